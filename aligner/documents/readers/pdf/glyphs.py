"""The glyphs of a page: what is drawn, where, and how large.

In:   a page of pdfium.
Out:  Sheets: the glyphs of one direction of writing each, as if the page were turned so that they stand upright.
Not:  lines (lines.py).
Idea: pdfium knows the letter of a glyph, where it stands and how far it reaches. The spaces and line ends that pdfium
      adds of its own are left out: where a word ends is judged by all that a line shows.
"""

from __future__ import annotations

import ctypes
import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import ModuleType

    from pypdfium2 import PdfPage

__all__ = ["Glyph", "Sheet", "Style", "sheets_of"]

#: What pdfium gives for a hyphen at the end of a line; the bullets of the fonts Symbol and Wingdings.
_SYMBOLS = {
    0x02: "-", 0xF06C: "●", 0xF06E: "■", 0xF06F: "□", 0xF075: "◆", 0xF076: "❖", 0xF09F: "•", 0xF0A7: "▪", 0xF0A8: "◻",
    0xF0B7: "•", 0xF0D8: "➢", 0xF0E0: "→", 0xF0E8: "➔", 0xF0F0: "⇨", 0xF0FC: "✓", 0xF0FE: "☑",
}  # fmt: skip
_BREAKS = frozenset({0x0A, 0x0D})
_SPACE = 0x20
_NO_LETTER = frozenset({0x00, 0xFFFE, 0xFFFF})
_HAIR = 0.01  # points: the spaces that pdfium adds are narrower
_BOLD = 600
_SURROGATES = range(0xD800, 0xE000)
#: From so many glyphs on that stand one below the other, they are written so.
_COLUMN = 3


class Style(NamedTuple):
    """How a glyph is drawn: its size in points, and whether its font is bold."""

    size: float
    bold: bool


class Glyph(NamedTuple):
    """A letter on a page that stands upright; in points, to the right and upwards.

    ``left`` and ``right`` are where it begins and where the next may begin, ``base`` is the line it stands on.
    """

    left: float
    right: float
    base: float
    text: str
    style: Style


@dataclass(slots=True)
class Sheet:
    """What is written on a page in one direction, in the order in which it is drawn.

    Attributes:
        angle: of the writing on the page as it lies in the file, in degrees; ``None`` for columns from top to bottom.
        glyphs: what is seen.
        hidden: what stands outside of the page, so that nobody sees it. A line that runs off the page is seen.
        unknown: how many glyphs have no letter, because their font does not tell it.
        edges: where the page ends below and above, in points.
    """

    angle: int | None
    glyphs: list[Glyph] = field(default_factory=list)
    hidden: list[Glyph] = field(default_factory=list)
    unknown: int = 0
    edges: tuple[float, float] = (0.0, 0.0)


def sheets_of(page: PdfPage) -> list[Sheet]:
    """The glyphs of a page by direction of writing, the direction of most of them first."""
    sheets = _by_angle(page)
    for sheet in [sheet for sheet in sheets if sheet.angle == 0]:
        down = _written_down(sheet.glyphs)
        if any(down):
            columns = [glyph for glyph, is_down in zip(sheet.glyphs, down, strict=True) if is_down]
            sheet.glyphs = [glyph for glyph, is_down in zip(sheet.glyphs, down, strict=True) if not is_down]
            sheets.append(Sheet(None, list(map(_turned_to_a_line, columns))))
    corners = _corners(page)
    for sheet in sheets:
        turned = [_height(x, y, sheet.angle) for x, y in corners]
        sheet.edges = (min(turned), max(turned))
    return sorted(sheets, key=lambda sheet: -len(sheet.glyphs))


