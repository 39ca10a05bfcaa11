"""Write a foreign name in the other script, letter by letter: Hangul to Latin and Latin to Hangul.

In:   one word of a foreign name.
Out:  spellings, likeliest first, with their costs: guesses.
Not:  judging whether two forms are one name (sound/), Korean personal names, Russian ones (guesses.py).
Idea: a joint n-gram model (Bisani & Ney 2008): a name is a row of pairs, a Korean unit with the letters that write
      it, and each pair is as likely as the four before it make it. So it knows how names are really spelt (트럼프
      is Trump, not Tramp) in both directions. Beam search. Learned by training/joint.py from Southern spellings and
      Northern ones made of them by rule.
"""

from __future__ import annotations

import math
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from ..hangul import Syllable
from ..limits import WORD_LETTERS
from .arrays import stored_arrays
from .sound.units import BOUNDARY, korean_units, latin_letters

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = [
    "BITS",
    "END",
    "ORDER",
    "START",
    "JointTable",
    "hangul_spellings",
    "latin_spellings",
    "load_joint_table",
]

ORDER = 5  # pairs that a probability looks at, itself included
BITS = 12  # of a pair's number in a key
START, END = 1, 2  # numbers of the marks before and after a word; 0 is no pair

_BEAM = 40
_OPTIONS = 16  # pairs tried for one unit, or for one string of letters
_SILENT = 2  # units in a row that no letter of a Latin word shows
_LONGEST = 4  # letters of a pair

# Which unit may follow which: nothing (0), consonant (1), vowel (2), vowel that opens its syllable (3), final (4).
_MAY_FOLLOW = np.array(
    [[0, 1, 0, 1, 0], [0, 0, 1, 0, 0], [0, 1, 0, 1, 1], [0, 1, 0, 1, 1], [0, 1, 0, 1, 0]], bool
)
_VOWELS = frozenset("ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ")

# Northern tense initials of names that the South writes with the aspirate: both are read.
_ASPIRATES = {"ㄲ": "ㅋ", "ㄸ": "ㅌ", "ㅃ": "ㅍ", "ㅆ": "ㅅ", "ㅉ": "ㅊ"}

Keys = NDArray[np.int64]
Costs = NDArray[np.float32]


def _kind(unit: str) -> int:
    if not unit:
        return 0
    if unit.endswith("."):
        return 4
    return 3 if len(unit) > 1 else 2 if unit in _VOWELS else 1


class JointTable:
    """Costs of pairs, each given up to four before it.

    A key holds the numbers of a pair and of those before it, ``BITS`` each, the pair itself lowest.

    Args:
        path: the file that training/joint.py writes.

    Raises:
        SeedError: it is missing or not such a file.
    """

    def __init__(self, path: Path) -> None:
        with stored_arrays(path, "the table of joint spellings", "training.joint") as arrays:
            lines = str(arrays["pairs"]).split("\n")
            self.pairs = [("", "")] * 3 + [(unit, letters) for unit, letters in map(str.split, lines)]
            self._keys: Keys = np.cumsum(arrays["steps"], dtype=np.int64)
            self._cost: Costs = arrays["cost"].astype(np.float32) / 20
            self._widening: Costs = arrays["widening"].astype(np.float32) / 20
        self.pairs = [(unit, letters.replace("-", "")) for unit, letters in self.pairs]
        self.kinds = np.array([_kind(unit) for unit, _ in self.pairs])
        self.of_unit: dict[str, list[int]] = {}
        self.of_letters: dict[str, list[int]] = {}
        # Written in the order of how common they are.
        for number, (unit, letters) in enumerate(self.pairs[3:], 3):
            self.of_unit.setdefault(unit, []).append(number)
            self.of_letters.setdefault(letters, []).append(number)

    def _find(self, keys: Keys) -> tuple[NDArray[np.intp], NDArray[np.bool_]]:
        places = np.minimum(np.searchsorted(self._keys, keys), len(self._keys) - 1)
        return places, self._keys[places] == keys

    def costs(self, histories: Keys, pairs: Keys) -> Costs:
        """Nats of each pair after each history, float32 (histories, pairs), infinite where it cannot follow.

        Args:
            histories: int64 (histories,), keys of up to four pairs.
            pairs: int64 (pairs,), numbers of pairs.
        """
        costs = np.full((len(histories), len(pairs)), np.nan, np.float32)
        widened = np.zeros(len(histories), np.float32)
        for size in range(ORDER - 1, -1, -1):
            history = histories & ((1 << BITS * size) - 1)
            known = np.ones(len(histories), bool) if not size else history >> BITS * (size - 1) > 0
            places, found = self._find(history[:, None] << BITS | pairs)
            fresh = found & known[:, None] & np.isnan(costs)
            costs[fresh] = (self._cost[places] + widened[:, None])[fresh]
            places, found = self._find(history)
            widened += np.where(found & known, self._widening[places], 0)
        allowed = _MAY_FOLLOW[self.kinds[histories & ((1 << BITS) - 1)]][:, self.kinds[pairs]]
        return np.where(np.isnan(costs) | ~(allowed | (pairs < 3)), np.float32(math.inf), costs)


@lru_cache(maxsize=1)
def load_joint_table() -> JointTable:
    """The table that ships with the package, read on first use.

    Raises:
        SeedError: it is missing or damaged.
    """
    return JointTable(Path(__file__).parents[1] / "data" / "joint.npz")


