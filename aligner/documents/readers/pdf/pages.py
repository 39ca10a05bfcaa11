"""The pages of a PDF file, and what of them cannot be read.

In:   a document of pdfium.
Out:  the lines of each page by direction of writing; Losses: pages without text, pages and letters that are unreadable.
Not:  what the lines mean (layout.py).
Idea: a page that shows something but has no letters is a picture of text: that must be told, or it is lost in silence.
"""

from __future__ import annotations

import ctypes
import warnings
from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING

from ....errors import AlignerWarning, ReadError
from .glyphs import Sheet, sheets_of
from .lines import lines_of
from .rules import Rules, rules_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from pypdfium2 import PdfDocument, PdfPage

    from .lines import Line

__all__ = ["Losses", "SheetLines", "read_sheets"]

#: A page with so few letters and a picture over such a share of it is a scan.
_FEW_LETTERS = 10
_PICTURE = 0.4
#: From so many drawn shapes on, a page without letters shows something: letters turned into outlines perhaps.
_SHAPES = 200
#: Shares of letters without a known one: from where on to warn, from where on nothing can be read.
_SOME_UNKNOWN, _MOST_UNKNOWN = 0.01, 0.4
#: A file that was not cut off has this near its end.
_END_MARK, _END = b"%%EOF", 2048


@dataclass(slots=True)
class SheetLines:
    """What is written on a page in one direction.

    Attributes:
        page: its number, from 0.
        is_main: most of what the page holds is written so.
        angle: of the writing, ``None`` for columns from top to bottom.
        lines: top to bottom.
        hidden: lines that stand outside of the page.
        edges: where the page ends below and above, in points.
        rules: straight lines on the page, if the writing stands upright on it.
        comments: remarks that somebody put on the page.
    """

    page: int
    is_main: bool
    angle: int | None
    lines: list[Line]
    hidden: list[Line]
    edges: tuple[float, float]
    rules: Rules
    comments: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Losses:
    """What of a file cannot be read.

    Attributes:
        pages: how many it has.
        pictures: numbers of pages that show something but hold no text.
        broken: numbers of pages that cannot be opened.
        letters: how many letters there are.
        unknown: of how many glyphs the letter is not known.
    """

    pages: int = 0
    pictures: list[int] = field(default_factory=list)
    broken: list[int] = field(default_factory=list)
    letters: int = 0
    unknown: int = 0

    def check(self, data: bytes, path: Path) -> None:
        """Warn of what is lost.

        Args:
            data: the bytes of the file.
            path: for messages.

        Raises:
            ReadError: nothing is left.
        """
        remedy = "Run it through text recognition (OCR) first."
        if not self.letters and len(self.broken) == self.pages:
            raise ReadError(
                "none of the pages of the PDF can be read",
                remedy="Get it anew or print it to PDF again.",
                path=path,
            )
        if not self.letters and not self.unknown:
            shown = " (it holds pictures of pages)" if self.pictures else ""
            raise ReadError(f"the PDF has no text layer{shown}", remedy=remedy, path=path)
        if self.unknown > _MOST_UNKNOWN * self.letters:
            raise ReadError(
                "the PDF does not tell which letters its glyphs are",
                remedy=f"Get the file it was made of. {remedy}",
                path=path,
            )
        if self.unknown > _SOME_UNKNOWN * self.letters:
            _warn(path, f"the PDF does not tell the letters of {self.unknown} glyphs, which came out wrong")
        if self.broken:
            _warn(path, f"{_pages(self.broken)} cannot be read; what stands there is missing")
        if self.pictures:
            _warn(
                path,
                f"there is a picture but no text on {_pages(self.pictures)}; text recognition (OCR) could read it",
            )
        if _END_MARK not in data[-_END:]:
            _warn(path, "the PDF is cut off before its end; text may be missing")


