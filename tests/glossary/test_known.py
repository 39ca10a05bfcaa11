"""What the tables know is found like any other name, and says that it comes from a table."""

from __future__ import annotations

import pytest

from aligner.cli import main
from aligner.glossary import load_glossary
from aligner.glossary.known import known_names, shipped_answers


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


def test_a_table_answers_to_its_own_forms_alone():
    assert shipped_answers("Trumph") == load_glossary().lookup("Trumph")


def test_the_command_answers_from_the_tables(capsys: pytest.CaptureFixture[str]):
    assert main(["lookup", "Poland"]) == 0
    shown = capsys.readouterr().out
    assert "뽈스까" in shown
    assert "seeds/lexicon/countries.tsv" in shown


def test_a_korean_word_is_not_spelt_as_if_it_were_a_foreign_name(capsys: pytest.CaptureFixture[str]):
    assert main(["lookup", "자력갱생"]) == 1
    assert "nothing found" in capsys.readouterr().err
