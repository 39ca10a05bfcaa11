"""What the tests of this room share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from aligner.documents import read
from benchmarks.made.pdf import draw

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from aligner.model import Document
    from benchmarks.made.pdf import Canvas


@pytest.fixture
def read_as(tmp_path: Path) -> Callable[..., Document]:
    """The one document that a text is, in a file of some name."""

    def of(name: str, text: str, **settings: object) -> Document:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        (found,) = read(path, **settings)  # type: ignore[arg-type]
        return found

    return of


@pytest.fixture
def pdf_paragraphs(tmp_path: Path) -> Callable[..., list[str]]:
    """Paragraphs of the first language of pages that were drawn."""

    def of(*pages: Canvas, **how: object) -> list[str]:
        path = tmp_path / "drawn.pdf"
        path.write_bytes(draw(pages, **how))  # type: ignore[arg-type]
        return read(path)[0].text.split("\n")

    return of
