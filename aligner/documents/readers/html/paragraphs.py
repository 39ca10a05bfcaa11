"""A page as paragraphs.

In:   the tree of a page.
Out:  its paragraphs in order, all that is shown and what is hidden; where the rows and cells of tables begin and end.
Not:  which of them are the page's text (furniture.py, main_text.py).
Idea: every element knows which paragraphs begin inside it, so that what is asked of elements later, how much text,
      how many links, is a difference of two sums, and nothing descends into the tree again.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from ...clutter_rules import WHOLE_SENTENCE
from ...pieces import CODE, CONTROL, DELETED, HIDDEN, NOTE_MARK, PAGE_NUMBER
from ...wrapping import join_wrapped
from .code import is_code, names_code, plain_text
from .fields import FIELDS, field_lines
from .inline import BUTTON, Part, assemble, bare, is_sentence, weight
from .names import names_furniture
from .style import HiddenNames, hidden_names, is_hidden, keeps_lines, stands_alone
from .tree import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .tree import Node

__all__ = [
    "FALLBACK",
    "UNSEEN",
    "Mark",
    "Paragraph",
    "Paragraphs",
    "is_sentence",
    "page_paragraphs",
    "weight",
]

#: Nothing of these is ever shown.
UNSEEN = words("""
    annotation annotation-xml area base basefont col colgroup datalist desc frame iframe link meta metadata noembed
    noframes param rp script source style template title track
    """)
#: What these hold is shown only if something else is missing.
_WITH_FALLBACK = words("applet audio canvas noscript object video")
_NUMBER = re.compile(r"\d{1,3}")
#: A mark of a note may stand in a link, and that in an element for its looks.
_NOTE_MARK_DEPTH = 3
_HEADINGS = words("h1 h2 h3 h4 h5 h6")
#: A paragraph with this weight outside of links is prose.
_PROSE = 50
#: Why such text is left out: it is hidden, but never shown by a script.
FALLBACK = "shown if something is missing"


@dataclass(slots=True)
class Paragraph:
    """A paragraph of a page.

    Attributes:
        text: one line; of code several.
        node: the innermost element around it that stands on lines of its own.
        left_out: why it is no text, ``""`` if it is.
        prose: weight of what is outside of links, if that is not little.
        is_sentence: it is a whole sentence, or ends with one.
        size: code points without white space.
        link_size: those of them inside links.
        links: how many links begin in it.
        targets: the names of places in a page that they point to.
        heading: the heading it stands in.
        named: the innermost element around it whose class or role says that it is furniture.
        is_aside: it stands in an element that is text only inside of the page's text.
    """

    text: str
    node: Node
    left_out: str = ""
    prose: int = 0
    is_sentence: bool = False
    size: int = 0
    link_size: int = 0
    links: int = 0
    targets: tuple[str, ...] = ()
    heading: Node | None = None
    named: Node | None = None
    is_aside: bool = False


class Mark(NamedTuple):
    """Where a row or a cell of a table begins or ends: before the paragraph of this number."""

    place: int
    kind: Literal["row", "cell", "end of cell", "end of row"]
    node: Node


@dataclass(slots=True)
class Paragraphs:
    """The paragraphs of a page.

    Attributes:
        all: in order.
        marks: of tables, in order.
        nodes: the elements that stand on lines of their own, and those that hold such, in order.
        anchors: names of the places in the page that links can point to.
        fields: for each field of a form the number of the paragraph that follows.
    """

    all: list[Paragraph] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    nodes: list[Node] = field(default_factory=list)
    anchors: set[str] = field(default_factory=set)
    fields: list[int] = field(default_factory=list)

    def has_field(self, node: Node) -> bool:
        """True if a form's field stands in an element that holds paragraphs."""
        return bisect_left(self.fields, node.start) < bisect_right(self.fields, node.end)


class _Place(NamedTuple):
    """What holds for the text inside an element."""

    block: Node
    left_out: str = ""
    link: int = 0
    heading: Node | None = None
    named: Node | None = None
    keeps_lines: bool = False
    in_code: bool = False
    in_menu: bool = False
    in_reading: bool = False


def page_paragraphs(nodes: Sequence[Node], *, segmented: bool = False) -> Paragraphs:
    """The paragraphs of a page.

    Args:
        nodes: of the page, as ``parse_page`` gives them; they learn which paragraphs begin inside them.
        segmented: preformatted lines are sentences, and are not joined.
    """
    return _Flattener(nodes, segmented).run()


