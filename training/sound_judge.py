"""Learn when two forms that sound alike are one name: the last step of ``python -m training.sound``.

In:   a finished table of sounds, and pairs that it was not trained on.
Out:  the weights of the evidence (``Judge`` of aligner/transliteration/sound/table.py), learned among a hundred other
      names for each pair, with forms as a careless page prints them and with neighbours of Korean names.
Not:  the costs of letters (sound.py).
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
from scipy.optimize import minimize

from aligner.hangul import romanize, split_syllable
from aligner.transliteration.sound.likeness import CHANCE_WEIGHT, QUICK, evidence, walk
from aligner.transliteration.sound.likeness import name_ways as ways
from aligner.transliteration.sound.many import LatinWords as Words
from aligner.transliteration.sound.units import (
    is_sino_korean_name,
    latin_letters,
)

from .sound_pairs import (
    GIVEN_SYLLABLES,
    Pair,
)

if TYPE_CHECKING:
    import random
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from aligner.transliteration.sound.table import SoundTable

LEAST_STRETCH = 0.5  # weight of the worst stretch, at least: no loss on dev names, fewer Volkov = Volkova
NEIGHBOUR = (
    1.0  # weight of a made-up neighbour of a Korean name; more makes odd personal spellings (Kihl-jae) lose
)


def printed_wrong(en: str, rng: random.Random) -> str:
    """A Latin form as a careless page prints it: a vowel lost, h for kh, b for v."""
    kind = rng.randrange(5)
    if kind == 0 and "kh" in en.lower():
        return en.replace("kh", "h").replace("Kh", "H")
    if kind == 1 and "v" in en[1:]:
        return en[0] + en[1:].replace("v", "b", 1)
    if kind == 2 and len(en) > 7:
        return en[2:]
    inner = [at for at, letter in enumerate(en) if 0 < at < len(en) - 1 and letter in "aeiou"]
    if not inner:
        return en
    at = rng.choice(inner)
    return en[:at] + en[at + 1 :]


def neighbours(pair: Pair, rng: random.Random) -> list[str]:
    """Latin forms of other people whose Korean names differ in one syllable."""
    others = []
    for _ in range(3):
        at = rng.randrange(1, len(pair.ko))
        syllable = rng.choice(GIVEN_SYLLABLES)
        if rng.random() < 0.4:  # 성, 선
            part = split_syllable(pair.ko[at])
            syllable = str(
                replace(part, final=rng.choice([final for final in "ㄱㄴㄹㅁㅇ" if final != part.final]))
            )
        other = pair.ko[:at] + syllable + pair.ko[at + 1 :]
        system = rng.choice(("kcna", "rr", "mr"))
        written = romanize(other, "kcna", name=True)
        if written != romanize(pair.ko, "kcna", name=True):
            others.append(romanize(other, system, name=True))
    return others


def learn_judge(table: SoundTable, kept_back: Sequence[Pair], rng: random.Random) -> tuple[float, ...]:
    """Weights of the evidence, from pairs that were not trained on, each among a hundred other names."""
    pool = [pair.en for pair in kept_back]
    rows: list[tuple[float, ...]] = []
    truths: list[bool] = []
    weights: list[float] = []

    def add(ko: str, en: str, truth: bool, weight: float) -> None:
        found = []
        for domain, units, handicap in ways(ko):
            prices = table.rows(domain, units)
            letters = latin_letters(en).replace("#", "")
            if prices and letters:
                _, steps = walk(table, prices, letters)
                found.append(evidence(table, domain, steps, letters, handicap))
        if not found:
            return
        best = max(found, key=lambda item: item[1])
        if truth and best[2] < -0.1 and weight == 1.0:
            return  # in the lists, but not the same name
        rows.append(best)
        truths.append(truth)
        weights.append(weight)

    matrix_words = Words(table, [latin_letters(en).replace("#", "") for en in pool])
    for pair in kept_back:
        add(pair.ko, pair.en, True, 1.0)
        if pair.domain == "foreign" and len(pair.en) > 6 and rng.random() < 0.3:
            add(pair.ko, printed_wrong(pair.en, rng), True, 0.3)
        if pair.domain == "korean" and is_sino_korean_name(pair.ko) and " " not in pair.ko:
            for other in neighbours(pair, rng):
                add(pair.ko, other, False, NEIGHBOUR)
        sample = rng.sample(range(len(pool)), 100)
        near = set()
        for domain, units, _ in ways(pair.ko):
            prices = table.rows(domain, units)
            if prices:
                gains = CHANCE_WEIGHT * matrix_words.chance - matrix_words.costs(prices)
                near |= {at for at in sample if gains[at] > QUICK * len(matrix_words.words[at])}
        for at in near:
            if pool[at] != pair.en and not same_sound(pair.en, pool[at]):
                add(pair.ko, pool[at], False, 1.0)
    design, truth, weight = np.array(rows), np.array(truths), np.array(weights)
    scale = np.maximum(np.abs(design).max(axis=0), 1e-9)

    def loss(parameters: NDArray[np.float64]) -> float:
        logit = design / scale @ parameters
        return float(
            (weight * np.logaddexp(0, np.where(truth, -logit, logit))).sum() + 1e-3 * (parameters**2).sum()
        )

    # A bad stretch counts against a pair for certain; the lists, where many pairs are not the same name, hide that.
    bounds = (
        [(None, None)] * 3
        + [(LEAST_STRETCH * scale[3], None)]
        + [(None, None)] * 2
        + [(0.0, None), (LEAST_STRETCH * scale[7], None)]
    )
    found = minimize(loss, np.zeros(design.shape[1]), method="L-BFGS-B", bounds=bounds).x / scale
    decided = design @ found > 0
    right = (weight * (decided & truth)).sum()
    f1 = 2 * right / ((weight * decided).sum() + (weight * truth).sum())
    print(f"judge: {len(truth)} pairs near enough, {truth.sum()} true, F1 {f1:.4f}, weights {found.round(3)}")
    return tuple(found.tolist())


def same_sound(first: str, second: str) -> bool:
    """Are two Latin forms spellings of one name to the ear (Waleed, Walid)?"""

    def fold(en: str) -> str:
        word = latin_letters(en).replace("#", "")
        for old, new in (
            ("ee", "i"),
            ("oo", "u"),
            ("ph", "f"),
            ("ck", "k"),
            ("c", "k"),
            ("y", "i"),
            ("z", "s"),
            ("h", ""),
            ("eo", "o"),
            ("eu", "u"),
            ("g", "k"),
            ("d", "t"),
            ("b", "p"),
            ("j", "k"),
        ):
            word = word.replace(old, new)
        return re.sub(r"(.)\1", r"\1", word)

    return fold(first) == fold(second)
