"""Subtitles: cues, sentences over several of them, and their times."""

from pathlib import Path

import pytest

from aligner import split
from aligner.documents import read
from aligner.errors import ReadError

from .accounting import unaccounted


@pytest.fixture
def write(tmp_path: Path):
    def _write(text: str, name: str = "film.srt", encoding: str = "utf-8") -> Path:
        path = tmp_path / name
        path.write_bytes(text.encode(encoding))
        return path

    return _write


def srt(*cues: str, pause: float = 0.0, first: int = 1) -> str:
    """An SRT file of cues that take two seconds each."""

    def moment(seconds: float) -> str:
        whole, part = divmod(round(seconds * 1000), 1000)
        return f"{whole // 3600:02}:{whole // 60 % 60:02}:{whole % 60:02},{part:03}"

    return "\n".join(
        f"{number + first}\n{moment(number * (2 + pause))} --> {moment(number * (2 + pause) + 2)}\n{text}\n"
        for number, text in enumerate(cues)
    )


def paragraphs(path: Path) -> list[str]:
    return [line for document in read(path) for line in document.text.split("\n")]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp949", "utf-16"])
def test_a_cue_is_a_paragraph(write, encoding: str) -> None:
    path = write(srt("문을 열어라.", "누가\n왔느냐?"), encoding=encoding)
    assert paragraphs(path) == ["문을 열어라.", "누가 왔느냐?"]


def test_the_name_of_the_file_does_not_matter(write) -> None:
    assert paragraphs(write(srt("Open the door.", "Who is it?"), "film.txt")) == [
        "Open the door.",
        "Who is it?",
    ]


def test_line_ends_of_windows(write) -> None:
    assert paragraphs(write(srt("Open the door.", "Who is it?").replace("\n", "\r\n"))) == [
        "Open the door.",
        "Who is it?",
    ]


@pytest.mark.parametrize(
    ("shown", "text"),
    [
        ("<i>가자.</i>", "가자."),
        ('<font color="#ffff00">가자.</font>', "가자."),
        ("{\\an8}가자.", "가자."),
        ("가자 &amp; 오자.", "가자 & 오자."),
        ("1 < 2 이다.", "1 < 2 이다."),
        ("가자.<br>오자.", "가자. 오자."),
        ("<음악> 가자.", "<음악> 가자."),
    ],
)
def test_tags_are_taken_off_and_nothing_else(write, shown: str, text: str) -> None:
    assert paragraphs(write(srt(shown))) == [text]


def test_numbers_that_are_said_are_no_numbers_of_cues(write) -> None:
    cues = ["The year was", "1973", "and it rained.", "How many?\n42"]
    path = write(srt(*cues))
    assert not unaccounted(cues, path)


def test_two_speakers_are_two_paragraphs(write) -> None:
    assert paragraphs(write(srt("- Who is it?\n- Your brother."))) == ["- Who is it?", "- Your brother."]


def test_a_sound_stands_alone(write) -> None:
    assert paragraphs(write(srt("그는 말없이", "[문 닫는 소리]", "방을 나갔다."))) == [
        "그는 말없이",
        "[문 닫는 소리]",
        "방을 나갔다.",
    ]


@pytest.mark.parametrize(
    ("cues", "joined"),
    [
        (
            ["I wanted to tell you", "that the bridge is closed."],
            ["I wanted to tell you that the bridge is closed."],
        ),
        (["It rained.", "and rained."], ["It rained.", "and rained."]),
        (["우물은 마을에서", "가장 깊다.", "물맛도 좋다."], ["우물은 마을에서 가장 깊다.", "물맛도 좋다."]),
        (["밥은 먹었어", "아직 안 먹었어", "같이 먹자"], ["밥은 먹었어", "아직 안 먹었어", "같이 먹자"]),
        (["나는 어제 시장에서", "사과를 샀어", "맛있더라"], ["나는 어제 시장에서 사과를 샀어", "맛있더라"]),
        (["I am...", "Tired."], ["I am...", "Tired."]),
        (["I am...", "...tired."], ["I am... ...tired."]),
    ],
)
def test_a_sentence_over_several_cues_is_one(write, cues: list[str], joined: list[str]) -> None:
    assert paragraphs(write(srt(*cues))) == joined


