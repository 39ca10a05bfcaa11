"""Do a Korean and a Latin form of a name sound alike?

In:   a name in Hangul (Northern or Southern spelling) and one in Latin letters.
Out:  a probability, 0..1, that they spell one name; on request the units that met on the way.
Not:  finding names, choosing partners (aligner.names); never Latin to Hangul, which Latin does not determine.
Idea: every Korean unit writes zero to four letters, with a probability that depends on the units beside it; the
      best way through both forms (Viterbi) is compared with how likely the letters are in any name. A weighted
      transducer after Knight & Graehl 1998, its probabilities learned by expectation maximisation as in Ristad &
      Yianilos 1998 (training/sound.py). A logistic model makes the comparison a probability.
"""

from __future__ import annotations

import itertools
import json
import math
from copy import copy
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from ...model import Step
from ...probability import logistic
from ..arrays import stored_arrays
from .units import BOUNDARY, LETTERS, contexts, is_sino_korean_name, korean_units, latin_letters

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

__all__ = [
    "Judge",
    "SoundTable",
    "evidence",
    "load_table",
    "name_path",
    "name_similarities",
    "name_similarity",
    "pair_ways",
    "walk",
]

LONGEST = 4  # letters that one unit may write
INSERTION = 7.0  # nats a letter costs that no unit wrote
LAST_INSERTION = 4.0  # and on top of that if it ends the name: Volkov is not Volkova
# Nor is Volkova Volkov: letters that a vowel at the end of a word hardly writes, and what they cost besides.
LAST_LETTERS = dict.fromkeys("ㅏㅐㅑㅔㅕㅖㅗㅘㅚㅛㅠㅢ", ("",)) | {"ㅡ": ("a", "o")}
UNUSUAL_LAST = 5.0
IMPOSSIBLE = 1e6
CHANCE_WEIGHT = (
    0.8  # how much of a letter's rarity counts for a match: best top-1 on name words, 0.5 to 1.1 tried
)
TURNED = 1.5  # nats that putting the family name first costs
OTHER_SYSTEM = 4.0  # nats against reading the shape of a Korean personal name as a foreign one
_BYTES_PER_NAT = 20.0
QUICK = -0.6  # gain a letter below which the way need not be looked at: no pair ever passes from there

FloatArray = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Judge:
    """Logistic model from the evidence of a way to a probability.

    Attributes:
        weights: of 1, total gain, gain a letter, worst stretch, log of the letters; then, for Korean personal names
            alone, of 1, gain a letter and worst stretch once more (their spelling is stricter).
    """

    weights: tuple[float, ...]

    def probability(self, found: Sequence[float]) -> float:
        """0..1."""
        return logistic(sum(weight * value for weight, value in zip(self.weights, found, strict=True)))


class SoundTable:
    """Costs of letters given a unit and its neighbours; one row a context, rows unpacked when first used.

    Args:
        path: the file that training/sound.py writes.

    Attributes:
        name: for the signature of what is made with the table.

    Raises:
        SeedError: it is missing or not such a file.
    """

    def __init__(self, path: Path) -> None:
        self.name = "sound"
        with stored_arrays(path, "the sound table", "training.sound") as arrays:
            self.grams = str(arrays["grams"]).split("\t")
            keys = str(arrays["keys"]).split("\n")
            self._starts = arrays["starts"]
            self._ids = arrays["ids"]
            self._costs = arrays["costs"]
            self._floor: dict[str, FloatArray] = {
                domain: arrays[f"floor_{domain}"] for domain in ("foreign", "korean")
            }
            self.background: FloatArray = arrays["background"]
            self.judge = Judge(tuple(json.loads(str(arrays["judge"]))))
        self.gram_ids = {gram: number for number, gram in enumerate(self.grams)}
        self._rows = {key: number for number, key in enumerate(keys)}
        self._unpacked: dict[tuple[str, str, str, str], FloatArray | None] = {}
        self._factors: Mapping[tuple[str, str], NDArray[np.float64]] = {}
        self._chance = {
            (before, after): float(self.background[i, j])
            for i, before in enumerate([*LETTERS, ""])
            for j, after in enumerate([*LETTERS, ""])
        }

    def _row(self, key: str) -> FloatArray | None:
        number = self._rows.get(key)
        if number is None:
            return None
        row = self._floor[key.split("\t", 1)[0]].copy()
        part = slice(int(self._starts[number]), int(self._starts[number + 1]))
        row[self._ids[part]] = self._costs[part] / _BYTES_PER_NAT
        return row

    def costs(self, domain: str, before: str, unit: str, after: str) -> FloatArray | None:
        """Cost in nats of every gram, and of none that exists (last); ``None`` for a unit never met."""
        key = (domain, before, unit, after)
        if key not in self._unpacked:
            row = self._stored_costs(*key)
            if row is not None and after == BOUNDARY:
                for letters in LAST_LETTERS.get(unit[-1], ()):
                    row[self.gram_ids[letters]] += UNUSUAL_LAST
            if row is not None and (domain, unit) in self._factors:
                leaning = np.exp(-row) * self._factors[domain, unit]
                row = -np.log(leaning / leaning.sum()).astype(np.float32)
            self._unpacked[key] = row
        return self._unpacked[key]

    def _stored_costs(self, domain: str, before: str, unit: str, after: str) -> FloatArray | None:
        row = self._row(f"{domain}\t{before}\t{unit}\t{after}")
        if row is not None:
            return row
        sides = (self._row(f"{domain}\t{before}\t{unit}\t*"), self._row(f"{domain}\t*\t{unit}\t{after}"))
        known = [side for side in sides if side is not None]
        if len(known) == 2:
            return (np.float32(math.log(2)) - np.logaddexp(-known[0], -known[1])).astype(np.float32)
        return known[0] if known else self._row(f"{domain}\t*\t{unit}\t*")

    def leaning(self, factors: Mapping[tuple[str, str], NDArray[np.float64]]) -> SoundTable:
        """A table in which units write grams by so much more or less often, in every context; this one stays.

        Args:
            factors: for a domain and a unit the factor of each gram's probability.
        """
        table = copy(self)
        table._unpacked = {}
        table._factors = factors
        return table

    def rows(self, domain: str, units: tuple[str, ...]) -> list[tuple[str, FloatArray]] | None:
        """Unit and costs for each unit between the boundaries; ``None`` if one is unknown."""
        found = []
        for context in contexts(domain, units):
            row = self.costs(*context)
            if row is None:
                return None
            found.append((context[2], row))
        return found

    def chance(self, letters: str) -> list[float]:
        """Nats of each letter by chance, given the one before; the last item is the end."""
        return [
            self._chance[before, after] for before, after in zip(["", *letters], [*letters, ""], strict=True)
        ]


