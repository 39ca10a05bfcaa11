"""The words of a chart: its titles, the names of its series and categories.

In:   the XML part of a chart, as PowerPoint and Hangul keep it.
Out:  its texts, a line each, without numbers.
Not:  where the chart stands.
Idea: words lie in paragraphs and in caches of strings; the same categories are repeated for each series.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .archives import local_name

if TYPE_CHECKING:
    from lxml import etree

__all__ = ["CHART", "chart_text"]

#: Why it is left out: single words, drawn over a picture, and never a paragraph of the text.
CHART = "chart"


def chart_text(root: etree._Element) -> str:
    """The texts of a chart, a line each, every one once."""
    found = (_shown(element) for element in root.iter("{*}p", "{*}v", "{*}pt"))
    return "\n".join(dict.fromkeys(text for text in found if text))


def _shown(element: etree._Element) -> str:
    name = local_name(element)
    if name == "p":
        text = "".join(run.text or "" for run in element.iter("{*}t"))
    elif name == "v":
        text = (
            (element.text or "")
            if _lies_in(element, 3, {"strCache", "multiLvlStrCache", "tx", "txData"})
            else ""
        )
    else:
        text = (element.text or "") if _lies_in(element, 2, {"strDim"}) else ""
    return " ".join(text.split())


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
