"""The text of an RTF document.

In:   the bytes of the file.
Out:  its paragraphs, tables, boxes, notes after their paragraph; headers, comments, hidden and deleted text with their
      reason.
Not:  control words and code pages (words.py), tables (story.py), numbers of lists, which the program counts.
Idea: one pass over the tokens with a stack of groups. Letters may be bytes in the code page of their font, and a
      letter of two bytes may be parted by a change of type: bytes wait until something else comes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ....errors import ReadError
from ...pieces import DELETED, HIDDEN, Page, Piece
from ..blocks import RUBY, Block, Group, page_of
from .story import Story
from .words import (
    CHARACTERS,
    DOUBLE,
    NO_TEXT,
    OPTIONAL_TEXT,
    STORIES,
    codec_of_charset,
    codec_of_page,
    decode_bytes,
    is_cut,
    symbol_text,
)

if TYPE_CHECKING:
    from pathlib import Path

    from ...settings import ReadSettings

__all__ = ["read_rtf"]

_TOKEN = re.compile(
    rb"\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})? ?|\\'(?P<hex>[0-9a-fA-F]{2})|(?P<brace>[{}])"
    rb"|\\(?P<symbol>\r\n|[^a-zA-Z])|(?P<text>[^\\{}\r\n\0]+)|[\r\n\0]+|\\",
    re.DOTALL,
)
#: Inside a group that is passed over only its end matters, and bytes that are no tokens.
_PASSED_OVER = re.compile(rb"[{}]|\\bin(\d{1,10}) ?|\\[^a-zA-Z]", re.DOTALL)
_SYMBOLS = {b"~": "\xa0", b"_": "-", b"{": "{", b"}": "}", b"\\": "\\"}
#: Characters below 32, which some programs write in place of words.
_CONTROLS = dict.fromkeys(range(32)) | {9: "\t"} | dict.fromkeys((10, 11, 12, 13), "\n")
_LINE_ENDS = (b"\n", b"\r", b"\r\n")
_SYMBOL_CHARSET = 2
#: A reading set above words: EQ \o\ad(\s\up 9(reading),words).
_RUBY = re.compile(r"\\s\\up\s*[\d.]*\s*\((.*?)\)\s*[,;](.*)\)\s*$", re.DOTALL)
_LONGEST_FORMULA = 2000
_SWITCH = re.compile(r"\\[a-z]+\d*")
_SWITCH_OPTION = re.compile(r"\\\*\s+(?:\"[^\"]*\"|\S+)")
#: Groups that are read in a way of their own.
_ROLES = {"fldinst": "instruction", "fonttbl": "fonts", "sn": "name", "sv": "value", "upr": "upr"}
#: Code pages that have a word of their own.
_PAGES = {"mac": 10000, "pc": 437, "pca": 850}
# What a file that is cut off in its body may end with, and still hold whole paragraphs.
_WHOLE_END = re.compile(rb"\\(?:par|row|sect|cell)\s*\Z")


@dataclass(slots=True)
class _State:
    """What holds until the group ends."""

    font: int | None = None
    after_unicode: int = 1  # how many characters after one in Unicode stand for the same
    hidden: bool = False
    deleted: bool = False
    in_table: bool = False
    nesting: int = 0
    role: str = ""  # of the group: the destination it is, or lies in
    begun: bool = False  # the group has opened a story of its own
    optional: bool = False  # \* has just been read

    def inner(self) -> _State:
        """What holds in a group inside."""
        return _State(
            self.font,
            self.after_unicode,
            self.hidden,
            self.deleted,
            self.in_table,
            self.nesting,
            self.role,
        )

    @property
    def level(self) -> int:
        """How deep in tables its paragraphs lie."""
        return max(self.nesting, 1 if self.in_table else 0)


@dataclass(slots=True)
class _Font:
    charset: int = 1
    page: int = 0
    name: str = ""


def read_rtf(data: bytes, path: Path, settings: ReadSettings) -> Page:
    """The text of an RTF file.

    Raises:
        ReadError: the file ends in the midst of its text.
    """
    parser = _Parser(data)
    parser.run()
    blocks = parser.finish()
    if parser.depth > 1 or (parser.depth == 1 and not _WHOLE_END.search(data.rstrip(b"\0 \r\n"))):
        raise ReadError(
            "the RTF document is cut off: it ends in the midst of its text",
            remedy="Save it again or get it anew.",
            path=path,
        )
    return page_of(blocks)


class _Parser:
    """The pass over the tokens."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._state = _State()
        self._groups: list[_State] = []
        self._stories = [Story()]
        self._fonts: dict[int, _Font] = {}
        self._default_font: int | None = None
        self._document_codec = "cp1252"
        self._codecs: dict[int | None, str] = {}  # by font, "" for symbols
        self._waiting = bytearray()
        self._waiting_as = ("", "", "")  # codec, reason to be left out, name of a font of symbols
        self._to_skip = 0
        self._high_half = ""
        self._property = ""  # of a shape

    @property
    def depth(self) -> int:
        """How many groups are open."""
        return len(self._groups)

    def run(self) -> None:
        """Read all tokens."""
        data, place = self._data, max(self._data.find(b"{"), 0)
        while place < len(data):
            match = _TOKEN.match(data, place)
            assert match, "every byte begins a token"
            place = match.end()
            kind = match.lastgroup
            if kind == "text":
                self._bytes(match["text"])
            elif kind == "hex":
                self._bytes(bytes.fromhex(match["hex"].decode()))
            elif kind == "brace":
                self._to_skip = 0
                if match["brace"] == b"{":
                    place = self._open_group(place)
                else:
                    self._close_group()
            elif kind == "symbol":
                self._symbol(match["symbol"])
            elif match["word"]:
                number = match["number"]
                place = self._word(match["word"].decode(), None if number is None else int(number), place)

    def finish(self) -> list[Block]:
        """The blocks of the body; of a file that is cut off, what it has."""
        self._flush()
        while len(self._stories) > 1:
            self._end_story()
        return self._stories[0].finish()

    # Groups

    def _open_group(self, place: int) -> int:
        within = self._state
        self._groups.append(within)
        self._state = within.inner()
        if within.role == "upr":
            # The same twice, first for programs without Unicode.
            self._state.role = ""
            if not self._data.startswith(b"\\*\\ud", place):
                return self._pass_group(place)
        return place

    def _close_group(self) -> None:
        if not self._groups:
            return
        if self._state.begun:
            self._flush()
            self._end_story()
        self._state = self._groups.pop()

    def _pass_group(self, place: int) -> int:
        """Pass over the rest of the group; where it ends."""
        depth = 1
        while match := _PASSED_OVER.search(self._data, place):
            place = match.end()
            if match[1]:
                place += int(match[1])
            elif match[0] == b"{":
                depth += 1
            elif match[0] == b"}":
                depth -= 1
                if not depth:
                    self._close_group()
                    return place
        return len(self._data)

    def _begin_story(self, role: str, left_out: str = "") -> None:
        self._flush()
        self._stories.append(Story(left_out))
        state = self._state
        state.role, state.begun, state.in_table, state.nesting = role, True, False, 0

    def _end_story(self) -> None:
        story, role = self._stories.pop(), self._state.role
        blocks = story.finish()
        if role not in ("instruction", "name", "value"):
            fate = story.left_out or (DELETED if self._groups and self._groups[-1].deleted else "")
            self._stories[-1].attach(Group(blocks, fate))
            return
        text = "\n".join(block.text for block in blocks if isinstance(block, Piece))
        if role == "name":
            self._property = text.strip()
        elif role == "value" and self._property == "gtextUNICODE":
            self._stories[-1].attach(Group(blocks))
        elif role == "instruction":
            self._write_equation(text.strip())

    def _write_equation(self, instruction: str) -> None:
        """What a field of the kind EQ shows: it has no result, the words stand in its instruction."""
        if not instruction.upper().startswith("EQ"):
            return
        formula = _SWITCH_OPTION.sub("", instruction[2:])
        if len(formula) < _LONGEST_FORMULA and (ruby := _RUBY.search(formula)):
            self._stories[-1].write(ruby[2].strip(), self._fate())
            self._stories[-1].write(ruby[1].strip(), RUBY)
        else:
            self._stories[-1].write(" ".join(_SWITCH.sub("", formula).split()), self._fate())

    # Letters

    def _fate(self) -> str:
        return DELETED if self._state.deleted else HIDDEN if self._state.hidden else ""

    def _bytes(self, data: bytes) -> None:
        if self._to_skip:
            skipped = min(len(data), self._to_skip)
            self._to_skip -= skipped
            data = data[skipped:]
        if self._state.role == "fonts":
            font = self._fonts.get(self._state.font or 0)
            if font is not None:
                font.name += data.decode("latin-1")
            return
        if not data:
            return
        number = self._default_font if self._state.font is None else self._state.font
        codec = self._codec_of(number)
        shown_as = (codec, self._fate(), "" if codec or number is None else self._fonts[number].name)
        if self._waiting and shown_as != self._waiting_as:
            if self._waiting_as[0] in DOUBLE and is_cut(bytes(self._waiting), self._waiting_as[0]):
                self._waiting += data[:1]
                data = data[1:]
            self._flush()
        self._waiting_as = shown_as
        self._waiting += data

    def _codec_of(self, number: int | None) -> str:
        """The codec of a font; none of a font of symbols."""
        if number not in self._codecs:
            font = self._fonts.get(-1 if number is None else number, _Font())
            if font.charset == _SYMBOL_CHARSET:
                codec = ""
            elif font.page:
                codec = codec_of_page(font.page)
            else:
                codec = codec_of_charset(font.charset, self._document_codec)
            self._codecs[number] = codec
        return self._codecs[number]

    def _flush(self) -> None:
        """Write the bytes that wait."""
        if not self._waiting:
            return
        codec, fate, font = self._waiting_as
        data = bytes(self._waiting)
        self._waiting.clear()
        if codec:
            text = decode_bytes(data, codec, self._document_codec).translate(_CONTROLS)
        else:
            text = symbol_text(data.decode("latin-1"), font)
        self._stories[-1].write(text, fate)

    def _write(self, text: str) -> None:
        self._flush()
        self._stories[-1].write(text, self._fate())

    def _unicode(self, number: int) -> None:
        code = number + 0x10000 if -0x8000 <= number < 0 else number
        self._to_skip = self._state.after_unicode
        if 0xD800 <= code < 0xDC00:
            self._high_half = chr(code)
            return
        if 0xDC00 <= code < 0xE000:
            pair = self._high_half + chr(code)
            self._write(pair.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace"))
        elif 0xF020 <= code <= 0xF0FF:
            number_of_font = self._default_font if self._state.font is None else self._state.font
            font = self._fonts.get(-1 if number_of_font is None else number_of_font, _Font())
            self._write(symbol_text(chr(code - 0xF000), font.name))
        elif 0 < code <= 0x10FFFF:
            self._write(chr(code).translate(_CONTROLS))
        self._high_half = ""

    def _symbol(self, symbol: bytes) -> None:
        self._to_skip = 0
        if symbol == b"*":
            self._state.optional = True
        elif symbol in _LINE_ENDS:
            self._end_paragraph()
        elif symbol in _SYMBOLS:
            self._write(_SYMBOLS[symbol])

    # Words

    def _word(self, word: str, number: int | None, place: int) -> int:
        """Take a control word; where to go on."""
        self._to_skip = 0
        state = self._state
        optional, state.optional = state.optional, False
        if word in NO_TEXT or (optional and word not in OPTIONAL_TEXT):
            # In the outermost group such a word is a slip: all that follows would go with it.
            return self._pass_group(place) if self.depth > 1 else place
        if word == "bin":
            return place + max(number or 0, 0)
        if word in CHARACTERS:
            self._write(CHARACTERS[word])
        elif word in STORIES:
            self._begin_story(word, STORIES[word])
        elif word in _ROLES:
            if _ROLES[word] in ("instruction", "name", "value"):
                self._begin_story(_ROLES[word])
            else:
                state.role = _ROLES[word]
        elif state.role == "fonts" and word in ("f", "fcharset", "cpg"):
            self._define_font(word, number or 0)
        elif not self._end(word):
            self._format(word, number)
        return place

    def _define_font(self, word: str, number: int) -> None:
        if word == "f":
            self._state.font = number
            self._fonts[number] = _Font()
        elif (font := self._fonts.get(self._state.font or 0)) is not None:
            if word == "fcharset":
                font.charset = number
            else:
                font.page = number
        self._codecs.clear()

    def _end_paragraph(self) -> None:
        self._flush()
        if self._state.deleted:
            # Where the end of a paragraph was deleted, the next one goes on in the same line.
            self._stories[-1].write("\n", DELETED)
        else:
            self._stories[-1].end_paragraph(self._state.level)

    def _end(self, word: str) -> bool:
        """Take a word that ends a paragraph, a cell or a row; false if it does not."""
        story = self._stories[-1]
        if word == "par" or (word == "sect" and (self._waiting or story.is_open)):
            self._end_paragraph()
            return True
        if word not in ("cell", "nestcell", "row", "nestrow"):
            return False
        self._flush()
        level = max(2, self._state.level) if word.startswith("nest") else 1
        if word.endswith("cell"):
            story.end_cell(level)
        else:
            story.end_row(level)
        return True

    def _format(self, word: str, number: int | None) -> None:
        state = self._state
        if word == "u":
            self._unicode(number or 0)
        elif word == "uc":
            state.after_unicode = max(number or 0, 0)
        elif word == "f":
            state.font = number
        elif word == "plain":
            state.font, state.hidden, state.deleted = None, False, False
        elif word == "pard":
            state.in_table, state.nesting = False, 0
        elif word == "intbl":
            state.in_table = True
        elif word == "itap":
            state.nesting = max(number or 0, 0)
        elif word == "v":
            state.hidden = number != 0
        elif word == "deleted":
            state.deleted = number != 0
        elif word == "deff":
            self._default_font = number
        elif word in _PAGES or word == "ansicpg":
            self._document_codec = codec_of_page(_PAGES.get(word, number or 0))
            self._codecs.clear()
