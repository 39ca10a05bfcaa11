"""OpenDocument files: everything that a person sees there is in the text, or listed with the reason why not."""

import re
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import pytest

from aligner.documents import read
from aligner.errors import ReadError

from .accounting import unaccounted
from .texts import ENGLISH, KOREAN
from .word_writer import FIRST, LAST, left_out, text_of

Make = Callable[..., Path]
_NAMES = ("office", "text", "table", "draw", "style", "presentation", "form", "chart")
_DECLARED = (
    " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in _NAMES)
    + ' xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    + ' xmlns:math="http://www.w3.org/1998/Math/MathML" xmlns:new="urn:of-tomorrow"'
    + ' xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"'
)


def x(tag: str, *content: str) -> str:
    """An element: its name, perhaps with attributes, and what it holds."""
    return f"<{tag}>{''.join(content)}</{tag.split()[0]}>"


def p(*content: str, style: str = "") -> str:
    return x(f"text:p text:style-name='{style}'", *content)


def cell(*content: str) -> str:
    return x("table:table-cell", *content)


def table(*rows: tuple[str, ...]) -> str:
    """Rows of cells, or of what they hold."""
    made = (x("table:table-row", *(c if c.startswith("<table:") else cell(c) for c in row)) for row in rows)
    return x("table:table", "<table:table-column/>", *made)


def note(text: str) -> str:
    return x("text:note", x("text:note-citation", "1"), x("text:note-body", p(text)))


def root(name: str, *content: str) -> str:
    """The first element of a part."""
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + x(f"office:{name} {_DECLARED}", *content)


def write(path: Path, content: str, **parts: str) -> Path:
    """A file with this inside its body, and other parts."""
    with ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", root("document-content", x("office:body", content)))
        for name, xml in parts.items():
            archive.writestr(name.replace("__", "/") + ".xml", xml)
    return path


@pytest.fixture(params=["archive", "flat"])
def make(request: pytest.FixtureRequest, tmp_path: Path) -> Make:
    """A text between a first and a last paragraph, in an archive and flat."""

    def _make(*content: str, styles: str = "", masters: str = "") -> Path:
        body = x("office:body", x("office:text", p(FIRST), *content, p(LAST)))
        styles, masters = x("office:automatic-styles", styles), x("office:master-styles", masters)
        if request.param == "flat":
            path = tmp_path / "report.fodt"
            path.write_text(root("document", styles, masters, body), encoding="utf-8")
            return path
        path = tmp_path / "report.odt"
        with ZipFile(path, "w") as archive:
            archive.writestr("content.xml", root("document-content", styles, body))
            archive.writestr("styles.xml", root("document-styles", masters))
        return path

    return _make


# --- paragraphs and what stands in them -----------------------------------------------------------


def test_headings_lists_sections_links_and_fields(make: Make) -> None:
    inner = x("text:list", x("text:list-item", p("둘")))
    path = make(
        x("text:h", x("text:number", "1."), "방앗간"),
        x("text:list", x("text:list-header", p("머리")), x("text:list-item", p("하나"), inner)),
        x("text:section", p(x("text:a xlink:href='x'", "이음"), "줄")),
        p(
            "오늘은 ",
            x("text:date", "3일"),
            ", ",
            x("text:span", "제", x("text:page-number", "4"), "쪽"),
            "이다.",
        ),
        p(x("new:news", "새것이다.")),
    )
    assert text_of(path) == ["방앗간", "머리", "하나", "둘", "이음줄", "오늘은 3일, 제4쪽이다.", "새것이다."]


def test_spaces_tabs_and_line_ends(make: Make) -> None:
    path = make(
        p(
            "쌀을\n     <text:s text:c='3'/>찧",
            x("text:span", "는\n다."),
            " 끝<text:line-break/>둘째<text:tab/>줄",
        )
    )
    assert text_of(path) == ["쌀을 찧는 다. 끝", "둘째 줄"]


def test_characters_with_readings(make: Make) -> None:
    def ruby(base: str, reading: str) -> str:
        return x("text:ruby", x("text:ruby-base", base), x("text:ruby-text", reading))

    assert text_of(make(p("배는 ", ruby("淸川", "청천"), ruby("江", "강"), "을 건넌다."))) == [
        "배는 淸川江(청천강)을 건넌다."
    ]


