"""Where in the table of all sentence pairs an alignment can run.

In:   nearest neighbours of every sentence.
Out:  a chain of sure pairs in rising order, and the document cut into stretches between them.
Not:  the alignment inside a stretch (lattice.py).
Idea: sentences that are each other's nearest neighbour are mostly right, and the longest chain of them that rises in
      both documents drops most of the wrong ones. No diagonal is assumed: a block of any length may be missing on
      either side, anywhere. Two sure pairs that follow each other directly on both sides leave no room for a bead
      across the border between them, so the search can be cut there without loss.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

__all__ = ["Neighbours", "Rectangle", "rising_chain", "stretches"]

Index = NDArray[np.intp]

# Tables up to this many cells are searched whole: it takes a fraction of a second, and nothing can be cut wrongly.
WHOLE = 40_000
# A stretch aims at this many sentences on its longer side, and is cut by force if it has more cells than LARGEST.
SHORTEST, LONGEST = 8, 20
LARGEST = 250_000


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The nearest sentence of the other side.

    Attributes:
        of_source: (n,), which target sentence is nearest to each source sentence.
        of_target: (m,), which source sentence is nearest to each target sentence.
    """

    of_source: Index
    of_target: Index


@dataclass(frozen=True, slots=True)
class Rectangle:
    """Source sentences [top, bottom) against target sentences [left, right)."""

    top: int
    bottom: int
    left: int
    right: int

    @property
    def cells(self) -> int:
        """Number of sentence pairs."""
        return (self.bottom - self.top) * (self.right - self.left)

    @property
    def is_tall(self) -> bool:
        """True if it has far more source than target sentences."""
        return self.bottom - self.top > 2 * (self.right - self.left)

    def turned(self) -> Rectangle:
        """This rectangle with source and target exchanged."""
        return Rectangle(self.left, self.right, self.top, self.bottom)


def rising_chain(neighbours: Neighbours, fixed: Index | None = None) -> Index:
    """The longest chain of mutual nearest neighbours that rises on both sides, (pairs, 2).

    Longest increasing subsequence by patience sorting, O(n log n).

    Args:
        neighbours: of every sentence.
        fixed: (pairs, 2), rising pairs that a person has set: neighbours that cross one of them are passed over.
    """
    rows = np.arange(len(neighbours.of_source))
    mutual = np.flatnonzero(neighbours.of_target[neighbours.of_source] == rows)
    if fixed is not None and len(fixed):
        # As many fixed pairs before it on both sides, and not one of their sentences.
        partners = neighbours.of_source[mutual]
        same_side = np.searchsorted(fixed[:, 0], mutual) == np.searchsorted(fixed[:, 1], partners)
        mutual = mutual[same_side & ~np.isin(mutual, fixed[:, 0]) & ~np.isin(partners, fixed[:, 1])]
    columns = neighbours.of_source[mutual].tolist()
    tops: list[int] = []  # smallest last column of a chain of each length
    last: list[int] = []  # its pair
    before: list[int] = []
    for number, j in enumerate(columns):
        length = bisect_left(tops, j)
        before.append(last[length - 1] if length else -1)
        if length == len(tops):
            tops.append(j)
            last.append(number)
        else:
            tops[length] = j
            last[length] = number
    chain = []
    at = last[-1] if last else -1
    while at >= 0:
        chain.append(at)
        at = before[at]
    numbers = np.array(chain[::-1], dtype=np.intp)
    return np.stack([mutual[numbers], neighbours.of_source[mutual[numbers]]], axis=1)


def stretches(n: int, m: int, chain: Index, margin: NDArray[np.float64]) -> list[Rectangle]:
    """Cut the n x m table into rectangles that follow each other corner to corner.

    Args:
        n: number of source sentences.
        m: number of target sentences.
        chain: (pairs, 2), from ``rising_chain``.
        margin: (pairs,), how far each pair's similarity stands above its neighbours'; cuts go through high ones.
    """
    if n * m <= WHOLE:
        return [Rectangle(0, n, 0, m)]
    adjacent = np.flatnonzero((chain[1:] - chain[:-1] == 1).all(axis=1))
    clean = np.minimum(margin[adjacent], margin[adjacent + 1]), chain[adjacent] + 1
    result = []
    for rectangle in _cut(Rectangle(0, n, 0, m), *clean):
        for part in [rectangle] if rectangle.cells <= LARGEST else _cut(rectangle, margin, chain + 1):
            result.extend(_force(part))
    return result


def _cut(whole: Rectangle, sureness: NDArray[np.float64], borders: Index) -> list[Rectangle]:
    """Cut at the surest border in each window of SHORTEST..LONGEST sentences, or the next one after it.

    Args:
        whole: what to cut.
        sureness: (borders,), the higher the better.
        borders: (borders, 2), rising row and column where the table may be cut.
    """
    inside = ((borders > (whole.top, whole.left)) & (borders < (whole.bottom, whole.right))).all(axis=1)
    sureness, borders = sureness[inside], borders[inside]
    rows, columns = borders[:, 0], borders[:, 1]
    parts = []
    top, left = whole.top, whole.left
    while True:
        # Distance is that of the longer side.
        first = int(min(np.searchsorted(rows, top + SHORTEST), np.searchsorted(columns, left + SHORTEST)))
        if first == len(rows):
            break
        last = int(min(np.searchsorted(rows, top + LONGEST), np.searchsorted(columns, left + LONGEST)))
        best = first + int(sureness[first : max(last, first + 1)].argmax())
        parts.append(Rectangle(top, int(rows[best]), left, int(columns[best])))
        top, left = int(rows[best]), int(columns[best])
    parts.append(Rectangle(top, whole.bottom, left, whole.right))
    return parts


def _force(rectangle: Rectangle) -> list[Rectangle]:
    """Cut a table without any sure pair along its diagonal until the parts are small enough to search."""
    if rectangle.cells <= LARGEST:
        return [rectangle]
    parts = int(np.ceil(np.sqrt(rectangle.cells / LARGEST))) + 1
    rows = np.linspace(rectangle.top, rectangle.bottom, parts + 1).astype(int)
    columns = np.linspace(rectangle.left, rectangle.right, parts + 1).astype(int)
    return [
        Rectangle(int(rows[p]), int(rows[p + 1]), int(columns[p]), int(columns[p + 1]))
        for p in range(parts)
        if rows[p] < rows[p + 1] or columns[p] < columns[p + 1]
    ]
