"""Numbers that make no sense and texts that never end are sentences about the file, or cost little."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from aligner.errors import ReadError
from aligner.formats import read_alignment, write_alignment
from aligner.formats.alignments.review_orders import UnclearError, order_of
from aligner.formats.alignments.review_rows import ReviewRow
from aligner.formats.glossaries.reading import read_terms

if TYPE_CHECKING:
    from pathlib import Path

    from aligner.model import Alignment

DIGITS = "9" * 5_000
CSV = "ko,ko_sentences,en,en_sentences,confidence,similarity\n"


def line(**fields: object) -> str:
    row = {"source": [0], "target": [0], "source_text": "끝.", "target_text": "End.", **fields}
    return json.dumps(row, ensure_ascii=False)


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("a.jsonl", line(similarity=float("nan")), "line 1: the similarity nan is no number"),
        ("a.jsonl", line(similarity=float("inf")), "line 1: the similarity inf is no number"),
        ("a.jsonl", line(confidence=float("nan")), "line 1: the confidence nan"),
        ("a.jsonl", line(source_times=[[0, float("inf")]]), "line 1: 'source_times'"),
        ("a.jsonl", line().replace("[0]", f"[{DIGITS}]"), "line 1: this JSON holds a number of more than"),
        ("a.jsonl", line(source=[10**200]), "line 1: the number of a source sentence is more than"),
        ("a.jsonl", line(confidence=10**200), "line 1: the confidence"),
        ("a.csv", CSV + "끝.,0,End.,0,1,nan\n", "line 2: the similarity nan is no number"),
        ("a.csv", CSV + f"끝.,0,End.,0,{DIGITS},0\n", "line 2: the confidence"),
        ("a.csv", CSV + f"끝.,{DIGITS},End.,0,1,0\n", "line 2: '9999.*' is no list of sentence numbers"),
    ],
)
def test_a_number_that_makes_no_sense_is_named(tmp_path: Path, name: str, text: str, words: str) -> None:
    path = tmp_path / name
    path.write_text(text + "\n", encoding="utf-8")
    with pytest.raises(ReadError, match=words) as caught:
        read_alignment(path)
    assert len(str(caught.value)) < 500


@pytest.mark.parametrize("suffix", [".tmx", ".xlf"])
def test_no_number_is_told_in_xml_too(alignment: Alignment, tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"a{suffix}"
    write_alignment(alignment, path)
    similarity = next(
        f"{bead.similarity:.4f}".rstrip("0") for bead in alignment.beads if bead.source and bead.target
    )
    text = path.read_text(encoding="utf-8")
    assert similarity in text
    path.write_text(text.replace(similarity, "NaN", 1), encoding="utf-8")
    with pytest.raises(ReadError, match="nan, which is no number"):
        read_alignment(path)


def test_half_a_surrogate_pair_is_an_unknown_character(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(
        line(source_text="가X").replace("X", "\\ud83d \\ud83d\\ude00 \\\\ud83d"), encoding="utf-8"
    )
    assert read_alignment(path).source.text == "가\ufffd \U0001f600 \\ud83d"


def test_a_split_into_more_sentences_than_any_text_has(alignment: Alignment) -> None:
    bead = alignment.beads[1]
    row = ReviewRow(2, bead.source, bead.target, "", "", review=f"split {DIGITS}:1 1:0")
    with pytest.raises(UnclearError, match="does not add up"):
        order_of(alignment, bead, row)


@pytest.mark.parametrize("column", ["en_variants", "count"])
def test_a_count_of_too_many_digits_is_named(tmp_path: Path, column: str) -> None:
    path = tmp_path / "names.csv"
    cell = DIGITS if column == "count" else f"Poutine ({DIGITS})"
    path.write_text(f"ko,en,{column}\n뿌찐,Putin,{cell}\n", encoding="utf-8")
    with pytest.raises(ReadError, match="line 2: a count has more than"):
        read_terms(path)


def test_variants_are_told_in_one_pass(tmp_path: Path) -> None:
    path = tmp_path / "names.csv"
    path.write_text(f'ko,en,en_variants\n뿌찐,Putin,"A; B (2); C (1){" (x)" * 100_000}"\n', encoding="utf-8")
    (entry,) = read_terms(path)
    assert [(variant.text, variant.count) for variant in entry.en_variants] == [("A; B", 2)]


@pytest.mark.parametrize("text", ["[" * 100_000, '{"meta": ' + "[" * 100_000])
def test_brackets_in_brackets(tmp_path: Path, text: str) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(text + "\n", encoding="utf-8")
    with pytest.raises(ReadError, match="line 1: this JSON has too many brackets"):
        read_alignment(path)


def test_brackets_where_a_text_should_be_say_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(
        line(meta={"source": {"id": 0}}).replace('"id": 0', f'"id": {"[" * 400}{"]" * 400}'), "utf-8"
    )
    assert read_alignment(path).source.id == "a.ko"
