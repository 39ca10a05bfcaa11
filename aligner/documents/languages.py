"""Tell Korean from English, and take a file apart that holds both.

In:   lines of text.
Out:  the language of each line; the lines of each language.
Not:  finding clutter (clutter.py).
Idea: a Korean text is one whose letters are Hangul; names in Latin letters do not change it, nor do code and commands,
      which are in no language: where Latin letters prevail, its sentences decide. A file counts as bilingual only if
      both languages come in whole paragraphs, both in sentences or neither, and in amounts that could translate each
      other, so a Korean title over an English report, or English words or code in a Korean one, leave it whole.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..errors import LanguageError
from ..language_codes import LANGUAGE_NAMES, base_language, language_name
from .prose import FUNCTION_WORDS, HANGUL, looks_like_code
from .sentence_end import CLOSING, SENTENCE_END, STOPS

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

_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]+")
_ALPHABETS = re.compile(r"[A-Za-z\u00c0-\u024f\u0370-\u052f]+")
#: Scripts other than Hangul that say a language, tried in this order.
_SCRIPTS = (
    ("ja", re.compile(r"[\u3040-\u30ff]+")),
    ("ru", re.compile(r"[\u0400-\u04ff]+")),
    ("zh", re.compile(r"[\u4e00-\u9fff]+")),
    ("en", _LATIN),
)
# A mail address is looked for from the beginning of a word only: of "a@a@a@..." every letter might be one.
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|(?<!\S)\S[^\s@]*@\S+\.\w+")
#: Languages that their letters tell for certain.
SCRIPT_LANGUAGES = frozenset({"ko", "ja", "ru", "zh"})
#: One Hangul syllable says about as much as this many Latin letters (measured on parallel text: 2.2 to 2.6).
LETTERS_A_SYLLABLE = 2.4
#: "No.", "OK!": a word, and no number of a paragraph.
_SHORT_WORD = re.compile(r"(?![IVXivx]+\b)\W*[A-Za-z]{2}\s?[.?!]\W*")
#: A Korean sentence without a full stop ends in one of these.
_LAST_SYLLABLE = re.compile(r"[다요까]\s*$")
#: What holds a Korean sentence together where its words are Latin: a particle after one, the end of a predicate.
_KOREAN_GRAMMAR = re.compile(
    rf"[A-Za-z0-9{CLOSING}`](?:은|는|이|가|을|를|의|에|에서|와|과|로|으로|도|만|부터|까지|처럼|보다|이란|란|라는|이라는)"
    rf"(?![가-힣])|[다요까죠][{STOPS}]?[{CLOSING}]*\s*$"
)
#: Words that a line only quotes, names or explains say nothing about its language.
_QUOTED = re.compile(
    r"`[^`\n]+`|\"[^\"\n]*\"|“[^”\n]*”|‘[^’\n]*’|《[^》\n]*》|「[^」\n]*」|\([^()\n]*\)|（[^（）\n]*）"
)
#: A line of so many words runs on like a sentence, with a full stop or without.
_WORDS_OF_A_SENTENCE = 6
#: Korean at least this share of a line, or of a text, that is said to be Korean though Latin letters prevail.
_LEAST_KOREAN = 0.15


def amounts(text: str) -> tuple[float, int]:
    """How much Korean and how much other text there is, both in Latin letters, of which a syllable counts 2.4."""
    if "@" in text or "://" in text or "www." in text:
        text = _ADDRESS.sub(" ", text)
    return 0.0 if text.isascii() else LETTERS_A_SYLLABLE * _count(HANGUL, text), _count(_ALPHABETS, text)


def _count(letters: re.Pattern[str], text: str) -> int:
    """How many letters of a kind there are; the patterns match runs of them."""
    return sum(map(len, letters.findall(text)))


def language_of(text: str) -> str:
    """The language of a text by its letters: ``ko``, ``en``, ``ru``, ``ja``, ``zh``.

    Latin letters are taken for English; ``und`` is a text without letters. Where Latin letters prevail over Hangul, the
    sentences decide: names, code and commands make no Korean text English.

    >>> language_of("뿌찐대통령은 KCNA와 회견하였다."), language_of("Putin met 김정은.")
    ('ko', 'en')
    """
    korean, latin = amounts(text)
    if korean and (korean >= latin or _korean_share(text) > 0.5):
        return "ko"
    counts = [(_count(pattern, text), code) for code, pattern in _SCRIPTS]
    most = max(count for count, _ in counts)
    if not most:
        return "ko" if korean else "und"
    found = {code: count for count, code in counts}
    if found["ja"] * 5 > found["zh"] and found["ja"] * 3 > found["en"] and found["ja"] > 0:
        return "ja"
    return next(code for count, code in counts if count == most)


def _korean_share(text: str) -> float:
    """Share of the sentences of a text that is Korean, by letters; 0 if there is no Korean sentence."""
    lines = text.split("\n")
    korean = other = 0.0
    for line, language in zip(lines, line_languages(lines), strict=True):
        hangul, latin = amounts(line)
        if language == "ko" and (hangul >= latin or _KOREAN_GRAMMAR.search(line)):
            korean += hangul
        elif language == "other" and _runs_on(line):
            other += latin
    return korean / (korean + other) if korean else 0.0


def _runs_on(line: str) -> bool:
    """True for a line that is a sentence or a part of one, not a title, a name or a command."""
    if SENTENCE_END.search(line):
        return True
    words = len(FUNCTION_WORDS.findall(line))
    # Other languages than English have words of their own for it; commands are in plain letters.
    return words >= 2 or (len(line.split()) >= _WORDS_OF_A_SENTENCE and (words > 0 or not line.isascii()))


def line_languages(lines: Sequence[str]) -> list[str]:
    """``ko`` or ``other`` for each line, ``""`` where it has too few letters to tell, or is code."""
    languages = []
    for line in lines:
        korean, latin = amounts(line)
        if korean + latin < 3 and not korean and not _SHORT_WORD.fullmatch(line):
            languages.append("")
        elif korean >= latin or _is_korean_all_the_same(line):
            languages.append("ko")
        else:
            languages.append("" if looks_like_code(line) else "other")
    return languages


def _is_korean_all_the_same(line: str) -> bool:
    """True for a Korean line that is mostly Latin names: it lacks the words that hold English together."""
    if line.isascii():
        return False
    bare = _QUOTED.sub(" ", _without_unclosed(line))
    korean, latin = amounts(bare)
    if not korean + latin:
        korean, latin = amounts(line)
    return korean > _LEAST_KOREAN * latin and len(FUNCTION_WORDS.findall(bare)) < 2


def _without_unclosed(line: str) -> str:
    """The line with dots for quotation marks that are not closed, whose ends would be looked for again and again."""
    for opening, closing in ("“”", "‘’", "《》", "「」"):
        start = line.find(opening, line.rfind(closing) + 1)
        if start >= 0:
            line = line[:start] + line[start:].replace(opening, "·")
    return line


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
    runs: list[tuple[str, float]] = []
    for line, language in zip(lines, languages, strict=True):
        if not language:
            continue
        korean, other = amounts(line)
        size = korean if language == "ko" else other
        amount[language] += size
        count[language] += 1
        whole[language] += bool(SENTENCE_END.search(line) or _LAST_SYLLABLE.search(line))
        if runs and runs[-1][0] == language:
            size += runs.pop()[1]
        runs.append((language, size))
    if not count["ko"] or not count["other"]:
        return False
    share = min(amount.values()) / sum(amount.values())
    if expected and share >= 0.05 and min(whole.values()) >= 1:
        return True
    # Commands, titles and what programs print end without a full stop.
    in_sentences = min(whole[language] / count[language] for language in count) >= 0.5
    if len(runs) <= 3 or _apart(runs) >= 0.95:
        # One after the other; an appended summary, a title or a listing is not a version.
        are_versions = whole["other"] > 0 or whole["ko"] < 0.5 * count["ko"]
        are_versions = are_versions and _name_the_same(lines, languages)
        return are_versions and (share >= 0.3 or (share >= 0.2 and min(whole.values()) >= 2))
    if whole["ko"] > 0.5 * count["ko"] and whole["other"] < 0.1 * count["other"]:
        # Titles and labels for Korean sentences begin with capitals or hold words such as "the"; commands do not.
        others = [line for line, code in zip(lines, languages, strict=True) if code == "other"]
        small = sum(line.lstrip()[:1].islower() and not FUNCTION_WORDS.search(line) for line in others)
        if small > 0.8 * len(others):
            return False
    fewest, most = sorted(count.values())
    in_turns = len(runs) > 1.2 * fewest and fewest >= 0.5 * most
    if in_turns or (len(runs) >= 4 and _in_step(runs) >= 0.6):
        return share >= (0.15 if in_sentences else 0.35)
    return share >= 0.3 and in_sentences and _in_step(runs) >= 0.4


def _name_the_same(lines: Sequence[str], languages: Sequence[str]) -> bool:
    """False if a Korean text full of Latin words is followed by one that lacks many of them: it goes on with it.

    Pages that are translated halfway end in the original. On 60 real pages a version had .83 of the words or more, a
    remainder .79 at most.
    """
    korean, others = (
        " ".join(line for line, code in zip(lines, languages, strict=True) if (code == "ko") is side)
        for side in (True, False)
    )
    hangul, latin = amounts(korean)
    words = set(re.findall(r"[a-z]{2,}", korean.lower()))
    if latin < 0.1 * hangul or len(words) < 20:
        return True
    return len(words & set(re.findall(r"[a-z]{2,}", others.lower()))) >= 0.8 * len(words)


def _apart(runs: Sequence[tuple[str, float]]) -> float:
    """Share of the text that is in the language of its side, if the text is cut in two at the best place."""
    total = sum(size for _, size in runs)
    korean_after = sum(size for language, size in runs if language == "ko")
    other_before = 0.0
    right = []  # how much would stand right with Korean behind each place
    for language, size in runs:
        right.append(other_before + korean_after)
        if language == "ko":
            korean_after -= size
        else:
            other_before += size
    return max(max(right), total - min(right)) / total


def _in_step(runs: Sequence[tuple[str, float]]) -> float:
    """Share of the text that is in neighbouring runs of two languages which could translate each other."""
    total = sum(size for _, size in runs)
    in_step = [
        sum(
            one + other
            for (_, one), (_, other) in zip(runs[first::2], runs[first + 1 :: 2], strict=False)
            if min(one, other) >= 0.4 * max(one, other)
        )
        for first in (0, 1)
    ]
    return max(in_step) / total


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
        wrong = seen != "ko" and _korean_share(document.text) <= 2 * _LEAST_KOREAN
    elif base in ("en", "de", "fr", "es", "it"):
        wrong = seen in ("ko", "ru", "ja", "zh", "und")
    else:
        wrong = seen == "ko"
    if not wrong:
        return
    place = document.origin or document.id
    if base == "ko" and not HANGUL.search(document.text):
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
