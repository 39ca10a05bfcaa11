"""The inside of a paragraph of Markdown: its marks come off.

In:   the text of a paragraph, a heading, a cell, a block of HTML.
Out:  what a reader of the page sees of it; comments, notes and hidden words apart.
Not:  paragraphs, lists, blocks (markdown.py), what tags mean (markup_tags.py).
Idea: markdown-it-py finds the marks. Three sorts of thing are added: formulas, which are no emphasis; tags of templates
      and components, whose values may hold anything; and marks that the standard leaves in the text beside Korean
      particles ("**강조(emphasis)**는"), since it takes no mark between punctuation and a letter for an end.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from .light_markup import BREAK, Spans
from .markup_tags import tag_end

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token
    from markdown_it.utils import EnvType

    from .markup_tags import Tags

__all__ = ["Inline", "Rendered", "add_inline_rules", "parse_inside"]

_FORMULA = re.compile(r"\$\$[^$]+\$\$|\$(?![\s$])[^$\n]*[^\s$\\]\$(?![A-Za-z0-9$])")
#: How tags of templates and comments of components begin and end.
_BRACES = (("{%", "%}"), ("{{<", ">}}"), ("{{%", "%}}"), ("{/*", "*/}"))
# A mark that is never closed is followed this far only.
_LONGEST = 2000

# The parser looks for the end of each bracket as far as the paragraph goes.
_DEEPEST_BRACKETS = 200
_BRACKET = re.compile(r"[\[\]]")

_PARTS = "\\x02-\\x04"
_WORD_OF_TEMPLATE = re.compile(
    r"\b(?:alt|caption|header|label|summary|text|title)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')"
)
_ONE_ATTRIBUTE = r"(?:[#.][^\s{}]+|[\w:-]+=(?:\"[^\"]*\"|'[^']*'|[^\s\"'{}]+))"
_ATTRIBUTES = re.compile(
    rf"(?<![ \t])[ \t]*\{{:?\s*{_ONE_ATTRIBUTE}(?:\s+{_ONE_ATTRIBUTE})*\s*\}}|\{{:toc\}}"
)
_NOTE = re.compile(r"\^\[([^\[\]]+)\]")
_NOTE_MARK = re.compile(r"\[\^[^\]\s]+\]")
_ANCHOR = re.compile(r"(?<!\s)\s*\[#[\w.:-]+\]\s*$")
#: Marks around words that the standard leaves in.
_LEFT = (
    re.compile(rf"\*\*(?=[^\s*])([^*{_PARTS}]+?)(?<=[^\s*])\*\*"),
    re.compile(rf"(?<![\w*])\*(?=[^\s*])([^*{_PARTS}]+?)(?<=[^\s\w*])\*(?=[가-힣])"),
    re.compile(rf"(?<![\w_])__?(?=[^\s_])([^_{_PARTS}]+?)(?<=[^\s_])__?(?=[가-힣])"),
    re.compile(rf"(?<![\w=])==(?=[^\s=])([^={_PARTS}]+?)(?<=[^\s=])==(?![A-Za-z0-9=])"),
    re.compile(r"\[\[[^\[\]|\n]+\|([^\[\]|\n]+)\]\]"),
    # A link whose target holds a space or a variable of a template, which is none for the standard.
    re.compile(rf"!?\[([^\[\]{_PARTS}]+)\]\((?:https?:|\.{{0,2}}/|#|\{{\{{|[\w-]+\{{\{{)[^()\n{_PARTS}]*\)"),
)
_DEFINITION = re.compile(r"(?m)^[:~][ \t]+")


@dataclass(slots=True)
class Rendered:
    """What became of the inside of a block.

    Attributes:
        text: what is seen, with control characters for what is parted, and its lines as they were.
        comments: what nobody sees.
        hidden: what shows on hovering only.
        notes: footnotes that were written in the place of their mark.
    """

    text: str = ""
    comments: list[str] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


class Inline:
    """Renders the insides of the blocks of a file."""

    def __init__(self, markdown: MarkdownIt, env: EnvType, tags: Tags) -> None:
        self._markdown = markdown
        self._env = env
        self._tags = tags

    def render(self, content: str, *, heading: bool = False, alone: bool = False) -> Rendered:
        """What is seen of a piece of Markdown.

        Args:
            heading: a mark like ``[#anchor]`` at its end names it.
            alone: it is a block of HTML: the words of its tags are paragraphs.
        """
        found = Rendered()
        parts: list[str] = []
        spans = Spans()
        for token in _flat(parse_inside(self._markdown, content, self._env)):
            kind = token.type
            if kind in ("code_inline", "text_special", "formula"):
                parts.append(spans.hide(token.content))
            elif kind == "text":
                parts.append(token.content)
            elif kind == "softbreak":
                parts.append("\n")
            elif kind == "hardbreak":
                parts.append(BREAK)
            elif kind == "template":
                parts.append(_of_template(token))
            elif kind == "html_inline":
                parts.append(self._of_tag(token.content, found, alone))
            if title := str(token.attrs.get("title") or ""):
                found.hidden.append(title)
        text = _without_marks("".join(parts), found)
        if heading:
            text = _ANCHOR.sub("", text)
        found.notes = [spans.show(note) for note in found.notes]
        found.text = spans.show(text)
        return found

    def _of_tag(self, tag: str, found: Rendered, alone: bool) -> str:
        if tag.startswith(("<!--", "{/*")):
            found.comments.append(tag[4 if tag.startswith("<") else 3 : -3].strip())
            return ""
        shown = self._tags.shown(tag, alone=alone)
        if shown.hidden:
            found.hidden.append(shown.hidden)
        return shown.text


def parse_inside(markdown: MarkdownIt, content: str, env: EnvType) -> list[Token]:
    """What markdown-it-py finds in a paragraph; where brackets stay open without end, they are text."""
    if _most_open(content) <= _DEEPEST_BRACKETS:
        return markdown.inline.parse(content, markdown, env, [])
    with markdown.reset_rules():
        markdown.inline.ruler.disable(["link", "image"])
        return markdown.inline.parse(content, markdown, env, [])


def _most_open(content: str) -> int:
    """How many square brackets are open at once at most."""
    deepest = depth = 0
    for bracket in _BRACKET.findall(content):
        depth = depth + 1 if bracket == "[" else max(depth - 1, 0)
        deepest = max(deepest, depth)
    return deepest


def _flat(tokens: list[Token]) -> Iterator[Token]:
    """The tokens, with those of what is said about a picture in their place."""
    waiting = tokens[::-1]
    while waiting:
        token = waiting.pop()
        yield token
        if token.type == "image":
            waiting += (token.children or [])[::-1]


def _of_template(token: Token) -> str:
    """The words in a tag of a template; one that is a line of its own parts paragraphs."""
    words = " ".join(double or single for double, single in _WORD_OF_TEMPLATE.findall(token.content))
    return f"{BREAK}{words}{BREAK}" if token.meta.get("alone") else words


def _without_marks(text: str, found: Rendered) -> str:
    """Text without the marks that are none of the standard; notes go to ``found``."""
    if "{" in text:
        text = _ATTRIBUTES.sub("", text)
    if "[" in text:
        text = _NOTE_MARK.sub("", text)
        found.notes += _NOTE.findall(text)
        text = _NOTE.sub("", text)
    for marks in _LEFT:
        text = marks.sub(r"\1", text)
    return _DEFINITION.sub(BREAK, text)


# --- marks that are none of the standard ----------------------------------------------------------


def add_inline_rules(markdown: MarkdownIt) -> None:
    """Let a parser know formulas, tags of templates and of components."""
    ruler = markdown.inline.ruler
    ruler.before("escape", "formula", _formula)
    ruler.before("escape", "template", _template)
    ruler.before("html_inline", "tag", _tag)


def _formula(state: StateInline, silent: bool) -> bool:
    """``$x_1$``: its marks are no emphasis."""
    if state.src[state.pos] != "$":
        return False
    match = _FORMULA.match(state.src, state.pos, min(state.posMax, state.pos + _LONGEST))
    return match is not None and _push(state, silent, "formula", match.end())


def _template(state: StateInline, silent: bool) -> bool:
    """``{% include x %}``, ``{{< note >}}``, ``{/* a comment */}``."""
    start = state.pos
    if state.src[start] != "{":
        return False
    for opening, closing in _BRACES:
        if state.src.startswith(opening, start):
            end = state.src.find(closing, start + len(opening), min(state.posMax, start + _LONGEST))
            if end >= 0:
                kind = "html_inline" if opening == "{/*" else "template"
                return _push(state, silent, kind, end + len(closing))
    return False


def _tag(state: StateInline, silent: bool) -> bool:
    """A tag whose attributes need not be well-formed HTML."""
    if state.src[state.pos] != "<":
        return False
    end = tag_end(state.src, state.pos)
    return 0 < end <= state.posMax and _push(state, silent, "html_inline", end)


def _push(state: StateInline, silent: bool, kind: str, end: int) -> bool:
    start = state.pos
    if not silent:
        token = state.push(kind, "", 0)
        token.content = state.src[start:end]
        if kind == "template":
            before, after = state.src[max(0, start - _LONGEST) : start], state.src[end : end + _LONGEST]
            alone = not before.rpartition("\n")[2].strip() and not after.partition("\n")[0].strip()
            token.meta = {"alone": alone}
    state.pos = end
    return True
