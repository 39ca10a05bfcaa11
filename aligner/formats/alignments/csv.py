"""Alignments as CSV: one row a bead, for spreadsheets and pandas.

In:   an Alignment or a stream of units; or a CSV file with two columns of text.
Out:  a file, or an Alignment.
Not:  the columns (table.py), applying corrections made in a spreadsheet (review.py), XLSX (workbook.py).
Idea: UTF-8 with a byte-order mark, because Excel shows Hangul right only then; a text that a spreadsheet would run as
      a formula starts with an apostrophe.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ..csv_rows import csv_line, csv_sheet
from ..export import Export, Written
from ..whole_files import write_whole_text
from .table import alignment_heading, alignment_row, heading, row_cells
from .table_reading import read_table

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable, Iterator

    from ...model import Alignment
    from .units import Unit

__all__ = ["read_csv", "write_csv", "write_units_sheet"]

_DEFAULTS = Export()


def write_csv(alignment: Alignment, path: os.PathLike[str] | str, export: Export = _DEFAULTS) -> Written:
    """Write one row a bead, those without counterpart too; sentence numbers start at 0, as in JSONL.

    Raises:
        WriteError: the file cannot be written.
    """
    rows = (alignment_row(alignment, bead) for bead in alignment.beads)
    return _write(alignment_heading(alignment), rows, path)


def write_units_sheet(
    units: Iterable[Unit], path: os.PathLike[str] | str, *, langs: tuple[str, str] = ("ko", "en")
) -> Written:
    """Write a stream of units as the table of an alignment, in little memory: every text is one sentence.

    Args:
        units: in the order of the file; each is asked for once.
        path: where the file should stand, whatever its suffix.
        langs: headings of the two columns of text.

    Raises:
        WriteError: the file cannot be written.
    """

    def rows() -> Iterator[list[str | float]]:
        count = [0, 0]
        for unit in units:
            numbers: list[tuple[int, ...]] = []
            for side, text in enumerate((unit.source, unit.target)):
                numbers.append((count[side],) if text else ())
                count[side] += bool(text)
            yield row_cells(unit.source, unit.target, unit, *numbers)

    return _write(heading(*langs), rows(), path)


def _write(names: list[str], rows: Iterable[list[str | float]], path: os.PathLike[str] | str) -> Written:
    count = 0
    with write_whole_text(path, encoding="utf-8-sig", newline="") as file:
        file.write(csv_line(names))
        for row in rows:
            file.write(csv_line(row))
            count += 1
    return Written(Path(path), rows=count)


def read_csv(
    path: os.PathLike[str] | str, *, langs: tuple[str | None, str | None] = (None, None)
) -> Alignment:
    """Read a table with two columns of text; comma, semicolon, bar or tab separated, in UTF-8, UTF-16 or CP949.

    The two texts are the columns that the first line calls so (``ko``, ``English``, ``원문``), else those that letters
    tell; a first line that calls nothing is a row like the others. Columns for confidence and sentence numbers are used
    where they are. A cell that holds several sentences is divided by our own rules, if they find as many as the numbers
    say; otherwise it becomes one.

    Args:
        path: the file.
        langs: languages of source and target; ``None`` takes them as they stand, by heading or letters.

    Raises:
        ReadError: no table, a number malformed, or a person's review in it that waits to be applied; names the line.
    """
    return read_table([csv_sheet(path)], path, langs)
