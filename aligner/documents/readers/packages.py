"""Documents that are ZIP archives of XML: their parts, the relations of those, their XML.

In:   the bytes of a DOCX, PPTX, ODT or HWPX file, or of another archive with XML inside.
Out:  parts by name, whatever its case; parsed XML; what a part is related to.
Not:  what the XML means.
Idea: nothing in it is trusted: no entity is expanded, nothing is fetched, and no more is unpacked than a book can
      hold, whatever the archive says of its size; whatever the libraries raise becomes one sentence. Pictures are never
      opened, so that a missing one does not matter.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

from ...errors import ReadError
from ...limits import ARCHIVE_BYTES, ARCHIVE_PARTS, PART_BYTES, XML_TAGS
from ..xml_elements import unsafe_entity

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from lxml import etree

__all__ = ["Package", "Relation", "is_word", "locked", "parse_xml"]

#: Before the name of each part in the table of contents of an archive.
_ENTRY = b"PK\x01\x02"
#: So much is unpacked at once; in ways of packing other than that of documents, a few bytes may hold very many.
_PIECE, _SMALL_PIECE = 1 << 20, 4096


class Relation(NamedTuple):
    """From one part of a file to another.

    Attributes:
        kind: the last word of the address that names the kind: ``footnotes``, ``header``; the same in Strict Open XML.
        target: name of the other part.
    """

    kind: str
    target: str


class Package:
    """The parts of a document.

    Args:
        data: the bytes of the archive.
        path: the file, for messages.
        what: what to call it in messages: ``"Word document"``.

    Raises:
        ReadError: the archive is damaged, or has more parts than ``limits.ARCHIVE_PARTS``.
    """

    def __init__(self, data: bytes, path: Path, what: str) -> None:
        self.path = path
        self._what = what
        self._unpacked = 0
        if data.count(_ENTRY) > ARCHIVE_PARTS.most:
            raise ARCHIVE_PARTS.exceeded(f"the {what} has", path=path)
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        except Exception as error:  # zipfile lets through what struct and decoding raise
            raise self.damaged() from error
        #: The names of its parts, with the slashes that all but some old programs write.
        self.names = [name.replace("\\", "/").lstrip("/") for name in self._archive.namelist()]
        members = list(zip(self.names, self._archive.infolist(), strict=True))
        # Office finds its parts whatever the case of their names; books may have two that differ only in that.
        self._members = {name.lower(): member for name, member in members} | dict(members)

    def __contains__(self, name: str) -> bool:
        return self._member(name) is not None

    def _member(self, name: str) -> zipfile.ZipInfo | None:
        name = name.lstrip("/")
        return self._members.get(name) or self._members.get(name.lower())

    def damaged(self, part: str = "") -> ReadError:
        """The error for a document that cannot be taken apart.

        Args:
            part: the part at fault.
        """
        return _damaged(self.path, self._what, part)

    def read(self, name: str) -> bytes | None:
        """The bytes of a part; ``None`` if it is not there.

        Raises:
            ReadError: it is damaged, locked with a password, or unpacks to more than ``limits.PART_BYTES``; or all that
                was read unpacks to more than ``limits.ARCHIVE_BYTES``.
        """
        member = self._member(name)
        return None if member is None else b"".join(self._pieces(member))

    def all_pieces(self) -> Iterator[tuple[str, Iterator[bytes]]]:
        """The name of each part with its bytes piece by piece, for what need not be in memory as a whole.

        Raises:
            ReadError: as ``read``.
        """
        for member in self._archive.infolist():
            yield member.filename, self._pieces(member)

    def _pieces(self, member: zipfile.ZipInfo) -> Iterator[bytes]:
        """A part, piece by piece, as long as it is within the bounds."""
        if member.flag_bits & 1:
            raise locked(self.path, self._what)
        try:
            yield from self._bounded(member)
        except ReadError:
            raise
        except Exception as error:  # zipfile lets through what its unpackers raise
            raise self.damaged(member.filename) from error

    def _bounded(self, member: zipfile.ZipInfo) -> Iterator[bytes]:
        is_usual = member.compress_type in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
        size = 0
        most, most_together = PART_BYTES.most, ARCHIVE_BYTES.most
        with self._archive.open(member) as part:
            while piece := part.read(_PIECE if is_usual else _SMALL_PIECE):
                size += len(piece)
                self._unpacked += len(piece)
                if size > most:
                    raise PART_BYTES.exceeded(
                        f"part {member.filename} of the {self._what} has",
                        path=self.path,
                        remedy="Cut it into several files.",
                    )
                if self._unpacked > most_together:
                    raise ARCHIVE_BYTES.exceeded(
                        f"the parts of the {self._what} have",
                        path=self.path,
                        remedy="Cut it into several files.",
                    )
                yield piece

    def root(self, name: str) -> etree._Element | None:
        """The first element of a part; ``None`` if there is no such part.

        Raises:
            ReadError: as ``read``, or it is no XML.
        """
        data = self.read(name)
        return None if data is None else parse_xml(data, self.path, self._what, name)

    def needed_root(self, name: str) -> etree._Element:
        """The first element of a part without which there is no text.

        Raises:
            ReadError: as ``root``, or it is missing.
        """
        root = self.root(name)
        if root is None:
            raise self.damaged(name)
        return root

    def relations(self, part: str) -> dict[str, Relation]:
        """What a part is related to inside the file, by the id of the relation; ``""`` is the file itself.

        Raises:
            ReadError: as ``root``.
        """
        folder, name = posixpath.split(part)
        root = self.root(posixpath.join(folder, "_rels", f"{name}.rels"))
        found = {}
        for element in () if root is None else root.iter("{*}Relationship"):
            if element.get("TargetMode", "").lower() != "external":
                target = posixpath.normpath(posixpath.join("/", folder, unquote(element.get("Target", ""))))
                kind = element.get("Type", "").rpartition("/")[2]
                found[element.get("Id", "")] = Relation(kind, target.lstrip("/"))
        return found


def parse_xml(data: bytes, path: Path, what: str, part: str = "", *, recover: bool = False) -> etree._Element:
    """The first element of XML that somebody else made.

    Args:
        data: the XML.
        path: the file that holds it, for messages.
        what: what to call the file in messages.
        part: name of the part of the file.
        recover: what is not well-formed is read as far as it goes, and without its entities; for what holds no text.

    Raises:
        ReadError: it is not well-formed, has more than ``limits.XML_TAGS``, or declares entities; with ``recover``
            only the second, or if nothing can be read.
    """
    from lxml import etree

    if data.count(b"<") > XML_TAGS.most:
        raise XML_TAGS.exceeded(f"{part or 'the XML'} of the {what} has", path=path)
    parser = etree.XMLParser(
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        remove_comments=True,
        remove_pis=True,
        recover=recover,
        # The limits of the parser also are those against entities that unpack to fill the memory.
        huge_tree=b"<!ENTITY" not in data.replace(b"\0", b""),
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, LookupError, ValueError) as error:
        raise _damaged(path, what, part) from error
    if root is None:
        raise _damaged(path, what, part)
    if not recover and unsafe_entity(root):
        raise ReadError(
            f"the {what} declares entities, which are not safe to expand",
            remedy="Save it again from the program that made it.",
            path=path,
        )
    return root


def _damaged(path: Path, what: str, part: str) -> ReadError:
    return ReadError(
        f"the {what} is damaged" + (f" ({part} cannot be read)" if part else ""),
        remedy="Save it again, or get it anew.",
        path=path,
    )


def locked(path: Path, what: str) -> ReadError:
    """The error for a file that is encrypted."""
    return ReadError(
        f"the {what} is protected with a password",
        remedy="Open it with the password and save it without.",
        path=path,
    )


_WORD_PARTS = re.compile(
    rb"(?:wordprocessingml\.(?:document|template)|ms-word\.(?:document|template)\.macroEnabled(?:Template)?)\.main\+xml"
)


def is_word(content_types: bytes) -> bool:
    """True if the list of content types of an Open XML file names a Word document, whatever its parts are called."""
    return _WORD_PARTS.search(content_types) is not None
