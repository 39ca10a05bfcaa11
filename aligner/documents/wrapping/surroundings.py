"""What kind of text stands around a gap: broken sentences, sentences line by line, lists, capitals, another language.

In:   the gaps of a text.
Out:  for each gap what is seen around it, names with amounts.
Not:  what is seen at the gap itself (evidence.py).
Idea: one gap alone says little where words and width say nothing: a sentence that ends at the end of a line is the
      end of a paragraph among lines that all end so, and is not among lines that break off anywhere. Of each gap's
      surroundings the gap itself is taken out, so that it does not bear witness for itself.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .gaps import starts_anew
from .lines import LIST_MARKS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from .gaps import Gap

__all__ = ["around_gaps", "double_spaced", "log_odds", "stop_ahead", "with_neighbours"]

_NEAR = 15  # gaps before and behind one that are asked
_AROUND = 0.5  # what a gap counts that is near, but in another block
_WIDEST = 640  # columns; a paragraph in a line may be longer without telling more
_LONG_BLOCK = 25  # gaps; no paragraph has so many lines


@dataclass(slots=True)
class _Text:
    """What gaps say together; sums, from which those of a gap itself can be taken."""

    count: float = 0.0
    ended: float = 0.0  # a sentence is over there
    broken: float = 0.0  # a sentence goes on there
    open_ends: float = 0.0  # the last word needs another
    inside: float = 0.0  # sentences that end inside lines
    parted: float = 0.0  # a sentence is over, and a blank line follows
    capitals: float = 0.0  # a line begins with a capital behind one that is not ended
    lowers: float = 0.0  # the same with a small letter
    turns: float = 0.0  # the language changes
    rises: float = 0.0  # the next line is indented more, outside of lists
    falls: float = 0.0  # the next line is indented less, outside of lists
    marks: float = 0.0  # the next line is an item of a list
    sizes: float = 0.0  # columns of lines
    squares: float = 0.0

    def add(self, gap: Gap, in_item: bool, sign: int = 1) -> None:
        """Add a gap, or take it away; one before a new item tells nothing but that."""
        self.rises += sign * (gap.after.indent > gap.before.indent and not in_item)
        self.falls += sign * (gap.after.indent < gap.before.indent and not in_item)
        if starts_anew(gap):
            self.marks += sign * (gap.after.mark in LIST_MARKS)
            return
        size = min(gap.before.columns, _WIDEST)
        self.count += sign
        self.sizes += sign * size
        self.squares += sign * size * size
        self.broken += sign * (gap.going if gap.going > 0.5 else 0.0)
        self.inside += sign * gap.before.ends_inside
        self.turns += sign * (gap.before.is_hangul != gap.after.is_hangul)
        self.open_ends += sign * gap.before.open_end
        if gap.ended:
            self.ended += sign
            self.parted += sign * (gap.blanks > 0)
        else:
            self.capitals += sign * (gap.after.start == "capital")
            self.lowers += sign * (gap.after.start == "lower")


def around_gaps(gaps: Sequence[Gap]) -> Iterator[dict[str, float]]:
    """For each gap what is seen around it."""
    items = _in_items(gaps)
    blocks: dict[int, _Text] = {}
    for gap, item in zip(gaps, items, strict=True):
        if not gap.blanks:
            blocks.setdefault(gap.block, _Text()).add(gap, item)
    near = _Text()
    low = high = 0
    for index, (gap, item) in enumerate(zip(gaps, items, strict=True)):
        while high < min(len(gaps), index + _NEAR + 1):
            near.add(gaps[high], items[high])
            high += 1
        while low < index - _NEAR:
            near.add(gaps[low], items[low], -1)
            low += 1
        block = blocks.get(gap.block) or _Text()
        own = (near,) if gap.blanks else (near, block)
        for sums in own:
            sums.add(gap, item, -1)
        yield _around(gap, block, near, item=item)
        for sums in own:
            sums.add(gap, item)


def _in_items(gaps: Sequence[Gap]) -> list[bool]:
    """For each gap whether its first line belongs to an item of a list, so far as no blank line ends it."""
    found = []
    item = False
    for index, gap in enumerate(gaps):
        if gap.before.mark in LIST_MARKS and gap.before.credible:
            item = True
        elif not index or gaps[index - 1].blanks or gaps[index - 1].after is not gap.before:
            item = False
        found.append(item)
    return found


def _around(gap: Gap, block: _Text, near: _Text, *, item: bool) -> dict[str, float]:
    """What is seen in the block of a gap and near it, the gap taken out of both."""
    state = gap.state

    def told(what: str) -> float:
        return float(getattr(block, what) + _AROUND * getattr(near, what))

    ended = told("ended")
    open_share = log_odds((told("open_ends") + 1.5) / (told("count") - ended + 3))
    together = near.ended - near.parted
    seen = {
        f"broken, {state}": math.log((told("broken") + 0.4) / (ended + 0.4)),
        f"open ends, {state}": max(-1.5, min(open_share, 1.5)),
        f"ends inside, {state}": math.log((told("inside") + 0.5) / (ended + 0.5)),
        f"blank lines part, {state}": math.log((near.parted + 0.5) / (together + 0.5)),
    }
    if gap.after.start == "capital":
        capitals = math.log((near.capitals + 0.5) / (near.lowers + 1))
        seen[f"capitals begin lines, {state}"] = max(-0.3, capitals)
    if gap.after.indent > gap.before.indent and not item:
        seen[f"deeper as others, {state}"] = math.log(1 + near.rises)
    elif gap.after.indent < gap.before.indent and not item:
        seen[f"shallower as others, {state}"] = math.log(1 + near.falls)
    if item and not gap.after.mark and near.marks > 1:
        seen[f"item of a list, {state}"] = 1.0
    if near.count:
        mean = near.sizes / near.count
        seen[f"spread, {state}"] = min(
            math.sqrt(max(near.squares / near.count - mean * mean, 0.0)) / mean, 1.5
        )
    if near.turns > 0.4 * near.count and gap.before.is_hangul != gap.after.is_hangul:
        seen["languages in turns"] = 1.0
    if block.count < 1:
        seen[f"two lines, {state}"] = 1.0
    elif block.count > _LONG_BLOCK and gap.ended:
        seen["long block, ended"] = 1.0
    return seen


def log_odds(share: float) -> float:
    """Of a share, 0..1, kept away from both ends."""
    share = min(max(share, 0.02), 0.98)
    return math.log(share / (1 - share))


def double_spaced(gaps: Sequence[Gap]) -> list[bool]:
    """For each gap whether a blank line stands after nearly every line around, sentences broken or not."""
    found = []
    low = high = single = broken = close = 0
    for index in range(len(gaps)):
        while high < min(len(gaps), index + _NEAR + 1):
            single += gaps[high].blanks == 1
            broken += gaps[high].blanks == 1 and gaps[high].going > 0.8
            close += gaps[high].blanks == 0
            high += 1
        while low < index - _NEAR:
            single -= gaps[low].blanks == 1
            broken -= gaps[low].blanks == 1 and gaps[low].going > 0.8
            close -= gaps[low].blanks == 0
            low += 1
        found.append(broken >= 3 and broken >= 0.4 * single and close <= 0.1 * (high - low))
    return found


def stop_ahead(gaps: Sequence[Gap]) -> list[int]:
    """For each gap in how many lines behind it the next sentence ends, before a blank line; 0 if none does."""
    found = [0] * len(gaps)
    distance = 0
    for index in range(len(gaps) - 1, -1, -1):
        after = gaps[index].after
        if index + 1 == len(gaps) or gaps[index + 1].before is not after or gaps[index + 1].blanks:
            distance = 0
        distance += distance > 0
        if after.end in ("stop", "ellipsis", "colon") or after.ends_inside:
            distance = 1
        found[index] = distance
    return found


@dataclass(slots=True)
class _Chances:
    """How likely gaps are joined at which a sentence is open, or ended; sums, and how many."""

    open: float = 0.0
    opens: float = 0.0
    ended: float = 0.0
    ends: float = 0.0

    def add(self, gap: Gap, chance: float, sign: float = 1) -> None:
        if gap.blanks or starts_anew(gap):
            return
        if gap.ended:
            self.ended += sign * chance
            self.ends += sign
        else:
            self.open += sign * chance
            self.opens += sign


def with_neighbours(
    gaps: Sequence[Gap], seen: Sequence[Mapping[str, float]], chances: Sequence[float]
) -> Iterator[dict[str, float]]:
    """How likely each gap is joined by itself, and its neighbours: of one block most are, or none is.

    Args:
        gaps: of a text.
        seen: what is seen at each; only how the line fills the width is taken over.
        chances: of each gap, judged by itself, 0..1.
    """
    blocks: dict[int, _Chances] = {}
    for gap, chance in zip(gaps, chances, strict=True):
        blocks.setdefault(gap.block, _Chances()).add(gap, chance)
    near = _Chances()
    low = high = 0
    for index, (gap, own, chance) in enumerate(zip(gaps, seen, chances, strict=True)):
        while high < min(len(gaps), index + _NEAR + 1):
            near.add(gaps[high], chances[high])
            high += 1
        while low < index - _NEAR:
            near.add(gaps[low], chances[low], -1)
            low += 1
        block = blocks[gap.block]
        for sums in (near, block):
            sums.add(gap, chance, -1)
        joined_open = (block.open + 0.3 * near.open + 0.3) / (block.opens + 0.3 * near.opens + 0.6)
        joined_ended = (block.ended + 0.3 * near.ended + 0.3) / (block.ends + 0.3 * near.ends + 0.6)
        for sums in (near, block):
            sums.add(gap, chance)
        fill = next(name for name in own if ", sure " in name)
        prefix = "blank: " if gap.blanks else ""
        state = gap.state
        yield {
            fill: 1.0,
            f"{prefix}{state}": 1.0,
            f"{prefix}by itself, {state}": math.log((chance + 1e-3) / (1 - chance + 1e-3)),
            f"{prefix}open ones joined, {state}": log_odds(joined_open),
            f"{prefix}ended ones joined, {state}": log_odds(joined_ended),
            f"{fill.split(',')[0]}: open ones joined, {state}": log_odds(joined_open),
        }
