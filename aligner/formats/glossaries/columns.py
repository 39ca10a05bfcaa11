"""The columns of a glossary as a table, in a CSV file and in a workbook.

In:   an Entry.
Out:  the texts of its cells.
Not:  the files (tables.py), reading them (reading.py).
Idea: what a reader asks first stands first: the Korean form, the English one, its variants; the proof stands last.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from ...model import Entry

__all__ = ["COLUMNS"]

#: Column heading -> the cell's text.
COLUMNS: dict[str, Callable[[Entry], str]] = {
    "ko": lambda entry: entry.ko,
    "en": lambda entry: entry.en,
    "en_variants": lambda entry: "; ".join(
        f"{variant.text} ({variant.count})" for variant in entry.en_variants
    ),
    "kind": lambda entry: entry.kind,
    "ko_south": lambda entry: entry.ko_south or "",
    "ru": lambda entry: entry.ru or "",
    "en_standard": lambda entry: entry.en_standard or "",
    "full_form": lambda entry: entry.full_form or "",
    "romanizations": lambda entry: "; ".join(
        f"{system}: {text}" for system, text in entry.romanizations.items()
    ),
    "count": lambda entry: str(entry.count),
    "first_date": lambda entry: entry.first_date or "",
    "last_date": lambda entry: entry.last_date or "",
    "status": lambda entry: entry.status,
    # A table keeps the first sentence; how many there were, its count still tells.
    "evidence_count": lambda entry: str(max(entry.count, len(entry.evidence)) if entry.evidence else 0),
    "evidence_ko": lambda entry: entry.evidence[0].source_text if entry.evidence else "",
    "evidence_en": lambda entry: entry.evidence[0].target_text if entry.evidence else "",
}
