"""The XML files of this room, opened: how they are read safely is told in documents/xml_elements.py.

In:   a path.
Out:  elements, or a clear error with line and column.
Not:  what the elements mean (alignments/, glossaries/).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..documents.xml_elements import read_elements
from ..input_files import open_input

if TYPE_CHECKING:
    import os
    from collections.abc import Iterator, Sequence

    from lxml import etree

__all__ = ["elements_of"]


def elements_of(
    path: str | os.PathLike[str], root: str | tuple[str, ...], starts: Sequence[str], ends: Sequence[str]
) -> Iterator[tuple[str, etree._Element]]:
    """``read_elements`` of a file, which is closed when all has been read.

    Raises:
        ReadError: the file is missing, empty, not well-formed, starts with another element, or declares entities.
    """
    with open_input(path) as stream:
        yield from read_elements(stream, path, root, starts, ends)
