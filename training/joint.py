"""Learn how foreign names are spelt in both scripts: ``python -m training.joint DATA_FOLDER``.

In:   name lists of the data folder (training/sound_pairs.py) and the sound table, which lines their letters up.
Out:  ``aligner/data/joint.npz``, the table that aligner/transliteration/letter_pairs.py reads.
Not:  Korean personal names, and pairs that the sound table does not take for one name.
Idea: counts of rows of up to five pairs, smoothed by absolute discounting, each context leaning on the next shorter.
      A row keeps the whole probability, a context the share that it leaves to shorter ones (as in an ARPA file), so
      that looking up a pair is a few look-ups of keys. English words come in once more, respelt the Northern way.
"""

from __future__ import annotations

import argparse
import random
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from aligner.transliteration.letter_pairs import BITS, END, ORDER, START
from aligner.transliteration.sound.likeness import evidence, walk
from aligner.transliteration.sound.table import load_table
from aligner.transliteration.sound.units import korean_units, latin_letters

from .sound_pairs import Pair, genuine_pairs, write_north

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from aligner.model import Step

DISCOUNT = 0.5  # taken from each count for what was never seen; .5 to .7 differ by less than .01 on dev
SURE = 0.95  # least probability by the sound table that the two forms are one name
WORST = 5.0  # most nats of one unit: above stand first and family name taken for each other
UNSEEN = 1 / 3000  # what a pair costs that no context knows
NORTH_WEIGHT = 0.2
LONGEST = 25
SEED = 20230914

Rows = dict[tuple[tuple[str, str], ...], float]
Counts = dict[int, dict[int, float]]  # context -> pair -> weight


def lined_up(pairs: Iterable[Pair]) -> Iterator[tuple[Pair, Sequence[Step]]]:
    """Pairs with their ways, those that are one name beyond doubt."""
    table = load_table()
    for pair in pairs:
        letters = latin_letters(pair.en).replace("#", "")
        rows = table.rows("foreign", korean_units(pair.ko))
        if not rows or not 0 < len(letters) <= LONGEST:
            continue
        _, steps = walk(table, rows, letters)
        if any(not step.ko or step.cost > WORST for step in steps):
            continue
        if table.judge.probability(evidence(table, "foreign", steps, letters)) >= SURE:
            yield pair, steps


def collect(folder: Path) -> Rows:
    """Words as rows of pairs, with weights."""
    genuine: dict[tuple[str, str], float] = defaultdict(float)
    for pair in genuine_pairs(folder):
        if pair.domain == "foreign":
            genuine[pair.ko, pair.en.casefold()] += pair.weight
    rows: Rows = defaultdict(float)
    rng = random.Random(SEED)
    north = []
    for pair, steps in lined_up(Pair(ko, en, weight=weight) for (ko, en), weight in genuine.items()):
        rows[tuple((step.ko, step.en) for step in steps)] += pair.weight
        other = write_north(steps, rng)
        if other != pair.ko:
            north.append(Pair(other, pair.en, weight=NORTH_WEIGHT * pair.weight))
    for pair, steps in lined_up(north):
        rows[tuple((step.ko, step.en) for step in steps)] += pair.weight
    return rows


def count(rows: Rows) -> tuple[list[tuple[str, str]], list[Counts]]:
    """The pairs, commonest first, and counts by length of context."""
    seen: dict[tuple[str, str], float] = defaultdict(float)
    for row, weight in rows.items():
        for pair in row:
            seen[pair] += weight
    pairs = sorted(seen, key=lambda pair: -seen[pair])[: (1 << BITS) - 3]
    numbers = {pair: number for number, pair in enumerate(pairs, 3)}
    counts: list[Counts] = [defaultdict(lambda: defaultdict(float)) for _ in range(ORDER)]
    for row, weight in rows.items():
        if not all(pair in numbers for pair in row):
            continue
        word = [START, *(numbers[pair] for pair in row), END]
        for at in range(1, len(word)):
            context = 0
            counts[0][0][word[at]] += weight
            for size in range(1, min(ORDER - 1, at) + 1):
                context |= word[at - size] << BITS * (size - 1)
                counts[size][context][word[at]] += weight
    return pairs, counts


def smooth(counts: Sequence[Counts]) -> tuple[dict[int, float], dict[int, float]]:
    """Probabilities of rows, and what contexts leave to shorter ones, both by key."""
    chances: dict[int, float] = {}
    left: dict[int, float] = {}
    for size, contexts in enumerate(counts):
        for context, following in contexts.items():
            total = sum(following.values())
            left[context] = sum(min(DISCOUNT, weight) for weight in following.values()) / total
            shorter = context & ((1 << BITS * (size - 1)) - 1) if size else 0
            for number, weight in following.items():
                wider = chances[shorter << BITS | number] if size else UNSEEN
                chances[context << BITS | number] = (
                    max(weight - DISCOUNT, 0.0) / total + left[context] * wider
                )
    return chances, left


def main() -> None:
    """Train and write the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path, help="folder that holds train/")
    rows = collect(parser.parse_args().data)
    pairs, counts = count(rows)
    chances, left = smooth(counts)
    keys = np.array(sorted(chances | left), np.int64)

    def packed(values: dict[int, float]) -> np.ndarray:
        nats = -np.log([values.get(key, 1.0) for key in keys.tolist()])
        return np.minimum(np.round(nats * 20), 255).astype(np.uint8)

    path = Path(__file__).parents[1] / "aligner" / "data" / "joint.npz"
    np.savez_compressed(
        path,
        pairs=np.array("\n".join(f"{unit} {letters or '-'}" for unit, letters in pairs)),
        steps=np.diff(keys, prepend=0),
        cost=packed(chances),
        widening=packed(left),
    )
    print(f"{len(rows)} words, {len(pairs)} pairs, {len(keys)} keys, {path.stat().st_size / 1024:.0f} KiB")


if __name__ == "__main__":
    main()
