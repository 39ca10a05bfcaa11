"""Chinese names as the South writes them by their Mandarin sound: Xi Jinping, 시진핑.

In:   a count.
Out:  made-up pairs to learn sounds from; the lists have few Chinese persons.
Not:  Korean readings of the characters (습근평), which aligner/transliteration/chinese.py knows.
Idea: 외래어 표기법, table 5: the Hangul of a Mandarin syllable follows from its initial and its final.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from aligner.hangul import compose
from aligner.seeds import read_table

from .sound_pairs import Pair

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator

__all__ = ["chinese_names", "pinyin_to_hangul"]


def _table(text: str) -> dict[str, str]:
    """``pinyin hangul pinyin hangul ...``"""
    cells = text.split()
    return dict(zip(cells[::2], cells[1::2], strict=True))


_INITIALS = _table("""
    b ㅂ  p ㅍ  m ㅁ  f ㅍ  d ㄷ  t ㅌ  n ㄴ  l ㄹ  g ㄱ  k ㅋ  h ㅎ  j ㅈ  q ㅊ  x ㅅ
    zh ㅈ  ch ㅊ  sh ㅅ  r ㄹ  z ㅉ  c ㅊ  s ㅆ
""")
_FINALS = _table("""
    a ㅏ  ai ㅏㅇㅣ  an ㅏㄴ  ang ㅏㅇ  ao ㅏㅇㅗ  e ㅓ  ei ㅔㅇㅣ  en ㅓㄴ  eng ㅓㅇ  i ㅣ  ia ㅑ
    ian ㅖㄴ  iang ㅑㅇ  iao ㅑㅇㅗ  ie ㅖ  in ㅣㄴ  ing ㅣㅇ  iong ㅠㅇ  iu ㅠ  o ㅗ
    ong ㅜㅇ  ou ㅓㅇㅜ  u ㅜ  ua ㅘ  uai ㅘㅇㅣ  uan ㅘㄴ  uang ㅘㅇ  ui ㅜㅇㅣ  un ㅜㄴ  uo ㅝ
""")
# Syllables without an initial, and u as it sounds after j, q, x.
_ALONE = _table("""
    a 아  ai 아이  an 안  ang 앙  ao 아오  e 어  en 언  er 얼  ou 어우  wa 와  wai 와이
    wan 완  wang 왕  wei 웨이  wen 원  weng 웡  wo 워  wu 우  ya 야  yan 옌  yang 양
    yao 야오  ye 예  yi 이  yin 인  ying 잉  yong 융  you 유  yu 위  yuan 위안  yue 웨
    yun 윈
""")
_ROUNDED = {"u": "ㅟ", "uan": "ㅟㅇㅏㄴ", "ue": "ㅞ", "un": "ㅟㄴ"}
_PLAIN = str.maketrans("ㅑㅖㅠ", "ㅏㅔㅜ")


def pinyin_to_hangul(syllable: str) -> str | None:
    """A Mandarin syllable in Southern spelling, ``None`` if it is none.

    >>> [pinyin_to_hangul(syllable) for syllable in ("xi", "jin", "zhao", "qing", "shi", "yuan", "xyz")]
    ['시', '진', '자오', '칭', '스', '위안', None]
    """
    if syllable in _ALONE:
        return _ALONE[syllable]
    initial = syllable[:2] if syllable[:2] in _INITIALS else syllable[:1]
    final = syllable.removeprefix(initial)
    if initial not in _INITIALS or final not in _FINALS | _ROUNDED:
        return None
    if initial in ("zh", "ch", "sh", "r", "z", "c", "s") and final == "i":
        written = "ㅡ"
    elif initial in ("j", "q", "x") and final in _ROUNDED:
        written = _ROUNDED[final]
    else:
        written = _FINALS.get(final, "ㅞ")
        if initial in ("j", "q"):
            written = written.translate(_PLAIN)
    return compose(_INITIALS[initial] + written)


def chinese_names(count: int, rng: random.Random) -> Iterator[Pair]:
    """Surname of one syllable, given name of one or two."""
    readings = {
        sound for row in read_table("chinese_readings", ("ko", "pinyin")) for sound in row["pinyin"].split()
    }
    known = {sound: written for sound in sorted(readings) if (written := pinyin_to_hangul(sound))}
    for _ in range(count):
        surname, *given = rng.choices(list(known), k=rng.choice((2, 3, 3)))
        ko = "".join(known[sound] for sound in (surname, *given))
        yield Pair(ko, f"{surname} {''.join(given)}", weight=0.3)
