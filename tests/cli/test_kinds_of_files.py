"""A glossary where an alignment is wanted, and the reverse, is told as what it is."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]


@pytest.fixture
def files(aligner: Run, korean: Path, english: Path) -> None:
    pairs = [part for suffix in ("csv", "xlsx", "tmx", "xlf", "jsonl") for part in ("-o", f"pairs.{suffix}")]
    assert aligner("align", korean, english, *pairs).code == 0
    kinds = ("csv", "xlsx", "memoq.csv", "jsonl", "sqlite", "tbx")
    names = [part for suffix in kinds for part in ("-o", f"names.{suffix}")]
    assert aligner("glossary", "pairs.jsonl", *names).code == 0


@pytest.mark.usefixtures("files")
@pytest.mark.parametrize("suffix", ["csv", "xlsx", "memoq.csv", "jsonl", "sqlite", "tbx"])
def test_a_glossary_is_no_alignment(aligner: Run, suffix: str) -> None:
    outcome = aligner("glossary", f"names.{suffix}")
    assert outcome.code == 1
    assert "this is a glossary, not an alignment" in outcome.err


@pytest.mark.usefixtures("files")
@pytest.mark.parametrize("suffix", ["csv", "xlsx", "tmx", "xlf", "jsonl"])
def test_an_alignment_is_no_glossary(aligner: Run, korean: Path, english: Path, suffix: str) -> None:
    for arguments in (
        ("glossary", "--check", korean, english, f"pairs.{suffix}"),
        ("lookup", "푸틴", "--glossary", f"pairs.{suffix}"),
    ):
        outcome = aligner(*arguments)
        assert outcome.code == 1
        assert "this is an alignment, not a glossary" in outcome.err


@pytest.mark.usefixtures("files")
def test_each_is_read_where_it_belongs(aligner: Run) -> None:
    assert aligner("glossary", "pairs.csv").code == 0
    assert aligner("lookup", "뿌찐", "--glossary", "names.csv").code == 0
