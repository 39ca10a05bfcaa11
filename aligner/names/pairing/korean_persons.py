"""Possible pairs of Korean persons: 김성남 and Kim Song Nam.

In:   a Korean and an English sentence, taken apart.
Out:  Candidates: a token that opens with a surname, with words that open or end with its Latin spelling.
Not:  persons of other countries (by_sound.py, chinese_persons.py).
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, NamedTuple

from ...hangul import split_syllable
from ...transliteration.sound import name_similarity, pair_similarities
from ..reading.english_words import Word, is_capital, korean_name_at
from ..reading.korean_person_rules import title_evidence
from ..reading.korean_words import Cut, cuts, korean_name_lengths, town
from ..reading.lexicon import load_lexicon
from .candidate import UNKNOWN, Candidate, MatchSettings, latin, weight
from .context import english_evidence
from .score import by_sound, lowered

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ..reading.sentences import EnglishSentence, KoreanSentence

__all__ = ["korean_candidates"]


def korean_candidates(
    korean: KoreanSentence, english: EnglishSentence, settings: MatchSettings
) -> Iterator[Candidate]:
    """Korean names: a token that opens with a surname, words that open or end with its Latin spelling.

    With re-estimated sounds (``settings.sound``) other spellings of surnames than those of the table are tried too.
    """
    spans = list(_latin_korean_names(english.words))
    if settings.sound:
        spans = list(dict.fromkeys((*spans, *_capital_names(english.words))))
    if not spans:
        return
    meetings = list(_meetings(korean, english, spans, settings))
    spelled_alike = {(meeting.name, meeting.spelling): None for meeting in meetings}
    alike = pair_similarities(list(spelled_alike), settings.sound).tolist()
    similarities = dict(zip(spelled_alike, alike, strict=True))
    for position, name, family, cut, first, last, surname, given, spelling in meetings:
        token, length = korean.tokens[position], len(name)
        spelled = english.words[first : last + 1]
        person = title_evidence(korean.tokens, position, position, cut)
        en_person, en_place = english_evidence(english.words, first, last)
        person += en_person
        similarity = similarities[name, spelling]
        score = by_sound([(similarity, length, len(spelling))], person=person + 1)
        score = lowered(score, 2.0 * _disagreements(name[len(family) :], spelled, surname))
        if cut.tail == UNKNOWN:
            sure = similarity >= _SURELY_GLUED and given and not _goes_on(english.words, last)
            score = score * _GLUED if sure else 0.0
        county = town(token.text[length:]) if en_place else ""
        if score >= settings.min_score:
            yield Candidate(
                korean.span(position, position, length + len(county)),
                english.span(first, last),
                score,
                weight(length, len(spelling)) * score,
                "place" if county else "person",
                person=0 if county else 2 + person,
                place=len(county),
            )


class _Meeting(NamedTuple):
    """A Korean name that may be what some words spell.

    Its token, the name, its surname and how the token goes on; the first and the last word, the surname and the number
    of given syllables in Latin letters (0 if written as one word), and all words together.
    """

    token: int
    name: str
    family: str
    cut: Cut
    first: int
    last: int
    surname: str
    given: int
    spelling: str


def _meetings(
    korean: KoreanSentence,
    english: EnglishSentence,
    spans: Sequence[tuple[int, int, str, int]],
    settings: MatchSettings,
) -> Iterator[_Meeting]:
    """Where surname and number of syllables agree; whether the rest sounds alike is asked for all at once."""
    surnames = load_lexicon().surnames
    spellings = [latin(english.words[first : last + 1]) for first, last, _, _ in spans]
    for position, token in enumerate(korean.tokens):
        ends = {cut.length: cut for cut in cuts(token.text)}
        # 박성남문지기: any word of two syllables or more may be glued to a name that sounds surely like it.
        if len(token.text) >= _KOREAN_NAME + 2:
            ends.setdefault(_KOREAN_NAME, Cut(_KOREAN_NAME, UNKNOWN))
        for length in korean_name_lengths(token.text):
            if length not in ends:
                continue
            name = token.text[:length]
            families = [name[:size] for size in (1, 2) if size < length and name[:size] in surnames]
            for (first, last, surname, given), spelling in zip(spans, spellings, strict=True):
                family = next((family for family in families if _spells(surname, family, settings)), "")
                if family and (not given or given == length - len(family)):
                    yield _Meeting(
                        position, name, family, ends[length], first, last, surname, given, spelling
                    )


# Syllables of a Korean name as a rule; the tail of one that is followed by a word that no table knows, how much alike
# by sound it must be then, 0..1, and what its score is taken times: names of their own go first.
_KOREAN_NAME = 3


_SURELY_GLUED = 0.8


_GLUED = 0.8


def _goes_on(english: tuple[Word, ...], last: int) -> bool:
    """True if a capitalised word follows: the name is part of a longer one (Kim Chaek University of Technology)."""
    return last + 1 < len(english) and english[last + 1].gap == " " and is_capital(english[last + 1])


def _latin_korean_names(english: tuple[Word, ...]) -> Iterator[tuple[int, int, str, int]]:
    """First word, last word, surname and number of given syllables (0 if written as one word) of Korean names."""
    latin = load_lexicon().latin_surnames
    for index, word in enumerate(english):
        if not is_capital(word):
            continue
        if word.lower in latin and (length := korean_name_at(english, index)):
            yield index, index + length - 1, word.lower, 2 if length == 3 else 0
            if length == 3 and english[index + 2].gap == " ":
                yield index, index + 1, word.lower, 0
        # Western order: Sung Kim, Ban-lee Jung.
        before = index - 1
        if word.lower in latin and before >= 0 and is_capital(english[before]) and word.gap == " ":
            yield before, index, word.lower, 0
        if (
            word.lower in latin
            and before >= 1
            and english[before].gap == "-"
            and is_capital(english[before - 1])
        ):
            yield before - 1, index, word.lower, 2


def _spells(spelling: str, family: str, settings: MatchSettings) -> bool:
    """True if a Korean surname is spelled so by the tables, or by sounds learned from a user's pairs."""
    if spelling in load_lexicon().surnames[family]:
        return True
    return settings.sound is not None and name_similarity(family, spelling, settings.sound) > 0.5


