"""The text layer of a PDF.

In:   the bytes of a PDF file.
Out:  its lines, without page numbers and the lines that head or foot every page; a blank line parts what the
      page parts by space.
Not:  putting wrapped lines together (wrapping.py), text recognition.
Idea: pypdf gives the text; where it stood on the page tells paragraphs apart.
"""

from __future__ import annotations

import io
import re
import unicodedata
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from ...errors import ReadError
from ..pieces import Page, Piece
from ..wrapping import join_wrapped

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pypdf import PageObject

    from ..settings import ReadSettings

__all__ = ["read_pdf"]


def read_pdf(data: bytes, path: Path, settings: ReadSettings) -> Page:
    """The paragraphs of a PDF file, page after page.

    Raises:
        ReadError: the file is damaged, protected by a password, or has no text layer.
    """
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
        pages = [_lines(page) for page in reader.pages]
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
    return Page(tuple(Piece(line, number) for line, number in join_wrapped(lines, ragged=True)))


def _lines(page: PageObject) -> list[str]:
    """Lines of a page, with a blank one where the page leaves more space than between other lines."""
    pieces: list[tuple[str, float]] = []

    def note(text: str, outer: list[float], inner: list[float], font: object, size: float) -> None:
        pieces.append((text, inner[5] * outer[3] + outer[5]))

    text = page.extract_text(visitor_text=note)
    lines: list[str] = []
    heights: list[float] = []
    for piece, height in pieces:
        for number, part in enumerate(piece.split("\n")):
            if number or not lines:
                lines.append("")
                heights.append(height)
            if part.strip() and not lines[-1].strip():
                heights[-1] = height
            lines[-1] += part
    if "".join("".join(lines).split()) != "".join(text.split()):
        lines, heights = text.split("\n"), []
    filled = [index for index, line in enumerate(lines) if line.strip()]
    gaps = {}
    if heights:
        gaps = {index: abs(heights[index] - heights[before]) for before, index in pairwise(filled)}
    usual = sorted(gap for gap in gaps.values() if gap > 1)
    spaced: list[str] = []
    for index in filled:
        if usual and gaps.get(index, 0) > 1.35 * usual[len(usual) // 4]:
            spaced.append("")
        spaced.append(unicodedata.normalize("NFC", lines[index]))
    return spaced


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