def test_a_long_pause_ends_a_sentence(write) -> None:
    assert len(paragraphs(write(srt("He came from", "the north.", pause=30.0)))) == 2


def test_segmented_cues_stay_as_they_are(write) -> None:
    (document,) = read(write(srt("He came from", "the north.")), segmented=True)
    assert document.text.split("\n") == ["He came from", "the north."]


def test_sentences_know_when_they_are_said(write) -> None:
    (document,) = read(write(srt("He came from", "the north. It was", "very cold.")))
    north, cold = split(document)
    assert north.time is not None
    assert cold.time is not None
    assert north.time[0] == 0
    assert 2 < north.time[1] < 4
    assert cold.time[1] == 6
    assert north.time[1] <= cold.time[0]


def test_both_languages_in_a_cue_are_two_texts(write) -> None:
    korean, english = read(write(srt("문을 열어라.\nOpen the door.", "비가 온다.\nIt is raining.")))
    assert korean.text.split("\n") == ["문을 열어라.", "비가 온다."]
    assert english.text.split("\n") == ["Open the door.", "It is raining."]
    assert english.cues[1].finish == 4


def test_web_vtt(write) -> None:
    path = write(
        "WEBVTT - A film\nKind: captions\n\nSTYLE\n::cue { color: red }\n\nNOTE checked twice\n\n"
        "opening\n00:01.000 --> 00:03.000 line:0\n<v Roger>Open <c.loud>the</c> door.\n\n"
        "NOTE second scene\n\n00:04.000 --> 00:06.000\nIt is <00:05.000>raining.\n",
        "film.vtt",
    )
    (document,) = read(path)
    assert document.text.split("\n") == ["Open the door.", "It is raining."]
    assert [(piece.text, piece.reason) for piece in document.clutter][-1] == ("NOTE second scene", "comment")
    assert document.cues[0].begin == 1


ASS = """[Script Info]
ScriptType: v4.00+

[V4+ Styles]
Format: Name, Fontname, Fontsize
Style: Default,Arial,20

[Events]
Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
Dialogue: 0,0:00:06.00,0:00:08.50,Default,,0,0,0,,사과 세알과\\N배 두알을 주십시오.
Dialogue: 0,0:00:00.00,0:00:02.50,Default,,0,0,0,,{\\an8\\i1}어서{\\i0} 오십시오.
Comment: 0,0:00:03.00,0:00:05.50,Default,,0,0,0,,옮긴이의 말
Dialogue: 0,0:00:09.00,0:00:09.50,Default,,0,0,0,,{\\p1}m 0 0 l 100 0{\\p0}
"""


def test_ass_in_the_order_of_time(write) -> None:
    (document,) = read(write(ASS, "film.ass"))
    assert document.text.split("\n") == ["어서 오십시오.", "사과 세알과 배 두알을 주십시오."]
    assert [(piece.text, piece.reason) for piece in document.clutter] == [("옮긴이의 말", "comment")]


SAMI = """<SAMI><HEAD><STYLE TYPE="text/css"><!-- .KRCC {Name:Korean; lang:ko-KR;} --></STYLE></HEAD><BODY>
<SYNC Start=1000><P Class=KRCC>
안녕들<br>하십니까.
<SYNC Start=3000><P Class=KRCC>&nbsp;
<SYNC Start=4000><P Class=KRCC><font color=red>잘 가거라.</font>
</BODY></SAMI>"""


def test_sami(write) -> None:
    (document,) = read(write(SAMI, "film.smi", "cp949"))
    assert document.text.split("\n") == ["안녕들 하십니까.", "잘 가거라."]
    assert document.cues[0].finish == 3


@pytest.mark.parametrize("name", ["film.srt", "film.vtt", "film.ass", "film.smi", "film.ttml", "film.sub"])
def test_a_file_without_cues_is_refused(write, name: str) -> None:
    with pytest.raises(ReadError, match=r"subtitles|empty"):
        read(write("그저 글이다.\n", name))
