"""Put paragraphs together again that were broken into lines of one width.

In:   lines of a text file or of a PDF page.
Out:  paragraphs, each with the number of its first line.
Not:  sentences.
Idea: a writer's lines end where they end; a program's lines end where the next word would not have fitted.
      If nearly every line of a text is such that its neighbour's first word did not fit, the text was
      wrapped.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections import Counter
from typing import TYPE_CHECKING

from .sentence_end import CLOSING, ELLIPSIS, STOPS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

__all__ = ["join_wrapped"]

_WIDEST = 140  # columns; no one wraps wider
_NARROWEST = 28
#: A colon or semicolon ends a line like a full stop: what follows is a list.
_LINE_END = re.compile(rf"[{STOPS}{ELLIPSIS}:;：][{CLOSING}]*$")
_HANGUL_END = re.compile(r"[가-힣]$")
_HANGUL_START = re.compile(r"[가-힣]")
#: No space before these.
_GLUED = ".,!?…)”’》」』"
_NEW_ITEM = re.compile(r"(?:[-*•○●■□◇◆▲△▶]\s|\(?\d{1,3}[.)]\s|\(?[가나라마바사아자차카타파하][.)]\s)")


def join_wrapped(lines: Sequence[str], *, ragged: bool = False) -> list[tuple[str, int]]:
    """Paragraphs of (text, 1-based number of the first line); unwrapped text comes back as it is.

    Args:
        lines: of a file; a blank line always parts paragraphs.
        ragged: the lines come from a page with proportional letters, so their width varies by a fifth.

    >>> join_wrapped(["A line that its writer ended.", "Another one."])
    [('A line that its writer ended.', 1), ('Another one.', 2)]
    """
    stripped = [line.rstrip() for line in lines]
    width, measure, by_letter = _wrap_width(lines, ragged)
    if not width:
        return [(line, number) for number, line in enumerate(stripped, 1)]
    words = Counter(re.findall(r"[\w-]+", " ".join(stripped))) if ragged else Counter()
    paragraphs: list[tuple[str, int]] = []
    going_on = False
    before = ""
    for number, line in enumerate(stripped, 1):
        if not line.strip():
            going_on = False
            continue
        text = line.strip()
        indent = len(line) - len(line.lstrip())
        opens = indent > len(before) - len(before.lstrip()) and not (by_letter and indent == 1)
        if going_on and not opens and not _NEW_ITEM.match(text):
            so_far, first = paragraphs[-1]
            cut_word = by_letter and not indent and not before[-1:].isspace()
            paragraphs[-1] = (_glue(so_far, text, words, cut_word), first)
        else:
            paragraphs.append((text, number))
        before = lines[number - 1]
        following = stripped[number].strip() if number < len(stripped) else ""
        going_on = bool(following) and _is_full(line, following, width, measure, ragged, by_letter)
    return paragraphs


def _columns(text: str) -> int:
    """Columns on a terminal: East Asian letters take two."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


def _wrap_width(lines: Sequence[str], ragged: bool) -> tuple[int, Callable[[str], int], bool]:
    """The width of the lines, 0 if they were not wrapped; how it is measured; whether words were cut."""
    pairs = [
        (one.rstrip(), other.strip())
        for one, other in itertools.pairwise(lines)
        if one.strip() and other.strip() and " " in one.strip()
    ]
    if len(pairs) < 2 or sum(len(line) > _WIDEST for line in lines) > 0.1 * len(lines):
        return 0, len, False
    inside = [(one, other) for one, other in pairs if not _LINE_END.search(one)]
    latin = [other for _, other in inside if other[0].isascii() and other[0].isalpha()]
    if len(inside) < max(2, 0.3 * len(pairs)) or sum(other[0].islower() for other in latin) < 0.4 * len(
        latin
    ):
        # Lines that end like sentences, or begin with capitals, were ended by a writer.
        return 0, len, False
    hangul = sum(bool(_HANGUL_END.search(one) and _HANGUL_START.match(other)) for one, other in inside)
    ways = [True, False] if hangul > 0.5 * len(inside) else [False]
    if ragged:
        # If some lines end in a space and others do not, those others cut a word.
        spaced = sum(one[-1:].isspace() for one in lines if one.strip()) / len(pairs)
        ways = [0.2 < spaced < 0.95]
    for measure in (len, _columns):
        # A line that is one long word, an address, says nothing about the width.
        lengths = sorted(measure(line.rstrip()) for line in lines if " " in line.strip())
        width = lengths[int(0.9 * (len(lengths) - 1))] if ragged else lengths[-1]
        if not _NARROWEST <= width <= _WIDEST:
            continue
        for by_letter in ways:
            full = sum(_is_full(one, other, width, measure, ragged, by_letter) for one, other in inside)
            if full >= 2 and full >= (0.6 if ragged else 0.9 if by_letter else 0.7) * len(inside):
                return width, measure, by_letter
    return 0, len, False


def _is_full(
    line: str, following: str, width: int, measure: Callable[[str], int], ragged: bool, by_letter: bool
) -> bool:
    """True if the next word would not have fitted into the line."""
    if ragged:
        return measure(line) >= 0.72 * width or (measure(line) >= 0.5 * width and following[:1].islower())
    if by_letter:
        return measure(line) >= width - 2
    return measure(line) + 1 + measure(following.split(None, 1)[0]) > width


def _glue(before: str, after: str, words: Counter[str], cut_word: bool) -> str:
    """Two lines as one: with a space, without one where a word was cut, without the hyphen that cut it."""
    if match := re.search(r"([A-Za-z]+)-$", before):
        rest = re.match(r"[a-z]+", after)
        if rest:
            whole = match[1] + rest[0]
            if not words[f"{match[1]}-{rest[0]}"] and (words[whole] or words.total()):
                return before[:-1] + after
        return before + after
    if cut_word and _HANGUL_END.search(before) and _HANGUL_START.match(after):
        return before + after
    return before + after if after[0] in _GLUED else f"{before} {after}"
