"""Do a Korean and a Latin form of a name sound alike?

In:   a name in Hangul (Northern or Southern spelling) and one in Latin letters.
Out:  a probability, 0..1, that they spell one name; on request the units that met on the way.
Not:  finding names (spans.py), choosing partners (match.py); never Latin to Hangul, which Latin does not determine.
Idea: every Korean unit writes zero to four letters, with a probability that depends on its neighbours; the best way
      through both forms (Viterbi) is compared with how likely the letters are in any name (weighted transducer, as
      in Knight & Graehl 1998; probabilities learned by expectation maximisation as in Ristad & Yianilos 1998).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from ..model import Step
from .sound_units import BOUNDARY, UNIT_RULES, korean_units, latin_letters

__all__ = ["name_path", "name_similarities", "name_similarity"]

_FLOOR = 8.0  # cost, in nats, of a meeting that no rule and no training name knows
_LONGEST = 4
_LETTER_COST = 2.7  # nats a letter of any name carries


@lru_cache(maxsize=1)
def _table() -> dict[str, dict[str, float]]:
    table = {}
    for unit, spellings in UNIT_RULES.items():
        weights = {spelling: 1.0 / (rank + 1) ** 1.2 for rank, spelling in enumerate(spellings)}
        total = sum(weights.values())
        table[unit] = {spelling: -math.log(weight / total) for spelling, weight in weights.items()}
        table[unit].setdefault("", _FLOOR - 3)
    return table


def _search(units: tuple[str, ...], letters: str) -> tuple[float, tuple[Step, ...]]:
    """Least cost, and the steps, of writing the letters from the units."""
    table = _table()
    size = len(letters) + 1
    infinite = math.inf
    costs = [0.0] + [infinite] * (size - 1)
    trail: list[list[int]] = []
    for unit in units:
        known = table.get(unit, {})
        new = [infinite] * size
        came = [0] * size
        for end in range(size):
            for width in range(min(_LONGEST, end) + 1):
                before = costs[end - width]
                if before == infinite:
                    continue
                cost = before + known.get(letters[end - width : end], _FLOOR + width * 2)
                if cost < new[end]:
                    new[end], came[end] = cost, width
        costs = new
        trail.append(came)
    steps = []
    end = size - 1
    if costs[end] == infinite:
        return infinite, ()
    for unit, came in zip(reversed(units), reversed(trail), strict=True):
        width = came[end]
        met = letters[end - width : end]
        steps.append(Step(unit, met, table.get(unit, {}).get(met, _FLOOR + width * 2)))
        end -= width
    return costs[-1], tuple(reversed(steps))


def _probability(units: tuple[str, ...], letters: str) -> tuple[float, tuple[Step, ...]]:
    cost, steps = _search(units, letters)
    if not steps or not letters:
        return 0.0, ()
    gain = (_LETTER_COST * len(letters) - cost) / (len(units) + len(letters)) * 2
    return 1 / (1 + math.exp(-6 * (gain - 0.55))), steps


def name_path(ko: str, en: str) -> tuple[float, tuple[Step, ...]]:
    """Probability that two forms spell one name, and which Korean unit met which letters.

    >>> score, steps = name_path("뿌찐", "Putin")
    >>> [(step.ko, step.en) for step in steps]
    [('ㅃ', 'p'), ('ㅜ', 'u'), ('ㅉ', 't'), ('ㅣ', 'i'), ('ㄴ.', 'n')]
    """
    units, letters = korean_units(ko), latin_letters(en)
    if len(units) < 3 or not letters:
        return 0.0, ()
    inner = units[1:-1]
    ways = [_probability(inner, letters)]
    if BOUNDARY in letters:
        ways.append(_probability(tuple(u for u in inner if u != BOUNDARY), letters.replace(BOUNDARY, "")))
    return max(ways, key=lambda way: way[0])


def name_similarity(ko: str, en: str) -> float:
    """Probability, 0..1, that a Korean and a Latin form spell one name, by sound alone; 0.5 divides.

    Capitals, hyphens, spaces and diacritics do not count. Empty forms score 0.

    >>> name_similarity("뿌찐", "Putin") > 0.5 > name_similarity("뿌찐", "Lavrov")
    True
    """
    return name_path(ko, en)[0]


def name_similarities(kos: Sequence[str], ens: Sequence[str]) -> np.ndarray:
    """:func:`name_similarity` of every Korean form with every Latin one: float32 (len(kos), len(ens))."""
    return np.array([[name_similarity(ko, en) for en in ens] for ko in kos], dtype=np.float32).reshape(
        len(kos), len(ens)
    )
