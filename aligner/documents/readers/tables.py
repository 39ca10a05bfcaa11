"""Tables as lines: rows of a CSV file, a Markdown text or an Excel workbook, with tabs between the cells.

In:   the text of a file, or the bytes of a workbook.
Out:  rows of cells; or a page: a line a row, of which the two columns with the versions are kept; cells with several
      paragraphs give several lines.
Not:  which columns hold the two versions (columns.py), tables in Word documents and pages (office/, html/).
Idea: how cells are parted is what most rows agree on; a CSV file whose rows do not agree is a text with commas. Each
      sheet of a workbook is a table of its own.
"""

from __future__ import annotations

import csv
import io
import re
import warnings
from collections import Counter
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import zip_longest
from typing import TYPE_CHECKING, Any, Literal
from unicodedata import normalize

from ...errors import ReadError
from ...limits import CELLS, COLUMNS, ROWS
from ..columns import columns_of
from ..pieces import HIDDEN, Page, Piece
from .workbook_bounds import check_workbook
from .workbook_notes import notes_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path
    from typing import BinaryIO

    from ..columns import Columns
    from ..settings import ReadSettings

__all__ = [
    "OTHER_SHEET",
    "Sheet",
    "check_columns",
    "markdown_lines",
    "page_of_sheets",
    "read_workbook",
    "row_lines",
    "separated_rows",
    "sheets_of",
]

#: Those that are rare in texts before the comma, which is not.
_SEPARATORS = "\t;|,"
# Share of the rows that must have the same number of cells.
_AGREED = 0.8
# What Excel understands in the first line of a CSV file.
_TOLD = re.compile(r'"?sep=(.)"?\r?\n', re.IGNORECASE)
_MARKDOWN_ROW = re.compile(r"\s*\|(.*)\|\s*")
_MARKDOWN_RULE = re.compile(r"\s*\|[\s:|-]+\|\s*")
_SHEET_NAME = "name of a sheet"
#: Reason for leaving out a sheet beside those with both languages.
OTHER_SHEET = "another sheet"

