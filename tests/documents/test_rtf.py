"""RTF documents: Korean in every writing, tables, notes, and what is no text."""

from pathlib import Path

import pytest

from aligner.documents import read
from aligner.errors import ReadError

from .accounting import unaccounted

FONTS = (
    r"{\fonttbl{\f0\fcharset0 Times;}{\f1\fnil\fcharset129 Batang{\*\falt Gulim};}"
    r"{\f2\fcharset2 Symbol;}{\f3\fcharset128 Mincho;}}"
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "우물.rtf"


def rtf(path: Path, body: str, head: str = r"\ansi\ansicpg949\uc1") -> Path:
    path.write_bytes(f"{{\\rtf1{head}{FONTS}{body}}}".encode("cp949"))
    return path


def hexed(text: str, codec: str = "cp949") -> str:
    return "".join(rf"\'{byte:02x}" for byte in text.encode(codec))


def coded(text: str) -> str:
    return "".join(rf"\u{ord(char) - 0x10000 if ord(char) > 0x7FFF else ord(char)}?" for char in text)


def lines(path: Path) -> list[str]:
    (document,) = read(path)
    return document.text.split("\n")


def clutter(path: Path) -> list[tuple[str, str]]:
    return [(piece.text, piece.reason) for document in read(path) for piece in document.clutter]


WELL = "우물은 깊다."


@pytest.mark.parametrize(
    ("head", "body"),
    [
        (r"\ansi\ansicpg949", hexed(WELL)),
        (r"\ansi\ansicpg949", WELL),
        (r"\ansi\ansicpg1252\deff0", r"\f1 " + hexed(WELL)),
        (r"\ansi\ansicpg949\deff0", r"\f0 " + hexed(WELL)),
        (r"\ansi", hexed(WELL)),
        (r"\ansi\ansicpg1361", hexed(WELL, "johab")),
        (r"\ansi\ansicpg65001", hexed(WELL, "utf-8")),
        (r"\ansi\ansicpg949\uc1", coded(WELL)),
        (
            r"\ansi\ansicpg949\uc2",
            "".join(rf"\u{ord(char)}{hexed(char)}" for char in "우물은") + hexed(" 깊다."),
        ),
        (r"\ansi\ansicpg949\uc0", "".join(rf"\u{ord(char)} " for char in "우물은") + " " + hexed("깊다.")),
        (r"\ansi\ansicpg949", r"{\upr{??}{\*\ud{" + coded(WELL) + "}}}"),
    ],
    ids=[
        "code page, escaped",
        "code page, raw",
        "font",
        "Western font",
        "nothing said",
        "Johab",
        "UTF-8",
        "Unicode",
        "Unicode, two behind",
        "Unicode, none behind",
        "both, Unicode taken",
    ],
)
def test_korean_in_every_writing(path: Path, head: str, body: str) -> None:
    assert lines(rtf(path, rf"\pard {body}\par", head)) == [WELL]


def test_a_syllable_of_two_bytes_may_be_parted(path: Path) -> None:
    first, second = (rf"\'{byte:02x}" for byte in "깊".encode("cp949"))
    assert lines(rtf(path, rf"\f1 {hexed('우물은 ')}{first}{{\b\f0 {second}{hexed('다.')}}}\par")) == [WELL]


def test_western_letters_in_a_korean_document(path: Path) -> None:
    assert lines(rtf(path, r"\f0 It\'92s a caf\'e9 of the 19th century.\par")) == [
        "It’s a café of the 19th century."
    ]


def test_fonts_by_run_and_rare_letters(path: Path) -> None:
    body = rf"\f1 {hexed('우물')}{{\f3 {hexed('井戸', 'cp932')}}}\f2 \'61\f1 {hexed('이다.')} \u-10179?\u-8704?\par"
    assert lines(rtf(path, body)) == ["우물井戸α이다. \U0001f600"]


def test_words_that_stand_for_characters(path: Path) -> None:
    body = r"One\~well\emdash deep\_blue, co\-operate \lquote so\rquote ; \{a\} \\ b.\tab c.\line d.\par"
    assert lines(rtf(path, body)) == ["One well—deep-blue, cooperate ‘so’; {a} \\ b. c.", "d."]


def test_characters_that_no_page_shows(path: Path) -> None:
    assert lines(rtf(path, r"\u5\'05The\'09well\u13\'0dis\u0? deep.\par")) == ["The well", "is deep."]


def test_line_ends_and_ends_of_pages(path: Path) -> None:
    assert lines(rtf(path, "One wel\r\nl.\\\r\nTwo.\\page Three.\\sect Four.")) == [
        "One well.",
        "Two.",
        "Three.",
        "Four.",
    ]


def test_tables_and_tables_in_them(path: Path) -> None:
    nested = r"\pard\intbl\itap2 Inner one\nestcell Inner two\nestcell"
    nested += r"{\*\nesttableprops\trowd\nestrow}{\nonesttables\par}"
    body = (
        r"Above.\par\trowd\cellx1\cellx2\pard\intbl Season\cell Grain\cell\row"
        rf"\trowd\pard\intbl Autumn\par and after\cell {nested}\pard\intbl Last\cell\row\pard Below.\par"
    )
    assert lines(rtf(path, body)) == [
        *("Above.", "Season", "Grain", "Autumn", "and after", "Inner one", "Inner two", "Last", "Below.")
    ]


def test_a_table_in_two_languages(path: Path) -> None:
    rows = [("우물은 깊다.", "The well is deep."), ("물은 맑다.", "The water is clear.")]
    body = "".join(rf"\trowd\pard\intbl {hexed(ko)}\cell {en}\cell\row" for ko, en in rows)
    korean, english = read(rtf(path, body))
    assert korean.text.split("\n") == [ko for ko, _ in rows]
    assert english.text.split("\n") == [en for _, en in rows]


def test_notes_and_boxes_follow_their_paragraph(path: Path) -> None:
    note = r"{\super\chftn{\footnote\pard\plain{\super\chftn} An old well.\par Twice.}}"
    box = (
        r"{\shp{\*\shpinst\shpleft0{\sp{\sn shapeType}{\sv 202}}{\shptxt\pard In a box.\par}}"
        r"{\shprslt{\*\do\dptxbx{\dptxbxtext In a box.}}}}"
    )
    art = r"{\shp{\*\shpinst{\sp{\sn gtextUNICODE}{\sv Large letters.}}{\sp{\sn wzDescription}{\sv a picture}}}}"
    body = rf"The well{note} is {box}deep.{art}\par The water is clear.\par"
    assert lines(rtf(path, body)) == [
        *("The well is deep.", "An old well.", "Twice.", "In a box.", "Large letters.", "The water is clear.")
    ]


def test_fields_show_their_result(path: Path) -> None:
    link = r'{\field{\*\fldinst HYPERLINK "http://well.invalid/"}{\fldrslt the {\b well}}}'
    ruby = r'{\field{\*\fldinst EQ \\* jc2 \\* "Font:Batang" \\o\\ad(\\s\\up 9(jeong),JEONG)}{\fldrslt }}'
    assert lines(rtf(path, rf"See {link} of {ruby}.\par")) == ["See the well of JEONG."]
    assert clutter(path) == [("jeong", "reading above the words")]


def test_what_is_no_text_has_its_reason(path: Path) -> None:
    body = (
        r"{\info{\title Not shown}}{\stylesheet{\s0 Normal;}}{\*\generator Some Program;}"
        r"{\header\pard Diary of wells\par}{\footer\pard page {\field{\*\fldinst PAGE}{\fldrslt 1}}\par}"
        r"The well {\v unseen }is {\deleted shallow }{\revised deep}.{\*\atnauthor Ann}{\*\annotation Check this.}\par"
        r"{\listtext 1.\tab}The water\deleted  is\par is\deleted0  clear.\par"
    )
    assert lines(rtf(path, body)) == ["The well is deep.", "The water clear."]
    assert clutter(path) == [
        ("unseen", "hidden text"),
        ("shallow", "deleted text"),
        ("Diary of wells", "header or footer"),
        ("page 1", "header or footer"),
        ("Check this.", "comment"),
        ("is\nis", "deleted text"),
    ]
    visible = "The well unseen is shallow deep. The water clear. Diary of wells page 1 Check this."
    assert not unaccounted(visible, path)


def test_pictures_and_bytes_that_are_no_tokens(path: Path) -> None:
    data = rb"{\rtf1\ansi A {\pict\pngblip 89504e47}well{\*\blip\bin8 }}}{{{\\}.\bin3 }}} B\par}"
    path.write_bytes(data)
    assert lines(path) == ["A well. B"]


@pytest.mark.parametrize(
    "data",
    [
        rb"{\rtf1\ansi The well is de",
        rb"{\rtf1\ansi The well is deep.\par {\b The wat",
        rb"{\rtf1\ansi The well is deep.\par {\pict 8950",
        rb"{\rtf1{\fonttbl{\f0 Ti",
    ],
)
def test_a_document_that_is_cut_off_is_told(path: Path, data: bytes) -> None:
    path.write_bytes(data)
    with pytest.raises(ReadError, match="cut off"):
        read(path)


@pytest.mark.parametrize(
    "data",
    [
        b"\xef\xbb\xbf\r\n{\\rtf1 The well is deep.\\par}\0\0",
        b"{\\rtf1 The well is deep.\\par\r\n",
        b"{\\rtf1 {The well} is} deep.\\par}",
        b"{\\rtf1\\colortbl The well is deep.\\par}",
    ],
    ids=["mark before", "last brace missing", "brace too many", "no brace around a table of the head"],
)
def test_slips_lose_nothing(path: Path, data: bytes) -> None:
    path.write_bytes(data)
    assert lines(path) == ["The well is deep."]


def test_deep_groups(path: Path) -> None:
    rtf(path, "{" * 50_000 + "The well is deep." + "}" * 50_000 + r"\par")
    assert lines(path) == ["The well is deep."]
