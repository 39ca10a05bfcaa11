"""What a name sounds like, as units: Korean letters in their place on one side, plain Latin letters on the other.

In:   a Korean and a Latin form of a name as printed.
Out:  a tuple of units and a string of letters that the sound model lines up.
Not:  costs (table.py), the way through them (likeness.py), learning (training/sound.py).
Idea: an initial, a medial and a final are different units even where they share a letter; a vowel that opens its
      syllable is a unit of its own (ㅇㅣ), so that no unit is silent by nature. ``#`` stands between words.

The rules below say which letters a unit may meet at all, most usual first; from them training starts. They put
Northern and Southern spelling of foreign names, and every romanization of Korean names, side by side.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from ...hangul import Syllable, split_korean_name, split_syllables
from ...hangul.spelling_tables import SINO_KOREAN

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = [
    "BOUNDARY",
    "LETTERS",
    "UNIT_RULES",
    "Context",
    "contexts",
    "is_sino_korean_name",
    "korean_units",
    "latin_letters",
]

# Domain ("korean" or "foreign"), unit before, unit, unit after; "*" is any.
Context = tuple[str, str, str, str]

BOUNDARY = "#"
LETTERS = "abcdefghijklmnopqrstuvwxyz" + BOUNDARY

_FOLDED = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "ə": "e"}
)
_FINAL_SPLIT = {"ㄳ": "ㄱㅅ", "ㄵ": "ㄴㅈ", "ㄶ": "ㄴㅎ", "ㄺ": "ㄹㄱ", "ㄻ": "ㄹㅁ", "ㄼ": "ㄹㅂ", "ㄽ": "ㄹㅅ"} | {
    "ㄾ": "ㄹㅌ", "ㄿ": "ㄹㅍ", "ㅀ": "ㄹㅎ", "ㅄ": "ㅂㅅ",
}  # fmt: skip


def korean_units(text: str) -> tuple[str, ...]:
    """Units of a Korean name, between boundaries; characters that are not Hangul part words, marks vanish.

    A final consonant is written with a point after it.

    >>> korean_units("이반")
    ('#', 'ㅇㅣ', 'ㅂ', 'ㅏ', 'ㄴ.', '#')
    """
    units = [BOUNDARY]
    for part in split_syllables(text):
        if isinstance(part, Syllable):
            if part.initial == "ㅇ":
                units.append("ㅇ" + part.medial)
            else:
                units += [part.initial, part.medial]
            if part.final:
                units += [letter + "." for letter in _FINAL_SPLIT.get(part.final, part.final)]
        elif units[-1] != BOUNDARY and (part.isspace() or part in "·-‐–="):
            units.append(BOUNDARY)
    if units[-1] != BOUNDARY:
        units.append(BOUNDARY)
    return tuple(units)


def contexts(domain: str, units: Sequence[str]) -> list[Context]:
    """The units between the boundaries with their neighbours; a boundary inside writes nothing, but is a neighbour.

    >>> contexts("foreign", ("#", "ㅂ", "ㅏ", "#"))
    [('foreign', '#', 'ㅂ', 'ㅏ'), ('foreign', 'ㅂ', 'ㅏ', '#')]
    """
    return [
        (domain, before, unit, after)
        for before, unit, after in zip(units[:-2], units[1:-1], units[2:], strict=True)
        if unit != BOUNDARY
    ]


@lru_cache(maxsize=65536)
def latin_letters(text: str) -> str:
    """A Latin name in plain small letters, ``#`` for each gap between words; hyphens join.

    >>> latin_letters("Kim Chŏng-ŭn"), latin_letters("Ch'oe")
    ('kim#chongun', 'choe')
    """
    text = unicodedata.normalize("NFD", text.casefold().translate(_FOLDED))
    text = re.sub(r"[\s./,·]+", BOUNDARY, text)
    return "".join(char for char in text if char in LETTERS).strip(BOUNDARY)


@lru_cache(maxsize=65536)
def is_sino_korean_name(text: str) -> bool:
    """Could this be a Korean personal name: surname of the table, given name of one or two Sino-Korean syllables?

    Stricter than :func:`aligner.hangul.is_korean_name`, which takes native given names (하늘): this one says which
    costs a name is compared with, and those of Korean names were learned from such names alone.

    >>> is_sino_korean_name("김정은"), is_sino_korean_name("뿌찐"), is_sino_korean_name("조 바이든")
    (True, False, False)
    """
    parts = split_korean_name(text.strip())
    return parts is not None and all(char in SINO_KOREAN for char in parts[1])


def _rules(text: str) -> dict[str, tuple[str, ...]]:
    """``unit letters letters ...`` a line; ``-`` is silence."""
    rows = (line.split() for line in text.strip().splitlines())
    return {unit: tuple("" if letters == "-" else letters for letters in row) for unit, *row in rows}


_CONSONANTS = """
    ㄱ g k gh c kg ck q
    ㄲ k kk g c q ck gg
    ㄴ n r nn l kn gn rh
    ㄷ d t dh th dd
    ㄸ t tt d th dd
    ㄹ l r ll rr - n rh
    ㅁ m mm n
    ㅂ b v p bh w bb
    ㅃ p pp b bb
    ㅅ s sh ss c sc z x sch ch ce ts
    ㅆ s ss c th z x sh shch ts sz
    ㅈ j z zh g ch d s dz dj dg ti c sh
    ㅉ ts t z jj tz c tch zz dz ch j tr ti
    ㅊ ch c t ts tch z cz tz ti zh q sch cs
    ㅋ k c kh q ch x ck kk cc kc
    ㅌ t th tt d
    ㅍ p f ph pp v pf ff b pph
    ㅎ h kh ch j f x g wh gh hh
    ㄱ. k c g ck x kk gh q ch cc
    ㄲ. k kk
    ㄴ. n nn m ng ne gn nh
    ㄷ. t d tt
    ㄹ. l r ll le el rr lle
    ㅁ. m mm n me mb
    ㅂ. p b v pp f w
    ㅅ. t s tt th d ts tz te ss
    ㅆ. t s
    ㅇ. ng n m - nk
    ㅈ. t j
    ㅊ. t ch
    ㅋ. k
    ㅌ. t
    ㅍ. p
    ㅎ. h t
