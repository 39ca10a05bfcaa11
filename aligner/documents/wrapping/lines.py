"""What a line of a plain text is by its shape.

In:   the lines of a text.
Out:  Lines: text, indent, width, the mark of a list or heading before it, whether it is a rule, a table, code.
Not:  what its first and last words say (words.py), whether it goes on (evidence.py).
Idea: all that can be seen of a line by itself is looked up once; only numbers of lists and fences of code need others.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .words import end_of, late_start, open_end, sentence_ends_inside, start_of

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["LIST_MARKS", "PAGE_BREAK", "Line", "columns", "parse"]

PAGE_BREAK = "\f"

_WIDE = re.compile(
    r"[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f"
    r"\uff01-\uff60\uffe0-\uffe6]"
)
_QUOTE = re.compile(r"\s{0,3}(?:>\s?)+(?=\S|$)|\s{0,3}(?:\|\s)+(?=\w)")

#: Marks before an item or a heading: name -> what matches at the beginning of a line.
_MARKS = {
    "bullet": r"[•·○●◎■□◇◆▲△▶▷►※☞◦‣⁃▪▫∙❍✓✔]\s+|\(\*\)\s+|\[[ xX]\]\s+",
    "dash": r"[-–—*+]\s+",
    "circled": r"[①-⑳㉮-㉻⑴-⒇]\s*",
    "number": r"\(?(?P<number>\d{1,3})[.)]\s+(?=\S)|\(?(?P<tight>\d{1,2})[.)](?=[가-힣A-Z])|\[(?P<note>\d{1,3})\]\s+",
    "letter": r"\(?(?P<letter>[A-Za-z])[.)]\s+|\((?P<roman>[ivx]{1,4}|[IVX]{1,4})\)\s+",
    "syllable": r"\(?(?P<syllable>[가나다라마바사아자차카타파하])[.)]\s*",
    "section": r"(?:\d{1,3}\.){1,4}\d{1,3}\.?\s+(?=\S)|§+\s?\d",
    "title": (
        r"#{1,6}\s|={1,6}\s(?=\S)|제\s?\d+\s?[조장절편관항]\b|제\s?\d+\s?[조장절편관항](?=[.\s(])|\d{1,3}[장절조]\.\s"
        r"|(?:Article|Chapter|Section|Part|Appendix|Annex|ARTICLE|CHAPTER|SECTION|PART)\s(?:\d+|[IVXLC]+)\b"
    ),
    "markup": r"\.\.\s|:[\w -]+:(?:\s|$)|:{3}|:\s+(?=\S)|\[\[|\[[\w,=\" -]*\]$|\w+::\S*\[|\.[A-Z가-힣]\S*|//|<[!/?]?[a-zA-Z]",  # noqa: E501
}
#: Marks of items, as against those of headings and of markup.
LIST_MARKS = frozenset({"bullet", "dash", "circled", "number", "letter", "syllable"})
_MARK = {name: re.compile(pattern) for name, pattern in _MARKS.items()}
_LABEL = re.compile(r"[A-Z가-힣][\w.-]*(?:\s[A-Z가-힣][\w.-]*){0,2}\s?:\s|(?:Q|A|문|답)\s?[.:]\s")

_CELLS = re.compile(r"\S(?: {3,}|\t+)(?=\S)")
_LOOSE_CELLS = re.compile(r"[^\s.?!:;,)]\s{2,}(?=\S)")
_BOX = re.compile(r"[─-╿]|(?:^|\s)\|(?:\s|$)")

_CODE_LINE = re.compile(
    r"""^[^(=)<>\]]*[(=)<>\]].*[;{]$ | [{}\\]$ | ^[}\])]+[;,]?$ | ^[$%]\s\S
    | ^\#\s[a-z][\w./-]*(?:\s|$) | ^(?:>>>|\.\.\.)\s\S
    | ^</?\w[^>]*>$ | ^(?:/\*|\*/|//\s) | ^(?:def\s\w+\(|class\s\w+[:({]|import\s[\w.]+$|from\s\S+\simport\b
      |return\b.*;$
      |elif\b.*:$|else:$|try:$|except\b.*:$|(?:if|for|while)\b.*(?:\)|:|\{)$|(?:public|static|void|int|char|const|var|let|function)\s[\w*]+[\s=({;])
    | ^(?:sudo|apt-get|apt|git|cd|ls|cat|echo|mount|dpkg|pip|npm|docker)\s[\w./~-]+(?:\s+[-\w./~='"]+){0,4}$
    | ^[\w.\->\[\]*&]+\s?(?:[-+*/|&]?=)\s?\S | ^[a-z_][\w.]*\(.*\)[;:,]?$ | ^[-rwxdl]{10}\s
    | ^\S[^\s@]*@\S[^\s:~]*[:~].*[$\#]
    | ^[\w-]+:\s?[\[{"']""",
    re.VERBOSE,
)
_SYMBOLS = re.compile(r"[{}\[\]<>=_$|&;\\^~@#*/+]|->|::")


@dataclass(slots=True)
class Line:
    """A line that holds something.

    Attributes:
        number: 1-based, in the text.
        raw: the line as it is, tabs made spaces.
        text: what it says, without indent, marks of quoted mail, and blanks behind it.
        letters: its width in letters, from the left edge on.
        columns: the same in columns of a terminal, where East Asian letters take two.
        quote: how many marks of quoted mail stand before it.
        indent: columns before its text.
        mark: what sort of mark begins it, ``""`` if none does; see ``_MARKS``.
        credible: of a number, whether its neighbours in counting stand near.
        hang: column at which the text behind the mark begins, else ``indent``.
        label: it begins with a word and a colon.
        sort: ``text``, ``rule``, ``table``, or ``code`` inside fences.
        code: how much it looks like code: 0, 1, 2.
        start: what its first word says, see words.py.
        end: what its last word says.
        open_end: how likely its last word needs another, 0..1.
        late_start: how likely its first word stands inside a sentence, 0..1.
        ends_inside: how many sentences end inside it, before its last word.
        is_hangul: it holds Korean.
        is_latin: it holds words in Latin letters, and no Korean.
    """

    number: int
    raw: str
    text: str
    letters: int
    columns: int
    quote: int
    indent: int
    mark: str
    credible: bool
    hang: int
    label: bool
    sort: str
    code: int
    start: str
    end: str
    open_end: float
    late_start: float
    ends_inside: int
    is_hangul: bool
    is_latin: bool


_HANGUL = re.compile("[가-힣]")
_LATIN_WORD = re.compile(r"[A-Za-z]{2,}")


def columns(text: str) -> int:
    """Columns on a terminal: East Asian letters take two."""
    return len(text) if text.isascii() else len(text) + len(_WIDE.findall(text))


def parse(lines: Sequence[str]) -> list[Line | None]:
    """A Line for each line, None for a blank one or a page break.

    Args:
        lines: of a text; one that is a form feed stands for a page break.
    """
    parsed = [_line(number, line) for number, line in enumerate(lines, 1)]
    _fences(parsed)
    _count(parsed)
    return parsed


def _line(number: int, line: str) -> Line | None:
    raw = line.expandtabs().replace("\xa0", " ") if "\t" in line or "\xa0" in line else line
    bare = raw.rstrip()
    if not bare:
        return None
    quote = 0
    if bare.lstrip()[0] in ">|" and (match := _QUOTE.match(bare)):
        quote = match[0].count(">") or match[0].count("|")
        text = bare[match.end() :].lstrip()
    else:
        text = bare.lstrip()
    if not text:
        return None
    indent = columns(bare[: len(bare) - len(text)])
    mark, length = _mark_of(text)
    is_hangul = bool(_HANGUL.search(text))
    is_latin = not is_hangul and len(_LATIN_WORD.findall(text)) >= 2
    start, end = start_of(text), end_of(text)
    return Line(
        number, raw, text, len(bare), columns(bare), quote, indent, mark,
        mark not in ("number", "letter", "syllable"),
        indent + columns(text[:length]), bool(_LABEL.match(text)), _sort_of(text, line), _code_of(text, is_hangul),
        start, end, open_end(text, end), late_start(text, start), sentence_ends_inside(text), is_hangul, is_latin,
    )  # fmt: skip


def _mark_of(text: str) -> tuple[str, int]:
    """Sort of the mark before a line, and its length with the blanks behind it."""
    if text[0].isalpha() and not (len(text) > 1 and text[1] in ".)") and text[0] not in "제ACSP":
        return "", 0
    for name, pattern in _MARK.items():
        if match := pattern.match(text):
            return name, match.end()
    return "", 0


def _sort_of(text: str, line: str) -> str:
    if not any(map(str.isalnum, text)):
        return "rule" if len(text) > 1 or text in "|" else "text"
    inside = line.strip()
    if _CELLS.search(inside) or len(_LOOSE_CELLS.findall(inside)) > 1 or len(_BOX.findall(inside)) > 1:
        return "table"
    return "text"


def _code_of(text: str, is_hangul: bool) -> int:
    if is_hangul and not text.endswith(("{", "}", ";")):
        return 0
    if _CODE_LINE.search(text):
        return 2
    return 1 if len(_SYMBOLS.findall(text)) > 0.12 * len(text) else 0


_FENCE = re.compile(r"(?:`{3,}|~{3})[^`]*|`{3,}\w+ .*|-{4,6}|\.{4,6}|\+{4,6}")

_LONGEST_CODE = 300  # lines between two fences


def _fences(parsed: Sequence[Line | None]) -> None:
    """What stands between two equal fences is code.

    A line of dashes under a title is no fence: fences of dashes stand apart from the text around them.
    """
    following: dict[str, int] = {}
    closed: set[int] = set()
    for number in range(len(parsed) - 1, -1, -1):
        line = parsed[number]
        if line and _FENCE.fullmatch(line.text):
            if following.get(_fence(line), number + _LONGEST_CODE) < number + _LONGEST_CODE:
                closed.add(number)
            if line.text[0] in "`~" or number + 1 == len(parsed) or not parsed[number + 1]:
                following[_fence(line)] = number
    opening = ""
    before: Line | None = None
    for number, line in enumerate(parsed):
        if line and not opening and number in closed:
            if line.text[0] in "`~" or not before or before.mark == "markup":
                opening = _fence(line)
                line.sort = "code"
        elif line and opening:
            line.sort = "code"
            if _fence(line) == opening and line.text.strip("`~-.+") == "":
                opening = ""
        before = line


def _fence(line: Line) -> str:
    return line.text[:3] if line.text[0] in "`~" else line.text


def _count(parsed: Sequence[Line | None]) -> None:
    """Numbers of lists are credible if they count: the one before, or the one after, is near."""
    latest: dict[tuple[str, str, int], tuple[Line, int]] = {}
    for line in parsed:
        if not line or line.credible or line.sort != "text":
            continue
        match = _MARK[line.mark].match(line.text)
        if not match:
            continue
        form, value = _value(match)
        key = (line.mark, form, 0)
        if value <= 1 and form != "A.":
            line.credible = True
        if (before := latest.get(key)) and before[1] + 1 == value and line.number - before[0].number < 200:
            line.credible = before[0].credible = True
        latest[key] = (line, value)


def _value(match: re.Match[str]) -> tuple[str, int]:
    """Form of a counting mark, and the number that it stands for."""
    groups = {name: found for name, found in match.groupdict().items() if found}
    name, found = next(iter(groups.items()))
    form = match[0].strip().replace(found, "")
    if name in ("number", "tight", "note"):
        return form, int(found)
    if name == "letter":
        return form + ("A" if found.isupper() else "a"), ord(found.lower()) - ord("a") + 1
    if name == "roman":
        values = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")
        return form + "i", values.index(found.lower()) + 1 if found.lower() in values else 99
    return form + "가", "가나다라마바사아자차카타파하".index(found) + 1
