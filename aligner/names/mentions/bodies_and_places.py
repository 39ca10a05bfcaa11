"""Bodies and places of one text that no table has, known by their looks.

In:   a sentence and its language.
Out:  where names of bodies and places stand in it.
Not:  what the tables know (reading/gazetteer.py), phrases that a translation confirms (pairing/by_meaning.py).
Idea: in English capitals say where a name with a word for bodies or places ends. In Korean such a word (제철련합기업소)
      with two syllables before it is seldom a common noun; the short ones (군, 역) end too many other words, and count
      only behind a foreign name or another place (함경남도 신포시와 함주군).
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from ...limits import WORD_LETTERS
from ...seeds import Words
from ..reading.gazetteer import korean_forms
from ..reading.generic_words import head_kind, korean_heads
from ..reading.korean_words import PLACE_WORDS, cuts, looks_foreign
from ..reading.lexicon import load_lexicon
from ..reading.sentences import REMEMBERED, read_english, read_korean
from ..reading.span import Span, Taken

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ...model import Kind
    from ..reading.phrase import Phrase
    from ..reading.sentences import EnglishReading, KoreanReading

__all__ = ["proper_phrases"]

# What is often said of a body without being its name.
_COMMON = Words("stop_words", "no_body", "ko")

# Words for places of one syllable that a text alone is asked for.
_SHORT_PLACES = Words("kinds", "one_syllable")


@lru_cache(maxsize=REMEMBERED)
def proper_phrases(text: str, lang: str) -> tuple[tuple[int, int, Kind], ...]:
    """Bodies and places of one sentence: start, end and kind, none overlapping another.

    Args:
        text: the sentence; start and end count its code points.
        lang: ``"ko"``; anything else is read as English.

    >>> text = "Workers of the Chollima Steel Complex visited the Ministry of Coal Industry."
    >>> [text[start:end] for start, end, _ in proper_phrases(text, "en")]
    ['Ministry of Coal Industry', 'Chollima Steel Complex']
    """
    found = _korean(read_korean(text)) if lang == "ko" else _english(read_english(text))
    kept: list[tuple[int, int, Kind]] = []
    taken = Taken()
    for start, end, kind in sorted(found, key=lambda phrase: phrase[0] - phrase[1]):
        span = Span(0, start, end)
        if not taken.overlaps(span):
            taken.add(span)
            kept.append((start, end, kind))
    return tuple(kept)


def _english(reading: EnglishReading) -> Iterator[tuple[int, int, Kind]]:
    """Phrases that begin with a capital, or with a number; places without what they belong to."""
    for phrase in reading.phrases:
        first = reading.text[phrase.start]
        if phrase.is_office or not (first.isupper() or first.isdigit()):
            continue
        if phrase.kind != "place" or _is_one_place(reading.text, phrase):
            yield phrase.start, phrase.end, phrase.kind


_CAPITAL = re.compile(r"\b[A-Z]")
_NO_WORD = re.compile(r"[^\w-]")


def _is_one_place(text: str, phrase: Phrase) -> bool:
    """False for Uiju County of North Phyongan Province, which are two, and for Minister Park, who is none."""
    place = text[phrase.start : phrase.end]
    if "," in place or place.split()[-1].lower() in load_lexicon().latin_surnames:
        return False
    if " of " in place:
        # Port of Nampho, Tower of the Juche Idea
        return " " not in place.split(" of ")[0] and not _stands_behind_capital(text, phrase.start)
    return True


def _stands_behind_capital(text: str, start: int) -> bool:
    """True if the word before a place, a space between, has a capital."""
    before = text[max(0, start - WORD_LETTERS.most) : start]
    return before.endswith(" ") and bool(_CAPITAL.search(_NO_WORD.split(before[:-1])[-1]))


def _korean(reading: KoreanReading) -> Iterator[tuple[int, int, Kind]]:
    """Words with a head of two syllables and two more, and the body before them; short places among places."""
    for phrase in reading.phrases:
        if not phrase.is_office and not phrase.country and _is_name(reading.text, phrase):
            yield phrase.start, phrase.end, phrase.kind
    behind_place = False
    for token in reading.tokens:
        ends = (cut.length for cut in cuts(token.text) if cut.tail in ("", "particle"))
        end = next((end for end in ends if _is_place(token.text[:end])), 0)
        stem = token.text[: end - 1]
        known = token.text[:end] in korean_forms() or stem in korean_forms()
        if end > 2 and token.text[:end] not in PLACE_WORDS and (known or behind_place or looks_foreign(stem)):
            yield token.start, token.start + end, "place"
        behind_place = end > 2 and (known or behind_place or looks_foreign(stem))


def _is_place(word: str) -> bool:
    return word[-1:] in _SHORT_PLACES or any(fact.kind == "place" for fact in korean_forms().get(word, ()))


def _is_name(text: str, phrase: Phrase) -> bool:
    *before, last = text[phrase.start : phrase.end].split(" ")
    head = max(map(len, phrase.heads))
    if last in _COMMON or text[phrase.end : phrase.end + 1] == "장":
        return False
    return head > 1 and len(last) >= head + (0 if before else 2) and all(map(_is_known_body, before))


def _is_known_body(word: str) -> bool:
    """True if a word is a body or a country of the tables, or ends in a longer word for bodies."""
    heads = korean_heads(word)
    if heads and head_kind(heads) == "organization" and max(map(len, heads)) > 1:
        return True
    return any(fact.kind in ("organization", "country") for fact in korean_forms().get(word, ()))