"""
_VOWELS = """
    ㅏ a o u ah ar e aa ea i - er
    ㅐ a ae e ai ay ah
    ㅑ ya ia ja a iya ea
    ㅒ yae ya
    ㅓ o eo u e a er or ur ir ar ou i oe au -
    ㅔ e ae ai a ay ei he ea ue oe ee he
    ㅕ yo yeo yu you ie ye
    ㅖ e ye ie je ey
    ㅗ o au ou ow oa oh au eau u ho a aw eo
    ㅘ wa oa ua va hua oi wha
    ㅙ wae wa
    ㅚ oe oi oy o eu u
    ㅛ yo io eo o jo yoo ho
    ㅜ u oo ou w o ue wu uh ew v ew
    ㅝ wo ua wa we uo
    ㅞ we ue ve oe
    ㅟ wi ui u y wee uy ue vi ui hui
    ㅠ yu u you iu ew yoo ue ju
    ㅡ - u eu e i o a y
    ㅢ ui y i eui ee
    ㅣ i y e ee ie ea j ey - iy ii yi ei ij ih
    # # -
"""


@lru_cache(maxsize=1)
def _unit_rules() -> dict[str, tuple[str, ...]]:
    vowels = _rules(_VOWELS)
    table = _rules(_CONSONANTS) | vowels
    opening = {
        "ㅘ": ("va",),
        "ㅝ": ("vo",),
        "ㅞ": ("ve", "vie"),
        "ㅟ": ("vi", "v", "vy"),
        "ㅜ": ("v", "wo"),
        "ㅣ": ("lee", "li", "rhee", "yi"),
    }
    for unit, letters in vowels.items():
        if unit != BOUNDARY:
            with_h = tuple("h" + spelling for spelling in letters[:3] if spelling)
            table["ㅇ" + unit] = (*letters, *opening.get(unit, ()), *with_h)
    return table


UNIT_RULES = _unit_rules()
