"""The main text of a web page.

In:   HTML.
Out:  lines, a paragraph each, headings among them, table rows with tabs; the date that the page's head states.
Not:  clutter inside the text (clutter.py).
Idea: trafilatura finds the text of a page but loses the headline, runs lines together that only <br> parts, and
      drops text on short pages. So breaks become paragraphs before it reads, and what it returns is checked against
      the page: the headline is put back, and if it lost much of the paragraphs, the page is read without it.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

__all__ = ["html_lines"]

_BREAK = "\ue000"  # private use: stands for <br> while trafilatura reads
_FURNITURE = (
    "script", "style", "noscript", "template", "nav", "footer", "aside", "form", "iframe", "svg", "button",
    "select", "input", "textarea", "object", "canvas", "figcaption",
)  # fmt: skip
_BLOCKS = frozenset(
    "p div h1 h2 h3 h4 h5 h6 li dt dd blockquote pre section article header main table tr ul ol dl figure hr".split()
)
_DATE_NAMES = (
    "article:published_time", "og:article:published_time", "datepublished", "date", "dc.date", "dc.date.issued",
    "pubdate", "publishdate", "article_date_original", "sailthru.date",
)  # fmt: skip
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")


def html_lines(source: str) -> tuple[list[str], str | None]:
    """Lines of a page's text, and its ISO date of publication if its head states one."""
    from lxml import html

    # lxml refuses str that declares an encoding of its own
    source = re.sub(r"^\s*<\?xml[^>]*\?>", "", source)
    try:
        tree = html.document_fromstring(source)
    except (ValueError, html.etree.ParserError):
        return [], None
    stated = _stated_date(tree)
    everything = _plain_lines(tree)
    if _is_table_of_two(tree):
        return everything, stated
    extracted = _with_trafilatura(tree)
    paragraphs = [_squeeze(element.text_content()) for element in tree.iter("p")]
    paragraphs = [text for text in paragraphs if len(text) > 60]
    found = _squeeze(" ".join(extracted))
    lost = sum(len(text) for text in paragraphs if text[:60] not in found)
    if not extracted or lost > 0.3 * (sum(map(len, paragraphs)) or 1):
        return everything, stated
    return _with_headline(tree, extracted), stated


def _squeeze(text: str) -> str:
    return " ".join(text.replace(_BREAK, " ").split())


def _stated_date(tree: HtmlElement) -> str | None:
    for element in tree.iter("meta"):
        name = (element.get("property") or element.get("name") or element.get("itemprop") or "").lower()
        if name in _DATE_NAMES and (match := _ISO.search(element.get("content") or "")):
            try:
                return date(*map(int, match.groups())).isoformat()
            except ValueError:
                continue
    return None


def _is_table_of_two(tree: HtmlElement) -> bool:
    """True if most of the page's text is in a table with two columns."""
    cells = [
        len(_squeeze(cell.text_content()))
        for row in tree.iter("tr")
        if len(row.findall("td")) == 2
        for cell in row.findall("td")
    ]
    body = tree.find("body")
    return len(cells) >= 4 and sum(cells) > 0.6 * len(_squeeze((tree if body is None else body).text_content()))


def _with_trafilatura(tree: HtmlElement) -> list[str]:
    from copy import deepcopy

    import trafilatura

    marked = deepcopy(tree)
    for element in list(marked.iter("br")):
        element.tail = _BREAK + (element.tail or "")
        element.drop_tag()
    text = trafilatura.extract(
        marked,
        output_format="txt",
        include_comments=False,
        include_tables=True,
        include_images=False,
        include_links=False,
        favor_recall=True,
        deduplicate=False,
    )
    if not text:
        return []
    lines = []
    for line in re.split(rf"[\n{_BREAK}]", text):
        line = re.sub(r"^- (?=\S)", "", line.strip())
        if line := " ".join(line.split()):
            lines.append(line)
    return lines


def _with_headline(tree: HtmlElement, lines: list[str]) -> list[str]:
    """Put main headings back that trafilatura dropped."""
    missing = []
    present = {_squeeze(line) for line in lines}
    for heading in tree.iter("h1"):
        text = _squeeze(heading.text_content())
        if any(parent.tag in _FURNITURE for parent in heading.iterancestors()):
            continue
        if text and text not in present and text not in missing and not any(char in text for char in "{}"):
            missing.append(text)
    return missing[:2] + lines


def _plain_lines(tree: HtmlElement) -> list[str]:
    """All the text of the page's body but for scripts and navigation."""
    from copy import deepcopy

    tree = deepcopy(tree)
    body = tree.find("body")
    root = tree if body is None else body
    for name in _FURNITURE:
        for element in list(root.iter(name)):
            if element is not root:
                element.drop_tree()
    parts: list[str] = []
    _walk(root, parts)
    lines = [" ".join(line.split(" ")) for line in "".join(parts).split("\n")]
    return [cleaned for line in lines if (cleaned := re.sub(r"[ \r\f\v\xa0]+", " ", line).strip(" "))]


def _walk(element: HtmlElement, parts: list[str]) -> None:
    if not isinstance(element.tag, str):
        return
    if element.tag == "br":
        parts.append("\n")
        return
    if element.tag == "tr":
        cells = [cell for cell in element if cell.tag in ("td", "th")]
        parts.append("\n" + "\t".join(_squeeze(cell.text_content()) for cell in cells) + "\n")
        return
    block = element.tag in _BLOCKS
    if block:
        parts.append("\n")
    if element.text:
        parts.append(re.sub(r"\s+", " ", element.text))
    for child in element:
        _walk(child, parts)
        if child.tail:
            parts.append(re.sub(r"\s+", " ", child.tail))
    if block:
        parts.append("\n")
