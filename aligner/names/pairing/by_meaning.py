"""Bodies, places and offices that no table knows: phrases that mean the same, and that keep coming together.

In:   the phrases of the beads of one or many alignments (reading/), and an encoder.
Out:  Candidates for each bead, with one probability from all that speaks for them.
Not:  names by sound (by_sound.py, by_generic_word.py), what the tables know (from_tables.py), the choice (choose.py).
Idea: the vectors of 국토환경보호성 and "Ministry of Land and Environment Protection" lie close, and closer than
      either lies to anything else in the bead: that says which words belong to the phrase as well as what it means.
      That both end in words of the tables for the same thing speaks for them too, and so does every further bead
      that has both, by the exact test of Fisher (1922).
"""

from __future__ import annotations

import math
import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from ...embeddings import load_encoder
from ...probability import logistic
from ..reading.generic_words import head_words, korean_heads
from ..reading.span import Span
from .candidate import Candidate, weight
from .choose import apart
from .score import MOST_COMPANY, PER_COSINE, by_meaning, lead

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from ...embeddings import Encoder
    from ...model import Kind
    from ..reading.phrase import Phrase
    from ..reading.sentences import EnglishSentence, KoreanSentence, Texts
    from .candidate import MatchSettings

__all__ = ["Phrases"]


# Cosine from which two phrases are looked at, and what it is worth, in choosing among phrases of different length,
# that both languages say e times as much: 로씨야국방성 against "Russian Defence Ministry" before 국방성 against
# "Defence Ministry". A word of English says about as much as two syllables of Korean.
_LEAST_COSINE = 0.2
_LENGTH_WORTH = 0.25
# What that is worth for the words of the English phrase alone: a name is more often cut short than led too far.
_MORE_ENGLISH = 0.15

_CONTENT = re.compile(r"\b(?!(?:of|the|and|for|to|in|on|s)\b)\w+")


