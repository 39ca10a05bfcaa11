"""What the commands say about limits, kinds of files and things that are not there."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

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


@pytest.mark.parametrize("suffix", [".jsonl", ".tmx"])
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


@pytest.mark.parametrize("code", ["Korean", "", "k", "ko-"])
def test_a_language_is_given_as_a_code(code: str, aligner: Run, korean: Path, english: Path) -> None:
    outcome = aligner("align", korean, english, "--src", code)
    assert outcome.code == 2
    assert "Write ko for Korean, en for English." in outcome.err


def test_capitals_in_a_code_do_not_matter(aligner: Run, korean: Path, english: Path) -> None:
    outcome = aligner("align", korean, english, "--src", "KO", "--tgt", "En", "-o", "talks.tmx")
    assert "0 Korean and 0 English sentences" in outcome.err
    aligner("align", korean, english, "--src", "KO-kp", "-o", "talks.tmx")
    assert 'srclang="ko-KP"' in Path("talks.tmx").read_text(encoding="utf-8")
    aligner("align", korean, english, "--src-code", "ko_kr", "-o", "talks.tmx")
    assert 'srclang="ko-KR"' in Path("talks.tmx").read_text(encoding="utf-8")


def test_a_language_that_a_memory_lacks_is_named(aligner: Run, korean: Path, english: Path) -> None:
    aligner("align", korean, english, "-o", "talks.tmx")
    for target in ("talks.jsonl", "talks.csv"):
        outcome = aligner("convert", "talks.tmx", target, "--src", "fr")
        assert outcome.code == 1
        assert "talks.tmx: no translation unit holds the language fr. It holds en, ko." in outcome.err
        assert not Path(target).exists()


def test_rules_go_to_a_file_only(aligner: Run) -> None:
    assert aligner("srx", "-").code == 2


def test_unmatched_names_are_told_even_if_there_are_none(aligner: Run, korean: Path, english: Path) -> None:
    aligner("align", korean, english, "-o", "talks.jsonl")
    assert "no person is named in one text only" in aligner("glossary", "talks.jsonl", "--unmatched").err
    assert "no person" not in aligner("glossary", "talks.jsonl").err


@pytest.mark.skipif(sys.platform == "win32", reason="closes a stream as a shell does")
def test_a_closed_output_is_no_mishap(korean: Path, english: Path) -> None:
    command = f'"{sys.executable}" -m aligner align "{korean}" "{english}" >&-'
    done = subprocess.run(command, shell=True, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr.count("\n")) == (0, 1), done.stderr


def test_a_warning_is_a_line_and_the_work_goes_on(aligner: Run, korean: Path, english: Path) -> None:
    korean.write_text(
        "두나라는경제와문화와교육에서서로돕기로하고앞으로도자주만나기로하였다.\n" * 3, encoding="utf-8"
    )
    outcome = aligner("align", korean, english, "-o", "a.jsonl")
    assert outcome.code == 0
    assert [line for line in outcome.err.split("\n") if "without a space" in line] == [
        f"aligner: note: {korean}: at 3 places Korean runs on for 30 syllables and more without a space "
        "(두나라는경제와문화와교육… in paragraph 1). The spaces between words are lost; give the file that this one "
        "was made of."
    ]
