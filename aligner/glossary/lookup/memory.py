"""The forms of entries in memory.

In:   entries.
Out:  answers to the questions of look-up.
Not:  what they are asked for (steps.py), entries in a file (sqlite.py).
Idea: dictionaries from forms, words and keys to numbers of entries, and sorted lists for beginnings. What
      only a query with a slip asks for is made when the first such query comes.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from .entry_forms import folded_forms, ranked, spellings_of, word_lengths
from .folding import squeezed
from .keys import runs, slips, sound_keys
from .steps import MOST_ANSWERS, PROPOSALS, Search

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from ...model import Entry

__all__ = ["Index"]

Key = TypeVar("Key")
Value = TypeVar("Value")


class Index(Search):
    """Every form of every entry, ready to be asked."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._all = tuple(entry for _, entry in ranked(entries))
        self._folded = tuple(map(folded_forms, self._all))
        self._exact: dict[str, list[int]] = {}
        self._squeezed: dict[str, list[int]] = {}
        # Word -> entry -> length of its shortest form with the word; words in the order of their entries.
        self._words: dict[str, dict[int, int]] = {}
        for number, (entry, folded) in enumerate(zip(self._all, self._folded, strict=True)):
            for form in spellings_of(entry):
                self._exact.setdefault(form, []).append(number)
            for form in dict.fromkeys(map(squeezed, folded)):
                self._squeezed.setdefault(form, []).append(number)
            for word, length in word_lengths(folded).items():
                self._words.setdefault(word, {})[number] = length

    @cached_property
    def _sorted_words(self) -> list[str]:
        return sorted(self._words)

    @cached_property
    def _sorted_forms(self) -> list[str]:
        return sorted(self._squeezed)

    @cached_property
    def _by_slip(self) -> dict[int, list[str]]:
        return _turned((word, slips(word)) for word in self._words)

    @cached_property
    def _by_run(self) -> dict[str, list[str]]:
        return _turned((word, runs(word)) for word in self._words)

    @cached_property
    def _by_sound(self) -> dict[str, list[int]]:
        numbered = enumerate(zip(self._all, self._folded, strict=True))
        return _turned(
            (number, sound_keys(entry, (*folded, *word_lengths(folded))))
            for number, (entry, folded) in numbered
        )

    @cached_property
    def _places(self) -> dict[str, int]:
        return {word: place for place, word in enumerate(self._words)}

    def _entries(self, numbers: Sequence[int]) -> Mapping[int, Entry]:
        return {number: self._all[number] for number in numbers}

    def _folded_forms(self, numbers: Sequence[int]) -> Iterable[tuple[int, Sequence[str]]]:
        return [(number, self._folded[number]) for number in numbers]

    def _with_form(self, form: str) -> Sequence[tuple[int, bool]]:
        found = [
            (number, form in (self._all[number].ko, self._all[number].en))
            for number in self._exact.get(form, ())
        ]
        return sorted(found, key=lambda one: not one[1])[:MOST_ANSWERS]

    def _with_squeezed(self, form: str) -> Sequence[tuple[int, str, str]]:
        numbers = self._squeezed.get(form, [])[:MOST_ANSWERS]
        return [(number, self._all[number].ko, self._all[number].en) for number in numbers]

    def _with_words(self, words: Sequence[str]) -> Sequence[int]:
        return sorted(set.intersection(*(set(self._words.get(word, ())) for word in words)))[:MOST_ANSWERS]

    def _with_word_beginning(self, start: str) -> Sequence[tuple[int, int]]:
        begun = [held for word in _beginning(self._sorted_words, start) for held in self._words[word].items()]
        return _shortest_first(begun)

    def _with_squeezed_beginning(self, start: str) -> Sequence[tuple[int, int]]:
        forms = _beginning(self._sorted_forms, start)
        return _shortest_first((number, len(form)) for form in forms for number in self._squeezed[form])

    def _with_word_ending(self, end: str) -> Sequence[tuple[int, int]]:
        lengths: dict[int, int] = {}
        for word, holders in self._words.items():
            if word.endswith(end):
                for number, length in holders.items():
                    lengths[number] = min(lengths.get(number, length), length)
        return _shortest_first(lengths.items())

    def _persons_with_word_beginning(self, start: str) -> Sequence[int]:
        holders = {number for word in _beginning(self._sorted_words, start) for number in self._words[word]}
        return sorted(number for number in holders if self._all[number].kind == "person")[:PROPOSALS]

    def _words_sharing_a_slip(self, keys: set[int]) -> Sequence[str]:
        words = {word for key in keys for word in self._by_slip.get(key, ())}
        return sorted(words, key=self._places.__getitem__)[:PROPOSALS]

    def _words_sharing_runs(self, sought: set[str], least: int) -> Sequence[str]:
        shared = Counter(word for run in sought for word in self._by_run.get(run, ()))
        words = (word for word, count in shared.items() if count >= least)
        return sorted(words, key=lambda word: (-shared[word], self._places[word]))[:PROPOSALS]

    def _with_one_word_of_each(self, choices: Sequence[Sequence[str]]) -> Sequence[int]:
        holders = ({number for word in words for number in self._words.get(word, ())} for words in choices)
        return sorted(set.intersection(*holders))[:PROPOSALS]

    def _with_sound(self, key: str) -> Sequence[int]:
        return self._by_sound.get(key, [])[:PROPOSALS]


def _turned(keys_of: Iterable[tuple[Value, Iterable[Key]]]) -> dict[Key, list[Value]]:
    """Key -> what has it, in the order given."""
    turned: dict[Key, list[Value]] = {}
    for value, keys in keys_of:
        for key in keys:
            turned.setdefault(key, []).append(value)
    return turned


def _beginning(texts: list[str], start: str) -> Iterator[str]:
    """Those of sorted texts that begin so."""
    for place in range(bisect_left(texts, start), len(texts)):
        if not texts[place].startswith(start):
            return
        yield texts[place]


def _shortest_first(found: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    return sorted(found, key=lambda one: (one[1], one[0]))[:MOST_ANSWERS]
