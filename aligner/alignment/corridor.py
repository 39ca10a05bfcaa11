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
# A stretch aims at this many source sentences, and is cut by force when it has more cells than LARGEST.
SHORTEST, LONGEST = 24, 64
LARGEST = 250_000


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The nearest sentence of the other side.

    Attributes:
        of_source: (n,) index of the nearest target sentence.
        of_target: (m,) index of the nearest source sentence.
        margin: (n,) how far that similarity stands above both sides' nearest-neighbour level, in standard deviations.
    """

    of_source: Index
    of_target: Index
    margin: NDArray[np.float64]


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


def rising_chain(neighbours: Neighbours, least_margin: float = 0.0) -> list[tuple[int, int]]:
    """The longest chain of mutual nearest neighbours that rises on both sides.

    Longest increasing subsequence by patience sorting, O(n log n).
    """
    rows = np.arange(len(neighbours.of_source))
    mutual = (neighbours.of_target[neighbours.of_source] == rows) & (neighbours.margin > least_margin)
    pairs = [(int(i), int(neighbours.of_source[i])) for i in np.flatnonzero(mutual)]
    tops: list[int] = []  # smallest last column of a chain of each length
    last: list[int] = []  # its pair
    before: list[int] = []
    for number, (_, j) in enumerate(pairs):
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
        chain.append(pairs[at])
        at = before[at]
    return chain[::-1]


def stretches(n: int, m: int, neighbours: Neighbours) -> list[Rectangle]:
    """Cut the n x m table into rectangles that follow each other corner to corner."""
    if n * m <= WHOLE:
        return [Rectangle(0, n, 0, m)]
    chain = rising_chain(neighbours)
    margin = neighbours.margin
    clean: list[tuple[float, int, int]] = []  # (sureness, row, column) of borders between adjacent pairs
    rough: list[tuple[float, int, int]] = []  # borders behind any pair of the chain
    for number, (i, j) in enumerate(chain):
        rough.append((float(margin[i]), i + 1, j + 1))
        if number + 1 < len(chain) and chain[number + 1] == (i + 1, j + 1):
            clean.append((float(min(margin[i], margin[i + 1])), i + 1, j + 1))
    result = []
    for rectangle in _cut(Rectangle(0, n, 0, m), clean):
        for part in [rectangle] if rectangle.cells <= LARGEST else _cut(rectangle, rough):
            result.extend(_force(part))
    return result


def _cut(whole: Rectangle, borders: list[tuple[float, int, int]]) -> list[Rectangle]:
    """Cut at the surest border in each window of SHORTEST..LONGEST source sentences, or the next one after it."""
    parts = []
    top, left = whole.top, whole.left
    inside = [b for b in borders if whole.top < b[1] < whole.bottom and whole.left < b[2] < whole.right]
    position = 0
    while position < len(inside):
        window: list[tuple[float, int, int]] = []
        while position < len(inside):
            border = inside[position]
            distance = max(border[1] - top, border[2] - left)
            if distance > LONGEST and window:
                break
            position += 1
            if distance >= SHORTEST:
                window.append(border)
                if distance > LONGEST:
                    break
        if not window:
            break
        _, row, column = max(window)
        parts.append(Rectangle(top, row, left, column))
        top, left = row, column
        while position > 0 and inside[position - 1][1] > row:
            position -= 1
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
