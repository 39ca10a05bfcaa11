"""Sentences say what language a text is in; code, commands and names do not."""

# ruff: noqa: E501 (an example a line)

from pathlib import Path

import pytest

from aligner.documents import check_language, language_of, read
from aligner.documents.languages import is_bilingual, line_languages
from aligner.documents.prose import is_running_text, looks_like_code
from aligner.errors import LanguageError
from aligner.model import Document

from .texts import ENGLISH, KOREAN

CODE = [f"function step{n}(value, other) {{ return value + other * {n}; }}" for n in range(40)]
COMMANDS = [
    "다음 명령을 실행한다.",
    "sudo apt-get install build-essential python3-dev",
    "설정을 읽어 들인다.",
    "systemctl reload nginx.service --no-block",
    "끝나면 기록을 본다.",
    "journalctl --unit nginx.service --since today",
]


def write(path: Path, lines: list[str]) -> Path:
    path.write_text("\n\n".join(lines), encoding="utf-8")
    return path


# --- Korean with much that is Latin


@pytest.mark.parametrize(
    "lines", [["함수", *KOREAN[1:], *CODE], [*CODE, *KOREAN], [*KOREAN[:2], *CODE, *KOREAN[2:]], COMMANDS]
)
def test_a_korean_page_with_much_code_is_korean(lines: list[str], tmp_path: Path) -> None:
    path = write(tmp_path / "page.txt", lines)
    for langs in (None, "ko", ("ko",)):
        (document,) = read(path, langs=langs)
        assert document.lang == "ko"
        words = document.text.split()
        assert [word for line in lines for word in line.split() if word not in words] == []


@pytest.mark.parametrize(
    "line",
    [
        "`handler`에 `get(target, property, receiver)`를 넣는다.",
        "그는 “The end of the war is near to us and to the world”라고 말하였다.",
        "그는 New York Times, Washington Post, Financial Times와 회견하였다.",
        "Promise API 소개",
    ],
)
def test_lines_that_are_korean_all_the_same(line: str) -> None:
    assert line_languages([line]) == ["ko"]


@pytest.mark.parametrize(
    "line",
    [
        "He wrote “우리는 승리한다” on the wall of the house in the village.",
        "Kim Jong Un (김정은) visited the factory (공장) with officials.",
        "Kim Jong Un (김정은), Choe Son Hui (최선희), Pak Jong Chon",
    ],
)
def test_lines_that_quote_korean(line: str) -> None:
    assert line_languages([line]) == ["other"]


def test_code_is_in_no_language() -> None:
    assert set(line_languages(CODE)) == {""}
    assert language_of("\n".join(CODE)) == "en"


def test_an_english_text_that_quotes_korean_stays_english(tmp_path: Path) -> None:
    lines = [ENGLISH[1], "우리는 승리한다.", *ENGLISH[2:], "만세!", ENGLISH[1], ENGLISH[2]]
    (document,) = read(write(tmp_path / "page.txt", lines))
    assert document.lang == "en"
    with pytest.raises(LanguageError, match="in English"):
        check_language(document, "ko")


def test_a_page_that_someone_calls_korean_may_have_more_latin_sentences() -> None:
    check_language(Document("a", "ko", "\n".join([*KOREAN, *ENGLISH, *ENGLISH])))


# --- two versions

ORDERS = {
    "Korean first": [*KOREAN, *ENGLISH],
    "English first": [*ENGLISH, *KOREAN],
    "by paragraphs of two": [*KOREAN[:2], *ENGLISH[:2], *KOREAN[2:4], *ENGLISH[2:4], KOREAN[4], ENGLISH[4]],
}


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("code", [[], CODE[:10]], ids=["alone", "with code between"])
def test_versions_are_found_in_any_order(order: str, code: list[str]) -> None:
    lines = [line for one in ORDERS[order] for line in (one, *code[:1])]
    assert is_bilingual(lines, line_languages(lines))


NOT_BILINGUAL = {
    "commands in turns": COMMANDS * 5,
    "a listing behind": [*KOREAN, "Reading package lists", "Building the tree", "The packages come from the net", *ENGLISH[:1]],
    "code behind": [*KOREAN, *CODE],
    "a page translated halfway": [
        *[f"{word} 객체는 {word}Handler로 {word}Event를 다룬다." for word in ["alpha", "beta", "gamma", "delta", "omega", "sigma", "kappa"]],
        *[f"The {word} object is read by the {word}Reader of the page." for word in ["red", "blue", "pink", "gray", "teal", "gold", "lime"]],
    ],
}  # fmt: skip


@pytest.mark.parametrize("case", NOT_BILINGUAL)
def test_what_is_no_version(case: str) -> None:
    lines = NOT_BILINGUAL[case]
    assert not is_bilingual(lines, line_languages(lines))


# --- prose and code


@pytest.mark.parametrize(
    "line",
    [
        "$ git add notes.txt",
        "x = add(1, 2);",
        "import os",
        "}",
        "renamed: a.txt -> b.txt",
        "```js",
        "<div>",
        "return x;",
    ],
)
def test_code(line: str) -> None:
    assert looks_like_code(line) is (line != "import os")


@pytest.mark.parametrize(
    "line", [*KOREAN, *ENGLISH, "Talks (1/2)", "The price rises by 5%", "KCNA, September 14", "Return home!"]
)
def test_no_code(line: str) -> None:
    assert not looks_like_code(line)


def test_running_text() -> None:
    assert is_running_text(["The seeds are sorted on Monday, before the", "rain that the old people expect."])
    assert is_running_text(["`x`와 [글](http://a.kp)을 본다. 또 본다."])
    assert not is_running_text(["# 주석이다. 또 주석이다."])
    assert not is_running_text(["안녕 세계"])
    assert not is_running_text(["Compiling aligner v1.0", "Finished in 3.2s."])
