"""Take Hangul syllables apart and put them together.

In:   text, any script mixed.
Out:  the text with every syllable as its letters (compatibility jamo), and back; single syllables as a value.
Not:  sounds (romanization.py), spelling rules (spelling.py).
Idea: the letters come from hangul-utils (split_syllables / join_jamos); everything here that it does not say is
      arithmetic on the Unicode block of syllables (Unicode standard, section 3.12).
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

import hangul_utils

__all__ = [
    "FINALS",
    "INITIALS",
    "MEDIALS",
    "Syllable",
    "compose",
    "decompose",
    "hangul_ratio",
    "is_hangul",
    "split_syllable",
    "split_syllables",
]

INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
MEDIALS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
FINALS = ("", *"ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ")

_FIRST, _LAST = 0xAC00, 0xD7A3


@dataclass(frozen=True, slots=True)
class Syllable:
    """One written syllable.

    Attributes:
        initial: one compatibility jamo of ``INITIALS``.
        medial: one compatibility jamo of ``MEDIALS``.
        final: one compatibility jamo of ``FINALS``, clusters included, or ``""``.
    """

    initial: str
    medial: str
    final: str = ""

    def __str__(self) -> str:
        """The syllable as one character."""
        return chr(
            _FIRST
            + (INITIALS.index(self.initial) * len(MEDIALS) + MEDIALS.index(self.medial)) * len(FINALS)
            + FINALS.index(self.final)
        )


def is_hangul(char: str) -> bool:
    """True for a syllable or a single letter (jamo) of Hangul, in any of its Unicode blocks."""
    code = ord(char)
    return (
        _FIRST <= code <= _LAST
        or 0x1100 <= code <= 0x11FF
        or 0x3131 <= code <= 0x318E
        or 0xA960 <= code <= 0xA97C
        or 0xD7B0 <= code <= 0xD7FB
    )


def hangul_ratio(text: str) -> float:
    """Share of Hangul among the letters of a text, 0..1; 0.0 if it has no letters.

    >>> hangul_ratio("뿌찐 2023!"), hangul_ratio("Kim 김")
    (1.0, 0.25)
    """
    letters = [char for char in text if char.isalpha()]
    return sum(map(is_hangul, letters)) / len(letters) if letters else 0.0


def decompose(text: str) -> str:
    """Every syllable as its two or three letters (compatibility jamo, clusters whole); all else as it is, in NFC.

    >>> decompose("뿌찐 값!")
    'ㅃㅜㅉㅣㄴ ㄱㅏㅄ!'
    """
    return str(hangul_utils.split_syllables(unicodedata.normalize("NFC", text)))


def compose(jamo: str) -> str:
    """Join letters to syllables; a consonant goes to the following vowel where it can.

    >>> compose("ㅃㅜㅉㅣㄴ ㄱㅏㅄ!")
    '뿌찐 값!'
    """
    return str(hangul_utils.join_jamos(jamo))


def split_syllable(char: str) -> Syllable:
    """The letters of one syllable.

    Raises:
        ValueError: it is not one syllable of Hangul.

    >>> split_syllable("찐")
    Syllable(initial='ㅉ', medial='ㅣ', final='ㄴ')
    """
    if len(char) != 1 or not _FIRST <= ord(char) <= _LAST:
        raise ValueError(f"{char!r} is not one Hangul syllable")
    index, final = divmod(ord(char) - _FIRST, len(FINALS))
    initial, medial = divmod(index, len(MEDIALS))
    return Syllable(INITIALS[initial], MEDIALS[medial], FINALS[final])


def split_syllables(text: str) -> list[Syllable | str]:
    """Syllables as values, every other character as itself.

    >>> split_syllables("리a")
    [Syllable(initial='ㄹ', medial='ㅣ', final=''), 'a']
    """
    return [
        split_syllable(char) if _FIRST <= ord(char) <= _LAST else char
        for char in unicodedata.normalize("NFC", text)
    ]
