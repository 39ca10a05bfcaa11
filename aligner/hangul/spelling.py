"""Turn Northern spelling into Southern and back, in running text and in single names.

In:   Korean text.
Out:  the text as the other side of Korea would spell it.
Not:  words that differ altogether (오물신경 ...), spaces (the North joins dependent nouns; both read either way),
      Russian and other foreign names that no table holds (russian_from_hangul.py).
Idea: Northern norm (조선말규범집) articles 10, 11, 14, 25, 26 against Southern articles 10-12; words beyond the rules
      come from seeds/lexicon. North to South nearly follows by rule; South to North is ambiguous for initial
      ㄹ and ㄴ (이성 is 리성 or 이성), so it is done only for stems of a table.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from ..seeds import read_table
from .jamo import INITIALS, MEDIALS, Syllable, decompose, split_syllable
from .korean_names import is_korean_name, split_surname
from .russian_from_hangul import north_to_south, south_to_north
from .spelling_tables import (
    BOUND_BEFORE,
    COMPOUND_SECOND,
    EO_STAYS,
    FOREIGN_R,
    FRONT_STEMS,
    I_STEMS,
    N_STAYS,
    N_SYLLABLES,
    NOT_BACK,
    NOT_INSIDE,
    R_SYLLABLES,
    SINO_KOREAN,
    YEO_STAYS,
)

if TYPE_CHECKING:
    from .russian_to_hangul import Side

__all__ = ["to_north", "to_south"]

_Y_VOWELS = "ㅑㅕㅖㅛㅠㅣ"


def _soften(char: str) -> str:
    """A syllable after the Southern initial sound rule (articles 10-12): 로 -> 노, 련 -> 연, 녀 -> 여."""
    part = split_syllable(char)
    if part.initial == "ㄹ":
        return str(Syllable("ㅇ" if part.medial in _Y_VOWELS else "ㄴ", part.medial, part.final))
    if part.initial == "ㄴ" and part.medial in _Y_VOWELS:
        return str(Syllable("ㅇ", part.medial, part.final))
    return char


_NO_FINAL_OR_N = "".join(
    str(Syllable(initial, medial, final))
    for initial in INITIALS
    for medial in MEDIALS
    for final in ("", "ㄴ")
)


@lru_cache(maxsize=1)
def _words() -> tuple[dict[str, tuple[str, str]], dict[str, tuple[str, str]]]:
    """Two tables, to the South and to the North: word -> (other spelling, what must not follow)."""
    south: dict[str, tuple[str, str]] = {}
    north: dict[str, tuple[str, str]] = {}
    for row in read_table("countries", ("ko", "ko_south", "source")):
        # 남조선 and 한국 are two words, not two spellings; Hanja names (독일) differ from country to country.
        if "조선" in row["ko"] or not row["ko_south"] or row["ko"] == row["ko_south"]:
            continue
        south.setdefault(row["ko"], (row["ko_south"], ""))
        north.setdefault(row["ko_south"], (row["ko"], ""))
    for row in read_table("spellings", ("ko_north", "ko_south", "not_before", "back", "source")):
        south[row["ko_north"]] = (row["ko_south"], row["not_before"])
        if row["back"] == "yes":
            north[row["ko_south"]] = (row["ko_north"], row["not_before"])
    return south, north


@lru_cache(maxsize=1)
def _country_words() -> frozenset[str]:
    """Both spellings of every country: 타이 must not be found in 타이탄."""
    rows = read_table("countries", ("ko", "ko_south", "source"))
    return frozenset(row[column] for row in rows for column in ("ko", "ko_south"))


@lru_cache(maxsize=2)
def _word_pattern(to: Side) -> re.Pattern[str]:
    table = _words()[to == "north"]
    parts = []
    for word in sorted(table, key=len, reverse=True):
        not_before = table[word][1]
        tense = bool(set(decompose(word)) & set("ㄲㄸㅃㅉ"))
        # A short word without a letter that marks it as foreign could be part of another one (변화란).
        left = "" if tense or len(word) > 3 else "(?<![가-힣])"
        right = f"(?!{not_before})" if not_before else ""
        if len(word) == 1 and word != "돐":
            right += "(?![가-힣])"
        elif left and len(word) == 2 and word in _country_words():
            right += "(?=[은는이가을를의에와과도로측군인]|[^가-힣]|$)"
        parts.append(f"{left}{word}{right}")
    return re.compile("|".join(parts) or "(?!)")


def _replace_words(text: str, to: Side) -> str:
    table = _words()[to == "north"]
    return _word_pattern(to).sub(lambda match: table[match[0]][0], text)


_SECOND = re.compile(
    "(?<=[가-힣])(" + "|".join(sorted(set(COMPOUND_SECOND) - NOT_INSIDE, key=len, reverse=True)) + ")"
)
_TO_NORTH_SECOND = {_soften(word[0]) + word[1:]: word for word in COMPOUND_SECOND if word not in NOT_BACK}
_BOUND = frozenset(BOUND_BEFORE)


def _is_bound(text: str, start: int) -> bool:
    """Does the syllable at ``start`` close the word before it (관련, 대통령)?"""
    return any(text[start + 1 - size : start + 1] in _BOUND for size in (2, 3) if start + 1 >= size)


def _initial_sounds_south(text: str) -> str:
    def first(match: re.Match[str]) -> str:
        word = match[0]
        if word.startswith(FOREIGN_R if word[0] in R_SYLLABLES else N_STAYS):
            return word
        if len(word) > 1 and word[1] not in SINO_KOREAN and word[1] not in "는를":
            return word  # no Chinese character reads so: a foreign name
        if word[0] == "니" or (len(word) == 1 and word[0] in "년리"):
            return word  # 니 is hardly ever Sino-Korean; 년, 리 alone count years and miles
        return _soften(word[0]) + word[1:]

    initials = "".join(sorted(R_SYLLABLES | N_SYLLABLES))
    text = re.sub(rf"(?:(?<=[\s《〈「『(\[,·“‘])|^)[{initials}][가-힣]*", first, text, flags=re.MULTILINE)
    pieces, done = [], 0
    for match in _SECOND.finditer(text):
        if not _is_bound(text, match.start()):
            pieces += [text[done : match.start()], _soften(match[0][0])]
            done = match.start() + 1
    text = "".join(pieces) + text[done:]
    # Article 11, proviso: 렬 and 률 lose ㄹ after a vowel or ㄴ.
    return re.sub(rf"(?<=[{_NO_FINAL_OR_N}])[렬률]", lambda match: _soften(match[0]), text)


def _endings_south(text: str) -> str:
    text = re.sub(f"({'|'.join(I_STEMS)})이였", r"\1였", text)
    text = re.sub("(?<=[가-힣])(?<!도)시였", "셨", text)
    text = re.sub(f"(?<=[{FRONT_STEMS}])(?<!아내)(?<!국내)였|(?<=이)였", "었", text)
    text = text.replace("하였", "했")
    kept = "|".join(YEO_STAYS)
    text = re.sub(f"({kept})|(?<=[{FRONT_STEMS}])여", lambda match: match[1] or "어", text)
    return re.sub(
        rf"({kept}|이시여)|(?<=[가-힣])([리키치지기히시])여(?=[\s,.]|$|나가|나오|오|주|놓|내|지|나|야)",
        lambda match: match[1] or str(Syllable(split_syllable(match[2]).initial, "ㅕ")),
        text,
    )


def _endings_north(text: str) -> str:
    text = text.replace("됐", "되였").replace("돼", "되여")
    text = re.sub(f"(?<=[{FRONT_STEMS}이])었", "였", text)
    kept = "|".join(EO_STAYS)
    return re.sub(f"({kept})|(?<=[{FRONT_STEMS}])어", lambda match: match[1] or "여", text)


def _name_south(name: str) -> str | None:
    """A Korean personal name: only the surname changes (article 11, 붙임 2, aside); ``None`` if it is not one."""
    if not is_korean_name(name) or name.startswith(FOREIGN_R):
        return None
    surname, given = split_surname(name)
    space = " " if " " in name else ""
    return (_soften(surname[0]) if surname[0] in R_SYLLABLES else surname[0]) + surname[1:] + space + given


def to_south(text: str) -> str:
    """Northern spelling to Southern: articles 10 to 12 of 한글 맞춤법, and the words of the tables.

    Works on running text, and on a single foreign name that only Russian spelling rules explain. Text that is
    Southern already comes back nearly always unchanged.

    >>> to_south("로씨야련방 대통령의 리용"), to_south("리병철"), to_south("되였다"), to_south("뿌찐")
    ('러시아연방 대통령의 이용', '이병철', '되었다', '푸틴')
    """
    replaced = _replace_words(text, "south")
    if replaced == text and len(text) < 40 and text not in _words()[0]:
        name = _name_south(text) or north_to_south(text)
        if name is not None:
            return name
    return _endings_south(_initial_sounds_south(replaced))


_NORTH_SURNAMES = {"이": "리", "여": "려", "유": "류", "노": "로", "양": "량", "염": "렴", "나": "라"}


def to_north(text: str) -> str:
    """Southern spelling to Northern: articles 11 and 25 of the 맞춤법 of 조선말규범집, and the words of the tables.

    Initial ㄹ and ㄴ come back only in stems of a table, because the Southern form does not show them. Of a
    personal name the surname is turned where one Northern form is by far the commonest (이 -> 리; 임 stays, since
    the North has both 림 and 임).

    >>> to_north("러시아연방"), to_north("이병철"), to_north("되었다"), to_north("노동 여성"), to_north("푸틴")
    ('로씨야련방', '리병철', '되였다', '로동 녀성', '뿌찐')
    """
    replaced = _replace_words(text, "north")
    if replaced == text and len(text) < 40 and text not in _words()[1]:
        if is_korean_name(text) and text[:2] not in _TO_NORTH_SECOND:
            return _NORTH_SURNAMES.get(text[0], text[0]) + text[1:]
        if foreign := south_to_north(text):
            return foreign

    def word(match: re.Match[str]) -> str:
        start = match.start()
        if start and _is_bound(replaced, start):
            return match[0]
        return _TO_NORTH_SECOND[match[0]]

    stems = "|".join(sorted(_TO_NORTH_SECOND, key=len, reverse=True))
    written = re.sub(stems, word, replaced)
    return _endings_north(written)
