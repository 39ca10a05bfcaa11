"""Lines of a page's frame: menus, stamps and counters that a site puts around a text.

In:   seeds/lexicon/page_words.tsv; one line.
Out:  what sort of frame line it is, the day that it names, and whether that is the day of the text.
Not:  where such lines count (clutter.py), other furniture (clutter_rules.py).
Idea: a frame line is made of nothing but dates, counts and words of frames, in any order and glued together or not. So
      those are taken off, and if no letter is left, the line is no text. One single word may be a heading of the text:
      it counts only beside other frame lines.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from ..seeds import Words
from .dates import date_pieces, first_day

if TYPE_CHECKING:
    from datetime import date

__all__ = ["FrameLine", "frame_line"]

_LONGEST = 160
#: What stands beside a word of frames: how many readers, comments, bytes.
_AMOUNT = re.compile(
    r"[\d,.]+\s?(?:개|회|건|명|점|번|쪽|면|페이지|[KMG]?B|times?|pages?)?(?![\w])|\d+\s?(?:개|회|건|명|번)"
)
_PAGE_OF = re.compile(r"\W*\d{1,4}\s?/\s?\d{1,4}\W*")
#: "profile_image", "btn_print.gif": a name that a program gave to a picture.
_FILE_NAME = re.compile(r"[a-z0-9]+(?:_[a-z0-9]+)+(?:\.(?:gif|png|jpe?g|svg))?|[\w-]+\.(?:gif|png|jpe?g|svg)")
#: "[북] 소식 > 자유게시판": where in a site the page stands.
_PATH = re.compile(r"[^<>›».?!,，《》]{1,30}(?:\s*(?:>{1,2}|›|»)\s*[^<>›».?!,，《》]{1,30}){1,5}")
#: What no frame has beside its words: letters, figures, signs of code and of quotation.
_OF_TEXT = re.compile(r"[^\W_]|[={};\\\"'“”‘’《》]")
_SIGN = re.compile(r">{2}|[|›»▶]")

#: Uses of the words that frames are made of.
_USES = (
    "label_of_source", "label_of_address", "label_of_day", "button", "navigation", "home", "count", "section", "stamp",
    "list_heading", "list_foot", "account",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class FrameLine:
    """What a line of a frame is.

    Attributes:
        reason: in words.
        is_sure: it says more than one word that might be a heading of the text.
        day: the day that it names, if it names one.
        is_stamp: that day is of an upload or a download, not of the text.
    """

    reason: str
    is_sure: bool
    day: date | None = None
    is_stamp: bool = False


@cache
def _words() -> re.Pattern[str]:
    """Any word of a frame; Korean ones also glued to others, as pages without styles have them."""
    patterns = []
    for word in {word for use in _USES for word in Words("page_words", use)}:
        spaced = r"\s?".join(
            re.sub(r"\s+", r"\\s", re.escape(part)) if not part.isspace() else ""
            for part in re.findall(r"[가-힣]|[^가-힣\s]+(?:\s+[^가-힣\s]+)*|\s+", word)
        )
        patterns.append(spaced if re.search(r"[가-힣]", word) else rf"(?<![A-Za-z]){spaced}(?![A-Za-z])")
    return re.compile("(?i:" + ("|".join(sorted(patterns, key=len, reverse=True)) or "(?!)") + ")")


@cache
def _named(use: str) -> re.Pattern[str]:
    """Any word of one use; digits may be glued to it."""
    words = sorted(Words("page_words", use), key=len, reverse=True)
    return re.compile(
        r"(?i:(?<![A-Za-z가-힣])(?:" + ("|".join(map(re.escape, words)) or "(?!)") + r")(?![A-Za-z가-힣]))"
    )


@cache
def _sources() -> re.Pattern[str]:
    """Who wrote a text, with the word that says so."""
    return re.compile(rf"{_named('label_of_source').pattern}\s*[:：]?\s*\S{{1,20}}")


@cache
def _language_links() -> re.Pattern[str]:
    """Nothing but names of languages, in brackets or with marks between."""
    names = "|".join(
        re.escape(name)
        for use in ("language_name", "language_link")
        for name in sorted(Words("page_words", use), key=len, reverse=True)
    )
    return re.compile(rf"(?i:[\[(<【|/·,\s]*(?:(?:{names or '(?!)'})[\])>】|/·,\s\[(<【]*)+)")


def frame_line(line: str) -> FrameLine | None:
    """What a line says if it is one of a page's frame; ``None`` if it may be text.

    >>> frame_line("작성자 관리자 작성일26-03-04 11:20 댓글0건")
    FrameLine(reason='navigation', is_sure=True, day=datetime.date(2026, 3, 4), is_stamp=False)
    >>> frame_line("Search"), frame_line("Search for Peace")
    (FrameLine(reason='navigation', is_sure=False, day=None, is_stamp=False), None)
    """
    line = line.strip()
    if not line or len(line) > _LONGEST:
        return None
    if _PAGE_OF.fullmatch(line):
        return FrameLine("page number", True)
    if _FILE_NAME.fullmatch(line):
        return FrameLine("name of a picture", True)
    if _language_links().fullmatch(line):
        return FrameLine("label of a language version", line[:1] in "[(<【" or len(line.split()) > 1)
    day = first_day(line, short_years=_named("label_of_day").search(line) is not None)
    rest, dates = date_pieces(line, short_years=day is not None)
    rest, sources = _sources().subn(" ", rest)
    rest, words = _words().subn(" ", rest)
    has_sign = _SIGN.search(line) is not None
    rest = _AMOUNT.sub(" ", rest) if words or sources else rest
    if not _OF_TEXT.search(rest) and (words or dates > 1 or (sources and (dates or ":" in line))):
        counts = any(map(str.isdigit, line)) and _named("count").search(line) is not None
        is_stamp = _named("stamp").search(line) is not None
        is_sure = words + sources + dates > 1 or has_sign or counts or is_stamp
        return FrameLine("navigation" if words or sources else "date", is_sure, day, is_stamp)
    if words and _PATH.fullmatch(line):
        return FrameLine("navigation", True)
    return None
