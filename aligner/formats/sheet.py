"""Alignments as CSV: one row a bead, for spreadsheets and pandas.

In:   an Alignment, or a CSV file with two columns of text.
Out:  a file, or an Alignment.
Not:  applying corrections made in a spreadsheet (review.py), XLSX (workbook.py, which shares the columns).
Idea: UTF-8 with a byte-order mark, because Excel shows Hangul right only then; columns named by language, as
      in ``Alignment.to_frame``; a text that a spreadsheet would run as a formula starts with an apostrophe.
"""

from __future__ import annotations

import csv
import io
import re
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, TextIO
from unicodedata import normalize

from ..errors import ReadError
from .export import Export, Written
from .files import open_input, printable, write_whole_text
from .rebuild import Row, Side, as_status, divide, rebuild

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable, Iterator, Sequence

    from ..model import Alignment
    from .tmx import Unit

__all__ = [
    "PEOPLE_COLUMNS",
    "guard",
    "numbers_of",
    "read_sheet",
    "read_table",
    "sheet_rows",
    "table_heading",
    "text_columns",
    "unguard",
    "write_units_sheet",
    "write_sheet",
]

# What spreadsheets take for the start of a formula (OWASP, "CSV injection"), the full-width forms included.
# Runs of apostrophes before it count too, so that ``unguard(guard(text)) == text`` for every text.
_FORMULA = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")

#: Columns about and for a person's review.
PEOPLE_COLUMNS = ("status", "review", "comment")

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]+)*(_2)?")

_DEFAULTS = Export()


def guard(text: str) -> str:
    """The text as it is safe in a spreadsheet cell.

    >>> guard("=1+1"), guard("-0-"), guard("회담")
    ("'=1+1", "'-0-", '회담')
    """
    return f"'{text}" if _FORMULA.match(text) else text


def unguard(text: str) -> str:
    """Undo ``guard``."""
    return text[1:] if text.startswith("'") and _FORMULA.match(text) else text


def table_heading(alignment: Alignment) -> list[str]:
    """Names of the columns; the last two are for a person to write in."""
    return _heading(*alignment.column_names())


def _heading(first: str, second: str) -> list[str]:
    scores = ("confidence", "similarity")
    return [first, second, *scores, f"{first}_sentences", f"{second}_sentences", *PEOPLE_COLUMNS]


def write_sheet(alignment: Alignment, path: os.PathLike[str] | str, export: Export = _DEFAULTS) -> Written:
    """Write one row a bead, those without counterpart too; sentence numbers start at 0, as in JSONL."""
    with write_whole_text(path, encoding="utf-8-sig", newline="") as file:
        sheet = csv.writer(file)
        sheet.writerow(map(guard, table_heading(alignment)))
        for bead in alignment.beads:
            sheet.writerow(
                [
                    guard(printable(alignment.source_text(bead))),
                    guard(printable(alignment.target_text(bead))),
                    f"{bead.confidence:.4f}",
                    f"{bead.similarity:.4f}",
                    " ".join(map(str, bead.source)),
                    " ".join(map(str, bead.target)),
                    bead.status,
                    "",
                    guard(printable(bead.note)),
                ]
            )
    return Written(Path(path), rows=len(alignment.beads))


def write_units_sheet(
    units: Iterable[Unit], path: os.PathLike[str] | str, *, langs: tuple[str, str] = ("ko", "en")
) -> Written:
    """Write a stream of units as the same table, in little memory: every text is one sentence."""
    count = [0, 0]
    rows = 0

    def number(side: int, text: str) -> str:
        count[side] += bool(text)
        return str(count[side] - 1) if text else ""

    with write_whole_text(path, encoding="utf-8-sig", newline="") as file:
        sheet = csv.writer(file)
        sheet.writerow(map(guard, _heading(*langs)))
        for unit in units:
            sheet.writerow(
                [
                    guard(printable(unit.source)),
                    guard(printable(unit.target)),
                    f"{unit.confidence:.4f}",
                    f"{unit.similarity:.4f}",
                    number(0, unit.source),
                    number(1, unit.target),
                    unit.status,
                    "",
                    guard(printable(unit.note)),
                ]
            )
            rows += 1
    return Written(Path(path), rows=rows)


def read_sheet(path: os.PathLike[str] | str, *, langs: tuple[str, str] = ("ko", "en")) -> Alignment:
    """Read a table with two columns of text; comma, semicolon or tab separated.

    The first line names the columns. The two texts are the columns called like languages (``ko``, ``en``),
    else the first two. Columns for confidence and sentence numbers are used where they are. A cell that holds
    several sentences is divided by our own rules, if they find as many as the numbers say; otherwise it
    becomes one.

    Args:
        langs: languages of the two text columns if their names do not tell.

    Raises:
        ReadError: no table, a row too short or a number malformed, or a person's review in it that waits to be
            applied; names the line.
    """
    return read_table(sheet_rows(path), path, langs)