_State = tuple[int, str]  # history, what is written so far
_Beam = dict[_State, float]


def _grow(table: JointTable, beam: _Beam, numbers: Sequence[int], side: int) -> _Beam:
    """Every state with one pair more; ``side`` of a pair is what is written, 0 Hangul, 1 Latin."""
    states = list(beam)
    pairs = np.array(numbers, np.int64)
    costs = table.costs(np.array([history for history, _ in states], np.int64), pairs)
    costs += np.array([beam[state] for state in states], np.float32)[:, None]
    flat = costs.ravel()
    grown: _Beam = {}
    for place in np.argsort(flat)[: 3 * _BEAM].tolist():
        row, column = divmod(place, len(numbers))
        cost = float(flat[place])
        if cost == math.inf:
            break
        history, written = states[row]
        number = numbers[column]
        state = (
            (history << BITS | number) & ((1 << BITS * (ORDER - 1)) - 1),
            written + table.pairs[number][side],
        )
        grown.setdefault(state, cost)
    return grown


def _join(beam: _Beam, more: _Beam) -> None:
    for state, cost in more.items():
        if cost < beam.get(state, math.inf):
            beam[state] = cost


def _best(beam: _Beam) -> _Beam:
    return dict(sorted(beam.items(), key=lambda item: item[1])[:_BEAM])


def _finished(table: JointTable, beam: _Beam, limit: int) -> tuple[tuple[float, str], ...]:
    """What is written, likeliest first, ways to the same spelling added up."""
    chances: dict[str, float] = {}
    if beam:
        ends = table.costs(np.array([history for history, _ in beam], np.int64), np.array([END], np.int64))
        for ((_, written), cost), end in zip(beam.items(), ends[:, 0].tolist(), strict=True):
            chances[written] = chances.get(written, 0.0) + math.exp(-cost - end)
    ranked = sorted((-math.log(chance), written) for written, chance in chances.items() if written and chance)
    return tuple(ranked[:limit])


@lru_cache(maxsize=4096)
def latin_spellings(word: str, limit: int = 5) -> tuple[tuple[float, str], ...]:
    """Cost and Latin letters, small, of the likeliest spellings of one word in Hangul; none if it has odd letters.

    Nor are there any of a word with more letters than any name, ``limits.WORD_LETTERS``.

    Args:
        word: Northern or Southern spelling.
        limit: how many at most.

    Returns:
        By rising cost in nats: the negative natural logarithm of the joint probability.

    >>> latin_spellings("트럼프")[0][1]
    'trump'
    """
    if len(word) > WORD_LETTERS.most:
        return ()
    table = load_joint_table()
    beam: _Beam = {(START, ""): 0.0}
    for unit in korean_units(word)[1:-1]:
        numbers = [
            number
            for each in filter(None, (unit, _ASPIRATES.get(unit)))
            for number in table.of_unit.get(each, ())[:_OPTIONS]
        ]
        if not numbers:
            return ()
        beam = _best(_grow(table, beam, numbers, 1))
    return _finished(table, beam, limit)


@lru_cache(maxsize=4096)
def hangul_spellings(word: str, limit: int = 5) -> tuple[tuple[float, str], ...]:
    """Cost and Southern Hangul of the likeliest spellings of one word in Latin letters; none for several words.

    Args:
        word: capitals and diacritics do not count.
        limit: how many at most.

    Returns:
        By rising cost in nats: the negative natural logarithm of the joint probability.

    >>> hangul_spellings("Trump")[0][1]
    '트럼프'
    """
    letters = latin_letters(word)
    if not letters or BOUNDARY in letters or len(letters) > WORD_LETTERS.most:
        return ()
    table = load_joint_table()
    beams: list[_Beam] = [{} for _ in range(len(letters) + 1)]
    beams[0][START, ""] = 0.0
    silent = table.of_letters.get("", [])[:_OPTIONS]
    for at in range(len(letters) + 1):
        newest = beams[at] = _best(beams[at])
        for _ in range(_SILENT):
            newest = _best(_grow(table, newest, silent, 0)) if newest else {}
            _join(beams[at], newest)
        for size in range(1, min(_LONGEST, len(letters) - at) + 1):
            numbers = table.of_letters.get(letters[at : at + size], [])[:_OPTIONS]
            if numbers and beams[at]:
                _join(beams[at + size], _grow(table, beams[at], numbers, 0))
    whole = {
        state: cost
        for state, cost in beams[-1].items()
        if _MAY_FOLLOW[table.kinds[state[0] & ((1 << BITS) - 1)], 1]  # a syllable may begin: none is open
    }
    return tuple((cost, _syllables(written)) for cost, written in _finished(table, whole, limit))


def _syllables(units: str) -> str:
    """Units in a row (``ㅌㅡㄹㅓㅁ.ㅍㅡ``) as syllables."""
    written: list[Syllable] = []
    initial = ""
    for place, letter in enumerate(units):
        if letter == ".":
            continue
        if units[place + 1 : place + 2] == ".":
            written[-1] = Syllable(written[-1].initial, written[-1].medial, letter)
        elif letter in _VOWELS:
            written.append(Syllable(initial, letter))
        else:
            initial = letter
    return "".join(map(str, written))
