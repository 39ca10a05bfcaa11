"""No file takes more time or memory than its size explains; what is too large is refused with a sentence."""

import contextlib
import io
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from aligner.documents import read
from aligner.documents.columns import two_columns
from aligner.documents.encodings import decode
from aligner.documents.readers.markup.light_markup import Spans
from aligner.documents.readers.office.word_fields import shown_code
from aligner.documents.reading import separate_clutter
from aligner.documents.spoken import speakers
from aligner.errors import AlignerError, ReadError

from .test_hwpx import p, package
from .test_opendocument import write as write_opendocument
from .test_opendocument import x
from .word_writer import cell, paragraph, write_word

TEXT = "물레방아는 강가에서 하루종일 돈다."
ENGLISH = "The water mill turns all day by the river."
SECONDS = 5.0
#: More digits than Python makes a number of.
DIGITS = "9" * 5000
WIDE = f'<w:gridSpan w:val="{DIGITS}"/>'

#: Name of a file, what stands before and after, and a unit that comes again and again for 100 KB.
UNITS = [
    ("a.txt", "", "<!--", ""),
    ("a.txt", "", "(", ""),
    ("a.txt", "", "a@", ""),
    ("a.txt", "", "a@", " a"),
    ("a.txt", "", "Mr. ", ""),
    ("a.txt", "", "가", ""),
    ("a.txt", "", "A.", "x"),
    ("a.txt", "", "~", "`"),
    ("a.txt", "aa", ".", "1"),
    ("a.txt", "", "|a|\t", ""),
    ("a.txt", f"{TEXT}\n", "“a ", ""),
    ("a.txt", "", "`", " mills turn"),
    ("a.dat", "", "<!---->", "a"),
    ("a.dat", "", "<!a>", "a"),
    ("a.csv", f"{TEXT},{ENGLISH}\n", "a@a.", ""),
    ("a.html", "<p>", " ", ""),
    ("a.html", "<p>", "\u3000", ""),
    ("a.html", "", "<?xml", ""),
    ("a.html", "", "<!DOCTYPE", ""),
    ("a.html", "", '<p id=">>>>', ""),
    ("a.html", f"<p>{TEXT}", "<div>", ""),
    ("a.txt", "", "a\n", ""),
    ("a.txt", f"{TEXT * 200}\n", "1.\n", ""),
    ("a.md", f"{TEXT} ", "{a=", ""),
    ("a.md", f"{TEXT} ", "![", ""),
    ("a.md", f"{TEXT} ", "[", "]" * 30_000),
    ("a.md", "", "> ", TEXT),
    ("a.rst", f"{TEXT}\n\n", ".. ", ""),
    ("a.rst", "mills", " ", "turn::\n"),
    ("a.adoc", f"{TEXT}\n\n", "**_", ""),
    ("a.adoc", "= mills", " ", "turn"),
    ("a.md", "::: mills", " ", "turn"),
    ("a.md", f"{TEXT}\n\n-", " ", "x"),
    ("a.ass", "[Script Info]\n[Events]\nFormat: Text\nDialogue: {", "\\p1", ""),
    ("a.rtf", "{\\rtf1 Mills turn. ", "{\\b ", ""),
    ("a.po", 'msgid "', "a-", '!"\nmsgstr "b"\n'),
    ("a.srt", "1\n00:00:01,000 --> 00:00:02,000\n", "Mills turn\n", ""),
]


