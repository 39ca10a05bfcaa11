"""What the tables know is found like any other name, and says that it comes from a table."""

from __future__ import annotations

import pytest

from aligner.cli import main
from aligner.glossary import load_glossary
from aligner.glossary.table_entries import known_names, shipped_answers


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
    best = shipped_answers(query)[0]
    assert (best.ko, best.en) == (ko, en)


def test_an_entry_of_a_table_names_the_table_and_its_source():
    (poland,) = known_names().lookup("뽈스까")
    assert [item.document.split(",")[0] for item in poland.evidence] == ["seeds/lexicon/countries.tsv"]
    assert poland.count == 0


def test_what_the_reports_show_comes_from_the_reports():
    (russia,) = [entry for entry in shipped_answers("Russian Federation") if entry.ko == "로씨야련방"]
    assert russia in load_glossary().entries
    # No report prints the abbreviation, but the party has an entry there.
    assert shipped_answers("WPK")[0] in load_glossary().entries


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
    assert shipped_answers(query)[0].ko == ko


def test_several_bodies_of_one_english_name_are_all_given():
    assert {entry.en for entry in shipped_answers("Security Counsil")} == {
        "Security Council",
        "UN Security Council",
    }


@pytest.mark.parametrize("query", ["Trump", "Kiran", "Heard", "Bernal", "Longo", "이본", "선기", "모리타"])
def test_a_person_is_no_slip_of_a_place(query: str):
    assert shipped_answers(query) == load_glossary().lookup(query)


def test_a_part_of_a_form_of_a_table_is_no_answer():
    assert shipped_answers("Trumph") == load_glossary().lookup("Trumph")


def test_the_command_answers_from_the_tables(capsys: pytest.CaptureFixture[str]):
    assert main(["lookup", "Poland"]) == 0
    shown = capsys.readouterr().out
    assert "뽈스까" in shown
    assert "seeds/lexicon/countries.tsv" in shown


def test_a_korean_word_is_not_spelt_as_if_it_were_a_foreign_name(capsys: pytest.CaptureFixture[str]):
    assert main(["lookup", "자력갱생"]) == 1
    assert "nothing found" in capsys.readouterr().err


def test_an_own_form_of_a_table_comes_before_another():
    answers = shipped_answers("Ministry of Foreign Affairs")
    own = [entry.en == "Ministry of Foreign Affairs" for entry in answers]
    assert own == sorted(own, reverse=True)
    assert any(own)
