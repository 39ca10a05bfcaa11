"""The parts of a document that is a ZIP archive of XML files.

In:   the bytes of the file.
Out:  its members, XML as trees, what a part of an Office document refers to.
Not:  what the elements mean (hwpx.py, presentation.py).
Idea: nothing is fetched, no entity is expanded, and whatever the libraries raise becomes one sentence.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
from typing import TYPE_CHECKING
from urllib.parse import unquote

from ...errors import ReadError

if TYPE_CHECKING:
    from pathlib import Path

    from lxml import etree

__all__ = ["Archive", "local_name"]

# Unpacked size of a part; the largest seen in a real document has some 50 million bytes.
_MOST_BYTES = 1_000_000_000


class Archive:
    """A document's archive.

    Args:
        data: the whole file.
        path: its name, for messages.
        kind: what to call it in messages, "PowerPoint presentation".

    Raises:
        ReadError: it is damaged.
    """

    def __init__(self, data: bytes, path: Path, kind: str) -> None:
        self._path, self._kind = path, kind
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
            raise self.damaged() from error
        self.names = self._zip.namelist()
        # Office finds its parts whatever the case of their names.
        self._by_name = {name.lower(): name for name in self.names}

    def damaged(self, what: str = "") -> ReadError:
        """The error for a damaged document.

        Args:
            what: the part at fault, for the message.
        """
        return ReadError(
            f"the {self._kind} is damaged" + (f" ({what} cannot be read)" if what else ""),
            remedy="Save it again or get it anew.",
            path=self._path,
        )

    def __contains__(self, name: str) -> bool:
        return name.lower() in self._by_name

    def read(self, name: str) -> bytes:
        """The bytes of a member.

        Raises:
            ReadError: it is missing, damaged, locked or too large.
        """
        member = self._zip.NameToInfo.get(self._by_name.get(name.lower(), ""))
        if member is None:
            raise self.damaged(name)
        if member.file_size > _MOST_BYTES:
            raise self.damaged(f"{name}, which claims to unpack to {member.file_size:,} bytes,")
        if member.flag_bits & 1:
            raise ReadError(
                f"the {self._kind} is protected with a password",
                remedy="Open it with the password and save it without.",
                path=self._path,
            )
        try:
            return self._zip.read(member)
        except Exception as error:  # zipfile lets through what its unpackers raise
            raise self.damaged(name) from error

    def tree(self, name: str) -> etree._Element:
        """The root of an XML member.

        Raises:
            ReadError: it is missing or damaged, or declares a document type, which such files never do: it could
                name a file of this machine, or unpack to fill the memory.
        """
        from lxml import etree

        data = self.read(name)
        parser = etree.XMLParser(
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            remove_comments=True,
            remove_pis=True,
            # Its limits also are those against entities that unpack to fill the memory.
            huge_tree=b"<!DOCTYPE" not in data.replace(b"\0", b""),
        )
        try:
            root = etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, LookupError, ValueError) as error:
            raise self.damaged(name) from error
        if root.getroottree().docinfo.internalDTD is not None:
            raise self.damaged(f"{name}, which declares a document type,")
        return root

    def relations(self, part: str) -> dict[str, tuple[str, str]]:
        """What a part of an Office document refers to: id -> kind of relation and name of the other part.

        The kind is the last word of its address: ``slide``, ``notesSlide``.
        """
        folder, name = posixpath.split(part)
        rels = posixpath.join(folder, "_rels", f"{name}.rels")
        if rels not in self:
            return {}
        found = {}
        for relation in self.tree(rels):
            if relation.get("TargetMode") != "External":
                target = unquote(relation.get("Target", ""))
                whole = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
                found[relation.get("Id", "")] = (relation.get("Type", "").rpartition("/")[2], whole)
        return found


def local_name(element: etree._Element) -> str:
    """The element's name without its namespace, which differs between versions of a format."""
    return str(element.tag).rpartition("}")[2]
