"""What the tables know is found like any other name, and says that it comes from a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from aligner.cli import main
from aligner.formats import write_glossary
from aligner.glossary import Glossary, load_glossary
from aligner.glossary.table_entries import known_names
from aligner.model import Entry

if TYPE_CHECKING:
    from pathlib import Path

SHIPPED = load_glossary()
# What the reports show, with no tables behind it.
REPORTS = Glossary(SHIPPED.entries)


@pytest.mark.parametrize(
    ("query", "ko", "en"),
    [
        ("뛰르끼예", "뛰르끼예", "Türkiye"),
        ("튀르키예", "뛰르끼예", "Türkiye"),
        ("Türkiye", "뛰르끼예", "Türkiye"),
        ("유엔안전보장이사회", "유엔안전보장리사회", "UN Security Council"),
        ("유엔안전보장리사회는", "유엔안전보장리사회", "UN Security Council"),
        ("국방과학원", "국방과학원", "Academy of Defence Science"),
    ],
)
def test_names_of_the_tables_are_found_in_any_spelling(query: str, ko: str, en: str):
    best = SHIPPED.lookup(query)[0]
    assert (best.ko, best.en) == (ko, en)


def test_an_entry_of_a_table_names_the_table_and_its_source():
    (poland,) = known_names().lookup("뽈스까")
    assert [item.document.split(",")[0] for item in poland.evidence] == ["seeds/lexicon/countries.tsv"]
    assert poland.count == 0


def test_what_the_reports_show_comes_from_the_reports():
    (russia,) = [entry for entry in SHIPPED.lookup("Russian Federation") if entry.ko == "로씨야련방"]
    assert russia in SHIPPED.entries
    # No report prints the abbreviation, but the party has an entry there.
    assert SHIPPED.lookup("WPK")[0] in SHIPPED.entries


@pytest.mark.parametrize(
    ("query", "ko"),
    [
        ("뛰르끼에", "뛰르끼예"),
        ("모스끄바", "모스크바"),
        ("에짚드", "에짚트"),
        ("윁난", "윁남"),
        ("외무셩", "외무성"),
        ("Kazakstan", "까자흐스딴"),
        ("Supreme People's Assembley", "최고인민회의"),
    ],
)
def test_a_slip_in_a_form_of_a_table_is_forgiven(query: str, ko: str):
    assert SHIPPED.lookup(query)[0].ko == ko


def test_several_bodies_of_one_english_name_are_all_given():
    assert {entry.en for entry in SHIPPED.lookup("Security Counsil")} == {
        "Security Council",
        "UN Security Council",
    }


@pytest.mark.parametrize("query", ["Trump", "Kiran", "Heard", "Bernal", "Longo", "이본", "선기", "모리타"])
def test_a_person_is_no_slip_of_a_place(query: str):
    assert SHIPPED.lookup(query) == REPORTS.lookup(query)


def test_a_part_of_a_form_of_a_table_is_no_answer():
    assert SHIPPED.lookup("Trumph") == REPORTS.lookup("Trumph")


def test_the_command_answers_from_the_tables(capsys: pytest.CaptureFixture[str]):
    assert main(["lookup", "Poland"]) == 0
    shown = capsys.readouterr().out
    assert "뽈스까" in shown
    assert "seeds/lexicon/countries.tsv" in shown


def test_a_korean_word_is_not_spelt_as_if_it_were_a_foreign_name(capsys: pytest.CaptureFixture[str]):
    assert main(["lookup", "자력갱생"]) == 1
    assert "nothing found" in capsys.readouterr().err


def test_an_own_form_of_a_table_comes_before_another():
    answers = SHIPPED.lookup("Ministry of Foreign Affairs")
    own = [entry.en == "Ministry of Foreign Affairs" for entry in answers]
    assert own == sorted(own, reverse=True)
    assert any(own)


def test_tables_stand_behind_the_glossary_that_ships_and_no_other(tmp_path: Path):
    write_glossary(SHIPPED, tmp_path / "names.jsonl")
    mine = load_glossary(tmp_path / "names.jsonl")
    assert mine.entries == SHIPPED.entries
    assert [bool(names.lookup("Poland")) for names in (SHIPPED, REPORTS, mine)] == [True, False, False]


def test_tables_stay_behind_what_is_merged_with_or_decided_for_the_glossary_that_ships():
    decided = Glossary((Entry("뿌찐", "V. V. Putin", status="corrected"),))
    for names in (SHIPPED.merge(decided), SHIPPED.decided(decided)):
        assert [entry.en for entry in names.lookup("푸틴")][:1] == ["V. V. Putin"]
        assert [entry.ko for entry in names.lookup("Poland")] == ["뽈스까"]
