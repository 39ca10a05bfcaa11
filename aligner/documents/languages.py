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
from typing import TYPE_CHECKING

from ..errors import LanguageError
from ..language_codes import LANGUAGE_NAMES, base_language, language_name
from .sentence_end import SENTENCE_END

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..model import Document

__all__ = [
    "LETTERS_A_SYLLABLE",
    "SCRIPT_LANGUAGES",
    "amounts",
    "check_language",
    "check_pair",
    "is_bilingual",
    "language_of",
    "line_languages",
]

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
LETTERS_A_SYLLABLE = 2.4
_FUNCTION_WORDS = re.compile(
    r"\b(?:the|of|and|to|in|is|was|are|were|for|with|on|that|by|at|from|an|it|he|has|had)\b"
)
#: "No.", "OK!": a word, and no number of a paragraph.
_SHORT_WORD = re.compile(r"(?![IVXivx]+\b)\W*[A-Za-z]{2}\s?[.?!]+\W*")
#: A Korean sentence without a full stop ends in one of these.
_LAST_SYLLABLE = re.compile(r"[다요까]\s*$")


def amounts(text: str) -> tuple[float, int]:
    """How much Korean and how much other text there is, both in Latin letters, of which a syllable counts 2.4."""
    if "@" in text or "://" in text or "www." in text:
        text = _ADDRESS.sub(" ", text)
    return LETTERS_A_SYLLABLE * _count(_HANGUL, text), _count(_ALPHABETS, text)


def _count(letters: re.Pattern[str], text: str) -> int:
    """How many letters of a kind there are; the patterns match runs of them."""
    return sum(map(len, letters.findall(text)))


def language_of(text: str) -> str:
    """The language of a text by its letters: ``ko``, ``en``, ``ru``, ``ja``, ``zh``.

    Latin letters are taken for English; ``und`` is a text without letters.

    >>> language_of("뿌찐대통령은 KCNA와 회견하였다."), language_of("Putin met 김정은.")
    ('ko', 'en')
    """
    korean, latin = amounts(text)
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
        korean, latin = amounts(line)
        if korean + latin < 3 and not korean and not _SHORT_WORD.fullmatch(line):
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
        korean, other = amounts(line)
        amount[language] += korean if language == "ko" else other
        count[language] += 1
        whole[language] += bool(SENTENCE_END.search(line) or _LAST_SYLLABLE.search(line))
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


def check_language(document: Document, lang: str | None = None) -> None:
    """Make sure that a document can be in the language it is said to be in.

    Korean needs Hangul, English must not be mostly Hangul; other languages are believed.

    Args:
        lang: BCP 47 code of the language it should be in, by default ``document.lang``.

    Raises:
        LanguageError: it cannot, or has no text; names the document and the remedy.
    """
    lang = (lang or document.lang).lower()
    if not document.text.strip():
        raise LanguageError(
            "this text is empty",
            remedy=f"Give one in {language_name(lang)}.",
            path=document.origin or document.id,
        )
    base = base_language(lang)
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
    """Make sure that two documents are in two languages; to be called unless the user asked for one.

    Raises:
        LanguageError: both are in one, by their letters; names both documents and the remedy.
    """
    first, second = language_of(source.text), language_of(target.text)
    if first == second and first in LANGUAGE_NAMES:
        raise LanguageError(
            f"this text and {target.origin or target.id} are both in {language_name(first)}",
            remedy="Give one Korean and one English text, or name the languages if this is meant: "
            f"--src {first} --tgt {first}.",
            path=source.origin or source.id,
        )


def _described(code: str) -> str:
    return "without letters" if code == "und" else f"in {language_name(code)}"
