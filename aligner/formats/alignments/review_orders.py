"""What a person asks for in the column review: ok, join, split, or a corrected text.

In:   a bead, and the row of a review that is about it.
Out:  an order; or an error that says why it cannot be understood or done.
Not:  reading the sheet (review_rows.py), finding the bead of a row and changing it (review.py).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal
from unicodedata import normalize

from ...limits import sentence_number
from ..csv_rows import unguard
from ..forbidden_characters import replace_forbidden
from .table import shortened

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ...model import Alignment, Bead
    from .review_rows import ReviewRow

__all__ = ["Order", "UnclearError", "check_join", "comparable", "order_of"]

_CONFIRMING = frozenset({"ok", "okay", "yes", "확인", "맞음", "✓", "✔"})
_SPLIT = re.compile(r"split((?:[\s,;]+\d+\s*[:+/-]\s*\d+)*)", re.IGNORECASE)
_SHAPE = re.compile(r"(\d+)\s*[:+/-]\s*(\d+)")

# One word in place of a sentence of so many is a slip or an unknown order, not a translation.
_SENTENCE_WORDS = 4


@dataclass(frozen=True, slots=True)
class Order:
    """What a person wants of one bead.

    Attributes:
        kind: ``""`` leaves the bead as it is.
        shapes: for ``"split"``: how many source and target sentences each part gets.
        source_override: for ``"corrected"``: the new source text, ``None`` leaves the old one.
        target_override: for ``"corrected"``: the new target text, ``None`` leaves the old one.
    """

    kind: Literal["", "ok", "corrected", "join", "split"] = ""
    shapes: tuple[tuple[int, int], ...] = ()
    source_override: str | None = None
    target_override: str | None = None


class UnclearError(Exception):
    """What a person wrote cannot be done; says why."""


def comparable(text: str) -> str:
    """The text without what spreadsheets change by themselves: line ends, spaces, forbidden characters."""
    return " ".join(unguard(replace_forbidden(normalize("NFC", text))[0]).split())


def order_of(alignment: Alignment, bead: Bead, row: ReviewRow) -> Order:
    """What the column review says, or the state and text of a translation tool.

    Args:
        alignment: the one that was reviewed.
        bead: the bead that the row is about.
        row: what came back.

    Raises:
        UnclearError: it says nothing that can be done with this bead.
    """
    text = row.review
    if row.in_place:
        if comparable(row.target_text) != comparable(alignment.target_text(bead)):
            if not row.target_text.strip():
                raise UnclearError("its translation was deleted; split the pair in a spreadsheet instead")
            return Order("corrected", (), None, " ".join(row.target_text.split()))
        return Order("ok" if text and alignment.target_text(bead) and bead.status == "found" else "")
    if not text:
        return Order()
    word = text.lower().rstrip(".! ")
    if word in _CONFIRMING:
        return Order("ok")
    if word == "join":
        return Order("join")
    if found := _SPLIT.fullmatch(text.rstrip(".! ")):
        return Order("split", _shapes(bead, found[1]))
    if not any(map(str.isalnum, text)):
        raise UnclearError(f"{text!r} is neither ok, join, split nor a corrected text")
    names = alignment.column_names()
    told = re.split(rf"^({'|'.join(map(re.escape, names))})\s*:\s*", text, flags=re.MULTILINE)
    if len(told) > 1 and not told[0].strip():
        overrides = {name: " ".join(part.split()) for name, part in zip(told[1::2], told[2::2], strict=True)}
        if not all(overrides.values()):
            raise UnclearError(f"{text!r} names a column and no text")
    else:
        overrides = {names[1]: " ".join(text.split())}
        if _is_remark(text, alignment.target_text(bead)):
            raise UnclearError(
                f"{text!r} is neither ok, join nor split, and short for a corrected text; "
                f"if it is one, write {names[1]}: {text}"
            )
    source, target = overrides.get(names[0]), overrides.get(names[1])
    if source in (None, alignment.source_text(bead)) and target in (None, alignment.target_text(bead)):
        return Order("ok")
    return Order("corrected", (), source, target)


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
        raise UnclearError("a corrected text cannot be split")
    sizes = len(bead.source), len(bead.target)
    # A number that is none of a sentence adds up to nothing.
    told = [(sentence_number(one), sentence_number(two)) for one, two in _SHAPE.findall(text)]
    shapes = tuple((one, two) for one, two in told if one is not None and two is not None)
    if told:
        if len(shapes) < len(told) or tuple(map(sum, zip(*shapes, strict=True))) != sizes or (0, 0) in shapes:
            raise UnclearError(
                f"split {shortened(text.strip())} does not add up to its {sizes[0]} and {sizes[1]} sentences"
            )
        return shapes
    if sizes == (1, 1):
        return (1, 0), (0, 1)
    if sum(sizes) == 1:
        raise UnclearError("it holds one sentence, so there is nothing to split")
    if not all(sizes):
        return ((1, 0),) * sizes[0] + ((0, 1),) * sizes[1]
    if sizes[0] == sizes[1]:
        return ((1, 1),) * sizes[0]
    raise UnclearError(
        f"it holds {sizes[0]} and {sizes[1]} sentences; say which go together, e.g. split "
        f"{sizes[0] - 1 or 1}:{sizes[1] - 1 or 1} {sizes[0] - (sizes[0] - 1 or 1)}:{sizes[1] - (sizes[1] - 1 or 1)}"
    )


def check_join(index: int, orders: Mapping[int, Order]) -> None:
    """Make sure that there is a row above to join.

    Args:
        orders: those of the rows above, by number of their bead.

    Raises:
        UnclearError: there is none, or it is to be split itself.
    """
    if index == 0:
        raise UnclearError("there is no row above to join")
    if index - 1 not in orders:
        raise UnclearError("the row above, which it is to join, is in conflict")
    if orders[index - 1].kind == "split":
        raise UnclearError("the row above, which it is to join, is to be split")
