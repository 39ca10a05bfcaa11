"""Make North Korean spelling out of South Korean spelling, by rule, for training.

In:   a Korean sentence in South spelling.
Out:  the same sentence the way the North would spell it (a random draw where the norm leaves a choice).
Not:  the careful conversion that users see (aligner.hangul); this one may err, since it only feeds augmentation.
Idea: the North keeps initial r and n of Sino-Korean words, writes 여 after front vowels, joins dependent nouns and
      auxiliaries to the word before, and writes no linking s in compounds (DPRK orthography of 1987, articles 10-26).
      Which words begin with a hidden r or n is read off genuine North text: it writes 로동 and never 노동.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from .tables import read_table

if TYPE_CHECKING:
    import random
    from collections.abc import Iterable, Mapping
    from pathlib import Path

__all__ = ["NorthSpeller"]

# South initial -> what it may hide (indexes of initial consonants: ㄴ 2, ㄹ 5, ㅇ 11).
_HIDDEN = {2: (5,), 11: (5, 2)}
_Y_OR_I = {2, 3, 6, 7, 12, 17, 20}  # vowels ㅑ ㅒ ㅕ ㅖ ㅛ ㅠ ㅣ
_FRONT = {20, 1, 5, 11, 16, 19}  # vowels ㅣ ㅐ ㅔ ㅚ ㅟ ㅢ
_HANGUL = re.compile("[가-힣]+")


def _parts(syllable: str) -> tuple[int, int, int]:
    code = ord(syllable) - 0xAC00
    return code // 588, code % 588 // 28, code % 28


def _syllable(initial: int, medial: int, final: int) -> str:
    return chr(0xAC00 + initial * 588 + medial * 28 + final)


_JOIN_AFTER_ADNOMINAL = re.compile(
    r"(?<=[가-힣]) (?=(?:것|수|데|줄|뿐|만큼|대로|때문|바|리|적|채|듯|번|점|중|등|지)(?:[가-힣]{0,3})?(?:[\s.,]|$))"
)
_JOIN_AUXILIARY = re.compile(
    r"(?<=[고아어여해려와워져]) (?=(?:있|싶|주|보|오|가|버리|내|놓|두|않|못하|말)[가-힣])"
)
_JOIN_NUMBER = re.compile(
    r"(?<=[0-9만천백억]) (?=(?:달러|명|년|개|원|대|톤|시|분|월|일|회|차|퍼센트|억|만|천)[가-힣]*)"
)
_QUOTES = str.maketrans({"“": "《", "”": "》", "‘": "〈", "’": "〉"})


class NorthSpeller:
    """Turns South spelling into North spelling with the words found in the training folder.

    Args:
        headwords: Southern words that may begin otherwise in the North.
        north: genuine North text that shows it.
        words: a table of words and names, columns ``ko_north`` and ``ko_south``.
        spellings: Southern stem -> North stem.
    """

    def __init__(
        self,
        headwords: Iterable[str],
        north: Iterable[str],
        words: Path | None = None,
        spellings: Mapping[str, str] | None = None,
    ) -> None:
        self._initial = self._hidden_initials(headwords, north) | dict(spellings or {})
        self._longest = max(map(len, self._initial), default=0)
        self._words: dict[str, str] = {}
        if words is not None:
            for row in read_table(words):
                north_word, south = row["ko_north"], row["ko_south"]
                if north_word and south and north_word != south and min(len(north_word), len(south)) > 1:
                    self._words.setdefault(south, north_word)
        keys = sorted(self._words, key=len, reverse=True)
        self._word = re.compile("(?<![가-힣])(?:" + "|".join(map(re.escape, keys)) + ")") if keys else None

    @staticmethod
    def _hidden_initials(headwords: Iterable[str], north: Iterable[str]) -> dict[str, str]:
        """South word -> North word, where genuine North text writes the r or n that the South drops."""
        seen: Counter[str] = Counter()
        for line in north:
            for word in _HANGUL.findall(line):
                for length in range(2, min(len(word), 5) + 1):
                    seen[word[:length]] += 1
        result = {}
        for south in headwords:
            if len(south) < 2 or not _HANGUL.fullmatch(south):
                continue
            initial, medial, final = _parts(south[0])
            for hidden in _HIDDEN.get(initial, ()):
                if initial == 11 and medial not in _Y_OR_I:
                    continue  # only before i and y do r and n vanish altogether
                candidate = _syllable(hidden, medial, final) + south[1:]
                if seen[candidate] >= 2 and seen[candidate] > 2 * seen[south]:
                    result[south] = candidate
        return result

    def _word_start(self, match: re.Match[str]) -> str:
        word = match[0]
        for length in range(min(len(word), self._longest), 1, -1):
            if word[:length] in self._initial:
                return self._initial[word[:length]] + word[length:]
        return word

    def spell(self, text: str, rng: random.Random) -> str:
        """The sentence in North spelling; contractions and joined nouns are drawn at random."""
        if self._word is not None:
            text = self._word.sub(lambda match: self._words[match[0]], text)
        text = _HANGUL.sub(self._word_start, text)
        if rng.random() < 0.6:
            text = re.sub("했(?=[다던는고으지기])", "하였", text).replace("됐", "되였")
        text = _front_vowels(text)
        text = _JOIN_AFTER_ADNOMINAL.sub("", text)
        text = _JOIN_AUXILIARY.sub(lambda match: "" if rng.random() < 0.8 else " ", text)
        text = _JOIN_NUMBER.sub("", text)
        if rng.random() < 0.5:
            # The North writes proper names and noun chains as one word more often than the South.
            text = re.sub(
                r"(?<=[가-힣][^은는이가을를의에로와과도만고서며여다\s]) (?=[가-힣]{2,5}(?:[\s.,]|$))",
                lambda _: "" if rng.random() < 0.25 else " ",
                text,
            )
        if '"' in text or "'" in text:
            text = re.sub(r'"([^"]*)"', r"《\1》", text)
            text = re.sub(r"'([^']*)'", r"《\1》", text)
        return text.translate(_QUOTES)


def _front_vowels(text: str) -> str:
    """되어 -> 되여, 이었다 -> 이였다: 어 turns into 여 after an open syllable with a front vowel."""
    out = []
    for previous, character in zip(" " + text, text, strict=False):
        if character in "어었" and "가" <= previous <= "힣":
            _, medial, final = _parts(previous)
            if final == 0 and medial in _FRONT:
                character = "여" if character == "어" else "였"
        out.append(character)
    return "".join(out)
