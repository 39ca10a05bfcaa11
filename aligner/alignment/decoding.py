"""The beads of each rectangle of the table.

In:   a pairing, rectangles that follow each other corner to corner, the rules of the search.
Out:  for each rectangle its beads in reading order, each with the probability that it is right.
Not:  scores (scoring), probabilities and paths (lattice), where the rectangles are (corridor).
Idea: rectangles of similar size are worked on together. The search steps through rows, so a rectangle that is far
      taller than wide is turned on its side.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from .corridor import Rectangle
from .gains import expected_gain
from .lattice import IMPOSSIBLE, best_path, marginals
from .regime import Counts
from .scoring import Worth, score_stretch
from .shapes import BEAD_TYPES, Stretch

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from .lattice import Scores
    from .pairing import Pairing
    from .scoring import Rules

__all__ = ["Found", "Kept", "beads_by_rectangle", "expected_counts", "stretch_of"]

# Cells of all stretches that are worked on at once: bounds the memory of a batch to some tens of megabytes.
BATCH = 40_000

# First source sentence, how many, first target sentence, how many, probability.
Found = tuple[int, int, int, int, float]


# Cells up to which what the features come to is kept for another search: bounds it to a hundred megabytes or two.
KEPT_CELLS = 2_000_000

# What the features of each batch come to; turned ones apart.
Kept = dict[tuple[bool, tuple[Rectangle, ...]], Worth]


def beads_by_rectangle(
    pairing: Pairing, rectangles: Sequence[Rectangle], rules: Rules, kept: Kept | None = None
) -> dict[Rectangle, list[Found]]:
    """The beads of each rectangle, the unpaired sentences between them included.

    Args:
        pairing: the two documents.
        rectangles: the parts of the table to search.
        rules: what the search is steered by.
        kept: of a search of the same rectangles that knew the same names or none: filled where it is empty, used where
            it is not.
    """
    solved = {r: _all_unpaired(r) for r in rectangles if not r.cells}
    for turned, batch, worth in _work(rectangles, kept):
        parts = _solve(*_sides(pairing, rules, turned=turned), batch, worth)
        for rectangle, part in zip(batch, parts, strict=True):
            solved[rectangle.turned() if turned else rectangle] = _turned_back(part) if turned else part
    return solved


def _work(
    rectangles: Sequence[Rectangle], kept: Kept | None
) -> Iterator[tuple[bool, list[Rectangle], Worth | None]]:
    """Batches of the rectangles that hold something, whether they are turned, and what is kept of each."""
    if kept is not None and sum(rectangle.cells for rectangle in rectangles) > KEPT_CELLS:
        kept = None
    for turned in (False, True):
        some = [r.turned() if turned else r for r in rectangles if r.cells and r.is_tall is turned]
        for batch in _batches(some):
            yield turned, batch, None if kept is None else kept.setdefault((turned, tuple(batch)), Worth())


def _sides(pairing: Pairing, rules: Rules, *, turned: bool) -> tuple[Pairing, Rules]:
    return (pairing.swapped(), rules.swapped()) if turned else (pairing, rules)


def expected_counts(
    pairing: Pairing, rectangles: Sequence[Rectangle], rules: Rules, kept: Kept | None = None
) -> Counts:
    """What the rectangles are expected to hold, over all their alignments.

    Args:
        pairing: the two documents.
        rectangles: parts of the table.
        rules: what the search is steered by.
        kept: as for ``beads_by_rectangle``.
    """
    total = Counts.of([], [0, 0], [0, 0])
    for rectangle in rectangles:
        if not rectangle.cells:
            lone = [rectangle.bottom - rectangle.top, rectangle.right - rectangle.left]
            total += Counts.of([], lone, lone)
    for turned, batch, worth in _work(rectangles, kept):
        counts = _counted(*_sides(pairing, rules, turned=turned), batch, worth)
        total += counts.swapped() if turned else counts
    return total


def _counted(pairing: Pairing, rules: Rules, batch: Sequence[Rectangle], kept: Worth | None) -> Counts:
    stretch = stretch_of(batch)
    probability = marginals(score_stretch(pairing, stretch, rules, kept))
    skipped = [side.sum() for side in (probability.source_skip, probability.target_skip)]
    sentences = [(side >= 0).sum() for side in (stretch.rows, stretch.columns)]
    return Counts.of(probability.beads.sum(axis=(0, 2, 3)), skipped, sentences)


def _all_unpaired(rectangle: Rectangle) -> list[Found]:
    """Nothing on one side: nothing to be found."""
    rest: list[Found] = [(i, 1, rectangle.left, 0, 1.0) for i in range(rectangle.top, rectangle.bottom)]
    return rest + [(rectangle.bottom, 0, j, 1, 1.0) for j in range(rectangle.left, rectangle.right)]


def _turned_back(beads: Sequence[Found]) -> list[Found]:
    """Source and target exchanged, and in each run of unpaired sentences those of the source first."""
    result: list[Found] = []
    waiting: list[Found] = []
    for j, b, i, a, confidence in beads:
        swapped = (i, a, j, b, confidence)
        if not a:
            waiting.append(swapped)
            continue
        if b:
            result += waiting
            waiting = []
        result.append(swapped)
    return result + waiting


def _batches(rectangles: Sequence[Rectangle]) -> list[list[Rectangle]]:
    """Group stretches of similar size, so that little is lost to padding, and bound each group's cells."""
    batches: list[list[Rectangle]] = []
    height = width = cells = 0
    for rectangle in sorted(rectangles, key=lambda r: (r.bottom - r.top, r.right - r.left, r.top)):
        rows, columns = rectangle.bottom - rectangle.top, rectangle.right - rectangle.left
        taller, wider = max(height, rows), max(width, columns)
        padded = (len(batches[-1]) + 1) * taller * wider if batches else 0
        if batches and padded <= BATCH and padded <= 2 * (cells + rows * columns):
            batches[-1].append(rectangle)
            height, width, cells = taller, wider, cells + rows * columns
        else:
            batches.append([rectangle])
            height, width, cells = rows, columns, rows * columns
    return batches


