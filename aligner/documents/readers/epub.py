"""The text of an e-book.

In:   the bytes of an EPUB file, version 2 or 3.
Out:  a Page: the paragraphs of its chapters in reading order; contents pages with the reason why they are no text.
Not:  what a chapter's elements mean (html/).
Idea: the container names the package, the package's spine names the chapters in the order in which they are read;
      neither their names nor their order in the archive tell it.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from ...errors import ReadError
from ..pieces import NAVIGATION, NEVER_TEXT, Page, Piece
from .html import book_pieces, page_source

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
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            book = _Book(archive, path)
            pieces = book.pieces(settings)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError) as error:
        raise _damaged(path) from error
    except RuntimeError as error:  # zipfile's way to ask for a password
        raise _protected(path) from error
    if not any(piece.text.strip() for piece in pieces if not piece.left_out):
        raise ReadError(
            "the e-book holds no text",
            remedy="Text in pictures is not read; check that it is the right file.",
            path=path,
        )
    return Page(tuple(pieces), has_cells=True)


class _Book:
    """An opened EPUB file."""

    def __init__(self, archive: zipfile.ZipFile, path: Path) -> None:
        self._archive = archive
        self._path = path
        self._names = {name.casefold(): name for name in archive.namelist()}

    def pieces(self, settings: ReadSettings) -> list[Piece]:
        """The paragraphs of all chapters."""
        encrypted = self._encrypted()
        chapters, contents = self._chapters()
        pieces: list[Piece] = []
        for name in chapters:
            if name.casefold() in encrypted:
                raise _protected(self._path)
            data = self._read(name)
            if not data.strip(b"\xef\xbb\xbf \t\r\n"):
                continue
            source = page_source(data, self._path)
            found = book_pieces(source, self._path, settings, first=len(pieces) + 1)
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
            raise _damaged(self._path)
        outside = [name for name in dict.fromkeys(contents) if name not in chapters]
        known = [name for name in outside if name.casefold() in self._names]
        return [*known, *dict.fromkeys(chapters)], set(contents)

    def _package_name(self) -> str:
        roots = self._xml(_CONTAINER).iterfind(".//{*}rootfile")
        names = [name for root in roots if (name := root.get("full-path"))]
        if not names:
            raise _damaged(self._path)
        return _joined("", names[0])

    def _encrypted(self) -> set[str]:
        """Names of the files in it that are encrypted, in small letters; fonts may be, without harm."""
        if _ENCRYPTION.casefold() not in self._names:
            return set()
        names: set[str] = set()
        for entry in self._xml(_ENCRYPTION).iterfind(".//{*}EncryptedData"):
            method = entry.find("{*}EncryptionMethod")
            if method is not None and method.get("Algorithm") in _OF_FONTS:
                continue
            names.update(
                _joined("", reference.get("URI") or "").casefold()
                for reference in entry.iterfind(".//{*}CipherReference")
            )
        return names

    def _read(self, name: str) -> bytes:
        """A file of the book; some books mistake capitals in its name.

        Raises:
            ReadError: it is not there.
        """
        found = self._names.get(name.casefold())
        if found is None:
            raise ReadError(
                f"the e-book is not whole: {name} is missing",
                remedy="Get it anew, or save it again.",
                path=self._path,
            )
        return self._archive.read(name if name in self._names.values() else found)

    def _xml(self, name: str) -> etree._Element:
        """One of the files that say what the book consists of."""
        from lxml import etree

        # Books are sloppy; entities are not expanded, and nothing is fetched.
        parser = etree.XMLParser(
            recover=True, resolve_entities=False, load_dtd=False, no_network=True, huge_tree=True
        )
        try:
            root = etree.fromstring(self._read(name), parser)
        except etree.XMLSyntaxError as error:
            raise _damaged(self._path) from error
        if root is None:
            raise _damaged(self._path)
        return root


def _joined(folder: str, href: str) -> str:
    """The name in the archive of a file that is named from another one in a folder."""
    name = unquote(urlsplit(href).path) if "://" not in href else href
    return posixpath.normpath(posixpath.join(folder, name)).lstrip("/")


def _damaged(path: Path) -> ReadError:
    return ReadError("the e-book is damaged", remedy="Get it anew, or save it again.", path=path)


def _protected(path: Path) -> ReadError:
    return ReadError(
        "the e-book is protected (DRM), and its text is encrypted",
        remedy="Give a copy without protection, or the text itself.",
        path=path,
    )
