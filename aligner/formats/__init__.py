"""Files in and out, chosen by suffix.

In:   an Alignment or a Glossary, and where it should stand; or a file to read.
Out:  a whole file and a ``Written`` that says what is in it; or an Alignment or a Glossary.
Not:  reports and pages to align (documents/), gold files (evaluate/), how glossaries in JSON lines and SQLite are
      read (glossary/).
Idea: one dict a direction, suffix -> function, all with one signature. A name that is not in it is refused
      before any work is done (``check_output``), and a file is written whole or not at all (whole_files.py), by one
      writer at a time (file_locks.py), where nothing is that must stay (standing_files.py, decisions.py, databases.py).
      What alignments/ and glossaries/ both need (rows of CSV, sheets of XLSX, XML, JSON lines, pages) lies beside this
      file.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from ..errors import ReadError, UnknownNameError
from ..input_files import open_input
from .alignments.bilingual_files import read_po, read_xliff
from .alignments.csv import read_csv, write_csv, write_units_sheet
from .alignments.html import write_page
from .alignments.jsonl import alignment_lines, read_jsonl, sentence_counts, write_jsonl
from .alignments.review import Applied, apply_review, import_review
from .alignments.review_rows import read_review
from .alignments.tmx_reading import open_units, read_tmx, read_units
from .alignments.tmx_writing import write_tmx, write_units
from .alignments.units import Unit
from .alignments.workbook import read_workbook, write_workbook
from .alignments.xliff import write_xliff
from .export import Export, Written
from .glossaries.growing import GrowingGlossary
from .glossaries.html import write_glossary_page
from .glossaries.jsonl import glossary_lines, write_glossary_jsonl
from .glossaries.reading import TERM_READERS, read_terms
from .glossaries.sqlite import write_glossary_database
from .glossaries.tables import write_glossary_sheet, write_glossary_workbook
from .glossaries.termbases import (
    write_glossary_memoq,
    write_glossary_omegat,
    write_glossary_tbx,
    write_glossary_tbx_v2,
)
from .json_lines import json_line
from .kinds import is_alignment, is_either, is_glossary
from .srx import SEGMENTATION_WRITERS
from .standing_files import check_place, replacing
from .whole_files import check_folder, write_whole, write_whole_text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from ..glossary import Glossary
    from ..model import Alignment

__all__ = [
    "ALIGNMENT_READERS",
    "ALIGNMENT_WRITERS",
    "GLOSSARY_WRITERS",
    "GrowingGlossary",
    "Applied",
    "Export",
    "SEGMENTATION_WRITERS",
    "Unit",
    "Written",
    "alignment_lines",
    "apply_review",
    "check_output",
    "check_place",
    "glossary_lines",
    "import_review",
    "is_either",
    "is_glossary",
    "json_line",
    "open_input",
    "open_units",
    "read_alignment",
    "read_glossary",
    "read_review",
    "read_terms",
    "read_units",
    "replacing",
    "sentence_counts",
    "write_alignment",
    "write_glossary",
    "write_units",
    "write_units_sheet",
    "write_whole",
    "write_whole_text",
]

PathLikeStr = str | os.PathLike[str]
Choice = TypeVar("Choice")

ALIGNMENT_WRITERS: dict[str, Callable[[Alignment, PathLikeStr, Export], Written]] = {
    ".csv": write_csv,
    ".html": write_page,
    ".jsonl": write_jsonl,
    ".tmx": write_tmx,
    ".xlf": write_xliff,
    ".xliff": write_xliff,
    ".xlsx": write_workbook,
}

GLOSSARY_WRITERS: dict[str, Callable[[Glossary, PathLikeStr], Written]] = {
    ".csv": write_glossary_sheet,
    ".db": write_glossary_database,
    ".html": write_glossary_page,
    ".jsonl": write_glossary_jsonl,
    ".memoq.csv": write_glossary_memoq,
    ".sqlite": write_glossary_database,
    ".tbx": write_glossary_tbx,
    ".txt": write_glossary_omegat,
    ".v2.tbx": write_glossary_tbx_v2,
    ".xlsx": write_glossary_workbook,
}

ALIGNMENT_READERS: dict[str, Callable[..., Alignment]] = {
    ".csv": read_csv,
    ".jsonl": read_jsonl,
    ".mqxliff": read_xliff,
    ".po": read_po,
    ".pot": read_po,
    ".sdlxliff": read_xliff,
    ".tab": read_csv,
    ".tmx": read_tmx,
    ".tsv": read_csv,
    ".txt": read_csv,
    ".xlf": read_xliff,
    ".xliff": read_xliff,
    ".xlsx": read_workbook,
}


def write_alignment(alignment: Alignment, path: PathLikeStr, **options: Any) -> Written:
    """Write an alignment in the format that the suffix names, whole or not at all.

    Args:
        alignment: two texts and the beads between them.
        path: ends in ``.jsonl``, ``.csv``, ``.xlsx``, ``.tmx``, ``.xlf``, ``.xliff`` or ``.html``.
        options: fields of ``Export``, such as ``min_confidence=0.9``.

    Returns:
        What is in the file, and how much of the alignment the format or the options left out.

    Raises:
        UnknownNameError: no such suffix; lists those there are.
        WriteError: the file cannot be written; what stood there is untouched.
    """
    return _by_suffix(path, ALIGNMENT_WRITERS, "output suffix")(alignment, path, Export(**options))


def write_glossary(glossary: Glossary, path: PathLikeStr) -> Written:
    """Write a glossary in the format that the suffix names, whole or not at all.

    Args:
        glossary: names with the sentences that prove them.
        path: ends in ``.jsonl``, ``.sqlite``, ``.db``, ``.csv``, ``.xlsx`` or ``.html``; or, for CAT tools, in ``.txt``
            (OmegaT), ``.memoq.csv``, ``.tbx`` (TBX version 3) or ``.v2.tbx`` (TBX of 2008).

    Returns:
        What is in the file.

    Raises:
        UnknownNameError: no such suffix; lists those there are.
        WriteError: the file cannot be written; what stood there is untouched.
    """
    return _by_suffix(path, GLOSSARY_WRITERS, "glossary suffix")(glossary, path)


def read_alignment(path: PathLikeStr, **options: Any) -> Alignment:
    """Read an alignment that aligner or another tool wrote: any suffix of ``write_alignment`` but ``.html``.

    JSONL keeps everything; what the others keep stands in ``docs/formats.md``.

    Args:
        path: ends in ``.jsonl``, ``.csv``, ``.xlsx``, ``.tmx``, ``.xlf`` or ``.xliff``.
        options: ``langs``, the languages of the two sides where the file does not tell; for TMX ``inline``, ``"text"``
            to keep the content of inline codes, ``"strip"`` to leave it out.

    Raises:
        UnknownNameError: no such suffix; lists those there are.
        ReadError: the file is missing, malformed or a glossary; names line and column.
    """
    if is_glossary(path) and not is_either(path):
        raise ReadError(
            "this is a glossary, not an alignment",
            remedy="Give the file that aligner align wrote.",
            path=path,
        )
    return _by_suffix(path, ALIGNMENT_READERS, "alignment suffix")(path, **options)


def read_glossary(path: PathLikeStr) -> Glossary:
    """Read a glossary of any format that holds one: any suffix of ``write_glossary`` but ``.html``, and ``.tsv``.

    JSONL and SQLite keep everything; what the others keep stands in ``docs/formats.md``.

    Raises:
        UnknownNameError: no such suffix; lists those there are.
        ReadError: the file is missing, malformed, an alignment, or holds no terms.
    """
    if is_alignment(path):
        raise ReadError(
            "this is an alignment, not a glossary",
            remedy="Its names become a glossary with aligner glossary.",
            path=path,
        )
    from ..glossary import load_glossary

    readers = {
        **dict.fromkeys(TERM_READERS, read_terms),
        **dict.fromkeys((".db", ".jsonl", ".sqlite"), load_glossary),
    }
    return _by_suffix(path, readers, "glossary suffix")(path)


def check_output(path: PathLikeStr, writers: Mapping[str, object] = ALIGNMENT_WRITERS) -> None:
    """Make sure that a file can be written, before the work for it is done.

    Args:
        path: where the file should stand.
        writers: what can be written, by suffix: ``ALIGNMENT_WRITERS``, ``GLOSSARY_WRITERS`` ...

    Raises:
        UnknownNameError: no writer for this suffix; lists those there are.
        WriteError: the folder is missing or cannot be written to, or the path is a folder itself.
    """
    _by_suffix(path, writers, "output suffix")
    check_folder(path)


def _by_suffix(path: PathLikeStr, choices: Mapping[str, Choice], what: str) -> Choice:
    # A file name may have two suffixes that matter together (names.memoq.csv), or by chance (talks.2023.csv).
    two = "".join(Path(path).suffixes[-2:]).lower()
    suffix = two if two in choices else Path(path).suffix.lower()
    if suffix not in choices:
        raise UnknownNameError(what, suffix, choices, path=path)
    return choices[suffix]
