"""A run of a benchmark says on which data it was made: equal data, equal hash, wherever they lie."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from benchmarks import records

if TYPE_CHECKING:
    from pathlib import Path


def write(folder: Path, **files: str) -> Path:
    folder.mkdir()
    for name, text in files.items():
        (folder / f"{name}.tsv").write_text(text, encoding="utf-8")
    return folder


def test_equal_files_have_one_hash_wherever_they_lie(tmp_path: Path):
    here, there = (write(tmp_path / name, flores="가\ta", news="나\tb") for name in ("here", "there"))
    assert records.data_hash(here) == records.data_hash(there)
    assert records.data_hash(here / "news.tsv") == records.data_hash(there / "news.tsv")
    assert len(records.data_hash(here)) == 12


@pytest.mark.parametrize(
    "other",
    [
        {"flores": "가\ta", "news": "나\tB"},
        {"flores": "가\ta", "old": "나\tb"},
        {"flores": "가\ta나\tb", "news": ""},
    ],
    ids=["a letter", "a name", "where a file ends"],
)
def test_what_differs_has_another_hash(tmp_path: Path, other: dict[str, str]):
    first, second = (
        write(tmp_path / "first", flores="가\ta", news="나\tb"),
        write(tmp_path / "second", **other),
    )
    assert records.data_hash(first) != records.data_hash(second)


def test_made_up_texts_are_told_apart():
    assert records.data_hash("seed 1", "seed 2") != records.data_hash("seed 1seed 2")


def test_a_run_is_added_behind_those_before(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(records, "RESULTS", tmp_path / "results")
    for figure in (0.5, 0.7):
        records.keep("retrieval", {"P@1": figure}, "made up", split="made up")
    lines = [json.loads(line) for line in (tmp_path / "results" / "retrieval.jsonl").read_text().splitlines()]
    assert [line["P@1"] for line in lines] == [0.5, 0.7]
    assert lines[0]["data"] == records.data_hash("made up")
    assert {"version", "date", "split"} <= lines[0].keys()


def test_an_unknown_split_is_refused():
    with pytest.raises(ValueError, match="development, reported, held out"):
        records.keep("retrieval", {}, split="test")
