"""The two texts of an alignment, Korean first, taken apart once for everything that looks for names in them.

In:   an Alignment between a Korean and an English text.
Out:  its sentences as KoreanSide and EnglishSide, and which of them stand in each bead.
Not:  candidates (candidates.py and others), the choice among them (match.py).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .english import Word, is_capital, words
from .korean import Token, tokens

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..model import Alignment
    from .candidates import MatchSettings

__all__ = ["EnglishSide", "KoreanSide", "Texts", "can_be_mined", "sure_beads"]


@dataclass(frozen=True, slots=True)
class KoreanSide:
    """A Korean sentence: its index in the document, its text and its tokens."""

    index: int
    text: str
    tokens: tuple[Token, ...]

    @classmethod
    def of(cls, index: int, text: str) -> KoreanSide:
        """Take a sentence apart."""
        return cls(index, text, tokens(text))

    def span(self, first: int, last: int, length: int) -> tuple[int, int, int]:
        """Sentence, start and end of a name from token ``first`` to ``length`` syllables into token ``last``."""
        return self.index, self.tokens[first].start, self.tokens[last].start + length


@dataclass(frozen=True, slots=True)
class EnglishSide:
    """An English sentence: its index in the document, its text and its words."""

    index: int
    text: str
    words: tuple[Word, ...]

    @classmethod
    def of(cls, index: int, text: str) -> EnglishSide:
        """Take a sentence apart."""
        return cls(index, text, words(text))

    def span(self, first: int, last: int) -> tuple[int, int, int]:
        """Sentence, start and end of a name from word ``first`` to word ``last``."""
        return self.index, self.words[first].start, self.words[last].end


@dataclass(frozen=True, slots=True)
class Texts:
    """The two texts of an alignment, Korean first, taken apart.

    Attributes:
        korean: every Korean sentence.
        english: every English sentence.
        beads: Korean and English sentence indexes of each bead.
        lower: English words that the text also writes in lower case.
    """

    korean: tuple[KoreanSide, ...]
    english: tuple[EnglishSide, ...]
    beads: tuple[tuple[tuple[int, ...], tuple[int, ...]], ...]
    lower: set[str]

    @classmethod
    def of(cls, alignment: Alignment) -> Texts:
        """Take an alignment's sentences apart, whichever side is the Korean one."""
        sides = [alignment.source_sentences, alignment.target_sentences]
        beads = [(bead.source, bead.target) for bead in alignment.beads]
        if alignment.source.lang.split("-")[0] != "ko":
            sides.reverse()
            beads = [(korean, english) for english, korean in beads]
        english = tuple(EnglishSide.of(j, sentence.text) for j, sentence in enumerate(sides[1]))
        return cls(
            tuple(KoreanSide.of(i, sentence.text) for i, sentence in enumerate(sides[0])),
            english,
            tuple(beads),
            {word.text for side in english for word in side.words if not is_capital(word)},
        )

    def ko_text(self, span: tuple[int, int, int]) -> str:
        """What stands at a Korean span."""
        return self.korean[span[0]].text[span[1] : span[2]]

    def en_text(self, span: tuple[int, int, int]) -> str:
        """What stands at an English span."""
        return self.english[span[0]].text[span[1] : span[2]]


def sure_beads(alignment: Alignment, settings: MatchSettings) -> Iterator[int]:
    """Numbers of the beads that can prove something."""
    for number, bead in enumerate(alignment.beads):
        if bead.is_paired and bead.confidence >= settings.min_bead_confidence:
            yield number


def can_be_mined(alignment: Alignment, settings: MatchSettings) -> bool:
    """True if the texts are a Korean and an English one, and say the same."""
    langs = {alignment.source.lang.split("-")[0], alignment.target.lang.split("-")[0]}
    return langs == {"ko", "en"} and not _are_unrelated(alignment, settings)


def _are_unrelated(alignment: Alignment, settings: MatchSettings) -> bool:
    """True if hardly a sentence of the shorter text is surely paired: what sounds alike then is chance."""
    sure = [bead.confidence for bead in alignment.beads if bead.is_paired]
    shorter = min(len(alignment.source_sentences), len(alignment.target_sentences))
    if not sure:
        return True
    return sum(sure) < settings.min_share * shorter and sum(sure) < settings.min_mean_confidence * len(sure)
