"""Possible pairs of names between two sentences, from everything but word-by-word sound.

In:   a Korean and an English sentence, taken apart.
Out:  Candidates: what the tables know, Korean persons, Chinese persons.
Not:  other names by sound (by_words.py), the choice among candidates (match.py).
"""

from __future__ import annotations

import itertools
import math
import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from ..hangul import split_syllable
from .chinese import agreeing_syllables, pinyin_syllables
from .english import Word, is_capital, is_title_word, korean_name_at
from .evidence import english_evidence, lowered, person_evidence, probability
from .korean import Cut, cuts, korean_name_lengths, town
from .lexicon import Fact, load_lexicon
from .listed import lexicon_spans
from .sound import name_similarity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..model import Kind
    from .sound import SoundTable
    from .texts import EnglishSide, KoreanSide

__all__ = ["UNKNOWN", "Candidate", "MatchSettings", "known_candidates", "latin", "weight"]


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchSettings:
    """What is needed before two mentions count as one name.

    Attributes:
        min_score: probability from which a pair is kept, 0..1.
        min_bead_confidence: beads less sure than this prove nothing.
        min_share: share of the shorter text's sentences that must be rightly paired, by the beads' own confidences,
            and
        min_mean_confidence: mean confidence of the paired beads: below both the texts are taken for unrelated, and
            have no names in common. (Unrelated texts measured 0 to .24 and 0 to .70, translations .7 to 1 and .7 to
            .99, texts that share one sentence in six .16 to .21 and .91 to .99.)
        word_similarity: sound similarity from which two words may belong to one longer name, 0..1.
        sound: the costs that sounds are compared by, the shipped ones if not given.
    """

    min_score: float = 0.5
    min_bead_confidence: float = 0.3
    min_share: float = 0.3
    min_mean_confidence: float = 0.8
    word_similarity: float = 0.5
    sound: SoundTable | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """A possible pair inside one bead.

    Attributes:
        ko: sentence, start and end of the Korean mention.
        en: the same of the English one.
        score: probability that the two are one name, 0..1.
        weight: how much text the pair explains, times how surely; heavier candidates are chosen first.
        kind: what the two name, as far as can be told here.
        by_sound: found by sound.
        listed: made of nothing but what the tables have.
        person: how much speaks for a person.
        place: how much speaks for a place.
    """

    ko: tuple[int, int, int]
    en: tuple[int, int, int]
    score: float
    weight: float
    kind: Kind
    by_sound: bool = True
    listed: bool = False
    person: int = 0
    place: int = 0


def known_candidates(
    korean: KoreanSide, english: EnglishSide, settings: MatchSettings
) -> Iterator[Candidate]:
    """All candidates between two sentences except those by words."""
    yield from _from_tables(korean, english)
    yield from _from_people(korean, english)
    yield from _korean_persons(korean, english, settings)
    yield from _chinese_persons(korean, english, settings)


def weight(syllables: int, letters: int) -> float:
    """How much text a pair explains. Letters count: a Korean mention that runs into a particle gains nothing by it."""
    return letters * 0.7 + syllables * 0.1


def latin(words_of_name: tuple[Word, ...]) -> str:
    """The words of a name, joined by spaces."""
    return " ".join(word.text for word in words_of_name)


def _from_tables(korean: KoreanSide, english: EnglishSide) -> Iterator[Candidate]:
    """Countries, places, institutions and titles that the tables know in both languages."""
    ko_spans = list(lexicon_spans(korean.text, "ko", compounds=True))
    if not ko_spans:
        return
    by_fact: dict[Fact, list[tuple[int, int]]] = {}
    for facts, start, end, _ in lexicon_spans(english.text, "en"):
        for fact in facts:
            by_fact.setdefault(fact, []).append((start, end))
    for facts, start, end, kind in ko_spans:
        for fact in facts:
            if fact.role in ("honorific", "group"):
                continue
            for en_start, en_end in by_fact.get(fact, ()):
                size = weight(end - start, en_end - en_start)
                # A title gives way to any name that overlaps it.
                size /= 1 if kind != "title" else 100
                yield Candidate(
                    (korean.index, start, end),
                    (english.index, en_start, en_end),
                    0.95,
                    size,
                    kind,
                    by_sound=False,
                    listed=True,
                )


@cache
def _people_pattern() -> re.Pattern[str]:
    forms = {form for fact in load_lexicon().people for form in (fact.ko, fact.ko_south)}
    return re.compile(
        rf"(?<![가-힣])(?:{'|'.join(sorted(map(re.escape, forms), key=lambda f: (-len(f), f)))})"
    )


