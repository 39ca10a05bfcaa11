"""PDF files: paragraphs again, running heads and page numbers gone, scans refused."""

import textwrap
from pathlib import Path

import pytest

from aligner.documents import read
from aligner.errors import ReadError

from .pdf_writer import make_pdf
from .test_wrapping import ENGLISH, KOREAN
from .texts import ENGLISH as TALKS


@pytest.mark.parametrize(("paragraphs", "lang", "width"), [(ENGLISH, "en", 70), (KOREAN, "ko", 36)])
def test_paragraphs_parted_by_space(tmp_path: Path, paragraphs: list[str], lang: str, width: int) -> None:
    lines = [line for paragraph in paragraphs for line in [*textwrap.wrap(paragraph, width), ""]]
    path = tmp_path / "report.pdf"
    path.write_bytes(make_pdf([lines]))
    (document,) = read(path)
    assert document.lang == lang
    assert document.text.split("\n") == paragraphs


def test_running_heads_and_page_numbers_go(tmp_path: Path) -> None:
    body = [line for paragraph in ENGLISH * 3 for line in [*textwrap.wrap(paragraph, 60), ""]]
    pages = [
        ["Annual Report", "", *body[i : i + 10], "", f"- {i // 10 + 1} -"] for i in range(0, len(body), 10)
    ]
    path = tmp_path / "report.pdf"
    path.write_bytes(make_pdf(pages))
    (document,) = read(path)
    assert "Annual Report" not in document.text
    assert not any(line.startswith("-") for line in document.text.split("\n"))
    assert document.text.count("After the ceremony those present looked round the exhibition.") == 3


def test_a_line_a_paragraph(tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    path.write_bytes(make_pdf([TALKS]))
    assert read(path)[0].text.split("\n") == TALKS


def test_a_scan_has_no_text_layer(tmp_path: Path) -> None:
    path = tmp_path / "scan.pdf"
    path.write_bytes(make_pdf([[], []]))
    with pytest.raises(ReadError, match=r"no text layer .*text recognition"):
        read(path)
