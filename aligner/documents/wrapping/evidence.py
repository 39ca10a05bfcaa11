"""What speaks for and against two lines being one paragraph.

In:   the gaps of a text.
Out:  the names of what is seen at each gap, with amounts, to be weighed.
Not:  the weights (weights.py), what kind of text stands around (surroundings.py), joining (joining.py).
Idea: a line goes on where its last word needs another, where the next begins in the middle, where it fills the width,
      where other lines around do; each says little, all together say enough.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .surroundings import around_gaps, double_spaced, log_odds, stop_ahead
from .word_ends import end_odds, start_odds

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .gaps import Gap
    from .widths import Fit

__all__ = ["observations"]

_LONG = 160  # columns; nobody breaks lines to be so long
_SURE = (0.4, 0.65, 0.85, 0.94)
_SHARES = (0.4, 0.65, 0.85)


def observations(gaps: Sequence[Gap], fit: Sequence[Fit]) -> Iterator[dict[str, float]]:
    """For each gap what is seen there: name -> 1, or how much of it.

    Args:
        gaps: of a text.
        fit: how the first line of each fills the width, from ``fits``.
    """
    sizes: dict[int, int] = {}
    for gap in gaps:
        if not gap.blanks:
            sizes[gap.block] = sizes.get(gap.block, 1) + 1
    around = around_gaps(gaps)
    spaced = double_spaced(gaps)
    stops = stop_ahead(gaps)
    for index, gap in enumerate(gaps):
        seen = {"always": 1.0}
        if not index:
            seen["first line"] = 1.0
        seen.update(_words(gap))
        seen.update(_layout(gap, fit[index]))
        seen.update(_indent(gaps, index, fit[index]))
        seen.update(_width(gap, fit[index]))
        seen.update(next(around))
        if not gap.ended:
            item = ", item" if "item of a list, open" in seen else ""
            seen[f"stop ahead: {_few(stops[index])}{item}"] = 1.0
            if gap.after.start == "lower":
                seen[f"lower, stop ahead: {_few(stops[index])}"] = 1.0
        if gap.blanks:
            seen = _over_blanks(gap, seen, spaced=spaced[index], alone=sizes.get(gap.block, 1) == 1)
        yield seen


def _few(count: int) -> str:
    return (
        "none"
        if not count
        else str(count)
        if count < 3
        else "some"
        if count < 6
        else "far"
        if count < 12
        else "very far"
    )


def _words(gap: Gap) -> dict[str, float]:
    before, after = gap.before, gap.after
    seen = {f"end: {before.end}": 1.0, f"start: {after.start}": 1.0}
    from_end = " from end" if gap.ended else ""
    if gap.ended and after.start in ("lower", "ko particle"):
        seen["ended, but goes on"] = 1.0
    if before.end in ("ko", "lower", "capital"):
        seen["last word" + (", Korean" if before.end == "ko" else "")] = _clipped(end_odds(before.text))
    if after.start in ("ko", "capital"):
        korean = ", Korean" if after.start == "ko" else ""
        seen[f"first word{korean}{from_end}"] = _clipped(start_odds(after.text))
    if before.end == "comma" and after.start == "capital":
        seen["comma, capital"] = 1.0
    if before.end == "ko" and after.start.startswith("ko"):
        seen["Korean both"] = 1.0
    if not gap.ended and before.text.count("(") > before.text.count(")"):
        seen["open bracket"] = 1.0
        if 0 <= after.text.find(")") < (after.text.find("(") % (len(after.text) + 1)):
            seen["bracket closes"] = 1.0
    if before.is_hangul and after.is_latin:
        seen["to Latin" + from_end] = 1.0
    if before.is_latin and after.is_hangul:
        seen["to Korean" + from_end] = 1.0
    return seen


def _clipped(odds: float) -> float:
    return max(-4.0, min(odds, 4.0))


def _layout(gap: Gap, fit: Fit) -> dict[str, float]:
    before, after = gap.before, gap.after
    seen = {}
    if before.code or after.code:
        seen[f"code {before.code} {after.code}"] = 1.0
    if after.mark:
        seen[f"mark: {after.mark}" + ("" if after.credible else " alone")] = 1.0
    if before.mark in ("title", "section", "markup"):
        seen[f"after mark: {before.mark}"] = 1.0
    if after.label:
        seen["label"] = 1.0
    for name, line in (("before", before), ("after", after)):
        if line.columns > _LONG:
            seen[f"long line {name}"] = 1.0
    longer = after.columns / before.columns
    if longer > 1.4:
        seen[f"next line {'three times' if longer > 3 else 'twice' if longer > 2 else 'half'} as long"] = 1.0
    if before.quote != after.quote:
        seen["quote level"] = 1.0
    if before.text.isupper() and not before.is_hangul and not after.text.isupper():
        seen["capitals end"] = 1.0
    if before.is_latin and not gap.ended and _is_title(before.text):
        seen["title case"] = 1.0
    if fit.exact:
        seen["just at the width"] = log_odds(fit.others_exact)
    return seen


def _is_title(text: str) -> bool:
    """Nearly all of its longer words begin with a capital."""
    words = [word for word in text.split() if len(word) > 3 and word[0].isalpha()]
    return len(words) > 1 and sum(word[0].isupper() for word in words) >= 0.75 * len(words)


def _indent(gaps: Sequence[Gap], index: int, fit: Fit) -> dict[str, float]:
    """How the second line stands to the first: under it, deeper, below a mark, at the margin behind a first line."""
    gap = gaps[index]
    before, after = gap.before, gap.after
    seen = {}
    deeper = after.indent - before.indent
    if before.mark and after.indent == before.hang > before.indent:
        seen["hangs"] = 1.0
        deeper = 0
    elif before.mark and deeper > 0:
        seen["under mark"] = 1.0
        deeper = after.indent - before.hang
    if deeper == 1 and fit.cut and fit.exact:
        deeper = 0  # the space at a break after any letter
    ahead = gaps[index - 1] if index else None
    if deeper > 0:
        seen["deeper" if deeper > 1 else "deeper by 1"] = 1.0
    elif deeper < 0:
        leads = not ahead or ahead.after is not before or ahead.blanks or ahead.before.indent < before.indent
        seen["shallower after a first line" if leads else f"shallower, {gap.state}"] = 1.0
    behind = gaps[index + 1] if index + 1 < len(gaps) else None
    stands_before = behind and behind.before is after and not behind.blanks and not after.mark
    if behind and stands_before and behind.after.indent < after.indent >= before.indent:
        seen["indent of a first line"] = 1.0
    return seen


def _width(gap: Gap, fit: Fit) -> dict[str, float]:
    sure = sum(fit.sure > limit for limit in _SURE)
    if fit.full:
        fill = "full"
    elif fit.share > 1:
        fill = "over"
    else:
        fill = ("short", "half", "part", "near")[sum(fit.share > limit for limit in _SHARES)]
    seen = {f"{fill}, sure {sure}, {gap.state}": 1.0}
    if fit.cut:
        seen[f"cut words, {fill}"] = 1.0
    return seen


def _over_blanks(gap: Gap, seen: dict[str, float], *, spaced: bool, alone: bool) -> dict[str, float]:
    """What is seen over blank lines is weighed by itself: they mostly part paragraphs."""
    found = {f"blank: {name}": amount for name, amount in seen.items()}
    if alone:
        found["blank: line alone"] = 1.0
    if gap.page:
        found["blank: page break"] = 1.0
    elif gap.blanks > 1:
        found["blank: more than one"] = 1.0
    if spaced:
        found["blank: double spaced"] = 1.0
    return found
