"""What stands in a workbook beside its cells: text boxes, charts, comments.

In:   the bytes of an Excel workbook.
Out:  pieces, all of them left out.
Not:  the cells (tables.py).
Idea: a reader sees them, but no column of the table holds them; openpyxl does not give them while it reads row by row.
"""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING

from ..pieces import COMMENT, Piece
from ..xml_elements import read_elements

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = ["notes_of"]

# Members of the archive, the name of their first element, the element that holds a text, and why it is no text of ours.
_KINDS = (
    (re.compile(r"xl/drawings/drawing\d+\.xml"), ("wsDr", "userShapes"), "p", "text box"),
    (re.compile(r"xl/charts/chart\d+\.xml"), "chartSpace", "p", "chart"),
    (re.compile(r"xl/comments/?\w*\.xml"), "comments", "comment", COMMENT),
    (re.compile(r"xl/threadedComments/\w+\.xml"), "ThreadedComments", "threadedComment", COMMENT),
)


def notes_of(data: bytes, path: Path, line: int) -> list[Piece]:
    """The texts beside the cells, in the order of the archive.

    Args:
        data: the whole file.
        path: its name, for messages.
        line: number of a line that is not before any other.

    Raises:
        ReadError: one of them is broken, or declares entities.
    """
    return [Piece(text, line, why) for text, why in _texts(data, path)]


def _texts(data: bytes, path: Path) -> Iterator[tuple[str, str]]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in sorted(archive.namelist()):
            for pattern, root, element, why in _KINDS:
                if not pattern.fullmatch(name):
                    continue
                with archive.open(name) as member:
                    for _, found in read_elements(io.BytesIO(member.read()), path, root, (), (element,)):
                        # Runs of rich text, or, in threaded comments, the text itself.
                        runs = list(found.iter("{*}t")) or list(found.iter("{*}text"))
                        text = "".join("".join(map(str, run.itertext())) for run in runs)
                        if text.strip():
                            yield text.strip(), why
