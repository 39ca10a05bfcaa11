"""XLSX: alignments to review in a spreadsheet, and glossaries.

In:   an Alignment or a Glossary; or an XLSX file that aligner or a person made.
Out:  a file; or the rows of its table.
Not:  what the columns mean (sheet.py), applying a review (review.py).
Idea: the columns of the CSV, plus what a CSV cannot hold: colours by confidence, a frozen header, widths, a second
      sheet that tells what to write. Cells are text by type, so that no text is ever run as a formula.
"""

from __future__ import annotations

import zipfile
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unicodedata import normalize

from ..errors import ReadError, WriteError
from .export import Export, Written
from .files import Cleaner, no_room, open_input, write_whole
from .levels import level
from .sheet import read_table, table_heading

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable, Iterator, Sequence

    from ..glossary import Glossary
    from ..model import Alignment

__all__ = ["read_workbook", "workbook_rows", "write_glossary_workbook", "write_workbook"]

# Excel's own limits ("Excel specifications and limits"); it cuts off what is longer, without a word.
_LONGEST_CELL = 32_767
_MOST_ROWS = 1_048_576

# A sheet unpacked: more is a trap (a small file that unpacks to fill the disk) or no table for people.
_LARGEST = 1 << 30

# Fill by level, readable in black print.
_COLOURS = {"sure": "DDF2E3", "fair": "FFF1CC", "doubtful": "F9D5D0", "unpaired": "E4E1F3"}

_WIDTHS = {
    "confidence": 12,
    "similarity": 11,
    "status": 11,
    "review": 60,
    "comment": 30,
    "kind": 13,
    "count": 8,
}

#: The second sheet.
HOW_TO = (
    ("Write in the column review", "What it does"),
    ("ok", "confirms the row"),
    ("a corrected translation", "replaces the translation; the sentence of the document is kept beside it"),
    ("ko: ... or en: ...", "corrects the text of that column; one or two lines"),
    ("join", "joins the row to the one above it"),
    ("split", "parts the row: sentence by sentence, or a pair that is none into its two sides"),
    ("split 1:2 1:1", "parts it as told: first sentence with the first two, second with the third"),
    ("", ""),
    ("Write in the column comment", "anything; it stays with the row and goes into TMX and XLIFF as a note"),
    ("Leave alone", "the other columns, and the order and number of rows; you may hide and filter them"),
    ("Then", "aligner import THIS_FILE.xlsx ALIGNMENT.jsonl -o REVIEWED.jsonl"),
)

_DEFAULTS = Export()


class _Sheet:
    """One sheet, written row by row; counts what it had to replace."""

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
        self.rows += 1
        self.sheet.append(cells)

    def finish(self) -> None:
        self.sheet.auto_filter.ref = f"A1:{self.columns}{self.rows}"


@contextmanager
def _workbook(path: os.PathLike[str] | str) -> Iterator[Any]:
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


