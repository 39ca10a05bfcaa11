"""An entry as a dictionary of plain values, as the lines of a glossary file hold it, and back.

In:   an entry, or what a JSON parser made of a line.
Out:  a dictionary, or an entry; both ways without loss.
Not:  files (store.py, lookup/sqlite.py).
"""

from __future__ import annotations

from dataclasses import asdict, fields
from typing import Any, TypeVar

from ..errors import ReadError
from ..model import KINDS, STATUSES, Entry, Evidence, Variant

__all__ = ["FIELDS", "entry_from_dict", "entry_to_dict"]

_Part = TypeVar("_Part", Variant, Evidence)

#: What a line of a glossary may hold.
FIELDS = frozenset(each.name for each in fields(Entry))
_TEXTS = ("en_standard", "ko_south", "ru", "first_date", "last_date", "full_form")


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

    if not isinstance(plain, dict):
        raise ReadError("a glossary entry must be a JSON object")
    for field in ("ko", "en"):
        if not isinstance(plain.get(field), str) or not plain[field].strip():
            raise _wrong(field, "a text")
    for field in _TEXTS:
        if not isinstance(plain.get(field), str | None):
            raise _wrong(field, "a text or null")
    kind = plain.get("kind", "person")
    if not isinstance(kind, str) or kind not in KINDS:
        raise _wrong("kind", f"one of {', '.join(sorted(KINDS))}")
    status = plain.get("status", "found")
    if not isinstance(status, str) or status not in STATUSES:
        raise _wrong("status", f"one of {', '.join(STATUSES)}")
    count = plain.get("count", 0)
    if not _is_count(count):
        raise _wrong("count", "a number from 0 up")
    romanizations = plain.get("romanizations") or {}
    if not isinstance(romanizations, dict) or not all(
        isinstance(text, str) for text in romanizations.values()
    ):
        raise _wrong("romanizations", "an object of texts")
    variants = tuple(_part(item, "en_variants", Variant) for item in _list(plain, "en_variants"))
    evidence = tuple(_part(item, "evidence", Evidence) for item in _list(plain, "evidence"))
    return Entry(
        ko=plain["ko"],
        en=plain["en"],
        kind=kind,
        en_variants=variants,
        en_standard=plain.get("en_standard"),
        ko_south=plain.get("ko_south"),
        ru=plain.get("ru"),
        romanizations=romanizations,
        count=count,
        first_date=plain.get("first_date"),
        last_date=plain.get("last_date"),
        full_form=plain.get("full_form"),
        status=status,
        evidence=evidence,
    )


def _wrong(field: str, expected: str) -> ReadError:
    return ReadError(f"the glossary entry's field {field!r} is not {expected}")


def _is_count(value: object) -> bool:
    # What every reader of JSON can hold (RFC 8259, section 6).
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 1 << 53


def _list(plain: dict[str, Any], field: str) -> list[Any]:
    found = plain.get(field) or []
    if not isinstance(found, list):
        raise _wrong(field, "a list")
    return found


def _part(item: Any, field: str, kind: type[_Part]) -> _Part:
    """A variant or a piece of evidence, each of whose fields is what it should be."""
    known = {each.name: each for each in fields(kind)}
    if not isinstance(item, dict) or not item.keys() <= known.keys():
        raise _wrong(field, f"a list of objects with the fields {', '.join(known)}")
    for name, value in item.items():
        if name == "count":
            if not _is_count(value):
                raise _wrong(f"{field}, count", "a number from 0 up")
        elif not (isinstance(value, str) or (value is None and known[name].default is None)):
            raise _wrong(f"{field}, {name}", "a text")
    try:
        return kind(**item)
    except TypeError as error:
        raise _wrong(field, f"a list of objects with the fields {', '.join(known)}") from error
