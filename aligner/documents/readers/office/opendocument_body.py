"""The content of an OpenDocument file, element by element.

In:   the XML of a text, a sheet, slides, a drawing, or of a head or foot.
Out:  what it holds, told to a Flow.
Not:  finding parts (opendocument.py), putting lines together (flow.py).
Idea: characters count where a paragraph is open, unless they stand in an element that describes something; an element
      that is not known is walked into.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ...pieces import COMMENT, DELETED, HIDDEN, RUNNING_LINE
from .formulas import mathml_formula
from .opendocument_styles import short_name, value

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml import etree

    from .flow import Flow

__all__ = ["OpenDocumentParts", "walk_opendocument"]

# White space of any kind and number is one space, as in a web page.
_WHITE = re.compile(r"[ \t\r\n]+")
# Rows and cells that say how often they follow each other: so many in a document at most.
_REPEATED = 10_000


def _words(text: str) -> list[str]:
    return re.findall(r"\S+", text)


#: What holds no text that is shown: descriptions, codes, templates, the numbers of lists and notes.
_SKIPPED = _words("""
    office:automatic-styles office:binary-data office:event-listeners office:font-face-decls office:forms
    office:master-styles office:meta office:script office:scripts office:settings office:styles svg-compatible:desc
    svg-compatible:title text:alphabetical-index-source text:bibliography-source
    text:endnote-citation text:footnote-citation text:illustration-index-source text:note-citation text:number
    text:object-index-source text:script text:table-index-source text:table-of-content-source text:tracked-changes
    text:user-index-source
