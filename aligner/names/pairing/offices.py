"""Offices that two texts give one person: 부통령 and "Vice President" beside a name that both have.

In:   a Korean and an English sentence, taken apart, and a person found in both.
Out:  a Candidate for the office beside the name, where each language has one that the tables do not pair.
Not:  offices that the tables pair (from_tables.py), offices away from names (by_meaning.py).
Idea: who somebody is stands right before or behind the name in both languages. An office of one table word in Korean
      is the bare office in English; one with a body in it (동해함대장) has "of the East Sea Fleet" as well.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from ...seeds import Words
from ..reading.english_words import NOT_NAMES, Word, is_capital, is_title_word
from ..reading.gazetteer import korean_forms
from ..reading.generic_words import country_words, english_heads, head_words, is_body
from ..reading.korean_phrases import country_prefix, word_start
from ..reading.korean_words import cuts, is_post
from ..reading.lexicon import load_lexicon
from ..reading.span import Span
from .candidate import Candidate, weight
from .score import OFFICE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..reading.sentences import EnglishSentence, KoreanSentence

__all__ = ["offices_of"]

# Less than what the tables pair or what means the same, which go first.
_LIGHTER = 0.0005
# What says more than the office that the tables have goes before it.
_HEAVIER = 0.011

_RANKS = Words("person_words", "rank", "en")
# Between words of one name: U.S., 2nd.
_INSIDE = re.compile(r" \d*|-|\. ?")
# Offices that say nothing without the body before them (외무성 부상, Vice Foreign Minister).
_LEADERS = Words("person_words", "office_ending", "ko")
_OF_A_MINISTRY = Words("person_words", "ministry_office", "ko")


class _Korean(NamedTuple):
    """An office in the Korean sentence."""

    start: int
    text: str

    @property
    def has_body(self) -> bool:
        """True if it says of what (동해함대장)."""
        return self.text.removeprefix("부") not in korean_forms() and self.text not in korean_forms()


class _English(NamedTuple):
    """An office in the English sentence.

    Its first and last word, its first and last word together with what it is of (Taegu Mayor, mayor of Taegu), and the
    Korean offices that the tables have for it.
    """

    first: int
    head: int
    longest_first: int
    last: int
    renders: frozenset[str]


def offices_of(person: Candidate, korean: KoreanSentence, english: EnglishSentence) -> Iterator[Candidate]:
    """The offices of a person: what the tables pair, then what is left.

    Args:
        person: a name found in both sentences.
        korean: the Korean sentence.
        english: the English one.
    """
    ours = list(_korean_offices(korean, person.ko))
    theirs = list(_english_offices(english.words, person.en))
    for office, other in _paired(ours, theirs):
        first, last = (
            english.words[index]
            for index in ((other.longest_first, other.last) if office.has_body else (other.first, other.head))
        )
        # Rep. Kim
        end = last.end + (english.text[last.end : last.end + 2] == ". " and last.end < person.en.start)
        if _can_be_one(office, other, english.words):
            yield Candidate(
                Span(korean.index, office.start, office.start + len(office.text)),
                Span(english.index, first.start, end),
                OFFICE,
                weight(len(office.text), last.end - first.start)
                * (_HEAVIER if office.has_body else _LIGHTER),
                "title",
                by_sound=False,
            )


def _paired(ours: list[_Korean], theirs: list[_English]) -> Iterator[tuple[_Korean, _English]]:
    """Offices that the tables pair; then the only ones left, or the one before a name and the other's behind it."""
    for office in tuple(ours):
        same = next((other for other in theirs if office.text in other.renders), None)
        if same is not None:
            yield office, same
            ours.remove(office)
            theirs.remove(same)
    if len(ours) == len(theirs):
        # General Jang Chang Ha, general director: 총국장 장창하대장.
        yield from zip(ours, reversed(theirs), strict=True)


def _can_be_one(korean: _Korean, english: _English, words: tuple[Word, ...]) -> bool:
    """True if nothing but the tables' silence speaks against two offices being one."""
    if korean.text in english.renders:
        return True
    if korean.has_body:
        says_of_what = (english.longest_first, english.last) != (english.first, english.head)
        return says_of_what and korean.text.endswith(_LEADERS.endings)
    # Commissioner General is none of the army.
    if words[english.first : english.head + 1][0].lower == "general":
        return False
    # 외교부 부부장, Vice Foreign Minister: the ministry is part of the English office alone.
    return words[english.head].lower != "minister" or not korean.text.endswith(_OF_A_MINISTRY.endings)


