"""What furniture looks like: the rules behind clutter.py.

In:   seeds/lexicon/page_words.tsv.
Out:  rules for single lines, headings of lists of other articles, how a sentence ends.
Not:  deciding; a rule only says what sort of line it could be.
Idea: words that stand on buttons are told apart from patterns, so that adding one is adding a word to the table.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from ..seeds import Words, alternatives
from .dates import DATE
from .sentence_end import CLOSING, STOPS

__all__ = [
    "BARE_ADDRESS",
    "WHOLE_SENTENCE",
    "Rule",
    "list_foot",
    "list_heading",
    "rules",
    "unsure_list_heading",
]

Where = Literal["anywhere", "edge"]


@dataclass(frozen=True, slots=True)
class Rule:
    """A sort of line.

    Attributes:
        reason: what it is, in words.
        where: "anywhere" in a page, or only at its "edge": before the first or after the last sentence.
        pattern: matches the whole line without the spaces at its ends.
    """

    reason: str
    where: Where
    pattern: re.Pattern[str]


def _words(use: str) -> str:
    """A pattern for any of the words with a use; Hangul with or without spaces, any case. For no words: never."""
    spaced = (
        r"\s?".join(re.escape(part) for part in re.findall(r"[가-힣]|[^가-힣\s]+|\s+", word))
        for word in Words("page_words", use)
    )
    patterns = (re.sub(r"(?:\\s\?)?\\ (?:\\s\?)?", r"\\s", word) for word in spaced)
    return "(?i:" + ("|".join(sorted(patterns, key=len, reverse=True)) or "(?!)") + ")"


def _rule(reason: str, where: Where, *patterns: str) -> Rule:
    return Rule(reason, where, re.compile("(?:" + "|".join(patterns) + ")"))


_URL = r"(?:https?://|www\.)\S+"
_MAIL = r"[(<\[]?[\w.+-]+@[\w-]+(?:\.[\w-]+)+[)>\]]?"
_JUCHE = r"[(（]?\s*(?i:juche|주체)\s?\d{2,3}\s?(?:[(（]\d{4}[)）])?\s?\.?(?:\s?\d{1,2}\s?\.){0,2}\s*[)）]?"
_NAME = r"[A-Z][\w.'’-]+"
_FULL_NAME = rf"{_NAME}(?:\s{_NAME}){{1,3}}"

#: An address and nothing else, an item's mark perhaps.
BARE_ADDRESS = re.compile(rf"(?:[-*•·]|\(?\d{{1,3}}[.)])?\s*[<(\[]?{_URL}[>)\]]?")


@cache
def rules() -> tuple[Rule, ...]:
    """The sorts of lines; the first that fits says what a line is.

    Raises:
        SeedError: the table of words is missing or malformed.
    """
    language = alternatives(Words("page_words", "language_name"))
    reporter = f"(?:{alternatives(Words('page_words', 'reporter'))})"
    return (
        _rule(
            "web address",
            "anywhere",
            rf"(?:\W*{_words('label_of_address')}\s*[:：]?\s*)?"
            rf"[<(\[]?{_URL}[>)\]]?(?:\s*{_JUCHE})?",
            rf"(?:[\w-]+\.)+(?:kp|com|net|org|kr)(?:/\S*)?\s*{_JUCHE}",
        ),
        _rule("Juche date", "edge", _JUCHE),
        _rule("line between parts", "anywhere", r"(?:[-=_*~#+─━═―–—◇◆□■☆★○●•※]\s*){3,}"),
        # Brackets and signs of code are text.
        _rule("marks alone", "anywhere", r"(?:[|‖:,_\-–—―·•*∙⋅○●◎◇◆□■△▲▽▼☆★※▷▶◁◀]\s*){1,3}"),
        _rule(
            "label of a language version",
            "anywhere",
            r"\W*(?i:(?:original |unofficial |official |machine )?(?:(?:north |south )?(?:korean|english) )"
            r"(?:language )?(?:text|version|original|translation))\s*[:：]?\W*",
            r"\W*(?i:unofficial|official|machine) (?i:translation)\s*[:：]?\W*",
            rf"[\[(<【]\s*(?:{language}|원문|번역|번역문)\s?(?:원문|본문|번역|번역본|번역문|기사|판)?\s*[\])>】]\s*[:：]?",
            rf"(?:{language}|원문|번역문)\s?(?:원문|본문|번역|번역본|번역문|기사|판)?\s*[:：]",
        ),
        _rule(
            "source and date line",
            "edge",
            rf"{_words('label_of_source')}\s*[:：].{{0,160}}",
            rf"{_words('label_of_day')}\s*[:：]?\s*\d.{{0,80}}",
            r".{0,120}(?i:read (?:the )?original (?:version|article)(?: at source)?)\.?",
        ),
        _rule(
            "byline",
            "edge",
            rf"(?:By|BY|by)\s{_FULL_NAME}(?:,?\s(?:and\s)?{_FULL_NAME})?(?:,\s?[\w\s]{{3,40}})?",
            rf"(?:{_NAME}\s){{0,2}}News\s(?:Team|Desk)\s*(?:{DATE.pattern})?",
            r"(?:본사)?\s?(?:정치|경제|문화|국제|사회|특별|과학|체육)?\s?(?:보도반|취재반)",
            rf"(?:본사|특파|선임|인턴|전문|객원)?\s?기자\s[가-힣]{{2,4}}(?:\s*{_MAIL})?",
            rf"[가-힣]{{2,4}}\s?(?:선임|전문|인턴|객원|수습)?\s?{reporter}"
            rf"(?:\s*[·,/]?\s*[가-힣]{{2,4}}\s?{reporter})*\s*=?\s*(?:{_MAIL})?",
            rf"(?:[가-힣]{{2,4}}\s*)?{_MAIL}",
        ),
        _rule(
            "copyright notice",
            "anywhere",
            r"\W*(?:(?i:copyrights?)|저작권자?|ⓒ|©|\([cC]\)\s*(?:\d{4}|[A-Z가-힣]))[^.?!]{0,120}"
            r"(?:(?i:all rights reserved|copyright)|무단|배포|금지|ⓒ|©|\([cC]\)|\d{4}).{0,120}",
            r"[<\[(]?\s*(?:무단\s?전재|무단\s?복제|저작권자).{0,80}(?:금지|불허).{0,20}",
            r"(?:.{0,60}\W)?(?i:all rights reserved)\W{0,3}.{0,60}",
        ),
        _rule(
            "navigation",
            "edge",
            rf"{_words('home')}\s*[>›»▶/|].{{0,100}}",
            r"(?:[^<>›»|.?!,，《》]{1,30}\s[>›»|]\s){2,}[^<>›»|.?!,，《》]{1,40}",
            rf"(?:{_words('navigation')}\s*[|·/]?\s*){{1,8}}",
            rf"{_words('count')}"
            r"\s*[:：(]?\s*[\d,]+\s*\)?(?:개|회|건)?",
        ),
        _rule("share buttons", "edge", rf"(?:{_words('button')}\s*[|·,/:]?\s*){{1,12}}"),
    )


@cache
def list_heading() -> re.Pattern[str]:
    """Headings of lists of other articles."""
    return re.compile(rf"\W*{_words('list_heading')}\s*(?:TOP\s?\d+|\d+)?\s*[:：»>›▶+]?\W*")


@cache
def unsure_list_heading() -> re.Pattern[str]:
    """Headings that may be words of the text; only what follows tells."""
    return re.compile(
        r"\W*(?:More\s(?:From|from|News|news|on|in|like)\b.{0,60}|"
        + _words("unsure_list_heading")
        + r"|.{1,12}의\s?다른\s?(?:기사|글)(?:\s?보기)?)\s*[:：»>›▶]?\W*"
    )


@cache
def list_foot() -> re.Pattern[str]:
    """The last line of such a list."""
    return re.compile(rf"\W*{_words('list_foot')}\W*")


#: A line that is a whole sentence, a mark that closes a report after it or not; a teaser that breaks off is none.
WHOLE_SENTENCE = re.compile(
    rf"[{STOPS}][{CLOSING}]*(?:\s*(?:[(\[<]?(?:끝|End|END)[)\]>]?|-\s?(?:0|끝)\s?-))?\s*$"
)
