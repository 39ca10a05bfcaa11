"""Pair the names of two aligned texts.

In:   an Alignment between a Korean and an English text.
Out:  NamePairs: persons, places and other proper names by sound; countries, institutions and titles by the tables.
Not:  candidates (candidates.py, by_words.py), merging pairs into entries (aligner.glossary).
Idea: inside a bead the English names say what to look for. Of all candidates the heaviest (longest and surest) are
      taken first, none overlapping another, in list order where two are equal; a pair that several beads show is
      surer than one seen once; what kind of name it is, all its places decide together.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ..model import Mention, NamePair
from .by_words import candidates_by_words
from .candidates import Candidate, EnglishSide, KoreanSide, MatchSettings, known_candidates
from .compounds import compound_candidates
from .english import is_capital
from .evidence import lowered
from .sound import name_path
from .spans import find_names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..model import Alignment, Kind

__all__ = ["MatchSettings", "can_be_mined", "match_names", "unmatched_names"]


def match_names(alignment: Alignment, *, settings: MatchSettings | None = None) -> tuple[NamePair, ...]:
    """Pair the names in the beads of a Korean-English alignment (either side may be the Korean one).

    Args:
        alignment: two documents, one Korean and one English; with other languages there is nothing to pair.
        settings: thresholds.

    Returns:
        Pairs in reading order of the beads, then of the Korean text. ``score`` is the probability that the
        two mentions name the same thing; ``steps`` shows the way from jamo to letters for pairs found by
        sound.
    """
    settings = settings or MatchSettings()
    if not can_be_mined(alignment, settings):
        return ()
    texts = _Texts.of(alignment)
    pairs: list[tuple[NamePair, Candidate]] = []
    for index, bead in enumerate(alignment.beads):
        if bead.is_paired and bead.confidence >= settings.min_bead_confidence:
            chosen = _choose(texts.candidates(index, index, settings), texts)
            pairs += [(_pair(candidate, texts, index, settings), candidate) for candidate in chosen]
    pairs += _from_neighbours(texts, pairs, settings)
    pairs.sort(key=lambda item: (item[0].bead, item[1].ko))
    return tuple(pair for pair in _with_kinds(_confirmed(pairs)) if pair.score >= settings.min_score)


def unmatched_names(
    alignment: Alignment, *, pairs: tuple[NamePair, ...] | None = None
) -> tuple[tuple[Mention, ...], tuple[Mention, ...]]:
    """Persons that one text names and the other seems not to: source mentions, target mentions, in reading order.

    A name counts as matched if any pair has it, or has a name that it is part of.

    Args:
        alignment: two aligned documents.
        pairs: what ``match_names`` found in them, if it is known already.
    """
    pairs = match_names(alignment) if pairs is None else pairs
    left = []
    for document, sentences in (
        (alignment.source, alignment.source_sentences),
        (alignment.target, alignment.target_sentences),
    ):
        side = "ko" if document.lang.split("-")[0] == "ko" else "en"
        matched = [getattr(pair, side).text.split() for pair in pairs]
        known = {word for words_of_name in matched for word in words_of_name}
        left.append(
            tuple(
                mention
                for mention in find_names(sentences, document.lang)
                if mention.kind == "person" and not known.issuperset(mention.text.split())
            )
        )
    return left[0], left[1]


@dataclass(frozen=True, slots=True)
class _Texts:
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
    def of(cls, alignment: Alignment) -> _Texts:
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

    def candidates(self, ko_bead: int, en_bead: int, settings: MatchSettings) -> list[Candidate]:
        """All candidates between the Korean side of one bead and the English side of one."""
        found: list[Candidate] = []
        for i in self.beads[ko_bead][0]:
            for j in self.beads[en_bead][1]:
                found += known_candidates(self.korean[i], self.english[j], settings)
                found += candidates_by_words(self.korean[i], self.english[j], self.lower, settings)
                found += compound_candidates(self.korean[i], self.english[j], settings)
        return found

    def ko_text(self, span: tuple[int, int, int]) -> str:
        """What stands at a Korean span."""
        return self.korean[span[0]].text[span[1] : span[2]]

    def en_text(self, span: tuple[int, int, int]) -> str:
        """What stands at an English span."""
        return self.english[span[0]].text[span[1] : span[2]]


# How many beads away a name may have slipped by a wrong bead, and how sure such a pair must be, 0..1.
_NEIGHBOURS = 2
_SURE = 0.95


def _from_neighbours(
    texts: _Texts, pairs: list[tuple[NamePair, Candidate]], settings: MatchSettings
) -> list[tuple[NamePair, Candidate]]:
    """Persons whose partner stands a bead or two away, neither of them paired anywhere else.

    Sentences without a counterpart are where alignment goes wrong, so only they and their neighbours are asked.
    """
    known = {text for pair, _ in pairs for text in (pair.ko.text, pair.en.text)}
    known |= {word for text in known for word in text.split()}
    last = len(texts.beads) - 1
    found = []
    for index, (korean, english) in enumerate(texts.beads):
        if korean and english:
            continue
        candidates: list[Candidate] = []
        for other in range(max(0, index - _NEIGHBOURS), min(last, index + _NEIGHBOURS) + 1):
            candidates += texts.candidates(*((index, other) if korean else (other, index)), settings)
        sure = [
            candidate
            for candidate in candidates
            if candidate.kind == "person" and candidate.score >= _SURE and candidate.person > 1
        ]
        for candidate in _choose(sure, texts):
            pair = _pair(candidate, texts, index, settings)
            if known.isdisjoint((pair.ko.text, pair.en.text)):
                found.append((pair, candidate))
                known |= {pair.ko.text, pair.en.text}
    return found


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


def _choose(candidates: list[Candidate], texts: _Texts) -> list[Candidate]:
    """Take the weightiest candidates that overlap no other, on either side; ties go to list order."""

    def distance(candidate: Candidate) -> float:
        """How far apart the two mentions stand, as shares of their sentences."""
        (i, start, _), (j, en_start, _) = candidate.ko, candidate.en
        ko_length, en_length = max(1, len(texts.korean[i].text)), max(1, len(texts.english[j].text))
        return abs(start / ko_length - en_start / en_length)

    ranked = sorted(candidates, key=lambda item: (-round(item.weight, 1), distance(item), item.ko, item.en))
    chosen: list[Candidate] = []
    for candidate in ranked:
        if not any(_overlap(candidate.ko, other.ko) or _overlap(candidate.en, other.en) for other in chosen):
            chosen.append(candidate)
    return sorted(chosen, key=lambda item: item.ko)


def _overlap(first: tuple[int, int, int], second: tuple[int, int, int]) -> bool:
    return first[0] == second[0] and first[1] < second[2] and second[1] < first[2]


def _pair(chosen: Candidate, texts: _Texts, bead: int, settings: MatchSettings) -> NamePair:
    korean, english = texts.ko_text(chosen.ko), texts.en_text(chosen.en)
    steps = name_path(korean, english, settings.sound)[1] if chosen.by_sound else ()
    return NamePair(
        ko=Mention(korean, chosen.kind, *chosen.ko),
        en=Mention(english, chosen.kind, *chosen.en),
        kind=chosen.kind,
        score=round(chosen.score, 4),
        bead=bead,
        steps=steps,
    )


def _confirmed(found: list[tuple[NamePair, Candidate]]) -> list[tuple[NamePair, Candidate]]:
    """Raise the scores of pairs that several beads show: chance seldom repeats itself."""
    seen: dict[tuple[str, str], list[NamePair]] = {}
    for pair, _ in found:
        seen.setdefault((pair.ko.text, pair.en.text), []).append(pair)
    raised = []
    for pair, candidate in found:
        beads = {same.bead for same in seen[pair.ko.text, pair.en.text]}
        best = max(same.score for same in seen[pair.ko.text, pair.en.text])
        score = pair.score if len(beads) == 1 else lowered(best, -0.8 * math.log2(len(beads)))
        raised.append((replace(pair, score=round(max(pair.score, score), 4)), candidate))
    return raised


def _with_kinds(found: list[tuple[NamePair, Candidate]]) -> Iterator[NamePair]:
    """Settle what the names found by sound name, looking at all places together."""
    person: dict[str, int] = {}
    place: dict[str, int] = {}
    members: set[str] = set()
    for pair, candidate in found:
        person[pair.ko.text] = person.get(pair.ko.text, 0) + candidate.person
        place[pair.ko.text] = place.get(pair.ko.text, 0) + candidate.place
        if candidate.kind == "person" and candidate.by_sound and candidate.person and " " in pair.ko.text:
            members.update(pair.ko.text.split())
    for pair, candidate in found:
        if not candidate.by_sound:
            yield pair
            continue
        name = pair.ko.text
        kind: Kind = candidate.kind
        if person[name] > place[name] or (person[name] and name in members):
            kind = "person"
        elif place[name] > person[name]:
            kind = "place"
        elif name in members:
            kind = "person"
        yield replace(pair, kind=kind, ko=replace(pair.ko, kind=kind), en=replace(pair.en, kind=kind))
