"""The inside of a paragraph of reStructuredText: its marks come off.

In:   the text of a paragraph; what the file says names stand for.
Out:  what a reader of the page sees of it.
Not:  blocks (restructured_text.py).
Idea: one pattern finds whatever mark comes next, so that marks in literals are left alone. Roles need not be known:
      what is in the backquotes is seen, the target behind it is not. A mark may end before a Korean particle, which the
      standard wants written apart.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

__all__ = ["without_marks"]

# A mark that is never closed is followed this far only.
_INLINE = re.compile(
    r"``(?P<literal>[^\s`](?:[^`]|`(?!`)){0,1000})(?<=\S)``(?!`)"
    r"|:(?P<role>[\w+.:-]{1,60}):`(?P<text>[^`]{1,2000})`(?:__?(?!\w))?"
    r"|(?<![\w`])_?`(?P<quoted>[^`\s](?:[^`]{0,2000}[^`\s])?)`(?::(?P<behind>[\w+.-]{1,60}):|__?(?!\w))?"
    r"|\|(?P<name>[^|\s](?:[^|\n]{0,200}[^|\s])?)\|_{0,2}"
    r"|[ ]?\[(?P<note>\d+|\#[\w.-]*|\*)\]_(?!\w)|\[(?P<citation>[^\W\d_][\w.-]*)\]_(?!\w)"
    r"|(?<!\w)\*\*(?=[^\s*])(?P<strong>(?:[^*]|\*(?!\*)){1,2000})(?<=\S)\*\*(?!\*)"
    r"|(?<![\w*])\*(?=[^\s*])(?P<emphasis>[^*]{1,2000}?)(?<=\S)\*(?!\*)"
    r"|\\(?P<escaped>\s|.)"
    r"|(?<![\w_])(?P<reference>[^\W_](?:[\w.+-]{0,200}[^\W_])?)__?(?![\w_])",
    re.S,
)
_TARGET = re.compile(r"(?P<text>.*?)(?<!\s)\s*<(?P<target>[^<>]+)>\s*", re.S)
#: Roles whose text is a number behind a name that is not written.
_NUMBERED = {"pep": "PEP ", "rfc": "RFC "}


def without_marks(text: str, *, substitutions: Mapping[str, str], targets: Collection[str]) -> str:
    r"""The text of a paragraph as it is seen.

    Args:
        substitutions: what ``|name|`` stands for, by the name in small letters; an unknown one is its name.
        targets: what ``name_`` may point at, in small letters; another underscore at a word's end is part of it.

    >>> without_marks("*봄*\\ 이 오면 :ref:`뒷산 <hill>`\\ 에 간다.", substitutions={}, targets=())
    '봄이 오면 뒷산에 간다.'
    """

    def seen(match: re.Match[str]) -> str:
        kind = match.lastgroup
        if kind == "behind":
            kind = "quoted"
        value = match[kind] if kind else ""
        if kind == "literal":
            return value
        if kind == "text":
            return _of_role(match["role"], _unescaped(value))
        if kind == "quoted":
            return _unescaped(_of_link(value))
        if kind == "name":
            return substitutions.get(" ".join(value.lower().split()), value)
        if kind == "note":
            return ""
        if kind == "citation":
            return f"[{value}]"
        if kind == "escaped":
            return "" if value.isspace() else value
        if kind == "reference":
            return value if value.lower() in targets else match[0]
        return _unescaped(value)

    return _INLINE.sub(seen, text)


def _unescaped(text: str) -> str:
    return re.sub(r"\\(\s|.)", lambda match: "" if match[1].isspace() else match[1], text)


def _of_link(text: str) -> str:
    """The words of ``words <target>``; the target if there are no others."""
    match = _TARGET.fullmatch(text)
    return text if match is None else match["text"] or match["target"]


def _of_role(role: str, text: str) -> str:
    name = role.rpartition(":")[2]
    if name in _NUMBERED:
        return _NUMBERED[name] + _of_link(text)
    if name in ("guilabel", "menuselection"):
        text = text.replace("&", "")
    if name in ("code", "command", "kbd", "math", "samp"):
        return text
    text = _of_link(text)
    if text.startswith("~"):
        return text.rpartition(".")[2].removeprefix("~")
    return text.removeprefix("!")
