"""Paragraphs of a page as pieces, those of a table's row side by side.

In:   paragraphs, and where rows and cells begin and end.
Out:  pieces in order; a row is a line with tabs between its cells.
Not:  which columns hold two versions (columns.py).
Idea: cells with as many paragraphs stand side by side; cells of unlike length are a page's layout, and come one after
      the other. A cell that spans several rows or columns is said once, and the others keep their column.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING

from ...pieces import Piece
from ..tables import row_lines

if TYPE_CHECKING:
    from .paragraphs import Mark, Paragraphs
    from .tree import Node

__all__ = ["page_pieces"]

#: Text of a page with the reason why it is left out.
_Line = tuple[str, str]

#: More columns than this no table has whose columns matter.
_WIDEST = 60
#: A form or a part of the table may stand between a row and its table.
_ROW_TO_TABLE = 4


@dataclass(slots=True)
class _Row:
    """A row that is being read: its cells, and text that stands between them."""

    node: Node
    cells: list[tuple[Node, list[_Line]]] = field(default_factory=list)
    open_cell: bool = False
    between: list[_Line] = field(default_factory=list)


def page_pieces(paragraphs: Paragraphs, main: Node | None, *, first: int = 1) -> list[Piece]:
    """The pieces of a page.

    Args:
        paragraphs: of the page.
        main: the element that holds its text; a row around it is layout.
        first: number of the first piece.
    """
    done: list[_Line] = []
    rows: list[_Row] = []
    spans: dict[Node, dict[int, int]] = {}

    def here() -> list[_Line]:
        """Where the next line goes."""
        if not rows:
            return done
        return rows[-1].cells[-1][1] if rows[-1].open_cell else rows[-1].between

    def mark(found: Mark) -> None:
        if found.kind == "row":
            rows.append(_Row(found.node))
        elif rows and found.kind == "cell":
            rows[-1].cells.append((found.node, []))
            rows[-1].open_cell = True
        elif rows and found.kind == "end of cell":
            rows[-1].open_cell = False
        elif rows and found.kind == "end of row":
            row = rows.pop()
            here().extend(_row_lines(row, main, spans))

    marks = iter(paragraphs.marks)
    following = next(marks, None)
    for number, one in enumerate([*paragraphs.all, None]):
        while following is not None and following.place <= number:
            mark(following)
            following = next(marks, None)
        if one is not None:
            here().append((one.text, one.left_out))
    return [Piece(text, number, left_out) for number, (text, left_out) in enumerate(done, first)]


def _row_lines(row: _Row, main: Node | None, spans: dict[Node, dict[int, int]]) -> list[_Line]:
    """A row as lines with tabs, after what stands between its cells, and before what is left out of it."""
    places = _columns(row, spans)
    everything = [*row.between, *(line for _, lines in row.cells for line in lines)]
    texts = [[text for text, left_out in lines if not left_out] for _, lines in row.cells]
    sizes = [len(lines) for lines in texts if lines]
    is_layout = (
        len(texts) < 2
        or not sizes
        or max(sizes) > 1.5 * min(sizes) + 1
        or (len(sizes) == 1 and sizes[0] > 1)
        or (main is not None and _holds(row, main))
    )
    if is_layout:
        return everything
    cells: list[list[str]] = [[] for _ in range(places[-1] + 1)]
    for place, lines in zip(places, texts, strict=True):
        cells[place] = [line.replace("\t", " ") for line in lines]
    return [
        *row.between,
        *((line, "") for line in row_lines(cells)),
        *(line for _, lines in row.cells for line in lines if line[1]),
    ]


def _holds(row: _Row, main: Node) -> bool:
    """True if a cell of the row holds the element with the page's text, or is it."""
    return row.node is not main and any(
        cell.start <= main.start and main.end <= cell.end for cell, lines in row.cells if lines
    )


def _columns(row: _Row, spans: dict[Node, dict[int, int]]) -> list[int]:
    """The column of each cell, counted from 0: cells above may reach down into the row, cells before it may be wide."""
    table = next(
        (above for above in islice(row.node.above(), _ROW_TO_TABLE) if above.tag == "table"), row.node
    )
    reach = spans.setdefault(table, {})
    places = []
    column = 0
    below: dict[int, int] = {}
    for cell, _ in row.cells:
        while column in reach:
            column += 1
        places.append(column)
        wide, deep = _number(cell, "colspan"), _number(cell, "rowspan")
        if deep > 1:
            below.update({place: deep for place in range(column, column + wide) if place < _WIDEST})
        column += wide
    spans[table] = {place: left - 1 for place, left in (reach | below).items() if left > 1}
    return places if not places or places[-1] < _WIDEST else list(range(len(places)))


def _number(cell: Node, name: str) -> int:
    """How many columns or rows a cell spans; 1 if that is not told, or not to be believed."""
    told = cell.get(name).strip()
    return (
        int(told) if told.isascii() and told.isdigit() and 0 < len(told) < 5 and int(told) <= _WIDEST else 1
    )
