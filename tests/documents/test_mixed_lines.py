"""Lines that hold both languages are taken apart; lines that merely use words of the other are not."""

from pathlib import Path

import pytest

from aligner.documents import read
from aligner.documents.mixed_lines import part_lines

PAIRS = [
    ("봄이 오면 뒷산에 진달래가 핀다.", "When spring comes, azaleas bloom on the hill."),
    ("어느 날 마을에 낯선 사람이 찾아왔다.", "One day a stranger came to the village."),
    ("그는 《Time》지를 들고 있었다.", "He was holding a copy of Time magazine."),
    ("“누구세요?” 하고 아이가 물었다.", "“Who are you?” asked a child (the smallest one)."),
    ("1950년에 그는 떠났다.", "In 1950 he left."),
]


@pytest.mark.parametrize(
    "form",
    [
        "{ko} / {en}",
        "{en} / {ko}",
        "{ko} | {en}",
        "{ko} ||| {en}",
        "{ko} - {en}",
        "{ko} – {en}",
        "{ko} = {en}",
        "{ko} ({en})",
        "{en} [{ko}]",
        "{ko}（{en}）",
        "{ko} {en}",
        "{ko}{en}",
    ],
)
def test_both_versions_in_a_line(form: str, tmp_path: Path) -> None:
    path = tmp_path / "tale.txt"
    path.write_text("\n".join(form.format(ko=ko, en=en) for ko, en in PAIRS), encoding="utf-8")
    korean, english = read(path)
    assert (korean.lang, english.lang) == ("ko", "en")
    assert korean.text.split("\n") == [ko for ko, _ in PAIRS]
    assert english.text.split("\n") == [en for _, en in PAIRS]


@pytest.mark.parametrize("form", ["{ko} / {en}", "{ko} ({en})", "{ko}\n{en}", "A: {ko} / {en}"])
def test_short_answers_stay_in_their_language(form: str, tmp_path: Path) -> None:
    pairs = [
        ("배고파요?", "Are you hungry?"),
        ("네.", "Yes."),
        ("피곤해요?", "Are you tired?"),
        ("아니요.", "No."),
    ]
    path = tmp_path / "talk.txt"
    path.write_text("\n".join(form.format(ko=ko, en=en) for ko, en in pairs), encoding="utf-8")
    korean, english = read(path)
    assert [line.removeprefix("A: ") for line in korean.text.split("\n")] == [ko for ko, _ in pairs]
    assert english.text.split("\n") == [en for _, en in pairs]


@pytest.mark.parametrize(
    ("ko_label", "en_label"),
    [("KO: ", "EN: "), ("[한국어] ", "[English] "), ("Korean：", "English："), ("원문: ", "번역: ")],
)
def test_labels_are_no_text(ko_label: str, en_label: str, tmp_path: Path) -> None:
    path = tmp_path / "tale.txt"
    path.write_text("\n".join(f"{ko_label}{ko}\n{en_label}{en}" for ko, en in PAIRS), encoding="utf-8")
    korean, english = read(path)
    assert korean.text.split("\n") == [ko for ko, _ in PAIRS]
    assert english.text.split("\n") == [en for _, en in PAIRS]


def test_a_line_keeps_its_number() -> None:
    assert part_lines(["", "고맙습니다. / Thank you.", "아닙니다. / Not at all."]) == [
        (0, ""),
        (1, "고맙습니다."),
        (1, "Thank you."),
        (2, "아닙니다."),
        (2, "Not at all."),
    ]


def test_titles_without_full_stop_go_with_the_others() -> None:
    lines = ["나의 마을 / My Village", *(f"{ko} / {en}" for ko, en in PAIRS)]
    assert part_lines(lines)[:2] == [(0, "나의 마을"), (0, "My Village")]


@pytest.mark.parametrize(
    "lines",
    [
        ["그는 New York Times, Washington Post, Financial Times와 회견하였다."],
        ["유엔(United Nations)은 뉴욕에 있다.", "세계보건기구(World Health Organization)는 제네바에 있다."],
        ["Kim Jong Un (김정은) visited the factory (공장).", "Workers greeted him."],
        ["다음을 입력한다.", "pip install aligner", "그러면 설치가 끝난다."],
        [ko for ko, _ in PAIRS],
        [en for _, en in PAIRS],
        ["KO: 이것은 표시이다.", "그러나 다른 줄에는 없다.", "EN도 없다."],
        [],
    ],
)
def test_other_lines_stay_as_they_are(lines: list[str]) -> None:
    assert [text for _, text in part_lines(lines)] == lines


def test_a_line_between_parts_is_no_sentence(tmp_path: Path) -> None:
    path = tmp_path / "tale.txt"
    path.write_text(
        "\n".join([*(ko for ko, _ in PAIRS), "----------", *(en for _, en in PAIRS)]), encoding="utf-8"
    )
    korean, english = read(path)
    assert len(korean.text.split("\n")) == len(english.text.split("\n")) == len(PAIRS)
    assert [piece.reason for piece in korean.clutter] == ["line between parts"]
