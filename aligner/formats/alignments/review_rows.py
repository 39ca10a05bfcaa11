"""What a person wrote into a sheet, row by row.

In:   a reviewed CSV, XLSX or XLIFF file.
Out:  its rows: which sentences each holds, their texts, and what was written beside them.
Not:  what the words mean (review_orders.py), carrying them out (review.py).
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from unicodedata import normalize

from ...errors import ReadError, UnknownNameError
from ..csv_rows import csv_rows, unguard
from ..workbook_sheets import workbook_rows
from .bilingual_files import read_units_of_xliff
from .table import numbers_of, text_columns

if TYPE_CHECKING:
    import os
    from collections.abc import Callable, Iterator, Sequence

__all__ = ["REVIEW_READERS", "ReviewRow", "read_review"]

REVIEW_READERS: dict[str, Callable[[str | os.PathLike[str]], Iterator[tuple[int, list[str]]]]] = {
    ".csv": csv_rows,
    ".xlsx": workbook_rows,
}

_XLIFF = (".mqxliff", ".sdlxliff", ".xlf", ".xliff")


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """A row of a reviewed sheet: which sentences it holds, their texts, and what a person wrote.

    Attributes:
        row: number of the row, or of the XLIFF unit, from 1.
        source: numbers of its source sentences, from 0.
        target: numbers of its target sentences, from 0.
        source_text: the source as the sheet has it now.
        target_text: the translation as the sheet has it now.
        review: what stands in the column review.
        comment: what stands in the column comment.
        in_place: the translation was corrected where it stands, as translation tools do, not in a column.
    """

    row: int
    source: tuple[int, ...]
    target: tuple[int, ...]
    source_text: str
    target_text: str
    review: str = ""
    comment: str = ""
    in_place: bool = False


def read_review(path: str | os.PathLike[str], names: tuple[str, str] = ("ko", "en")) -> tuple[ReviewRow, ...]:
    """The rows of a reviewed sheet that hold anything.

    Args:
        names: headings of the two columns of text.

    Raises:
        ReadError: a column is missing, or a sentence number malformed.
    """
    suffix = Path(path).suffix.lower()
    if suffix in _XLIFF:
        return tuple(_from_xliff(path))
    if suffix not in REVIEW_READERS:
        raise UnknownNameError("suffix of a reviewed sheet", suffix, (*REVIEW_READERS, *_XLIFF), path=path)
    rows = REVIEW_READERS[suffix](path)
    _, heading = next(rows, (1, []))
    found = [unguard(name.strip()) for name in heading]
    columns = text_columns(found)
    wanted = ["review"] + [f"{found[column]}_sentences" for column in columns or ()]
    if columns is None or not set(wanted) <= set(found):
        missing = next((name for name in [*names, *wanted] if name not in found), "review")
        raise ReadError(
            f"there is no column {missing!r}",
            remedy="Review a sheet that aligner wrote (-o pairs.xlsx), and keep its first row.",
            path=path,
            line=1,
        )
    place = {name: number for number, name in reversed(list(enumerate(found)))}
    first, second = (found[column] for column in columns)
    read = []
    for number, (line, cells) in enumerate(rows, 2):

        def cell(name: str, cells: Sequence[str] = cells) -> str:
            column = place.get(name, len(cells))
            return unguard(cells[column]).strip() if column < len(cells) else ""

        if not any(text.strip() for text in cells):
            continue
        read.append(
            ReviewRow(
                number,
                numbers_of(cell(f"{first}_sentences"), path, line) or (),
                numbers_of(cell(f"{second}_sentences"), path, line) or (),
                cell(first),
                cell(second),
                normalize("NFC", cell("review")),
                normalize("NFC", cell("comment")),
            )
        )
    return tuple(read)


def _from_xliff(path: str | os.PathLike[str]) -> Iterator[ReviewRow]:
    """Units whose state says that they were seen are confirmed; another text in them is a correction."""
    for unit in read_units_of_xliff(path):
        source, target = (
            numbers_of(unit.facts.get(f"{side}-sentences", "").strip(), path, unit.line) or ()
            for side in ("source", "target")
        )
        review = "ok" if unit.is_seen else ""
        yield ReviewRow(
            unit.number, source, target, unit.source, unit.target, review, unit.note, in_place=True
        )
