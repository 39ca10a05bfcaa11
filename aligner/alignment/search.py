"""Find the beads between two documents of which only vectors and lengths are known."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from ..errors import ShapeError
from ..model import Bead
from .corridor import Rectangle, stretches
from .features import Clues, Pairing, Stretch, bead_features, prepare, skip_features
from .lattice import BEAD_TYPES, IMPOSSIBLE, Scores, best_path, marginals
from .weights import Weights, load_weights, shape_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import ArrayLike, NDArray

__all__ = ["align_vectors", "score_stretch"]

# Cells of all stretches that are worked on at once: bounds the memory of a batch to some tens of megabytes.
BATCH = 120_000
# With a pair-size limit, beads up to this many sentences in all are allowed: 3:3 is not a bead, 2:3 is.
LARGEST_SIDE = 4


def align_vectors(
    source: ArrayLike,
    target: ArrayLike,
    source_lengths: ArrayLike,
    target_lengths: ArrayLike,
    *,
    source_clues: Clues | None = None,
    target_clues: Clues | None = None,
    max_size: int = LARGEST_SIDE,
    weights: Weights | None = None,
    whole: bool = False,
) -> tuple[Bead, ...]:
    """Align two documents by their sentence vectors.

    Args:
        source: (n, dim), not normalised: the norm is the sentence's weight, and the vector of two joined sentences
            is about the sum of theirs. A row of zeros is like nothing.
        target: (m, dim).
        source_lengths: (n,), non-space characters + 1.
        target_lengths: (m,).
        source_clues: numbers, names and paragraphs, where known.
        target_clues: the same of the target.
        max_size: most sentences on one side of a bead, 1..4.
        weights: by default the shipped table.
        whole: search the whole table, never a corridor (memory grows with n x m): the slow, exact twin.

    Returns:
        Beads in reading order; every sentence is in exactly one. ``confidence`` is the probability that the bead is
        part of the right alignment.

    Raises:
        ShapeError: dims or numbers of rows differ, a value is not finite, or a length is not positive.

    >>> import numpy as np
    >>> vectors = np.eye(3)
    >>> [(bead.source, bead.target) for bead in align_vectors(vectors, vectors, [9, 9, 9], [9, 9, 9])]
    [((0,), (0,)), ((1,), (1,)), ((2,), (2,))]
    """
    source_rows, source_sizes = _checked("source", source, source_lengths)
    target_rows, target_sizes = _checked("target", target, target_lengths)
    n, m = len(source_sizes), len(target_sizes)
    if not 1 <= max_size <= LARGEST_SIDE:
        raise ShapeError("max_size", expected=f"1 to {LARGEST_SIDE}", got=max_size)
    if not n or not m:
        return tuple([Bead((i,), ()) for i in range(n)] + [Bead((), (j,)) for j in range(m)])
    if source_rows.shape[1] != target_rows.shape[1]:
        raise ShapeError(
            "source and target vectors",
            expected=f"the same dimensions ({source_rows.shape[1]})",
            got=target_rows.shape[1],
        )
    weights = weights or load_weights()
    pairing = prepare(source_rows, target_rows, source_sizes, target_sizes, source_clues, target_clues)
    rectangles = [Rectangle(0, n, 0, m)] if whole else stretches(n, m, pairing.neighbours)
    solved: dict[Rectangle, list[Bead]] = {}
    for batch in _batches(rectangles):
        solved.update(zip(batch, _solve(pairing, batch, weights, max_size), strict=True))
    return tuple(bead for rectangle in rectangles for bead in solved[rectangle])


def _checked(
    side: str, vectors: ArrayLike, lengths: ArrayLike
) -> tuple[NDArray[np.float32], NDArray[np.float64]]:
    """Both as arrays of the right type, shape and content."""
    rows = np.ascontiguousarray(vectors, dtype=np.float32)
    sizes = np.asarray(lengths, dtype=np.float64)
    if not len(rows) and not len(sizes):
        return rows.reshape(0, rows.shape[1] if rows.ndim == 2 else 0), sizes.reshape(0)
    if rows.ndim != 2:
        raise ShapeError(
            f"{side} vectors", expected="a table of rows, one a sentence", got=f"{rows.ndim} dimensions"
        )
    if sizes.shape != (len(rows),):
        raise ShapeError(f"{side} lengths", expected=f"one for each of {len(rows)} vectors", got=sizes.shape)
    finite = np.isfinite(rows).all(axis=1)
    if not finite.all():
        raise ShapeError(
            f"{side} vectors", expected="finite numbers", got=f"NaN or infinity in row {finite.argmin()}"
        )
    usable = np.isfinite(sizes) & (sizes > 0)
    if not usable.all():
        raise ShapeError(f"{side} lengths", expected="numbers above 0", got=f"{sizes[usable.argmin()]}")
    return rows, sizes


def _batches(rectangles: Sequence[Rectangle]) -> list[list[Rectangle]]:
    """Group stretches of similar size, so that little is lost to padding, and bound each group's cells."""
    batches: list[list[Rectangle]] = []
    height = width = 0
    for rectangle in sorted(rectangles, key=lambda r: (r.cells, r.bottom - r.top, r.top)):
        rows, columns = rectangle.bottom - rectangle.top, rectangle.right - rectangle.left
        taller, wider = max(height, rows), max(width, columns)
        fits = batches and (len(batches[-1]) + 1) * taller * wider <= BATCH
        if fits and (len(batches[-1]) + 1) * taller * wider <= 2 * sum(
            r.cells for r in (*batches[-1], rectangle)
        ):
            batches[-1].append(rectangle)
            height, width = taller, wider
        else:
            batches.append([rectangle])
            height, width = rows, columns
    return batches


