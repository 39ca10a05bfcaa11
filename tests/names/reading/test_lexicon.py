"""The tables of seeds/lexicon: every fact has its source, none stands twice."""

from __future__ import annotations

from collections import Counter

import pytest

from aligner.names.reading.lexicon import load_lexicon
from aligner.seeds import read_table

TABLES = {
    "titles": ("ko", "ko_south", "en", "role", "source"),
    "institutions": ("ko", "ko_south", "en", "kind", "source"),
    "countries": ("ko", "ko_south", "en", "adjective", "source"),
    "people": ("ko", "ko_south", "ru", "en", "source"),
    "kinds": ("ko", "source"),
    "chinese_readings": ("ko", "pinyin", "source"),
}


@pytest.mark.parametrize(("name", "columns"), TABLES.items(), ids=TABLES)
def test_every_fact_stands_once_and_has_its_source(name: str, columns: tuple[str, ...]):
    rows = read_table(name, columns)
    assert rows
    assert [row for row in rows if not all(row[column].strip() for column in columns if column != "ru")] == []
    assert [form for form, count in Counter(row["ko"] for row in rows).items() if count > 1] == []


def test_closed_columns_hold_what_they_may():
    assert {row["role"] for row in read_table("titles", ("role",))} == {"honorific", "post", "group"}
    assert {row["kind"] for row in read_table("institutions", ("kind",))} == {"organization", "place"}
    assert {row["kind"] for row in read_table("kinds", ("kind",))} == {"organization", "place", "country", ""}
    assert {row["common"] for row in read_table("surnames", ("common",))} == {"yes", ""}


def test_a_word_for_kinds_is_rendered_or_says_where_a_name_ends():
    rows = read_table("kinds", ("ko", "en", "kind", "uses"))
    assert [row for row in rows if bool(row["en"]) != bool(row["kind"])] == []
    assert [row for row in rows if not row["en"] and not row["uses"]] == []


def test_english_words_of_titles_are_no_names():
    vocabulary = load_lexicon().vocabulary
    assert {"minister", "defence", "russian", "committee", "comrade"} <= vocabulary
    assert vocabulary.isdisjoint({"kim", "jong", "putin", "sergei", "the", "of"})
