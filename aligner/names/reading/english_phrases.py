"""Phrases of an English sentence that may name a body, a place or an office, and the words with it.

In:   an English sentence, taken apart.
Out:  Phrases: every stretch that ends in a word that says so (Committee, Chairman) or opens with one (Ministry of ...),
      with the words before and behind that may belong to it. Most are too long or too short.
Not:  which of them translate a Korean one (pairing/by_meaning.py), names without such a word (pairing/by_sound.py).
Idea: a phrase knows which Korean words for bodies, places and offices its head renders (seeds/lexicon), and a pair of
      phrases whether they agree in that.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from ...seeds import Words
from .english_words import NOT_NAMES, is_capital, is_title_word
from .generic_words import (
    body_words,
    country_words,
    english_heads,
    head_words,
    office_words,
)
from .lexicon import load_lexicon
from .phrase import Phrase

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ...model import Kind
    from .english_words import EnglishText, Word

__all__ = ["english_phrases"]

# Words that open a sentence and no name.
_NO_START = Words("stop_words", "no_start", "en")


_JOINTS = Words("stop_words", "joint", "en")


_MOST_BEFORE_HEAD = 5


_MOST_BEHIND_HEAD = 12


def english_phrases(reading: EnglishText) -> Iterator[Phrase]:
    """The phrases of an English sentence; those with a capital letter, and more words than the one that heads it."""
    words = reading.words
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
                        yield from _from_to(reading, first, end, around, Phrase(0, 0, heads, kind))


def _from_to(
    reading: EnglishText, first: int, end: int, around: tuple[Word, ...], phrase: Phrase
) -> Iterator[Phrase]:
    """The phrase from one word to another, without and with the number that follows it."""
    words = reading.words
    # Korean Philosophical Society: "Philosophical Society" would leave out whose it is.
    belongs = first - (not phrase.is_office and first > 0 and words[first].gap == " ")
    for stop in _stops(reading.text, words[end].end):
        yield replace(
            phrase,
            start=_start(words[first]),
            end=stop,
            has_body=any(part.text in body_words() for part in around),
            country=any(map(_is_country, words[belongs : end + 1])),
        )


# What stands before an office in lower case.
_TITLE_PARTS = Words("person_words", "title_part", "en")


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
    number = re.search(r"\d+$", word.gap[-20:])
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


# Items of a list in the name of one body.
_LONGEST_LIST = 50


def _is_listed(words: tuple[Word, ...], index: int) -> bool:
    """True if the word behind a comma stands in a list that goes on with another comma or "and"."""
    for first in range(index, min(index + _LONGEST_LIST, len(words))):
        if first > index and words[first].gap != ", ":
            return False
        for following in range(first + 1, min(first + 4, len(words))):
            if words[following].lower == "and":
                return all(is_capital(word) for word in words[first:following])
    return False


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
