"""The main text of a web page.

In:   the bytes of an HTML file.
Out:  lines, a paragraph each, headings among them, table cells parted by tabs; the date that the page's
      head states.
Not:  clutter inside the text (clutter.py).
Idea: trafilatura finds where a page's text is, but loses headlines, repeated paragraphs and line breaks
      made with <br>. So it only says which element holds the text; the lines are then read from that
      element as they stand.
"""

from __future__ import annotations

import re
from copy import deepcopy
from datetime import date
from typing import TYPE_CHECKING

from ...errors import ReadError
from ..encodings import decode
from ..pieces import Page
from .tables import row_lines

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from lxml.html import HtmlElement

    from ..settings import ReadSettings

__all__ = ["html_lines", "read_html"]


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\S+", text))


_FURNITURE = _words("""
    script style noscript template nav footer aside form iframe svg button select input textarea object canvas
    head link meta
""")
_BLOCKS = _words("""
    p div h1 h2 h3 h4 h5 h6 li dt dd blockquote pre section article header main table tbody tr td th ul ol dl
    figure figcaption hr address details summary center
""")
_DATE_NAMES = _words("""
    article:published_time og:article:published_time datepublished date dc.date dc.date.issued pubdate
    publishdate article_date_original sailthru.date
""")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
#: A run of text this long is prose; a Hangul syllable counts double.
_PROSE = 50


def read_html(data: bytes, path: Path, settings: ReadSettings) -> Page:
    """The text of a web page.

    Raises:
        ReadError: the page holds no text, or its encoding cannot be told.
    """
    lines, date = html_lines(decode(_from_declared_charset(data), path))
    if not any(line.strip() for line in lines):
        raise ReadError(
            "the page holds no text",
            remedy="Save the page after it has loaded, or copy its text.",
            path=path,
        )
    return Page.of_lines(lines, date, has_cells=True)


_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w-]+)", re.I)


def _from_declared_charset(data: bytes) -> bytes:
    """An HTML file's bytes as UTF-8, if it names an encoding and is really in it."""
    match = _CHARSET.search(data[:4096])
    if match is None or data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data
    name = match[1].decode("ascii").lower()
    # Pages say EUC-KR and use the larger table of Windows.
    name = "cp949" if name in ("euc-kr", "ks_c_5601-1987", "ksc5601", "euc_kr", "korean") else name
    try:
        return data.decode(name).encode("utf-8")
    except (LookupError, UnicodeError):
        return data


def html_lines(source: str) -> tuple[list[str], str | None]:
    """Lines of a page's text, and its ISO date of publication if its head states one.

    >>> html_lines("<html><body><h1>Talks Held</h1><p>They met in Moscow.<br>They parted.</p></body></html>")
    (['Talks Held', 'They met in Moscow.', 'They parted.'], None)
    """
    from lxml import etree, html

    # lxml refuses text that declares an encoding of its own.
    source = re.sub(r"^\s*<\?xml[^>]*\?>", "", source)
    try:
        tree = html.document_fromstring(source)
    except (ValueError, etree.ParserError):
        return [], None
    stated = _stated_date(tree)
    body = tree.find("body")
    root: HtmlElement = tree if body is None else body
    _drop_furniture(root)
    table = _table_of_two(root)
    if table is not None:
        return list(_rows(table)), stated
    found = [_bare(line) for line in _by_trafilatura(root)]
    main = _main_element(root, found)
    lines = _lines(main)
    return _missing_headlines(tree, root, main, found, lines) + lines, stated


def _stated_date(tree: HtmlElement) -> str | None:
    for element in tree.iter("meta"):
        name = (element.get("property") or element.get("name") or element.get("itemprop") or "").lower()
        if name in _DATE_NAMES and (match := _ISO.search(element.get("content") or "")):
            try:
                return date(*map(int, match.groups())).isoformat()
            except ValueError:
                continue
    return None


def _drop_furniture(root: HtmlElement) -> None:
    for element in list(root.iter()):
        if element is root or element.getparent() is None:
            continue
        if (
            not isinstance(element.tag, str) or element.tag in _FURNITURE or _is_site_header(element)
        ):  # a comment
            element.drop_tree()


def _is_site_header(element: HtmlElement) -> bool:
    """A <header> of the page, not of an article: it holds no headline."""
    return element.tag == "header" and all(element.find(f".//h{level}") is None for level in (1, 2))


def _bare(text: str) -> str:
    """Text without any white space, for comparing."""
    return "".join(text.split())


def _squeeze(text: str) -> str:
    return " ".join(text.split())


def _text(element: HtmlElement) -> str:
    return str(element.text_content())


# --- where the text is ----------------------------------------------------------------------------


def _main_element(root: HtmlElement, found: list[str]) -> HtmlElement:
    """The smallest element that holds nearly all of what trafilatura found, and no prose beside it."""
    element = root
    total = sum(map(len, found))
    while total:
        inner = next((child for child in _children(element) if _covers(child, found, total)), None)
        if inner is None:
            break
        element = inner
    # The other language's version may stand in an element of its own.
    prose = _prose(root)
    while element is not root:
        ancestors = [above for above in element.iterancestors() if above in prose]
        outer = next((above for above in ancestors if prose[above] >= 1.25 * prose[element]), None)
        if outer is None:
            break
        element = outer
    return element


def _by_trafilatura(root: HtmlElement) -> list[str]:
    import trafilatura
    from lxml import html

    page = html.Element("html")
    page.append(deepcopy(root))
    text = trafilatura.extract(
        page, output_format="txt", include_comments=False, include_tables=True, favor_recall=True
    )
    return [line for line in (text or "").split("\n") if line.strip()]


