"""Link the short form of a person's name to the full one: pure functions on entries.

In:   entries by Korean form.
Out:  these entries, ``full_form`` set where one longer name, and only one man's, ends with the short one.
Not:  what was printed; nothing else of an entry changes.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..model import Entry

__all__ = ["link_full_forms", "spellings"]


def spellings(entry: Entry) -> set[str]:
    """Every English spelling of an entry, case folded."""
    forms = [entry.en, entry.en_standard or "", *(variant.text for variant in entry.en_variants)]
    return {form.casefold() for form in forms if form}


def link_full_forms(entries: dict[str, Entry]) -> None:
    """Link a person's short form to the longer one that ends with it in both languages, if only one person fits."""
    persons = [entry for entry in entries.values() if entry.kind == "person"]
    by_last_word: dict[str, list[Entry]] = {}
    for entry in persons:
        by_last_word.setdefault(_last_word(entry), []).append(entry)
    for short in persons:
        if short.full_form or short.status != "found":
            continue
        longer = [entry for entry in by_last_word[_last_word(short)] if _ends_with(entry, short)]
        # 라브로브 may be short for two forms of one man (with and without patronymic), not for two men.
        first_names = {entry.ko.split()[0] for entry in longer}
        if longer and len(first_names) == 1:
            full = min(longer, key=lambda entry: (-len(entry.ko), entry.ko))
            entries[short.ko] = replace(entries[short.ko], full_form=full.ko)


def _last_word(entry: Entry) -> str:
    return entry.ko.rpartition(" ")[2]


def _ends_with(full: Entry, short: Entry) -> bool:
    korean, english = full.ko.split(), full.en.casefold().split()
    short_korean = short.ko.split()
    if len(korean) <= len(short_korean) or not _is_part(short_korean, korean):
        return False
    forms = [form.split() for form in spellings(short)]
    return any(english[-len(form) :] == form or _is_part(form, english) for form in forms)


def _is_part(short: list[str], full: list[str]) -> bool:
    """True if the short form is the end of the full one, or its first and last words."""
    return full[-len(short) :] == short or (len(short) == 2 and [full[0], full[-1]] == short)
