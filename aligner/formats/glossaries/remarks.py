"""What a translator may want to know beside a term, on one line, written and read back.

In:   an Entry; or a remark.
Out:  a remark; or the fields of an Entry that it tells.
Not:  the files that have remarks (termbases.py, reading.py).
Idea: what is asked first stands first: kind, other printed forms, usual spelling, Southern and Russian spelling. A part
      begins with words that say what it is, so that our own remarks are understood again; others are left alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...model import KINDS, Variant
from ..statuses import STATUS_WORDS

if TYPE_CHECKING:
    from ...model import Entry

__all__ = ["parse_remark", "remark"]

# Beginning of a part of a remark -> field of Entry.
_LABELS = {
    "also ": "en_variants",
    "usually ": "en_standard",
    "short for ": "full_form",
    "South Korean ": "ko_south",
    "Russian ": "ru",
}


def remark(entry: Entry) -> str:
    """What a translator may want to know beside the term, on one line.

    >>> from aligner.model import Entry, Variant
    >>> remark(Entry("뿌찐", "Putin", "person", (Variant("V. V. Putin", 2),), None, "푸틴", "Путин"))
    'person; also V. V. Putin; South Korean 푸틴; Russian Путин'
    """
    told = (
        ("", entry.kind),
        ("also ", " | ".join(variant.text for variant in entry.en_variants)),
        ("usually ", entry.en_standard if entry.en_standard != entry.en else None),
        ("short for ", entry.full_form),
        ("South Korean ", entry.ko_south if entry.ko_south != entry.ko else None),
        ("Russian ", entry.ru),
        ("", entry.status if entry.status != "found" else None),
    )
    return "; ".join(f"{label}{text}" for label, text in told if text)


def parse_remark(text: str) -> dict[str, Any]:
    """The fields that a remark of ours tells; nothing of a remark that is not ours.

    >>> parse_remark("person; also V. Putin | Poutine; Russian Путин")["ru"]
    'Путин'
    """
    parts = text.split("; ")
    if parts[0] not in KINDS:
        return {}
    fields: dict[str, Any] = {"kind": parts[0]}
    for part in parts[1:]:
        label = next((label for label in _LABELS if part.startswith(label)), None)
        if label is not None:
            fields[_LABELS[label]] = part.removeprefix(label)
        elif part.strip().casefold() in STATUS_WORDS:
            fields["status"] = STATUS_WORDS[part.strip().casefold()]
    if "en_variants" in fields:
        fields["en_variants"] = tuple(map(Variant, fields["en_variants"].split(" | ")))
    return fields
