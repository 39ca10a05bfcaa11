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

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import ArrayLike, NDArray

from .corridor import Neighbours, rising_chain
from .lattice import BEAD_TYPES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = [
    "BEAD_FEATURES",
    "SKIP_FEATURES",
    "Clues",
    "Pairing",
    "Stretch",
    "bead_features",
    "prepare",
    "skip_features",
]

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
    "more_both": "similarity gained by taking in a neighbouring sentence, both sides added",
    "less": "similarity lost by leaving out the outermost sentence that adds least",
    "rivals": "similarity below the best that its sentences reach anywhere, mean of both sides",
    "weakest": "similarity of the member that fits the other side least, above that of random sentences",
    "weakest_margin": "similarity of the member that fits least, above nearest-neighbour level",
    "beside": "in pairs of single sentences: likeness of one to a neighbour of the other",
    "repeats": "how much a member of the merged side says what the others say, cosine",
    "facts_shared": "weight of the numbers and other facts that both sides state",
    "facts_single": "weight of the numbers and other facts that only one side states",
    "names_shared": "weight of the names that both sides mention",
    "names_single": "weight of the names that only one side mentions",
    "breaks_met": "a paragraph ends on both sides where the bead ends",
    "breaks_missed": "a paragraph begins or ends on one side only where the bead begins or ends (half each)",
    "breaks_inside": "paragraph ends inside the bead",
}
SKIP_FEATURES: dict[str, str] = {
    "unpaired": "a sentence without counterpart",
    "best": "its best similarity to any sentence of the other side, above its nearest neighbours",
    "best_cosine": "its best similarity, above that of random sentences",
    "short": "how much shorter than the document's mean sentence, log",
    "headline": "how much the first sentence says what one of the next three says, cosine",
    "facts": "weight of the numbers and other facts it states",
    "names": "weight of the names it mentions that the other side mentions somewhere",
}

# Background cosine of random Korean-English pairs and its spread, as if seen on that many pairs more: a document of
# a few sentences says little about its own background.
PRIOR_MEAN, PRIOR_DEVIATION, PRIOR_PAIRS = 0.08, 0.09, 150.0
NEIGHBOURS = 4
# Where a text has fewer different sentences than that, the missing neighbours are as near as the second to fourth
# are in texts of 30 to 60 sentences: so many standard deviations above the background (dev texts: 1.0 to 1.9).
PRIOR_NEIGHBOUR = 1.5
# Up to this many pairs of sentences, every cosine is looked at.
EVERY_PAIR = 2_000_000
# In longer documents: rows in a run, runs compared with each run, runs worked on at once, rows sampled for background.
RUN, RUNS, STRIP, SAMPLE = 32, 6, 64, 1_500
LARGEST = 5  # sentences in a block whose similarity is looked at: one more than a bead may hold
# Variance of target characters per source character (Gale & Church 1993 found 6.8 for European languages).
LENGTH_VARIANCE = 6.8


@dataclass(frozen=True, slots=True)
class Clues:
    """What is known of one document's sentences besides their vectors and lengths.

    Attributes:
        facts: (n, facts) weights of the numbers and other facts each sentence states; columns as on the other side.
        names: (n, names) weights of the names each sentence mentions; columns as on the other side.
        breaks: (n,) whether a paragraph ends with the sentence.
        blocks: vectors (dim,) of joined sentences, by first sentence and number of them, for an encoder whose vector
            of a joined text is not just the sum; where one is missing, the sum stands in.
    """

    facts: NDArray[np.float32] | None = None
    names: NDArray[np.float32] | None = None
    breaks: NDArray[np.bool_] | None = None
    blocks: Mapping[tuple[int, int], NDArray[np.float32]] | None = None


