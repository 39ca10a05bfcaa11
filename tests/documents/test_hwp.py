"""Hangul documents (HWP 5): paragraphs, tables, boxes, notes, and what is no text."""

import struct
import zlib
from pathlib import Path

import pytest

from aligner.documents import read
from aligner.errors import ReadError
from benchmarks.made.hwp import (
    Record,
    cell,
    compound_file,
    control,
    hwp_file,
    mark,
    paragraph,
    paragraphs,
    string,
    table,
)

from .accounting import unaccounted


def lines(path: Path) -> list[str]:
    (document,) = read(path)
    return document.text.split("\n")


def clutter(path: Path) -> list[tuple[str, str]]:
    return [(piece.text, piece.reason) for document in read(path) for piece in document.clutter]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "마을.hwp"


def test_paragraphs(path: Path) -> None:
    hwp_file(path, paragraph("방아간은 냇가에 있다.") + paragraph("") + paragraph("물이 방아를 돌린다."))
    assert lines(path) == ["방아간은 냇가에 있다.", "물이 방아를 돌린다."]


@pytest.mark.parametrize("properties", [0, 1], ids=["plain", "compressed"])
def test_sections_by_number(path: Path, properties: int) -> None:
    texts = [f"{number}절의 글이다." for number in range(12)]
    hwp_file(path, *(paragraph(text) for text in texts), properties=properties)
    assert lines(path) == texts


def test_old_documents_have_shorter_records(path: Path) -> None:
    hwp_file(path, [(66, 0, bytes(22)), (67, 1, "옛 글이다.\r".encode("utf-16-le"))])
    assert lines(path) == ["옛 글이다."]


def test_long_paragraphs_and_rare_letters(path: Path) -> None:
    text = "방아를 찧는다. " * 400 + "𠀀자도 있다."
    hwp_file(path, paragraph(text))
    assert lines(path) == [text]


def test_marks_inside_a_paragraph(path: Path) -> None:
    hwp_file(path, paragraph(f"첫째{mark(9)}줄\n둘째\x1f줄{mark(8)}은\x1e길다"))
    assert lines(path) == ["첫째 줄", "둘째 줄은 길다"]


def test_the_words_of_fields_stay(path: Path) -> None:
    text = f"이름은 {mark(3, '%clk')}봄이{mark(4, '%clk')}라고 한다."
    hwp_file(path, paragraph(text, control("%clk", data=bytes(20))))
    assert lines(path) == ["이름은 봄이라고 한다."]


def test_a_table_is_read_by_rows_whatever_the_order_of_its_cells(path: Path) -> None:
    cells = [cell(1, 1, "열 섬"), cell(0, 1, "낟알"), cell(1, 0, "가을"), cell(0, 0, "철")]
    hwp_file(path, paragraph(mark(11, "tbl "), table(*cells)) + paragraph("표는 여기까지이다."))
    assert lines(path) == ["철", "낟알", "가을", "열 섬", "표는 여기까지이다."]


def test_a_table_in_two_languages(path: Path) -> None:
    cells = [
        cell(0, 0, "방아간은 냇가에 있다.", "물이 방아를 돌린다."),
        cell(0, 1, "The mill stands by the brook.", "Water turns it."),
    ]
    hwp_file(path, paragraph(mark(11, "tbl "), table(*cells)))
    korean, english = read(path)
    assert korean.text.split("\n") == ["방아간은 냇가에 있다.", "물이 방아를 돌린다."]
    assert english.text.split("\n") == ["The mill stands by the brook.", "Water turns it."]


def test_cells_with_several_paragraphs_are_read_one_after_the_other(path: Path) -> None:
    cells = [cell(0, 0, "봄에 간다.", "여름에 맨다."), cell(0, 1, "가을에 벤다.", "겨울에 쉰다.")]
    hwp_file(path, paragraph(mark(11, "tbl "), table(*cells)))
    assert lines(path) == ["봄에 간다.", "여름에 맨다.", "가을에 벤다.", "겨울에 쉰다."]


def test_a_table_in_a_cell(path: Path) -> None:
    inner = paragraph(mark(11, "tbl "), table(cell(0, 0, "속 칸 하나"), cell(0, 1, "속 칸 둘")))
    hwp_file(path, paragraph(mark(11, "tbl "), table(cell(0, 0, "겉 칸"), cell(0, 1, inner, "속 표의 아래"))))
    assert lines(path) == ["겉 칸", "속 칸 하나", "속 칸 둘", "속 표의 아래"]


