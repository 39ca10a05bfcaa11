"""Bring home what a person wrote into a spreadsheet.

In:   a reviewed CSV, XLSX or XLIFF file, and the alignment that it was written from.
Out:  the alignment with rows confirmed, corrected, joined and split; or every conflict, by row.
Not:  reading the files (sheet.py, workbook.py, xliff.py).
Idea: sentence numbers say which bead a row is. Everything is checked before anything is applied, so that a sheet
      with deleted, doubled, moved or edited rows loses no sentence: either all of it fits, or the caller
      decides that only the rows that fit are taken.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING
from unicodedata import normalize

from ..errors import ReadError, ReviewError, UnknownNameError
from ..model import Alignment, Bead
from ..signature import Signature
from .files import replace_forbidden
from .rebuild import join_beads
from .sheet import numbers_of, sheet_rows, text_columns, unguard
from .workbook import workbook_rows
from .xliff import read_segments

if TYPE_CHECKING:
    import os
    from collections.abc import Callable, Iterator, Sequence

__all__ = ["REVIEW_READERS", "Applied", "ReviewRow", "apply_review", "import_review", "read_review"]


REVIEW_READERS: dict[str, Callable[[str | os.PathLike[str]], Iterator[tuple[int, list[str]]]]] = {
    ".csv": sheet_rows,
    ".xlsx": workbook_rows,
}

_XLIFF = (".xlf", ".xliff")

_CONFIRMING = frozenset({"ok", "okay", "yes", "확인", "맞음", "✓", "✔"})
_SPLIT = re.compile(r"split((?:[\s,;]+\d+\s*[:+/-]\s*\d+)*)", re.IGNORECASE)
_SHAPE = re.compile(r"(\d+)\s*[:+/-]\s*(\d+)")

# One word in place of a sentence of so many is a slip or an unknown order, not a translation.
_SENTENCE_WORDS = 4


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """A row of a reviewed sheet: which sentences it holds, their texts, and what a person wrote.

    Attributes:
        row: number of the row, or of the XLIFF unit, from 1.
        in_place: the translation was corrected where it stands, as translation tools do, not in a column.
    """

    row: int
    source: tuple[int, ...]
    target: tuple[int, ...]
    source_text: str
    target_text: str
    review: str = ""
    comment: str = ""
    in_place: bool = False


@dataclass(frozen=True, slots=True)
class Applied:
    """What a review did to an alignment.

    Attributes:
        conflicts: row (``None``: of the whole sheet) and problem of what was not applied.
    """

    alignment: Alignment
    confirmed: int = 0
    corrected: int = 0
    joined: int = 0
    split: int = 0
    comments: int = 0
    conflicts: tuple[tuple[int | None, str], ...] = ()


@dataclass(frozen=True, slots=True)
class _Order:
    """What a person wants of one bead."""

    kind: str = ""
    shapes: tuple[tuple[int, int], ...] = ()
    source_override: str | None = None
    target_override: str | None = None


def import_review(
    path: str | os.PathLike[str], alignment: Alignment, *, skip_conflicts: bool = False
) -> Applied:
    """Apply a reviewed CSV, XLSX or XLIFF file to the alignment that it was written from.

    Args:
        skip_conflicts: apply the rows that fit and leave the others as they were, instead of refusing all.

    Raises:
        ReviewError: rows that do not fit; names them all. The alignment is untouched.
        ReadError: the file is no such sheet.
        UnknownNameError: another suffix.
    """
    return apply_review(
        alignment, read_review(path, alignment.column_names()), path=path, skip_conflicts=skip_conflicts
    )


def read_review(path: str | os.PathLike[str], names: tuple[str, str] = ("ko", "en")) -> tuple[ReviewRow, ...]:
    """The rows of a reviewed sheet that hold anything.

    Args:
        names: headings of the two columns of text.

    Raises:
        ReadError: a column is missing, or a sentence number malformed.
    """
    suffix = Path(path).suffix.lower()
    if suffix in _XLIFF:
        return tuple(_from_xliff(path))
    if suffix not in REVIEW_READERS:
        raise UnknownNameError("suffix of a reviewed sheet", suffix, (*REVIEW_READERS, *_XLIFF), path=path)
    rows = REVIEW_READERS[suffix](path)
    _, heading = next(rows, (1, []))
    found = [unguard(name.strip()) for name in heading]
    columns = text_columns(found)
    wanted = ["review"] + [f"{found[column]}_sentences" for column in columns or ()]
    if columns is None or not set(wanted) <= set(found):
        missing = next((name for name in [*names, *wanted] if name not in found), "review")
        raise ReadError(
            f"there is no column {missing!r}",
            remedy="Review a sheet that aligner wrote (-o pairs.xlsx), and keep its first row.",
            path=path,
            line=1,
        )
    place = {name: number for number, name in reversed(list(enumerate(found)))}
    first, second = (found[column] for column in columns)
    read = []
    for number, (line, cells) in enumerate(rows, 2):

        def cell(name: str, cells: Sequence[str] = cells) -> str:
            column = place.get(name, len(cells))
            return unguard(cells[column]).strip() if column < len(cells) else ""

        if not any(text.strip() for text in cells):
            continue
        read.append(
            ReviewRow(
                number,
                numbers_of(cell(f"{first}_sentences"), path, line) or (),
                numbers_of(cell(f"{second}_sentences"), path, line) or (),
                cell(first),
                cell(second),
                normalize("NFC", cell("review")),
                normalize("NFC", cell("comment")),
            )
        )
    return tuple(read)


def _from_xliff(path: str | os.PathLike[str]) -> Iterator[ReviewRow]:
    """Units whose state says that they were seen are confirmed; another text in them is a correction."""
    for segment in read_segments(path):
        source, target = segment.numbers("source"), segment.numbers("target")
        review = "ok" if segment.is_seen else ""
        yield ReviewRow(
            segment.unit, source, target, segment.source, segment.target, review, segment.note, in_place=True
        )


def apply_review(
    alignment: Alignment,
    rows: Sequence[ReviewRow],
    *,
    path: str | os.PathLike[str] | None = None,
    skip_conflicts: bool = False,
) -> Applied:
    """Apply the rows of a review.

    ``ok`` confirms a row, ``join`` joins it to the row above, ``split`` parts it; any other text is a corrected
    translation. Whatever a person decided has confidence 1.

    Raises:
        ReviewError: rows that do not fit, unless ``skip_conflicts``.
    """
    fitting, conflicts = _fit(alignment, rows)
    orders: dict[int, _Order] = {}
    for index, row in fitting.items():
        try:
            order = _order(alignment, alignment.beads[index], row)
            if order.kind == "join":
                _check_join(index, orders)
            orders[index] = order
        except _Unclear as problem:
            conflicts.append((row.row, str(problem)))
    conflicts.sort(key=lambda conflict: conflict[0] or 0)
    if conflicts and not skip_conflicts:
        raise ReviewError(conflicts, path=path)
    return _carry_out(alignment, fitting, orders, tuple(conflicts))


class _Unclear(Exception):
    """What a person wrote cannot be done; says why."""


def _fit(
    alignment: Alignment, rows: Sequence[ReviewRow]
) -> tuple[dict[int, ReviewRow], list[tuple[int | None, str]]]:
    """Which row is which bead, and the rows that are none."""
    places = {(bead.source, bead.target): index for index, bead in enumerate(alignment.beads)}
    names = alignment.column_names()
    fitting: dict[int, ReviewRow] = {}
    conflicts: list[tuple[int | None, str]] = []
    present: dict[int, int] = {}
    last = -1
    sides = (0,) if any(row.in_place for row in rows) else (0, 1)
    for row in rows:
        if not row.source and not row.target:
            conflicts.append((row.row, "it has no sentence numbers, so it belongs nowhere"))
            continue
        index = places.get((row.source, row.target))
        if index is None:
            conflicts.append(
                (row.row, f"the alignment has no pair of sentences {_numbers(names, row.source, row.target)}")
            )
            continue
        if index in present:
            conflicts.append((row.row, f"it doubles row {present[index]}"))
            continue
        present[index] = row.row
        if index < last:
            conflicts.append((row.row, f"it was moved: it belongs above row {present[last]}"))
            continue
        last = index
        bead = alignment.beads[index]
        old = alignment.source_text(bead), alignment.target_text(bead)
        new = row.source_text, row.target_text
        edited = [names[side] for side in sides if _comparable(old[side]) != _comparable(new[side])]
        if edited:
            remedy = "only translations can be" if row.in_place else "write it into the column review"
            conflicts.append((row.row, f"the text in {edited[0]} was changed; {remedy}"))
            continue
        fitting[index] = row
    # Beads whose row holds a changed number are not missing: their sentences stand in that row.
    held = [{number for row in rows for number in side} for side in _sides(rows)]
    above: int | None = None
    for index, bead in enumerate(alignment.beads):
        if index in present:
            above = present[index]
        elif not bead.source and sides == (0,):
            continue  # a translation without source has no place in XLIFF
        elif not (held[0].issuperset(bead.source) and held[1].issuperset(bead.target)):
            which = _numbers(names, bead.source, bead.target)
            where = "the first row, of" if above is None else "below it the row of"
            conflicts.append((above, f"{where} sentences {which}, is missing"))
    return fitting, conflicts


def _sides(rows: Sequence[ReviewRow]) -> tuple[list[tuple[int, ...]], list[tuple[int, ...]]]:
    return [row.source for row in rows], [row.target for row in rows]


def _numbers(names: tuple[str, str], source: Sequence[int], target: Sequence[int]) -> str:
    """``ko 1 2, en 3``."""
    sides = zip(names, (source, target), strict=True)
    return ", ".join(f"{name} {' '.join(map(str, numbers))}" for name, numbers in sides if numbers)


def _comparable(text: str) -> str:
    """The text without what spreadsheets change by themselves: line ends, spaces, forbidden characters."""
    return " ".join(unguard(replace_forbidden(normalize("NFC", text))[0]).split())


def _order(alignment: Alignment, bead: Bead, row: ReviewRow) -> _Order:
    """What the column review says, or the state and text of a translation tool."""
    text = row.review
    if row.in_place:
        if _comparable(row.target_text) != _comparable(alignment.target_text(bead)):
            if not row.target_text.strip():
                raise _Unclear("its translation was deleted; split the pair in a spreadsheet instead")
            return _Order("corrected", (), None, " ".join(row.target_text.split()))
        return _Order("ok" if text and alignment.target_text(bead) and bead.status == "found" else "")
    if not text:
        return _Order()
    word = text.lower().rstrip(".! ")
    if word in _CONFIRMING:
        return _Order("ok")
    if word == "join":
        return _Order("join")
    if found := _SPLIT.fullmatch(text.rstrip(".! ")):
        return _Order("split", _shapes(bead, found[1]))
    if not any(map(str.isalnum, text)):
        raise _Unclear(f"{text!r} is neither ok, join, split nor a corrected text")
    names = alignment.column_names()
    told = re.split(rf"^({'|'.join(map(re.escape, names))})\s*:\s*", text, flags=re.MULTILINE)
    if len(told) > 1 and not told[0].strip():
        overrides = {name: " ".join(part.split()) for name, part in zip(told[1::2], told[2::2], strict=True)}
        if not all(overrides.values()):
            raise _Unclear(f"{text!r} names a column and no text")
    else:
        overrides = {names[1]: " ".join(text.split())}
        if _is_remark(text, alignment.target_text(bead)):
            raise _Unclear(
                f"{text!r} is neither ok, join nor split, and short for a corrected text; "
                f"if it is one, write {names[1]}: {text}"
            )
    source, target = overrides.get(names[0]), overrides.get(names[1])
    if source in (None, alignment.source_text(bead)) and target in (None, alignment.target_text(bead)):
        return _Order("ok")
    return _Order("corrected", (), source, target)


def _is_remark(text: str, translation: str) -> bool:
    """True if what was written is more likely about the translation ("check with Kim") than in its place.

    A correction that is less than half as long keeps at least half of its words from the text that it corrects.
    """
    old, new = ([word.strip(".,;:!?\"'()").lower() for word in side.split()] for side in (translation, text))
    if len(old) < _SENTENCE_WORDS or 2 * len(new) > len(old):
        return False
    return len(new) == 1 or 2 * len(set(new) & set(old)) < len(set(new))


def _shapes(bead: Bead, text: str) -> tuple[tuple[int, int], ...]:
    """How many sentences of either side each part gets."""
    if bead.source_override is not None or bead.target_override is not None:
        raise _Unclear("a corrected text cannot be split")
    sizes = len(bead.source), len(bead.target)
    shapes = tuple((int(one), int(two)) for one, two in _SHAPE.findall(text))
    if shapes:
        if tuple(map(sum, zip(*shapes, strict=True))) != sizes or (0, 0) in shapes:
            raise _Unclear(f"split {text.strip()} does not add up to its {sizes[0]} and {sizes[1]} sentences")
        return shapes
    if sizes == (1, 1):
        return (1, 0), (0, 1)
    if sum(sizes) == 1:
        raise _Unclear("it holds one sentence, so there is nothing to split")
    if not all(sizes):
        return ((1, 0),) * sizes[0] + ((0, 1),) * sizes[1]
    if sizes[0] == sizes[1]:
        return ((1, 1),) * sizes[0]
    raise _Unclear(
        f"it holds {sizes[0]} and {sizes[1]} sentences; say which go together, e.g. split "
        f"{sizes[0] - 1 or 1}:{sizes[1] - 1 or 1} {sizes[0] - (sizes[0] - 1 or 1)}:{sizes[1] - (sizes[1] - 1 or 1)}"
    )


def _check_join(index: int, orders: dict[int, _Order]) -> None:
    if index == 0:
        raise _Unclear("there is no row above to join")
    if index - 1 not in orders:
        raise _Unclear("the row above, which it is to join, is in conflict")
    if orders[index - 1].kind == "split":
        raise _Unclear("the row above, which it is to join, is to be split")


def _carry_out(
    alignment: Alignment,
    fitting: dict[int, ReviewRow],
    orders: dict[int, _Order],
    conflicts: tuple[tuple[int | None, str], ...],
) -> Applied:
    beads: list[Bead] = []
    count = dict.fromkeys(("ok", "corrected", "join", "split"), 0)
    comments = 0
    for index, bead in enumerate(alignment.beads):
        order = orders.get(index, _Order())
        if index in orders and fitting[index].comment != _comparable(bead.note):
            comments += 1
            bead = replace(bead, note=fitting[index].comment)
        if order.kind:
            count[order.kind] += 1
        if order.kind == "ok":
            bead = _confirmed(bead)
        elif order.kind == "corrected":
            bead = replace(
                bead,
                confidence=1.0,
                status="corrected",
                source_override=order.source_override or bead.source_override,
                target_override=order.target_override or bead.target_override,
            )
        if order.kind == "join":
            joined = replace(alignment, beads=())
            beads[-1] = _confirmed(join_beads(joined, (beads[-1], bead)))
        elif order.kind == "split":
            beads.extend(_parts(bead, order.shapes))
        else:
            beads.append(bead)
    changed = comments or any(count.values())
    signature = Signature.read(alignment.signature)
    if changed:
        signature = signature.marked("reviewed")
    return Applied(
        replace(alignment, beads=tuple(beads), signature=str(signature)),
        count["ok"],
        count["corrected"],
        count["join"],
        count["split"],
        comments,
        conflicts,
    )


def _confirmed(bead: Bead) -> Bead:
    """A person said that it is right; what was corrected stays marked as corrected."""
    corrected = bead.source_override is not None or bead.target_override is not None
    return replace(bead, confidence=1.0, status="corrected" if corrected else "confirmed")


def _parts(bead: Bead, shapes: Sequence[tuple[int, int]]) -> Iterator[Bead]:
    first = second = 0
    for one, two in shapes:
        source, target = bead.source[first : first + one], bead.target[second : second + two]
        yield Bead(source, target, 1.0, bead.similarity if source and target else 0.0, "confirmed", bead.note)
        first, second = first + one, second + two
