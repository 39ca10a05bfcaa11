"""Two columns of a CSV file, a Markdown table or an Excel workbook are the two versions of a text."""

import csv
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from aligner.documents import read
from aligner.errors import ReadError

from .texts import ENGLISH, KOREAN

PAIRS = list(zip(KOREAN, ENGLISH, strict=True))

Rows = Sequence[Sequence[object]]

TABLES = {
    "two columns": PAIRS,
    "under headings": [("Korean", "English"), *PAIRS],
    "English first": [("번역", "원문"), *((en, ko) for ko, en in PAIRS)],
    "with numbers and remarks": [("No.", "ko", "en", "note"), *((n, *p, None) for n, p in enumerate(PAIRS))],
    "paragraphs in a cell": [("\n".join(KOREAN[:2]), "\n".join(ENGLISH[:2])), *PAIRS[2:]],
}


def as_csv(rows: Rows, path: Path, *, separator: str = ",", encoding: str = "utf-8-sig") -> Path:
    path = path.with_suffix(".csv")
    with path.open("w", encoding=encoding, newline="") as file:
        csv.writer(file, delimiter=separator).writerows(rows)
    return path


def as_workbook(rows: Rows, path: Path) -> Path:
    from openpyxl import Workbook

    path = path.with_suffix(".xlsx")
    book = Workbook()
    book.active["A1"] = "Contents"
    sheet = book.create_sheet("text")
    for row in rows:
        sheet.append(list(row))
    book.save(path)
    return path


def check(path: Path) -> None:
    korean, english = read(path)
    assert [line.replace(" (끝)", "(끝)") for line in korean.text.split("\n")] == KOREAN
    assert english.text.split("\n") == ENGLISH


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("write", [as_csv, as_workbook])
def test_a_table_is_a_bilingual_file(write: Callable[[Rows, Path], Path], table: str, tmp_path: Path) -> None:
    check(write(TABLES[table], tmp_path / "report"))


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "cp949", "utf-16"])
def test_csv_of_any_separator_and_encoding(separator: str, encoding: str, tmp_path: Path) -> None:
    check(as_csv(PAIRS, tmp_path / "report", separator=separator, encoding=encoding))


@pytest.mark.parametrize(
    "english",
    [
        ['"Let us go," he said.', "They went."],
        ['"Let us go.', 'And be quick."'],
    ],
    ids=["around a part", "around two rows"],
)
def test_quotation_marks_of_a_text_stay(english: list[str], tmp_path: Path) -> None:
    path = tmp_path / "report.tsv"
    path.write_text(
        "".join(f"{ko}\t{en}\n" for ko, en in zip(KOREAN, english, strict=False)), encoding="utf-8"
    )
    assert read(path)[1].text.split("\n") == english


def test_a_text_called_csv_stays_a_text(tmp_path: Path) -> None:
    path = tmp_path / "report.csv"
    path.write_text("\n".join(ENGLISH), encoding="utf-8")
    assert read(path)[0].text.split("\n") == ENGLISH


def test_a_markdown_table(tmp_path: Path) -> None:
    rows = [f"| {ko} | {en} |" for ko, en in PAIRS]
    path = tmp_path / "report.md"
    path.write_text("\n".join(["| 한국어 | English |", "|---|:--|", *rows]), encoding="utf-8")
    check(path)


def test_an_empty_workbook(tmp_path: Path) -> None:
    from openpyxl import Workbook

    Workbook().save(tmp_path / "empty.xlsx")
    with pytest.raises(ReadError, match=r"empty\.xlsx: the Excel workbook holds no text"):
        read(tmp_path / "empty.xlsx")


def test_a_damaged_workbook(tmp_path: Path) -> None:
    from zipfile import ZipFile

    with ZipFile(tmp_path / "damaged.xlsx", "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook")
    with pytest.raises(ReadError, match=r"damaged\.xlsx: the Excel workbook is damaged"):
        read(tmp_path / "damaged.xlsx")
