"""Likeness by sound of many pairs at once.

In:   pairs of Korean and Latin forms.
Out:  the probabilities, 0..1, that likeness.py gives each of them, many times faster.
Not:  the units that met on the way (likeness.py).
Idea: the costs of all pairs go through the units in step, as arrays; only pairs that come near each other are looked at
      one by one.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from .likeness import (
    CHANCE_WEIGHT,
    INSERTION,
    LAST_INSERTION,
    QUICK,
    TURNED,
    judge_way,
    letter_orders,
    name_ways,
)
from .table import (
    LONGEST,
    FloatArray,
    Numbers,
    SoundTable,
    load_table,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["name_similarities"]

IMPOSSIBLE = 1e6


class LatinWords:
    """Latin forms as arrays, for one sweep over all of them.

    Args:
        table: the costs to go by.
        words: the forms, plain small letters without boundaries.
    """

    def __init__(self, table: SoundTable, words: Sequence[str]) -> None:
        self.words = words
        size = max(map(len, words), default=0) + 1
        missing = len(table.grams)
        self.grams = [np.full((len(words), size), missing, np.intp) for _ in range(LONGEST + 1)]
        self.lengths = np.array([len(word) for word in words], np.intp)
        self.chance = np.zeros(len(words), np.float32)
        for row, word in enumerate(words):
            self.chance[row] = sum(table.chance(word))
            for end in range(len(word) + 1):
                for width in range(min(LONGEST, end) + 1):
                    gram = table.gram_ids.get(word[end - width : end])
                    if gram is not None:
                        self.grams[width][row, end] = gram

    def costs(self, rows: list[tuple[str, FloatArray]]) -> FloatArray:
        """Least cost, as :func:`walk` finds it, of writing each word from the units: float32 (words,), nats."""
        everyone = np.arange(len(self.words))
        return self.costs_of_pairs([rows], np.zeros(len(self.words), np.intp), everyone)

    def costs_of_pairs(
        self, forms: Sequence[list[tuple[str, FloatArray]]], form: Numbers, word: Numbers
    ) -> FloatArray:
        """Least cost, as :func:`walk` finds it, of writing words from the units of forms, for many pairs at once.

        Args:
            forms: unit and costs for each unit of some Korean forms.
            form: (pairs,) number of the form of each pair.
            word: (pairs,) number of the word of each pair.

        Returns:
            float32 (pairs,), nats, 0 or more.
        """
        counts = np.array([len(rows) for rows in forms], np.intp)
        # Pairs with many units first: those that have no further unit fall out at the end.
        order = np.argsort(-counts[form], kind="stable")
        form, word = form[order], word[order]
        prices, units = _stacked(forms, int(counts.max(initial=0)))
        width_of_row = prices.shape[1]
        flat = prices.ravel()
        size = self.grams[0].shape[1]
        places = np.arange(size, dtype=np.float32)
        slope = INSERTION * places + LAST_INSERTION * (places >= self.lengths[word][:, None])
        slope = slope.astype(np.float32)
        grams = [table[word] for table in self.grams[: min(LONGEST, size - 1) + 1]]
        before = slope.copy()
        for step in range(units.shape[1]):
            going = int(np.count_nonzero(counts[form] > step))
            row = units[form[:going], step][:, None] * width_of_row
            came = before[:going]
            new = came + flat[row + grams[0][:going]]
            for width in range(1, len(grams)):
                through = came[:, :-width] + flat[row + grams[width][:going, width:]]
                np.minimum(new[:, width:], through, out=new[:, width:])
            before[:going] = np.minimum.accumulate(new - slope[:going], axis=1) + slope[:going]
        costs = np.empty(len(order), np.float32)
        costs[order] = before[np.arange(len(word)), self.lengths[word]]
        return costs


def _stacked(forms: Sequence[list[tuple[str, FloatArray]]], longest: int) -> tuple[FloatArray, Numbers]:
    """Costs of the different units of all forms, a row each, and the rows of each form: (forms, longest)."""
    rows: dict[int, int] = {}
    different: list[FloatArray] = []
    units = np.zeros((len(forms), longest), np.intp)
    for number, form in enumerate(forms):
        for step, (_, row) in enumerate(form):
            if id(row) not in rows:
                rows[id(row)] = len(different)
                different.append(row)
            units[number, step] = rows[id(row)]
    size = len(different[0]) if different else 0
    prices = np.empty((len(different), size + 1), np.float32)
    for number, row in enumerate(different):
        prices[number, :-1] = row
    prices[:, -1] = IMPOSSIBLE
    return prices, units


# Pairs that are compared in one go: enough to keep the processor busy, few enough for its cache.
_AT_ONCE = 2048


def pair_similarities(pairs: Sequence[tuple[str, str]], table: SoundTable | None = None) -> FloatArray:
    """Probabilities that the two forms of each pair spell one name, by sound alone.

    Each is what :func:`name_similarity` gives, many times faster.

    Args:
        pairs: a Korean and a Latin form each.
        table: the costs to go by, the shipped ones if not given.

    Returns:
        float32 (len(pairs),), 0..1. Pairs that are nowhere near each other get exactly 0.

    >>> pair_similarities([("뿌찐", "Putin"), ("뿌찐", "Lavrov")]).round().tolist()
    [1.0, 0.0]
    """
    scores = np.zeros(len(pairs), np.float32)
    table = table or load_table()
    ways = _Ways(table)
    found = [(at, *way) for at, (ko, en) in enumerate(pairs) for way in ways.of(ko, en)]
    if not found:
        return scores
    words = LatinWords(table, list(ways.letters))
    for first in range(0, len(found), _AT_ONCE):
        part = found[first : first + _AT_ONCE]
        form, word = (np.array([way[place] for way in part], np.intp) for place in (1, 2))
        handicaps = np.array([way[3] for way in part])
        costs = words.costs_of_pairs(ways.rows, form, word)
        gains = CHANCE_WEIGHT * words.chance[word] - costs - handicaps
        for near in np.flatnonzero(gains > QUICK * words.lengths[word]).tolist():
            at, number, column, handicap = part[near]
            domain, units = ways.forms[number]
            score, _ = judge_way(table, domain, units, handicap, words.words[column])
            scores[at] = max(scores[at], score)
    return scores


class _Ways:
    """The ways to read pairs, their forms and letters numbered."""

    def __init__(self, table: SoundTable) -> None:
        self.forms: list[tuple[str, tuple[str, ...]]] = []
        self.rows: list[list[tuple[str, FloatArray]]] = []
        self.letters: dict[str, int] = {}
        self._table = table
        self._korean: dict[str, tuple[tuple[int, float], ...]] = {}
        self._latin: dict[str, tuple[tuple[int, float], ...]] = {}

    def of(self, ko: str, en: str) -> Iterator[tuple[int, int, float]]:
        """Number of the form, number of the letters and handicap of each way to read a pair."""
        if ko not in self._korean:
            self._korean[ko] = tuple(self._forms_of(ko))
        if en not in self._latin:
            self._latin[en] = tuple(
                (self.letters.setdefault(letters, len(self.letters)), TURNED * bool(turn))
                for turn, letters in enumerate(letter_orders(en))
                if letters
            )
        for form, handicap in self._korean[ko]:
            for word, turned in self._latin[en]:
                yield form, word, handicap + turned

    def _forms_of(self, ko: str) -> Iterator[tuple[int, float]]:
        for domain, units, handicap, rows in _rows_of(self._table, ko):
            self.forms.append((domain, units))
            self.rows.append(rows)
            yield len(self.forms) - 1, handicap


# The words of a text come again, in other sentences and with other particles cut off.
@lru_cache(maxsize=8192)
def _rows_of(
    table: SoundTable, ko: str
) -> tuple[tuple[str, tuple[str, ...], float, list[tuple[str, FloatArray]]], ...]:
    """Domain, units, handicap and costs of each way to read a Korean form, ways with unknown units left out."""
    ways = ((domain, units, handicap, table.rows(domain, units)) for domain, units, handicap in name_ways(ko))
    return tuple((domain, units, handicap, rows) for domain, units, handicap, rows in ways if rows)


def name_similarities(kos: Sequence[str], ens: Sequence[str], table: SoundTable | None = None) -> FloatArray:
    """Probabilities that a Korean and a Latin form spell one name, by sound alone, each form with each.

    Each is what :func:`name_similarity` gives, many times faster.

    Args:
        kos: names in Hangul, a row each.
        ens: names in Latin letters, a column each.
        table: the costs to go by, the shipped ones if not given.

    Returns:
        float32 (len(kos), len(ens)), 0..1. Pairs that are nowhere near each other get exactly 0.

    >>> name_similarities(["뿌찐", "라브로브"], ["Lavrov", "Putin"]).round().tolist()
    [[0.0, 1.0], [1.0, 0.0]]
    """
    scores = pair_similarities([(ko, en) for ko in kos for en in ens], table)
    return scores.reshape(len(kos), len(ens))
