"""The width at which the lines of a text were broken, as it changes from part to part.

In:   the gaps between lines that follow each other.
Out:  for each gap a Fit: the width there, how sure it is, how far the line fills it.
Not:  whether the line goes on (evidence.py).
Idea: a program breaks a line where the next word would not have fitted. So each broken line tells between which two
      widths the text's lies: that of the line, and that of the line with the next word. Where many of these stretches
      meet in one point, there is a width; where they do not, the lines were ended by a person. Lines that seem to stop
      inside a sentence are asked, and parts of a text one by one, since a text may hold both.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .gaps import starts_anew
from .korean import syllable_odds
from .lines import columns
from .word_ends import is_korean

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .gaps import Gap
    from .lines import Line

__all__ = ["Fit", "NARROWEST", "fits"]

#: Columns or letters of the widths that are looked for.
NARROWEST, _WIDEST = 14, 180
#: Gaps that tell something, in a part of a text whose width is looked for; the parts beside it are asked too.
_PART = 24
#: Of breaks after any letter, how many fall between words.
_CUTS_AT_SPACES = 0.3
#: Gaps at the beginning of a text that tell the width of all of it.
_SAMPLE = 4000
#: Log-odds of words not being cut, before anything is seen.
_SURE_CUT = 2.0
#: Breaks that are asked whether they cut words.
_ASKED = 200


@dataclass(frozen=True, slots=True)
class Fit:
    """How a line fills the width of its part of the text.

    Attributes:
        width: in letters or columns; 0 if none was found.
        sure: share of lines that break off inside a sentence which fill the width, others than this, 0..1.
        full: the next word would not have fitted.
        share: the line's width by the width, 0...
        cut: words are cut at the ends of lines.
        slack: letters or columns that the line lacks to the width.
        in_columns: the width is one of columns.
        exact: the line ends just at the width, the space behind it counted.
        others_exact: share of the other lines at the width that do, 0..1.
    """

    width: int
    sure: float
    full: bool
    share: float
    cut: bool
    slack: int = 0
    in_columns: bool = True
    exact: bool = False
    others_exact: float = 0.0


@dataclass(frozen=True, slots=True)
class _Width:
    value: int
    in_columns: bool
    cut: bool = False


def _size(line: Line, in_columns: bool) -> int:
    return line.columns if in_columns else line.letters


def _is_exact(line: Line, width: _Width) -> bool:
    """The line ends just at the width, or where a space that stood there was taken off; a space that stays counts."""
    if line.raw.endswith(" "):
        size = columns(line.raw) if width.in_columns else len(line.raw)
        return width.value - width.in_columns <= size <= width.value + 1  # the space may hang over
    return _size(line, width.in_columns) >= width.value - (2 if width.in_columns else 1)


def _ends_at(line: Line, width: _Width) -> bool:
    """The line ends just at the width, the space behind it counted."""
    return (columns(line.raw) if width.in_columns else len(line.raw)) == width.value


def _next_size(gap: Gap, in_columns: bool) -> int:
    """The least width that would have held the line and the next word."""
    word = gap.after.text.split(None, 1)[0]
    return _size(gap.before, in_columns) + 1 + (columns(word) if in_columns else len(word))


def _is_full(gap: Gap, width: _Width) -> bool:
    size = _size(gap.before, width.in_columns)
    if width.cut and is_korean(gap.after.text[0]):
        return _is_exact(gap.before, width) and size <= width.value + 1
    return size <= width.value < _next_size(gap, width.in_columns)


def _best(gaps: Sequence[Gap]) -> _Width:
    """The width that explains most gaps, less the lines that are wider."""
    chosen, best = _Width(0, in_columns=True), (0.0, 0.0)
    for in_columns in (True, False):
        width, explained = _best_of(gaps, in_columns)
        cut = _cut(gaps, width) if width.value else 0.0
        # Two ways of measuring may explain nearly the same; then the one at whose very end words are cut is the better.
        score = (1.25 * explained if cut > 0 else explained, cut)
        if score > best:
            chosen, best = _Width(width.value, in_columns, cut > 0), score
    return chosen


def _best_of(gaps: Sequence[Gap], in_columns: bool) -> tuple[_Width, float]:
    """The best width of one measure, and how many gaps it explains."""
    found, best = _Width(0, in_columns), 0.0
    starts = [0.0] * (_WIDEST + 2)
    over = [0.0] * (_WIDEST + 2)
    for gap in gaps:
        low = _size(gap.before, in_columns)
        if low > _WIDEST:
            over[_WIDEST + 1] += gap.weight
            continue
        over[low] += gap.weight
        starts[low] += gap.weight
        starts[min(_next_size(gap, in_columns), _WIDEST + 1)] -= gap.weight
    wider = sum(over)
    covering = 0.0
    for width in range(_WIDEST + 1):
        covering += starts[width]
        wider -= over[width]
        if width >= NARROWEST and covering - wider > best + 1e-9:
            found, best = _Width(width, in_columns), covering - wider
    return found, best


def _cut(gaps: Sequence[Gap], width: _Width) -> float:
    """Log-odds that words were cut.

    Lines that end exactly at the width say so, some with a space and some without; and syllables that hardly stand at
    the end and at the beginning of words.
    """
    odds = -_SURE_CUT
    asked = spaced = 0
    for gap in gaps:
        if gap.going and is_korean(gap.after.text[0]) and asked < _ASKED:
            size = _size(gap.before, width.in_columns)
            if size <= width.value < _next_size(gap, width.in_columns):
                asked += 1
                ends_in_space = gap.before.raw.endswith(" ")
                spaced += ends_in_space
                odds += math.log(0.97 / 0.36) if _is_exact(gap.before, width) else math.log(0.03 / 0.64)
                if is_korean(gap.before.text[-1]) and not ends_in_space:
                    odds += _cut_odds(gap.before.text, gap.after.text)
    return odds + (_SURE_CUT if 0 < spaced < asked else 0.0)


def _cut_odds(before: str, after: str) -> float:
    """Log-odds of syllables at a seam if words are cut there anywhere, against only between words."""
    apart = math.exp(min(-syllable_odds(before, after), 6.0)) * _CUTS_AT_SPACES / (1 - _CUTS_AT_SPACES)
    return math.log(_CUTS_AT_SPACES + (1 - _CUTS_AT_SPACES) * apart)


def _explained(gaps: Sequence[Gap], width: _Width) -> float:
    """How many gaps are at the width, less the lines that are wider."""
    return sum(
        gap.weight
        if _is_full(gap, width)
        else -gap.weight * (_size(gap.before, width.in_columns) > width.value)
        for gap in gaps
    )


#: Of some gaps: the weight of those at the width, and of all; how many all are; how many of those at the width end just
#: there; how many are at the width.
_Share = tuple[float, float, int, int, int]


def _share(gaps: Sequence[Gap], width: _Width) -> _Share:
    full = [gap for gap in gaps if _is_full(gap, width)]
    return (
        sum(gap.weight for gap in full),
        sum(gap.weight for gap in gaps),
        max(len(gaps), 1),
        sum(_ends_at(gap.before, width) for gap in full),
        len(full),
    )


def fits(gaps: Sequence[Gap]) -> list[Fit]:
    """How each gap's first line fills the width of its part of the text.

    Args:
        gaps: between lines of text, in order; those of a block stand together.
    """
    close = [gap for gap in gaps if not gap.blanks and not starts_anew(gap)]
    if not close:
        return [Fit(0, 0.0, False, 1.0, False)] * len(gaps)
    blocks: dict[int, list[Gap]] = {}
    for gap in close:
        blocks.setdefault(gap.block, []).append(gap)
    parts = _parts(list(blocks.values()))
    whole = _best(close[:_SAMPLE])
    widths: dict[int, tuple[_Width, list[Gap]]] = {}
    for number, part in enumerate(parts):
        around = [gap for near in parts[max(0, number - 1) : number + 2] for block in near for gap in block]
        local = _best(around)
        for block in part:
            choice = max((local, whole), key=lambda width: _explained(block, width))
            if sum(gap.weight for gap in block) >= 3:
                own = _best(block)
                if _explained(block, own) >= _explained(block, choice) + 1.5:
                    choice = own
            widths[block[0].block] = (choice, around)
    default = (whole, close[:_SAMPLE])
    shares: dict[tuple[int, _Width], _Share] = {}
    own_shares: dict[int, _Share] = {}
    found = []
    for gap in gaps:
        width, around = widths.get(gap.block, default)
        key = (id(around), width)
        if key not in shares:
            shares[key] = _share(around, width)
        if gap.block not in own_shares:
            own_shares[gap.block] = _share(blocks.get(gap.block, []), width)
        found.append(_fit(gap, width, shares[key], own_shares[gap.block]))
    return found


def _fit(gap: Gap, width: _Width, around: _Share, own: _Share) -> Fit:
    if not width.value:
        return Fit(0, 0.0, False, 1.0, False)
    full = _is_full(gap, width)
    counted = not gap.blanks and not starts_anew(gap)
    self_full, self_all = (gap.weight if full else 0.0, gap.weight) if counted else (0.0, 0.0)
    # Of a few lines, some meet in one point by chance: one less counts.
    one = max(around[1] / around[2], 0.25)
    near = (max(around[0] - self_full - 0.7 * one, 0.0) + 0.4 * one) / (around[1] - self_all + 0.7 * one)
    sure = (own[0] - self_full + 2 * one * near) / (own[1] - self_all + 2 * one)
    size = _size(gap.before, width.in_columns)
    exact = _ends_at(gap.before, width)
    others = (around[3] - (exact and full and counted) + 0.3) / (around[4] - (full and counted) + 1.5)
    return Fit(
        width.value,
        sure,
        full,
        size / width.value,
        width.cut,
        width.value - size,
        width.in_columns,
        exact,
        others,
    )


def _parts(blocks: Sequence[list[Gap]]) -> list[list[list[Gap]]]:
    """Blocks that follow each other, so many that their gaps tell a width."""
    parts: list[list[list[Gap]]] = [[]]
    told = 0.0
    for block in blocks:
        parts[-1].append(block)
        told += sum(gap.weight for gap in block)
        if told >= _PART:
            parts.append([])
            told = 0.0
    return [part for part in parts if part]
