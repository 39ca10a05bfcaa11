"""An alignment as a table: its columns, and a bead as a row.

In:   a bead or a unit with its two texts; or the names of columns.
Out:  the cells of a row; or which columns are meant.
Not:  the files themselves (csv.py, workbook.py), reading a table (table_reading.py), what a person wrote into the
      column review (review_rows.py).
Idea: columns named by language, as in ``Alignment.to_frame``; every format writes one row a bead, those without
      counterpart too, with sentence numbers from 0, as in JSONL.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

from ...errors import ReadError
from ...limits import sentence_number

if TYPE_CHECKING:
    import os
    from collections.abc import Sequence

    from ...model import Alignment, Bead
    from .units import Unit

__all__ = [
    "PEOPLE_COLUMNS",
    "alignment_heading",
    "alignment_row",
    "heading",
    "numbers_of",
    "row_cells",
    "shortened",
    "text_columns",
]

#: Columns about and for a person's review.
PEOPLE_COLUMNS = ("status", "review", "comment")


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


def text_columns(names: Sequence[str]) -> tuple[int, int] | None:
    """Numbers, from 0, of the two columns with the texts; ``None`` if there are no two.

    Those whose sentence numbers stand beside them, else those named ``ko`` and ``en``, else the first two that are not
    columns of ours.
    """
    own = {"confidence", "similarity", *PEOPLE_COLUMNS}
    known = set(names)
    rest = [
        number for number, name in enumerate(names) if name not in own and not name.endswith("_sentences")
    ]
    by_name = [number for number in rest if f"{names[number]}_sentences" in known]
    by_language = [number for number in rest if names[number] in ("ko", "en")]
    for found in (by_name, by_language, rest):
        if len(found) >= 2:
            return found[0], found[1]
    return None


# Characters of a cell that a message tells.
_TOLD = 60


def numbers_of(text: str, path: os.PathLike[str] | str, line: int) -> tuple[int, ...] | None:
    """Sentence numbers (``"4 5"``, also with commas) as numbers; ``None`` for an empty cell.

    Raises:
        ReadError: it is no list of numbers; names the line.
    """
    if not text:
        return None
    numbers = tuple(map(sentence_number, re.split(r"[\s,;]+", text)))
    if None in numbers:
        raise ReadError(f"{shortened(text)!r} is no list of sentence numbers", path=path, line=line)
    return cast("tuple[int, ...]", numbers)


def shortened(text: str) -> str:
    """A cell as a message tells it: its beginning, where it is long."""
    return text if len(text) <= _TOLD else f"{text[:_TOLD]}..."
