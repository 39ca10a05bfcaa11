"""Hangul documents in XML (HWPX): the same as of the binary format, in other marks."""

from pathlib import Path
from zipfile import ZipFile

import pytest

from aligner.documents import read
from aligner.errors import ReadError

from .accounting import unaccounted

_NAMES = 'xmlns:hp="http://www.hancom.co.kr/hwpml/2011/paragraph" xmlns:hs="http://www.hancom.co.kr/hwpml/2011/section"'


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "마을.hwpx"


def package(
    path: Path, *sections: str, spine: list[int] | None = None, more: dict[str, str] | None = None
) -> Path:
    """A document of sections; the spine tells their order."""
    order = list(range(len(sections))) if spine is None else spine
    items = "".join(
        f'<opf:item id="s{number}" href="Contents/section{number}.xml"/>' for number in range(len(sections))
    )
    references = "".join(f'<opf:itemref idref="s{number}"/>' for number in order)
    parts = {
        "mimetype": "application/hwp+zip",
        "Contents/content.hpf": f'<opf:package xmlns:opf="o">{items}{references}</opf:package>',
    }
    for number, content in enumerate(sections):
        parts[f"Contents/section{number}.xml"] = f"<hs:sec {_NAMES}>{content}</hs:sec>"
    with ZipFile(path, "w") as archive:
        for name, text in (parts | (more or {})).items():
            archive.writestr(name, text)
    return path


def p(*runs: str) -> str:
    """A paragraph; what begins with no tag is text."""
    inside = "".join(run if run.startswith("<") else f"<hp:t>{run}</hp:t>" for run in runs)
    return f"<hp:p><hp:run>{inside}</hp:run></hp:p>"


def held(name: str, *paragraphs: str, attributes: str = "") -> str:
    """Something with paragraphs in it."""
    return f"<hp:{name} {attributes}><hp:subList>{''.join(paragraphs)}</hp:subList></hp:{name}>"


def tc(row: int, column: int, *paragraphs: str) -> str:
    address = f'<hp:cellAddr colAddr="{column}" rowAddr="{row}"/>'
    return held("tc", *paragraphs).replace("</hp:tc>", f"{address}</hp:tc>")


def lines(path: Path) -> list[str]:
    (document,) = read(path)
    return document.text.split("\n")


def clutter(path: Path) -> list[tuple[str, str]]:
    return [(piece.text, piece.reason) for document in read(path) for piece in document.clutter]


def test_sections_in_the_order_of_the_spine(path: Path) -> None:
    package(path, p("셋째 절이다."), p("첫째 절이다."), p("둘째 절이다."), spine=[1, 2, 0])
    assert lines(path) == ["첫째 절이다.", "둘째 절이다.", "셋째 절이다."]


def test_a_section_that_the_spine_forgets_is_read_too(path: Path) -> None:
    package(path, p("첫째 절이다."), p("둘째 절이다."), spine=[0])
    assert lines(path) == ["첫째 절이다.", "둘째 절이다."]


def test_a_package_that_cannot_be_read_loses_no_text(path: Path) -> None:
    package(path, p("첫째 절이다."), p("둘째 절이다."), more={"Contents/content.hpf": "<cut"})
    assert lines(path) == ["첫째 절이다.", "둘째 절이다."]


def test_marks_inside_a_text(path: Path) -> None:
    marked = (
        "<hp:t>방아<hp:markpenBegin/>간은<hp:markpenEnd/><hp:nbSpace/>물<hp:fwSpace/>가에<hp:tab/>있다."
        "<hp:lineBreak/>돌<hp:hyphen/>방아이다.</hp:t>"
    )
    package(path, p(marked))
    assert lines(path) == ["방아간은 물 가에 있다.", "돌-방아이다."]


def test_tables_cells_and_what_is_in_them(path: Path) -> None:
    inner = f"<hp:tbl><hp:tr>{tc(0, 0, p('속 칸'))}</hp:tr></hp:tbl>"
    rows = f"<hp:tr>{tc(0, 1, p('낟알'))}{tc(0, 0, p('철'))}</hp:tr><hp:tr>{tc(1, 0, p('가을'), p(inner))}</hp:tr>"
    caption = held("caption", p("표"), attributes='side="TOP"')
    package(path, p("표를 본다.", f"<hp:tbl>{caption}{rows}</hp:tbl>"))
    assert lines(path) == ["표를 본다.", "표", "철", "낟알", "가을", "속 칸"]


def test_captions_have_their_number_and_their_side(path: Path) -> None:
    number = '<hp:ctrl><hp:autoNum num="2" numType="PICTURE"><hp:autoNumFormat suffixChar="."/></hp:autoNum></hp:ctrl>'
    caption = held("caption", p("그림 ", number, " 방아"), attributes='side="BOTTOM"')
    box = held("drawText", p("상자의 글이다."))
    package(path, p(f"<hp:rect>{caption}{box}</hp:rect>"))
    assert lines(path) == ["상자의 글이다.", "그림 2. 방아"]


def test_a_table_set_as_a_letter_stands_before_the_words_behind_it(path: Path) -> None:
    table = f'<hp:tbl><hp:pos treatAsChar="1"/><hp:tr>{tc(0, 0, p("칸이다."))}</hp:tr></hp:tbl>'
    package(path, p(table, "표 아래의 글이다."))
    assert lines(path) == ["칸이다.", "표 아래의 글이다."]


