"""Rows of CSV files, and cells that no spreadsheet runs as a formula.

In:   cells; or a CSV file, comma, semicolon, bar or tab separated.
Out:  a row as it is safe in any spreadsheet; or the rows of the file, each with its line number.
Not:  what the columns mean (alignments/table.py, glossaries/columns.py).
Idea: a spreadsheet splits a file at the separator of its country, whatever the file is separated by, and takes what
      begins with = for a formula. So a cell that begins like one gets an apostrophe, and one with any separator in it
      quotation marks. What begins with an apostrophe and such a sign gets another, so that every text comes home.
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
from ..input_files import open_input, read_bounded
from ..limits import COLUMNS
from .forbidden_characters import printable

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable, Iterator

__all__ = [
    "csv_line",
    "csv_rows",
    "csv_sheet",
    "guard",
    "read_text",
    "unguard",
]

# Columns by which a table of ours is known, of pairs or of names, as we write it.
_OWN = ({"confidence", "similarity", "status"}, {"ko", "en", "kind"}, {"Korean", "English", "Note"})

# What spreadsheets take for the start of a formula (OWASP, "CSV injection"), the full-width forms included.
# Runs of apostrophes before it count too, so that ``unguard(guard(text)) == text`` for every text; and of quotation
# marks, which a spreadsheet takes off where a file has them as they are.
_FORMULA = re.compile(r"['\"]*[=+\-@\t\r\n＝＋－＠]")
# A cell that is written as it is: nearly all are.
_PLAIN = re.compile(r"(?!'*[=+\-@＝＋－＠])[^,;|\t\r\n\"\ud800-\udfff]*+\Z")
# What makes quotation marks necessary, under any separator.
_QUOTED = re.compile(r"[,;|\t\r\n\"]")


def guard(text: str) -> str:
    """The text as it is safe in a spreadsheet cell.

    >>> guard("=1+1"), guard("-0-"), guard("회담")
    ("'=1+1", "'-0-", '회담')
    """
    return f"'{text}" if _FORMULA.match(text) else text


def unguard(text: str) -> str:
    """Undo ``guard``."""
    return text[1:] if text.startswith("'") and _FORMULA.match(text) else text


def csv_line(cells: Iterable[str | float], separator: str = ",") -> str:
    r"""A row of a CSV file with its line end, safe in any spreadsheet; numbers with four decimals.

    >>> csv_line(["x;=1", "가", 0.5])
    '"x;=1",가,0.5000\r\n'
    """
    written = []
    for cell in cells:
        if not isinstance(cell, str):
            written.append(f"{cell:.4f}")
            continue
        if _PLAIN.match(cell):
            written.append(cell)
            continue
        text = guard(printable(cell))
        if _QUOTED.search(text):
            text = '"' + text.replace('"', '""') + '"'
        written.append(text)
    return separator.join(written) + "\r\n"


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
    is_own = any(
        columns <= set(heading.strip().split(separator)) for columns in _OWN for separator in (",", ";")
    )
    rows = list(_rows(text, "," if "," in heading else ";", path)) if is_own else separated_rows(text)
    if rows is None:  # its rows do not agree: parted by what its first line has most of
        rows = list(_rows(text, max(",;\t|", key=heading.count), path))
    return Sheet(Path(path).name, rows)


def read_text(path: os.PathLike[str] | str) -> str:
    """The text of a table as it is: UTF-8, UTF-16 (what Excel calls "Unicode text"), CP949 and what else can be told.

    Raises:
        ReadError: the file is missing, empty, or in no known encoding.
    """
    with open_input(path) as stream:
        data = read_bounded(stream, path)
    try:
        return data.decode("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
    except UnicodeDecodeError:
        return decode(data, path)


def _rows(text: str, separator: str, path: os.PathLike[str] | str) -> Iterator[tuple[int, list[str]]]:
    """Line number and cells of every row."""
    csv.field_size_limit(2**31 - 1)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    line, most = 1, COLUMNS.most
    try:
        for row in reader:
            if len(row) > most:
                raise COLUMNS.exceeded("the table has", path=path, line=line)
            if any(row):
                yield line, row
            line = reader.line_num + 1
    except csv.Error as error:
        raise ReadError(f"this is no CSV ({error})", path=path, line=line) from error