""")
#: What stands beside the text; a note as it stands in its frame.
_BOXES = {
    **dict.fromkeys(_words("draw:text-box text:note-body text:footnote-body text:endnote-body"), ""),
    "office:annotation": COMMENT,
    "table:tracked-changes": DELETED,
    "table:content-validations": HIDDEN,
    **dict.fromkeys(
        _words("presentation:header-decl presentation:footer-decl presentation:date-time-decl"), RUNNING_LINE
    ),
}
#: Classes of frames on a slide that come on each.
_RUNNING = frozenset(_words("header footer date-time page-number"))
#: What characters of its own are not those of the paragraph around it.
_NO_CHARACTERS = re.compile(
    r"(?:chart|draw|form|office|svg-compatible|table):|text:(?:note|footnote|endnote|ruby)$"
)


@dataclass(frozen=True, slots=True)
class OpenDocumentParts:
    """What the content of a file may point to.

    Attributes:
        hidden_styles: families and names of styles that hide.
        deletions: what was deleted, by the id of the change; those that were met are taken out.
        deleted: ids of changes whose deleted text stands where it stood, between two marks.
        controls: words on buttons and fields of forms, by their id.
        object: the content of a formula, chart or document that is embedded, by its address.
    """

    hidden_styles: frozenset[tuple[str, str]] = frozenset()
    deletions: dict[str, etree._Element] = field(default_factory=dict)
    deleted: frozenset[str] = frozenset()
    controls: dict[str, str] = field(default_factory=dict)
    object: Callable[[str], etree._Element | None] = lambda _: None


def walk_opendocument(root: etree._Element, flow: Flow, parts: OpenDocumentParts) -> None:
    """Tell a flow what an element holds, from top to bottom."""
    _Walk(flow, parts).through(root)


class _Walk:
    """One walk, with what is open around the present element."""

    def __init__(self, flow: Flow, parts: OpenDocumentParts, *, inside: bool = False) -> None:
        self._flow = flow
        self._parts = parts
        # Inside of something deleted or embedded no other such thing is looked up.
        self._inside = inside
        self._hidden = 0
        self._deleted: set[str] = set()
        self._repeats = _REPEATED
        # Boxes, tables, rows, cells that are open; "" is a row or cell that is not where it belongs.
        self._around: list[str] = [""]
        # For each element that is open what is to be done at its end.
        self._ends: list[Callable[[], None] | None] = []
        self._rows: list[_Row] = []
        self._in_sheet = self._in_chart = False
        self._starts: dict[str, Callable[[etree._Element], bool | Callable[[], None] | None]] = {
            "text:p": self._paragraph,
            "text:h": self._paragraph,
            "text:span": self._span,
            "text:section": self._section,
            "text:s": self._spaces,
            "text:tab": lambda _: self._write("\t"),
            "text:tab-stop": lambda _: self._write("\t"),
            "text:line-break": lambda _: self._write("\n"),
            "text:ruby": self._ruby,
            "text:change": self._change,
            "text:change-start": self._start_deletion,
            "text:change-end": self._end_deletion,
            "text:hidden-text": self._hidden_text,
            "table:table": self._table,
            "table:sub-table": self._table,
            "table:table-row": self._row,
            "table:table-cell": self._cell,
            "table:covered-table-cell": self._cell,
            "office:chart": self._chart,
            "office:spreadsheet": self._sheet,
            "draw:control": self._control,
            "draw:object": self._object,
            "draw:object-ole": self._object,
            "MathML:math": self._formula,
            **dict.fromkeys(_SKIPPED, lambda _: True),
            **dict.fromkeys(_BOXES, self._box),
        }

    def through(self, root: etree._Element) -> None:
        """Walk from the beginning to the end of an element."""
        from lxml import etree

        flow, ends = self._flow, self._ends
        walk = etree.iterwalk(root, events=("start", "end"))
        for event, element in walk:
            if event == "end":
                if end := ends.pop():
                    end()
                # What follows is the text of the element around it.
                if element.tail and element is not root and flow.in_paragraph:
                    self._characters(element.tail, element.getparent())
                continue
            name = short_name(str(element.tag))
            start = self._starts.get(name)
            done = start(element) if start else self._other(name, element)
            if done is True:
                walk.skip_subtree()
                ends.append(None)
                continue
            ends.append(done or None)
            if element.text and flow.in_paragraph:
                self._characters(element.text, element)

    # --- text ---------------------------------------------------------------------------------------

    def _characters(self, text: str, around: etree._Element | None) -> None:
        if around is not None and not _NO_CHARACTERS.match(short_name(str(around.tag))):
            self._write(_WHITE.sub(" ", text))

    def _write(self, text: str) -> None:
        self._flow.write(text, self._fate())

    def _fate(self) -> str:
        return DELETED if self._deleted else HIDDEN if self._hidden else ""

    def _paragraph(self, element: etree._Element) -> Callable[[], None]:
        hidden = ("paragraph", value(element, "text:style-name")) in self._parts.hidden_styles or any(
            short_name(str(child.tag)) == "text:hidden-paragraph" and value(child, "text:is-hidden") == "true"
            for child in element
        )
        boxed = self._flow.in_paragraph  # of a shape that stands inside a paragraph
        if boxed:
            self._flow.open_box(self._fate())
        self._flow.open_paragraph()
        self._hidden += hidden

        def end() -> None:
            self._hidden -= hidden
            self._flow.close_paragraph()
            if boxed:
                self._flow.close_box()

        return end

    def _hiding(self, hidden: bool) -> Callable[[], None] | None:
        """Go into something that may be hidden."""
        if not hidden:
            return None
        self._hidden += 1

        def end() -> None:
            self._hidden -= 1

        return end

    def _span(self, element: etree._Element) -> Callable[[], None] | None:
        return self._hiding(("text", value(element, "text:style-name")) in self._parts.hidden_styles)

    def _section(self, element: etree._Element) -> Callable[[], None] | None:
        is_hidden = value(element, "text:is-hidden")
        display = value(element, "text:display")
        return self._hiding(display == "none" or (display == "condition" and is_hidden == "true"))

    def _spaces(self, element: etree._Element) -> None:
        self._write(" ")

    def _hidden_text(self, element: etree._Element) -> bool:
        is_hidden = value(element, "text:is-hidden") != "false"
        text = "".join(map(str, element.itertext())) or value(element, "text:string-value")
        self._flow.write(text, HIDDEN if is_hidden else self._fate())
        return True

    def _ruby(self, element: etree._Element) -> bool:
        base, reading = (
            "".join(
                _WHITE.sub(" ", str(text))
                for child in element.iter(f"{{*}}{name}")
                for text in child.itertext()
            )
            for name in ("ruby-base", "ruby-text")
        )
        if self._fate():
            self._write(base)
        elif base:
            self._flow.write_ruby(base, reading)
        return True

    def _formula(self, element: etree._Element) -> bool:
        text = mathml_formula(element)
        if self._flow.in_paragraph:
            self._write(text)
        else:
            self._line(text)
        return True

    def _line(self, text: str) -> None:
        """A line of its own beside the text."""
        self._flow.open_box(self._fate())
        self._flow.write(text)
        self._flow.close_box()

    # --- what stands beside the text ----------------------------------------------------------------

    def _other(self, name: str, element: etree._Element) -> Callable[[], None] | None:
        """Frames of slides that are on each, or wait for words; fields that do not show what they hold."""
        if name.startswith("draw:") and (kind := value(element, "presentation:class")):
            if kind in _RUNNING:
                return self._open_box(RUNNING_LINE)
            return self._hiding(value(element, "presentation:placeholder") == "true")
        if name.startswith("text:"):
            return self._hiding(value(element, "text:display") == "none")
        return None

    def _box(self, element: etree._Element) -> Callable[[], None]:
        name = short_name(str(element.tag))
        end = self._open_box(_BOXES[name] or self._fate())
        if name.startswith("presentation:"):
            self._flow.open_paragraph()
        return end

    def _open_box(self, left_out: str) -> Callable[[], None]:
        self._flow.open_box(left_out)
        self._around.append("box")

        def end() -> None:
            self._around.pop()
            self._flow.close_box()

        return end

    def _change(self, element: etree._Element) -> None:
        if not self._inside:
            self._aside(self._parts.deletions.pop(value(element, "text:change-id"), None), DELETED)

    def _start_deletion(self, element: etree._Element) -> None:
        if (change := value(element, "text:change-id")) in self._parts.deleted:
            self._deleted.add(change)

    def _end_deletion(self, element: etree._Element) -> None:
        self._deleted.discard(value(element, "text:change-id"))

    def _object(self, element: etree._Element) -> None:
        if not self._inside and not len(element):
            self._aside(self._parts.object(value(element, "xlink:href")), self._fate())

    def _aside(self, part: etree._Element | None, left_out: str) -> None:
        if part is None:
            return
        if short_name(str(part.tag)) == "MathML:math" and not left_out:
            self._formula(part)  # which stands in the line
            return
        self._flow.open_box(left_out)
        _Walk(self._flow, self._parts, inside=True).through(part)
        self._flow.close_box()

    def _chart(self, element: etree._Element) -> None:
        # Its table says what it draws; the words of it stand in the picture.
        self._in_chart = True

    def _sheet(self, element: etree._Element) -> None:
        # Its rows have empty cells to their right without end.
        self._in_sheet = True

    def _control(self, element: etree._Element) -> None:
        if text := self._parts.controls.get(value(element, "draw:control")):
            self._line(text)

    # --- tables -------------------------------------------------------------------------------------

    def _table(self, element: etree._Element) -> Callable[[], None]:
        box = self._open_box(self._fate()) if self._flow.in_paragraph else None
        hidden = self._hiding(("table", value(element, "table:style-name")) in self._parts.hidden_styles)
        self._around.append("table")
        self._flow.open_table()

        def end() -> None:
            self._around.pop()
            self._flow.close_table()
            for undo in (hidden, box):
                if undo:
                    undo()

        return end

    def _row(self, element: etree._Element) -> Callable[[], None] | None:
        if self._around[-1] != "table":
            return self._misplaced()
        hidden = self._hiding(value(element, "table:visibility") == "collapse")
        has_text = any(len(cell) or value(cell, *_STATED) for cell in element)
        times = self._times(element, "table:number-rows-repeated") if has_text else 1
        self._around.append("row")
        row = _Row()
        self._rows.append(row)
        self._flow.open_row()

        def end() -> None:
            if row.is_open:
                self._flow.open_cell()
                self._flow.close_cell()
            self._rows.pop()
            self._around.pop()
            self._flow.close_row(times)
            if hidden:
                hidden()

        return end

    def _cell(self, element: etree._Element) -> bool | Callable[[], None] | None:
        if self._around[-1] != "row":
            return self._misplaced()
        row = self._rows[-1]
        covered = short_name(str(element.tag)) == "table:covered-table-cell"
        repeated = _number(element, "table:number-columns-repeated")
        stated = "" if element.find("{*}p") is not None else value(element, *_STATED)
        if (not len(element) and not stated) or (self._in_chart and value(element, *_NUMBERS)):
            row.empty += repeated
            row.is_open |= not self._in_sheet and not (covered and row.reach > 0)
            row.reach -= repeated
            return True
        if row.empty:
            self._flow.open_cell(row.empty)
            self._flow.close_cell()
        row.empty, row.is_open = 0, False
        row.reach = _number(element, "table:number-columns-spanned") - 1
        times = self._times(element, "table:number-columns-repeated")
        self._flow.open_cell(left_out=HIDDEN if covered else "")
        self._around.append("cell")
        if stated:
            self._write(stated)

        def end() -> None:
            self._around.pop()
            self._flow.close_cell(times)

        return end

    def _misplaced(self) -> Callable[[], None]:
        self._around.append("")

        def end() -> None:
            self._around.pop()

        return end

    def _times(self, element: etree._Element, name: str) -> int:
        """How often a row or cell comes, within what is allowed."""
        times = min(_number(element, name), self._repeats + 1)
        self._repeats -= times - 1
        return times


#: What a cell without paragraphs says that it shows.
_STATED = (
    "office:string-value",
    "office:date-value",
    "office:time-value",
    "office:value",
    "table:string-value",
    "table:value",
)
#: What a cell with a number has.
_NUMBERS = ("office:value", "table:value")


@dataclass(slots=True)
class _Row:
    """An open row: what has come since the last cell with text.

    Attributes:
        empty: how many cells; they count only if one with text follows, for sheets are thousands of cells wide.
        reach: over how many of the cells that follow the last cell with text reaches.
        is_open: one of the empty cells is not under that cell.
    """

    empty: int = 0
    reach: int = 0
    is_open: bool = False


def _number(element: etree._Element, name: str) -> int:
    text = value(element, name)
    return max(1, int(text)) if re.fullmatch(r"[0-9]{1,9}", text) else 1