def test_notes_follow_their_paragraph(path: Path) -> None:
    number = '<hp:ctrl><hp:autoNum num="1" numType="FOOTNOTE"/></hp:ctrl>'
    note = f"<hp:ctrl>{held('footNote', p(number, ' 옛 방아이다.'))}</hp:ctrl>"
    package(path, p("방아", note, "는 돌로 만든다.") + p("돌은 산에서 난다."))
    assert lines(path) == ["방아는 돌로 만든다.", "옛 방아이다.", "돌은 산에서 난다."]


def test_words_that_stand_in_controls(path: Path) -> None:
    package(
        path,
        p(
            "값은 ",
            "<hp:equation><hp:shapeComment>수식</hp:shapeComment><hp:script>x^2 over 3</hp:script></hp:equation>",
            "이다. ",
            "<hp:dutmal><hp:mainText>水車</hp:mainText><hp:subText>수차</hp:subText></hp:dutmal>",
            "는 ",
            '<hp:compose composeText="①"/>',
            "이다.",
            '<hp:textart text="큰 글씨이다."/>',
            '<hp:checkBtn captionText="확인 단추"/>',
        ),
    )
    assert lines(path) == ["값은 x^2 over 3이다. 水車는 ①이다.", "큰 글씨이다.", "확인 단추"]
    assert clutter(path) == [("수차", "reading above the words")]


def test_what_is_no_text_has_its_reason(path: Path) -> None:
    memo = (
        '<hp:ctrl><hp:fieldBegin type="MEMO"><hp:parameters><hp:stringParam>설정</hp:stringParam></hp:parameters>'
        f"<hp:subList>{p('고칠것.')}</hp:subList></hp:fieldBegin></hp:ctrl>"
    )
    package(
        path,
        p(
            "<hp:secPr/>",
            f"<hp:ctrl>{held('header', p('마을 일지'))}</hp:ctrl>",
            f"<hp:ctrl>{held('footer', p('방아간'))}</hp:ctrl>",
            f"<hp:ctrl>{held('hiddenComment', p('숨은 설명이다.'))}</hp:ctrl>",
            memo,
            "방아간은 냇가에 있다.",
        ),
        more={
            "Contents/masterpage0.xml": f"<masterPage {_NAMES}><hp:subList>{p('바탕쪽의 글')}</hp:subList></masterPage>"
        },
    )
    assert lines(path) == ["방아간은 냇가에 있다."]
    assert sorted(clutter(path)) == [
        ("고칠것.", "comment"),
        ("마을 일지", "header or footer"),
        ("바탕쪽의 글", "header or footer"),
        ("방아간", "header or footer"),
        ("숨은 설명이다.", "comment"),
    ]
    assert not unaccounted("방아간은 냇가에 있다. 마을 일지 방아간 바탕쪽의 글 숨은 설명이다. 고칠것.", path)


def test_changes_insertions_in_deletions_told(path: Path) -> None:
    def change(what: str, number: int, text: str) -> str:
        return f'<hp:{what}Begin Id="{number}"/>{text}<hp:{what}End Id="{number}"/>'

    first = f"<hp:t>방아는 {change('delete', 1, '낡은 ')}{change('insert', 2, '새')} 돌이다.</hp:t>"
    package(
        path,
        p(first)
        + p('<hp:t>냇가에<hp:deleteBegin Id="3"/>도</hp:t>')
        + p('<hp:t>못에도<hp:deleteEnd Id="3" paraend="1"/> 있다.</hp:t>')
        + p('<hp:t>끝이 <hp:deleteBegin Id="4"/>없는 표시이다.</hp:t>'),
    )
    assert lines(path) == ["방아는 새 돌이다.", "냇가에 있다.", "끝이 없는 표시이다."]
    assert clutter(path) == [("낡은", "deleted text"), ("도\n못에도", "deleted text")]


def test_a_newer_form_stands_for_the_older_one(path: Path) -> None:
    newer = '<hp:case><hp:chart chartIDRef="Chart/chart1.xml"/></hp:case>'
    older = f"<hp:default><hp:rect>{held('drawText', p('같은 그림이다.'))}</hp:rect></hp:default>"
    chart = '<c:chart xmlns:c="c" xmlns:a="a"><c:title><a:p><a:r><a:t>낟알의 무게</a:t></a:r></a:p></c:title></c:chart>'
    package(
        path, p("그림을 본다.", f"<hp:switch>{newer}{older}</hp:switch>"), more={"Chart/chart1.xml": chart}
    )
    assert lines(path) == ["그림을 본다."]
    assert clutter(path) == [("낟알의 무게", "chart")]


def test_protected_documents_are_told_with_the_remedy(path: Path) -> None:
    package(path, p("글"), more={"META-INF/manifest.xml": "<manifest><encryption-data/></manifest>"})
    with pytest.raises(ReadError, match=r"protected with a password.*without protection"):
        read(path)


@pytest.mark.parametrize(
    ("section", "words"),
    [
        ("<hs:sec", r"damaged.*section0\.xml"),
        ('<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>', "declares entities"),
        ("", r"damaged.*section0\.xml"),
    ],
    ids=["cut off", "entities", "empty"],
)
def test_damaged_documents_are_told(path: Path, section: str, words: str) -> None:
    package(path, more={"Contents/section0.xml": section})
    with pytest.raises(ReadError, match=words):
        read(path)


def test_no_section(path: Path) -> None:
    with pytest.raises(ReadError, match="text, which is missing"):
        read(package(path))


def test_deep_tables(path: Path) -> None:
    depth = 300
    content = p("가장 깊은 칸이다.")
    for _ in range(depth):
        content = p(f"<hp:tbl><hp:tr>{tc(0, 0, content)}</hp:tr></hp:tbl>")
    package(path, content)
    assert lines(path) == ["가장 깊은 칸이다."]
