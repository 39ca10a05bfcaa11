"""The shapes of a slide as text, in reading order.

In:   the XML of a slide or its notes; where its layout puts what it does not place itself; its charts and diagrams.
Out:  blocks: the title first, then as placed; running lines, charts and hidden shapes with their reason.
Not:  the slides of a presentation and their order (presentation.py).
Idea: shapes stand in the file in the order in which they were drawn. The title comes first; of the two ways to read
      what is left, row by row or column by column, that one is taken which is nearer to the order of drawing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ...pieces import HIDDEN, RUNNING_LINE, Piece
from ...xml_elements import local_name
from ..blocks import Block, Flow, Group, Table
from .drawings import CHART, chart_lines, diagram_bodies

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml import etree

__all__ = ["Layout", "Parts", "slide_blocks", "text_of"]

_TITLES = frozenset({"title", "ctrTitle"})
#: Placeholders that show the same on every slide.
_RUNNING = frozenset({"dt", "ftr", "hdr", "sldNum"})
_SHAPES = frozenset({"sp", "grpSp", "graphicFrame", "cxnSp", "pic", "AlternateContent", "contentPart"})
# Word and PowerPoint write characters that XML forbids so; this one is a line break inside a paragraph.
_ESCAPED_BREAK = re.compile(r"_x000[BbDd]_")

_INTEGER = re.compile(r"-?\d{1,15}")

Box = tuple[int, int, int, int]  # left, top, right, bottom


@dataclass(frozen=True, slots=True)
class Layout:
    """What a layout and its master say of the slides that use them.

    Attributes:
        places: boxes of placeholders, by their kind and by their number.
        fixed_texts: texts that every slide shows.
    """

    places: dict[tuple[str, str], Box] = field(default_factory=dict)
    fixed_texts: tuple[str, ...] = ()

    @classmethod
    def of(cls, roots: Sequence[etree._Element]) -> Layout:
        """From the layout and its master; the layout's word goes before."""
        places: dict[tuple[str, str], Box] = {}
        texts: list[str] = []
        for root in roots:
            for shape in root.iter("{*}sp"):
                placeholder = _placeholder(shape)
                if placeholder is None:
                    texts += [text for text in text_of(shape).split("\n") if text.strip()]
                elif box := _own_box(shape):
                    kind, number = placeholder
                    for key in ((kind, number), ("", number), (kind, "")):
                        places.setdefault(key, box)
        return cls(places, tuple(dict.fromkeys(texts)))

    def box_of(self, shape: etree._Element) -> Box | None:
        """Where a placeholder stands that has no place of its own."""
        placeholder = _placeholder(shape)
        if placeholder is None:
            return None
        kind, number = placeholder
        keys = [(kind, number), ("", number)] if number else []
        return next((self.places[key] for key in [*keys, (kind, "")] if key in self.places), None)


@dataclass(frozen=True, slots=True)
class Parts:
    """Parts of the package that a slide shows, by the ids by which it names them: charts, data of diagrams."""

    charts: dict[str, etree._Element]
    diagrams: dict[str, etree._Element]


def slide_blocks(root: etree._Element, layout: Layout, parts: Parts) -> list[Block]:
    """The blocks of a slide or of its notes."""
    tree = next(root.iter("{*}spTree"), None)
    if tree is None:
        return []
    blocks: list[Block] = []
    waiting = [(shape, False) for shape in reversed(_in_order(tree, layout))]
    while waiting:
        shape, hidden = waiting.pop()
        name = local_name(shape)
        hidden = hidden or _is_hidden(shape)
        if name == "grpSp":
            waiting += [(inner, hidden) for inner in reversed(_in_order(shape, layout))]
        elif name == "AlternateContent":
            waiting += [(inner, hidden) for inner in reversed(_in_order(_choice(shape), layout))]
        else:
            blocks.append(Group(_shape_blocks(shape, parts), HIDDEN if hidden else ""))
    return blocks


