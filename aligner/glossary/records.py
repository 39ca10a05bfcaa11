"""An entry as a dictionary of plain values, as the lines of a glossary file hold it, and back.

In:   an entry, or what a JSON parser made of a line.
Out:  a dictionary, or an entry; both ways without loss.
Not:  files (store.py, lookup/sqlite.py).
"""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from ..errors import ReadError
from ..model import KINDS, STATUSES, Entry, Evidence, Variant

__all__ = ["entry_from_dict", "entry_to_dict"]

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
    if status not in STATUSES:
        raise wrong("status", f"one of {', '.join(STATUSES)}")
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
        romanizations=romanizations,
        count=count,
        first_date=plain.get("first_date"),
        last_date=plain.get("last_date"),
        full_form=plain.get("full_form"),
        status=status,
        evidence=evidence,
    )
