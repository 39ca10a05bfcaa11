"""The text of a Word document.

In:   the bytes of a DOCX, DOCM, DOTX or DOTM file.
Out:  its lines: a paragraph each, line breaks inside a paragraph part it; rows of tables with tabs.
Not:  what stands in pictures.
Idea: python-docx gives the plain runs of paragraphs; what is inserted, in content controls, fields, smart tags, notes,
      text boxes, formulas is missing there. So the XML is read as it stands. Parts are found by what the file says
      about them, not by their names. Notes and text boxes follow after their paragraph; heads and feet, comments,
      hidden and deleted text are listed as left out.
"""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from ....errors import ReadError
from ...pieces import COMMENT, HIDDEN, RUNNING_LINE
from ...xml_elements import attribute, local_name
from ..packages import Package, Relation, is_word
from .drawings import chart_lines, diagram_lines
from .flow import Flow, Line, lines_beside
from .word_body import WordParts, walk_word
from .word_fields import mark_fields
from .word_properties import hidden_styles

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml import etree

    from ...pieces import Page
    from ...settings import ReadSettings

__all__ = ["read_word"]

_WHAT = "Word document"
_EMBEDDED = "file inside the file"


def read_word(data: bytes, path: Path, settings: ReadSettings) -> Page:
    """The text of a Word document.

    Raises:
        ReadError: the document is damaged or locked.
    """
    flow = Flow()
    _walk_document(Package(data, path, _WHAT), flow, settings, within=True)
    return flow.page()


def _walk_document(package: Package, flow: Flow, settings: ReadSettings, *, within: bool) -> None:
    """Tell a flow all that a document holds; ``within`` says whether documents inside it are read too."""
    main = _main_part(package)
    root = package.needed_root(main)
    relations = package.relations(main)
    styles = _targets(relations, "styles")
    notes = [
        note
        for kind in ("footnotes", "endnotes")
        for part in _roots(package, relations, kind)
        for note in part.iterchildren("{*}footnote", "{*}endnote")
    ]
    comments = [
        comment
        for part in _roots(package, relations, "comments")
        for comment in part.iterchildren("{*}comment")
    ]
    for part in (*notes, *comments):
        mark_fields(part)
    parts = WordParts(
        notes={
            (local_name(note), attribute(note, "id")): note
            for note in notes
            # The lines between text and notes have a type.
            if attribute(note, "type") in ("", "normal")
        },
        comments={attribute(comment, "id"): comment for comment in comments},
        hidden_styles=hidden_styles(package.root(styles[0]) if styles else None),
        related=lambda name: _related(package, relations.get(name), settings, within=within),
    )
    told: set[Line] = set()
    _walk_frames(package, flow, _targets(relations, "header"), parts, told)
    walk_word(root, flow, parts)
    # Nobody sees a note without a mark; a comment without one stands at the document.
    for rest, left_out in ((parts.notes, HIDDEN), (parts.comments, COMMENT)):
        for part in list(rest.values()):
            flow.add(_lines_of(part, parts, left_out))
    _walk_frames(package, flow, _targets(relations, "footer"), parts, told)


def _main_part(package: Package) -> str:
    """Name of the part with the text: what the file says in either of two places, or what Word calls it."""
    named = _targets(package.relations(""), "officeDocument")
    if (types := package.root("[Content_Types].xml")) is not None:
        named += [
            part.get("PartName", "").lstrip("/")
            for part in types.iterchildren("{*}Override")
            if is_word(part.get("ContentType", "").encode())
        ]
    return next((name for name in named if name in package), "word/document.xml")


def _targets(relations: dict[str, Relation], kind: str) -> list[str]:
    return [relation.target for relation in relations.values() if relation.kind == kind]


def _roots(package: Package, relations: dict[str, Relation], kind: str) -> list[etree._Element]:
    """The parts of a kind that are there."""
    roots = (package.root(name) for name in _targets(relations, kind))
    return [root for root in roots if root is not None]


def _lines_of(part: etree._Element, parts: WordParts, left_out: str) -> list[Line]:
    """The lines of a part that is no text."""
    return lines_beside(lambda flow: walk_word(part, flow, parts), left_out)


def _walk_frames(
    package: Package, flow: Flow, names: Iterable[str], parts: WordParts, told: set[Line]
) -> None:
    """Running heads or feet, each once: those of several sections are mostly the same."""
    for name in dict.fromkeys(names):
        if (root := package.root(name)) is not None:
            relations = package.relations(name)
            own = WordParts(
                hidden_styles=parts.hidden_styles,
                related=lambda id, relations=relations: _related(
                    package, relations.get(id), None, within=False
                ),  # type: ignore[misc]
            )
            lines = [line for line in _lines_of(root, own, RUNNING_LINE) if line not in told]
            told.update(lines)
            flow.add(lines)


def _related(
    package: Package, relation: Relation | None, settings: ReadSettings | None, *, within: bool
) -> list[Line]:
    """The lines of a chart, a diagram, or a file that Word shows as part of the text (``altChunk``)."""
    if relation is None:
        return []
    words_of = {"chart": chart_lines, "chartEx": chart_lines, "diagramData": diagram_lines}.get(relation.kind)
    if words_of is not None:
        root = package.root(relation.target)
        return [] if root is None else [Line(line) for line in words_of(root)]
    if relation.kind != "aFChunk" or (data := package.read(relation.target)) is None:
        return []
    name = PurePosixPath(relation.target).name
    if within and settings is not None:
        try:
            return _embedded_lines(data, package.path.with_name(name), settings)
        except ReadError:
            pass
    return [Line(name, _EMBEDDED)]


def _embedded_lines(data: bytes, path: Path, settings: ReadSettings) -> list[Line]:
    """The lines of a file inside a document; documents inside of it are listed, for it may hold itself.

    Raises:
        ReadError: it is of no kind that is read, or damaged.
    """
    from .. import page_of

    if data.startswith(b"PK\x03\x04"):
        flow = Flow()
        _walk_document(Package(data, path, _WHAT), flow, settings, within=False)
        return flow.lines()
    return [
        Line(piece.text, piece.left_out, is_row="\t" in piece.text)
        for piece in page_of(data, path, settings).pieces
    ]
