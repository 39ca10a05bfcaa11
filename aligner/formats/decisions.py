"""What a person decided, as it stands in a file of ours: rows confirmed, corrected or commented, names decided on.

In:   a file that aligner wrote, and that a person may have written into since.
Out:  the decisions in it.
Not:  carrying them out (alignments/review.py), what becomes of a file that has some (standing_files.py).
Idea: a decision is known by the texts that it is about, so that one that two files share is one. Most files have
      none, which their bytes tell at once.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..glossary.lookup.folding import squeezed
from ..glossary.lookup.sqlite import StoredGlossary
from .alignments.bilingual_files import read_units_of_xliff
from .alignments.table import text_columns
from .alignments.tmx_reading import read_units
from .csv_rows import csv_rows, unguard
from .glossaries.reading import TERM_READERS
from .json_lines import read_json_lines
from .statuses import STATUS_WORDS, as_status
from .workbook_sheets import workbook_rows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from ..model import Entry

__all__ = ["Decision", "decisions_in"]

#: What it is about, and what was said: texts that two files share if the decision is the same.
Decision = tuple[str, ...]

_DECIDED = "decided"
# So much of a file is looked at once.
_PIECE = 1 << 20


def decisions_in(path: Path, name: str) -> set[Decision]:
    """What a person decided in a file of ours.

    Args:
        path: a file in a form that aligner writes.
        name: what it is called, or is to be called: its suffix tells the form.

    Raises:
        InputError: it cannot be read.
    """
    suffix = next((suffix for suffix in _READERS if name.lower().endswith(suffix)), "")
    if not suffix:
        return set()
    trace, read = _READERS[suffix]
    if trace is not None and not _has(path, trace):
        return set()
    return set(read(path))


def _has(path: Path, trace: re.Pattern[bytes]) -> bool:
    """True if the bytes of a file hold something anywhere."""
    with path.open("rb") as stream:
        before = b""
        while piece := stream.read(_PIECE):
            if trace.search(before + piece):
                return True
            before = piece[-40:]
    return False


def _of_table(rows: Iterator[tuple[int, list[str]]]) -> Iterator[Decision]:
    """Of a table of pairs, or of names, by its first row."""
    _, heading = next(rows, (1, []))
    names = [unguard(name.strip()) for name in heading]
    is_glossary = {"ko", "en", "kind"} <= set(names)
    columns = text_columns(names)
    told = [names.index(name) for name in ("review", "comment") if name in names]
    status = names.index("status") if "status" in names else len(names)
    for _, cells in rows:
        row = [unguard(cell).strip() for cell in cells] + [""] * (len(names) - len(cells))
        is_decided = STATUS_WORDS.get(row[status].casefold() if status < len(row) else "", "found") != "found"
        if is_glossary:
            if is_decided:
                yield _name(row[names.index("ko")], row[names.index("en")])
            continue
        texts = [row[column] for column in columns or ()]
        if is_decided:
            yield (*texts, _DECIDED)
        for column in told:
            if row[column]:
                yield (*texts, names[column], row[column])


def _of_csv(path: Path) -> Iterator[Decision]:
    return _of_table(csv_rows(path))


def _of_workbook(path: Path) -> Iterator[Decision]:
    return _of_table(workbook_rows(path))


def _of_json_lines(path: Path) -> Iterator[Decision]:
    for _, value in read_json_lines(path):
        is_decided = as_status(str(value.get("status", "found"))) != "found"
        if "ko" in value:
            if is_decided:
                yield _name(str(value["ko"]), str(value.get("en", "")))
            continue
        yield from _of_pair(
            str(value.get("source_text") or ""),
            str(value.get("target_text") or ""),
            is_decided,
            str(value.get("note") or ""),
        )


def _of_memory(path: Path) -> Iterator[Decision]:
    for unit in read_units(path):
        yield from _of_pair(unit.source, unit.target, unit.status != "found", unit.note)


def _of_xliff(path: Path) -> Iterator[Decision]:
    for unit in read_units_of_xliff(path):
        is_decided = unit.is_seen or as_status(unit.facts.get("status", "found")) != "found"
        yield from _of_pair(unit.source, unit.target, is_decided, unit.note)


def _of_pair(source: str, target: str, is_decided: bool, note: str) -> Iterator[Decision]:
    if is_decided:
        yield source, target, _DECIDED
    if note:
        yield source, target, "comment", note


def _of_terms(suffix: str) -> Callable[[Path], Iterator[Decision]]:
    return lambda path: _of_entries(TERM_READERS[suffix](path, []))


def _of_database(path: Path) -> Iterator[Decision]:
    with StoredGlossary(path) as stored:
        yield from _of_entries(stored)


def _of_entries(entries: Iterable[Entry]) -> Iterator[Decision]:
    for entry in entries:
        if entry.status != "found":
            yield _name(entry.ko, entry.en)


def _name(ko: str, en: str) -> Decision:
    return squeezed(ko), en, _DECIDED


_STATUS = re.compile(rb"confirmed|corrected")
#: By suffix, the longest first: what the bytes of a file with decisions hold (``None``: bytes do not tell), and who
#: finds them.
_READERS: dict[str, tuple[re.Pattern[bytes] | None, Callable[[Path], Iterable[Decision]]]] = {
    ".memoq.csv": (_STATUS, _of_terms(".memoq.csv")),
    ".csv": (None, _of_csv),
    ".db": (_STATUS, _of_database),
    ".jsonl": (re.compile(rb'confirmed|corrected|"note"'), _of_json_lines),
    ".sqlite": (_STATUS, _of_database),
    ".tbx": (_STATUS, _of_terms(".tbx")),
    ".tmx": (re.compile(rb"x-status|<note"), _of_memory),
    ".txt": (_STATUS, _of_terms(".txt")),
    ".xlf": (None, _of_xliff),
    ".xliff": (None, _of_xliff),
    ".xlsx": (None, _of_workbook),
}
