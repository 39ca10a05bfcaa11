"""PowerPoint presentations: slides in the order of the show, shapes in reading order, and what is no text."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Inches

from aligner.documents import read
from aligner.errors import ReadError

from .accounting import unaccounted


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "계획.pptx"


def slide(deck: Any, title: str = "", layout: int = 5) -> Any:
    new = deck.slides.add_slide(deck.slide_layouts[layout])
    if title:
        new.shapes.title.text = title
    return new


def box(on: Any, text: str, left: float, top: float, width: float = 3, height: float = 1) -> Any:
    shape = on.shapes.add_textbox(Inches(left), Inches(top), Inches(width), Inches(height))
    shape.text_frame.text = text
    return shape


def rewrite(
    path: Path, member: str, change: Callable[[str], str], more: dict[str, str] | None = None
) -> None:
    """Change a part of the package, and add others."""
    with ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts[member] = change(parts[member].decode()).encode()
    with ZipFile(path, "w") as archive:
        for name, data in (parts | {name: text.encode() for name, text in (more or {}).items()}).items():
            archive.writestr(name, data)


def lines(path: Path) -> list[str]:
    (document,) = read(path)
    return document.text.split("\n")


def clutter(path: Path) -> list[tuple[str, str]]:
    return [(piece.text, piece.reason) for document in read(path) for piece in document.clutter]


def test_slides_in_the_order_of_the_show(path: Path) -> None:
    deck = Presentation()
    for title in ("여름 계획", "봄 계획"):
        slide(deck, title)
    order = deck.slides._sldIdLst
    order.insert(0, order[1])
    deck.save(path)
    assert lines(path) == ["봄 계획", "여름 계획"]


def test_the_title_first_then_as_placed(path: Path) -> None:
    deck = Presentation()
    page = slide(deck)
    box(page, "맨 아래의 글이다.", 1, 6)
    box(page, "오른쪽의 글이다.", 5, 3)
    box(page, "왼쪽의 글이다.", 1, 3)
    page.shapes.title.text = "봄 계획"
    deck.save(path)
    assert lines(path) == ["봄 계획", "왼쪽의 글이다.", "오른쪽의 글이다.", "맨 아래의 글이다."]


def test_columns_that_were_drawn_as_columns(path: Path) -> None:
    deck = Presentation()
    page = slide(deck, "견주어 본다", layout=4)
    for number, text in enumerate(("밭", "밭은 넓다.", "논", "논은 깊다.")):
        page.placeholders[number + 1].text = text
    deck.save(path)
    assert lines(path) == ["견주어 본다", "밭", "밭은 넓다.", "논", "논은 깊다."]


def test_breaks_part_paragraphs_and_fields_show_their_result(path: Path) -> None:
    deck = Presentation()
    box(slide(deck, "봄\v계획"), "첫째 줄\v둘째 줄\n셋째 줄", 1, 3)
    deck.save(path)
    rewrite(
        path,
        "ppt/slides/slide1.xml",
        lambda xml: xml.replace(
            "<a:t>셋째 줄</a:t></a:r>",
            '<a:t>셋째_x000B_넷째는 </a:t></a:r><a:fld id="{1}" type="custom"><a:t>봄이다.</a:t></a:fld>',
        ),
    )
    assert lines(path) == ["봄", "계획", "첫째 줄", "둘째 줄", "셋째", "넷째는 봄이다."]


def test_groups_and_tables(path: Path) -> None:
    deck = Presentation()
    page = slide(deck, "봄 계획")
    group = page.shapes.add_group_shape()
    for text, left in (("묶음의 둘째", 4), ("묶음의 첫째", 1)):
        box(group, text, left, 3)
    inner = group.shapes.add_group_shape()
    box(inner, "속 묶음이다.", 1, 4.5)
    cells = page.shapes.add_table(3, 2, Inches(1), Inches(5), Inches(6), Inches(1)).table
    for index, text in enumerate(("달", "일", "삼월", "씨를 뿌린다.", "한해 내내")):
        cells.cell(index // 2, index % 2).text = text
    cells.cell(2, 0).merge(cells.cell(2, 1))
    deck.save(path)
    assert lines(path) == [
        *(
            "봄 계획",
            "묶음의 첫째",
            "묶음의 둘째",
            "속 묶음이다.",
            "달",
            "일",
            "삼월",
            "씨를 뿌린다.",
            "한해 내내",
        )
    ]


def test_notes_after_their_slide(path: Path) -> None:
    deck = Presentation()
    slide(deck, "봄 계획").notes_slide.notes_text_frame.text = "날자는 뒤에 알린다.\n천천히 말한다."
    slide(deck, "가을 계획")
    deck.save(path)
    assert lines(path) == ["봄 계획", "날자는 뒤에 알린다.", "천천히 말한다.", "가을 계획"]


_DIAGRAM = """<d:dataModel xmlns:d="http://schemas.openxmlformats.org/drawingml/2006/diagram"
 xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><d:ptLst><d:pt modelId="0" type="doc"/>
 <d:pt modelId="2"><d:t><a:p><a:r><a:t>둘째로 심는다.</a:t></a:r></a:p></d:t></d:pt>
 <d:pt modelId="1"><d:t><a:p><a:r><a:t>첫째로 간다.</a:t></a:r></a:p></d:t></d:pt>
 <d:pt modelId="3"><d:t><a:p><a:r><a:t>깊이 간다.</a:t></a:r></a:p></d:t></d:pt>
 <d:pt modelId="9" type="pres"><d:t><a:p><a:r><a:t>첫째로 간다.</a:t></a:r></a:p></d:t></d:pt></d:ptLst><d:cxnLst>
 <d:cxn modelId="a" srcId="0" destId="1" srcOrd="0"/><d:cxn modelId="b" srcId="0" destId="2" srcOrd="1"/>
 <d:cxn modelId="c" srcId="1" destId="3" srcOrd="0"/><d:cxn modelId="d" type="presOf" srcId="1" destId="9"/>
 </d:cxnLst></d:dataModel>"""
_COMMENT = "<p:cmLst xmlns:p='p'><p:cm><p:text>날자를 고칠것.</p:text></p:cm></p:cmLst>"
_FRAME = """<p:graphicFrame><p:xfrm><a:off x="0" y="3000000"/><a:ext cx="9" cy="9"/></p:xfrm><a:graphic>
 <a:graphicData uri="d"><d:relIds xmlns:d="d" r:dm="rId77" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"/>
 </a:graphicData></a:graphic></p:graphicFrame></p:spTree>"""


def relate(path: Path, part: str, kind: str, target: str, text: str) -> None:
    """Give the first slide another part."""
    relation = (
        f'<Relationship Id="rId77" Type="http://x/relationships/{kind}" Target="{target}"/></Relationships>'
    )
    rewrite(
        path,
        "ppt/slides/_rels/slide1.xml.rels",
        lambda xml: xml.replace("</Relationships>", relation),
        {part: text},
    )


def test_diagrams_from_the_top_down(path: Path) -> None:
    deck = Presentation()
    slide(deck, "봄 계획")
    deck.save(path)
    rewrite(path, "ppt/slides/slide1.xml", lambda xml: xml.replace("</p:spTree>", _FRAME))
    relate(path, "ppt/diagrams/data1.xml", "diagramData", "../diagrams/data1.xml", _DIAGRAM)
    assert lines(path) == ["봄 계획", "첫째로 간다.", "깊이 간다.", "둘째로 심는다."]


def test_what_is_no_text_has_its_reason(path: Path) -> None:
    deck = Presentation()
    page = slide(deck, "봄 계획")
    data = CategoryChartData()
    data.categories = ["삼월", "사월"]
    data.add_series("낟알", (1, 2))
    frame = page.shapes.add_chart(XL_CHART_TYPE.BAR_CLUSTERED, 0, Inches(3), Inches(4), Inches(2), data)
    frame.chart.has_title = True
    frame.chart.chart_title.text_frame.text = "낟알의 무게"
    box(page, "꺼 둔 글이다.", 1, 6)._element.nvSpPr.cNvPr.set("hidden", "1")
    box(page, "7", 8, 7)
    slide(deck, "건너뛰는 쪽")._element.set("show", "0")
    deck.save(path)
    number = '<a:fld id="{2}" type="slidenum"><a:t>7</a:t></a:fld>'
    rewrite(
        path,
        "ppt/slides/slide1.xml",
        lambda xml: re.sub(r"<a:r>(?:<a:rPr[^>]*/>)?<a:t>7</a:t></a:r>", number, xml),
    )
    fixed = "<p:sp><p:txBody><a:p><a:r><a:t>마을의 이름</a:t></a:r></a:p></p:txBody></p:sp></p:spTree>"
    rewrite(path, "ppt/slideLayouts/slideLayout6.xml", lambda xml: xml.replace("</p:spTree>", fixed))
    relate(path, "ppt/comments/comment1.xml", "comments", "../comments/comment1.xml", _COMMENT)
    assert lines(path) == ["봄 계획"]
    assert sorted(clutter(path)) == sorted(
        [
            ("낟알의 무게\n낟알\n삼월\n사월", "chart"),
            ("꺼 둔 글이다.", "hidden text"),
            ("7", "header or footer"),
            ("날자를 고칠것.", "comment"),
            ("건너뛰는 쪽", "slide that the show skips"),
            ("마을의 이름", "header or footer"),
        ]
    )
    visible = "봄 계획 낟알의 무게 삼월 사월 낟알 꺼 둔 글이다. 7 날자를 고칠것. 건너뛰는 쪽 마을의 이름"
    assert not unaccounted(visible, path)


def test_a_skipped_slide_comes_back_with_the_clutter_and_its_comments_do_not(path: Path) -> None:
    deck = Presentation()
    slide(deck, "건너뛰는 쪽")._element.set("show", "0")
    slide(deck, "봄 계획")
    deck.save(path)
    relate(path, "ppt/comments/comment1.xml", "comments", "../comments/comment1.xml", _COMMENT)
    (document,) = read(path, keep_clutter=True)
    assert document.text.split("\n") == ["건너뛰는 쪽", "봄 계획"]


def test_footers_and_dates_of_slides(path: Path) -> None:
    deck = Presentation()
    page = slide(deck, "봄 계획")
    for number, kind in enumerate(("ftr", "dt", "sldNum")):
        shape = box(page, f"아래 글 {number}", number, 7)
        nv = shape._element.nvSpPr.nvPr
        nv.append(
            nv.makeelement("{http://schemas.openxmlformats.org/presentationml/2006/main}ph", {"type": kind})
        )
    deck.save(path)
    assert lines(path) == ["봄 계획"]
    assert clutter(path) == [(f"아래 글 {number}", "header or footer") for number in range(3)]


def test_strict_and_template_packages(path: Path) -> None:
    deck = Presentation()
    slide(deck, "봄 계획")
    deck.save(path)
    old, new = (
        "http://schemas.openxmlformats.org/officeDocument/2006",
        "http://purl.oclc.org/ooxml/officeDocument",
    )
    with ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with ZipFile(path, "w") as archive:
        for name, data in parts.items():
            archive.writestr(
                name,
                data.replace(old.encode(), new.encode()).replace(b"presentation.main", b"template.main"),
            )
    assert lines(path) == ["봄 계획"]


def test_a_locked_presentation_is_told_with_the_remedy(path: Path) -> None:
    deck = Presentation()
    slide(deck, "봄 계획")
    deck.save(path)
    data = bytearray(path.read_bytes())
    place = 0
    while (place := data.find(b"PK\x01\x02", place)) >= 0:
        data[place + 8] |= 1  # the mark of encryption in the archive's directory
        place += 4
    path.write_bytes(data)
    with pytest.raises(ReadError, match=r"password.*save it without"):
        read(path)


def test_a_damaged_presentation_is_told(path: Path) -> None:
    deck = Presentation()
    slide(deck, "봄 계획")
    deck.save(path)
    whole = path.read_bytes()
    rewrite(path, "ppt/slides/slide1.xml", lambda xml: xml[:300])
    with pytest.raises(ReadError, match=r"damaged \(ppt/slides/slide1.xml"):
        read(path)
    path.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(ReadError, match="damaged"):
        read(path)
