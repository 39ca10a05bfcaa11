"""Which kind of file it is, an alignment or a glossary: some suffixes are used for both.

In:   a path.
Out:  what the file is, by its suffix or by what it begins with.
Not:  reading it (alignments/, glossaries/).
"""

from __future__ import annotations

import os
from pathlib import Path

from .csv_rows import csv_rows
from .json_lines import read_json_lines
from .workbook_sheets import workbook_rows

__all__ = ["is_alignment", "is_glossary"]

PathLikeStr = str | os.PathLike[str]


def is_glossary(path: PathLikeStr) -> bool:
    """True if a file is a glossary and no alignment, by its suffix or by what it begins with.

    JSON lines: the first object tells how a Korean form is written. Tables: there is a column ``kind``.

    Raises:
        ReadError: a table or a file of JSON lines cannot be read.
    """
    name = Path(path).name.lower()
    if name.endswith((".tbx", ".txt", ".memoq.csv", ".sqlite", ".db")):
        return True
    if name.endswith((".csv", ".xlsx")):
        return {"ko", "en", "kind"} <= _heading(path)
    if not name.endswith(".jsonl"):
        return False
    first = next((value for _, value in read_json_lines(path)), {})
    return "ko" in first and "source" not in first


def is_alignment(path: PathLikeStr) -> bool:
    """True if a file is an alignment and no glossary, by its suffix or, of tables, a column of sentence numbers.

    Raises:
        ReadError: a table cannot be read.
    """
    name = Path(path).name.lower()
    if name.endswith((".mqxliff", ".po", ".pot", ".sdlxliff", ".tmx", ".xlf", ".xliff")):
        return True
    if not name.endswith((".csv", ".xlsx")) or name.endswith(".memoq.csv"):
        return False
    return any(cell.endswith("_sentences") for cell in _heading(path))


def _heading(path: PathLikeStr) -> set[str]:
    """The cells of a table's first row."""
    rows = csv_rows(path) if Path(path).suffix.lower() == ".csv" else workbook_rows(path)
    return {cell.strip() for cell in next(rows, (1, []))[1]}
