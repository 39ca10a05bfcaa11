"""Readers: from a file of any kind that people have to the pieces in it.

In:   a path.
Out:  a Page: all that the file holds, each piece with its fate.
Not:  furniture that shows by how a line looks (clutter.py), languages (languages.py).
Idea: what a file is shows in its first bytes, or in what its archive holds; the suffix only decides between kinds of
      text. Each kind has a reader with one signature in a file of its own, which is imported when such a file comes.

    plain_text.py   text and CSV
    html/           pages
    mhtml.py        pages that a browser saved with all that is in them
    epub.py         e-books
    pdf/            PDF with a text layer
    office/         Word, PowerPoint, OpenDocument
    hangul/         HWP and HWPX
    rtf/            RTF
    markup/         Markdown, reStructuredText, AsciiDoc
    tables.py       workbooks of Excel; rows of any table as lines
    workbook_bounds.py  what a workbook may hold before it is opened
    workbook_notes.py  what stands in a workbook beside its cells
    subtitles.py    SRT, WebVTT, ASS, SAMI
    po.py           PO
    xliff.py        XLIFF of all makers (xliff_texts.py: texts with inline codes)
    units.py        units of PO and XLIFF -> a page of two columns
    blocks.py       paragraphs, tables, notes and boxes of Hangul, RTF and slides -> a page
    cells.py        paragraphs of cells side by side, or cell after cell
    packages.py     archives of XML, and their XML
    source.py       the bytes of a file, or of the standard input
"""

from __future__ import annotations

import re
from importlib import import_module
from typing import TYPE_CHECKING, cast

from ...errors import ReadError
from ..compound_files import SIGNATURE, check_compound_file
from ..encodings import refuse_known_binary
from ..kinds import BINARY, MADE, SAVE_AS, TEXTS
from .packages import Package, is_word
from .source import STANDARD_INPUT, read_bytes

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from ..pieces import Page
    from ..settings import ReadSettings

    Reader = Callable[[bytes, Path, ReadSettings], Page]

__all__ = ["READERS", "STANDARD_INPUT", "kind_of", "page_of", "read_page"]

#: The readers, ``module:function`` in this folder; all take the bytes, the path for messages, and the settings.
READERS = {
    "AsciiDoc": "markup.asciidoc:read_asciidoc",
    "CSV": "plain_text:read_csv",
    "DOCX": "office.word:read_word",
    "EPUB": "epub:read_epub",
    "HTML": "html:read_html",
    "HWP": "hangul.hwp:read_hwp",
    "HWPX": "hangul.hwpx:read_hwpx",
    "Markdown": "markup.markdown:read_markdown",
    "MHTML": "mhtml:read_mhtml",
    "ODF": "office.opendocument:read_opendocument",
    "PDF": "pdf:read_pdf",
    "PO": "po:read_po",
    "subtitles": "subtitles:read_subtitles",
    "PPTX": "office.presentation:read_presentation",
    "reStructuredText": "markup.restructured_text:read_restructured_text",
    "RTF": "rtf:read_rtf",
    "text": "plain_text:read_text",
    "XLIFF": "xliff:read_xliff",
    "XLSX": "tables:read_workbook",
}

#: Kinds that their first bytes tell.
_BY_START = {b"%PDF-": "PDF"}

#: Kinds that a member of their archive tells, the first that is there; and what to call those that cannot be read.
_BY_MEMBER = {
    "xl/workbook.xml": "XLSX",
    "word/document.xml": "DOCX",
    "ppt/presentation.xml": "PPTX",
    "Contents/content.hpf": "HWPX",
    "Contents/section0.xml": "HWPX",
    "content.xml": "ODF",
    "META-INF/container.xml": "EPUB",
}

_ODF_START = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:(?:<!--(?:(?!-->).)*-->|<!(?!--)[^>]*>)\s*)*<office:document\b", re.S
)
_HTML_START = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->).)*-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
#: An SRT, WebVTT, ASS or SAMI file, whatever it is called.
_SUBTITLES_START = re.compile(
    rb"\s*(?:WEBVTT\b|(?:\d+\s+)?\d{1,2}:\d\d:\d\d[,.]\d{1,3}\s*-->|\[Script Info\]|<SAMI>)", re.I
)
_XLIFF_START = re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->).)*-->\s*)*<xliff\b", re.S)
_PO_START = re.compile(rb"(?:\s|#[^\n]*\n)*msg(?:ctxt|id)\s*\"")


def read_page(path: Path, settings: ReadSettings) -> Page:
    """Read a file of any kind that is known.

    Args:
        path: the file; ``-`` is the standard input.
        settings: ``segmented`` leaves the lines of a text as they are, wrapped or not.

    Raises:
        ReadError: the file is missing, unreadable, empty, or of a kind that holds no text.
    """
    return page_of(read_bytes(path), path, settings)


def page_of(data: bytes, path: Path, settings: ReadSettings) -> Page:
    """Read the bytes of a file of any kind that is known.

    Args:
        data: what the file holds.
        path: its name, for its suffix and for messages.
        settings: as for ``read_page``.

    Raises:
        ReadError: it is empty, or of a kind that holds no text.
    """
    module, function = READERS[kind_of(data, path)].split(":")
    reader = cast("Reader", getattr(import_module(f".{module}", __name__), function))
    return reader(data, path, settings)


def kind_of(data: bytes, path: Path) -> str:
    """The kind of a file, a key of ``READERS``.

    Args:
        data: what the file holds.
        path: its name, which decides only between kinds of text.

    Raises:
        ReadError: it is of a kind that holds no text, or not of the kind that it is called.
    """
    for start, kind in _BY_START.items():
        if data.startswith(start):
            return kind
    if data.startswith(SIGNATURE):
        return check_compound_file(data, path)
    if data.startswith(b"PK\x03\x04"):
        return _kind_of_archive(data, path)
    start = _beginning(data)
    if start.lstrip().startswith(b"{\\rtf"):
        return "RTF"
    suffix = path.suffix.lower()
    if kind := BINARY.get(suffix, ""):
        if not data:
            raise ReadError("the file is empty", remedy="Check that it is the right file.", path=path)
        refuse_known_binary(data, path)
        raise ReadError(
            f"the file is called {path.suffix} but is no {kind} document",
            remedy=f"Save it as {kind} again, or name it .txt if it is plain text.",
            path=path,
        )
    if made := MADE.get(suffix):
        raise ReadError(
            f"this is {made}, not a text",
            remedy="Give the texts themselves; aligner convert rewrites alignments and glossaries.",
            path=path,
        )
    if kind := TEXTS.get(suffix, ""):
        return kind
    if _HTML_START.match(start):
        return "HTML"
    if _SUBTITLES_START.match(start):
        return "subtitles"
    if _ODF_START.match(start):
        return "ODF"
    if _XLIFF_START.match(start):
        return "XLIFF"
    if _PO_START.match(start):
        return "PO"
    if start.lstrip().startswith(b"<?xml"):
        raise ReadError("the file is XML, not text", remedy=SAVE_AS, path=path)
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
    package = Package(data, path, "document")
    kind = next((kind for member, kind in _BY_MEMBER.items() if member in package), "a ZIP archive")
    if kind not in READERS and is_word(package.read("[Content_Types].xml") or b""):
        kind = "DOCX"  # with parts of other names
    if kind not in READERS:
        raise ReadError(
            f"the file is {kind}, not text",
            remedy=SAVE_AS,
            path=path,
        )
    return kind