def _by_angle(page: PdfPage) -> list[Sheet]:
    """The glyphs of a page by the angle of their writing.

    Letter and place are asked for each glyph, the style only where a word begins: of the 2 million calls for a book
    of 300 pages every one that is saved counts.
    """
    from pypdfium2 import raw

    textpage = page.get_textpage()
    handle = textpage.raw
    unicode_of, origin_of, box_of = (
        raw.FPDFText_GetUnicode,
        raw.FPDFText_GetCharOrigin,
        raw.FPDFText_GetLooseCharBox,
    )
    x, y, box = ctypes.c_double(), ctypes.c_double(), raw.FS_RECTF()
    x_ref, y_ref, box_ref = ctypes.byref(x), ctypes.byref(y), ctypes.byref(box)
    low_x, low_y, high_x, high_y = page.get_bbox()
    sheets: dict[int, Sheet] = {}
    sheet, style, known = Sheet(0), Style(0.0, False), True
    cosine, sine = 1.0, 0.0
    word_goes_on, base, seen_base, high_surrogate = False, 0.0, math.inf, 0
    for index in range(textpage.count_chars()):
        code = unicode_of(handle, index)
        if code in _BREAKS:
            word_goes_on = False
            continue
        origin_of(handle, index, x_ref, y_ref)
        box_of(handle, index, box_ref)
        left, bottom, right, top = box.left, box.bottom, box.right, box.top
        if code == _SPACE and right - left < _HAIR and top - bottom < _HAIR:
            word_goes_on = False
            continue
        origin_x, origin_y = x.value, y.value
        if not word_goes_on or origin_y != base:
            style, angle, known = _style(raw, handle, index)
            cosine, sine = math.cos(math.radians(angle)), math.sin(math.radians(angle))
            sheet = sheets.setdefault(angle, Sheet(angle))
            word_goes_on, base = code != _SPACE, origin_y
        elif code == _SPACE:
            word_goes_on = False
        if code in _SURROGATES:
            # pdfium gives letters beyond the first 65,536 in two halves where the file does.
            if code < 0xDC00:
                high_surrogate = code
                continue
            code = 0x10000 + ((high_surrogate & 0x3FF) << 10) + (code & 0x3FF)
        if code in _NO_LETTER:
            sheet.unknown += 1
            continue
        sheet.unknown += not known
        text = _SYMBOLS.get(code) or chr(code)
        if sheet.angle == 0:
            glyph = Glyph(origin_x if left < origin_x < right else left, right, origin_y, text, style)
        else:
            start = origin_x * cosine + origin_y * sine
            if sheet.angle in (90, -90):
                end = start + (top - bottom)
            else:
                end = start + (right - left if sheet.angle == 180 else style.size)
            glyph = Glyph(start, end, origin_y * cosine - origin_x * sine, text, style)
        if low_x <= (left + right) / 2 <= high_x and low_y <= (bottom + top) / 2 <= high_y:
            seen_base = glyph.base
            sheet.glyphs.append(glyph)
        elif glyph.base == seen_base:
            sheet.glyphs.append(glyph)
        else:
            sheet.hidden.append(glyph)
    textpage.close()
    return list(sheets.values())


def _style(raw: ModuleType, handle: object, index: int) -> tuple[Style, int, bool]:
    """Style of a glyph; the angle of its writing in degrees, whole; whether its letter is known.

    Args:
        raw: the functions of pdfium.
        handle: of a page's text.
        index: of the glyph.
    """
    matrix = raw.FS_MATRIX()
    raw.FPDFText_GetMatrix(handle, index, matrix)
    size = raw.FPDFText_GetFontSize(handle, index) * math.hypot(matrix.c, matrix.d)
    bold = raw.FPDFText_GetFontWeight(handle, index) >= _BOLD
    angle = round(math.degrees(math.atan2(matrix.b, matrix.a)))
    nearest = 90 * round(angle / 90)
    if abs(angle - nearest) <= 3:  # a page that was scanned askew
        angle = -90 if nearest == 270 else abs(nearest) if nearest == -180 else nearest
    known = raw.FPDFText_HasUnicodeMapError(handle, index) != 1
    return Style(round(size, 1), bold), angle, known


def _corners(page: PdfPage) -> list[tuple[float, float]]:
    low_x, low_y, high_x, high_y = page.get_bbox()
    return [(low_x, low_y), (low_x, high_y), (high_x, low_y), (high_x, high_y)]


def _height(x: float, y: float, angle: int | None) -> float:
    """How high a point of the page is when the page is turned so that the writing stands upright."""
    if angle is None:
        return x
    return y * math.cos(math.radians(angle)) - x * math.sin(math.radians(angle))


def _written_down(glyphs: Sequence[Glyph]) -> list[bool]:
    """For each glyph whether it belongs to a column that is read from top to bottom, as in old books."""
    down = [False] * len(glyphs)
    start = 0
    for index in range(1, len(glyphs) + 1):
        if index < len(glyphs) and _is_below(glyphs[index - 1], glyphs[index]):
            continue
        if index - start >= _COLUMN:
            down[start:index] = [True] * (index - start)
        start = index
    return down


def _is_below(before: Glyph, after: Glyph) -> bool:
    """True if a glyph stands right below another, as close as letters of one column."""
    size = after.style.size or 1.0
    middle = (before.left + before.right) / 2 - (after.left + after.right) / 2
    return abs(middle) < 0.15 * size and 0.4 * size < before.base - after.base < 1.3 * size


def _turned_to_a_line(glyph: Glyph) -> Glyph:
    """A glyph of a column from top to bottom as if it stood in a line; columns go from right to left."""
    size = glyph.style.size
    start = -glyph.base
    return Glyph(start, start + size, (glyph.left + glyph.right) / 2, glyph.text, glyph.style)
