"""Paragraphs and tables of an RTF document as its marks end them.

In:   text, and the marks of ends: of a paragraph, a cell, a row, each at its depth of nesting.
Out:  blocks.
Not:  the marks themselves (reading.py).
Idea: RTF has no beginnings: a paragraph belongs to a cell because a mark after it ends one.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ..blocks import Block, Flow, Table

if TYPE_CHECKING:
    from ..blocks import Group

__all__ = ["Story"]

# Deeper tables than any program draws are read as text of this level.
_DEEPEST = 100


@dataclass(slots=True)
class _Row:
    """A row that is not ended: its cells, and the one that is open."""

    cells: list[list[Block]] = field(default_factory=list)
    cell: list[Block] = field(default_factory=list)


class Story:
    """The body of the document, a note, a header, a box.

    Args:
        left_out: why all of it is no text; ``""`` if it is.
    """

    def __init__(self, left_out: str = "") -> None:
        self.left_out = left_out
        self._blocks: list[Block] = []
        self._rows: list[_Row] = []
        self._paragraph = Flow()
        self._is_open = False

    @property
    def is_open(self) -> bool:
        """True if a paragraph or a row has begun and not ended."""
        return self._is_open or bool(self._rows)

    def write(self, text: str, left_out: str = "") -> None:
        """Add text to the paragraph."""
        self._is_open = self._is_open or bool(text.strip())
        self._paragraph.write(text, left_out)

    def attach(self, group: Group) -> None:
        """Hang a note or a box on the paragraph."""
        self._is_open = True
        self._paragraph.attach(group)

    def end_paragraph(self, level: int) -> None:
        """End the paragraph; it lies in a cell of a table at this level, 0 outside of tables."""
        self._paragraph.end_paragraph()
        target = self._cell(min(level, _DEEPEST))
        target += self._paragraph.blocks
        self._paragraph, self._is_open = Flow(), False

    def end_cell(self, level: int) -> None:
        """End the paragraph and the cell that it is the last of."""
        level = min(level, _DEEPEST)
        self.end_paragraph(level)
        self._end_rows(level)
        row = self._rows[level - 1]
        row.cells.append(row.cell)
        row.cell = []

    def end_row(self, level: int) -> None:
        """End a row of a table."""
        level = min(level, _DEEPEST)
        if self._is_open:
            self.end_paragraph(level)
        self._end_rows(level - 1)

    def finish(self) -> list[Block]:
        """All blocks; what is still open is ended."""
        if self._is_open:
            self.end_paragraph(len(self._rows))
        self._end_rows(0)
        return self._blocks

    def _cell(self, level: int) -> list[Block]:
        """Where blocks of a level go."""
        if level == 0:
            self._end_rows(0)
            return self._blocks
        while len(self._rows) < level:
            self._rows.append(_Row())
        return self._rows[level - 1].cell

    def _end_rows(self, level: int) -> None:
        """End the rows below a level, the deepest first."""
        while len(self._rows) > level:
            row = self._rows.pop()
            if row.cell:
                row.cells.append(row.cell)
            around = self._rows[-1].cell if self._rows else self._blocks
            if not row.cells:
                continue
            if not around or not isinstance(around[-1], Table):
                around.append(Table())
            table = around[-1]
            assert isinstance(table, Table)
            table.rows.append(row.cells)
