"""Markdown, with what its dialects add: tables, footnotes, boxes, front matter, components.

In:   the bytes of a Markdown file in any encoding.
Out:  paragraphs, headings, items, cells, each a piece; code, front matter and comments as pieces that are left out.
Not:  the marks inside a paragraph (markdown_inline.py), the blocks of the dialects (markdown_blocks.py).
Idea: markdown-it-py says where blocks begin and end; of each the text is taken without its marks, however deep it is in
      lists and quotations. Lines of a paragraph are one; but a file without any mark is a plain text with the wrong
      name, and its lines stay if they end like sentences. Lines that the parser passes over are text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ...encodings import decode
from ...pieces import CODE, COMMENT, FRONT_MATTER, HIDDEN, NAVIGATION, Page
from ...prose import HANGUL, is_running_text
from ...sentence_end import SENTENCE_END
from ..plain_text import read_text
from .light_markup import BREAK, Collector, page_of, source_lines
from .markdown_blocks import add_block_rules
from .markdown_fences import (
    LIST_MARK,
    chunks,
    is_box,
    lacks_fence,
    title_of_box,
    title_of_fence,
    words_of_fence,
)
from .markdown_inline import Inline, add_inline_rules, parse_inside
from .markup_tags import Tags
from .text_tables import PIPE_RULE, grid_rows, pipe_cells

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from markdown_it import MarkdownIt
    from markdown_it.token import Token
    from markdown_it.utils import EnvType

    from ...settings import ReadSettings

__all__ = ["read_markdown"]

# Blocks deeper than this are rare; what stands deeper is read as text with its marks.
_DEEPEST = 40
_DEEPEST_DOCUMENT = 4
_FRONT_MATTER = {
    "---": re.compile(r"---\s*|\.\.\.\s*"),
    "+++": re.compile(r"\+\+\+\s*"),
    ";;;": re.compile(r";;;\s*"),
}
_KEY = re.compile(r"\s*(?:#.*|- .*|[\w\"'.-]+\s*[:=].*|\[.*\])?")
#: What begins a part of HTML that is not its text, and what ends it.
_NOT_IN_PAGE = re.compile(r"<!--|<(?P<name>script|style|pre)\b[^<>]{0,2000}>|<\?|<![A-Z]", re.I)
_ENDS = {"<!--": r"-->", "<?": r"\?>", "<!": r">"}
_IMPORT = re.compile(
    r"(?:import\s+[\w*{'\"]|export\s+(?:default|const|let|function|class|async)\b)[^가-힣]*\Z"
)
_SNIPPET = re.compile(r"<<<\s*\S+.*|@\[code[^\]]*\]\(.*\)")
_CONTENTS = re.compile(r"\[(?:toc|\[_?toc_?\])\]", re.I)
_ALERT = re.compile(r"\[!(?P<name>[\w-]+)\][+-]?[ \t]*")
_TASK = re.compile(r"\[[ xX]\][ \t]+")
_LINE_BLOCK = re.compile(r"\|[ \t]")


def read_markdown(data: bytes, path: Path, settings: ReadSettings) -> Page:
    """The text of a Markdown file.

    Raises:
        ReadError: the file is empty, is no text, or its encoding cannot be told.
    """
    if settings.segmented:
        return read_text(data, path, settings)
    lines = source_lines(decode(data, path))
    matter = _front_matter(lines)
    body = [*[""] * matter, *lines[matter:]]
    markdown = _parser()
    if not matter and _is_plain_text(markdown, "\n".join(body)):
        return read_text(data, path, settings)

    def collect(comments_are_text: bool) -> Collector:
        reader = _Reader(markdown, "\n".join(body), comments_are_text)
        reader.collector.left_out(1, "\n".join(lines[:matter]), FRONT_MATTER)
        reader.read("\n".join(body), 1, 0)
        return reader.collector

    return page_of(collect)


def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    markdown = MarkdownIt("commonmark", {"maxNesting": _DEEPEST}).enable("strikethrough")
    markdown.core.ruler.enableOnly(["normalize", "block"])
    add_block_rules(markdown)
    add_inline_rules(markdown)
    return markdown


def _front_matter(lines: Sequence[str]) -> int:
    """How many lines at the beginning hold facts about the file, not its text."""
    first = next((number for number, line in enumerate(lines) if line.strip()), 0)
    end = _FRONT_MATTER.get(lines[first].rstrip())
    if end is None:
        return 0
    for number in range(first + 1, len(lines)):
        if end.fullmatch(lines[number]):
            keys = [line for line in lines[first + 1 : number] if line[:1] not in (" ", "\t")]
            return number + 1 if all(map(_KEY.fullmatch, keys)) else 0
    return 0


def _is_plain_text(markdown: MarkdownIt, source: str) -> bool:
    """True for a file without marks whose lines are paragraphs: most end like sentences, or are no full lines."""
    env: EnvType = {}
    tokens = markdown.parse(source, env)
    if env.get("references") or any(token.type not in _PLAIN for token in tokens):
        return False
    contents = [token.content for token in tokens if token.type == "inline"]
    for content in contents:
        children = parse_inside(markdown, content, env)
        if any(child.type not in ("text", "softbreak", "hardbreak", "text_special") for child in children):
            return False
    pairs = [
        (one, other)
        for content in contents
        for one, other in zip(content.split("\n"), content.split("\n")[1:], strict=False)
    ]
    if not pairs:
        return False
    ended = sum(bool(SENTENCE_END.search(one)) for one, _ in pairs)
    width = max(_columns(line) for content in contents for line in content.split("\n"))
    full = sum(_columns(one) + 1 + _columns(other.split(None, 1)[0]) > 0.9 * width for one, other in pairs)
    return ended >= 0.5 * len(pairs) or full < 0.5 * len(pairs)


_PLAIN = frozenset({"paragraph_open", "inline", "paragraph_close"})


def _columns(text: str) -> int:
    return len(text) + sum(map(len, HANGUL.findall(text)))


class _Reader:
    """Reads a file, and the documents inside its boxes, into a collector."""

    def __init__(self, markdown: MarkdownIt, source: str, comments_are_text: bool) -> None:
        self.collector = Collector()
        self._markdown = markdown
        self._env: EnvType = {"references": {}}
        self._inline = Inline(markdown, self._env, Tags(source))
        self._comments_are_text = comments_are_text
        self._counters: dict[int, int] = {}

    def read(self, source: str, first: int, depth: int) -> None:
        """Read a document whose first line has the number ``first``; ``depth``: it is so deep in others."""
        env: EnvType = {}
        tokens = self._markdown.parse(source, env)
        lines = source.split("\n")
        covered = [not line.strip() for line in lines]
        self._definitions(env, lines, covered, first)
        marker = ""  # of items whose text has not come yet
        task = False
        for index, token in enumerate(tokens):
            start, end = token.map or (0, 0)
            number = first + start
            kind = token.type
            if kind == "list_item_open":
                marker += self._marker(tokens, index)
                task = True
                continue
            if kind == "ordered_list_open":
                self._counters.setdefault(token.level, 0)
            if token.nesting or not token.map:
                if kind == "heading_open":
                    covered[start:end] = [True] * (end - start)
                continue
            covered[start:end] = [True] * (end - start)
            if kind == "inline":
                self._paragraph(token, number, tokens[index - 1].type == "heading_open", marker, task, depth)
            elif kind in ("fence", "code_block"):
                self._code(token, number, lines[start:end], depth)
            elif kind == "html_block":
                self._html(token.content, number, depth)
            elif kind in ("pipe_table", "grid_table"):
                self._table(token, number, depth)
            elif kind == "nested":
                self.collector.text(number, token.info)
                self._document(token.content, number, depth)
            elif kind == "box_line":
                self._shown(title_of_box(token.content), number, depth)
            elif kind == "formula":
                self.collector.text(number, token.content)
            marker, task = "", False
        for place, line in enumerate(lines):
            if not covered[place] and any(map(str.isalnum, line)):
                self.collector.text(first + place, line.lstrip(" \t>*+-"))

    def _marker(self, tokens: Sequence[Token], index: int) -> str:
        """The number of an item if it is part of the text: one that does not count on from the one before."""
        token = tokens[index]
        if not token.info:
            return ""
        value = int(token.info)
        before = self._counters.get(token.level - 1, 0)
        opens = tokens[index - 1].type == "ordered_list_open"
        counts = value in (before + 1, 1) or (value == 0 and opens) or (not opens and value == before)
        self._counters[token.level - 1] = value
        return "" if counts else f"{token.info}{token.markup} "

    def _document(self, source: str, first: int, depth: int) -> None:
        """A document inside of another; too deep in it, its lines are text."""
        if depth < _DEEPEST_DOCUMENT:
            self.read(source, first, depth + 1)
            return
        for number, line in enumerate(source.split("\n"), first):
            self.collector.text(number, line)

    def _shown(
        self, content: str, number: int, depth: int, *, heading: bool = False, alone: bool = False
    ) -> str:
        """Collect what is seen of a text, and what is not."""
        found = self._inline.render(content, heading=heading, alone=alone)
        self.collector.shown(number, found.text)
        self._unseen(found.comments, found.hidden, number, depth)
        for note in found.notes:
            self.collector.text(number, note)
        return found.text

    def _unseen(self, comments: Sequence[str], hidden: Sequence[str], number: int, depth: int) -> None:
        for comment in comments:
            if self._comments_are_text:
                self._document(comment, number, depth)
            else:
                self.collector.left_out(number, comment, COMMENT)
        for text in hidden:
            self.collector.left_out(number, text, HIDDEN)

    def _paragraph(
        self, token: Token, number: int, heading: bool, marker: str, task: bool, depth: int
    ) -> None:
        content = token.content
        if _IMPORT.match(content) or _SNIPPET.fullmatch(content):
            self.collector.left_out(number, content, CODE)
            return
        if _CONTENTS.fullmatch(content):
            self.collector.left_out(number, content, NAVIGATION)
            return
        found = self._inline.render(content, heading=heading)
        text = found.text
        if task:
            text = _TASK.sub("", text, count=1) if _TASK.match(text) else text
        if alert := _ALERT.match(text):
            # The name is a mark; a title of one's own may follow it on the line.
            text = text[alert.end() :].replace("\n", BREAK, 1)
        lines = text.split("\n")
        if all(map(_LINE_BLOCK.match, lines)):
            text = BREAK.join(line[2:] for line in lines)
        self.collector.shown(number, marker + text)
        self._unseen(found.comments, found.hidden, number, depth)
        for note in found.notes:
            self.collector.text(number, note)

    # --- blocks that may be code ------------------------------------------------------------------

    def _code(self, token: Token, number: int, source: Sequence[str], depth: int) -> None:
        """A block of code; ``source``: its lines with their fences."""
        lines = token.content.rstrip("\n").split("\n")
        if token.type == "code_block":
            for start, end in chunks(lines):
                self._indented(lines[start:end], number + start, depth)
        elif lacks_fence(token.info, source, lines):
            self.collector.left_out(number, words_of_fence(token.info), CODE)
            # What is text among the code shows by itself, where no fence tells.
            for start, end in chunks(lines):
                chunk = lines[start:end]
                if is_running_text(chunk):
                    self._document("\n".join(chunk), number + 1 + start, depth)
                else:
                    self.collector.left_out(number + 1 + start, "\n".join(chunk), CODE)
        elif is_box(token.info, lines):
            self._shown(title_of_fence(token.info), number, depth)
            self._document("\n".join(lines), number + 1, depth)
        else:
            words = words_of_fence(token.info)
            self.collector.left_out(number, "\n".join([words, *lines] if words else lines), CODE)

    def _indented(self, lines: Sequence[str], number: int, depth: int) -> None:
        """A block that is code by its indentation, unless it is plainly text."""
        bare = [LIST_MARK.sub("", line.strip(), count=1) for line in lines]
        if not is_running_text(bare):
            self.collector.left_out(number, "\n".join(lines), CODE)
            return
        self._document("\n".join(line.strip() for line in lines), number, depth)

    def _html(self, content: str, number: int, depth: int) -> None:
        """A block of HTML: programs and comments are none of its text."""
        start = 0
        for place, (begin, last), end, name in _parts(content):
            self._markup(content[start:place], number, depth)
            number += content.count("\n", start, begin)
            inside = content[begin:last]
            if name == "<!--":
                self._unseen([inside.strip()], [], number, depth)
            elif name == "pre":
                self._preformatted(inside, number, depth)
            elif name != "<!":
                self.collector.left_out(number, inside, CODE)
            number += content.count("\n", begin, end)
            start = end
        self._markup(content[start:], number, depth)

    def _markup(self, content: str, number: int, depth: int) -> None:
        if content.strip():
            number += content[: len(content) - len(content.lstrip())].count("\n")
            content = "\n".join(line.strip() for line in content.strip().split("\n"))
            self._shown(content, number, depth, alone=True)

    def _preformatted(self, content: str, number: int, depth: int) -> None:
        text = re.sub(r"</?[A-Za-z][^<>]*>", "", content)
        for start, end in chunks(text.split("\n")):
            lines = text.split("\n")[start:end]
            if is_running_text(lines):
                self._markup("\n".join(lines), number + start, depth)
            else:
                self.collector.left_out(number + start, "\n".join(lines), CODE)

    # --- tables, boxes, definitions ---------------------------------------------------------------

    def _table(self, token: Token, number: int, depth: int) -> None:
        lines = token.content.split("\n")
        if token.type == "grid_table":
            rows = [(number, [" ".join(cell) for cell in row]) for row in grid_rows(lines)]
        else:
            rows = [
                (number + place, pipe_cells(line))
                for place, line in enumerate(lines)
                if not (PIPE_RULE.fullmatch(line) and "-" in line)
            ]
        self.collector.table((line, [self._cell(cell, line, depth) for cell in row]) for line, row in rows)

    def _cell(self, content: str, number: int, depth: int) -> list[str]:
        """The paragraphs of a cell."""
        found = self._inline.render(content)
        self._unseen(found.comments, found.hidden, number, depth)
        for note in found.notes:
            self.collector.text(number, note)
        return found.text.split(BREAK)

    def _definitions(self, env: EnvType, lines: Sequence[str], covered: list[bool], first: int) -> None:
        """Targets of links: no text but for what shows on hovering, and what only looks like one."""
        known = env.get("references", {})
        for label, definition in [
            *known.items(),
            *((one["label"], one) for one in env.get("duplicate_refs", [])),
        ]:
            start, end = definition["map"]
            target = "\n".join(lines[start:end]).partition("]:")[2].strip()
            if HANGUL.match(target) and not re.match(r"\S*[./#:]", target):
                continue  # the lines are not covered, so that they are read as text
            covered[start:end] = [True] * (end - start)
            is_comment = label in ("//", "COMMENT")
            self.collector.left_out(first + start, definition["title"], COMMENT if is_comment else HIDDEN)
        self._env["references"] = {**known, **self._env["references"]} if known else self._env["references"]


def _parts(content: str) -> Iterator[tuple[int, tuple[int, int], int, str]]:
    """The parts of HTML that are not its text: where each begins, its inside, where it ends, what it is.

    What is never closed is none, and is looked for once only.
    """
    endless = set[str]()
    position = 0
    while match := _NOT_IN_PAGE.search(content, position):
        position = match.end()
        name = (
            match["name"] or match[0].rstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
        ).lower()
        if name in endless:
            continue
        closing = re.compile(_ENDS.get(name) or rf"</{name}\s*>", re.I).search(content, match.end())
        if closing is None:
            endless.add(name)
            continue
        position = closing.end()
        yield match.start(), (match.end(), closing.start()), position, name
