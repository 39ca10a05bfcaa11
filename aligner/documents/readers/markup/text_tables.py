"""Tables drawn with characters.

In:   the lines of a table: cells between bars, a grid of + and -, or columns under ===.
Out:  rows of cells, each cell its lines.
Not:  marks inside the cells (the readers of the formats).
Idea: the lines that rule a table say at which columns its cells begin; a cell that cannot end there spans. Editors let
      a Hangul syllable take one column or two: what fits the drawing better is believed. Text that does not fit at all
      stays in the cell that it stands in: no word is dropped for being a letter too long.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

__all__ = ["GRID_RULE", "PIPE_RULE", "SIMPLE_RULE", "grid_rows", "pipe_cells", "simple_rows", "trimmed"]

Row = list[list[str]]

#: The line under the headings of a table with bars; a rule of a grid; the rule above and below columns.
PIPE_RULE = re.compile(r"\s*(?:\|\s*)?:?-+:?\s*(?:\|\s*:?-+:?\s*)*(?:\|\s*)?")
GRID_RULE = re.compile(r"\s*\+(?:[-=:]+\+)+\s*")
SIMPLE_RULE = re.compile(r"\s*=+(?:\s+=+)+\s*")
_SPAN_RULE = re.compile(r"\s*-[- ]*-\s*")
_BAR = re.compile(r"(?<!\\)\|")


def pipe_cells(line: str) -> list[str]:
    r"""The cells of a row with bars between.

    >>> pipe_cells("| 봄 | a \\| b |"), pipe_cells("봄 | 가을")
    (['봄', 'a | b'], ['봄', '가을'])
    """
    line = line.strip().removeprefix("|")
    if line.endswith("|") and not line.endswith("\\|"):
        line = line[:-1]
    return [cell.replace("\\|", "|").strip() for cell in _BAR.split(line)]


def grid_rows(lines: Sequence[str]) -> list[Row]:
    """The rows of a grid; a cell that spans rows or columns stands where it begins.

    >>> grid_rows(["+----+------+", "| 봄 | 가을 |", "|    | 밤   |", "+----+------+"])
    [[['봄'], ['가을', '밤']]]
    """
    lines = [line.strip() for line in lines if line.strip()]
    rules = [line for line in lines if GRID_RULE.fullmatch(line)]
    bounds = sorted({column for line in rules for column, char in enumerate(line) if char == "+"})
    columns = _measure(lines, lambda columns, line: line[-1] in "|+" and columns[-1] in bounds)
    rows: list[dict[int, list[str]]] = []  # of each row the cells that begin in it, by their first column
    going_on: dict[int, list[str]] = {}
    for line in lines:
        parts = _between_bars(line, columns(line), bounds)
        if any(_is_rule(part) for part in parts.values()):
            going_on = {
                column: cell for column, cell in going_on.items() if not _is_rule(parts.get(column, "-"))
            }
            rows.append({})
        for column, part in parts.items():
            if _is_rule(part):
                continue
            if column not in going_on:
                if not rows:
                    rows.append({})
                going_on[column] = rows[-1].setdefault(column, [])
            going_on[column].append(part)
    cells = ([trimmed(row[column]) for column in sorted(row)] for row in rows)
    return [row for row in cells if any(row)]


def _is_rule(part: str) -> bool:
    return bool(part) and set(part) <= set("-=:")


def _between_bars(line: str, columns: Sequence[int], bounds: Sequence[int]) -> dict[int, str]:
    """The parts of a line of a grid, by the bound that each begins at."""
    at = {column: index for index, column in enumerate(columns)}
    cuts = [(bound, at[bound]) for bound in bounds if bound in at and line[at[bound]] in "|+"]
    is_drawn = len(cuts) == len(bounds) or line.count("|") != len(bounds)
    if len(cuts) < 2 or cuts[-1] != (bounds[-1], len(line) - 1) or not is_drawn:
        # Not drawn well: the bars are all there is.
        parts = line.strip("|").split("|")
        first = parts[: len(bounds) - 1]
        first[-1:] = ["|".join(parts[len(first) - 1 :])]
        return {bound: part.strip() for bound, part in zip(bounds, first, strict=False)}
    return {bound: line[index + 1 : end].strip() for (bound, index), (_, end) in itertools.pairwise(cuts)}


def simple_rows(lines: Sequence[str]) -> list[Row]:
    """The rows of a table whose columns stand under a line of ``===``; a line without a first cell goes on with a row.

    >>> simple_rows(["==== ======", "날   일", "==== ======", "월   밭갈이", "     한다", "==== ======"])
    [[['날'], ['일']], [['월'], ['밭갈이', '한다']]]
    """
    rule = next(line for line in lines if SIMPLE_RULE.fullmatch(line))
    starts = [match.start() for match in re.finditer(r"=+", rule)]
    texts = [line for line in lines if line.strip() and not _is_simple_rule(line)]
    columns = _measure(texts, lambda columns, line: len(_cuts(line, columns, starts)) == len(starts) - 1)
    rows: list[Row] = []
    for line in lines:
        if not line.strip() or _is_simple_rule(line):
            continue
        edges = {0: 0} | _cuts(line, columns(line), starts)
        ends = [*list(edges.values())[1:], len(line)]
        parts = {
            column: line[one:end].strip() for (column, one), end in zip(edges.items(), ends, strict=True)
        }
        if parts[0] or not rows:
            rows.append([[] for _ in starts])
        for column, part in parts.items():
            rows[-1][column].append(part)
    return [[trimmed(cell) for cell in row] for row in rows]


def _is_simple_rule(line: str) -> bool:
    return bool(SIMPLE_RULE.fullmatch(line) or _SPAN_RULE.fullmatch(line))


def _cuts(line: str, columns: Sequence[int], starts: Sequence[int]) -> dict[int, int]:
    """Where the cells after the first begin in a line, by their number; a cell goes on where no gap is before one."""
    at = {column: index for index, column in enumerate(columns)}
    cuts = {}
    for number, start in enumerate(starts[1:], 1):
        index = at.get(start, len(line) if not columns or columns[-1] < start else -1)
        if (index >= 0 and line[index - 1 : index] in (" ", "")) or index == len(line):
            cuts[number] = index
    return cuts


def _measure(lines: Sequence[str], fits: Callable[[list[int], str], bool]) -> Callable[[str], list[int]]:
    """How columns are counted so that more lines fit: East Asian letters take two places, or one."""

    def wide(line: str) -> list[int]:
        return _columns(line, 2)

    def narrow(line: str) -> list[int]:
        return _columns(line, 1)

    return max((wide, narrow), key=lambda way: sum(fits(way(line), line) for line in lines))


def _columns(line: str, east_asian: int) -> list[int]:
    """The column of each character, from 0."""
    columns = []
    column = 0
    for char in line:
        columns.append(column)
        column += east_asian if unicodedata.east_asian_width(char) in "WF" else 1
    return columns


def trimmed(cell: list[str]) -> list[str]:
    """The lines of a cell without empty ones at its ends."""
    full = [index for index, line in enumerate(cell) if line]
    return cell[full[0] : full[-1] + 1] if full else []
