"""Whether a space stood where a line of Korean was broken.

In:   the lines of all paragraphs; two lines of one of them.
Out:  yes or no.
Not:  hyphens, which Korean does not use (joining.py); what two syllables say by themselves (wrapping/).
Idea: most programs break Korean between any two syllables and drop the space if one stood there. Some draw it where it
      still fits; if lines end far from the edge, the document breaks between words only. Else the syllables tell, and
      which words the document shows elsewhere.
"""

from __future__ import annotations

import re
from math import inf
from typing import TYPE_CHECKING

from ...wrapping.korean import KoreanWords, space_odds
from .paragraphs import room_after

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from .lines import Line
    from .paragraphs import Paragraph

__all__ = ["HangulBreaks"]

_SYLLABLE = re.compile(r"[가-힣]")
_FIRST_OR_LAST_WORD = re.compile(r"^\S+|(?<!\S)\S+$")
_PARTICLE = re.compile(
    r"(?:은|는|이|가|을|를|의|에|에서|에게|로|으로|와|과|도|만|까지|부터|보다|처럼|라고|이라고|라는|이라는|란|이란|라|이라|이나|나|"
    r"이다|입니다|이며|이고|인|일)(?![가-힣])"
)
_COUNTER = re.compile(
    r"(?:년|월|일|시|분|초|명|개|원|억|만|천|조|호|회|차|권|장|절|항|쪽|번|세|살|배|층|도|퍼센트|여)"
)
#: A line with more room, in letter heights, was not broken between two syllables: one more would have fitted.
_ROOM = 1.7
#: That much room a syllable takes; with a mark behind it, which begins no line.
_FITS, _FITS_WITH_MARK = 1.02, 1.4
_FITTED = 1.5  # log-odds of a space where a syllable would have fitted
#: With spaces drawn at the end of more lines than one share and fewer than the other, they tell.
_SOME, _ALL = 0.1, 0.97
_FOR_SPACE = 0.4
_OPENING = "(“‘《「『〈【［["


class HangulBreaks:
    """What a document shows about the ends of its lines."""

    def __init__(self, paragraphs: Sequence[Paragraph]) -> None:
        breaks = [
            (one, edge)
            for paragraph in paragraphs
            for one, other, edge in zip(paragraph.lines, paragraph.lines[1:], paragraph.edges, strict=False)
            if one.text and other.text and _SYLLABLE.match(one.text[-1]) and _SYLLABLE.match(other.text)
        ]
        # A space that would run over the edge is not drawn.
        roomy = [one.space_after for one, edge in breaks if edge - one.right > _FOR_SPACE * one.size]
        self._spaces_tell = _SOME * len(roomy) <= sum(roomy) < _ALL * len(roomy) and any(roomy)
        far = sum(room_after(one, edge) > _ROOM * one.size for one, edge in breaks)
        self._at_words = not self._spaces_tell and far > 0.1 * len(breaks)
        self._words = KoreanWords(
            []
            if self._at_words
            else (_FIRST_OR_LAST_WORD.sub("", line.text) for line in _all_lines(paragraphs))
        )

    def is_space(self, one: Line, other: Line, edge: float) -> bool:
        """True if a space stood between two lines of a paragraph; none is drawn there.

        Args:
            one: a line.
            other: the next.
            edge: how far to the right the lines run, in points; infinite: the writer ended the line.
        """
        before, after = one.text[-1], other.text
        korean_before, korean_after = bool(_SYLLABLE.match(before)), bool(_SYLLABLE.match(after))
        if self._at_words or edge == inf or not (korean_before or korean_after):
            return True
        if self._spaces_tell and edge - one.right > _FOR_SPACE * one.size:
            return before in ",.;:?!…"
        if korean_before and korean_after:
            return self._odds(one, other, edge) > 0
        if korean_after and before.isdigit():
            return not (_COUNTER.match(after) or _PARTICLE.match(after))
        if korean_after and (before.isalpha() or before in ")]”’」』》〉\"'%"):
            return not _PARTICLE.match(after)
        return not (after[0] in _OPENING or (one.text.endswith("제") and after[0].isdigit()))

    def _odds(self, one: Line, other: Line, edge: float) -> float:
        """Log-odds of a space between two syllables."""
        odds = space_odds(one.text, other.text, self._words)
        # A syllable would have fitted, but not with a space before it.
        marked = len(other.text) > 1 and not other.text[1].isalnum() and not other.text[1].isspace()
        fits = room_after(one, edge) > (_FITS_WITH_MARK if marked else _FITS) * one.size
        return odds + (_FITTED if fits else 0.0)


def _all_lines(paragraphs: Iterable[Paragraph]) -> Iterator[Line]:
    for paragraph in paragraphs:
        for line in paragraph.lines:
            yield line
            for cell in line.cells:
                yield from cell
