"""What a person decided, as it stands in a file of ours: rows confirmed, corrected, commented, edited; names.

In:   a file that aligner wrote, and that a person may have written into since; and what is to take its place.
Out:  the decisions in it; how many texts were edited.
Not:  carrying them out (alignments/review.py), what becomes of a file that has some (standing_files.py).
Idea: a decision is known by the texts that it is about, so that one that two files share is one. Most files have
      none, which their bytes tell at once. A text that was edited where it stands is known by its scores: two rows of
      one source with the same confidence and similarity to four places have the same translation, if nobody changed it.
"""

from __future__ import annotations

import re
from contextlib import suppress
from typing import TYPE_CHECKING

from ..glossary.lookup.folding import squeezed
from ..glossary.lookup.sqlite import StoredGlossary
from .alignments.bilingual_files import read_units_of_xliff
from .alignments.table import text_columns
from .alignments.tmx_reading import read_units
from .csv_rows import csv_rows, unguard
from .glossaries.reading import TERM_READERS
from .json_lines import read_json_lines
from .statuses import as_status
from .workbook_sheets import workbook_rows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from ..model import Entry

__all__ = ["Decision", "decisions_in", "edited"]

#: What it is about, and what was said: texts that two files share if the decision is the same.
Decision = tuple[tuple[str, ...], tuple[str, ...]]

# What a person says of a name; the rest follows from where it was seen, and from the other entries.
_DECIDED_FIELDS = ("en", "kind", "ko_south", "ru", "en_standard")
# Source, target, scores.
_Pair = tuple[str, str, tuple[float, float]]

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


def edited(old: Path, new: Path, name: str) -> int:
    """How many texts of a file of pairs were changed by hand: the file that takes its place has others beside the same.

    Args:
        old: the file that stands there.
        new: what is to take its place.
        name: what they are called: the suffix tells the form.

    Raises:
        InputError: one cannot be read.
    """
    suffix = next((suffix for suffix in _PAIRS if name.lower().endswith(suffix)), "")
    if not suffix or name.lower().endswith(".memoq.csv"):
        return 0
    before, after = (set(_PAIRS[suffix](path)) for path in (old, new))
    by_source = {(source, scores) for source, _, scores in after}
    by_target = {(target, scores) for _, target, scores in after}
    return sum(
        (source, scores) in by_source or (target, scores) in by_target
        for source, target, scores in before - after
    )


class _Table:
    """A table of ours: its columns by name, whatever their order and capitals."""

    def __init__(self, rows: Iterator[tuple[int, list[str]]]) -> None:
        self._rows = rows
        _, heading = next(rows, (1, []))
        self.names = [unguard(name.strip()).casefold() for name in heading]
        self.is_glossary = {"ko", "en", "kind"} <= set(self.names)
        self.columns = text_columns(self.names) or ()
        self.place = {name: number for number, name in reversed(list(enumerate(self.names)))}

    def __iter__(self) -> Iterator[list[str]]:
        """The cells of each row, at least as many as there are names."""
        for _, cells in self._rows:
            yield [unguard(cell).strip() for cell in cells] + [""] * (len(self.names) - len(cells))

    def cell(self, row: list[str], name: str) -> str:
        return row[self.place[name]] if name in self.place else ""


def _of_table(rows: Iterator[tuple[int, list[str]]]) -> Iterator[Decision]:
    """Of a table of pairs, or of names, by its first row."""
    table = _Table(rows)
    numbers = [f"{table.names[column]}_sentences" for column in table.columns]
    is_numbered = bool(numbers) and set(numbers) <= table.place.keys()
    for row in table:
        is_decided = table.cell(row, "status").casefold() not in ("", "found")
        beside = tuple(filter(None, row[len(table.names) :]))
        if table.is_glossary:
            texts: tuple[str, ...] = (squeezed(table.cell(row, "ko")),)
            # What was seen nowhere is somebody's own.
            if is_decided or table.cell(row, "count") in ("", "0"):
                yield from _name(texts[0], {name: table.cell(row, name) for name in _DECIDED_FIELDS})
        else:
            texts = tuple(row[column] for column in table.columns)
            # No program writes a text without saying which sentences it is.
            is_own = is_numbered and any(texts) and not any(table.cell(row, name) for name in numbers)
            if is_decided or is_own:
                yield texts, (_DECIDED,)
            for name in ("review", "comment"):
                if told := table.cell(row, name):
                    yield texts, (name, told)
        if beside:
            yield texts, ("beside", *beside)


