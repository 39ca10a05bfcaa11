"""What the commands say about limits, kinds of files and things that are not there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    # Runs a command line; gives its exit code and what it said (conftest.py).
    Run = Callable[..., Any]


@pytest.mark.parametrize("value", ["90", "90%", "-0.1", "nan", "much"])
@pytest.mark.parametrize("command", [["align", "a.txt", "b.txt"], ["convert", "a.jsonl", "b.tmx"]])
def test_a_confidence_in_percent_is_wrong_usage(command: list[str], value: str, aligner: Run) -> None:
    outcome = aligner(*command, "--min-confidence", value)
    assert outcome.code == 2
    assert "For 90 %, write 0.9." in outcome.err


def test_what_was_written_is_counted_if_something_was_left_out(
    aligner: Run, korean: Path, english: Path
) -> None:
    outcome = aligner("align", korean, english, "-o", "a.tmx", "-o", "a.csv", "--min-confidence", "1")
    assert "wrote a.tmx with 0 units; 4 pairs below the minimum confidence left out" in outcome.err
    assert "wrote a.csv\n" in outcome.err


def test_texts_without_clutter_say_so(aligner: Run, korean: Path, english: Path) -> None:
    assert "nothing was left out of the texts" in aligner("align", korean, english, "--show-clutter").err
    assert "nothing was left out" not in aligner("align", korean, english).err


def test_a_text_is_no_glossary(aligner: Run, korean: Path) -> None:
    outcome = aligner("convert", korean, "talks.tmx")
    assert outcome.code == 1
    assert "taken for a glossary" in outcome.err
    assert "aligner align KO EN -o talks.tmx" in outcome.err
    assert "no glossary" in aligner("convert", korean, "talks.csv").err
    assert "no such file" in aligner("convert", "missing.txt", "talks.tmx").err


def test_an_alignment_is_no_glossary(aligner: Run, korean: Path, english: Path) -> None:
    aligner("align", korean, english, "-o", "talks.jsonl")
    outcome = aligner("convert", "talks.jsonl", "names.txt")
    assert outcome.code == 1
    assert "aligner glossary talks.jsonl -o names.txt" in outcome.err


@pytest.mark.parametrize("suffix", [".jsonl", ".tmx", ".xlf"])
def test_an_alignment_is_no_text(suffix: str, aligner: Run, korean: Path, english: Path) -> None:
    aligner("align", korean, english, "-o", f"talks{suffix}")
    for texts in ([f"talks{suffix}"], [korean, f"talks{suffix}"]):
        outcome = aligner("align", *texts)
        assert outcome.code == 1
        assert f"talks{suffix}: this is a" in outcome.err
        assert "not a text" in outcome.err


def test_our_own_sheet_can_be_aligned_again(aligner: Run, korean: Path, english: Path) -> None:
    aligner("align", korean, english, "-o", "talks.xlsx", "-o", "talks.csv")
    for name in ("talks.xlsx", "talks.csv"):
        assert "4 sentence pairs" in aligner("align", name).err
