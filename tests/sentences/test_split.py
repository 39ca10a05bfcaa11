"""split(): what holds for any document."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aligner.errors import InputError
from aligner.model import Document
from aligner.sentences import split, split_lines


def texts(text: str, lang: str = "ko") -> list[str]:
    return [sentence.text for sentence in split(Document("d", lang, text))]


MARKS = st.sampled_from(
    [
        "다",
        "요",
        "까",
        "가",
        "Kim",
        "the",
        "U.S",
        "a.m",
        "No",
        "6",
        "15",
        ".",
        ".",
        "!",
        "?",
        "…",
        "...",
        "(",
        ")",
        "“",
        "”",
        "‘",
        "’",
        '"',
        "'",
        "《",
        "》",
        " ",
        " ",
        "\n",
        "\t",
        ",",
        "(끝)",
        "-0-",
        "\u3000",
        "\r\n",
        "http://a.b/c",
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(MARKS, max_size=60).map("".join) | st.text(max_size=200), st.sampled_from(["ko", "en", "ja"]))
def test_sentences_cover_the_text_in_order(text: str, lang: str) -> None:
    document = Document("d", lang, text)
    for cut in (split, split_lines):
        sentences = cut(document)
        position = 0
        covered = []
        for sentence in sentences:
            assert text[sentence.start : sentence.end] == sentence.text
            assert sentence.text.strip() == sentence.text != ""
            assert len(sentence.text.splitlines()) == 1
            assert not text[position : sentence.start].strip()
            position = sentence.end
            covered.append(sentence.text)
        assert not text[position:].strip()
        assert "".join("".join(covered).split()) == "".join(text.split())
        paragraphs = [sentence.paragraph for sentence in sentences]
        assert paragraphs == sorted(paragraphs)
        assert sorted(set(paragraphs)) == list(range(len(set(paragraphs))))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("진행되였다.(끝)", ["진행되였다.(끝)"]),
        ("회담이 진행되였다. (끝)", ["회담이 진행되였다. (끝)"]),
        ("회담이 끝났다. 모두 떠났다. -끝-", ["회담이 끝났다.", "모두 떠났다. -끝-"]),
        ("They met. They parted. -0-", ["They met.", "They parted. -0-"]),
        ("They met. They parted. (End)", ["They met.", "They parted. (End)"]),
        (
            "They met. (The talks were long.) They parted.",
            ["They met.", "(The talks were long.)", "They parted."],
        ),
    ],
)
def test_marks_of_the_end_stay_with_the_sentence_before(text: str, expected: list[str]) -> None:
    assert texts(text) == expected


def test_a_string_is_split_too() -> None:
    assert [sentence.text for sentence in split("회담이 끝났다. 손님들이 떠났다.")] == [
        "회담이 끝났다.",
        "손님들이 떠났다.",
    ]
    with pytest.raises(InputError, match="a tuple cannot be split"):
        split((Document("a", "ko", "가자."),))  # type: ignore[arg-type]


def test_headline_and_dateline_stand_alone() -> None:
    report = "두 나라 수뇌들의 회담\n(평양 9월 14일발 조선중앙통신)\n회담이 진행되였다."
    assert texts(report) == report.split("\n")


def test_paragraphs_are_counted_without_blank_lines() -> None:
    document = Document("d", "en", "\nOne. Two.\n\n  \nThree.\n")
    assert [(s.text, s.paragraph) for s in split(document)] == [("One.", 0), ("Two.", 0), ("Three.", 1)]


def test_every_line_is_split_by_its_own_script() -> None:
    korean = "그는 왔다.그는 갔다."
    english = "He met Gen. Smith at 10 a.m. Sept. 13. He left."
    for lang in ("ko", "en"):
        assert texts(f"{korean}\n{english}", lang) == [
            "그는 왔다.",
            "그는 갔다.",
            "He met Gen. Smith at 10 a.m. Sept. 13.",
            "He left.",
        ]


def test_text_that_is_split_already() -> None:
    document = Document("d", "en", "One. Two.\n\n Three. \n")
    assert [(s.text, s.start, s.paragraph) for s in split_lines(document)] == [
        ("One. Two.", 0, 0),
        ("Three.", 12, 1),
    ]


def test_empty_text_has_no_sentences() -> None:
    assert split(Document("d", "ko", " \n\n")) == ()
