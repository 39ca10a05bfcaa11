"""The inside of a paragraph of AsciiDoc: its marks come off.

In:   the text of a paragraph; what the file says attributes stand for.
Out:  what a reader of the page sees of it; footnotes and index terms apart.
Not:  blocks (asciidoc.py).
Idea: what is literal and what is a macro is taken first, and stands aside while the marks of emphasis are looked for: a
      star in a command is no mark.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from .light_markup import Spans

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["ATTRIBUTE", "Rendered", "render"]

#: What attributes stand for that no file sets.
_INTRINSIC = {
    "amp": "&",
    "apos": "'",
    "asterisk": "*",
    "backslash": "\\",
    "backtick": "`",
    "blank": "",
    "caret": "^",
    "cpp": "C++",
    "deg": "°",
    "empty": "",
    "endsb": "]",
    "gt": ">",
    "ldquo": "“",
    "lsquo": "‘",
    "lt": "<",
    "nbsp": " ",
    "pipe": "|",
    "plus": "+",
    "quot": '"',
    "rdquo": "”",
    "rsquo": "’",
    "sp": " ",
    "startsb": "[",
    "tilde": "~",
    "vbar": "|",
    "wj": "",
    "zwsp": "",
}
# A mark or a macro that is never closed is followed this far only.
_IN_BRACKETS = r"\[(?:[^\]\\]|\\.){0,2000}\]"
_LITERAL = re.compile(
    r"\\(?P<escaped>[*_`#^~+{<\[(\\]|(?=https?:|link:|xref:|image:|footnote:))"
    r"|\+\+\+(?P<pass>.{0,1000}?)\+\+\+|pass:[a-z,]{0,20}\[(?P<macro>(?:[^\]\\]|\\.){0,2000})\]"
    r"|(?:stem|latexmath|asciimath):\[(?P<formula>(?:[^\]\\]|\\.){0,2000})\]"
    r"|\"`(?P<double>[^`]{1,1000})`\"|'`(?P<single>[^`]{1,1000})`'"
    r"|``(?P<code2>(?:[^`]|`(?!`)){1,1000})``|`\+(?P<plus>.{1,1000}?)\+`|`(?P<code>[^`]{1,1000})`"
    r"|\+\+(?P<pass2>.{1,1000}?)\+\+|(?<![\w+])\+(?P<pass1>[^\s+](?:[^+\n]{0,1000}[^\s+])?)\+(?![\w+])",
    re.S,
)
_NOTE = re.compile(r"\s?footnote(?:ref)?:(?P<id>[\w-]*)\[(?P<text>(?:[^\]\\]|\\.){0,4000})\]", re.S)
_INDEX = re.compile(r"\(\(\((?P<hidden>[^()]{0,500})\)\)\)|indexterm:\[(?P<macro>[^\]]{0,500})\]", re.S)
_MACROS = (
    (
        re.compile(r"\(\((?!\()([^()]{1,500})\)\)|indexterm2:\[([^\]]{1,500})\]"),
        lambda match: match[1] or match[2],
    ),
    (re.compile(r"<<[^<>,]{1,500},\s*([^<>]{1,1000})>>"), lambda match: match[1]),
    (re.compile(r"<<([^<>,]{1,500})>>"), lambda match: match[1].lstrip("#").rpartition("#")[2]),
    (
        re.compile(
            r"\[\[[^\[\]]{1,500}\]\]|anchor:[^\s\[]{1,200}\[[^\]]{0,500}\]|icon:[^\s\[]{1,200}\[[^\]]{0,500}\]"
        ),
        lambda match: "",
    ),
    (
        re.compile(r"menu:([^\[\n]{1,200})\[([^\]]{0,500})\]"),
        lambda match: " > ".join(filter(None, match.groups())),
    ),
    (re.compile(r"(?:kbd|btn):\[([^\]]{1,500})\]"), lambda match: match[1]),
    (re.compile(rf"image:(?!:)[^\s\[]{{0,1000}}({_IN_BRACKETS})"), lambda match: _words(match[1], "alt")),
    (
        re.compile(rf"(?:link:|mailto:|xref:)(?P<target>[^\s\[]{{1,1000}})(?P<words>{_IN_BRACKETS})"),
        lambda match: _words(match["words"]) or match["target"],
    ),
    (
        re.compile(rf"<?(?P<target>(?:https?|ftp|irc)://[^\s\[\]<>]{{1,2000}})(?P<words>{_IN_BRACKETS})>?"),
        lambda match: _words(match["words"]) or match["target"],
    ),
    (re.compile(r"<((?:https?|ftp|irc)://[^\s\[\]<>]{1,2000})>"), lambda match: match[1]),
)
_ROLE = re.compile(r"\[[\w.#%,= -]{0,100}\](?=[*_#\x01])")
_EMPHASIS = tuple(
    re.compile(pattern, re.S)
    for pattern in (
        r"\*\*(?=\S)([^*]{1,2000}?)(?<=\S)\*\*",
        r"__(?=\S)([^_]{1,2000}?)(?<=\S)__",
        r"##(?=\S)([^#]{1,2000}?)(?<=\S)##",
        r"(?<![\w*])\*(?=[^\s*])([^*]{1,2000}?)(?<=[^\s*])\*(?![A-Za-z0-9*])",
        r"(?<![\w_])_(?=[^\s_])([^_]{1,2000}?)(?<=[^\s_])_(?![A-Za-z0-9_])",
        r"(?<![\w#&])#(?=[^\s#])([^#\n]{1,2000}?)(?<=[^\s#])#(?![\w#])",
        r"(?<=\S)\^([^\s^]{1,200})\^",
        r"(?<=\S)~([^\s~]{1,200})~",
    )
)
#: What stands for the value of an attribute.
ATTRIBUTE = re.compile(r"\{([A-Za-z0-9_][\w-]{0,100})\}")
_BREAK = re.compile(r"[ \t]\+[ \t]*(?:\n|$)")


@dataclass(slots=True)
class Rendered:
    """What became of the inside of a paragraph.

    Attributes:
        lines: what is seen; hard breaks part it, its own lines do not.
        notes: its footnotes.
        hidden: what only an index shows.
    """

    lines: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)


def render(text: str, attributes: Mapping[str, str]) -> Rendered:
    """What is seen of a paragraph.

    >>> render("*봄*이 오면 https://example.org[뒷산]에 간다.footnote:[산은 낮다.]", {}).lines
    ['봄이 오면 뒷산에 간다.']
    """
    spans = Spans()
    found = Rendered()

    def literal(match: re.Match[str]) -> str:
        kind = match.lastgroup or ""
        value = match[kind]
        if kind == "double":
            return f"“{value}”"
        if kind == "single":
            return f"‘{value}’"
        if kind == "escaped":
            return spans.hide(value) if value else ""
        if kind == "code":
            value = re.sub(r"\\(?=[*_#{<\[+])", "", value)
        if kind in ("code", "code2"):
            value = value.removeprefix("+").removesuffix("+") if value[:1] == value[-1:] == "+" else value
        if kind in ("macro", "formula"):
            value = value.replace("\\]", "]")
        return spans.hide(value)

    def note(match: re.Match[str]) -> str:
        words = match["text"].replace("\\]", "]")
        if "footnoteref" in match[0]:
            words = words.partition(",")[2]
        if words.strip():
            found.notes.append(words)
        return ""

    def index_term(match: re.Match[str]) -> str:
        found.hidden.append(match["hidden"] or match["macro"] or "")
        return ""

    text = _LITERAL.sub(literal, text)
    text = _INDEX.sub(index_term, _NOTE.sub(note, text))
    finish = _Finish(spans, attributes)
    found.lines = [finish(part) for part in _BREAK.split(text)]
    found.notes = [finish(words) for words in found.notes]
    found.hidden = [spans.show(words) for words in found.hidden]
    return found


class _Finish:
    """Takes the marks off a text whose literal spans stand aside."""

    def __init__(self, spans: Spans, attributes: Mapping[str, str]) -> None:
        self._spans = spans
        self._attributes = attributes

    def __call__(self, text: str) -> str:
        text = ATTRIBUTE.sub(self._value, text)
        for pattern, seen in _MACROS:
            text = pattern.sub(seen, text)
        text = _ROLE.sub("", text)
        for pattern in _EMPHASIS:
            text = pattern.sub(r"\1", text)
        return self._spans.show(html.unescape(text) if "&" in text else text)

    def _value(self, match: re.Match[str]) -> str:
        name = match[1].lower()
        return self._attributes.get(name, _INTRINSIC.get(name, match[0]))


def _words(brackets: str, name: str = "") -> str:
    """The words in the brackets of a macro, or what is told by ``name``; not what else is told by a name, or sizes."""
    inside = brackets[1:-1].replace("\\]", "]")
    if quoted := re.match(r"\s*\"([^\"]*)\"", inside):
        return quoted[1]
    words = re.split(r"(?:^|,)\s*[\w-]+=", inside, maxsplit=1)[0]
    if not words.strip() and name and (match := re.search(rf"\b{name}=(?:\"([^\"]*)\"|([^,]*))", inside)):
        return match[1] or match[2] or ""
    return re.sub(r"(?:,\s*\d*%?\s*){1,2}$", "", words).strip().removesuffix("^")
