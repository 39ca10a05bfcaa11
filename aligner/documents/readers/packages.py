"""Office files as ZIP archives: their parts, their relations, their XML.

In:   the bytes of a DOCX or ODT file, or of another archive with XML inside.
Out:  parts by name, whatever its case; parsed XML; what a part is related to.
Not:  what the XML means.
Idea: nothing in it is trusted: no entity is expanded, nothing is fetched, and a part that says it unpacks to more than
      a book can hold is not unpacked. Pictures are never opened, so that a missing one does not matter.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import unquote

from ...errors import ReadError

if TYPE_CHECKING:
    from pathlib import Path

    from lxml import etree

__all__ = ["Package", "Relation", "attribute", "damaged", "is_word", "locked", "parse_xml"]

# The Bible as the XML of Word has some 30 million bytes.
_MOST_BYTES = 256 << 20
# Entities that XML itself has; a file may declare them again.
_PLAIN_ENTITIES = frozenset({"lt", "gt", "amp", "apos", "quot"})


class Relation(NamedTuple):
    """From one part of a file to another.

    Attributes:
        kind: the last word of the address that names the kind: ``footnotes``, ``header``; the same in Strict Open XML.
        target: name of the other part.
    """

    kind: str
    target: str


class Package:
    """The parts of an office file.

    Args:
        data: the bytes of the archive.
        path: the file, for messages.
        what: what to call it in messages: ``"Word document"``.

    Raises:
        ReadError: the archive is damaged.
    """

    def __init__(self, data: bytes, path: Path, what: str) -> None:
        self.path = path
        self._what = what
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError) as error:
            raise damaged(path, what) from error
        #: Names as others write them, and as they are in the archive.
        self._names = {_plain_name(name): name for name in self._archive.namelist()}

    def names(self) -> list[str]:
        """All parts, in small letters, in the order of the archive."""
        return list(self._names)

    def read(self, name: str) -> bytes | None:
        """The bytes of a part; ``None`` if it is not there.

        Raises:
            ReadError: it is damaged, locked with a password, or unpacks to more than any text.
        """
        stored = self._names.get(_plain_name(name))
        if stored is None:
            return None
        if self._archive.getinfo(stored).file_size > _MOST_BYTES:
            raise ReadError(
                f"the {self._what} holds a part of more than {_MOST_BYTES >> 20} MB",
                remedy="Cut it into several files.",
                path=self.path,
            )
        try:
            return self._archive.read(stored)
        except RuntimeError as error:  # NotImplementedError, of unknown ways of packing, is one
            if isinstance(error, NotImplementedError):
                raise damaged(self.path, self._what) from error
            raise locked(self.path, self._what) from error
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError) as error:
            raise damaged(self.path, self._what) from error

    def root(self, name: str) -> etree._Element | None:
        """The first element of a part; ``None`` if there is no such part.

        Raises:
            ReadError: as ``read``, or it is no XML.
        """
        data = self.read(name)
        return None if data is None else parse_xml(data, self.path, self._what)

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


def _plain_name(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()


def parse_xml(data: bytes, path: Path, what: str) -> etree._Element:
    """The first element of XML that somebody else made.

    Raises:
        ReadError: it is not well-formed, or declares entities, which may unpack to fill the memory or name a file of
            this machine.
    """
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=True,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, LookupError, ValueError) as error:
        raise damaged(path, what) from error
    if root is None:
        raise damaged(path, what)
    document_type: Any = root.getroottree().docinfo.internalDTD
    if document_type is not None and any(
        entity.name not in _PLAIN_ENTITIES for entity in document_type.iterentities()
    ):
        raise ReadError(
            f"the {what} declares entities, which are not safe to expand",
            remedy="Save it again from the program that made it.",
            path=path,
        )
    return root


def attribute(element: etree._Element, name: str) -> str:
    """An attribute in the namespace of its element, as those of Word are in both kinds of Open XML; ``""`` if none."""
    namespace, closing, _ = str(element.tag).rpartition("}")
    return element.get(f"{namespace}{closing}{name}") or ""


def damaged(path: Path, what: str) -> ReadError:
    """The error for a file that cannot be taken apart."""
    return ReadError(f"the {what} is damaged", remedy="Save it again, or get it anew.", path=path)


def locked(path: Path, what: str) -> ReadError:
    """The error for a file that is encrypted."""
    return ReadError(
        f"the {what} is protected with a password",
        remedy="Open it, save it without a password, and give that.",
        path=path,
    )


_WORD_PARTS = re.compile(
    rb"(?:wordprocessingml\.(?:document|template)|ms-word\.(?:document|template)\.macroEnabled(?:Template)?)\.main\+xml"
)


def is_word(content_types: bytes) -> bool:
    """True if the list of content types of an Open XML file names a Word document, whatever its parts are called."""
    return _WORD_PARTS.search(content_types) is not None
