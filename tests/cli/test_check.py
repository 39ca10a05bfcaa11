"""``aligner check``: a translation against a glossary, on the command line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from .conftest import Outcome

    Run = Callable[..., Outcome]


@pytest.fixture
def names(tmp_path: Path) -> Path:
    path = tmp_path / "names.jsonl"
    entries = [("뿌찐", "Poutine"), ("평양", "Pyongyang")]
    path.write_text("".join(json.dumps({"ko": ko, "en": en}) + "\n" for ko, en in entries), encoding="utf-8")
    return path


def test_two_texts_and_a_glossary(aligner: Run, korean: Path, english: Path, names: Path) -> None:
    outcome = aligner("check", korean, english, names)
    assert outcome.code == 0, outcome.err
    assert "Poutine" in outcome.out
    assert "President Putin" in outcome.out
    assert "Pyongyang" not in outcome.out
    assert "1 departure from" in outcome.err
    assert "in 4 pairs" in outcome.err


def test_json(aligner: Run, korean: Path, english: Path, names: Path) -> None:
    (line,) = aligner("check", korean, english, names, "--json").out.splitlines()
    told = json.loads(line)
    assert (told["row"], told["ko"], told["expected"]) == (2, "뿌찐", ["Poutine"])
    assert "President Putin" in told["target"]


def test_an_alignment_and_a_glossary_of_another_format(
    aligner: Run, korean: Path, english: Path, names: Path
) -> None:
    aligner("align", korean, english, "-o", "talks.jsonl")
    for glossary in ("names.csv", "names.txt"):
        assert aligner("convert", names, glossary).code == 0
        outcome = aligner("check", "talks.jsonl", glossary)
        assert outcome.code == 0, outcome.err
        assert "Poutine" in outcome.out


def test_nothing_departs(aligner: Run, korean: Path, english: Path) -> None:
    Path("names.txt").write_text("뿌찐\tPutin\n", encoding="utf-8")
    outcome = aligner("check", korean, english, "names.txt")
    assert (outcome.code, outcome.out) == (0, "")
    assert "0 departures from names.txt" in outcome.err


def test_without_a_table_the_departures_are_only_counted(
    aligner: Run, korean: Path, english: Path, names: Path
) -> None:
    outcome = aligner("check", korean, english, names, "--no-table")
    assert (outcome.code, outcome.out) == (0, "")
    assert "1 departure from" in outcome.err


@pytest.mark.parametrize("option", [[], ["--json"], ["--no-table"]], ids=" ".join)
def test_the_old_spelling_says_the_same(
    option: list[str], aligner: Run, korean: Path, english: Path, names: Path
) -> None:
    files = [korean, english, names, *option]
    assert aligner("glossary", "--check", *files) == aligner("check", *files)


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (["check", "names.jsonl"], "an alignment and a glossary; 1 file given"),
        (["check", "a", "b", "c", "d"], "4 files given"),
        (["glossary", "--check", "names.jsonl"], "an alignment and a glossary; 1 file given"),
        (["glossary", "--check", "a", "b", "c", "d"], "4 files given"),
        (["glossary", "--check", "a", "b", "-o", "names.csv"], "do not go with it"),
        (["glossary", "--check", "a", "b", "--unmatched"], "do not go with it"),
        (["glossary", "a", "--json"], "--json goes with --check"),
    ],
)
def test_wrong_usage(arguments: list[str], problem: str, aligner: Run) -> None:
    outcome = aligner(*arguments)
    assert outcome.code == 2
    assert problem in " ".join(outcome.err.split())


def test_a_glossary_that_is_not_there(aligner: Run, korean: Path, english: Path) -> None:
    outcome = aligner("check", korean, english, "none.jsonl")
    assert outcome.code == 1
    assert "none.jsonl: there is no such glossary" in outcome.err


def test_a_glossary_of_no_known_format(aligner: Run, korean: Path, english: Path) -> None:
    outcome = aligner("check", korean, english, "names.odt")
    assert outcome.code == 1
    assert "unknown glossary suffix '.odt'" in outcome.err
