"""The text of a Hangul document in XML (HWPX, KS X 6101).

In:   the bytes of the file.
Out:  its paragraphs, tables, boxes, notes after their paragraph; headers, memos, hidden remarks and deleted text with
      their reason.
Not:  the binary format (hwp.py), the numbers that Hangul puts before paragraphs and notes.
Idea: the sections are walked start tag by end tag; a paragraph, a cell, a note and a box each open a flow of their
      own, which is hung on the paragraph around it when they close.
"""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ....errors import ReadError
from ...pieces import COMMENT, DELETED, RUNNING_LINE, Page
from ...xml_elements import local_name
from ..blocks import RUBY, Block, Flow, Group, Table, one_paragraph, page_of
from ..office.drawings import CHART, chart_lines
from ..packages import Package

if TYPE_CHECKING:
    from pathlib import Path

    from lxml import etree

    from ...settings import ReadSettings

__all__ = ["read_hwpx"]

#: Elements that hold paragraphs, and why those are no text.
_HOLDERS = {
    "caption": "",
    "drawText": "",
    "endNote": "",
    "footNote": "",
    "footer": RUNNING_LINE,
    "header": RUNNING_LINE,
    "hiddenComment": COMMENT,
    "masterPage": RUNNING_LINE,
    "memo": COMMENT,
    "tc": "",
}
#: Marks in the midst of a text.
_MARKS = {"fwSpace": " ", "hyphen": "-", "lineBreak": "\n", "nbSpace": " ", "tab": "\t"}
#: Words of a form that stand in attributes.
_FORM_WORDS = {
    "btn": "captionText",
    "checkBtn": "captionText",
    "comboBox": "selectedValue",
    "radioBtn": "captionText",
}
#: Settings with texts in them that no page shows.
_UNSEEN = frozenset({"indexmark", "metaTag", "parameters", "shapeComment"})
_SECTION = re.compile(r"(?i)contents/section(\d{1,9})\.xml")
_MASTER_PAGE = re.compile(r"(?i)contents/masterpage(\d{1,9})\.xml")
#: Numbers that Hangul counts itself, at the foot of a page and before a note.
_COUNTED = frozenset({"PAGE", "TOTAL_PAGE", "FOOTNOTE", "ENDNOTE"})


def read_hwpx(data: bytes, path: Path, settings: ReadSettings) -> Page:
    """The text of an HWPX file.

    Raises:
        ReadError: the document is damaged or protected.
    """
    package = Package(data, path, "Hangul (HWPX) document")
    _refuse_locked(package)
    blocks: list[Block] = []
    for name in _sections(package):
        blocks += _Section(package).read(package.needed_root(name))
    for name in _numbered(package, _MASTER_PAGE):
        blocks.append(Group(_Section(package).read(package.needed_root(name)), RUNNING_LINE))
    # A document that has a header or a remark and nothing else is read for that.
    return page_of(blocks, or_else={RUNNING_LINE, COMMENT})


def _refuse_locked(package: Package) -> None:
    if b"encryption-data" in (package.read("META-INF/manifest.xml") or b""):
        raise ReadError(
            "the Hangul document is protected with a password, or may only be read in Hangul (배포용 문서)",
            remedy="Open it in Hangul and save it as HWPX without protection.",
            path=package.path,
        )


def _sections(package: Package) -> list[str]:
    """The sections in the order of the package's spine; by their numbers if it has none."""
    named: list[str] = []
    # A list of contents that cannot be read loses the order, and no text.
    with suppress(ReadError):
        if (root := package.root("Contents/content.hpf")) is not None:
            items = {item.get("id"): item.get("href", "") for item in root.iter("{*}item")}
            named = [items.get(reference.get("idref"), "") for reference in root.iter("{*}itemref")]
    # Paths are from the root of the archive, or from the folder of the package.
    whole = [next((way for way in (name, f"Contents/{name}") if way in package), "") for name in named]
    in_order = [name for name in dict.fromkeys(whole) if _SECTION.fullmatch(name)]
    listed = {name.lower() for name in in_order}
    sections = in_order + [name for name in _numbered(package, _SECTION) if name.lower() not in listed]
    if not sections:
        raise package.damaged("its text, which is missing,")
    return sections


def _numbered(package: Package, pattern: re.Pattern[str]) -> list[str]:
    found = [(int(match[1]), name) for name in package.names if (match := pattern.fullmatch(name))]
    return [name for _, name in sorted(found)]


@dataclass(slots=True)
class _Open:
    """An element with paragraphs of its own that is not closed yet."""

    name: str
    left_out: str
    side: str = ""  # of a caption
    flow: Flow = field(default_factory=Flow)


@dataclass(slots=True)
class _OpenTable:
    inline: bool  # a table set like a letter stands where its mark does
    rows: list[list[tuple[int, list[Block]]]] = field(default_factory=list)
    captions: list[tuple[bool, Group]] = field(default_factory=list)  # (above, what it says)


