"""Numbers that are written as words, and Roman numerals.

In:   a sentence.
Out:  the numbers in it: twenty-five, two thousand and five, 스물다섯, 백이십, Ⅳ, XIV.
Not:  figures (facts).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = [
    "ENGLISH_MAGNITUDES",
    "KOREAN_MAGNITUDES",
    "english_numbers",
    "korean_numbers",
    "roman_numbers",
    "roman_value",
]

# Korean numerals after a digit or alone; English words for the same magnitudes.
KOREAN_MAGNITUDES = {"십": 10, "백": 100, "천": 1_000, "만": 10**4, "억": 10**8, "조": 10**12}
ENGLISH_MAGNITUDES = {
    "hundred": 100,
    "thousand": 1_000,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
}
_ENGLISH = {
    word: value
    for value, words in {
        1: "one first once",
        2: "two second twice both",
        3: "three third",
        4: "four fourth",
        5: "five fifth",
        6: "six sixth",
        7: "seven seventh",
        8: "eight eighth",
        9: "nine ninth",
        10: "ten tenth",
        11: "eleven eleventh",
        12: "twelve twelfth dozen",
        13: "thirteen thirteenth",
        14: "fourteen fourteenth",
        15: "fifteen fifteenth",
        16: "sixteen sixteenth",
        17: "seventeen seventeenth",
        18: "eighteen eighteenth",
        19: "nineteen nineteenth",
        20: "twenty twentieth",
        30: "thirty thirtieth",
        40: "forty fortieth",
        50: "fifty fiftieth",
        60: "sixty sixtieth",
        70: "seventy seventieth",
        80: "eighty eightieth",
        90: "ninety ninetieth",
    }.items()
    for word in words.split()
}
_WORD = re.compile(r"[a-z]+")
_BETWEEN = frozenset({" ", "-", " and ", "-and-"})
# Native Korean numerals: those that stand before a counter as whole words, and those that stand after a ten.
_NATIVE = {
    word: value
    for value, words in {
        2: "두 둘 둘째 두번째",
        3: "세 셋 셋째 세번째",
        4: "네 넷 넷째 네번째",
        5: "다섯 다섯째",
        6: "여섯 여섯째",
        7: "일곱 일곱째",
        8: "여덟 여덟째",
        9: "아홉 아홉째",
        10: "열 열째",
        20: "스무 스물",
        30: "서른",
        40: "마흔",
        50: "쉰",
        60: "예순",
        70: "일흔",
        80: "여든",
        90: "아흔",
    }.items()
    for word in words.split()
}
_NATIVE_UNITS = {"한": 1, "하나": 1} | {word: value for word, value in _NATIVE.items() if value < 10}
_NATIVE_TENS = ("열", "스물", "서른", "마흔", "쉰", "예순", "일흔", "여든", "아흔")
_SINO_UNITS = {word: value for value, word in enumerate("일이삼사오육칠팔구", start=1)} | {"륙": 6}
# A native ten and a unit; or Sino-Korean numerals, two at least, that name a ten, a hundred or a thousand, for 구조,
# 백조 and 만사 are words.
_SUM = re.compile(
    rf"({'|'.join(_NATIVE_TENS)})({'|'.join(sorted(_NATIVE_UNITS, key=len, reverse=True))})"
    r"|(?=..)(?:[일이삼사오육륙칠팔구]?[십백천]){1,3}[일이삼사오육륙칠팔구]?"
)
_HANGUL = re.compile("[가-힣]+")
_BEGINS_SUM = frozenset("십백천" + "".join(_SINO_UNITS) + "".join(ten[0] for ten in _NATIVE_TENS))
_SINO_PART = re.compile(r"([일이삼사오육륙칠팔구]?)([십백천])")
_ROMAN = re.compile(
    r"(?<![A-Za-z0-9])(?=[XVILC]{2})C{0,3}(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})(?![A-Za-z0-9])"
)
_MAY_BE_ROMAN = re.compile("[XVILC]{2}")
_ROMAN_DIGITS = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


def english_numbers(text: str) -> Iterator[tuple[int, bool]]:
    """Numbers in English words, and whether each is made of several; a lone "one" is none, it says too little.

    >>> list(english_numbers("Twenty-five of the two hundred and ten ships, one by one."))
    [(25, True), (210, True)]
    """
    lowered = text.lower()
    if _ENGLISH.keys().isdisjoint(_WORD.findall(lowered)):
        return
    run: list[str] = []
    end = 0
    for found in _WORD.finditer(lowered):
        word = found[0]
        is_number = word in _ENGLISH or (bool(run) and word in ENGLISH_MAGNITUDES)
        if run and (not is_number or lowered[end : found.start()] not in _BETWEEN or not _goes_on(run, word)):
            if word == "and" and lowered[end : found.start()] in _BETWEEN:
                continue  # what follows decides: two hundred and ten
            yield from _summed(run)
            run = []
            is_number = word in _ENGLISH
        if is_number:
            run.append(word)
            end = found.end()
    yield from _summed(run)


def _goes_on(run: Sequence[str], word: str) -> bool:
    """Whether a number word carries the number on: twenty five, two hundred, hundred ten; not two three."""
    if word in ENGLISH_MAGNITUDES:
        return True
    last = run[-1]
    if last in ENGLISH_MAGNITUDES:
        return True
    return 20 <= _ENGLISH[last] <= 90 and _ENGLISH[word] < 10


def _summed(run: Sequence[str]) -> Iterator[tuple[int, bool]]:
    total = group = 0
    for word in run:
        if word == "hundred":
            group *= 100
        elif word in ENGLISH_MAGNITUDES:
            total, group = total + group * ENGLISH_MAGNITUDES[word], 0
        else:
            group += _ENGLISH[word]
    if total + group > 1:
        yield total + group, len(run) > 1


def korean_numbers(text: str) -> Iterator[tuple[int, bool]]:
    """Numbers that are Korean words by themselves, and whether each is made of several numerals.

    >>> list(korean_numbers("세 나라, 스물다섯 사람, 백이십 리, 구조와 백조"))
    [(3, False), (25, True), (120, True)]
    """
    for word in _HANGUL.findall(text):
        if word in _NATIVE:
            yield _NATIVE[word], False
        elif word[0] in _BEGINS_SUM and (found := _SUM.fullmatch(word)):
            if found[1]:
                yield _NATIVE[found[1]] + _NATIVE_UNITS[found[2]], True
            else:
                parts = _SINO_PART.findall(word)
                tens = sum(_SINO_UNITS.get(unit, 1) * KOREAN_MAGNITUDES[ten] for unit, ten in parts)
                yield tens + _SINO_UNITS.get(word[-1], 0), True


def roman_numbers(text: str) -> Iterator[int]:
    """Roman numerals of two letters and more, up to 399; one letter alone is a letter.

    >>> list(roman_numbers("World War II, Chapter XIV, I, IIII, CIVIC"))
    [2, 14]
    """
    if _MAY_BE_ROMAN.search(text) is None:
        return
    for found in _ROMAN.findall(text):
        yield roman_value(found)


def roman_value(numeral: str) -> int:
    """What a Roman numeral of the letters I to C is worth."""
    values = [_ROMAN_DIGITS[letter] for letter in numeral]
    return sum(
        -value if value < following else value
        for value, following in zip(values, [*values[1:], 0], strict=True)
    )
