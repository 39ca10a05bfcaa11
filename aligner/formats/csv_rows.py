"""Rows of CSV files, and cells that no spreadsheet runs as a formula.

In:   the text of a cell; or a CSV file, comma, semicolon or tab separated.
Out:  the text as it is safe in a cell; or the rows of the file, each with its line number.
Not:  what the columns mean (alignments/table.py, glossaries/columns.py).
"""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING, TextIO

from ..errors import ReadError
from .whole_files import open_input

if TYPE_CHECKING:
    import os
    from collections.abc import Iterator

__all__ = ["csv_rows", "guard", "unguard"]

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
    """Line number, from 1, and cells of every row of a CSV file, parted by what its first line has most of: , ; or tab.

    Raises:
        ReadError: the file is missing, empty, no UTF-8 (or UTF-16 with its mark), or no CSV; names the line.
    """
    with open_input(path) as stream:
        text = _as_text(stream.read(), path)
    return _rows(io.StringIO(text, newline=""), path)


def _as_text(data: bytes, path: os.PathLike[str] | str) -> str:
    """The file's text: UTF-8, or UTF-16 with its mark (what Excel calls "Unicode text")."""
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise ReadError(
            "this is not UTF-8 text",
            remedy='Save the table as "CSV UTF-8".',
            path=path,
            line=data.count(b"\n", 0, error.start) + 1,
        ) from error


def _rows(file: TextIO, path: os.PathLike[str] | str) -> Iterator[tuple[int, list[str]]]:
    """Line number and cells of every row."""
    heading = file.readline()
    file.seek(0)
    separator = max(",;\t", key=heading.count)
    csv.field_size_limit(2**31 - 1)
    reader = csv.reader(file, delimiter=separator)
    line = 1
    try:
        for row in reader:
            yield line, row
            line = reader.line_num + 1
    except csv.Error as error:
        raise ReadError(f"this is no CSV ({error})", path=path, line=line) from error
