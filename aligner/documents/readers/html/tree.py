"""The elements of a web page, however deep they are nested and however large they are.

In:   the text of a page.
Out:  a tree of Nodes that holds all of it.
Not:  what the elements mean (paragraphs.py, furniture.py).
Idea: libxml2 tells the beginnings and ends of elements one after the other and builds no tree of its own, which it
      would not let grow deeper than some levels. A mark behind the page's last letter shows that it read to the end.
"""

from __future__ import annotations

import hashlib
import re
from html import escape
from html.entities import html5
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, cast

from ....errors import ReadError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

__all__ = ["Node", "parse_page", "words"]


def words(text: str) -> frozenset[str]:
    """A set of words that are written with spaces between."""
    return frozenset(text.split())


_EPUB = "{http://www.idpf.org/2007/ops"
_XHTML = re.compile(r"\s*(?:<\?xml\b|(?:<!DOCTYPE[^>]*>\s*)?<html\b[^>]*\bxmlns\s*=)", re.I)
_OWN_ENTITIES = re.compile(r"<!DOCTYPE[^<>\[]*\[", re.I)
_XML_DECLARATION = re.compile(r"<\?xml[^<>]*\?>")
_OWN_TYPE = re.compile(r"<!DOCTYPE[^<>\[]*\[.{0,3000}?\]\s*>", re.I | re.S)
#: So far into a page its document type is looked for.
_HEAD = 65_536
_ENTITY = re.compile(r"&([A-Za-z][A-Za-z0-9]*);")
_XML_ENTITIES = words("amp apos gt lt quot")
_NO_ATTRIBUTES: Mapping[str, str] = MappingProxyType({})
#: In XHTML these may close themselves; read as HTML they would take in all that follows.
_SELF_CLOSING = re.compile(
    r"<(iframe|noembed|noframes|noscript|script|style|textarea|title|xmp)(\s[^<>]*)?/>", re.I
)

#: Attributes that hold no text. If they seem to, the quotation mark at their end is missing.
_PLAIN_ATTRIBUTES = words("action class height href id lang name rel src style target type width")
_SWALLOWED = re.compile(r">[^<>]*</?[A-Za-z]")
_SCRIPT = re.compile(r"\s*(?:data|javascript|vbscript):", re.I)


class Node:
    """An element of a page.

    Attributes:
        tag: its name, in small letters, without a namespace.
        attributes: their names in small letters.
        children: text and elements in turns.
        parent: the element around it; None for the page.
        start, end: the paragraphs that begin inside it, as a range of their numbers (paragraphs.py).
    """

    __slots__ = ("attributes", "children", "end", "parent", "start", "tag")

    def __init__(self, tag: str, attributes: Mapping[str, str], parent: Node | None = None) -> None:
        self.tag = tag
        self.attributes = attributes
        self.children: list[Node | str] = []
        self.parent = parent
        self.start = 0
        self.end = 0

    def get(self, name: str) -> str:
        """The value of an attribute, ``""`` if it is not there."""
        return self.attributes.get(name) or ""

    def elements(self) -> Iterator[Node]:
        """The elements inside it, one level down."""
        return (child for child in self.children if isinstance(child, Node))

    def above(self) -> Iterator[Node]:
        """The elements around it, from the inside out."""
        node = self.parent
        while node is not None:
            yield node
            node = node.parent


def parse_page(source: str, path: Path) -> list[Node]:
    """The elements of a page: first a Node that is the page itself, then all others, each after the one around it.

    Raises:
        ReadError: the parser did not read to the end.
    """
    nodes = _as_xml(source)
    if nodes is None:
        nodes = _as_html(source, path)
    # Pages inside of the page are added at the end, and looked through in their turn.
    for node in nodes:
        if node.attributes:
            nodes += _inside(node, path)
    return nodes


def _inside(node: Node, path: Path) -> list[Node]:
    """The elements of a page that stands in an attribute: meant to be there, or because a quotation mark is missing."""
    source = node.get("srcdoc") if node.tag == "iframe" else ""
    for name in _PLAIN_ATTRIBUTES.intersection(node.attributes):
        value = node.get(name)
        if _SWALLOWED.search(value) and not _SCRIPT.match(value):
            before, _, source = value.partition(">")
            node.attributes = {**node.attributes, name: before}
            # The value ends where the next tag has a quotation mark.
            source = source.rpartition("<")[0] if "<" in source.rpartition(">")[2] else source
    if not source:
        return []
    # Inside of an element its text gets no paragraph around it.
    inside = _as_html(f"<span>{source}", path)
    body = next((number for number, one in enumerate(inside) if one.tag == "body"), 0)
    for child in inside[body].elements():
        child.parent = node
    node.children[:0] = inside[body].children
    return inside[body + 1 :]