def _capital_names(english: tuple[Word, ...]) -> Iterator[tuple[int, int, str, int]]:
    """First word, last word, surname and given syllables of any capitalised words: sound alone judges the surname.

    For a user's own sounds, which may spell surnames as no table does.
    """
    for index, (word, following) in enumerate(itertools.pairwise(english)):
        if not is_capital(word) or not is_capital(following) or following.gap != " ":
            continue
        yield index, index + 1, word.lower, 0
        yield index, index + 1, following.lower, 0
        if index + 2 < len(english) and english[index + 2].gap in (" ", "-"):
            yield index, index + 2, word.lower, 2


# How the Latin spelling of a syllable may end, by its final consonant; every system and personal habit
# included.
_FINALS = {
    "": ("a", "e", "i", "o", "u", "y", "h", "w", "r"), "ㄴ": ("n",), "ㅇ": ("ng", "n"), "ㄹ": ("l", "r"), "ㅁ": ("m",),
    "ㄱ": ("k", "g", "c", "ck"), "ㅂ": ("p", "b"), "ㅅ": ("t", "s"), "ㄷ": ("t", "d"),
}  # fmt: skip


def _disagreements(given: str, spelled: tuple[Word, ...], surname: str) -> int:
    """How many given syllables end otherwise than their Latin word: 정은 is not Jong Il, however alike the
    rest.

    Zero if the syllables are not written apart.
    """
    parts = [word.lower for word in spelled]
    parts = parts[1:] if parts[0] == surname else parts[:-1]
    if len(parts) != len(given):
        return 0
    finals = (_FINALS.get(split_syllable(syllable).final, ()) for syllable in given)
    return sum(bool(ends) and not part.endswith(ends) for part, ends in zip(parts, finals, strict=True))