@dataclass(frozen=True, slots=True)
class Side:
    """One document: cumulated vectors and lengths, block norms, hub level and facts.

    Attributes:
        vectors: (n, dim), a row a sentence; a block's vector is the sum of its rows.
        norms: (LARGEST + 1, n + 1), ``norms[a, i]`` the length of the vector of the a sentences that end at i.
        repeats: (LARGEST + 1, n + 1), greatest cosine of one of the a sentences that end at i with the others' sum.
        headline: greatest cosine of the first sentence with one of the next three.
        lengths: (n + 1,), characters summed from the start.
        hub: (n + 1,), mean cosine with the nearest sentences of the other side, summed from the start.
        best: (n,), cosine with the nearest sentence of the other side.
        best_sums: (n + 1,), the same summed from the start.
        facts: (n, facts) square root of the weight of each fact that a sentence states, or ``None``.
        stated: (n + 1,), weight of all facts, summed from the start.
        names: the same for names.
        mentioned: (n + 1,), weight of all names, summed from the start.
        breaks: (n + 1,), 1 where a paragraph ends at that boundary; all 0 if paragraphs say nothing.
        broken: (n + 2,), breaks summed from the start.
        blocks: vectors of joined sentences that are known better than as a sum.
    """

    vectors: NDArray[np.float32]
    norms: NDArray[np.float32]
    repeats: NDArray[np.float32]
    headline: float
    lengths: Float
    hub: Float
    best: Float
    best_sums: Float
    facts: NDArray[np.float32] | None
    stated: Float
    names: NDArray[np.float32] | None
    mentioned: Float
    breaks: Float
    broken: Float
    blocks: Mapping[tuple[int, int], NDArray[np.float32]]

    def __len__(self) -> int:
        return len(self.best)


@dataclass(frozen=True, slots=True)
class Pairing:
    """Two documents made ready, and the background that their cosines are measured against.

    Attributes:
        chain: (pairs, 2), sure pairs in rising order.
        chain_margin: (pairs,), how far their similarity stands above both sides' nearest-neighbour level.
        mean: background cosine.
        deviation: its standard deviation.
        log_ratio: log of target characters per source character.
    """

    source: Side
    target: Side
    chain: Index
    chain_margin: Float
    mean: float
    deviation: float
    log_ratio: float

    def swapped(self) -> Pairing:
        """The same with source and target exchanged."""
        return Pairing(
            self.target,
            self.source,
            self.chain[:, ::-1],
            self.chain_margin,
            self.mean,
            self.deviation,
            -self.log_ratio,
        )


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
    """What the table of all cosines of two documents says: nearest neighbours and background.

    Attributes:
        source_hub: (n,), mean cosine of each source sentence with its NEIGHBOURS nearest of the other side.
        target_hub: (m,), the same for the target.
        source_best: (n,), its cosine with the nearest.
        target_best: (m,), the same for the target.
        of_source: (n,), which is the nearest.
        of_target: (m,), the same for the target.
        mean: background cosine.
        deviation: its standard deviation.
    """

    source_hub: Float
    target_hub: Float
    source_best: Float
    target_best: Float
    of_source: Index
    of_target: Index
    mean: float
    deviation: float


