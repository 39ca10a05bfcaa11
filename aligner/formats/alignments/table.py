"""An alignment as a table: its columns, a bead as a row, and back.

In:   a bead or a unit with its two texts; or the rows of a CSV file or a workbook.
Out:  the cells of a row; or an Alignment.
Not:  the files themselves (csv.py, workbook.py), what a person wrote into the column review (review_rows.py).
Idea: columns named by language, as in ``Alignment.to_frame``; every format writes one row a bead, those without
      counterpart too, with sentence numbers from 0, as in JSONL.
"""

from __future__ import annotations

import re
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING
from unicodedata import normalize

from ...errors import ReadError
from ..csv_rows import unguard
from ..statuses import as_status
from .from_rows import Row, Side, divide, rebuild

if TYPE_CHECKING:
    import os
    from collections.abc import Iterator, Sequence

    from ...model import Alignment, Bead
    from .units import Unit

__all__ = [
    "PEOPLE_COLUMNS",
    "alignment_heading",
    "alignment_row",
    "heading",
    "numbers_of",
    "read_table",
    "row_cells",
    "text_columns",
]

#: Columns about and for a person's review.
PEOPLE_COLUMNS = ("status", "review", "comment")

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]+)*(_2)?")


def heading(first: str, second: str) -> list[str]:
    """Names of the columns for texts in columns of these names; the last two are for a person to write in.

    >>> heading("ko", "en")[:4]
    ['ko', 'en', 'confidence', 'similarity']
    """
    scores = ("confidence", "similarity")
    return [first, second, *scores, f"{first}_sentences", f"{second}_sentences", *PEOPLE_COLUMNS]


def alignment_heading(alignment: Alignment) -> list[str]:
    """Names of the columns, the texts' by language."""
    return heading(*alignment.column_names())


def row_cells(
    source: str, target: str, of: Bead | Unit, source_numbers: Sequence[int], target_numbers: Sequence[int]
) -> list[str | float]:
    """The cells under ``heading``, as they are: neither guarded nor rounded.

    Args:
        source: text of the one side, ``""`` if it has none.
        target: text of the other side.
        of: says how sure the pair is, and what a person said of it.
        source_numbers: sentences of the source text, from 0.
        target_numbers: sentences of the target text, from 0.
    """
    return [
        source,
        target,
        of.confidence,
        of.similarity,
        " ".join(map(str, source_numbers)),
        " ".join(map(str, target_numbers)),
        of.status,
        "",
        of.note,
    ]


def alignment_row(alignment: Alignment, bead: Bead) -> list[str | float]:
    """A bead's cells under ``alignment_heading``, as they are: neither guarded nor rounded."""
    return row_cells(alignment.source_text(bead), alignment.target_text(bead), bead, bead.source, bead.target)


def read_table(
    lines: Iterator[tuple[int, list[str]]], path: os.PathLike[str] | str, langs: tuple[str, str]
) -> Alignment:
    """The alignment that a table holds.

    Args:
        lines: number and cells of each row, the names of the columns first.
        path: the file, for messages.
        langs: languages of the two columns of text if their names do not tell.

    Raises:
        ReadError: no two columns of text, a row too short or a number malformed, or a person's review that waits to
            be applied; names the line.
    """
    line, header = next(lines, (1, []))
    names = [name.strip() for name in header]
    columns = text_columns(names)
    if columns is None:
        raise ReadError(
            "there are no two columns of text",
            remedy="The first line must name them, e.g. ko,en.",
            path=path,
            line=line,
        )
    told = [
        names[column].removesuffix("_2") if _LANGUAGE.fullmatch(names[column]) else lang
        for column, lang in zip(columns, langs, strict=True)
    ]
    place = {name: number for number, name in enumerate(names)}
    ours = all(f"{names[column]}_sentences" in place for column in columns)

    def cell(row: Sequence[str], name: str) -> str:
        number = place.get(name)
        return row[number].strip() if number is not None and number < len(row) else ""

    def beads() -> Iterator[Row]:
        for line, row in lines:
            if not any(row):
                continue
            if len(row) <= max(columns):
                raise ReadError(
                    f"the row has {len(row)} cells, too few",
                    remedy="Separate the cells as in the first line.",
                    path=path,
                    line=line,
                )
            if ours and cell(row, "review"):
                raise ReadError(
                    "somebody has written into the column review",
                    remedy="Bring that home first: aligner import REVIEWED ALIGNMENT -o OUT.",
                    path=path,
                    line=line,
                )
            status = as_status(cell(row, "status")) if ours else "found"
            sides: list[tuple[tuple[str, ...], tuple[int, ...] | None, str | None]] = []
            for column, lang in zip(columns, told, strict=True):
                content = normalize("NFC", unguard(row[column]))
                numbers = numbers_of(cell(row, f"{names[column]}_sentences"), path, line)
                if ours and content and not numbers and status == "corrected":
                    sides.append(((), None, content))
                elif content or numbers:
                    sides.append((divide(content, len(numbers or ()), lang), numbers, None))
                else:
                    sides.append(((), None, None))
            (source, source_numbers, source_override), (target, target_numbers, target_override) = sides
            yield Row(
                source,
                target,
                _decimal(cell(row, "confidence"), 1.0, path, line),
                _decimal(cell(row, "similarity"), 0.0, path, line),
                source_numbers,
                target_numbers,
                line,
                status,
                unguard(cell(row, "comment")) if ours else "",
                source_override,
                target_override,
            )

    rows = beads()
    beginning = next(rows, None)
    if beginning is None:
        raise ReadError("the table has no rows", remedy="Give a table with text in it.", path=path)
    stem = Path(path).stem
    source, target = (
        Side(f"{stem}.{names[column]}", lang, str(path)) for column, lang in zip(columns, told, strict=True)
    )
    return rebuild(chain([beginning], rows), source, target, path=path)


def text_columns(names: Sequence[str]) -> tuple[int, int] | None:
    """Numbers, from 0, of the two columns with the texts; ``None`` if there are no two.

    Those whose sentence numbers stand beside them, else those named ``ko`` and ``en``, else the first two that are not
    columns of ours.
    """
    own = {"confidence", "similarity", *PEOPLE_COLUMNS}
    rest = [
        number for number, name in enumerate(names) if name not in own and not name.endswith("_sentences")
    ]
    by_name = [number for number in rest if f"{names[number]}_sentences" in names]
    by_language = [number for number in rest if names[number] in ("ko", "en")]
    for found in (by_name, by_language, rest):
        if len(found) >= 2:
            return found[0], found[1]
    return None


def numbers_of(text: str, path: os.PathLike[str] | str, line: int) -> tuple[int, ...] | None:
    """Sentence numbers (``"4 5"``, also with commas) as numbers; ``None`` for an empty cell.

    Raises:
        ReadError: it is no list of numbers; names the line.
    """
    if not text:
        return None
    try:
        return tuple(int(number) for number in re.split(r"[\s,;]+", text))
    except ValueError as error:
        raise ReadError(f"{text!r} is no list of sentence numbers", path=path, line=line) from error


def _decimal(text: str, default: float, path: os.PathLike[str] | str, line: int) -> float:
    """A number as spreadsheets save it: in many countries with a comma, and as shown, in percent."""
    if not text:
        return default
    share = text.removesuffix("%")
    try:
        return float(share.replace(",", ".")) / (1 if share == text else 100)
    except ValueError as error:
        raise ReadError(f"{text!r} is no number", path=path, line=line) from error
