"""Word documents: everything that a person sees there is in the text, or listed with the reason why not."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from aligner.documents import read

from .accounting import unaccounted
from .texts import ENGLISH, KOREAN
from .word_writer import (
    FIRST,
    LAST,
    NEW_BOX,
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


def field(code: str, result: str | None, *, end: bool = True) -> str:
    """A field in its long form."""
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    shown = "" if result is None else mark.format("separate") + (run(result) if result else "")
    return (
        f"{mark.format('begin')}<w:r><w:instrText>{code}</w:instrText></w:r>"
        f"{shown}{mark.format('end') if end else ''}"
    )


# --- paragraphs and what stands in them -----------------------------------------------------------


@pytest.mark.parametrize(
    "wrapped",
    [
        '<w:ins w:id="1">{}</w:ins>',
        '<w:moveTo w:id="1">{}</w:moveTo>',
        "<w:sdt><w:sdtPr><w:alias w:val='x'/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>",
        '<w:smartTag w:element="place"><w:smartTagPr/>{}</w:smartTag>',
        '<w:customXml w:element="x">{}</w:customXml>',
        '<w:fldSimple w:instr=" REF x ">{}</w:fldSimple>',
        '<w:hyperlink w:anchor="x">{}</w:hyperlink>',
        '<w:bdo w:val="ltr">{}</w:bdo>',
        '<w:ins w:id="1"><w:hyperlink><w:smartTag>{}</w:smartTag></w:hyperlink></w:ins>',
        '<x:news xmlns:x="urn:of-tomorrow">{}</x:news>',
    ],
)
def test_words_in_a_wrapper_are_text(make: Make, wrapped: str) -> None:
    path = make(
        paragraph("방아는 ", wrapped.format(run("쌀을")), " 찧는다."),
        wrapped.format(paragraph("겨는 따로 모은다.")) if "fld" not in wrapped else "",
    )
    assert text_of(path)[0] == "방아는 쌀을 찧는다."
    assert not unaccounted(["방아는 쌀을 찧는다.", "겨는 따로 모은다."] if "fld" not in wrapped else [], path)


@pytest.mark.parametrize("name", ["del", "moveFrom"])
def test_deleted_words_are_listed(make: Make, name: str) -> None:
    old = f'<w:{name} w:id="1"><w:r><w:delText xml:space="preserve">묵은 </w:delText></w:r>{run("쌀을 ")}</w:{name}>'
    path = make(paragraph("방아는 ", old, "보리를 찧는다."))
    assert text_of(path) == ["방아는 보리를 찧는다."]
    assert left_out(path) == [("묵은 쌀을", "deleted text")]


def test_a_deleted_paragraph_end_joins_two_paragraphs(make: Make) -> None:
    mark = '<w:rPr><w:del w:id="1"/></w:rPr>'
    assert text_of(make(paragraph("방아는 ", properties=mark), paragraph("쌀을 찧는다."))) == [
        "방아는 쌀을 찧는다."
    ]


def test_a_big_first_letter_belongs_to_its_word(make: Make) -> None:
    frame = '<w:framePr w:dropCap="drop" w:lines="3"/>'
    assert text_of(make(paragraph("방", properties=frame), paragraph("아는 쌀을 찧는다."))) == [
        "방아는 쌀을 찧는다."
    ]


def test_the_result_of_a_field_is_text_and_its_code_is_not(make: Make) -> None:
    inner = field(" PAGEREF a ", "7")
    outer = field(" REF b ", None).replace("</w:instrText></w:r>", f"</w:instrText></w:r>{inner}", 1)
    path = make(
        paragraph("표 ", field(" SEQ 표 ", "4"), "에 적었다."),
        # A list of contents: a field around paragraphs, with fields inside.
        paragraph(field(" TOC ", "첫째 마당 ", end=False), field(" PAGEREF c ", "3")),
        paragraph("둘째 마당 5", '<w:r><w:fldChar w:fldCharType="end"/></w:r>'),
        paragraph("끝에 ", outer, " 있다."),
    )
    assert text_of(path) == ["표 4에 적었다.", "첫째 마당 3", "둘째 마당 5", "끝에 7 있다."]


@pytest.mark.parametrize("result", ["4", None])
def test_an_unfinished_field_swallows_nothing(make: Make, result: str | None) -> None:
    path = make(
        paragraph("표 ", field(" SEQ 표 ", result, end=False), "를 보시오."), paragraph(field(" REF x ", "5"))
    )
    assert text_of(path) == [f"표 {result or ''}를 보시오.", "5"]


def test_fields_without_result_show_what_their_code_says(make: Make) -> None:
    chosen = (
        '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList><w:result w:val="1"/><w:listEntry w:val="쌀"/>'
        '<w:listEntry w:val="보리"/></w:ddList></w:ffData></w:fldChar></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    path = make(
        paragraph("몫은 ", field(r" EQ \f(1,3) ", ""), "이다."),
        paragraph(field(r" EQ \* jc2 \o\ad(\s\up 9(교룡),蛟龍) ", None), "이 나온다."),
        paragraph(field(" MACROBUTTON Go [이름을 적으시오] ", None)),
        paragraph(field(r' SYMBOL 183 \f "Symbol" ', None), " 쌀"),
        paragraph("낟알은 ", chosen, "이다."),
    )
    assert text_of(path) == [
        "몫은 1/3이다.",
        "蛟龍(교룡)이 나온다.",
        "[이름을 적으시오]",
        "• 쌀",
        "낟알은 보리이다.",
    ]


def test_characters_with_readings(make: Make) -> None:
    def ruby(base: str, reading: str) -> str:
        return f"<w:r><w:ruby><w:rubyPr/><w:rt>{run(reading)}</w:rt><w:rubyBase>{run(base)}</w:rubyBase></w:ruby></w:r>"

    path = make(
        paragraph(
            "배는 ", ruby("淸", "청"), ruby("川", "천"), ruby("江", "강"), "을 건넌다. ", ruby("꼭", "·")
        )
    )
    assert text_of(path) == ["배는 淸川江(청천강)을 건넌다. 꼭"]


def test_symbols_breaks_and_hyphens(make: Make) -> None:
    path = make(
        paragraph('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/><w:t> 다 되였다.</w:t></w:r>'),
        paragraph('<w:r><w:sym w:font="Symbol" w:char="F06D"/><w:t>은 작다.</w:t></w:r>'),
        paragraph(run("\uf0e0", '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>'), " 오른쪽"),
        paragraph(
            "<w:r><w:t>이름</w:t><w:noBreakHyphen/><w:t>번호</w:t><w:br/><w:t>적는</w:t><w:softHyphen/><w:t>다.</w:t></w:r>"
        ),
        paragraph("<w:r><w:tab/><w:t>첫째</w:t><w:tab/><w:t>둘째</w:t><w:cr/><w:t>셋째</w:t></w:r>"),
    )
    assert text_of(path) == [
        "✓ 다 되였다.",
        "μ은 작다.",
        "→ 오른쪽",
        "이름-번호",
        "적는다.",
        "첫째 둘째",
        "셋째",
    ]


def test_formulas(make: Make) -> None:
    def maths(text: str) -> str:
        return f"<m:r><m:rPr><m:sty/></m:rPr><m:t>{text}</m:t></m:r>"

    fraction = f"<m:f><m:fPr/><m:num>{maths('a+b')}</m:num><m:den>{maths('2')}</m:den></m:f>"
    square = f"<m:sSup><m:e>{maths('𝑥')}</m:e><m:sup>{maths('2')}</m:sup></m:sSup>"
    brackets = f'<m:d><m:dPr><m:begChr m:val="["/><m:endChr m:val="]"/></m:dPr><m:e>{maths("c")}</m:e></m:d>'
    root = f"<m:rad><m:deg/><m:e>{maths('y+1')}</m:e></m:rad>"
    old = '<w:del w:id="1"><m:r><m:t>z</m:t></m:r></w:del>'
    path = make(
        paragraph("넓이는 ", f"<m:oMath>{maths('3a')}{maths('+2')}</m:oMath>", "이다."),
        paragraph(
            f"<m:oMathPara><m:oMath>{fraction}{maths('=')}{square}{brackets}{root}{old}</m:oMath></m:oMathPara>"
        ),
    )
    assert text_of(path) == ["넓이는 3a+2이다.", "(a+b)/2=x^2[c]√(y+1)"]
    assert left_out(path) == [("z", "deleted text")]


def test_hidden_words_are_listed(make: Make) -> None:
    styles = part(
        "styles",
        '<w:style w:styleId="A"><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:styleId="B"><w:basedOn w:val="A"/></w:style>'
        '<w:style w:styleId="C"><w:basedOn w:val="D"/></w:style>'
        '<w:style w:styleId="D"><w:basedOn w:val="C"/></w:style>',
    )
    path = make(
        paragraph("방아는 ", run("남몰래 ", "<w:vanish/>"), run("쌀을 ", '<w:vanish w:val="0"/>'), "찧는다."),
        paragraph(run("비밀이다. ", '<w:rStyle w:val="B"/>'), run("아니다.", '<w:rStyle w:val="C"/>')),
        paragraph(
            "숨은 문단이다. ", run("보인다.", '<w:vanish w:val="false"/>'), properties='<w:pStyle w:val="B"/>'
        ),
        styles=styles,
    )
    assert text_of(path) == ["방아는 쌀을 찧는다.", "아니다.", "보인다."]
    assert left_out(path) == [(text, "hidden text") for text in ("남몰래", "비밀이다.", "숨은 문단이다.")]


def test_tabs_between_words_are_white_space_but_part_two_languages(make: Make, tmp_path: Path) -> None:
    tab = "<w:r><w:tab/></w:r>"
    assert text_of(make(paragraph("1.", tab, "쌀을 찧는다."))) == ["1. 쌀을 찧는다."]
    rows = [paragraph(ko, tab, en) for ko, en in zip(KOREAN, ENGLISH, strict=True)]
    korean, english = read(write_word(tmp_path / "terms.docx", "".join(rows)))
    assert (korean.text.split("\n"), english.text.split("\n")) == (KOREAN, ENGLISH)


# --- what hangs on a paragraph --------------------------------------------------------------------


def test_notes_follow_the_paragraph_with_their_mark(make: Make) -> None:
    def notes(kind: str, *texts: str) -> str:
        lines = f'<w:{kind} w:type="separator" w:id="-1">{paragraph("줄")}</w:{kind}>'
        return part(
            f"{kind}s",
            lines
            + "".join(
                f'<w:{kind} w:id="{n}">{paragraph(text)}</w:{kind}>' for n, text in enumerate(texts, 1)
            ),
        )

    def mark(kind: str, number: int) -> str:
        return f'<w:r><w:{kind}Reference w:id="{number}"/></w:r>'

    path = make(
        paragraph("방앗간", mark("footnote", 1), "은 ", mark("endnote", 1), "낡았다."),
        table((paragraph("물길", mark("footnote", 2)),)),
        footnotes=notes("footnote", "마을 서쪽이다.", "삼백보쯤 된다.", "아무도 가리키지 않는다."),
        endnotes=notes("endnote", "백년이 넘었다."),
    )
    assert text_of(path) == ["방앗간은 낡았다.", "마을 서쪽이다.", "백년이 넘었다.", "물길", "삼백보쯤 된다."]
    assert left_out(path) == [("아무도 가리키지 않는다.", "hidden text")]


def test_comments_are_listed(make: Make) -> None:
    path = make(
        paragraph("방아는 ", '<w:r><w:commentReference w:id="4"/></w:r>', "돈다."),
        comments=part("comments", f'<w:comment w:id="4">{paragraph("정말인가?")}</w:comment>'),
    )
    assert text_of(path) == ["방아는 돈다."]
    assert left_out(path) == [("정말인가?", "comment")]


@pytest.mark.parametrize(
    "drawn",
    [
        NEW_BOX,
        OLD_BOX,
        f'<mc:AlternateContent><mc:Choice Requires="wps">{NEW_BOX}</mc:Choice><mc:Fallback>{OLD_BOX}</mc:Fallback>'
        "</mc:AlternateContent>",
        f'<mc:AlternateContent><mc:Choice Requires="x"><w:drawing/></mc:Choice><mc:Fallback>{OLD_BOX}</mc:Fallback>'
        "</mc:AlternateContent>",
    ],
    ids=["new", "old", "both", "picture and old"],
)
def test_a_text_box_follows_its_paragraph(make: Make, drawn: str) -> None:
    path = make(paragraph("방아가 ", f"<w:r>{drawn}</w:r>", "돈다."))
    assert text_of(path) == ["방아가 돈다.", "알림: 손을 조심하시오.", "주인 씀."]


def test_words_of_diagrams_charts_and_drawn_letters(make: Make) -> None:
    names = "".join(
        f'<dgm:pt modelId="{id}"><dgm:t><a:p xmlns:a="{A}"><a:r><a:t>{text}</a:t></a:r></a:p></dgm:t></dgm:pt>'
        for id, text in enumerate(["씨뿌리기", "가을걷이"])
    )
    chart = (
        f'<c:chartSpace xmlns:c="urn:c"><c:title><a:p xmlns:a="{A}"><a:r><a:t>거둔 량</a:t></a:r></a:p></c:title>'
        + "<c:cat><c:strCache><c:pt><c:v>보리</c:v></c:pt></c:strCache></c:cat>" * 2
        + "</c:chartSpace>"
    )
    path = make(
        paragraph('<w:r><w:drawing><dgm:relIds r:dm="diagram1"/></w:drawing></w:r>'),
        paragraph('<w:r><w:drawing><c:chart r:id="chart1"/></w:drawing></w:r>'),
        paragraph('<w:r><w:pict><v:shape><v:textpath string="초안"/></v:shape></w:pict></w:r>'),
        diagram1=f'<dgm:dataModel xmlns:dgm="urn:d">{names}</dgm:dataModel>',
        chart1=chart,
    )
    assert text_of(path) == ["씨뿌리기", "가을걷이", "거둔 량", "보리", "초안"]


A = "http://schemas.openxmlformats.org/drawingml/2006/main"


def test_running_heads_and_feet_are_listed_once(make: Make) -> None:
    head = part("hdr", paragraph("내부용"))
    path = make(
        paragraph("쌀이다.", properties='<w:sectPr><w:headerReference r:id="header1"/></w:sectPr>'),
        header1=head,
        header2=head,
        footer1=part("ftr", paragraph("제 ", field(" PAGE ", "3"), "쪽")),
    )
    assert text_of(path) == ["쌀이다."]
    assert left_out(path) == [("내부용", "header or footer"), ("제 3쪽", "header or footer")]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("chunk1.html", "<html><body><p>다른데서 가져온 글이다. 길이는 이만하면 넉넉하다.</p></body></html>"),
        ("chunk1.txt", "다른데서 가져온 글이다. 길이는 이만하면 넉넉하다."),
        (
            "chunk1.mht",
            "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\nContent-Type: text/html; "
            "charset=utf-8\n\n<html><body><p>다른데서 가져온 글이다. "
            "길이는 이만하면 넉넉하다.</p></body></html>\n--x--\n",
        ),
    ],
)
def test_a_file_that_word_shows_as_part_of_the_text(tmp_path: Path, name: str, content: str) -> None:
    body = paragraph(FIRST) + '<w:altChunk r:id="chunk1"/>' + paragraph(LAST)
    path = write_word(tmp_path / "report.docx", body, {name: content})
    assert text_of(path) == ["다른데서 가져온 글이다. 길이는 이만하면 넉넉하다."]


def test_a_document_inside_a_document(tmp_path: Path) -> None:
    chunk = '<w:altChunk r:id="chunk1"/>'
    inner = write_word(
        tmp_path / "a.docx", paragraph("속에 든 글이다.") + chunk, {"chunk1.txt": "더 속에 든 글이다."}
    )
    path = tmp_path / "report.docx"
    write_word(path, paragraph(FIRST) + chunk + paragraph(LAST), {"chunk1.docx": inner.read_bytes()})  # type: ignore[dict-item]
    assert text_of(path) == ["속에 든 글이다."]
    assert left_out(path) == [("chunk1.txt", "file inside the file")]


def test_nothing_is_lost(make: Make) -> None:
    """All kinds of words at once, each in the text or among what was left out."""
    words = iter(
        re.findall(r"\S+", "가람 나루 다락 라면 마루 바다 사슴 아침 자루 차비 카드 타래 파도 하늘 거울")
    )
    seen: list[str] = []

    def word() -> str:
        seen.append(next(words))
        return seen[-1]

    path = make(
        paragraph(
            f"{word()} ", f'<w:ins w:id="1">{run(word())}</w:ins>', f'<w:del w:id="2">{run(word())}</w:del>'
        ),
        paragraph(
            run(word(), "<w:vanish/>"),
            field(" REF x ", word()),
            f"<w:r>{OLD_BOX.replace('주인 씀.', word())}</w:r>",
        ),
        table(
            (
                paragraph(word()) + table((paragraph(word()),)),
                cell(paragraph(word()), '<w:gridSpan w:val="3"/>'),
            )
        ),
        paragraph(
            '<w:r><w:footnoteReference w:id="1"/><w:commentReference w:id="1"/></w:r>',
            f"<m:oMath><m:r><m:t>{word()}</m:t></m:r></m:oMath>",
        ),
        footnotes=part("footnotes", f'<w:footnote w:id="1">{paragraph(word())}</w:footnote>'),
        comments=part("comments", f'<w:comment w:id="1">{paragraph(word())}</w:comment>'),
        header1=part("hdr", paragraph(word())),
        footer1=part("ftr", paragraph(word())),
    )
    assert not unaccounted(seen, path)