class _Flattener:
    """Goes through a tree once, in order, and collects paragraphs."""

    def __init__(self, nodes: Sequence[Node], segmented: bool) -> None:
        self._page = nodes[0]
        self._segmented = segmented
        self._hidden: HiddenNames = hidden_names(nodes)
        self._with_blocks = _around_blocks(nodes)
        self._found = Paragraphs()
        self._place = _Place(nodes[0])
        self._parts: list[Part] = []
        self._readings: list[str] = []
        self._links = self._last_link = 0
        self._targets: list[str] = []

    def run(self) -> Paragraphs:
        self._found.nodes.append(self._page)
        stack: list[tuple[Node, Iterator[Node | str], _Place]] = [
            (self._page, iter(self._page.children), self._place)
        ]
        while stack:
            node, children, place = stack[-1]
            self._place = place
            for child in children:
                if isinstance(child, str):
                    self._text(child)
                elif (inside := self._enter(child)) is not None:
                    stack.append((child, iter(child.children), inside))
                    break
            else:
                stack.pop()
                self._leave(node)
        return self._found

    def _enter(self, node: Node) -> _Place | None:
        """The place inside an element; None if it has been dealt with as a whole."""
        tag = node.tag
        alone = stands_alone(node)
        if alone or tag == "br":
            self._flush()
        node.start = node.end = len(self._found.all)
        if node.attributes:
            self._found.anchors.update(filter(None, (node.get("id"), node.get("name"))))
        if (tag in UNSEEN and not (tag == "iframe" and node.get("srcdoc"))) or tag == "br":
            return None
        place = self._place
        if tag == "sup" and (mark := _note_mark(node, self._parts)):
            self._parts.append(Part(mark, place.left_out or NOTE_MARK))
            return None
        changed: dict[str, Any] = {}
        if not place.left_out and (reason := self._fate(node)):
            changed["left_out"] = reason
        if alone:
            changed["block"] = node
        if tag in _HEADINGS:
            changed["heading"] = node
        if tag not in ("html", "body") and names_furniture(node):
            changed["named"] = node
            changed["in_menu"] = place.in_menu or tag in ("footer", "nav") or "navigation" in node.get("role")
        if names_code(node):
            changed["in_code"] = True
        if changed:
            place = place._replace(**changed)
        if tag in FIELDS or (keeps_lines(node) and self._preformatted(node, place)):
            if tag in FIELDS:
                self._field(node, place)
            node.end = len(self._found.all)
            return None
        if alone or node in self._with_blocks:
            self._found.nodes.append(node)
        return self._inline(node, place)

    def _inline(self, node: Node, place: _Place) -> _Place:
        """Links, readings above letters, cells, and marks that the page shows without writing them."""
        tag = node.tag
        if keeps_lines(node):
            place = place._replace(keeps_lines=True)
        if place.in_menu and self._parts:
            self._parts.append(Part(" "))  # styles set the entries of menus apart
        if tag == "a" and (node.get("href") or node.get("onclick")):
            self._links += 1
            self._targets.append(node.get("href").partition("#")[2])
            self._last_link += 1
            place = place._replace(link=self._last_link)
        elif tag in ("button", "label"):
            self._apart_from_last()
        elif tag in ("rt", "rtc"):
            place = place._replace(in_reading=True)
        elif tag == "q":
            self._parts.append(Part("“", place.left_out, place.link))
        elif tag in ("tr", "td", "th"):
            self._mark("row" if tag == "tr" else "cell", node)
        elif tag == "tspan":
            self._parts.append(Part(" ", place.left_out, place.link))
        elif _is_denominator(node):
            self._parts.append(Part("/", place.left_out, place.link))
        return place

    def _leave(self, node: Node) -> None:
        tag = node.tag
        if stands_alone(node) or tag == "#page":
            self._flush()
        if tag == "ruby" and (reading := "".join(self._readings).strip()):
            self._parts.append(Part(f"({reading})", self._place.left_out, self._place.link))
        if tag == "ruby":
            self._readings.clear()
        elif tag == "q":
            self._parts.append(Part("”", self._place.left_out, self._place.link))
        elif tag in ("tr", "td", "th"):
            self._mark("end of row" if tag == "tr" else "end of cell", node)
        node.end = len(self._found.all)

    def _fate(self, node: Node) -> str:
        """Why an element, by itself, is no text."""
        if is_hidden(node, self._hidden):
            return HIDDEN
        if node.tag in _WITH_FALLBACK:
            return FALLBACK
        if "pagebreak" in node.get("epub:type").split() or node.get("role") == "doc-pagebreak":
            return PAGE_NUMBER
        if node.tag == "del":
            return DELETED
        return BUTTON if node.tag == "button" else ""

    def _mark(self, kind: Literal["row", "cell", "end of cell", "end of row"], node: Node) -> None:
        self._found.marks.append(Mark(len(self._found.all), kind, node))

    def _text(self, text: str) -> None:
        place = self._place
        if place.in_reading:
            self._readings.append(text)
        elif not place.keeps_lines:
            self._parts.append(Part(text, place.left_out, place.link))
        else:
            for number, line in enumerate(text.split("\n")):
                if number:
                    self._flush()
                self._parts.append(Part(line, place.left_out, place.link))

    def _preformatted(self, node: Node, place: _Place) -> bool:
        """Take a preformatted element as a whole, if it is code or plain lines."""
        if not place.left_out and node.tag == "pre" and is_code(node, inside_code=place.in_code):
            self._add(plain_text(node).strip("\n"), place, CODE, 0)
            return True
        if node in self._with_blocks or not stands_alone(node):
            return False
        text, linked = plain_text(node), len(plain_text(node, only="a"))
        self._lines(text, place._replace(link=int(linked > 0.8 * len(text))))
        return True

    def _lines(self, text: str, place: _Place) -> None:
        """Lines that are shown as they stand: paragraphs, or wrapped at a width."""
        lines = text.replace("\r", "").split("\n")
        joined = [(line, 0) for line in lines] if self._segmented else join_wrapped(lines)
        for line, _ in joined:
            self._add(line.strip(), place, place.left_out, len(bare(line)) if place.link else 0)

    def _field(self, node: Node, place: _Place) -> None:
        """What is written in a form's field, or can be chosen there."""
        self._found.fields.append(len(self._found.all))
        lines, is_text = field_lines(node)
        if place.left_out or not is_text:
            on_button = node.tag == "input" and bool(node.get("value"))
            reason = place.left_out or (BUTTON if on_button else CONTROL)
            self._apart_from_last()
            self._parts.append(Part("\n".join(lines), reason))
        elif node.tag == "input":
            self._parts.append(Part(lines[0]))
        else:
            self._flush()
            self._lines("\n".join(lines), place._replace(block=node))

    def _apart_from_last(self) -> None:
        """Controls stand apart from each other."""
        if self._parts and self._parts[-1].left_out in (BUTTON, CONTROL):
            self._parts.append(Part(" "))

    def _flush(self) -> None:
        """End the paragraph that is going on; what stands in it and is no text comes after it."""
        if self._parts:
            parts, self._parts = self._parts, []
            for text, left_out, linked in assemble(parts, in_heading=self._place.heading is not None):
                self._add(text, self._place, left_out, linked)

    def _add(self, text: str, place: _Place, left_out: str, linked: int) -> None:
        size = len(bare(text))
        if not size:
            return
        outside = weight(text) * (size - linked) // size
        self._found.all.append(
            Paragraph(
                text,
                place.block,
                "" if left_out == BUTTON else left_out,
                outside if outside >= _PROSE else 0,
                is_sentence(text),
                size,
                linked,
                self._links,
                tuple(filter(None, self._targets)),
                place.heading,
                place.named,
            )
        )
        self._links = 0
        self._targets.clear()


