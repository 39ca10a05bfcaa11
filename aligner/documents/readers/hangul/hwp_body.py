"""The paragraphs of a section of a Hangul document (HWP 5) from its records.

In:   a section: a sequence of records, each with a tag, a level and data.
Out:  blocks: paragraphs, tables, boxes, notes.
Not:  the file around it (hwp.py), the text inside a paragraph (hwp_paragraph.py).
Idea: levels say what lies in what. A record closes everything that is as deep as itself or deeper, so a stack of
      what is open is enough, however deep the file goes; only the paragraphs of a list stand beside its head.
      Fields and numbers follow the format's own paper (한글문서파일형식 5.0); where files differ from it, as most
      readers have found, from the files.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ...pieces import COMMENT, RUNNING_LINE
from ..blocks import Block, Flow, Group, Table, one_paragraph
from .hwp_paragraph import Paragraph, Slot, form_text, ruby, shown_number, sized_string

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["BodyError", "body_blocks"]

_PARA_HEADER, _PARA_TEXT, _PARA_RANGE_TAG = 66, 67, 70
_CTRL_HEADER, _LIST_HEADER, _SHAPE_COMPONENT, _TABLE = 71, 72, 76, 77
_EQEDIT, _TEXTART, _FORM_OBJECT, _MEMO_LIST = 88, 90, 91, 93
_FIRST_TAG = 16  # smaller ones are padding

#: Why the paragraphs of a control are no text. The section's own are its master pages.
_FATES = {
    "%%me": COMMENT,
    "foot": RUNNING_LINE,
    "head": RUNNING_LINE,
    "secd": RUNNING_LINE,
    "tcmt": COMMENT,
}
_TABLE_NAME = "tbl "
#: Records after which a list in a control is no caption.
_BODIES = {_TABLE, _SHAPE_COMPONENT, _EQEDIT, _FORM_OBJECT}


class BodyError(Exception):
    """A section that cannot be read; the message says why."""


def body_blocks(data: bytes) -> list[Block]:
    """The blocks of a section.

    Raises:
        BodyError: a record runs over the end.
    """
    body = _Body()
    for tag, level, content in _records(data):
        if tag >= _FIRST_TAG:
            body.add(tag, level, content)
    return body.finish()


def _records(data: bytes) -> Iterator[tuple[int, int, bytes]]:
    """Tag, level and data of each record."""
    place = 0
    while place + 4 <= len(data):
        header = int.from_bytes(data[place : place + 4], "little")
        place += 4
        size = header >> 20
        if size == 0xFFF:
            size = int.from_bytes(data[place : place + 4], "little")
            place += 4
        if place + size > len(data):
            raise BodyError("its text ends in the midst of a record")
        yield header & 0x3FF, header >> 10 & 0x3FF, data[place : place + size]
        place += size


@dataclass(slots=True)
class _OpenParagraph:
    level: int
    content: Paragraph = field(default_factory=Paragraph)


@dataclass(slots=True)
class _OpenControl:
    """A control, and where in its paragraph it stands."""

    level: int
    name: str
    slot: Slot
    inline: bool
    is_orphan: bool  # it stands in no paragraph
    has_body: bool = False
    rows: dict[int, list[tuple[int, list[Block]]]] = field(default_factory=dict)
    above: list[Block] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    below: list[Block] = field(default_factory=list)


@dataclass(slots=True)
class _OpenList:
    """Paragraphs of a cell, a note, a box, a caption."""

    level: int
    head: bytes
    fate: str = ""
    flow: Flow = field(default_factory=Flow)


@dataclass(slots=True)
class _OpenMemo:
    level: int


_Open = _OpenParagraph | _OpenControl | _OpenList | _OpenMemo


class _Body:
    """What is open while the records of a section come in."""

    def __init__(self) -> None:
        self._flow = Flow()
        self._open: list[_Open] = []
        self._controls: list[_OpenControl] = []
        self._flows = [self._flow]

    def finish(self) -> list[Block]:
        """All blocks; what is still open is closed."""
        while self._open:
            self._close()
        return self._flow.finish()

    def add(self, tag: int, level: int, data: bytes) -> None:
        """Take the next record."""
        while self._open and _is_closed_by(self._open[-1], tag, level):
            self._close()
        if tag == _PARA_HEADER:
            if isinstance(self._top(), _OpenControl | _OpenMemo):
                self._open_list(level, b"")  # whose head is missing
            self._open.append(_OpenParagraph(level))
        elif tag == _CTRL_HEADER:
            self._open_control(level, data)
        elif tag == _LIST_HEADER:
            self._open_list(level, data)
        elif tag == _MEMO_LIST:
            self._open.append(_OpenMemo(level))
        elif tag in (_PARA_TEXT, _PARA_RANGE_TAG):
            self._add_to_paragraph(tag, data)
        elif self._controls:
            self._add_to_control(self._controls[-1], tag, data)

    def _top(self) -> _Open | None:
        return self._open[-1] if self._open else None

    def _add_to_paragraph(self, tag: int, data: bytes) -> None:
        if isinstance(top := self._top(), _OpenParagraph):
            if tag == _PARA_TEXT:
                top.content.read_text(data)
            else:
                top.content.read_ranges(data)

    def _open_control(self, level: int, data: bytes) -> None:
        name = data[3::-1].decode("latin-1")
        top = self._top()
        is_orphan = not isinstance(top, _OpenParagraph)
        slot = top.content.slot_of(name) if isinstance(top, _OpenParagraph) else Slot()
        slot.text, slot.above = _inline_text(name, data)
        inline = name == _TABLE_NAME and len(data) > 4 and bool(data[4] & 1)
        control = _OpenControl(level, name, slot, inline, is_orphan)
        self._open.append(control)
        self._controls.append(control)

    def _open_list(self, level: int, data: bytes) -> None:
        # Lists that belong to no control, after the last paragraph, are memos and master pages.
        fate = {_OpenMemo: COMMENT, _OpenParagraph: RUNNING_LINE}.get(type(self._top()), "")
        opened = _OpenList(level, data, fate)
        self._open.append(opened)
        self._flows.append(opened.flow)

    def _add_to_control(self, control: _OpenControl, tag: int, data: bytes) -> None:
        if tag in _BODIES:
            control.has_body = True
        if tag == _EQEDIT:
            control.slot.text = " ".join(sized_string(data, 4).split())
        elif tag == _TEXTART:
            control.blocks += one_paragraph(sized_string(data, 32))
        elif tag == _FORM_OBJECT:
            control.blocks += one_paragraph(form_text(data))

    def _close(self) -> None:
        closed = self._open.pop()
        if isinstance(closed, _OpenParagraph):
            closed.content.write_to(self._flows[-1])
        elif isinstance(closed, _OpenList):
            self._flows.pop()
            self._close_list(closed)
        elif isinstance(closed, _OpenControl):
            self._controls.pop()
            self._close_control(closed)

    def _close_list(self, closed: _OpenList) -> None:
        blocks = closed.flow.finish()
        top = self._top()
        if isinstance(top, _OpenParagraph):
            top.content.slot_of("").attached.append((Group(blocks, closed.fate), False))
        elif not isinstance(top, _OpenControl):
            self._flows[-1].attach(Group(blocks, closed.fate))
        elif top.name == _TABLE_NAME and top.has_body:
            row, column = _address(closed.head, top)
            top.rows.setdefault(row, []).append((column, blocks))
        elif top.has_body or not _is_captioned(top.name):
            top.blocks.append(Group(blocks))
        elif _stands_above(closed.head):
            top.above.append(Group(blocks))
        else:
            top.below.append(Group(blocks))

    def _close_control(self, closed: _OpenControl) -> None:
        blocks = [*closed.above, *closed.blocks]
        if closed.rows:
            rows = [
                [cell for _, cell in sorted(closed.rows[row], key=lambda cell: cell[0])]
                for row in sorted(closed.rows)
            ]
            blocks.append(Table(rows))
        blocks += closed.below
        group = Group(blocks, _FATES.get(closed.name, ""))
        if closed.is_orphan:
            self._flows[-1].write(closed.slot.text)
            self._flows[-1].attach(group)
        elif blocks:
            closed.slot.attached.append((group, closed.inline))


def _is_closed_by(opened: _Open, tag: int, level: int) -> bool:
    """True if a record with this tag and level lies no more in what is open."""
    if isinstance(opened, _OpenList):
        return level < opened.level or (level == opened.level and tag != _PARA_HEADER)
    if isinstance(opened, _OpenMemo):
        return level < opened.level or tag == _MEMO_LIST
    return level <= opened.level


def _inline_text(name: str, data: bytes) -> tuple[str, str]:
    """What a control shows in the midst of a line, and what small text stands above that."""
    if name == "atno":
        return shown_number(data), ""
    if name == "tcps":
        return sized_string(data, 4), ""
    if name == "tdut":
        return ruby(data)
    return "", ""


def _is_captioned(name: str) -> bool:
    """True for objects: a list before their body is what stands above or below them."""
    return name in ("tbl ", "gso ", "eqed")


def _stands_above(head: bytes) -> bool:
    """True for a caption at the left or above, by the head of its list."""
    return len(head) >= 12 and head[8] & 3 in (0, 2)


def _address(head: bytes, table: _OpenControl) -> tuple[int, int]:
    """Row and column of a cell by the head of its list; cells without come one after the other in the last row."""
    if len(head) >= 12:
        return int.from_bytes(head[10:12], "little"), int.from_bytes(head[8:10], "little")
    row = max(table.rows, default=0)
    return row, len(table.rows.get(row, ()))
