"""Cells with several paragraphs: side by side, or one cell after the other.

In:   the paragraphs of the cells of a table, row by row.
Out:  whether those of a row belong side by side.
Not:  the tables of any format (blocks.py, office/flow.py), which columns hold the two versions (columns.py).
Idea: versions of a text stand side by side, and their paragraphs with them. Any other cell is a text of its own, which
      is read to its end before the next one.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..columns import two_columns
from .tables import row_lines

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["SideBySide"]

_HANGUL = re.compile(r"[가-힣]")
_LETTER = re.compile(r"[^\W\d_]")


class SideBySide:
    """What is known of a table once all its rows are.

    Args:
        rows: for each row the paragraphs of its cells; ``None`` for a cell that holds more than paragraphs.

    >>> table = SideBySide([[["봄이다.", "간다."], ["여름이다.", "맨다."]], [["봄이다.", "간다."], ["It is spring."]]])
    >>> table.holds([["봄이다.", "간다."], ["여름이다.", "맨다."]])
    False
    >>> table.holds([["봄이다.", "간다."], ["It is spring."]])
    True
    """

    def __init__(self, rows: Sequence[Sequence[Sequence[str] | None]]) -> None:
        self._in_two_languages = _in_two_languages(rows)

    def holds(self, row: Sequence[Sequence[str]]) -> bool:
        """True if the paragraphs of a row's cells belong side by side; also if it makes no difference."""
        filled = [cell for cell in row if any(cell)]
        if self._in_two_languages or len(filled) < 2 or all(len(cell) < 2 for cell in filled):
            return True
        # One row is too little to tell the languages of columns, but not to see that its cells are not in one.
        texts = [text for cell in filled if _LETTER.search(text := " ".join(cell))]
        return len({bool(_HANGUL.search(text)) for text in texts}) == 2


def _in_two_languages(rows: Sequence[Sequence[Sequence[str] | None]]) -> bool:
    """True for a table with a version in each of two columns."""
    if not any(cell and len(cell) > 1 for row in rows for cell in row):
        return False
    columns = two_columns([line for row in rows for line in row_lines([cell or [""] for cell in row])])
    return columns is not None and "ko" in columns.languages and len(set(columns.languages)) == 2
