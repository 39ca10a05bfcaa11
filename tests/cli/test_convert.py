"""``aligner convert`` takes what translators have, and tells what it leaves out."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]


def rows(name: str) -> list[tuple[str, str]]:
    lines = map(json.loads, Path(name).read_text("utf-8").splitlines())
    return [(line["source_text"], line["target_text"]) for line in lines]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("terms.csv", "다리,bridge\n공장,factory\n"),
        ("terms.txt", "bridge\t다리\nfactory\t공장\tplace\n"),
        ("terms.tsv", "Korean\tEnglish\n다리\tbridge\n공장\tfactory\n"),
        ("terms.memoq.csv", "English;Korean\nbridge;다리\nfactory;공장\n"),
    ],
)
@pytest.mark.parametrize("output", ["out.tbx", "out.v2.tbx", "out.memoq.csv", "out.txt", "out.sqlite"])
def test_a_table_of_terms_becomes_a_term_base(name: str, content: str, output: str, aligner: Run) -> None:
    Path(name).write_text(content, encoding="utf-8")
    outcome = aligner("convert", name, output)
    assert outcome.code == 0, outcome.err
    for query in ("다리", "factory"):
        answer = json.loads(aligner("lookup", query, "--glossary", output, "--json").out.splitlines()[0])
        assert (answer["ko"], answer["en"]) in (("다리", "bridge"), ("공장", "factory"))


def test_a_table_of_terms_becomes_a_memory_too(aligner: Run) -> None:
    Path("terms.txt").write_text("bridge\t다리\nfactory\t공장\n", encoding="utf-8")
    assert aligner("convert", "terms.txt", "out.tmx").code == 0
    assert aligner("convert", "out.tmx", "out.jsonl").code == 0
    assert rows("out.jsonl") == [("bridge", "다리"), ("factory", "공장")]


TMX = (
    '<tmx version="1.4"><header srclang="ko"/><body><tu><tuv xml:lang="ko"><seg>가위.</seg></tuv><tuv xml:lang="en">'
    '<seg>Scissors.</seg></tuv><tuv xml:lang="en"><seg>A pair of scissors.</seg></tuv></tu></body></tmx>'
)


@pytest.mark.parametrize("output", ["out.csv", "out.jsonl"])
def test_a_further_translation_is_told(output: str, aligner: Run) -> None:
    Path("more.tmx").write_text(TMX, encoding="utf-8")
    outcome = aligner("convert", "more.tmx", output)
    assert "left out of more.tmx: 1 (further translation)" in outcome.err


def test_languages_of_a_bilingual_file_can_be_chosen(aligner: Run) -> None:
    Path("app.po").write_text('msgid "Go."\nmsgstr "가자."\n\nmsgid "Later."\nmsgstr ""\n', encoding="utf-8")
    outcome = aligner("convert", "app.po", "out.jsonl")
    assert rows("out.jsonl") == [("가자.", "Go."), ("", "Later.")]
    assert "1 row stands without counterpart" in outcome.err
    assert aligner("convert", "app.po", "out.jsonl", "--src", "en", "--tgt", "ko").code == 0
    assert rows("out.jsonl")[0] == ("Go.", "가자.")


def test_a_term_that_must_not_be_used_is_told_when_a_name_is_looked_up(aligner: Run) -> None:
    Path("terms.csv").write_text(
        "한국어,영어,상태\n다리,bridge,preferred\n교량,bridge,금지\n", encoding="utf-8"
    )
    outcome = aligner("lookup", "bridge", "--glossary", "terms.csv", "--json")
    assert json.loads(outcome.out)["ko"] == "다리"
    assert "left out of terms.csv: 1 (term that must not be used)" in outcome.err


def test_two_po_files_are_aligned_string_by_string(aligner: Run) -> None:
    # The order of the strings differs, and their names alone tell which belong together.
    Path("ko.po").write_text('msgid "a.b"\nmsgstr "그만."\n\nmsgid "c.d"\nmsgstr "가자."\n', encoding="utf-8")
    Path("en.po").write_text('msgid "c.d"\nmsgstr "Go."\n\nmsgid "a.b"\nmsgstr "Stop."\n', encoding="utf-8")
    assert aligner("align", "ko.po", "en.po", "-o", "out.jsonl").code == 0
    assert rows("out.jsonl") == [("그만.", "Stop."), ("가자.", "Go.")]


def test_a_bilingual_file_is_aligned_by_itself(aligner: Run) -> None:
    Path("book.sdlxliff").write_text(
        '<xliff version="1.2"><file source-language="en-US" target-language="ko-KR"><body><trans-unit id="1">'
        "<source>Spring came. Flowers bloom.</source><target>봄이 왔다. 꽃이 핀다.</target></trans-unit></body></file>"
        "</xliff>",
        encoding="utf-8",
    )
    assert aligner("align", "book.sdlxliff", "-o", "out.jsonl").code == 0
    assert rows("out.jsonl") == [("봄이 왔다.", "Spring came."), ("꽃이 핀다.", "Flowers bloom.")]
