"""``aligner compare``: several translations in one table, and what each leaves out, on the command line."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from .conftest import Outcome

    Run = Callable[..., Outcome]

REPORTS = Path(__file__).parents[2] / "seeds" / "reports"
BOTH = REPORTS / "2023-09-14_kcna_ko_unofficial-en.txt"
OFFICIAL = REPORTS / "2023-09-14_kcna_en.txt"


@pytest.fixture
def short(tmp_path: Path) -> Path:
    """A translation that leaves a sentence out."""
    path = tmp_path / "short_en.txt"
    path.write_text(
        "The talks took place in Pyongyang.\nKim Jong Un exchanged greetings with President Putin.\n"
        "The talks ended at 3 p.m. on September 13.\n",
        encoding="utf-8",
    )
    return path


def test_a_report_and_two_translations(aligner: Run) -> None:
    outcome = aligner("compare", BOTH, OFFICIAL, BOTH, "-o", "out.csv", "-o", "out.jsonl", "--table")
    assert outcome.code == 0, outcome.err
    assert "Left out of" in outcome.out
    assert "16 rows in 2 translations" in outcome.err
    with open("out.csv", encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    lines = [json.loads(line) for line in Path("out.jsonl").read_text(encoding="utf-8").splitlines()]
    assert len(rows) == len(lines) == 16
    assert rows[1]["ko"] == lines[1]["texts"]["ko"]
    assert "김정은" in rows[3]["left out of en_1"]


def test_lines_on_the_standard_output(aligner: Run, korean: Path, english: Path, short: Path) -> None:
    lines = [
        json.loads(line) for line in aligner("compare", korean, english, short, "-o", "-").out.splitlines()
    ]
    (row,) = (line for line in lines if not line["texts"]["en_2"])
    assert row["omissions"] == [{"version": "en_2", "kind": "sentence", "what": row["texts"]["ko"]}]


def test_more_than_two_translations(aligner: Run, korean: Path, english: Path, short: Path) -> None:
    outcome = aligner("compare", korean, english, short, english)
    assert outcome.code == 0, outcome.err
    assert "4 rows in 3 translations" in outcome.err


def test_the_old_spelling_says_the_same(aligner: Run, korean: Path, english: Path, short: Path) -> None:
    files = [korean, english, short]
    assert aligner("align", *files) == aligner("compare", *files)
    assert aligner("align", *files, "-o", "-") == aligner("compare", *files, "-o", "-")


@pytest.mark.parametrize(
    "option",
    [["--segmented"], ["--one-to-one"], ["--refine"], ["--date", "2023-09-14"], ["--min-confidence", "0.9"]],
    ids=lambda option: option[0],
)
def test_options_for_one_translation(
    option: list[str], aligner: Run, korean: Path, english: Path, short: Path
) -> None:
    old = aligner("align", korean, english, short, *option)
    assert old.code == 2
    assert f"{option[0]} works with one translation only" in " ".join(old.err.split())
    new = aligner("compare", korean, english, short, *option)
    assert new.code == 2
    assert f"No such option: {option[0]}" in " ".join(new.err.split())


def test_one_translation_is_sent_to_align(aligner: Run, korean: Path, english: Path) -> None:
    outcome = aligner("compare", korean, english)
    assert outcome.code == 2
    assert "2 files given. For one translation use align." in " ".join(outcome.err.split())


def test_a_suffix_that_cannot_hold_translations_is_refused(
    aligner: Run, korean: Path, english: Path, short: Path, tmp_path: Path
) -> None:
    before = sorted(tmp_path.iterdir())
    outcome = aligner("compare", korean, english, short, "-o", "x.tmx")
    assert outcome.code == 1
    assert "Choose one of: .csv, .jsonl" in outcome.err
    assert sorted(tmp_path.iterdir()) == before
