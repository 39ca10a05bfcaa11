"""Tables of terms read: ours, OmegaT's text file, memoQ's CSV, Weblate's, and what people make in a spreadsheet.

In:   rows of cells.
Out:  an Entry a row.
Not:  the files (reading.py), which columns hold the terms (documents/columns.py).
Idea: which side is Korean the letters tell, row by row, so that a glossary from English into Korean is the same
      glossary. Columns of ours are known by name; of others term, translation, further terms and a remark of ours are
      taken, the rest is told as left out.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from unicodedata import normalize

from ...documents.columns import OTHER_COLUMN, find_layout
from ...documents.headings import meaning
from ...errors import ReadError
from ...language_codes import base_language
from ...model import KINDS, Clutter, Entry, Evidence, Variant
from ..csv_rows import unguard
from ..statuses import STATUS_WORDS
from .columns import COLUMNS
from .remarks import parse_remark
from .standing import MUST_NOT, standing

if TYPE_CHECKING:
    import os
    from collections.abc import Iterator, Sequence

    from ...model import Status

__all__ = ["entries_of_rows"]

Rows = list[tuple[int, list[str]]]

# What stands behind a variant in our tables, before another one or the end.
_COUNT = re.compile(r" \((\d+)\)(?:; |$)")
# Digits of a count; none is larger than SQLite can hold.
_MOST_DIGITS = 18
_HANGUL = re.compile(r"[가-힣]")
_WITHOUT = "row without a term or a translation"
_STATUS = re.compile(r"\W*(?:term[ _])?(?:status|info|상태)\W*", re.IGNORECASE)


def entries_of_rows(rows: Rows, path: str | os.PathLike[str], left_out: list[Clutter]) -> Iterator[Entry]:
    """The entries of a table.

    Args:
        rows: line number, from 1, and cells of each row that is not empty.
        path: the file, for messages.
        left_out: gets what became no entry.

    Raises:
        ReadError: the table has no Korean or no English column, no row has both, or a status is none; names the line.
    """
    names = [unguard(name.strip()) for name in rows[0][1]]
    is_own = {"ko", "en"} <= set(names) and not set(names).isdisjoint(COLUMNS.keys() - {"ko", "en"})
    found = False
    read = _own(rows, names, path, left_out) if is_own else _others(rows, path, left_out)
    for entry in read:
        found = True
        yield entry
    if not found and (first := next((piece for piece in left_out if piece.reason == _WITHOUT), None)):
        raise _without(path, first.line)


def _own(
    rows: Rows, names: list[str], path: str | os.PathLike[str], left_out: list[Clutter]
) -> Iterator[Entry]:
    for line, row in rows[1:]:
        cells = {name: _tidy(cell) for name, cell in zip(names, row, strict=False)}
        if cells.get("ko") and cells.get("en"):
            yield _from_cells(cells, path, line)
        elif any(cells.values()):
            left_out.append(Clutter("\t".join(filter(None, row)), line, _WITHOUT))


def _others(rows: Rows, path: str | os.PathLike[str], left_out: list[Clutter]) -> Iterator[Entry]:
    layout = find_layout([cells for _, cells in rows], terms=True)
    if layout is None:
        raise _without(path, rows[0][0])
    languages = [base_language(lang) for lang in layout.languages]
    if {*languages} <= {"ko", "en"} and layout.heading is None and _is_mixed(rows, layout.columns):
        languages = ["ko", "en"]
    if sorted(languages) != ["en", "ko"]:
        raise ReadError(
            "there are no columns ko and en, nor others with Korean and English terms",
            remedy="The first line may name them.",
            path=path,
            line=rows[0][0],
        )
    heading = [] if layout.heading is None else rows[layout.heading][1]
    sides = {lang: _columns_of(lang, layout.columns[languages.index(lang)], heading) for lang in ("ko", "en")}
    places = set(sides["ko"]) | set(sides["en"])
    for line, row in rows[: layout.heading or 0]:
        left_out.append(Clutter("\t".join(filter(None, row)), line, _WITHOUT))
    for line, row in rows[0 if layout.heading is None else layout.heading + 1 :]:
        cells = [_tidy(cell) for cell in row]
        terms = {lang: _terms(lang_places, cells, heading) for lang, lang_places in sides.items()}
        forbidden = [text for texts, _ in terms.values() for text in _forbidden(texts)]
        left_out += [Clutter(text, line, MUST_NOT) for text in forbidden]
        korean, english = (_usable(terms[lang][0]) for lang in ("ko", "en"))
        if korean and english and not _HANGUL.search(korean[0]) and _HANGUL.search(english[0]):
            korean, english = english, korean
        if not korean or not english:
            if not forbidden:
                left_out.append(Clutter("\t".join(filter(None, cells)), line, _WITHOUT))
            continue
        used = {place for _, taken in terms.values() for place in taken}
        rest = [cell for place, cell in enumerate(cells) if cell and place not in places | used]
        fields: dict[str, Any] = {"kind": "term"}
        for cell in rest:
            told = parse_remark(cell)
            fields |= told
            if not told:
                left_out.append(Clutter(cell, line, OTHER_COLUMN))
        variants = (*map(Variant, english[1:]), *fields.pop("en_variants", ()))
        for ko in korean:
            yield Entry(ko, english[0], en_variants=variants, **fields)


def _is_mixed(rows: Rows, columns: tuple[int, int]) -> bool:
    """True if most rows have Korean on one side alone, whichever it is: a glossary for both directions."""
    sides = [[bool(_HANGUL.search(row[place])) for place in columns if place < len(row)] for _, row in rows]
    return 2 * sum(sorted(side) == [False, True] for side in sides) > len(rows)


def _columns_of(lang: str, first: int, heading: Sequence[str]) -> list[int]:
    """The columns with terms of a language: memoQ has one for each synonym, all called the same."""
    more = [
        place
        for place, name in enumerate(heading)
        if place != first and (says := meaning(name.strip())).is_text and says.language == lang
    ]
    return [first, *more]


def _terms(
    places: Sequence[int], cells: Sequence[str], heading: Sequence[str]
) -> tuple[list[tuple[int | None, str]], list[int]]:
    """Rank and text of the terms of a language, and the columns that say whether they are to be used.

    memoQ has such a column, Term_Info, behind each term.
    """
    terms = []
    taken = []
    for place in places:
        if place >= len(cells) or not cells[place]:
            continue
        behind = place + 1
        words = []
        while behind < min(len(heading), len(cells)) and meaning(heading[behind].strip()).is_other:
            if _STATUS.fullmatch(heading[behind]):
                words.append(cells[behind])
                taken.append(behind)
            behind += 1
        terms.append((standing(words), cells[place]))
    return terms, taken


def _usable(terms: Sequence[tuple[int | None, str]]) -> list[str]:
    usable = [(rank, text) for rank, text in terms if rank is not None]
    return list(dict.fromkeys(text for _, text in sorted(usable, key=lambda term: term[0])))


def _forbidden(terms: Sequence[tuple[int | None, str]]) -> list[str]:
    return [text for rank, text in terms if rank is None]


def _tidy(cell: str) -> str:
    return unguard(normalize("NFC", cell)).strip()


def _without(path: str | os.PathLike[str], line: int) -> ReadError:
    return ReadError(
        "this is no glossary: the line has no term or no translation",
        remedy="A line holds a term, its translation and perhaps a remark.",
        path=path,
        line=line,
    )


def _from_cells(cells: dict[str, str], path: str | os.PathLike[str], line: int) -> Entry:
    kind = cells.get("kind", "")
    listed = cells.get("en_variants", "")
    variants = [Variant(text, _number(count, path, line)) for text, count in _counted(listed)]
    if not variants:  # as a person writes them
        variants = [Variant(text) for text in listed.split("; ") if text]
    spelt = (each.partition(": ") for each in filter(None, cells.get("romanizations", "").split("; ")))
    proof = Evidence(cells["ko"], cells["en"], cells.get("evidence_ko", ""), cells.get("evidence_en", ""))
    fields: dict[str, Any] = {
        name: cells.get(name) or None
        for name in ("en_standard", "ko_south", "ru", "full_form", "first_date", "last_date")
    }
    return Entry(
        cells["ko"],
        cells["en"],
        kind=kind if kind in KINDS else "term",
        en_variants=tuple(variants),
        romanizations={system: text for system, _, text in spelt},
        count=_number(cells["count"], path, line) if cells.get("count", "").isdecimal() else 0,
        status=_status(cells.get("status", ""), path, line),
        evidence=(proof,) if proof.source_text or proof.target_text else (),
        **fields,
    )


def _counted(listed: str) -> Iterator[tuple[str, str]]:
    """Text and count of each variant that has one; a text may hold a semicolon itself."""
    begin = 0
    for found in _COUNT.finditer(listed):
        if text := listed[begin : found.start()].rpartition("\n")[2]:
            yield text, found[1]
            begin = found.end()


def _number(digits: str, path: str | os.PathLike[str], line: int) -> int:
    if len(digits) > _MOST_DIGITS:
        raise ReadError(
            f"a count has more than {_MOST_DIGITS} digits",
            remedy="Write how often the name was seen, or nothing.",
            path=path,
            line=line,
        )
    return int(digits)


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
