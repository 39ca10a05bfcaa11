"""The tables of seeds/lexicon: every fact has its source, none stands twice."""

from __future__ import annotations

from collections import Counter

import pytest

from aligner.names.reading.korean_words import cuts, is_post, looks_foreign
from aligner.names.reading.lexicon import load_lexicon
from aligner.seeds import read_table
from aligner.transliteration.chinese import agreeing_syllables, pinyin_syllables

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


@pytest.mark.parametrize(
    ("ko", "words", "agreeing"),
    [
        ("습근평", ("Xi", "Jinping"), 3),
        ("조락제", ("Zhao", "Leji"), 3),
        ("왕의", ("Wang", "Yi"), 2),
        ("왕아군", ("Wang", "Yajun"), 3),
        ("습근평", ("Zhao", "Leji"), 0),
        ("습근", ("Xi", "Jinping"), -1),
        ("뿌찐", ("Vladimir", "Putin"), -1),
    ],
)
def test_chinese_names_by_korean_reading(ko: str, words: tuple[str, ...], agreeing: int):
    assert agreeing_syllables(ko, words) == agreeing


def test_pinyin_is_cut_in_every_way():
    assert pinyin_syllables("xian") == (("xi", "an"), ("xian",))
    assert pinyin_syllables("smith") == ()


@pytest.mark.parametrize(
    ("token", "cut"),
    [
        ("뿌찐대통령", (2, "title")),
        ("박태성동지", (3, "title")),
        ("꼬줴먀꼬장관이", (4, "title")),
        ("임천일부상", (3, "title")),
        ("김정은동지께서와", (3, "title")),
        ("뿌찐동지사이의", (2, "title")),
        ("라브로브는", (4, "particle")),
        ("워스또츠느이우주발사장에서", (6, "place")),
    ],
)
def test_where_a_name_may_end(token: str, cut: tuple[int, str]):
    assert cut in {(found.length, found.tail) for found in cuts(token)}


@pytest.mark.parametrize(
    "token", ["외무상", "공업무역상", "대통령공보관", "비서들인", "로씨야측위원장", "국무위원장이신"]
)
def test_offices(token: str):
    assert is_post(token)


@pytest.mark.parametrize(
    "token", ["뿌찐대통령", "김덕훈총리", "꼬줴먀꼬장관", "박태성동지", "마련", "동지적"]
)
def test_names_with_offices_and_other_words_are_no_offices(token: str):
    assert not is_post(token)


def test_foreign_and_korean_words():
    assert all(map(looks_foreign, ["울라지미르", "쎄르게이", "푸틴", "트럼프", "꼬줴먀꼬"]))
    assert not any(map(looks_foreign, ["중앙위원회", "대통령", "경애하는", "전략적", "과학기술"]))
