"""Running heads and feet, and page numbers: what stands at the edge of page after page.

In:   the lines of all pages.
Out:  for each page which of its lines are running ones, and why.
Not:  footnotes, which are text (layout.py).
Idea: a running line stands at one height on several pages and says the same there, or the same with a number that
      counts with the pages. Heads that name the chapter are known by their neighbours: most lines at that height come
      again, and space parts them from the text. From the edge inwards, and no further than the first line of text.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise, takewhile
from statistics import median
from typing import TYPE_CHECKING

from ...pieces import PAGE_NUMBER, RUNNING_LINE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .lines import Line

__all__ = ["body_size", "running_lines"]

#: So many rows of a page may be a head, and as many a foot.
_DEEPEST = 4
#: Rows stand at one height if they are no more than a step apart, in points.
_STEP = 3.0
#: Of a row with many numbers the first ones may be that of the page.
_MOST_NUMBERS = 6
#: Letters of such a share of the size of the text are small.
_SMALL = 0.92
#: Letters that differ by more, as a share, are of another size.
_OTHER_SIZE = 0.05
#: Of the rows at one height that head or foot pages, at least so many come again.
_SHARE = 0.5
#: A gap is wide from so many times the usual one on.
_APART = 1.4
_ROMAN = re.compile(r"(?i)(?=[ivxlc])(?:xc|xl|l?x{0,3})?c{0,3}(?:ix|iv|v?i{0,3})")
_ROMAN_DIGITS = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_LABEL = r"(?:(?i:page|pages|p\.|pg\.)|쪽|페이지|면|제)"
_UNIT = r"(?:쪽|페이지|면|(?i:pages?))"
_NUMBER = r"(?:\d{1,4}|(?i:[ivxlc]{1,8}))"
_PAGE_NUMBER = re.compile(
    rf"\W{{0,3}}\s*(?:{_LABEL}\s*)?{_NUMBER}\s*{_UNIT}?"
    rf"(?:\s*(?:/|of|의|중|[-–—|∙·])\s*(?:{_LABEL}\s*)?{_NUMBER}\s*{_UNIT}?)?\s*\W{{0,3}}"
)
# Letters of a line that numbers a page.
_LONGEST = 100
#: Not a number alone: a mark says that it counts pages.
_MARKED = re.compile(rf"[-–—<\[(|].*[-–—>\])|]|.*{_LABEL}.*|.*(?:/|of|의).*")


@dataclass(slots=True)
class _Row:
    """What stands on one height at an edge of a page.

    Attributes:
        page: number of the page in the document.
        lines: its lines, as numbers among those of the page.
        away: how far it is from the edge of the page, in points.
        gap: to the next row inwards; 0 if there is none.
        outermost: nothing is nearer to the edge.
        apart: space parts it from the text.
    """

    page: int
    lines: list[int]
    text: str
    away: float
    size: float
    outermost: bool
    gap: float = 0.0
    apart: bool = False


def body_size(pages: Sequence[Sequence[Line]]) -> float:
    """Size of the letters of most of the text, in points."""
    sizes: dict[float, int] = defaultdict(int)
    for lines in pages:
        for line in lines:
            sizes[round(2 * line.size) / 2] += len(line.text)
    return max(sizes, key=lambda size: sizes[size], default=10.0)


def running_lines(
    pages: Sequence[Sequence[Line]], numbers: Sequence[int], edges: Sequence[tuple[float, float]], size: float
) -> list[dict[int, str]]:
    """Which lines of each page are running ones: their numbers, each with its reason.

    Args:
        pages: the lines of each page, top to bottom.
        numbers: of the pages in the document, rising.
        edges: where each page ends below and above, in points.
        size: of the letters of most of the document, in points.
    """
    usual = _usual_gap(pages)
    found: list[dict[int, str]] = [{} for _ in pages]
    for at_top in (True, False):
        outer = [
            _edge_rows(number, lines, low, high, at_top)
            for lines, number, (low, high) in zip(pages, numbers, edges, strict=True)
        ]
        known = _Repetitions([row for rows in outer for row in rows])
        for rows, running in zip(outer, found, strict=True):
            _part(rows, known, usual)
            reasons = list(takewhile(bool, (_reason(row, known, size, usual, len(pages)) for row in rows)))
            # No page has so many heads: it is a copy of another, of which only small lines are heads.
            copied = len(rows) > _DEEPEST and all(known.comes_again(row, exactly=True) for row in rows)
            for row, reason in zip(rows, reasons, strict=False):
                if not copied or reason == PAGE_NUMBER or row.size <= _SMALL * size:
                    running.update(dict.fromkeys(row.lines, reason))
    return found


def _usual_gap(pages: Sequence[Sequence[Line]]) -> float:
    """How far apart the rows of text mostly are, in points."""
    gaps = [
        one.base - other.base
        for lines in pages
        for one, other in pairwise(lines)
        if one.base - other.base > 0.5 * one.size
    ]
    return median(gaps) if gaps else 0.0


def _edge_rows(page: int, lines: Sequence[Line], low: float, high: float, at_top: bool) -> list[_Row]:
    """The outermost rows of a page, from the edge inwards."""
    order = range(len(lines)) if at_top else range(len(lines) - 1, -1, -1)
    rows: list[_Row] = []
    base = 0.0
    for number in order:
        line = lines[number]
        if rows and abs(line.base - base) < 0.5 * line.size:
            rows[-1].lines.append(number)
            continue
        if rows:
            rows[-1].gap = abs(base - line.base)
        if len(rows) > _DEEPEST:
            break
        base = line.base
        rows.append(_Row(page, [number], "", high - base if at_top else base - low, line.size, not rows))
    for row in rows:
        row.lines.sort(key=lambda number: lines[number].left)
        row.text = " ".join(lines[number].text for number in row.lines)
    return rows


class _Repetitions:
    """Which rows come again on other pages at the same height; heights are told apart by steps, and next ones count."""

    def __init__(self, rows: Sequence[_Row]) -> None:
        self._pages: dict[tuple[str, int], int] = defaultdict(int)
        last: dict[tuple[str, int], int] = {}
        for row in rows:
            for form in _forms(row):
                key = (form, _step(row))
                if last.get(key) != row.page:
                    self._pages[key] += 1
                    last[key] = row.page
        self._all: dict[tuple[int, int], int] = defaultdict(int)
        self._again: dict[tuple[int, int], int] = defaultdict(int)
        for row in rows:
            key_of_level = (_step(row), round(row.size))
            self._all[key_of_level] += 1
            self._again[key_of_level] += self.comes_again(row)

    def comes_again(self, row: _Row, *, exactly: bool = False) -> bool:
        """True if the row stands on another page at about this height, with this text or one that counts on."""
        forms = [_as_it_is(row)] if exactly else _forms(row)
        step = _step(row)
        near = (step - 1, step, step + 1)
        return any(sum(self._pages.get((form, level), 0) for level in near) >= 2 for form in forms)

    def share(self, row: _Row) -> tuple[float, int]:
        """Of the rows of this size at about this height the share that come again, and how many they are."""
        step, size = _step(row), round(row.size)
        keys = [
            (level, height) for level in (step - 1, step, step + 1) for height in (size - 1, size, size + 1)
        ]
        many = sum(self._all.get(key, 0) for key in keys)
        return sum(self._again.get(key, 0) for key in keys) / many, many


def _step(row: _Row) -> int:
    return round(row.away / _STEP)


def _as_it_is(row: _Row) -> str:
    return f"={row.text}"


def _forms(row: _Row) -> list[str]:
    """A row as it is, and with its numbers as distances from the number of the page."""
    forms = [_as_it_is(row)]
    numbers = list(re.finditer(r"\d{1,4}", row.text))
    for match in numbers[:_MOST_NUMBERS]:
        counted = int(match[0]) - row.page
        forms.append(f"{row.text[: match.start()]}\0{counted}{row.text[match.end() :]}")
    if len(numbers) == 1 and len(row.text) < _LONGEST and _PAGE_NUMBER.fullmatch(row.text):
        # On left pages it stands left, on right ones right: only the number counts.
        forms.append(f"\0{int(numbers[0][0]) - row.page}")
    if (roman := _roman(row.text)) is not None:
        forms.append(f"\0{roman - row.page}")
    return forms


def _roman(text: str) -> int | None:
    """The value of a row that is a Roman numeral, with dashes perhaps."""
    digits = text.strip(" -–—").lower()
    if not digits or not _ROMAN.fullmatch(digits):
        return None
    values = [_ROMAN_DIGITS[digit] for digit in digits]
    return sum(-one if one < other else one for one, other in zip(values, [*values[1:], 0], strict=True))


def _part(rows: Sequence[_Row], known: _Repetitions, usual: float) -> None:
    """Find out which rows space parts from the text, alone or together with further ones of a head."""
    below = False
    for row in reversed(rows):
        row.apart = not row.gap or row.gap > _APART * usual or below
        below = row.apart and known.comes_again(row)


def _reason(row: _Row, known: _Repetitions, size: float, usual: float, pages: int) -> str:
    """Why a row at the edge is no text; ``""`` if it is."""
    apart = row.apart
    if len(row.text) < _LONGEST and _PAGE_NUMBER.fullmatch(row.text):
        counts = known.comes_again(row)
        if (
            counts
            or (apart and _MARKED.fullmatch(row.text))
            or (apart and pages == 1 and row.gap > 2 * usual)
        ):
            return PAGE_NUMBER
    share, many = known.share(row)
    if many >= max(2, 0.8 * pages) and row.size <= _SMALL * size and row.gap > 2 * usual and row.outermost:
        return RUNNING_LINE
    if share < _SHARE:
        return ""
    if known.comes_again(row, exactly=True) and (apart or abs(row.size - size) > _OTHER_SIZE * size):
        return RUNNING_LINE
    # A number that counts on may be a heading's; a head that is no larger than the text, and parted from it, is none.
    if apart and row.size <= 1.05 * size and (known.comes_again(row) or many >= 3):
        return RUNNING_LINE
    return ""
