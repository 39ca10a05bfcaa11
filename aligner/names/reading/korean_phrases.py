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

from .gazetteer import korean_forms
from .generic_words import (
    head_kind,
    is_body,
    korean_heads,
)
from .korean_words import cuts, is_common_korean_name, looks_foreign
from .lexicon import word_list
from .phrase import Phrase

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ...model import Kind
    from .sentences import KoreanSentence

__all__ = ["country_prefix", "korean_phrases", "word_start"]

# Words of a phrase before its last one.
_MOST_BEFORE = 3


# What else follows the name of a body in its own token: who belongs to it.
_MEMBERS = word_list(
    "대표단 대표 성원 성원들 장병 장병들 일군 일군들 관계자 관계자들 청사 산하 소속 전체 사이"
)


# Endings of words that say something about a noun, or that a phrase cannot go on from.
_PARTING = re.compile(
    r".*(?:하는|되는|있는|없는|하신|이신|이며|시며|으며|하며|되며|하여|되여|하면|되면|으면|에서|에게|에|으로|께서|께서는|이든"
    r"|들의|들인|하고|였다|을|를|은|는|던|할|된|한|와|과|(?<![회주협정])의|(?<![국평작문])가|이)"
)


def korean_phrases(side: KoreanSentence) -> Iterator[Phrase]:
    """The phrases of a Korean sentence.

    Places whose word for them has one syllable are left out: what stands before 강 or 역 is a proper name, which sounds
    alike in both languages (pairing/by_generic_word.py).
    """
    for position, token in enumerate(side.tokens):
        for length in _lengths(token.text):
            body = token.text[:length]
            heads = korean_heads(body)
            if not heads or any(fact.kind == "country" for fact in korean_forms().get(body, ())):
                continue
            if head_kind(heads) != "place" or max(map(len, heads)) > 1:
                yield from _ending_in(side, position, body, heads)


def _ending_in(side: KoreanSentence, position: int, body: str, heads: frozenset[str]) -> Iterator[Phrase]:
    """The phrases whose last word is the first part of a token."""
    token, kind = side.tokens[position], head_kind(heads)
    end = token.start + len(body)
    longest = max(map(len, heads))
    # More than the bare word for it; more than a syllable more if that is a mere 부 or 성.
    least = longest + (2 if longest == 1 and kind != "title" else 1)
    body_before = position > 0 and is_body(side.tokens[position - 1].text)
    if kind == "title" and _is_name(body[:-longest]):
        return
    starts = _earlier(side, position, kind)
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


def _earlier(side: KoreanSentence, position: int, kind: Kind) -> list[int]:
    """Where a phrase may begin that ends in this token."""
    starts = [word_start(side, position)]
    joined = False
    for first in range(position - 1, max(-1, position - _MOST_BEFORE - 1), -1):
        token, start = side.tokens[first], word_start(side, first)
        if start == starts[-1]:
            continue
        if side.text[token.end : token.end + 1] != " " or not _goes_on(side, first, kind, joined=joined):
            break
        # 농업 및 식료상, Minister of Agriculture and Food: what 및 joins is one name.
        joined = token.text == "및"
        if not joined:
            starts.append(start)
    return starts


def _goes_on(side: KoreanSentence, first: int, kind: Kind, *, joined: bool) -> bool:
    """True if a token may belong to a phrase that goes on with the next one."""
    word = side.tokens[first].text
    if joined or word == "및":
        return True
    if _PARTING.fullmatch(word) or _ORDINAL.match(side.text, word_start(side, first)):
        return False
    # Where something is, or whose officer somebody is, is said by names of their own.
    known = {fact.kind for fact in korean_forms().get(word, ())}
    return "place" not in known and (kind != "title" or ("country" not in known and bool(korean_heads(word))))


# 제22차, 9월, 14일: which one, or when.
_ORDINAL = re.compile(r"제?\d+\S{0,2}(?!\S)")


_WORD_START = re.compile(r"[가-힣A-Za-z0-9.&-]*$")


def word_start(side: KoreanSentence, position: int) -> int:
    """Where the word begins that a token ends: digits, Latin letters and hyphens belong to it (4.25체육단, SK그룹)."""
    token = side.tokens[position]
    before = side.text[token.start - 1 : token.start]
    if not before.isalnum() and before != "-":
        return token.start
    found = _WORD_START.search(side.text, 0, token.start)
    return found.start() if found else token.start


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
    found |= {length for length in range(2, len(token) - 1) if token[length:].startswith(_MEMBERS)}
    # 총정치국장 names the body, too.
    found |= {
        length - 1 for length in found if token[:length].endswith("장") and is_body(token[: length - 1])
    }
    return tuple(sorted(found))
