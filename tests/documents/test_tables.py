"""Two columns of a CSV file, a Markdown table or an Excel workbook are the two versions of a text."""

import csv
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from aligner.documents import read
from aligner.errors import ReadError

from .accounting import unaccounted
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


@pytest.mark.parametrize("write", [as_csv, as_workbook])
def test_no_row_is_lost_without_headings(write: Callable[[Rows, Path], Path], tmp_path: Path) -> None:
    path = write([("다리", "bridge"), ("공장", "factory")], tmp_path / "words")
    assert [document.text.split("\n") for document in read(path)] == [
        ["다리", "공장"],
        ["bridge", "factory"],
    ]


def test_excel_writes_semicolons_and_says_so(tmp_path: Path) -> None:
    path = as_csv(PAIRS, tmp_path / "report", separator=";")
    path.write_text("sep=;\n" + path.read_text("utf-8-sig"), encoding="utf-8-sig")
    check(path)


def test_unicode_text_of_excel_has_quotation_marks_around_commas(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text('한국어\t영어\n"가자, ""어서""."\t"Let us go, now."\n그만.\tStop.\n', encoding="utf-16")
    assert [document.text for document in read(path)] == ['가자, "어서".\n그만.', "Let us go, now.\nStop."]


def test_all_sheets_with_both_languages_are_read(tmp_path: Path) -> None:
    from openpyxl import Workbook

    book = Workbook()
    book.active.append(["이 책에 대하여"])
    for name, rows in (
        ("하나", PAIRS[:2]),
        ("둘", [("English", "Korean"), *(pair[::-1] for pair in PAIRS[2:])]),
    ):
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    hidden = book.create_sheet("hidden")
    hidden.append(["숨은 말", "Hidden words"])
    hidden.sheet_state = "hidden"
    book.save(tmp_path / "book.xlsx")
    korean, english = read(tmp_path / "book.xlsx")
    assert (len(korean.text.split("\n")), english.text.split("\n")) == (len(PAIRS), ENGLISH)
    told = {(piece.text, piece.reason) for piece in korean.clutter}
    assert told >= {("이 책에 대하여", "another sheet"), ("둘", "name of a sheet")}
    assert ("숨은 말\tHidden words", "hidden text") in told
    lines = [piece.line for piece in korean.clutter]
    assert lines == sorted(lines)


def test_a_sheet_may_hold_one_version_and_the_next_the_other(tmp_path: Path) -> None:
    from openpyxl import Workbook

    book = Workbook()
    for text in KOREAN:
        book.active.append([text])
    sheet = book.create_sheet("en")
    for text in ENGLISH:
        sheet.append([text])
    book.save(tmp_path / "book.xlsx")
    korean, english = read(tmp_path / "book.xlsx")
    assert (len(korean.text.split("\n")), english.text.split("\n")[-1]) == (len(KOREAN), ENGLISH[-1])


def test_text_boxes_and_comments_of_a_workbook_are_told(tmp_path: Path) -> None:
    from zipfile import ZipFile

    from openpyxl.comments import Comment

    path = as_workbook(PAIRS, tmp_path / "report")
    from openpyxl import load_workbook

    book = load_workbook(path)
    book["text"]["A1"].comment = Comment("둘째로 본 사람", "a")
    book.save(path)
    with ZipFile(path, "a") as archive:
        archive.writestr("xl/drawings/drawing9.xml", "<wsDr><p><r><t>글</t></r><r><t>상자</t></r></p></wsDr>")
    told = {(piece.text, piece.reason) for document in read(path) for piece in document.clutter}
    assert told >= {("글상자", "text box"), ("둘째로 본 사람", "comment")}


@pytest.mark.parametrize("write", [as_csv, as_workbook])
def test_every_word_of_a_table_is_text_or_told(write: Callable[[Rows, Path], Path], tmp_path: Path) -> None:
    rows = [
        ("회의록", "", "", ""),
        ("번호", "영어", "조선어", "비고"),
        ("1", "The door is open.", "문이 열려있다.", "확인"),
        ("둘째 부분", "", "", ""),
        ("2", "Come in.", "", "빠짐"),
        ("번호", "영어", "조선어", "비고"),
        ("3", "", "앉으시오.", ""),
    ]
    path = write(rows, tmp_path / "table")
    visible = [cell for row in rows for cell in row]
    assert not unaccounted(visible, path)
    assert read(path)[0].text.split("\n")[-1] == "앉으시오."
