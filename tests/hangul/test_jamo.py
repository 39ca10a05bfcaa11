"""Letters of syllables: all of Unicode's 11,172 of them, and text in between."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.hangul import Syllable, compose, decompose, hangul_ratio, is_hangul, split_syllable

ALL = [chr(code) for code in range(0xAC00, 0xD7A4)]


def test_there_are_11172_syllables_and_each_comes_back() -> None:
    assert len(ALL) == 11_172
    for syllable in ALL:
        letters = decompose(syllable)
        assert 2 <= len(letters) <= 3
        assert compose(letters) == syllable


def test_all_syllables_in_one_text_come_back() -> None:
    text = "".join(ALL)
    assert compose(decompose(text)) == text


def test_a_syllable_as_a_value_is_the_same_letters() -> None:
    for syllable in ALL:
        part = split_syllable(syllable)
        assert part.initial + part.medial + part.final == decompose(syllable)
        assert str(part) == syllable


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("뿌찐", "ㅃㅜㅉㅣㄴ"),
        ("돐", "ㄷㅗㄽ"),
        ("값이", "ㄱㅏㅄㅇㅣ"),
        ("로씨야 (Russia)", "ㄹㅗㅆㅣㅇㅑ (Russia)"),
        ("", ""),
        ("ㅋㅋ", "ㅋㅋ"),
    ],
)
def test_decompose(text: str, letters: str) -> None:
    assert decompose(text) == letters
    assert compose(letters) == text


def test_decomposed_unicode_counts_as_syllables() -> None:
    assert decompose("\u1100\u1161") == "ㄱㅏ"  # NFD 가


@given(st.text(alphabet=st.sampled_from([*ALL[::97], " ", "a", "!", "《", "1"])))
def test_any_text_of_syllables_and_signs_comes_back(text: str) -> None:
    assert compose(decompose(text)) == text


@pytest.mark.parametrize("char", ["가", "힣", "ㄱ", "ㅣ", "\u1100", "\u11a8"])
def test_hangul(char: str) -> None:
    assert is_hangul(char)


@pytest.mark.parametrize("char", ["a", "я", "金", "あ", "1", " ", "·", "〇"])
def test_not_hangul(char: str) -> None:
    assert not is_hangul(char)


@pytest.mark.parametrize(
    ("text", "ratio"),
    [("뿌찐", 1.0), ("Putin", 0.0), ("", 0.0), ("123 !", 0.0), ("김 Kim", 0.25), ("6.15공동선언", 1.0)],
)
def test_hangul_ratio_counts_letters_only(text: str, ratio: float) -> None:
    assert hangul_ratio(text) == ratio


def test_only_a_syllable_can_be_split() -> None:
    assert split_syllable("찐") == Syllable("ㅉ", "ㅣ", "ㄴ")
    for wrong in ("ㄱ", "a", "", "가나"):
        with pytest.raises(ValueError, match="not one Hangul syllable"):
            split_syllable(wrong)
