"""Pair the names of two aligned texts.

In:   an Alignment between a Korean and an English text.
Out:  NamePairs: persons, places and other proper names by sound; countries, institutions and titles by the tables.
Not:  candidates (one file a way), the choice among them (choose.py), merging pairs into entries (aligner.glossary).
Idea: inside a bead the English names say what to look for; a pair that several beads show is surer than one seen once;
      what kind of name it is, all its places decide together.
"""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

from ...language_codes import base_language
from ...model import Mention, NamePair
from ...transliteration.sound import name_path
from ..mentions.find import find_names
from ..reading.sentences import Texts
from .by_generic_word import generic_word_candidates
from .by_latin_letters import latin_candidates
from .by_meaning import Phrases
from .by_sound import sound_candidates
from .candidate import Candidate, MatchSettings
from .chinese_persons import chinese_candidates
from .choose import choose, with_phrases
from .from_tables import table_candidates
from .korean_persons import korean_candidates
from .offices import offices_of
from .score import lowered
from .short_forms import surnames_alone, whole_names, with_initials
from .which_beads import can_be_mined, sure_beads

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from ...embeddings import Encoder
    from ...model import Alignment, Kind

__all__ = ["match_many", "match_names", "unmatched_names"]


def match_names(
    alignment: Alignment, *, settings: MatchSettings | None = None, encoder: Encoder | None = None
) -> tuple[NamePair, ...]:
    """Pair the names in the beads of a Korean-English alignment (either side may be the Korean one).

    Args:
        alignment: two documents, one Korean and one English; with other languages there is nothing to pair.
        settings: what is needed before a pair counts; by default ``MatchSettings()``.
        encoder: tells which phrases mean the same; the built-in one if not given.

    Returns:
        Pairs in reading order of the beads, then of the Korean text. ``score`` is the probability, 0..1, that the
        two mentions name one thing; ``steps`` shows the way from jamo to letters for pairs found by sound. None for
        texts in other languages, or that are no translations of each other.
    """
    return match_many([alignment], settings=settings, encoder=encoder)[0]


def match_many(
    alignments: Sequence[Alignment], *, settings: MatchSettings | None = None, encoder: Encoder | None = None
) -> tuple[tuple[NamePair, ...], ...]:
    """Pair the names in the beads of many alignments; what comes together in several of them is surer.

    Args:
        alignments: each a Korean document and an English one; in other languages there is nothing to pair.
        settings: what is needed before a pair counts; by default ``MatchSettings()``.
        encoder: tells which phrases mean the same; the built-in one if not given.

    Returns:
        For each alignment its pairs, in reading order of the beads, then of the Korean text; none for texts in other
        languages, or that are no translations of each other.
    """
    settings = settings or MatchSettings()
    phrases = Phrases(encoder)
    named: dict[tuple[int, int], list[Candidate]] = {}
    texts_of = {
        number: Texts.of(alignment)
        for number, alignment in enumerate(alignments)
        if can_be_mined(alignment, settings)
    }
    for number, texts in texts_of.items():
        for bead in sure_beads(alignments[number], settings):
            found_here = choose(_candidates(texts, bead, bead, settings), texts)
            named[number, bead] = with_phrases([*found_here, *_offices(texts, found_here)], (), texts)
            phrases.add((number, bead), texts, named[number, bead])
    found: list[tuple[NamePair, ...]] = [()] * len(alignments)
    for number, texts in texts_of.items():
        chosen_of = {
            bead: with_phrases(named[number, bead], phrases.candidates((number, bead), settings), texts)
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
        side = "ko" if base_language(document.lang) == "ko" else "en"
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


# The ways to possible pairs between two sentences. Of candidates that are equal in all, the earlier way's is taken.
_GENERATORS = (
    table_candidates,
    korean_candidates,
    chinese_candidates,
    sound_candidates,
    generic_word_candidates,
    latin_candidates,
)


def _candidates(texts: Texts, ko_bead: int, en_bead: int, settings: MatchSettings) -> list[Candidate]:
    """All candidates between the Korean side of one bead and the English side of one, but for phrases."""
    found: list[Candidate] = []
    for i in texts.beads[ko_bead][0]:
        for j in texts.beads[en_bead][1]:
            for generator in _GENERATORS:
                found += generator(texts.korean[i], texts.english[j], settings)
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

    Sentences without a counterpart are where alignment goes wrong, so only they and their neighbours are asked; not
    those of which a person said that they have none.
    """
    known = {text for pair, _ in pairs for text in (pair.ko.text, pair.en.text)}
    known |= {word for text in known for word in text.split()}
    last = len(texts.beads) - 1
    found = []
    for index, (korean, english) in enumerate(texts.beads):
        if (korean and english) or index in texts.decided:
            continue
        candidates: list[Candidate] = []
        near = range(max(0, index - _NEIGHBOURS), min(last, index + _NEIGHBOURS) + 1)
        for other in (number for number in near if number not in texts.decided):
            candidates += _candidates(texts, *((index, other) if korean else (other, index)), settings)
        sure = [
            candidate
            for candidate in candidates
            if candidate.kind == "person" and candidate.score >= _SURE and candidate.person > 1
        ]
        for candidate in choose(sure, texts):
            pair = _pair(candidate, texts, index, settings)
            if known.isdisjoint((pair.ko.text, pair.en.text)):
                found.append((pair, candidate))
                known |= {pair.ko.text, pair.en.text}
    return found


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
    beads: dict[tuple[str, str], set[int]] = {}
    best: dict[tuple[str, str], float] = {}
    for pair, _ in found:
        key = pair.ko.text, pair.en.text
        beads.setdefault(key, set()).add(pair.bead)
        best[key] = max(pair.score, best.get(key, 0.0))
    raised = []
    for pair, candidate in found:
        key = pair.ko.text, pair.en.text
        count = len(beads[key])
        score = pair.score if count == 1 else lowered(best[key], -0.8 * math.log2(count))
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
