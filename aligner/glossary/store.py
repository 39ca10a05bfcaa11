"""Glossaries from files.

In:   a JSONL file, one entry a line, as ``aligner glossary -o FILE.jsonl`` writes it, or a database.
Out:  a Glossary.
Not:  what a line says (records.py), asking a database without reading it whole (lookup/sqlite.py), writing files
      (aligner.formats does, whole or not at all).
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .._version import __version__
from ..errors import ReadError
from ..input_files import read_input_text
from ..json_text import parse_json
from ..model import Clutter
from .glossary import Glossary
from .records import FIELDS, entry_from_dict
from .table_entries import names_of_tables

if TYPE_CHECKING:
    from ..errors import PathLikeStr
    from ..model import Entry

__all__ = ["is_database", "load_glossary", "shipped_path"]

#: Reason for leaving out what somebody added to a line.
UNKNOWN_FIELD = "a field that no entry has"
_REMEDY = "Give a JSONL file as written by 'aligner glossary ... -o FILE.jsonl'."


def shipped_path() -> Path:
    """Where the glossary of the seed reports lies."""
    return Path(__file__).resolve().parent.parent / "data" / "glossary.jsonl"


def is_database(path: PathLikeStr) -> bool:
    """True if the name says that the file is a glossary in SQLite."""
    return Path(path).suffix.lower() in (".sqlite", ".db")


def _not_alignment(plain: Any, file: Path) -> Any:
    """The line as it is, unless it is one of an alignment.

    Raises:
        ReadError: it is.
    """
    if isinstance(plain, dict) and "source" in plain and "ko" not in plain:
        raise ReadError(
            "this is an alignment, not a glossary",
            remedy=f"Collect its names first: aligner glossary {file.name} -o names.jsonl",
            path=file,
        )
    return plain


def load_glossary(path: PathLikeStr | None = None) -> Glossary:
    """Read a glossary.

    Args:
        path: a JSONL file, one entry a line, or a database (``.sqlite``, ``.db``), all of whose entries are read;
            ``None`` for the glossary of the seed reports that ships with aligner, behind which look-up finds what the
            tables of ``seeds/lexicon`` know.

    Raises:
        ReadError: the file is missing, no UTF-8, or a line is no entry; names file and line.

    >>> load_glossary().lookup("푸틴")[0].ko
    '뿌찐'
    >>> load_glossary().lookup("Poland")[0].evidence[0].document.split(",")[0]
    'seeds/lexicon/countries.tsv'
    """
    if path is None:
        return replace(load_glossary(shipped_path()), behind=names_of_tables)
    file = Path(path)
    if is_database(file):
        from .lookup.sqlite import StoredGlossary

        with StoredGlossary(file) as stored:
            return _loaded(file, tuple(stored))
    if not file.exists():
        raise ReadError.missing(file, "glossary")
    try:
        lines = read_input_text(file).split("\n")
    except UnicodeDecodeError as error:
        raise ReadError("the glossary is not a UTF-8 text file", remedy=_REMEDY, path=file) from error
    entries: dict[str, Entry] = {}
    left_out: list[Clutter] = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            plain = parse_json(line, path=file, line=number, remedy=_REMEDY)
            entry = entry_from_dict(_not_alignment(plain, file))
            left_out += [
                Clutter(f"{name}: {plain[name]}", number, UNKNOWN_FIELD)
                for name in plain
                if name not in FIELDS
            ]
        except ReadError as error:
            if error.path is not None:
                raise
            raise ReadError(
                error.problem, remedy="Correct the line or leave it out.", path=file, line=number
            ) from error
        if entry.ko in entries:
            raise ReadError(
                f"the Korean form {entry.ko} has a second entry",
                remedy="Keep one of them.",
                path=file,
                line=number,
            )
        entries[entry.ko] = entry
    return replace(_loaded(file, tuple(entries.values())), left_out=tuple(left_out))


def _loaded(file: Path, entries: tuple[Entry, ...]) -> Glossary:
    return Glossary(entries, f"glossary:{file.stem}|entries:{len(entries)}|v:{__version__}")
