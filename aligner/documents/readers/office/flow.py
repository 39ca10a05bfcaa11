"""From paragraphs, cells and boxes, as they come in a document, to its lines in the order in which they are read.

In:   what a walk through a document meets: text, paragraphs, boxes beside the text, tables.
Out:  a Page: a line a paragraph, a line a row of a table with tabs between its cells, each with its fate.
Not:  what the elements of a format mean (word_body.py, opendocument_body.py).
Idea: everything that hangs on a paragraph (a note, a text box, a comment, deleted words) follows after it, so that no
      sentence is torn; the frames that are open stand in a list, so that depth costs no recursion.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from ...columns import two_columns
from ...pieces import HIDDEN, Page, Piece
from ..cells import SideBySide
from ..tables import row_lines

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

__all__ = ["Flow", "Line", "lines_beside"]

#: Cells that say they reach over more columns than this do not.
_MOST_COLUMNS = 256
#: Letters and columns of cells and rows that come again because a table says how often; such tables may lie in each
#: other.
_REPEATED = 300_000


class Line(NamedTuple):
    """A paragraph, a row of a table, or something that is no text.

    Attributes:
        text: with tabs between cells if ``is_row``.
        left_out: why it is no text, ``""`` if it is.
        is_row: it is a row of a table.
    """

    text: str
    left_out: str = ""
    is_row: bool = False


@dataclass(slots=True)
class _Paragraph:
    """What has been written into a paragraph, with the fate of each span, and what follows after it."""

    spans: list[tuple[str, str]] = field(default_factory=list)
    after: list[Line] = field(default_factory=list)
    # Characters with their readings above that follow each other: they make one word.
    ruby: list[tuple[str, str]] = field(default_factory=list)


@dataclass(slots=True)
class _Frame:
    """A column of paragraphs: the document, a box, a cell."""

    left_out: str = ""
    lines: list[Line] = field(default_factory=list)
    paragraph: _Paragraph | None = None
    # The paragraph is finished, but the next one goes on in the same line.
    continues: bool = False
    columns: int = 1
    merged: str = ""


@dataclass(slots=True)
class _Table:
    """An open table: its rows, the cells of the present one, for each column the text of the last cell of its own."""

    rows: list[list[_Frame]] = field(default_factory=list)
    cells: list[_Frame] = field(default_factory=list)
    column: int = 0
    heads: dict[int, tuple[str, ...]] = field(default_factory=dict)


class Flow:
    """The lines of a document while it is walked through.

    >>> flow = Flow()
    >>> flow.open_paragraph()
    >>> flow.write("The mill")
    >>> flow.open_box()
    >>> flow.open_paragraph()
    >>> flow.write("Built in 1931.")
    >>> flow.close_paragraph()
    >>> flow.close_box()
    >>> flow.write(" stands still.")
    >>> flow.close_paragraph()
    >>> [line.text for line in flow.lines()]
    ['The mill stands still.', 'Built in 1931.']
    """

    def __init__(self) -> None:
        self._frames = [_Frame()]
        self._tables: list[_Table] = []
        self._to_repeat = _REPEATED

    @property
    def in_paragraph(self) -> bool:
        """True while a paragraph is open in the innermost box or cell."""
        frame = self._frames[-1]
        return frame.paragraph is not None and not frame.continues

    # --- paragraphs ---------------------------------------------------------------------------------

    def open_paragraph(self) -> None:
        """Begin a paragraph, or go on with the one before if that was closed so."""
        frame = self._frames[-1]
        if not frame.continues:
            self._finish(frame)
            frame.paragraph = _Paragraph()
        frame.continues = False

    def write(self, text: str, left_out: str = "") -> None:
        r"""Add to the paragraph; ``"\n"`` breaks its line. Text outside of paragraphs begins one."""
        if not text:
            return
        paragraph = self._paragraph()
        _write_readings(paragraph)
        paragraph.spans.append((text, left_out))

    def write_ruby(self, base: str, reading: str) -> None:
        """Add characters with their reading, which stands in brackets after the last such that follow each other."""
        self._paragraph().ruby.append((base, reading))

    def close_paragraph(self, *, continues: bool = False) -> None:
        """End the paragraph; with ``continues`` the next one goes on in the same line, as where its end is deleted."""
        frame = self._frames[-1]
        if continues and frame.paragraph is not None:
            frame.continues = True
        else:
            self._finish(frame)

    def _paragraph(self) -> _Paragraph:
        frame = self._frames[-1]
        if frame.paragraph is None:
            frame.paragraph = _Paragraph()
        return frame.paragraph

    def _finish(self, frame: _Frame) -> None:
        paragraph, frame.paragraph, frame.continues = frame.paragraph, None, False
        if paragraph is None:
            return
        _write_readings(paragraph)
        text = "".join(text for text, left_out in paragraph.spans if not left_out)
        frame.lines += [Line(line) for line in text.split("\n")]
        for left_out, spans in groupby(paragraph.spans, key=lambda span: span[1]):
            if left_out and (text := "".join(span[0] for span in spans)).strip():
                frame.lines.append(Line(text, left_out))
        frame.lines += paragraph.after

    # --- boxes --------------------------------------------------------------------------------------

    def open_box(self, left_out: str = "") -> None:
        """Begin something that stands beside the text: it follows after the paragraph that is open, if one is.

        Args:
            left_out: why all that is in it is no text.
        """
        self._frames.append(_Frame(left_out))

    def close_box(self) -> None:
        """End what ``open_box`` began."""
        self.add(self._close_frame())

    def add(self, lines: list[Line]) -> None:
        """Add lines that were read elsewhere, after the paragraph that is open, if one is."""
        frame = self._frames[-1]
        (frame.lines if frame.paragraph is None else frame.paragraph.after).extend(lines)

    def _close_frame(self) -> list[Line]:
        frame = self._frames.pop()
        self._finish(frame)
        if not frame.left_out:
            return frame.lines
        return [line._replace(left_out=line.left_out or frame.left_out) for line in frame.lines]

    # --- tables -------------------------------------------------------------------------------------

    def open_table(self) -> None:
        """Begin a table, perhaps inside a cell of another."""
        self._finish(self._frames[-1])
        self._tables.append(_Table())

    def close_table(self) -> None:
        """End the innermost table: the cells of each row side by side, or one after the other; what is no text last."""
        rows = self._tables.pop().rows
        texts = [[[line for line in cell.lines if not line.left_out] for cell in row] for row in rows]
        paragraphs = [[_paragraphs_of(lines) for lines in row] for row in texts]
        side_by_side = SideBySide(paragraphs)
        target = self._frames[-1].lines
        for cells, lines, row in zip(rows, texts, paragraphs, strict=True):
            filled = [own for own in lines if own]
            # A table that holds another one for its place on the page.
            is_frame = len(filled) == 1 and any(line.is_row for line in filled[0])
            if is_frame or not side_by_side.holds(row):
                target += [line for own in filled for line in own]
            elif filled:
                if len(cells) > 1:  # else a title over the whole table
                    row = [
                        each
                        for cell, own in zip(cells, row, strict=True)
                        for each in (own, *([[""]] * (cell.columns - 1)))
                    ]
                target += [Line(line, is_row=True) for line in row_lines(row)]
            target += [line for cell in cells for line in cell.lines if line.left_out]

    def open_row(self, before: int = 0) -> None:
        """Begin a row whose first cell stands ``before`` columns from the left."""
        table = self._tables[-1]
        table.cells = []
        table.column = 0
        if before > 0:
            self.open_cell(before)
            self.close_cell()

    def open_cell(self, columns: int = 1, *, merged: str = "", left_out: str = "") -> None:
        """Begin a cell.

        Args:
            columns: over how many it reaches.
            merged: ``"above"`` or ``"left"`` if it is one with the cell there; what it repeats of that is no text.
            left_out: why all that is in it is no text.
        """
        frame = _Frame(left_out, columns=max(1, min(columns, _MOST_COLUMNS)), merged=merged)
        self._frames.append(frame)

    def close_cell(self, times: int = 1) -> None:
        """End the innermost cell, which stands side by side with others like it if ``times`` is more than 1."""
        table = self._tables[-1]
        frame = self._frames[-1]
        frame.lines = [line for line in self._close_frame() if line.text.strip()]
        own = tuple(line.text for line in frame.lines if not line.left_out)
        head = table.heads.get(table.column if frame.merged == "above" else table.column - 1)
        if not frame.merged:
            table.heads[table.column] = table.heads[table.column + frame.columns - 1] = own
        elif own == head:
            frame.lines = [line._replace(left_out=line.left_out or HIDDEN) for line in frame.lines]
        table.cells += [frame] * self._allowed(times, [frame])
        table.column += frame.columns * times

    def close_row(self, times: int = 1) -> None:
        """End the row.

        Args:
            times: how many rows like it follow each other.
        """
        table = self._tables[-1]
        table.rows += [table.cells] * self._allowed(times, table.cells)

    def _allowed(self, times: int, cells: Sequence[_Frame]) -> int:
        """How often cells may come that shall come so often."""
        if times > 1:
            size = 10 + sum(cell.columns + sum(10 + len(line.text) for line in cell.lines) for cell in cells)
            times = min(times, 1 + self._to_repeat // size)
            self._to_repeat -= (times - 1) * size
        return times

    # --- the end ------------------------------------------------------------------------------------

    def lines(self) -> list[Line]:
        """All lines so far; paragraphs, boxes and tables that were left open are closed."""
        while len(self._frames) > 1:
            self.close_box()
        while self._tables:
            self.close_table()
        self._finish(self._frames[0])
        return self._frames[0].lines

    def page(self) -> Page:
        """All lines as pieces, numbered.

        Tabs between the words of a paragraph are white space, unless the paragraphs stand in two columns, each in a
        language of its own.
        """
        lines = self.lines()
        texts = [line.text.strip("\t ") for line in lines if not line.left_out and not line.is_row]
        columns = two_columns(texts) if any("\t" in text for text in texts) else None
        keep_tabs = columns is not None and len(set(columns.languages)) == 2
        pieces = []
        for number, line in enumerate(lines, 1):
            text = line.text
            if line.left_out:
                text = text.strip()
            elif not line.is_row:
                text = text.strip("\t ") if keep_tabs else text.replace("\t", " ")
            pieces.append(Piece(text, number, line.left_out))
        return Page(tuple(pieces), has_cells=True)


def lines_beside(walk: Callable[[Flow], None], left_out: str) -> list[Line]:
    """The lines of a part that is no text, such as a running head.

    Args:
        walk: tells a flow what is in the part.
        left_out: why it is no text.
    """
    flow = Flow()
    flow.open_box(left_out)
    walk(flow)
    return [line for line in flow.lines() if line.text.strip()]


def _write_readings(paragraph: _Paragraph) -> None:
    """Characters with readings above them as text: 大同江(대동강)."""
    if not paragraph.ruby:
        return
    bases, readings = zip(*paragraph.ruby, strict=True)
    paragraph.ruby = []
    # Syllables of Hangul and kana stand side by side, words in Latin letters apart.
    reading = (" " if all(reading < "\u1100" for reading in readings) else "").join(readings)
    base = "".join(bases)
    # Dots of emphasis stand where readings do.
    shown = f"({reading.strip()})" if any(map(str.isalnum, reading)) and reading != base else ""
    paragraph.spans.append((base + shown, ""))


def _paragraphs_of(lines: list[Line]) -> list[str]:
    """The paragraphs of a cell; rows of a table inside it give one for each of their cells."""
    paragraphs: list[str] = []
    for line in lines:
        parts = line.text.split("\t") if line.is_row else [line.text.replace("\t", " ")]
        paragraphs += [text for part in parts if (text := " ".join(part.split()))]
    return paragraphs or [""]
