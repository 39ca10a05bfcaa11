"""Take the lines of text out of the kinds of file that people have.

In:   the bytes of a text, HTML, DOCX, PDF, CSV or XLSX file.
Out:  a Page: its lines, a paragraph each, with tabs between the cells of a table row, and the date it
      states, if any.
Not:  clutter (clutter.py), languages (languages.py).
Idea: what a file is shows in its first bytes; the suffix only decides whether text is HTML. Readers of
      other formats (html.py, word.py, pdf.py, tables.py) are imported when such a file comes.
"""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..errors import ReadError
from .encodings import decode
from .tables import csv_lines, markdown_lines
from .wrapping import join_wrapped

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["Page", "read_page"]


@dataclass(frozen=True, slots=True)
class Page:
    """A file's text before anything is left out.

    Attributes:
        lines: one paragraph each; blank ones may be among them.
        date: ISO date of publication that the file states outside its text.
        numbers: for each line its 1-based number in the file, or in what was taken out of it.
        has_cells: a tab parts cells of a table, each a text of its own.
    """

    lines: tuple[str, ...]
    date: str | None = None
    numbers: tuple[int, ...] = ()
    has_cells: bool = False


#: Files of sentence pairs or terms, told by their suffix: their codes would be taken for text.
_MADE = {
    ".jsonl": "an alignment or a glossary in JSON lines",
    ".tbx": "a term base",
    ".tmx": "a translation memory",
    ".xlf": "an XLIFF file",
    ".xliff": "an XLIFF file",
}
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
        raise ReadError.missing(path) from error
    except IsADirectoryError as error:
        raise ReadError("this is a folder", remedy="Give a file in it.", path=path) from error
    except OSError as error:
        reason = error.strerror or "the file cannot be read"
        raise ReadError(
            f"the file cannot be read ({reason})", remedy="Check its permissions.", path=path
        ) from error
    if data.startswith(b"%PDF-"):
        from .pdf import pdf_lines

        return _unwrapped(pdf_lines(data, path), ragged=True)
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
    if made := _MADE.get(path.suffix.lower()):
        raise ReadError(
            f"this is {made}, not a text",
            remedy="Give the texts themselves; aligner convert rewrites alignments and glossaries.",
            path=path,
        )
    is_html = path.suffix.lower() in _HTML_SUFFIXES
    if is_html:
        data = _from_declared_charset(data)
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
        return _page(lines, date, has_cells=True)
    if text.lstrip().startswith("<?xml"):
        raise ReadError(
            "the file is XML, not text", remedy="Save the text as .txt, .docx, .html or .pdf.", path=path
        )
    if path.suffix.lower() in (".csv", ".tsv") and (rows := csv_lines(text)) is not None:
        return _page(rows, has_cells=True)
    lines = markdown_lines(text.replace("\f", "\n").split("\n"))
    in_columns = sum("\t" in line for line in lines) > 0.5 * sum(bool(line.strip()) for line in lines)
    return _page(lines) if keep_lines or in_columns else _unwrapped(lines)


def _page(lines: list[str], date: str | None = None, *, has_cells: bool = False) -> Page:
    return Page(tuple(lines), date, tuple(range(1, len(lines) + 1)), has_cells)


def _unwrapped(lines: list[str], *, ragged: bool = False) -> Page:
    joined = join_wrapped(lines, ragged=ragged)
    return Page(tuple(line for line, _ in joined), None, tuple(number for _, number in joined))


_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w-]+)", re.I)


def _from_declared_charset(data: bytes) -> bytes:
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


#: What a ZIP file is, told by a member of it.
_ZIP_KINDS: tuple[tuple[str, str], ...] = (
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
    if "xl/workbook.xml" in members:
        from .tables import workbook_lines

        return _page(workbook_lines(data, path), has_cells=True)
    if "word/document.xml" not in members:
        kind = next((kind for member, kind in _ZIP_KINDS if member in members), "a ZIP archive")
        raise ReadError(
            f"the file is {kind}, not text",
            remedy="Save the text as .txt, .docx, .html, .pdf, .csv or .xlsx.",
            path=path,
        )
    from .word import word_lines

    return _page(word_lines(data, path), has_cells=True)
