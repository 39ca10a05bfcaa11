"""Words in charts and diagrams of Office documents.

In:   the XML of a chart, or of the data of a diagram (SmartArt).
Out:  a line each: titles, names of series and categories, the texts of boxes.
Not:  text boxes, which are part of the document itself (word_body.py); numbers of charts.
Idea: paragraphs of DrawingML are text wherever they stand; names in a chart come once, though each series repeats them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml import etree

__all__ = ["drawing_lines"]


def drawing_lines(root: etree._Element) -> list[str]:
    """The words of a chart or a diagram, from top to bottom."""
    lines: list[str] = []
    names: dict[str, None] = {}
    for element in root.iter("{*}p", "{*}strCache", "{*}strDim"):
        tag = str(element.tag)
        if not tag.endswith("}p"):
            names.update(
                dict.fromkeys("".join(map(str, point.itertext())) for point in element.iter("{*}pt"))
            )
        elif "drawingml" in tag:
            text = "".join(
                node.text or "" if str(node.tag).endswith("}t") else "\n"
                for node in element.iter("{*}t", "{*}br")
            )
            lines += text.split("\n")
    lines += names
    return [line for line in lines if line.strip()]
