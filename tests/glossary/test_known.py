"""What the tables know is found like any other name, and says that it comes from a table."""

from __future__ import annotations

import pytest

from aligner.cli import main
from aligner.glossary import load_glossary
from aligner.glossary.known import all_shipped_names, known_names


@pytest.mark.parametrize(
    ("query", "ko", "en"),
    [
        ("뛰르끼예", "뛰르끼예", "Türkiye"),
        ("튀르키예", "뛰르끼예", "Türkiye"),
        ("Türkiye", "뛰르끼예", "Türkiye"),
        ("습근평동지", "습근평", "Xi Jinping"),
        ("시진핑", "습근평", "Xi Jinping"),
        ("유엔안전보장이사회", "유엔안전보장리사회", "UN Security Council"),
        ("유엔안전보장리사회는", "유엔안전보장리사회", "UN Security Council"),
        ("국방과학원", "국방과학원", "Academy of Defence Science"),
    ],
)
def test_names_of_the_tables_are_found_in_any_spelling(query: str, ko: str, en: str):
    best = all_shipped_names().lookup(query)[0]
    assert (best.ko, best.en) == (ko, en)


def test_an_entry_of_a_table_names_the_table_and_its_source():
    (poland,) = known_names().lookup("뽈스까")
    assert [item.document.split(",")[0] for item in poland.evidence] == ["seeds/lexicon/countries.tsv"]
    assert poland.count == 0


def test_what_the_reports_show_comes_from_the_reports():
    (here,) = [entry for entry in all_shipped_names() if entry.ko == "로씨야련방"]
    assert here in load_glossary().entries
    forms = [entry.ko for entry in all_shipped_names()]
    assert len(forms) == len(set(forms))


def test_the_command_answers_from_the_tables(capsys: pytest.CaptureFixture[str]):
    assert main(["lookup", "Poland"]) == 0
    shown = capsys.readouterr().out
    assert "뽈스까" in shown
    assert "seeds/lexicon/countries.tsv" in shown


def test_a_korean_word_is_not_spelt_as_if_it_were_a_foreign_name(capsys: pytest.CaptureFixture[str]):
    assert main(["lookup", "자력갱생"]) == 1
    assert "nothing found" in capsys.readouterr().err
