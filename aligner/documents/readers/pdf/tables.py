"""Rows of a table of which only the places of the words are known.

In:   the lines of each column, top to bottom.
Out:  rows: for each column the lines of its cell.
Not:  telling a table from columns of text (layout.py).
Idea: where the columns stand line beside line, each line is a row, and a lone line goes on in the cell above. Else the
      column with the most gaps tells the rows, and the lines of the others go to the nearest.
"""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .lines import Line

__all__ = ["table_rows"]

Cells = list[list["Line"]]

#: So many rows must have more than one cell for the lines to be the rows.
_BESIDE = 0.6
#: A gap this much wider than the least of the column parts cells.
_APART = 1.3


def table_rows(columns: Sequence[Sequence[Line]]) -> list[Cells]:
    """The rows of a table, top to bottom; a cell without text is an empty list."""
    levels = _levels(columns)
    full = [cells for cells in levels if sum(map(bool, cells)) > 1]
    if len(full) >= _BESIDE * len(levels):
        return _with_lone_lines(levels)
    keys = max((_cells_of(column) for column in columns), key=len)
    if len(keys) < 2:
        return _with_lone_lines(levels)
    return _around(keys, columns)


def _levels(columns: Sequence[Sequence[Line]]) -> list[Cells]:
    """What stands on one height in all columns."""
    numbered = sorted(
        ((line, number) for number, column in enumerate(columns) for line in column),
        key=lambda item: (-item[0].base, item[1]),
    )
    levels: list[Cells] = []
    base = 0.0
    for line, number in numbered:
        if not levels or base - line.base > 0.5 * line.size:
            levels.append([[] for _ in columns])
            base = line.base
        levels[-1][number].append(line)
    return levels


def _with_lone_lines(levels: Sequence[Cells]) -> list[Cells]:
    """Levels as rows; one without a first cell, close below another, is the rest of its cells."""
    gaps = sorted(one - other for one, other in pairwise(_base(level) for level in levels) if one - other > 0)
    least = gaps[len(gaps) // 4] if gaps else 0.0
    rows: list[Cells] = []
    before = 0.0
    for level in levels:
        base = _base(level)
        goes_on = (
            rows
            and not level[0]
            and before - base < _APART * least
            and all(above or not cell for above, cell in zip(rows[-1], level, strict=True))
        )
        if goes_on:
            for above, cell in zip(rows[-1], level, strict=True):
                above += cell
        else:
            rows.append([list(cell) for cell in level])
        before = base
    return rows


def _base(level: Cells) -> float:
    return max(line.base for cell in level for line in cell)


def _cells_of(column: Sequence[Line]) -> list[list[Line]]:
    """The lines of a column that stand close together."""
    gaps = sorted(one.base - other.base for one, other in pairwise(column))
    least = max(gaps[len(gaps) // 10], 1.2 * column[0].size) if gaps else 0.0
    cells: list[list[Line]] = []
    for line in column:
        if cells and cells[-1][-1].base - line.base <= _APART * least:
            cells[-1].append(line)
        else:
            cells.append([line])
    return cells


def _around(keys: Sequence[Sequence[Line]], columns: Sequence[Sequence[Line]]) -> list[Cells]:
    """The lines of all columns, each in the row of the cell that it stands beside.

    Cells stand side by side at the top, or at the middle: whichever most of them show.
    """
    lines = Counter(round(line.base) for column in columns for line in column)
    at_top = sum(lines[round(key[0].base)] > 1 for key in keys) >= 0.5 * len(keys)
    rows: list[Cells] = [[[] for _ in columns] for _ in keys]
    for number, column in enumerate(columns):
        index = 0
        for line in column:
            while index + 1 < len(keys) and _belongs_below(line, keys[index], keys[index + 1], at_top):
                index += 1
            rows[index][number].append(line)
    return rows


def _belongs_below(line: Line, above: Sequence[Line], below: Sequence[Line], at_top: bool) -> bool:
    """True if a line stands beside the lower of two cells rather than the upper."""
    if at_top:
        return line.base <= below[0].base + 0.5 * line.size
    middle = (above[0].base + above[-1].base) / 2, (below[0].base + below[-1].base) / 2
    return abs(line.base - middle[1]) < abs(line.base - middle[0])
