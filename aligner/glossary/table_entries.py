"""What the tables of seeds/lexicon know, as entries: places, bodies and offices that no report has shown yet.

In:   the tables.
Out:  a Glossary whose entries have no sentences: their evidence names the table and its source.
Not:  the glossary of the reports (store.py); people (suggest.py), who are many, and of whom a table knows a few.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from .._version import __version__
from ..model import Entry, Evidence, Kind, Variant
from ..names.lexicon import Fact, load_lexicon
from .entries import order
from .glossary import Glossary
from .lookup import Likeness, fold, is_korean, letters, peelings, spellings_of, squeezed, tidy
from .store import load_glossary

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["known_names", "shipped_answers"]

# How alike a form of a table and a query must be to count as one with a slip, 0..1, and how many letters may differ.
# Of 300 names of persons one is taken for a place by these; of 45 slips in names of the tables 40 are found.
_ALIKE = 0.83
_MOST_SLIPS = 2
# Letters (of Hangul: jamo) below which a query holds too little.
_SHORTEST = 5

_TABLES: dict[Kind, str] = {"country": "countries", "title": "titles"}


@lru_cache(maxsize=1)
def known_names() -> Glossary:
    """The entries of the tables: countries, places, institutions and titles, one a Korean form.

    >>> [(entry.ko, entry.ko_south) for entry in known_names().lookup("Poland")]
    [('뽈스까', '폴란드')]
    """
    entries: dict[str, Entry] = {}
    lexicon = load_lexicon()
    for fact in (*lexicon.named, *lexicon.titles):
        entries.setdefault(fact.ko, _entry(fact))
    # 폴란드 is an entry already: the Southern form of 뽈스까.
    southern = {entry.ko_south for entry in entries.values() if entry.ko != entry.ko_south}
    kept = order(
        entry for entry in entries.values() if entry.ko != entry.ko_south or entry.ko not in southern
    )
    return Glossary(kept, f"lexicon|entries:{len(kept)}|v:{__version__}")


def _entry(fact: Fact) -> Entry:
    table = _TABLES.get(fact.kind, "institutions")
    return Entry(
        fact.ko,
        fact.en[0],
        fact.kind,
        en_variants=tuple(Variant(form, 0) for form in fact.en[1:]),
        ko_south=fact.ko_south,
        evidence=(Evidence(fact.ko, fact.en[0], "", "", f"seeds/lexicon/{table}.tsv, {fact.source}"),),
    )


def shipped_answers(query: str) -> list[Entry]:
    """Entries for a query, best first: of the glossary of the reports, or of a table where only that has the form.

    The tables are asked for a form as it is, titles and particles aside; then, if the reports have nothing that is
    as like, for a form with a slip. A part of a form is no answer there: a name that they lack is often like a word.
    """
    query = tidy(query)
    reports = load_glossary()
    found = reports.lookup(query)
    asked = _folded((query, *peelings(query)))
    if any(asked & _folded(spellings_of(entry)) for entry in found):
        return found
    shown = {entry.ko: entry for entry in reports}
    spelt = [entry for entry in known_names() if asked & _folded(spellings_of(entry))]
    # What matches the entry's own form comes before what matches another of its forms.
    spelt.sort(key=lambda entry: not asked & _folded((entry.ko, entry.en)))
    return [shown.get(entry.ko, entry) for entry in spelt or _with_a_slip(query, found)] or found


def _with_a_slip(query: str, found: list[Entry]) -> list[Entry]:
    """Entries of the tables whose form is most like a query, unless those found are as like it or contain it."""
    plain = fold(query)
    if any(plain in form for entry in found for form in map(fold, spellings_of(entry))):
        return []
    wanted = Likeness(plain)
    alike = [(_likeness(plain, wanted, entry), entry) for entry in known_names()]
    best = max(likeness for likeness, _ in alike)
    if best <= max((_likeness(plain, wanted, entry) for entry in found), default=0.0):
        return []
    return [entry for likeness, entry in alike if likeness == best]


def _likeness(plain: str, wanted: Likeness, entry: Entry) -> float:
    """How like a form of the entry is, as a whole, 0..1; 0 if it differs by more than a slip or two."""
    korean = is_korean(plain)
    if wanted.size < _SHORTEST + korean or (entry.kind == "title" and " " not in plain):
        return 0.0  # Heard is no head, 선기 no 서기
    best = 0.0
    for form in map(fold, spellings_of(entry)):
        # A slip leaves the first letter, the number of words and, in Hangul, that of syllables.
        if (form[:1] != plain[:1] and not korean) or form.count(" ") != plain.count(" "):
            continue
        if is_korean(form) == korean and (not korean or len(form) == len(plain)):
            likeness = wanted.of(form)
            slips = (1 - likeness) * (wanted.size + len(letters(form))) / 2
            if likeness >= _ALIKE and slips <= _MOST_SLIPS:
                best = max(best, likeness)
    return best


def _folded(forms: Iterable[str]) -> set[str]:
    """The forms as look-up compares them, spaces aside."""
    return {squeezed(fold(form)) for form in forms}