def _pairs_of_table(rows: Iterator[tuple[int, list[str]]]) -> Iterator[_Pair]:
    table = _Table(rows)
    if table.is_glossary or len(table.columns) != 2:
        return
    for row in table:
        scores = table.cell(row, "confidence"), table.cell(row, "similarity")
        try:
            yield from _pair(row[table.columns[0]], row[table.columns[1]], float(scores[0]), float(scores[1]))
        except ValueError:
            continue


def _pairs_of_json_lines(path: Path) -> Iterator[_Pair]:
    for _, value in read_json_lines(path):
        confidence, similarity = value.get("confidence"), value.get("similarity")
        if isinstance(confidence, int | float) and isinstance(similarity, int | float):
            source, target = (str(value.get(f"{side}_text") or "") for side in ("source", "target"))
            yield from _pair(source, target, confidence, similarity)


def _pairs_of_memory(path: Path) -> Iterator[_Pair]:
    for unit in read_units(path):
        yield from _pair(unit.source, unit.target, unit.confidence, unit.similarity)


def _pairs_of_xliff(path: Path) -> Iterator[_Pair]:
    for unit in read_units_of_xliff(path):
        with suppress(KeyError, ValueError):
            scores = float(unit.facts["confidence"]), float(unit.facts["similarity"])
            yield from _pair(unit.source, unit.target, *scores)


def _pair(source: str, target: str, confidence: float, similarity: float) -> Iterator[_Pair]:
    """A pair with its scores; without a similarity nothing tells two rows of one source apart."""
    if similarity and source and target:
        yield " ".join(source.split()), " ".join(target.split()), (round(confidence, 4), round(similarity, 4))


def _of_csv(path: Path) -> Iterator[Decision]:
    return _of_table(csv_rows(path))


def _of_workbook(path: Path) -> Iterator[Decision]:
    return _of_table(workbook_rows(path))


def _of_json_lines(path: Path) -> Iterator[Decision]:
    for _, value in read_json_lines(path):
        is_decided = as_status(str(value.get("status", "found"))) != "found"
        if "ko" in value:
            if is_decided:
                plain = {name: str(value.get(name) or "") for name in _DECIDED_FIELDS}
                yield from _name(str(value["ko"]), plain)
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
        yield (source, target), (_DECIDED,)
    if note:
        yield (source, target), ("comment", note)


def _of_terms(suffix: str) -> Callable[[Path], Iterator[Decision]]:
    return lambda path: _of_entries(TERM_READERS[suffix](path, []))


def _of_database(path: Path) -> Iterator[Decision]:
    with StoredGlossary(path) as stored:
        yield from _of_entries(stored)


def _of_entries(entries: Iterable[Entry]) -> Iterator[Decision]:
    for entry in entries:
        if entry.status != "found":
            yield from _name(entry.ko, {name: getattr(entry, name) or "" for name in _DECIDED_FIELDS})


def _name(ko: str, told: dict[str, str]) -> Iterator[Decision]:
    """What an entry says about a name, field by field: another file may say more."""
    for name, text in told.items():
        if text:
            yield (squeezed(ko),), (name, text)


#: By suffix, the longest first: what the bytes of a file with decisions hold (``None``: bytes do not tell), and who
#: finds them.
_READERS: dict[str, tuple[re.Pattern[bytes] | None, Callable[[Path], Iterable[Decision]]]] = {
    ".memoq.csv": (None, _of_terms(".memoq.csv")),
    ".csv": (None, _of_csv),
    ".db": (None, _of_database),
    ".jsonl": (re.compile(rb'confirmed|corrected|"note"|\\u'), _of_json_lines),
    ".sqlite": (None, _of_database),
    ".tbx": (None, _of_terms(".tbx")),
    ".tmx": (re.compile(rb"x-status|<note|\x00"), _of_memory),
    ".txt": (None, _of_terms(".txt")),
    ".xlf": (None, _of_xliff),
    ".xliff": (None, _of_xliff),
    ".xlsx": (None, _of_workbook),
}

#: By suffix, who finds the pairs of a file.
_PAIRS: dict[str, Callable[[Path], Iterable[_Pair]]] = {
    ".csv": lambda path: _pairs_of_table(csv_rows(path)),
    ".jsonl": _pairs_of_json_lines,
    ".tmx": _pairs_of_memory,
    ".xlf": _pairs_of_xliff,
    ".xliff": _pairs_of_xliff,
    ".xlsx": lambda path: _pairs_of_table(workbook_rows(path)),
}