@cache
def _people_by_form() -> dict[str, tuple[Fact, ...]]:
    found: dict[str, list[Fact]] = {}
    for fact in load_lexicon().people:
        for form in dict.fromkeys((fact.ko, fact.ko_south)):
            found.setdefault(form, []).append(fact)
    return {form: tuple(facts) for form, facts in found.items()}


def _from_people(korean: KoreanSide, english: EnglishSide) -> Iterator[Candidate]:
    """Persons whose spellings the table knows, where the English stands as the table has it."""
    for match in _people_pattern().finditer(korean.text):
        for fact in _people_by_form()[match.group()]:
            for form in fact.en:
                for found in re.finditer(rf"(?<![\w-]){re.escape(form)}(?!\w)", english.text):
                    yield Candidate(
                        (korean.index, match.start(), match.end()),
                        (english.index, found.start(), found.end()),
                        0.97,
                        weight(len(match.group()), len(form)) + 0.5,
                        "person",
                        person=3,
                    )


def _korean_persons(korean: KoreanSide, english: EnglishSide, settings: MatchSettings) -> Iterator[Candidate]:
    """Korean names: a token that opens with a surname, words that open or end with its Latin spelling."""
    surnames = load_lexicon().surnames
    spans = list(_latin_korean_names(english.words))
    if settings.sound:
        spans = list(dict.fromkeys((*spans, *_capital_names(english.words))))
    if not spans:
        return
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
            for first, last, surname, given in spans:
                family = next((family for family in families if _spells(surname, family, settings)), "")
                if not family or (given and given != length - len(family)):
                    continue
                spelled = english.words[first : last + 1]
                person = person_evidence(korean.tokens, position, position, ends[length])
                en_person, en_place = english_evidence(english.words, first, last)
                person += en_person
                similarity = name_similarity(name, latin(spelled), settings.sound)
                score = probability([(similarity, length, len(latin(spelled)))], person=person + 1)
                score = lowered(score, 2.0 * _disagreements(name[len(family) :], spelled, surname))
                if ends[length].tail == UNKNOWN:
                    sure = similarity >= _SURELY_GLUED and given and not _goes_on(english.words, last)
                    score = score * _GLUED if sure else 0.0
                county = town(token.text[length:]) if en_place else ""
                if score >= settings.min_score:
                    yield Candidate(
                        korean.span(position, position, length + len(county)),
                        english.span(first, last),
                        score,
                        weight(length, len(latin(spelled))) * score,
                        "place" if county else "person",
                        person=0 if county else 2 + person,
                        place=len(county),
                    )


# Syllables of a Korean name as a rule; the tail of one that is followed by a word that no table knows, how much alike
# by sound it must be then, 0..1, and what its score is taken times: names of their own go first.
_KOREAN_NAME = 3
UNKNOWN = "unknown"
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
    """The same of whatever could be a name, where no table knows how surnames are spelled."""
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


_CHINA = re.compile(r"\b(?:China|Chinese|CPC)\b")


def _chinese_persons(
    korean: KoreanSide, english: EnglishSide, settings: MatchSettings
) -> Iterator[Candidate]:
    """Chinese names written by the Korean reading of their characters, surname first in both languages."""
    chinese = ("중국" in korean.text) + bool(_CHINA.search(english.text))
    for index in range(len(english.words) - 1):
        spelled = english.words[index : index + 2]
        if spelled[1].gap != " " or not all(map(is_capital, spelled)):
            continue
        if not all(pinyin_syllables(word.text) for word in spelled) or any(map(is_title_word, spelled)):
            continue
        for position, token in enumerate(korean.tokens):
            for cut in cuts(token.text):
                if not 2 <= cut.length <= 4:
                    continue
                agreeing = agreeing_syllables(token.text[: cut.length], tuple(word.text for word in spelled))
                if agreeing < cut.length:
                    continue
                person = person_evidence(korean.tokens, position, position, cut)
                person += english_evidence(english.words, index, index + 1)[0]
                # Two syllables (왕의, Wang Yi) need a title or the word for China, three do not.
                odds = 1.8 * agreeing - 5.0 + 0.8 * min(person, 2) + 0.8 * chinese
                score = 1.0 / (1.0 + math.exp(-odds))
                if score >= settings.min_score:
                    yield Candidate(
                        korean.span(position, position, cut.length),
                        english.span(index, index + 1),
                        score,
                        weight(cut.length, len(latin(spelled))) * score + 0.5,
                        "person",
                        person=2 + person,
                    )