def stretch_of(batch: Sequence[Rectangle]) -> Stretch:
    """The rectangles as index arrays padded in front."""
    height = max(r.bottom - r.top for r in batch)
    width = max(r.right - r.left for r in batch)
    rows = np.full((len(batch), height), -1, dtype=np.intp)
    columns = np.full((len(batch), width), -1, dtype=np.intp)
    for k, r in enumerate(batch):
        rows[k, height - (r.bottom - r.top) :] = np.arange(r.top, r.bottom)
        columns[k, width - (r.right - r.left) :] = np.arange(r.left, r.right)
    return Stretch(rows, columns)


def _solve(
    pairing: Pairing, rules: Rules, batch: Sequence[Rectangle], kept: Worth | None
) -> list[list[Found]]:
    """The beads of each rectangle."""
    stretch = stretch_of(batch)
    scores = score_stretch(pairing, stretch, rules, kept)
    probability = marginals(scores)
    gain = expected_gain(probability.beads, rules.gains)
    paths = best_path(np.where(scores.beads > IMPOSSIBLE, gain, IMPOSSIBLE), scores.starts)
    # Rounding can push a sum of probabilities just over 1.
    skips = [np.clip(side, 0, 1).tolist() for side in (probability.source_skip, probability.target_skip)]
    return [
        _follow(path, stretch, scores, k, skips[0][k], skips[1][k], probability.beads[k])
        for k, path in enumerate(paths)
    ]


def _follow(
    path: Sequence[tuple[int, int, int]],
    stretch: Stretch,
    scores: Scores,
    k: int,
    source_skip: Sequence[float],
    target_skip: Sequence[float],
    probability: NDArray[np.float64],
) -> list[Found]:
    """The beads of one stretch, the unpaired sentences between the chosen ones included."""
    found: list[Found] = []
    i, j = (int(start) for start in scores.starts[k])
    height, width = stretch.rows.shape[1], stretch.columns.shape[1]
    first_i, first_j = int(stretch.rows[k, -1]) + 1 - height, int(stretch.columns[k, -1]) + 1 - width
    for t, last_i, last_j in [*path, (-1, height, width)]:
        a, b = BEAD_TYPES[t] if t >= 0 else (0, 0)
        if i < last_i - a:
            found += [(first_i + row, 1, first_j + j, 0, source_skip[row]) for row in range(i, last_i - a)]
        if j < last_j - b:
            at = first_i + last_i - a
            found += [(at, 0, first_j + column, 1, target_skip[column]) for column in range(j, last_j - b)]
        i, j = last_i, last_j
        if t >= 0:
            confidence = min(max(float(probability[t, i, j]), 0.0), 1.0)
            found.append((first_i + i - a, a, first_j + j - b, b, confidence))
    return found
