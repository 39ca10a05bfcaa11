"""Blocks of sentences of both sides: sums over all of them, and their cosines.

In:   a pairing and a stretch of it.
Out:  for each size of block a table by where the block ends, (K, rows + 1, columns + 1).
Not:  what a block is worth as a bead (features).
Idea: rows add up, so the similarity of any a-to-b block is a 2-D prefix sum of single-sentence dot products divided
      by the norms of the block sums.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from .nearest import unit_rows
from .shapes import BEAD_TYPES, block_sizes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from .pairing import Pairing
    from .shapes import Blocks, Index, Stretch

__all__ = ["block_cosines", "block_sums", "boundaries", "shared_sums"]


def _gathered(rows: NDArray[np.floating], index: Index) -> NDArray[np.float32]:
    """The rows of a batch of stretches, (K, sentences, columns); 0 where padded."""
    return np.asarray(np.where((index >= 0)[:, :, None], rows[index], 0), dtype=np.float32)


def shared_sums(
    source: NDArray[np.floating] | None,
    target: NDArray[np.floating] | None,
    stretch: Stretch,
    types: Sequence[tuple[int, int]] = BEAD_TYPES,
) -> Blocks | None:
    """Weight of what all blocks of a source and a target side share, by size and by where they end.

    Args:
        source: (n, columns), the weight of each thing in each source sentence; ``None`` if nothing is known.
        target: (m, columns), those of the target sentences.
        stretch: which sentences to look at.
        types: of beads that are looked at.

    Returns:
        For each size of block (K, rows + 1, columns + 1), zeros where it does not fit; ``None`` if a side is unknown.
    """
    if source is None or target is None:
        return None
    sides = np.sqrt(_gathered(source, stretch.rows)), np.sqrt(_gathered(target, stretch.columns))
    return block_sums(np.matmul(sides[0], sides[1].transpose(0, 2, 1)), types)


def block_sums(table: NDArray[np.float32], types: Sequence[tuple[int, int]] = BEAD_TYPES) -> Blocks:
    """Sums over all blocks that beads ask about (``shapes.block_sizes``), (K, rows + 1, columns + 1) by where they end.

    Blocks grow by a row or a column at a time; zeros where a block does not fit.

    Args:
        table: (K, rows, columns), a number for each pair of sentences.
        types: of beads that are looked at.
    """
    count, height, width = table.shape
    sums: Blocks = {}
    for a, b in block_sizes(types):
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


def block_cosines(
    pairing: Pairing, stretch: Stretch, types: Sequence[tuple[int, int]] = BEAD_TYPES
) -> Blocks:
    """Cosine, -1..1, of every block that beads ask about, by size and by where it ends.

    Each (K, rows + 1, columns + 1), zeros where a block does not fit. A block's vector is the sum of its sentences',
    or that of the joined text where it is known.
    """
    sides = (
        _gathered(pairing.source.vectors, stretch.rows),
        _gathered(pairing.target.vectors, stretch.columns),
    )
    cosines = block_sums(np.matmul(sides[0], sides[1].transpose(0, 2, 1)), types)
    ends_i, ends_j = boundaries(stretch.rows), boundaries(stretch.columns)
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
            for size in range(1, max(max(block) for block in cosines) + 1):
                starts = inside[: max(len(inside) - size + 1, 0)]
                known = np.array([(int(start), size) in side.blocks for start in starts], dtype=bool)
                rows = np.zeros((len(starts), side.vectors.shape[1]), dtype=np.float32)
                for place, start in enumerate(starts.tolist()):
                    rows[place] = (
                        side.blocks[start, size]
                        if known[place]
                        else side.vectors[start : start + size].sum(axis=0)
                    )
                by_size[size] = (unit_rows(rows), known)
            units.append(by_size)
        top, left = stretch.starts[k]
        for (a, b), table in cosines.items():
            (source, source_known), (target, target_known) = units[0][a], units[1][b]
            better = source_known[:, None] | target_known[None, :]
            if better.any():
                view = table[k, top + a :, left + b :]
                view[better] = (source @ target.T)[better]


def boundaries(index: Index) -> Index:
    """Sentence boundaries of a batch of stretches as boundaries of the document, (K, sentences + 1)."""
    last = index[:, -1:] + 1
    return np.concatenate([last - index.shape[1], index + 1], axis=1).clip(min=0)
