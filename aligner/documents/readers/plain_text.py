"""Plain text, and tables as text.

In:   the bytes of a text or CSV file in any encoding.
Out:  its paragraphs; lines that were wrapped at a width are put together again, rows of Markdown tables get tabs.
Not:  Markdown as a whole (markdown.py).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..encodings import decode
from ..pieces import Page, Piece
from ..wrapping import join_wrapped
from .tables import Sheet, check_columns, markdown_lines, page_of_sheets, separated_rows

if TYPE_CHECKING:
    from pathlib import Path

    from ..settings import ReadSettings

__all__ = ["read_csv", "read_text"]

#: Where lines end besides \n: pages, and the marks of Unicode.
_LINE_END = re.compile("[\n\f\v\x85\u2028\u2029]")


def read_text(data: bytes, path: Path, settings: ReadSettings) -> Page:
    """The paragraphs of a text file; its lines as they are if they are sentences already.

    Raises:
        ReadError: the file is empty, is no text, or its encoding cannot be told.
    """
    text = decode(data, path)
    lines = markdown_lines(_LINE_END.split(text))
    in_columns = sum("\t" in line for line in lines) > 0.5 * sum(bool(line.strip()) for line in lines)
    if in_columns and '"' in text and (rows := separated_rows(text)):
        check_columns(rows, path)
        return page_of_sheets([Sheet(path.name, rows)])  # as spreadsheets save "Unicode text"
    if settings.segmented or in_columns:
        return Page.of_lines(lines)
    return Page(tuple(Piece(line, number) for line, number in join_wrapped(lines)))


def read_csv(data: bytes, path: Path, settings: ReadSettings) -> Page:
    """The rows of a CSV file; one whose rows do not agree is a text with commas.

    Raises:
        ReadError: the file is empty, is no text, or its encoding cannot be told.
    """
    rows = separated_rows(decode(data, path))
    if rows is None:
        return read_text(data, path, settings)
    check_columns(rows, path)
    return page_of_sheets([Sheet(path.name, rows)])
