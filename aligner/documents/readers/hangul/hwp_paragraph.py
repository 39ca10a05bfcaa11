"""The text of one paragraph of a Hangul document (HWP 5).

In:   the record of its text, UTF-16 with marks below 32 that stand for controls; the ranges of changes; what its
      controls show.
Out:  its words in a flow, with what hangs on it.
Not:  which records belong to it (hwp_body.py).
Idea: a mark takes one or eight places of two bytes. The controls behind the marks come later, in the same order, so
      each such mark leaves a slot that is filled then.
"""

from __future__ import annotations

import re
import sys
from array import array
from collections import defaultdict, deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ...pieces import DELETED
from ..blocks import RUBY, Group

if TYPE_CHECKING:
    from ..blocks import Flow

__all__ = ["Paragraph", "Slot", "form_text", "ruby", "shown_number", "sized_string"]

#: Marks that take one place, and what they show.
_SHOWN = {9: "\t", 10: "\n", 24: "-", 30: "\xa0", 31: " "}
_PARAGRAPH_END = 13
#: Marks that take eight places; a control follows those of ``_WITH_CONTROL``.
_WIDTH = 8
_WIDE = frozenset({*range(1, 10), 11, 12, *range(14, 24)})
_WITH_CONTROL = frozenset({1, 2, 3, 11, 12, *range(14, 19), *range(21, 24)})
_MARK = re.compile(r"[\x00-\x1f]")
#: The kind of a range that was deleted while changes were followed. The format's paper does not tell; 16 is inserted.
_DELETED_RANGE = 17
#: Kinds of numbers that are counted on the page: of the page, of notes, of all pages.
_COUNTED = frozenset({0, 1, 2, 6})
#: Words of a button, a box, a field of a form.
_FORM_WORD = re.compile(r"\b(?:Caption|Text):wstring:(\d{1,9}):")


@dataclass(slots=True)
class Slot:
    """A place in the text where a control stands.

    Attributes:
        text: what it shows in the midst of the line.
        above: small text above that.
        attached: what hangs on it, and whether that stands where the mark does.
    """

    text: str = ""
    above: str = ""
    attached: list[tuple[Group, bool]] = field(default_factory=list)


