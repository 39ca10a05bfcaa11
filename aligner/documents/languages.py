"""Tell Korean from English, and take a file apart that holds both.

In:   lines of text.
Out:  the language of each line; the lines of each language.
Not:  finding clutter (clutter.py).
Idea: a Korean text is one whose letters are Hangul; that share is enough, and names in Latin letters do not
      change it. A file counts as bilingual only if both languages come in whole paragraphs and in amounts
      that could translate each other, so a Korean title over an English report, or English words in a
      Korean one, leave it whole.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..errors import LanguageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..model import Document

__all__ = [
    "SCRIPT_LANGUAGES",
    "Columns",
    "check_language",
    "check_pair",
    "is_bilingual",
    "language_name",
    "language_of",
    "line_languages",
    "two_columns",
]

_NAMES = {"ko": "Korean", "en": "English", "ru": "Russian", "ja": "Japanese", "zh": "Chinese"}
_HANGUL = re.compile(r"[\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3]+")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]+")
_ALPHABETS = re.compile(r"[A-Za-z\u00c0-\u024f\u0370-\u052f]+")
#: Scripts other than Hangul that say a language, tried in this order.
_SCRIPTS = (
    ("ja", re.compile(r"[\u3040-\u30ff]+")),
    ("ru", re.compile(r"[\u0400-\u04ff]+")),
    ("zh", re.compile(r"[\u4e00-\u9fff]+")),
    ("en", _LATIN),
)
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+\.\w+")
#: Languages that their letters tell for certain.
SCRIPT_LANGUAGES = frozenset({"ko", "ja", "ru", "zh"})
#: One Hangul syllable says about as much as this many Latin letters (measured on parallel text: 2.2 to 2.6).
_LETTERS_A_SYLLABLE = 2.4
_FUNCTION_WORDS = re.compile(
    r"\b(?:the|of|and|to|in|is|was|are|were|for|with|on|that|by|at|from|an|it|he|has|had)\b"
)
_SENTENCE_END = re.compile(r"[.?!。…][\"'”’»》」』)\]]*\s*$|[다요까]\s*$")


def language_name(code: str) -> str:
    """``"Korean"`` for ``"ko"``; the code itself if no name is known."""
    return _NAMES.get(code.split("-")[0], code)


def _amounts(text: str) -> tuple[float, int]:
    """How much Korean and how much other text there is, both measured in Latin letters."""
    if "@" in text or "://" in text or "www." in text:
        text = _ADDRESS.sub(" ", text)
    return _LETTERS_A_SYLLABLE * _count(_HANGUL, text), _count(_ALPHABETS, text)


def _count(letters: re.Pattern[str], text: str) -> int:
    """How many letters of a kind there are; the patterns match runs of them."""
    return sum(map(len, letters.findall(text)))


def language_of(text: str) -> str:
    """The language of a text by its letters: ``ko``, ``en``, ``ru``, ``ja``, ``zh``.

    Latin letters are taken for English; ``und`` is a text without letters.

    >>> language_of("뿌찐대통령은 KCNA와 회견하였다."), language_of("Putin met 김정은.")
    ('ko', 'en')
    """
    korean, latin = _amounts(text)
    if korean and korean >= latin:
        return "ko"
    counts = [(_count(pattern, text), code) for code, pattern in _SCRIPTS]
    most = max(count for count, _ in counts)
    if not most:
        return "ko" if korean else "und"
    found = {code: count for count, code in counts}
    if found["ja"] * 5 > found["zh"] and found["ja"] * 3 > found["en"] and found["ja"] > 0:
        return "ja"
    return next(code for count, code in counts if count == most)


def line_languages(lines: Sequence[str]) -> list[str]:
    """``ko`` or ``other`` for each line, ``""`` where it has too few letters to tell."""
    languages = []
    for line in lines:
        korean, latin = _amounts(line)
        if korean + latin < 3:
            languages.append("")
        else:
            is_korean = korean >= latin or _is_korean_all_the_same(line, korean, latin)
            languages.append("ko" if is_korean else "other")
    return languages


def _is_korean_all_the_same(line: str, korean: float, latin: int) -> bool:
    """True for a Korean line that is mostly Latin names: it lacks the words that hold English together."""
    return korean > 0.15 * latin and len(_FUNCTION_WORDS.findall(line)) < 2


def is_bilingual(lines: Sequence[str], languages: Sequence[str], *, expected: bool = False) -> bool:
    """True if the lines are a Korean text and its version in another language, one after the other or in turns.

    Args:
        lines: the text, without clutter.
        languages: of each line, from :func:`line_languages`.
        expected: someone said that there are two versions: believe it if both come in sentences at all.
    """
    amount = {"ko": 0.0, "other": 0.0}
    whole = {"ko": 0, "other": 0}
    count = {"ko": 0, "other": 0}
    order = []
    for line, language in zip(lines, languages, strict=True):
        if not language:
            continue
        korean, other = _amounts(line)
        amount[language] += korean if language == "ko" else other
        count[language] += 1
        whole[language] += bool(_SENTENCE_END.search(line))
        order.append(language)
    if not count["ko"] or not count["other"]:
        return False
    share = min(amount.values()) / sum(amount.values())
    if expected and share >= 0.05 and min(whole.values()) >= 1:
        return True
    switches = sum(one != other for one, other in itertools.pairwise(order))
    if switches <= 2:
        # One after the other; an appended summary or a title in the other language is not a version.
        return share >= 0.3 or (share >= 0.2 and min(whole.values()) >= 2)
    fewest, most = sorted(count.values())
    in_turns = switches >= 1.2 * fewest and fewest >= 0.5 * most
    # Commands and titles in the other language end without a full stop.
    in_sentences = min(whole[language] / count[language] for language in count) >= 0.5
    if in_turns:
        return share >= (0.15 if in_sentences else 0.35)
    return share >= 0.3 and in_sentences


_HEADING = re.compile(
    r"(?i)\W*(?:ko|kor|korean|ko[-_]\w+|en|eng|english|en[-_]\w+|source|target|src|tgt|original|translation|text|"
    r"source[ _]text|target[ _]text|한국어|조선어|조선말|한글|국문|한|영|영어|영문|원문|번역|번역문)\W*"
)


@dataclass(frozen=True, slots=True)
class Columns:
    """Two versions of a text side by side.

    Attributes:
        cells: for each row its 1-based line number and the two cells, ``""`` where one is missing.
        languages: of the two columns.
        heading: line number of a row of headings, which is not among the cells.
    """

    cells: tuple[tuple[int, str, str], ...]
    languages: tuple[str, str]
    heading: int | None = None


def two_columns(lines: Sequence[str]) -> Columns | None:
    """Read tab-separated columns, if most of the text stands in such.

    Of more than two columns the two with the most text are taken, one of them Korean if any is. A line
    without tab, a title above the table, goes to the column of its language.

    >>> two_columns(["한국어\\tEnglish", "가자.\\tLet us go.", "그만.\\tStop."]).languages
    ('ko', 'en')
    """
    rows = [(number, line.split("\t")) for number, line in enumerate(lines, 1) if line.strip()]
    tabbed = [(number, cells) for number, cells in rows if len(cells) >= 2]
    size = sum(sum(_amounts("".join(cells))) for _, cells in rows)
    if not tabbed or sum(sum(_amounts("".join(cells))) for _, cells in tabbed) < 0.7 * size:
        return None
    width = max(len(cells) for _, cells in tabbed)
    columns = [" ".join(cells[i] for _, cells in tabbed if i < len(cells)) for i in range(width)]
    letters = [sum(_amounts(column)) for column in columns]
    by_size = sorted(range(width), key=lambda i: -letters[i])
    languages = [language_of(column) for column in columns]
    korean = [i for i in by_size if languages[i] == "ko"]
    others = [i for i in by_size if languages[i] not in ("ko", "und")]
    first, second = sorted((korean[0], others[0]) if korean and others else by_size[:2])
    # A table inside a text has short cells here and there; two versions fill both columns all the way.
    pairs = [(number, _cell(cells, first), _cell(cells, second)) for number, cells in tabbed]
    filled = sum(bool(one) and bool(other) for _, one, other in pairs)
    if not letters[first] or not letters[second] or filled < 0.5 * len(pairs):
        return None
    heading = None
    if len(tabbed) > 1 and all(_HEADING.fullmatch(cell) for cell in pairs[0][1:]):
        heading = pairs[0][0]
    found = (languages[first], languages[second])
    cells = [
        (number, _cell(row, first), _cell(row, second))
        if len(row) >= 2
        else (number, *_in_column(row[0].strip(), found))
        for number, row in rows
        if number != heading
    ]
    return Columns(tuple(cells), found, heading)


def _cell(cells: Sequence[str], index: int) -> str:
    return cells[index].strip() if index < len(cells) else ""


def _in_column(line: str, languages: tuple[str, str]) -> tuple[str, str]:
    """A line that spans the table: in the column of its language."""
    return ("", line) if language_of(line) == languages[1] != languages[0] else (line, "")


def check_language(document: Document, lang: str | None = None) -> None:
    """Raise if a document cannot be in the language it is said to be in.

    Korean needs Hangul, English must not be mostly Hangul; other languages are believed.

    Args:
        lang: the language it should be in, by default ``document.lang``.

    Raises:
        LanguageError: names the document and the remedy.
    """
    lang = (lang or document.lang).lower()
    base = lang.split("-")[0]
    seen = language_of(document.text)
    if base == "ko":
        wrong = seen != "ko"
    elif base in ("en", "de", "fr", "es", "it"):
        wrong = seen in ("ko", "ru", "ja", "zh", "und")
    else:
        wrong = seen == "ko"
    if not wrong:
        return
    place = document.origin or document.id
    if base == "ko" and not _HANGUL.search(document.text):
        problem = "a Korean text was expected here, but it holds no Hangul"
    else:
        problem = f"a text in {language_name(lang)} was expected here, but this one is {_described(seen)}"
    raise LanguageError(
        problem,
        remedy="Check the file, or swap the two files, or say which language it is in.",
        path=place,
    )


def check_pair(source: Document, target: Document) -> None:
    """Raise if both documents are in one language; call it unless the user asked for that.

    Raises:
        LanguageError: names both documents and the remedy.
    """
    first, second = language_of(source.text), language_of(target.text)
    if first == second and first in _NAMES:
        raise LanguageError(
            f"this text and {target.origin or target.id} are both in {language_name(first)}",
            remedy="Give one Korean and one English text, or say that both are in one language on purpose.",
            path=source.origin or source.id,
        )


def _described(code: str) -> str:
    return "without letters" if code == "und" else f"in {language_name(code)}"
