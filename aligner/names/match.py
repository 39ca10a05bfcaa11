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
from dataclasses import replace
from typing import TYPE_CHECKING

from ..model import Mention, NamePair
from .by_words import candidates_by_words
from .candidates import Candidate, EnglishSide, KoreanSide, MatchSettings, known_candidates
from .compounds import compound_candidates
from .english import is_capital, words
from .evidence import lowered
from .sound import name_path

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..model import Alignment, Kind, Sentence

__all__ = ["MatchSettings", "match_names"]


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
    langs = (alignment.source.lang.split("-")[0], alignment.target.lang.split("-")[0])
    if langs not in (("ko", "en"), ("en", "ko")):
        return ()
    if _are_unrelated(alignment, settings):
        return ()
    korean_first = langs[0] == "ko"
    ko_sentences = alignment.source_sentences if korean_first else alignment.target_sentences
    en_sentences = alignment.target_sentences if korean_first else alignment.source_sentences
    lower = {word.text for sentence in en_sentences for word in words(sentence.text) if not is_capital(word)}
    pairs: list[tuple[NamePair, Candidate]] = []
    for index, bead in enumerate(alignment.beads):
        if not bead.is_paired or bead.confidence < settings.min_bead_confidence:
            continue
        ko_side, en_side = (bead.source, bead.target) if korean_first else (bead.target, bead.source)
        candidates: list[Candidate] = []
        korean = [KoreanSide.of(i, ko_sentences[i].text) for i in ko_side]
        english = [EnglishSide.of(i, en_sentences[i].text) for i in en_side]
        for left in korean:
            for right in english:
                candidates += known_candidates(left, right, settings)
                candidates += candidates_by_words(left, right, lower, settings)
                candidates += compound_candidates(left, right, settings)
        for chosen in _choose(candidates, ko_sentences, en_sentences):
            pairs.append((_pair(chosen, ko_sentences, en_sentences, index), chosen))
    return tuple(pair for pair in _with_kinds(_confirmed(pairs)) if pair.score >= settings.min_score)


def _are_unrelated(alignment: Alignment, settings: MatchSettings) -> bool:
    """True if hardly a sentence of the shorter text is surely paired: what sounds alike then is chance."""
    sure = [bead.confidence for bead in alignment.beads if bead.is_paired]
    shorter = min(len(alignment.source_sentences), len(alignment.target_sentences))
    if not sure:
        return True
    return sum(sure) < settings.min_share * shorter and sum(sure) < settings.min_mean_confidence * len(sure)


def _choose(
    candidates: list[Candidate], ko_sentences: tuple[Sentence, ...], en_sentences: tuple[Sentence, ...]
) -> list[Candidate]:
    """Take the weightiest candidates that overlap no other, on either side; ties go to list order."""

    def distance(candidate: Candidate) -> float:
        """How far apart the two mentions stand, as shares of their sentences."""
        (i, start, _), (j, en_start, _) = candidate.ko, candidate.en
        ko_length = max(1, len(ko_sentences[i].text))
        return abs(start / ko_length - en_start / max(1, len(en_sentences[j].text)))

    ranked = sorted(candidates, key=lambda item: (-round(item.weight, 1), distance(item), item.ko, item.en))
    chosen: list[Candidate] = []
    for candidate in ranked:
        if not any(_overlap(candidate.ko, other.ko) or _overlap(candidate.en, other.en) for other in chosen):
            chosen.append(candidate)
    return sorted(chosen, key=lambda item: item.ko)


def _overlap(first: tuple[int, int, int], second: tuple[int, int, int]) -> bool:
    return first[0] == second[0] and first[1] < second[2] and second[1] < first[2]


def _pair(
    chosen: Candidate, ko_sentences: tuple[Sentence, ...], en_sentences: tuple[Sentence, ...], bead: int
) -> NamePair:
    (i, start, end), (j, en_start, en_end) = chosen.ko, chosen.en
    korean = ko_sentences[i].text[start:end]
    english = en_sentences[j].text[en_start:en_end]
    steps = name_path(korean, english)[1] if chosen.by_sound else ()
    return NamePair(
        ko=Mention(korean, chosen.kind, i, start, end),
        en=Mention(english, chosen.kind, j, en_start, en_end),
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
