"""Where a paragraph ends: lines of a document put together, through its columns and pages.

In:   flows of lines, page after page, with the running lines between them.
Out:  paragraphs as lists of lines, and the running lines where they stood.
Not:  putting the texts of the lines together (joining.py), the order of columns (layout.py).
Idea: a writer ends a line where the next word would still have fitted; a program never does. Space, size, a first line
      that is drawn in, the mark of an item and another script tell the rest.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from ...languages import amounts
from ...sentence_end import SENTENCE_END
from .layout import ITEM

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from .layout import Flow
    from .lines import Line

__all__ = ["Paragraph", "room_after", "to_paragraphs"]

#: From so many times the usual distance of lines on, what follows is another paragraph.
_APART = 1.25
#: Letters of one size differ by no more than this share.
_SIZE = 0.08
#: In letter heights: how far a line is drawn in; the space that the next word would have needed before it, and a bit.
_INDENT, _FARTHEST = 0.6, 4.0
_SPACE = 0.4
#: What a line without an end of sentence may leave of the width of its column, before the next column.
_MUCH = 0.3
#: By how much a text that is set in ends before the edge of its column.
_SET_IN = 2.0
#: So many lines show where a column ends.
_ENOUGH = 5
#: With fewer full lines, as a share, or with more that end a sentence, lines are paragraphs.
_LOOSE, _ENDED = 0.34, 0.8
#: A line that ends no farther from the edge reaches it.
_REACHES = 0.2
#: A line with so many letters has a script of its own.
_LETTERS = 5
#: A document with so many changes of script after a sentence, and such a share of lines in each, holds two languages.
_TURNS, _SHARE = 3, 0.15


@dataclass(slots=True)
class Paragraph:
    """Lines of one paragraph, or a line that is no text.

    Attributes:
        lines: in the order of reading.
        edges: for each line how far to the right its column reaches, in points.
        left_out: why it is no text; ``""`` if it is.
    """

    lines: list[Line]
    edges: list[float] = field(default_factory=list)
    left_out: str = ""


@dataclass(slots=True)
class _Place:
    """A line in its flow.

    Attributes:
        line: what is written.
        left: edge of the column, in points; ``right`` the other one.
        sure: there are lines enough to know the right edge.
        flow: number of the flow.
        draws_in: first lines of paragraphs are drawn in there.
        loose: hardly a line around it fills the column, or nearly all are sentences: each is a paragraph.
        following: the next line of the flow.
    """

    line: Line
    left: float
    right: float
    sure: bool
    flow: int
    draws_in: bool
    loose: bool = False
    following: Line | None = None


def to_paragraphs(flows: Iterable[Flow | Paragraph]) -> list[Paragraph]:
    """Paragraphs of a document; footnotes and running lines stand behind the paragraph that goes on past them.

    Args:
        flows: in the order of reading; paragraphs among them are passed on.
    """
    flows = list(flows)
    leading = _leading([flow.lines for flow in flows if not isinstance(flow, Paragraph)])
    edges = _Edges([flow for flow in flows if not isinstance(flow, Paragraph)])
    in_turns = _in_turns([flow for flow in flows if not isinstance(flow, Paragraph)])
    paragraphs: list[Paragraph] = []
    current: Paragraph | None = None
    before: _Place | None = None
    for number, flow in enumerate(flows):
        if isinstance(flow, Paragraph):
            paragraphs.append(flow)
            continue
        note: Paragraph | None = None
        note_before: _Place | None = None
        for place in _places(flow, number, leading, edges):
            last, paragraph = (note_before, note) if flow.aside else (before, current)
            if last is None or paragraph is None or _starts(paragraph, last, place, leading, in_turns):
                paragraph = Paragraph([])
                paragraphs.append(paragraph)
            paragraph.lines.append(place.line)
            paragraph.edges.append(place.right)
            if flow.aside:
                note, note_before = paragraph, place
            else:
                current, before = paragraph, place
    return paragraphs


def room_after(line: Line, edge: float) -> float:
    """How much more would have fitted into a line, in points; if it was spread to reach the edge, before that."""
    room = edge - line.right
    return room + line.spread if room < _REACHES * line.size else room


class _Leading:
    """How far apart the lines of a paragraph stand, by the size of their letters."""

    def __init__(self, gaps: dict[int, Counter[int]]) -> None:
        self._usual = {size: _most_common(counts) for size, counts in gaps.items()}

    def at(self, size: float) -> float:
        """The distance for letters of a size, in points."""
        key = round(2 * size)
        for near in (key, key - 1, key + 1):
            if near in self._usual:
                return self._usual[near]
        return 1.3 * size


def _leading(flows: Iterable[Sequence[Line]]) -> _Leading:
    """The usual distance of lines, measured where a line that fills its column is followed by another."""
    gaps: dict[int, Counter[int]] = {}
    for lines in flows:
        right = max((line.right for line in lines if not line.cells), default=0.0)
        for one, other in pairwise(lines):
            gap = one.base - other.base
            if one.cells or other.cells or not 0.8 * one.size < gap < 3.5 * one.size:
                continue
            if abs(one.size - other.size) <= _SIZE * one.size:
                full = one.right + other.first >= right - one.size
                gaps.setdefault(round(2 * one.size), Counter())[round(2 * gap)] += 4 if full else 1
    return _Leading(gaps)


def _most_common(counts: Counter[int]) -> float:
    """The most common of distances in half points; of several that are about as common the least."""
    smoothed = {gap: count + counts[gap - 1] + counts[gap + 1] for gap, count in counts.items()}
    most = max(smoothed.values())
    return min(gap for gap, count in smoothed.items() if count >= 0.6 * most) / 2


class _Edges:
    """How far to the left and to the right the lines of columns run, as columns at the same place on all pages show."""

    def __init__(self, flows: Sequence[Flow]) -> None:
        ends: dict[tuple[object, ...], list[float]] = {}
        for flow in flows:
            ends.setdefault(self._key(flow), []).extend(line.right for line in flow.lines if not line.cells)
        #: First lines of paragraphs are drawn in, as a rule.
        self.draws_in = _draws_in(flows)
        self._lines = {key: len(found) for key, found in ends.items()}
        self._right = {key: _almost_most(found) for key, found in ends.items() if found}

    def of(self, flow: Flow) -> tuple[float, float]:
        """Left and right edge of a column, in points."""
        left = _left(flow)
        own = _almost_most([line.right for line in flow.lines if not line.cells] or [left])
        return left, max(own, left + flow.width, self._right.get(self._key(flow), own))

    def sure(self, flow: Flow) -> bool:
        """True if the column, here and on other pages, has lines enough to show its edge."""
        return len(flow.lines) > 2 and self._lines.get(self._key(flow), 0) >= _ENOUGH

    def _key(self, flow: Flow) -> tuple[object, ...]:
        return round(_left(flow) / 3), flow.column, flow.aside


def _draws_in(flows: Sequence[Flow]) -> bool:
    """True if lines that are drawn in are mostly followed by one that is not, so that they begin paragraphs."""
    first, other = 0, 0
    for flow in flows:
        left = _left(flow)
        for one, following in pairwise(flow.lines):
            if (
                one.cells
                or following.cells
                or not _INDENT * one.size < one.left - left < _FARTHEST * one.size
            ):
                continue
            first += following.left - left < 0.3 * one.size
            other += abs(following.left - one.left) < 0.3 * one.size
    return first > 2 * other and first > 2


def _left(flow: Flow) -> float:
    return min((line.left for line in flow.lines if not line.cells), default=flow.lines[0].left)


def _almost_most(numbers: Sequence[float]) -> float:
    """The greatest number; of many one that is less, for a line may run over the edge."""
    ordered = sorted(numbers)
    return ordered[-1 - len(ordered) // 30]


def _places(flow: Flow, number: int, leading: _Leading, edges: _Edges) -> list[_Place]:
    """Lines of a flow with the edges that they run to."""
    (left, right), sure = edges.of(flow), edges.sure(flow)
    places = []
    for block in _blocks(flow.lines, leading):
        edge = _edge(block, left, right)
        filled = [_fills(one, other, edge) for one, other in pairwise(block)]
        ended = sum(SENTENCE_END.search(line.text) is not None for line in block[:-1])
        loose = len(filled) > 2 and (sum(filled) < _LOOSE * len(filled) or ended > _ENDED * len(filled))
        places += [_Place(line, left, edge, sure, number, edges.draws_in, loose) for line in block]
    for place, following in pairwise(places):
        place.following = following.line
    return places


def _blocks(lines: Sequence[Line], leading: _Leading) -> list[list[Line]]:
    """Lines without more space between them than lines of a paragraph have."""
    blocks: list[list[Line]] = []
    for line in lines:
        if blocks and not _is_apart(blocks[-1][-1], line, leading):
            blocks[-1].append(line)
        else:
            blocks.append([line])
    return blocks


def _is_apart(one: Line, other: Line, leading: _Leading) -> bool:
    """True if space or size parts two lines of a column, or one is a row of a table."""
    if one.cells or other.cells or abs(one.size - other.size) > _SIZE * max(one.size, other.size):
        return True
    return one.base - other.base > _APART * leading.at(other.size)


def _edge(block: Sequence[Line], left: float, right: float) -> float:
    """How far to the right the lines of a block run: to the edge of the column, or less far where a text is set in."""
    own, size = max(line.right for line in block), block[0].size
    pairs = list(pairwise(block))
    if own >= right - _SET_IN * size or not pairs:
        return right
    set_in_left = min(line.left for line in block) > left + _INDENT * size
    filled = sum(_fills(one, other, own) for one, other in pairs)
    if filled < 0.7 * len(pairs) or (len(pairs) < 3 and not set_in_left):
        return right
    return right if len(pairs) == 1 and SENTENCE_END.search(block[0].text) else own


def _fills(one: Line, other: Line, edge: float) -> bool:
    """True if the first word of a line would not have fitted into the line before."""
    return edge - one.right < other.first + _SPACE * one.size


def _in_turns(flows: Sequence[Flow]) -> bool:
    """True if a document changes between Korean and another script again and again."""
    scripts = [script for flow in flows for line in flow.lines if (script := _script(line.text))]
    turns = sum(one != other for one, other in pairwise(scripts))
    share = sum(script == "ko" for script in scripts) / len(scripts) if scripts else 0.0
    return turns >= _TURNS and _SHARE < share < 1 - _SHARE


def _starts(paragraph: Paragraph, last: _Place, place: _Place, leading: _Leading, in_turns: bool) -> bool:
    """True if a line begins another paragraph than that of the line before it."""
    before, line = last.line, place.line
    turned = last.flow != place.flow
    if before.cells or line.cells or abs(before.size - line.size) > _SIZE * max(before.size, line.size):
        return True
    if not turned and _is_apart(before, line, leading):
        return True
    width, width_before = place.right - place.left, last.right - last.left
    ended = SENTENCE_END.search(before.text) is not None
    if turned and ended and abs(width - width_before) > 0.15 * max(width, width_before):
        return True
    if turned and not ended:
        # A heading does not stand at the end of a column: only a very short line ends a paragraph there.
        short = last.right - before.right > line.first + _MUCH * width_before
    else:
        unknown = last.loose or (turned and not last.sure)
        short = not _fills(before, line, last.right) or (unknown and ended)
    if short or (line.bold != before.bold and (ended or all(one.bold for one in paragraph.lines))):
        return True
    if ITEM.match(line.text) and (
        ended or before.text.endswith((":", ";", ",")) or _same_left(paragraph, last, place)
    ):
        return True
    scripts = {_script(before.text), _script(line.text)}
    if scripts == {"ko", "other"} and (ended or in_turns):
        return True
    return _is_drawn_in(paragraph, last, place, ended)


def _same_left(paragraph: Paragraph, last: _Place, place: _Place) -> bool:
    """True if a line begins where the first line of a paragraph does, which is an item too."""
    first = paragraph.lines[0]
    return (
        ITEM.match(first.text) is not None
        and abs((first.left - last.left) - (place.line.left - place.left)) < 2
    )


def _script(text: str) -> str:
    """Which letters a line has; ``""`` if there are too few."""
    korean, other = amounts(text)
    if korean + other < _LETTERS:
        return ""
    return "ko" if korean >= 0.5 * other else "other" if not korean else ""


def _is_drawn_in(paragraph: Paragraph, last: _Place, place: _Place, ended: bool) -> bool:
    """True if the place where a line begins says that it is the first of a paragraph."""
    line, size = place.line, place.line.size
    drawn = line.left - place.left
    step = drawn - (last.line.left - last.left)
    first = len(paragraph.lines) == 1
    if first and step > 0 and ITEM.match(last.line.text):
        return False  # the second line of an item hangs in
    if place.draws_in and _INDENT * size < drawn < _FARTHEST * size and (ended or step > _INDENT * size):
        return True
    if step > _INDENT * size:
        if not first:
            return True
        following = place.following
        hangs = following is not None and abs(following.left - line.left) < 0.3 * size
        return ended and not hangs
    return step < -_INDENT * size and not first
