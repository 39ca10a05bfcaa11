"""Ruled tables: rows and cells from the lines that are drawn around them.

In:   a page of pdfium; the lines of text on it.
Out:  Rules: where straight lines are drawn; the lines of text, those in a ruled table as rows of cells.
Not:  tables without rules (tables.py).
Idea: rules that meet make a grid. What stands between the same two of them, across and down, is a cell. A frame without
      a rule inside is no table.
"""

from __future__ import annotations

import ctypes
from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from .lines import Line

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pypdfium2 import PdfPage

__all__ = ["Rules", "rules_of", "with_rows"]

#: A drawn line is no thicker, in points, and no shorter.
_THICK, _SHORT = 3.0, 8.0
#: Rules meet, and lie on one height, if they are so near.
_NEAR = 3.0
#: A page with more of them shows a drawing.
_MOST = 600
#: A cell with more lines, or with a gap so much wider than the least, holds paragraphs of its own.
_LONGEST, _APART = 15, 1.5


@dataclass(frozen=True, slots=True)
class _Rule:
    """A straight line: where it lies, and from where to where it runs, in points."""

    at: float
    start: float
    end: float


@dataclass(slots=True)
class Rules:
    """The straight lines of a page.

    Attributes:
        across: those from left to right, by height.
        down: those from top to bottom, by distance from the left.
    """

    across: list[_Rule] = field(default_factory=list)
    down: list[_Rule] = field(default_factory=list)


def rules_of(page: PdfPage) -> Rules:
    """The straight lines that are drawn on a page; none for a page with very many, which are a drawing."""
    from pypdfium2 import raw

    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    across: list[_Rule] = []
    down: list[_Rule] = []
    for index in range(raw.FPDFPage_CountObjects(page)):
        shape = raw.FPDFPage_GetObject(page, index)
        if raw.FPDFPageObj_GetType(shape) != raw.FPDF_PAGEOBJ_PATH:
            continue
        if not raw.FPDFPageObj_GetBounds(shape, left, bottom, right, top):
            continue
        width, height = right.value - left.value, top.value - bottom.value
        # A line of two points has the thickness of its pen around it.
        thick = 2 * _THICK if raw.FPDFPath_CountSegments(shape) == 2 else _THICK
        if height <= thick and width > max(_SHORT, 2 * height):
            across.append(_Rule((top.value + bottom.value) / 2, left.value, right.value))
        elif width <= thick and height > max(_SHORT, 2 * width):
            down.append(_Rule((left.value + right.value) / 2, bottom.value, top.value))
        if len(across) + len(down) > _MOST:
            return Rules()
    return Rules(_joined(across), _joined(down))


def _joined(rules: Iterable[_Rule]) -> list[_Rule]:
    """Rules that go on where another ends, as one."""
    joined: list[_Rule] = []
    for rule in sorted(rules, key=lambda rule: (round(rule.at / _NEAR), rule.start)):
        last = joined[-1] if joined else None
        if last and abs(last.at - rule.at) < _NEAR and rule.start <= last.end + _NEAR:
            joined[-1] = _Rule(last.at, last.start, max(last.end, rule.end))
        else:
            joined.append(rule)
    return joined


def with_rows(lines: Sequence[Line], rules: Rules) -> list[Line]:
    """The lines of a page, those inside of a ruled table put together to its rows, top to bottom."""
    grids = [grid for grid in _grids(rules) if grid.has_cells]
    if not grids:
        return list(lines)
    outside: list[Line] = []
    cells: dict[tuple[int, int, int], list[Line]] = {}
    for line in lines:
        for number, grid in enumerate(grids):
            if (place := grid.place_of(line)) is not None:
                cells.setdefault((number, *place), []).append(line)
                break
        else:
            outside.append(line)
    rows: dict[tuple[int, int], dict[int, list[Line]]] = {}
    for (number, row, column), inside in cells.items():
        rows.setdefault((number, row), {})[column] = inside
    for (number, _), row_cells in rows.items():
        outside += _as_lines([row_cells.get(column, []) for column in range(grids[number].columns)])
    return sorted(outside, key=lambda line: (-line.base, line.left))


@dataclass(slots=True)
class _Grid:
    """Rules that meet: the edges of their columns, left to right, and of their rows, top to bottom."""

    columns_at: list[float]
    rows_at: list[float]

    @property
    def columns(self) -> int:
        """How many columns there are."""
        return len(self.columns_at) - 1

    @property
    def has_cells(self) -> bool:
        """True if it is no mere frame."""
        return len(self.columns_at) > 2 and len(self.rows_at) > 1

    def place_of(self, line: Line) -> tuple[int, int] | None:
        """Row and column of the cell that a line stands in; ``None`` if it stands outside."""
        across, height = (line.left + line.right) / 2, line.base + 0.3 * line.size
        inside = (
            self.columns_at[0] < across < self.columns_at[-1] and self.rows_at[-1] < height < self.rows_at[0]
        )
        if not inside:
            return None
        row = bisect_right([-at for at in self.rows_at], -height) - 1
        return row, bisect_right(self.columns_at, across) - 1


def _grids(rules: Rules) -> list[_Grid]:
    """The grids of a page: groups of rules that meet."""
    group = list(range(len(rules.across) + len(rules.down)))

    def root(number: int) -> int:
        while group[number] != number:
            group[number] = group[group[number]]
            number = group[number]
        return number

    for one, across in enumerate(rules.across):
        for other, down in enumerate(rules.down, len(rules.across)):
            if (
                across.start - _NEAR <= down.at <= across.end + _NEAR
                and down.start - _NEAR <= across.at <= down.end + _NEAR
            ):
                group[root(other)] = root(one)
    members: dict[int, Rules] = {}
    for number, rule in enumerate([*rules.across, *rules.down]):
        found = members.setdefault(root(number), Rules())
        (found.across if number < len(rules.across) else found.down).append(rule)
    return [_grid(found) for found in members.values() if found.across and found.down]


def _grid(rules: Rules) -> _Grid:
    """The edges of columns and rows of rules that meet; where the outer ones are not drawn, their ends are edges."""
    sides = [rule.at for rule in rules.down] + [
        end for rule in rules.across for end in (rule.start, rule.end)
    ]
    levels = [rule.at for rule in rules.across] + [
        end for rule in rules.down for end in (rule.start, rule.end)
    ]
    return _Grid(
        _distinct([min(sides), max(sides), *(rule.at for rule in rules.down)]),
        _distinct([min(levels), max(levels), *(rule.at for rule in rules.across)])[::-1],
    )


def _distinct(places: Iterable[float]) -> list[float]:
    """Places in order, those that are near each other once."""
    found: list[float] = []
    for place in sorted(places):
        if not found or place - found[-1] > 2 * _NEAR:
            found.append(place)
    return found


def _as_lines(cells: Sequence[Sequence[Line]]) -> list[Line]:
    """A row of a table as one line of cells; where a cell holds several paragraphs, its lines as they are."""
    lines = [line for cell in cells for line in cell]
    if sum(map(bool, cells)) < 2 or any(_is_long(cell) for cell in cells):
        return lines
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    top = max(lines, key=lambda line: line.base)
    return [Line("", left, right, top.base, top.size, False, right - left, cells=tuple(map(tuple, cells)))]


def _is_long(cell: Sequence[Line]) -> bool:
    """True if a cell holds so much, or such gaps, that it is a text of its own."""
    gaps = sorted(one.base - other.base for one, other in pairwise(cell))
    return len(cell) > _LONGEST or (len(gaps) > 1 and gaps[-1] > _APART * gaps[0] > 0)
