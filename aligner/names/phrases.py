"""Phrases of a sentence that may name a body, a place or an office: a word that says so, and the words with it.

In:   a Korean or an English sentence, taken apart.
Out:  Phrases: every stretch that ends in such a word (위원회, 지하철도, 대변인), or in English opens with one
      (Ministry of ...), with the words before and behind that may belong to it. Most are too long or too short.
Not:  which of them translate each other (together.py), names without such a word (by_words.py).
Idea: the words themselves stand in seeds/lexicon: kinds.tsv for bodies and places, titles.tsv for offices. So a
      phrase knows which Korean endings its last word renders, and a pair of phrases whether they agree in that.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from .english import NOT_NAMES, is_capital, is_title_word
from .heads import (
    body_words,
    country_words,
    english_heads,
    head_kind,
    head_words,
    is_body,
    korean_heads,
    office_words,
)
from .korean import cuts, looks_foreign
from .lexicon import load_lexicon, word_list, word_set
from .listed import korean_forms

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..model import Kind
    from .english import Word
    from .texts import EnglishSide, KoreanSide

__all__ = ["Phrase", "country_prefix", "english_phrases", "korean_phrases", "word_start"]


@dataclass(frozen=True, slots=True)
class Phrase:
    """A stretch of a sentence.

    Attributes:
        start: its first character in the sentence.
        end: behind its last.
        heads: the Korean words for a body, a place or an office that its own one is, or renders.
        kind: what such a word names.
        has_body: a body is named besides the office (외무성 부상, chairman of the Standing Committee).
        country: the country that it has in English (Korean Philosophical Society), or that is left out before it in
            Korean (조선 before 철학학회): such two are not the same stretch.
    """

    start: int
    end: int
    heads: frozenset[str]
    kind: Kind
    has_body: bool = False
    country: bool = False

    @property
    def is_office(self) -> bool:
        """True if it may be somebody's title, False for a body or a place."""
        return self.kind == "title"

    def joined(self, other: Phrase) -> Phrase:
        """The same stretch read in both ways: its head may render the words of either."""
        return replace(self, heads=self.heads | other.heads, has_body=self.has_body or other.has_body)


# --- Korean -----------------------------------------------------------------------------------------------

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


def korean_phrases(side: KoreanSide) -> Iterator[Phrase]:
    """The phrases of a Korean sentence.

    Places whose word for them has one syllable are left out: what stands before 강 or 역 is a proper name, which sounds
    alike in both languages (compounds.py).
    """
    for position, token in enumerate(side.tokens):
        for length in _lengths(token.text):
            body = token.text[:length]
            heads = korean_heads(body)
            if not heads or any(fact.kind == "country" for fact in korean_forms().get(body, ())):
                continue
            if head_kind(heads) != "place" or max(map(len, heads)) > 1:
                yield from _ending_in(side, position, body, heads)


def _ending_in(side: KoreanSide, position: int, body: str, heads: frozenset[str]) -> Iterator[Phrase]:
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
    return looks_foreign(stem) or (len(stem) == 3 and stem[0] in load_lexicon().common_surnames)


def _earlier(side: KoreanSide, position: int, kind: Kind) -> list[int]:
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


def _goes_on(side: KoreanSide, first: int, kind: Kind, *, joined: bool) -> bool:
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


def word_start(side: KoreanSide, position: int) -> int:
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


# --- English ----------------------------------------------------------------------------------------------

# Words that open a sentence and no name.
_NO_START = word_set(
    "the a an this that these those its his her their in on at under by for from with and but of to"
)
_JOINTS = word_set("of for and the")
_MOST_BEFORE_HEAD = 5
_MOST_BEHIND_HEAD = 12


def english_phrases(side: EnglishSide) -> Iterator[Phrase]:
    """The phrases of an English sentence; those with a capital letter, and more words than the one that heads it."""
    words = side.words
    for index, word in enumerate(words):
        for plain, heads, kind in english_heads().get(word.lower, ()):
            last = index + len(plain) - 1
            if tuple(part.lower for part in words[index : last + 1]) != plain:
                continue
            ends = tuple(_ends(words, last, kind))
            for first in _starts(words, index, kind):
                # "office building of the WPK Central Committee", but no "state of ASEAN".
                if kind != "title" and len(plain) == 1 and not _is_proper(words[first]):
                    continue
                for end in ends:
                    around = (*words[first:index], *words[last + 1 : end + 1])
                    if around and any(map(is_capital, words[first : end + 1])):
                        yield from _from_to(side, first, end, around, Phrase(0, 0, heads, kind))


def _from_to(
    side: EnglishSide, first: int, end: int, around: tuple[Word, ...], phrase: Phrase
) -> Iterator[Phrase]:
    """The phrase from one word to another, and the same with the number that follows it."""
    words = side.words
    # Korean Philosophical Society: "Philosophical Society" would leave out whose it is.
    belongs = first - (not phrase.is_office and first > 0 and words[first].gap == " ")
    for stop in _stops(side.text, words[end].end):
        yield replace(
            phrase,
            start=_start(words[first]),
            end=stop,
            has_body=any(part.text in body_words() for part in around),
            country=any(map(_is_country, words[belongs : end + 1])),
        )