def _as_xml(source: str) -> list[Node] | None:
    """XHTML by the rules of XML: a script without an end tag does not take in what follows. None if it is not well
    formed, or declares entities, which are not expanded."""
    from lxml import etree

    start = source[:4000]
    if not _XHTML.match(start) or _OWN_ENTITIES.search(start):
        return None
    source = _ENTITY.sub(_character, _XML_DECLARATION.sub("", source, count=1))
    builder = _Builder()
    parser = etree.XMLParser(
        target=cast("Any", builder),
        encoding="utf-8",
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=True,
    )
    try:
        etree.fromstring(source.encode("utf-8", errors="replace"), parser)
    except etree.XMLSyntaxError:
        return None
    return builder.nodes


def _character(entity: re.Match[str]) -> str:
    """The letter that HTML gives a name, where XML knows none."""
    if entity[1] in _XML_ENTITIES:
        return entity[0]
    return escape(html5.get(f"{entity[1]};", entity[0]), quote=False)


def _as_html(source: str, path: Path) -> list[Node]:
    from lxml import etree

    if _XHTML.match(source[:4000]):
        source = _SELF_CLOSING.sub(r"<\1\2></\1>", source)
    source = _XML_DECLARATION.sub("", source, count=1)
    source = _OWN_TYPE.sub("", source[:_HEAD], count=1) + source[_HEAD:]
    # No page holds the sum of its own letters.
    mark = hashlib.blake2b(source.encode("utf-8", errors="replace"), digest_size=16).hexdigest()
    # The page may break off in a tag.
    for closing in ("", ">", '">', "'>"):
        builder = _Builder(mark)
        parser = etree.HTMLParser(target=cast("Any", builder), encoding="utf-8", huge_tree=True)
        try:
            etree.fromstring(f"{source}{closing}\n{mark}".encode("utf-8", errors="replace"), parser)
        except etree.LxmlError as error:
            raise _stopped(path) from error
        if builder.is_whole:
            return builder.nodes
    raise _stopped(path)


def _stopped(path: Path) -> ReadError:
    return ReadError(
        "the page cannot be read to its end",
        remedy="Save it again, or save its text as .txt.",
        path=path,
    )


class _Builder:
    """What the parser tells, as a tree.

    Attributes:
        nodes: the page and all elements, in order.
        is_whole: the mark behind the page's end has come.
    """

    def __init__(self, mark: str = "") -> None:
        page = Node("#page", {})
        self.nodes = [page]
        self.is_whole = False
        self._mark = mark
        self._open = page
        self._text: list[str] = []

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        self._flush()
        named = {_local(name): value for name, value in attributes.items()} if attributes else _NO_ATTRIBUTES
        node = Node(_local(tag), named, self._open)
        self.nodes.append(node)
        self._open.children.append(node)
        self._open = node

    def end(self, tag: str) -> None:
        self._flush()
        if self._open.parent is not None and self._open.tag == _local(tag):
            self._open = self._open.parent

    def data(self, text: str) -> None:
        self._text.append(text)

    def comment(self, text: str) -> None:
        self.is_whole = self.is_whole or bool(self._mark and self._mark in text)

    def pi(self, target: str, text: str | None = None) -> None:
        self.comment(f"{target}{text or ''}")

    def close(self) -> None:
        self._flush()

    def _flush(self) -> None:
        if not self._text:
            return
        text = "".join(self._text)
        self._text.clear()
        if self._mark and text.endswith(self._mark):
            self.is_whole = True
            text = text.removesuffix(self._mark).removesuffix("\n")
        if text:
            self._open.children.append(text)


def _local(name: str) -> str:
    """A name without its namespace; the attributes of e-books keep theirs, as they have in HTML."""
    if name.startswith("{"):
        space, _, name = name.rpartition("}")
        name = f"epub:{name}" if space == _EPUB else name
    return name.lower()
