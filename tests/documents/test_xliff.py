"""XLIFF of every version and maker is a bilingual file: a unit a row, what is no pair told."""

from collections.abc import Callable
from pathlib import Path

import pytest

from aligner.documents import read
from aligner.errors import ReadError

from .accounting import unaccounted

Write = Callable[[str], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def _write(content: str, name: str = "book.xlf") -> Path:
        path = tmp_path / name
        path.write_text(content, encoding="utf-8")
        return path

    return _write


def version_1(units: str, source: str = "ko-KR", target: str = "en-US") -> str:
    names = 'xmlns="urn:oasis:names:tc:xliff:document:1.2" xmlns:sdl="http://sdl.com/x" xmlns:mq="MQXliff"'
    head = f'<file original="a" datatype="plaintext" source-language="{source}" target-language="{target}">'
    return f'<?xml version="1.0"?>\n<xliff version="1.2" {names}>{head}<body>{units}</body></file></xliff>'


def version_2(units: str) -> str:
    return (
        '<xliff version="2.0" xmlns="urn:oasis:names:tc:xliff:document:2.0" srcLang="ko" trgLang="en">'
        f'<file id="f">{units}</file></xliff>'
    )


def unit(source: str, target: str | None = None, about: str = "", state: str = "") -> str:
    translated = "" if target is None else f"<target{state}>{target}</target>"
    return f'<trans-unit id="1"{about}><source>{source}</source>{translated}</trans-unit>'


def texts(path: Path) -> list[list[str]]:
    return [document.text.split("\n") for document in read(path)]


def test_a_unit_is_a_row_and_what_waits_for_a_translation_is_told(write: Write) -> None:
    path = write(version_1(unit("봄이 왔다.", "Spring came.") + unit("꽃이 핀다.") + unit("비가 온다.", "")))
    korean, english = read(path)
    assert (korean.lang, korean.text, english.lang, english.text) == (
        "ko",
        "봄이 왔다.",
        "en",
        "Spring came.",
    )
    assert [(piece.text, piece.reason) for piece in korean.clutter] == [
        ("꽃이 핀다.", "untranslated"),
        ("비가 온다.", "untranslated"),
    ]


def test_from_english_into_korean_it_is_the_same_file(write: Write) -> None:
    path = write(version_1(unit("Spring came.", "봄이 왔다."), "en", "ko-KR"))
    assert [(document.lang, document.text) for document in read(path)] == [
        ("ko", "봄이 왔다."),
        ("en", "Spring came."),
    ]


@pytest.mark.parametrize(
    ("marked", "plain"),
    [
        ('<g id="1">봄</g>이 왔다.', "봄이 왔다."),
        ('<bpt id="1">&lt;b&gt;</bpt>봄<ept id="1">&lt;/b&gt;</ept>이 <x id="2"/>왔다.', "봄이 왔다."),
        ('봄이<ph id="1">&lt;br/&gt;</ph>왔다.', "봄이 왔다."),
        ('봄이<x id="1" ctype="lb"/>왔다.', "봄이 왔다."),
        ('봄이 <ph id="1">{0}</ph>에 왔다.', "봄이 {0}에 왔다."),
        ('봄이 <x id="1" equiv-text="{{day}}"/>에 왔다.', "봄이 {{day}}에 왔다."),
        ('봄이 <mrk mtype="x-sdl-deleted">다시 </mrk>왔다.', "봄이 왔다."),
        ('봄이<mq:ch val=" "/>왔다.', "봄이 왔다."),
        ('봄이<ph id="1">&lt;img alt="<sub>제비</sub>"/&gt;</ph>왔다.', "봄이 제비 왔다."),
        ("<![CDATA[봄이 <b>왔다</b>.]]>", "봄이 <b>왔다</b>."),
        ("\n   봄이\n   왔다.\n", "봄이 왔다."),
    ],
)
def test_inline_codes(marked: str, plain: str, write: Write) -> None:
    assert texts(write(version_1(unit(marked, "Spring came."))))[0] == [plain]


def test_proposals_and_earlier_versions_are_no_text(write: Write) -> None:
    other = "<source>가을이 왔다.</source><target>Autumn came.</target>"
    inside = (
        "<source>봄이 왔다.</source><target>Spring came.</target>"
        f"<alt-trans>{other}</alt-trans><mq:insertedmatch>{other}</mq:insertedmatch>"
    )
    path = write(version_1(f'<trans-unit id="1">{inside}</trans-unit>'))
    assert texts(path) == [["봄이 왔다."], ["Spring came."]]


SEGMENTS = (
    '<trans-unit id="1"><source>1) 봄이 왔다. 꽃이 핀다.</source>'
    '<seg-source>1) <g id="1"><mrk mtype="seg" mid="5">봄이 왔다.</mrk> <mrk mtype="seg" mid="6">꽃이 핀다.</mrk></g>'
    '</seg-source><target>1) <g id="1"><mrk mtype="seg" mid="6">Flowers bloom.</mrk> <mrk mtype="seg" mid="5">Spring '
    "came.</mrk></g></target>"
    '<sdl:seg-defs><sdl:seg id="5" conf="Draft"/><sdl:seg id="6" conf="{}"/></sdl:seg-defs></trans-unit>'
)


def test_segments_belong_together_by_their_marks(write: Write) -> None:
    path = write(version_1(SEGMENTS.format("Translated")), "book.sdlxliff")
    assert texts(path) == [["1) 봄이 왔다.", "꽃이 핀다."], ["Spring came.", "1) Flowers bloom."]]


def test_a_rejected_segment_is_told(write: Write) -> None:
    korean, english = read(write(version_1(SEGMENTS.format("RejectedTranslation")), "book.sdlxliff"))
    assert (korean.text, english.text) == ("1) 봄이 왔다.", "Spring came.")
    assert {piece.text for piece in korean.clutter} == {"꽃이 핀다.", "1) Flowers bloom."}


def test_a_target_in_segments_of_a_source_without(write: Write) -> None:
    target = '<mrk mtype="seg" mid="0">Spring came.</mrk> <mrk mtype="seg" mid="1">Flowers bloom.</mrk>'
    path = write(version_1(unit("봄이 왔다. 꽃이 핀다.", target)))
    assert texts(path) == [["봄이 왔다. 꽃이 핀다."], ["Spring came. Flowers bloom."]]


@pytest.mark.parametrize(
    ("about", "state", "target", "is_pair"),
    [
        ("", ' state="translated"', "Spring came.", True),
        ("", ' state="needs-review-translation"', "Spring came.", True),
        ("", ' state="needs-translation"', "Spring came.", False),
        ("", ' state="new"', "봄이 왔다.", False),
        ("", "", "봄이 왔다.", False),
        (' approved="yes"', "", "봄이 왔다.", True),
        (' translate="no"', "", "봄이 왔다.", False),
        (' mq:status="Rejected"', "", "Spring came.", False),
        (' mq:status="ManuallyConfirmed"', "", "Spring came.", True),
    ],
)
def test_what_a_tool_says_of_a_unit(about: str, state: str, target: str, is_pair: bool, write: Write) -> None:
    path = write(version_1(unit("봄이 왔다.", target, about, state) + unit("눈이 녹았다.", "Snow melted.")))
    assert ("봄이 왔다." in texts(path)[0]) is is_pair


def test_of_files_in_several_languages_the_korean_ones_are_read(write: Write) -> None:
    german = version_1(unit("Open the door.", "Mach auf."), "en", "de")
    korean = version_1(unit("Close the door.", "문을 닫아라."), "en", "ko")
    both = german.replace("</xliff>", "") + korean[korean.index("<file") :]
    documents = read(write(both))
    assert [document.text for document in documents] == ["문을 닫아라.", "Close the door."]
    assert {piece.reason for piece in documents[0].clutter} == {"in another language"}


def test_a_file_without_translations_is_a_text(write: Write) -> None:
    (document,) = read(write(version_1(unit("봄이 왔다.") + unit("꽃이 핀다."))))
    assert document.text == "봄이 왔다.\n꽃이 핀다."


def test_version_2_keeps_what_stands_between_segments(write: Write) -> None:
    path = write(
        version_2(
            '<unit id="u"><ignorable><source>가) </source><target>a) </target></ignorable><segment><source>문을 열어라.'
            '<ph id="1" equiv="&#10;"/>들어오라.</source><target>Open the door.<ph id="1"/>Come in.</target></segment>'
            "<ignorable><source> </source></ignorable></unit>"
        )
    )
    assert texts(path) == [["가) 문을 열어라. 들어오라."], ["a) Open the door. Come in."]]


def test_every_word_is_text_or_told(write: Write) -> None:
    comments = (
        '<cmt-defs><cmt-def id="c"><Comments><Comment>검토 바람</Comment></Comments></cmt-def></cmt-defs>'
    )
    marked = '<mrk mtype="x-sdl-comment" sdl:cid="c">봄이</mrk> 왔다.'
    units = (
        unit(marked, "Spring came.")
        + unit("Git", "Git", ' translate="no"')
        + unit("", "Flowers bloom.")
        + '<trans-unit id="4"><source>비가 온다.</source><note>weather</note></trans-unit>'
        + SEGMENTS.format("RejectedSignOff")
    )
    path = write(version_1(units).replace("<file", f"{comments}<file", 1), "book.sdlxliff")
    visible = (
        "봄이 왔다. Spring came. 검토 바람 Git Git Flowers bloom. 비가 온다. weather "
        "1 봄이 왔다. 꽃이 핀다. 1 Spring came. Flowers bloom."
    )
    assert not unaccounted(visible, path)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("", "the file is empty"),
        ("no XML", "not well-formed XML"),
        (version_1(unit("가", "A"))[:200], "not well-formed XML"),
        (version_1(""), "holds no text"),
        (version_1(unit("가", "A")).replace('version="1.2"', 'version="3.0"'), "this is XLIFF 3.0"),
        ('<!DOCTYPE xliff [<!ENTITY a "b">]>' + version_2("&a;"), "declares the entity 'a'"),
        (version_1(unit("<g>" * 3000 + "가" + "</g>" * 3000, "A")), "too deep"),
        (version_1(unit("가" * 10_000_001, "A")), "longer than 10 million"),
        (version_2("<unit id='1'><segment><target>A</target></segment></unit>"), "a segment has no source"),
    ],
    ids=["empty", "text", "cut off", "no units", "version", "entity", "deep", "giant", "no source"],
)
def test_bad_files_are_refused_in_a_sentence(content: str, words: str, write: Write) -> None:
    with pytest.raises(ReadError, match=words) as caught:
        read(write(content.removeprefix('<?xml version="1.0"?>\n')))
    assert "book.xlf" in str(caught.value)


def test_the_content_tells_what_it_is(write: Write) -> None:
    assert len(read(write(version_1(unit("봄이 왔다.", "Spring came.")), "book.txt"))) == 2
