"""The text of a Word document.

In:   the bytes of a DOCX file.
Out:  its lines: a paragraph each, line breaks inside a paragraph part it; rows of tables with tabs.
Not:  headers, footers, notes, text boxes.
Idea: paragraphs and tables in the order in which they stand, so that a title above a table stays above it.
"""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

from ...errors import ReadError
from ..pieces import Page
from .tables import row_lines

if TYPE_CHECKING:
    from pathlib import Path

    from ..settings import ReadSettings

__all__ = ["read_word"]


def read_word(data: bytes, path: Path, settings: ReadSettings) -> Page:
    """The text of a DOCX file.

    Raises:
        ReadError: the document is damaged or holds no text.
    """
    from docx import Document as open_docx
    from docx.table import Table

    lines: list[str] = []
    try:
        for block in open_docx(io.BytesIO(data)).iter_inner_content():
            if isinstance(block, Table):
                lines.extend(_table_lines(block))
            else:
                lines.extend(re.split(r"[\n\v\f]", block.text))
    except Exception as error:  # python-docx lets errors of zipfile, lxml and its own through
        raise ReadError(
            "the Word document is damaged", remedy="Save it again from Word.", path=path
        ) from error
    if not any(line.strip() for line in lines):
        raise ReadError(
            "the Word document holds no text", remedy="Text in pictures or text boxes is not read.", path=path
        )
    return Page.of_lines(lines, has_cells=True)


def _table_lines(table: object) -> list[str]:
    """Rows with tabs between the cells; cells with several paragraphs give several lines."""
    lines: list[str] = []
    for row in table.rows:  # type: ignore[attr-defined]
        cells: list[list[str]] = []
        last = None
        for cell in row.cells:
            if cell._tc is not last:
                last = cell._tc
                cells.append([" ".join(text.split()) for text in cell.text.split("\n")])
        lines.extend(row_lines(cells))
    return lines
