"""Strips of a page that no line crosses: what may part its columns.

In:   rows of lines that stand side by side.
Out:  Bands: rows below each other that share their strips.
Not:  whether what stands beside a strip is text or a table (layout.py).
Idea: row by row from the top the free places of a page are narrowed down to those that all rows share; where the last
      one is lost, the columns end. A gap between words is no strip, unless several lines begin behind such a gap.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from math import inf
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .lines import Line

__all__ = ["ALIGNED", "Band", "Row", "Strip", "bands_of"]

#: Places are one if they are so near, in points.
ALIGNED = 1.5
#: So many lines that begin at one place, as a share of all rows, make a column.
_OFTEN = 0.06
#: The narrowest strip between columns, in letter heights.
_STRIP = 0.8
_AMOUNT = re.compile(r"(?:\W*\d(?:[\d.,%]*\d)?\W*|[^\w.,%]*[.,%]\W*)(?:원|명|개|건|달러)?")

Row = list["Line"]
Strip = tuple[float, float]


@dataclass(slots=True)
class Band:
    """Rows below each other.

    Attributes:
        rows: top to bottom.
        strips: that none of them crosses: where each begins and ends.
        left: where the leftmost line begins.
        right: where the rightmost ends.
    """

    rows: list[Row]
    strips: list[Strip]
    left: float = inf
    right: float = -inf

    def __post_init__(self) -> None:
        for row in self.rows:
            self._reach(row)

    def add(self, row: Row, strips: list[Strip]) -> None:
        """Put a row below the others, which leaves these strips."""
        self.rows.append(row)
        self.strips = strips
        self._reach(row)

    def inner(self) -> list[Strip]:
        """The strips that have lines on both sides."""
        return _inside(self.strips, self.left, self.right)

    def inner_with(self, row: Row, strips: list[Strip]) -> list[Strip]:
        """What the inner strips would be with another row that leaves these strips."""
        return _inside(strips, min(self.left, row[0].left), max(self.right, *(line.right for line in row)))

    def _reach(self, row: Row) -> None:
        self.left = min(self.left, row[0].left)
        self.right = max(self.right, *(line.right for line in row))


def bands_of(rows: Sequence[Row], size: float, known: Sequence[Strip]) -> list[Band]:
    """The rows cut where the strips between columns begin and where they end."""
    starts = _Starts(rows, known)
    bands: list[Band] = []
    for row in rows:
        free = [strip for strip in _free(row, starts) if strip[1] - strip[0] >= _STRIP * size]
        if bands:
            band = bands[-1]
            before, alone = band.inner(), Band([row], free).inner()
            common = _common(band.strips, free, _STRIP * size)
            now = band.inner_with(row, common)
            # What looks like a strip in a row or two is a gap between words.
            sure = len(band.rows) > 2
            if (len(now) >= len(before) or (now and not sure)) if before else not alone:
                band.add(row, common)
                continue
            if before and (tail := _tail(band)):
                bands.append(Band(tail, [(-inf, inf)]))
            if alone and not before:
                above = _tops_of_columns(band, alone[0], size)
                bands.append(Band([*above, row], _common_of([*above, row], starts, size)))
                continue
        bands.append(Band([row], free))
    return [band for band in bands if band.rows]


def _common_of(rows: Sequence[Row], starts: _Starts, size: float) -> list[Strip]:
    """The strips that no line of these rows crosses."""
    common: list[Strip] = [(-inf, inf)]
    for row in rows:
        common = _common(common, _free(row, starts), _STRIP * size)
    return common


def _tops_of_columns(band: Band, strip: Strip, size: float) -> list[Row]:
    """Takes from what stands above columns the rows that belong to them: those right of the first one."""
    count = 0
    while count < len(band.rows) and band.rows[-1 - count][0].left >= strip[1] - size:
        count += 1
    rows = band.rows[len(band.rows) - count :]
    del band.rows[len(band.rows) - count :]
    return rows


class _Starts:
    """Where lines begin below each other: columns do, words that are spread over a line do not.

    Args:
        rows: of a page.
        known: strips behind which columns begin.
    """

    def __init__(self, rows: Sequence[Row], known: Sequence[Strip]) -> None:
        self._known = known
        self._counts = Counter(round(line.left / ALIGNED) for row in rows for line in row)
        self._least = max(3, _OFTEN * len(rows))

    def has(self, line: Line) -> bool:
        """True if several lines begin where this one does, or if it may stand at the right of its cell."""
        place = round(line.left / ALIGNED)
        if sum(self._counts[near] for near in (place - 1, place, place + 1)) >= self._least:
            return True
        behind = any(0 <= line.left - end < 2 * line.size for _, end in self._known)
        return behind or _AMOUNT.fullmatch(line.text) is not None


def _free(row: Row, starts: _Starts) -> list[Strip]:
    """The strips beside the lines of a row, and between them where columns may begin."""
    free = []
    end = -inf
    for line in row:
        if line.left > end and (end == -inf or starts.has(line)):
            free.append((end, line.left))
        end = max(end, line.right)
    return [*free, (end, inf)]


def _common(one: Sequence[Strip], other: Sequence[Strip], narrowest: float) -> list[Strip]:
    """Where strips of both lie."""
    common = []
    first, second = 0, 0
    while first < len(one) and second < len(other):
        start, end = max(one[first][0], other[second][0]), min(one[first][1], other[second][1])
        if end - start >= narrowest:
            common.append((start, end))
        if one[first][1] < other[second][1]:
            first += 1
        else:
            second += 1
    return common


def _inside(strips: Sequence[Strip], left: float, right: float) -> list[Strip]:
    return [(start, end) for start, end in strips if start > left and end < right]


def _tail(band: Band) -> list[Row]:
    """Takes from columns the heading of what follows them, which stands below the first of them alone."""
    strips = band.inner()
    if not strips:
        return []
    last = max(number for number, row in enumerate(band.rows) if row[-1].left >= strips[0][1])
    for number in range(len(band.rows) - 1, max(last, len(band.rows) - 4), -1):
        above, line = band.rows[number - 1][0], band.rows[number][0]
        if above.base - line.base > 2 * line.size:
            tail = band.rows[number:]
            del band.rows[number:]
            return tail
    return []
