"""``aligner glossary --adapt``: what a person's own list of names changes, and what is said about it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from aligner.formats import write_glossary
from aligner.glossary import Glossary
from aligner.model import Entry

if TYPE_CHECKING:
    from pathlib import Path

KNOWN = [
    ("박정천", "Bak Zhòngtsòn"), ("전현철", "Zhòn Hyòntsòl"), ("리창대", "Ri Tsangdae"), ("김여정", "Gim Yòzhòng"),
    ("최선희", "Tsoe Sònhi"), ("장금철", "Zhang Gùmtsòl"), ("우상철", "U Sangtsòl"), ("김재룡", "Gim Zhaeryong"),
]  # fmt: skip
TITLES = [("국방상", "Minister of National Defence"), ("외무성", "Ministry of Foreign Affairs")]


def write_list(path: Path, pairs: list[tuple[str, str]]) -> Path:
    path.write_text("ko,en\n" + "".join(f"{ko},{en}\n" for ko, en in pairs), encoding="utf-8")
    return path


@pytest.fixture
def talks(aligner, tmp_path: Path) -> Path:
    korean, english = tmp_path / "ko.txt", tmp_path / "en.txt"
    korean.write_text(
        "정경택동지가 회의에서 보고를 하였다.\n경제문제가 토의되였다.\n조용원동지가 연설하였다.\n",
        encoding="utf-8",
    )
    english.write_text(
        "Zhòng Gyòngtaek made a report at the meeting.\nEconomic issues were discussed.\nZho Yongwon made a speech.\n",
        encoding="utf-8",
    )
    path = tmp_path / "talks.jsonl"
    assert aligner("align", korean, english, "-o", path).code == 0
    return path


def names(out: str) -> set[tuple[str, str]]:
    return {(entry["ko"], entry["en"]) for entry in map(json.loads, out.splitlines())}


def test_names_of_the_house_are_found_and_the_list_is_accounted_for(aligner, talks, tmp_path) -> None:
    pairs = write_list(tmp_path / "house.csv", KNOWN + TITLES)
    assert not names(aligner("glossary", talks, "-o", "-").out)
    done = aligner("glossary", talks, "--adapt", pairs, "-o", "-")
    assert names(done.out) == {("정경택", "Zhòng Gyòngtaek"), ("조용원", "Zho Yongwon")}
    told = f"sound re-estimated on 8 of 10 pairs of {pairs}; the other 2 do not sound alike"
    assert done.err.splitlines()[0] == told


def test_nothing_is_kept_for_the_next_run(aligner, talks, tmp_path) -> None:
    aligner("glossary", talks, "--adapt", write_list(tmp_path / "house.csv", KNOWN), "-o", "-")
    after = aligner("glossary", talks, "-o", "-")
    assert not names(after.out)
    assert "re-estimated" not in after.err


def test_the_glossary_says_that_it_was_made_so(aligner, talks, tmp_path) -> None:
    pairs = write_list(tmp_path / "house.csv", KNOWN)
    aligner("glossary", talks, "--adapt", pairs, "-o", "names.html")
    assert "names:sound+adapted-8-" in (tmp_path / "names.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("suffix", ["jsonl", "sqlite", "txt", "xlsx", "tbx", "memoq.csv"])
def test_any_glossary_will_do(aligner, talks, tmp_path, suffix) -> None:
    write_glossary(Glossary(tuple(Entry(ko, en) for ko, en in KNOWN)), tmp_path / f"known.{suffix}")
    done = aligner("glossary", talks, "--adapt", tmp_path / f"known.{suffix}", "-o", "-")
    assert "re-estimated on 8 of 8 pairs" in done.err
    assert len(names(done.out)) == 2


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "the file is empty"),
        ("ko,en\n", "the file holds no terms"),
        ("name,nom\n가,ga\n", "there are no columns ko and en"),
        (
            "ko,en\n국방상,Minister of Defence\n뿌찐,Putin\n",
            "1 of 2 pairs sound alike, too few to learn from",
        ),
    ],
)
def test_a_list_that_teaches_nothing(aligner, talks, tmp_path, text, problem) -> None:
    path = tmp_path / "list.csv"
    path.write_text(text, encoding="utf-8")
    done = aligner("glossary", talks, "--adapt", path, "-o", "names.csv")
    assert done.code == 1
    assert done.err.startswith(f"aligner: {path}")
    assert problem in done.err
    assert not (tmp_path / "names.csv").exists()


def test_a_list_that_is_not_there(aligner, talks) -> None:
    done = aligner("glossary", talks, "--adapt", "nowhere.csv")
    assert done.code == 1
    assert "nowhere.csv: there is no such file" in done.err


def test_it_does_not_go_with_check(aligner, talks, tmp_path) -> None:
    pairs = write_list(tmp_path / "house.csv", KNOWN)
    done = aligner("glossary", "--check", talks, pairs, "--adapt", pairs)
    assert done.code == 2
    assert "--adapt" in done.err