Rows = list[tuple[int, list[str]]]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table of a workbook.

    Attributes:
        name: what it is called.
        rows: number, from 1, and cells, as text, of every row that is not empty.
        is_hidden: nobody sees it who opens the file.
    """

    name: str
    rows: Rows
    is_hidden: bool = False


def row_lines(cells: Sequence[Sequence[str]]) -> list[str]:
    r"""The paragraphs of each cell of a row side by side, with tabs between.

    >>> row_lines([["가자.", "그만."], ["Let us go.", "Stop."]])
    ['가자.\tLet us go.', '그만.\tStop.']
    """
    return ["\t".join(paragraphs) for paragraphs in zip_longest(*cells, fillvalue="")]


def separated_rows(text: str) -> Rows | None:
    r"""Line number, from 1, and cells of the rows of a CSV file, parted by tabs, semicolons, bars or commas.

    ``None`` if it is no table. Rows that are empty are left out.

    >>> separated_rows('ko,en\n"가자, 어서.",Let us go.\n')
    [(1, ['ko', 'en']), (2, ['가자, 어서.', 'Let us go.'])]
    """
    if told := _TOLD.match(text):
        found = _cells(text[told.end() :], told[1], csv.QUOTE_MINIMAL) or _cells(
            text[told.end() :], told[1], csv.QUOTE_NONE
        )
        return [(line + 1, row) for line, row in found] or None
    tables = [table for separator in _SEPARATORS if (table := _rows(text, separator)) is not None]
    return max(tables, key=lambda table: table[0])[1] if tables else None


def _rows(text: str, separator: str) -> tuple[tuple[float, bool], Rows] | None:
    """The rows, if most have as many cells and more than one; and how much they look like a table."""
    quoted, plain = (_cells(text, separator, quoting) for quoting in (csv.QUOTE_MINIMAL, csv.QUOTE_NONE))
    # Quotation marks belong to a text where they part no cells, or would join rows that are whole without them.
    is_plain = not quoted or (len(plain) > len(quoted) and _agreement(plain) == 1)
    rows = plain if is_plain else quoted
    agreement = _agreement(rows) if rows else 0.0
    if agreement < _AGREED or len(rows[0][1]) < 2:
        return None
    return (agreement, not (is_plain and '"' in text)), rows


def _cells(text: str, separator: str, quoting: Literal[0, 3]) -> Rows:
    """The rows that are not empty; none if the quotation marks are not those of a CSV file."""
    csv.field_size_limit(2**31 - 1)  # a cell may hold a whole text
    reader = csv.reader(
        io.StringIO(text, newline=""),
        delimiter=separator,
        quoting=quoting,
        strict=quoting == csv.QUOTE_MINIMAL,
    )
    rows = []
    line = 1
    try:
        for row in reader:
            if any(row):
                rows.append((line, row))
            line = reader.line_num + 1
    except csv.Error:
        return []
    return rows


def _agreement(rows: Rows) -> float:
    """Share of the rows that have as many cells as most."""
    return Counter(len(row) for _, row in rows).most_common(1)[0][1] / len(rows)


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
    """The rows of all sheets of an Excel workbook that have columns in two languages; of all, if none has.

    Raises:
        ReadError: the workbook is damaged, too large for ``limits``, or holds no text.
    """
    try:
        sheets = sheets_of(io.BytesIO(data), path)
        notes = notes_of(data, path, sum(sheet.rows[-1][0] for sheet in sheets if sheet.rows))
    except ReadError:
        raise
    except Exception as error:  # openpyxl lets through whatever XML, ZIP and number parsers raise
        raise ReadError(
            "the Excel workbook is damaged", remedy="Save it again, or as CSV UTF-8.", path=path
        ) from error
    if not any(sheet.rows for sheet in sheets):
        raise ReadError(
            "the Excel workbook holds no text", remedy="Check that it is the right file.", path=path
        )
    page = page_of_sheets(sheets)
    return replace(page, pieces=(*page.pieces, *notes))


def page_of_sheets(sheets: Sequence[Sheet]) -> Page:
    """Tables as a page: the two columns with the versions, where a sheet has such, and the rest as left out.

    Without any such sheet every cell is a text; a sheet may hold the one version, and the next the other.
    """
    filled = [sheet for sheet in sheets if sheet.rows]
    found = [None if sheet.is_hidden else _bilingual(sheet) for sheet in filled]
    languages = next((_korean_first(columns.languages) for columns in found if columns), None)
    pieces: list[Piece] = []
    before = 0
    for sheet, columns in zip(filled, found, strict=True):
        if len(filled) > 1:
            pieces.append(Piece(sheet.name, before + 1, _SHEET_NAME))
        if columns is not None and languages is not None and set(columns.languages) == set(languages):
            rows = _rows_of(columns, languages)
        else:
            why = HIDDEN if sheet.is_hidden else OTHER_SHEET if languages else ""
            rows = [
                Piece(line, number, why)
                for number, cells in sheet.rows
                for line in row_lines([_paragraphs(cell) for cell in cells])
            ]
        # Sheets are counted on, so that no line number is smaller than the one before.
        pieces += [Piece(piece.text, before + piece.line, piece.left_out) for piece in rows]
        before += sheet.rows[-1][0]
    return Page(tuple(pieces), has_cells=True, languages=languages)


def _bilingual(sheet: Sheet) -> Columns | None:
    """The columns of a sheet, if they are Korean and another language."""
    columns = columns_of(sheet.rows)
    if columns is None or "ko" not in columns.languages or columns.languages[0] == columns.languages[1]:
        return None
    return columns


def _korean_first(languages: tuple[str, str]) -> tuple[str, str]:
    return languages if languages[0] == "ko" else (languages[1], languages[0])


def _rows_of(columns: Columns, languages: tuple[str, str]) -> list[Piece]:
    """The rows of a bilingual sheet, in the order of the languages, and what is left out of it."""
    pieces = [Piece(text, number, why) for number, text, why in columns.left_out]
    for number, *cells in columns.cells:
        sides = [_paragraphs(cell) for cell in (cells if columns.languages == languages else cells[::-1])]
        pieces += [Piece(line, number) for line in row_lines(sides)]
    return sorted(pieces, key=lambda piece: piece.line)


def sheets_of(stream: BinaryIO, path: Path | None = None) -> list[Sheet]:
    """The sheets of an Excel workbook, with all their rows that are not empty; formulas as they were last reckoned.

    Args:
        stream: the file.
        path: its name, for messages.

    Raises:
        ReadError: it has more bytes, tags, rows, columns or cells than ``limits`` allow.
        Exception: whatever openpyxl and its parsers of XML, ZIP and numbers raise for a damaged file.
    """
    from openpyxl import load_workbook

    check_workbook(stream.read(), path)
    stream.seek(0)
    with warnings.catch_warnings():
        # Extensions of newer Excel versions, which concern no text.
        warnings.simplefilter("ignore", UserWarning)
        book: Any = load_workbook(stream, read_only=True, data_only=True)
    sheets = []
    bounds = _Bounds(path)
    for sheet in book.worksheets:
        # The size that a file states may be wrong; rows tell it themselves.
        sheet.reset_dimensions()
        rows = []
        width = 0
        for number, values in enumerate(sheet.iter_rows(values_only=True), 1):
            bounds.take(number, len(values))
            # Rows that a file jumps over come as empty ones.
            if values.count(None) == len(values):
                continue
            row = [_as_text(value) for value in values]
            if any(map(str.strip, row)):
                rows.append((number, row))
                width = max(width, len(row))
                bounds.check(width * len(rows))
        padded = [(number, row + [""] * (width - len(row))) for number, row in rows]
        sheets.append(Sheet(sheet.title, padded, sheet.sheet_state != "visible"))
    return sheets


class _Bounds:
    """How many rows and cells the sheets of a workbook may have.

    Args:
        path: the file, for messages.
    """

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._rows, self._columns, self._cells = ROWS.most, COLUMNS.most, CELLS.most
        self._seen = 0

    def take(self, number: int, columns: int) -> None:
        """Count the next row, which has this number in its sheet and as many columns."""
        if number > self._rows:
            raise ROWS.exceeded("a sheet has", path=self._path)
        if columns > self._columns:
            raise COLUMNS.exceeded("a sheet has", path=self._path, line=number)
        # An empty row takes a moment too.
        self._seen += columns or 1
        self.check(self._seen)

    def check(self, cells: int) -> None:
        """Refuse that many cells, if they are too many."""
        if cells > self._cells:
            raise CELLS.exceeded("the sheets have", path=self._path)


def check_columns(rows: Rows | None, path: Path) -> None:
    """Refuse a table with too many columns.

    Raises:
        ReadError: a row has more than ``limits.COLUMNS``.
    """
    for number, row in rows or ():
        if len(row) > COLUMNS.most:
            raise COLUMNS.exceeded("the table has", path=path, line=number)


def _as_text(value: object) -> str:
    """A value as a person sees it, as far as that can be told without its format."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime) and not (value.hour or value.minute or value.second):
        return value.date().isoformat()
    return normalize("NFC", str(value))
