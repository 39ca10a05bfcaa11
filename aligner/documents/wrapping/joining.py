"""Put paragraphs together again that were broken into lines.

In:   lines of a text file, or of a PDF page.
Out:  paragraphs, each with the number of its first line.
Not:  sentences; what speaks for a join (evidence.py), how much (weights.py), what stands at the seam (seams.py).
Idea: each gap between two lines is judged by itself, by all that is seen at it and around it: a text may be wrapped in
      one part, hold lists and verses in another, and be written a paragraph a line in a third.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .evidence import observations
from .gaps import gaps_of, may_join
from .lines import PAGE_BREAK, columns, parse
from .seams import Seams
from .surroundings import with_neighbours
from .weights import chance, load_weights
from .widths import NARROWEST, fits

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .gaps import Gap
    from .widths import Fit

__all__ = ["join_wrapped"]

#: Lines of a text that is asked whether it is too narrow to be wrapped, or has a sentence a line.
_MANY = 5000
#: Share of the gaps at which a sentence ends, from which on a long text is taken to have one a line; in wrapped text
#: one line in four or five ends so.
_SENTENCE_A_LINE = 0.9
_AROUND = 100  # gaps: more than are looked at to judge one


def join_wrapped(lines: Sequence[str], *, ragged: bool = False) -> list[tuple[str, int]]:
    """Paragraphs of (text, 1-based number of the first line); a text that is not wrapped comes back line by line.

    Lines are joined with the space or without it, as the break took one or not: Korean may be cut inside a word,
    English with a hyphen. A line that begins a list item, a heading, code, a row of a table, or another language
    stays apart, as do verses, and lines that somebody ended. A paragraph goes on over a blank line or a page break
    only where the words on both sides say so; the blank line is then gone, all other blank lines come back as
    ``("", number)``.

    Args:
        lines: of a file, or a few of it; a line that is a form feed is a page break.
        ragged: the lines come from a page with proportional letters, so their width varies by a fifth.

    >>> join_wrapped(["A line that its writer ended.", "Another one."])
    [('A line that its writer ended.', 1), ('Another one.', 2)]
    >>> join_wrapped(["The talks were held in the old town hall and", "went on until the evening of the same day."])
    [('The talks were held in the old town hall and went on until the evening of the same day.', 1)]
    """
    breaks = frozenset(index for index, line in enumerate(lines) if line == PAGE_BREAK)
    if _is_narrow(lines):
        return [(line.strip(), number) for number, line in enumerate(lines, 1)]
    parsed = parse(lines)
    gaps = gaps_of(parsed, breaks)
    joined = _joined(gaps)
    seams = Seams([line for line in parsed if line], joined)
    paragraphs: list[tuple[list[str], int]] = []
    blanks: list[int] = []
    for index, line in enumerate(parsed):
        if not line:
            blanks.append(index + 1)
            continue
        if place := joined.get(line.number):
            so_far = paragraphs[-1][0]
            so_far[-1], seam = seams.between(so_far[-1], *place)
            so_far += [seam, line.text]
        else:
            paragraphs += [([""], number) for number in blanks]
            paragraphs.append(([lines[index].strip()], line.number))
        blanks = []
    paragraphs += [([""], number) for number in blanks]
    return [("".join(parts), number) for parts, number in paragraphs]


def _is_narrow(lines: Sequence[str]) -> bool:
    """A long text whose lines are mostly no wider than a word: nobody wraps so, and judging each takes long."""
    filled = sum(not line.isspace() for line in lines if line)
    if filled <= _MANY:
        return False
    # Few very long lines among them are no sign of a width.
    return sum(min(columns(line), 4 * NARROWEST) for line in lines) < NARROWEST * filled


def _joined(gaps: Sequence[Gap]) -> dict[int, tuple[Gap, Fit]]:
    """The gaps at which a paragraph goes on, by the number of the line behind.

    In a long text that has a sentence a line nearly everywhere only what surrounds the other lines is judged.
    """
    if len(gaps) > _MANY and sum(gap.ended for gap in gaps) > _SENTENCE_A_LINE * len(gaps):
        return {number: found for part in _around_open(gaps) for number, found in _judged(part).items()}
    return _judged(gaps)


def _around_open(gaps: Sequence[Gap]) -> Iterator[Sequence[Gap]]:
    """The gaps near those at which no sentence ends, a list for each run of them."""
    begin = end = 0
    for index, gap in enumerate(gaps):
        if gap.ended:
            continue
        if index - _AROUND > end:
            yield gaps[begin:end]
            begin = index - _AROUND
        end = min(index + _AROUND + 1, len(gaps))
    yield gaps[begin:end]


def _judged(gaps: Sequence[Gap]) -> dict[int, tuple[Gap, Fit]]:
    weights = load_weights()
    fit = fits(gaps)
    seen = list(observations(gaps, fit))
    chances = [
        chance(weights.alone, own) if may_join(gap) else 0.0 for gap, own in zip(gaps, seen, strict=True)
    ]
    return {
        gap.after.number: (gap, own)
        for gap, own, all_seen in zip(gaps, fit, with_neighbours(gaps, seen, chances), strict=True)
        if may_join(gap) and chance(weights.together, all_seen) > 0.5
    }
