"""Glossaries read back from the files that tables.py and termbases.py write, or a person made.

In:   ``.txt``, ``.memoq.csv``, ``.csv``, ``.tsv``, ``.xlsx``, ``.tbx`` of either generation.
Out:  a Glossary.
Not:  JSON lines and SQLite, which keep everything (aligner.glossary).
Idea: a term and its translation are what every such file has; what our own files say beside them (a remark, columns,
      data categories) is understood again, and what others say there is left alone.
"""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unicodedata import normalize

from ...documents.xml_elements import XML_LANG
from ...errors import ReadError
from ...glossary.entries import merge_entries
from ...model import KINDS, Entry, Evidence, Variant
from ..csv_rows import csv_rows, unguard
from ..statuses import STATUS_WORDS
from ..whole_files import open_input
from ..workbook_sheets import workbook_rows
from ..xml_input import elements_of
from .remarks import parse_remark

if TYPE_CHECKING:
    import os
    from collections.abc import Callable, Iterable, Iterator

    from ...glossary import Glossary
    from ...model import Status

__all__ = ["TERM_READERS", "read_terms"]

# A variant as our tables have it, before another one or the end: it may hold a semicolon itself.
_COUNTED = re.compile(r"(.+?) \((\d+)\)(?:; |$)")


def read_terms(path: str | os.PathLike[str]) -> Glossary:
    """Read a glossary that is neither JSON lines nor SQLite; several lines of one term become one entry.

    Args:
        path: ends in one of ``TERM_READERS``.

    Raises:
        ReadError: the file holds no terms, or is malformed; names the line.
    """
    from ...glossary import Glossary

    name = Path(path).name.lower()
    suffix = next(suffix for suffix in TERM_READERS if name.endswith(suffix))
    entries: dict[str, Entry] = {}
    for entry in TERM_READERS[suffix](path):
        # A term base has a line for each translation of a term; a Glossary one entry with its variants.
        entries[entry.ko] = merge_entries(entries[entry.ko], entry) if entry.ko in entries else entry
    if not entries:
        raise ReadError("the file holds no terms", remedy="Give a glossary with terms in it.", path=path)
    return Glossary(tuple(entries.values()), f"read:{suffix[1:]}")


def _entry(cells: list[str], path: str | os.PathLike[str], line: int) -> Entry:
    """Source, target and remark of a line."""
    ko, en, remark = (unguard(normalize("NFC", cell)).strip() for cell in (*cells, "", "", "")[:3])
    if not ko or not en:
        raise ReadError(
            "this is no glossary: the line has no term or no translation",
            remedy="A line holds a term, its translation and perhaps a remark.",
            path=path,
            line=line,
        )
    return Entry(ko, en, **{"kind": "term", **parse_remark(remark)})


def _decoded(path: str | os.PathLike[str]) -> str:
    with open_input(path) as stream:
        data = stream.read()
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ReadError(
            "this is not UTF-8 text", remedy="Save the file as UTF-8.", path=path, line=line
        ) from error


def _read_omegat(path: str | os.PathLike[str]) -> Iterator[Entry]:
    for number, line in enumerate(_decoded(path).split("\n"), 1):
        cells = line.rstrip("\r").split("\t")
        headed = number == 1 and [cell.strip().casefold() for cell in cells[:2]] == ["ko", "en"]
        if line.strip() and not line.startswith("#") and not headed:
            yield _entry(cells, path, number)


def _read_memoq(path: str | os.PathLike[str]) -> Iterator[Entry]:
    reader = csv.reader(io.StringIO(_decoded(path), newline=""), delimiter=";")
    try:
        for row in reader:
            if any(row) and reader.line_num > 1:
                yield _entry(row, path, reader.line_num)
    except csv.Error as error:
        raise ReadError(f"this is no CSV ({error})", path=path, line=reader.line_num) from error


