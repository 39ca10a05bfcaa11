"""Where the text of a page is.

In:   the tree of a page and its paragraphs.
Out:  the element that holds the text; paragraphs outside of it are left out, but for headlines and prose that is not
      called furniture.
Not:  what is no text inside of it (furniture.py).
Idea: trafilatura finds where a page's text is, but loses headlines, repeated paragraphs and line breaks made with
      <br>. So it only says which element holds the text. Pages that are too large or too deep for it tell by their
      prose alone.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from itertools import accumulate, islice
from typing import TYPE_CHECKING

from ...pieces import BESIDE
from .inline import bare
from .paragraphs import UNSEEN
from .style import stands_alone
from .sums import Sums
from .tree import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml import etree
    from lxml.html import HtmlElement

    from .paragraphs import Paragraph, Paragraphs
    from .tree import Node

__all__ = ["leave_out_beside", "main_element", "page_titles"]

#: trafilatura takes more than linear time and goes into depth by recursion.
_MOST_LETTERS = 500_000
_MOST_ELEMENTS = 30_000
_DEEPEST = 100
#: Elements that hold a paragraph, and no whole text.
_HEADLINES = words("h1 h2 h3 h4")
_SMALL = words("a h1 h2 h3 h4 h5 h6 li p")
#: Elements that trafilatura knows as parts of a text; what else there is becomes one of two of them.
_KNOWN = words("""
    a abbr article b blockquote body br center cite code dd div dl dt em font h1 h2 h3 h4 h5 h6 hr i li main ol p pre q
    s section small span strong sub sup table tbody td th thead tr tt u ul
    """)
_ATTRIBUTES = ("class", "href", "id", "itemprop", "role")
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
#: The largest part of the text must be in the element, for trafilatura's lines and for prose.
_MOST = 0.85
_MORE = 1.25
_LONGEST_HEADLINE = 300
_MOST_HEADLINES = 2
#: A form or a part of the table may stand between a row and its table.
_ROW_TO_TABLE = 4
_TITLE_PARTS = re.compile(r"\s[-|:–—·<>]+\s")


def page_titles(nodes: Sequence[Node]) -> frozenset[str]:
    """What the page's head calls the page, without white space and without the name of the site."""
    titles = []
    for node in nodes:
        if node.tag == "title":
            titles.append("".join(child for child in node.children if isinstance(child, str)))
        elif node.tag == "meta":
            name = (node.get("property") or node.get("name")).lower()
            if name in ("og:title", "twitter:title"):
                titles.append(node.get("content"))
    return frozenset(bare(max(_TITLE_PARTS.split(title), key=len)) for title in titles if title.strip())


def main_element(nodes: Sequence[Node], paragraphs: Paragraphs) -> tuple[Node, frozenset[str], bool]:
    """The smallest element that holds nearly all of the text, and no prose beside it.

    Returns:
        The element; lines of the text as trafilatura reads it, without white space; whether the element is a table of
        two columns, which stands for itself, without headlines.
    """
    page = nodes[0]
    table = _table_of_two(page, paragraphs)
    if table is not None:
        return table, frozenset(), True
    sums = Sums(paragraphs.all, with_asides=False)
    found = _by_trafilatura(nodes, sums)
    element = _smallest(page, _places(found, paragraphs.all))
    # The other language's version may stand in an element of its own.
    while element is not page:
        own = sums.prose(element)
        outer = next((above for above in element.above() if sums.prose(above) >= max(_MORE * own, 1)), None)
        if outer is None:
            break
        element = outer
    return element, frozenset(found), False


def _table_of_two(page: Node, paragraphs: Paragraphs) -> Node | None:
    """The table with two columns that holds most of the page's text, if there is one; no table stands in it."""
    sums = Sums(paragraphs.all)
    rows: list[tuple[Node | None, int]] = []
    outer: set[Node] = set()
    sizes: dict[Node, int] = {}
    for mark in paragraphs.marks:
        if mark.kind == "row":
            if rows and (around := rows[-1][0]):
                outer.add(around)
            near = islice(mark.node.above(), _ROW_TO_TABLE)
            rows.append((next((above for above in near if above.tag == "table"), None), 0))
        elif mark.kind == "cell" and rows:
            table, cells = rows.pop()
            rows.append((table, cells + 1))
        elif mark.kind == "end of row" and rows:
            table, cells = rows.pop()
            if table is not None and cells == 2:
                sizes[table] = sizes.get(table, 0) + sums.size(mark.node)
    most = 0.6 * sums.size(page)
    return next((table for table, size in sizes.items() if table not in outer and size > most), None)


def _places(found: list[str], paragraphs: list[Paragraph]) -> list[tuple[int, int]]:
    """Where lines stand on the page: the number of the paragraph that each begins in, and the line's length.

    Where nothing was found, where prose stands, and how much. A line that is not found again is before all paragraphs.
    """
    counted = [not one.left_out and not one.is_aside for one in paragraphs]
    if not found:
        return [
            (number, size) for number, one in enumerate(paragraphs) if counted[number] and (size := one.prose)
        ]
    texts = [bare(one.text) if counted[number] else "" for number, one in enumerate(paragraphs)]
    starts = list(accumulate(map(len, texts), initial=0))
    whole = "".join(texts)
    places = []
    after = 0
    for line in found:
        place = whole.find(line, after)
        if place < 0:
            place = whole.find(line)
        if place < 0:
            places.append((-1, len(line)))
            continue
        places.append((bisect_right(starts, place) - 1, len(line)))
        after = place + len(line)
    return sorted(places)