def _children(element: HtmlElement) -> Iterator[HtmlElement]:
    return (child for child in element if isinstance(child.tag, str) and child.tag in _BLOCKS - {"p", "li"})


def _covers(element: HtmlElement, found: list[str], total: int) -> bool:
    text = _bare(_text(element))
    return sum(len(line) for line in found if line in text) >= 0.85 * total


def _prose(root: HtmlElement) -> dict[HtmlElement, int]:
    """For each element the code points of its text in long runs outside links; Hangul counts double."""
    amounts: dict[HtmlElement, int] = {}

    def count(element: HtmlElement, in_link: bool) -> int:
        in_link = in_link or element.tag == "a"
        total = 0 if in_link else _run(element.text)
        for child in element:
            total += count(child, in_link)
            total += 0 if in_link else _run(child.tail)
        amounts[element] = total
        return total

    count(root, False)
    return amounts


def _run(text: str | None) -> int:
    size = len(_squeeze(text or "")) + len(re.findall(r"[가-힣]", text or ""))
    return size if size >= _PROSE else 0


def _missing_headlines(
    tree: HtmlElement, root: HtmlElement, main: HtmlElement, found: list[str], lines: list[str]
) -> list[str]:
    """Headlines of the text that stand outside of the element that holds it, two at most.

    A heading outside counts if it is the page's first-rank one, or if trafilatura or the page's title names it, or
    if it is the nearest above the text and there is no other; a site's name that links to its front page does not.
    """
    titles = {_bare(title) for title in _titles(tree)}
    known = titles | set(found)
    inside = set(main.iter())
    present = {_bare(line) for line in lines}
    headlines: list[str] = []
    nearest = ""
    for element in root.iter():
        if element is main and not headlines and nearest:
            headlines.append(nearest)
        if element in inside or len(text := _squeeze(_text(element))) > 300:
            continue
        bare = _bare(text)
        is_heading = element.tag in ("h1", "h2", "h3", "h4")
        is_link = is_heading and element.find(".//a") is not None
        if is_heading and not is_link and bare not in present:
            nearest = text
        if (
            bare
            and bare not in present
            and ((element.tag == "h1" and not is_link) or (is_heading and bare in known) or bare in titles)
        ):
            headlines.append(text)
            present.add(bare)
    return headlines[:2]


def _titles(tree: HtmlElement) -> list[str]:
    """What the page's head calls the page, without the name of the site: the longest part of each title."""
    titles = [element.text or "" for element in tree.iter("title")]
    titles += [
        element.get("content") or ""
        for element in tree.iter("meta")
        if (element.get("property") or element.get("name") or "").lower() in ("og:title", "twitter:title")
    ]
    return [max(re.split(r"\s[-|:–—·<>]+\s", title), key=len) for title in titles if title.strip()]


# --- what the text is -----------------------------------------------------------------------------


def _lines(element: HtmlElement) -> list[str]:
    """Text of an element, a line a block; a row of a table is one line with tabs."""
    parts: list[str] = []
    _walk(element, parts)
    lines = (re.sub(r"[ \r\f\v\xa0]+", " ", line).strip(" ") for line in "".join(parts).split("\n"))
    return [line for line in lines if line.strip()]


def _walk(element: HtmlElement, parts: list[str]) -> None:
    if element.tag == "br":
        parts.append("\n")
        return
    if element.tag == "tr" and len([cell for cell in element if cell.tag in ("td", "th")]) > 1:
        parts.append("\n" + "\n".join(_row(element)) + "\n")
        return
    block = element.tag in _BLOCKS
    if block:
        if _is_link_list(element):
            return
        parts.append("\n")
    keeps_lines = element.tag == "pre"
    for run, child in [(element.text, None), *((child.tail, child) for child in element)]:
        if child is not None:
            _walk(child, parts)
        if run:
            parts.append(run if keeps_lines else re.sub(r"\s+", " ", run))
    if block:
        parts.append("\n")


def _is_link_list(element: HtmlElement) -> bool:
    """True if a list or a box holds several links and hardly any other text."""
    if element.tag not in ("ul", "ol", "div", "dl", "section", "td"):
        return False
    links = [_bare(_text(link)) for link in element.iter("a")]
    return len(links) >= 3 and sum(map(len, links)) >= 0.8 * len(_bare(_text(element)))


def _table_of_two(root: HtmlElement) -> HtmlElement | None:
    """The table with two columns that holds most of the page's text, if there is one."""
    for table in root.iter("table"):
        rows = [
            row for row in table.iter("tr") if len([cell for cell in row if cell.tag in ("td", "th")]) == 2
        ]
        if table.find(".//table") is None and _text_size(rows) > 0.6 * len(_bare(_text(root))):
            return table
    return None


def _text_size(rows: list[HtmlElement]) -> int:
    return sum(len(_bare(_text(row))) for row in rows)


def _rows(table: HtmlElement) -> Iterator[str]:
    for row in table.iter("tr"):
        yield from _row(row)


def _row(row: HtmlElement) -> list[str]:
    """A row as lines with tabs; cells with several paragraphs give several lines.

    Cells of unlike length are a page's layout, not columns: they come one after the other.
    """
    cells = [_lines_of_cell(cell) for cell in row if cell.tag in ("td", "th") and not _is_link_list(cell)]
    sizes = [len(paragraphs) for paragraphs in cells if paragraphs]
    if not sizes or max(sizes) > 1.5 * min(sizes) + 1:
        return [paragraph for paragraphs in cells for paragraph in paragraphs]
    return row_lines(cells)


def _lines_of_cell(cell: HtmlElement) -> list[str]:
    return [line.replace("\t", " ") for line in _lines(cell)]