class _Section:
    """The state of a walk through one section."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._open = [_Open("sec", "")]
        self._tables: list[_OpenTable] = []
        self._captions_below: list[tuple[etree._Element | None, Group]] = []
        self._deleted = False
        self._ends_of_changes = frozenset[str | None]()

    def read(self, root: etree._Element) -> list[Block]:
        """All blocks of a section or a master page."""
        from lxml import etree

        self._ends_of_changes = frozenset(end.get("Id") for end in root.iter("{*}deleteEnd"))
        walker = etree.iterwalk(root, events=("start", "end"))
        for event, element in walker:
            name = local_name(element)
            if event == "end":
                self._close(element, name)
            elif self._is_unseen(element, name):
                walker.skip_subtree()
            else:
                self._begin(element, name)
        return self._open[0].flow.finish()

    def _is_unseen(self, element: etree._Element, name: str) -> bool:
        if name == "default":
            # What an older Hangul shows instead of the case before it.
            before = element.getprevious()
            return before is not None and local_name(before) == "case"
        return name in _UNSEEN

    def _flow(self) -> Flow:
        return self._open[-1].flow

    def _write(self, text: str | None) -> None:
        self._flow().write(text or "", DELETED if self._deleted else "")

    def _begin(self, element: etree._Element, name: str) -> None:
        if name == "t":
            self._write(element.text)
        elif name in _MARKS and _in_text(element):
            self._write(_MARKS[name])
        elif name == "deleteBegin":
            self._deleted = element.get("Id") in self._ends_of_changes
        elif name == "deleteEnd":
            self._deleted = False
        elif name == "tbl":
            self._tables.append(_OpenTable(_is_inline(element)))
        elif name == "tr" and self._tables:
            self._tables[-1].rows.append([])
        elif name == "subList" and self._is_memo(element):
            self._open.append(_Open("subList", COMMENT))
        elif name in _HOLDERS:
            self._open.append(_Open(name, _HOLDERS[name], side=element.get("side", "")))
        else:
            self._write_shown(element, name)

    def _write_shown(self, element: etree._Element, name: str) -> None:
        """Text of elements that are no paragraphs."""
        if name == "autoNum":
            if element.get("numType") not in _COUNTED:
                self._write(_number(element))
        elif name == "script":
            self._write(" ".join((element.text or "").split()))
        elif name == "mainText":
            self._write(element.text)
        elif name == "subText":
            self._flow().write(element.text or "", RUBY)
        elif name == "compose":
            self._write(element.get("composeText"))
        elif name == "textart":
            self._attach(Group(one_paragraph(element.get("text", ""))))
        elif name in _FORM_WORDS:
            self._attach(Group(one_paragraph(element.get(_FORM_WORDS[name], ""))))
        elif name == "text" and _parent(element) == "edit":
            self._attach(Group(one_paragraph(element.text or "")))
        elif name == "chart":
            self._attach_chart(element.get("chartIDRef", ""))

    def _is_memo(self, element: etree._Element) -> bool:
        """True for the paragraphs of a field: those of a memo; what other fields show stands in the text."""
        return _parent(element) == "fieldBegin"

    def _close(self, element: etree._Element, name: str) -> None:
        if name == "p":
            if self._deleted:
                # Where the end of a paragraph was deleted, the next one goes on in the same line.
                self._write("\n")
            else:
                self._flow().end_paragraph()
        elif name == "tbl" and self._tables:
            self._close_table(self._tables.pop())
        elif len(self._open) > 1 and name == self._open[-1].name:
            self._close_holder(element, self._open.pop())
        if self._captions_below and self._captions_below[-1][0] is element:
            self._attach(self._captions_below.pop()[1])
        if _in_text(element):
            self._write(element.tail)

    def _close_holder(self, element: etree._Element, closed: _Open) -> None:
        blocks = closed.flow.finish()
        if closed.name == "tc" and self._tables and self._tables[-1].rows:
            address = next(element.iterchildren("{*}cellAddr"), None)
            column = address.get("colAddr", "") if address is not None else ""
            row = self._tables[-1].rows[-1]
            row.append((int(column) if column.isdecimal() and len(column) < 10 else len(row), blocks))
        elif closed.name == "caption" and self._tables and _parent(element) == "tbl":
            self._tables[-1].captions.append((closed.side in ("TOP", "LEFT"), Group(blocks)))
        elif closed.name == "caption" and closed.side not in ("TOP", "LEFT"):
            self._captions_below.append((element.getparent(), Group(blocks)))
        else:
            self._attach(Group(blocks, closed.left_out))

    def _close_table(self, table: _OpenTable) -> None:
        rows = [[blocks for _, blocks in sorted(row, key=lambda cell: cell[0])] for row in table.rows]
        whole: list[Block] = [caption for above, caption in table.captions if above]
        whole.append(Table(rows))
        whole += [caption for above, caption in table.captions if not above]
        self._attach(Group(whole), before=table.inline and not self._flow().has_text())

    def _attach(self, group: Group, *, before: bool = False) -> None:
        if self._deleted:
            group.left_out = group.left_out or DELETED
        self._flow().attach(group, before=before)

    def _attach_chart(self, name: str) -> None:
        if (root := self._package.root(name)) is not None and (lines := chart_lines(root)):
            self._attach(Group(one_paragraph("\n".join(lines)), CHART))


def _parent(element: etree._Element) -> str:
    parent = element.getparent()
    return "" if parent is None else local_name(parent)


def _in_text(element: etree._Element) -> bool:
    return _parent(element) == "t"


def _is_inline(table: etree._Element) -> bool:
    position = next(table.iterchildren("{*}pos"), None)
    return position is not None and position.get("treatAsChar") == "1"


def _number(element: etree._Element) -> str:
    """The number of a picture or a table as its caption shows it."""
    form = next(element.iterchildren("{*}autoNumFormat"), None)
    before, after = ("", "") if form is None else (form.get("prefixChar", ""), form.get("suffixChar", ""))
    return f"{before}{element.get('num', '')}{after}"
