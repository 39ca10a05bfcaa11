"""What a person decided, as it stands in a file of ours: rows confirmed, corrected, commented, edited; names.

In:   a file that aligner wrote, and that a person may have written into since; and what is to take its place.
Out:  what stands in either, and how much of a person's work would be gone.
Not:  carrying decisions out (alignments/review.py), what becomes of a file that has some (standing_files.py).
Idea: a decision is known by the texts that it is about, so that one that two files share is one. A text that was edited
      where it stands is known by its scores: two rows of one source with the same confidence and similarity to four
      places have the same translation, if nobody changed it. Each file is read once for both.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
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

__all__ = ["Content", "content_of"]

# What a person says of a name; the rest follows from where it was seen, and from the other entries.
_DECIDED_FIELDS = ("en", "kind", "ko_south", "ru", "en_standard")
# So much of a file is looked at once.
_PIECE = 1 << 20


@dataclass(slots=True)
class Content:
    """What is looked at in a file.

    Attributes:
        decisions: what each is about, and what was said: texts, which two files share if the decision is the same.
        pairs: source, target, and their confidence and similarity, where there is one.
    """

    decisions: set[tuple[tuple[str, ...], tuple[str, ...]]] = field(default_factory=set)
    pairs: set[tuple[str, str, tuple[float, float]]] = field(default_factory=set)

    @property
    def rows(self) -> int:
        """How many rows somebody has decided something about."""
        return len({about for about, _ in self.decisions})

    def lost_in(self, new: Content) -> int:
        """How many rows of this file hold work of a person that the one in its place does not."""
        by_source = {(source, scores) for source, _, scores in new.pairs}
        by_target = {(target, scores) for _, target, scores in new.pairs}
        edited = sum(
            (source, scores) in by_source or (target, scores) in by_target
            for source, target, scores in self.pairs - new.pairs
        )
        return Content(self.decisions - new.decisions).rows + edited

    def add_pair(
        self, source: str, target: str, scores: tuple[float, float], *, is_decided: bool, note: str = ""
    ) -> None:
        """Take a row: what was said of it, and its texts."""
        if is_decided:
            self.decisions.add(((source, target), ("decided",)))
        if note:
            self.decisions.add(((source, target), ("comment", note)))
        # Without a similarity nothing tells two rows of one source apart.
        if scores[1] and source and target:
            rounded = round(scores[0], 4), round(scores[1], 4)
            self.pairs.add((" ".join(source.split()), " ".join(target.split()), rounded))

    def add_name(self, ko: str, told: dict[str, str]) -> None:
        """Take what somebody says about a name, field by field: another file may say more."""
        self.decisions |= {((squeezed(ko),), (name, text)) for name, text in told.items() if text}


def content_of(path: Path, name: str, *, decisions_only: bool = False) -> Content:
    """What a person decided in a file of ours, and its pairs.

    Args:
        path: a file in a form that aligner writes.
        name: what it is called, or is to be called: its suffix tells the form.
        decisions_only: a file whose bytes tell that it holds none need not be read.

    Raises:
        InputError: it cannot be read.
    """
    content = Content()
    suffix = next((suffix for suffix in _READERS if name.lower().endswith(suffix)), "")
    trace, read = _READERS.get(suffix, (None, None))
    if read is not None and not (decisions_only and trace is not None and not _has(path, trace)):
        read(path, content)
    return content


def _has(path: Path, trace: re.Pattern[bytes]) -> bool:
    """True if the bytes of a file hold something anywhere."""
    with path.open("rb") as stream:
        before = b""
        while piece := stream.read(_PIECE):
            if trace.search(before + piece):
                return True
            before = piece[-40:]
    return False


def _take_table(rows: Iterator[tuple[int, list[str]]], content: Content) -> None:
    """A table of pairs, or of names: its columns by name, whatever their order and capitals."""
    _, heading = next(rows, (1, []))
    names = [unguard(name.strip()).casefold() for name in heading]
    place = {name: number for number, name in reversed(list(enumerate(names)))}
    is_glossary = {"ko", "en", "kind"} <= place.keys()
    columns = text_columns(names) or ()
    numbers = [f"{names[column]}_sentences" for column in columns]
    is_numbered = bool(numbers) and set(numbers) <= place.keys()
    for _, cells in rows:
        row = [unguard(cell).strip() for cell in cells] + [""] * (len(names) - len(cells))
        by_name = {name: row[number] for name, number in place.items()}
        is_decided = by_name.get("status", "").casefold() not in ("", "found")
        texts: tuple[str, ...]
        if is_glossary:
            texts = (squeezed(by_name["ko"]),)
            # What was seen nowhere is somebody's own.
            if is_decided or by_name.get("count", "") in ("", "0"):
                content.add_name(by_name["ko"], {name: by_name.get(name, "") for name in _DECIDED_FIELDS})
        else:
            texts = tuple(row[column] for column in columns)
            # No program writes a text without saying which sentences it is.
            is_own = is_numbered and any(texts) and not any(by_name[name] for name in numbers)
            if len(texts) == 2:
                scores = _number(by_name.get("confidence", "")), _number(by_name.get("similarity", ""))
                content.add_pair(
                    *texts, scores, is_decided=is_decided or is_own, note=by_name.get("comment", "")
                )
            if review := by_name.get("review", ""):
                content.decisions.add((texts, ("review", review)))
        if beside := tuple(filter(None, row[len(names) :])):
            content.decisions.add((texts, ("beside", *beside)))


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return 0.0


def _take_csv(path: Path, content: Content) -> None:
    _take_table(csv_rows(path), content)


def _take_workbook(path: Path, content: Content) -> None:
    _take_table(workbook_rows(path), content)


def _take_json_lines(path: Path, content: Content) -> None:
    for _, value in read_json_lines(path):
        is_decided = as_status(str(value.get("status", "found"))) != "found"
        if "ko" in value:
            if is_decided:
                content.add_name(
                    str(value["ko"]), {name: str(value.get(name) or "") for name in _DECIDED_FIELDS}
                )
            continue
        source, target, note = (str(value.get(name) or "") for name in ("source_text", "target_text", "note"))
        given = value.get("confidence"), value.get("similarity")
        confidence, similarity = (float(each) if isinstance(each, int | float) else 0.0 for each in given)
        content.add_pair(source, target, (confidence, similarity), is_decided=is_decided, note=note)


def _take_memory(path: Path, content: Content) -> None:
    for unit in read_units(path):
        scores = unit.confidence, unit.similarity
        content.add_pair(unit.source, unit.target, scores, is_decided=unit.status != "found", note=unit.note)


def _take_xliff(path: Path, content: Content) -> None:
    for unit in read_units_of_xliff(path):
        scores = _number(unit.facts.get("confidence", "")), _number(unit.facts.get("similarity", ""))
        is_decided = unit.is_seen or as_status(unit.facts.get("status", "found")) != "found"
        content.add_pair(unit.source, unit.target, scores, is_decided=is_decided, note=unit.note)


def _take_terms(suffix: str) -> Callable[[Path, Content], None]:
    return lambda path, content: _take_entries(TERM_READERS[suffix](path, []), content)


def _take_database(path: Path, content: Content) -> None:
    with StoredGlossary(path) as stored:
        _take_entries(stored, content)


def _take_entries(entries: Iterable[Entry], content: Content) -> None:
    for entry in entries:
        if entry.status != "found":
            content.add_name(entry.ko, {name: getattr(entry, name) or "" for name in _DECIDED_FIELDS})


#: By suffix, the longest first: what the bytes of a file with decisions hold (``None``: bytes do not tell), and who
#: takes them.
_READERS: dict[str, tuple[re.Pattern[bytes] | None, Callable[[Path, Content], None]]] = {
    ".memoq.csv": (None, _take_terms(".memoq.csv")),
    ".csv": (None, _take_csv),
    ".db": (None, _take_database),
    ".jsonl": (re.compile(rb'confirmed|corrected|"note"|\\u'), _take_json_lines),
    ".sqlite": (None, _take_database),
    ".tbx": (None, _take_terms(".tbx")),
    ".tmx": (re.compile(rb"x-status|<note|\x00"), _take_memory),
    ".txt": (None, _take_terms(".txt")),
    ".xlf": (None, _take_xliff),
    ".xliff": (None, _take_xliff),
    ".xlsx": (None, _take_workbook),
}
