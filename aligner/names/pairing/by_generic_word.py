"""Names that are made of a proper name and a word for what it names (흥남비료련합기업소, Hungnam Fertilizer Complex).

In:   a Korean and an English sentence, taken apart.
Out:  Candidates for places and institutions that no table lists.
Not:  institutions of the tables (from_tables.py), the bare proper name (by_sound.py).
Idea: the last word of one language must be a known rendering of the other's (seeds/lexicon/kinds.tsv), and what
      the Korean word begins with must sound like a word of the English name. Both together are hardly ever chance.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from ...seeds import Words, read_table
from ...transliteration.sound import name_similarity
from ..reading.english_words import NOT_NAMES, is_capital
from ..reading.korean_words import cuts
from ..reading.span import Span
from .candidate import Candidate, MatchSettings, weight
from .score import GENERIC_WORD, STATE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ...model import Kind
    from ...transliteration.sound import SoundTable
    from ..reading.sentences import EnglishSentence, KoreanSentence

__all__ = ["generic_word_candidates"]

# Words that stand inside an English institution's name without a capital.
_INNER = Words("stop_words", "joint", "en")

# What stands before an English place name and behind, or inside, the Korean one (South Hamgyong, 함경남도).
_DIRECTIONS = frozenset({"North", "South", "East", "West"})

# Sound likeness, 0..1, of the proper part.
_ALIKE = 0.6


_Heads = tuple[tuple[str, ...], ...]


@cache
def _kinds() -> dict[str, tuple[tuple[_Heads, Kind], ...]]:
    """Korean ending -> its English renderings word by word, and what they name."""
    found: dict[str, list[tuple[_Heads, Kind]]] = {}
    for row in read_table("kinds", ("ko", "en", "kind", "source")):
        if not row["en"]:
            continue
        # Words come without possessive endings.
        heads = tuple(tuple(form.replace("'s", "").split()) for form in row["en"].split(" | "))
        kind: Kind = "organization"
        if row["kind"] == "place":
            kind = "place"
        elif row["kind"] == "country":
            kind = "country"
        found.setdefault(row["ko"], []).append((heads, kind))
    return {ending: tuple(rows) for ending, rows in found.items()}


@cache
def _lengths() -> tuple[int, ...]:
    """Lengths of Korean endings, the longest first."""
    return tuple(sorted({len(ending) for ending in _kinds()}, reverse=True))


@cache
def _endings(body: str) -> tuple[tuple[str, _Heads, Kind], ...]:
    """The endings of a word that has two syllables or more before them, with their renderings; the longest first."""
    return tuple(
        (body[-length:], heads, kind)
        for length in _lengths()
        if length + 2 <= len(body)
        for heads, kind in _kinds().get(body[-length:], ())
    )


def generic_word_candidates(
    korean: KoreanSentence, english: EnglishSentence, settings: MatchSettings
) -> Iterator[Candidate]:
    """Places and institutions: a Korean word that ends in a kind word, an English name with its rendering.

    What stands before the kind word must sound alike, by ``settings.sound``. That has no degrees: every such candidate
    has the score GENERIC_WORD, or ``settings.min_score`` where that is more. Official names of states come besides.
    """
    if not any(is_capital(word) for word in english.words):
        return
    for position, token in enumerate(korean.tokens):
        for cut in cuts(token.text):
            if cut.tail not in ("", "particle", "place", "title"):
                continue
            endings = _endings(token.text[: cut.length])
            yield from _states(korean, english, position, cut.length, endings)
            if cut.tail not in ("", "particle"):
                continue
            for ending, heads, kind in endings:
                stem = token.text[: cut.length - len(ending)]
                for first, last in _phrases(stem, heads, english, settings):
                    letters = english.words[last].end - english.words[first].start
                    yield Candidate(
                        korean.span(position, position, cut.length),
                        english.span(first, last),
                        max(settings.min_score, GENERIC_WORD),
                        weight(cut.length, letters) * GENERIC_WORD,
                        kind,
                        by_sound=False,
                    )


@cache
def _countries() -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    """Korean form of a country -> its English names and adjectives."""
    found: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {}
    for row in read_table("countries", ("ko", "ko_south", "en", "adjective")):
        names, adjectives = (tuple(row[column].split(" | ")) for column in ("en", "adjective"))
        for form in (row["ko"], row["ko_south"]):
            found.setdefault(form, (names, adjectives))
    return found


def _states(
    korean: KoreanSentence,
    english: EnglishSentence,
    position: int,
    length: int,
    endings: tuple[tuple[str, _Heads, Kind], ...],
) -> Iterator[Candidate]:
    """Official names of states: a country of the tables with the form of state (나미비아공화국)."""
    token = korean.tokens[position]
    for ending, heads, kind in endings:
        if kind != "country":
            continue
        stem, first = token.text[: length - len(ending)], position
        if position and token.gap in (" ", "-"):
            longer = f"{korean.tokens[position - 1].text}{token.gap}{stem}"
            if longer in _countries():
                stem, first = longer, position - 1
        if stem not in _countries():
            continue
        for match in _state_pattern(stem, heads).finditer(english.text):
            yield Candidate(
                korean.span(first, position, length),
                Span(english.index, match.start(), match.end()),
                STATE,
                weight(length, match.end() - match.start()) * STATE,
                kind,
                by_sound=False,
                listed=True,
            )
        return


@cache
def _state_pattern(country: str, heads: _Heads) -> re.Pattern[str]:
    """The English names of a state: Republic of Namibia, Namibian Republic."""
    names, adjectives = _countries()[country]
    states = "|".join(re.escape(" ".join(head)).replace(r"\ ", r"(?:['’]s)? ") for head in heads)
    short = "|".join(map(re.escape, names))
    belonging = "|".join(map(re.escape, adjectives))
    return re.compile(
        rf"(?<![\w-])(?:(?:{states}) of (?:the )?(?:{short})|(?:{belonging}) (?:{states}))(?!\w)"
    )


def _phrases(
    stem: str, heads: _Heads, english: EnglishSentence, settings: MatchSettings
) -> Iterator[tuple[int, int]]:
    """First and last word of English names with one of the heads and a word that the stem sounds like."""
    words = english.words

    def sounds_like(first: int, last: int, *, alone: bool) -> bool:
        spelling = " ".join(word.text for word in words[first : last + 1])
        return _sounds_like(stem, spelling, settings.sound, alone=alone)

    for head in heads:
        for start in english.reading.places.get(head[0], ()):
            if tuple(word.text for word in words[start : start + len(head)]) != head:
                continue
            end = start + len(head) - 1
            # Hungnam Fertilizer Complex: the name runs back from its head.
            for first in range(start - 1, max(-1, start - 5), -1):
                if words[first + 1].gap not in (" ", "-", "'s ", "’s ") or not _belongs(english, first):
                    break
                # Wonsan University of Agriculture: what the Korean word has in its middle may come last.
                longer = _with_of(english, end)
                front = first
                if first and words[first - 1].text in _DIRECTIONS and words[first].gap == " ":
                    front = first - 1
                if longer > end and sounds_like(first, first, alone=False):
                    yield front, longer
                elif sounds_like(first, first, alone=first == start - 1):
                    yield front, end
                # Kim Il Sung Stadium: or all words before the head are the proper name.
                elif first < start - 1 and sounds_like(first, start - 1, alone=True):
                    yield first, end
            # University of Pyongyang, Mt. Kumgang: or it follows.
            after = end + 1
            while after < len(words) and after <= end + 3 and words[after].gap in (" ", ". "):
                if not _belongs(english, after):
                    break
                if sounds_like(after, after, alone=words[after - 1].lower in ("of", head[-1].lower())):
                    yield start, after
                after += 1


def _with_of(english: EnglishSentence, head: int) -> int:
    """Last word of "of" and capitalised words behind a head; the head itself if there are none."""
    words = english.words
    if head + 2 >= len(words) or words[head + 1].text != "of" or words[head + 1].gap != " ":
        return head
    last = head + 1
    while (
        last + 1 < len(words)
        and last < head + 4
        and words[last + 1].gap == " "
        and is_capital(words[last + 1])
    ):
        last += 1
    return last if last > head + 1 else head


def _belongs(english: EnglishSentence, index: int) -> bool:
    word = english.words[index]
    return is_capital(word) or word.lower in _INNER


def _sounds_like(stem: str, word: str, sound: SoundTable | None, *, alone: bool) -> bool:
    """True if the stem, or its beginning when more words belong to the name, sounds like the word."""
    if len(word) < 3 or word.lower() in NOT_NAMES or not word[0].isupper():
        return False
    if alone:
        return name_similarity(stem, word, sound) >= _ALIKE
    return any(
        name_similarity(stem[:length], word, sound) >= _ALIKE for length in range(2, min(len(stem), 6))
    )