def _stretch(batch: Sequence[Rectangle]) -> Stretch:
    """The rectangles as index arrays padded in front."""
    height = max(r.bottom - r.top for r in batch)
    width = max(r.right - r.left for r in batch)
    rows = np.full((len(batch), height), -1, dtype=np.intp)
    columns = np.full((len(batch), width), -1, dtype=np.intp)
    for k, r in enumerate(batch):
        rows[k, height - (r.bottom - r.top) :] = np.arange(r.top, r.bottom)
        columns[k, width - (r.right - r.left) :] = np.arange(r.left, r.right)
    return Stretch(rows, columns)


def score_stretch(
    pairing: Pairing, stretch: Stretch, weights: Weights, max_size: int = LARGEST_SIDE
) -> Scores:
    """Weigh the features of a batch of stretches."""
    starts = stretch.starts
    count, height = stretch.rows.shape
    width = stretch.columns.shape[1]
    beads = np.full((count, len(BEAD_TYPES), height + 1, width + 1), IMPOSSIBLE)
    inside_rows = np.arange(height + 1)[None, :] - starts[:, :1]
    inside_columns = np.arange(width + 1)[None, :] - starts[:, 1:]
    for t, ((a, b), features) in enumerate(zip(BEAD_TYPES, bead_features(pairing, stretch), strict=True)):
        if max(a, b) > max_size:
            continue
        score = (
            np.tensordot(weights.bead_vector((a, b)), features, axes=1) + weights.shapes[shape_name((a, b))]
        )
        fits = (inside_rows >= a)[:, :, None] & (inside_columns >= b)[:, None, :]
        np.copyto(beads[:, t], score * weights.sharpness, where=fits)
    source_skip, target_skip = (
        (features @ weights.skip_vector()).astype(np.float64) * weights.sharpness
        for features in skip_features(pairing, stretch)
    )
    opening, turning = weights.opening * weights.sharpness, weights.turning * weights.sharpness
    return Scores(beads, source_skip, target_skip, opening, turning, starts)


def _solve(pairing: Pairing, batch: Sequence[Rectangle], weights: Weights, max_size: int) -> list[list[Bead]]:
    """The beads of each rectangle."""
    if len(batch) == 1 and not (batch[0].bottom - batch[0].top and batch[0].right - batch[0].left):
        rectangle = batch[0]
        rest = [Bead((i,), ()) for i in range(rectangle.top, rectangle.bottom)]
        return [rest + [Bead((), (j,)) for j in range(rectangle.left, rectangle.right)]]
    stretch = _stretch(batch)
    scores = score_stretch(pairing, stretch, weights, max_size)
    probability = marginals(scores)
    paths = best_path(
        np.where(scores.beads > IMPOSSIBLE, probability.beads, IMPOSSIBLE),
        probability.source_skip * weights.skip_worth,
        probability.target_skip * weights.skip_worth,
        scores.starts,
    )
    result = []
    for k, path in enumerate(paths):
        beads: list[Bead] = []
        i, j = (int(start) for start in scores.starts[k])
        rows, columns = stretch.rows[k], stretch.columns[k]
        end = (len(BEAD_TYPES), stretch.rows.shape[1], stretch.columns.shape[1])
        for t, last_i, last_j in [*path, end]:
            a, b = BEAD_TYPES[t] if t < len(BEAD_TYPES) else (0, 0)
            for row in range(i, last_i - a):
                beads.append(Bead((int(rows[row]),), (), _share(probability.source_skip[k, row])))
            for column in range(j, last_j - b):
                beads.append(Bead((), (int(columns[column]),), _share(probability.target_skip[k, column])))
            i, j = last_i, last_j
            if t < len(BEAD_TYPES):
                members_i = tuple(int(row) for row in rows[i - a : i])
                members_j = tuple(int(column) for column in columns[j - b : j])
                confidence = _share(probability.beads[k, t, i, j])
                beads.append(Bead(members_i, members_j, confidence, _cosine(pairing, members_i, members_j)))
        result.append(beads)
    return result


def _share(probability: float) -> float:
    """Rounding can push a sum of probabilities just over 1."""
    return float(min(max(probability, 0.0), 1.0))


def _cosine(pairing: Pairing, rows: tuple[int, ...], columns: tuple[int, ...]) -> float:
    """Cosine of the summed vectors, 0 if one of them is nothing."""
    source = pairing.source.sums[rows[-1] + 1] - pairing.source.sums[rows[0]]
    target = pairing.target.sums[columns[-1] + 1] - pairing.target.sums[columns[0]]
    norm = float(np.linalg.norm(source) * np.linalg.norm(target))
    return float(np.clip(source @ target / norm, -1, 1)) if norm > 1e-12 else 0.0
