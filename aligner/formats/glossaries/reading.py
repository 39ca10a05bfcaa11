"""Glossaries read back from the files that tables.py and termbases.py write, or others made.

In:   ``.txt``, ``.utf8``, ``.tab`` and ``.tsv``, ``.memoq.csv``, ``.csv``, ``.xlsx``, ``.tbx`` of either generation.
Out:  a Glossary.
Not:  what a row says (term_tables.py), TBX (termbase_reading.py); JSON lines and SQLite, which keep everything
      (aligner.glossary).
Idea: a term and its translation are what every such file has; what our own files say beside them (a remark, columns,
      data categories) is understood again, and what others say there is told as left out.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ...documents.readers.tables import separated_rows
from ...errors import ReadError
from ...glossary.entries import merge_entries
from ..csv_rows import csv_sheet, read_text
from ..workbook_sheets import workbook_sheets
from .term_tables import entries_of_rows
from .termbase_reading import read_tbx

if TYPE_CHECKING:
    import os
    from collections.abc import Callable, Iterator

    from ...glossary import Glossary
    from ...model import Clutter, Entry

__all__ = ["TERM_READERS", "read_terms"]


def read_terms(path: str | os.PathLike[str]) -> Glossary:
    """Read a glossary that is neither JSON lines nor SQLite; several lines of one term become one entry.

    Args:
        path: ends in one of ``TERM_READERS``.

    Raises:
        ReadError: the file holds no terms, or is malformed; names the line.
    """
    from ...glossary import Glossary

    name = Path(path).name.lower()
    suffix = next(suffix for suffix in TERM_READERS if name.endswith(suffix))
    entries: dict[str, Entry] = {}
    left_out: list[Clutter] = []
    for entry in TERM_READERS[suffix](path, left_out):
        # A term base has a line for each translation of a term; a Glossary one entry with its variants.
        entries[entry.ko] = merge_entries(entries[entry.ko], entry) if entry.ko in entries else entry
    if not entries:
        raise ReadError("the file holds no terms", remedy="Give a glossary with terms in it.", path=path)
    return Glossary(tuple(entries.values()), f"read:{suffix[1:]}", left_out=tuple(left_out))


def _read_omegat(path: str | os.PathLike[str], left_out: list[Clutter]) -> Iterator[Entry]:
    """Lines with tabs, some of them with a remark and some without; as a spreadsheet saves them, in quotation marks."""
    text = read_text(path)
    # A comment is left as an empty line, so that the others keep their numbers.
    lines = ["" if line.startswith("#") else line for line in text.replace("\r\n", "\n").split("\n")]
    rows = separated_rows("\n".join(lines)) if '"' in text or "\t" not in text else None
    if rows is None:
        rows = [(number, line.split("\t")) for number, line in enumerate(lines, 1) if line.strip()]
    if rows:
        yield from entries_of_rows(rows, path, left_out)


def _read_csv(path: str | os.PathLike[str], left_out: list[Clutter]) -> Iterator[Entry]:
    if rows := csv_sheet(path).rows:
        yield from entries_of_rows(rows, path, left_out)


def _read_workbook(path: str | os.PathLike[str], left_out: list[Clutter]) -> Iterator[Entry]:
    """The terms of all sheets; one without terms is told if another has some."""
    sheets = [sheet for sheet in workbook_sheets(path) if sheet.rows and not sheet.is_hidden]
    errors: list[ReadError] = []
    for sheet in sheets:
        try:
            yield from entries_of_rows(sheet.rows, path, left_out)
        except ReadError as error:
            errors.append(error)
    if errors and len(errors) == len(sheets):
        raise errors[0]


#: The longest suffixes first.
TERM_READERS: dict[str, Callable[[str | os.PathLike[str], list[Clutter]], Iterator[Entry]]] = {
    ".memoq.csv": _read_csv,
    ".csv": _read_csv,
    ".tab": _read_omegat,
    ".tbx": read_tbx,
    ".tsv": _read_omegat,
    ".txt": _read_omegat,
    ".utf8": _read_omegat,
    ".xlsx": _read_workbook,
}
