"""Word documents: tables, and what kinds of files there are."""

from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import pytest

from aligner.documents import read
from aligner.errors import ReadError

from .texts import ENGLISH, KOREAN
from .word_writer import (
    FIRST,
    LAST,
    OLD_BOX,
    cell,
    left_out,
    paragraph,
    part,
    run,
    table,
    text_of,
    write_word,
)

Make = Callable[..., Path]


@pytest.fixture
def make(tmp_path: Path) -> Make:
    """A document of paragraphs between a first and a last one."""

    def _make(*content: str, **parts: str) -> Path:
        named = {f"{name}.xml": xml for name, xml in parts.items()}
        return write_word(
            tmp_path / "report.docx", paragraph(FIRST) + "".join(content) + paragraph(LAST), named
        )

    return _make


# --- tables ---------------------------------------------------------------------------------------


def test_each_cell_of_a_table_inside_a_text_is_a_line(make: Make) -> None:
    rows = table((paragraph("몫"), paragraph("삯")), (paragraph("어른"), paragraph("열두 말")))
    assert text_of(make(rows)) == ["몫", "삯", "어른", "열두 말"]


def test_each_cell_is_read_to_its_end(make: Make) -> None:
    cells = [("봄에 간다.", "여름에 맨다."), ("가을에 벤다.", "겨울에 쉰다.")]
    path = make(table(tuple("".join(map(paragraph, texts)) for texts in cells)))
    assert text_of(path) == ["봄에 간다.", "여름에 맨다.", "가을에 벤다.", "겨울에 쉰다."]


def test_a_row_with_its_translation_among_others(tmp_path: Path) -> None:
    """Two rows are too few to see columns by; that the cells of one are in two languages shows all the same."""
    versions = tuple("".join(map(paragraph, texts)) for texts in (KOREAN, ENGLISH))
    korean, english = read(
        write_word(tmp_path / "a.docx", table((paragraph("차례"), paragraph("쪽수")), versions))
    )
    assert (korean.text.split("\n")[-len(KOREAN) :], english.text.split("\n")) == (KOREAN, ENGLISH)


def test_nested_tables_and_boxes_in_cells_come_once(make: Make) -> None:
    inner = table((paragraph("속칸 하나"), paragraph("속칸 둘")))
    path = make(table((paragraph("겉칸") + inner + paragraph(f"<w:r>{OLD_BOX}</w:r>"), paragraph("옆칸"))))
    lines = ["겉칸", "속칸 하나", "속칸 둘", "알림: 손을 조심하시오.", "주인 씀.", "옆칸"]
    assert sorted(text_of(path)) == sorted(lines)


def test_a_table_in_two_languages_inside_a_cell(tmp_path: Path) -> None:
    inner = table(*((paragraph(ko), paragraph(en)) for ko, en in zip(KOREAN, ENGLISH, strict=True)))
    korean, english = read(write_word(tmp_path / "a.docx", table((inner + paragraph(""),))))
    assert (korean.text.split("\n"), english.text.split("\n")) == (KOREAN, ENGLISH)


def test_merged_cells_count_once(make: Make) -> None:
    path = make(
        table(
            (cell(paragraph("두칸에 걸친 글"), '<w:gridSpan w:val="2"/>'), paragraph("셋째 칸")),
            (cell(paragraph("내려간 글"), '<w:vMerge w:val="restart"/>'), paragraph("가"), paragraph("나")),
            (cell(paragraph("내려간 글"), "<w:vMerge/>"), paragraph("다"), paragraph("라")),
            (cell(paragraph("딴 글"), '<w:vMerge w:val="continue"/>'), paragraph("마"), paragraph("바")),
        )
    )
    assert text_of(path) == [
        "두칸에 걸친 글",
        "셋째 칸",
        "내려간 글",
        "가",
        "나",
        "다",
        "라",
        "딴 글",
        "마",
        "바",
    ]
    assert left_out(path) == [("내려간 글", "hidden text")]


def test_a_merged_cell_beside_cells_in_the_other_language(tmp_path: Path) -> None:
    rows = [(cell(paragraph(" ".join(KOREAN)), '<w:vMerge w:val="restart"/>'), paragraph(ENGLISH[0]))]
    rows += [(cell(paragraph(""), "<w:vMerge/>"), paragraph(text)) for text in ENGLISH[1:]]
    korean, english = read(write_word(tmp_path / "a.docx", table(*rows)))
    assert korean.text == " ".join(KOREAN)
    assert english.text.split("\n") == ENGLISH


def test_inserted_and_deleted_rows_and_cells(make: Make) -> None:
    rows = (
        f'<w:tr><w:trPr><w:ins w:id="1"/></w:trPr><w:tc>{paragraph("새 줄")}</w:tc></w:tr>'
        f'<w:tr><w:trPr><w:del w:id="2"/></w:trPr><w:tc>{paragraph("헌 줄")}</w:tc></w:tr>'
        f"<w:tr>{cell(paragraph('헌 칸'), '<w:cellDel/>')}<w:tc>{paragraph('남은 칸')}</w:tc></w:tr>"
    )
    path = make(f"<w:tbl>{rows}</w:tbl>")
    assert text_of(path) == ["새 줄", "남은 칸"]
    assert left_out(path) == [("헌 줄", "deleted text"), ("헌 칸", "deleted text")]


