"""Sentences, taken apart once for everything that looks for names in them.

In:   the texts of sentences; an Alignment between a Korean and an English text.
Out:  KoreanReading, EnglishReading: what a sentence says by itself, found when it is first asked for and kept;
      KoreanSentence, EnglishSentence: a reading with its place in a document; Texts: the two documents of an
      alignment.
Not:  names (mentions/), candidates and the choice among them (pairing/).
Idea: alignment, glossary and the search for unmatched names ask the same sentences. So a reading belongs to a text, and
      the last ones read are remembered.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from ...language_codes import base_language
from .english_phrases import english_phrases
from .english_words import EnglishText, is_capital, is_headline
from .gazetteer import listed_in_english, listed_in_korean, table_forms_in
from .korean_phrases import korean_phrases
from .korean_words import KoreanText
from .span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ...model import Alignment
    from .english_words import Word
    from .gazetteer import Listed
    from .korean_words import Token
    from .phrase import Phrase

__all__ = [
    "REMEMBERED",
    "EnglishReading",
    "EnglishSentence",
    "KoreanReading",
    "KoreanSentence",
    "Texts",
    "lower_words",
    "read_english",
    "read_korean",
]

# Readings that are remembered: those of a text of some two thousand sentences in both languages. In longer texts each
# step reads once.
REMEMBERED = 4096


class KoreanReading(KoreanText):
    """What a Korean sentence says by itself."""

    @cached_property
    def listed(self) -> tuple[Listed, ...]:
        """What the tables know in it."""
        return tuple(listed_in_korean(self.text, self.tokens, self._table_forms))

    @cached_property
    def listed_with_parts(self) -> tuple[Listed, ...]:
        """What the tables know in it, the first parts of longer words (조선로동당창건) too."""
        return tuple(listed_in_korean(self.text, self.tokens, self._table_forms, compounds=True))

    @cached_property
    def _table_forms(self) -> dict[int, list[str]]:
        return table_forms_in(self.text)

    @cached_property
    def phrases(self) -> tuple[Phrase, ...]:
        """Stretches that may name a body, a place or an office."""
        return tuple(korean_phrases(self))


class EnglishReading(EnglishText):
    """What an English sentence says by itself."""

    @cached_property
    def listed(self) -> tuple[Listed, ...]:
        """What the tables know in it."""
        return tuple(listed_in_english(self.text))

    @cached_property
    def phrases(self) -> tuple[Phrase, ...]:
        """Stretches that may name a body, a place or an office."""
        return tuple(english_phrases(self))

    @cached_property
    def places(self) -> dict[str, tuple[int, ...]]:
        """Word as printed -> its places in ``words``."""
        found: dict[str, list[int]] = {}
        for index, word in enumerate(self.words):
            found.setdefault(word.text, []).append(index)
        return {text: tuple(places) for text, places in found.items()}

    @cached_property
    def is_headline(self) -> bool:
        """True if every word but the small ones has a capital, so that capitals say nothing about names."""
        return is_headline(self.words)


@lru_cache(maxsize=REMEMBERED)
def read_korean(text: str) -> KoreanReading:
    """The reading of a Korean sentence; the one made before, if it is remembered."""
    return KoreanReading(text)


@lru_cache(maxsize=REMEMBERED)
def read_english(text: str) -> EnglishReading:
    """The reading of an English sentence; the one made before, if it is remembered."""
    return EnglishReading(text)


@dataclass(frozen=True, slots=True)
class KoreanSentence:
    """A Korean sentence of a document.

    Attributes:
        index: its place in the document, from 0.
        reading: what it says by itself.
        text: the sentence.
        tokens: its runs of Hangul.
    """

    index: int
    reading: KoreanReading
    text: str
    tokens: tuple[Token, ...]

    @classmethod
    def of(cls, index: int, text: str) -> KoreanSentence:
        """Take a sentence apart."""
        reading = read_korean(text)
        return cls(index, reading, reading.text, reading.tokens)

    def span(self, first: int, last: int, length: int) -> Span:
        """Where a name stands from token ``first`` to ``length`` syllables into token ``last``; tokens count from 0."""
        return Span(self.index, self.tokens[first].start, self.tokens[last].start + length)


@dataclass(frozen=True, slots=True)
class EnglishSentence:
    """An English sentence of a document.

    Attributes:
        index: its place in the document, from 0.
        reading: what it says by itself.
        text: the sentence.
        words: its words.
        lower: words that the document also writes in lower case; with a capital they are no names.
    """

    index: int
    reading: EnglishReading
    text: str
    words: tuple[Word, ...]
    lower: frozenset[str]

    @classmethod
    def of(cls, index: int, text: str, lower: frozenset[str]) -> EnglishSentence:
        """Take a sentence apart."""
        reading = read_english(text)
        return cls(index, reading, reading.text, reading.words, lower)

    def span(self, first: int, last: int) -> Span:
        """Where a name stands from word ``first`` to word ``last``, both included; words count from 0."""
        return Span(self.index, self.words[first].start, self.words[last].end)


@dataclass(frozen=True, slots=True)
class Texts:
    """The two texts of an alignment, Korean first, taken apart.

    Attributes:
        korean: every Korean sentence.
        english: every English sentence.
        beads: Korean and English sentence indexes of each bead.
        decided: numbers of the beads that a person confirmed or corrected.
    """

    korean: tuple[KoreanSentence, ...]
    english: tuple[EnglishSentence, ...]
    beads: tuple[tuple[tuple[int, ...], tuple[int, ...]], ...]
    decided: frozenset[int]

    @classmethod
    def of(cls, alignment: Alignment) -> Texts:
        """Take an alignment's sentences apart, whichever side is the Korean one."""
        sides = [alignment.source_sentences, alignment.target_sentences]
        beads = [(bead.source, bead.target) for bead in alignment.beads]
        if base_language(alignment.source.lang) != "ko":
            sides.reverse()
            beads = [(korean, english) for english, korean in beads]
        korean, english = ([sentence.text for sentence in side] for side in sides)
        lower = lower_words(map(read_english, english))
        return cls(
            tuple(KoreanSentence.of(i, text) for i, text in enumerate(korean)),
            tuple(EnglishSentence.of(j, text, lower) for j, text in enumerate(english)),
            tuple(beads),
            frozenset(number for number, bead in enumerate(alignment.beads) if bead.status != "found"),
        )

    def ko_text(self, span: Span) -> str:
        """What stands at a Korean span."""
        return self.korean[span.sentence].text[span.start : span.end]

    def en_text(self, span: Span) -> str:
        """What stands at an English span."""
        return self.english[span.sentence].text[span.start : span.end]


def lower_words(readings: Iterable[EnglishReading]) -> frozenset[str]:
    """Words that some sentences write in lower case."""
    return frozenset(word.text for reading in readings for word in reading.words if not is_capital(word))