@pytest.mark.parametrize(
    ("side", "expected"),
    [(2, ["표 3. 낟알", "열 섬"]), (3, ["열 섬", "표 3. 낟알"])],
    ids=["above", "below"],
)
def test_a_caption_stands_on_its_side_of_the_table_with_its_number(
    path: Path, side: int, expected: list[str]
) -> None:
    number = control("atno", data=struct.pack("<IHHHH", 4, 3, 0, 0, ord(".")))
    caption = paragraphs(paragraph(f"표 {mark(18, 'atno')} 낟알", number), head=struct.pack("<I", side))
    inside = [caption, [(77, 2, bytes(22))], cell(0, 0, "열 섬")]
    hwp_file(path, paragraph(mark(11, "tbl "), control("tbl ", *inside, data=bytes(4))))
    assert lines(path) == expected


def test_notes_follow_the_paragraph_of_their_mark(path: Path) -> None:
    number = control("atno", data=struct.pack("<IHHHH", 1, 1, 0, 0, ord(")")))
    foot = control("fn  ", paragraphs(paragraph(f"{mark(18, 'atno')} 옛 방아이다.", number)))
    end = control("en  ", paragraphs("책에서 옮긴 말이다."))
    text = f"방아{mark(17, 'fn  ')}는 돌로 만든다.{mark(17, 'en  ')}"
    hwp_file(path, paragraph(text, foot, end) + paragraph("돌은 산에서 난다."))
    assert lines(path) == ["방아는 돌로 만든다.", "옛 방아이다.", "책에서 옮긴 말이다.", "돌은 산에서 난다."]


def test_text_boxes_also_in_groups(path: Path) -> None:
    shapes = [
        (76, 2, bytes(8)),
        (76, 3, bytes(8)),
        *paragraphs("상자 속의 글이다.", level=4),
        (79, 4, bytes(8)),
    ]
    hwp_file(
        path, paragraph(f"그림은{mark(11, 'gso ')} 아래에 있다.", control("gso ", shapes, data=bytes(8)))
    )
    assert lines(path) == ["그림은 아래에 있다.", "상자 속의 글이다."]


def test_words_that_stand_in_controls(path: Path) -> None:
    equation = control("eqed", [(88, 2, bytes(4) + string("x^2 over 3"))], data=bytes(4))
    letters = control("tcps", data=string("①") + bytes(8))
    ruby = control("tdut", data=string("水車") + string("수차") + bytes(8))
    art = control("gso ", [(76, 2, bytes(4)), (90, 3, bytes(32) + string("큰 글씨이다."))], data=bytes(8))
    settings = "Common:set:4:A:int:1 Caption:wstring:5:확인 단추 Enabled:bool:1"
    form = control("form", [(91, 2, bytes(12) + string(settings))], data=bytes(4))
    text = f"값은 {mark(11, 'eqed')}이다. {mark(23, 'tcps')} {mark(23, 'tdut')}는 돈다."
    text += mark(11, "gso ") + mark(11, "form")
    hwp_file(path, paragraph(text, equation, letters, ruby, art, form))
    assert lines(path) == ["값은 x^2 over 3이다. ① 水車는 돈다.", "큰 글씨이다.", "확인 단추"]
    assert ("수차", "reading above the words") in clutter(path)


def test_what_is_no_text_has_its_reason(path: Path) -> None:
    text = f"{mark(2, 'secd')}{mark(16, 'head')}{mark(16, 'foot')}{mark(15, 'tcmt')}방아간은 냇가에 있다."
    body = paragraph(
        text,
        control("secd", paragraphs("바탕쪽의 글")),
        control("head", paragraphs("마을 일지")),
        control("foot", paragraphs("- 방아간 -")),
        control("tcmt", paragraphs("숨은 설명이다.")),
    )
    memo: list[Record] = [(93, 1, bytes(4)), *paragraphs("고칠것.", level=1)]
    hwp_file(path, body + paragraph("물이 방아를 돌린다.") + memo)
    assert lines(path) == ["방아간은 냇가에 있다.", "물이 방아를 돌린다."]
    assert clutter(path) == [
        ("바탕쪽의 글", "header or footer"),
        ("마을 일지", "header or footer"),
        ("- 방아간 -", "header or footer"),
        ("숨은 설명이다.", "comment"),
        ("고칠것.", "comment"),
    ]
    visible = "방아간은 냇가에 있다. 물이 방아를 돌린다. 바탕쪽의 글 마을 일지 방아간 숨은 설명이다. 고칠것."
    assert not unaccounted(visible, path)


