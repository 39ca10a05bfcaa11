"""In which encoding a web page is.

In:   its bytes.
Out:  its text.
Not:  encodings that nobody declares (encodings.py).
Idea: pages say often, and often wrongly, in which encoding they are. What they say is believed if their bytes can be
      read so, and if it says anything: every file can be read as Latin-1, and UTF-8 is hardly ever met by accident.
"""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

from ...encodings import decode

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = ["page_source"]

#: So far into a page its head is looked for.
_HEAD = 65_536
_XML_DECLARATION = re.compile(rb"<\?xml\b[^<>]{0,200}?\bencoding\s*=\s*[\"']([\w:.-]+)", re.I)
_META = re.compile(rb"<meta\b[^>]{0,400}?\bcharset\s*=\s*(?:[\"']\s*)?([\w:.-]+)", re.I)
_COMMENT = re.compile(rb"<!--.*?-->", re.S)

#: Names of browsers that Python does not know, and names of small tables for which browsers take the larger one.
_NAMES = {
    "csksc56011987": "cp949",
    "iso-ir-149": "cp949",
    "ks_c_5601-1989": "cp949",
    "windows-949": "cp949",
    "x-cp949": "cp949",
    "x-euc-kr": "cp949",
    "x-windows-949": "cp949",
    "x-johab": "johab",
    "x-sjis": "cp932",
    "x-gbk": "gb18030",
    "windows-31j": "cp932",
}
_LARGER = {
    "ascii": "cp1252",
    "big5": "big5hkscs",
    "euc_kr": "cp949",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "iso8859-1": "cp1252",
    "shift_jis": "cp932",
}
#: Python also calls things encodings that no page is in.
_OF_TEXT = re.compile(
    r"utf-(?:8|16|32)(?:-[bl]e)?|cp\d+|iso8859-\d+|iso2022_\w+|euc_\w+|big5\w*|gb\w+|hz|johab|koi8-\w|mac[-_]\w+|"
    r"shift_jis\w*|tis-620"
)
#: Read in one of these, any bytes give some text.
_OF_ONE_BYTE = re.compile(r"cp125\d|cp8\d\d|iso8859-\d+|koi8-\w|mac[-_]\w+|tis-620")
_WIDE_SCRIPT = re.compile("[\u0800-\U0010ffff]")
_EAST_ASIAN = re.compile("[가-힣一-鿿ぁ-ヿ]")


def page_source(data: bytes, path: Path, *, stated: str = "") -> str:
    """The text of a page, tags and all.

    Args:
        data: the page.
        path: its name, for messages.
        stated: the encoding that something outside of the page names, as the head of a saved message does.

    Raises:
        ReadError: the page is empty or no text, or its encoding cannot be told.
    """
    if not data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        data = _as_utf8(data, [stated, *_declared(data)])
    return decode(data, path)


def _declared(data: bytes) -> Iterator[str]:
    """Names of encodings in the page's own declarations, in order."""
    # A comment that does not end in the head is cut off first: to look for its end from each beginning takes too long.
    closed, end, rest = data[:_HEAD].rpartition(b"-->")
    head = _COMMENT.sub(b"", closed + end) + rest.partition(b"<!--")[0]
    for pattern in (_XML_DECLARATION, _META):
        if match := pattern.search(head):
            yield match[1].decode("ascii", errors="replace")


def _as_utf8(data: bytes, names: list[str]) -> bytes:
    """The bytes as UTF-8 if one of the encodings named is the right one; as they are if none is."""
    utf8 = _decoded(data, "utf-8")
    for name in names:
        encoding = _codec(name)
        if not encoding or (text := _decoded(data, encoding)) is None:
            continue
        if utf8 is not None and encoding != "utf-8":
            # ISO-2022 is ASCII to look at; two letters of Korean may by chance look like one Greek letter.
            by_chance = not _WIDE_SCRIPT.search(utf8) and _EAST_ASIAN.search(text)
            if not by_chance:
                continue
        elif _OF_ONE_BYTE.fullmatch(encoding):
            continue  # it says nothing: what comes out has to tell
        # A zero in the middle of a text is dropped by browsers too.
        return text.replace("\0", "").encode("utf-8")
    return data


def _codec(name: str) -> str:
    """Python's name for an encoding, of its larger table if pages mean that; nothing if it is not for text."""
    name = name.strip().lower()
    try:
        found = codecs.lookup(_NAMES.get(name, name)).name
    except LookupError:
        return ""
    found = _LARGER.get(found, found)
    return found if _OF_TEXT.fullmatch(found) else ""


def _decoded(data: bytes, encoding: str) -> str | None:
    if encoding.startswith(("utf-16", "utf-32")) and b"\0" not in data:
        return None  # the declaration itself could not be read if it were true
    try:
        return data.decode(encoding)
    except UnicodeError:
        return None