@lru_cache(maxsize=1)
def load_table() -> SoundTable:
    """The table that ships with the package, read on first use."""
    return SoundTable(Path(__file__).parents[2] / "data" / "sound.npz")


def _joined(en: str) -> str:
    return latin_letters(en).replace(BOUNDARY, "")


@lru_cache(maxsize=65536)
def _orders(en: str) -> tuple[str, ...]:
    """Letters of a name as printed, and of two or three words with the last put first and the first put last."""
    words = latin_letters(en).split(BOUNDARY)
    orders = ["".join(words)]
    if len(words) in (2, 3):
        orders += ["".join([words[-1], *words[:-1]]), "".join([*words[1:], words[0]])]
    return tuple(dict.fromkeys(orders))


def name_ways(ko: str) -> Iterator[tuple[str, tuple[str, ...], float]]:
    """Domain, units and handicap under which a Korean form is read."""
    units = korean_units(ko)
    if is_sino_korean_name(ko):
        together = (BOUNDARY, *(unit for unit in units if unit != BOUNDARY), BOUNDARY)
        yield "korean", together, 0.0
        yield "foreign", units, OTHER_SYSTEM
    else:
        yield "foreign", units, 0.0


def pair_ways(ko: str, en: str) -> Iterator[tuple[str, tuple[str, ...], float, str]]:
    """Domain, units, handicap and letters of every way to read a pair: other orders of its words among them."""
    for domain, units, handicap in name_ways(ko):
        for turn, letters in enumerate(_orders(en)):
            if letters:
                yield domain, units, handicap + TURNED * bool(turn), letters


def walk(table: SoundTable, rows: list[tuple[str, FloatArray]], letters: str) -> tuple[float, list[Step]]:
    """Least cost of writing the letters, and the way; letters that no unit wrote have an empty unit."""
    size = len(letters) + 1
    left_out = [INSERTION] * size
    left_out[-1] += LAST_INSERTION
    costs = [0.0, *itertools.accumulate(left_out[1:])]
    trail: list[list[int]] = []
    ids = [
        [table.gram_ids.get(letters[end - width : end], -1) for width in range(min(LONGEST, end) + 1)]
        for end in range(size)
    ]
    for _, row in rows:
        price = row.tolist()
        new: list[float] = []
        came: list[int] = []
        for end in range(size):
            best, width_of_best = math.inf, 0
            for width, gram in enumerate(ids[end]):
                if gram >= 0:
                    cost = costs[end - width] + price[gram]
                    if cost < best:
                        best, width_of_best = cost, width
            if end and new[end - 1] + left_out[end] < best:
                best, width_of_best = new[end - 1] + left_out[end], -1
            new.append(best)
            came.append(width_of_best)
        costs = new
        trail.append(came)
    steps = []
    end = size - 1
    for (unit, row), came in zip(reversed(rows), reversed(trail), strict=True):
        while came[end] == -1:
            steps.append(Step("", letters[end - 1], left_out[end]))
            end -= 1
        met = letters[end - came[end] : end]
        steps.append(Step(unit, met, float(row[table.gram_ids[met]])))
        end -= came[end]
    steps += [Step("", letters[at], left_out[at + 1]) for at in range(end - 1, -1, -1)]
    return costs[-1], steps[::-1]


