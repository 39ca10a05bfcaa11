"""Glossaries as CSV for a spreadsheet, JSON lines for programs, and an HTML page for people.

In:   a Glossary.
Out:  a file.
Not:  reading one (aligner.glossary, read_terms.py), term bases of CAT tools (termbases.py).
Idea: what a reader asks first stands first: the Korean form, the English one, its variants; the proof stands
      last.
"""

from __future__ import annotations

import csv
import os
from pathlib import Path
from typing import TYPE_CHECKING

from .export import Written
from .files import printable, write_whole_text
from .jsonl import json_line, read_json_lines
from .sheet import guard, sheet_rows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ..glossary import Glossary
    from ..model import Entry

__all__ = [
    "COLUMNS",
    "glossary_lines",
    "is_alignment",
    "is_glossary",
    "write_glossary_jsonl",
    "write_glossary_page",
    "write_glossary_sheet",
]

PathLikeStr = str | os.PathLike[str]

# Column heading -> the cell's text.
COLUMNS: dict[str, Callable[[Entry], str]] = {
    "ko": lambda entry: entry.ko,
    "en": lambda entry: entry.en,
    "en_variants": lambda entry: "; ".join(
        f"{variant.text} ({variant.count})" for variant in entry.en_variants
    ),
    "kind": lambda entry: entry.kind,
    "ko_south": lambda entry: entry.ko_south or "",
    "ru": lambda entry: entry.ru or "",
    "en_standard": lambda entry: entry.en_standard or "",
    "full_form": lambda entry: entry.full_form or "",
    "romanizations": lambda entry: "; ".join(
        f"{system}: {text}" for system, text in entry.romanizations.items()
    ),
    "count": lambda entry: str(entry.count),
    "first_date": lambda entry: entry.first_date or "",
    "last_date": lambda entry: entry.last_date or "",
    "status": lambda entry: entry.status,
    # A table keeps the first sentence; how many there were, its count still tells.
    "evidence_count": lambda entry: str(max(entry.count, len(entry.evidence)) if entry.evidence else 0),
    "evidence_ko": lambda entry: entry.evidence[0].source_text if entry.evidence else "",
    "evidence_en": lambda entry: entry.evidence[0].target_text if entry.evidence else "",
}


def write_glossary_sheet(glossary: Glossary, path: PathLikeStr) -> Written:
    """Write one row an entry, guarded against formulas, with the first sentence pair that proves it."""
    with write_whole_text(path, encoding="utf-8-sig", newline="") as file:
        sheet = csv.writer(file)
        sheet.writerow(COLUMNS)
        for entry in glossary.entries:
            sheet.writerow([guard(printable(cell(entry))) for cell in COLUMNS.values()])
    return Written(Path(path), rows=len(glossary.entries))


def glossary_lines(glossary: Glossary) -> Iterator[str]:
    """The lines of the JSONL file, without line ends."""
    from ..glossary import entry_to_dict

    for entry in glossary.entries:
        yield json_line(entry_to_dict(entry))


def is_glossary(path: PathLikeStr) -> bool:
    """True if a file is a glossary and no alignment, by its suffix or by what it begins with.

    JSON lines: the first object tells how a Korean form is written. Tables: there is a column ``kind``.
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
    """True if a file is an alignment and no glossary, by its suffix or, of tables, a column of sentence numbers."""
    name = Path(path).name.lower()
    if name.endswith((".tmx", ".xlf", ".xliff")):
        return True
    if not name.endswith((".csv", ".xlsx")) or name.endswith(".memoq.csv"):
        return False
    return any(cell.endswith("_sentences") for cell in _heading(path))


def _heading(path: PathLikeStr) -> set[str]:
    """The cells of a table's first row."""
    from .workbook import workbook_rows

    rows = sheet_rows(path) if Path(path).suffix.lower() == ".csv" else workbook_rows(path)
    return {cell.strip() for cell in next(rows, (1, []))[1]}


def write_glossary_jsonl(glossary: Glossary, path: PathLikeStr) -> Written:
    """Write one JSON object an entry, as ``aligner.glossary.load_glossary`` reads it."""
    with write_whole_text(path) as file:
        for line in glossary_lines(glossary):
            file.write(line + "\n")
    return Written(Path(path), rows=len(glossary.entries))


def write_glossary_page(glossary: Glossary, path: PathLikeStr) -> Written:
    """Write a page of its own with the names as a table."""
    from .page import glossary_page

    with write_whole_text(path) as file:
        file.writelines(glossary_page(glossary))
    return Written(Path(path), rows=len(glossary.entries))
