"""Find the beads between two documents of which only vectors and lengths are known."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from ..errors import ShapeError
from ..model import Bead
from .constraints import Constraints
from .corridor import Rectangle, stretches
from .features import bead_features, skip_features
from .lattice import IMPOSSIBLE, Scores, best_path, marginals
from .pairing import Clues, Pairing
from .shapes import BEAD_TYPES, Stretch, shape_name
from .weights import Weights, load_weights

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import ArrayLike, NDArray

__all__ = ["Settings", "align_vectors", "score_stretch"]

# Cells of all stretches that are worked on at once: bounds the memory of a batch to some tens of megabytes.
BATCH = 40_000
# With a pair-size limit, beads up to this many sentences in all are allowed: 3:3 is not a bead, 2:3 is.
LARGEST_SIDE = 4


@dataclass(frozen=True, slots=True)
class Settings:
    """What steers a search: learned weights, the size limit, and what people have said."""

    weights: Weights
    max_size: int
    constraints: Constraints

    def swapped(self) -> Settings:
        """The same for source and target exchanged; the weights are the same from either side."""
        return Settings(self.weights, self.max_size, self.constraints.swapped())


def align_vectors(
    source: ArrayLike,
    target: ArrayLike,
    source_lengths: ArrayLike,
    target_lengths: ArrayLike,
    *,
    source_clues: Clues | None = None,
    target_clues: Clues | None = None,
    max_size: int = LARGEST_SIDE,
    fixed: Sequence[tuple[int, int]] = (),
    forbidden: Sequence[tuple[int, int]] = (),
    regions: Sequence[tuple[int, int, int, int]] | None = None,
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
        fixed: source and target sentences that a person says belong to one bead; none may cross another.
        forbidden: source and target sentences that a person says do not.
        regions: search inside these alone: first and last boundary of their source, then of their target sentences;
            they follow each other corner to corner from (0, 0) to (n, m).
        weights: by default the shipped table.
        whole: search the whole table, never a corridor (memory grows with n x m): the slow, exact twin.

    Returns:
        Beads in reading order; every sentence is in exactly one. ``confidence`` is the probability that the bead is
        part of the right alignment.

    Raises:
        ShapeError: dims or numbers of rows differ, a value is not finite, or a length is not positive.
        ConstraintError: a fixed or forbidden pair is out of range, or the pairs contradict each other.

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
    wishes = Constraints.checked(fixed, forbidden, n, m)
    if not n or not m:
        return tuple([Bead((i,), ()) for i in range(n)] + [Bead((), (j,)) for j in range(m)])
    if source_rows.shape[1] != target_rows.shape[1]:
        raise ShapeError(
            "source and target vectors",
            expected=f"the same dimensions ({source_rows.shape[1]})",
            got=target_rows.shape[1],
        )
    weights = weights or load_weights()
    pairing = Pairing.of(
        source_rows, target_rows, source_sizes, target_sizes, source_clues, target_clues, wishes.fixed
    )
    rectangles = [Rectangle(0, n, 0, m)] if whole else stretches(n, m, pairing.chain, pairing.chain_margin)
    if regions is not None:
        rectangles = [Rectangle(*region) for region in regions]
        corners = [(0, 0), *((r.bottom, r.right) for r in rectangles)]
        if [(r.top, r.left) for r in rectangles] != corners[:-1] or corners[-1] != (n, m):
            raise ShapeError("regions", expected=f"corner to corner from (0, 0) to ({n}, {m})", got=corners)
    settings = Settings(weights, max_size, wishes)
    # The search steps through rows: a stretch far taller than wide is turned on its side.
    solved = {r: _all_unpaired(r) for r in rectangles if not r.cells}
    tall = {r for r in rectangles if r.cells and r.bottom - r.top > 2 * (r.right - r.left)}
    for batch in _batches([r for r in rectangles if r.cells and r not in tall]):
        solved.update(zip(batch, _solve(pairing, batch, settings), strict=True))
    turned = {Rectangle(r.left, r.right, r.top, r.bottom): r for r in tall}
    for batch in _batches(list(turned)):
        for rectangle, part in zip(batch, _solve(pairing.swapped(), batch, settings.swapped()), strict=True):
            solved[turned[rectangle]] = _turned_back(part)
    found = [bead for rectangle in rectangles for bead in solved[rectangle]]
    beads = _as_beads(found, source_rows, target_rows)
    wishes.check_kept(beads)
    return beads


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


# First source sentence, how many, first target sentence, how many, probability.
Found = tuple[int, int, int, int, float]


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


def score_stretch(pairing: Pairing, stretch: Stretch, settings: Settings) -> Scores:
    """Weigh the features of a batch of stretches, and rule out what people have ruled out."""
    weights = settings.weights
    starts = stretch.starts
    count, height = stretch.rows.shape
    width = stretch.columns.shape[1]
    beads = np.full((count, len(BEAD_TYPES), height + 1, width + 1), IMPOSSIBLE)
    allowed = settings.constraints.allowed(stretch)
    inside_rows = np.arange(height + 1)[None, :] - starts[:, :1]
    inside_columns = np.arange(width + 1)[None, :] - starts[:, 1:]
    for t, ((a, b), features) in enumerate(zip(BEAD_TYPES, bead_features(pairing, stretch), strict=True)):
        if max(a, b) > settings.max_size:
            continue
        score = (
            np.tensordot(weights.bead_vector((a, b)), features, axes=1) + weights.shapes[shape_name((a, b))]
        )
        fits = (inside_rows >= a)[:, :, None] & (inside_columns >= b)[:, None, :]
        if allowed is not None:
            fits &= allowed[a, b]
        np.copyto(beads[:, t], score * weights.sharpness, where=fits)
    source_skip, target_skip = (
        (features @ weights.skip_vector()).astype(np.float64) * weights.sharpness
        for features in skip_features(pairing, stretch)
    )
    settings.constraints.forbid_skips(stretch, source_skip, target_skip)
    opening, turning = weights.opening * weights.sharpness, weights.turning * weights.sharpness
    return Scores(beads, source_skip, target_skip, opening, turning, starts)


def _solve(pairing: Pairing, batch: Sequence[Rectangle], settings: Settings) -> list[list[Found]]:
    """The beads of each rectangle."""
    stretch = _stretch(batch)
    scores = score_stretch(pairing, stretch, settings)
    probability = marginals(scores)
    gain = probability.beads - settings.weights.threshold
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


def _as_beads(
    found: Sequence[Found], source: NDArray[np.float32], target: NDArray[np.float32]
) -> tuple[Bead, ...]:
    """Beads with the cosine of their blocks' vectors; 0 if one of those is nothing."""
    columns = np.array([bead[:4] for bead in found], dtype=np.intp)
    paired = columns[(columns[:, 1] > 0) & (columns[:, 3] > 0)]
    blocks = (
        _block_vectors(source, paired[:, 0], paired[:, 1]),
        _block_vectors(target, paired[:, 2], paired[:, 3]),
    )
    norms = np.linalg.norm(blocks[0], axis=1) * np.linalg.norm(blocks[1], axis=1)
    dots = np.einsum("ij,ij->i", blocks[0], blocks[1])
    cosines = iter(np.clip(dots / np.where(norms > 1e-12, norms, np.inf), -1, 1).tolist())
    return tuple(
        Bead(
            (i,) if a == 1 else tuple(range(i, i + a)),
            (j,) if b == 1 else tuple(range(j, j + b)),
            confidence,
            next(cosines) if a and b else 0.0,
        )
        for i, a, j, b, confidence in found
    )


def _block_vectors(
    rows: NDArray[np.float32], start: NDArray[np.intp], size: NDArray[np.intp]
) -> NDArray[np.float64]:
    """The sum of ``size[k]`` rows from ``start[k]`` on, for each k."""
    total = rows[start].astype(np.float64)
    for more in range(1, int(size.max(initial=1))):
        larger = np.flatnonzero(size > more)
        total[larger] += rows[start[larger] + more]
    return total
