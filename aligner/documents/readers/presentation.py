"""The text of a PowerPoint presentation.

In:   the bytes of a PPTX file (also .pptm, .ppsx, .potx).
Out:  for each slide, in the order of the show: its title, its texts, tables and diagrams, then its notes; with their
      reason its charts, comments, footers, dates and slide numbers, and all of the slides that the show skips.
Not:  the shapes of a slide and their order (slides.py), alternative texts of pictures, which no slide shows.
Idea: the parts of the package are followed by their relations: names of files tell no order.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..pieces import COMMENT, RUNNING_LINE, Page, Piece
from .archives import Archive, local_name
from .blocks import Block, Group, page_of
from .charts import chart_text
from .slides import Layout, Parts, slide_blocks, text_of

if TYPE_CHECKING:
    from pathlib import Path

    from lxml import etree

    from ..settings import ReadSettings

__all__ = ["HIDDEN_SLIDE", "read_presentation"]

#: A slide that the show skips. Who opens the file sees it, so it may be asked for with the rest of the clutter.
HIDDEN_SLIDE = "slide that the show skips"
_MAIN = "ppt/presentation.xml"


def read_presentation(data: bytes, path: Path, settings: ReadSettings) -> Page:
    """The text of a PowerPoint presentation.

    Raises:
        ReadError: it is damaged.
    """
    return page_of(_Presentation(Archive(data, path, "PowerPoint presentation")).read())


class _Presentation:
    """The package, with the layouts that were read before."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
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
        relations = self._archive.relations(_MAIN)
        root = self._archive.tree(_MAIN)
        ids = [_reference(slide) for slide in root.iterfind("{*}sldIdLst/{*}sldId")]
        return [
            relations[found][1]
            for found in ids
            if found in relations and relations[found][1] in self._archive
        ]

    def _slide(self, name: str) -> Group:
        root = self._archive.tree(name)
        relations = self._archive.relations(name)
        layout = self._layout(relations)
        blocks = slide_blocks(root, layout, self._parts(relations))
        for kind, part in relations.values():
            if kind == "notesSlide" and part in self._archive:
                blocks += slide_blocks(self._archive.tree(part), Layout(), Parts({}, {}))
        for kind, part in relations.values():
            if kind == "comments" and part in self._archive:
                blocks += _comments(self._archive.tree(part))
        return Group(blocks, HIDDEN_SLIDE if root.get("show") in ("0", "false") else "")

    def _layout(self, relations: dict[str, tuple[str, str]]) -> Layout:
        """Where the slide's layout, and the master of that, put what the slide does not place itself."""
        name = _first(relations, "slideLayout")
        if not name or name not in self._archive:
            return Layout()
        if name not in self._layouts:
            master = _first(self._archive.relations(name), "slideMaster")
            roots = [self._archive.tree(part) for part in (name, master) if part and part in self._archive]
            self._layouts[name] = Layout.of(roots)
        return self._layouts[name]

    def _parts(self, relations: dict[str, tuple[str, str]]) -> Parts:
        """The charts and diagrams of a slide, by the ids of their relations."""
        charts, diagrams = {}, {}
        for identifier, (kind, part) in relations.items():
            if part not in self._archive:
                continue
            if kind in ("chart", "chartEx"):
                charts[identifier] = chart_text(self._archive.tree(part))
            elif kind == "diagramData":
                diagrams[identifier] = self._archive.tree(part)
        return Parts(charts, diagrams)


def _first(relations: dict[str, tuple[str, str]], kind: str) -> str:
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
