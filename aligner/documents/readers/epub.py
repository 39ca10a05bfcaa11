"""The text of an e-book.

In:   the bytes of an EPUB file, version 2 or 3.
Out:  a Page: the paragraphs of its chapters in reading order; contents pages with the reason why they are no text.
Not:  what a chapter's elements mean (html/).
Idea: the container names the package, the package's spine names the chapters in the order in which they are read;
      neither their names nor their order in the archive tell it.
"""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from ...errors import ReadError
from ..pieces import NAVIGATION, NEVER_TEXT, Page, Piece
from .html import book_pieces, page_source
from .packages import Package, parse_xml

if TYPE_CHECKING:
    from pathlib import Path

    from lxml import etree

    from ..settings import ReadSettings

__all__ = ["read_epub"]

_CONTAINER = "META-INF/container.xml"
_ENCRYPTION = "META-INF/encryption.xml"
_CHAPTERS = frozenset({"application/xhtml+xml", "image/svg+xml", "text/html", "text/x-oeb1-document"})
#: Ways of hiding fonts, not texts.
_OF_FONTS = frozenset({"http://ns.adobe.com/pdf/enc#RC", "http://www.idpf.org/2008/embedding"})


def read_epub(data: bytes, path: Path, settings: ReadSettings) -> Page:
    """The chapters of an EPUB file.

    Raises:
        ReadError: the book is damaged, protected against copying, lacks a chapter, or holds no text.
    """
    pieces = _Book(Package(data, path, "e-book")).pieces(settings)
    if not any(piece.text.strip() for piece in pieces if not piece.left_out):
        raise ReadError(
            "the e-book holds no text",
            remedy="Text in pictures is not read; check that it is the right file.",
            path=path,
        )
    return Page(tuple(pieces), has_cells=True)


class _Book:
    """An opened EPUB file."""

    def __init__(self, package: Package) -> None:
        self._package = package

    def pieces(self, settings: ReadSettings) -> list[Piece]:
        """The paragraphs of all chapters."""
        encrypted = self._encrypted()
        chapters, contents = self._chapters()
        pieces: list[Piece] = []
        for name in chapters:
            if name.casefold() in encrypted:
                raise _protected(self._package.path)
            data = self._read(name)
            if not data.strip(b"\xef\xbb\xbf \t\r\n"):
                continue
            source = page_source(data, self._package.path)
            found = book_pieces(source, self._package.path, settings, first=len(pieces) + 1)
            if name in contents:
                found = [
                    Piece(
                        piece.text, piece.line, piece.left_out if piece.left_out in NEVER_TEXT else NAVIGATION
                    )
                    for piece in found
                ]
            pieces += found
        return pieces

    def _chapters(self) -> tuple[list[str], set[str]]:
        """Names of the chapters in reading order, contents pages among them, and which are contents pages.

        A contents page outside of the reading order comes first.
        """
        package_name = self._package_name()
        package = self._xml(package_name)
        folder = posixpath.dirname(package_name)
        files: dict[str, tuple[str, str]] = {}
        contents: list[str] = []
        for item in package.iterfind(".//{*}manifest/{*}item"):
            name = _joined(folder, item.get("href") or "")
            files[item.get("id") or ""] = (name, (item.get("media-type") or "").lower())
            if "nav" in (item.get("properties") or "").split():
                contents.append(name)
        contents += [
            _joined(folder, reference.get("href") or "")
            for reference in package.iterfind(".//{*}guide/{*}reference")
            if reference.get("type") == "toc"
        ]
        chapters = []
        for reference in package.iterfind(".//{*}spine/{*}itemref"):
            name, kind = files.get(reference.get("idref") or "", ("", ""))
            if kind in _CHAPTERS or name.lower().endswith((".html", ".htm", ".xhtml")):
                chapters.append(name)
        if not chapters:
            raise self._package.damaged()
        outside = [name for name in dict.fromkeys(contents) if name not in chapters]
        known = [name for name in outside if name in self._package]
        return [*known, *dict.fromkeys(chapters)], set(contents)

    def _package_name(self) -> str:
        roots = self._xml(_CONTAINER).iterfind(".//{*}rootfile")
        names = [name for root in roots if (name := root.get("full-path"))]
        if not names:
            raise self._package.damaged()
        return _joined("", names[0])

    def _encrypted(self) -> set[str]:
        """Names of the files in it that are encrypted, in small letters; fonts may be, without harm."""
        root = self._xml(_ENCRYPTION) if _ENCRYPTION in self._package else None
        names: set[str] = set()
        for entry in () if root is None else root.iterfind(".//{*}EncryptedData"):
            method = entry.find("{*}EncryptionMethod")
            if method is not None and method.get("Algorithm") in _OF_FONTS:
                continue
            names.update(
                _joined("", reference.get("URI") or "").casefold()
                for reference in entry.iterfind(".//{*}CipherReference")
            )
        return names

    def _read(self, name: str) -> bytes:
        """A file of the book.

        Raises:
            ReadError: it is not there.
        """
        data = self._package.read(name)
        if data is None:
            raise ReadError(
                f"the e-book is not whole: {name} is missing",
                remedy="Get it anew, or save it again.",
                path=self._package.path,
            )
        return data

    def _xml(self, name: str) -> etree._Element:
        """One of the files that say what the book consists of; books are sloppy in them."""
        return parse_xml(self._read(name), self._package.path, "e-book", name, recover=True)


def _joined(folder: str, href: str) -> str:
    """The name in the archive of a file that is named from another one in a folder."""
    name = unquote(urlsplit(href).path) if "://" not in href else href
    return posixpath.normpath(posixpath.join(folder, name)).lstrip("/")


def _protected(path: Path) -> ReadError:
    return ReadError(
        "the e-book is protected (DRM), and its text is encrypted",
        remedy="Give a copy without protection, or the text itself.",
        path=path,
    )
