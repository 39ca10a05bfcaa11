"""Learn how names sound: ``python -m training.sound DATA_FOLDER``.

In:   name lists of the data folder (sound_pairs.py: which, and what is made of them), made Chinese names (pinyin.py).
Out:  ``aligner/data/sound.npz``, the table that aligner/transliteration/sound/table.py reads; scores on the screen.
Idea: every Korean unit writes zero to four letters with a probability that depends on the units beside it.
      Expectation maximisation over all ways to cut the letters (forward-backward), started from the unit rules.
      A pair that the model explains worse than chance letters would counts for nothing: the lists hold many pairs
      that are no transliterations. Rows of rare contexts lean on those of commoner ones.
"""

from __future__ import annotations

import argparse
import json
import random
import time
import zlib
from collections import Counter, defaultdict
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from aligner.model import Step
from aligner.transliteration.sound.counts import Example, expect, group_examples
from aligner.transliteration.sound.likeness import walk
from aligner.transliteration.sound.table import LONGEST, SoundTable
from aligner.transliteration.sound.units import (
    BOUNDARY,
    LETTERS,
    UNIT_RULES,
    Context,
    contexts,
    korean_units,
    latin_letters,
)

from .pinyin import chinese_names
from .sound_judge import learn_judge
from .sound_pairs import (
    Pair,
    genuine_pairs,
    korean_names,
    north_english,
    north_russian,
    russian_pairs,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

RULE_WEIGHT = 3.0  # counts that the rules are worth to a unit
CONTEXT_WEIGHT = (12.0, 8.0)  # counts that a wider context is worth to a narrower one: one neighbour, two
MIN_CONTEXT = 12.0  # a context needs this many examples for a row of its own
FLOOR = {"foreign": 0.004, "korean": 0.0003}  # share of probability kept for letters that a row never met
# Letters that a unit of Korean names writes in less than the first share of all places, and nowhere in more than the
# second, are slips of the lists. (Foreign names lose by such a cut: their rare spellings are real.)
SLIPS = (0.002, 0.05)
SEED = 20230914
TABLE = Path(__file__).parents[1] / "aligner" / "data" / "sound.npz"


class Background:
    """Letters by chance: each given the one before (first: ``^``), in nats."""

    def __init__(self, words: Iterable[str]) -> None:
        size = len(LETTERS)
        counts = np.full((size + 1, size + 1), 0.5)
        for word in words:
            ids = [LETTERS.index(letter) for letter in word]
            for before, after in zip([size, *ids], [*ids, size], strict=True):
                counts[before, after] += 1
        self.costs: NDArray[np.float64] = -np.log(counts / counts.sum(axis=1, keepdims=True))

    def cost(self, word: str) -> float:
        """Nats that the letters cost."""
        ids = [LETTERS.index(letter) for letter in word]
        return float(
            sum(self.costs[a, b] for a, b in zip([len(LETTERS), *ids], [*ids, len(LETTERS)], strict=True))
        )


def without_slips(counts: dict[Context, NDArray[np.float64]]) -> dict[Context, NDArray[np.float64]]:
    """Counts without letters that a unit of Korean names hardly ever writes, save where a context has them often."""
    totals: dict[tuple[str, str], NDArray[np.float64]] = defaultdict(lambda: np.zeros(1))
    for (domain, _, unit, _), row in counts.items():
        totals[domain, unit] = totals[domain, unit] + row
    left = {}
    for (domain, before, unit, after), row in counts.items():
        total = totals[domain, unit]
        slips = (total < SLIPS[0] * total.sum()) & (row < SLIPS[1] * row.sum())
        left[domain, before, unit, after] = np.where(slips & (domain == "korean"), 0.0, row)
    return left


class Model:
    """Probabilities of grams given contexts, as EM has them."""

    def __init__(self, grams: Sequence[str]) -> None:
        self.grams = list(grams)
        self.gram_ids = {gram: number for number, gram in enumerate(self.grams)}
        self.lengths = np.array([len(gram) for gram in self.grams])
        # What a row that has seen nothing expects: short grams, letters alike.
        by_length = np.array([0.5, 0.44, 0.05, 0.008, 0.002])
        per_length = np.bincount(self.lengths, minlength=5)
        self.chance = by_length[self.lengths] / per_length[self.lengths]
        self.rows: dict[Context, NDArray[np.float64]] = {}
        self.counts: dict[Context, NDArray[np.float64]] = {}

    def rule_row(self, unit: str) -> NDArray[np.float64]:
        """The rules' spellings of a unit, most usual first, with a little for all others."""
        row = 0.02 * self.chance
        spellings = UNIT_RULES.get(unit, ("",))
        weights = np.array([1 / (rank + 1) for rank in range(len(spellings))])
        for spelling, weight in zip(spellings, weights / weights.sum() * 0.98, strict=True):
            if spelling in self.gram_ids:
                row[self.gram_ids[spelling]] += weight
        return row / row.sum()

    def estimate(self, counts: dict[Context, NDArray[np.float64]]) -> None:
        """Rows from expected counts: unit, unit and one neighbour, unit and both; each leans on the one before."""
        counts = without_slips(counts)
        unit_counts: dict[Context, NDArray[np.float64]] = defaultdict(lambda: np.zeros(len(self.grams)))
        for (domain, before, unit, after), row in counts.items():
            for key in ((domain, "*", unit, "*"), (domain, before, unit, "*"), (domain, "*", unit, after)):
                unit_counts[key] += row
        rows: dict[Context, NDArray[np.float64]] = {}
        for domain in {key[0] for key in counts} | {"foreign", "korean"}:
            for unit in UNIT_RULES:
                key = (domain, "*", unit, "*")
                row = unit_counts[key] + RULE_WEIGHT * self.rule_row(unit)
                rows[key] = row / row.sum()
        for key, row in unit_counts.items():
            if key[1] == key[3] == "*":
                continue
            total = row.sum()
            if total >= MIN_CONTEXT / 2:
                wide = rows[(key[0], "*", key[2], "*")]
                rows[key] = (row + CONTEXT_WEIGHT[0] * wide) / (total + CONTEXT_WEIGHT[0])
        for key, row in counts.items():
            total = row.sum()
            if total >= MIN_CONTEXT:
                rows[key] = (row + CONTEXT_WEIGHT[1] * self._narrower(rows, key)) / (
                    total + CONTEXT_WEIGHT[1]
                )
        self.rows, self.counts = rows, counts

    @staticmethod
    def _narrower(rows: dict[Context, NDArray[np.float64]], key: Context) -> NDArray[np.float64]:
        domain, before, unit, after = key
        found = [rows[k] for k in ((domain, before, unit, "*"), (domain, "*", unit, after)) if k in rows]
        return np.mean(found, axis=0) if found else rows[(domain, "*", unit, "*")]

    def row(self, key: Context) -> NDArray[np.float64]:
        """Probabilities of all grams in a context, from the widest known part of it."""
        known = self.rows.get(key)
        if known is None:
            known = self._narrower(self.rows, key)
        return (1 - FLOOR[key[0]]) * known + FLOOR[key[0]] * self.chance


def example_of(pair: Pair) -> Example:
    """A pair as units and letters; the words of a Korean personal name are one."""
    units = korean_units(pair.ko)
    if pair.domain == "korean":
        units = (BOUNDARY, *(unit for unit in units if unit != BOUNDARY), BOUNDARY)
    return Example(pair.domain, units, latin_letters(pair.en).replace(BOUNDARY, ""), pair.weight)


def best_path(pair: Pair, model: Model) -> tuple[Step, ...]:
    """The likeliest way through one pair; empty if there is none."""
    units, letters = korean_units(pair.ko), latin_letters(pair.en).replace("#", "")
    size = len(letters) + 1
    scores = np.full(size, -np.inf)
    scores[0] = 0.0
    trail = []
    found = contexts(pair.domain, units)
    for key in found:
        row = np.log(model.row(key))
        new, came = np.full(size, -np.inf), np.zeros(size, int)
        for end in range(size):
            for step in range(min(LONGEST, end) + 1):
                gram = model.gram_ids.get(letters[end - step : end])
                if gram is not None and scores[end - step] + row[gram] > new[end]:
                    new[end], came[end] = scores[end - step] + row[gram], step
        scores = new
        trail.append(came)
    if not np.isfinite(scores[-1]):
        return ()
    steps, end = [], size - 1
    for (_, _, unit, _), came in zip(reversed(found), reversed(trail), strict=True):
        steps.append(Step(unit, letters[end - came[end] : end], 0.0))
        end -= int(came[end])
    return tuple(reversed(steps))


def gram_inventory(words: Iterable[str]) -> list[str]:
    """Every letter, and the longer strings that are common or in the rules."""
    counts: Counter[str] = Counter()
    for word in words:
        for width in range(2, LONGEST + 1):
            counts.update(word[at : at + width] for at in range(len(word) - width + 1))
    least = {2: 25, 3: 60, 4: 150}
    common = {gram for gram, count in counts.items() if "#" not in gram and count >= least[len(gram)]}
    rules = {spelling for spellings in UNIT_RULES.values() for spelling in spellings if len(spelling) > 1}
    return ["", *LETTERS, *sorted(common | rules, key=lambda gram: (len(gram), gram))]


def train(pairs: Sequence[Pair], model: Model, background: Background, rounds: int) -> None:
    """Expectation maximisation; prints the log-likelihood of each round."""
    examples = [example_of(pair) for pair in pairs]
    weights = np.array([example.weight for example in examples])
    groups, keys = group_examples(examples, model.gram_ids, background.cost)
    for number in range(rounds):
        began = time.perf_counter()
        found = expect(groups, np.array([model.row(key) for key in keys]), len(examples))
        model.estimate(dict(zip(keys, found.counts, strict=True)))
        used = int((found.beliefs > weights / 2).sum())
        print(
            f"  round {number + 1}: {used} of {len(pairs)} pairs count, log-likelihood {found.log_likelihood:.0f}, "
            f"{len(model.rows)} rows, {time.perf_counter() - began:.1f} s",
            flush=True,
        )


def worth_keeping(model: Model, least: float) -> list[Context]:
    """Contexts of two neighbours that save at least ``least`` nats over their narrower ones, and all narrower."""
    kept = []
    for key, row in model.rows.items():
        if key[1] == "*" or key[3] == "*":
            kept.append(key)
            continue
        narrower = model._narrower(model.rows, key)
        if float((model.counts[key] * (np.log(row) - np.log(narrower))).sum()) >= least:
            kept.append(key)
    return sorted(kept)


def write_table(path: Path, model: Model, background: Background) -> None:
    """The table as the package reads it: for each row the grams that it expects, in twentieths of a nat."""
    keys = worth_keeping(model, 4.0)
    used = model.lengths <= 1
    for key in keys:
        used |= model.rows[key] > 0.002
    grams = [gram for gram, keep in zip(model.grams, used, strict=True) if keep]
    floor = {domain: -np.log(share * model.chance[used]) for domain, share in FLOOR.items()}
    ids, costs, starts = [], [], [0]
    for key in keys:
        row = -np.log(model.row(key)[used])
        chosen = np.flatnonzero(row < floor[key[0]] - 0.5)
        ids.append(chosen)
        costs.append(np.minimum(np.round(row[chosen] * 20), 255))
        starts.append(starts[-1] + len(chosen))
    np.savez_compressed(
        path,
        grams=np.array("\t".join(grams)),
        keys=np.array("\n".join("\t".join(key) for key in keys)),
        starts=np.array(starts, np.uint32),
        ids=np.concatenate(ids).astype(np.uint16),
        costs=np.concatenate(costs).astype(np.uint8),
        **{f"floor_{domain}": costs.astype(np.float32) for domain, costs in floor.items()},
        background=background.costs.astype(np.float32),
        judge=np.array(json.dumps([0.0] * 8)),
    )
    print(f"{path.name}: {len(keys)} rows, {len(grams)} grams, {path.stat().st_size / 1024:.0f} KiB")


def is_kept_back(pair: Pair) -> bool:
    """Every twelfth name is for the judge and for the printed scores, not for the table."""
    return zlib.crc32(pair.en.encode()) % 12 == 0


def main() -> None:
    """Train and write the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path, help="folder that holds train/")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--judge", action="store_true", help="keep the table, learn only how to judge")
    parser.add_argument("--output", type=Path, default=TABLE, help="where the table goes")
    arguments = parser.parse_args()
    rng = random.Random(SEED)
    everything = list(genuine_pairs(arguments.data))
    kept_back = [pair for pair in everything if is_kept_back(pair)]
    genuine = [pair for pair in everything if not is_kept_back(pair)]
    path = arguments.output
    if arguments.judge:
        judge(path, kept_back)
        return
    made = [*korean_names(6000, rng), *chinese_names(4000, rng)]
    print(
        f"{len(genuine)} genuine pairs, {len(kept_back)} kept back, {len(made)} made Korean and Chinese names"
    )
    russian = list(north_russian(russian_pairs(genuine)))
    print(f"{len(russian)} Northern forms of words that the Russian rules explain")
    words = [latin_letters(pair.en).replace("#", "") for pair in [*genuine, *made]]
    background = Background(words)
    model = Model(gram_inventory(words))
    model.estimate({})
    print(f"{len(model.grams)} grams")
    train([*genuine, *made, *russian], model, background, arguments.rounds)
    lined_up = ((pair, best_path(pair, model)) for pair in genuine if is_english_word(pair))
    north = list(north_english(((pair, steps) for pair, steps in lined_up if steps), rng))
    print(f"{len(north)} English words in Northern spelling")
    train([*genuine, *made, *russian, *north], model, background, arguments.rounds)
    unfinished = path.with_name(f"{path.stem}-unfinished.npz")
    write_table(unfinished, model, background)
    judge(unfinished, kept_back)
    unfinished.replace(path)


def judge(path: Path, kept_back: Sequence[Pair]) -> None:
    """Learn the judge for a table and put it into the file."""
    rng = random.Random(SEED)
    table = SoundTable(path)
    examples = rng.sample(list(dict.fromkeys(kept_back)), 2500)
    examples += rng.sample(list(north_russian(russian_pairs(kept_back))), 300)
    examples += rng.sample(list(korean_names(150, rng)), 400)
    examples += chinese_names(200, rng)
    english = [pair for pair in examples if is_english_word(pair)]
    paths = ((pair, walk_steps(table, pair)) for pair in english)
    examples += list(north_english(((pair, steps) for pair, steps in paths if steps), rng))
    weights = learn_judge(table, [replace(pair, weight=1.0) for pair in examples], rng)
    with np.load(path) as stored:
        arrays = {name: stored[name] for name in stored.files}
    arrays["judge"] = np.array(json.dumps([round(weight, 4) for weight in weights]))
    np.savez_compressed(path, **arrays)


def walk_steps(table: SoundTable, pair: Pair) -> Sequence[Step]:
    """The way through one pair, by the finished table; empty if letters were left over."""
    prices = table.rows(pair.domain, korean_units(pair.ko))
    steps = walk(table, prices, latin_letters(pair.en).replace("#", ""))[1] if prices else []
    return steps if all(step.ko for step in steps) else []


def is_english_word(pair: Pair) -> bool:
    """Does a pair come from the list of loanwords (mostly English)?"""
    return pair.domain == "foreign" and pair.weight < 1


if __name__ == "__main__":
    main()
