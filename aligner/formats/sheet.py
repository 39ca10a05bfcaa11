"""Alignments as CSV: one row a bead, for spreadsheets and pandas.

In:   an Alignment, or a CSV file with two columns of text.
Out:  a file, or an Alignment.
Not:  corrections made in a spreadsheet (a later room), XLSX.
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
from .rebuild import Row, Side, divide, rebuild

if TYPE_CHECKING:
    import os
    from collections.abc import Iterator, Sequence

    from ..model import Alignment

__all__ = ["guard", "read_sheet", "unguard", "write_sheet"]

# What spreadsheets take for the start of a formula (OWASP, "CSV injection"), the full-width forms included.
# Runs of apostrophes before it count too, so that ``unguard(guard(text)) == text`` for every text.
_FORMULA = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")

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


def write_sheet(alignment: Alignment, path: os.PathLike[str] | str, export: Export = _DEFAULTS) -> Written:
    """Write one row a bead, those without counterpart too; sentence numbers start at 0, as in JSONL."""
    first, second = alignment.column_names()
    with write_whole_text(path, encoding="utf-8-sig", newline="") as file:
        sheet = csv.writer(file)
        sheet.writerow(
            [
                guard(first),
                guard(second),
                "confidence",
                "similarity",
                f"{first}_sentences",
                f"{second}_sentences",
            ]
        )
        for bead in alignment.beads:
            sheet.writerow(
                [
                    guard(printable(alignment.source_text(bead))),
                    guard(printable(alignment.target_text(bead))),
                    f"{bead.confidence:.4f}",
                    f"{bead.similarity:.4f}",
                    " ".join(map(str, bead.source)),
                    " ".join(map(str, bead.target)),
                ]
            )
    return Written(Path(path), rows=len(alignment.beads))


def read_sheet(path: os.PathLike[str] | str, *, langs: tuple[str, str] = ("ko", "en")) -> Alignment:
    """Read a table with two columns of text; comma, semicolon or tab separated.

    The first line names the columns. The two texts are the columns called like languages (``ko``, ``en``),
    else the first two. Columns for confidence and sentence numbers are used where they are. A cell that holds
    several sentences is divided by our own rules, if they find as many as the numbers say; otherwise it
    becomes one.

    Args:
        langs: languages of the two text columns if their names do not tell.

    Raises:
        ReadError: no table, a row too short or a number malformed; names the line.
    """
    with open_input(path) as stream:
        text = _as_text(stream.read(), path)
    lines = _rows(io.StringIO(text, newline=""), path)
    line, header = next(lines, (1, []))
    names = [name.strip() for name in header]
    columns = _text_columns(names)
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
            sides = []
            for column, lang in zip(columns, told, strict=True):
                content = normalize("NFC", unguard(row[column]))
                numbers = _numbers(cell(row, f"{names[column]}_sentences"), path, line)
                if content or numbers:
                    sides.append((divide(content, len(numbers or ()), lang), numbers))
                else:
                    sides.append(((), None))
            (source, source_numbers), (target, target_numbers) = sides
            yield Row(
                source,
                target,
                _decimal(cell(row, "confidence"), 1.0, path, line),
                _decimal(cell(row, "similarity"), 0.0, path, line),
                source_numbers,
                target_numbers,
                line,
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


def _text_columns(names: Sequence[str]) -> tuple[int, int] | None:
    """Numbers of the two columns with the texts."""
    own = {"confidence", "similarity"}
    rest = [
        number for number, name in enumerate(names) if name not in own and not name.endswith("_sentences")
    ]
    by_name = [number for number in rest if f"{names[number]}_sentences" in names]
    by_language = [number for number in rest if names[number] in ("ko", "en")]
    for found in (by_name, by_language, rest):
        if len(found) >= 2:
            return found[0], found[1]
    return None


def _numbers(text: str, path: os.PathLike[str] | str, line: int) -> tuple[int, ...] | None:
    """``"4 5"`` as numbers."""
    if not text:
        return None
    try:
        return tuple(int(number) for number in re.split(r"[\s,;]+", text))
    except ValueError as error:
        raise ReadError(f"{text!r} is no list of sentence numbers", path=path, line=line) from error


def _decimal(text: str, default: float, path: os.PathLike[str] | str, line: int) -> float:
    """A number, with a comma as decimal sign too: spreadsheets of many countries save it so."""
    if not text:
        return default
    try:
        return float(text.replace(",", "."))
    except ValueError as error:
        raise ReadError(f"{text!r} is no number", path=path, line=line) from error
