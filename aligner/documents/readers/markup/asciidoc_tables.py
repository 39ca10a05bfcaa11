"""Tables of AsciiDoc.

In:   the lines between the marks of a table, and what its attributes say.
Out:  rows of cells, each cell its lines.
Not:  marks inside the cells (asciidoc_inline.py).
Idea: cells flow: a row ends when as many columns are full as the table has, whatever the lines are.
"""

from __future__ import annotations

import csv
import re
from typing import TYPE_CHECKING

from .text_tables import trimmed

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["rows_of_table"]

Row = list[list[str]]

_CELL = re.compile(
    r"(?:(?<=\s)|^)(?P<spec>(?:(?P<columns>\d{1,9})?(?:\.(?P<rows>\d{1,9}))?[*+])?(?:[<^>]?(?:\.[<^>])?)[a-z]?)?\|"
    r"|(?<!\\)\|"
)
_COLUMN = re.compile(r"(?:(\d{1,9})\*)?[^,;]*")
# A cell spans no more than this; a greater number is a slip, or meant to harm.
_MOST_COLUMNS, _MOST_ROWS = 1000, 100


def rows_of_table(lines: Sequence[str], separator: str, columns: str) -> list[Row]:
    """The rows of a table; cells that span count once.

    Args:
        separator: between the cells: ``|``, ``!``, ``,``, ``:``.
        columns: what the attribute ``cols`` says; ``""``: as many as the first line has.

    >>> rows_of_table(["|날 |일", "", "|월요일", "|밭갈이를", "한다."], "|", "")
    [[['날'], ['일']], [['월요일'], ['밭갈이를', '한다.']]]
    """
    if separator == ",":
        try:
            return [
                [cell.split("\n") for cell in row] for row in csv.reader(lines, skipinitialspace=True) if row
            ]
        except csv.Error:
            return [[[line]] for line in lines]
    if separator == ":":
        return [[[cell.strip()] for cell in line.split(":")] for line in lines if line.strip()]
    cells: list[tuple[int, int, list[str]]] = []
    first = 0
    for line in lines:
        found = _cells(line.replace("!", "|") if separator == "!" else line, cells)
        if found and not first:
            first = sum(span for span, _, _ in cells)
    return _rows(cells, min(_count(columns) or first or 1, _MOST_COLUMNS))


def _cells(line: str, cells: list[tuple[int, int, list[str]]]) -> bool:
    """Add the cells of a line, as (columns, rows, lines); what stands before the first goes on with the last cell."""
    marks = list(_CELL.finditer(line))
    before = line[: marks[0].start()] if marks else line
    if cells:
        cells[-1][2].append(_bare(before))
    elif before.strip():
        cells.append((1, 1, [_bare(before)]))
    ends = [*(mark.start() for mark in marks[1:]), len(line)]
    for mark, end in zip(marks, ends, strict=False):
        text = _bare(line[mark.end() : end])
        number = min(int(mark["columns"] or 1), _MOST_COLUMNS)
        # A cell that is repeated, with a star, is told once, like one that spans.
        cells.append((number, min(int(mark["rows"] or 1), _MOST_ROWS), [text]))
    return bool(marks)


def _bare(text: str) -> str:
    return text.replace("\\|", "|").strip()


def _count(columns: str) -> int:
    """How many columns ``1,2a`` or ``3*`` are."""
    if not columns.strip():
        return 0
    return sum(
        int(match[1] or 1) for part in re.split(r"[,;]", columns) if (match := _COLUMN.match(part.strip()))
    )


def _rows(cells: Sequence[tuple[int, int, list[str]]], width: int) -> list[Row]:
    rows: list[Row] = []
    row: Row = []
    taken: dict[int, int] = {}  # columns that cells of rows above reach into, by how many rows below
    filled = 0
    number = 0
    for columns, deep, lines in cells:
        while filled + taken.get(number, 0) >= width:
            if row:
                rows.append(row)
            taken.pop(number, None)
            row, filled, number = [], 0, number + 1
        row.append(trimmed(lines))
        filled += columns
        for below in range(number + 1, number + deep):
            taken[below] = taken.get(below, 0) + columns
    return [*rows, row] if row else rows