def read_sheets(document: PdfDocument) -> tuple[list[SheetLines], Losses]:
    """The lines of all pages, those of the main direction of a page first; and what cannot be read."""
    from pypdfium2 import PdfiumError

    found: list[SheetLines] = []
    losses = Losses(len(document))
    for number in range(len(document)):
        try:
            page = document[number]
            page, comments = _with_fields(document, page, number)
            sheets = sheets_of(page) or [Sheet(0)]
        except PdfiumError:
            losses.broken.append(number)
            continue
        letters = sum(len(sheet.glyphs) for sheet in sheets)
        if letters < _FEW_LETTERS and _shows_a_picture(page):
            losses.pictures.append(number)
        rules = rules_of(page)
        page.close()
        losses.letters += sum(glyph.text.isalpha() for sheet in sheets for glyph in sheet.glyphs)
        losses.unknown += sum(sheet.unknown for sheet in sheets)
        found += [_lines(number, sheet, sheet is sheets[0], rules) for sheet in sheets]
        found[-1].comments = comments
    return found, losses


def _lines(number: int, sheet: Sheet, is_main: bool, rules: Rules) -> SheetLines:
    if sheet.angle != 0:
        rules = Rules()
    parted_at = [(rule.at, rule.start, rule.end) for rule in rules.down]
    return SheetLines(
        number,
        is_main,
        sheet.angle,
        lines_of(sheet.glyphs, parted_at),
        lines_of(sheet.hidden),
        sheet.edges,
        rules,
    )


def _with_fields(document: PdfDocument, page: PdfPage, number: int) -> tuple[PdfPage, list[str]]:
    """The page with the text of its form fields and text boxes, which lie above it, put into it; its comments."""
    from pypdfium2 import raw

    boxes = (raw.FPDF_ANNOT_FREETEXT, raw.FPDF_ANNOT_WIDGET, raw.FPDF_ANNOT_STAMP)
    remarks = (
        raw.FPDF_ANNOT_TEXT,
        raw.FPDF_ANNOT_HIGHLIGHT,
        raw.FPDF_ANNOT_UNDERLINE,
        raw.FPDF_ANNOT_STRIKEOUT,
    )
    has_boxes = False
    comments = []
    for index in range(raw.FPDFPage_GetAnnotCount(page)):
        note = raw.FPDFPage_GetAnnot(page, index)
        kind = raw.FPDFAnnot_GetSubtype(note)
        has_boxes = has_boxes or kind in boxes
        if kind in remarks and (comment := _contents(note)):
            comments.append(comment)
        raw.FPDFPage_CloseAnnot(note)
    if has_boxes and raw.FPDFPage_Flatten(page, raw.FLAT_NORMALDISPLAY) == raw.FLATTEN_SUCCESS:
        page.close()
        page = document[number]
    return page, comments


def _contents(note: object) -> str:
    """What a remark says."""
    from pypdfium2 import raw

    size = raw.FPDFAnnot_GetStringValue(note, b"Contents", None, 0)
    buffer = ctypes.create_string_buffer(size)
    raw.FPDFAnnot_GetStringValue(note, b"Contents", ctypes.cast(buffer, ctypes.POINTER(raw.FPDF_WCHAR)), size)
    return buffer.raw.decode("utf-16-le", "replace").rstrip("\0").strip()


def _shows_a_picture(page: PdfPage) -> bool:
    """True if a picture or very many shapes are drawn on a page."""
    from pypdfium2 import raw

    low_x, low_y, high_x, high_y = page.get_bbox()
    area = max(1.0, (high_x - low_x) * (high_y - low_y))
    count = raw.FPDFPage_CountObjects(page)
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    covered = 0.0
    for index in range(count):
        shape = raw.FPDFPage_GetObject(page, index)
        if raw.FPDFPageObj_GetType(shape) not in (raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_FORM):
            continue
        if raw.FPDFPageObj_GetBounds(shape, left, bottom, right, top):
            covered += max(0.0, (right.value - left.value) * (top.value - bottom.value))
    return bool(covered >= _PICTURE * area or count >= _SHAPES)


def _pages(numbers: Sequence[int]) -> str:
    """``page 3``, ``pages 3, 5-7``: as people count."""
    spans = ", ".join(f"{first}" if first == last else f"{first}-{last}" for first, last in _spans(numbers))
    return f"page{'s' * (len(numbers) > 1)} {spans}"


def _spans(numbers: Sequence[int]) -> Iterator[tuple[int, int]]:
    for _, group in groupby(enumerate(numbers), key=lambda item: item[1] - item[0]):
        run = [number + 1 for _, number in group]
        yield run[0], run[-1]


def _warn(path: Path, message: str) -> None:
    warnings.warn(f"{path}: {message}.", AlignerWarning, stacklevel=2)
