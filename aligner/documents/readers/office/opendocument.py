"""The text of an OpenDocument file.

In:   the bytes of an ODT, OTT, ODS, ODP or ODG file, in an archive or flat (FODT), or of OpenOffice.org 1 (SXW).
Out:  its lines: a paragraph each, line breaks inside a paragraph part it; rows of tables with tabs.
Not:  what stands in pictures.
Idea: odfdo gives the text without the spaces of text:s, runs a heading into the next paragraph, and takes deleted text
      for text. So the XML is read as it stands. Notes and boxes follow after their paragraph; heads and feet,
      annotations, hidden and deleted text are listed as left out.
"""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING
from urllib.parse import unquote

from ....errors import ReadError
from ...kinds import SAVE_AS
from ...pieces import DELETED, RUNNING_LINE
from ..packages import Package, locked, parse_xml
from .flow import Flow, Line, lines_beside
from .opendocument_body import OpenDocumentParts, walk_opendocument
from .opendocument_styles import hidden_styles, short_name, value

if TYPE_CHECKING:
    from pathlib import Path

    from lxml import etree

    from ...pieces import Page
    from ...settings import ReadSettings

__all__ = ["read_opendocument"]

_WHAT = "OpenDocument file"
_ROOTS = ("office:document-content", "office:document")
_RUNNING = ("header", "header-first", "header-left", "footer", "footer-first", "footer-left")


def read_opendocument(data: bytes, path: Path, settings: ReadSettings) -> Page:
    """The text of an OpenDocument file.

    Raises:
        ReadError: the file is damaged, locked, or another kind of XML.
    """
    package = Package(data, path, _WHAT) if data.startswith(b"PK") else None
    if package is None:
        content: etree._Element | None = parse_xml(data, path, _WHAT)
        styles = content
    else:
        if b"encryption-data" in (package.read("META-INF/manifest.xml") or b""):
            raise locked(path, _WHAT)
        content, styles = package.root("content.xml"), package.root("styles.xml")
    if content is None or short_name(str(content.tag)) not in _ROOTS:
        raise ReadError(
            "the file holds XML, but no OpenDocument text",
            remedy=SAVE_AS,
            path=path,
        )
    flow = Flow()
    _walk_document(content, styles, package, flow)
    return flow.page()


def _walk_document(
    content: etree._Element, styles: etree._Element | None, package: Package | None, flow: Flow
) -> None:
    """Tell a flow all that a document holds."""
    deletions = {
        value(region, "text:id") or region.get(_XML_ID, ""): deletion
        for region in content.iter("{*}changed-region")
        for deletion in region.iterchildren("{*}deletion")
    }
    # A mark without the one at the end would make all that follows deleted.
    ended = {value(mark, "text:change-id") for mark in content.iter("{*}change-end")}
    parts = OpenDocumentParts(
        hidden_styles=hidden_styles(content, None if styles is content else styles),
        deletions=deletions,
        deleted=frozenset(deletions.keys() & ended),
        controls=_controls(content),
        object=lambda address: _object(package, address),
    )
    heads, feet = _running_lines(styles, parts)
    flow.add(heads)
    for body in content.iterchildren("{*}body"):
        walk_opendocument(body, flow, parts)
    # Deletions whose place is lost.
    for deletion in list(parts.deletions.values()):
        flow.add(_lines_of(deletion, parts, DELETED))
    flow.add(feet)


_XML_ID = "{http://www.w3.org/XML/1998/namespace}id"


def _lines_of(part: etree._Element, parts: OpenDocumentParts, left_out: str) -> list[Line]:
    """The lines of a part that is no text."""
    return lines_beside(lambda flow: walk_opendocument(part, flow, parts), left_out)


def _running_lines(styles: etree._Element | None, parts: OpenDocumentParts) -> tuple[list[Line], list[Line]]:
    """Running heads and feet of all kinds of pages, each once."""
    found: tuple[dict[Line, None], dict[Line, None]] = ({}, {})
    for part in () if styles is None else styles.iter(*(f"{{*}}{name}" for name in _RUNNING)):
        if short_name(str(part.tag)).startswith(("style:", ":")):
            is_foot = "footer" in str(part.tag)
            found[is_foot].update(dict.fromkeys(_lines_of(part, parts, RUNNING_LINE)))
    return list(found[0]), [line for line in found[1] if line not in found[0]]


def _controls(content: etree._Element) -> dict[str, str]:
    """What stands on the buttons and in the fields of forms, by their id."""
    controls = {}
    for forms in content.iter("{*}forms"):
        for control in forms.iter():
            name = value(control, "form:id") or control.get(_XML_ID, "")
            if name and (text := value(control, "form:label", "form:current-value", "form:value")):
                controls[name] = text
    return controls


def _object(package: Package | None, address: str) -> etree._Element | None:
    """The content of what is embedded in a file at an address."""
    if package is None or not address or ":" in address:
        return None
    return package.root(posixpath.join(posixpath.normpath(unquote(address)), "content.xml"))
