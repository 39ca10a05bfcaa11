"""The text of a paragraph from its lines.

In:   paragraphs of lines.
Out:  their texts.
Not:  where a paragraph ends (paragraphs.py).
Idea: what stood between the last letter of a line and the first of the next, a space or nothing, is told by what the
      rest of the document shows: which words it writes with a hyphen, whether its lines end in spaces that are drawn,
      and whether they were broken between words or inside of them.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from math import inf
from typing import TYPE_CHECKING

from .hangul_breaks import HangulBreaks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .lines import Line
    from .paragraphs import Paragraph

__all__ = ["Joiner"]

_HYPHENS = "-\u2010\u2011\xad"
_CUT_WORD = re.compile(rf"(?<![^\W\d_])([^\W\d_]+)[{_HYPHENS}]$")
_REST = re.compile(r"[^\W\d_]+")
_PLAIN = str.maketrans(dict.fromkeys(_HYPHENS, "-"))
_HYPHENED = re.compile(rf"(?<![^\W\d_])[^\W\d_]+(?:[{_HYPHENS}][^\W\d_]+)+")
_WORD = re.compile(r"[^\W\d_]+")
_HANGUL_START = re.compile(r"[가-힣]")
#: Scripts that write no spaces.
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uff66-\uff9f]")
#: No space before these, none behind those.
_CLOSING = ".,!?…)”’》」』〉】］）、。，：；！？%"
_OPENING = "(“‘《「『〈【［（"
_QUOTES = "”’"
_ADDRESS = re.compile(r"(?:https?://|www\.|/)\S*[/_=&?.]$")
#: A hyphen behind these is one of a path or a name.
_PATH = re.compile(rf"(?<!\S)[^\s/_@\\.\d]*[/_@\\.\d]\S*[{_HYPHENS}]$")
_SLASH = re.compile(r"[^\s/]/$")
_DASH = re.compile(r"\S[–—]$")


#: A line of a cell that leaves more room, in letter heights, was ended by its writer.
_SHORT = 1.7
#: Of lines this share ends in a hyphen where words are broken; where not, in words that are written with one.
_MANY = 0.04
#: What English writes before a hyphen.
_WITH_HYPHEN = re.compile(
    r"self|non|ex|well|ill|so|long|short|high|low|half|all|full|part|fast|mid|much|anti|pro|one|two|three|four|five|six|seven|"
    r"eight|nine|ten|first|second|third|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
)


class Joiner:
    """Puts lines together as the document they stand in shows."""

    def __init__(self, paragraphs: Sequence[Paragraph]) -> None:
        self._words: Counter[str] = Counter()
        self._hyphened: Counter[str] = Counter()
        for paragraph in paragraphs:
            for line in paragraph.lines:
                self._count(line)
        self._hangul = HangulBreaks(paragraphs)
        self._hyphenates = self._breaks_words(paragraphs)

    def _count(self, line: Line) -> None:
        for cell in line.cells:
            for inner in cell:
                self._count(inner)
        # The last word may go on in the next line.
        text = line.text.lower()
        self._words.update(_WORD.findall(text))
        self._hyphened.update(match.translate(_PLAIN) for match in _HYPHENED.findall(text))

    def text(self, paragraph: Paragraph) -> str:
        """The text of a paragraph; tabs part the cells of a row."""
        first = paragraph.lines[0]
        if paragraph.left_out:
            return " ".join(line.text for line in paragraph.lines)
        if first.cells:
            return "\t".join(self._cell(cell) for cell in first.cells)
        return self._joined(paragraph.lines, paragraph.edges)

    def _cell(self, lines: Sequence[Line]) -> str:
        edge = max((line.right for line in lines), default=0.0)
        return self._joined(
            lines, [edge if edge - line.right < _SHORT * line.size else inf for line in lines]
        )

    def _joined(self, lines: Sequence[Line], edges: Sequence[float]) -> str:
        if not lines:
            return ""
        parts = [lines[0].text]
        for one, other, edge in zip(lines, lines[1:], edges, strict=False):
            ending, between = self._between(parts[-1], one, other, edge)
            parts[-1] = ending
            parts += [between, other.text]
        return "".join(parts)

    def _between(self, before: str, line: Line, other: Line, edge: float) -> tuple[str, str]:
        """What stays of a line that is followed by another, and what stands between them."""
        after = other.text
        if (match := _CUT_WORD.search(before)) and not _PATH.search(before):
            rest = _REST.match(after)
            if rest is None or rest[0][0].isupper() or not self._is_one_word(match[1], rest[0], before[-1]):
                return before, ""
            return before[:-1], ""
        if before[-1] in _HYPHENS and len(before) > 1 and not before[-2].isspace():
            return before, ""
        if _ADDRESS.match(before.rsplit(None, 1)[-1]) and not _HANGUL_START.match(after):
            return before, "" if before[-1] != "." or after[0].islower() else " "
        if _SLASH.search(before) and "://" not in before.rsplit(None, 1)[-1]:
            return before, ""
        closes = after[0] in _CLOSING and not (after[0] in _QUOTES and after[1:2].isalnum())
        if _DASH.search(before) or closes or before[-1] in _OPENING:
            return before, " " if line.space_after else ""
        if _UNSPACED.match(before[-1]) and _UNSPACED.match(after):
            return before, ""
        if line.space_after:
            return before, " "
        return before, " " if self._hangul.is_space(line, other, edge) else ""

    def _breaks_words(self, paragraphs: Sequence[Paragraph]) -> bool:
        """True if the document breaks words with hyphens: many lines end so, or a word is elsewhere whole."""
        lines = hyphens = 0
        for paragraph in paragraphs:
            for one, other in pairwise(paragraph.lines):
                if not one.text or not other.text or not one.text[-1].isascii():
                    continue
                lines += 1
                if (match := _CUT_WORD.search(one.text)) and (rest := _REST.match(other.text)):
                    hyphens += 1
                    if self._words[(match[1] + rest[0]).lower()]:
                        return True
        return hyphens >= _MANY * lines

    def _is_one_word(self, one: str, rest: str, hyphen: str) -> bool:
        """True if a hyphen at the end of a line stands there only because the word was broken."""
        if hyphen == "\xad":
            return True
        one, rest = one.lower(), rest.lower()
        whole, hyphened = self._words[one + rest], self._hyphened[f"{one}-{rest}"]
        if whole or hyphened:
            return whole > hyphened
        return self._hyphenates and _WITH_HYPHEN.fullmatch(one) is None
