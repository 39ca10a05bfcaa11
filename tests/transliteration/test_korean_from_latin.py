"""Korean and foreign names in Latin letters: which Hangul they may stand for."""

from __future__ import annotations

import pytest

from aligner.names import guess_hangul, korean_readings


@pytest.mark.parametrize(
    "latin",
    [
        "Kim Tok Hun",
        "Kim Deok-hun",
        "Kim Tŏk-hun",
        "Kim Duk-hoon",
        "Deokhun Kim",
        "KIM TOK HUN",
        "kim deokhun",
    ],
)
def test_every_romanization_of_a_name_gives_it_first(latin: str) -> None:
    assert korean_readings(latin)[0][1] == "김덕훈"


@pytest.mark.parametrize(
    ("latin", "korean"),
    [
        ("Lee Jae-myung", "리재명"),
        ("Park Geun-hye", "박근혜"),
        ("Moon Jae-in", "문재인"),
        ("Choe Ryong Hae", "최룡해"),
        ("Ri Son Gwon", "리선권"),
        ("Rhee Syngman", "리승만"),
        ("Noh Moo-hyun", "로무현"),
        ("Roh Tae Woo", "로태우"),
        ("Yoon Suk-yeol", "윤석열"),
        ("Kim Yo Jong", "김여정"),
        ("Pak Thae Song", "박태송"),
        ("Kim Ku", "김구"),
    ],
)
def test_the_name_is_among_the_first_three(latin: str, korean: str) -> None:
    assert korean in [name for _, name in korean_readings(latin, 3)]


@pytest.mark.parametrize(
    "latin",
    ["", "Kim", "Putin", "Kim Kardashian", "Kim Philby", "Lee Harvey Oswald", "Jo Biden", "김덕훈", "123"],
)
def test_what_is_no_korean_name_has_no_reading(latin: str) -> None:
    assert korean_readings(latin) == ()


def test_shares_fall_and_add_up_to_one_at_most() -> None:
    shares = [share for share, _ in korean_readings("Kim Jong Un", 8)]
    assert shares == sorted(shares, reverse=True)
    assert 0 < sum(shares) <= 1.001


@pytest.mark.parametrize(
    ("latin", "south", "cyrillic"),
    [
        ("Zelensky", "젤렌스키", "Зеленский"),
        ("Zelenskyy", "젤렌스키", "Зеленский"),
        ("Medvedev", "메드베데프", "Медведев"),
        ("Alexander Novak", "알렉산드르 노바크", "Александр Новак"),
        ("Semyonov", "세묘노프", "Семёнов"),
        ("Gryzlov", "그리즐로프", "Грызлов"),
        ("Trump", "트럼프", None),
        ("Joe Biden", "조 바이든", None),
    ],
)
def test_foreign_names(latin: str, south: str, cyrillic: str | None) -> None:
    best = guess_hangul(latin)[0]
    assert (best.south, best.cyrillic) == (south, cyrillic)


@pytest.mark.parametrize("text", ["", "푸틴", "Путин", "R2D2 Putin 1"])
def test_no_guess_without_latin_words(text: str) -> None:
    assert guess_hangul(text) == ()
