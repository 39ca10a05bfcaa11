"""Blocks that the dialects of Markdown add to the standard.

In:   a parser of markdown-it-py.
Out:  the same parser, which knows tables, footnotes, boxes, display formulas, code of templates.
Not:  what becomes of a block (markdown.py), marks inside paragraphs (markdown_inline.py).
Idea: each rule only finds where its block ends, and hands on the lines as they stand: the tables of markdown-it-py drop
      cells beyond those of the heading, and boxes hold whole documents.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .light_markup import CODE_DIRECTIVES
from .text_tables import GRID_RULE, PIPE_RULE

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.ruler import RuleOptionsType
    from markdown_it.rules_block import StateBlock

__all__ = ["add_block_rules"]

_FOOTNOTE = re.compile(r"\[\^[^\]\s]+\]:(?P<content>.*)")
#: Boxes of MkDocs: what is indented below belongs to them.
_INDENTED_BOX = re.compile(
    r"(?:!!!|\?\?\?\+?)\s+[\w -]*?(?:\"(?P<title>[^\"]*)\")?\s*|={3}[!+]?\s+\"(?P<tab>[^\"]*)\"\s*"
)
_COLONS = re.compile(r":{3,}\s*(?P<rest>(?:\S(?:.*\S)?)?)\s*")
_COLON_CODE = re.compile(r":{3,}\s*\{?(?P<name>[\w-]+)\}?.*")
_ROW = re.compile(r"\|.*\|")
#: Code between two tags of a template; the tag that ends it, for the tag that begins it.
_TEMPLATE_CODE = re.compile(r"\{\{?[%<]-?\s*(?P<name>highlight|codeblock|code|prism|mermaid)\b")
#: A fence whose first line quotes code, which the standard takes for a span of code; not one that ends on its line.
_LOOSE_FENCE = re.compile(r"(?P<marks>`{3,})(?P<info>[^`\n]*(?:`[^`\n]+`[^`\n]*)+)")
_INDENT = 4


def add_block_rules(markdown: MarkdownIt) -> None:
    """Let a parser know the blocks of the dialects."""
    ruler = markdown.block.ruler
    ends_all: RuleOptionsType = {"alt": ["paragraph", "reference", "blockquote", "list"]}
    ends_paragraphs: RuleOptionsType = {"alt": ["paragraph", "reference"]}
    ruler.before("code", "footnote", _footnote, ends_all)
    ruler.before("code", "indented_box", _indented_box, ends_all)
    ruler.before("fence", "colons", _colons, ends_all)
    ruler.before("fence", "template_code", _template_code, ends_paragraphs)
    ruler.before("fence", "math_block", _math_block, ends_paragraphs)
    ruler.before("fence", "component_comment", _component_comment, ends_paragraphs)
    ruler.before("fence", "loose_fence", _loose_fence, ends_all)
    ruler.before("hr", "grid_table", _grid_table, ends_paragraphs)
    ruler.before("html_block", "pipe_table", _pipe_table, ends_paragraphs)


def _begins(state: StateBlock, number: int, *marks: str) -> bool:
    """True if a line begins with one of the marks behind its indentation: most lines are no block of a dialect."""
    return state.src.startswith(marks, state.bMarks[number] + state.tShift[number])


def _line(state: StateBlock, number: int) -> str:
    """A line without its indentation and the marks of what it is in; ``""`` if it is code by its indentation."""
    if state.is_code_block(number):
        return ""
    return state.src[state.bMarks[number] + state.tShift[number] : state.eMarks[number]]


def _lines(state: StateBlock, start: int, end: int) -> str:
    return state.getLines(start, end, state.blkIndent, False)


def _push(state: StateBlock, kind: str, start: int, end: int, content: str, info: str = "") -> bool:
    token = state.push(kind, "", 0)
    token.map = [start, end]
    token.content = content
    token.info = info
    state.line = end
    return True


def _footnote(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """``[^1]: text``, with what is indented below it."""
    match = _FOOTNOTE.fullmatch(_line(state, start)) if _begins(state, start, "[^") else None
    if match is None:
        return False
    if silent:
        return True
    last = _end_of_indented(state, start, end, lazy=bool(match["content"].strip()))
    content = "\n".join([match["content"].strip(), _dedented(state, start + 1, last)])
    return _push(state, "nested", start, last, content)


def _indented_box(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """``!!! note "Title"`` and ``=== "Tab"``, with what is indented below."""
    match = (
        _INDENTED_BOX.fullmatch(_line(state, start)) if _begins(state, start, "!!!", "???", "===") else None
    )
    if match is None:
        return False
    if silent:
        return True
    last = _end_of_indented(state, start, end, lazy=False)
    return _push(
        state,
        "nested",
        start,
        last,
        "\n" + _dedented(state, start + 1, last),
        match["title"] or match["tab"] or "",
    )


def _end_of_indented(state: StateBlock, start: int, end: int, *, lazy: bool) -> int:
    """One past what is indented below a line; ``lazy``: the first paragraph may go on without."""
    number = start + 1
    last = number
    while number < end:
        if state.isEmpty(number):
            lazy = False
        elif state.sCount[number] - state.blkIndent >= _INDENT or (
            lazy and state.sCount[number] >= state.blkIndent and not _ends_paragraph(state, number, end)
        ):
            last = number + 1
        else:
            break
        number += 1
    return last


def _ends_paragraph(state: StateBlock, number: int, end: int) -> bool:
    return any(rule(state, number, end, True) for rule in state.md.block.ruler.getRules("paragraph"))


def _dedented(state: StateBlock, start: int, end: int) -> str:
    return state.getLines(start, end, state.blkIndent + _INDENT, False)


def _colons(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A line ``::: note Title`` or ``:::``; what stands between is parsed as it is, but code is code."""
    line = _line(state, start) if _begins(state, start, ":::") else ""
    match = _COLONS.fullmatch(line)
    if match is None:
        return False
    if silent:
        return True
    code = _COLON_CODE.fullmatch(line)
    if code and code["name"] in CODE_DIRECTIVES:
        last = _next(state, start + 1, end, re.compile(r":{3,}\s*"))
        if last is not None:
            return _push(state, "fence", start, last + 1, _lines(state, start + 1, last))
    return _push(state, "box_line", start, start + 1, match["rest"])


