"""A table of seeds/lexicon that holds nothing but its heading takes away what it knew, and nothing else.

Every table in turn is emptied in a copy of the folder, and one process goes the whole way with it: pages are read
and split, aligned, their names collected, found in each text, looked up and spelt otherwise.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from aligner.seeds import seeds_folder

if TYPE_CHECKING:
    from pathlib import Path

TABLES = sorted(path.stem for path in (seeds_folder() / "lexicon").glob("*.tsv"))

KOREAN = """\
조선민주주의인민공화국 국무위원장 김정은동지께서 로씨야련방 대통령 울라지미르 뿌찐동지와 회담하시였다.
외무상 최선희동지가 모스크바에서 라브로브외무상을 만났다.
습근평주석이 평양에서 연설하였다.
조선중앙통신
"""
ENGLISH = """\
Kim Jong Un, president of the State Affairs of the DPRK, met Vladimir Putin, president of the Russian Federation.
Foreign Minister Choe Son Hui met Foreign Minister Lavrov in Moscow.
President Xi Jinping made a speech in Pyongyang at 5 p.m. Sept. 13.
KCNA
"""

WHOLE_WAY = """
import json, sys
from pathlib import Path

import aligner
from aligner.glossary import load_glossary
from aligner.names import find_names

korean, english = (aligner.read(Path(sys.argv[1], name))[0] for name in ("ko.txt", "en.txt"))
alignment = aligner.align(korean, english)
glossary = aligner.build_glossary([alignment])
for query in ("뿌찐", "푸틴", "Putin", "Lavorv", "김정은", "습근평", "Xi Jinping", "외무상", "아무개씨"):
    glossary.lookup(query), load_glossary().lookup(query)
found = {
    document.lang: sorted({name.text for name in find_names(aligner.split(document), document.lang)})
    for document in (korean, english)
}
pairs = sorted([entry.ko, entry.en] for entry in glossary)
spelt = [aligner.hangul.to_south(korean.text), aligner.hangul.to_north("러시아련방 푸틴")]
json.dump({"pairs": pairs, "found": found, "rows": len(alignment.beads), "spelt": spelt}, sys.stdout)
"""

#: Names that both texts have -> the tables without which they cannot be paired as they are.
PAIRS = {
    ("김정은", "Kim Jong Un"): {"surnames"},
    ("최선희", "Choe Son Hui"): {"surnames"},
    ("라브로브", "Lavrov"): set(),
    ("습근평", "Xi Jinping"): set(),
    ("울라지미르 뿌찐", "Vladimir Putin"): {"particles", "titles"},
    ("조선민주주의인민공화국", "DPRK"): {"countries"},
    ("로씨야련방", "Russian Federation"): {"countries"},
    ("모스크바", "Moscow"): {"institutions"},
    ("평양", "Pyongyang"): {"particles"},
    ("외무상", "Foreign Minister"): {"titles"},
    ("대통령", "president"): {"titles"},
}


def emptied(folder: Path, tables: list[str]) -> Path:
    """A copy of the folder of tables in which some have nothing but notes and heading."""
    shutil.copytree(seeds_folder() / "lexicon", folder / "lexicon")
    for table in tables:
        path = folder / "lexicon" / f"{table}.tsv"
        lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
        heading = next(number for number, line in enumerate(lines) if not line.startswith("#"))
        path.write_text("".join(lines[: heading + 1]), encoding="utf-8")
    return folder


def go_the_whole_way(tmp_path: Path, tables: list[str]) -> dict[str, object]:
    (tmp_path / "ko.txt").write_text(KOREAN, encoding="utf-8")
    (tmp_path / "en.txt").write_text(ENGLISH, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", WHOLE_WAY, str(tmp_path)],
        env={
            **os.environ,
            "ALIGNER_SEEDS": str(emptied(tmp_path / "seeds", tables)),
            "PYTHONIOENCODING": "utf-8",
        },
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_all_names_are_found_with_the_tables_that_ship(tmp_path: Path):
    result = go_the_whole_way(tmp_path, [])
    assert set(PAIRS) <= {tuple(pair) for pair in result["pairs"]}
    assert result["rows"] == 3
    assert result["spelt"][0].startswith("조선민주주의인민공화국 국무위원장 김정은동지께서 러시아연방")


@pytest.mark.parametrize("table", TABLES)
def test_an_empty_table_takes_away_what_it_knew_and_nothing_else(tmp_path: Path, table: str):
    result = go_the_whole_way(tmp_path, [table])
    assert {pair for pair, needs in PAIRS.items() if table not in needs} <= {
        tuple(pair) for pair in result["pairs"]
    }
    assert {"Kim Jong Un", "Vladimir Putin", "Moscow"} - lost(table) <= set(result["found"]["en"])
    assert {"김정은", "모스크바"} - lost(table) <= set(result["found"]["ko"])


def lost(table: str) -> set[str]:
    """Names that one text alone does not show without a table."""
    return {
        "institutions": {"모스크바", "Moscow"},
        "surnames": {"김정은", "Kim Jong Un"},
        "titles": {"김정은"},
        "particles": {"김정은"},
    }.get(table, set())


def test_with_all_tables_empty_names_are_still_paired_by_sound(tmp_path: Path):
    result = go_the_whole_way(tmp_path, TABLES)
    assert ["울라지미르", "Vladimir"] in result["pairs"]
