"""Two PO files of one program, one a language: paired string by string, not by likeness.

In:   the paths of two files.
Out:  two documents whose paragraphs are the strings that both have, in one order.
Not:  one PO file, which holds both languages itself (readers/po.py).
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from .readers.po import page_of_two, parse_po
from .readers.source import read_bytes
from .reading import documents_of_rows
from .settings import ReadSettings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..errors import PathLikeStr
    from ..model import Document

__all__ = ["read_catalogues"]


def read_catalogues(
    paths: Sequence[PathLikeStr], *, langs: tuple[str, str], settings: ReadSettings | None = None
) -> tuple[Document, Document] | None:
    """The texts of two PO files whose strings have the same names (``msgid`` and ``msgctxt``).

    Args:
        paths: the two files, in either order.
        langs: languages of the documents wanted, in this order.
        settings: by default those of ``ReadSettings``.

    Returns:
        Two documents with as many paragraphs each; strings that one file lacks are told as left out. ``None`` if the
        files are no PO files, or share no string.

    Raises:
        ReadError: a file is missing, broken, or in no known encoding.
        LanguageError: the files are not in these languages.
    """
    files = [Path(path) for path in paths]
    if len(files) != 2 or any(file.suffix.lower() not in (".po", ".pot") for file in files):
        return None
    page = page_of_two(*(parse_po(read_bytes(file), file) for file in files))
    if page is None or page.languages is None:
        return None
    documents = documents_of_rows(page, files[0], langs, settings or ReadSettings())
    if documents is None:
        return None
    if page.languages[0] != page.languages[1] and page.languages[0] == documents[1].lang:
        files.reverse()
    source, target = (
        replace(document, id=f"{file.stem}.{document.lang}", origin=str(file))
        for document, file in zip(documents, files, strict=True)
    )
    return source, target
