"""Glossaries for a spreadsheet: CSV and XLSX, one row an entry.

In:   a Glossary.
Out:  a file.
Not:  the columns (columns.py), reading one (reading.py), CSV for memoQ (termbases.py).
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from ..csv_rows import csv_line
from ..export import Written
from ..whole_files import write_whole_text
from ..workbook_sheets import WIDTHS, SheetWriter, check_limits, new_workbook
from .columns import COLUMNS

if TYPE_CHECKING:
    from ...glossary import Glossary

__all__ = ["write_glossary_sheet", "write_glossary_workbook"]

PathLikeStr = str | os.PathLike[str]


def write_glossary_sheet(glossary: Glossary, path: PathLikeStr) -> Written:
    """Write one row an entry, guarded against formulas, with the first sentence pair that proves it.

    Raises:
        WriteError: the file cannot be written.
    """
    with write_whole_text(path, encoding="utf-8-sig", newline="") as file:
        file.write(csv_line(COLUMNS))
        for entry in glossary.entries:
            file.write(csv_line(cell(entry) for cell in COLUMNS.values()))
    return Written(Path(path), rows=len(glossary.entries))


def write_glossary_workbook(glossary: Glossary, path: PathLikeStr) -> Written:
    """Write one row an entry, with the columns of the CSV.

    Raises:
        WriteError: a text or the table is longer than a spreadsheet holds, or the file cannot be written.
    """
    rows = [[cell(entry) for cell in COLUMNS.values()] for entry in glossary.entries]
    check_limits((f"the entry {row[0]}", row) for row in rows)
    widths = [WIDTHS.get(name, 50 if name.startswith("evidence_") else 24) for name in COLUMNS]
    with new_workbook(path) as book:
        sheet = SheetWriter(book, "names", list(COLUMNS), widths)
        for row in rows:
            sheet.append([sheet.cell(text) for text in row])
        sheet.finish()
    return Written(Path(path), rows=len(glossary.entries), replaced=sheet.cleaner.replaced)
