"""Which kind of file it is, an alignment or a glossary: some suffixes are used for both.

In:   a path.
Out:  what the file is, by its suffix or by what it begins with; or that it may be taken for either.
Not:  reading it (alignments/, glossaries/).
"""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path

from ..documents.readers.tables import separated_rows
from ..documents.sentence_end import SENTENCE_END
from .csv_rows import csv_rows, read_text
from .json_lines import read_json_lines
from .workbook_sheets import workbook_rows

__all__ = ["is_alignment", "is_either", "is_glossary"]

PathLikeStr = str | os.PathLike[str]

_GLOSSARIES = (".db", ".memoq.csv", ".sqlite", ".tbx")
_ALIGNMENTS = (".mqxliff", ".po", ".pot", ".sdlxliff", ".tmx", ".xlf", ".xliff")
_TABLES = (".csv", ".tab", ".tsv", ".xlsx")
#: Tables by their content: OmegaT's glossaries, and what Excel calls "Unicode text".
_TEXTS = (".txt", ".utf8")
# Columns by which glossaries of ours, and those that memoQ exports, are known.
_OURS = {"ko", "en", "kind"}
_OF_MEMOQ = {"Entry_ID", "Term_Info"}
# Rows that are looked at to tell sentences from terms.
_LOOKED_AT = 200


def is_glossary(path: PathLikeStr) -> bool:
    """True if a file is a glossary and no alignment, by its suffix or by what it begins with.

    JSON lines: the first object tells how a Korean form is written. Tables: there are columns of a glossary. Text: it
    holds no sentences.

    Raises:
        ReadError: a table or a file of JSON lines cannot be read.
    """
    name = Path(path).name.lower()
    if name.endswith(_GLOSSARIES):
        return True
    if name.endswith(_TEXTS):
        return not _holds_sentences(path)
    if name.endswith(_TABLES):
        heading = _heading(path)
        return heading >= _OURS or not heading.isdisjoint(_OF_MEMOQ)
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
    if name.endswith(_ALIGNMENTS):
        return True
    if not name.endswith(_TABLES) or name.endswith(_GLOSSARIES):
        return False
    return any(cell.endswith("_sentences") for cell in _heading(path))


def is_either(path: PathLikeStr) -> bool:
    """True for a table that may be one of pairs or one of terms: it says neither.

    Raises:
        ReadError: it cannot be read.
    """
    name = Path(path).name.lower()
    if name.endswith(_GLOSSARIES) or not name.endswith(_TABLES + _TEXTS):
        return False
    return _is_table(path) if name.endswith(_TEXTS) else not (is_glossary(path) or is_alignment(path))


def _heading(path: PathLikeStr) -> set[str]:
    """The cells of a table's first row."""
    rows = _beginning(path)
    return {cell.strip() for cell in rows[0]} if rows else set()


def _is_table(path: PathLikeStr) -> bool:
    """True if a text is rows of cells; those of OmegaT may have a remark behind or not."""
    rows = _beginning(path)
    return 2 * sum(len(cells) > 1 for cells in rows) > len(rows)


def _holds_sentences(path: PathLikeStr) -> bool:
    """True if most rows of a table hold sentences."""
    rows = _beginning(path)
    sentences = sum(sum(bool(SENTENCE_END.search(cell)) for cell in cells) > 1 for cells in rows)
    return 2 * sentences > len(rows)


def _beginning(path: PathLikeStr) -> tuple[tuple[str, ...], ...]:
    """The cells of the first rows of a table; a text is one if its rows agree, or are parted by tabs."""
    try:
        state = os.stat(path)
    except OSError:
        return _read_beginning(os.fspath(path), 0, 0)  # it says what is wrong
    return _read_beginning(os.fspath(path), state.st_mtime_ns, state.st_size)


@lru_cache(maxsize=8)
def _read_beginning(path: str, changed: int, size: int) -> tuple[tuple[str, ...], ...]:
    """The file is asked what it is more than once, and read once, unless it has changed."""
    name = Path(path).name.lower()
    if name.endswith(".xlsx"):
        rows = list(workbook_rows(path))
    elif name.endswith(_TEXTS):
        text = read_text(path)
        lines = (line.split("\t") for line in text.splitlines() if line.strip())
        rows = separated_rows(text) or list(enumerate(lines, 1))
    else:
        rows = list(csv_rows(path))
    return tuple(tuple(cells) for _, cells in rows[:_LOOKED_AT])
