"""Put together the pieces of a document that has paragraphs, tables, notes and boxes.

In:   runs of text as a reader meets them, and what hangs on a paragraph: notes, boxes, tables.
Out:  a Page: a piece a paragraph, a piece a row of a table, what is no text with its reason.
Not:  any file format (hangul/, rtf/, office/presentation.py).
Idea: every format that has pages tells the same story, only in other marks. What hangs on a paragraph comes after
      it, since it would break its sentences. Blocks lie in blocks as deep as the file likes, so nothing recurses.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from ..pieces import Page, Piece
from .cells import SideBySide
from .tables import row_lines

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

__all__ = ["RUBY", "Block", "Flow", "Group", "Table", "one_paragraph", "page_of"]

#: What stands small above the words: a reading, a gloss.
RUBY = "reading above the words"

_LINE_BREAK = re.compile(r"[\n\v\f\r\x85\u2028\u2029]")


@dataclass(slots=True)
class Group:
    """Blocks that share a fate: what a header holds, a note, a box.

    Attributes:
        blocks: what is in it.
        left_out: why all of it is no text; ``""`` if it is.
    """

    blocks: list[Block]
    left_out: str = ""


@dataclass(slots=True)
class Table:
    """Rows of cells, each with blocks of its own. A merged cell stands once, where it begins."""

    rows: list[list[list[Block]]] = field(default_factory=list)


Block = Piece | Group | Table


class Flow:
    """Paragraphs as they are read: a body, a note, a cell."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._runs: list[tuple[str, str]] = []
        self._shows_text = False
        self._before: list[Block] = []
        self._after: list[Block] = []

    def write(self, text: str, left_out: str = "") -> None:
        """Add text to the paragraph; some of it may be no text, for a reason."""
        if text:
            self._runs.append((text, left_out))
            self._shows_text |= not left_out and not text.isspace()

    def attach(self, block: Block, *, before: bool = False) -> None:
        """Hang a block on the paragraph; it comes after it, or before it."""
        (self._before if before else self._after).append(block)

    def has_text(self) -> bool:
        """True if the open paragraph shows anything so far."""
        return self._shows_text

    def end_paragraph(self) -> None:
        """Close the paragraph. Line breaks inside part it; one without a word stays as an empty piece."""
        text = "".join(text for text, left_out in self._runs if not left_out)
        attached = bool(self._before or self._after)
        self.blocks += self._before
        if text.strip() or not attached:
            self.blocks += [Piece(line, 0) for line in _LINE_BREAK.split(text)]
        self.blocks += self._left_out()
        self.blocks += self._after
        self._runs, self._before, self._after = [], [], []
        self._shows_text = False

    def finish(self) -> list[Block]:
        """All blocks; a paragraph that is still open is closed."""
        if self._runs or self._before or self._after:
            self.end_paragraph()
        return self.blocks

    def _left_out(self) -> Iterator[Piece]:
        """What the paragraph holds that is no text, a piece for each stretch with one reason."""
        reason, parts = "", list[str]()
        for text, left_out in [*self._runs, ("", "")]:
            if left_out != reason:
                if reason and (whole := "".join(parts).strip()):
                    yield Piece(whole, 0, reason)
                reason, parts = left_out, []
            parts.append(text)


def one_paragraph(text: str) -> list[Block]:
    """Words that stand by themselves, as on a button; a block for each of their lines."""
    flow = Flow()
    flow.write(text)
    return flow.finish()


def page_of(blocks: list[Block], *, or_else: Collection[str] = ()) -> Page:
    """The page that blocks make.

    Args:
        blocks: in the order in which they stand.
        or_else: reasons for which something is left out only if there is any text beside it. A document that has a
            header and nothing else is read for that.
    """
    pieces, rows = _pieces(blocks)
    if or_else and not any(piece.text.strip() and not piece.left_out for piece in pieces):
        pieces = [replace(piece, left_out="") if piece.left_out in or_else else piece for piece in pieces]
    if rows:
        # A tab parts cells on such a page, so those inside paragraphs go.
        pieces = [
            piece if index in rows else replace(piece, text=piece.text.replace("\t", " "))
            for index, piece in enumerate(pieces)
        ]
    return Page(tuple(pieces), has_cells=bool(rows))


def _pieces(blocks: list[Block]) -> tuple[list[Piece], set[int]]:
    """Pieces in order, and the indexes of those that are rows of tables."""
    pieces: list[Piece] = []
    rows: set[int] = set()
    open_blocks: list[tuple[Iterator[Block | str], str]] = [(iter(blocks), "")]
    while open_blocks:
        blocks_left, fate = open_blocks[-1]
        block = next(blocks_left, None)
        if block is None:
            open_blocks.pop()
        elif isinstance(block, Piece):
            pieces.append(Piece(block.text, len(pieces) + 1, block.left_out or fate))
        elif isinstance(block, Group):
            open_blocks.append((iter(block.blocks), block.left_out or fate))
        elif isinstance(block, Table):
            open_blocks.append((_rows(block), fate))
        else:
            rows.add(len(pieces))
            pieces.append(Piece(block, len(pieces) + 1, fate))
    return pieces, rows


def _rows(table: Table) -> Iterator[Block | str]:
    """Rows as strings with tabs; of rows that tabs cannot show, the blocks of one cell after the other."""
    rows = [[_paragraphs(cell) for cell in row] for row in table.rows]
    side_by_side = SideBySide(rows)
    for row, cells in zip(table.rows, rows, strict=True):
        simple = [cell for cell in cells if cell is not None]
        if len(simple) < len(cells) or not side_by_side.holds(simple):
            for cell in row:
                yield from (block for block in cell if not isinstance(block, Piece) or block.text.strip())
            continue
        yield from (line for line in row_lines([cell or [""] for cell in simple]) if line.strip())
        yield from (block for cell in row for block in cell if not isinstance(block, Piece) or block.left_out)


def _paragraphs(cell: list[Block]) -> list[str] | None:
    """The paragraphs of a cell; ``None`` if a table, a note or a box is among them."""
    paragraphs = []
    for block in cell:
        if isinstance(block, Table) or (isinstance(block, Group) and not block.left_out):
            return None
        if isinstance(block, Piece) and not block.left_out and block.text.strip():
            paragraphs.append(" ".join(block.text.split()))
    return paragraphs