def text_of(element: etree._Element) -> str:
    """The paragraphs inside an element, a line each."""
    flow = Flow()
    for paragraph in element.iter("{*}p"):
        _write_paragraph(paragraph, flow)
    return "\n".join(block.text for block in flow.finish() if isinstance(block, Piece) and not block.left_out)


def _shape_blocks(shape: etree._Element, parts: Parts) -> list[Block]:
    flow = Flow()
    placeholder = _placeholder(shape)
    running = placeholder is not None and placeholder[0] in _RUNNING
    for body in shape.iterchildren("{*}txBody"):
        _write_body(body, flow)
    for data in shape.iterfind("{*}graphic/{*}graphicData"):
        for content in data.iterchildren("{*}tbl", "{*}chart", "{*}relIds"):
            _write_graphic(content, flow, parts)
    return [Group(flow.finish(), RUNNING_LINE if running else "")]


def _write_graphic(content: etree._Element, flow: Flow, parts: Parts) -> None:
    name = local_name(content)
    named = [str(value) for key, value in content.attrib.items() if str(key).endswith(("}id", "}dm"))]
    if name == "tbl":
        flow.attach(_table(content))
    elif name == "chart":
        texts = ["\n".join(chart_lines(parts.charts[key])) for key in named if key in parts.charts]
        flow.attach(Group([Piece(text, 0, CHART) for text in texts if text]))
    else:
        for key in named:
            if key in parts.diagrams:
                for body in diagram_bodies(parts.diagrams[key]):
                    _write_body(body, flow)
    flow.end_paragraph()


def _write_body(body: etree._Element, flow: Flow) -> None:
    for paragraph in body.iterchildren("{*}p"):
        _write_paragraph(paragraph, flow)


def _write_paragraph(paragraph: etree._Element, flow: Flow) -> None:
    """A paragraph with the results of its fields; one that is a slide number or a date is no text."""
    runs = [
        ("\n" if local_name(run) == "br" else _ESCAPED_BREAK.sub("\n", run.text or ""), _is_counted(run))
        for run in paragraph.iter("{*}t", "{*}br")
        if not _is_fallback(run, paragraph)
    ]
    counted = any(is_counted for _, is_counted in runs) and all(
        is_counted or not text.strip() for text, is_counted in runs
    )
    for text, _ in runs:
        flow.write(text, RUNNING_LINE if counted else "")
    if runs:
        flow.end_paragraph()


def _is_counted(run: etree._Element) -> bool:
    """True for the number of the slide and for today's date."""
    field_of = run.getparent()
    kind = "" if field_of is None or local_name(field_of) != "fld" else field_of.get("type", "")
    return kind.startswith(("slidenum", "datetime"))


def _is_fallback(run: etree._Element, paragraph: etree._Element) -> bool:
    """True for what older programs show instead of what stands before it."""
    for around in run.iterancestors():
        if around is paragraph:
            return False
        if local_name(around) == "Fallback":
            return True
    return False


def _table(table: etree._Element) -> Table:
    """Its rows; cells that another covers are empty, or nobody sees what they hold."""
    rows: list[list[list[Block]]] = []
    for row in table.iterchildren("{*}tr"):
        cells: list[list[Block]] = []
        for cell in row.iterchildren("{*}tc"):
            flow = Flow()
            for body in cell.iterchildren("{*}txBody"):
                _write_body(body, flow)
            covered = any(cell.get(name) in ("1", "true") for name in ("hMerge", "vMerge"))
            cells.append([Group(flow.finish(), HIDDEN)] if covered else flow.finish())
        rows.append(cells)
    return Table(rows)


def _choice(alternatives: etree._Element) -> etree._Element:
    """The content that a new program shows; what older ones show says the same in another way."""
    return next(alternatives.iterchildren("{*}Choice", "{*}Fallback"), alternatives)


