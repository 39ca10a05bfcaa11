"""Bring home what a person wrote into a spreadsheet.

In:   a reviewed CSV, XLSX or XLIFF file, and the alignment that it was written from.
Out:  the alignment with rows confirmed, corrected, joined and split; or every conflict, by row.
Not:  reading the file (review_rows.py), what a person's words mean (review_orders.py).
Idea: sentence numbers say which bead a row is. Everything is checked before anything is applied, so that a sheet
      with deleted, doubled, moved or edited rows loses no sentence: either all of it fits, or the caller
      decides that only the rows that fit are taken.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ...errors import ReviewError
from ...model import Alignment, Bead
from ...signature import Signature
from .joining import join_beads
from .review_orders import Order, UnclearError, check_join, comparable, order_of
from .review_rows import read_review

if TYPE_CHECKING:
    import os
    from collections.abc import Iterator, Sequence

    from .review_rows import ReviewRow

__all__ = ["Applied", "apply_review", "import_review"]


@dataclass(frozen=True, slots=True)
class Applied:
    """What a review did to an alignment.

    Attributes:
        alignment: with what the person decided.
        confirmed: rows that were right as they stood.
        corrected: rows with a new text.
        joined: rows joined to the one above.
        split: rows parted.
        comments: rows with a comment.
        conflicts: row (``None``: of the whole sheet) and problem of what was not applied.
    """

    alignment: Alignment
    confirmed: int = 0
    corrected: int = 0
    joined: int = 0
    split: int = 0
    comments: int = 0
    conflicts: tuple[tuple[int | None, str], ...] = ()


def import_review(
    path: str | os.PathLike[str], alignment: Alignment, *, skip_conflicts: bool = False
) -> Applied:
    """Apply a reviewed CSV, XLSX or XLIFF file to the alignment that it was written from.

    Args:
        path: ends in ``.csv``, ``.xlsx``, ``.xlf`` or ``.xliff``.
        alignment: the one that the file was written from, as it was then.
        skip_conflicts: apply the rows that fit and leave the others as they were, instead of refusing all.

    Raises:
        ReviewError: rows that do not fit; names them all. The alignment is untouched.
        ReadError: the file is no such sheet.
        UnknownNameError: another suffix.
    """
    return apply_review(
        alignment, read_review(path, alignment.column_names()), path=path, skip_conflicts=skip_conflicts
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

    Args:
        alignment: the one that the rows were written from.
        rows: as ``read_review`` gives them.
        path: the sheet, for messages.
        skip_conflicts: apply the rows that fit and leave the others as they were, instead of refusing all.

    Raises:
        ReviewError: rows that do not fit, unless ``skip_conflicts``; names them all. The alignment is untouched.
    """
    fitting, conflicts = _fit(alignment, _numbered(alignment, rows))
    orders: dict[int, Order] = {}
    for index, row in fitting.items():
        try:
            order = order_of(alignment, alignment.beads[index], row)
            if order.kind == "join":
                check_join(index, orders)
            orders[index] = order
        except UnclearError as problem:
            conflicts.append((row.row, str(problem)))
    conflicts.sort(key=lambda conflict: conflict[0] or 0)
    if conflicts and not skip_conflicts:
        raise ReviewError(conflicts, path=path)
    return _carry_out(alignment, fitting, orders, tuple(conflicts))


def _numbered(alignment: Alignment, rows: Sequence[ReviewRow]) -> Sequence[ReviewRow]:
    """The rows of a file that has lost our sentence numbers, told by their source texts, which tools leave alone."""
    if any(row.source or row.target or not row.in_place for row in rows):
        return rows
    waiting: dict[str, list[Bead]] = {}
    for bead in reversed(alignment.beads):
        waiting.setdefault(comparable(alignment.source_text(bead)), []).append(bead)
    numbered = []
    for row in rows:
        same = waiting.get(comparable(row.source_text))
        bead = same.pop() if same else Bead((), ())
        numbered.append(replace(row, source=bead.source, target=bead.target))
    return numbered


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
        edited = [names[side] for side in sides if comparable(old[side]) != comparable(new[side])]
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


def _carry_out(
    alignment: Alignment,
    fitting: dict[int, ReviewRow],
    orders: dict[int, Order],
    conflicts: tuple[tuple[int | None, str], ...],
) -> Applied:
    beads: list[Bead] = []
    count = dict.fromkeys(("ok", "corrected", "join", "split"), 0)
    comments = 0
    for index, bead in enumerate(alignment.beads):
        order = orders.get(index, Order())
        if index in orders and fitting[index].comment != comparable(bead.note):
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