def test_tracked_changes(make: Make) -> None:
    def change(id: str, kind: str, *content: str) -> str:
        made = x("office:change-info", x("dc:creator", "아무개"))
        return x(f"text:changed-region text:id='{id}'", x(f"text:{kind}", made, *content))

    path = make(
        x(
            "text:tracked-changes",
            change("a", "deletion", p("묵은 쌀을")),
            change("b", "insertion"),
            change("c", "deletion", p("아무데도 없다.")),
            change("d", "deletion"),
            change("e", "deletion"),
        ),
        p(
            "물레는 <text:change-start text:change-id='d'/>이제 <text:change-end text:change-id='d'/>느리게 "
            "<text:change-start text:change-id='e'/>돈다."
        ),
        p(
            "방아는 <text:change text:change-id='a'/><text:change-start text:change-id='b'/>보리를"
            "<text:change-end text:change-id='b'/> 찧는다."
        ),
    )
    assert text_of(path) == ["물레는 느리게 돈다.", "방아는 보리를 찧는다."]
    assert left_out(path) == [(text, "deleted text") for text in ("이제", "묵은 쌀을", "아무데도 없다.")]


def test_hidden_words_are_listed(make: Make) -> None:
    none = '<style:text-properties text:display="none"/>'
    path = make(
        p("방아는 ", x("text:span text:style-name='B'", "남몰래 "), "쌀을 찧는다."),
        p("숨은 문단이다.", style="P"),
        p("<text:hidden-paragraph text:is-hidden='true'/>또 숨었다."),
        x("text:section text:display='none'", p("숨은 마당이다.")),
        p("해는 ", x("text:variable-set text:display='none'", "다섯"), "뜬다."),
        p("달은 <text:hidden-text text:is-hidden='true' text:string-value='하나'/>진다."),
        styles=x("style:style style:family='text' style:name='A'", none)
        + x("style:style style:family='text' style:name='B' style:parent-style-name='A'")
        + x("style:style style:family='paragraph' style:name='P'", none),
    )
    assert text_of(path) == ["방아는 쌀을 찧는다.", "해는 뜬다.", "달은 진다."]
    hidden = ["남몰래", "숨은 문단이다.", "또 숨었다.", "숨은 마당이다.", "다섯", "하나"]
    assert left_out(path) == [(text, "hidden text") for text in hidden]


FORMULA = x(
    f"math:math {_DECLARED}",
    x(
        "math:semantics",
        x("math:mfrac", x("math:mi", "a"), x("math:mn", "2")),
        x("math:mo", "="),
        x("math:msup", x("math:mi", "b"), x("math:mn", "3")),
        x("math:annotation", "a over 2 = b^3"),
    ),
)


def test_formulas_in_the_line(make: Make) -> None:
    path = make(p("넓이는 ", x("draw:frame", x("draw:object", FORMULA), "<draw:image/>"), "이다."))
    assert text_of(path) == ["넓이는 a/2=b^3이다."]


# --- what stands beside the text ------------------------------------------------------------------


def test_notes_boxes_and_shapes_follow_their_paragraph(make: Make) -> None:
    box = x("draw:text-box", "\n ", p("알림이다."), table((p("칸"),)))
    path = make(
        p("방앗간", note("서쪽이다."), "은 ", note("백년 되였다."), "낡았다."),
        p("물", x("draw:frame", "\n ", box, x("svg:desc", "그림")), "레가 돈다."),
        p("물이 ", x("draw:custom-shape", p("그림 속 글"), p("두번째")), "찬다."),
        table((p("물길", note("삼백보이다.")),)),
    )
    assert text_of(path) == [
        *("방앗간은 낡았다.", "서쪽이다.", "백년 되였다."),
        *("물레가 돈다.", "알림이다.", "칸"),
        *("물이 찬다.", "그림 속 글", "두번째"),
        *("물길", "삼백보이다."),
    ]


def test_annotations_are_listed(make: Make) -> None:
    remark = x("office:annotation", x("dc:creator", "아무개"), x("dc:date", "2020-01-01"), p("정말인가?"))
    path = make(p("방아는 ", remark, "돈다."), table((remark + p("칸"),)))
    assert text_of(path) == ["방아는 돈다.", "칸"]
    assert left_out(path) == [("정말인가?", "comment")] * 2


def test_running_heads_and_feet_are_listed_once(make: Make) -> None:
    head = x("style:header", p("내부용"))
    foot = x("style:footer", p("제", x("text:page-number", "3"), "쪽"))
    path = make(p("쌀이다."), masters=x("style:master-page", head, foot) + x("style:master-page", head))
    assert text_of(path) == ["쌀이다."]
    assert left_out(path) == [("내부용", "header or footer"), ("제3쪽", "header or footer")]


