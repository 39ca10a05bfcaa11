"""The nearest sentences of the other side, and the background that cosines are measured against.

In:   vectors of length 1, a row a sentence, of both documents.
Out:  Levels: nearest neighbours, their cosines, and the background that cosines are measured against.
Not:  which of the neighbours follow each other (corridor), what a cosine is worth (features).
Idea: cosines are measured in units of the document's own background: how far above the similarity of a random pair of
      its sentences, in standard deviations. So one table of weights serves encoders whose cosines live on different
      scales. A sentence that is near to everything (a hub) is measured against its own neighbours (margin scoring,
      Artetxe & Schwenk 2019).
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import blake2b
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from .shapes import Float, Index

__all__ = ["Levels", "levels", "unit_rows"]

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


def unit_rows(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    """Rows (n, dim) scaled to length 1, float32; zero rows stay zero."""
    norms = np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.asarray(vectors / np.where(norms > 0, norms, 1.0), dtype=np.float32)


@dataclass(frozen=True, slots=True)
class Levels:
    """What the table of all cosines of two documents says: nearest neighbours and background.

    Attributes:
        source_hub: (n,), mean cosine of each source sentence with its NEIGHBOURS nearest of the target.
        target_hub: (m,), mean cosine of each target sentence with its NEIGHBOURS nearest of the source.
        source_best: (n,), cosine of each source sentence with its nearest.
        target_best: (m,), cosine of each target sentence with its nearest.
        of_source: (n,), which target sentence is nearest to each source sentence.
        of_target: (m,), which source sentence is nearest to each target sentence.
        mean: background cosine, -1..1.
        deviation: its standard deviation, above 0.
    """

    source_hub: Float
    target_hub: Float
    source_best: Float
    target_best: Float
    of_source: Index
    of_target: Index
    mean: float
    deviation: float


def levels(source: NDArray[np.float32], target: NDArray[np.float32]) -> Levels:
    """Nearest neighbours and their cosines, mean and deviation of all cosines; unit rows in.

    Every pair is looked at where that takes no time. In longer documents each run of sentences is compared with the
    runs of the other side that resemble it most, so that time and memory grow with the length, not its square.

    A sentence that comes again is no second neighbour and no background: by itself, a text that repeats one sentence
    would be like nothing but the ordinary. Of equal sentences, the first is next to the first, and so on.

    Args:
        source: (n, dim), rows of length 1 or 0.
        target: (m, dim), rows of length 1 or 0.
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
    return Levels(
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
    digests = (blake2b(row.tobytes(), digest_size=16).digest() for row in vectors)
    which = np.array([numbers.setdefault(digest, len(numbers)) for digest in digests], dtype=np.intp)
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
    runs, other_runs = (_run_sums(side) for side in (rows, others))
    doubles = unit_rows(other_runs[:-1] + other_runs[1:])
    nearest = np.zeros((len(runs), RUN), dtype=np.intp)
    top = np.zeros((len(runs), RUN, NEIGHBOURS))
    for first in range(0, len(runs), STRIP):
        part = slice(first, first + STRIP)
        alike = runs[part] @ doubles.T
        ranked = np.full((len(alike), len(other_runs)), -np.inf, dtype=np.float32)
        ranked[:, :-1] = alike
        ranked[:, 1:] = np.maximum(ranked[:, 1:], alike)
        chosen = np.argpartition(-ranked, min(RUNS, len(other_runs)) - 1, axis=1)[:, :RUNS]
        index = (chosen[:, :, None] * RUN + np.arange(RUN)).reshape(len(alike), -1)
        strip = np.zeros((len(index) * RUN, dim), dtype=np.float32)
        here = rows[first * RUN : (first + STRIP) * RUN]
        strip[: len(here)] = here
        beyond = index >= len(others)
        cosines = np.matmul(
            strip.reshape(-1, RUN, dim), others[np.where(beyond, 0, index)].transpose(0, 2, 1)
        )
        np.copyto(cosines, -1.0, where=beyond[:, None, :])
        nearest[part] = np.take_along_axis(index[:, None, :], cosines.argmax(axis=2)[:, :, None], axis=2)[
            :, :, 0
        ]
        top[part] = np.partition(cosines, -NEIGHBOURS, axis=2)[:, :, -NEIGHBOURS:]
    return nearest.reshape(-1)[:n], top.reshape(-1, NEIGHBOURS)[:n]


def _run_sums(rows: NDArray[np.float32]) -> NDArray[np.float32]:
    """Sums of RUN rows each, less the mean of all rows, the last run as short as it is."""
    whole = len(rows) // RUN
    sums = np.empty((-(-len(rows) // RUN), rows.shape[1]), dtype=np.float32)
    rows[: whole * RUN].reshape(whole, RUN, -1).sum(axis=1, out=sums[:whole])
    if whole < len(sums):
        rows[whole * RUN :].sum(axis=0, out=sums[whole])
    members = np.full((len(sums), 1), RUN, dtype=np.float32)
    members[whole:] = len(rows) - whole * RUN
    sums -= members * rows.mean(axis=0)
    return sums
