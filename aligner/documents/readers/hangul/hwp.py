"""The text of a Hangul document (HWP 5).

In:   the bytes of the file.
Out:  its paragraphs, tables, boxes, notes after their paragraph; headers, memos, hidden remarks and deleted text with
      their reason.
Not:  what the records say (hwp_body.py), HWPX (hwpx.py), HWP 3 and before, which are told.
Idea: the file is a compound file; each section of the text is a stream of records, mostly compressed.
"""

from __future__ import annotations

import io
import re
import zlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ....errors import ReadError
from ....limits import ARCHIVE_BYTES, PART_BYTES
from ...compound_files import damaged_compound_file
from ...pieces import COMMENT, RUNNING_LINE, Page, Piece
from ..blocks import Block, page_of
from ..office.drawings import CHART, chart_lines
from ..packages import parse_xml
from .hwp_body import BodyError, body_blocks

if TYPE_CHECKING:
    from ...settings import ReadSettings

__all__ = ["read_hwp"]

_SECTION = re.compile(r"(?i)Section(\d+)")
#: Bits of the properties in FileHeader.
_COMPRESSED = 1
_LOCKED = {
    1 << 1: "is protected with a password",
    1 << 2: "is a distribution document (배포용 문서), which only Hangul may open",
    1 << 4: "is protected by DRM",
    1 << 8: "is encrypted with a certificate",
    1 << 10: "is protected by DRM with a certificate",
}
_VERSION = 5
# Unpacked size of a chart in bytes; its numbers stand in it twice, once in XML.
_LARGEST_CHART = 16 << 20


def read_hwp(data: bytes, path: Path, settings: ReadSettings) -> Page:
    """The text of an HWP 5 file.

    Raises:
        ReadError: the document is damaged, protected, or of a version that is not known.
    """
    import olefile

    try:
        with olefile.OleFileIO(io.BytesIO(data)) as file:
            compressed = _check_header(file.openstream("FileHeader").read(), path)
            blocks: list[Block] = []
            unpacked = 0
            for name in _sections(file):
                section = _unpacked(file.openstream(["BodyText", name]).read(), compressed, path)
                unpacked += len(section)
                if unpacked > ARCHIVE_BYTES.most:
                    raise ARCHIVE_BYTES.exceeded("the sections of the Hangul document have", path=path)
                blocks += body_blocks(section)
            blocks += _charts(file)
    except ReadError:
        raise
    except BodyError as error:
        raise ReadError(
            f"the Hangul (HWP) document is damaged ({error})",
            remedy="Save it again in Hangul, or get it anew.",
            path=path,
        ) from error
    except Exception as error:  # olefile lets through what struct and its own checks raise
        raise damaged_compound_file(path) from error
    # A document that has a header or a remark and nothing else is read for that.
    return page_of(blocks, or_else={RUNNING_LINE, COMMENT})


def _check_header(header: bytes, path: Path) -> bool:
    """Refuse what cannot be read; true if the sections are compressed."""
    if len(header) < 40:
        raise damaged_compound_file(path)
    version = header[35]
    if version != _VERSION:
        raise ReadError(
            f"the Hangul document is of version {version}, and only version {_VERSION} is read",
            remedy="Open it in Hangul and save it as HWPX.",
            path=path,
        )
    properties = int.from_bytes(header[36:40], "little")
    for bit, problem in _LOCKED.items():
        if properties & bit:
            raise ReadError(
                f"the Hangul document {problem}",
                remedy="Open it in Hangul and save it as HWPX without protection, or print it to PDF.",
                path=path,
            )
    return bool(properties & _COMPRESSED)


def _sections(file: Any) -> list[str]:
    """Streams of the text, by their numbers."""
    names = [entry[1] for entry in file.listdir() if len(entry) == 2 and entry[0].lower() == "bodytext"]
    numbered = [(int(match[1]), name) for name in names if (match := _SECTION.fullmatch(name))]
    if not numbered:
        raise BodyError("its text is missing")
    return [name for _, name in sorted(numbered)]


def _unpacked(data: bytes, compressed: bool, path: Path) -> bytes:
    """The records of a section; a thousand pages take some ten million bytes."""
    if not compressed:
        return data
    most = PART_BYTES.most
    unpacker = zlib.decompressobj(-15)
    try:
        records = unpacker.decompress(data, most)
    except zlib.error as error:
        raise BodyError("its text cannot be unpacked") from error
    if not unpacker.eof:
        if len(records) >= most:
            raise PART_BYTES.exceeded("a section of the Hangul document has", path=path)
        raise BodyError("its text ends too early")
    return records


def _charts(file: Any) -> list[Block]:
    """The words of charts that newer versions keep in XML, in an object of their own."""
    found: list[Block] = []
    for entry in file.listdir():
        is_object = entry[0].lower() == "bindata" and entry[-1].lower().endswith(".ole")
        if is_object and (lines := _chart_lines(file.openstream(entry).read())):
            found.append(Piece("\n".join(lines), 0, CHART))
    return found


def _chart_lines(data: bytes) -> list[str]:
    """The words of an embedded object, if it is such a chart; one that cannot be read shows no words either."""
    import olefile

    try:
        unpacked = zlib.decompressobj(-15).decompress(data, _LARGEST_CHART)
        start = unpacked.find(b"\xd0\xcf\x11\xe0", 0, 16)  # after its size
        with olefile.OleFileIO(io.BytesIO(unpacked[max(start, 0) :])) as chart:
            return chart_lines(parse_xml(chart.openstream("OOXMLChartContents").read(), Path(), "chart"))
    except Exception:  # another kind of object
        return []
