"""The two texts of an alignment, Korean first, taken apart once for everything that looks for names in them.

In:   an Alignment between a Korean and an English text.
Out:  its sentences as KoreanSentence and EnglishSentence, and which of them stand in each bead.
Not:  names (mentions/), candidates and the choice among them (pairing/).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .english_words import Word, is_capital, words
from .korean_words import Token, tokens
from .span import Span

if TYPE_CHECKING:
    from ...model import Alignment

__all__ = ["EnglishSentence", "KoreanSentence", "Texts"]


@dataclass(frozen=True, slots=True)
class KoreanSentence:
    """A Korean sentence: its index in the document, its text and its tokens."""

    index: int
    text: str
    tokens: tuple[Token, ...]

    @classmethod
    def of(cls, index: int, text: str) -> KoreanSentence:
        """Take a sentence apart."""
        return cls(index, text, tokens(text))

    def span(self, first: int, last: int, length: int) -> Span:
        """Where a name stands from token ``first`` to ``length`` syllables into token ``last``."""
        return Span(self.index, self.tokens[first].start, self.tokens[last].start + length)


@dataclass(frozen=True, slots=True)
class EnglishSentence:
    """An English sentence, taken apart.

    Attributes:
        index: its index in the document.
        text: its text.
        words: its words.
        lower: words that the document also writes in lower case; with a capital they are no names.
    """

    index: int
    text: str
    words: tuple[Word, ...]
    lower: frozenset[str] = frozenset()

    @classmethod
    def of(cls, index: int, text: str) -> EnglishSentence:
        """Take a sentence apart, without the document that it stands in."""
        return cls(index, text, words(text))

    def span(self, first: int, last: int) -> Span:
        """Where a name stands from word ``first`` to word ``last``."""
        return Span(self.index, self.words[first].start, self.words[last].end)


@dataclass(frozen=True, slots=True)
class Texts:
    """The two texts of an alignment, Korean first, taken apart.

    Attributes:
        korean: every Korean sentence.
        english: every English sentence.
        beads: Korean and English sentence indexes of each bead.
    """

    korean: tuple[KoreanSentence, ...]
    english: tuple[EnglishSentence, ...]
    beads: tuple[tuple[tuple[int, ...], tuple[int, ...]], ...]

    @classmethod
    def of(cls, alignment: Alignment) -> Texts:
        """Take an alignment's sentences apart, whichever side is the Korean one."""
        sides = [alignment.source_sentences, alignment.target_sentences]
        beads = [(bead.source, bead.target) for bead in alignment.beads]
        if alignment.source.lang.split("-")[0] != "ko":
            sides.reverse()
            beads = [(korean, english) for english, korean in beads]
        split = [words(sentence.text) for sentence in sides[1]]
        lower = frozenset(word.text for sentence in split for word in sentence if not is_capital(word))
        return cls(
            tuple(KoreanSentence.of(i, sentence.text) for i, sentence in enumerate(sides[0])),
            tuple(EnglishSentence(j, sentence.text, split[j], lower) for j, sentence in enumerate(sides[1])),
            tuple(beads),
        )

    def ko_text(self, span: Span) -> str:
        """What stands at a Korean span."""
        return self.korean[span.sentence].text[span.start : span.end]

    def en_text(self, span: Span) -> str:
        """What stands at an English span."""
        return self.english[span.sentence].text[span.start : span.end]
