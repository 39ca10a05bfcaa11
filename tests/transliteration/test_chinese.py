"""Chinese names: the Korean reading of their characters against pinyin."""

from __future__ import annotations

import pytest

from aligner.transliteration.chinese import agreeing_syllables, pinyin_syllables


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
