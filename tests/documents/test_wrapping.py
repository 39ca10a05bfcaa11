"""Lines broken at a width become paragraphs again; lines that a person ended stay."""

import textwrap

import pytest

from aligner.documents.wrapping import join_wrapped, joining

ENGLISH = [
    "Opening of the Exhibition",
    "An exhibition of books and photographs was opened yesterday in the great hall of the library. "
    "Officials of the ministry and people from all walks of life were present at the ceremony, which began "
    "with the playing of the national anthem.",
    "The speaker said that the exhibition would be a good occasion for learning about the long history of "
    "the city, and that it would stay open until the end of the month.",
    "After the ceremony those present looked round the exhibition.",
    "It closed at six in the evening, and many visitors stayed until the last minute in front of the old maps.",
]
KOREAN = [
    "전람회 개막",
    "도서 및 사진전람회가 어제 도서관의 큰 홀에서 개막되였다. 관계부문 일군들과 각계층 근로자들이 개막식에 "
    "참가하였으며 국가가 연주되는 가운데 식이 시작되였다.",
    "연설자는 전람회가 도시의 오랜 력사를 알게 하는 좋은 계기로 될것이라고 하면서 이달말까지 계속된다고 말하였다.",
    "개막식이 끝난 다음 참가자들은 전람회장을 돌아보았다.",
    "전람회는 저녁 여섯시에 끝났으며 많은 사람들이 오랜 지도들앞에서 마지막순간까지 자리를 뜨지 못하였다.",
]


def paragraphs(text: str) -> list[str]:
    return [paragraph for paragraph, _ in join_wrapped(text.split("\n")) if paragraph]


@pytest.mark.parametrize(
    ("text", "width"), [(ENGLISH, 34), (ENGLISH, 50), (ENGLISH, 72), (KOREAN, 30), (KOREAN, 40), (KOREAN, 50)]
)
def test_wrapped_text_with_blank_lines(text: list[str], width: int) -> None:
    assert paragraphs("\n\n".join(textwrap.fill(line, width) for line in text)) == text


@pytest.mark.parametrize(("text", "width"), [(ENGLISH, 50), (KOREAN, 24)])
def test_what_is_wrapped_in_a_long_text_of_a_sentence_a_line_is_joined_as_if_all_were_judged(
    text: list[str], width: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    sentence = "He stayed until the evening." if text is ENGLISH else "그는 저녁까지 남아있었다."
    wrapped = "\n\n".join(textwrap.fill(line, width) for line in text).split("\n")
    lines = [*[sentence] * 4000, "", *wrapped, "", *[sentence] * 3000]
    found = join_wrapped(lines)
    assert len(found) < len(lines)
    monkeypatch.setattr(joining, "_MANY", 10**9)
    assert found == join_wrapped(lines)


@pytest.mark.parametrize("text", [ENGLISH, KOREAN])
def test_wrapped_text_with_indents(text: list[str]) -> None:
    assert paragraphs("\n".join(textwrap.fill(line, 50, initial_indent="    ") for line in text)) == text


def test_korean_cut_inside_words() -> None:
    cut = "\n\n".join("\n".join(line[i : i + 30] for i in range(0, len(line), 30)) for line in KOREAN)
    assert paragraphs(cut) == KOREAN


@pytest.mark.parametrize("text", [ENGLISH, KOREAN])
def test_paragraphs_in_one_line_each_stay(text: list[str]) -> None:
    assert paragraphs("\n".join(text)) == text


@pytest.mark.parametrize(
    "lines",
    [
        ["I am fine.", "How are you?", "He left early.", "We stayed."],
        ["안녕하세요.", "저는 학생입니다.", "만나서 반갑습니다.", "내일 또 봐요."],
        ["Contents", "The first chapter", "The second chapter", "The third chapter", "The last one of all"],
        ["Roses are red", "Violets are blue", "", "Sugar is sweet", "And so are you"],
        ["서문", "제1장 총칙", "제2장 정치", "제3장 경제", "제4장 문화"],
    ],
)
def test_short_lines_that_someone_ended(lines: list[str]) -> None:
    assert paragraphs("\n".join(lines)) == [line for line in lines if line]


def test_numbers_of_first_lines_are_kept() -> None:
    text = "\n\n".join(textwrap.fill(line, 50) for line in ENGLISH)
    lines = text.split("\n")
    for paragraph, number in join_wrapped(lines):
        assert paragraph.startswith(lines[number - 1].strip())


def test_hyphens_at_the_end_of_a_line() -> None:
    lines = [
        "The two sides spoke at length about their good-neigh-",
        "bourly relations and about the coming exhibition of",
        "books, which is to be opened in the library in a few",
        "days and is to show the history of the city in maps.",
    ]
    ((text, _),) = join_wrapped(lines, ragged=True)
    assert "good-neighbourly relations" in text
