"""A part of a Word document, element by element: its body, a note, a comment, a head or foot.

In:   the XML of the part.
Out:  what it holds, told to a Flow.
Not:  finding parts (word.py), putting lines together (flow.py).
Idea: an element that is not known is walked into, so that text in a wrapper that Word invents tomorrow is text; what
      describes only looks is not. Both kinds of Open XML, Strict and Transitional, have the same names.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ...pieces import COMMENT, DELETED, HIDDEN
from ...xml_elements import attribute, local_name
from .formulas import word_formula
from .symbol_fonts import in_symbol_font, symbol
from .word_fields import CODE_AND_RESULT, FIELD_MARK, chosen_entry, mark_fields, shown_code
from .word_properties import goes_on, is_continued, is_on, number_of, property_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml import etree

    from .flow import Flow, Line

__all__ = ["WordParts", "walk_word"]

_PREFIXES = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "w",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
    "http://purl.oclc.org/ooxml/officeDocument/math": "m",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
    "http://schemas.openxmlformats.org/drawingml/2006/main": "a",
    "http://purl.oclc.org/ooxml/drawingml/main": "a",
    "http://schemas.openxmlformats.org/drawingml/2006/diagram": "dgm",
    "http://purl.oclc.org/ooxml/drawingml/diagram": "dgm",
    "http://schemas.openxmlformats.org/drawingml/2006/chart": "c",
    "http://purl.oclc.org/ooxml/drawingml/chart": "c",
    "http://schemas.microsoft.com/office/drawing/2014/chartex": "c",
    "urn:schemas-microsoft-com:vml": "v",
}


@dataclass(frozen=True, slots=True)
class WordParts:
    """What the body of a document may point to.

    Attributes:
        notes: footnotes and endnotes, by ``footnote`` or ``endnote`` and their id; those that were met are taken out.
        comments: by their id; those that were met are taken out.
        hidden_styles: ids of styles that hide.
        related: from the id of a relation to the lines of a chart, a diagram, a file within the file.
    """

    notes: dict[tuple[str, str], etree._Element] = field(default_factory=dict)
    comments: dict[str, etree._Element] = field(default_factory=dict)
    hidden_styles: frozenset[str] = frozenset()
    related: Callable[[str], list[Line]] = lambda _: []


@dataclass(slots=True)
class _Run:
    """Properties of the words of a run."""

    hidden: bool = False
    font: str = ""


@dataclass(slots=True)
class _Field:
    """A field that has begun: its code, and how much had been written before it."""

    written: int
    in_code: bool
    code: list[str] = field(default_factory=list)
    chosen: str = ""


def walk_word(root: etree._Element, flow: Flow, parts: WordParts) -> None:
    """Tell a flow what a part of a document holds, from top to bottom."""
    mark_fields(root)
    _Walk(flow, parts).through(root)


class _Walk:
    """One walk, with what is open around the present element."""

    def __init__(self, flow: Flow, parts: WordParts, *, in_note: bool = False) -> None:
        self._flow = flow
        self._parts = parts
        # Notes and comments point to no others, whatever a broken file says.
        self._in_note = in_note
        self._names: dict[object, str] = {}
        self._deleted = 0
        self._runs = [_Run()]
        self._fields: list[_Field] = []
        self._codes = 0
        # How much text was written: tells whether a choice or a field has shown anything.
        self._written = 0
        # For each choice that is open: what had been written before it, -1 once one of its ways is taken.
        self._choices: list[int] = []
        # For each paragraph that is open: what was before it, and whether the next one goes on in its line.
        self._paragraphs: list[tuple[bool, bool]] = []
        self._hidden_paragraph = False
        # Boxes, tables, rows, cells that are open, each with whether it is deleted; "" is a row outside of a table, or
        # a cell outside of a row, which broken files have.
        self._around: list[tuple[str, bool]] = [("", False)]
        self._starts = {
            "w:p": self._start_paragraph,
            "w:r": self._start_run,
            "w:t": self._text,
            "w:delText": self._deleted_text,
            "w:sym": self._symbol,
            "w:ruby": self._ruby,
            "w:fldChar": self._field_mark,
            "w:fldSimple": self._start_simple_field,
            "w:instrText": self._field_code,
            "w:footnoteReference": self._note,
            "w:endnoteReference": self._note,
            "w:commentReference": self._comment,
            "w:txbxContent": self._start_box,
            "w:tbl": self._start_table,
            "w:tr": self._start_row,
            "w:tc": self._start_cell,
            "w:altChunk": self._related,
            "m:oMath": self._formula,
            "mc:AlternateContent": self._start_choice,
            "mc:Choice": self._way,
            "mc:Fallback": self._way,
            "a:p": self._start_drawn_paragraph,
            "a:t": self._text,
            "a:br": self._line_break,
            "dgm:relIds": self._related,
            "c:chart": self._related,
            "v:textpath": self._word_art,
            "w:br": self._line_break,
            "w:cr": self._line_break,
            "w:tab": self._tab,
            "w:ptab": self._tab,
            "w:noBreakHyphen": self._hyphen,
            "w:del": self._start_deletion,
            "w:moveFrom": self._start_deletion,
            **dict.fromkeys(_LOOKS, _skip),
        }
        self._ends = {
            "w:p": self._end_paragraph,
            "w:r": self._end_run,
            "w:fldSimple": self._end_field,
            "w:txbxContent": self._end_box,
            "w:tbl": self._end_table,
            "w:tr": self._end_row,
            "w:tc": self._end_cell,
            "mc:AlternateContent": self._end_choice,
            "mc:Choice": self._end_way,
            "a:p": self._end_drawn_paragraph,
            "w:del": self._end_deletion,
            "w:moveFrom": self._end_deletion,
        }

    def through(self, root: etree._Element) -> None:
        """Walk from the beginning to the end of an element."""
        from lxml import etree

        starts, ends, names = self._starts, self._ends, self._names
        walk = etree.iterwalk(root, events=("start", "end"))
        for event, element in walk:
            tag = element.tag
            name = names.get(tag)
            if name is None:
                name = names[tag] = _short_name(str(tag))
            if event == "start":
                if (start := starts.get(name)) and start(element):
                    walk.skip_subtree()
            elif end := ends.get(name):
                end(element)

    # --- text ---------------------------------------------------------------------------------------

    def _write(self, text: str, left_out: str = "") -> None:
        if text:
            self._written += not text.isspace()
            self._flow.write(text, left_out or self._fate())

    def _fate(self) -> str:
        """Why what stands here is no text."""
        if self._deleted:
            return DELETED
        return HIDDEN if self._runs[-1].hidden or self._codes else ""

    def _text(self, element: etree._Element) -> None:
        # Line ends inside are those of somebody's neat XML.
        text = (element.text or "").replace("\r", " ").replace("\n", " ")
        self._write(in_symbol_font(text, self._runs[-1].font) if self._runs[-1].font else text)

    def _deleted_text(self, element: etree._Element) -> None:
        self._write(element.text or "", DELETED)

    def _line_break(self, element: etree._Element) -> None:
        self._write("\n")

    def _tab(self, element: etree._Element) -> None:
        self._write("\t")

    def _hyphen(self, element: etree._Element) -> None:
        self._write("-")

    def _symbol(self, element: etree._Element) -> None:
        try:
            self._write(symbol(attribute(element, "font"), int(attribute(element, "char"), 16)))
        except ValueError:
            return

    def _ruby(self, element: etree._Element) -> bool:
        reading, base = (_plain_text(property_of(element, name)) for name in ("rt", "rubyBase"))
        if fate := self._fate():
            self._write(base, fate)
        elif base:
            self._written += 1
            self._flow.write_ruby(base, reading)
        return True

    def _formula(self, element: etree._Element) -> bool:
        text, deleted = word_formula(element)
        self._write(text)
        self._write(deleted, DELETED)
        return True

    def _word_art(self, element: etree._Element) -> None:
        if text := element.get("string"):
            self._written += 1
            self._flow.open_box(self._fate())
            self._flow.write(text)
            self._flow.close_box()

    # --- paragraphs and runs ------------------------------------------------------------------------

    def _start_paragraph(self, element: etree._Element) -> None:
        properties = property_of(element, "pPr")
        style = property_of(properties, "pStyle")
        self._paragraphs.append((self._hidden_paragraph, goes_on(properties)))
        self._hidden_paragraph = style is not None and attribute(style, "val") in self._parts.hidden_styles
        self._flow.open_paragraph()

    def _end_paragraph(self, element: etree._Element) -> None:
        self._hidden_paragraph, continues = self._paragraphs.pop()
        self._flow.close_paragraph(continues=continues)

    def _start_run(self, element: etree._Element) -> None:
        hidden, font = self._hidden_paragraph, ""
        if (properties := property_of(element, "rPr")) is not None:
            style = property_of(properties, "rStyle")
            if style is not None and attribute(style, "val") in self._parts.hidden_styles:
                hidden = not hidden
            if (vanish := property_of(properties, "vanish")) is not None:
                hidden = is_on(vanish)
            if (fonts := property_of(properties, "rFonts")) is not None:
                font = attribute(fonts, "ascii") or attribute(fonts, "hAnsi")
        self._runs.append(_Run(hidden, font))

    def _end_run(self, element: etree._Element) -> None:
        self._runs.pop()

    def _start_deletion(self, element: etree._Element) -> None:
        self._deleted += 1

    def _end_deletion(self, element: etree._Element) -> None:
        self._deleted -= 1

    # --- fields -------------------------------------------------------------------------------------

    def _field_mark(self, element: etree._Element) -> bool:
        mark = element.get(FIELD_MARK)
        if mark == "separate" and self._fields:
            self._end_code(self._fields[-1])
            self._fields[-1].written = self._written
        elif mark == "end":
            self._end_field(element)
        elif mark:
            in_code = mark == CODE_AND_RESULT
            self._codes += in_code
            self._fields.append(_Field(self._written, in_code, chosen=chosen_entry(element)))
        return True

    def _start_simple_field(self, element: etree._Element) -> None:
        self._fields.append(_Field(self._written, in_code=False, code=[attribute(element, "instr")]))

    def _end_code(self, open_field: _Field) -> None:
        self._codes -= open_field.in_code
        open_field.in_code = False

    def _field_code(self, element: etree._Element) -> None:
        if self._fields:
            self._fields[-1].code.append(element.text or "")

    def _end_field(self, element: etree._Element) -> None:
        if not self._fields:
            return
        done = self._fields.pop()
        self._end_code(done)
        if self._written == done.written:
            self._write(done.chosen or shown_code("".join(done.code)))

    # --- what stands beside the text ----------------------------------------------------------------

    def _start_box(self, element: etree._Element) -> None:
        self._flow.open_box(self._fate())
        self._runs.append(_Run())
        self._around.append(("box", False))

    def _end_box(self, element: etree._Element) -> None:
        self._around.pop()
        self._runs.pop()
        self._flow.close_box()

    def _start_drawn_paragraph(self, element: etree._Element) -> None:
        self._flow.open_box(self._fate())
        self._flow.open_paragraph()

    def _end_drawn_paragraph(self, element: etree._Element) -> None:
        self._flow.close_box()

    def _note(self, element: etree._Element) -> None:
        kind = local_name(element).removesuffix("Reference")
        if not self._in_note:
            self._aside(self._parts.notes.pop((kind, attribute(element, "id")), None), self._fate())

    def _comment(self, element: etree._Element) -> None:
        if not self._in_note:
            self._aside(self._parts.comments.pop(attribute(element, "id"), None), COMMENT)

    def _aside(self, part: etree._Element | None, left_out: str) -> None:
        if part is not None:
            self._flow.open_box(left_out)
            _Walk(self._flow, self._parts, in_note=True).through(part)
            self._flow.close_box()

    def _related(self, element: etree._Element) -> None:
        fate = self._fate()
        # The attribute that names the relation has a namespace of its own, which differs too.
        ids = [str(value) for name, value in element.attrib.items() if str(name).endswith(("}id", "}dm"))]
        for lines in map(self._parts.related, ids[:1]):
            self._written += 1
            self._flow.add([line._replace(left_out=line.left_out or fate) for line in lines])

    # --- one of several ways to show the same -------------------------------------------------------

    def _start_choice(self, element: etree._Element) -> None:
        self._choices.append(self._written)

    def _way(self, element: etree._Element) -> bool:
        return bool(self._choices) and self._choices[-1] < 0

    def _end_way(self, element: etree._Element) -> None:
        if self._choices and self._written != self._choices[-1]:
            self._choices[-1] = -1

    def _end_choice(self, element: etree._Element) -> None:
        self._choices.pop()

    # --- tables -------------------------------------------------------------------------------------

    def _start_table(self, element: etree._Element) -> None:
        self._around.append(("table", False))
        self._flow.open_table()

    def _end_table(self, element: etree._Element) -> None:
        self._around.pop()
        self._flow.close_table()

    def _start_row(self, element: etree._Element) -> None:
        properties = property_of(element, "trPr")
        if self._enter("row", "table", deleted=property_of(properties, "del") is not None):
            self._flow.open_row(number_of(property_of(properties, "gridBefore"), 0))

    def _end_row(self, element: etree._Element) -> None:
        if self._leave():
            self._flow.close_row()

    def _start_cell(self, element: etree._Element) -> None:
        properties = property_of(element, "tcPr")
        if self._enter("cell", "row", deleted=property_of(properties, "cellDel") is not None):
            merged = ""
            if is_continued(property_of(properties, "vMerge")):
                merged = "above"
            elif is_continued(property_of(properties, "hMerge")):
                merged = "left"
            self._flow.open_cell(number_of(property_of(properties, "gridSpan"), 1), merged=merged)

    def _end_cell(self, element: etree._Element) -> None:
        if self._leave():
            self._flow.close_cell()

    def _enter(self, name: str, around: str, *, deleted: bool) -> bool:
        """Go into a row or cell; false if it is not where it belongs, so that it is walked through only."""
        belongs = self._around[-1][0] == around
        self._around.append((name if belongs else "", deleted))
        self._deleted += deleted
        return belongs

    def _leave(self) -> str:
        name, deleted = self._around.pop()
        self._deleted -= deleted
        return name


#: Elements that hold no text that is shown, but looks, codes and what stood there before.
_LOOKS = re.findall(
    r"\S+",
    "w:customXmlPr w:delInstrText w:fldData w:numPicBullet w:pPr w:rPr w:sdtEndPr w:sdtPr w:sectPr w:smartTagPr "
    "w:tblGrid w:tblPr w:tblPrEx w:tcPr w:trPr",
)


def _skip(element: etree._Element) -> bool:
    return True


def _short_name(tag: str) -> str:
    """``w:p``; ``""`` for elements of namespaces that say nothing here."""
    namespace, _, name = tag.removeprefix("{").rpartition("}")
    prefix = _PREFIXES.get(namespace)
    return f"{prefix}:{name}" if prefix else ""


def _plain_text(element: etree._Element | None) -> str:
    """The words of a few runs, without deleted ones."""
    return "" if element is None else "".join(text.text or "" for text in element.iter("{*}t"))