def sheet_rows(path: os.PathLike[str] | str) -> Iterator[tuple[int, list[str]]]:
    """Line number and cells of every row of a CSV file."""
    with open_input(path) as stream:
        text = _as_text(stream.read(), path)
    return _rows(io.StringIO(text, newline=""), path)


def read_table(
    lines: Iterator[tuple[int, list[str]]], path: os.PathLike[str] | str, langs: tuple[str, str]
) -> Alignment:
    """The alignment that a table holds; ``lines`` are row number and cells, the names of the columns first."""
    line, header = next(lines, (1, []))
    names = [name.strip() for name in header]
    columns = text_columns(names)
    if columns is None:
        raise ReadError(
            "there are no two columns of text",
            remedy="The first line must name them, e.g. ko,en.",
            path=path,
            line=line,
        )
    told = [
        names[column].removesuffix("_2") if _LANGUAGE.fullmatch(names[column]) else lang
        for column, lang in zip(columns, langs, strict=True)
    ]
    place = {name: number for number, name in enumerate(names)}
    ours = all(f"{names[column]}_sentences" in place for column in columns)

    def cell(row: Sequence[str], name: str) -> str:
        number = place.get(name)
        return row[number].strip() if number is not None and number < len(row) else ""

    def beads() -> Iterator[Row]:
        for line, row in lines:
            if not any(row):
                continue
            if len(row) <= max(columns):
                raise ReadError(
                    f"the row has {len(row)} cells, too few",
                    remedy="Separate the cells as in the first line.",
                    path=path,
                    line=line,
                )
            if ours and cell(row, "review"):
                raise ReadError(
                    "somebody has written into the column review",
                    remedy="Bring that home first: aligner import REVIEWED ALIGNMENT -o OUT.",
                    path=path,
                    line=line,
                )
            status = as_status(cell(row, "status")) if ours else "found"
            sides: list[tuple[tuple[str, ...], tuple[int, ...] | None, str | None]] = []
            for column, lang in zip(columns, told, strict=True):
                content = normalize("NFC", unguard(row[column]))
                numbers = numbers_of(cell(row, f"{names[column]}_sentences"), path, line)
                if ours and content and not numbers and status == "corrected":
                    sides.append(((), None, content))
                elif content or numbers:
                    sides.append((divide(content, len(numbers or ()), lang), numbers, None))
                else:
                    sides.append(((), None, None))
            (source, source_numbers, source_override), (target, target_numbers, target_override) = sides
            yield Row(
                source,
                target,
                _decimal(cell(row, "confidence"), 1.0, path, line),
                _decimal(cell(row, "similarity"), 0.0, path, line),
                source_numbers,
                target_numbers,
                line,
                status,
                unguard(cell(row, "comment")) if ours else "",
                source_override,
                target_override,
            )

    rows = beads()
    beginning = next(rows, None)
    if beginning is None:
        raise ReadError("the table has no rows", remedy="Give a table with text in it.", path=path)
    stem = Path(path).stem
    source, target = (
        Side(f"{stem}.{names[column]}", lang, str(path)) for column, lang in zip(columns, told, strict=True)
    )
    return rebuild(chain([beginning], rows), source, target, path=path)


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


def text_columns(names: Sequence[str]) -> tuple[int, int] | None:
    """Numbers of the two columns with the texts."""
    own = {"confidence", "similarity", *PEOPLE_COLUMNS}
    rest = [
        number for number, name in enumerate(names) if name not in own and not name.endswith("_sentences")
    ]
    by_name = [number for number in rest if f"{names[number]}_sentences" in names]
    by_language = [number for number in rest if names[number] in ("ko", "en")]
    for found in (by_name, by_language, rest):
        if len(found) >= 2:
            return found[0], found[1]
    return None


def numbers_of(text: str, path: os.PathLike[str] | str, line: int) -> tuple[int, ...] | None:
    """``"4 5"`` as numbers."""
    if not text:
        return None
    try:
        return tuple(int(number) for number in re.split(r"[\s,;]+", text))
    except ValueError as error:
        raise ReadError(f"{text!r} is no list of sentence numbers", path=path, line=line) from error


def _decimal(text: str, default: float, path: os.PathLike[str] | str, line: int) -> float:
    """A number as spreadsheets save it: in many countries with a comma, and as shown, in percent."""
    if not text:
        return default
    share = text.removesuffix("%")
    try:
        return float(share.replace(",", ".")) / (1 if share == text else 100)
    except ValueError as error:
        raise ReadError(f"{text!r} is no number", path=path, line=line) from error
