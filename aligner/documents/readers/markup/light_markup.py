"""What the readers of Markdown, reStructuredText and AsciiDoc share.

In:   lines of such a file, text whose marks have been taken off.
Out:  pieces in order; lines of a paragraph as one; whether comments hold the other version of the text.
Not:  the marks of one format (markdown.py, restructured_text.py, asciidoc.py).
Idea: a reader writes what it finds into a collector. In text whose marks are off, control characters stand for what
      parts paragraphs and cells, and for spans that no further mark may be looked for in; a file holds none itself.
"""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

from ...languages import amounts, is_bilingual, line_languages
from ...pieces import COMMENT, Page, Piece
from ...sentence_end import SENTENCE_END
from ..cells import SideBySide
from ..tables import row_lines

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

__all__ = [
    "ADMONITIONS",
    "BREAK",
    "CELL",
    "CODE_DIRECTIVES",
    "ROW",
    "Collector",
    "Spans",
    "join_lines",
    "page_of",
    "source_lines",
    "word_set",
]

#: Parts paragraphs; begins or ends a row; begins a cell.
BREAK, ROW, CELL = "\x02", "\x03", "\x04"
_PARTS = re.compile(f"[{BREAK}{ROW}{CELL}]")
_MASK = re.compile("\x01(\\d+)\x01")
_CONTROLS = dict.fromkeys((*range(9), 11, *range(14, 32), 127), " ") | {0x0C: "\n"}


def word_set(text: str) -> frozenset[str]:
    """The words of a table that is written as a text."""
    return frozenset(text.split())


#: Names of boxes, which are marks and not text, in the formats and their generators.
ADMONITIONS = word_set("""
    admonition attention caution danger error example hint important info note question quote seealso summary
    success tip todo warn warning
""")
#: Directives whose content is code, or what a program makes a picture of.
CODE_DIRECTIVES = word_set("""
    code code-block code-cell codeblock command-output digraph doctest graph graphviz highlight ipython
    jupyter-execute listing literal literalinclude mermaid parsed-literal plantuml plot productionlist
    program-output prompt raw source sourcecode testcleanup testcode testoutput testsetup tikz uml
""")
# A comment of fewer words says something to writers, it is no part of a text.
_WORDS_OF_A_SENTENCE = 4
#: A line that begins an item of a list which the format does not know.
_ITEM = re.compile(
    r"(?:[•○●■□◇◆▲△▶※◦‣]\s|[①-⑳]|\(\d{1,3}\)\s|\([가-하]\)\s|[가나다라마바사아자차카타파하][.)]\s)"
)


class Collector:
    """The pieces of a file; they may come out of order.

    >>> collector = Collector()
    >>> collector.text(3, "봄이 왔다."); collector.table([(5, [["월요일"], ["밭갈이"]])])
    >>> [piece.text for piece in collector.page().pieces]
    ['봄이 왔다.', '월요일\\t밭갈이']
    """

    def __init__(self) -> None:
        self.pieces: list[Piece] = []

    def text(self, line: int, text: str) -> None:
        """Add a paragraph; white space of any kind in it counts as one space."""
        if text := _flat(text):
            self.pieces.append(Piece(text, line))

    def table(self, rows: Iterable[tuple[int, Sequence[Sequence[str]]]]) -> None:
        """Add a table: of each row its line and its cells, of each cell its paragraphs."""
        rows = [
            (line, [[_flat(text) for text in cell if text.strip()] for cell in row]) for line, row in rows
        ]
        side_by_side = SideBySide([row for _, row in rows])
        for line, row in rows:
            if side_by_side.holds(row):
                texts = row_lines([cell or [""] for cell in row])
            else:
                texts = [text for cell in row for text in cell]
            self.pieces += [Piece(text, line) for text in texts if text.strip()]

    def left_out(self, line: int, text: str, reason: str) -> None:
        """Add what is no text, as it stands."""
        if text := text.strip("\n").rstrip():
            self.pieces.append(Piece(text, line, reason))

    def shown(self, line: int, text: str) -> None:
        """Add text whose marks are off: paragraphs and rows, as the control characters in it say."""
        rows: list[tuple[int, list[list[str]]]] = []
        for chunk in text.split(ROW):
            before, *cells = chunk.split(CELL)
            if before.strip(f" \t\n{BREAK}"):
                self.table(rows)
                rows = []
            for paragraph in before.split(BREAK):
                for joined in join_lines(paragraph.split("\n")):
                    self.text(line, joined)
            if cells:
                rows.append((line, [cell.split(BREAK) for cell in cells]))
        self.table(rows)

    def page(self) -> Page:
        """All pieces, by their lines."""
        return Page(tuple(sorted(self.pieces, key=lambda piece: piece.line)), has_cells=True)


