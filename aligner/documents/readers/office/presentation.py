"""The text of a PowerPoint presentation.

In:   the bytes of a PPTX file (also .pptm, .ppsx, .potx).
Out:  for each slide, in the order of the show: its title, its texts, tables and diagrams, then its notes; with their
      reason its charts, comments, footers, dates and slide numbers, and all of the slides that the show skips.
Not:  the shapes of a slide and their order (slides.py), alternative texts of pictures, which no slide shows.
Idea: the parts of the package are followed by their relations: names of files tell no order.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...pieces import COMMENT, RUNNING_LINE, Page, Piece
from ...xml_elements import local_name
from ..blocks import Block, Group, page_of
from ..packages import Package, Relation
from .slides import Layout, Parts, slide_blocks, text_of

if TYPE_CHECKING:
    from pathlib import Path

    from lxml import etree

    from ...settings import ReadSettings

__all__ = ["HIDDEN_SLIDE", "read_presentation"]

#: A slide that the show skips. Who opens the file sees it, so it may be asked for with the rest of the clutter.
HIDDEN_SLIDE = "slide that the show skips"
_MAIN = "ppt/presentation.xml"


def read_presentation(data: bytes, path: Path, settings: ReadSettings) -> Page:
    """The text of a PowerPoint presentation.

    Raises:
        ReadError: it is damaged.
    """
    return page_of(_Presentation(Package(data, path, "PowerPoint presentation")).read())


class _Presentation:
    """The package, with the layouts that were read before."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._layouts: dict[str, Layout] = {}

    def read(self) -> list[Block]:
        blocks: list[Block] = []
        for name in self._slides():
            blocks.append(self._slide(name))
        # What the layouts put on every slide.
        for layout in self._layouts.values():
            blocks += [Piece(text, 0, RUNNING_LINE) for text in layout.fixed_texts]
        return blocks

    def _slides(self) -> list[str]:
        """The slides in the order of the show."""
        relations = self._package.relations(_MAIN)
        root = self._package.needed_root(_MAIN)
        ids = [_reference(slide) for slide in root.iterfind("{*}sldIdLst/{*}sldId")]
        return [
            relations[found].target
            for found in ids
            if found in relations and relations[found].target in self._package
        ]

    def _slide(self, name: str) -> Group:
        root = self._package.needed_root(name)
        relations = self._package.relations(name)
        layout = self._layout(relations)
        blocks = slide_blocks(root, layout, self._parts(relations))
        for kind, part in relations.values():
            if kind == "notesSlide" and (notes := self._package.root(part)) is not None:
                blocks += slide_blocks(notes, Layout(), Parts({}, {}))
        for kind, part in relations.values():
            if kind == "comments" and (comments := self._package.root(part)) is not None:
                blocks += _comments(comments)
        return Group(blocks, HIDDEN_SLIDE if root.get("show") in ("0", "false") else "")

    def _layout(self, relations: dict[str, Relation]) -> Layout:
        """Where the slide's layout, and the master of that, put what the slide does not place itself."""
        name = _first(relations, "slideLayout")
        if not name or name not in self._package:
            return Layout()
        if name not in self._layouts:
            master = _first(self._package.relations(name), "slideMaster")
            roots = [self._package.root(part) for part in (name, master) if part]
            self._layouts[name] = Layout.of([root for root in roots if root is not None])
        return self._layouts[name]

    def _parts(self, relations: dict[str, Relation]) -> Parts:
        """The charts and diagrams of a slide, by the ids of their relations."""
        charts: dict[str, etree._Element] = {}
        diagrams: dict[str, etree._Element] = {}
        for identifier, (kind, part) in relations.items():
            found = charts if kind in ("chart", "chartEx") else diagrams if kind == "diagramData" else None
            if found is not None and (root := self._package.root(part)) is not None:
                found[identifier] = root
        return Parts(charts, diagrams)


def _first(relations: dict[str, Relation], kind: str) -> str:
    return next((part for found, part in relations.values() if found == kind), "")


def _reference(element: etree._Element) -> str:
    """The id of the relation that an element names, whichever version's namespace the attribute is in."""
    return next((str(value) for name, value in element.attrib.items() if str(name).endswith("}id")), "")


def _comments(root: etree._Element) -> list[Block]:
    """Comments, of the old kind with plain text and of the new one with paragraphs."""
    blocks: list[Block] = []
    for element in root.iter("{*}text", "{*}txBody"):
        text = (element.text or "") if local_name(element) == "text" else text_of(element)
        if text.strip():
            blocks.append(Piece(text, 0, COMMENT))
    return blocks