@pytest.mark.filterwarnings("ignore::aligner.errors.AlignerWarning")
@pytest.mark.parametrize(("name", "before", "unit", "after"), UNITS)
def test_time_grows_with_the_size_of_a_file(
    name: str, before: str, unit: str, after: str, tmp_path: Path
) -> None:
    path = tmp_path / name
    path.write_text(before + unit * (100_000 // len(unit)) + after, encoding="utf-8")
    start = time.process_time()
    with contextlib.suppress(AlignerError):  # a sentence is an answer too
        read(path)
    assert time.process_time() - start < SECONDS


def test_marks_behind_a_text_are_joined_to_it_at_once() -> None:
    start = time.process_time()
    text, _ = separate_clutter(f"{TEXT}\n" + "끝\n" * 30_000)
    assert text.startswith(f"{TEXT} 끝 끝")
    assert time.process_time() - start < SECONDS


def test_headings_without_lists_are_looked_at_a_few_times_only() -> None:
    page = [TEXT, *(f"More on mill {number}" for number in range(5000)), TEXT]
    start = time.process_time()
    separate_clutter("\n".join(page))
    assert time.process_time() - start < SECONDS


def test_a_line_with_very_many_cells_is_no_sample_of_thousands_of_rows() -> None:
    start = time.process_time()
    two_columns(["\t".join("ab" for _ in range(20_000)), *(f"{TEXT}\t{ENGLISH}" for _ in range(3000))])
    assert time.process_time() - start < SECONDS


def test_lines_of_a_cue_are_put_together() -> None:
    assert speakers(["Mills", "turn", "[wheels]", "by day."]) == ["Mills turn", "[wheels]", "by day."]


def test_spans_lie_in_each_other_very_deep() -> None:
    spans = Spans()
    text = "강"
    for _ in range(5000):
        text = spans.hide(f"({text})")
    assert spans.show(text) == "(" * 5000 + "강" + ")" * 5000


def _archive(path: Path, parts: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def _workbook(path: Path, rows: str) -> Path:
    from openpyxl import Workbook

    stream = io.BytesIO()
    book = Workbook()
    book.active.append([TEXT])
    book.save(stream)
    with zipfile.ZipFile(stream) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    parts["xl/worksheets/sheet1.xml"] = (
        f'<worksheet xmlns="{space}"><sheetData>{rows}</sheetData></worksheet>'.encode()
    )
    return _archive(path, parts)


def test_a_part_is_unpacked_up_to_a_bound(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALIGNER_LIMIT_PART_BYTES", "100000")
    path = write_word(tmp_path / "a.docx", paragraph(TEXT) + " " * 200_000)
    with pytest.raises(ReadError, match=r"part word/document\.xml of the Word document has more than"):
        read(path)


def test_parts_are_unpacked_up_to_a_bound_together(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write_word(tmp_path / "a.docx", paragraph(TEXT) + " " * 200_000)
    read(path)
    monkeypatch.setenv("ALIGNER_LIMIT_ARCHIVE_BYTES", "100000")
    with pytest.raises(ReadError, match="the parts of the Word document have more than"):
        read(path)


def test_a_part_that_hides_its_size_is_damaged(tmp_path: Path) -> None:
    path = write_word(tmp_path / "a.docx", paragraph(TEXT) + " " * 200_000)
    data = path.read_bytes()
    with zipfile.ZipFile(path) as archive:
        size = archive.getinfo("word/document.xml").file_size
    path.write_bytes(data.replace(size.to_bytes(4, "little"), (10).to_bytes(4, "little")))
    with pytest.raises(ReadError, match="damaged"):
        read(path)


@pytest.mark.parametrize(("limit", "most"), [("ARCHIVE_PARTS", "2"), ("XML_TAGS", "3")])
def test_parts_and_tags_are_counted(
    limit: str, most: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write_word(tmp_path / "a.docx", paragraph(TEXT) * 5)
    monkeypatch.setenv(f"ALIGNER_LIMIT_{limit}", most)
    with pytest.raises(ReadError, match=f"has more than {most}"):
        read(path)


def test_a_section_of_a_hangul_document_has_a_bound(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from benchmarks.made.hwp import hwp_file
    from benchmarks.made.hwp import paragraph as hangul

    path = tmp_path / "a.hwp"
    hwp_file(path, hangul(TEXT))
    read(path)
    monkeypatch.setenv("ALIGNER_LIMIT_PART_BYTES", "10")
    with pytest.raises(ReadError, match="a section of the Hangul document has more than 10 bytes"):
        read(path)


@pytest.mark.parametrize(
    ("rows", "problem"),
    [
        ('<row r="2000000000"><c t="str"><v>강</v></c></row>', "more than 1,048,576 rows"),
        ("<row>" + "<c/>" * 300_000 + "</row>", "more than 16,384 columns"),
        ('<row r="1"/>' * 1_050_000, "more than 1,048,576 rows"),
        (
            "</sheetData><mergeCells>" + '<mergeCell ref="A1:B2"/>' * 600_000 + "</mergeCells><sheetData>",
            "tags",
        ),
        ('<row><c r="ZZZ1" t="str"><v>강</v></c></row>', "more than 16,384 columns"),
        ('<row><c r="XFD1" t="str"><v>강</v></c></row>' * 4000, "more than 50,000,000 cells"),
        (f'<row r="{DIGITS}"><c t="str"><v>강</v></c></row>', "damaged"),
        (f"<row><c><v>{DIGITS}</v></c></row>", "damaged"),
    ],
)
def test_a_sheet_has_bounds(rows: str, problem: str, tmp_path: Path) -> None:
    with pytest.raises(ReadError, match=problem):
        read(_workbook(tmp_path / "a.xlsx", rows))


def test_rows_between_are_passed_over(tmp_path: Path) -> None:
    row = f'<row r="900000"><c t="str"><v>{TEXT}</v></c></row>'
    assert read(_workbook(tmp_path / "a.xlsx", row))[0].text == TEXT


def test_a_csv_file_has_as_many_columns_as_a_sheet(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(("강," * 20_000 + "\n") * 3, encoding="utf-8")
    with pytest.raises(ReadError, match="the table has more than 16,384 columns"):
        read(path)


def test_repeated_cells_that_lie_in_each_other_do_not_multiply_without_end(tmp_path: Path) -> None:
    content = x("text:p", TEXT)
    for _ in range(6):
        cells = f'<table:table-cell table:number-columns-repeated="20">{content}</table:table-cell>'
        rows = f'<table:table-row table:number-rows-repeated="20">{cells}</table:table-row>'
        content = x("table:table", rows)
    path = tmp_path / "a.odt"
    write_opendocument(path, x("office:text", content))
    assert len(read(path)[0].text) < 2_000_000


#: Files with numbers of thousands of digits.
NUMBERS: dict[str, Callable[[Path], object]] = {
    "a.html": lambda path: path.write_text(
        f"<p>{TEXT}<p>&#{DIGITS};<ol start={DIGITS}><li>강</ol><table><td colspan={DIGITS} rowspan={DIGITS}>강"
    ),
    "a.docx": lambda path: write_word(
        path,
        paragraph(TEXT) + f"<w:tbl><w:tr>{cell(paragraph('강'), WIDE)}</w:tr></w:tbl>",
    ),
    "a.hwpx": lambda path: package(path, p(TEXT)),
    "a.adoc": lambda path: path.write_text(
        f'{TEXT}\n\n[cols="{DIGITS}*"]\n|===\n{DIGITS}.{DIGITS}+|강\n|===\n\n{DIGITS}. 강\n'
    ),
    "a.rst": lambda path: path.write_text(f"{TEXT}\n\n{DIGITS}. 강 [{DIGITS}]_\n"),
    "a.md": lambda path: path.write_text(f"{TEXT}\n\n{DIGITS}. 강 &#{DIGITS};\n"),
    "a.srt": lambda path: path.write_text(
        f"{DIGITS}\n00:00:01,000 --> 00:00:02,000\n{TEXT}\n\n2\n{DIGITS}:00:01,{DIGITS} --> 00:00:04,000\n강\n"
    ),
    "a.rtf": lambda path: path.write_text(f"{{\\rtf1 Mills turn.\\u{DIGITS}?\\bin{DIGITS} a\\par}}"),
    "a.po": lambda path: path.write_text(
        f'msgid "{ENGLISH}"\nmsgid_plural "{ENGLISH}"\nmsgstr[{DIGITS}] "{TEXT}"\n'
    ),
    "a.txt": lambda path: path.write_text(f"{DIGITS}-{DIGITS}-{DIGITS}\n{TEXT}\n"),
    "a.csv": lambda path: path.write_text(f"{DIGITS},{DIGITS}\n{TEXT},{ENGLISH}\n"),
}


@pytest.mark.parametrize("name", NUMBERS)
def test_numbers_of_thousands_of_digits_are_no_crash(name: str, tmp_path: Path) -> None:
    NUMBERS[name](tmp_path / name)
    with contextlib.suppress(AlignerError):  # a sentence is an answer too
        assert read(tmp_path / name)


def test_numbers_of_fields() -> None:
    assert shown_code(r' SYMBOL 0183 \f "Symbol" ') == "•"
    assert shown_code(rf' SYMBOL {DIGITS} \f "Symbol" ') == ""


def test_a_text_of_one_word_is_decoded() -> None:
    assert len(decode(b"a" * 1_000_000)) == 1_000_000
