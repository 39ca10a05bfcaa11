"""Whatever is wrong: one clear sentence that names file and remedy, exit code 1, nothing half written."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

# Runs a command line; gives its exit code and what it said (conftest.py).
Run = Callable[..., Any]

KOREAN = "회담이 평양에서 진행되였다.\n쌍방은 경제협조문제를 토의하였다.\n"


def check_refused(outcome: Any, *parts: str) -> None:
    assert outcome.code == 1, outcome
    assert outcome.out == ""
    lines = outcome.err.splitlines()
    assert len(lines) == 1, outcome.err
    assert lines[0].startswith("aligner: ")
    assert lines[0].endswith(".")
    assert "Traceback" not in lines[0]
    assert "this should not have happened" not in lines[0]
    for part in parts:
        assert part in lines[0]


@pytest.mark.parametrize(
    ("content", "parts"),
    [
        pytest.param(None, ["no such file"], id="missing"),
        pytest.param(b"", ["empty"], id="empty"),
        pytest.param(b" \n\t\n", ["empty"], id="blank"),
        pytest.param(bytes(range(256)) * 20, [], id="binary"),
        pytest.param(b"\x89PNG\r\n\x1a\n" + bytes(2000), [], id="picture"),
        pytest.param(b"\x7fELF" + bytes(500), [], id="program"),
        pytest.param(KOREAN.encode() + b"\xff\xfe\xff" + KOREAN.encode("cp949"), [], id="two encodings"),
        pytest.param(b"There is no Korean in this text.\n" * 20, ["Korean"], id="no Hangul"),
    ],
)
def test_a_korean_file_that_is_none(
    content: bytes | None, parts: list[str], aligner: Run, english: Path, tmp_path: Path
) -> None:
    bad = tmp_path / "bad.txt"
    if content is not None:
        bad.write_bytes(content)
    outcome = aligner("align", bad, english, "-o", "talks.tmx", "-o", "talks.html")
    check_refused(outcome, "bad.txt", *parts)
    assert not list(tmp_path.glob("*.tmx")) + list(tmp_path.glob("*.html")) + list(tmp_path.glob(".*"))


def test_a_folder_in_place_of_a_file(aligner: Run, english: Path, tmp_path: Path) -> None:
    check_refused(aligner("align", tmp_path, english), str(tmp_path))


def test_both_files_in_one_language(aligner: Run, english: Path, korean: Path, tmp_path: Path) -> None:
    for first in (english, korean):
        second = tmp_path / "second.txt"
        second.write_bytes(first.read_bytes())
        check_refused(aligner("align", first, second, "-o", "talks.tmx"))
        assert not (tmp_path / "talks.tmx").exists()


def test_one_file_with_one_language(aligner: Run, korean: Path) -> None:
    check_refused(aligner("align", korean), "talks_ko.txt", "one language")


def test_an_unknown_suffix_is_refused_before_the_texts_are_read(aligner: Run) -> None:
    outcome = aligner("align", "missing_ko.txt", "missing_en.txt", "-o", "talks.doc")
    check_refused(outcome, "talks.doc", "'.doc'", ".csv", ".html", ".jsonl", ".tmx")


@pytest.mark.parametrize("place", ["missing/talks.tmx", "talks_ko.txt/talks.tmx", "/proc/self/talks.tmx"])
def test_a_folder_that_cannot_be_written_to(place: str, aligner: Run, korean: Path, english: Path) -> None:
    if place.startswith("/proc") and not Path("/proc/self").is_dir():
        pytest.skip("needs a folder that nobody can write to")
    check_refused(aligner("align", korean, english, "-o", "good.tmx", "-o", place), place)
    assert not Path("good.tmx").exists()


def test_an_input_is_not_overwritten(aligner: Run, korean: Path, english: Path, tmp_path: Path) -> None:
    page = tmp_path / "talks.html"
    page.write_text(f"<html><body><p>{KOREAN}</p></body></html>", encoding="utf-8")
    before = page.read_bytes()
    check_refused(aligner("align", page, english, "-o", "./talks.html"), "one of the inputs")
    assert page.read_bytes() == before


def test_an_output_named_twice(aligner: Run, korean: Path, english: Path) -> None:
    check_refused(aligner("align", korean, english, "-o", "a.tmx", "-o", "./a.tmx"), "named twice")


@pytest.mark.parametrize(
    ("gold", "parts"),
    [
        ([[[0], [0]], [[9], [9]]], ["9"]),
        ([[[0], [0]], [[0], [1]]], ["0"]),
        ([[[0], [-1]]], []),
        ([[0, 1, 2]], []),
        ({"source": "x"}, []),
    ],
)
def test_a_gold_file_that_does_not_fit(
    gold: object, parts: list[str], aligner: Run, korean: Path, english: Path
) -> None:
    assert aligner("align", korean, english, "-o", "talks.jsonl").code == 0
    Path("gold.json").write_text(json.dumps(gold))
    check_refused(aligner("evaluate", "gold.json", "talks.jsonl"), "gold.json", *parts)


@pytest.mark.parametrize("name", ["missing.jsonl", "talks.docx", "talks"])
@pytest.mark.parametrize("command", [["glossary"], ["convert"], ["evaluate"]])
def test_alignments_that_cannot_be_read(command: list[str], name: str, aligner: Run) -> None:
    arguments = {"convert": [name, "out.tmx"], "evaluate": [name, name], "glossary": [name]}[command[0]]
    check_refused(aligner(*command, *arguments), name)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("bad.jsonl", b"{oops"),
        ("bad.csv", b"\xff\xff,\n"),
        ("bad.tmx", b"<tmx version='1.4'><header/><body><tu>"),
        ("bad.tmx", b"PK\x03\x04"),
    ],
)
def test_alignments_that_are_broken(name: str, content: bytes, aligner: Run, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(content)
    check_refused(aligner("convert", name, "good.html"), name, "line 1")
    assert not (tmp_path / "good.html").exists()


@pytest.mark.parametrize("content", [b"", b"{oops", b'{"ko": "x"}\n', bytes(range(256))])
def test_glossaries_that_are_broken(content: bytes, aligner: Run, tmp_path: Path) -> None:
    (tmp_path / "bad.jsonl").write_bytes(content)
    check_refused(aligner("lookup", "뿌찐", "--glossary", "bad.jsonl"), "bad.jsonl")


def test_a_name_that_is_not_there(aligner: Run) -> None:
    check_refused(aligner("lookup", "qqqqqqqqqq"), "qqqqqqqqqq")


@pytest.mark.parametrize(
    "arguments",
    [
        ["nonsense"],
        ["align"],
        ["align", "a", "b", "c", "--by-paragraph"],
        ["align", "a", "b", "c", "--show-clutter"],
        ["align", "a", "b", "c", "--min-confidence", "0.9"],
        ["align", "a", "b", "--max-size", "9"],
        ["align", "a", "b", "--max-size", "many"],
        ["align", "a", "b", "--min-confidence", "2"],
        ["align", "a", "b", "--nonsense"],
        ["convert", "a.jsonl"],
        ["convert", "a.jsonl", "b.tmx", "--duplicates", "some"],
        ["evaluate", "a.jsonl"],
        ["lookup"],
    ],
)
def test_wrong_usage_is_exit_code_2(arguments: list[str], aligner: Run) -> None:
    outcome = aligner(*arguments)
    assert outcome.code == 2
    assert "Traceback" not in outcome.err
