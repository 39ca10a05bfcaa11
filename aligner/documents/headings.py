"""What the cell above a column says that stands below it.

In:   the text of a cell.
Out:  the language it names, and whether it stands for a text, for an original or a translation, or for something else.
Not:  which row is the heading, and which columns are texts (columns.py).
Idea: a heading is made of few words that name languages, texts, or numbers and notes; a cell with any other word in it
      is none. English and Korean words, codes, and Korean compounds (``영어번역``) are known.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from ..language_codes import standard_code

__all__ = ["Meaning", "meaning"]

_LANGUAGES = {
    "ko": "ko kor kr kp korean hangul hangeul 한국어 조선어 조선말 조선문 한국말 한글 국문 국어 우리말 한",
    "en": "en eng english 영어 영문 영",
    "ru": "ru rus russian 러시아어 로씨야어 로어 노어 로문",
    "ja": "ja jp jpn japanese 일본어 일어 일문",
    "zh": "zh cn chi zho chinese 중국어 중어 중문 hans hant",
    "de": "de deu ger german 독일어 독어",
    "fr": "fr fra fre french 프랑스어 불어",
    "es": "es spa spanish 스페인어 서반아어",
}
_SOURCE = "source src original orig msgid st 원문 원어 원본 원천 출발 출발어"
_TARGET = (
    "target tgt trg translation translations translated trans msgstr tt 번역 번역문 번역어 번역본 역문 역어 대역 "
    "대역어 대역문 도착 도착어 목표 목표어"
)
_TEXT = (
    "text texts term terms sentence sentences segment segments string strings phrase word words name names content "
    "contents value expression title 용어 표제어 문장 단어 어휘 말 이름 명칭 명 본문 내용 표기 표현 구문 문 예문 "
    "텍스트 자막 대사 원고 제목"
)
#: Numbers, notes, classes, dates, places in files.
_OTHER = (
    "id ids no nr sn seq num code number key keys index idx line row 번호 순번 순 코드 연번 순서 일련번호 키 식별자 "
    "note notes remark remarks comment comments 비고 참고 메모 주석 주 설명 해설 풀이 뜻풀이 정의 definition "
    "definitions def desc description context 문맥 info example examples 용례 developer confidence similarity review "
    "검토 score status state 상태 fuzzy category categories type kind class 분류 구분 범주 종류 유형 분야 domain "
    "subject field topic 주제 pos 품사 gender tags label labels speaker 화자 count 빈도 "
    "date time created modified 날짜 일자 시간 작성일 수정일 creator modifier author translator 작성자 번역자 "
    "client project 출처 reference ref location file path url page 페이지 쪽 entry"
)
#: Words that say nothing by themselves: countries, articles.
_FILL = (
    "us gb uk au ca united states kingdom america republic south north korea of the in and "
    "language languages 언어 본 판 "
    "미국 영국 대한민국 한국 북한 남한"
)

_ROLES = {
    **{word: ("language", code) for code, words in _LANGUAGES.items() for word in words.split()},
    **{
        word: ("role", role)
        for role, words in (
            ("source", _SOURCE),
            ("target", _TARGET),
            ("text", _TEXT),
            ("other", _OTHER),
            ("", _FILL),
        )
        for word in words.split()
    },
}
_COMPOUND = re.compile(
    "|".join(sorted((word for word in _ROLES if re.fullmatch("[가-힣]+", word)), key=len, reverse=True))
)
_PARTS = re.compile(r"[^\W\d_]+")
_CODE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z]{2,4})?")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_MOST_WORDS = 6


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a heading says of its column.

    Attributes:
        language: code of the language it names, ``""`` if none.
        role: ``"source"``, ``"target"``, ``"text"``, ``"other"`` (numbers, notes), or ``""``.
        is_whole: every word of the cell is one of a heading.
        code: the cell as a language code, if it is nothing else (``ko``, ``en_US``), in the form of the standard.
    """

    language: str = ""
    role: str = ""
    is_whole: bool = False
    code: str = ""

    @property
    def is_text(self) -> bool:
        """True for the heading of a text."""
        return self.is_whole and self.role != "other" and bool(self.language or self.role)

    @property
    def is_other(self) -> bool:
        """True for the heading of a column that is no text."""
        return self.is_whole and self.role == "other"


@lru_cache(maxsize=4096)
def meaning(cell: str) -> Meaning:
    """What a cell would say as a heading.

    >>> meaning("원문(KO)"), meaning("English_Def").role, meaning("영어번역").language
    (Meaning(language='ko', role='source', is_whole=True, code=''), 'other', 'en')
    >>> meaning("Open the file.").is_whole
    False
    """
    if len(cell) > 60:
        return Meaning()
    words = [word.lower() for word in _PARTS.findall(_CAMEL.sub(" ", cell))]
    known: list[tuple[str, str]] = []
    is_whole = 0 < len(words) <= _MOST_WORDS
    for word in words:
        parts = [word] if word in _ROLES else _COMPOUND.findall(word)
        is_whole = is_whole and "".join(parts) == word
        known += [_ROLES[part] for part in parts]
    languages = [code for kind, code in known if kind == "language"]
    roles = [role for kind, role in known if kind == "role" and role]
    # English_Def is a definition, and "source text" an original.
    role = next((role for role in ("other", "source", "target", "text") if role in roles), "")
    code = standard_code(cell) if is_whole and languages and not roles and _CODE.fullmatch(cell) else ""
    return Meaning(languages[0] if languages else "", role, is_whole, code)
