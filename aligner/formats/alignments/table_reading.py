"""Tables of pairs read, our own and those of others.

In:   the rows of a CSV file, or of the sheets of a workbook.
Out:  an Alignment, a bead a row.
Not:  the files themselves (csv.py, workbook.py), a person's review (review_rows.py), which columns of others' tables
      hold the texts (documents/columns.py).
Idea: our own tables say which sentences a row holds. In others the columns are told by their headings or by their
      letters, and what stands beside them is told as left out. A sheet of a workbook is a table of its own; those with
      the same two languages follow each other.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from unicodedata import normalize

from ...documents.columns import HEADING, OTHER_COLUMN, Layout, find_layout
from ...documents.readers.tables import OTHER_SHEET
from ...errors import ReadError
from ...language_codes import base_language
from ...model import Clutter
from ..csv_rows import unguard
from ..statuses import as_status
from .from_rows import Row, Side, divide, rebuild
from .table import numbers_of, shortened, text_columns

if TYPE_CHECKING:
    import os
    from collections.abc import Iterator, Sequence

    from ...documents.readers.tables import Sheet
    from ...model import Alignment

__all__ = ["read_table"]

_TITLE = "title of a table"
#: Columns of ours that tables of others may have as well.
_SCORES = ("confidence", "similarity")


@dataclass(frozen=True, slots=True)
class _Table:
    """A sheet, and how it is to be read.

    Attributes:
        sheet: its rows.
        layout: which columns hold the texts.
        is_own: one of our own, with sentence numbers.
    """

    sheet: Sheet
    layout: Layout
    is_own: bool = False

    def names(self) -> list[str]:
        """What the columns are called."""
        heading = self.layout.heading
        return [] if heading is None else [unguard(cell.strip()) for cell in self.sheet.rows[heading][1]]


def read_table(
    sheets: Sequence[Sheet], path: os.PathLike[str] | str, langs: tuple[str | None, str | None] = (None, None)
) -> Alignment:
    """The alignment that a table holds.

    Args:
        sheets: one of a CSV file, or all of a workbook.
        path: the file, for messages.
        langs: languages of source and target; ``None`` takes them as they stand, by heading or letters.

    Raises:
        ReadError: no two columns of text, a row too short or a number malformed, or a person's review that waits to
            be applied; names the line.
    """
    tables = _tables(sheets)
    if not tables:
        line = next((sheet.rows[0][0] for sheet in sheets if sheet.rows), None)
        raise ReadError(
            "there are no two columns of text",
            remedy="The first line may name them, e.g. ko,en.",
            path=path,
            line=line,
        )
    order = _order(tables[0].layout.languages, langs)
    rows = [row for table in tables for row in _rows(table, _sides(table, order), order, path)]
    if not rows:
        raise ReadError("the table has no rows", remedy="Give a table with text in it.", path=path)
    stem = Path(path).stem
    names = (order[0], order[1] if order[0] != order[1] else f"{order[1]}_2")
    source, target = (
        Side(f"{stem}.{name}", lang, str(path)) for name, lang in zip(names, order, strict=True)
    )
    left_out = [told for table in tables for told in _left_out(table)]
    if not tables[0].is_own:
        read = {id(table.sheet) for table in tables}
        others = (sheet for sheet in sheets if sheet.rows and not sheet.is_hidden and id(sheet) not in read)
        left_out += [
            Clutter("\n".join("\t".join(row) for _, row in sheet.rows), sheet.rows[0][0], OTHER_SHEET)
            for sheet in others
        ]
    return rebuild(rows, source, target, path=path, left_out=left_out)


def _tables(sheets: Sequence[Sheet]) -> list[_Table]:
    """The sheets to read: our own if there is one, else all with the languages of the first bilingual one, else one."""
    found = []
    for sheet in sheets:
        if not sheet.rows or sheet.is_hidden:
            continue
        if (own := _own(sheet)) is not None:
            return [own]
        layout = find_layout([cells for _, cells in sheet.rows])
        if layout is not None:
            found.append(_Table(sheet, layout))
    first = next((table for table in found if "ko" in _bases(table) and len(set(_bases(table))) > 1), None)
    if first is None:
        return found[:1]
    return [table for table in found if set(_bases(table)) == set(_bases(first))]


def _bases(table: _Table) -> tuple[str, str]:
    return base_language(table.layout.languages[0]), base_language(table.layout.languages[1])


def _own(sheet: Sheet) -> _Table | None:
    """The sheet as one of ours: its first row names sentence numbers."""
    names = [unguard(cell.strip()) for cell in sheet.rows[0][1]]
    columns = text_columns(names)
    if columns is None or not all(f"{names[column]}_sentences" in names for column in columns):
        return None
    one, two = (names[column].removesuffix("_2") for column in columns)
    return _Table(sheet, Layout(columns, (one, two), 0), is_own=True)


def _order(found: tuple[str, str], langs: tuple[str | None, str | None]) -> tuple[str, str]:
    """The languages of source and target: as asked for, else as the table has them.

    Latin letters are called English, but may be another language that was asked for.
    """
    bases = [base_language(lang) for lang in found]
    asked = [None if lang is None else base_language(lang) for lang in langs]
    is_turned = bases[0] != bases[1] and (
        asked[0] == bases[1] or asked[1] == bases[0] or (asked[0] == "ko" != bases[0] and bases[1] == "ko")
    )
    source, target = found[::-1] if is_turned else found
    return langs[0] or source, langs[1] or target


def _sides(table: _Table, order: tuple[str, str]) -> tuple[int, int]:
    """The columns of source and target."""
    first, second = table.layout.columns
    bases = _bases(table)
    is_turned = bases[0] != bases[1] and (
        base_language(order[0]) == bases[1] or base_language(order[1]) == bases[0]
    )
    return (second, first) if is_turned else (first, second)


def _rows(
    table: _Table, columns: tuple[int, int], langs: tuple[str, str], path: os.PathLike[str] | str
) -> Iterator[Row]:
    """A row for each that has text in its columns."""
    names = table.names()
    place = {name: number for number, name in enumerate(names)}

    def cell(row: Sequence[str], name: str) -> str:
        number = place.get(name)
        return row[number].strip() if number is not None and number < len(row) else ""

    for line, row in _below(table):
        if table.is_own and len(row) <= max(columns):
            raise ReadError(
                f"the row has {len(row)} cells, too few",
                remedy="Separate the cells as in the first line.",
                path=path,
                line=line,
            )
        if table.is_own and cell(row, "review"):
            raise ReadError(
                "somebody has written into the column review",
                remedy="Bring that home first: aligner import REVIEWED ALIGNMENT -o OUT.",
                path=path,
                line=line,
            )
        status = as_status(cell(row, "status")) if table.is_own else "found"
        sides: list[tuple[tuple[str, ...], tuple[int, ...] | None, str | None]] = []
        for column, lang in zip(columns, langs, strict=True):
            content = normalize("NFC", unguard(row[column])) if column < len(row) else ""
            content = content if table.is_own else content.strip()
            name = names[column] if column < len(names) else ""
            numbers = numbers_of(cell(row, f"{name}_sentences"), path, line)
            if table.is_own and content and not numbers and status == "corrected":
                sides.append(((), None, content))
            elif content or numbers:
                sides.append((divide(content, len(numbers or ()), lang), numbers, None))
            else:
                sides.append(((), None, None))
        (source, source_numbers, source_override), (target, target_numbers, target_override) = sides
        if not table.is_own and not source and not target:
            continue
        yield Row(
            source,
            target,
            _decimal(cell(row, "confidence"), 1.0, path, line),
            _decimal(cell(row, "similarity"), 0.0, path, line),
            source_numbers,
            target_numbers,
            line,
            status,
            unguard(cell(row, "comment")) if table.is_own else "",
            source_override,
            target_override,
        )


def _below(table: _Table) -> Iterator[tuple[int, list[str]]]:
    """The rows below the heading, which may stand there again, at the top of each printed page."""
    heading = table.layout.heading
    start = 0 if heading is None else heading + 1
    for line, row in table.sheet.rows[start:]:
        if any(row) and (heading is None or table.is_own or row != table.sheet.rows[heading][1]):
            yield line, row


def _left_out(table: _Table) -> Iterator[Clutter]:
    """What stands above and beside the texts of a table that is not ours."""
    if table.is_own:
        return
    heading = table.layout.heading
    for line, row in table.sheet.rows[: heading or 0]:
        yield Clutter("\t".join(filter(None, row)), line, _TITLE)
    if heading is not None:
        line, row = table.sheet.rows[heading]
        yield Clutter("\t".join(row), line, HEADING)
    others: dict[int, list[str]] = {}
    names = table.names()
    beside: list[Clutter] = []
    for line, row in _below(table):
        rest = [
            (place, text)
            for place in range(len(row))
            if place not in table.layout.columns and (text := row[place].strip())
        ]
        has_text = any(column < len(row) and row[column].strip() for column in table.layout.columns)
        for place, text in rest:
            if not has_text:
                beside.append(Clutter(text, line, _TITLE))
            elif place >= len(names) or names[place] not in _SCORES:
                others.setdefault(place, []).append(text)
    first = table.sheet.rows[0 if heading is None else heading][0]
    for _, texts in sorted(others.items()):
        yield Clutter("\n".join(texts), first, OTHER_COLUMN)
    yield from beside


def _decimal(text: str, default: float, path: os.PathLike[str] | str, line: int) -> float:
    """A number as spreadsheets save it: in many countries with a comma, and as shown, in percent."""
    if not text:
        return default
    share = text.removesuffix("%")
    try:
        return float(share.replace(",", ".")) / (1 if share == text else 100)
    except ValueError as error:
        raise ReadError(f"{shortened(text)!r} is no number", path=path, line=line) from error
