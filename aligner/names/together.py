"""Institutions and offices that no table knows and no sound gives away, found because they keep coming together.

In:   alignments, and the pairs that are known in them already.
Out:  further NamePairs: organizations and titles.
Not:  names (by_words.py), what the tables know (candidates.py), bodies named after somebody (compounds.py).
Idea: a Korean phrase that ends in a word of office (성, 위원회, 상) and an English one with its rendering (Ministry,
      Committee, minister) are one thing if they stand in the same beads and nowhere else. How unlikely that is by
      chance, the exact test of Fisher (1922) says. One bead proves nothing; each must be the other's best.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..model import Mention, NamePair
from .candidates import MatchSettings
from .korean import Token, cuts, tokens
from .match import can_be_mined
from .spans import korean_forms, lexicon_spans

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ..model import Alignment, Kind

__all__ = ["pairs_by_company"]

# Korean endings, their English renderings, and what they name; longest endings first.
_HEADS: tuple[tuple[str, str, Kind], ...] = (
    ("부위원장", "vice-chairman|vice-chairwoman|deputy chairman", "title"),
    ("위원장", "chairman|chairwoman|chairperson|president", "title"),
    ("위원회", "Committee|Commission|Council|Board", "organization"),
    ("사령부", "Command|Headquarters", "organization"),
    ("재판소", "Court|Tribunal", "organization"),
    ("검찰소", "Office", "organization"),
    ("연구소", "Institute", "organization"),
    ("연구원", "Institute|Academy", "organization"),
    ("과학원", "Academy", "organization"),
    ("부상", "vice-minister|vice minister|deputy minister", "title"),
    ("총국", "Bureau|Administration|Department", "organization"),
    ("련맹", "Federation|League|Union", "organization"),
    ("연맹", "Federation|League|Union", "organization"),
    ("동맹", "Union|League|Alliance", "organization"),
    ("협회", "Association|Society|Federation", "organization"),
    ("기구", "Organization|Organisation|Agency", "organization"),
    ("은행", "Bank", "organization"),
    ("대학", "University|College", "organization"),
    ("의회", "Parliament|Congress|Assembly|Council", "organization"),
    ("회의", "Conference|Council|Congress|Assembly", "organization"),
    ("부장", "director|Minister", "title"),
    ("국장", "director", "title"),
    ("성", "Ministry", "organization"),
    ("상", "minister", "title"),
    ("부", "Ministry|Department", "organization"),
    ("국", "Bureau|Department|Administration|Agency", "organization"),
    ("당", "Party", "organization"),
)  # fmt: skip

# Beads that must show a pair, the share of either phrase's beads that must be the other's too, and the probability
# below which that is no chance.
_LEAST_BEADS = 2
_LEAST_SHARE = 0.75
_MOST_CHANCE = 1e-3
# Only beads this sure are counted.
_SURE = 0.5

# What an English name of an office or body is made of.
_WORD = r"[A-Z][\w’'-]*"
_NO_START = r"(?:The|A|An|This|That|These|Its|His|Their|In|At|On|Under|By|For|From|With|And|But)\b"
_ROW = rf"{_WORD}(?:(?:,? and |, | of the | of | for | )(?:the )?{_WORD})*"


_ANY_HEAD = re.compile(rf"\b(?:{'|'.join(heads for _, heads, _ in _HEADS)})\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Seen:
    """A phrase somewhere: text number, bead, sentence, and where it stands there."""

    text: int
    bead: int
    sentence: int
    start: int
    end: int


def pairs_by_company(
    alignments: Sequence[Alignment],
    known: Sequence[Sequence[NamePair]],
    *,
    settings: MatchSettings | None = None,
) -> tuple[tuple[NamePair, ...], ...]:
    """Pair institutions and offices by the beads that they share.

    Args:
        alignments: Korean-English alignments (either side may be the Korean one).
        known: the pairs found in each; what they cover is left alone.
        settings: thresholds of the name matching; unrelated texts and doubtful beads prove nothing here either.

    Returns:
        For each alignment its further pairs, in reading order. Empty where no phrase comes twice.
    """
    settings = settings or MatchSettings()
    korean: dict[tuple[str, int], list[_Seen]] = defaultdict(list)
    english: dict[tuple[str, int], list[_Seen]] = defaultdict(list)
    beads = 0
    for text, alignment in enumerate(alignments):
        if not can_be_mined(alignment, settings):
            continue
        korean_first = alignment.source.lang.split("-")[0] == "ko"
        sides = (alignment.source_sentences, alignment.target_sentences)
        ko_sentences, en_sentences = sides if korean_first else sides[::-1]
        ko_taken = {
            (pair.ko.sentence, at) for pair in known[text] for at in range(pair.ko.start, pair.ko.end)
        }
        en_taken = {
            (pair.en.sentence, at) for pair in known[text] for at in range(pair.en.start, pair.en.end)
        }
        for number, bead in enumerate(alignment.beads):
            if not bead.is_paired or bead.confidence < max(_SURE, settings.min_bead_confidence):
                continue
            beads += 1
            members = (bead.source, bead.target) if korean_first else (bead.target, bead.source)
            for index in members[0]:
                for phrase, head, start, end in _korean_phrases(ko_sentences[index].text):
                    if ko_taken.isdisjoint((index, at) for at in range(start, end)):
                        korean[phrase, head].append(_Seen(text, number, index, start, end))
            for index in members[1]:
                for phrase, head, start, end in _english_phrases(en_sentences[index].text):
                    if en_taken.isdisjoint((index, at) for at in range(start, end)):
                        english[phrase, head].append(_Seen(text, number, index, start, end))
    found: list[list[NamePair]] = [[] for _ in alignments]
    for ko, en in _mutual_bests(korean, english, beads):
        kind = _HEADS[ko[1]][2]
        places = {(seen.text, seen.bead): seen for seen in english[en]}
        for seen in korean[ko]:
            if other := places.get((seen.text, seen.bead)):
                found[seen.text].append(
                    NamePair(
                        Mention(ko[0], kind, seen.sentence, seen.start, seen.end),
                        Mention(en[0], kind, other.sentence, other.start, other.end),
                        kind,
                        0.8,
                        seen.bead,
                    )
                )
    return tuple(tuple(sorted(pairs, key=lambda pair: (pair.bead, pair.ko.start))) for pairs in found)


def _korean_phrases(text: str) -> Iterator[tuple[str, int, int, int]]:
    """Phrases of one to three words that end in a word of office: text, row of the table, start, end."""
    sentence = tokens(text)
    for position, token in enumerate(sentence):
        for cut in cuts(token.text):
            if cut.tail not in ("", "particle", "title"):
                continue
            body = token.text[: cut.length]
            head = next((row for row, (ending, _, _) in enumerate(_HEADS) if body.endswith(ending)), None)
            if head is None or body in korean_forms():
                continue
            for first in range(position, max(-1, position - 3), -1):
                if first < position and not _belongs(sentence, first):
                    break
                start, end = sentence[first].start, token.start + cut.length
                if end - start >= len(_HEADS[head][0]) + 2:
                    yield text[start:end], head, start, end


def _belongs(sentence: tuple[Token, ...], position: int) -> bool:
    """True if the word can be an earlier part of the phrase that the next one goes on with."""
    token = sentence[position]
    ended = any(cut.tail == "particle" for cut in cuts(token.text))
    return sentence[position + 1].gap == " " and not ended and token.text not in korean_forms()


def _english_phrases(text: str) -> Iterator[tuple[str, int, int, int]]:
    """Phrases with the rendering of a word of office at their start or end: text, row, start, end."""
    if not _ANY_HEAD.search(text):
        return
    countries = [(start, end) for _, start, end, kind in lexicon_spans(text, "en") if kind == "country"]
    for row, (_, heads, _) in enumerate(_HEADS):
        before = rf"(?i:{heads}) (?:of|for) (?:the )?{_ROW}"
        after = rf"{_WORD}(?: (?:and )?{_WORD}){{0,4}}? (?:{heads})"
        pattern = rf"(?<![\w-])(?!{_NO_START})(?:{before}|{after})(?![\w-])"
        for match in re.finditer(pattern, text):
            start, end = match.span()
            # "of the Russian Federation" says whose it is.
            for country_start, country_end in countries:
                if country_end == end:
                    end = start + len(re.sub(r"(?: of)?(?: the)? ?$", "", text[start:country_start]))
            if end - start > 8:
                yield text[start:end], row, start, end


def _mutual_bests(
    korean: dict[tuple[str, int], list[_Seen]], english: dict[tuple[str, int], list[_Seen]], beads: int
) -> Iterator[tuple[tuple[str, int], tuple[str, int]]]:
    """Phrases of one row of the table that prefer each other to all others, and surely not by chance."""
    ko_beads = {phrase: {(seen.text, seen.bead) for seen in places} for phrase, places in korean.items()}
    en_beads = {phrase: {(seen.text, seen.bead) for seen in places} for phrase, places in english.items()}
    at: dict[tuple[int, int], list[tuple[str, int]]] = defaultdict(list)
    for phrase, places in en_beads.items():
        if len(places) >= _LEAST_BEADS:
            for place in places:
                at[place].append(phrase)
    scores: dict[tuple[tuple[str, int], tuple[str, int]], tuple[float, int]] = {}
    for ko, places in ko_beads.items():
        if len(places) < _LEAST_BEADS:
            continue
        shared = Counter(en for place in places for en in at[place] if en[1] == ko[1])
        for en, both in shared.items():
            share = both / max(len(places), len(en_beads[en]))
            if both < _LEAST_BEADS or share < _LEAST_SHARE:
                continue
            if chance(both, len(places), len(en_beads[en]), beads) < _MOST_CHANCE:
                scores[ko, en] = share * math.log(1 + both), len(ko[0]) + len(en[0])
    best: dict[tuple[int, tuple[str, int]], tuple[float, int]] = {}
    for (ko, en), score in scores.items():
        for side in ((0, ko), (1, en)):
            best[side] = max(best.get(side, score), score)
    for (ko, en), score in scores.items():
        if best[0, ko] == score == best[1, en]:
            yield ko, en


def chance(both: int, first: int, second: int, beads: int) -> float:
    """Probability that two phrases share so many beads by chance (one-sided exact test).

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
