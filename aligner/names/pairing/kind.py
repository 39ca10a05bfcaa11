"""What a name found by sound names: a person, a place, a body, or none that can be told.

In:   two sentences, and where a name stands in both.
Out:  a kind, and how much speaks for a person and for a place there; match.py adds that up over all places.
Not:  how likely the two are one name (score.py), what the words around say (context.py).
Idea: names of several words are people's as a rule. Who says or does something may be a company as well, but "its"
      and shares, employees and products are a company's; and what stands in a list names what its neighbour does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ...seeds import Words
from ..reading.english_person_rules import is_definite
from ..reading.english_words import Word, is_capital
from ..reading.gazetteer import korean_forms
from ..reading.generic_words import country_words
from ..reading.korean_words import Cut, cuts
from .context import is_quoted, is_subject, place_evidence

if TYPE_CHECKING:
    from ...model import Kind
    from ..reading.sentences import EnglishSentence, KoreanSentence

__all__ = ["Location", "kind_evidence"]


class Location(NamedTuple):
    """Where a name stands in two sentences.

    Attributes:
        token: index of its first Korean token.
        last_token: index of its last Korean token.
        cut: where it ends in that.
        word: index of its first English word.
        last_word: index of its last English word.
    """

    token: int
    last_token: int
    cut: Cut
    word: int
    last_word: int


def kind_evidence(
    korean: KoreanSentence,
    english: EnglishSentence,
    at: Location,
    said: tuple[int, int, int],
    *,
    several: bool,
) -> tuple[Kind, int, int]:
    """What a name is by this place alone, and how much speaks here for a person and for a place, each 0 or more.

    Args:
        korean: the Korean sentence.
        english: the English one.
        at: where the name stands in them.
        said: evidence for a person in the Korean text, in both, and for a place in the English one (context.py).
        several: the name has several words.
    """
    ko_person, person, en_place = said
    spelled = english.words[at.word : at.last_word + 1]
    quoted = is_quoted(korean.tokens, at.token, at.last_token, at.cut, korean.text)
    if _is_body(korean, english, at, spelled) and not person:
        return "organization", 0, 0
    if quoted or any(_has_inner_capital(word.text) or _is_abbreviation(word, english) for word in spelled):
        return ("person" if several and not quoted else "term"), 0, 0
    place = en_place + place_evidence(korean.tokens, at.last_token, at.cut)
    definite = is_definite(english.words, at.word) and not person
    neighbour = "" if several else _neighbour(korean, at)
    if several and not definite:
        # Both languages must speak for a place.
        person += 1
    elif neighbour == "organization" and not person:
        return "organization", 0, 0
    elif not person and _is_in_a_country(korean, english, at):
        place += 1
    elif neighbour == "place" or (_has_its(english, at) and not ko_person):
        place, person = place + (neighbour == "place"), 0
    elif not place and is_subject(korean.tokens[at.last_token], at.cut, english.words, at.last_word):
        person += 1
    if several and spelled[-1].lower in _PLACE_ENDS and not ko_person:
        person, place = 0, place + 1
    return ("person" if several and not definite else "term"), person, place


# What companies have, next to their names.
_KOREAN_BUSINESS = Words("business_words", "owned", "ko")
_ENGLISH_BUSINESS = Words("business_words", "owned", "en")


def _is_body(
    korean: KoreanSentence, english: EnglishSentence, at: Location, spelled: tuple[Word, ...]
) -> bool:
    """True if the name has a word of companies, or something of theirs stands behind it in both languages."""
    if any(is_capital(word) and word.lower in _COMPANY_WORDS for word in spelled):
        return True
    if len(spelled) == 1 and _is_in_business(english.words, at):
        return True
    following = korean.tokens[at.last_token + 1] if at.last_token + 1 < len(korean.tokens) else None
    if following is None or following.gap != " " or at.cut.tail:
        return False
    ends = {following.text[: cut.length] for cut in cuts(following.text) if cut.tail in ("", "particle")}
    after = english.words[at.last_word + 1] if at.last_word + 1 < len(english.words) else None
    return not ends.isdisjoint(_KOREAN_BUSINESS) and after is not None and after.lower in _ENGLISH_BUSINESS


# What comes before the names of companies, and what their shares do.
_SORTS_OF_BODIES = Words("business_words", "sort", "en")
_ON_THE_MARKET = Words("business_words", "market", "en")


def _is_in_business(words: tuple[Word, ...], at: Location) -> bool:
    """True for "shares in Norcom", "Norcom soared", "the chipmaker Norcom"."""
    before = words[at.word - 1] if at.word and words[at.word].gap == " " else None
    after = words[at.last_word + 1] if at.last_word + 1 < len(words) else None
    if after is not None and after.gap == " " and after.lower in _ON_THE_MARKET:
        return True
    if before is None:
        return False
    shares_in = before.lower in ("in", "of") and at.word > 1 and words[at.word - 2].lower in _ENGLISH_BUSINESS
    return shares_in or before.lower in _SORTS_OF_BODIES


def _is_in_a_country(korean: KoreanSentence, english: EnglishSentence, at: Location) -> bool:
    """True for 나이제리아의 카두나, "Kaduna, Nigeria" or "Kaduna of Nigeria", if nobody acts there."""
    before = korean.tokens[at.token - 1].text if at.token and korean.tokens[at.token].gap == " " else ""
    owner = any(fact.kind == "country" for fact in korean_forms().get(before.removesuffix("의"), ()))
    after = english.words[at.last_word + 1 : at.last_word + 3]
    if not before.endswith("의") or not owner or not after:
        return False
    if korean.tokens[at.last_token].text[at.cut.length :] in ("은", "는", "이", "가"):
        return False
    country = after[1] if after[0].lower == "of" and len(after) > 1 else after[0]
    return (after[0].lower == "of" or country.gap == ", ") and country.text in country_words()


def _has_its(english: EnglishSentence, at: Location) -> bool:
    """True for "Netmarble unveiled its game", "Jetstar said it would": people have no its, and are no it."""
    following = english.words[at.last_word + 1 : at.last_word + 4]
    if any(word.gap != " " for word in following[:2]):
        return False
    return any(word.lower in ("it", "its") for word in following[1:])


def _neighbour(korean: KoreanSentence, at: Location) -> str:
    """What the name names that the tables have next to this one in a list (화웨이와 샤오미); empty if none is there."""
    before = korean.tokens[at.token - 1] if at.token else None
    gap = korean.tokens[at.token].gap.strip()
    if before is not None and (before.text[-1] in "와과" or gap in (",", "·")):
        heard = (before.text, before.text[:-1])
        return next((fact.kind for name in heard for fact in korean_forms().get(name, ())), "")
    after = korean.tokens[at.last_token + 1] if at.last_token + 1 < len(korean.tokens) else None
    tail = korean.tokens[at.last_token].text[at.cut.length :]
    if after is not None and (tail in ("와", "과") or after.gap.strip() in (",", "·")):
        names = tuple(after.text[: cut.length] for cut in cuts(after.text) if cut.tail in ("", "particle"))
        return next((fact.kind for name in names for fact in korean_forms().get(name, ())), "")
    return ""


# Words in the names of companies and other bodies, never in people's.
_COMPANY_WORDS = Words("business_words", "in_name", "en")


# Words that end names of places, hardly ever people's.
_PLACE_ENDS = Words("place_words", "last_word")


def _has_inner_capital(word: str) -> bool:
    """True for names of products and companies (MobileSphere), not for McCain, MacArthur, DeVito, O'Neill."""
    inner = [place for place, letter in enumerate(word) if place and letter.isupper()]
    return bool(inner) and not word.isupper() and inner[0] > 3 and word[inner[0] - 1].islower()


def _is_abbreviation(word: Word, english: EnglishSentence) -> bool:
    """True for words all in capitals (KOSPI), unless the whole sentence is."""
    return len(word.text) > 2 and word.text.isupper() and not english.text.isupper()
