"""Names as a table of a page: on a page of their own, or below the texts.

In:   a Glossary.
Out:  a page, or the section of a page.
Not:  the frame of the page (formats/page.py), names marked in the texts (alignments/html.py).
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from ..export import Written
from ..page import as_text, beginning, counted, end
from ..whole_files import write_whole_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ...glossary import Glossary
    from ...model import Entry

__all__ = ["glossary_page", "names_section", "write_glossary_page"]

PathLikeStr = str | os.PathLike[str]

_ROMANIZATIONS = {"kcna": "KCNA", "rr": "Revised", "mr": "McCune-Reischauer"}


def write_glossary_page(glossary: Glossary, path: PathLikeStr) -> Written:
    """Write a page of its own with the names as a table.

    Raises:
        WriteError: the file cannot be written.
    """
    with write_whole_text(path) as file:
        file.writelines(glossary_page(glossary))
    return Written(Path(path), rows=len(glossary.entries))


def glossary_page(glossary: Glossary) -> Iterator[str]:
    """A page with the names alone, in pieces."""
    yield from beginning("Names in Korean and English")
    yield '<header class="top"><h1>Glossary</h1></header>\n<main>\n'
    yield from names_section(glossary)
    yield "</main>\n"
    yield from end(glossary.signature, with_script=False)


def names_section(glossary: Glossary) -> Iterator[str]:
    """The names as a table, most frequent first as the glossary has them."""
    entries = glossary.entries
    places = {entry.ko: number for number, entry in enumerate(entries, 1)}
    yield '<section class="names" id="names"><h2>Names</h2>\n'
    yield f"<p>{counted(len(entries), 'entry', 'entries')}: how each Korean form is written in English.</p>\n"
    yield "<table><thead><tr>"
    for heading in ("Korean", "English", "Kind", "South Korean", "Russian"):
        yield f'<th scope="col">{heading}</th>'
    yield '<th scope="col" class="number">Seen</th></tr></thead>\n<tbody>\n'
    for number, entry in enumerate(entries, 1):
        yield _entry(entry, number, places)
    yield "</tbody></table></section>\n"


def _entry(entry: Entry, number: int, places: dict[str, int]) -> str:
    full_form = ""
    if entry.full_form:
        shown = as_text(entry.full_form)
        link = f'<a href="#n{places[entry.full_form]}">{shown}</a>' if entry.full_form in places else shown
        full_form = f'<span class="minor">short for {link}</span>'
    minor = []
    if entry.en_variants:
        variants = ", ".join(f"{variant.text} ({variant.count})" for variant in entry.en_variants)
        minor.append(f"also {variants}")
    if entry.en_standard and entry.en_standard != entry.en:
        minor.append(f"usually {entry.en_standard}")
    if entry.romanizations:
        spelt = (
            f"{_ROMANIZATIONS.get(system, system)}: {text}" for system, text in entry.romanizations.items()
        )
        minor.append(" · ".join(spelt))
    told = "".join(f'<span class="minor">{as_text(text)}</span>' for text in minor)
    proof = ""
    if entry.evidence:
        quotes = "".join(
            f'<blockquote><p lang="ko">{_quoted(each.source_text, each.ko)}</p>'
            f'<p lang="en">{_quoted(each.target_text, each.en)}</p></blockquote>'
            for each in entry.evidence
        )
        count = counted(len(entry.evidence), "sentence pair")
        proof = f"<details><summary>{count}</summary>{quotes}</details>"
    dates = sorted({date for date in (entry.first_date, entry.last_date) if date})
    seen = f'<span class="minor date">{as_text(" – ".join(dates))}</span>' if dates else ""
    status = "" if entry.status == "found" else f'<span class="minor">{as_text(entry.status)}</span>'
    south = as_text(entry.ko_south or "")
    if entry.ko_south == entry.ko:
        south = f'<span class="minor">{south}</span>'
    return (
        f'<tr id="n{number}"><th scope="row" lang="ko">{as_text(entry.ko)}{full_form}</th>'
        f'<td lang="en">{as_text(entry.en)}{told}{proof}</td>'
        f'<td><span class="kind">{as_text(entry.kind)}</span>{status}</td>'
        f'<td lang="ko" data-label="South Korean">{south}</td>'
        f'<td lang="ru" data-label="Russian">{as_text(entry.ru or "")}</td>'
        f'<td class="number" data-label="seen">{entry.count}{seen}</td></tr>\n'
    )


def _quoted(text: str, name: str) -> str:
    """A sentence with the first place of the name marked."""
    before, found, after = text.partition(name)
    if not found:
        return as_text(text)
    return f"{as_text(before)}<mark>{as_text(found)}</mark>{as_text(after)}"
