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
from .candidates import Candidate, MatchSettings, known_candidates
from .compounds import compound_candidates
from .evidence import lowered
from .latin_names import latin_candidates
from .offices import offices_of
from .short_forms import surnames_alone, whole_names, with_initials
from .sound import name_path
from .spans import find_names
from .texts import Texts, can_be_mined, sure_beads
from .together import Phrases

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from ..embeddings import Encoder
    from ..model import Alignment, Kind

__all__ = ["MatchSettings", "match_many", "match_names", "unmatched_names"]


def match_names(
    alignment: Alignment, *, settings: MatchSettings | None = None, encoder: Encoder | None = None
) -> tuple[NamePair, ...]:
    """Pair the names in the beads of a Korean-English alignment (either side may be the Korean one).

    Args:
        alignment: two documents, one Korean and one English; with other languages there is nothing to pair.
        settings: thresholds.
        encoder: tells which phrases mean the same; the built-in one if not given.

    Returns:
        Pairs in reading order of the beads, then of the Korean text. ``score`` is the probability that the
        two mentions name the same thing; ``steps`` shows the way from jamo to letters for pairs found by
        sound.
    """
    return match_many([alignment], settings=settings, encoder=encoder)[0]


def match_many(
    alignments: Sequence[Alignment], *, settings: MatchSettings | None = None, encoder: Encoder | None = None
) -> tuple[tuple[NamePair, ...], ...]:
    """The same for many alignments; what comes together in several of them is surer.

    Returns:
        The pairs of each alignment.
    """
    settings = settings or MatchSettings()
    phrases = Phrases(encoder)
    mined = [number for number, alignment in enumerate(alignments) if can_be_mined(alignment, settings)]
    named: dict[tuple[int, int], list[Candidate]] = {}
    for number in mined:
        texts = Texts.of(alignments[number])
        for bead in sure_beads(alignments[number], settings):
            found_here = _choose(_candidates(texts, bead, bead, settings), texts)
            named[number, bead] = _with_phrases([*found_here, *_offices(texts, found_here)], (), texts)
            phrases.add((number, bead), texts, named[number, bead])
    found: list[tuple[NamePair, ...]] = [()] * len(alignments)
    for number in mined:
        texts = Texts.of(alignments[number])
        chosen_of = {
            bead: _with_phrases(named[number, bead], phrases.candidates((number, bead), settings), texts)
            for bead in sure_beads(alignments[number], settings)
        }
        found[number] = tuple(_pairs(texts, chosen_of, settings))
    return tuple(found)


def _pairs(
    texts: Texts, chosen: Mapping[int, Sequence[Candidate]], settings: MatchSettings
) -> Iterator[NamePair]:
    """The pairs of one alignment, from what was chosen in each bead."""
    pairs = [
        (_pair(candidate, texts, bead, settings), candidate)
        for bead, candidates in chosen.items()
        for candidate in candidates
    ]
    pairs += _from_neighbours(texts, pairs, settings)
    pairs.sort(key=lambda item: (item[0].bead, item[1].ko))
    settled = [pair for pair in _with_kinds(_confirmed(pairs)) if pair.score >= settings.min_score]
    settled += surnames_alone(texts, settled, tuple(chosen))
    settled.sort(key=lambda pair: (pair.bead, pair.ko.sentence, pair.ko.start))
    for pair in whole_names(texts, settled):
        yield with_initials(texts, pair)


def unmatched_names(
    alignment: Alignment, *, pairs: tuple[NamePair, ...] | None = None
) -> tuple[tuple[Mention, ...], tuple[Mention, ...]]:
    """Persons that one text names and the other seems not to: source mentions, target mentions, in reading order.

    A name counts as matched if any pair has it, has a name that it is part of, or stands where it stands.

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
        matched: list[Mention] = [getattr(pair, side) for pair in pairs]
        known = {word for mention in matched for word in mention.text.split()}
        covered = {(mention.sentence, at) for mention in matched for at in range(mention.start, mention.end)}
        left.append(
            tuple(
                mention
                for mention in find_names(sentences, document.lang)
                if mention.kind == "person"
                and not known.issuperset(mention.text.split())
                and covered.isdisjoint((mention.sentence, at) for at in range(mention.start, mention.end))
            )
        )
    return left[0], left[1]


def _candidates(texts: Texts, ko_bead: int, en_bead: int, settings: MatchSettings) -> list[Candidate]:
    """All candidates between the Korean side of one bead and the English side of one, but for phrases."""
    found: list[Candidate] = []
    for i in texts.beads[ko_bead][0]:
        for j in texts.beads[en_bead][1]:
            korean, english = texts.korean[i], texts.english[j]
            found += known_candidates(korean, english, settings)
            found += candidates_by_words(korean, english, texts.lower, settings)
            found += compound_candidates(korean, english, settings)
            found += latin_candidates(korean, english, settings)
    return found


def _offices(texts: Texts, chosen: Sequence[Candidate]) -> Iterator[Candidate]:
    """What the persons that were chosen are."""
    for item in chosen:
        if item.kind == "person" and item.person:
            yield from offices_of(item, texts.korean[item.ko[0]], texts.english[item.en[0]])


# How many beads away a name may have slipped by a wrong bead, and how sure such a pair must be, 0..1.
_NEIGHBOURS = 2
_SURE = 0.95


def _from_neighbours(
    texts: Texts, pairs: list[tuple[NamePair, Candidate]], settings: MatchSettings
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
            candidates += _candidates(texts, *((index, other) if korean else (other, index)), settings)
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


def _choose(candidates: list[Candidate], texts: Texts) -> list[Candidate]:
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


def _with_phrases(named: list[Candidate], phrases: Iterable[Candidate], texts: Texts) -> list[Candidate]:
    """What was chosen and the phrases that are weightier than what they overlap.

    What the tables know stays beside a name that it is a part of in both languages (라오스인민혁명당 중앙위원회),
    and an office beside the body in it (대통령행정부 부책임자).
    """
    chosen = _choose([*named, *phrases], texts)
    beside = [
        item
        for item in named
        if (item.listed or item.kind == "title") and item not in chosen and _stands_beside(item, chosen)
    ]
    return sorted([*chosen, *beside], key=lambda item: item.ko)


def _stands_beside(item: Candidate, chosen: list[Candidate]) -> bool:
    """True if a listed name is part of a chosen one, or an office that has each chosen one it overlaps as a part."""
    if item.kind != "title":
        return any(_within(item.ko, other.ko) and _within(item.en, other.en) for other in chosen)
    around = [other for other in chosen if _overlap(item.ko, other.ko) or _overlap(item.en, other.en)]
    if any((other.ko, other.en) == (item.ko, item.en) for other in around):
        return False
    return all(_within(other.ko, item.ko) and _within(other.en, item.en) for other in around)


def _within(inner: tuple[int, int, int], outer: tuple[int, int, int]) -> bool:
    return inner[0] == outer[0] and outer[1] <= inner[1] and inner[2] <= outer[2]


def _overlap(first: tuple[int, int, int], second: tuple[int, int, int]) -> bool:
    return first[0] == second[0] and first[1] < second[2] and second[1] < first[2]


def _pair(chosen: Candidate, texts: Texts, bead: int, settings: MatchSettings) -> NamePair:
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