def _korean_offices(side: KoreanSentence, name: Span) -> Iterator[_Korean]:
    """Offices before the name, glued to it, and behind it with what they are of between."""
    _, start, end = name
    first = next((n for n, token in enumerate(side.tokens) if token.end > start), None)
    last = next((n for n, token in enumerate(side.tokens) if token.end >= end), None)
    if first is None or last is None:
        return  # a word too long to be looked at
    before = side.tokens[first - 1] if first and side.tokens[first].gap == " " else None
    if before is not None and (is_post(before.text) or _sounds_like_office(before.text)):
        begin = word_start(side.reading, first - 1) + country_prefix(before.text)
        yield _Korean(begin, side.text[begin : before.end])
    if glued := side.tokens[last].text[end - side.tokens[last].start :]:
        yield from _bare(glued, end)
        # 박명수동지를 농업상으로: what somebody is made.
        if not glued.endswith("를"):
            return
    for token in side.tokens[last + 1 : last + 4]:
        if token.gap.strip(" ABCDEFGHIJKLMNOPQRSTUVWXYZ"):
            return
        if found := list(_bare(token.text, token.start)):
            if not glued or token.text.endswith("로"):
                yield found[0]
            return
        if not (token.text in korean_forms() or is_body(token.text)):
            return


def _sounds_like_office(word: str) -> bool:
    """True for what no table has and no rule makes, but that stands before a name like an office (함대장, 부대표)."""
    return len(word) > 2 and word.endswith((*_LEADERS, "대표")) and word not in korean_forms()


def _bare(text: str, start: int) -> Iterator[_Korean]:
    """The office that a token is, without its particles; courtesies (동지) are none."""
    for cut in cuts(text):
        office = text[: cut.length]
        if cut.tail in ("", "particle") and (is_post(office) or (cut.tail and _sounds_like_office(office))):
            yield _Korean(start, office)
            return


def _english_offices(words: tuple[Word, ...], name: Span) -> Iterator[_English]:
    """Offices right before the name, and behind it after a comma."""
    _, start, end = name
    first = next((n for n, word in enumerate(words) if word.end > start), None)
    last = next((n for n, word in enumerate(words) if word.end >= end), None)
    if first is None or last is None:
        return  # a word too long to be looked at
    while first and len(words[first - 1].text) < 3 and words[first - 1].text.isupper():
        first -= 1
    for head in range(max(0, first - 4), first):
        if renders := _title(words, head, first):
            opening = _with_rank(words, head)
            yield _English(
                opening,
                first - 1,
                _of_what(words, opening),
                first - 1,
                renders if opening == head else frozenset(),
            )
            break
    opening = last + 1
    appointed = opening < len(words) and words[opening].lower == "as"
    if opening >= len(words) or not (appointed or words[opening].gap == ", "):
        return
    opening += appointed
    while opening < len(words) - 1 and words[opening].lower in ("the", "a", "an", *_RANKS):
        opening += 1
    for stop in range(min(len(words), opening + 4), opening, -1):
        if renders := _title(words, opening, stop):
            start_of_rank = _with_rank(words, opening)
            yield _English(
                start_of_rank,
                stop - 1,
                start_of_rank,
                _with_of(words, stop - 1),
                renders if start_of_rank == opening else frozenset(),
            )
            return


def _title(words: tuple[Word, ...], start: int, stop: int) -> frozenset[str]:
    """What the words from one to before another render, if they are an office of the tables."""
    plain = tuple(word.lower for word in words[start:stop])
    if any(word.gap not in (" ", "-", ". ") for word in words[start + 1 : stop]):
        return frozenset()
    rows = english_heads().get(plain[0], ())
    return next((heads for row, heads, kind in rows if kind == "title" and row == plain), frozenset())


def _with_rank(words: tuple[Word, ...], head: int) -> int:
    """Index of the first of the words before an office that belong to it (first vice)."""
    while head and words[head - 1].lower in _RANKS and words[head].gap in (" ", "-", ". "):
        head -= 1
    return head


def _of_what(words: tuple[Word, ...], head: int) -> int:
    """Index of the first of the capitalised words before an office, countries left out (Taegu Mayor)."""
    first = head
    while first and is_capital(words[first - 1]) and words[first].gap == " ":
        before = words[first - 1]
        if (before.lower in NOT_NAMES or before.lower == "the") and not is_title_word(before):
            break
        if before.text in load_lexicon().adjectives or before.text in country_words():
            break
        first -= 1
    return first


def _with_of(words: tuple[Word, ...], head: int) -> int:
    """Index of the last word of what an office is of; the office itself if it is of nothing."""
    if head + 1 == len(words) or words[head + 1].lower != "of":
        return head
    last = head + 1
    while last + 1 < len(words) and _INSIDE.fullmatch(words[last + 1].gap):
        word = words[last + 1]
        # "Finance and Accounting Department", but "the Navy and others".
        joint = word.lower in ("the", "of", "for") or (
            word.lower == "and" and words[last].lower not in head_words()
        )
        if not is_capital(word) and not joint and not word.gap[-1:].isdigit():
            break
        last += 1
    while last > head and not is_capital(words[last]):
        last -= 1
    # head of the Ukrainian president's office
    return head if words[last].text in load_lexicon().adjectives else last
