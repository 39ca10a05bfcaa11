"""What stands where a file is to be written: our own may be replaced, work of people not."""

from __future__ import annotations

import csv
import json
import sqlite3
import subprocess
import sys
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from aligner.errors import WriteError
from aligner.formats import (
    ALIGNMENT_WRITERS,
    GLOSSARY_WRITERS,
    check_place,
    read_glossary,
    replacing,
    write_alignment,
    write_glossary,
)
from aligner.glossary import Glossary
from aligner.model import Entry

if TYPE_CHECKING:
    from pathlib import Path

    from aligner.model import Alignment

FOUND = Glossary((Entry("뿌찐", "Putin", count=3), Entry("평양", "Pyongyang", "place", count=2)), "made")
DECIDED = Glossary((Entry("뿌찐", "V. Putin", status="corrected", count=3), *FOUND.entries[1:]), "made")


def write_again(write, path: Path, *, force: bool = False) -> None:
    with replacing(force=force):
        write(path)


@pytest.mark.parametrize("suffix", ALIGNMENT_WRITERS)
def test_an_alignment_of_ours_is_replaced(suffix: str, alignment: Alignment, tmp_path: Path) -> None:
    path = tmp_path / f"talks{suffix}"
    for _ in range(2):
        write_again(lambda place: write_alignment(alignment, place), path)


