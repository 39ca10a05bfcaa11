"""A glossary in SQLite keeps everything, look-up changes nothing, and a file that is none is refused in clear words."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

import pytest

from aligner.errors import ReadError
from aligner.formats import read_glossary, write_glossary
from aligner.glossary import Glossary, load_glossary
from aligner.glossary.lookup.sqlite import StoredGlossary
from aligner.model import Entry, Evidence, Variant

from .test_steps import GLOSSARY

if TYPE_CHECKING:
    from pathlib import Path


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