class Paragraph:
    """One paragraph while its records come in."""

    def __init__(self) -> None:
        self._parts: list[tuple[int, str | Slot]] = []  # each with its place in the record
        self._by_name: defaultdict[str, deque[Slot]] = defaultdict(deque)
        self._deleted: list[tuple[int, int]] = []
        self._end = -1

    def read_text(self, data: bytes) -> None:
        """Take the record of the text."""
        places = array("H", data[: len(data) // 2 * 2])
        if sys.byteorder == "big":
            places.byteswap()
        # A letter a place, also of the halves of rare letters, since ranges are told in places.
        text = "".join(map(chr, places))
        place = 0
        while place < len(text):
            match = _MARK.search(text, place)
            end = match.start() if match else len(text)
            if end > place:
                self._parts.append((place, text[place:end]))
            place = end + (self._read_mark(text, end) if match else 0)

    def _read_mark(self, text: str, place: int) -> int:
        """Take a mark; how many places it takes."""
        code = ord(text[place])
        if code in _SHOWN:
            self._parts.append((place, _SHOWN[code]))
        elif code == _PARAGRAPH_END:
            self._end = place
        elif code in _WITH_CONTROL:
            slot = Slot()
            self._parts.append((place, slot))
            name = text[place + 1 : place + 3].encode("utf-16-le", "surrogatepass")
            self._by_name[name[::-1].decode("latin-1")].append(slot)
        return _WIDTH if code in _WIDE else 1

    def read_ranges(self, data: bytes) -> None:
        """Take the record of ranges: first place, place after the last, kind in the upper byte."""
        for at in range(0, len(data) - 11, 12):
            if data[at + 11] == _DELETED_RANGE:
                start, end = (int.from_bytes(data[place : place + 4], "little") for place in (at, at + 4))
                self._deleted.append((start, end))

    def slot_of(self, name: str) -> Slot:
        """The place of the next control with this name; one at the end if the text has no mark for it."""
        waiting = self._by_name[name]
        if waiting:
            return waiting.popleft()
        slot = Slot()
        self._parts.append((1 << 32, slot))
        return slot

    def write_to(self, flow: Flow) -> None:
        """Write the paragraph, and what hangs on it."""
        deleted = _Ranges(self._deleted)
        for place, part in self._parts:
            if isinstance(part, Slot):
                self._write_slot(part, flow, DELETED if deleted.covers(place) else "")
                continue
            for text, is_deleted in deleted.parted(part, place):
                flow.write(_with_whole_letters(text), DELETED if is_deleted else "")
        if self._end >= 0 and deleted.covers(self._end):
            # Where the end of a paragraph was deleted, the next one goes on in the same line.
            flow.write("\n", DELETED)
        else:
            flow.end_paragraph()

    def _write_slot(self, slot: Slot, flow: Flow, fate: str) -> None:
        flow.write(slot.text, fate)
        flow.write(slot.above, fate or RUBY)
        for group, in_place in slot.attached:
            group.left_out = group.left_out or fate
            flow.attach(group, before=in_place and not flow.has_text())


class _Ranges:
    """Places in ranges, asked for from left to right."""

    def __init__(self, ranges: list[tuple[int, int]]) -> None:
        self._ranges = deque(sorted(ranges))

    def covers(self, place: int) -> bool:
        """True if a range holds the place."""
        while self._ranges and self._ranges[0][1] <= place:
            self._ranges.popleft()
        return bool(self._ranges) and self._ranges[0][0] <= place

    def parted(self, text: str, place: int) -> list[tuple[str, bool]]:
        """A text that begins at a place, cut where ranges begin and end; whether each part lies in one."""
        parts = []
        last = place + len(text)
        start = place
        while start < last:
            inside = self.covers(start)
            bound = self._ranges[0][1 if inside else 0] if self._ranges else last
            end = min(last, bound)
            parts.append((text[start - place : end - place], inside))
            start = end
        return parts


def _with_whole_letters(text: str) -> str:
    """Text whose rare letters are no longer in two halves; a half without the other becomes U+FFFD."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def sized_string(data: bytes, at: int) -> str:
    """A string with its length before it, at a place of a record; empty if it would run over the record's end."""
    length = int.from_bytes(data[at : at + 2], "little")
    if at + 2 + 2 * length > len(data):
        return ""
    return data[at + 2 : at + 2 + 2 * length].decode("utf-16-le", "replace")


def ruby(control: bytes) -> tuple[str, str]:
    """The words of a control that sets small text above them, and that text."""
    words = sized_string(control, 4)
    after = 6 + 2 * int.from_bytes(control[4:6], "little")
    return words, sized_string(control, after)


def shown_number(control: bytes) -> str:
    """The number of a picture, a table, an equation as its caption shows it; nothing for those of pages and notes."""
    if len(control) < 16 or control[4] & 15 in _COUNTED:
        return ""
    number, before, after = (int.from_bytes(control[at : at + 2], "little") for at in (8, 12, 14))
    return _with_whole_letters(f"{chr(before) if before else ''}{number}{chr(after) if after else ''}")


def form_text(data: bytes) -> str:
    """The words that a field of a form shows, of its settings: ``Caption:wstring:2:확인``."""
    settings = data[len(data) % 2 :].decode("utf-16-le", "replace")
    if "wstring" not in settings:
        settings = data.decode("utf-16-le", "replace")
    found = []
    for match in _FORM_WORD.finditer(settings):
        found.append(settings[match.end() : match.end() + int(match[1])])
    return "\n".join(word for word in found if word.strip())
