"""A glossary in SQLite, from the command that makes it to the one that asks it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from .conftest import Outcome

    Run = Callable[..., Outcome]


@pytest.mark.parametrize("name", ["names.sqlite", "names.db"])
def test_there_and_asked(name: str, aligner: Run, korean: Path, english: Path) -> None:
    aligner("align", korean, english, "-o", "talks.jsonl")
    assert aligner("glossary", "talks.jsonl", "-o", name, "-o", "names.jsonl").code == 0
    for query in ("뿌찐", "푸틴", "Putin", "Путин", "뿌찐동지", "Pootin"):
        outcome = aligner("lookup", query, "--glossary", name, "--json")
        assert outcome.code == 0, outcome.err
        assert json.loads(outcome.out.splitlines()[0])["en"] == "Putin"
    guessed = aligner("lookup", "메드베제브", "--glossary", name)
    assert guessed.code == 1
    assert "not in the glossary" in guessed.err


def test_it_converts_grows_and_checks(aligner: Run, korean: Path, english: Path) -> None:
    aligner("align", korean, english, "-o", "talks.jsonl")
    aligner("glossary", "talks.jsonl", "-o", "names.jsonl")
    assert aligner("convert", "names.jsonl", "names.sqlite").code == 0
    assert aligner("convert", "names.sqlite", "again.jsonl").code == 0
    assert Path("again.jsonl").read_bytes() == Path("names.jsonl").read_bytes()
    assert "0 of them new" in aligner("glossary", "talks.jsonl", "--into", "names.sqlite").err
    assert "0 departures" in aligner("glossary", "--check", "talks.jsonl", "names.sqlite").err


def test_what_is_no_database_is_told(aligner: Run) -> None:
    Path("names.sqlite").write_text("no database at all\n" * 50, encoding="utf-8")
    outcome = aligner("lookup", "Putin", "--glossary", "names.sqlite")
    assert outcome.code == 1
    assert "names.sqlite: the glossary cannot be read (file is not a database)" in outcome.err


def test_the_command_says_where_it_cuts(aligner: Run) -> None:
    lines = (json.dumps({"ko": f"김{chr(0xAC00 + n)}", "en": f"Kim {n:03}"}) for n in range(120))
    Path("names.jsonl").write_text("\n".join(lines), encoding="utf-8")
    aligner("convert", "names.jsonl", "names.sqlite")
    outcome = aligner("lookup", "Kim", "--glossary", "names.sqlite", "--json")
    assert len(outcome.out.splitlines()) == 100
    assert "the 100 commonest answers" in outcome.err
    assert "commonest" not in aligner("lookup", "Kim 007", "--glossary", "names.sqlite").err
