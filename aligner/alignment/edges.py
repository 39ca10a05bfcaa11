"""Would a bead be better with one sentence more, with one fewer, or cut in two?

In:   cosines of all blocks of a batch of stretches, by where they end; lengths and self-similarity of each side.
Out:  features of beads of one size, about their edges and their best inner boundary.
Not:  what a bead is worth by itself (features).
Idea: the vectors of joined sentences are about sums, so what one side says beyond the other is what is left of its
      vector after the other's direction is taken out. If A+B stands against A, and C against B+C, then what is left
      of A+B is like what is left of B+C, and both are too long by about the length of B.

      A block S, a block T of the other side and a neighbour x of T: with c = cos(S, T), d = cos(S, x), g = cos(T, x),
      what T leaves of S has the cosine (d - c g) / sqrt(1 - c c) with x, the partial correlation of statistics.

Everything is written for the source side; the target side is seen in the turned table.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from .shapes import Blocks, Table

__all__ = ["LENGTH_VARIANCE", "Edges", "Margin", "grown", "halved", "on_both_sides", "trimmed"]

# Where there is no neighbour: a similarity and a length ratio that nothing is worse than.
NOWHERE, FARTHEST = -9.0, 9.0
# Of a single sentence none can be left out.
FARTHEST_TABLE: Table = np.full((1, 1, 1), FARTHEST, dtype=np.float32)
# A neighbour that makes a block so much less like the other is as bad as a worse one.
LEAST_GAIN = -0.3
# Less than this share of a block's squared length is too little to tell what it says: the same text on both sides.
LITTLE = 0.1
# Variance of target characters per source character (Gale & Church 1993 found 6.8 for European languages).
LENGTH_VARIANCE = 6.8


@dataclass(frozen=True, slots=True)
class Margin:
    """One side of a batch of stretches, by size of the block and where it ends.

    Attributes:
        lengths: (sizes, K, boundaries) characters of the block, scaled so that translations are about as long.
        logs: (sizes, K, boundaries) natural logarithm of ``lengths``.
        hub: (sizes, K, boundaries) mean of the block's sentences' nearest-neighbour cosines.
        first: (sizes, K, boundaries) cosine of the block's first sentence with the rest of it.
        last: (sizes, K, boundaries) cosine of its last sentence with the rest.
    """

    lengths: Table
    logs: Table
    hub: Table
    first: Table
    last: Table


@dataclass(frozen=True, slots=True)
class Edges:
    """What the features of all beads of a batch of stretches are made from.

    Attributes:
        source: the source side.
        target: the target side.
        cosines: of all blocks.
        roots: for each size of bead, the length of what is left of a unit vector when the block's other side is
            taken out of it: sqrt(1 - cosine squared), but not next to nothing.
    """

    source: Margin
    target: Margin
    cosines: Blocks
    roots: Blocks

    @classmethod
    def of(cls, source: Margin, target: Margin, cosines: Blocks, types: Sequence[tuple[int, int]]) -> Edges:
        """The edges of all beads.

        Args:
            source: the source side.
            target: the target side.
            cosines: of all blocks with up to one sentence more than a bead may hold.
            types: sizes of the beads.
        """
        roots = {size: np.sqrt(np.maximum(1 - cosines[size] ** 2, LITTLE)) for size in types}
        return cls(source, target, cosines, roots)

    def turned(self) -> Edges:
        """These edges with source and target exchanged; views, nothing is copied."""
        cosines, roots = (
            {(b, a): table.transpose(0, 2, 1) for (a, b), table in blocks.items()}
            for blocks in (self.cosines, self.roots)
        )
        return Edges(self.target, self.source, cosines, roots)


def on_both_sides(
    find: Callable[[Edges, int, int], tuple[Table, ...]], edges: Edges, a: int, b: int
) -> tuple[tuple[Table, ...], tuple[Table, ...]]:
    """What a function of the source side finds there, and what it finds on the target side.

    Args:
        find: ``grown`` or ``trimmed``.
        edges: of all beads.
        a: source sentences of the beads.
        b: target sentences of the beads.

    Returns:
        Tables of the source side, then of the target side, each (K, rows + 1 - a, columns + 1 - b).
    """
    turned = find(edges.turned(), b, a)
    return find(edges, a, b), tuple(table.transpose(0, 2, 1) for table in turned)


def _gap(edges: Edges, rows: Table, b: int) -> Table:
    """Log length ratio of source blocks and the target blocks of b sentences, either sign."""
    gap: Table = np.abs(edges.target.logs[b][:, None, b:] - rows[:, :, None])
    return gap


def grown(edges: Edges, a: int, b: int) -> tuple[Table, ...]:
    """Beads of a source and b target sentences with one more source sentence, before or after, whichever is better.

    Returns:
        Similarity gained; cosine of that sentence with what the source block leaves of the target block; log length
        ratio, either sign, with it. Each (K, rows + 1 - a, columns + 1 - b).
    """
    here, root = edges.cosines[a, b][:, a:, b:], edges.roots[a, b][:, a:, b:]
    taller, single = edges.cosines[a + 1, b][:, a + 1 :, b:], edges.cosines[1, b][:, :, b:]
    gain = np.full_like(here, -1.0)
    gain[:, 1:] = taller
    gain[:, :-1] = np.maximum(gain[:, :-1], taller)
    gain -= here
    explained = np.full_like(here, NOWHERE)
    before, after = (
        _left_over(cosine, base, side[a + 1][:, a + 1 :, None], left)
        for cosine, base, side, left in (
            (single[:, 1 : single.shape[1] - a], here[:, 1:], edges.source.first, root[:, 1:]),
            (single[:, a + 1 :], here[:, :-1], edges.source.last, root[:, :-1]),
        )
    )
    explained[:, 1:] = before
    explained[:, :-1] = np.maximum(explained[:, :-1], after)
    gap = np.full_like(here, FARTHEST)
    larger = _gap(edges, edges.source.logs[a + 1][:, a + 1 :], b)
    gap[:, 1:] = larger
    gap[:, :-1] = np.minimum(gap[:, :-1], larger)
    return np.maximum(gain, LEAST_GAIN), explained, gap


def trimmed(edges: Edges, a: int, b: int) -> tuple[Table, ...]:
    """Beads of a source and b target sentences without their first or last source sentence, whichever is missed less.

    Returns:
        Cosine of that sentence with what the rest leaves of the target block; log length ratio, either sign,
        without it. Each (K, rows + 1 - a, columns + 1 - b); or a single number that is greater than all, if there is
        but one source sentence.
    """
    if a == 1:
        return FARTHEST_TABLE, FARTHEST_TABLE
    rest, root = edges.cosines[a - 1, b][:, :, b:], edges.roots[a - 1, b][:, :, b:]
    single, logs = edges.cosines[1, b][:, :, b:], edges.source.logs[a - 1]
    first = _left_over(
        single[:, 1 : single.shape[1] - a + 1],
        rest[:, a:],
        edges.source.first[a][:, a:, None],
        root[:, a:],
    )
    last = _left_over(
        single[:, a:], rest[:, a - 1 : -1], edges.source.last[a][:, a:, None], root[:, a - 1 : -1]
    )
    gap = np.minimum(_gap(edges, logs[:, a:], b), _gap(edges, logs[:, a - 1 : -1], b))
    return np.minimum(first, last), gap


def _left_over(cosine: Table, base: Table, within: Table, root: Table) -> Table:
    """Cosine of a sentence with what one block leaves of another: (d - c g) / sqrt(1 - c c), clipped to -1..1.

    d is ``cosine``, c ``base``, g ``within`` and the square root ``root``. Without the clipping it is no cosine where
    a block's vector is not the sum of its sentences'.
    """
    left = (cosine - base * within) / root
    return np.asarray(np.clip(left, -1, 1, out=left), dtype=np.float32)


def halved(edges: Edges, a: int, b: int) -> tuple[Table, ...]:
    """Beads of a source and b target sentences cut in two where the halves fit best.

    Returns:
        Mean margin of the two halves; margin of the worse; mean similarity; overlap, the characters by which one half
        is too long on one side and the other half on the other, in standard deviations for texts that long; cosine
        of what the halves leave over on those sides with each other's block. Each (K, rows + 1 - a, columns + 1 - b).
    """
    best, *others = (_halved_at(edges, a, b, x, y) for x in range(1, a) for y in range(1, b))
    for other in others:
        better = other[0] > best[0]
        best = tuple(np.where(better, one, two) for one, two in zip(other, best, strict=True))
    return best


def _halved_at(edges: Edges, a: int, b: int, x: int, y: int) -> tuple[Table, ...]:
    """What ``halved`` returns for the cut after x source and y target sentences."""
    rest = a - x, b - y
    source, target = edges.source, edges.target
    up, left = slice(x, -rest[0]), slice(y, -rest[1])  # where the first half ends
    one, two = edges.cosines[x, y][:, up, left], edges.cosines[rest][:, a:, b:]
    margins = [
        cosine - (hub_i[:, :, None] + hub_j[:, None, :]) / 2
        for cosine, hub_i, hub_j in (
            (one, source.hub[x][:, up], target.hub[y][:, left]),
            (two, source.hub[rest[0]][:, a:], target.hub[rest[1]][:, b:]),
        )
    ]
    # Characters that the source has too many in the first half, and the target in the second.
    more_one = source.lengths[x][:, up, None] - target.lengths[y][:, None, left]
    more_two = target.lengths[rest[1]][:, None, b:] - source.lengths[rest[0]][:, a:, None]
    deviation = np.sqrt(
        LENGTH_VARIANCE / 2 * (source.lengths[a][:, a:, None] + target.lengths[b][:, None, b:])
    )
    overlap = np.maximum(np.minimum(more_one, more_two), -np.maximum(more_one, more_two)) / deviation
    # The block that both leave over: of the first source and second target half, or the other way round.
    within_source = (source.first if x == 1 else source.last)[a][:, a:, None]
    within_target = (target.first if y == 1 else target.last)[b][:, None, b:]
    root_one, root_two = edges.roots[x, y][:, up, left], edges.roots[rest][:, a:, b:]
    forward = more_one + more_two > 0
    across = np.where(forward, edges.cosines[x, rest[1]][:, up, b:], edges.cosines[rest[0], y][:, a:, left])
    crossing = _left_over(across, one, np.where(forward, within_target, within_source), root_one)
    crossing += _left_over(across, two, np.where(forward, within_source, within_target), root_two)
    found = (sum(margins) / 2, np.minimum(*margins), (one + two) / 2, overlap, crossing / 2)
    return tuple(np.asarray(table, dtype=np.float32) for table in found)
