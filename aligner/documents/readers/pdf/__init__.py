"""The text layer of a PDF.

In:   the bytes of a PDF file.
Out:  its paragraphs, the columns of a page one after the other; running heads, feet and page numbers as pieces with
      their reason.
Not:  text recognition.
Idea: a PDF knows letters and their places, nothing else; each step makes more of the places.

    pages.py         pages, and what of them cannot be read
    glyphs.py        letters with their places, as pdfium has them
    lines.py         lines of words; rules.py: rows of ruled tables
    running_lines.py heads, feet, page numbers
    layout.py        the order of reading: columns (strips.py), tables without rules (tables.py), footnotes
    paragraphs.py    paragraphs, through columns and pages
    joining.py       lines of a paragraph -> its text (hangul_breaks.py: whether Korean was broken inside of a word)
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from ....errors import ReadError
from ...pieces import COMMENT, HIDDEN, Page, Piece
from .joining import Joiner
from .layout import column_strips, flows_of
from .lines import as_line
from .pages import read_sheets
from .paragraphs import Paragraph, to_paragraphs
from .rules import with_rows
from .running_lines import body_size, running_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from pypdfium2 import PdfDocument

    from ...settings import ReadSettings
    from .layout import Flow
    from .pages import SheetLines

__all__ = ["read_pdf"]

#: pdfium's number for a file that wants a password, or has an encryption that it does not know.
_PASSWORD = 4


def read_pdf(data: bytes, path: Path, settings: ReadSettings) -> Page:
    """The paragraphs of a PDF file, page after page.

    Warns:
        AlignerWarning: pages hold pictures instead of text, or cannot be read.

    Raises:
        ReadError: the file is damaged, protected by a password, or has no text layer.
    """
    document = _open(data, path)
    try:
        sheets, losses = read_sheets(document)
    finally:
        document.close()
    losses.check(data, path)
    paragraphs = to_paragraphs(_in_order(sheets))
    joiner = Joiner(paragraphs)
    pieces = [
        Piece(joiner.text(paragraph), number, paragraph.left_out)
        for number, paragraph in enumerate(paragraphs, 1)
    ]
    return Page(tuple(pieces), has_cells=any(paragraph.lines[0].cells for paragraph in paragraphs))


def _open(data: bytes, path: Path) -> PdfDocument:
    from pypdfium2 import PdfDocument, PdfiumError

    try:
        return PdfDocument(data)
    except PdfiumError as error:
        if error.err_code == _PASSWORD:
            raise ReadError(
                "the PDF is protected by a password", remedy="Save a copy without password.", path=path
            ) from error
        raise ReadError(
            "the PDF is damaged or has no pages", remedy="Get it anew or print it to PDF again.", path=path
        ) from error


def _in_order(sheets: Sequence[SheetLines]) -> Iterator[Flow | Paragraph]:
    """What the pages hold in the order of reading, running lines at their place."""
    size = body_size([sheet.lines for sheet in sheets])
    running = _running(sheets, size)
    texts = [
        [number for number in range(len(sheet.lines)) if number not in reasons]
        for sheet, reasons in zip(sheets, running, strict=True)
    ]
    written = [
        with_rows([sheet.lines[number] for number in kept], sheet.rules)
        for sheet, kept in zip(sheets, texts, strict=True)
    ]
    strips = column_strips(written, size)
    for sheet, reasons, kept, lines in zip(sheets, running, texts, written, strict=True):
        heads = [number for number in reasons if kept and number < kept[0]]
        yield from _left_out(sheet, sorted(heads), reasons)
        for flow in flows_of(lines, size, strips):
            flow.aside = flow.aside or not sheet.is_main
            yield flow
        yield from _left_out(sheet, sorted(set(reasons).difference(heads)), reasons)
        yield from (Paragraph([line], [line.right], HIDDEN) for line in sheet.hidden)
        yield from (Paragraph([as_line(comment)], [0.0], COMMENT) for comment in sheet.comments)


def _running(sheets: Sequence[SheetLines], size: float) -> list[dict[int, str]]:
    """Which lines of each sheet are running ones, found among the sheets of one direction of writing."""
    found: list[dict[int, str]] = [{} for _ in sheets]
    for angle in {sheet.angle for sheet in sheets}:
        chosen = [number for number, sheet in enumerate(sheets) if sheet.angle == angle]
        reasons = running_lines(
            [sheets[number].lines for number in chosen],
            [sheets[number].page for number in chosen],
            [sheets[number].edges for number in chosen],
            size,
        )
        for number, reason in zip(chosen, reasons, strict=True):
            found[number] = reason
    if all(len(sheet.lines) == len(reasons) for sheet, reasons in zip(sheets, found, strict=True)):
        return [{} for _ in sheets]  # nothing would be left
    return found


def _left_out(sheet: SheetLines, numbers: Iterable[int], reasons: dict[int, str]) -> Iterator[Paragraph]:
    """Running lines of a sheet, those on one height together."""
    for (_, reason), group in groupby(
        numbers, key=lambda number: (round(sheet.lines[number].base), reasons[number])
    ):
        lines = [sheet.lines[number] for number in group]
        yield Paragraph(lines, [line.right for line in lines], reason)
