"""Two versions of a text in columns with a tab between.

In:   lines of a file, or rows of a table.
Out:  the cells of the two columns, row by row, with the languages of the columns.
Not:  other ways of putting two languages into one file (languages.py).
Idea: most of the text stands in rows, and both columns are filled; a small table inside a text is not that.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .languages import amounts, language_of
from .mixed_lines import both_versions

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Columns", "two_columns"]

_HEADING = re.compile(
    r"(?i)\W*(?:ko|kor|korean|ko[-_]\w+|en|eng|english|en[-_]\w+|source|target|src|tgt|original|translation|text|"
    r"source[ _]text|target[ _]text|한국어|조선어|조선말|한글|국문|한|영|영어|영문|원문|번역|번역문)\W*"
)

# Share of the letters of a table that two columns have in their own languages, and that each of them has at least.
_PURE = 0.85
_LEAST = 0.2


@dataclass(frozen=True, slots=True)
class Columns:
    """Two versions of a text side by side.

    Attributes:
        cells: for each row its 1-based line number and the two cells, ``""`` where one is missing.
        languages: of the two columns.
        heading: line number of a row of headings, which is not among the cells.
    """

    cells: tuple[tuple[int, str, str], ...]
    languages: tuple[str, str]
    heading: int | None = None


def two_columns(lines: Sequence[str]) -> Columns | None:
    """Read tab-separated columns, if most of the text stands in such.

    Of more than two columns the two with the most text are taken, one of them Korean if any is. A line
    without tab, a title above the table, goes to the column of its language, or its halves to both.

    >>> two_columns(["한국어\\tEnglish", "가자.\\tLet us go.", "그만.\\tStop."]).languages
    ('ko', 'en')
    """
    rows = [(number, line.split("\t")) for number, line in enumerate(lines, 1) if line.strip()]
    tabbed = [(number, cells) for number, cells in rows if len(cells) >= 2]
    size = sum(sum(amounts("".join(cells))) for _, cells in rows)
    if not tabbed or sum(sum(amounts("".join(cells))) for _, cells in tabbed) < 0.7 * size:
        return None
    width = max(len(cells) for _, cells in tabbed)
    columns = [" ".join(cells[i] for _, cells in tabbed if i < len(cells)) for i in range(width)]
    letters = [sum(amounts(column)) for column in columns]
    by_size = sorted(range(width), key=lambda i: -letters[i])
    languages = [language_of(column) for column in columns]
    korean = [i for i in by_size if languages[i] == "ko"]
    others = [i for i in by_size if languages[i] not in ("ko", "und")]
    first, second = sorted((korean[0], others[0]) if korean and others else by_size[:2])
    # A table inside a text has short cells here and there; two versions fill both columns all the way.
    pairs = [(number, _cell(cells, first), _cell(cells, second)) for number, cells in tabbed]
    filled = sum(bool(one) and bool(other) for _, one, other in pairs)
    if not letters[first] or not letters[second]:
        return None
    if filled < 0.5 * len(pairs) and not _are_in_two_languages(pairs, sum(letters)):
        return None
    heading = None
    if len(tabbed) > 1 and all(_HEADING.fullmatch(cell) for cell in pairs[0][1:]):
        heading = pairs[0][0]
    found = (languages[first], languages[second])
    cells = [
        (number, _cell(row, first), _cell(row, second))
        if len(row) >= 2
        else (number, *_in_column(row[0].strip(), found))
        for number, row in rows
        if number != heading
    ]
    return Columns(tuple(cells), found, heading)


def _are_in_two_languages(pairs: Sequence[tuple[int, str, str]], size: float) -> bool:
    """True if a table is one Korean column and one that is not, both with much of its text.

    Then rows with an empty half are no small table: a merged cell stands beside them, or one of fewer paragraphs.

    Args:
        pairs: line number and the cells of the two columns.
        size: how much text all columns hold.
    """
    one, other = (amounts("\n".join(column)) for column in list(zip(*pairs, strict=True))[1:])
    halves = max((one[0], other[1]), (one[1], other[0]), key=sum)
    return sum(halves) >= _PURE * size and min(halves) >= _LEAST * size


def _cell(cells: Sequence[str], index: int) -> str:
    return cells[index].strip() if index < len(cells) else ""


def _in_column(line: str, languages: tuple[str, str]) -> tuple[str, str]:
    """A line that spans the table: in the column of its language, or its halves in both."""
    if "ko" in languages and languages[0] != languages[1] and (halves := both_versions(line)):
        return halves if languages[0] == "ko" else (halves[1], halves[0])
    return ("", line) if language_of(line) == languages[1] != languages[0] else (line, "")
