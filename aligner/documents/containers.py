"""Take the lines of text out of the kinds of file that people have.

In:   the bytes of a text, HTML, DOCX or PDF file.
Out:  a Page: its lines, a paragraph each, with tabs between the cells of a table row, and the date it
      states, if any.
Not:  clutter (clutter.py), languages (languages.py).
Idea: what a file is shows in its first bytes; the suffix only decides whether text is HTML. Heavy readers
      are imported where they are used.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING

from ..errors import ReadError
from .encodings import decode
from .wrapping import join_wrapped

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

__all__ = ["Page", "read_page"]


@dataclass(frozen=True, slots=True)
class Page:
    """A file's text before anything is left out.

    Attributes:
        lines: one paragraph each; blank ones may be among them.
        date: ISO date of publication that the file states outside its text.
        numbers: for each line its 1-based number in the file, or in what was taken out of it.
    """

    lines: tuple[str, ...]
    date: str | None = None
    numbers: tuple[int, ...] = ()


_HTML_START = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
_HTML_SUFFIXES = (".html", ".htm", ".xhtml")


def read_page(path: Path, *, keep_lines: bool = False) -> Page:
    """Read a file of any kind that is known.

    Args:
        path: the file.
        keep_lines: leave lines as they are, wrapped or not.

    Raises:
        ReadError: the file is missing, unreadable, empty, or of a kind that holds no text.
    """
    try:
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise ReadError(
            "there is no such file", remedy="Check the name and the folder.", path=path
        ) from error
    except IsADirectoryError as error:
        raise ReadError("this is a folder", remedy="Give a file in it.", path=path) from error
    except OSError as error:
        reason = error.strerror or "the file cannot be read"
        raise ReadError(
            f"the file cannot be read ({reason})", remedy="Check its permissions.", path=path
        ) from error
    if data.startswith(b"%PDF-"):
        return _read_pdf(data, path)
    if data.startswith(b"PK\x03\x04"):
        return _read_zip(data, path)
    if path.suffix.lower() in (".docx", ".pdf"):
        kind = path.suffix[1:].upper()
        if not data:
            raise ReadError("the file is empty", remedy="Check that it is the right file.", path=path)
        raise ReadError(
            f"the file is called {path.suffix} but is no {kind} document",
            remedy=f"Save it as {kind} again, or name it .txt if it is plain text.",
            path=path,
        )
    is_html = path.suffix.lower() in _HTML_SUFFIXES
    if is_html:
        data = _without_declared_charset(data)
    text = decode(data, path)
    if is_html or _HTML_START.match(text[:2000]):
        from .html import html_lines

        lines, date = html_lines(text)
        if not any(line.strip() for line in lines):
            raise ReadError(
                "the page holds no text",
                remedy="Save the page after it has loaded, or copy its text.",
                path=path,
            )
        return _page(lines, date)
    lines = text.replace("\f", "\n").split("\n")
    in_columns = sum("\t" in line for line in lines) > 0.5 * sum(bool(line.strip()) for line in lines)
    return _page(lines) if keep_lines or in_columns else _unwrapped(lines)


def _page(lines: list[str], date: str | None = None) -> Page:
    return Page(tuple(lines), date, tuple(range(1, len(lines) + 1)))


def _unwrapped(lines: list[str]) -> Page:
    joined = join_wrapped(lines)
    return Page(tuple(line for line, _ in joined), None, tuple(number for _, number in joined))


_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w-]+)", re.I)


def _without_declared_charset(data: bytes) -> bytes:
    """An HTML file's bytes as UTF-8, if it names an encoding and is really in it."""
    match = _CHARSET.search(data[:4096])
    if match is None or data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data
    name = match[1].decode("ascii").lower()
    # Pages say EUC-KR and use the larger table of Windows.
    name = "cp949" if name in ("euc-kr", "ks_c_5601-1987", "ksc5601", "euc_kr", "korean") else name
    try:
        return data.decode(name).encode("utf-8")
    except (LookupError, UnicodeError):
        return data


# --- DOCX -----------------------------------------------------------------------------------------

#: What a ZIP file is, told by a member of it.
_ZIP_KINDS: tuple[tuple[str, str], ...] = (
    ("xl/workbook.xml", "an Excel workbook"),
    ("ppt/presentation.xml", "a PowerPoint presentation"),
    ("Contents/content.hpf", "a Hangul (HWPX) document"),
    ("content.xml", "an OpenDocument file"),
    ("META-INF/container.xml", "an e-book"),
)