def _levels(source: NDArray[np.float32], target: NDArray[np.float32]) -> _Levels:
    """Nearest neighbours and their cosines, mean and deviation of all cosines; unit rows in.

    Every pair is looked at where that takes no time. In longer documents each run of sentences is compared with the
    runs of the other side that resemble it most, so that time and memory grow with the length, not its square.

    A sentence that comes again is no second neighbour and no background: by itself, a text that repeats one sentence
    would be like nothing but the ordinary. Of equal sentences, the first is next to the first, and so on.
    """
    left, right = _different(source), _different(target)
    if len(left.rows) * len(right.rows) <= EVERY_PAIR:
        table = left.rows @ right.rows.T
        of_source, of_target = table.argmax(axis=1), table.argmax(axis=0)
        source_top, target_top = _nearest(table), _nearest(table.T)
    else:
        of_source, source_top = _nearest_by_runs(left.rows, right.rows)
        of_target, target_top = _nearest_by_runs(right.rows, left.rows)
        table = left.rows[:: len(left.rows) // SAMPLE + 1] @ right.rows[:: len(right.rows) // SAMPLE + 1].T
    mean = (PRIOR_MEAN * PRIOR_PAIRS + float(table.sum(dtype=np.float64))) / (PRIOR_PAIRS + table.size)
    squares = float(np.einsum("ij,ij->", table, table, dtype=np.float64))
    square = ((PRIOR_DEVIATION**2 + PRIOR_MEAN**2) * PRIOR_PAIRS + squares) / (PRIOR_PAIRS + table.size)
    deviation = float(np.sqrt(max(square - mean * mean, 1e-4)))
    usual = mean + PRIOR_NEIGHBOUR * deviation
    return _Levels(
        _hub(source_top, usual)[left.which],
        _hub(target_top, usual)[right.which],
        source_top.max(axis=1)[left.which],
        target_top.max(axis=1)[right.which],
        right.places(of_source[left.which], left.before),
        left.places(of_target[right.which], right.before),
        mean,
        deviation,
    )


@dataclass(frozen=True, slots=True)
class _Different:
    """The different rows among vectors, and where each of them stands.

    Attributes:
        rows: (different, dim), in the order in which they first come.
        which: (n,), which of them each vector is.
        before: (n,), how many equal vectors stand before it.
        sorted: (n,), indexes of the vectors, equal ones together, in order.
        starts: (different + 1,), where in ``sorted`` those of each row begin.
    """

    rows: NDArray[np.float32]
    which: Index
    before: Index
    sorted: Index
    starts: Index

    def places(self, which: Index, before: Index) -> Index:
        """Where the rows ``which`` stand with so many equal ones before, or the last time that they come."""
        found: Index = self.sorted[np.minimum(self.starts[which] + before, self.starts[which + 1] - 1)]
        return found


def _different(vectors: NDArray[np.float32]) -> _Different:
    """Tell equal vectors."""
    numbers: dict[bytes, int] = {}
    which = np.array([numbers.setdefault(row.tobytes(), len(numbers)) for row in vectors], dtype=np.intp)
    order = np.argsort(which, kind="stable")
    starts = np.searchsorted(which[order], np.arange(len(numbers) + 1))
    before = np.empty_like(order)
    before[order] = np.arange(len(vectors)) - starts[which[order]]
    rows = vectors if len(numbers) == len(vectors) else vectors[order[starts[:-1]]]
    return _Different(rows, which, before, order, starts)


def _nearest(cosines: NDArray[np.float32]) -> Float:
    """The NEIGHBOURS largest of each row, or all if there are fewer, unordered."""
    count = min(NEIGHBOURS, cosines.shape[1])
    return np.asarray(-np.partition(-cosines, count - 1, axis=1)[:, :count], dtype=np.float64)


def _hub(top: Float, usual: float) -> Float:
    """Mean of each row's nearest neighbours; ``usual`` stands for each that is missing."""
    hub: Float = (top.sum(axis=1) + (NEIGHBOURS - top.shape[1]) * usual) / NEIGHBOURS
    return hub


def _nearest_by_runs(rows: NDArray[np.float32], others: NDArray[np.float32]) -> tuple[Index, Float]:
    """Nearest of the other rows and the largest cosines, looked for in the runs of rows most alike.

    A run's vector is the sum of RUN rows less the mean of all, so that what every sentence has in common says
    nothing. Runs of the two sides need not begin together: a run of the other side is ranked by the better of the
    two double runs that it is part of.
    """
    n, dim = rows.shape
    runs, other_runs = (_run_sums(side - side.mean(axis=0)) for side in (rows, others))
    doubles = other_runs[:-1] + other_runs[1:]
    alike = runs @ _unit(doubles).T
    ranked = np.full((len(runs), len(other_runs)), -np.inf, dtype=np.float32)
    ranked[:, :-1] = alike
    ranked[:, 1:] = np.maximum(ranked[:, 1:], alike)
    chosen = np.argpartition(-ranked, min(RUNS, len(other_runs)) - 1, axis=1)[:, :RUNS]
    candidates = (chosen[:, :, None] * RUN + np.arange(RUN)).reshape(len(runs), -1)
    flat = np.zeros((len(runs) * RUN, dim), dtype=np.float32)
    flat[:n] = rows
    padded = flat.reshape(len(runs), RUN, dim)
    nearest = np.zeros((len(runs), RUN), dtype=np.intp)
    top = np.zeros((len(runs), RUN, NEIGHBOURS))
    for first in range(0, len(runs), STRIP):
        part = slice(first, first + STRIP)
        index = candidates[part]
        beyond = index >= len(others)
        cosines = np.matmul(padded[part], others[np.where(beyond, 0, index)].transpose(0, 2, 1))
        np.copyto(cosines, -1.0, where=beyond[:, None, :])
        nearest[part] = np.take_along_axis(index[:, None, :], cosines.argmax(axis=2)[:, :, None], axis=2)[
            :, :, 0
        ]
        top[part] = -np.partition(-cosines, NEIGHBOURS - 1, axis=2)[:, :, :NEIGHBOURS]
    return nearest.reshape(-1)[:n], top.reshape(-1, NEIGHBOURS)[:n]


def _run_sums(rows: NDArray[np.float32]) -> NDArray[np.float32]:
    """Sums of RUN rows each, the last run as short as it is."""
    return np.asarray(np.add.reduceat(rows, np.arange(0, len(rows), RUN), axis=0), dtype=np.float32)


def _side(
    vectors: NDArray[np.float32], lengths: Float, hub: Float, best: Float, clues: Clues, breaks: Float
) -> Side:
    """Cumulate one document."""
    n = len(vectors)
    apart = _products(vectors)
    return Side(
        vectors,
        _block_norms(apart, n),
        _repeats(apart, n),
        _headline(vectors),
        _from_start(lengths),
        _from_start(hub),
        best,
        _from_start(best),
        None if clues.facts is None else np.sqrt(clues.facts),
        _from_start(np.zeros(n) if clues.facts is None else clues.facts.sum(axis=1)),
        None if clues.names is None else np.sqrt(clues.names),
        _from_start(np.zeros(n) if clues.names is None else clues.names.sum(axis=1)),
        breaks,
        _from_start(breaks),
        clues.blocks or {},
    )


def _products(vectors: NDArray[np.float32]) -> list[Float]:
    """Dot products of rows that stand 0, 1, ... LARGEST - 1 apart: the k-th array has n - k values."""
    n = len(vectors)
    return [
        np.einsum("ij,ij->i", vectors[: n - k], vectors[k:], dtype=np.float64) for k in range(min(LARGEST, n))
    ]


def _block_norms(apart: list[Float], n: int) -> NDArray[np.float32]:
    """Lengths of the vectors of all blocks of up to LARGEST rows, by where they end: (LARGEST + 1, n + 1).

    The squared length of a sum is the sum of all dot products of its members; infinite for a block without a
    vector, which is like nothing: cosine 0.
    """
    squares = np.zeros((LARGEST + 1, n + 1))
    for size in range(1, min(LARGEST, n) + 1):
        # One member more, at the start: its own square and twice its products with the others.
        squares[size, size:] = squares[size - 1, size:] + apart[0][: n - size + 1]
        for k in range(1, size):
            squares[size, size:] += 2 * apart[k][: n - size + 1]
    norms = np.sqrt(np.maximum(squares, 0))
    norms[norms <= 1e-9] = np.inf
    return norms.astype(np.float32)


def _repeats(apart: list[Float], n: int) -> NDArray[np.float32]:
    """For each block of 2 to LARGEST - 1 rows the greatest cosine of a member with the sum of the others."""
    repeats = np.zeros((LARGEST + 1, n + 1))
    for size in range(2, min(LARGEST - 1, n) + 1):
        count = n - size + 1  # blocks, by their first row
        products = np.empty((size, size, count))
        for x in range(size):
            for y in range(x, size):
                products[x, y] = products[y, x] = apart[y - x][x : x + count]
        whole = products.sum(axis=(0, 1))
        for x in range(size):
            own, with_all = products[x, x], products[x].sum(axis=0)
            rest = np.sqrt(np.maximum(whole - 2 * with_all + own, 0) * own)
            cosine = (with_all - own) / np.where(rest > 1e-9, rest, np.inf)
            repeats[size, size:] = np.maximum(repeats[size, size:], cosine)
    return repeats.astype(np.float32)


def _headline(vectors: NDArray[np.float32]) -> float:
    """Greatest cosine of the first row with one of the next three, not below 0."""
    unit = _unit(vectors[:4])
    return float(max([0.0, *(unit[1:] @ unit[0]).tolist()]))


def _from_start(values: ArrayLike) -> Float:
    """Sums from the start, beginning with 0."""
    return np.concatenate([[0.0], np.cumsum(values, dtype=np.float64)])


def _breaks(source: Clues, target: Clues, n: int, m: int) -> tuple[Float, Float]:
    """Paragraph ends at each boundary; all 0 unless both sides have paragraphs that tell something.

    They tell nothing if one side is a single paragraph, or if every sentence of both is a paragraph of its own.
    """
    empty = np.zeros(n + 1), np.zeros(m + 1)
    if source.breaks is None or target.breaks is None:
        return empty
    inner = source.breaks[:-1], target.breaks[:-1]
    if not all(side.any() for side in inner) or all(side.all() for side in inner):
        return empty
    sides = [np.concatenate([[1.0], side.astype(np.float64)]) for side in (source.breaks, target.breaks)]
    for side in sides:
        side[-1] = 1.0
    return sides[0], sides[1]


def prepare(
    source: NDArray[np.float32],
    target: NDArray[np.float32],
    source_lengths: Float,
    target_lengths: Float,
    source_clues: Clues | None = None,
    target_clues: Clues | None = None,
    fixed: Index | None = None,
    log_ratio: float | None = None,
) -> Pairing:
    """Everything about the two documents that beads are judged by.

    Args:
        source: (n, dim), n >= 1, not normalised.
        target: (m, dim), m >= 1.
        source_lengths: (n,), characters, > 0.
        target_lengths: (m,).
        source_clues: what else is known.
        target_clues: the same of the target.
        fixed: (pairs, 2), rising pairs that a person has set: the chain runs through them.
        log_ratio: log of target characters per source character; by default that of mutual nearest neighbours.
    """
    levels = _levels(_unit(source), _unit(target))
    hub = (levels.source_hub + levels.target_hub[levels.of_source]) / 2
    margin = (levels.source_best - hub) / levels.deviation
    chain = rising_chain(Neighbours(levels.of_source, levels.of_target), fixed)
    chain_margin = margin[chain[:, 0]]
    if fixed is not None and len(fixed):
        chain = np.concatenate([chain, fixed])
        order = np.lexsort((chain[:, 1], chain[:, 0]))
        chain, chain_margin = chain[order], np.concatenate([chain_margin, np.full(len(fixed), np.inf)])[order]
    if log_ratio is None:
        log_ratio = _log_ratio(source_lengths, target_lengths, chain)
    clues = source_clues or Clues(), target_clues or Clues()
    breaks = _breaks(*clues, len(source), len(target))
    return Pairing(
        _side(source, source_lengths, levels.source_hub, levels.source_best, clues[0], breaks[0]),
        _side(target, target_lengths, levels.target_hub, levels.target_best, clues[1], breaks[1]),
        chain,
        chain_margin,
        levels.mean,
        levels.deviation,
        log_ratio,
    )


def _log_ratio(source_lengths: Float, target_lengths: Float, chain: Index) -> float:
    """Log of target characters per source character: the median of sure pairs, drawn towards the whole texts'.

    A missing block would mislead the whole texts' ratio, a handful of pairs the median.
    """
    whole = float(np.log(target_lengths.mean() / source_lengths.mean()))
    if not len(chain):
        return whole
    rows, columns = chain.T
    median = float(np.median(np.log(target_lengths[columns] / source_lengths[rows])))
    return (median * len(chain) + whole * 3) / (len(chain) + 3)


def _gathered(rows: NDArray[np.float32], index: Index) -> NDArray[np.float32]:
    """The rows of a batch of stretches, (K, sentences, columns); 0 where padded."""
    return np.asarray(np.where((index >= 0)[:, :, None], rows[index], 0), dtype=np.float32)


Blocks = dict[tuple[int, int], NDArray[np.float32]]


def _shared(
    source: NDArray[np.float32] | None, target: NDArray[np.float32] | None, stretch: Stretch
) -> Blocks | None:
    """Dot products of all blocks, as ``block_sums`` gives them."""
    if source is None or target is None:
        return None
    return block_sums(
        np.matmul(_gathered(source, stretch.rows), _gathered(target, stretch.columns).transpose(0, 2, 1))
    )


def block_sums(table: NDArray[np.float32]) -> Blocks:
    """Sums over all blocks up to LARGEST + 1 sentences in all, by where they end: (K, rows + 1, columns + 1).

    Blocks grow by a row or a column at a time; zeros where a block does not fit.
    """
    count, height, width = table.shape
    sums: Blocks = {}
    for a in range(1, LARGEST + 1):
        for b in range(1, LARGEST + 2 - a):
            block = np.zeros((count, height + 1, width + 1), dtype=np.float32)
            if height >= a and width >= b:
                if a == b == 1:
                    block[:, 1:, 1:] = table
                elif b == 1:
                    np.add(sums[a - 1, 1][:, a - 1 : -1], sums[1, 1][:, a:], out=block[:, a:])
                else:
                    np.add(sums[a, b - 1][:, a:, b - 1 : -1], sums[a, 1][:, a:, b:], out=block[:, a:, b:])
            sums[a, b] = block
    return sums


def _block_cosines(pairing: Pairing, stretch: Stretch) -> Blocks:
    """Cosine of every block up to LARGEST + 1 sentences in all, by where it ends."""
    cosines = _shared(pairing.source.vectors, pairing.target.vectors, stretch)
    assert cosines is not None
    ends_i, ends_j = _boundaries(stretch.rows), _boundaries(stretch.columns)
    for (a, b), dots in cosines.items():
        if dots.shape[1] > a and dots.shape[2] > b:
            dots[:, a:, b:] /= pairing.source.norms[a][ends_i[:, a:]][:, :, None]
            dots[:, a:, b:] /= pairing.target.norms[b][ends_j[:, b:]][:, None, :]
    if pairing.source.blocks or pairing.target.blocks:
        _put_known_blocks(cosines, pairing, stretch)
    return cosines


def _put_known_blocks(cosines: Blocks, pairing: Pairing, stretch: Stretch) -> None:
    """Where the vector of a joined text is known, use it in place of the sum; changes the arrays."""
    sides = ((pairing.source, stretch.rows), (pairing.target, stretch.columns))
    for k in range(len(stretch.rows)):
        units: list[dict[int, tuple[NDArray[np.float32], NDArray[np.bool_]]]] = []
        for side, index in sides:
            inside = index[k][index[k] >= 0]
            by_size = {}
            for size in range(1, LARGEST + 1):
                starts = inside[: len(inside) - size + 1]
                known = np.array([(int(start), size) in side.blocks for start in starts], dtype=bool)
                rows = np.zeros((len(starts), side.vectors.shape[1]), dtype=np.float32)
                for place, start in enumerate(starts.tolist()):
                    rows[place] = (
                        side.blocks[start, size]
                        if known[place]
                        else side.vectors[start : start + size].sum(axis=0)
                    )
                by_size[size] = (_unit(rows), known)
            units.append(by_size)
        top, left = stretch.starts[k]
        for (a, b), table in cosines.items():
            (source, source_known), (target, target_known) = units[0][a], units[1][b]
            better = source_known[:, None] | target_known[None, :]
            if better.any():
                view = table[k, top + a :, left + b :]
                view[better] = (source @ target.T)[better]


def _boundaries(index: Index) -> Index:
    """Sentence boundaries of a batch of stretches as boundaries of the document, (K, sentences + 1)."""
    last = index[:, -1:] + 1
    return np.concatenate([last - index.shape[1], index + 1], axis=1).clip(min=0)


def bead_features(pairing: Pairing, stretch: Stretch) -> Iterator[NDArray[np.float32]]:
    """For each bead type in turn (features, K, rows + 1, columns + 1); entries where a bead does not fit are 0."""
    source, target = pairing.source, pairing.target
    cosines = _block_cosines(pairing, stretch)
    facts = _shared(source.facts, target.facts, stretch)
    names = _shared(source.names, target.names, stretch)
    ends_i, ends_j = _boundaries(stretch.rows), _boundaries(stretch.columns)
    count, height = stretch.rows.shape
    width = stretch.columns.shape[1]
    scale = np.float32(pairing.deviation)
    mean = np.float32(pairing.mean)
    stretch_factor = np.float32(np.exp(pairing.log_ratio / 2))
    for a, b in BEAD_TYPES:
        features = np.zeros((len(BEAD_FEATURES), count, height + 1, width + 1), dtype=np.float32)
        if height < a or width < b:
            yield features
            continue
        out = dict(zip(BEAD_FEATURES, features[:, :, a:, b:], strict=True))
        here = cosines[a, b][:, a:, b:]
        hub_i = (_ends(source.hub, ends_i, a) / a)[:, :, None]
        hub_j = (_ends(target.hub, ends_j, b) / b)[:, None, :]
        out["cosine"][:] = (here - mean) / scale
        margin = (here - (hub_i + hub_j) / 2) / scale
        out["margin"][:] = margin
        out["margin_low"][:] = np.minimum(margin, 0)
        best_i = (_ends(source.best_sums, ends_i, a) / a)[:, :, None]
        best_j = (_ends(target.best_sums, ends_j, b) / b)[:, None, :]
        out["rivals"][:] = (here - (best_i + best_j) / 2) / scale
        if a + b > 2:
            weakest, weakest_margin = _weakest(cosines, (source, ends_i), (target, ends_j), a, b)
            out["weakest"][:] = (weakest - mean) / scale
            out["weakest_margin"][:] = weakest_margin / scale
        length_i = np.maximum(_ends(source.lengths, ends_i, a), 1.0)[:, :, None] * stretch_factor
        length_j = np.maximum(_ends(target.lengths, ends_j, b), 1.0)[:, None, :] / stretch_factor
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
        if a == b == 1:
            out["beside"][:] = (_beside(here) - mean) / scale
        out["repeats"][:] = (
            source.repeats[a][ends_i[:, a:]][:, :, None] + target.repeats[b][ends_j[:, b:]][:, None, :]
        )
        if facts is not None:
            shared, single = _agreement(facts, source.stated, target.stated, ends_i, ends_j, a, b)
            out["facts_shared"][:], out["facts_single"][:] = shared, single
        if names is not None:
            shared, single = _agreement(names, source.mentioned, target.mentioned, ends_i, ends_j, a, b)
            out["names_shared"][:], out["names_single"][:] = shared, single
        if not source.breaks.any():
            yield features
            continue
        break_i, break_j = (
            side.breaks[ends].astype(np.float32) for side, ends in ((source, ends_i), (target, ends_j))
        )
        out["breaks_met"][:] = break_i[:, a:, None] * break_j[:, None, b:]
        missed = np.abs(break_i[:, :, None] - break_j[:, None, :])
        out["breaks_missed"][:] = (missed[:, a:, b:] + missed[:, :-a, :-b]) / 2
        inside_i = source.broken[ends_i[:, a:]] - source.broken[ends_i[:, :-a] + 1]
        inside_j = target.broken[ends_j[:, b:]] - target.broken[ends_j[:, :-b] + 1]
        out["breaks_inside"][:] = inside_i[:, :, None] + inside_j[:, None, :]
        yield features


def _agreement(
    shared_sums: Blocks, source: Float, target: Float, ends_i: Index, ends_j: Index, a: int, b: int
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Weight that both sides of each a x b block have, and that only one has; log scale."""
    all_i, all_j = _ends(source, ends_i, a)[:, :, None], _ends(target, ends_j, b)[:, None, :]
    shared = np.clip(shared_sums[a, b][:, a:, b:], 0, np.minimum(all_i, all_j))
    single = np.log1p(all_i - shared) + np.log1p(all_j - shared)
    return np.asarray(np.log1p(shared), dtype=np.float32), np.asarray(single, dtype=np.float32)


def _ends(cumulated: Float, ends: Index, size: int) -> NDArray[np.float32]:
    """Sum over the ``size`` sentences that end at each boundary but the first ``size``: (K, boundaries - size)."""
    stop = ends[:, size:]
    return np.asarray(cumulated[stop] - cumulated[np.maximum(stop - size, 0)], dtype=np.float32)


def _weakest(
    cosines: Blocks,
    source: tuple[Side, Index],
    target: tuple[Side, Index],
    a: int,
    b: int,
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Least cosine of a member of the merged side with the whole other side, and least margin of one."""
    (source_side, ends_i), (target_side, ends_j) = source, target
    cosine_least = margin_least = None
    hub_i, hub_j = (np.diff(side.hub).astype(np.float32) for side in (source_side, target_side))
    height, width = ends_i.shape[1], ends_j.shape[1]
    members = [("source", back) for back in range(a) if a > 1] + [
        ("target", back) for back in range(b) if b > 1
    ]
    for side, back in members:
        if side == "source":  # against the whole target block
            cosine = cosines[1, b][:, a - back : height - back, b:]
            level = hub_i[np.maximum(ends_i[:, a:] - back - 1, 0)][:, :, None]
            other = (_ends(target_side.hub, ends_j, b) / b)[:, None, :]
        else:
            cosine = cosines[a, 1][:, a:, b - back : width - back]
            level = hub_j[np.maximum(ends_j[:, b:] - back - 1, 0)][:, None, :]
            other = (_ends(source_side.hub, ends_i, a) / a)[:, :, None]
        margin = cosine - np.asarray((level + other) / 2, dtype=np.float32)
        cosine_least = cosine if cosine_least is None else np.minimum(cosine_least, cosine)
        margin_least = margin if margin_least is None else np.minimum(margin_least, margin)
    assert cosine_least is not None
    assert margin_least is not None
    return cosine_least, margin_least


def _beside(cosines: NDArray[np.float32]) -> NDArray[np.float32]:
    """Greatest of the four cells next to each cell, not below 0."""
    best = np.zeros_like(cosines)
    best[:, 1:] = np.maximum(best[:, 1:], cosines[:, :-1])
    best[:, :-1] = np.maximum(best[:, :-1], cosines[:, 1:])
    best[:, :, 1:] = np.maximum(best[:, :, 1:], cosines[:, :, :-1])
    best[:, :, :-1] = np.maximum(best[:, :, :-1], cosines[:, :, 1:])
    return best


def _growth(cosines: Blocks, a: int, b: int) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
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
        "headline": np.where(np.arange(len(side)) == 0, side.headline, 0),
        "facts": np.log1p(np.diff(side.stated)),
        "names": np.log1p(np.diff(side.mentioned)),
    }
    table = np.stack([columns[name] for name in SKIP_FEATURES], axis=1).astype(np.float32)
    return np.asarray(np.where((index >= 0)[:, :, None], table[index], 0), dtype=np.float32)
