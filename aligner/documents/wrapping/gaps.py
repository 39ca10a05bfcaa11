"""The gaps between lines, at each of which a paragraph goes on or ends.

In:   the lines of a text.
Out:  Gaps, those over a few blank lines too.
Not:  what is seen at a gap (evidence.py).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .lines import Line

__all__ = ["ENDED", "Gap", "gaps_of", "may_join", "starts_anew"]

#: Sorts of ends at which a sentence is over, or what follows stands by itself.
ENDED = frozenset({"stop", "ellipsis", "colon"})
_MOST_BLANKS = 3
_ENDED_WEIGHT = 0.25


@dataclass(slots=True)
class Gap:
    """Two lines that follow each other, with blank ones between or not.

    Attributes:
        before: the first line.
        after: the second.
        block: number of the block of lines, without a blank one, in which the first stands.
        blanks: blank lines between.
        page: a page ends between.
        going: how likely the words alone say that the sentence goes on, 0..1.
        indented: the second line is indented like the first of a paragraph.
    """

    before: Line
    after: Line
    block: int
    blanks: int
    page: bool
    going: float
    indented: bool = False

    @property
    def ended(self) -> bool:
        """A sentence is over at the end of the first line."""
        return self.before.end in ENDED

    @property
    def state(self) -> str:
        """``ended`` or ``open``, for names of what is seen."""
        return "ended" if self.ended else "open"

    @property
    def weight(self) -> float:
        """How much the gap says about the width of lines: where a sentence ends, its writer may have ended the line."""
        return max(self.going, _ENDED_WEIGHT)


def gaps_of(parsed: Sequence[Line | None], page_breaks: frozenset[int] = frozenset()) -> list[Gap]:
    """The gaps between lines, those over a few blank lines too.

    Args:
        parsed: the lines, None for a blank one.
        page_breaks: indexes of blank lines at which a page ends.
    """
    gaps = []
    block = 0
    before: Line | None = None
    for line in parsed:
        if not line:
            continue
        if before:
            blanks = line.number - before.number - 1
            page = blanks > 0 and any(n in page_breaks for n in range(before.number, line.number - 1))
            if blanks <= _MOST_BLANKS or page:
                gaps.append(Gap(before, line, block, blanks, page, _going(before, line)))
            block += blanks > 0
        before = line
    _find_indents(gaps)
    return gaps


def _find_indents(gaps: Sequence[Gap]) -> None:
    """A line begins a paragraph by its indent if a line beside it is at least two less indented."""
    for index, gap in enumerate(gaps):
        before, after = gap.before, gap.after
        if after.mark or (before.mark and after.indent <= before.hang):
            continue
        behind = gaps[index + 1] if index + 1 < len(gaps) else None
        leads = (
            behind
            and behind.before is after
            and not behind.blanks
            and behind.after.indent <= after.indent - 2
        )
        gap.indented = after.indent >= before.indent + 2 or (bool(leads) and after.indent >= before.indent)


def may_join(gap: Gap) -> bool:
    """Whether two lines can be of one paragraph at all: not if one is a rule, of a table, in fences, or a new item."""
    if gap.before.sort != "text" or gap.after.sort != "text":
        return False
    return not (gap.blanks and gap.after.mark and gap.after.credible)


def starts_anew(gap: Gap) -> bool:
    """Whether a mark, an indent, or the shape of a line says that the second line begins something new."""
    return not may_join(gap) or gap.indented or (bool(gap.after.mark) and gap.after.credible)


def _going(before: Line, after: Line) -> float:
    if before.sort != "text" or after.sort != "text" or (after.mark and after.credible):
        return 0.0
    if before.end in ENDED:
        return 0.0
    if before.code == 2 or after.code == 2 or before.is_hangul != after.is_hangul:
        return 0.2
    return 1 - (1 - before.open_end) * (1 - after.late_start)