def _read_zip(data: bytes, path: Path) -> Page:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = set(archive.namelist())
    except zipfile.BadZipFile as error:
        raise ReadError(
            "the document is damaged", remedy="Save it again or get it anew.", path=path
        ) from error
    if "word/document.xml" not in members:
        kind = next((kind for member, kind in _ZIP_KINDS if member in members), "a ZIP archive")
        raise ReadError(
            f"the file is {kind}, not text", remedy="Save the text as .txt, .docx, .html or .pdf.", path=path
        )
    return _read_docx(data, path)


def _read_docx(data: bytes, path: Path) -> Page:
    from docx import Document as open_docx
    from docx.table import Table

    lines: list[str] = []
    try:
        for block in open_docx(io.BytesIO(data)).iter_inner_content():
            if isinstance(block, Table):
                lines.extend(_table_lines(block))
            else:
                lines.extend(re.split(r"[\n\v\f]", block.text))
    except Exception as error:  # python-docx lets errors of zipfile, lxml and its own through
        raise ReadError(
            "the Word document is damaged", remedy="Save it again from Word.", path=path
        ) from error
    if not any(line.strip() for line in lines):
        raise ReadError(
            "the Word document holds no text", remedy="Text in pictures or text boxes is not read.", path=path
        )
    return _page(lines)


def _table_lines(table: object) -> list[str]:
    """Rows with tabs between the cells; cells with several paragraphs give several lines."""
    lines: list[str] = []
    for row in table.rows:  # type: ignore[attr-defined]
        cells: list[list[str]] = []
        last = None
        for cell in row.cells:
            if cell._tc is not last:
                last = cell._tc
                cells.append([" ".join(text.split()) for text in cell.text.split("\n")])
        lines.extend("\t".join(paragraphs) for paragraphs in zip_longest(*cells, fillvalue=""))
    return lines


# --- PDF ------------------------------------------------------------------------------------------


def _read_pdf(data: bytes, path: Path) -> Page:
    import logging

    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    logging.getLogger("pypdf").setLevel(logging.ERROR)  # it reports every small flaw of a file
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise ReadError(
                "the PDF is protected by a password", remedy="Save a copy without password.", path=path
            )
        pages = [_pdf_lines(page.extract_text()) for page in reader.pages]
    except ReadError:
        raise
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, RecursionError, OSError) as error:
        raise ReadError(
            "the PDF is damaged", remedy="Get it anew or print it to PDF again.", path=path
        ) from error
    if not any(any(char.isalpha() for char in line) for page in pages for line in page):
        raise ReadError(
            "the PDF has no text layer (it holds pictures of pages)",
            remedy="Run it through text recognition (OCR) first.",
            path=path,
        )
    lines = [line for page in _without_running_lines(pages) for line in page]
    return _unwrapped_pdf(lines)


def _pdf_lines(text: str) -> list[str]:
    import unicodedata

    return unicodedata.normalize("NFC", text).replace("\r", "\n").split("\n")


_PAGE_NUMBER = re.compile(
    r"\s*(?:[-–—]\s*)?(?:(?i:page)\s*)?\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?(?:\s*[-–—])?\s*"
)


def _without_running_lines(pages: list[list[str]]) -> list[list[str]]:
    """Pages without page numbers and without the line that heads or foots every page."""
    trimmed = [[line for line in page if line.strip()] for page in pages]
    shape: Callable[[str], str] = lambda line: re.sub(r"\d+", "0", line.strip())  # noqa: E731
    edges = Counter(
        shape(line) for page in trimmed if len(page) > 2 for line in {page[0], page[-1]} if len(line) < 100
    )
    running = {line for line, count in edges.items() if count >= max(3, 0.6 * len(pages))}
    result = []
    for page in pages:
        filled = [index for index, line in enumerate(page) if line.strip()]
        drop: set[int] = set()
        for edge in (filled[:1], filled[-1:]):
            drop.update(
                index
                for index in edge
                if _PAGE_NUMBER.fullmatch(page[index]) or shape(page[index]) in running
            )
        result.append([line for index, line in enumerate(page) if index not in drop])
    return result


def _unwrapped_pdf(lines: list[str]) -> Page:
    joined = join_wrapped(lines, ragged=True)
    return Page(tuple(line for line, _ in joined), None, tuple(number for _, number in joined))