def test_rows_and_cells_in_content_controls(make: Make) -> None:
    control = "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>"
    second = f"<w:tc>{paragraph('나')}</w:tc>"
    row = f"<w:tr><w:tc>{paragraph('가')}</w:tc>{control.format(second)}</w:tr>"
    assert text_of(make(f"<w:tbl>{control.format(row)}</w:tbl>")) == ["가", "나"]


def test_two_columns_with_a_heading_over_both(tmp_path: Path) -> None:
    rows = [(paragraph(en), paragraph(ko)) for en, ko in zip(ENGLISH, KOREAN, strict=True)]
    body = paragraph("방앗간 소식") + table((paragraph("English"), paragraph("한국어")), *rows)
    korean, english = read(write_word(tmp_path / "a.docx", body))
    assert korean.text.split("\n") == ["방앗간 소식", *KOREAN]
    assert english.text.split("\n") == ENGLISH


def test_all_text_in_two_cells(tmp_path: Path) -> None:
    cells = ("".join(map(paragraph, KOREAN)), "".join(map(paragraph, ENGLISH)))
    korean, english = read(write_word(tmp_path / "a.docx", table(cells)))
    assert (korean.text.split("\n"), english.text.split("\n")) == (KOREAN, ENGLISH)


def test_paragraphs_in_two_languages(tmp_path: Path) -> None:
    korean, english = read(write_word(tmp_path / "a.docx", "".join(map(paragraph, KOREAN + ENGLISH))))
    assert (korean.text.split("\n"), english.text.split("\n")) == (KOREAN, ENGLISH)


# --- files ----------------------------------------------------------------------------------------


def test_strict_open_xml_and_parts_of_other_names(tmp_path: Path) -> None:
    strict = {
        "w": "http://purl.oclc.org/ooxml/wordprocessingml/main",
        "m": "http://purl.oclc.org/ooxml/officeDocument/math",
    }
    formula = "<m:oMath><m:r><m:t>a=1</m:t></m:r></m:oMath>"
    body = paragraph(FIRST) + paragraph(formula) + table((paragraph("가"), paragraph("나"))) + paragraph(LAST)
    path = write_word(tmp_path / "report.dotm", body, main="text/main2.xml", namespaces=strict)
    assert text_of(path) == ["a=1", "가", "나"]


def test_what_python_docx_writes(tmp_path: Path) -> None:
    import docx

    document = docx.Document()
    for text in KOREAN:
        document.add_paragraph(text)
    document.sections[0].header.paragraphs[0].text = "내부용"
    document.save(str(tmp_path / "report.docx"))
    (read_back,) = read(tmp_path / "report.docx")
    assert read_back.text.split("\n") == KOREAN
    assert left_out(tmp_path / "report.docx") == [("내부용", "header or footer")]


def test_a_picture_that_is_missing_does_not_matter(make: Make) -> None:
    drawing = '<w:drawing><a:blip r:embed="nowhere"/><c:chart r:id="nowhere"/></w:drawing>'
    assert text_of(make(paragraph(f"<w:r>{drawing}</w:r>"), paragraph("쌀이다."))) == ["쌀이다."]


def test_rows_outside_of_tables_are_text_all_the_same(make: Make) -> None:
    stray = f"<w:tr><w:tc>{paragraph('가')}</w:tc></w:tr>"
    path = make(
        f"<w:tc>{paragraph('나')}</w:tc>", table((paragraph("다"), paragraph("라") + stray)), run("마")
    )
    assert sorted(text_of(path)) == ["가", "나", "다", "라", "마"]


def test_depth_costs_nothing(make: Make) -> None:
    depth = 400
    path = make("<w:tbl><w:tr><w:tc>" * depth + paragraph("맨속의 글") + "</w:tc></w:tr></w:tbl>" * depth)
    assert text_of(path) == ["맨속의 글"]


def test_no_text(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="holds no text"):
        read(write_word(tmp_path / "a.docx", paragraph("")))


@pytest.mark.parametrize(
    ("member", "words"),
    [("xl/workbook.xml", "Excel"), ("readme.txt", "ZIP archive")],
)
def test_other_zip_files(tmp_path: Path, member: str, words: str) -> None:
    path = tmp_path / "report.docx"
    with ZipFile(path, "w") as archive:
        archive.writestr(member, "x")
    with pytest.raises(ReadError, match=words):
        read(path)


ENTITIES = '<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'


@pytest.mark.parametrize(
    ("xml", "words"),
    [
        ("<broken", "damaged"),
        ("", "damaged"),
        (ENTITIES + part("document", "<w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body>"), "entities"),
    ],
)
def test_a_damaged_document(tmp_path: Path, xml: str, words: str) -> None:
    path = tmp_path / "report.docx"
    with ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", xml)
    with pytest.raises(ReadError, match=words):
        read(path)


@pytest.mark.parametrize("suffix", [".docx", ".docm", ".dotx", ".dotm"])
@pytest.mark.parametrize(
    ("data", "words"), [(b"", "empty"), (b"PK\x03\x04 cut", "damaged"), (b"plain", "no DOCX")]
)
def test_files_that_are_no_word_documents(tmp_path: Path, suffix: str, data: bytes, words: str) -> None:
    path = tmp_path / f"report{suffix}"
    path.write_bytes(data)
    with pytest.raises(ReadError, match=words):
        read(path)
