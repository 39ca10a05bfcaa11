"""Readers: from a file of any kind that people have to the pieces in it.

In:   a path.
Out:  a Page: all that the file holds, each piece with its fate.
Not:  furniture that shows by how a line looks (clutter.py), languages (languages.py).
Idea: what a file is shows in its first bytes, or in what its archive holds; the suffix only decides between kinds of
      text. Each kind has a reader with one signature in a file of its own, which is imported when such a file comes.
"""

from __future__ import annotations

import io
import re
import zipfile
from importlib import import_module
from typing import TYPE_CHECKING, cast

from ...errors import ReadError
from .source import STANDARD_INPUT, read_bytes

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from ..pieces import Page
    from ..settings import ReadSettings

    Reader = Callable[[bytes, Path, ReadSettings], Page]

__all__ = ["READERS", "STANDARD_INPUT", "read_page"]

#: The readers, ``module:function`` in this folder; all take the bytes, the path for messages, and the settings.
READERS = {
    "AsciiDoc": "asciidoc:read_asciidoc",
    "CSV": "plain_text:read_csv",
    "DOCX": "word:read_word",
    "HTML": "html:read_html",
    "Markdown": "markdown:read_markdown",
    "PDF": "pdf:read_pdf",
    "reStructuredText": "restructured_text:read_restructured_text",
    "text": "plain_text:read_text",
    "XLSX": "tables:read_workbook",
}

#: Kinds that their first bytes tell.
_BY_START = {b"%PDF-": "PDF"}

#: Kinds that a member of their archive tells, the first that is there; and what to call those that cannot be read.
_BY_MEMBER = {
    "xl/workbook.xml": "XLSX",
    "word/document.xml": "DOCX",
    "ppt/presentation.xml": "a PowerPoint presentation",
    "Contents/content.hpf": "a Hangul (HWPX) document",
    "content.xml": "an OpenDocument file",
    "META-INF/container.xml": "an e-book",
}

#: Kinds of text that their suffix tells.
_BY_SUFFIX = {
    ".adoc": "AsciiDoc",
    ".asc": "AsciiDoc",
    ".asciidoc": "AsciiDoc",
    ".csv": "CSV",
    ".htm": "HTML",
    ".html": "HTML",
    ".markdown": "Markdown",
    ".md": "Markdown",
    ".mdx": "Markdown",
    ".mkd": "Markdown",
    ".qmd": "Markdown",
    ".rst": "reStructuredText",
    ".tsv": "CSV",
    ".xhtml": "HTML",
}

#: Suffixes of files that are no text, so that a file without the right beginning is damaged or called wrongly.
_BINARY = {".docx": "DOCX", ".pdf": "PDF"}

#: Files of sentence pairs or terms, told by their suffix: their codes would be taken for text.
_MADE = {
    ".jsonl": "an alignment or a glossary in JSON lines",
    ".tbx": "a term base",
    ".tmx": "a translation memory",
    ".xlf": "an XLIFF file",
    ".xliff": "an XLIFF file",
}
_HTML_START = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)


def read_page(path: Path, settings: ReadSettings) -> Page:
    """Read a file of any kind that is known.

    Args:
        path: the file; ``-`` is the standard input.
        settings: ``segmented`` leaves the lines of a text as they are, wrapped or not.

    Raises:
        ReadError: the file is missing, unreadable, empty, or of a kind that holds no text.
    """
    data = read_bytes(path)
    module, function = READERS[_kind(data, path)].split(":")
    reader = cast("Reader", getattr(import_module(f".{module}", __name__), function))
    return reader(data, path, settings)


def _kind(data: bytes, path: Path) -> str:
    """The kind of a file, a key of ``READERS``.

    Raises:
        ReadError: it is of a kind that holds no text, or not of the kind that it is called.
    """
    for start, kind in _BY_START.items():
        if data.startswith(start):
            return kind
    if data.startswith(b"PK\x03\x04"):
        return _kind_of_archive(data, path)
    suffix = path.suffix.lower()
    if kind := _BINARY.get(suffix, ""):
        if not data:
            raise ReadError("the file is empty", remedy="Check that it is the right file.", path=path)
        raise ReadError(
            f"the file is called {path.suffix} but is no {kind} document",
            remedy=f"Save it as {kind} again, or name it .txt if it is plain text.",
            path=path,
        )
    if made := _MADE.get(suffix):
        raise ReadError(
            f"this is {made}, not a text",
            remedy="Give the texts themselves; aligner convert rewrites alignments and glossaries.",
            path=path,
        )
    if kind := _BY_SUFFIX.get(suffix, ""):
        return kind
    start = _beginning(data)
    if _HTML_START.match(start):
        return "HTML"
    if start.lstrip().startswith(b"<?xml"):
        raise ReadError(
            "the file is XML, not text", remedy="Save the text as .txt, .docx, .html or .pdf.", path=path
        )
    return "text"


def _beginning(data: bytes) -> bytes:
    """The first characters of a text, without a byte order mark and without the zeros of UTF-16."""
    return (
        data[:4000]
        .removeprefix(b"\xef\xbb\xbf")
        .removeprefix(b"\xff\xfe")
        .removeprefix(b"\xfe\xff")
        .replace(b"\0", b"")
    )


def _kind_of_archive(data: bytes, path: Path) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = set(archive.namelist())
    except zipfile.BadZipFile as error:
        raise ReadError(
            "the document is damaged", remedy="Save it again or get it anew.", path=path
        ) from error
    kind = next((kind for member, kind in _BY_MEMBER.items() if member in members), "a ZIP archive")
    if kind not in READERS:
        raise ReadError(
            f"the file is {kind}, not text",
            remedy="Save the text as .txt, .docx, .html, .pdf, .csv or .xlsx.",
            path=path,
        )
    return kind
