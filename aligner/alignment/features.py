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
from .edges import LENGTH_VARIANCE, Blocks, Edges, Margin, grown, on_both_sides, split, trimmed
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
    "rivals": "similarity below the best that its sentences reach anywhere, mean of both sides",
    "length": "length difference in standard deviations for texts that long (Gale & Church 1993), either sign",
    "length_surprise": "the same squared",
    "more": "most similarity gained by taking in one neighbouring sentence on either side",
    "more_gained": "the same, not below 0",
    "more_shorter": "similarity gained by a neighbour on the side that is too short, times the log length ratio",
    "more_said": "likeness of a neighbour to what the bead's block on its side leaves of the other block",
    "more_length": "how much nearer to the usual proportion the lengths come with a neighbour, log ratio",
    "needed": "least likeness of an outermost sentence to what the rest leaves of the other block",
    "needed_length": "how much farther from the usual proportion the lengths are without an outermost sentence",
    "halves": "margin of the two halves, cut where they fit best",
    "worse_half": "margin of the worse of these halves",
    "halves_gained": "similarity of the whole above that of the halves, not below 0",
    "overlap": "how much one half is too long on one side and the other half on the other side",
    "crossing": "likeness of what the halves leave over on those sides with the other half",
    "overlap_crossing": "both at once",
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
        first: (LARGEST + 1, n + 1), cosine of the first of the a sentences that end at i with the others' sum.
        last: the same of the last of them.
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
    first: NDArray[np.float32]
    last: NDArray[np.float32]
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
    norms = _block_norms(apart, n)
    return Side(
        vectors,
        norms,
        *_outermost(apart, norms),
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


def _outermost(
    apart: list[Float], norms: NDArray[np.float32]
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Cosine of the first and of the last row of each block with the sum of its others, shaped as the norms."""
    first, last = np.zeros_like(norms), np.zeros_like(norms)
    n = norms.shape[1] - 1
    for size in range(2, min(LARGEST, n) + 1):
        count = n - size + 1  # blocks, by their first row
        with_first = sum(apart[k][:count] for k in range(1, size))
        with_last = sum(apart[k][size - 1 - k : size - 1 - k + count] for k in range(1, size))
        first[size, size:] = with_first / (norms[1, 1 : count + 1] * norms[size - 1, size:])
        last[size, size:] = with_last / (norms[1, size:] * norms[size - 1, size - 1 : n])
    return first, last


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


def _margin(side: Side, ends: Index, factor: float) -> Margin:
    """A side of the stretches as ``edges.py`` sees it; characters times the factor."""
    starts = [np.maximum(ends - size, 0) for size in range(LARGEST + 1)]
    lengths = np.stack([side.lengths[ends] - side.lengths[start] for start in starts])
    lengths = np.maximum(lengths, 1.0) * factor
    hub = np.stack([(side.hub[ends] - side.hub[start]) / max(size, 1) for size, start in enumerate(starts)])
    tables = lengths, np.log(lengths), hub, side.first[:, ends], side.last[:, ends]
    return Margin(*(table.astype(np.float32) for table in tables))


def bead_features(pairing: Pairing, stretch: Stretch) -> Iterator[NDArray[np.float32]]:
    """For each bead type in turn (features, K, rows + 1, columns + 1); entries where a bead does not fit are 0."""
    source, target = pairing.source, pairing.target
    facts = _shared(source.facts, target.facts, stretch)
    names = _shared(source.names, target.names, stretch)
    ends_i, ends_j = _boundaries(stretch.rows), _boundaries(stretch.columns)
    factor = np.exp(pairing.log_ratio / 2)
    edges = Edges.of(
        _margin(source, ends_i, factor), _margin(target, ends_j, 1 / factor), _block_cosines(pairing, stretch)
    )
    count, height = stretch.rows.shape
    width = stretch.columns.shape[1]
    for a, b in BEAD_TYPES:
        features = np.zeros((len(BEAD_FEATURES), count, height + 1, width + 1), dtype=np.float32)
        if height < a or width < b:
            yield features
            continue
        out = dict(zip(BEAD_FEATURES, features[:, :, a:, b:], strict=True))
        here = edges.cosines[a, b][:, a:, b:]
        _likeness(out, here, pairing, edges, (ends_i, ends_j), (a, b))
        _edges(out, here, edges, (a, b), np.float32(pairing.deviation))
        if facts is not None:
            shared, single = _agreement(facts, source.stated, target.stated, ends_i, ends_j, a, b)
            out["facts_shared"][:], out["facts_single"][:] = shared, single
        if names is not None:
            shared, single = _agreement(names, source.mentioned, target.mentioned, ends_i, ends_j, a, b)
            out["names_shared"][:], out["names_single"][:] = shared, single
        if source.breaks.any():
            _paragraphs(out, (source, ends_i), (target, ends_j), (a, b))
        yield features


Out = dict[str, NDArray[np.float32]]


def _likeness(
    out: Out,
    here: NDArray[np.float32],
    pairing: Pairing,
    edges: Edges,
    ends: tuple[Index, Index],
    size: tuple[int, int],
) -> None:
    """How alike the blocks are, against other sentences."""
    a, b = size
    scale = np.float32(pairing.deviation)
    out["cosine"][:] = (here - np.float32(pairing.mean)) / scale
    margin = (here - (edges.source.hub[a][:, a:, None] + edges.target.hub[b][:, None, b:]) / 2) / scale
    out["margin"][:] = margin
    np.minimum(margin, 0, out=out["margin_low"])
    best_i = (_ends(pairing.source.best_sums, ends[0], a) / a)[:, :, None]
    best_j = (_ends(pairing.target.best_sums, ends[1], b) / b)[:, None, :]
    out["rivals"][:] = (here - (best_i + best_j) / 2) / scale


def _edges(
    out: Out, here: NDArray[np.float32], edges: Edges, size: tuple[int, int], scale: np.float32
) -> None:
    """Lengths, and what one sentence more or fewer and a cut through the bead would change."""
    a, b = size
    length_i, length_j = edges.source.lengths[a][:, a:, None], edges.target.lengths[b][:, None, b:]
    surprise = np.abs(length_j - length_i) / np.sqrt(LENGTH_VARIANCE / 2 * (length_i + length_j))
    np.minimum(surprise / 3, 5, out=out["length"])
    np.minimum(surprise * surprise / 10, 6, out=out["length_surprise"])
    ratio = edges.target.logs[b][:, None, b:] - edges.source.logs[a][:, a:, None]
    gap = np.abs(ratio)
    (more_i, said_i, gap_i), (more_j, said_j, gap_j) = on_both_sides(grown, edges, a, b)
    np.divide(np.maximum(more_i, more_j), scale, out=out["more"])
    np.maximum(out["more"], 0, out=out["more_gained"])
    shorter = np.maximum(np.where(ratio > 0, more_i, more_j), 0) / scale
    np.multiply(shorter, np.minimum(gap, 1.5), out=out["more_shorter"])
    np.maximum(np.maximum(said_i, said_j) / scale, -1, out=out["more_said"])
    np.clip(gap - np.minimum(gap_i, gap_j), -1, 1, out=out["more_length"])
    if a + b > 2:
        (needed_i, without_i), (needed_j, without_j) = on_both_sides(trimmed, edges, a, b)
        np.minimum(np.minimum(needed_i, needed_j) / scale, 2, out=out["needed"])
        np.clip(np.minimum(without_i, without_j) - gap, -1, 1, out=out["needed_length"])
    if a > 1 and b > 1:
        halves, worse, similarity, overlap, crossing = split(edges, a, b)
        np.divide(halves, scale, out=out["halves"])
        np.divide(worse, scale, out=out["worse_half"])
        np.maximum((here - similarity) / scale, 0, out=out["halves_gained"])
        np.clip(overlap, 0, 5, out=out["overlap"])
        np.divide(crossing, scale, out=out["crossing"])
        np.multiply(
            np.minimum(out["overlap"], 1), np.maximum(out["crossing"], 0), out=out["overlap_crossing"]
        )


def _paragraphs(
    out: Out, source: tuple[Side, Index], target: tuple[Side, Index], size: tuple[int, int]
) -> None:
    """Do paragraphs end where the bead does?"""
    a, b = size
    break_i, break_j = (side.breaks[ends].astype(np.float32) for side, ends in (source, target))
    out["breaks_met"][:] = break_i[:, a:, None] * break_j[:, None, b:]
    missed = np.abs(break_i[:, :, None] - break_j[:, None, :])
    out["breaks_missed"][:] = (missed[:, a:, b:] + missed[:, :-a, :-b]) / 2
    inside_i, inside_j = (
        side.broken[ends[:, count:]] - side.broken[ends[:, :-count] + 1]
        for (side, ends), count in zip((source, target), size, strict=True)
    )
    out["breaks_inside"][:] = inside_i[:, :, None] + inside_j[:, None, :]


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
