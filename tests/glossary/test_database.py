"""A glossary in SQLite answers as one in memory does, and a file that is none is refused in clear words."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

import pytest

from aligner.errors import ReadError
from aligner.formats import read_glossary, write_glossary
from aligner.glossary import Glossary, load_glossary
from aligner.glossary.database import StoredGlossary, sound_key
from aligner.model import Entry, Evidence, Variant

from .test_lookup import FIRST, GLOSSARY

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(scope="module")
def stored(tmp_path_factory: pytest.TempPathFactory) -> Iterator[StoredGlossary]:
    path = tmp_path_factory.mktemp("names") / "names.sqlite"
    write_glossary(GLOSSARY, path)
    with StoredGlossary(path) as glossary:
        yield glossary


@pytest.mark.parametrize(("query", "korean"), FIRST, ids=[query for query, _ in FIRST])
def test_first_answer_is_that_of_a_glossary_in_memory(stored: StoredGlossary, query: str, korean: str):
    assert stored.lookup(query)[0].ko == korean


@pytest.mark.parametrize("query", ["뿌찐", "푸틴", "Putin", "Sergei", "로씨야", "라브로", "정천", "김", "박"])
def test_order_of_answers(stored: StoredGlossary, query: str):
    assert stored.lookup(query) == GLOSSARY.lookup(query)


@pytest.mark.parametrize(
    "query",
    ["", " ", "-", "coffee", "커피", "кофе", "123", "김정일", "Biden", "바이든", "東京", "%", "'", "_"],
)
def test_nothing_like_it(stored: StoredGlossary, query: str):
    assert stored.lookup(query) == []


@pytest.mark.parametrize("query", ["a" * 5000, " ".join(map(str, range(80))), "Kim " * 29 + "Jong"])
def test_long_queries_are_no_damage(stored: StoredGlossary, query: str):
    assert len(stored.lookup(query)) <= 1


SLIPS = [
    ("뿌친", "뿌찐"),
    ("Segei Lavrov", "쎄르게이 라브로브"),
    ("Kim Jong Umn", "김정은"),
    ("Лаврав", "쎄르게이 라브로브"),
    ("kimjongun", "김정은"),
    ("Kim Yong Un", "김정은"),
    ("Bak Jung-chun", "박정천"),
    ("푸딘", "뿌찐"),
    ("라브르브", "쎄르게이 라브로브"),
    ("Lavorv", "쎄르게이 라브로브"),
    ("Sergei Lavrovv", "쎄르게이 라브로브"),
    ("Segrei Lavrow", "쎄르게이 라브로브"),
    ("바정천", "박정천"),
]


@pytest.mark.parametrize(("query", "korean"), SLIPS, ids=[query for query, _ in SLIPS])
def test_slips_and_names_of_two_syllables(stored: StoredGlossary, query: str, korean: str):
    assert korean in [entry.ko for entry in stored.lookup(query)]


def test_exact_before_fuzzy(tmp_path: Path):
    names = Glossary((Entry("박태송", "Pak Thae Song", count=9), Entry("박태성", "Pak Thae Seong", count=1)))
    write_glossary(names, tmp_path / "names.db")
    with StoredGlossary(tmp_path / "names.db") as stored:
        assert stored.lookup("박태성")[0].ko == "박태성"
        assert stored.lookup("Pak Thae Song")[0].ko == "박태송"


def test_many_answers_are_the_commonest_hundred(tmp_path: Path):
    names = Glossary(tuple(Entry(f"김{chr(0xAC00 + n)}", f"Kim {n:03}", count=n) for n in range(150)))
    write_glossary(names, tmp_path / "names.db")
    with StoredGlossary(tmp_path / "names.db") as stored:
        assert [entry.count for entry in stored.lookup("Kim")] == list(range(149, 49, -1))


def test_everything_comes_back(tmp_path: Path):
    full = Entry(
        "제니스 만뚜로브",
        "Denis Mantrov",
        en_variants=(Variant("Zenis Manturov", 1, "2023-09-14", "2023-09-14"),),
        en_standard="Denis Manturov",
        romanizations={"rr": "x"},
        count=3,
        status="corrected",
        evidence=(Evidence("제니스 만뚜로브", "Denis Mantrov", "가\u2028나", '"a"', "report", None),),
    )
    names = Glossary((Entry("뿌찐", "Putin"), full))
    write_glossary(names, tmp_path / "names.sqlite")
    assert load_glossary(tmp_path / "names.sqlite").entries == names.entries
    assert read_glossary(tmp_path / "names.sqlite").entries == names.entries
    with StoredGlossary(tmp_path / "names.sqlite") as stored:
        assert tuple(stored) == names.entries
        assert len(stored) == 2


def test_an_empty_glossary(tmp_path: Path):
    write_glossary(Glossary(), tmp_path / "names.sqlite")
    with StoredGlossary(tmp_path / "names.sqlite") as stored:
        assert (len(stored), stored.lookup("뿌찐")) == (0, [])


def test_looking_up_changes_nothing(tmp_path: Path):
    path = tmp_path / "names.sqlite"
    write_glossary(GLOSSARY, path)
    before = path.read_bytes()
    path.chmod(0o444)
    with StoredGlossary(path) as stored:
        assert stored.lookup("Pootin")
        with pytest.raises(sqlite3.OperationalError, match="readonly"):
            stored._base.execute("DELETE FROM entry")
    assert path.read_bytes() == before
    assert [one.name for one in tmp_path.iterdir()] == ["names.sqlite"]


def test_what_stood_there_is_replaced_whole(tmp_path: Path):
    path = tmp_path / "names.sqlite"
    write_glossary(GLOSSARY, path)
    write_glossary(Glossary((Entry("평양", "Pyongyang", kind="place"),)), path)
    assert [entry.ko for entry in load_glossary(path)] == ["평양"]


def foreign(path: Path) -> None:
    base = sqlite3.connect(path)
    base.execute("CREATE TABLE entry (id)")
    base.commit()
    base.close()


def cut(path: Path) -> None:
    write_glossary(GLOSSARY, path)
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 3])


@pytest.mark.parametrize(
    ("make", "problem"),
    [
        (lambda path: None, "there is no such glossary"),
        (lambda path: path.mkdir(), "there is no such glossary"),
        (lambda path: path.write_text("뿌찐\tPutin\n" * 99, encoding="utf-8"), "cannot be read"),
        (lambda path: path.write_bytes(b""), "no glossary that this version"),
        (foreign, "no glossary that this version"),
        (cut, "cannot be read"),
    ],
    ids=["none", "folder", "text", "empty", "another database", "cut off"],
)
def test_files_that_are_no_glossary(make, problem: str, tmp_path: Path):
    path = tmp_path / "names.sqlite"
    make(path)
    with pytest.raises(ReadError, match=problem) as caught:
        load_glossary(path)
    assert "names.sqlite" in str(caught.value)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("뿌찐", "Putin"),
        ("푸틴", "Pootin"),
        ("박정천", "Pak Jong Chon"),
        ("흐루쑈브", "Khrushov"),
        ("김영강", "Kim Yong Gang"),
    ],
)
def test_both_scripts_have_one_key(one: str, other: str):
    assert sound_key(one) == sound_key(other) != ""
