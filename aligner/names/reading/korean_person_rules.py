"""What can be part of a person's name in a Korean sentence, and what says that a name stands there.

In:   the tokens of a sentence.
Out:  the rules that the persons of one text (mentions/korean_persons.py) and the pairs of two (pairing/) both go by:
      what no name runs through, how its words follow each other, what its inner words look like, which titles beside
      it speak for a person.
Not:  how much of that is needed: one text wants a title and clear syllables, two texts want equal sounds.
Idea: words of running text end in particles and endings of verbs, names are stopped by offices, countries and bodies.
"""

from __future__ import annotations

import re
from functools import cache

from ...seeds import Words
from .gazetteer import korean_forms
from .korean_titles import stands_before_title
from .korean_words import (
    NOT_KOREAN_NAMES,
    PLACE_WORDS,
    Cut,
    Token,
    cuts,
    foreignness,
    is_post,
    looks_foreign,
)

__all__ = [
    "can_be_given",
    "can_be_inner",
    "ends_like_a_word",
    "goes_on",
    "never_in_name",
    "stands_behind_office",
    "title_evidence",
    "vouches",
]


# Endings of words that no name has.
_WORD_ENDINGS = Words("particles", "no_name")


# Those that names have too: a word that ends so is a name's if its syllables are foreign ones (안토니, 루까).
_ENDINGS_OF_BOTH = Words("particles", "no_korean_name")


# Particles that names end like as well (김정은, 올가): they speak against the inner word of a foreign name alone, the
# second one behind two syllables and more (루까쉔꼬가 평양에서).
_ENDINGS_OF_INNER_WORDS = re.compile(r".*은|.{2,}가")


# The log-odds a syllable below which an inner word is no part of a foreign name, even between words that are.
_TOO_KOREAN_INSIDE = -0.6


# Syllables of a given name that is told by its place, not by its sound.
_SHORTEST_GIVEN, _LONGEST_GIVEN = 2, 6


# Titles that are as often part of a word, or that places have too; glued to a word they vouch for nothing.
_WEAK_TITLES = Words("person_words", "weak_title", "ko")


# Those that vouch behind foreign syllables alone (호날두선수, but 축구선수).
_TITLES_OF_FOREIGNERS = Words("person_words", "title_of_foreigner", "ko")


# Initials between two words of a name (조지 W. 부시).
_INITIALS = re.compile(r" (?:[A-Z]\.? ?)+")


@cache
def never_in_name(token: str) -> bool:
    """True if a token is an office, a country or an institution: no longer name runs through it.

    Titles of the tables count with particles too (주지사는). An office that no table has does not: 고든장군은 may be a
    name with a title.

    >>> never_in_name("국방상"), never_in_name("로씨야"), never_in_name("주지사는"), never_in_name("쎄르게이")
    (True, True, True, False)
    """
    forms = korean_forms()
    if len(token) > 1 and (token in forms or is_post(token)):
        return True
    stems = (token[: cut.length] for cut in cuts(token) if cut.tail == "particle" and cut.length > 1)
    return any(fact.kind == "title" for stem in stems for fact in forms.get(stem, ()))


@cache
def ends_like_a_word(word: str) -> bool:
    """True if a word ends in a particle or in an ending of verbs that names do not have.

    >>> ends_like_a_word("참가한"), ends_like_a_word("안토니"), ends_like_a_word("김정은")
    (True, False, False)
    """
    return word.endswith(_WORD_ENDINGS.endings) or (
        word.endswith(_ENDINGS_OF_BOTH.endings) and not looks_foreign(word)
    )


@cache
def can_be_inner(word: str) -> bool:
    """True if nothing speaks against a word being one of a foreign name, but its last.

    >>> can_be_inner("쎄르게이"), can_be_inner("국방상"), can_be_inner("그러나"), can_be_inner("참가한")
    (True, False, False, False)
    """
    if never_in_name(word) or word in NOT_KOREAN_NAMES or word in PLACE_WORDS or ends_like_a_word(word):
        return False
    if _ENDINGS_OF_INNER_WORDS.fullmatch(word):
        return False
    return foreignness(word) >= _TOO_KOREAN_INSIDE * len(word)


@cache
def can_be_given(word: str) -> bool:
    """True if a word can be a given name where its place says so: behind an office, before a surname."""
    return _SHORTEST_GIVEN <= len(word) <= _LONGEST_GIVEN and can_be_inner(word)


def goes_on(token: Token) -> bool:
    """True if the token goes on with the name before it, an initial in Latin letters between them allowed."""
    return token.is_joined or bool(_INITIALS.fullmatch(token.gap))


def stands_behind_office(sentence: tuple[Token, ...], position: int) -> bool:
    """True if the word right before a token is an office (외무상 최선희)."""
    return position > 0 and sentence[position].gap == " " and is_post(sentence[position - 1].text)


def vouches(title: str, stem: str) -> bool:
    """True if the title, glued to this stem, says by itself that the stem is a person."""
    if title in _WEAK_TITLES:
        return False
    is_doubtful = title in _TITLES_OF_FOREIGNERS or any(
        fact.role == "group" for fact in korean_forms().get(title, ())
    )
    return looks_foreign(stem) or not is_doubtful


def title_evidence(sentence: tuple[Token, ...], first: int, last: int, cut: Cut) -> int:
    """How many titles say that some tokens are a person: 0 to 2, one glued or behind, one before.

    Args:
        sentence: the tokens of a sentence.
        first: index of the name's first token.
        last: of its last token.
        cut: where the name ends in that.
    """
    evidence = 0
    if cut.tail == "title":
        evidence += vouches(cut.title, sentence[last].text[: cut.length])
    elif cut.length == len(sentence[last].text):
        evidence += stands_before_title(sentence, last)
    return evidence + stands_behind_office(sentence, first)
