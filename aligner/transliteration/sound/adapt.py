"""Sound costs re-estimated on a user's own pairs of names: a house style, another romanization, another language.

In:   pairs of a Korean and a Latin form that are known to be one name.
Out:  a table of costs that leans towards them, and which of the pairs it was learned from.
Not:  the table that ships, which stays as it is (training/sound.py); reading the pairs from a file.
Idea: the shipped probabilities say how often each unit should write each string of letters in these very pairs, the
      expectation step how often it did. A unit's probabilities are multiplied in every context by the second over
      the first: a maximum a posteriori estimate, as if the shipped ones had been seen STRENGTH times besides.
      Contexts that no pair shows are changed with the others. (Counts for each context by themselves were tried
      too: with whatever strength they brought nothing, and other lists of names fell.)
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from .counts import Example, expect, group_examples
from .likeness import pair_ways, walk
from .table import SoundTable, load_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from .units import Context

__all__ = ["Adaptation", "adapt_sound"]

# How often the shipped probabilities of a unit count as seen. Of 10, 20, 30 and 50 the one at which lists of other
# names fall least, by less than a point of F1; those learned from gain as much (python -m benchmarks.names).
STRENGTH = 50.0
# Nats that must speak for a pair before it is rather believed than not: of 1,000 name words put together at random
# two are learned from, of 1,000 Korean persons in a made house style all but six.
DOUBT = 4.0
ROUNDS = 2
# Examples that are worked on at once, to bound memory.
_BATCH = 500

_Unit = tuple[str, str]  # domain, unit


@dataclass(frozen=True, slots=True)
class Adaptation:
    """Costs re-estimated on known pairs.

    Attributes:
        table: the costs, for ``MatchSettings(sound=...)`` and the functions of likeness; the shipped ones if no
            pair was used.
        used: the pairs that were learned from.
        left_out: those that do not sound alike at all, as translations and wrong pairs do not.
    """

    table: SoundTable
    used: tuple[tuple[str, str], ...]
    left_out: tuple[tuple[str, str], ...]


def adapt_sound(pairs: Iterable[tuple[str, str] | tuple[str, str, float]]) -> Adaptation:
    """Re-estimate the shipped costs of sounds on pairs of names.

    Args:
        pairs: Korean form, Latin form and, if it is not 1, what the pair counts, 0..1. A pair given twice counts
            once.

    Returns:
        The costs, and which pairs they were learned from; the shipped table stays as it is.

    Raises:
        TypeError: a form is no text.

    >>> from aligner.names import name_similarity
    >>> welsh = [("흘라넬리", "Llanelli"), ("흘란디드노", "Llandudno"), ("흘란골렌", "Llangollen")]
    >>> learned = adapt_sound(welsh).table
    >>> name_similarity("흘란베리스", "Llanberis") + 0.1 < name_similarity("흘란베리스", "Llanberis", learned)
    True
    """
    shipped = load_table()
    weights = {(ko, en): weight for ko, en, weight in ((*pair, 1.0)[:3] for pair in pairs)}
    for pair in weights:
        if not all(isinstance(form, str) for form in pair):
            raise TypeError(f"a pair of names must be two texts, not {pair!r}")
    factors, beliefs = _estimate([_example(*pair, shipped) for pair in weights.items()], shipped)
    believed = dict(zip(weights, beliefs.tolist(), strict=True))
    used = tuple(pair for pair, weight in weights.items() if believed[pair] > weight / 2)
    left_out = tuple(pair for pair, weight in weights.items() if believed[pair] <= weight / 2)
    if not used:
        return Adaptation(shipped, used, left_out)
    learned = "\n".join(sorted(f"{ko}\t{en}\t{weights[ko, en]}" for ko, en in used))
    digest = hashlib.sha256(learned.encode()).hexdigest()[:8]
    table = shipped.leaning(factors)
    table.name = f"{shipped.name}+adapted-{len(used)}-{digest}"
    return Adaptation(table, used, left_out)


def _example(pair: tuple[str, str], weight: float, shipped: SoundTable) -> Example:
    """The reading of a pair that the shipped costs like best; one without letters if there is none."""
    found = [(-np.inf, Example("foreign", (), ""))]
    for domain, units, handicap, letters in pair_ways(*pair):
        rows = shipped.rows(domain, units)
        if rows:
            gain = sum(shipped.chance(letters)) - walk(shipped, rows, letters)[0] - handicap
            found.append((gain, Example(domain, units, letters, weight)))
    return max(found, key=lambda item: item[0])[1]


def _estimate(
    examples: Sequence[Example], shipped: SoundTable
) -> tuple[dict[_Unit, NDArray[np.float64]], NDArray[np.float64]]:
    """How much more probable each unit makes each gram than by the shipped costs; and the belief in each example."""
    units = sorted({(example.domain, unit) for example in examples for unit in example.units})
    row_of = {unit: row for row, unit in enumerate(units)}
    factors = np.ones((len(units), len(shipped.grams)))
    batches = [examples[start : start + _BATCH] for start in range(0, len(examples), _BATCH)]
    beliefs: list[float] = []
    for _ in range(ROUNDS):
        written, foreseen, beliefs = np.zeros_like(factors), np.zeros_like(factors), []
        for batch in batches:
            groups, contexts = group_examples(batch, shipped.gram_ids, partial(_chance, shipped))
            rows = np.array([row_of[domain, unit] for domain, _, unit, _ in contexts], np.intp)
            before = _probabilities(shipped, contexts)
            after = before * factors[rows]
            found = expect(groups, after / after.sum(axis=1, keepdims=True), len(batch))
            np.add.at(written, rows, found.counts)
            np.add.at(foreseen, rows, found.counts.sum(axis=1, keepdims=True) * before)
            beliefs += found.beliefs.tolist()
        seen = written.sum(axis=1, keepdims=True)
        often = np.divide(written, foreseen, out=np.ones_like(factors), where=foreseen > 0)
        factors = (STRENGTH + seen * often) / (STRENGTH + seen)
    return dict(zip(units, factors, strict=True)), np.array(beliefs)


def _chance(table: SoundTable, letters: str) -> float:
    """Nats of letters by chance, less the doubt that any pair meets with."""
    return sum(table.chance(letters)) - DOUBT


def _probabilities(table: SoundTable, contexts: Sequence[Context]) -> NDArray[np.float64]:
    """Of all grams in each context (contexts, grams); all are contexts that the table can read."""
    costs = [row for context in contexts if (row := table.costs(*context)) is not None]
    probabilities: NDArray[np.float64] = np.exp(-np.array(costs, np.float64).reshape(-1, len(table.grams)))
    probabilities /= probabilities.sum(axis=1, keepdims=True)
    return probabilities
