"""What speaks for and against a bead, as numbers.

In:   sentence vectors and lengths of two documents, optionally the facts (numbers, names) that each sentence states.
Out:  for a stretch of both, an array of features for every possible bead and every sentence left unpaired.
Not:  the weight of each feature (weights.py), the choice among beads (lattice.py).
Idea: one vector a sentence. Rows add up, so the similarity of any a-to-b block is a 2-D prefix sum of single-sentence
      dot products divided by the norms of the block sums; no overlap of sentences is ever encoded.

Cosines are measured in units of the document's own background: how far above the similarity of a random pair of its
sentences, in standard deviations. So one table of weights serves encoders whose cosines live on different scales.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .corridor import Neighbours, rising_chain
from .lattice import BEAD_TYPES

__all__ = ["BEAD_FEATURES", "SKIP_FEATURES", "Pairing", "Stretch", "bead_features", "prepare", "skip_features"]

Float = NDArray[np.float64]
Index = NDArray[np.intp]

# Every feature is the same seen from either side, so that swapping the documents swaps the beads and nothing else.
BEAD_FEATURES: dict[str, str] = {
    "cosine": "similarity of the two blocks above that of random sentences, in standard deviations",
    "margin": "similarity above the mean of each side's nearest neighbours, in standard deviations",
    "margin_low": "how far that margin falls short of 0",
    "length": "log of the length ratio, against the document's own ratio, squared",
    "length_surprise": "length difference in standard deviations for texts that long (Gale & Church 1993), squared",
    "more": "most similarity gained by taking in one neighbouring sentence on either side",
    "more_both": "the same, summed over the two sides",
    "less": "similarity lost by leaving out the outermost sentence that adds least",
    "facts_shared": "weight of the numbers and names that both sides state",
    "facts_single": "weight of the numbers and names that only one side states",
}
SKIP_FEATURES: dict[str, str] = {
    "unpaired": "a sentence without counterpart",
    "best": "its best similarity to any sentence of the other side, above nearest-neighbour level",
    "best_cosine": "the same above the similarity of random sentences",
    "short": "how much shorter than the document's mean sentence, log",
    "facts": "weight of the numbers and names it states",
}

# Background cosine of random Korean-English pairs and its spread, as if seen on that many pairs more: a document of
# a few sentences says little about its own background.
PRIOR_MEAN, PRIOR_DEVIATION, PRIOR_PAIRS = 0.08, 0.09, 150.0
NEIGHBOURS = 4
LARGEST = 5  # sentences in a block whose similarity is looked at: one more than a bead may hold
# Variance of target characters per source character (Gale & Church 1993 found 6.8 for European languages).
LENGTH_VARIANCE = 6.8


@dataclass(frozen=True, slots=True)
class Side:
    """One document: cumulated vectors and lengths, block norms, hub level and facts.

    Attributes:
        sums: (n + 1, dim), vectors summed from the start; a block's vector is a difference of two rows.
        norms: (LARGEST + 1, n + 1), ``norms[a, i]`` the length of the vector of the a sentences that end at i.
        lengths: (n + 1,), characters summed from the start.
        hub: (n + 1,), mean cosine with the nearest sentences of the other side, summed from the start.
        best: (n,), cosine with the nearest sentence of the other side.
        facts: (n, facts) weight of each fact that a sentence states, or ``None``.
        stated: (n + 1,), weight of all facts, summed from the start.
    """

    vectors: NDArray[np.float32]
    sums: Float
    norms: Float
    lengths: Float
    hub: Float
    best: Float
    facts: NDArray[np.float32] | None
    stated: Float

    def __len__(self) -> int:
        return len(self.best)


@dataclass(frozen=True, slots=True)
class Pairing:
    """Two documents made ready, and the background that their cosines are measured against."""

    source: Side
    target: Side
    neighbours: Neighbours
    mean: float
    deviation: float
    log_ratio: float


@dataclass(frozen=True, slots=True)
class Stretch:
    """A batch of K rectangles of a pairing, padded at their start to (rows, columns).

    Attributes:
        rows: (K, rows) source sentence indexes, -1 where padded.
        columns: (K, columns) target sentence indexes, -1 where padded.
    """

    rows: Index
    columns: Index

    @property
    def starts(self) -> Index:
        """(K, 2), the padding in front."""
        return np.stack([(self.rows < 0).sum(axis=1), (self.columns < 0).sum(axis=1)], axis=1)


def _unit(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    """Rows scaled to length 1; zero rows stay zero."""
    norms = np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.asarray(vectors / np.where(norms > 0, norms, 1.0), dtype=np.float32)


@dataclass(frozen=True, slots=True)
class _Levels:
    """What the table of all cosines of two documents says: nearest neighbours and background."""

    source_top: Float
    target_top: Float
    of_source: Index
    of_target: Index
    mean: float
    deviation: float


def _levels(source: NDArray[np.float32], target: NDArray[np.float32]) -> _Levels:
    """Nearest neighbours and their cosines, mean and deviation of all cosines; unit rows in.

    The table is made a strip at a time, so that memory grows with the documents' length, not its square.
    """
    n, m = len(source), len(target)
    source_top = np.full((n, min(NEIGHBOURS, m)), -1.0)
    target_top = np.full((m, min(NEIGHBOURS, n)), -1.0)
    of_source = np.zeros(n, dtype=np.intp)
    of_target = np.zeros(m, dtype=np.intp)
    target_best = np.full(m, -np.inf)
    total = squares = 0.0
    step = max(1, 4_000_000 // m)
    for first in range(0, n, step):
        strip = source[first : first + step] @ target.T
        total += float(strip.sum(dtype=np.float64))
        squares += float(np.einsum("ij,ij->", strip, strip, dtype=np.float64))
        of_source[first : first + step] = strip.argmax(axis=1)
        best = strip.argmax(axis=0)
        value = strip[best, np.arange(m)]
        better = value > target_best
        of_target[better] = best[better] + first
        target_best[better] = value[better]
        source_top[first : first + step] = _largest(strip, source_top.shape[1])
        target_top = _largest(np.concatenate([target_top, strip.T], axis=1), target_top.shape[1])
    pairs = n * m
    mean = (PRIOR_MEAN * PRIOR_PAIRS + total) / (PRIOR_PAIRS + pairs)
    prior_square = PRIOR_DEVIATION**2 + PRIOR_MEAN**2
    square = (prior_square * PRIOR_PAIRS + squares) / (PRIOR_PAIRS + pairs)
    deviation = float(np.sqrt(max(square - mean * mean, 1e-4)))
    return _Levels(source_top, target_top, of_source, of_target, mean, deviation)


def _largest(values: NDArray[np.floating[Any]], count: int) -> Float:
    """The ``count`` largest of each row, unordered."""
    return -np.partition(-values, count - 1, axis=1)[:, :count].astype(np.float64)


def _side(
    vectors: NDArray[np.float32], lengths: Float, hub: Float, best: Float, facts: NDArray[np.float32] | None
) -> Side:
    """Cumulate one document."""
    n, dim = vectors.shape
    sums = np.zeros((n + 1, dim))
    np.cumsum(vectors, axis=0, dtype=np.float64, out=sums[1:])
    norms = np.ones((LARGEST + 1, n + 1))
    for size in range(1, LARGEST + 1):
        if n >= size:
            norms[size, size:] = np.linalg.norm(sums[size:] - sums[:-size], axis=1)
    norms[norms <= 1e-9] = np.inf  # a block without a vector is like nothing: cosine 0
    cumulated = np.zeros((3, n + 1))
    np.cumsum(lengths, out=cumulated[0, 1:])
    np.cumsum(hub, out=cumulated[1, 1:])
    if facts is not None:
        np.cumsum(facts.sum(axis=1), out=cumulated[2, 1:])
    return Side(vectors, sums, norms, cumulated[0], cumulated[1], best, facts, cumulated[2])


def prepare(
    source: NDArray[np.float32],
    target: NDArray[np.float32],
    source_lengths: Float,
    target_lengths: Float,
    source_facts: NDArray[np.float32] | None = None,
    target_facts: NDArray[np.float32] | None = None,
    log_ratio: float | None = None,
) -> Pairing:
    """Everything about the two documents that beads are judged by.

    Args:
        source: (n, dim), n >= 1, not normalised.
        target: (m, dim), m >= 1.
        source_lengths: (n,), characters, > 0.
        target_lengths: (m,).
        source_facts: (n, facts), weight of the facts each sentence states.
        target_facts: (m, facts), the same facts.
        log_ratio: log of target characters per source character; by default that of mutual nearest neighbours.
    """
    levels = _levels(_unit(source), _unit(target))
    source_hub, target_hub = levels.source_top.mean(axis=1), levels.target_top.mean(axis=1)
    source_best, target_best = levels.source_top.max(axis=1), levels.target_top.max(axis=1)
    margin = (source_best - (source_hub + target_hub[levels.of_source]) / 2) / levels.deviation
    neighbours = Neighbours(levels.of_source, levels.of_target, margin)
    if log_ratio is None:
        log_ratio = _log_ratio(source_lengths, target_lengths, rising_chain(neighbours))
    return Pairing(
        _side(source, source_lengths, source_hub, source_best, source_facts),
        _side(target, target_lengths, target_hub, target_best, target_facts),
        neighbours,
        levels.mean,
        levels.deviation,
        log_ratio,
    )


def _log_ratio(source_lengths: Float, target_lengths: Float, chain: list[tuple[int, int]]) -> float:
    """Log of target characters per source character: the median of sure pairs, drawn towards the whole texts'.

    A missing block would mislead the whole texts' ratio, a handful of pairs the median.
    """
    whole = float(np.log(target_lengths.mean() / source_lengths.mean()))
    if not chain:
        return whole
    rows, columns = np.array(chain).T
    median = float(np.median(np.log(target_lengths[columns] / source_lengths[rows])))
    return (median * len(chain) + whole * 3) / (len(chain) + 3)


def _block_cosines(pairing: Pairing, stretch: Stretch) -> tuple[dict[tuple[int, int], Float], Float | None]:
    """Cosine of every block up to LARGEST sentences a side, by where it ends; and summed facts shared."""
    rows, columns = stretch.rows, stretch.columns
    count, height = rows.shape
    width = columns.shape[1]
    source = np.where((rows >= 0)[:, :, None], pairing.source.vectors[rows], 0)
    target = np.where((columns >= 0)[:, :, None], pairing.target.vectors[columns], 0)
    dots = _prefix_sums(np.matmul(source, target.transpose(0, 2, 1)))
    facts = None
    if pairing.source.facts is not None and pairing.target.facts is not None:
        source_facts = np.where((rows >= 0)[:, :, None], pairing.source.facts[rows], 0)
        target_facts = np.where((columns >= 0)[:, :, None], pairing.target.facts[columns], 0)
        facts = _prefix_sums(np.matmul(np.sqrt(source_facts), np.sqrt(target_facts).transpose(0, 2, 1)))
    ends_i = np.concatenate([np.zeros((count, 1), dtype=np.intp), rows + 1], axis=1)
    ends_j = np.concatenate([np.zeros((count, 1), dtype=np.intp), columns + 1], axis=1)
    cosines = {}
    for a in range(1, LARGEST + 1):
        for b in range(1, LARGEST + 1):
            if a + b > LARGEST + 1:
                continue
            cosine = np.zeros((count, height + 1, width + 1))
            if height >= a and width >= b:
                norms_i = pairing.source.norms[a][ends_i[:, a:]]
                norms_j = pairing.target.norms[b][ends_j[:, b:]]
                cosine[:, a:, b:] = _block(dots, a, b) / (norms_i[:, :, None] * norms_j[:, None, :])
            cosines[a, b] = cosine
    return cosines, facts


def _prefix_sums(values: NDArray[np.float32]) -> Float:
    """(K, rows, columns) to (K, rows + 1, columns + 1), summed from the first corner."""
    count, height, width = values.shape
    sums = np.zeros((count, height + 1, width + 1))
    np.cumsum(values, axis=1, dtype=np.float64, out=sums[:, 1:, 1:])
    np.cumsum(sums[:, 1:, 1:], axis=2, out=sums[:, 1:, 1:])
    return sums


def _block(sums: Float, a: int, b: int) -> Float:
    """Sums over all a x b blocks, by where they end: (K, rows + 1 - a, columns + 1 - b)."""
    block: Float = sums[:, a:, b:] - sums[:, :-a, b:] - sums[:, a:, :-b] + sums[:, :-a, :-b]
    return block


def bead_features(pairing: Pairing, stretch: Stretch) -> Iterator[NDArray[np.float32]]:
    """For each bead type in turn (features, K, rows + 1, columns + 1); entries where a bead does not fit are 0."""
    cosines, facts = _block_cosines(pairing, stretch)
    rows, columns = stretch.rows, stretch.columns
    count, height = rows.shape
    width = columns.shape[1]
    ends_i = np.concatenate([np.zeros((count, 1), dtype=np.intp), rows + 1], axis=1)
    ends_j = np.concatenate([np.zeros((count, 1), dtype=np.intp), columns + 1], axis=1)
    scale = pairing.deviation
    stretch_factor = np.exp(pairing.log_ratio / 2)
    for a, b in BEAD_TYPES:
        features = np.zeros((len(BEAD_FEATURES), count, height + 1, width + 1), dtype=np.float32)
        if height < a or width < b:
            yield features
            continue
        out = dict(zip(BEAD_FEATURES, features[:, :, a:, b:], strict=True))
        here = cosines[a, b][:, a:, b:]
        hub_i = (_ends(pairing.source.hub, ends_i, a) / a)[:, :, None]
        hub_j = (_ends(pairing.target.hub, ends_j, b) / b)[:, None, :]
        out["cosine"][:] = (here - pairing.mean) / scale
        margin = (here - (hub_i + hub_j) / 2) / scale
        out["margin"][:] = margin
        out["margin_low"][:] = np.minimum(margin, 0)
        length_i = np.maximum(_ends(pairing.source.lengths, ends_i, a), 1.0)[:, :, None] * stretch_factor
        length_j = np.maximum(_ends(pairing.target.lengths, ends_j, b), 1.0)[:, None, :] / stretch_factor
        ratio = np.log(length_j / length_i)
        out["length"][:] = ratio * ratio
        surprise = (length_j - length_i) ** 2 / (LENGTH_VARIANCE * (length_i + length_j) / 2)
        out["length_surprise"][:] = np.minimum(surprise, 60.0) / 10
        more_source, more_target = _growth(cosines, a, b)
        out["more"][:] = np.maximum(more_source, more_target)[:, a:, b:] / scale
        out["more_both"][:] = (more_source + more_target)[:, a:, b:] / scale
        if a > 1:
            smaller = cosines[a - 1, b]
            out["less"][:] = (here - np.maximum(smaller[:, a:, b:], smaller[:, a - 1 : -1, b:])) / scale
        if b > 1:
            smaller = cosines[a, b - 1]
            least = (here - np.maximum(smaller[:, a:, b:], smaller[:, a:, b - 1 : -1])) / scale
            out["less"][:] = np.minimum(out["less"], least) if a > 1 else least
        if facts is not None:
            all_i = _ends(pairing.source.stated, ends_i, a)[:, :, None]
            all_j = _ends(pairing.target.stated, ends_j, b)[:, None, :]
            shared = np.minimum(_block(facts, a, b), np.minimum(all_i, all_j))
            out["facts_shared"][:] = np.log1p(shared)
            out["facts_single"][:] = np.log1p(all_i - shared) + np.log1p(all_j - shared)
        yield features


def _ends(cumulated: Float, ends: Index, size: int) -> Float:
    """Sum over the ``size`` sentences that end at each boundary but the first ``size``: (K, boundaries - size)."""
    stop = ends[:, size:]
    return np.asarray(cumulated[stop] - cumulated[np.maximum(stop - size, 0)])


def _growth(cosines: dict[tuple[int, int], Float], a: int, b: int) -> tuple[Float, Float]:
    """Most similarity gained by one more source or one more target sentence, before or after the block."""
    here = cosines[a, b]
    source = np.full_like(here, -1.0)
    target = np.full_like(here, -1.0)
    taller, wider = cosines.get((a + 1, b)), cosines.get((a, b + 1))
    if taller is not None:
        source[:, a + 1 :] = taller[:, a + 1 :]
        source[:, a:-1] = np.maximum(source[:, a:-1], taller[:, a + 1 :])
    if wider is not None:
        target[:, :, b + 1 :] = wider[:, :, b + 1 :]
        target[:, :, b:-1] = np.maximum(target[:, :, b:-1], wider[:, :, b + 1 :])
    return np.maximum(source - here, -0.3), np.maximum(target - here, -0.3)


def skip_features(pairing: Pairing, stretch: Stretch) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """(K, rows, features) of leaving each source sentence unpaired, and (K, columns, features) for the target."""
    return _skip(pairing, pairing.source, stretch.rows), _skip(pairing, pairing.target, stretch.columns)


def _skip(pairing: Pairing, side: Side, index: Index) -> NDArray[np.float32]:
    lengths = np.diff(side.lengths)
    mean_length = np.log(lengths.mean())
    best = (side.best - np.diff(side.hub)) / pairing.deviation
    columns = {
        "unpaired": np.ones(len(side)),
        "best": best,
        "best_cosine": (side.best - pairing.mean) / pairing.deviation,
        "short": np.maximum(mean_length - np.log(lengths), 0),
        "facts": np.log1p(np.diff(side.stated)),
    }
    table = np.stack([columns[name] for name in SKIP_FEATURES], axis=1).astype(np.float32)
    return np.asarray(np.where((index >= 0)[:, :, None], table[index], 0), dtype=np.float32)