def _flat(text: str) -> str:
    """Text on one line; a part of a cell parts no cells of the table around it."""
    return " ".join(_PARTS.sub(" ", text).split())


def source_lines(text: str) -> list[str]:
    """The lines of a file without control characters; a new page begins a line."""
    return text.translate(_CONTROLS).split("\n")


class Spans:
    """Spans of a text that are final: masks stand for them while other marks are looked for.

    >>> spans = Spans()
    >>> spans.show(spans.hide("a*b") + " and *c*".replace("*", ""))
    'a*b and c'
    """

    def __init__(self) -> None:
        self._spans: list[str] = []

    def hide(self, span: str) -> str:
        """The mask that stands for a span."""
        self._spans.append(span)
        return f"\x01{len(self._spans) - 1}\x01"

    def show(self, text: str) -> str:
        """A text with its spans; a span may hold masks of spans before it."""
        pieces: list[str] = []
        # Texts are at even places, and the numbers of spans between; a stack, for spans lie in each other very deep.
        waiting = [(number % 2 == 1, part) for number, part in enumerate(_MASK.split(text))][::-1]
        while waiting:
            is_span, part = waiting.pop()
            if is_span:
                inside = _MASK.split(self._spans[int(part)])
                waiting += [(number % 2 == 1, each) for number, each in enumerate(inside)][::-1]
            else:
                pieces.append(part)
        return "".join(pieces)


def join_lines(lines: Iterable[str]) -> list[str]:
    """The lines of a paragraph as one, but parted where an item of a list or the other language begins.

    >>> join_lines(["봄이 왔다. 강가에는", "버들이 푸르다."])
    ['봄이 왔다. 강가에는 버들이 푸르다.']
    >>> join_lines(["봄이 왔다.", "Spring has come."])
    ['봄이 왔다.', 'Spring has come.']
    """
    lines = [line.strip() for line in lines if line.strip()]
    if len(lines) < 2:
        return lines
    items = sum(bool(_ITEM.match(line)) for line in lines) >= 2
    paragraphs = [[lines[0]]]
    for before, line in itertools.pairwise(lines):
        if (items and _ITEM.match(line)) or (SENTENCE_END.search(before) and _scripts_differ(before, line)):
            paragraphs.append([line])
        else:
            paragraphs[-1].append(line)
    return [" ".join(paragraph) for paragraph in paragraphs]


def _scripts_differ(one: str, other: str) -> bool:
    """True if one line is Korean and the other has no Hangul at all."""
    if bool(amounts(one)[0]) == bool(amounts(other)[0]):
        return False
    return set(line_languages([one, other])) == {"ko", "other"}


def page_of(collect: Callable[[bool], Collector]) -> Page:
    """The page that a reader collects; with its comments as text where they hold the other version of it.

    Translators leave the original in the file as comments.

    Args:
        collect: reads the file; its argument says whether comments are text.
    """
    collector = collect(False)
    comments = [piece for piece in collector.pieces if piece.left_out == COMMENT]
    if not any(len(piece.text.split()) >= _WORDS_OF_A_SENTENCE for piece in comments):
        return collector.page()
    with_comments = collect(True)
    texts = [piece.text for piece in with_comments.page().pieces if not piece.left_out]
    alone = [piece.text for piece in collector.page().pieces if not piece.left_out]
    if not is_bilingual(alone, line_languages(alone)) and is_bilingual(texts, line_languages(texts)):
        return with_comments.page()
    return collector.page()