def _check_limits(rows: Iterable[tuple[str, Sequence[str]]]) -> None:
    """Refuse what a spreadsheet would cut off; before the work, because openpyxl does not take an end halfway.

    Args:
        rows: name and texts of each.
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


def write_workbook(alignment: Alignment, path: os.PathLike[str] | str, export: Export = _DEFAULTS) -> Written:
    """Write one row a bead, with a column to write in.

    Raises:
        WriteError: a text or the table is longer than a spreadsheet holds, or the file cannot be written.
    """
    from openpyxl.styles import PatternFill

    _check_limits(
        (f"row {number}", (alignment.source_text(bead), alignment.target_text(bead), bead.note))
        for number, bead in enumerate(alignment.beads, 2)
    )
    heading = table_heading(alignment)
    fills = {name: PatternFill("solid", fgColor=colour) for name, colour in _COLOURS.items()}
    with _workbook(path) as book:
        sheet = _Sheet(book, "pairs", heading, [60, 60] + [_WIDTHS.get(name, 14) for name in heading[2:]])
        for bead in alignment.beads:
            values: list[str | float] = [
                alignment.source_text(bead),
                alignment.target_text(bead),
                round(bead.confidence, 4),
                round(bead.similarity, 4),
                " ".join(map(str, bead.source)),
                " ".join(map(str, bead.target)),
                bead.status,
                "",
                bead.note,
            ]
            cells = [sheet.cell(text) for text in values]
            cells[2].fill = fills[level(bead)]
            cells[2].number_format = "0.00%"
            cells[3].number_format = "0.00"
            sheet.append(cells)
        sheet.finish()
        help_sheet = _Sheet(book, "how to review", HOW_TO[0], [34, 90])
        for row in HOW_TO[1:]:
            help_sheet.append([help_sheet.cell(text) for text in row])
    return Written(Path(path), rows=len(alignment.beads), replaced=sheet.cleaner.replaced)


def write_glossary_workbook(glossary: Glossary, path: os.PathLike[str] | str) -> Written:
    """Write one row an entry, with the columns of the CSV."""
    from .glossary import COLUMNS

    rows = [[cell(entry) for cell in COLUMNS.values()] for entry in glossary.entries]
    _check_limits((f"the entry {row[0]}", row) for row in rows)
    widths = [_WIDTHS.get(name, 50 if name.startswith("evidence_") else 24) for name in COLUMNS]
    with _workbook(path) as book:
        sheet = _Sheet(book, "names", list(COLUMNS), widths)
        for row in rows:
            sheet.append([sheet.cell(text) for text in row])
        sheet.finish()
    return Written(Path(path), rows=len(glossary.entries), replaced=sheet.cleaner.replaced)


def read_workbook(path: os.PathLike[str] | str, *, langs: tuple[str, str] = ("ko", "en")) -> Alignment:
    """Read a table with two columns of text, by the same rules as a CSV file.

    Raises:
        ReadError: the file is no XLSX, or holds no such table.
    """
    return read_table(workbook_rows(path), path, langs)


def workbook_rows(path: os.PathLike[str] | str) -> Iterator[tuple[int, list[str]]]:
    """Row number and cells, as text, of the sheet ``pairs`` or else the first one.

    Raises:
        ReadError: the file is no XLSX.
    """
    with open_input(path) as stream:
        try:
            with zipfile.ZipFile(stream) as archive:
                names = set(archive.namelist())
                size = sum(item.file_size for item in archive.infolist())
        except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
            raise _no_workbook(path, "it is damaged, locked with a password, or of another kind") from error
        if "[Content_Types].xml" not in names or not any(name.startswith("xl/") for name in names):
            raise _no_workbook(path, "it is a zip file with something else in it")
        if size > _LARGEST:
            raise _no_workbook(path, "unpacked it would have more than 1 GB")
        stream.seek(0)
        try:
            yield from _cells(stream)
        except Exception as error:
            # openpyxl lets through whatever XML, zip and number parsers raise on damaged files.
            if isinstance(error, OSError | MemoryError):
                raise
            raise _no_workbook(path, "its contents are damaged") from error


def _cells(stream: Any) -> Iterator[tuple[int, list[str]]]:
    import warnings

    from openpyxl import load_workbook

    with warnings.catch_warnings():
        # Extensions of newer Excel versions, which concern no text.
        warnings.simplefilter("ignore", UserWarning)
        book = load_workbook(stream, read_only=True, data_only=True)
    sheet = book["pairs"] if "pairs" in book.sheetnames else book.worksheets[0]
    # The size that a file states may be wrong; rows tell it themselves.
    sheet.reset_dimensions()
    rows = [
        (number, [_as_text(value) for value in row])
        for number, row in enumerate(sheet.iter_rows(values_only=True), 1)
    ]
    width = max((len(row) for _, row in rows), default=0)
    for number, row in rows:
        yield number, row + [""] * (width - len(row))


def _as_text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return normalize("NFC", str(value))


def _no_workbook(path: os.PathLike[str] | str, why: str) -> ReadError:
    return ReadError(
        f"this is no XLSX file that can be read ({why})",
        remedy="Open it in a spreadsheet and save it as .xlsx or as CSV UTF-8.",
        path=path,
    )