def evidence(
    table: SoundTable, domain: str, steps: Sequence[Step], letters: str, handicap: float = 0.0
) -> tuple[float, ...]:
    """What a way says for and against, in nats: see :class:`Judge`."""
    chance = table.chance(letters)
    at, total, stretch, worst = 0, -handicap + CHANCE_WEIGHT * chance[-1], 0.0, 0.0
    for step in steps:
        gain = CHANCE_WEIGHT * sum(chance[at : at + len(step.en)]) - step.cost
        at += len(step.en)
        total += gain
        stretch = min(0.0, stretch + gain)
        worst = min(worst, stretch)
    mean, korean = total / len(letters), float(domain == "korean")
    return 1.0, total, mean, worst, math.log(len(letters)), korean, korean * mean, korean * worst


def _judge(
    table: SoundTable, domain: str, units: tuple[str, ...], handicap: float, letters: str
) -> tuple[float, tuple[Step, ...]]:
    rows = table.rows(domain, units)
    if not rows:
        return 0.0, ()
    _, steps = walk(table, rows, letters)
    found = evidence(table, domain, steps, letters, handicap)
    if found[1] <= QUICK * len(letters):
        return 0.0, ()
    return table.judge.probability(found), tuple(steps)


def name_path(ko: str, en: str, table: SoundTable | None = None) -> tuple[float, tuple[Step, ...]]:
    """Probability that two forms spell one name, and which Korean unit met which letters.

    A unit is a Korean letter in its place: ``ㄴ.`` is a final, ``ㅇㅣ`` a vowel that opens its syllable. Letters that
    no unit wrote stand with an empty unit.

    Args:
        ko: one name in Hangul.
        en: one name in Latin letters.
        table: the costs to go by, the shipped ones if not given.

    >>> score, steps = name_path("뿌찐", "Putin")
    >>> [(step.ko, step.en) for step in steps]
    [('ㅃ', 'p'), ('ㅜ', 'u'), ('ㅉ', 't'), ('ㅣ', 'i'), ('ㄴ.', 'n')]
    """
    table = table or load_table()
    found = (_judge(table, *way) for way in pair_ways(ko, en))
    return max(found, key=lambda judged: judged[0], default=(0.0, ()))


@lru_cache(maxsize=65536)
def name_similarity(ko: str, en: str, table: SoundTable | None = None) -> float:
    """Probability, 0..1, that a Korean and a Latin form spell one name, by sound alone; 0.5 divides.

    Capitals, hyphens, spaces and diacritics do not count; two or three Latin words may stand in the other order.
    A form without Hangul, or without Latin letters, scores 0.

    >>> name_similarity("뿌찐", "Putin") > 0.5 > name_similarity("뿌찐", "Lavrov")
    True
    """
    return name_path(ko, en, table)[0]


class LatinWords:
    """Latin forms as arrays, for one sweep over all of them."""

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
        """Least cost of writing each word from the units, for all words at once: (words,), in nats.

        Each is the first value that :func:`walk` returns for that word.
        """
        size = self.grams[0].shape[1]
        places = np.arange(size, dtype=np.float32)
        slope = INSERTION * places + LAST_INSERTION * (places >= self.lengths[:, None])
        slope = slope.astype(np.float32)
        before = slope
        padded = np.empty(len(rows[0][1]) + 1, np.float32)
        padded[-1] = IMPOSSIBLE
        for _, row in rows:
            padded[:-1] = row
            new = before + padded[self.grams[0]]
            for width in range(1, min(LONGEST, size - 1) + 1):
                through = before[:, :-width] + padded[self.grams[width][:, width:]]
                np.minimum(new[:, width:], through, out=new[:, width:])
            before = np.minimum.accumulate(new - slope, axis=1) + slope
        return before[np.arange(len(self.words)), self.lengths]


def name_similarities(kos: Sequence[str], ens: Sequence[str], table: SoundTable | None = None) -> FloatArray:
    """:func:`name_similarity` of every Korean form with every Latin one, many times faster.

    Returns:
        float32 (len(kos), len(ens)). Pairs that are nowhere near each other get exactly 0.

    >>> name_similarities(["뿌찐", "라브로브"], ["Lavrov", "Putin"]).round().tolist()
    [[0.0, 1.0], [1.0, 0.0]]
    """
    scores = np.zeros((len(kos), len(ens)), np.float32)
    if not len(kos) or not len(ens):
        return scores
    table = table or load_table()
    columns: list[int] = []
    turned: list[bool] = []
    letters: list[str] = []
    for column, en in enumerate(ens):
        for turn, order in enumerate(_orders(en)):
            if order:
                columns.append(column)
                turned.append(bool(turn))
                letters.append(order)
    if not letters:
        return scores
    words = LatinWords(table, letters)
    handicaps = TURNED * np.array(turned)
    for number, ko in enumerate(kos):
        for domain, units, handicap in name_ways(ko):
            rows = table.rows(domain, units)
            if not rows:
                continue
            gains = CHANCE_WEIGHT * words.chance - words.costs(rows) - handicaps - handicap
            for at in np.flatnonzero(gains > QUICK * words.lengths).tolist():
                score, _ = _judge(table, domain, units, handicap + handicaps[at], letters[at])
                scores[number, columns[at]] = max(scores[number, columns[at]], score)
    return scores