def _note_mark(node: Node, before: Sequence[Part]) -> str:
    """The number in a raised element that is the mark of a note: it links to the note, or stands behind a sentence.

    A number in brackets, or with one, can stay: nobody reads it as part of a word.
    """
    around = node.parent
    is_link = around is not None and around.tag == "a" and len(around.children) == 1
    inner = node
    for _ in range(_NOTE_MARK_DEPTH):
        inside = [child for child in inner.children if not isinstance(child, str) or child.strip()]
        if len(inside) != 1:
            return ""
        only = inside[0]
        if isinstance(only, str):
            mark = only.strip() if _NUMBER.fullmatch(only.strip()) else ""
            return mark if is_link or (before and WHOLE_SENTENCE.search(before[-1].text)) else ""
        inner = only
        is_link = is_link or (inner.tag == "a" and bool(inner.get("href")))
    return ""


def _is_denominator(node: Node) -> bool:
    return node.parent is not None and node.parent.tag == "mfrac" and next(node.parent.elements()) is not node


def _around_blocks(nodes: Sequence[Node]) -> set[Node]:
    """The elements that hold others which stand on lines of their own."""
    around: set[Node] = set()
    for node in reversed(nodes):
        if node.parent is not None and (node in around or stands_alone(node)):
            around.add(node.parent)
    return around
