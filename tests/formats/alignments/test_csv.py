"""Alignment CSV: opens in a spreadsheet with Hangul intact, runs no formulas, comes back."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.errors import ReadError
from aligner.formats import read_alignment, write_alignment
from aligner.formats.csv_rows import guard, unguard

if TYPE_CHECKING:
    from pathlib import Path

    from aligner.model import Alignment


def rows_of(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline="")))


def test_a_row_is_a_bead_with_columns_named_by_language(alignment: Alignment, tmp_path: Path) -> None:
    path = tmp_path / "talks.csv"
    assert write_alignment(alignment, path).rows == 5
    rows = rows_of(path)
    assert " ".join(rows[0]) == (
        "ko en confidence similarity ko_sentences en_sentences status review comment"
    )
    assert rows[1]["ko"] == "회담은 13일에 진행되였다. 《우의》가 깊어졌다!"
    assert rows[1]["ko_sentences"] == "1 2"
    assert (rows[2]["en"], rows[2]["en_sentences"], rows[2]["confidence"]) == ("", "", "0.9000")


def test_it_starts_with_the_mark_that_excel_needs(alignment: Alignment, tmp_path: Path) -> None:
    write_alignment(alignment, tmp_path / "talks.csv")
    assert (tmp_path / "talks.csv").read_bytes().startswith(b"\xef\xbb\xbfko,en,")


@pytest.mark.parametrize("text", ["=1+1", "+82-2", "-0-", "@now", "\tx", "\rx", "'=1", "＝1"])
def test_no_cell_starts_a_formula(text: str) -> None:
    assert guard(text) == "'" + text


@pytest.mark.parametrize("text", ["", "회담", "'quoted' word", "a=b", "《=》"])
def test_other_cells_stay_as_they_are(text: str) -> None:
    assert guard(text) == text


@given(st.text())
def test_the_guard_can_be_undone(text: str) -> None:
    assert unguard(guard(text)) == text


def test_reading_gives_back_texts_numbers_and_scores(alignment: Alignment, tmp_path: Path) -> None:
    write_alignment(alignment, tmp_path / "talks.csv")
    read = read_alignment(tmp_path / "talks.csv")
    assert read.beads == alignment.beads
    assert [s.text for s in read.source_sentences] == [s.text for s in alignment.source_sentences]
    assert [s.text for s in read.target_sentences] == [s.text for s in alignment.target_sentences]


@pytest.mark.parametrize(
    "content",
    [
        "ko,en\n가.,A.\n나.,B.\n",
        "ko;en\n가.;A.\n나.;B.\n",
        "ko\ten\n가.\tA.\n나.\tB.\n",
        "id,ko,en\n1,가.,A.\n2,나.,B.\n",
        "korean text,english text\r\n가.,A.\r\n\r\n나.,B.\r\n",
        "\ufeffko,en,confidence\n가.,A.,\n나.,B.,\n",
    ],
)
def test_tables_of_other_tools_are_read(content: str, tmp_path: Path) -> None:
    path = tmp_path / "other.csv"
    path.write_text(content, encoding="utf-8", newline="")
    read = read_alignment(path)
    assert (read.source.lang, read.target.lang) == ("ko", "en")
    assert [(one, two) for one, two, _ in read.pairs()] == [("가.", "A."), ("나.", "B.")]


def test_unicode_text_of_excel_is_read(tmp_path: Path) -> None:
    path = tmp_path / "other.csv"
    path.write_text("ko\ten\n가.\tA.\n", encoding="utf-16")
    assert read_alignment(path).source.text == "가."


def test_a_decimal_comma_is_understood(tmp_path: Path) -> None:
    path = tmp_path / "other.csv"
    path.write_text("ko;en;confidence\n가.;A.;0,75\n", encoding="utf-8")
    assert read_alignment(path).beads[0].confidence == 0.75


@pytest.mark.parametrize(
    ("content", "line", "part"),
    [
        (b"", None, "empty"),
        (b"ko,en\n", None, "no rows"),
        (b"ko\n\xea\xb0\x80\n", 1, "no two columns"),
        (b"ko,en,ko_sentences,en_sentences\nx,y,0,0\nz\n", 3, "too few"),
        (b"ko,en,confidence\nx,y,high\n", 2, "'high' is no number"),
        (b"ko,en,ko_sentences\nx,y,first\n", 2, "no list of sentence numbers"),
        (
            "ko,en\n모두 어서 가자.,Go.\n".encode() + b"\xff\n",
            3,
            "looks like UTF-8 but holds bytes that are not",
        ),
        (b"ko,en,ko_sentences,en_sentences\nx,y,1,1\nx,y,0,2\n", 3, "comes after"),
    ],
)
def test_a_malformed_table_is_named(content: bytes, line: int | None, part: str, tmp_path: Path) -> None:
    path = tmp_path / "bad.csv"
    path.write_bytes(content)
    with pytest.raises(ReadError, match=part) as caught:
        read_alignment(path)
    assert caught.value.line == line


@pytest.mark.parametrize(
    ("shown", "confidence"), [("0.873", 0.873), ("0,873", 0.873), ("87.3%", 0.873), ("87,3 %", 0.873)]
)
def test_confidence_as_a_spreadsheet_saves_it(shown: str, confidence: float, tmp_path: Path) -> None:
    (tmp_path / "talks.csv").write_text(f'ko,en,confidence\n가자.,Go.,"{shown}"\n', encoding="utf-8")
    assert read_alignment(tmp_path / "talks.csv").beads[0].confidence == pytest.approx(confidence)


@pytest.mark.parametrize("shown", ["87.3", "-1", "nan", "inf", "1e400"])
def test_confidence_is_a_probability(shown: str, tmp_path: Path) -> None:
    (tmp_path / "talks.csv").write_text(f"ko,en,confidence\n가자.,Go.,{shown}\n", encoding="utf-8")
    with pytest.raises(ReadError, match=r"talks\.csv, line 2: the confidence .* is not between 0 and 1"):
        read_alignment(tmp_path / "talks.csv")