# What stands before an office in lower case.
_TITLE_PARTS = word_set("first vice deputy chief department general senior acting")
# Between words of one name.
_INSIDE = re.compile(r"(?:['’]s?)? (?:\d+ ?)?|-|\. ?")
# A number behind a name, no measure and no score.
_NUMBER = re.compile(r" (?:No\. ?)?\d+\b(?! ?%|[:.,-]\d)")


def _stops(text: str, end: int) -> Iterator[int]:
    """The end of a phrase, and behind the number that follows it (Unit 966, Middle School No. 1)."""
    yield end
    if number := _NUMBER.match(text, end):
        yield number.end()


def _is_country(word: Word) -> bool:
    """True for the adjective of a country, or the first word of its name."""
    return word.text in load_lexicon().adjectives or word.text in country_words()


def _is_proper(word: Word) -> bool:
    """True if a word has a capital, or is the end of a number (1st)."""
    return is_capital(word) or word.gap[-1:].isdigit()


def _start(word: Word) -> int:
    """Where a word starts, its number included (1st)."""
    number = re.search(r"\d+$", word.gap)
    return word.start - len(number.group()) if number else word.start


def _starts(words: tuple[Word, ...], head: int, kind: Kind) -> Iterator[int]:
    """Where a phrase may begin whose head begins with this word."""
    if not _tears(words, head, starts=True):
        yield head
    for first in range(head - 1, max(-1, head - _MOST_BEFORE_HEAD - 1), -1):
        word, following = words[first], words[first + 1]
        if not _INSIDE.fullmatch(following.gap):
            return
        if is_capital(word):
            if kind != "title" and word.lower in office_words():
                return
            if kind == "title" and (len(word.text) == 1 or _is_country(word)):
                return
            in_abbreviation = len(word.text) == 1 and word.gap == "."
            if word.lower not in _NO_START and not in_abbreviation and not _tears(words, first, starts=True):
                yield first
        elif (kind == "title" and word.lower in _TITLE_PARTS) or word.lower in ("st", "nd", "rd", "th"):
            yield first
        elif word.lower != "and" or kind == "place":
            return
        elif words[first - 1].lower in head_words() | office_words() or following.lower == "the":
            # "Land and Environment Protection Ministry", not "Foreign Ministry and Defence Ministry".
            return


def _ends(words: tuple[Word, ...], head: int, kind: Kind) -> Iterator[int]:
    """Where a phrase may end whose head ends with this word: behind each capitalised word tied to it."""
    yield head
    last = head
    while (
        last < head + _MOST_BEHIND_HEAD
        and (following := _next_capital(words, last, tied=last > head)) is not None
    ):
        if last == head and following == head + 1:
            return
        if kind == "title" and words[following].text in country_words():
            return
        if words[following].lower in office_words():
            return
        last = following
        if last + 1 == len(words) or not _tears(words, last + 1):
            yield last


def _is_listed(words: tuple[Word, ...], index: int) -> bool:
    """True if the word behind a comma stands in a list that goes on with another comma or "and"."""
    following = next(
        (n for n in range(index + 1, min(index + 4, len(words))) if words[n].lower == "and"), None
    )
    if following is None:
        return index + 1 < len(words) and words[index + 1].gap == ", " and _is_listed(words, index + 1)
    return all(is_capital(word) for word in words[index:following])


def _tears(words: tuple[Word, ...], index: int, *, starts: bool = False) -> bool:
    """True if a name that begins or ends in front of this word would tear a run of capitalised words apart.

    Between a name and an office, before a person's name, and behind a country or an abbreviation it may.
    """
    word, before = words[index], words[index - 1] if index else None
    if before is None or not _INSIDE.fullmatch(word.gap) or not is_capital(word) or not is_capital(before):
        return False
    free = before.text.isupper() or before.text in load_lexicon().adjectives or before.lower in _NO_START
    if free or starts:
        return not free and _is_common(before)
    # A person's name has two words or more.
    following = words[index + 1] if index + 1 < len(words) else None
    is_alone = following is None or not is_capital(following) or not _INSIDE.fullmatch(following.gap)
    return is_alone or (_is_common(before) and _is_common(word))


def _is_common(word: Word) -> bool:
    return word.lower in NOT_NAMES or is_title_word(word)


def _next_capital(words: tuple[Word, ...], last: int, *, tied: bool) -> int | None:
    """The capitalised word that goes on with a name: at once, or after "of the", "for", "and" or a comma."""
    index = last + 1
    while index < len(words) and index <= last + 3:
        word = words[index]
        if not _INSIDE.fullmatch(word.gap) and not (tied and word.gap == ", "):
            return None
        if is_capital(word):
            return index if word.gap != ", " or _is_listed(words, index) else None
        if word.lower not in _JOINTS or (word.lower == "the" and words[index - 1].lower == "and"):
            return None
        if word.lower == "and" and words[last].lower in head_words():
            return None
        index += 1
    return None
