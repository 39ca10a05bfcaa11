"""What a workbook may hold before it is opened by the library that reads it.

In:   the bytes of an Excel workbook.
Out:  nothing, or an error that tells the bound.
Not:  reading cells (tables.py).
Idea: openpyxl unpacks whatever it is given, and keeps a row with all its cells, and all that stands behind the rows. So
      all parts are unpacked once before, piece by piece, and their tags are counted.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from ...errors import ReadError
from ...limits import COLUMNS, ROWS, XML_TAGS
from .packages import Package

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["check_workbook"]

_ROW = re.compile(rb"<(/?)(?:[\w.-]{1,40}:)?row(?:[ \t\r\n][^<>]*)?(/?)>")
# Tags of a cell with a formula, or with letters of several looks.
_TAGS_A_CELL = 16
# Tags outside of rows become large objects: merged cells, links, rules for colours.
_BESIDE_ROWS = 500_000


def check_workbook(data: bytes, path: Path | None) -> None:
    """Refuse a workbook that unpacks to more than fits.

    Args:
        data: the whole file.
        path: its name, for messages.

    Raises:
        ReadError: it is damaged, or unpacks to more bytes or tags than the bounds of ``limits``.
    """
    package = Package(data, path or Path("workbook"), "Excel workbook")
    for name, pieces in package.all_pieces():
        _check_part(pieces, name, package.path)


def _check_part(pieces: Iterable[bytes], name: str, path: Path) -> None:
    most, most_in_row = XML_TAGS.most, _TAGS_A_CELL * COLUMNS.most
    in_row = beside = rows = 0
    inside = is_sheet = False
    for piece in pieces:
        start = 0
        is_sheet = is_sheet or b"sheetData" in piece
        # What looks like the end of a row may be the text of a cell, or a comment.
        is_plain = b"<!" not in piece[256:]
        for mark in _ROW.finditer(piece) if is_plain else ():
            tags = piece.count(b"<", start, mark.start())
            in_row, beside = (in_row + tags, beside) if inside else (in_row, beside + tags)
            if in_row > most_in_row:
                raise COLUMNS.exceeded(f"a row of {name} has", path=path)
            inside, in_row = not mark[1] and not mark[2], 0
            rows += not mark[1]
            start = mark.end()
        tags = piece.count(b"<", start)
        in_row, beside = (in_row + tags, beside) if inside else (in_row, beside + tags)
        if inside and in_row > (most_in_row if is_plain else most):
            raise COLUMNS.exceeded(f"a row of {name} has", path=path)
        if rows > ROWS.most:
            raise ROWS.exceeded(f"{name} has", path=path)
        if is_sheet and is_plain and _BESIDE_ROWS < beside <= most:
            raise ReadError(
                f"{name} has more than {_BESIDE_ROWS:,} tags beside its rows",
                remedy="Save the sheets as CSV UTF-8.",
                path=path,
            )
        if beside > most:
            raise XML_TAGS.exceeded(f"part {name} of the Excel workbook has", path=path)
