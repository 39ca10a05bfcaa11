"""Phrases of a Korean sentence that may name a body, a place or an office, and the words with it.

In:   a Korean sentence, taken apart.
Out:  Phrases: every stretch that ends in a word that says so (위원회, 지하철도, 대변인), with the words before that may
      belong to it. Most are too long or too short.
Not:  which of them translate an English one (pairing/by_meaning.py); names without such a word (pairing/by_sound.py).
Idea: the words themselves stand in seeds/lexicon: kinds.tsv for bodies and places, titles.tsv for offices. So a
      phrase knows which words its last one ends in, and a pair of phrases whether they agree in that.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from ...seeds import Words, read_table
from .gazetteer import korean_forms
from .generic_words import (
    head_kind,
    is_body,
    korean_heads,
)
from .korean_words import cuts, is_common_korean_name, looks_foreign
from .phrase import Phrase

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ...model import Kind
    from .korean_words import KoreanText

__all__ = ["country_prefix", "korean_phrases", "word_start"]

# Words of a phrase before its last one.
_MOST_BEFORE = 3


# What else follows the name of a body in its own token: who belongs to it.
_MEMBERS = Words("person_words", "member", "ko")


# Endings of words that say something about a noun, or that a phrase cannot go on from.
@cache
def _partings() -> dict[str, str]:
    """Such an ending -> the syllables behind which it is part of the word (회의, 작가)."""
    rows = read_table("particles", ("word", "uses", "not_behind", "source"))
    return {row["word"]: row["not_behind"] for row in rows if "parting" in row["uses"].split(" | ")}


def korean_phrases(reading: KoreanText) -> Iterator[Phrase]:
    """The phrases of a Korean sentence.

    Places whose word for them has one syllable are left out: what stands before 강 or 역 is a proper name, which sounds
    alike in both languages (pairing/by_generic_word.py).
    """
    for position, token in enumerate(reading.tokens):
        for length in _lengths(token.text):
            body = token.text[:length]
            heads = korean_heads(body)
            if not heads or any(fact.kind == "country" for fact in korean_forms().get(body, ())):
                continue
            if head_kind(heads) != "place" or max(map(len, heads)) > 1:
                yield from _ending_in(reading, position, body, heads)


def _ending_in(reading: KoreanText, position: int, body: str, heads: frozenset[str]) -> Iterator[Phrase]:
    """The phrases whose last word is the first part of a token."""
    token, kind = reading.tokens[position], head_kind(heads)
    end = token.start + len(body)
    longest = max(map(len, heads))
    # More than the bare word for it; more than a syllable more if that is a mere 부 or 성.
    least = longest + (2 if longest == 1 and kind != "title" else 1)
    body_before = position > 0 and is_body(reading.tokens[position - 1].text)
    if kind == "title" and _is_name(body[:-longest]):
        return
    starts = _earlier(reading, position, kind)
    country = country_prefix(body)
    if country and body.startswith(_PUPPET):
        starts = []
    for start in starts:
        if end - start >= least:
            yield Phrase(start, end, heads, kind, has_body=body_before and start < token.start)
    # 윁남국방상: whose it is may be said elsewhere in English.
    if country and len(body) - country >= least:
        yield Phrase(token.start + country, end, heads, kind, country=True)


def _is_name(stem: str) -> bool:
    """True for what stands before an office in one word and is somebody's name (뿌찐대통령, 임천일부상)."""
    if country_prefix(stem) or stem in korean_forms():
        return False
    return looks_foreign(stem) or is_common_korean_name(stem)


def _earlier(reading: KoreanText, position: int, kind: Kind) -> list[int]:
    """Where a phrase may begin that ends in this token."""
    starts = [word_start(reading, position)]
    joined = False
    for first in range(position - 1, max(-1, position - _MOST_BEFORE - 1), -1):
        token, start = reading.tokens[first], word_start(reading, first)
        if start == starts[-1]:
            continue
        if reading.text[token.end : token.end + 1] != " " or not _goes_on(
            reading, first, kind, joined=joined
        ):
            break
        # 농업 및 식료상, Minister of Agriculture and Food: what 및 joins is one name.
        joined = token.text == "및"
        if not joined:
            starts.append(start)
    return starts


def _goes_on(reading: KoreanText, first: int, kind: Kind, *, joined: bool) -> bool:
    """True if a token may belong to a phrase that goes on with the next one."""
    word = reading.tokens[first].text
    if joined or word == "및":
        return True
    if _parts(word) or _ORDINAL.match(reading.text, word_start(reading, first)):
        return False
    # Where something is, or whose officer somebody is, is said by names of their own.
    known = {fact.kind for fact in korean_forms().get(word, ())}
    return "place" not in known and (kind != "title" or ("country" not in known and bool(korean_heads(word))))


@cache
def _parts(word: str) -> bool:
    """True if a word ends so that a phrase cannot go on from it."""
    for ending, not_behind in _partings().items():
        if word.endswith(ending):
            before = word[: -len(ending)][-1:]
            if not before or before not in not_behind:
                return True
    return False


# 제22차, 9월, 14일: which one, or when.
_ORDINAL = re.compile(r"제?\d{1,20}\S{0,2}(?!\S)")


def word_start(reading: KoreanText, position: int) -> int:
    """Where the word begins that a token ends: digits, Latin letters and hyphens belong to it (4.25체육단, SK그룹)."""
    token = reading.tokens[position]
    before = reading.text[token.start - 1 : token.start]
    if not before.isalnum() and before != "-":
        return token.start
    return reading.word_starts[position]


# What Pyongyang puts before the bodies of others; read as whose they are.
_PUPPET = "괴뢰"


@cache
def country_prefix(word: str) -> int:
    """Length of the name of a country that a word begins with; 0 if there is none, or it is part of another name."""
    if word.startswith(_PUPPET):
        return len(_PUPPET)
    forms = korean_forms()
    longest = next((length for length in range(len(word) - 1, 1, -1) if word[:length] in forms), 0)
    return longest if longest and forms[word[:longest]][0].kind == "country" else 0


@cache
def _lengths(token: str) -> tuple[int, ...]:
    """Where a body's or an office's name may end inside a token."""
    tails = ("", "particle", "title")
    ends = (
        cut.length for cut in cuts(token) if cut.tail in tails and (cut.length > 1 or cut.tail != "title")
    )
    # Several of a kind are no name (려단들).
    found = {length for length in ends if not token[length:].startswith("들")}
    found |= {length for length in range(2, len(token) - 1) if token[length:].startswith(_MEMBERS.endings)}
    # 총정치국장 names the body, too.
    found |= {
        length - 1 for length in found if token[:length].endswith("장") and is_body(token[: length - 1])
    }
    return tuple(sorted(found))
