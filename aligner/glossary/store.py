"""Entries as dictionaries, and glossaries from files.

In:   a JSONL file, one entry a line, as ``aligner glossary -o FILE.jsonl`` writes it.
Out:  a Glossary; entry <-> dictionary both ways without loss.
Not:  writing files (aligner.formats does, whole or not at all).
"""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .._version import __version__
from ..errors import ReadError
from ..model import KINDS, Entry, Evidence, Variant
from .glossary import Glossary

if TYPE_CHECKING:
    from ..errors import PathLikeStr

__all__ = [
    "entry_from_dict",
    "entry_to_dict",
    "is_database",
    "load_glossary",
    "shipped_path",
]

_STATUSES = ("found", "confirmed", "corrected")
_TEXTS = ("en_standard", "ko_south", "ru", "first_date", "last_date", "full_form")


def shipped_path() -> Path:
    """Where the glossary of the seed reports lies."""
    return Path(__file__).resolve().parent.parent / "data" / "glossary.jsonl"


def is_database(path: PathLikeStr) -> bool:
    """True if the name says that the file is a glossary in SQLite."""
    return Path(path).suffix.lower() in (".sqlite", ".db")


def entry_to_dict(entry: Entry) -> dict[str, Any]:
    """The entry as plain dictionaries and lists, keys in the order of the file format.

    >>> entry_to_dict(Entry("뿌찐", "Putin"))["en"]
    'Putin'
    """
    plain = asdict(entry)
    for many in ("en_variants", "evidence"):
        plain[many] = list(plain[many])
    # Evidence is long: at the end of the line, where it does not hide the rest from a reader.
    plain["evidence"] = plain.pop("evidence")
    return plain


def entry_from_dict(plain: dict[str, Any]) -> Entry:
    """The entry that a dictionary describes; fields that are missing take their defaults.

    Raises:
        ReadError: a field is missing, of the wrong type or has a value outside its closed set.
    """

    def wrong(field: str, expected: str) -> ReadError:
        return ReadError(f"the glossary entry's field {field!r} is not {expected}")

    if not isinstance(plain, dict):
        raise ReadError("a glossary entry must be a JSON object")
    for field in ("ko", "en"):
        if not isinstance(plain.get(field), str) or not plain[field].strip():
            raise wrong(field, "a text")
    for field in _TEXTS:
        if not isinstance(plain.get(field), str | None):
            raise wrong(field, "a text or null")
    kind = plain.get("kind", "person")
    if kind not in KINDS:
        raise wrong("kind", f"one of {', '.join(sorted(KINDS))}")
    status = plain.get("status", "found")
    if status not in _STATUSES:
        raise wrong("status", f"one of {', '.join(_STATUSES)}")
    count = plain.get("count", 0)
    if not isinstance(count, int) or isinstance(count, bool) or count < 0:
        raise wrong("count", "a number from 0 up")
    romanizations = plain.get("romanizations") or {}
    if not isinstance(romanizations, dict) or not all(
        isinstance(text, str) for text in romanizations.values()
    ):
        raise wrong("romanizations", "an object of texts")
    try:
        variants = tuple(Variant(**variant) for variant in plain.get("en_variants") or ())
        evidence = tuple(Evidence(**item) for item in plain.get("evidence") or ())
    except TypeError as error:
        raise wrong("en_variants' or 'evidence", "a list of objects with the known fields") from error
    return Entry(
        ko=plain["ko"],
        en=plain["en"],
        kind=kind,
        en_variants=variants,
        en_standard=plain.get("en_standard"),
        ko_south=plain.get("ko_south"),
        ru=plain.get("ru"),
        romanizations=dict(romanizations),
        count=count,
        first_date=plain.get("first_date"),
        last_date=plain.get("last_date"),
        full_form=plain.get("full_form"),
        status=status,
        evidence=evidence,
    )


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
        ``None`` for the glossary of the seed reports that ships with aligner.

    Raises:
        ReadError: the file is missing, no UTF-8, or a line is no entry; names file and line.

    >>> load_glossary().lookup("푸틴")[0].ko
    '뿌찐'
    """
    file = shipped_path() if path is None else Path(path)
    if is_database(file):
        from .database import load_database

        return load_database(file)
    try:
        lines = file.read_text(encoding="utf-8-sig").splitlines()
    except FileNotFoundError as error:
        raise ReadError.missing(file, "glossary") from error
    except UnicodeDecodeError as error:
        raise ReadError(
            "the glossary is not a UTF-8 text file",
            remedy="Give a JSONL file as written by 'aligner glossary ... -o FILE.jsonl'.",
            path=file,
        ) from error
    except OSError as error:
        raise ReadError(
            f"the glossary cannot be read ({error.strerror})",
            remedy="Check the path and its rights.",
            path=file,
        ) from error
    entries: dict[str, Entry] = {}
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            entry = entry_from_dict(_not_alignment(json.loads(line), file))
        except json.JSONDecodeError as error:
            raise ReadError(
                "the line is not JSON",
                remedy="Give a JSONL file as written by 'aligner glossary ... -o FILE.jsonl'.",
                path=file,
                line=number,
                column=error.colno,
            ) from error
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
    return Glossary(tuple(entries.values()), f"glossary:{file.stem}|entries:{len(entries)}|v:{__version__}")
