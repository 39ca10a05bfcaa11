"""What stands in a workbook beside its cells: text boxes, charts, comments.

In:   the bytes of an Excel workbook.
Out:  pieces, all of them left out.
Not:  the cells (tables.py).
Idea: a reader sees them, but no column of the table holds them; openpyxl does not give them while it reads row by row.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..pieces import COMMENT, Piece
from .office.drawings import CHART, chart_lines
from .packages import Package

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from lxml import etree

__all__ = ["notes_of"]

# Members of the archive, the elements that hold a text, and why it is no text of ours.
_KINDS = (
    (re.compile(r"xl/drawings/drawing\d+\.xml"), "p", "text box"),
    (re.compile(r"xl/charts/chart\d+\.xml"), "", CHART),
    (re.compile(r"xl/comments/?\w*\.xml"), "comment", COMMENT),
    (re.compile(r"xl/threadedComments/\w+\.xml"), "threadedComment", COMMENT),
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
    package = Package(data, path, "Excel workbook")
    return [
        Piece(text.strip(), line, why)
        for name in sorted(package.names)
        for pattern, element, why in _KINDS
        if pattern.fullmatch(name)
        for text in _texts(package.needed_root(name), element)
        if text.strip()
    ]


def _texts(root: etree._Element, element: str) -> Iterator[str]:
    if not element:
        yield from chart_lines(root)
        return
    for found in root.iter(f"{{*}}{element}"):
        # Runs of rich text, or, in threaded comments, the text itself.
        runs = list(found.iter("{*}t")) or list(found.iter("{*}text"))
        yield "".join("".join(map(str, run.itertext())) for run in runs)
