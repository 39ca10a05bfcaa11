"""In which order a page is read: columns, rows of tables, footnotes.

In:   the lines of a page without its running lines, top to bottom.
Out:  Flows: lines that follow each other as they are read, the columns of a page one after the other.
Not:  paragraphs (paragraphs.py).
Idea: columns are parted by a strip that no line crosses. If what stands beside it fills its column line by line it is
      text that runs down; if not, it is a table, which is read row by row, its cells kept apart.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from .lines import Line
from .strips import ALIGNED, Band, bands_of
from .tables import table_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from .strips import Row, Strip

__all__ = ["ITEM", "Flow", "column_strips", "flows_of"]

#: What stands before the text of an item of a list: a bullet, or a number with a mark.
ITEM = re.compile(
    r"(?:[-–—•‣◦∙●○■□▪▫◻◆◇❖▶▷►▸➢➔→⇨◈★☆※◎⊙✓✔☑*·]|[❶-❿①-⑳㉠-㉻ⓐ-ⓩ]|[(\[]?(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,5}|[가-하])[.)\]]|"
    r"제\s?\d+\s?[장절조항관편]\.?|\d{1,2}(?:\.\d{1,3}){1,4}\.?)(?=\s|$)"
)
_BULLET = re.compile(r"[^\w\s]{1,2}|o")
_NOTE_MARK = re.compile(r"(?:\(?\[?\d{1,3}[\])]?|[*†‡§¹²³⁴⁵⁶⁷⁸⁹⁰]+\)?|주\s?\d*\)?)\s?(?=\S)")
_NUMBER = re.compile(r"\W*(?:\d{1,4}|[ivxlc]{1,7})\W*", re.IGNORECASE)
#: In letter heights: a gap that parts cells, in a line whose words are spread too; how far an item may hang.
_CELL, _SPREAD_CELL, _HANGING = 2.5, 12.0, 5.0
#: Columns of text are no narrower, in letter heights; such a share of their lines belongs to paragraphs of several.
_NARROWEST, _RUNNING = 8.0, 0.55
#: Of the lines of two columns of a table at least so many stand on one height.
_BESIDE = 0.35
#: So many rows end at one place where a text is justified.
_SPREAD = 0.4
#: Columns whose widths differ by less are of one width.
_ALIKE = 1.25
#: Footnotes are smaller than the text, at least by so much.
_NOTE_SIZE = 0.93


@dataclass(slots=True)
class Flow:
    """Lines that are read one after the other.

    Attributes:
        lines: top to bottom.
        column: which column of how many it is.
        width: how wide it is at least, in points, as the columns beside it show.
        aside: a text goes on past them: they are footnotes, or written in another direction.
    """

    lines: list[Line] = field(default_factory=list)
    column: tuple[int, int] = (0, 1)
    width: float = 0.0
    aside: bool = False


def column_strips(pages: Iterable[Sequence[Line]], size: float) -> list[Strip]:
    """The strips between columns of text that pages of a document surely have: where each begins and ends.

    Args:
        pages: the lines of each, without running lines, top to bottom.
        size: of the letters of most of the document, in points.
    """
    found: list[Strip] = []
    for lines in pages:
        for band in bands_of(_rows_of(lines), size, ()):
            if (columns := _columns(band)) and _are_texts(columns):
                found += [strip for strip in band.inner() if not _is_known(strip, found)]
    return found


def flows_of(lines: Sequence[Line], size: float, strips: Sequence[Strip]) -> list[Flow]:
    """What a page holds in the order of reading; its footnotes last.

    Args:
        lines: of the page, without running lines, top to bottom.
        size: of the letters of most of the document, in points.
        strips: between columns of text on other pages; what stands beside such a strip is a column here too.
    """
    flows = _read(lines, size, strips, inside=False)
    notes = [notes for flow in flows if (notes := _notes(flow, size)) is not None]
    return [flow for flow in flows if flow.lines] + notes


def _is_known(strip: Strip, strips: Sequence[Strip]) -> bool:
    return any(start < strip[1] and strip[0] < end for start, end in strips)


def _read(lines: Sequence[Line], size: float, known: Sequence[Strip], *, inside: bool) -> list[Flow]:
    """Flows of a page, or of what stands inside of one of its columns."""
    rows = _rows_of(lines)
    edge = _edge_of_spread(rows)
    flows: list[Flow] = []
    plain = False
    for band in [Band(rows, [])] if inside and edge is not None else bands_of(rows, size, known):
        sure = not inside and all(_is_known(strip, known) for strip in band.inner())
        columns = _columns(band, sure=sure)
        texts = _are_texts(columns) or (sure and bool(columns))
        if texts and not inside:
            widths = [_width(column) for column in columns]
            for number, column in enumerate(columns):
                for flow in _read(column, size, known, inside=True):
                    flow.column = (number, len(columns))
                    flow.width = max(widths) if max(widths) < _ALIKE * widths[number] else 0.0
                    flows.append(flow)
            plain = False
            continue
        groups = [] if inside or texts else _independent(columns)
        if len(groups) > 1:
            for group in groups:
                flows += _read(
                    sorted(group, key=lambda line: (-line.base, line.left)), size, known, inside=True
                )
            plain = False
            continue
        if not plain:
            flows.append(Flow())
        plain = True
        if columns and not texts:
            flows[-1].lines += [_as_row(cells) for cells in table_rows(columns)]
        else:
            flows[-1].lines += [_as_one(row, edge) for row in band.rows]
    return flows


def _independent(columns: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """Columns put together that stand line beside line, as those of one table do; others are read by themselves."""
    groups: list[list[Line]] = []
    before: Sequence[Line] = ()
    for column in columns:
        bases = {round(line.base) for line in before}
        beside = sum(bool(bases & {round(line.base) + step for step in (-1, 0, 1)}) for line in column)
        if groups and beside >= _BESIDE * min(len(before), len(column)):
            groups[-1] += column
        else:
            groups.append(list(column))
        before = column
    return groups


def _edge_of_spread(rows: Sequence[Row]) -> float | None:
    """Where the lines of a justified text end, whose words are spread over the line; ``None`` if they end anywhere."""
    ends = Counter(round(row[-1].right / ALIGNED) for row in rows)
    if not ends:
        return None
    place, _ = ends.most_common(1)[0]
    count = sum(ends[near] for near in (place - 1, place, place + 1))
    return place * ALIGNED if count >= max(3, _SPREAD * len(rows)) else None


def _rows_of(lines: Sequence[Line]) -> list[Row]:
    """Lines that stand side by side, left to right; what hangs before the text of an item is put to it."""
    rows: list[Row] = []
    for line in lines:
        if rows and rows[-1][0].base - line.base < 0.5 * min(line.size, rows[-1][0].size):
            rows[-1].append(line)
        else:
            rows.append([line])
    return [_with_marks(sorted(row, key=lambda line: line.left)) for row in rows]


def _with_marks(row: Row) -> Row:
    """A row whose bullets and numbers of items are one line with what follows them."""
    joined: Row = []
    for line in row:
        if joined and _is_mark(joined[-1].text) and 0 <= line.left - joined[-1].right < _HANGING * line.size:
            joined[-1] = _side_by_side(joined[-1], line)
        else:
            joined.append(line)
    return joined


def _is_mark(text: str) -> bool:
    found = ITEM.match(text)
    return (found is not None and found.end() == len(text)) or _BULLET.fullmatch(text) is not None


def _side_by_side(one: Line, other: Line) -> Line:
    """Two lines of a row as one; it is as large and as bold as the longer."""
    longer = one if len(one.text) > len(other.text) else other
    return replace(
        longer,
        text=f"{one.text} {other.text}",
        left=one.left,
        right=max(one.right, other.right),
        first=one.first,
        space_after=other.space_after,
        spread=one.spread + other.spread,
    )


def _columns(band: Band, *, sure: bool = False) -> list[list[Line]]:
    """The lines of each column of a band; none if nothing shows that there is more than one.

    Args:
        band: rows and strips.
        sure: other pages have these columns.
    """
    strips = band.inner()
    columns: list[list[Line]] = [[] for _ in range(len(strips) + 1)]
    for row in band.rows:
        for line in row:
            columns[sum(line.left >= start for start, _ in strips)].append(line)
    columns = [column for column in columns if column]
    if len(columns) < 2:
        return []
    if sure:
        return columns
    for one, other in pairwise(columns):
        top, bottom = min(one[0].top, other[0].top), max(one[-1].bottom, other[-1].bottom)
        if any(sum(bottom <= line.base <= top for line in column) < 2 for column in (one, other)):
            return []
    return columns


def _are_texts(columns: Sequence[Sequence[Line]]) -> bool:
    """True if columns hold texts that run down, false for a table."""
    filled = 0
    for column in columns:
        if len(column) < 3:
            continue
        if _width(column) < _NARROWEST * median(line.size for line in column) or not _runs_on(column):
            return False
        filled += 1
    return filled >= 2


def _runs_on(column: Sequence[Line]) -> bool:
    """True if most lines of a column belong to paragraphs of several: the next word would not have fitted."""
    rows = [_as_one(row, row[-1].right) for row in _rows_of(column)]
    edge = max(line.right for line in rows)
    full = [edge - one.right < other.first + 0.5 * one.size for one, other in pairwise(rows)]
    running = sum(one or other for one, other in zip([*full, False], [False, *full], strict=True))
    return running >= _RUNNING * len(rows)


def _width(column: Sequence[Line]) -> float:
    return max(line.right for line in column) - min(line.left for line in column)


def _as_one(row: Row, edge: float | None = None) -> Line:
    """A row that is not of columns as a line; where its gaps are wide, as cells.

    Args:
        row: its lines, left to right.
        edge: where the lines of a justified text end: in one that ends there words are spread.
    """
    spread = edge is not None and abs(row[-1].right - edge) <= 2 * ALIGNED
    groups: list[Line] = []
    for line in row:
        wide = _SPREAD_CELL if spread else _CELL
        if groups and (line.left - groups[-1].right <= wide * line.size or _NUMBER.fullmatch(line.text)):
            groups[-1] = _side_by_side(groups[-1], line)
        else:
            groups.append(line)
    return groups[0] if len(groups) == 1 else _as_row([[line] for line in groups])


def _as_row(cells: Sequence[Sequence[Line]]) -> Line:
    """A row of a table as a line."""
    lines = [line for cell in cells for line in cell]
    base, size = max(line.base for line in lines), median(line.size for line in lines)
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    return Line("", left, right, base, size, False, right - left, cells=tuple(map(tuple, cells)))


def _notes(flow: Flow, size: float) -> Flow | None:
    """Takes the footnotes from the end of a flow; ``None`` if it has none.

    They are smaller than the text, and the first begins with a mark.
    """
    start = len(flow.lines)
    while start and not flow.lines[start - 1].cells and flow.lines[start - 1].size <= _NOTE_SIZE * size:
        start -= 1
    while start < len(flow.lines) and not _NOTE_MARK.match(flow.lines[start].text):
        start += 1
    if start in (0, len(flow.lines)):
        return None
    notes = Flow(flow.lines[start:], aside=True)
    del flow.lines[start:]
    return notes