def _read_table(
    rows: Callable[[str | os.PathLike[str]], Iterable[tuple[int, list[str]]]],
) -> Callable[[str | os.PathLike[str]], Iterator[Entry]]:
    """A reader of our own columns."""

    def read(path: str | os.PathLike[str]) -> Iterator[Entry]:
        names: list[str] = []
        for line, row in rows(path):
            if not names:
                names = [name.strip() for name in row]
                if not {"ko", "en"} <= set(names):
                    raise ReadError(
                        "there are no columns ko and en",
                        remedy="The first line must name them.",
                        path=path,
                        line=line,
                    )
                continue
            if any(row):
                cells = {name: unguard(cell).strip() for name, cell in zip(names, row, strict=False)}
                yield _from_cells(cells, path, line)

    return read


def _from_cells(cells: dict[str, str], path: str | os.PathLike[str], line: int) -> Entry:
    basic = _entry([cells.get("ko", ""), cells.get("en", "")], path, line)
    kind = cells.get("kind", "")
    listed = cells.get("en_variants", "")
    variants = [Variant(text, int(count)) for text, count in _COUNTED.findall(listed)]
    if not variants:  # as a person writes them
        variants = [Variant(text) for text in listed.split("; ") if text]
    spelt = (each.partition(": ") for each in filter(None, cells.get("romanizations", "").split("; ")))
    proof = Evidence(basic.ko, basic.en, cells.get("evidence_ko", ""), cells.get("evidence_en", ""))
    fields: dict[str, Any] = {
        name: cells.get(name) or None
        for name in ("en_standard", "ko_south", "ru", "full_form", "first_date", "last_date")
    }
    return Entry(
        basic.ko,
        basic.en,
        kind=kind if kind in KINDS else "term",
        en_variants=tuple(variants),
        romanizations={system: text for system, _, text in spelt},
        count=int(cells["count"]) if cells.get("count", "").isdecimal() else 0,
        status=_status(cells.get("status", ""), path, line),
        evidence=(proof,) if proof.source_text or proof.target_text else (),
        **fields,
    )


def _status(text: str, path: str | os.PathLike[str], line: int) -> Status:
    """What a person wrote into the column ``status``; capitals and spaces do not count.

    Raises:
        ReadError: it is another word.
    """
    status = STATUS_WORDS.get(text.strip().casefold())
    if status is None:
        raise ReadError(
            f"{text!r} is no status",
            remedy="Write ok, confirmed, corrected or found, or leave the cell empty.",
            path=path,
            line=line,
        )
    return status


def _read_tbx(path: str | os.PathLike[str]) -> Iterator[Entry]:
    for _, concept in elements_of(path, ("tbx", "martif"), (), ("conceptEntry", "termEntry")):
        terms: dict[str, list[str]] = {}
        contexts: dict[str, str] = {}
        south = None
        for section in (*concept.iterfind("{*}langSec"), *concept.iterfind("{*}langSet")):
            lang = section.get(XML_LANG, "").lower()[:2]
            for term in section:
                text = normalize("NFC", (term.findtext(".//{*}term") or "").strip())
                notes = {note.get("type"): note.text for note in term.iterfind(".//{*}termNote")}
                if notes.get("geographicalUsage") == "South Korea":
                    south = text
                elif text:
                    terms.setdefault(lang, []).append(text)
                for context in term.iterfind(".//{*}descrip[@type='context']"):
                    contexts.setdefault(lang, context.text or "")
        if not terms.get("ko") or not terms.get("en"):
            continue
        ko, en = terms["ko"][0], terms["en"][0]
        fields = parse_remark(concept.findtext("{*}note") or "")
        known = {"kind": "term", "ko_south": south, **fields}
        known["ru"] = terms.get("ru", [None])[0]
        others = (form for form in terms["en"][1:] if form != fields.get("en_standard"))
        known["en_variants"] = tuple(map(Variant, others))
        if contexts:
            known["evidence"] = (Evidence(ko, en, contexts.get("ko", ""), contexts.get("en", "")),)
        yield Entry(ko, en, **known)


#: The longest suffixes first.
TERM_READERS: dict[str, Callable[[str | os.PathLike[str]], Iterator[Entry]]] = {
    ".memoq.csv": _read_memoq,
    ".csv": _read_table(csv_rows),
    ".tbx": _read_tbx,
    ".tsv": _read_table(csv_rows),
    ".txt": _read_omegat,
    ".xlsx": _read_table(workbook_rows),
}
