"""Tell sentences from code and commands by how a line looks.

In:   a line, or the lines of a block.
Out:  whether it is code; whether it is running text.
Not:  what a format marks as code (readers/), which language a text is in (languages.py).
Idea: running text is words with spaces between and a full stop now and then. Code has marks that no sentence has
      (braces, assignments, calls, options), or hardly a token that is a plain word. Only what is plainly the one or the
      other is called so.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .sentence_end import CLOSING, SENTENCE_END, STOPS

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["FUNCTION_WORDS", "HANGUL", "is_running_text", "looks_like_code"]

HANGUL = re.compile(r"[\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3]+")
#: Words that hold an English sentence together, and are no words of code or of titles.
FUNCTION_WORDS = re.compile(
    r"\b(?:the|of|and|to|in|is|was|are|were|for|with|on|that|by|at|from|an|it|he|has|had)\b"
)
#: The same, and those that code and titles may hold too.
_ENGLISH_WORDS = re.compile(
    FUNCTION_WORDS.pattern
    + r"|\b(?:a|all|also|any|as|be|been|but|can|do|does|did|have|how|i|if|its|like|may|more|most|not|one|or|our|she|"
    r"should|so|some|than|their|them|then|there|these|they|this|those|us|we|what|when|which|who|will|would|you|your)\b",
    re.I,
)
#: A span of code inside a sentence stands for a word.
_CODE_SPAN = re.compile(r"(`{1,10})[^`\n]+\1")
_TARGET = re.compile(r"\]\([^()\s]*\)")
_PLAIN_WORD = re.compile(
    rf"[(\[\"'“‘«《*_]*(?:[^\W\d_]+(?:['’.-][^\W\d_]+)*|\d[\d.,:/%-]*)[{STOPS}{CLOSING},:;…*_]*|[-–—&/·]"
)
#: Marks of code that no sentence has: beginnings of lines, ends of lines, and what stands inside.
_CODE_MARK = re.compile(
    r"^\s*(?:[$#>%]\s|>>>|#!|//|/\*|\*/|@\w|</?\w|#include|(?:import|export|from|const|let|var|def|return)\s\S+)"
    r"|[{};\\]\s*$|\(\s*$|^\s*[)}\]]+[;,]?\s*$"
    r"|=>|[-=]>|[!=]==?|::|&&|\|\||\s[-+*/|]?=\s|\w\(\w*[),]|\w\(['\"]|\w\.\w+\(|\(\)|/>|\s--?\w|\w_\w|\w=[\"'\w]"
)
#: Marks that make a line code however plain its words are.
_SURE_MARK = re.compile(r"^\s*(?:```|~~~)|[{}]\s*$|^\s*(?:return|const|let|var|import|export)\b.*;\s*$")
# Share of the tokens that are plain words: less is code, with or without a mark; and less with a mark.
_FEW_WORDS, _MANY_WORDS = 0.5, 0.85
# Of a block that is text: letters that are Hangul; English words that are function words; words a line.
_MOSTLY_KOREAN, _ENGLISH, _WORDS_A_LINE = 0.6, 0.2, 4
_COMMENT_START = re.compile(r"\s*(?:[#;%$>|]|//|--|/\*|\*)")


def looks_like_code(line: str) -> bool:
    """True for a line of a program, a command, or what a program prints; a sentence that names some is none.

    >>> looks_like_code("let sum = add(1, 2);"), looks_like_code("$ git add notes.txt")
    (True, True)
    >>> looks_like_code("Use `a == b` to compare the two."), looks_like_code("Talks Held (1/2)")
    (False, False)
    """
    bare = _CODE_SPAN.sub("code", line)
    tokens = bare.split()
    if not tokens:
        return False
    if _SURE_MARK.search(line):
        return True
    words = sum(bool(_PLAIN_WORD.fullmatch(token)) for token in tokens) / len(tokens)
    if words >= _MANY_WORDS:
        return False
    if SENTENCE_END.search(bare) and len(FUNCTION_WORDS.findall(bare)) >= 2:
        return False
    return words < _FEW_WORDS or bool(_CODE_MARK.search(bare))


def is_running_text(lines: Sequence[str]) -> bool:
    """True if a block is plainly text: sentences in Korean or English, wrapped or not, and none of it code.

    >>> is_running_text(["봄이 왔다. 강가에는 버들이", "푸르다."]), is_running_text(["# 봄", 'print("봄이 왔다.")'])
    (True, False)
    >>> is_running_text(["The seeds are sorted on Monday."]), is_running_text(["Compiling aligner", "Finished"])
    (True, False)
    """
    lines = [line for line in lines if line.strip()]
    text = " ".join(lines)
    if not lines or not SENTENCE_END.search(lines[-1]):
        return False
    if any(
        _COMMENT_START.match(line) or (looks_like_code(line) and not _is_mostly_korean(line))
        for line in lines
    ):
        return False
    words = len(text.split())
    if _is_mostly_korean(text):
        return words >= 2 * len(lines)
    hangul = HANGUL.search(text)
    english = len(_ENGLISH_WORDS.findall(_CODE_SPAN.sub("", text)))
    return hangul is None and english >= _ENGLISH * words and words >= _WORDS_A_LINE * len(lines)


def _is_mostly_korean(text: str) -> bool:
    """True if Hangul prevails where no span of code and no target of a link stands."""
    text = _CODE_SPAN.sub("", _TARGET.sub("]", text))
    return sum(map(len, HANGUL.findall(text))) >= _MOSTLY_KOREAN * max(1, sum(map(str.isalpha, text)))
