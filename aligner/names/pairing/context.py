"""What the words around two mentions say about them.

In:   the tokens and words of two sentences and the place of a name in each.
Out:  evidence for a person and for a place.
Not:  how likely the two are one name (score.py), what a name names (kind.py).
"""

from __future__ import annotations

from functools import cache

from ...seeds import Words
from ..reading.english_person_rules import COURTESIES, is_definite, is_titled
from ..reading.english_words import PLACE_HEADS, Word, is_capital, is_title_word
from ..reading.korean_words import PLACE_WORDS, Cut, Token, cuts

__all__ = [
    "CASES",
    "english_evidence",
    "is_quoted",
    "is_subject",
    "place_evidence",
]


# Case particles.
CASES = Words("particles", "ends_name")


_PLACE_PARTICLES = Words("particles", "place")


def place_evidence(sentence: tuple[Token, ...], last: int, cut: Cut) -> int:
    """1 if a kind word or a particle of place follows, else 0.

    Args:
        sentence: the tokens of a Korean sentence.
        last: index of the name's last token.
        cut: where the name ends in it.
    """
    rest = sentence[last].text[cut.length :]
    if cut.tail == "place" or rest in _PLACE_PARTICLES:
        return 1
    following = sentence[last + 1] if last + 1 < len(sentence) else None
    if rest in ("와", "과") and following is not None and following.gap == " ":
        # 라마디와 티크리트에서: the last of two places has the particle.
        return int(following.text.endswith("에서"))
    if rest:
        return 0
    return int(following is not None and following.gap == " " and _is_place_word(following.text))


@cache
def _is_place_word(token: str) -> bool:
    return any(
        token[: cut.length] in PLACE_WORDS for cut in cuts(token) if cut.length > 1 and cut.tail != "title"
    )


_SPEECH = Words("person_words", "speech", "en")


_DEEDS = Words("person_words", "deed", "en")


_FOLLOWERS = Words("person_words", "follower", "en")


def english_evidence(english: tuple[Word, ...], first: int, last: int) -> tuple[int, int]:
    """Evidence for a person and for a place from the English words around, each 0 or 1.

    Args:
        english: the words of a sentence.
        first: index of the name's first word.
        last: index of its last word.
    """
    person = place = 0
    before = english[first - 1] if first else None
    after = english[last + 1] if last + 1 < len(english) else None
    if before is not None and english[first].gap in (" ", ". "):
        person += is_titled(english, first)
        place += before.lower in ("in", "at", "near", "from", "to")
        # "Governor of Massachusetts": what an office is of is no person.
        place += before.lower == "of" and first > 1 and is_title_word(english[first - 2])
    if after is not None:
        # "Blinken's remarks": who says or does something is a person as a rule.
        person += after.gap.startswith(("'s ", "’s ")) and after.lower in _DEEDS
        place += _is_in_list_of_places(english, first, last)
        person += after.lower in _SPEECH or after.lower in ("comrade", "who")
        person += after.gap in (", ", " , ") and is_title_word(after) and not is_capital(after)
        # "Biden administration", "Zelensky gang".
        followers = after.gap == " " and after.lower in _FOLLOWERS
        if followers:
            person, place = person + 1, 0
        place += after.gap == " " and after.lower in PLACE_HEADS and not followers
        # "Nevada Governor", "Apple CEO": what stands before a title belongs to the office, not to the person.
        place += not person and after.gap == " " and is_title_word(after) and after.lower not in COURTESIES
        if is_definite(english, first) and not followers:
            person = 0
    return min(person, 1), min(place, 1)


# What a list of places ends with: "Thosan, Phyonggang and Anbyon counties".
_MANY_PLACES = Words("place_words", "closes_list")
# Words of such a list.
_LONGEST_LIST = 60


def _is_in_list_of_places(english: tuple[Word, ...], first: int, last: int) -> bool:
    """True if a name stands in a list that ends with a word for places."""
    listed = first > 0 and (english[first - 1].lower == "and" or english[first].gap == ", ")
    for word in english[last + 1 : last + 1 + _LONGEST_LIST]:
        if word.lower in _MANY_PLACES:
            return listed
        joint = word.lower == "and" or word.gap.strip() == ","
        if not joint and not (is_capital(word) and word.gap in (" ", "-")):
            return False
        listed = listed or joint
    return False


def is_quoted(sentence: tuple[Token, ...], first: int, last: int, cut: Cut, text: str) -> bool:
    """True if a name fills a pair of quotation marks: ships, papers and films are named so, people are not.

    Args:
        sentence: the tokens of a Korean sentence.
        first: index of the name's first token.
        last: index of its last token.
        cut: where the name ends in that.
        text: the sentence.
    """
    start, end = sentence[first].start, sentence[last].start + cut.length
    return start > 0 and end < len(text) and text[start - 1] + text[end] in _QUOTES


_QUOTES = frozenset(("《》", "〈〉", "『』", "「」", "‘’", "“”", "''", '""'))


_SUBJECT_CASES = Words("particles", "subject")


_AUXILIARIES = Words("stop_words", "auxiliary", "en")


def is_subject(token: Token, cut: Cut, english: tuple[Word, ...], last: int) -> bool:
    """True if the name does something in both languages (Vidal played, 비달은): people do, places seldom.

    Args:
        token: the name's last token.
        cut: where the name ends in it.
        english: the words of the English sentence.
        last: index of the name's last word there.
    """
    after = english[last + 1] if last + 1 < len(english) else None
    if after is None or after.gap != " " or token.text[cut.length :] not in _SUBJECT_CASES:
        return False
    return after.lower in _AUXILIARIES or (
        len(after.text) > 4 and after.text.endswith("ed") and not is_capital(after)
    )
