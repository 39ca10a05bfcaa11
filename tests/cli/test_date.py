"""The day of the texts: from the command line, or a word that it is missing."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from aligner.formats import read_alignment

Run = Callable[..., Any]
MISSING = "no date found; give one with --date"


def test_a_day_that_is_given_stands_in_both_texts(aligner: Run, korean: Path, english: Path) -> None:
    outcome = aligner("align", korean, english, "--date", "2025-07-12", "-o", "talks.jsonl")
    assert outcome.code == 0, outcome.err
    assert MISSING not in outcome.err
    alignment = read_alignment("talks.jsonl")
    assert (alignment.source.date, alignment.target.date) == ("2025-07-12", "2025-07-12")


def test_a_missing_day_is_told_once_where_it_would_be_used(aligner: Run, korean: Path, english: Path) -> None:
    assert aligner("align", korean, english, "-o", "talks.jsonl").err.count(MISSING) == 1
    assert MISSING not in aligner("align", korean, english, "-o", "talks.tmx").err


def test_what_is_no_day_is_refused(aligner: Run, korean: Path, english: Path) -> None:
    outcome = aligner("align", korean, english, "--date", "12.7.2025")
    assert outcome.code == 2
    assert "Write it like 2025-07-12" in outcome.err