def test_deleted_text_is_told_and_a_deleted_end_joins(path: Path) -> None:
    first, second = "방아는 낡은 돌이다.", "냇가에 "
    body = paragraph(first, deleted=(4, 7)) + paragraph(second, deleted=(4, 5)) + paragraph("있다.")
    hwp_file(path, body)
    assert lines(path) == ["방아는 돌이다.", "냇가에 있다."]
    assert clutter(path) == [("낡은", "deleted text")]


def test_a_document_of_a_remark_alone_is_read_for_it(path: Path) -> None:
    hwp_file(path, paragraph(mark(15, "tcmt"), control("tcmt", paragraphs("남은것은 설명뿐이다."))))
    assert lines(path) == ["남은것은 설명뿐이다."]


def test_the_words_of_a_chart_are_told(path: Path) -> None:
    xml = (
        '<c:chart xmlns:c="c" xmlns:a="a"><c:title><a:p><a:r><a:t>낟알의 무게</a:t></a:r></a:p></c:title>'
        "<c:cat><c:strCache><c:pt><c:v>가을</c:v></c:pt></c:strCache></c:cat>"
        "<c:val><c:numCache><c:pt><c:v>7</c:v></c:pt></c:numCache></c:val></c:chart>"
    )
    inner = compound_file({"OOXMLChartContents": xml.encode() + b"\n" * 5000})
    packer = zlib.compressobj(wbits=-15)
    packed = packer.compress(struct.pack("<I", len(inner)) + inner) + packer.flush()
    hwp_file(path, paragraph("그림을 본다."), more={"BinData/BIN0001.OLE": packed})
    assert lines(path) == ["그림을 본다."]
    assert clutter(path) == [("낟알의 무게\n가을", "chart")]


@pytest.mark.parametrize(
    ("properties", "words"),
    [(1 | 1 << 1, "password"), (1 | 1 << 2, "배포용"), (1 | 1 << 4, "DRM"), (1 | 1 << 8, "certificate")],
)
def test_protected_documents_are_told_with_the_remedy(path: Path, properties: int, words: str) -> None:
    hwp_file(path, paragraph("읽을수 없다."), properties=properties)
    with pytest.raises(ReadError, match=rf"{words}.*HWPX without protection"):
        read(path)


def test_damaged_documents_are_told(path: Path) -> None:
    whole = hwp_file(path, paragraph("방아간은 냇가에 있다. " * 900)).read_bytes()
    for data in (whole[:700], whole[:2000] + bytes(len(whole) - 2000), whole[:8] + bytes(600)):
        path.write_bytes(data)
        with pytest.raises(ReadError, match=r"Hangul \(HWP\) document is damaged"):
            read(path)
    hwp_file(path, [(66, 0, bytes(22)), (67, 1, b"")], properties=0, more={})
    path.write_bytes(compound_file({"FileHeader": whole[512:768]}))
    with pytest.raises(ReadError, match="text is missing"):
        read(path)


def test_a_record_over_the_end_is_damage(path: Path) -> None:
    packer = zlib.compressobj(wbits=-15)
    cut = packer.compress(struct.pack("<I", 67 | 900 << 20) + b"abc") + packer.flush()
    hwp_file(path, more={"BodyText/Section0": cut})
    with pytest.raises(ReadError, match="in the midst of a record"):
        read(path)


def test_levels_as_deep_as_they_go(path: Path) -> None:
    deep: list[Record] = []
    for level in range(0, 1020, 2):
        deep += [
            (66, level, bytes(22)),
            (67, level + 1, f"{level}층\r".encode("utf-16-le")),
            (71, level + 1, b"xxxx"),
        ]
    hwp_file(path, deep)
    assert sorted(lines(path)) == sorted(f"{level}층" for level in range(0, 1020, 2))