def _placeholder(shape: etree._Element) -> tuple[str, str] | None:
    """The kind and the number of a placeholder."""
    found = next(shape.iterfind("{*}nvSpPr/{*}nvPr/{*}ph"), None)
    if found is None:
        found = next(shape.iterfind("{*}nvGraphicFramePr/{*}nvPr/{*}ph"), None)
    return None if found is None else (found.get("type", "obj"), found.get("idx", ""))


def _is_title(shape: etree._Element) -> bool:
    placeholder = _placeholder(shape)
    return placeholder is not None and placeholder[0] in _TITLES


def _is_hidden(shape: etree._Element) -> bool:
    """True for a shape that was switched off."""
    properties = next(shape.iterfind("./*/{*}cNvPr"), None)
    return properties is not None and properties.get("hidden") in ("1", "true")


def _own_box(shape: etree._Element) -> Box | None:
    """Where a shape stands, if it says so itself."""
    place = next(shape.iterchildren("{*}xfrm"), None)
    if place is None:
        place = next(
            (found for path in ("{*}spPr", "{*}grpSpPr") for found in shape.iterfind(f"{path}/{{*}}xfrm")),
            None,
        )
    if place is None:
        return None
    numbers = [
        found.get(name, "")
        for tag, names in (("off", ("x", "y")), ("ext", ("cx", "cy")))
        for found in place.iterchildren(f"{{*}}{tag}")
        for name in names
    ]
    if len(numbers) != 4 or not all(_INTEGER.fullmatch(number) for number in numbers):
        return None
    left, top, width, height = map(int, numbers)
    return left, top, left + width, top + height


def _in_order(container: etree._Element, layout: Layout) -> list[etree._Element]:
    """The shapes in a slide or a group as they are read."""
    shapes = [shape for shape in container if isinstance(shape.tag, str) and local_name(shape) in _SHAPES]
    titles = [shape for shape in shapes if _is_title(shape)]
    # A shape that tells no place stays behind the one that was drawn before it.
    units: list[tuple[Box, list[etree._Element]]] = []
    unplaced: list[etree._Element] = []
    for shape in shapes:
        if _is_title(shape):
            continue
        if box := _own_box(_seen(shape)) or layout.box_of(shape):
            units.append((box, [shape]))
        elif units:
            units[-1][1].append(shape)
        else:
            unplaced.append(shape)
    ordered = [shape for index in _reading_order([box for box, _ in units]) for shape in units[index][1]]
    return [*titles, *unplaced, *ordered]


def _seen(shape: etree._Element) -> etree._Element:
    return next(_choice(shape).iterchildren(), shape) if local_name(shape) == "AlternateContent" else shape


def _reading_order(boxes: Sequence[Box]) -> list[int]:
    """Indexes of boxes row by row, or column by column where that is nearer to the order in which they are given.

    >>> _reading_order([(0, 10, 4, 14), (5, 10, 9, 14), (0, 0, 9, 5)])
    [2, 0, 1]
    """
    rows = _banded([(top, bottom, left) for left, top, right, bottom in boxes])
    columns = _banded([(left, right, top) for left, top, right, bottom in boxes])
    return min(rows, columns, key=lambda order: sum(abs(place - index) for place, index in enumerate(order)))


def _banded(spans: Sequence[tuple[int, int, int]]) -> list[int]:
    """Indexes of (start, end, place across): bands one after the other, each sorted across.

    A band takes what starts before half of its first member is over.
    """
    bands: list[list[int]] = []
    limit = 0.0
    for index in sorted(range(len(spans)), key=lambda index: (spans[index][0], spans[index][2])):
        start, end, _ = spans[index]
        if not bands or start > limit:
            bands.append([])
            limit = (start + end) / 2
        bands[-1].append(index)
    return [
        index
        for band in bands
        for index in sorted(band, key=lambda index: (spans[index][2], spans[index][0]))
    ]