def test_words_of_forms(make: Make) -> None:
    button = "<form:button form:id='b' form:label='누르시오'/>"
    entry = "<form:text form:id='t' form:current-value='박달이'/>"
    path = make(
        x("office:forms", x("form:form", button, entry)),
        p("이름: <draw:control draw:control='t'/>"),
        p("아래: <draw:control draw:control='b'/>"),
    )
    assert text_of(path) == ["이름:", "박달이", "아래:", "누르시오"]


def test_indexes_are_text_and_their_templates_are_not(make: Make) -> None:
    source = x("text:table-of-content-source", x("text:index-title-template", "차례"))
    body = x("text:index-body", x("text:index-title", p("차례")), p("첫째 마당<text:tab/>3"))
    assert text_of(make(x("text:table-of-content", source, body))) == ["차례", "첫째 마당 3"]


# --- tables ---------------------------------------------------------------------------------------


def test_spanned_covered_and_nested_cells_come_once(make: Make) -> None:
    wide = x("table:table-cell table:number-columns-spanned='2'", p("두칸에 걸친 글"))
    high = x("table:table-cell table:number-rows-spanned='2'", p("내려간 글"))
    path = make(
        table(
            (wide, "<table:covered-table-cell/>", p("셋째")),
            (high, p("가"), p("나")),
            (x("table:covered-table-cell", p("덮인 글")), p("다") + table((p("라"), p("마"))), p("바")),
        )
    )
    assert text_of(path) == ["두칸에 걸친 글", "셋째", "내려간 글", "가", "나", "다", "라", "마", "바"]
    assert left_out(path) == [("덮인 글", "hidden text")]


def test_a_sheet_in_two_languages(tmp_path: Path) -> None:
    gap = '<table:table-cell table:number-columns-repeated="2"/>'
    rest = '<table:table-cell table:number-columns-repeated="16000"/>'
    title = x("table:table-cell table:number-columns-spanned='4'", p("소식 / News"))
    covered = '<table:covered-table-cell table:number-columns-repeated="3"/>'
    rows = [(p(en), gap, p(ko), rest) for ko, en in zip(KOREAN, ENGLISH, strict=True)]
    stated = '<table:table-cell office:string-value="The end."/>'
    sheet = table((title, covered, rest), *rows, (stated, gap, p("끝이다.")), (rest,))
    korean, english = read(write(tmp_path / "list.ods", x("office:spreadsheet", sheet)))
    assert korean.text.split("\n") == ["소식", *KOREAN, "끝이다."]
    assert english.text.split("\n") == ["News", *ENGLISH, "The end."]


def test_rows_and_cells_that_are_repeated(make: Make) -> None:
    twice = x("table:table-cell table:number-columns-repeated='2'", p("가"))
    path = make(
        x(
            "table:table",
            x("table:table-row table:number-rows-repeated='2'", twice),
            x("table:table-row table:number-rows-repeated='1048000'", "<table:table-cell/>"),
            x("table:table-row table:visibility='collapse'", cell(p("숨은 줄"))),
        )
    )
    assert text_of(path) == ["가"] * 4
    assert left_out(path) == [("숨은 줄", "hidden text")]


def test_rows_outside_of_tables_are_text_all_the_same(make: Make) -> None:
    stray = x("table:table-row", cell(p("가")))
    path = make(stray, table((p("나") + stray,)), cell(p("다")))
    assert sorted(text_of(path)) == ["가", "가", "나", "다"]


# --- slides and what is embedded ------------------------------------------------------------------


def test_slides_in_order_with_their_notes(tmp_path: Path) -> None:
    def frame(kind: str, text: str, more: str = "") -> str:
        return x(f"draw:frame presentation:class='{kind}' {more}", x("draw:text-box", p(text)))

    slide = x(
        "draw:page",
        frame("title", "방앗간"),
        frame("outline", "누르고 적으시오", "presentation:placeholder='true'"),
        frame("page-number", "1"),
        x("draw:custom-shape", p("물레가 돈다.")),
        x("draw:frame", table((p("쌀"), p("보리")))),
        x("presentation:notes", frame("notes", "천천히 말하시오.")),
    )
    declared = x("presentation:footer-decl presentation:name='f'", "마을 모임")
    body = x("office:presentation", declared, slide, x("draw:page", frame("title", "끝말")))
    path = write(tmp_path / "talk.odp", body)
    (document,) = read(path)
    assert document.text.split("\n") == ["방앗간", "물레가 돈다.", "쌀", "보리", "천천히 말하시오.", "끝말"]
    assert left_out(path) == [
        ("마을 모임", "header or footer"),
        ("누르고 적으시오", "hidden text"),
        ("1", "header or footer"),
    ]


