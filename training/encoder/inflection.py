"""Show a dictionary word the way it stands in sentences.

In:   a Korean headword with its part of speech; an English sense.
Out:  one inflected form, drawn at random.
Not:  a morphology: forms only need to be common and right most of the time, since they feed training.
Idea: a dictionary lists 강화하다 and "to strengthen" where texts have 강화하여 and "strengthened".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import random

__all__ = ["inflect_english", "inflect_korean"]

_PARTICLES_OPEN = (
    "가",
    "를",
    "는",
    "와",
    "로",
    "의",
    "에",
    "에서",
    "도",
    "라는",
    "들",
    "들이",
    "들의",
    "에게",
    "만",
)
_PARTICLES_CLOSED = (
    "이",
    "을",
    "은",
    "과",
    "으로",
    "의",
    "에",
    "에서",
    "도",
    "이라는",
    "들",
    "들이",
    "들의",
    "에게",
    "만",
)
_HADA = (
    "하여",
    "하고",
    "하는",
    "한",
    "할",
    "하였다",
    "했다",
    "하며",
    "하기",
    "합니다",
    "한다",
    "하였습니다",
    "했습니다",
    "하면서",
    "해",
    "함",
    "하지",
    "하게",
    "하도록",
    "하려는",
    "하여야",
)
_DOEDA = ("되여", "되어", "되고", "되는", "된", "될", "되였다", "되었다", "되며", "되기", "된다", "됩니다")
_AFTER_ANY = ("고", "는", "지", "게", "기", "던", "도록", "거나", "지만")
_BRIGHT = {0, 2, 8}  # vowels ㅏ ㅑ ㅗ take 아, the others 어


def _final(syllable: str) -> int:
    return (ord(syllable) - 0xAC00) % 28


def _with_final(syllable: str, final: int) -> str:
    return chr(ord(syllable) - _final(syllable) + final)


def inflect_korean(word: str, part_of_speech: str, rng: random.Random) -> str:
    """The headword in some form it takes in sentences."""
    if not re.fullmatch("[가-힣 ]+", word):
        return word
    if word.endswith("하다") and len(word) > 2:
        return word[:-2] + rng.choice(_HADA)
    if word.endswith("되다") and len(word) > 2:
        return word[:-2] + rng.choice(_DOEDA)
    if word.endswith("다") and len(word) > 1 and part_of_speech in ("v", "vi", "vt", "a", "adj"):
        return _inflect_stem(word[:-1], rng)
    if part_of_speech in ("n", "prop", ""):
        return word + rng.choice(_PARTICLES_OPEN if _final(word[-1]) == 0 else _PARTICLES_CLOSED)
    return word


def _inflect_stem(stem: str, rng: random.Random) -> str:
    last = stem[-1]
    if not "가" <= last <= "힣":
        return stem + "다"
    if rng.random() < 0.35:
        return stem + rng.choice(_AFTER_ANY)
    final = _final(last)
    medial = (ord(last) - 0xAC00) % 588 // 28
    if final == 0:
        form = rng.randrange(4)
        if form == 0:
            return stem[:-1] + _with_final(last, 4)  # ㄴ: 간
        if form == 1:
            return stem[:-1] + _with_final(last, 8)  # ㄹ: 갈
        if form == 2:
            return stem + "며"
        base = ord(last) - 0xAC00
        merged = {0: 0, 8: 9, 13: 14, 20: 6, 4: 4, 1: 1, 5: 5, 6: 6}.get(
            medial
        )  # 가+아 오+아 우+어 이+어 서+어
        if merged is None:
            return stem + "어"
        syllable = chr(0xAC00 + base // 588 * 588 + merged * 28)
        return stem[:-1] + (syllable if rng.random() < 0.4 else _with_final(syllable, 20) + "다")
    if final == 17 and rng.random() < 0.6:  # ㅂ stems: 아름답다 -> 아름다운, 아름다워
        open_stem = stem[:-1] + _with_final(last, 0)
        return open_stem + rng.choice(("운", "울", "워", "웠다", "우며", "와"))
    ending = "아" if medial in _BRIGHT else "어"
    past = "았다" if medial in _BRIGHT else "었다"
    return stem + rng.choice(("은", "을", ending, past, "으며"))


def inflect_english(sense: str, rng: random.Random) -> str:
    """The sense in some form it takes in sentences: articles and "to" off or on, plural, past, -ing."""
    if sense.lower().startswith("to ") and len(sense) > 3:
        verb, *rest = sense[3:].split(" ")
        if not verb.isalpha() or verb == "be":
            return " ".join([verb, *rest]) if rng.random() < 0.7 else sense
        return " ".join([_verb(verb, rng), *rest])
    text = re.sub(r"^(a|an|the) ", "", sense, flags=re.I)
    last = text.rsplit(" ", 1)[-1]
    if rng.random() < 0.35 and last.isalpha() and last.islower() and len(last) > 2 and last[-1] not in "sy":
        return text + ("es" if last.endswith(("ch", "sh", "x")) else "s")
    return text


def _verb(verb: str, rng: random.Random) -> str:
    form = rng.randrange(4)
    if form == 0:
        return verb
    if form == 1:
        return verb + ("es" if verb.endswith(("ch", "sh", "x", "s")) else "s")
    stem = verb[:-1] if verb.endswith("e") else verb
    if form == 2:
        return stem + "ing"
    return (verb[:-1] + "ied") if verb.endswith("y") and verb[-2:-1] not in "aeiou" else stem + "ed"
