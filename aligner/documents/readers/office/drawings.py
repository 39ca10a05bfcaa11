"""Words in charts and diagrams of Office and Hangul documents.

In:   the XML of a chart, or of the data of a diagram (SmartArt).
Out:  a line each: titles, names of series and categories of a chart, without numbers; the texts of a diagram.
Not:  where the drawing stands, and whether its words are text there; text boxes, which are part of the document itself.
Idea: words of a chart lie in paragraphs and in caches of strings, and the same categories are repeated for each series;
      the points of a diagram hang on each other, in an order that is told apart from them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...xml_elements import local_name

if TYPE_CHECKING:
    from lxml import etree

__all__ = ["CHART", "chart_lines", "diagram_bodies", "diagram_lines"]

#: Why it is left out of slides and Hangul documents: single words, drawn over a picture, never a paragraph of the text.
CHART = "chart"


def chart_lines(root: etree._Element) -> list[str]:
    """The words of a chart, every line once."""
    lines = (
        " ".join(line.split())
        for element in root.iter("{*}p", "{*}v", "{*}pt")
        for line in _shown(element).split("\n")
    )
    return list(dict.fromkeys(line for line in lines if line))


def diagram_lines(root: etree._Element) -> list[str]:
    """The texts of a diagram, from the top down."""
    paragraphs = (paragraph for body in diagram_bodies(root) for paragraph in body.iterchildren("{*}p"))
    return [line for paragraph in paragraphs for line in _text_of(paragraph).split("\n") if line.strip()]


def diagram_bodies(root: etree._Element) -> list[etree._Element]:
    """The elements with the texts of a diagram: of its points from the top down, then of those that hang on none."""
    points: dict[str, etree._Element] = {}
    for point in root.iter("{*}pt"):
        if point.get("type") != "pres":
            name = point.get("modelId", "")
            points[name if name and name not in points else f"{name} {len(points)}"] = point
    below: dict[str, list[tuple[int, str]]] = {}
    for line in root.iter("{*}cxn"):
        if line.get("type", "parOf") == "parOf":
            order = line.get("srcOrd", "0")
            below.setdefault(line.get("srcId", ""), []).append(
                (int(order) if order.isdecimal() and len(order) < 10 else 0, line.get("destId", ""))
            )
    tops = [name for name, point in points.items() if point.get("type") == "doc"]
    waiting = [*reversed(points), *reversed(tops)]
    done: set[str] = set()
    bodies: list[etree._Element] = []
    while waiting:
        name = waiting.pop()
        if name in done or name not in points:
            continue
        done.add(name)
        bodies += points[name].iterchildren("{*}t")
        waiting += [inner for _, inner in sorted(below.get(name, ()), reverse=True)]
    return bodies


def _shown(element: etree._Element) -> str:
    """What a chart shows of a paragraph, a value or a point."""
    name = local_name(element)
    if name == "p":
        return _text_of(element)
    around = (3, {"strCache", "multiLvlStrCache", "tx", "txData"}) if name == "v" else (2, {"strDim"})
    return (element.text or "") if _lies_in(element, *around) else ""


def _text_of(paragraph: etree._Element) -> str:
    return "".join(
        "\n" if local_name(run) == "br" else run.text or "" for run in paragraph.iter("{*}t", "{*}br")
    )


def _lies_in(element: etree._Element, levels: int, names: set[str]) -> bool:
    """True if one of so many elements around it has such a name."""
    for _ in range(levels):
        parent = element.getparent()
        if parent is None:
            return False
        if local_name(parent) in names:
            return True
        element = parent
    return False
