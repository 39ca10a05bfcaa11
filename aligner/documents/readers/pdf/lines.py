"""From glyphs to lines of words.

In:   the glyphs of a sheet.
Out:  Lines: what stands on one height without a wide gap, with its words, its place, and how it is drawn.
Not:  columns (layout.py), paragraphs (paragraphs.py).
Idea: a gap is the space between two words if it is as wide as the others that part words on this line. A space that is
      drawn is one whatever its width; the gap that writing programs leave between Hangul and figures is narrower.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from .glyphs import Glyph, Style

__all__ = ["Line", "as_line", "lines_of"]

#: In letter heights: a gap from which on what follows is another line, in a column or a cell perhaps.
_WIDE = 1.0
#: The narrowest gap between words, above what the letters of the line keep between them; the same where so many gaps
#: as wide, and no space that is drawn, show that the words of a line were drawn together.
_NARROW, _TIGHT, _OFTEN = 0.17, 0.12, 3
#: What a word space is taken to measure where nothing tells.
_USUAL = 0.3
#: Glyphs whose lines differ by less stand on one line; raised and lowered ones by less than the other.
_LEVEL = 0.2
#: How far a letter may reach over a rule, in points.
_HAIR = 0.5
_RAISED = 0.65
#: What is raised inside of a line is smaller; so many letters tell how they are spaced.
_SMALLER, _MANY = 0.85, 8
#: Wider gaps are no word spaces if there are narrower ones; a gap that parts nothing.
_FAR, _NONE = 0.75, -9.0
_LEADERS = frozenset(".·…‥∙_-")
#: No one writes a space before these.
_CLOSING = frozenset(".,;:?!)]}…”’」』》〉】）、。，")
_OTHER, _SPACE, _ASIAN, _WESTERN = 0, 1, 10, 20
_ASIAN_LETTER = re.compile(r"[\u1100-\u11ff\u3040-\u318f\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff]")
_WESTERN_LETTER = re.compile(r"[0-9A-Za-z\u00c0-\u052f]")


@dataclass(slots=True)
class Line:
    """Words on one height of a page.

    Attributes:
        text: its words with a space between, NFC.
        left: where it begins, in points from the left.
        right: where it ends.
        base: the line that its letters stand on, in points upwards.
        size: height of most of its letters, in points.
        bold: all of its letters are bold.
        first: how wide its first word is.
        space_after: a space is drawn at its end.
        spread: by how much its word spaces are wider than the narrowest of the sheet, in all.
        cells: of a row of a table, what stands in each of its cells; its text is then empty.
    """

    text: str
    left: float
    right: float
    base: float
    size: float
    bold: bool
    first: float
    space_after: bool = False
    spread: float = 0.0
    cells: tuple[tuple[Line, ...], ...] = ()

    @property
    def top(self) -> float:
        """How high its letters reach."""
        return self.base + 0.8 * self.size

    @property
    def bottom(self) -> float:
        """How low its letters reach."""
        return self.base - 0.2 * self.size


def as_line(text: str) -> Line:
    """A line of a text that has no place on the page."""
    return Line(text, 0.0, 0.0, 0.0, 1.0, False, 0.0)


def lines_of(glyphs: Sequence[Glyph], parted_at: Sequence[tuple[float, float, float]] = ()) -> list[Line]:
    """The lines of a sheet from top to bottom, those on one height from left to right.

    Args:
        glyphs: of a sheet.
        parted_at: where rules are drawn from top to bottom, which no line crosses: how far from the left, from which
            height to which.
    """
    groups = [group for row in _rows(glyphs) for group in _parted(row, parted_at)]
    gapped = [(group, _gaps(group)) for group in _with_raised(groups)]
    space = _usual_space([gap for _, gaps in gapped for gap in gaps])
    # A few letters are spaced as what else stands on their height.
    beside: dict[float, list[_Gap]] = {}
    for group, gaps in gapped:
        beside.setdefault(group[0].base, []).extend(gaps)
    lines = [
        line
        for group, gaps in gapped
        if (line := _line(group, gaps, gaps if len(gaps) >= _MANY else beside[group[0].base], *space))
        is not None
    ]
    return sorted(lines, key=lambda line: (-line.base, line.left))


def _rows(glyphs: Sequence[Glyph]) -> Iterable[list[Glyph]]:
    """Glyphs that stand on one height, from left to right."""
    row: list[Glyph] = []
    for glyph in sorted(glyphs, key=lambda glyph: -glyph.base):
        if row and row[0].base - glyph.base > _LEVEL * glyph.style.size:
            yield sorted(row, key=lambda glyph: glyph.left)
            row = []
        row.append(glyph)
    if row:
        yield sorted(row, key=lambda glyph: glyph.left)


def _parted(row: Sequence[Glyph], parted_at: Sequence[tuple[float, float, float]]) -> Iterable[list[Glyph]]:
    """A row cut where a wide gap is, or a rule; a space that is drawn there ends what stands before it."""
    group: list[Glyph] = []
    end = 0.0
    rules = [place for place, low, high in parted_at if low <= row[0].base <= high]
    for glyph in row:
        if _kind(glyph.text) != _SPACE:
            if group and (
                glyph.left - end > _WIDE * glyph.style.size
                or any(end - _HAIR <= place <= glyph.left + _HAIR for place in rules)
            ):
                yield group
                group = []
            end = max(end, glyph.right) if group else glyph.right
            group.append(glyph)
        elif group:
            group.append(glyph)
    if group:
        yield group


def _with_raised(groups: Iterable[list[Glyph]]) -> list[list[Glyph]]:
    """Groups with the marks of notes, the indices and the askew words that stand beside them at another height."""
    done: list[list[Glyph]] = []
    for group in groups:
        for index in range(len(done) - 1, max(-1, len(done) - 12), -1):
            other = done[index]
            if _is_beside(other, group):
                # The line stands where most of its letters stand.
                both = [*other, *group] if len(other) >= len(group) else [*group, *other]
                base = both[0].base
                done[index] = sorted(
                    (glyph._replace(base=base) for glyph in both), key=lambda glyph: glyph.left
                )
                break
        else:
            done.append(group)
    return done


def _is_beside(one: Sequence[Glyph], other: Sequence[Glyph]) -> bool:
    """True if two groups of different height overlap, and one goes on where the other ends."""
    sizes = one[0].style.size, other[0].style.size
    size = max(sizes)
    if not _LEVEL * min(sizes) < abs(one[0].base - other[0].base) <= _RAISED * size:
        return False
    start, end = one[0].left, max(one[-1].right, one[-2].right if len(one) > 1 else 0.0)
    beside = 0.5 * size
    if -beside < other[0].left - end < beside or -beside < start - other[-1].right < beside:
        return True
    # Where the line goes on behind it, it stands in a gap.
    small, large = (one, other) if len(one) < len(other) else (other, one)
    if small[0].style.size > _SMALLER * large[0].style.size:
        return False
    middle = (small[0].left + small[-1].right) / 2
    if not large[0].left < middle < large[-1].right:
        return False
    return not any(glyph.left < middle < glyph.right and not glyph.text.isspace() for glyph in large)


def _usual_space(gaps: Iterable[_Gap]) -> tuple[float, float]:
    """The usual and the narrowest space between words of a sheet, in letter heights."""
    widths = sorted(gap.width for gap in gaps if gap.drawn or gap.width > _NARROW)
    if not widths:
        return _USUAL, _USUAL
    return min(widths[len(widths) // 2], 0.6), max(widths[len(widths) // 10], 0.1)


class _Gap(NamedTuple):
    """What is between a letter and the next.

    ``width`` is in letter heights; ``drawn``: a space is drawn there; ``asian``: it is behind an Asian letter;
    ``meets``: an Asian and a Western letter meet.
    """

    width: float
    drawn: bool
    asian: bool
    meets: bool

    @property
    def is_bare(self) -> bool:
        """True if nothing is drawn there, between letters of one script."""
        return not self.drawn and not self.meets and self.width > _NONE


def _gaps(group: Sequence[Glyph]) -> list[_Gap]:
    """The gaps between the letters of a group."""
    gaps = []
    before: Glyph | None = None
    drawn, kind = False, _SPACE
    for glyph in group:
        kind_before, kind = kind, _kind(glyph.text)
        if kind == _SPACE:
            drawn, kind = True, kind_before
            continue
        if before is not None:
            size = before.style.size if before.style.size > glyph.style.size else glyph.style.size
            # The dots that lead to a page number are one word however far apart.
            leads = glyph.text == before.text and glyph.text in _LEADERS
            width = _NONE if leads else (glyph.left - before.right) / (size or 1.0)
            meets = kind + kind_before == _ASIAN + _WESTERN
            gaps.append(_Gap(width, drawn and not leads, kind_before == _ASIAN, meets))
        before, drawn = glyph, False
    return gaps


@cache
def _kind(letter: str) -> int:
    """What kind of letter it is; only an Asian and a Western one add up to what these two do."""
    if letter.isspace():
        return _SPACE
    if _ASIAN_LETTER.match(letter):
        return _ASIAN
    return _WESTERN if _WESTERN_LETTER.match(letter) else _OTHER


def _line(
    group: Sequence[Glyph], gaps: Sequence[_Gap], like: Sequence[_Gap], usual: float, narrowest: float
) -> Line | None:
    """A group of glyphs as a line of words; ``None`` if nothing is written there.

    Args:
        group: from left to right.
        gaps: between its letters.
        like: gaps that tell how wide a space is there.
        usual: space of the sheet; ``narrowest`` the least of it, in letter heights.
    """
    letters = [glyph for glyph in group if _kind(glyph.text) != _SPACE]
    if not letters:
        return None
    least = _least_spaces(like, usual)
    words = [letters[0].text]
    first = 0.0
    spread = 0.0
    for index, gap in enumerate(gaps):
        # No one writes a space before a closing mark, but fonts may leave a gap.
        closes = letters[index + 1].text in _CLOSING and not _goes_on(letters, gaps, index + 1)
        if gap.drawn or gap.width >= least[gap.asian][gap.meets or closes]:
            words.append(" ")
            first = first or letters[index].right - letters[0].left
            spread += max(0.0, gap.width - narrowest) * letters[index].style.size
        words.append(letters[index + 1].text)
    right = max(glyph.right for glyph in letters[-3:])
    style = _style_of(letters)
    return Line(
        unicodedata.normalize("NFC", "".join(words)),
        letters[0].left,
        right,
        letters[0].base,
        style.size,
        all(glyph.style.bold for glyph in letters),
        first or right - letters[0].left,
        group[-1].text.isspace(),
        spread,
    )


def _goes_on(letters: Sequence[Glyph], gaps: Sequence[_Gap], index: int) -> bool:
    """True if a letter or figure follows a mark closely: it begins a word, as in ``.iso``."""
    return index < len(gaps) and gaps[index].width < _TIGHT and letters[index + 1].text.isalnum()


def _least_spaces(gaps: Sequence[_Gap], usual: float) -> dict[bool, tuple[float, float]]:
    """From which gap on a line parts words where no space is drawn, behind Asian letters and behind others.

    Args:
        gaps: of the line.
        usual: space of the sheet, in letter heights.

    Returns:
        For each the least gap inside of a script, and where scripts meet.
    """
    bare = {
        kind: sorted(gap.width for gap in gaps if gap.asian == kind and gap.is_bare) for kind in (True, False)
    }
    # Spaced letters: what is between nearly all of them parts no words. Slanted ones reach into each other.
    between = {
        kind: max(-0.1, found[len(found) // 4]) if len(found) >= 4 else 0.0 for kind, found in bare.items()
    }
    wide = sum(gap.is_bare and gap.width >= between[gap.asian] + _TIGHT for gap in gaps)
    narrow = _TIGHT if wide >= _OFTEN and not any(gap.drawn for gap in gaps) else _NARROW
    least = {}
    for kind in (True, False):
        letters = between[kind]
        spaces = sorted(gap.width for gap in gaps if gap.asian == kind and (gap.drawn or gap.is_bare))
        spaces = [width for width in spaces if width >= letters + narrow]
        # Of these the narrower: the gap behind the number of a heading is no word space.
        spaces = [width for width in spaces if width < _FAR] or spaces
        space = max(spaces[len(spaces) // 4] if spaces else usual, letters + narrow) - letters
        least[kind] = letters + max(narrow, 0.5 * space), letters + max(narrow, 0.85 * space)
    return least


def _style_of(letters: Sequence[Glyph]) -> Style:
    """The style of most letters."""
    first = letters[0].style
    if all(glyph.style is first for glyph in letters):
        return first
    return Counter(glyph.style for glyph in letters).most_common(1)[0][0]
