"""How Korean sentences end: the syllables that may, and the forms that do nothing else.

In:   nothing but the writing system.
Out:  patterns and sets for korean.py; formats/srx.py writes them into rules for other tools.
Not:  deciding (korean.py).
Idea: a statement, question or request ends in a handful of syllables, and many nouns end in them too (로동자, 캐나다,
      아버지). Where no space or no full stop confirms the end, the syllable before has to fit as well: -ㅂ니다, -았다,
      -어요, -하자 are verbs, 로동자 is not.
"""

from __future__ import annotations

__all__ = ["CLEAR_ENDINGS", "ENDINGS", "QUESTION_ENDINGS", "UNMARKED_ENDINGS", "is_hangul", "syllables"]

_INITIALS, _VOWELS, _FINALS = (
    19,
    "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ",
    " ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ",
)

#: Syllables that end a statement, question, request or note; before a full stop without a space after it.
ENDINGS = frozenset("다요까죠지오라자니네냐랴음함임됨군걸세")
QUESTION_ENDINGS = frozenset("까가요냐나니지랴고데죠네오")


def syllables(vowels: str = _VOWELS, final: str = " ", *, but: str = "") -> str:
    """All syllables with one of the vowels and the final consonant, as the inside of a character class.

    >>> syllables("ㅏ", "ㅆ")[:5]
    '갔깠났닸땄'
    """
    made = (
        chr(0xAC00 + (initial * len(_VOWELS) + _VOWELS.index(vowel)) * len(_FINALS) + _FINALS.index(final))
        for initial in range(_INITIALS)
        for vowel in vowels
    )
    return "".join(syllable for syllable in made if syllable not in but)


_PAST = syllables(final="ㅆ")
#: Behind these syllables -요 makes a verb polite; 개요, 필요, 중요, 수요 are nouns.
_BEFORE_POLITE = syllables("ㅏㅓㅕㅐㅔㅘㅝㅖㅙ", but="개")
_CLOSED_BY_B = syllables(final="ㅂ")
_POLITE = (
    rf"[{_CLOSED_BY_B}]니다",
    rf"[{_CLOSED_BY_B}]니까",
    rf"[{_CLOSED_BY_B}]시[다오]",
    rf"[{_BEFORE_POLITE}]요",
    "[가-힣][지군든걸니까]요",
    "죠",
)

#: Forms that end a sentence whatever follows; not -다, which is judged by itself.
CLEAR_ENDINGS = (
    *_POLITE,
    "[가-힣][고구]요",
    "까",
    "됨",
    "랴",
    rf"[{_PAST}없같]음",
    rf"[{_PAST}하않말없]지",
    "[시하으]오",
    rf"[{_PAST}없]소",
    "[아어여해하으시지이니더거리되쳐켜려내보]라",
    "[하되보오키우추두내쓰르서살먹잡찾있없않말받막풀갖]자",
    "[나아어여해러]가자",
    rf"[{_PAST}하으가오]네",
    rf"[{_PAST}느으하]냐",
    rf"[{_PAST}하]니",
    rf"[{_PAST}는하]군",
    "[하가보만으]세",
    rf"[{_PAST}을는]걸",
)
#: Forms that end a sentence without a full stop, in messages and reviews; with 있다 it may be a part (수 있어 좋다).
UNMARKED_ENDINGS = (*_POLITE, rf"[{_PAST.replace('있', '')}][어음네]", "잖아", "[^누]구나")


def is_hangul(char: str) -> bool:
    """True for a whole Korean syllable."""
    return "가" <= char <= "힣"
