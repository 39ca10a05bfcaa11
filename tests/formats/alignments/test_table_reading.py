"""Tables of pairs that others made: headings are no pairs, no pair is a heading, what stands beside is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from aligner.formats import read_alignment

if TYPE_CHECKING:
    from pathlib import Path

PAIRS = [("다리가 놓였다.", "A bridge was built."), ("공장이 섰다.", "A factory was built.")]


def pairs_of(path: Path, **options: object) -> list[tuple[str, str]]:
    return [(one, two) for one, two, _ in read_alignment(path, **options).pairs()]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp949"])
@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("heading", [None, ("한국어", "영어"), ("source", "target")], ids=str)
def test_csv_of_any_kind(
    heading: tuple[str, str] | None, separator: str, encoding: str, tmp_path: Path
) -> None:
    rows = [heading, *PAIRS] if heading else PAIRS
    path = tmp_path / "pairs.csv"
    path.write_text("".join(f"{separator.join(row)}\r\n" for row in rows), encoding=encoding, newline="")
    assert pairs_of(path) == PAIRS


@pytest.mark.parametrize("suffix", ["tsv", "tab", "txt"])
def test_text_with_tabs(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"pairs.{suffix}"
    path.write_text("".join(f"{ko}\t{en}\n" for ko, en in PAIRS), encoding="utf-16")
    assert pairs_of(path) == PAIRS


def test_what_stands_beside_and_above_is_told(tmp_path: Path) -> None:
    path = tmp_path / "pairs.csv"
    rows = [("회의록", "", "", ""), ("번호", "원문", "번역", "비고")]
    rows += [(str(number), *pair, "확인") for number, pair in enumerate(PAIRS)]
    path.write_text("".join(",".join(row) + "\n" for row in rows), encoding="utf-8")
    assert pairs_of(path) == PAIRS
    told = {piece.reason: piece.text for piece in read_alignment(path).source.clutter}
    assert told == {
        "title of a table": "회의록",
        "heading of the columns": "번호\t원문\t번역\t비고",
        "other column": "확인\n확인",
    }


def test_a_row_with_one_side_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "pairs.csv"
    path.write_text("ko,en\n가자.,Go.\n나중에.,\n,Only English.\n", encoding="utf-8")
    read = read_alignment(path)
    assert [(bead.source, bead.target) for bead in read.beads] == [((0,), (0,)), ((1,), ()), ((), (1,))]


def test_languages_are_those_of_the_columns(tmp_path: Path) -> None:
    path = tmp_path / "pairs.csv"
    path.write_text("en,ko\n" + "".join(f"{en},{ko}\n" for ko, en in PAIRS), encoding="utf-8")
    read = read_alignment(path)
    assert (read.source.lang, read.target.lang) == ("en", "ko")
    assert pairs_of(path, langs=("ko", "en")) == PAIRS


def test_variants_of_a_language_by_their_codes(tmp_path: Path) -> None:
    path = tmp_path / "pairs.csv"
    path.write_text("ko-KP,ko-KR\n로동자가 왔다.,노동자가 왔다.\n", encoding="utf-8")
    read = read_alignment(path)
    assert (read.source.lang, read.target.lang) == ("ko-KP", "ko-KR")


def test_all_bilingual_sheets_are_read_in_one_order(tmp_path: Path) -> None:
    from openpyxl import Workbook

    book = Workbook()
    book.active.append(["About this book"])
    one, two = book.create_sheet("1"), book.create_sheet("2")
    for row in [("No.", "English", "Korean"), (1, *PAIRS[0][::-1])]:
        one.append(row)
    two.append(PAIRS[1])
    book.save(tmp_path / "pairs.xlsx")
    assert pairs_of(tmp_path / "pairs.xlsx") == [pair[::-1] for pair in PAIRS]
    told = {piece.text for piece in read_alignment(tmp_path / "pairs.xlsx").source.clutter}
    assert "About this book" in told


def test_lines_and_quotation_marks_inside_cells(tmp_path: Path) -> None:
    path = tmp_path / "pairs.csv"
    path.write_text('sep=;\n"""가자"", 했다.";"Go; now."\n"두\n줄";"Two\nlines"\n', encoding="utf-8")
    assert pairs_of(path) == [('"가자", 했다.', "Go; now."), ("두\n줄", "Two\nlines")]