def _next(state: StateBlock, start: int, end: int, pattern: re.Pattern[str]) -> int | None:
    """The next line that matches; what was once looked for in vain is not looked for again."""
    in_vain: set[str] = state.env.setdefault("in_vain", set())
    if pattern.pattern in in_vain:
        return None
    for number in range(start, end):
        if pattern.fullmatch(_line(state, number)):
            return number
    if end == state.lineMax:
        in_vain.add(pattern.pattern)
    return None


def _template_code(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """``{% highlight python %}`` to ``{% endhighlight %}``; the same of Hugo."""
    match = _TEMPLATE_CODE.match(_line(state, start)) if _begins(state, start, "{") else None
    if match is None:
        return False
    last = _next(state, start + 1, end, re.compile(rf"\{{\{{?[%<]-?\s*(?:end|/\s*){match['name']}\b.*"))
    if last is None:
        return False
    return silent or _push(state, "fence", start, last + 1, _lines(state, start + 1, last))


def _math_block(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A formula between lines of ``$$``."""
    if not _begins(state, start, "$$"):
        return False
    line = _line(state, start)
    if not line:
        return False
    last: int | None = start
    if not (line.rstrip().endswith("$$") and len(line.strip()) > 3):
        last = _next(state, start + 1, end, re.compile(r".*\$\$\s*"))
    if last is None:
        return False
    return silent or _push(state, "formula", start, last + 1, _lines(state, start, last + 1))


def _component_comment(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """``{/* a comment of MDX */}``, over empty lines too."""
    if not _begins(state, start, "{/*"):
        return False
    line = _line(state, start)
    if not line:
        return False
    last = start if "*/}" in line else _next(state, start + 1, end, re.compile(r".*\*/\}.*"))
    if last is None:
        return False
    return silent or _push(state, "html_block", start, last + 1, _lines(state, start, last + 1))


def _loose_fence(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A fence with a title like ``header="The `state` of it"``."""
    match = _LOOSE_FENCE.fullmatch(_line(state, start)) if _begins(state, start, "```") else None
    if match is None:
        return False
    last = _next(state, start + 1, end, re.compile(rf"{match['marks']}`*\s*"))
    if last is None:
        return False
    return silent or _push(
        state, "fence", start, last + 1, _lines(state, start + 1, last), match["info"].strip()
    )


def _grid_table(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A table drawn with ``+`` and ``-``."""
    if not _begins(state, start, "+-") or start + 1 >= end or not GRID_RULE.fullmatch(_line(state, start)):
        return False
    last = start + 1
    while last < end and _line(state, last)[:1] in ("|", "+"):
        last += 1
    if last - start < 3:
        return False
    return silent or _push(state, "grid_table", start, last, _lines(state, start, last))


def _pipe_table(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A table with bars; without the line under its headings only if two rows are between bars."""
    if start + 1 >= end or state.src.find("|", state.bMarks[start], state.eMarks[start]) < 0:
        return False
    line = _line(state, start)
    second = _line(state, start + 1)
    if "|" in second and "-" in second and PIPE_RULE.fullmatch(second):
        if silent:
            return True
        last = start + 2
        while last < end and not state.isEmpty(last) and _goes_on(state, last, end):
            last += 1
    elif not silent and _ROW.fullmatch(line.strip()) and _ROW.fullmatch(second.strip()):
        last = start + 2
        while last < end and _ROW.fullmatch(_line(state, last).strip()):
            last += 1
    else:
        return False
    return _push(state, "pipe_table", start, last, _lines(state, start, last))


def _goes_on(state: StateBlock, number: int, end: int) -> bool:
    """True for a line of a table: no block begins there, and it has a bar, or the row of a single cell."""
    if state.sCount[number] < state.blkIndent:
        return False
    return "|" in _line(state, number) or not _ends_paragraph(state, number, end)