def test_formulas_and_charts_in_parts_of_their_own(tmp_path: Path) -> None:
    numbers = x("table:table-cell office:value='3'", p("3"))
    drawn = x("chart:chart", x("chart:title", p("거둔 량")), table((p("보리"), numbers)))
    path = write(
        tmp_path / "report.odt",
        x(
            "office:text",
            p(FIRST),
            p("넓이는 ", x("draw:frame", "<draw:object xlink:href='./Object 1'/><draw:image/>"), "이다."),
            p("그림을 <draw:object xlink:href='Object%202'/><draw:object xlink:href='./lost'/>보시오."),
            p(LAST),
        ),
        **{
            "Object 1__content": FORMULA,
            "Object 2__content": root("document-content", x("office:body", x("office:chart", drawn))),
        },
    )
    assert text_of(path) == ["넓이는 a/2=b^3이다.", "그림을 보시오.", "거둔 량", "보리"]


# --- files ----------------------------------------------------------------------------------------


def test_texts_of_openoffice_1(tmp_path: Path) -> None:
    old = 'xmlns:office="http://openoffice.org/2000/office" xmlns:text="http://openoffice.org/2000/text"'
    footnote = x("text:footnote", x("text:footnote-citation", "1"), x("text:footnote-body", p("서쪽이다.")))
    body = x("office:body", p("방앗간", footnote, "은<text:tab-stop/>낡았다."))
    with ZipFile(tmp_path / "old.sxw", "w") as archive:
        archive.writestr(
            "content.xml",
            '<!DOCTYPE office:document-content PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "office.dtd">'
            + x(f"office:document-content {old}", body),
        )
    (document,) = read(tmp_path / "old.sxw")
    assert document.text.split("\n") == ["방앗간은 낡았다.", "서쪽이다."]


@pytest.mark.parametrize(
    ("members", "words"),
    [
        ({"content.xml": "<broken"}, "damaged"),
        ({"content.xml": "<a/>"}, "no OpenDocument text"),
        ({"content.xml": root("document-content", x("office:body"))}, "holds no text"),
        ({"content.xml": "\x00\x01", "META-INF/manifest.xml": "<m:encryption-data/>"}, "password"),
        ({"content.xml": '<!DOCTYPE d [<!ENTITY a "b">]><d>&a;</d>'}, "entities"),
    ],
)
def test_files_that_cannot_be_read(tmp_path: Path, members: dict[str, str], words: str) -> None:
    path = tmp_path / "report.odt"
    with ZipFile(path, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    with pytest.raises(ReadError, match=words):
        read(path)


@pytest.mark.parametrize(
    ("data", "words"), [(b"", "empty"), (b"PK\x03\x04 cut", "damaged"), (b"plain", "no ODF")]
)
def test_files_of_other_kinds(tmp_path: Path, data: bytes, words: str) -> None:
    path = tmp_path / "report.odt"
    path.write_bytes(data)
    with pytest.raises(ReadError, match=words):
        read(path)


def test_nothing_is_lost(make: Make) -> None:
    """All kinds of words at once, each in the text or among what was left out."""
    words = iter(re.findall(r"\S+", "가람 나루 다락 라면 마루 바다 사슴 아침 자루 차비 카드 타래 파도"))
    seen: list[str] = []

    def word() -> str:
        seen.append(next(words))
        return seen[-1]

    deleted = x("text:changed-region text:id='d'", x("text:deletion", p(word())))
    path = make(
        x("text:tracked-changes", deleted),
        x("text:h", word(), " <text:change text:change-id='d'/>", x("text:a", word())),
        p(note(word()), word(), x("office:annotation", p(word()))),
        p(x("draw:frame", x("draw:text-box", p(word()))), x("text:conditional-text", word())),
        table((p(word()) + table((p(word()),)), x("table:covered-table-cell", p(word())))),
        masters=x("style:master-page", x("style:header", p(word())), x("style:footer-left", p(word()))),
    )
    assert not unaccounted(seen, path)
