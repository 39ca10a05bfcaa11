"""Russian words in Hangul, as Pyongyang and as Seoul write them.

In:   Russian text in Cyrillic.
Out:  the text with every Russian word in Hangul; all else stays.
Not:  the way back (russian_from_hangul.py); Latin spellings of Russian names.
Idea: letter by letter with the neighbours that matter.
      North: the Russian table of 외국말적기법 (1985; the one of 2001 was not adopted for Russian), corrected by the
             practice of KCNA where that differs (울라지미르, 워스또츠느이).
      South: Ministry of Culture and Tourism notice 2005-32, rules 1-12 for Russian.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from .jamo import FINALS, Syllable, split_syllable

__all__ = ["Side", "cyrillic_to_north", "cyrillic_to_south"]

#: Which Korea writes: Pyongyang's spelling or Seoul's.
Side = Literal["north", "south"]

_VOWELS = "аэоуыиеёюя"
_SOFT = "еёиюя"
_VOICELESS = "пткфсшщхцч"
_MEDIAL = dict(zip(_VOWELS, "ㅏㅔㅗㅜㅢㅣㅔㅛㅠㅑ", strict=True))
# Letters of the other languages that use Cyrillic, by the nearest Russian ones.
_OTHER = str.maketrans(
    {"і": "и", "ї": "йи", "є": "йе", "ґ": "г", "ў": "у", "ј": "й", "қ": "к", "ғ": "г", "ҳ": "х"}
)


@dataclass(frozen=True, slots=True)
class _Rules:
    """What one side of Korea writes for Russian letters.

    Attributes:
        initials: consonant -> initial letter before a vowel.
        softened: consonant -> initial before е ё и ю я ь where that differs.
        medials: consonant -> (vowel -> medial) where the sound changes it.
        alone: consonant -> syllable where no vowel follows.
        at_end: consonant -> syllable at the end of a word, where that differs from ``alone``.
        finals: consonant -> final of the syllable before, where a voiceless consonant follows.
        side: whose rules these are; decides what no table of letters says, such as whether мм and нн count once
            (North) or are written ㅁㅁ and ㄴㄴ (South).
    """

    initials: dict[str, str]
    softened: dict[str, str]
    medials: dict[str, dict[str, str]]
    alone: dict[str, str]
    at_end: dict[str, str]
    finals: dict[str, str]
    side: Side


def _medials(vowels: str, medials: str) -> dict[str, str]:
    return dict(zip(vowels, medials, strict=True))


_CONSONANTS = "бвгджзйклмнпрстфхцчшщ"
_NORTH = _Rules(
    initials=dict(zip("бвгджзклмнпрстфхцчшщ", "ㅂㅂㄱㄷㅈㅈㄲㄹㅁㄴㅃㄹㅆㄸㅍㅎㅉㅊㅅㅆ", strict=True)),
    softened={"т": "ㅉ", "д": "ㅈ"},
    medials={
        "ж": _medials("аеэиыоёуюя", "ㅘㅞㅞㅟㅟㅛㅛㅠㅠㅘ"),
        "ч": _medials("аяоёуюыэ", "ㅑㅑㅛㅛㅠㅠㅣㅔ"),
        "ш": _medials("аяеэиыоёую", "ㅑㅑㅞㅞㅟㅟㅛㅛㅠㅠ"),
        "щ": _medials("аяоёуюиы", "ㅑㅑㅛㅛㅠㅠㅟㅟ"),
        "ц": _medials("ы", "ㅣ"),
    },
    alone=dict(zip("бвгджзкмнпрстфхцчшщй", "브브그드쥬즈크므느쁘르스뜨프흐쯔츠슈쓔이", strict=True)),
    at_end={"ч": "치"},
    finals={"п": "ㅂ", "к": "ㄱ", "в": "ㅂ"},
    side="north",
)
_SOUTH = _Rules(
    initials=dict(zip("бвгджзклмнпрстфхцчшщ", "ㅂㅂㄱㄷㅈㅈㅋㄹㅁㄴㅍㄹㅅㅌㅍㅎㅊㅊㅅㅅ", strict=True)),
    softened={},
    medials={
        "ж": _medials("ёюя", "ㅗㅜㅏ"),
        "ч": _medials("ёюя", "ㅗㅜㅏ"),
        "ц": _medials("ёюя", "ㅗㅜㅏ"),
        "ш": _medials("аяеэиыоёую", "ㅑㅑㅖㅖㅣㅣㅛㅛㅠㅠ"),
        "щ": _medials("аяеэиыоёую", "ㅑㅑㅖㅖㅣㅣㅛㅛㅠㅠ"),
    }
    | {consonant: {"ы": "ㅣ"} for consonant in "бвгдзклмнпрстфх"},
    alone=dict(zip("бвгджзкмнпрстфхцчшщй", "브브그드즈즈크므느프르스트프흐츠치시시이", strict=True)),
    at_end={"б": "프", "в": "프", "г": "크", "д": "트", "з": "스", "ж": "시"},
    finals={"п": "ㅂ", "к": "ㄱ", "т": "ㅅ", "б": "ㅂ", "г": "ㄱ", "д": "ㅅ", "ф": "ㅂ", "в": "ㅂ"},
    side="south",
)


class _Writer:
    """Collects syllables; a final goes to the last one if there is room."""

    def __init__(self) -> None:
        self.syllables: list[Syllable] = []

    def add(self, initial: str, medial: str) -> None:
        self.syllables.append(Syllable(initial, medial))

    def add_written(self, char: str) -> None:
        self.syllables.append(split_syllable(char))

    def close(self, final: str) -> bool:
        """Put a final under the last syllable; False if there is none open."""
        if not self.syllables or self.syllables[-1].final or final not in FINALS:
            return False
        last = self.syllables[-1]
        self.syllables[-1] = Syllable(last.initial, last.medial, final)
        return True

    @property
    def text(self) -> str:
        return "".join(map(str, self.syllables))


def _sounding_letters(word: str, rules: _Rules) -> str:
    """Small letters, stress marks gone, doubled consonants once, silent т and д gone."""
    north = rules.side == "north"
    word = unicodedata.normalize("NFD", word.lower())
    word = unicodedata.normalize("NFC", word.replace("\N{COMBINING ACUTE ACCENT}", "")).translate(_OTHER)
    once = _CONSONANTS if north else _CONSONANTS.replace("м", "").replace("н", "")
    word = re.sub(f"([{once}])\\1+", r"\1", word)
    if not north:
        word = re.sub("дск|тск", "цк", word)  # rule 4: Братск 브라츠크
    word = word.replace("тс", "ц").replace("дж", "ж" if north else "дж")
    return re.sub("[тд](?=[цч])", "", word) if north else re.sub("т(?=[цч])|д(?=[чзц])|д(?=ж)", "", word)


def _vowel(writer: _Writer, word: str, at: int, rules: _Rules) -> None:
    """A vowel that no consonant carries."""
    letter = word[at]
    if letter == "е":
        writer.add("ㅇ", "ㅖ")
    else:
        medial = _MEDIAL[letter]
        writer.add("ㅇ", "ㅣ" if medial == "ㅢ" and rules.side == "south" else medial)


def _before_vowel(writer: _Writer, word: str, at: int, rules: _Rules) -> None:
    """A consonant and the vowel after it."""
    letter, vowel = word[at], word[at + 1]
    north = rules.side == "north"
    if north and letter == "в" and at == 0 and vowel in "аеэиыо":
        writer.add("ㅇ", dict(zip("аеэиыо", "ㅘㅞㅞㅟㅟㅝ", strict=True))[vowel])
        return
    if letter == "л" and at and word[at - 1] != "н":
        writer.close("ㄹ")
    initial = rules.initials[letter]
    if vowel in _SOFT:
        initial = rules.softened.get(letter, initial)
    medial = rules.medials.get(letter, {}).get(vowel, _MEDIAL[vowel])
    if north and letter == "ы":
        medial = "ㅢ"
    writer.add(initial, medial)


def _soft_sign(writer: _Writer, word: str, at: int, rules: _Rules) -> None:
    """A consonant with ь: л м н drop it, others take ㅣ (not the hissing ones, which are always soft)."""
    letter = word[at]
    vowel_follows = at + 2 < len(word) and word[at + 2] in _VOWELS
    dropping = "лн" if rules.side == "north" else "лмн"
    if vowel_follows or letter not in dropping + "жшчщц":
        if letter == "л" and at:
            writer.close("ㄹ")
        writer.add(rules.softened.get(letter, rules.initials[letter]), "ㅣ")
    else:
        _alone(writer, word, at, rules, skip=1)


def _alone(writer: _Writer, word: str, at: int, rules: _Rules, *, skip: int = 0) -> None:
    """A consonant that no vowel follows; ``skip`` letters after it are silent."""
    letter = word[at]
    following = word[at + 1 + skip : at + 2 + skip]
    if letter == "л":
        if not writer.close("ㄹ"):
            writer.add_written("르")
    elif letter in "мн":
        if (letter == "м" and following == "л") or not writer.close("ㅁ" if letter == "м" else "ㄴ"):
            writer.add_written(rules.alone[letter])
    elif not following:
        writer.add_written(rules.at_end.get(letter, rules.alone[letter]))
    elif (
        following in _VOICELESS
        and at
        # South: 르 takes the final as well (Курбский 쿠릅스키).
        and word[at - 1] in (_VOWELS if rules.side == "north" else _VOWELS + "р")
        and letter in rules.finals
    ):
        if not writer.close(rules.finals[letter]):
            writer.add_written(rules.alone[letter])
    elif rules.side == "south" and letter in "зж" and following in _VOICELESS:
        writer.add_written("스" if letter == "з" else "시")  # rule 2: Луж-ков 루시코프
    else:
        writer.add_written(rules.alone[letter])


def _write_word(word: str, rules: _Rules) -> str:
    north = rules.side == "north"
    parts = re.split("(?<=.)(?=город$|град$)", word.lower()) if not north else [word]
    if len(parts) > 1:  # rule 3: -град, -город as words of their own
        first = _write_word(parts[0], rules)
        first = re.sub("프$", "브", first) if parts[0].endswith("в") else first
        return first + ("고로드" if parts[1] == "город" else "그라드")
    word = _sounding_letters(word, rules)
    ending = ""
    for letters, written in (("ый", "ㅡ이" if north else "ㅣ"), ("ий", "ㅣ")):
        if word.endswith(letters):
            word, ending = word[:-2], written
            break
    writer = _Writer()
    at = 0
    if north and re.match("вл[ао]", word):
        writer.add("ㅇ", "ㅜ")
        at = 1
    stem = word + ("и" if ending else "")
    while at < len(word):
        letter = stem[at]
        following = stem[at + 1 : at + 2]
        if letter in _VOWELS:
            _vowel(writer, stem, at, rules)
            if letter == "и" and stem[at + 1 : at + 3] == "й":
                at += 1
            at += 1
        elif letter == "й":
            if following and following in "оеауи":
                writer.add("ㅇ", dict(zip("оеауи", "ㅛㅖㅑㅠㅣ", strict=True))[following])
                at += 2
            else:
                writer.add_written("이")
                at += 1
        elif letter in "ьъ":
            at += 1
        elif letter not in _CONSONANTS:
            return word  # not a Russian word after all
        elif at == len(word) - 1 and ending:
            if letter == "л" and at:
                writer.close("ㄹ")
            if ending == "ㅡ이":
                writer.add(rules.initials[letter], "ㅡ")
                writer.add_written("이")
            else:
                _before_vowel(writer, stem, at, rules)
            at += 1
        elif following and following in _VOWELS:
            _before_vowel(writer, stem, at, rules)
            at += 2
        elif following == "ь":
            _soft_sign(writer, stem, at, rules)
            at += 2
        else:
            _alone(writer, stem, at, rules)
            at += 1
    if ending and (not word or word[-1] in _VOWELS + "ьъй"):
        writer.add("ㅇ", "ㅣ")
    return writer.text


_WORD = re.compile("[\u0400-\u04ff\N{COMBINING ACUTE ACCENT}]+")


# Guesses from Hangul, and their agreement with Latin letters, ask for the same words again.
@lru_cache(maxsize=8192)
def _written(word: str, side: Side) -> str:
    """A word as one side writes it."""
    return _write_word(word, _NORTH if side == "north" else _SOUTH)


def cyrillic_to_north(text: str) -> str:
    """Russian in the Hangul of Pyongyang; what is not Cyrillic stays.

    By the Russian table of 외국말적기법 (1985), corrected by what KCNA prints.

    >>> cyrillic_to_north("Владимир Путин, Восточный")
    '울라지미르 뿌찐, 워스또츠느이'
    """
    return _WORD.sub(lambda match: _written(match[0], "north"), unicodedata.normalize("NFC", text))


def cyrillic_to_south(text: str) -> str:
    """Russian in the Hangul of Seoul; what is not Cyrillic stays.

    By the rules for Russian of notice 2005-32 of the Ministry of Culture and Tourism.

    >>> cyrillic_to_south("Владимир Путин, Восточный")
    '블라디미르 푸틴, 보스토치니'
    """
    return _WORD.sub(lambda match: _written(match[0], "south"), unicodedata.normalize("NFC", text))
