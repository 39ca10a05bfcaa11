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
import math
from functools import lru_cache
from typing import TYPE_CHECKING

from ...limits import WORD_LETTERS
from ...model import Step
from .table import (
    LONGEST,
    FloatArray,
    SoundTable,
    load_table,
)
from .units import BOUNDARY, is_sino_korean_name, korean_units, latin_letters

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["evidence", "judge_way", "letter_orders", "name_path", "name_similarity", "pair_ways", "walk"]

TURNED = 1.5  # nats that putting the family name first costs
OTHER_SYSTEM = 4.0  # nats against reading the shape of a Korean personal name as a foreign one
INSERTION = 7.0  # nats a letter costs that no unit wrote
LAST_INSERTION = 4.0  # and on top of that if it ends the name: Volkov is not Volkova
CHANCE_WEIGHT = (
    0.8  # how much of a letter's rarity counts for a match: best top-1 on name words, 0.5 to 1.1 tried
)
QUICK = -0.6  # gain a letter below which the way need not be looked at: no pair ever passes from there


@lru_cache(maxsize=65536)
def letter_orders(en: str) -> tuple[str, ...]:
    """Letters of a name as printed, and of two or three words with the last put first and the first put last.

    None of what has more letters than any name, ``limits.WORD_LETTERS``: it sounds like nothing.
    """
    if len(en) > WORD_LETTERS.most:
        return ()
    words = latin_letters(en).split(BOUNDARY)
    orders = ["".join(words)]
    if len(words) in (2, 3):
        orders += ["".join([words[-1], *words[:-1]]), "".join([*words[1:], words[0]])]
    return tuple(dict.fromkeys(orders))


def name_ways(ko: str) -> Iterator[tuple[str, tuple[str, ...], float]]:
    """The ways to read a Korean form: domain (``"korean"`` or ``"foreign"``), units, and handicap in nats, 0 or more.

    A form of Korean shape is read as a Korean name, and with a handicap as a foreign one. What is longer than any name
    is read in no way.
    """
    if len(ko) > WORD_LETTERS.most:
        return
    units = korean_units(ko)
    if is_sino_korean_name(ko):
        together = (BOUNDARY, *(unit for unit in units if unit != BOUNDARY), BOUNDARY)
        yield "korean", together, 0.0
        yield "foreign", units, OTHER_SYSTEM
    else:
        yield "foreign", units, 0.0


def pair_ways(ko: str, en: str) -> Iterator[tuple[str, tuple[str, ...], float, str]]:
    """Domain, units, handicap and letters of every way to read a pair: other orders of its Latin words among them.

    Handicaps are nats that speak against a way, 0 or more: of the Korean reading, and of turning the words round.
    """
    for domain, units, handicap in name_ways(ko):
        for turn, letters in enumerate(letter_orders(en)):
            if letters:
                yield domain, units, handicap + TURNED * bool(turn), letters


def walk(table: SoundTable, rows: list[tuple[str, FloatArray]], letters: str) -> tuple[float, list[Step]]:
    """Least cost of writing the letters, in nats, and the way (Viterbi); letters that no unit wrote have an empty unit.

    Args:
        table: says which grams of letters there are.
        rows: for each unit of the Korean form, in order, the unit and its costs of all grams, nats (grams,).
        letters: a Latin form without boundaries.
    """
    size = len(letters) + 1
    left_out = [INSERTION] * size
    left_out[-1] += LAST_INSERTION
    costs = [0.0, *itertools.accumulate(left_out[1:])]
    trail: list[list[int]] = []
    # The grams that end at each place: where they begin, and where their price stands in what a unit asks for.
    wanted: dict[int, int] = {}
    grams = [
        [
            (start, wanted.setdefault(gram, len(wanted)))
            for start in range(end, max(-1, end - LONGEST - 1), -1)
            if (gram := table.gram_ids.get(letters[start:end])) is not None
        ]
        for end in range(size)
    ]
    columns = list(wanted)
    for _, row in rows:
        price = row[columns].tolist()
        new: list[float] = []
        came: list[int] = []
        for end, ending in enumerate(grams):
            best, start_of_best = math.inf, end
            for start, gram in ending:
                cost = costs[start] + price[gram]
                if cost < best:
                    best, start_of_best = cost, start
            if end and new[end - 1] + left_out[end] < best:
                best, start_of_best = new[end - 1] + left_out[end], end + 1
            new.append(best)
            came.append(end - start_of_best)
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
    """What a way says for and against: the eight values that :class:`Judge` weighs, in its order.

    Args:
        table: gives the costs of the letters by chance.
        domain: of the reading, ``"korean"`` or ``"foreign"``.
        steps: the way, from ``walk``.
        letters: the Latin form, without boundaries; not empty.
        handicap: nats that speak against the reading, 0 or more.

    Returns:
        1, gain in nats over letters by chance, gain a letter, worst stretch (0 or less), log of the number of letters;
        then 1, gain a letter and worst stretch once more for a Korean reading, three times 0 for another.
    """
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


def judge_way(
    table: SoundTable, domain: str, units: tuple[str, ...], handicap: float, letters: str
) -> tuple[float, tuple[Step, ...]]:
    """Probability, 0..1, that letters spell a form read in one way, and the way; none where it gains too little.

    Args:
        table: the costs.
        domain: of the reading, ``"korean"`` or ``"foreign"``.
        units: the form, read so.
        handicap: nats that speak against the reading, 0 or more.
        letters: a Latin form without boundaries.
    """
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

    Returns:
        The probability, 0..1, of the likeliest way to read the two, and its steps in the order of the Korean form,
        with costs in nats. No steps where the probability is 0.

    >>> score, steps = name_path("뿌찐", "Putin")
    >>> [(step.ko, step.en) for step in steps]
    [('ㅃ', 'p'), ('ㅜ', 'u'), ('ㅉ', 't'), ('ㅣ', 'i'), ('ㄴ.', 'n')]
    """
    table = table or load_table()
    found = (judge_way(table, *way) for way in pair_ways(ko, en))
    return max(found, key=lambda judged: judged[0], default=(0.0, ()))


@lru_cache(maxsize=65536)
def name_similarity(ko: str, en: str, table: SoundTable | None = None) -> float:
    """Probability, 0..1, that a Korean and a Latin form spell one name, by sound alone; 0.5 divides.

    Capitals, hyphens, spaces and diacritics do not count; two or three Latin words may stand in the other order.
    A form without Hangul, or without Latin letters, or longer than ``limits.WORD_LETTERS``, scores 0.

    Args:
        ko: one name in Hangul, Northern or Southern spelling.
        en: one name in Latin letters.
        table: the costs to go by (``adapt_sound`` learns others), the shipped ones if not given.

    >>> name_similarity("뿌찐", "Putin") > 0.5 > name_similarity("뿌찐", "Lavrov")
    True
    """
    return name_path(ko, en, table)[0]
