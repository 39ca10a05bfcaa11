"""Tables as lines: rows of a CSV file, a Markdown text or an Excel workbook, with tabs between the cells.

In:   the text of a file, or the bytes of a workbook.
Out:  a line a row; cells with several paragraphs give several lines.
Not:  which columns hold the two versions (columns.py), tables in Word documents and pages (word.py, html.py).
Idea: how cells are parted is what most rows agree on; a CSV file whose rows do not agree is a text with commas.
"""

from __future__ import annotations

import csv
import io
import re
import warnings
from collections import Counter
from itertools import zip_longest
from typing import TYPE_CHECKING, Any, Literal

from ...errors import ReadError
from ..columns import two_columns
from ..languages import amounts
from ..pieces import Page

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from ..settings import ReadSettings

__all__ = ["csv_lines", "markdown_lines", "read_workbook", "row_lines"]

_SEPARATORS = "\t,;|"
# Share of the rows that must have the same number of cells.
_AGREED = 0.8
_MARKDOWN_ROW = re.compile(r"\s*\|(.*)\|\s*")
_MARKDOWN_RULE = re.compile(r"\s*\|[\s:|-]+\|\s*")


def row_lines(cells: Sequence[Sequence[str]]) -> list[str]:
    r"""The paragraphs of each cell of a row side by side, with tabs between.

    >>> row_lines([["가자.", "그만."], ["Let us go.", "Stop."]])
    ['가자.\tLet us go.', '그만.\tStop.']
    """
    return ["\t".join(paragraphs) for paragraphs in zip_longest(*cells, fillvalue="")]


def csv_lines(text: str) -> list[str] | None:
    r"""Rows of a CSV file, parted by commas, semicolons, tabs or bars; ``None`` if it is no table.

    >>> csv_lines('ko,en\n"가자, 어서.",Let us go.\n')
    ['ko\ten', '가자, 어서.\tLet us go.']
    """
    tables = [rows for separator in _SEPARATORS if (rows := _rows(text, separator))]
    if not tables:
        return None
    return [
        line for row in max(tables, key=_agreement) for line in row_lines([_paragraphs(cell) for cell in row])
    ]


def _rows(text: str, separator: str) -> list[list[str]]:
    """The rows, if most have as many cells and more than one."""
    quoted, plain = (_cells(text, separator, quoting) for quoting in (csv.QUOTE_MINIMAL, csv.QUOTE_NONE))
    # Quotation marks belong to a text where they part no cells, or would join rows that are whole without them.
    rows = plain if not quoted or (len(plain) > len(quoted) and _agreement(plain) == 1) else quoted
    return rows if rows and len(rows[0]) > 1 and _agreement(rows) >= _AGREED else []


def _cells(text: str, separator: str, quoting: Literal[0, 3]) -> list[list[str]]:
    """The rows that are not empty; none if the quotation marks are not those of a CSV file."""
    csv.field_size_limit(2**31 - 1)  # a cell may hold a whole text
    lines = io.StringIO(text, newline="")
    try:
        return [
            row for row in csv.reader(lines, delimiter=separator, quoting=quoting, strict=True) if any(row)
        ]
    except csv.Error:
        return []


def _agreement(rows: Sequence[Sequence[str]]) -> float:
    """Share of the rows that have as many cells as most."""
    return Counter(map(len, rows)).most_common(1)[0][1] / len(rows)


def _paragraphs(cell: str) -> list[str]:
    return [line.replace("\t", " ").strip() for line in cell.splitlines()] or [""]


def markdown_lines(lines: Sequence[str]) -> list[str]:
    r"""Lines with the rows of Markdown tables as cells; others as they are.

    >>> markdown_lines(["| 가자. | Let us go. |", "|---|---|", "Text."])
    ['가자.\tLet us go.', '', 'Text.']
    """
    return [
        ""
        if _MARKDOWN_RULE.fullmatch(line)
        else "\t".join(cell.strip() for cell in match[1].split("|"))
        if (match := _MARKDOWN_ROW.fullmatch(line)) and "|" in match[1]
        else line
        for line in lines
    ]


def read_workbook(data: bytes, path: Path, settings: ReadSettings) -> Page:
    """The rows of that sheet of an Excel workbook which has columns in two languages, or else most text.

    Raises:
        ReadError: the workbook is damaged or holds no text.
    """
    try:
        sheets = _sheets(data)
    except Exception as error:  # openpyxl lets through whatever XML, ZIP and number parsers raise
        raise ReadError(
            "the Excel workbook is damaged", remedy="Save it again, or as CSV UTF-8.", path=path
        ) from error
    lines = max(sheets, key=lambda lines: (_is_bilingual(lines), sum(amounts("".join(lines)))), default=[])
    if not any(line.strip() for line in lines):
        raise ReadError(
            "the Excel workbook holds no text", remedy="Check that it is the right file.", path=path
        )
    return Page.of_lines(lines, has_cells=True)


def _is_bilingual(lines: Sequence[str]) -> bool:
    columns = two_columns(lines)
    return columns is not None and len(set(columns.languages)) == 2


def _sheets(data: bytes) -> list[list[str]]:
    from openpyxl import load_workbook

    with warnings.catch_warnings():
        # Extensions of newer Excel versions, which concern no text.
        warnings.simplefilter("ignore", UserWarning)
        book: Any = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    return [
        [
            line
            for row in sheet.iter_rows(values_only=True)
            for line in row_lines([_paragraphs("" if value is None else str(value)) for value in row])
        ]
        for sheet in book.worksheets
    ]
