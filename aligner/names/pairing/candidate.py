"""A possible pair of names, and what is needed before it counts.

Out:  Candidate, MatchSettings.
Not:  where candidates come from (one file a way: from_tables.py, korean_persons.py, chinese_persons.py, by_sound.py,
      by_generic_word.py, by_latin_letters.py, by_meaning.py, offices.py), the choice among them (choose.py).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ...model import Kind
    from ...transliteration.sound import SoundTable
    from ..reading.english_words import Word
    from ..reading.span import Span

__all__ = ["Candidate", "MatchSettings", "UNKNOWN", "latin", "weight"]


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchSettings:
    """What is needed before two mentions count as one name.

    Attributes:
        min_score: probability from which a pair is kept, 0..1.
        min_bead_confidence: beads less sure than this, 0..1, prove nothing.
        min_share: share of the shorter text's sentences, 0..1, that must be rightly paired, by the beads' own
            confidences, and
        min_mean_confidence: mean confidence of the paired beads, 0..1: below both the texts are taken for unrelated,
            and have no names in common. (Unrelated texts measured 0 to .24 and 0 to .70, translations .7 to 1 and .7
            to .99, texts that share one sentence in six .16 to .21 and .91 to .99.)
        word_similarity: sound similarity from which two words may belong to one longer name, 0..1.
        sound: the costs that sounds are compared by, the shipped ones if not given.
    """

    min_score: float = 0.5
    min_bead_confidence: float = 0.3
    min_share: float = 0.3
    min_mean_confidence: float = 0.8
    word_similarity: float = 0.5
    sound: SoundTable | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """A possible pair inside one bead.

    Attributes:
        ko: where the Korean mention stands.
        en: where the English one stands.
        score: probability that the two are one name, 0..1.
        weight: how much text the pair explains, times how surely; heavier candidates are chosen first.
        kind: what the two name, as far as can be told here.
        by_sound: found by sound.
        listed: made of nothing but what the tables have.
        person: how much speaks for a person.
        place: how much speaks for a place.
    """

    ko: Span
    en: Span
    score: float
    weight: float
    kind: Kind
    by_sound: bool = True
    listed: bool = False
    person: int = 0
    place: int = 0


def weight(syllables: int, letters: int) -> float:
    """How much text a pair explains, 0.7 a letter and 0.1 a syllable.

    Letters count: a Korean mention that runs into a particle gains nothing by it.
    """
    return letters * 0.7 + syllables * 0.1


def latin(words_of_name: tuple[Word, ...]) -> str:
    """The words of a name, joined by spaces."""
    return " ".join(word.text for word in words_of_name)


UNKNOWN = "unknown"
