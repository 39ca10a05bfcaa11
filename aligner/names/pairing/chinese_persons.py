"""Possible pairs of Chinese persons, written by the Korean reading of their characters (습근평, Xi Jinping).

In:   a Korean and an English sentence, taken apart.
Out:  Candidates: a token that reads as pinyin words with a capital, surname first in both languages.
Not:  names written by their Mandarin sound, as the South writes them (시진핑): by_sound.py.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ...transliteration.chinese import agreeing_syllables, pinyin_syllables
from ..reading.english_words import is_capital, is_title_word
from ..reading.korean_person_rules import title_evidence
from ..reading.korean_words import cuts
from .candidate import Candidate, MatchSettings, latin, weight
from .context import english_evidence
from .score import by_readings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..reading.sentences import EnglishSentence, KoreanSentence

__all__ = ["chinese_candidates"]

_CHINA = re.compile(r"\b(?:China|Chinese|CPC)\b")


def chinese_candidates(
    korean: KoreanSentence, english: EnglishSentence, settings: MatchSettings
) -> Iterator[Candidate]:
    """Chinese names written by the Korean reading of their characters, surname first in both languages.

    Two English words with capitals, two to four syllables; pairs less likely than ``settings.min_score`` are not given.
    """
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
                person = title_evidence(korean.tokens, position, position, cut)
                person += english_evidence(english.words, index, index + 1)[0]
                score = by_readings(agreeing, person=person, chinese=chinese)
                if score >= settings.min_score:
                    yield Candidate(
                        korean.span(position, position, cut.length),
                        english.span(index, index + 1),
                        score,
                        weight(cut.length, len(latin(spelled))) * score + 0.5,
                        "person",
                        person=2 + person,
                    )
