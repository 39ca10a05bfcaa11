"""What stands in files stays text on the terminal, in tables and in spreadsheets."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pandas as pd
import pytest

from aligner.cli.talk import harmless
from aligner.formats.csv_rows import csv_line, guard, unguard

if TYPE_CHECKING:
    from pathlib import Path

STEERING = "\x1b]0;pwn\x07\x1b[2J\x9b31m\u202e"
RAW = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def test_control_characters_are_shown_by_their_number() -> None:
    assert harmless(STEERING) == r"\x1b]0;pwn\x07\x1b[2J\x9b31m\u202e"
    assert harmless("가족 👨\u200d👩\u200d👧\u3000뿌찐\n") == "가족 👨\u200d👩\u200d👧 뿌찐"


def entry(text: str) -> dict[str, object]:
    proof = {"ko": "뿌찐", "en": text, "source_text": f"뿌찐 {text}", "target_text": text, "document": text}
    return {
        "ko": "뿌찐", "en": f"Putin {text}", "kind": "person", "en_variants": [{"text": text, "count": 1}],
        "ko_south": text, "ru": text, "romanizations": {f"mine{text}": text}, "count": 1, "first_date": text,
        "evidence": [proof],
    }  # fmt: skip


@pytest.mark.parametrize(
    "command",
    [
        ["lookup", "뿌찐", "--glossary", "names.jsonl"],
        ["lookup", "뿌찐", "--glossary", "names.jsonl", "--json"],
        ["lookup", f"x{STEERING}", "--glossary", "names.jsonl"],
        ["glossary", "pairs.jsonl", "--table"],
        ["convert", "pairs.jsonl", "-"],
        ["check", "pairs.jsonl", "names.jsonl"],
        ["check", "pairs.jsonl", "names.jsonl", "--json"],
        ["align", f"no{STEERING}.txt", "en.txt"],
        ["align", f"--no{STEERING}"],
        ["align", "ko.txt", "en.txt", "--encoder", f"no/{STEERING}"],
        ["convert", "pairs.jsonl", f"o{STEERING}.tmx"],
    ],
)
def test_nothing_that_steers_a_terminal_gets_through(aligner, command: list[str], tmp_path: Path) -> None:
    (tmp_path / "ko.txt").write_text(f"뿌찐{STEERING} 대통령은 평양에 도착하였다.\n", encoding="utf-8")
    (tmp_path / "en.txt").write_text(f"President Putin{STEERING} arrived in Pyongyang.\n", encoding="utf-8")
    (tmp_path / "names.jsonl").write_text(json.dumps(entry(STEERING)) + "\n", encoding="utf-8")
    row = {
        "source": [0], "target": [0], "confidence": 0.99, "similarity": 0.8, "note": STEERING,
        "source_text": f"뿌찐{STEERING} 대통령은 평양에 도착하였다.",
        "target_text": f"President {STEERING} arrived in Pyongyang.",
        "meta": {"source": {"id": STEERING, "lang": "ko"}, "target": {"id": "e", "lang": "en"}},
    }  # fmt: skip
    (tmp_path / "pairs.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    outcome = aligner(*command)
    assert not RAW.search(outcome.out + outcome.err), outcome


def test_names_of_files_are_no_markup(aligner, tmp_path: Path) -> None:
    for name, text in (
        ("원문[ko].txt", "회담은 어제 열렸다.\n"),
        ("talks[en].txt", "The talks were held yesterday.\n"),
        (":smile:[red].txt", "The talks took place yesterday.\n"),
    ):
        (tmp_path / name).write_text(text, encoding="utf-8")
    outcome = aligner("compare", "원문[ko].txt", "talks[en].txt", ":smile:[red].txt")
    for name in ("원문[ko]", "talks[en]", ":smile:[red]"):
        assert name in outcome.out


FORMULAS = [
    "=1+1",
    "x;=1+cmd|' /C calc'!A0;y",
    "a\t=1",
    "a,-1",
    "a|@x",
    "-5",
    "＝1",
    "'=1",
    "''=1",
    '"=1',
    "a\n=1",
    "가",
]


def test_a_cell_with_any_separator_is_quoted_and_comes_home(tmp_path: Path) -> None:
    path = tmp_path / "cells.csv"
    path.write_text("".join(csv_line([text, "x"]) for text in FORMULAS), encoding="utf-8", newline="")
    read = pd.read_csv(path, header=None, dtype=str)[0]
    assert [unguard(text) for text in read] == FORMULAS
    assert not any(text.startswith(("=", "+", "-", "@", "＝")) for text in read)
    for text, line in zip(FORMULAS, map(csv_line, ([text] for text in FORMULAS)), strict=True):
        if re.search(r"[,;|\t\n]", text):
            assert line.startswith('"')
            assert line.endswith('"\r\n')


@pytest.mark.parametrize("suffix", ["csv", "xlsx", "txt", "memoq.csv", "tbx"])
@pytest.mark.parametrize("text", ["'=1", "''=1", '"=1"', "=1", "-1", "'1"])
def test_what_looks_like_a_guard_comes_home(aligner, suffix: str, text: str, tmp_path: Path) -> None:
    plain = {"ko": f"{text}가", "en": f"{text}b", "kind": "place", "count": 1}
    (tmp_path / "names.jsonl").write_text(json.dumps(plain) + "\n", encoding="utf-8")
    assert aligner("convert", "names.jsonl", f"names.{suffix}").code == 0
    home = json.loads(aligner("convert", f"names.{suffix}", "-").out)
    assert (home["ko"], home["en"]) == (plain["ko"], plain["en"])


def test_glossaries_for_cat_tools_hold_no_formula_and_come_home(aligner, tmp_path: Path) -> None:
    plain = {"ko": "=평양", "en": "-Pyongyang;=1", "kind": "place", "count": 1}
    (tmp_path / "names.jsonl").write_text(json.dumps(plain) + "\n", encoding="utf-8")
    for suffix in ("txt", "memoq.csv", "csv"):
        assert aligner("convert", "names.jsonl", f"names.{suffix}").code == 0
        written = (tmp_path / f"names.{suffix}").read_text(encoding="utf-8-sig")
        assert guard("=평양") in written
        assert aligner("convert", f"names.{suffix}", "-").code == 0
        (line,) = aligner("convert", f"names.{suffix}", "-").out.splitlines()
        home = json.loads(line)
        assert (home["ko"], home["en"]) == ("=평양", "-Pyongyang;=1")
