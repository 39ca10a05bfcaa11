"""Names that the Korean text prints in Latin letters, whole or in part (KDI, SK하이닉스).

In:   a Korean and an English sentence, taken apart.
Out:  Candidates: abbreviations that both print, what stands before the same abbreviation in brackets, and Latin
      letters that go on in Hangul where the English name goes on alike by sound.
Not:  names that are all Hangul (by_sound.py, by_generic_word.py, by_meaning.py).
Idea: Latin letters are their own translation. So 한국개발연구원(KDI) and "Korea Development Institute (KDI)" are one
      thing whatever they mean, if the English words have the letters of the abbreviation as their initials.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ...seeds import Words
from ...transliteration.sound import name_similarity
from ..reading.english_words import is_capital
from ..reading.generic_words import is_body
from ..reading.korean_words import cuts, read_tail
from ..reading.span import Span
from .candidate import Candidate, MatchSettings, weight
from .score import LATIN_LETTERS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ...model import Kind
    from ..reading.korean_words import Token
    from ..reading.sentences import EnglishSentence, KoreanSentence

__all__ = ["latin_candidates"]

# Sound likeness, 0..1, of what follows the Latin letters.
_ALIKE = 0.5

_LATIN = re.compile(r"(?<![A-Za-z0-9])[A-Z][A-Za-z0-9&]*[A-Z&][A-Za-z0-9&]*")
_IN_BRACKETS = re.compile(r"(?<![가-힣])([가-힣]{2,}) ?\(([A-Z]{2,8})\)")
# Abbreviations that name nobody.
_COMMON = Words("stop_words", "abbreviation", "en")


def latin_candidates(
    korean: KoreanSentence, english: EnglishSentence, settings: MatchSettings
) -> Iterator[Candidate]:
    """Names between two sentences that the Korean one prints with Latin letters.

    Of the settings the sound counts alone, for names that go on in Hangul (SK하이닉스).
    """
    spelled_out = dict(_before_brackets(korean, english))
    token_at = {token.start: token for token in korean.tokens}
    places: dict[str, list[int]] = {}
    for index, word in enumerate(english.words):
        places.setdefault(word.text.casefold(), []).append(index)
    for match in _LATIN.finditer(korean.text):
        token = token_at.get(match.end())
        for index in places.get(match.group().casefold(), ()):
            word = english.words[index]
            if token is not None and (
                found := _mixed(korean, english, match.start(), token, index, settings)
            ):
                yield found
            bare = token is None or bool(read_tail(token.text)[0])
            if bare and word.text.isupper() and match.group() not in _COMMON:
                kind: Kind = "organization" if match.group() in spelled_out else "term"
                yield _candidate(korean.index, match.span(), english.index, (word.start, word.end), kind)
    for (start, end), (en_start, en_end) in spelled_out.values():
        yield _candidate(korean.index, (start, end), english.index, (en_start, en_end), "organization")


def _candidate(i: int, ko: tuple[int, int], j: int, en: tuple[int, int], kind: Kind) -> Candidate:
    size = weight(ko[1] - ko[0], en[1] - en[0]) * LATIN_LETTERS
    return Candidate(Span(i, *ko), Span(j, *en), LATIN_LETTERS, size, kind, by_sound=False)


def _before_brackets(
    korean: KoreanSentence, english: EnglishSentence
) -> Iterator[tuple[str, tuple[tuple[int, int], tuple[int, int]]]]:
    """Abbreviation, and the two names before it in brackets."""
    for match in _IN_BRACKETS.finditer(korean.text):
        if not is_body(match.group(1)):
            continue
        other = re.search(rf" \({match.group(2)}\)", english.text)
        last = next((n for n, word in enumerate(english.words) if other and word.end == other.start()), None)
        if last is None:
            continue
        letters = list(match.group(2).lower())
        first = last
        while first >= 0 and letters:
            word = english.words[first]
            if word.lower[0] == letters[-1]:
                letters.pop()
            elif is_capital(word):
                break
            first -= 1
        if not letters:
            yield match.group(2), (match.span(1), (english.words[first + 1].start, english.words[last].end))


def _mixed(
    korean: KoreanSentence,
    english: EnglishSentence,
    start: int,
    token: Token,
    index: int,
    settings: MatchSettings,
) -> Candidate | None:
    """SK하이닉스, SK hynix: the Latin letters, and the next word that sounds like the Hangul behind them."""
    if index + 1 >= len(english.words) or english.words[index + 1].gap not in (" ", "-"):
        return None
    following = english.words[index + 1]
    best = max(
        (
            (name_similarity(token.text[: cut.length], following.text, settings.sound), cut.length)
            for cut in cuts(token.text)
            if cut.length > 1
        ),
        default=(0.0, 0),
    )
    if best[0] < _ALIKE:
        return None
    span = start, token.start + best[1]
    return _candidate(
        korean.index, span, english.index, (english.words[index].start, following.end), "organization"
    )
