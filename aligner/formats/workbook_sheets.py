"""XLSX: sheets written and read row by row, for alignments and glossaries alike.

In:   rows of cells; or an XLSX file that aligner or a person made.
Out:  a file; or the rows of its table.
Not:  what the columns mean (alignments/table.py, glossaries/columns.py).
Idea: what a CSV cannot hold: a frozen header, widths, filters. Cells are text by type, so that no text is ever run as
      a formula.
"""

from __future__ import annotations

import zipfile
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

from ..errors import AlignerError, ReadError, WriteError
from ..input_files import open_input
from .csv_rows import guard
from .forbidden_characters import Cleaner
from .whole_files import no_room, write_whole

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable, Iterator, Sequence

    from ..documents.readers.tables import Sheet

__all__ = ["WIDTHS", "SheetWriter", "check_limits", "new_workbook", "workbook_rows", "workbook_sheets"]

# Excel's own limits ("Excel specifications and limits"); it cuts off what is longer, without a word.
_LONGEST_CELL = 32_767
_MOST_ROWS = 1_048_576

#: Widths of columns by their heading, in characters.
WIDTHS = {
    "confidence": 12,
    "similarity": 11,
    "status": 11,
    "review": 60,
    "comment": 30,
    "kind": 13,
    "count": 8,
}


class SheetWriter:
    """One sheet, written row by row; counts what it had to replace.

    Args:
        book: as ``new_workbook`` gives it.
        name: what the sheet is called.
        heading: names of the columns, the first row.
        widths: of the columns, in characters.

    Attributes:
        rows: rows written so far, the heading among them.
    """

    def __init__(self, book: Any, name: str, heading: Sequence[str], widths: Sequence[float]) -> None:
        from openpyxl.styles import Alignment as Layout
        from openpyxl.styles import Font
        from openpyxl.utils import get_column_letter

        self.sheet = book.create_sheet(name)
        self.sheet.freeze_panes = "A2"
        for number, width in enumerate(widths, 1):
            self.sheet.column_dimensions[get_column_letter(number)].width = width
        self.layout = Layout(wrap_text=True, vertical="top")
        self.cleaner = Cleaner()
        self.rows = 0
        bold = Font(bold=True)
        cells = [self.cell(text) for text in heading]
        for cell in cells:
            cell.font = bold
        self.columns = get_column_letter(len(cells))
        self.append(cells)

    def cell(self, value: str | float) -> Any:
        """A cell that is what it is given as: text stays text, whatever it starts with."""
        from openpyxl.cell import WriteOnlyCell

        if not isinstance(value, str):
            return WriteOnlyCell(self.sheet, value)
        text = self.cleaner.clean(value)
        cell: Any = WriteOnlyCell(self.sheet, None)
        cell._value = text  # the setter would take "=..." for a formula and "#N/A" for an error
        cell.data_type = "s"
        cell.quotePrefix = True
        cell.alignment = self.layout
        return cell

    def append(self, cells: Sequence[Any]) -> None:
        """Add a row."""
        self.rows += 1
        self.sheet.append(cells)

    def finish(self) -> None:
        """Make the table one that can be filtered, once all rows are in it."""
        self.sheet.auto_filter.ref = f"A1:{self.columns}{self.rows}"


@contextmanager
def new_workbook(path: os.PathLike[str] | str) -> Iterator[Any]:
    """A workbook to fill, which stands at ``path`` when the block ends, and not at all if the block fails.

    Raises:
        WriteError: there is no room for it, here or for the files that openpyxl keeps rows in before.
    """
    from lxml.etree import SerialisationError
    from openpyxl import Workbook

    book: Any = Workbook(write_only=True)
    try:
        yield book
        with write_whole(path) as stream:
            book.save(stream)
    except SerialisationError as error:
        for sheet in book.worksheets:
            # Left alone, it would fail again when it is thrown away, and say so on the terminal.
            with suppress(SerialisationError):
                sheet._writer.xf.close()
        raise no_room(path, str(error)) from error


def check_limits(rows: Iterable[tuple[str, Sequence[str]]]) -> None:
    """Refuse what a spreadsheet would cut off; before the work, because openpyxl does not take an end halfway.

    Args:
        rows: name and texts of each.

    Raises:
        WriteError: a text or the table is longer than a spreadsheet holds.
    """
    count = 1
    for name, texts in rows:
        count += 1
        longest = max(map(len, texts))
        if longest > _LONGEST_CELL:
            raise WriteError(
                f"a text of {name} has {longest:,} characters, more than a spreadsheet cell holds",
                remedy="Write .csv or .jsonl instead.",
            )
    if count > _MOST_ROWS:
        raise WriteError(
            f"{count:,} rows are more than a spreadsheet holds", remedy="Write .csv or .jsonl instead."
        )


def workbook_rows(path: os.PathLike[str] | str) -> Iterator[tuple[int, list[str]]]:
    """Row number and cells, as text, of the sheet ``pairs`` or else the first one with anything in it.

    Raises:
        ReadError: the file is no XLSX.
    """
    sheets = workbook_sheets(path)
    named = [sheet for sheet in sheets if sheet.name == "pairs"]
    yield from next((sheet.rows for sheet in (*named, *sheets) if sheet.rows), [])


def workbook_sheets(path: os.PathLike[str] | str) -> list[Sheet]:
    """The sheets of a workbook with their rows.

    Raises:
        ReadError: the file is no XLSX.
    """
    from ..documents.readers.tables import sheets_of

    with open_input(path) as stream:
        try:
            with zipfile.ZipFile(stream) as archive:
                names = set(archive.namelist())
        except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
            raise _no_workbook(path, "it is damaged, locked with a password, or of another kind") from error
        if "[Content_Types].xml" not in names or not any(name.startswith("xl/") for name in names):
            raise _no_workbook(path, "it is a zip file with something else in it")
        stream.seek(0)
        try:
            return [_guarded(sheet) for sheet in sheets_of(stream)]
        except Exception as error:
            # openpyxl lets through whatever XML, zip and number parsers raise on damaged files.
            if isinstance(error, OSError | MemoryError | AlignerError):
                raise
            raise _no_workbook(path, "its contents are damaged") from error


def _guarded(sheet: Sheet) -> Sheet:
    """The sheet as if its cells had been guarded like those of a CSV file, which is undone by whoever reads them."""
    for _, cells in sheet.rows:
        for place, cell in enumerate(cells):
            if cell.startswith("'"):
                cells[place] = guard(cell)
    return sheet


def _no_workbook(path: os.PathLike[str] | str, why: str) -> ReadError:
    return ReadError(
        f"this is no XLSX file that can be read ({why})",
        remedy="Open it in a spreadsheet and save it as .xlsx or as CSV UTF-8.",
        path=path,
    )
