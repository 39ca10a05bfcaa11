"""Names that stand behind a glossary: asked for as wholes, and only where the glossary has nothing as good.

In:   the entries behind; a query, and what the glossary answers to it.
Out:  answers, best first.
Not:  which entries stand behind (table_entries.py), the look-up in the glossary itself (steps.py).
Idea: what stands behind are thousands of countries, bodies and offices. A part of one is no answer, as a name that
      nobody has listed is often like a word of them; a form with titles and particles, or with a slip in it, is one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...limits import WORD_LETTERS
from .entry_forms import spellings_of
from .folding import fold, is_korean, squeezed, tidy
from .likeness import Likeness, letters
from .peeling import peelings

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ...model import Entry, Kind

__all__ = ["WholeNames"]

# How alike a form behind and a query must be to count as one with a slip, 0..1, and how many letters may differ.
# Of 300 names of persons one is taken for a place by these; of 45 slips in names of the tables 40 are found.
_ALIKE = 0.83
_MOST_SLIPS = 2

# Letters (of Hangul: jamo) below which a query holds too little.
_SHORTEST = 5


class WholeNames:
    """Entries that are found by a whole form and by no part of one."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._entries = tuple((entry, _folded(spellings_of(entry))) for entry in entries)
        self._places: dict[str, list[int]] = {}
        for place, (_, forms) in enumerate(self._entries):
            for form in dict.fromkeys(map(squeezed, forms)):
                self._places.setdefault(form, []).append(place)

    def answers(self, query: str, found: Sequence[Entry]) -> list[Entry]:
        """What a glossary found, or what stands behind it where that has a form which is more like the query.

        Args:
            query: as a person types it.
            found: the glossary's own answers, best first.

        Returns:
            Entries, best first. Those behind are asked for a form as it is, titles and particles aside; then, if
            nothing that was found contains the query or is as like it, for a form with a slip.
        """
        query = tidy(query)
        if len(query) > WORD_LETTERS.most:
            return list(found)
        asked = set(map(squeezed, _folded((query, *peelings(query)))))
        if any(not asked.isdisjoint(map(squeezed, _folded(spellings_of(entry)))) for entry in found):
            return list(found)
        spelt = {place for form in asked for place in self._places.get(form, ())}
        if spelt:
            # What matches the entry's own form comes before what matches another of its forms.
            return sorted(
                (self._entries[place][0] for place in sorted(spelt)),
                key=lambda entry: asked.isdisjoint(map(squeezed, _folded((entry.ko, entry.en)))),
            )
        return self._with_a_slip(fold(query), found) or list(found)

    def _with_a_slip(self, plain: str, found: Sequence[Entry]) -> list[Entry]:
        """Entries whose form is most like a query, unless those found are as like it or contain it."""
        known = [_folded(spellings_of(entry)) for entry in found]
        if any(plain in form for forms in known for form in forms):
            return []
        wanted = Likeness(plain)
        alike = [(_likeness(plain, wanted, entry.kind, forms), entry) for entry, forms in self._entries]
        best = max((likeness for likeness, _ in alike), default=0.0)
        least = max(
            (_likeness(plain, wanted, entry.kind, forms) for entry, forms in zip(found, known, strict=True)),
            default=0.0,
        )
        return [entry for likeness, entry in alike if likeness == best] if best > least else []


def _likeness(plain: str, wanted: Likeness, kind: Kind, forms: Iterable[str]) -> float:
    """How like the most like of an entry's forms is, as a whole, 0..1; 0 if it differs by more than a slip or two."""
    korean = is_korean(plain)
    if wanted.size < _SHORTEST + korean or (kind == "title" and " " not in plain):
        return 0.0  # Heard is no head, 선기 no 서기
    best = 0.0
    for form in forms:
        # A slip leaves the first letter, the number of words and, in Hangul, that of syllables.
        if (form[:1] != plain[:1] and not korean) or form.count(" ") != plain.count(" "):
            continue
        if is_korean(form) == korean and (not korean or len(form) == len(plain)):
            likeness = wanted.of(form)
            slips = (1 - likeness) * (wanted.size + len(letters(form))) / 2
            if likeness >= _ALIKE and slips <= _MOST_SLIPS:
                best = max(best, likeness)
    return best


def _folded(forms: Iterable[str]) -> tuple[str, ...]:
    return tuple(map(fold, forms))
