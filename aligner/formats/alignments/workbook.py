"""Alignments as XLSX, to review in a spreadsheet.

In:   an Alignment; or an XLSX file with two columns of text.
Out:  a file, or an Alignment.
Not:  the columns (table.py), sheets and cells (workbook_sheets.py), applying a review (review.py).
Idea: the table of the CSV, with colours by confidence, and a second sheet that tells what to write.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ..confidence_level import level
from ..export import Export, Written
from ..workbook_sheets import WIDTHS, SheetWriter, check_limits, new_workbook, workbook_sheets
from .table import alignment_heading, alignment_row
from .table_reading import read_table

if TYPE_CHECKING:
    import os

    from ...model import Alignment

__all__ = ["read_workbook", "write_workbook"]

# Fill by level, readable in black print.
_COLOURS = {"sure": "DDF2E3", "fair": "FFF1CC", "doubtful": "F9D5D0", "unpaired": "E4E1F3"}

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


def write_workbook(alignment: Alignment, path: os.PathLike[str] | str, export: Export = _DEFAULTS) -> Written:
    """Write one row a bead, with a column to write in.

    Raises:
        WriteError: a text or the table is longer than a spreadsheet holds, or the file cannot be written.
    """
    from openpyxl.styles import PatternFill

    check_limits(
        (f"row {number}", (alignment.source_text(bead), alignment.target_text(bead), bead.note))
        for number, bead in enumerate(alignment.beads, 2)
    )
    heading = alignment_heading(alignment)
    fills = {name: PatternFill("solid", fgColor=colour) for name, colour in _COLOURS.items()}
    with new_workbook(path) as book:
        sheet = SheetWriter(book, "pairs", heading, [60, 60] + [WIDTHS.get(name, 14) for name in heading[2:]])
        for bead in alignment.beads:
            row = alignment_row(alignment, bead)
            cells = [sheet.cell(value if isinstance(value, str) else round(value, 4)) for value in row]
            cells[2].fill = fills[level(bead)]
            cells[2].number_format = "0.00%"
            cells[3].number_format = "0.00"
            sheet.append(cells)
        sheet.finish()
        help_sheet = SheetWriter(book, "how to review", HOW_TO[0], [34, 90])
        for told in HOW_TO[1:]:
            help_sheet.append([help_sheet.cell(text) for text in told])
    return Written(Path(path), rows=len(alignment.beads), replaced=sheet.cleaner.replaced)


def read_workbook(
    path: os.PathLike[str] | str, *, langs: tuple[str | None, str | None] = (None, None)
) -> Alignment:
    """Read the table of a workbook, or all its tables with columns of text in the same two languages.

    A sheet of ours is read by its columns. Of others the columns are those that a row of headings names, or that
    letters tell; rows of headings are no pairs, and what stands in other columns is told as left out.

    Args:
        path: the file.
        langs: languages of source and target; ``None`` takes them as they stand.

    Raises:
        ReadError: the file is no XLSX, or holds no such table.
    """
    return read_table(workbook_sheets(path), path, langs)
