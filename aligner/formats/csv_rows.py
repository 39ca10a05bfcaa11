"""Rows of CSV files, and cells that no spreadsheet runs as a formula.

In:   the text of a cell; or a CSV file, comma, semicolon, bar or tab separated.
Out:  the text as it is safe in a cell; or the rows of the file, each with its line number.
Not:  what the columns mean (alignments/table.py, glossaries/columns.py).
"""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path
from typing import TYPE_CHECKING

from ..documents.encodings import decode
from ..documents.readers.tables import Sheet, separated_rows
from ..errors import ReadError
from ..input_files import open_input

if TYPE_CHECKING:
    import os
    from collections.abc import Iterator

__all__ = ["csv_rows", "csv_sheet", "guard", "read_text", "unguard"]

# Columns by which a table of ours is known, of pairs or of names, as we write it.
_OWN = {"confidence", "similarity", "status"}

# What spreadsheets take for the start of a formula (OWASP, "CSV injection"), the full-width forms included.
# Runs of apostrophes before it count too, so that ``unguard(guard(text)) == text`` for every text.
_FORMULA = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")


def guard(text: str) -> str:
    """The text as it is safe in a spreadsheet cell.

    >>> guard("=1+1"), guard("-0-"), guard("회담")
    ("'=1+1", "'-0-", '회담')
    """
    return f"'{text}" if _FORMULA.match(text) else text


def unguard(text: str) -> str:
    """Undo ``guard``."""
    return text[1:] if text.startswith("'") and _FORMULA.match(text) else text


def csv_rows(path: os.PathLike[str] | str) -> Iterator[tuple[int, list[str]]]:
    """Line number, from 1, and cells of every row of a CSV file that is not empty, however its cells are parted.

    Raises:
        ReadError: the file is missing, empty, in no known encoding, or no CSV; names the line.
    """
    yield from csv_sheet(path).rows


def csv_sheet(path: os.PathLike[str] | str) -> Sheet:
    """A CSV file as a table: parted by commas, semicolons, tabs or bars, in UTF-8, UTF-16 or CP949.

    Raises:
        ReadError: the file is missing, empty, in no known encoding, or no CSV; names the line.
    """
    text = read_text(path)
    heading = text[: text.find("\n") + 1 or len(text)]
    rows = list(_rows(text, ",", path)) if set(heading.strip().split(",")) >= _OWN else separated_rows(text)
    if rows is None:  # its rows do not agree: parted by what its first line has most of
        rows = list(_rows(text, max(",;\t|", key=heading.count), path))
    return Sheet(Path(path).name, rows)


def read_text(path: os.PathLike[str] | str) -> str:
    """The text of a table as it is: UTF-8, UTF-16 (what Excel calls "Unicode text"), CP949 and what else can be told.

    Raises:
        ReadError: the file is missing, empty, or in no known encoding.
    """
    with open_input(path) as stream:
        data = stream.read()
    try:
        return data.decode("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
    except UnicodeDecodeError:
        return decode(data, path)


def _rows(text: str, separator: str, path: os.PathLike[str] | str) -> Iterator[tuple[int, list[str]]]:
    """Line number and cells of every row."""
    csv.field_size_limit(2**31 - 1)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    line = 1
    try:
        for row in reader:
            if any(row):
                yield line, row
            line = reader.line_num + 1
    except csv.Error as error:
        raise ReadError(f"this is no CSV ({error})", path=path, line=line) from error
