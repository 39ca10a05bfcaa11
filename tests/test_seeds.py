"""The tables of seeds/lexicon as such: how they are read, what is wrong with one, whose folder it is."""

from __future__ import annotations

import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

import aligner
from aligner.errors import SeedError
from aligner.seeds import USES, Words, alternatives, read_table, seeds_folder, table_name

LEXICON = seeds_folder() / "lexicon"
CODE = [
    path.read_text(encoding="utf-8")
    for path in Path(aligner.__file__).parent.rglob("*.py")
    if path.name != "seeds.py"
]
EVERY_USE = [
    (table, lang, use) for table, langs in USES.items() for lang, uses in langs.items() for use in uses
]


def folder_with(tmp_path: Path, name: str, text: str) -> Path:
    """A folder of tables that holds one table."""
    (tmp_path / "lexicon").mkdir()
    (tmp_path / "lexicon" / f"{name}.tsv").write_text(text, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("path", sorted(LEXICON.glob("*.tsv")), ids=lambda path: path.stem)
def test_every_table_has_a_source_in_each_row_and_is_told_in_the_readme(path: Path):
    rows = read_table(path.stem, ("source",))
    assert [row for row in rows if not row["source"].strip()] == []
    assert f"| {path.name} |" in (LEXICON / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("table", USES)
def test_no_word_stands_twice_in_a_table_of_words(table: str):
    rows = read_table(table, ("uses",))
    words = Counter((next(iter(row.values())), row.get("lang", "")) for row in rows)
    assert [word for word, count in words.items() if count > 1] == []


@pytest.mark.parametrize(("table", "lang", "use"), EVERY_USE, ids=map("-".join, EVERY_USE))
def test_every_use_has_words_is_explained_in_its_table_and_asked_for(table: str, lang: str, use: str):
    assert len(Words(table, use, lang)) > 0
    notes = [
        line for line in (LEXICON / f"{table}.tsv").read_text(encoding="utf-8").splitlines() if line[0] == "#"
    ]
    assert any(re.match(rf"# {use}\s\s", line) for line in notes)
    asking = [text for text in CODE if f'("{table}", ' in text]
    assert any(re.search(rf"""["']{use}["']""", text) for text in asking)


def test_words_are_a_set_that_is_read_when_asked():
    courtesies = Words("person_words", "courtesy", "en")
    assert "mrs" in courtesies
    assert "Mrs" not in courtesies
    assert set(courtesies) == courtesies.all
    assert courtesies & {"mr", "said"} == {"mr"}
    assert "Kim said".endswith(Words("person_words", "speech", "en").endings)


def test_a_use_that_no_table_has_is_refused_at_once():
    with pytest.raises(ValueError, match="no use 'courtsey' in the table 'person_words'"):
        Words("person_words", "courtsey", "en")


def test_a_pattern_of_no_words_matches_nothing():
    assert re.search(alternatives(()), "any text") is None
    assert re.fullmatch(alternatives({"a.", "a.b"}), "a.b")
    assert re.fullmatch(alternatives({"a.", "a.b"}), "axb") is None


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("word\tlang\tuses\tsource\nmr\ten\tcourtsey\tme\n", "line 2: the use 'courtsey' is unknown here"),
        ("word\tlang\tuses\tsource\nHerr\tde\tcourtesy\tme\n", "line 2: the language 'de' is unknown here"),
        ("word\tlang\tsource\nmr\ten\tme\n", "line 1: the column 'uses' is missing"),
        (
            "# a note\nword\tlang\tuses\tsource\nmr\ten\tcourtesy\n",
            "line 3: 3 fields where the heading has 4",
        ),
        ("# nothing but a note\n", "the heading is missing"),
    ],
)
def test_what_is_wrong_with_a_table_is_said_with_its_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, message: str
):
    monkeypatch.setenv("ALIGNER_SEEDS", str(folder_with(tmp_path, "person_words", text)))
    script = "from aligner.seeds import Words; print(Words('person_words', 'courtesy', 'en').all)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "person_words.tsv" in done.stderr
    assert message in done.stderr


class TestAFolderOfOnesOwn:
    def test_its_tables_are_read(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
        monkeypatch.setenv("ALIGNER_SEEDS", str(folder_with(tmp_path, "people", "ko\ten\n뿌찐\tPutin\n")))
        assert read_table("people", ("ko",)) == [{"ko": "뿌찐", "en": "Putin"}]

    def test_without_tables_it_is_refused(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
        monkeypatch.setenv("ALIGNER_SEEDS", str(tmp_path))
        with pytest.raises(
            SeedError, match="ALIGNER_SEEDS names this folder, but it has no folder lexicon/ in it"
        ):
            seeds_folder()

    def test_a_table_that_it_lacks_is_named(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
        monkeypatch.setenv("ALIGNER_SEEDS", str(folder_with(tmp_path, "people", "ko\n")))
        with pytest.raises(SeedError, match=r"titles\.tsv: the table cannot be read"):
            read_table("titles", ("ko",))

    def test_an_empty_variable_is_none(self, monkeypatch: pytest.MonkeyPatch):
        monkeypatch.setenv("ALIGNER_SEEDS", "")
        assert seeds_folder() / "lexicon" == LEXICON


@pytest.mark.parametrize(
    ("table", "row"),
    [
        ("titles", "외무상\t외무상\tForeign Minister\tpots\tunsourced"),
        ("institutions", "조선로동당\t조선노동당\tWPK\tparty\tunsourced"),
    ],
)
def test_a_value_that_the_program_does_not_know_is_refused_with_its_line(
    table: str, row: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    column = "role" if table == "titles" else "kind"
    text = f"ko\tko_south\ten\t{column}\tsource\n{row}\n"
    monkeypatch.setenv("ALIGNER_SEEDS", str(folder_with(tmp_path, table, text)))
    with pytest.raises(
        SeedError, match=rf"{table}.tsv, line 2: '(pots|party)' is no {column}.*Write one of: "
    ) as caught:
        read_table(table, ("ko", column))
    assert caught.value.line == 2


def test_a_table_is_told_by_where_it_lies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    assert table_name("countries") == "seeds/lexicon/countries.tsv"
    monkeypatch.setenv("ALIGNER_SEEDS", str(folder_with(tmp_path, "countries", "ko\n")))
    assert table_name("countries") == str(tmp_path / "lexicon" / "countries.tsv")
