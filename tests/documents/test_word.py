"""Word documents: paragraphs, line breaks, tables."""

from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import pytest

from aligner.documents import read
from aligner.errors import ReadError

from .texts import ENGLISH, KOREAN


@pytest.fixture
def make(tmp_path: Path) -> Callable[..., Path]:
    import docx

    def _make(paragraphs: list[str], rows: list[tuple[str, ...]] = ()) -> Path:  # type: ignore[assignment]
        document = docx.Document()
        for text in paragraphs:
            document.add_paragraph(text)
        if rows:
            table = document.add_table(rows=0, cols=len(rows[0]))
            for row in rows:
                for cell, text in zip(table.add_row().cells, row, strict=True):
                    cell.text = text
        path = tmp_path / "report.docx"
        document.save(path)
        return path

    return _make


def test_paragraphs(make: Callable[..., Path]) -> None:
    (document,) = read(make(KOREAN))
    assert document.text.split("\n") == KOREAN


def test_line_breaks_part_paragraphs(make: Callable[..., Path]) -> None:
    (document,) = read(make(["\n".join(ENGLISH)]))
    assert document.text.split("\n") == ENGLISH


def test_bilingual_paragraphs(make: Callable[..., Path]) -> None:
    korean, english = read(make(KOREAN + ENGLISH))
    assert korean.text.split("\n") == KOREAN
    assert english.text.split("\n") == ENGLISH


def test_a_table_with_two_columns(make: Callable[..., Path]) -> None:
    rows = list(zip(ENGLISH, KOREAN, strict=True))
    korean, english = read(make(["회담자료"], [("English", "한국어"), *rows]))
    assert korean.text.split("\n") == ["회담자료", *KOREAN]
    assert english.text.split("\n") == ENGLISH


def test_a_table_with_all_text_in_two_cells(make: Callable[..., Path]) -> None:
    korean, english = read(make([], [("\n".join(KOREAN), "\n".join(ENGLISH))]))
    assert korean.text.split("\n") == KOREAN
    assert english.text.split("\n") == ENGLISH


def test_no_text(make: Callable[..., Path]) -> None:
    with pytest.raises(ReadError, match="holds no text"):
        read(make([""]))


@pytest.mark.parametrize(
    ("member", "words"),
    [("xl/workbook.xml", "Excel"), ("Contents/content.hpf", "HWPX"), ("readme.txt", "ZIP archive")],
)
def test_other_zip_files(tmp_path: Path, member: str, words: str) -> None:
    path = tmp_path / "report.docx"
    with ZipFile(path, "w") as archive:
        archive.writestr(member, "x")
    with pytest.raises(ReadError, match=words):
        read(path)


def test_a_damaged_document(tmp_path: Path) -> None:
    path = tmp_path / "report.docx"
    with ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", "<broken")
    with pytest.raises(ReadError, match="damaged"):
        read(path)


def test_each_cell_of_a_table_inside_a_text_is_a_line(make: Callable[..., Path]) -> None:
    (document,) = read(make(ENGLISH, [("Category", "Fee"), ("Adults", "12,000 won")]))
    assert document.text.split("\n") == [*ENGLISH, "Category", "Fee", "Adults", "12,000 won"]
