"""Hide what looks like the end of a sentence and is none, before anyone looks for ends.

In:   a line of text.
Out:  a line of the same length, so that offsets stay, in which code, addresses, omissions and note marks hold no full
      stop, question mark or exclamation mark any more.
Not:  judging the marks that remain (korean.py, english.py); the text itself, which is cut from the line as it was.
Idea: what stands inside a code span or an address ends nothing; a note mark glued to a full stop (줄었다.¹, 1250.[1])
      belongs before the cut, as a closing bracket does, so it is shown as closing brackets.
"""

from __future__ import annotations

import re

from .abbreviations import ABBREVIATIONS, BEFORE_A_NUMBER

__all__ = ["HIDDEN", "veil"]

#: Stands for every character of code and addresses: a capital, as a name has.
HIDDEN = "Q"

#: A code span of Markdown, reStructuredText or a careful writer; an address. Longer spans are text between stray marks.
_CODE_OR_ADDRESS = re.compile(
    r"(?P<tick>`{1,2})(?![`\s])[^`]{0,300}(?<!\s)(?P=tick)(?!`)|(?:https?://|ftp://|www\.)[^\s<>\"“”‘’`《》「」『』가-힣]+"
)
_NOT_OF_AN_ADDRESS = ".,;:!?)]}'*_…"
#: [...], (…): something was left out.
_OMISSION = re.compile(r"[\[(]\s?(?:\.{2,8}|…{1,4}|\.(?: \.){1,7})\s?[\])]")
_SPACED_DOTS = re.compile(r"\.(?: \.){2,}")
_CLOSING_OR_CAPITAL = re.compile(r"[\"”’)\]]|\s*[\"“‘(]?(?!I\b)[A-Z]")
_LOWER_CASE = re.compile(r"\s*[\"“‘(]?[a-z]")
_NOTE = re.compile(
    # what the mark is glued to: an end, or a closing mark behind it
    r"([.!?。．！？…”’\"'»》」』)\]])"
    r"((?:\[[^\[\]]{1,20}\](?!\()|[¹²³⁰⁴-⁹⁽⁾]+|(?<=[\w”’\"'»》」』)\]].)[*_†‡§]+(?=[\s\[]|$)|</[A-Za-z][\w-]{0,15}>|(?<=[^\d\s].)[(]?\d{1,3}(?:[,-]\d{1,3}){0,4}\))+)"
)
#: A note number without any bracket: … in a consultation.11 12 Take
_NUMBERS = r"\d{1,3}(?:[,–-]\d{1,3}){0,4}"
_BARE_NOTE = re.compile(
    rf"([.!?][”’\"'»)\]]{{0,2}}){_NUMBERS}(?: {_NUMBERS}){{0,3}}(?=\s+[\"“‘(]?(?P<next>[A-Z가-힣]))"
)
_WORD_BEFORE_NOTE = re.compile(
    r"(?:(?:^|\s)([a-z]{3,20})|[다요까음임됨]|[”’\"'»》」』)\]])[.!?][”’\"'»)\]]{0,2}$"
)


def veil(line: str) -> str:
    """The line with everything hidden that ends no sentence, each character in its place.

    >>> veil("Use `a ?? b`. It fell.[1] Then . . . it rose.")
    'Use QQQQQQQQ. It fell.))) Then , , , it rose.'
    """
    if "`" in line or "://" in line or "www." in line:
        line = _CODE_OR_ADDRESS.sub(_as_word, line)
    if ". ." in line or ".." in line or "…" in line:
        line = _OMISSION.sub(lambda found: found[0][0] + "-" * (len(found[0]) - 2) + found[0][-1], line)
        line = _SPACED_DOTS.sub(_as_pause, line)
    line = _NOTE.sub(_as_brackets, line)
    return _BARE_NOTE.sub(_as_note, line)


def _as_word(found: re.Match[str]) -> str:
    """Letters in the place of a code span or an address; what closes the sentence behind an address stays."""
    text = found[0]
    end = len(text) if found["tick"] else len(text.rstrip(_NOT_OF_AN_ADDRESS))
    return HIDDEN * end + text[end:]


def _as_pause(found: re.Match[str]) -> str:
    """Spaced dots: three of them stand for words left out; four, or a capital behind them, hold a full stop."""
    text, after = found[0], found.string[found.end() : found.end() + 4]
    ends = not _LOWER_CASE.match(after) and (
        len(text) > len(". . .") or bool(_CLOSING_OR_CAPITAL.match(after))
    )
    hidden = text.replace(".", ",")
    return hidden[:-1] + "." if ends else hidden


def _as_brackets(found: re.Match[str]) -> str:
    """A star is no note behind a name with full stops in it: comp.os.linux.*"""
    word = found.string[max(0, found.start() - 30) : found.start()].split(" ")[-1]
    if found[2] == "*" and "." in word:
        return found[0]
    return found[1] + ")" * len(found[2])


def _as_note(found: re.Match[str]) -> str:
    """A bare number is a note only behind a whole word: not in Fig.3 or 6.15."""
    before = _WORD_BEFORE_NOTE.search(found.string[max(0, found.start() - 22) : found.end(1)])
    if not before:
        return found[0]
    # A file name before Korean is none either: pxelinux.0 파일
    if before[1] and (before[1] in ABBREVIATIONS or before[1] in BEFORE_A_NUMBER or found["next"] >= "가"):
        return found[0]
    return found[1] + ")" * (len(found[0]) - len(found[1]))