@pytest.mark.parametrize("suffix", GLOSSARY_WRITERS)
def test_a_glossary_of_ours_is_replaced(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"names{suffix}"
    for _ in range(2):
        write_again(lambda place: write_glossary(FOUND, place), path)
        write_again(lambda place: write_glossary(FOUND, place), path)


@pytest.mark.parametrize("suffix", [suffix for suffix in GLOSSARY_WRITERS if suffix != ".html"])
def test_names_that_a_person_decided_are_not_written_over(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"names{suffix}"
    write_glossary(DECIDED, path)
    before = path.read_bytes()
    for force in (False, True):
        with pytest.raises(WriteError, match="1 reviewed row"):
            write_again(lambda place: write_glossary(FOUND, place), path, force=force)
    assert path.read_bytes() == before
    write_again(lambda place: write_glossary(DECIDED, place), path)
    grown = DECIDED.merge(Glossary((Entry("서울", "Seoul", "place", count=1),)))
    write_again(lambda place: write_glossary(grown, place), path)
    if suffix not in (".memoq.csv", ".txt"):
        assert len(read_glossary(path)) == 3


@pytest.mark.parametrize("suffix", [suffix for suffix in ALIGNMENT_WRITERS if suffix != ".html"])
def test_rows_that_a_person_decided_are_not_written_over(
    suffix: str, alignment: Alignment, tmp_path: Path
) -> None:
    from dataclasses import replace

    path = tmp_path / f"talks{suffix}"
    place = next(i for i, bead in enumerate(alignment.beads) if bead.is_paired)
    beads = list(alignment.beads)
    beads[place] = replace(beads[place], status="confirmed", note="seen twice")
    reviewed = replace(alignment, beads=tuple(beads))
    write_alignment(reviewed, path)
    with pytest.raises(WriteError, match="reviewed row"):
        write_again(lambda place: write_alignment(alignment, place), path, force=True)
    write_again(lambda place: write_alignment(reviewed, place), path)


@pytest.mark.parametrize("column", ["review", "comment", "status"])
def test_what_was_typed_into_a_sheet_is_not_written_over(
    column: str, alignment: Alignment, tmp_path: Path
) -> None:
    path = tmp_path / "talks.csv"
    write_alignment(alignment, path)
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    rows[1][rows[0].index(column)] = "ok"
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows(rows)
    for attempt in (
        lambda: check_place(path, is_new=True),
        lambda: write_again(lambda place: write_alignment(alignment, place), path),
    ):
        with pytest.raises(WriteError, match="1 reviewed row"):
            attempt()


def rows_of(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def save_rows(path: Path, rows: list[list[str]]) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows(rows)


def other_status(rows: list[list[str]]) -> None:
    rows[1][rows[0].index("status")] = "확인"


def remark_beside(rows: list[list[str]]) -> None:
    rows[1].append("my remark")


def row_of_ones_own(rows: list[list[str]]) -> None:
    rows.append(["새 문장이다.", "A new sentence.", "", "", "", "", "", "", ""])


def edited_translation(rows: list[list[str]]) -> None:
    rows[paired_row(rows)][1] += " Edited."


def paired_row(rows: list[list[str]]) -> int:
    return next(i for i, row in enumerate(rows) if i and row[0] and row[1])


@pytest.mark.parametrize("change", [other_status, remark_beside, row_of_ones_own, edited_translation])
def test_whatever_a_person_changed_in_a_sheet_is_work(change, alignment: Alignment, tmp_path: Path) -> None:
    path = tmp_path / "talks.csv"
    write_alignment(alignment, path)
    rows = rows_of(path)
    change(rows)
    save_rows(path, rows)
    with pytest.raises(WriteError, match="1 reviewed row"):
        write_again(lambda place: write_alignment(alignment, place), path)


@pytest.mark.parametrize("suffix", ["tmx", "xlf", "jsonl"])
def test_a_translation_that_was_edited_in_place_is_work(
    suffix: str, alignment: Alignment, tmp_path: Path
) -> None:
    path = tmp_path / f"talks.{suffix}"
    write_alignment(alignment, path)
    bead = next(bead for bead in alignment.beads if bead.is_paired)
    text = alignment.target_text(bead)
    before = path.read_text(encoding="utf-8")
    assert text in before
    path.write_text(before.replace(text, f"{text} Edited."), encoding="utf-8")
    with pytest.raises(WriteError, match="reviewed row"):
        write_again(lambda place: write_alignment(alignment, place), path)


def moved_columns(rows: list[list[str]]) -> None:
    for row in rows:
        row.insert(2, row.pop())


def capitals(rows: list[list[str]]) -> None:
    rows[0] = [name.upper() for name in rows[0]]


def one_more_column(rows: list[list[str]]) -> None:
    rows[0].append("checked by")


@pytest.mark.parametrize("change", [moved_columns, capitals, one_more_column])
def test_force_does_not_write_over_a_review_in_a_sheet_that_was_rearranged(
    change, alignment: Alignment, tmp_path: Path
) -> None:
    path = tmp_path / "talks.csv"
    write_alignment(alignment, path)
    rows = rows_of(path)
    rows[1][rows[0].index("review")] = "ok"
    change(rows)
    save_rows(path, rows)
    with pytest.raises(WriteError, match="--force"):
        write_again(lambda place: write_alignment(alignment, place), path)
    with pytest.raises(WriteError, match="1 reviewed row"):
        write_again(lambda place: write_alignment(alignment, place), path, force=True)


def note_on_a_cell(book) -> None:
    from openpyxl.comments import Comment

    book["pairs"]["A2"].comment = Comment("look at this", "me")


def remark_on_the_second_sheet(book) -> None:
    book["how to review"]["A20"] = "my notes"


def formula_as_review(book) -> None:
    book["pairs"]["H2"] = '="ok"'


def sheet_of_ones_own(book) -> None:
    book.create_sheet("mine")["A1"] = "x"


@pytest.mark.parametrize(
    "change", [note_on_a_cell, remark_on_the_second_sheet, formula_as_review, sheet_of_ones_own]
)
def test_a_workbook_with_more_than_we_write_is_no_longer_ours(
    change, alignment: Alignment, tmp_path: Path
) -> None:
    import openpyxl

    path = tmp_path / "talks.xlsx"
    write_alignment(alignment, path)
    book = openpyxl.load_workbook(path)
    book.save(path)
    write_again(lambda place: write_alignment(alignment, place), path)
    change(book)
    book.save(path)
    with pytest.raises(WriteError, match="--force"):
        write_again(lambda place: write_alignment(alignment, place), path)


FOREIGN = {
    "memory.tmx": b'<?xml version="1.0"?><tmx version="1.4"><header creationtool="OmegaT"/><body/></tmx>',
    "mine.html": b"<html><body>My page</body></html>",
    "table.csv": b"ko,en,confidence,similarity,ko_sentences,en_sentences,status,review,comment,checked by\r\n",
    "terms.csv": "한국어,영어\n평양,Pyongyang\n".encode(),
    "terms.txt": "평양\tPyongyang\n".encode(),
    "gold.jsonl": b'{"source": [0], "target": [0]}\n',
    "terms.jsonl": b'{"ko": "a", "en": "b"}\n',
    "rules.srx": b"<srx/>",
    "picture.svg": b"<svg/>",
    "report.xlsx": b"PK\x03\x04",
    "base.sqlite": b"SQLite format 3\0" + bytes(100),
}


@pytest.mark.parametrize("name", FOREIGN)
def test_what_others_made_is_replaced_only_by_force(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(FOREIGN[name])
    with pytest.raises(WriteError, match="--force"):
        check_place(path)
    check_place(path, force=True)
    assert path.read_bytes() == FOREIGN[name]


def test_an_empty_file_is_nobodys_work(tmp_path: Path) -> None:
    (tmp_path / "talks.tmx").touch()
    check_place(tmp_path / "talks.tmx", is_new=True)


# --- databases


def leave_journal(path: Path, mode: str) -> None:
    """What a program leaves that is killed with a change in the journal."""
    code = (
        "import os, sqlite3, sys\n"
        "base = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
        f"base.execute('pragma journal_mode={mode}')\n"
        "base.execute('pragma cache_spill=1'); base.execute('pragma cache_size=1')\n"
        "base.execute('begin immediate')\n"
        "base.execute(\"update entry set plain = plain || ' '\")\n"
        f"{'base.execute(chr(99) + chr(111) + chr(109) + chr(109) + chr(105) + chr(116))' if mode == 'wal' else ''}\n"
        "os._exit(9)\n"
    )
    subprocess.run([sys.executable, "-c", code, str(path)], check=False)


@pytest.mark.parametrize("mode", ["wal", "delete"])
def test_what_a_killed_program_left_beside_a_database_does_not_destroy_the_next(
    mode: str, tmp_path: Path
) -> None:
    path = tmp_path / "names.sqlite"
    many = Glossary(tuple(Entry(f"리철{chr(0xAC00 + i)}", f"Ri Chol {i}", count=i) for i in range(400)))
    write_glossary(many, path)
    leave_journal(path, mode)
    write_glossary(FOUND, path)
    assert [item.name for item in tmp_path.iterdir()] == ["names.sqlite"]
    assert read_glossary(path).entries == FOUND.entries


def test_a_database_that_somebody_has_open_is_not_replaced(tmp_path: Path) -> None:
    path = tmp_path / "names.sqlite"
    write_glossary(FOUND, path)
    with closing(sqlite3.connect(path)) as other:
        other.execute("PRAGMA journal_mode=WAL")
        other.execute("SELECT count(*) FROM entry").fetchall()
        other.execute("UPDATE entry SET plain = plain")
        other.commit()
        with pytest.raises(WriteError, match="another program has this database open"):
            write_glossary(DECIDED, path)
    assert read_glossary(path).entries == FOUND.entries
    write_glossary(DECIDED, path)


@pytest.mark.parametrize("begin", ["BEGIN IMMEDIATE", "BEGIN EXCLUSIVE"])
def test_a_database_that_somebody_is_changing_is_not_replaced(begin: str, tmp_path: Path) -> None:
    path = tmp_path / "names.sqlite"
    write_glossary(FOUND, path)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute(begin)
        with pytest.raises(WriteError, match="another program has this database open"):
            write_glossary(DECIDED, path)
    write_glossary(DECIDED, path)


def test_a_database_with_a_table_of_ones_own_is_no_longer_ours(tmp_path: Path) -> None:
    path = tmp_path / "names.sqlite"
    write_glossary(FOUND, path)
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE mine (x)")
        other.commit()
    with pytest.raises(WriteError, match="--force"):
        check_place(path)


def test_a_journal_without_its_database_is_told(tmp_path: Path) -> None:
    (tmp_path / "names.sqlite-wal").write_bytes(b"x")
    with pytest.raises(WriteError, match=r"names\.sqlite-wal stands beside it"):
        write_glossary(FOUND, tmp_path / "names.sqlite")
    assert (tmp_path / "names.sqlite-wal").read_bytes() == b"x"


def test_one_glossary_gives_one_database_whatever_the_order_of_sets() -> None:
    code = (
        "import hashlib\n"
        "from aligner.glossary import load_glossary\n"
        "from aligner.glossary.lookup.sqlite_tables import database_bytes\n"
        "print(hashlib.sha256(database_bytes(load_glossary().entries, 'made')).hexdigest())\n"
    )
    made = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={"PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(made) == 1


def test_json_lines_of_an_older_run_are_known(tmp_path: Path) -> None:
    row = {
        "source": [0],
        "target": [],
        "confidence": 1.0,
        "similarity": 0.0,
        "source_text": "가.",
        "target_text": "",
    }
    (tmp_path / "talks.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    check_place(tmp_path / "talks.jsonl")
