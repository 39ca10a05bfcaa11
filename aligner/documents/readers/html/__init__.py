"""Web pages: the text of a page, and what else stands on it.

In:   the bytes of an HTML or XHTML file.
Out:  a Page: paragraphs, headings among them, rows of tables with tabs, menus and the like with the reason why they are
      no text; the date that the page's head states.
Not:  furniture inside the text that shows by how a line looks (clutter.py).
Idea: the page becomes a row of paragraphs, all of them; then each step gives some of them a reason to be left out, and
      what has none in the end is the text.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from ....errors import ReadError
from ...pieces import BESIDE, CONTROL, NAVIGATION, RUNNING_LINE, Page
from ...wrapping import join_wrapped
from .charset import page_source
from .furniture import leave_out, leave_out_furniture, leave_out_link_lists, only_links, settle_hidden
from .main_text import leave_out_beside, main_element, page_titles
from .paragraphs import page_paragraphs
from .rows import page_pieces
from .sums import Sums
from .tree import parse_page, words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from ...pieces import Piece
    from ...settings import ReadSettings
    from .paragraphs import Paragraphs
    from .tree import Node

__all__ = ["book_pieces", "page_of", "page_source", "read_html"]

_DATE_NAMES = words("""
    article:published_time og:article:published_time datepublished date dc.date dc.date.issued pubdate
    publishdate article_date_original sailthru.date
    """)
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_TAG = re.compile(r"<[A-Za-z!?/]")


def read_html(data: bytes, path: Path, settings: ReadSettings) -> Page:
    """The text of a web page.

    Raises:
        ReadError: the page holds no text or cannot be read to its end, its text is in other files, or its encoding
            cannot be told.
    """
    page = page_of(page_source(data, path), path, settings)
    if not any(piece.text.strip() for piece in page.pieces if not piece.left_out):
        raise ReadError(
            "the page holds no text",
            remedy="Save the page after it has loaded, or copy its text.",
            path=path,
        )
    return page


def page_of(source: str, path: Path, settings: ReadSettings, *, with_frames: bool = False) -> Page:
    """All that a page shows, each piece with its fate.

    Args:
        source: the page, tags and all.
        path: its name, for messages.
        settings: ``segmented`` leaves preformatted lines as they are.
        with_frames: the pages in its frames are at hand; else a set of frames is refused.

    Raises:
        ReadError: the page cannot be read to its end, or is a set of frames.
    """
    if not _TAG.search(source):
        lines = source.split("\n")  # a plain text with the name of a page
        return Page.of_lines(lines if settings.segmented else [line for line, _ in join_wrapped(lines)])
    nodes = parse_page(source, path)
    if not with_frames:
        _refuse_frames(nodes, path)
    paragraphs = page_paragraphs(nodes, segmented=settings.segmented)
    settle_hidden(paragraphs)
    titles = page_titles(nodes)
    leave_out_furniture(paragraphs, titles)
    main, known, alone = main_element(nodes, paragraphs)
    leave_out_beside(paragraphs, main, known, titles, alone=alone)
    leave_out_link_lists(paragraphs, main)
    _keep_something(paragraphs)
    return Page(tuple(page_pieces(paragraphs, main)), _stated_date(nodes), has_cells=True)


def book_pieces(source: str, path: Path, settings: ReadSettings, *, first: int) -> list[Piece]:
    """All that a chapter of a book shows: it has no furniture but its menus. One that only links is a contents page.

    Args:
        source: the chapter, tags and all.
        path: the book, for messages.
        settings: ``segmented`` leaves preformatted lines as they are.
        first: number of the first piece.

    Raises:
        ReadError: the chapter cannot be read to its end.
    """
    paragraphs = page_paragraphs(parse_page(source, path), segmented=settings.segmented)
    settle_hidden(paragraphs)
    sums = Sums(paragraphs.all)
    for node in paragraphs.nodes:
        if node.tag == "nav" or (node.tag == "body" and only_links(node, sums)):
            leave_out(paragraphs, node, NAVIGATION)
    return page_pieces(paragraphs, None, first=first)


def _refuse_frames(nodes: Sequence[Node], path: Path) -> None:
    """A set of frames shows other files.

    Raises:
        ReadError: the page is one.
    """
    sources = [node.get("src") for node in nodes if node.tag == "frame" and node.get("src")]
    if sources:
        raise ReadError(
            f"the page is a frame set: its text is in other files ({', '.join(sources[:4])})",
            remedy="Give the file of the frame that holds the text.",
            path=path,
        )


def _keep_something(paragraphs: Paragraphs) -> None:
    """A page on which everything looks like furniture is a page whose text is that."""
    if not any(not one.left_out for one in paragraphs.all):
        for one in paragraphs.all:
            if one.left_out in (BESIDE, CONTROL, NAVIGATION, RUNNING_LINE):
                one.left_out = ""


def _stated_date(nodes: Sequence[Node]) -> str | None:
    """The day of publication that the page's head states."""
    for node in nodes:
        if node.tag != "meta":
            continue
        name = (node.get("property") or node.get("name") or node.get("itemprop")).lower()
        if name in _DATE_NAMES and (match := _ISO.search(node.get("content"))):
            try:
                return date(*map(int, match.groups())).isoformat()
            except ValueError:
                continue
    return None