class Phrases:
    """The phrases of the beads of many texts, and how often they come together.

    Every bead is added first; then each can be asked for its candidates.
    """

    def __init__(self, encoder: Encoder | None = None) -> None:
        """Nothing seen yet.

        Args:
            encoder: of the phrases; the built-in one, loaded when there is something to compare, if not given.
        """
        self._encoder = encoder
        self._pairs: dict[tuple[int, int], list[_Pair]] = {}
        self._beads = 0
        self._korean: Counter[str] = Counter()
        self._english: Counter[str] = Counter()
        self._both: Counter[tuple[str, str]] = Counter()

    def add(self, key: tuple[int, int], texts: Texts, named: Sequence[Candidate]) -> None:
        """Take in the phrases of a bead.

        Args:
            key: number of the text, number of the bead.
            texts: the text.
            named: names found in the bead by other ways: no phrase runs into persons, nor tears what a table has.
        """
        korean, english = _sides(texts, key[1], named)
        self._beads += 1
        self._korean.update(set(korean.texts))
        self._english.update(set(english.texts))
        if korean.phrases and english.phrases:
            self._encoder = self._encoder or load_encoder()
            pairs = list(_pairs(korean, english, self._encoder))
            self._both.update({(pair.ko_text, pair.en_text) for pair in pairs})
            self._pairs[key] = pairs

    def candidates(self, key: tuple[int, int], settings: MatchSettings) -> Iterator[Candidate]:
        """The pairs of a bead that are each other's best; none overlaps another.

        Args:
            key: number of the text, number of the bead, as given to ``add``.
            settings: ``min_score`` is the probability from which a pair is given.
        """
        rated = []
        for pair in self._pairs.get(key, ()):
            odds = self._log_odds(pair)
            # By how much a pair is nearer than others says how sure it is, not where its phrases end.
            rated.append((odds - lead(pair.margin) + pair.worth, pair))
        rated.sort(key=lambda item: (-item[0], item[1].ko, item[1].en))
        for pair in apart(pair for _, pair in rated):
            score = logistic(self._log_odds(pair, stems=self._likeness_of_stems(pair)))
            if score >= settings.min_score:
                size = weight(len(pair.ko_text), len(pair.en_text)) * score
                size /= 100 if pair.kind == "title" else 1
                yield Candidate(pair.ko, pair.en, score, size, pair.kind, by_sound=False)

    def _log_odds(self, pair: _Pair, stems: float | None = None) -> float:
        """Of the two being one name, by this bead and by all others."""
        company = self._company(pair.ko_text, pair.en_text)
        return by_meaning(pair.cosine, pair.margin, same_head=pair.same_head, company=company, stems=stems)

    def _likeness_of_stems(self, pair: _Pair) -> float | None:
        """Cosine of two phrases without their words for the thing; ``None`` for offices, and where nothing is left."""
        stems = pair.stems()
        if pair.kind == "title" or not all(stems) or self._encoder is None:
            return None
        korean, english = _directions(stems, self._encoder)
        return float(korean @ english)

    def _company(self, ko: str, en: str) -> float:
        """What the beads say about a pair, as the exponent of the chance that it is none; 0 if only one has it."""
        both = self._both[ko, en]
        if both < 2:
            return 0.0
        probability = chance(both, self._korean[ko], self._english[en], self._beads)
        return min(MOST_COMPANY, -math.log10(max(probability, 1e-9)))


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two phrases of one bead.

    Attributes:
        ko: where the Korean one stands.
        en: where the English one stands.
        ko_text: the Korean one.
        en_text: the English one.
        kind: what the Korean one's head names.
        cosine: how near their vectors are.
        margin: by how much nearer than any other phrase of the bead is to either.
        same_head: they end in words for the same thing.
    """

    ko: Span
    en: Span
    ko_text: str
    en_text: str
    kind: Kind
    cosine: float
    margin: float
    same_head: bool

    def stems(self) -> tuple[str, str]:
        """Both phrases without the words that say what they name."""
        *before, last = self.ko_text.split(" ")
        head = max(map(len, korean_heads(last)), default=0)
        korean = " ".join((*before, last[: len(last) - head])).strip()
        words = (word for word in _CONTENT.findall(self.en_text) if word.lower() not in head_words())
        return korean, " ".join(words)

    @property
    def worth(self) -> float:
        """What is added to the log-odds in choosing among longer and shorter phrases."""
        words = len(_CONTENT.findall(self.en_text))
        length = min(len(self.ko_text.replace(" ", "")) / 2, words)
        return PER_COSINE * (_LENGTH_WORTH * math.log(length) + _MORE_ENGLISH * math.log(words))


@dataclass(frozen=True, slots=True)
class _SidePhrases:
    """The phrases of one side of a bead: sentence and phrase, and what stands there."""

    phrases: tuple[tuple[int, Phrase], ...]
    texts: tuple[str, ...]

    def span(self, number: int) -> Span:
        """Where one stands."""
        sentence, phrase = self.phrases[number]
        return Span(sentence, phrase.start, phrase.end)

    def apart(self) -> NDArray[np.bool_]:
        """Which phrases share no text: (n, n)."""
        sentence, start, end = np.array([self.span(number) for number in range(len(self.phrases))]).T
        touch = (start[:, None] < end) & (start < end[:, None]) & (sentence[:, None] == sentence)
        apart: NDArray[np.bool_] = ~touch
        return apart

    def marks(self, name: str) -> NDArray[np.bool_]:
        """Which phrases have something."""
        return np.array([bool(getattr(phrase, name)) for _, phrase in self.phrases])


def _sides(texts: Texts, bead: int, named: Sequence[Candidate]) -> tuple[_SidePhrases, _SidePhrases]:
    """The phrases of a bead, Korean and English."""
    korean, english = texts.beads[bead]
    taken = [item for item in named if item.listed or item.kind == "person"]
    return (
        _side([texts.korean[i] for i in korean], [(item.ko, item.kind) for item in taken]),
        _side([texts.english[j] for j in english], [(item.en, item.kind) for item in taken]),
    )


def _side(
    sentences: Sequence[KoreanSentence] | Sequence[EnglishSentence],
    taken: Sequence[tuple[Span, Kind]],
) -> _SidePhrases:
    """The phrases of one side; those that run into a person, or tear what a table has, are left out."""
    phrases: dict[tuple[Span, bool], Phrase] = {}
    texts: dict[tuple[Span, bool], str] = {}
    for sentence in sentences:
        for phrase in sentence.reading.phrases:
            span = Span(sentence.index, phrase.start, phrase.end)
            if any(_tears(span, phrase, name, kind) for name, kind in taken):
                continue
            key = span, phrase.is_office
            phrases[key] = phrase.joined(phrases[key]) if key in phrases else phrase
            texts[key] = sentence.text[phrase.start : phrase.end]
    return _SidePhrases(tuple((key[0][0], phrase) for key, phrase in phrases.items()), tuple(texts.values()))


def _pairs(korean: _SidePhrases, english: _SidePhrases, encoder: Encoder) -> Iterator[_Pair]:
    """Pairs of phrases that may be one thing: both for a body or place, or both for an office."""
    cosines = _directions(korean.texts, encoder) @ _directions(english.texts, encoder).T
    office = korean.marks("is_office")[:, None]
    cosines[office != english.marks("is_office")] = -1.0
    # An office of a body that both languages name (위원회 위원장): body and office are names of their own.
    cosines[office & korean.marks("has_body")[:, None] & english.marks("has_body")] = -1.0
    cosines[korean.marks("country")[:, None] & english.marks("country")] = -1.0
    apart = (korean.apart(), english.apart())
    for row, column in np.argwhere(cosines >= _LEAST_COSINE):
        rivals = (cosines[row, apart[1][column]], cosines[apart[0][row], column])
        rival = max(0.0, *(float(values.max(initial=0.0)) for values in rivals))
        phrase, rendering = korean.phrases[row][1], english.phrases[column][1]
        cosine = float(cosines[row, column])
        yield _Pair(
            korean.span(row),
            english.span(column),
            korean.texts[row],
            english.texts[column],
            phrase.kind,
            cosine,
            cosine - rival,
            bool(phrase.heads & rendering.heads),
        )


def _directions(texts: Sequence[str], encoder: Encoder) -> NDArray[np.float32]:
    """Unit vectors (len(texts), dim)."""
    vectors = encoder.encode(texts)
    lengths = np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), np.float32(1e-9))
    directions: NDArray[np.float32] = vectors / lengths
    return directions


def _tears(span: Span, phrase: Phrase, name: Span, kind: Kind) -> bool:
    """True if a phrase has something of a person, or some of another name and not all of it and more.

    A body may be part of an office (대통령행정부 부책임자).
    """
    if not span.overlaps(name):
        return False
    if kind == "title" and not phrase.is_office and name.contains(span):
        return span == name
    return kind == "person" or span == name or not span.contains(name)


@lru_cache(maxsize=1 << 16)
def chance(both: int, first: int, second: int, beads: int) -> float:
    """Probability, 0..1, that two phrases share so many beads or more by chance (one-sided exact test, Fisher 1922).

    Args:
        both: beads that have both.
        first: beads that have the one.
        second: beads that have the other.
        beads: all beads.

    >>> round(chance(2, 2, 2, 100), 6)
    0.000202
    """

    def ways(of: int, chosen: int) -> float:
        if not 0 <= chosen <= of:
            return -math.inf
        return math.lgamma(of + 1) - math.lgamma(chosen + 1) - math.lgamma(of - chosen + 1)

    total = ways(beads, second)
    return sum(
        math.exp(ways(first, shared) + ways(beads - first, second - shared) - total)
        for shared in range(both, min(first, second) + 1)
    )
