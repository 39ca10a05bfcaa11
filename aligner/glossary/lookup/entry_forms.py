"""All forms by which an entry is found.

In:   entries.
Out:  their spellings, as they are and folded; the words of these; entries in the order of their numbers.
Not:  where forms are kept (memory.py, sqlite.py).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...hangul import is_korean_name, romanize, split_surname, to_south
from .folding import fold, is_korean

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ...model import Entry

__all__ = ["bears", "folded_forms", "ranked", "spellings_of", "word_lengths"]


def spellings_of(entry: Entry) -> tuple[str, ...]:
    """All spellings that an entry holds, each once."""
    forms = [entry.ko, entry.ko_south, entry.en, entry.en_standard, entry.ru]
    forms += [variant.text for variant in entry.en_variants]
    forms += list(entry.romanizations.values())
    if entry.ko_south and entry.romanizations:
        forms.append(romanize(entry.ko_south, "rr", name=entry.kind == "person"))
    return tuple(dict.fromkeys(form for form in forms if form))


def folded_forms(entry: Entry) -> tuple[str, ...]:
    """Every spelling of an entry, folded, each once; without a Southern one, also what the rules make of the Korean."""
    forms = spellings_of(entry)
    folded = dict.fromkeys(map(fold, forms))
    if not entry.ko_south:
        folded |= dict.fromkeys(fold(to_south(form)) for form in forms if is_korean(form))
    folded.pop("", None)
    return tuple(folded)


def word_lengths(folded: Iterable[str]) -> dict[str, int]:
    """The words of folded forms, each with the length of the shortest form that has it."""
    lengths: dict[str, int] = {}
    for form in folded:
        for word in form.split():
            lengths[word] = min(lengths.get(word, len(form)), len(form))
    return lengths


def ranked(entries: Iterable[Entry]) -> list[tuple[int, Entry]]:
    """Entries with their places, in the order of the numbers that look-up gives them: the most often seen first."""
    return sorted(enumerate(entries), key=lambda numbered: (-numbered[1].count, numbered[0]))


def bears(entry: Entry, surname: str) -> bool:
    """True if an entry is a Korean person with this surname in Hangul, in Northern or Southern spelling."""
    if entry.kind != "person" or not is_korean_name(entry.ko):
        return False
    return surname in (split_surname(form)[0] for form in (entry.ko, entry.ko_south or to_south(entry.ko)))
