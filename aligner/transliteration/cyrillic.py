"""Russian names between scripts: Cyrillic to Latin by three systems, Latin back to likely Cyrillic.

In:   a name in Cyrillic, or in Latin letters.
Out:  the name in the other script; from Latin, where the way back is ambiguous, candidates.
Not:  Hangul (hangul/russian_to_hangul.py); names never seen, from Hangul (guesses.py).
Idea: kcna      what KCNA and most of the press write: Dmitri, Yuri, Saveliev, Alexei
      bgn       BGN/PCGN 1947: Dmitriy, Yuriy, Savel'yev, Aleksey
      passport  Russian passports since 2014 (ICAO Doc 9303): Dmitrii, Iurii, Savelev, Aleksei
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from ..errors import UnknownNameError
from ..hangul import cyrillic_to_north, cyrillic_to_south
from ..limits import WORD_LETTERS

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = [
    "CYRILLIC_SYSTEMS",
    "cyrillic_candidates",
    "cyrillic_to_latin",
    "cyrillic_to_north",
    "cyrillic_to_south",
    "without_taste",
]

_LETTERS = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"


def _table(spellings: str) -> dict[str, str]:
    return {
        letter: "" if spelling == "-" else spelling
        for letter, spelling in zip(_LETTERS, spellings.split(), strict=True)
    }


CYRILLIC_SYSTEMS: dict[str, dict[str, str]] = {
    "kcna": _table("a b v g d e yo zh z i i k l m n o p r s t u f kh ts ch sh shch - y - e yu ya"),
    "bgn": _table("a b v g d e ë zh z i y k l m n o p r s t u f kh ts ch sh shch ” y ’ e yu ya"),
    "passport": _table("a b v g d e e zh z i i k l m n o p r s t u f kh ts ch sh shch ie y - e iu ia"),
}
_AFTER_YE = "аеёиоуыэюяйьъ"
_OTHER = str.maketrans({"і": "и", "ї": "и", "є": "е", "ґ": "г", "ў": "у"})


def _word_to_latin(word: str, system: str) -> str:
    table = CYRILLIC_SYSTEMS[system]
    word = word.translate(_OTHER)
    if system == "kcna":
        # One letter for -ий and -ый (Yuri, Dmitri, but Vitaly, Vostochny), ie for ье, x in Alexei.
        word = re.sub("рий$", "ри", word)
        word = re.sub("[иы]й$", "ы", word)
        word = re.sub("ь(?=[ея])", "и", word)
    letters = ""
    for at, letter in enumerate(word):
        before = word[at - 1] if at else ""
        if letter in "её" and (not before or before in _AFTER_YE) and system != "passport":
            joined = system == "kcna" and before == "и"  # Saveliev
            letters += "e" if joined else {"е": "ye", "ё": "yo" if system == "kcna" else "yë"}[letter]
        else:
            letters += table.get(letter, letter)
    if system == "kcna":
        letters = re.sub("^aleks", "alex", letters)
        letters = re.sub("(zh|ch|sh)yo", r"\1e", letters)
        letters = re.sub("iya$", "ia", letters)
    return letters


def cyrillic_to_latin(text: str, system: str = "kcna") -> str:
    """A Russian name in Latin letters; what is not Cyrillic stays, capitals are kept.

    Args:
        text: Cyrillic.
        system: ``"kcna"``, what KCNA and most of the press write; ``"bgn"``, BGN/PCGN 1947; ``"passport"``, ICAO
            Doc 9303.

    Raises:
        UnknownNameError: no such system.

    >>> [cyrillic_to_latin("Виталий Савельев", system) for system in ("kcna", "bgn", "passport")]
    ['Vitaly Saveliev', 'Vitaliy Savel’yev', 'Vitalii Savelev']
    """
    if system not in CYRILLIC_SYSTEMS:
        raise UnknownNameError("system for Cyrillic", system, CYRILLIC_SYSTEMS)

    def convert(match: re.Match[str]) -> str:
        word = match[0]
        latin = _word_to_latin(word.lower(), system)
        return latin[:1].upper() + latin[1:] if word[:1].isupper() else latin

    return re.sub("[\u0400-\u04ff]+", convert, unicodedata.normalize("NFC", text))


def without_taste(latin: str) -> str:
    """A Russian name in Latin letters without what the usual systems write differently.

    >>> without_taste("Sergey Savelyev") == without_taste("Sergei Saveliev")
    True
    >>> without_taste("Denis Mantrov") == without_taste("Denis Manturov")
    False
    """
    letters = latin.casefold().replace("'", "").replace("’", "")
    for usual, one in (
        ("ks", "x"),
        ("kh", "h"),
        ("yu", "iu"),
        ("ya", "ia"),
        ("ye", "e"),
        ("ie", "e"),
        ("yo", "e"),
    ):
        letters = letters.replace(usual, one)
    letters = re.sub("[yj]", "i", letters).replace("ie", "e").replace("alexandr", "alexander")
    return re.sub(r"(.)\1+", r"\1", re.sub(r"i+", "i", letters))


# Latin letters to Cyrillic, longest first; several readings are tried in this order.
_BACK: dict[str, tuple[str, ...]] = {
    "shch": ("щ",),
    "sch": ("щ", "ш"),
    "sh": ("ш",),
    "ch": ("ч", "х"),
    "zh": ("ж",),
    "kh": ("х",),
    "ts": ("ц", "тс"),
    "tz": ("ц",),
    "ya": ("я", "ья"),
    "yu": ("ю", "ью"),
    "yo": ("ё", "йо", "ьо"),
    "ye": ("е", "ье"),
    "yi": ("ьи", "ый"),
    "ia": ("ия", "я", "ья"),
    "iu": ("ию", "ю"),
    "io": ("ио", "ё"),
    "ie": ("ие", "е", "ье"),
    "iy": ("ий",),
    "yy": ("ый",),
    "ii": ("ий",),
    "x": ("кс",),
    "ey": ("ей",),
    "ay": ("ай",),
    "oy": ("ой",),
    "ai": ("ай", "аи"),
    "ei": ("ей", "еи"),
    "oi": ("ой", "ои"),
    "ui": ("уй", "уи"),
    "ck": ("к",),
    "ph": ("ф",),
    "th": ("т",),
    "w": ("в",),
    "j": ("й", "дж", "ж"),
    "h": ("х", "г"),
    "c": ("к", "ц"),
    "q": ("к",),
    "y": ("ы", "й", "и", "ий"),
    "e": ("е", "э", "ё"),
    "i": ("и", "й"),
    "a": ("а",),
    "b": ("б",),
    "d": ("д",),
    "f": ("ф",),
    "g": ("г",),
    "k": ("к",),
    "l": ("л", "ль"),
    "m": ("м",),
    "n": ("н", "нь"),
    "o": ("о",),
    "p": ("п",),
    "r": ("р", "рь"),
    "s": ("с", "сь"),
    "t": ("т", "ть"),
    "u": ("у",),
    "v": ("в",),
    "z": ("з",),
    "'": ("ь",),
    "’": ("ь",),
}

# Latin letters to Cyrillic at the end of a word.
_AT_END = {"y": ("ий", "ый", "ы", "й"), "i": ("и", "ий", "й")}


def cyrillic_candidates(latin: str, limit: int = 200) -> Iterator[str]:
    """Cyrillic words that a Latin form may stand for, plainest first; small letters, none if a letter fits nothing.

    Args:
        latin: one word by any of the usual systems.
        limit: how many at most.

    >>> next(cyrillic_candidates("Putin"))
    'путин'
    """
    word = unicodedata.normalize("NFC", latin.casefold())
    if len(word) > WORD_LETTERS.most:
        return
    beam: list[tuple[int, str, int]] = [(0, "", 0)]  # how odd, what is written, how far
    done: list[tuple[int, str]] = []
    while beam:
        following = []
        for odd, written, at in beam:
            if at == len(word):
                done.append((odd, written))
                continue
            for width in (4, 3, 2, 1):
                chunk = word[at : at + width]
                if len(chunk) == width and chunk in _BACK:
                    end = at + width == len(word)
                    readings = _AT_END.get(chunk, _BACK[chunk]) if end else _BACK[chunk]
                    for rank, letters in enumerate(readings):
                        if written or letters[0] != "ь":
                            following.append((odd + rank, written + letters, at + width))
                    break
            else:
                return
        following.sort(key=lambda item: item[0])
        beam = following[: limit * 2]
    done.sort(key=lambda item: item[0])
    yield from dict.fromkeys(written for _, written in done[:limit])
