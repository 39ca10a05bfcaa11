"""JSON lines: one object a line, as every tool that reads line by line takes it.

In:   a value; or a file of such lines.
Out:  one line; or the objects of a file, each with its line number.
Not:  what the fields mean (alignments/, glossaries/, translations.py).
"""

from __future__ import annotations

import json
import os
import re
from typing import TYPE_CHECKING, Any, BinaryIO

from ..errors import ReadError
from ..input_files import open_input
from ..json_text import parse_json
from ..limits import PART_BYTES
from .forbidden_characters import printable

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["ALIGNMENT_LINE", "json_line", "read_json_lines"]

#: Told where a line is something else: as a rule an alignment was meant.
ALIGNMENT_LINE = (
    'A line looks like {"source": [0], "target": [0], "source_text": "...", "target_text": "..."}.'
)

# What JSON allows raw inside a string, and should not stand there: ends of lines for str.splitlines and many tools
# (U+0085, U+2028, U+2029), and what drives a terminal (C1) or turns the order of letters on it (bidi controls).
_ESCAPED = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")


def json_line(value: object) -> str:
    """One JSON value on one line, readable (not ASCII), safe for tools that read line by line, and on a terminal."""
    line = printable(json.dumps(value, ensure_ascii=False))
    return _ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", line)


def read_json_lines(path: os.PathLike[str] | str) -> Iterator[tuple[int, dict[str, Any]]]:
    """Line number and object of every line that is not blank.

    Raises:
        ReadError: the file is missing or empty, or a line is no UTF-8 or no JSON object; names line and column.
    """
    with open_input(path) as stream:
        for number, raw in enumerate(_lines(stream, path), 1):
            try:
                line = raw.decode("utf-8-sig" if number == 1 else "utf-8").strip()
            except UnicodeDecodeError as error:
                raise ReadError(
                    "this is not UTF-8 text", remedy="Save the file as UTF-8.", path=path, line=number
                ) from error
            if not line:
                continue
            value = parse_json(line, path=path, line=number, remedy="Every line must hold one JSON object.")
            if not isinstance(value, dict):
                raise ReadError(
                    "this line is JSON, but not an object",
                    remedy=ALIGNMENT_LINE,
                    path=path,
                    line=number,
                )
            yield number, value


def _lines(stream: BinaryIO, path: os.PathLike[str] | str) -> Iterator[bytes]:
    """The lines of a file, none of which takes more memory than a part of an archive may."""
    most = PART_BYTES.most
    try:
        is_small = os.fstat(stream.fileno()).st_size <= most
    except OSError:  # what came through a pipe
        is_small = False
    if is_small:
        yield from stream
        return
    for number, line in enumerate(iter(lambda: stream.readline(most + 1), b""), 1):
        if len(line) > most:
            raise PART_BYTES.exceeded("the line has", path=path, line=number)
        yield line
