"""What the tests of this room share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from aligner.documents import read
from benchmarks.made.pdf import draw

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from benchmarks.made.pdf import Canvas


@pytest.fixture
def pdf_paragraphs(tmp_path: Path) -> Callable[..., list[str]]:
    """Paragraphs of the first language of pages that were drawn."""

    def of(*pages: Canvas, **how: object) -> list[str]:
        path = tmp_path / "drawn.pdf"
        path.write_bytes(draw(pages, **how))  # type: ignore[arg-type]
        return read(path)[0].text.split("\n")

    return of
