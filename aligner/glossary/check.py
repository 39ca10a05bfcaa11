"""Where a translation departs from a glossary.

In:   an alignment of a Korean and an English text; a glossary.
Out:  Departures: a Korean form of the glossary, in a pair whose English has none of its forms.
Not:  judging which of the two is right: a translator does.
Idea: a form counts where a word starts with it and the rest of the word is nothing but titles and particles, so that
      로씨야 is found in 로씨야는 and not in 로씨야련방; of forms at one place the longest counts, wherever words
      are parted. On the English side case, hyphens and accents do not count, and the adjective of
      a country does as well as its name (Russia, Russian).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from ..errors import LanguageError
from ..language_codes import base_language
from ..names.reading.korean_words import cuts, tokens
from ..seeds import read_table
from .lookup.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..model import Alignment, Entry
    from .glossary import Glossary

__all__ = ["Departure", "departures", "english_forms"]

_HYPHENS = re.compile(r"[-‐‑–—]")


@dataclass(frozen=True, slots=True)
class Departure:
    """A Korean form of the glossary whose English the translation does not have.

    Attributes:
        entry: what the glossary says.
        ko: the form as the Korean text has it, Northern or Southern.
        bead: index into ``Alignment.beads``.
        source_text: the Korean sentences of the bead.
        target_text: the English sentences of the bead.
    """

    entry: Entry
    ko: str
    bead: int
    source_text: str
    target_text: str


def english_forms(entry: Entry) -> tuple[str, ...]:
    """The English forms that a translation may use: printed and usual ones, the most frequent first."""
    forms = (entry.en, *(variant.text for variant in entry.en_variants), entry.en_standard or "")
    return tuple(dict.fromkeys(form for form in forms if form))


def departures(alignment: Alignment, glossary: Glossary) -> tuple[Departure, ...]:
    """List where the English of an alignment departs from a glossary, in reading order.

    Sentences without counterpart are left out: what is not translated departs from nothing.

    Args:
        alignment: a Korean and an English text, either of them the source.
        glossary: what the English should go by.

    Raises:
        LanguageError: the alignment is not between Korean and English.

    >>> from aligner.model import Entry
    >>> from aligner.pipeline import align
    >>> from aligner.glossary import Glossary
    >>> pairs = align(["뿌찐은 평양에 도착하였다."], ["Puchin arrived in Pyongyang."])
    >>> names = Glossary((Entry("뿌찐", "Putin"), Entry("평양", "Pyongyang", kind="place")))
    >>> [(one.ko, one.entry.en) for one in departures(pairs, names)]
    [('뿌찐', 'Putin')]
    """
    langs = (base_language(alignment.source.lang), base_language(alignment.target.lang))
    if set(langs) != {"ko", "en"}:
        raise LanguageError(
            f"the texts are in {langs[0]!r} and {langs[1]!r}",
            remedy="A glossary is checked against a Korean text and its English translation.",
        )
    forms = _korean_forms(glossary)
    found = []
    for number, bead in enumerate(alignment.beads):
        if not bead.is_paired:
            continue
        korean, english = alignment.source_text(bead), alignment.target_text(bead)
        if langs[0] == "en":
            korean, english = english, korean
        told: dict[str, _Form] = {}
        for form in _occurring(korean, forms):
            told.setdefault(forms[form].ko, form)
        for form in told.values():
            entry = forms[form]
            if not _has_any(english, entry):
                found.append(Departure(entry, " ".join(form), number, korean, english))
    return tuple(found)


_Form = tuple[str, ...]


def _korean_forms(glossary: Glossary) -> dict[_Form, Entry]:
    """Northern and Southern forms as rows of words; an entry's own form goes before another's Southern one."""
    forms: dict[_Form, Entry] = {}
    for side in ("ko", "ko_south"):
        for entry in glossary.entries:
            words = tuple(token.text for token in tokens(getattr(entry, side) or ""))
            # One syllable is more often a part of speech than a name.
            if sum(map(len, words)) > 1:
                forms.setdefault(words, entry)
    return forms


def _occurring(text: str, forms: dict[_Form, Entry]) -> Iterator[_Form]:
    """Forms that stand in a text, in order, none inside another."""
    words = [token.text for token in tokens(text)]
    openings: dict[str, list[_Form]] = {}
    for form in forms:
        openings.setdefault(form[0][0], []).append(form)
    place = 0
    while place < len(words):
        fitting = [form for form in openings.get(words[place][0], ()) if _stands_at(form, words[place:])]
        if fitting:
            best = max(fitting, key=lambda form: len("".join(form)))
            yield best
            place += len(best)
        else:
            place += 1


def _stands_at(form: _Form, words: list[str]) -> bool:
    """True if the words begin with the form; its last word may go on with titles and particles."""
    *first, last = form
    if words[: len(first)] != first or len(words) < len(form):
        return False
    word = words[len(first)]
    return word.startswith(last) and any(
        cut.length == len(last) and cut.tail in ("", "particle", "title") for cut in cuts(word)
    )


@cache
def _adjectives() -> dict[str, tuple[str, ...]]:
    """Folded English name of a country -> its adjectives, which translate the Korean noun before another."""
    return {
        fold(name): tuple(form.strip() for form in row["adjective"].split("|") if form.strip())
        for row in read_table("countries", ("ko", "en", "adjective", "source"))
        for name in row["en"].split("|")
    }


def _has_any(english: str, entry: Entry) -> bool:
    """True if a form of the entry stands in the text; it may end in -n, -s or -'s."""
    forms = list(english_forms(entry))
    if entry.kind == "country":
        forms += [adjective for form in tuple(forms) for adjective in _adjectives().get(fold(form), ())]
    text = _spaced(english)
    return any(re.search(rf"\b{re.escape(_spaced(form))}[a-z]{{0,2}}\b", text) for form in forms)


def _spaced(text: str) -> str:
    """Folded, with a space for a hyphen: Jong-un and Jong Un are one."""
    return fold(_HYPHENS.sub(" ", text))