def _smallest(page: Node, places: list[tuple[int, int]]) -> Node:
    """The smallest element that holds most of what stands at some places; the page if there are none."""
    numbers = [number for number, _ in places]
    sizes = list(accumulate((size for _, size in places), initial=0))

    def covered(node: Node) -> int:
        return sizes[bisect_left(numbers, node.end)] - sizes[bisect_left(numbers, node.start)]

    element = page
    while sizes[-1]:
        inner = next(
            (
                child
                for child in element.elements()
                if child.tag not in _SMALL and covered(child) >= _MOST * sizes[-1]
            ),
            None,
        )
        if inner is None:
            break
        element = inner
    return element


def _by_trafilatura(nodes: Sequence[Node], sums: Sums) -> list[str]:
    """The lines of the text as trafilatura finds them, without white space; none if the page is too large for it."""
    import trafilatura

    root = None if sums.size(nodes[0]) > _MOST_LETTERS else _for_trafilatura(nodes, sums)
    if root is None:
        return []
    text = trafilatura.extract(
        root, output_format="txt", include_comments=False, include_tables=True, favor_recall=True
    )
    return [name for line in (text or "").split("\n") if (name := bare(line))]


def _for_trafilatura(nodes: Sequence[Node], sums: Sums) -> HtmlElement | None:
    """The parts of a page that may be text, as a tree of lxml's; None if it is too large or too deep."""
    from lxml import etree, html

    if len(nodes) > _MOST_ELEMENTS:
        return None
    root: HtmlElement = html.Element("html")
    body = next((node for node in nodes if node.tag == "body"), nodes[0])
    stack = [(iter(body.children), etree.SubElement(root, "body"))]
    while stack:
        children, element = stack[-1]
        for child in children:
            if isinstance(child, str):
                _append(element, _NOT_XML.sub(" ", child))
            elif child.tag not in UNSEEN and (child.start == child.end or sums.count(child)):
                tag = child.tag if child.tag in _KNOWN else "div" if stands_alone(child) else "span"
                attributes = {
                    name: _NOT_XML.sub(" ", child.get(name)) for name in _ATTRIBUTES if child.get(name)
                }
                stack.append((iter(child.children), etree.SubElement(element, tag, attributes)))
                break
        else:
            stack.pop()
        if len(stack) > _DEEPEST:
            return None
    return root


def _append(element: etree._Element, text: str) -> None:
    """Text behind what is in an element so far."""
    if len(element):
        last = element[-1]
        last.tail = (last.tail or "") + text
    else:
        element.text = (element.text or "") + text


def leave_out_beside(
    paragraphs: Paragraphs, main: Node, known: frozenset[str], titles: frozenset[str], *, alone: bool
) -> None:
    """Leave out what stands outside of the element that holds the text.

    Args:
        paragraphs: of the page.
        main: the element.
        known: lines that trafilatura takes for text, without white space.
        titles: of the page, without white space.
        alone: nothing else is text, neither headlines nor prose.
    """
    headlines = set() if alone else _headlines(paragraphs.all, main, known, titles)
    for number, one in enumerate(paragraphs.all):
        if main.start <= number < main.end:
            one.is_aside = False
        elif not one.left_out and number not in headlines and (alone or not _is_text(one, main)):
            one.left_out = BESIDE


def _is_text(one: Paragraph, main: Node) -> bool:
    """True for prose outside of the text, unless something around it, and not around the text, is called furniture."""
    if one.is_aside or 2 * one.link_size >= one.size or not one.prose or not one.is_sentence:
        return False
    return one.named is None or (one.named.start <= main.start and main.end <= one.named.end)


def _headlines(
    paragraphs: list[Paragraph], main: Node, known: frozenset[str], titles: frozenset[str]
) -> set[int]:
    """Numbers of the headlines of the text that stand outside of the element that holds it, of two at most.

    A heading outside counts if it is the page's first-rank one, or if trafilatura or the page's title names it, or
    if it is the nearest above the text and there is no other; a site's name that links to its front page does not.
    """
    present = {bare(one.text) for one in paragraphs[main.start : main.end] if not one.left_out}
    found: list[list[int]] = []
    nearest: list[int] = []
    number = 0
    while number < len(paragraphs):
        if number == main.start:
            if nearest and not found:
                found.append(nearest)
            number = max(main.end, number + 1)
            continue
        lines = _heading_lines(paragraphs, number)
        number += len(lines)
        one = paragraphs[lines[0]]
        text = "".join(paragraphs[line].text for line in lines)
        name = bare(text)
        if one.left_out or one.is_aside or len(text) > _LONGEST_HEADLINE or name in present:
            continue
        is_link = any(paragraphs[line].link_size for line in lines)
        tag = one.heading.tag if one.heading is not None else ""
        if tag in _HEADLINES and not is_link:
            nearest = lines
        if (tag == "h1" and not is_link) or (tag in _HEADLINES and name in known) or name in titles:
            found.append(lines)
            present.add(name)
    return {line for lines in found[:_MOST_HEADLINES] for line in lines}


def _heading_lines(paragraphs: list[Paragraph], number: int) -> list[int]:
    """Numbers of the paragraphs of one heading, from its first; of a paragraph outside of headings its own."""
    end = number + 1
    heading = paragraphs[number].heading
    while heading is not None and end < len(paragraphs) and paragraphs[end].heading is heading:
        end += 1
    return list(range(number, end))
