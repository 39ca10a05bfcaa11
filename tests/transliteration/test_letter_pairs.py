"""Foreign names across scripts, letter by letter: the usual spelling among the first guesses, in both directions."""

from __future__ import annotations

from pathlib import Path

import pytest

import aligner
from aligner.errors import SeedError
from aligner.transliteration.letter_pairs import JointTable, hangul_spellings, latin_spellings
from aligner.transliteration.sound import SoundTable

SHIPPED = Path(aligner.__file__).parent / "data" / "sound.npz"

# The first guess is to be right.
FIRST = [
    ("트럼프", "trump"),
    ("바이든", "biden"),
    ("오바마", "obama"),
    ("클린턴", "clinton"),
    ("네타냐후", "netanyahu"),
    ("숄츠", "scholz"),
    ("시진핑", "xijinping"),
    ("뜨람쁘", "trump"),
    ("죤", "john"),
]
# Among the first five.
AMONG = [
    ("블링컨", "blinken"),
    ("볼턴", "bolton"),
    ("폼페이오", "pompeo"),
    ("데릭", "derek"),
    ("애너", "anna"),
]


@pytest.mark.parametrize(("korean", "latin"), FIRST)
def test_first_latin_guess(korean: str, latin: str) -> None:
    assert latin_spellings(korean)[0][1] == latin


@pytest.mark.parametrize(("korean", "latin"), AMONG)
def test_among_the_latin_guesses(korean: str, latin: str) -> None:
    assert latin in [spelling for _, spelling in latin_spellings(korean)]


@pytest.mark.parametrize(
    ("latin", "korean"),
    [
        ("Trump", "트럼프"),
        ("Biden", "바이든"),
        ("Macron", "마크론"),
        ("Xi", "시"),
        ("Nguyen", "응우옌"),
        ("Meloni", "멜로니"),
    ],
)
def test_hangul_of_a_latin_form(latin: str, korean: str) -> None:
    found = [spelling for _, spelling in hangul_spellings(latin, 10)]
    assert korean in found
    assert all("가" <= char <= "힣" for spelling in found for char in spelling)


def test_costs_rise_and_spellings_differ() -> None:
    for found in (latin_spellings("메르켈", 8), hangul_spellings("Merkel", 8)):
        assert [cost for cost, _ in found] == sorted(cost for cost, _ in found)
        assert len({spelling for _, spelling in found}) == len(found) > 3


@pytest.mark.parametrize("text", ["", " ", "Путин", "123", "New York"])
def test_no_hangul_without_one_latin_word(text: str) -> None:
    assert hangul_spellings(text) == ()


@pytest.mark.parametrize("text", ["", "ㅋㅋ", "Trump", "값넋"])
def test_no_letters_for_what_is_no_name(text: str) -> None:
    assert all(spelling.isascii() for _, spelling in latin_spellings(text))


@pytest.mark.parametrize("table", [JointTable, SoundTable])
@pytest.mark.parametrize("kept", [0, 2, 50_000])
def test_a_damaged_table_is_named(table: type, kept: int, tmp_path: Path) -> None:
    path = tmp_path / "table.npz"
    path.write_bytes(SHIPPED.read_bytes()[:kept])
    with pytest.raises(SeedError, match=r"table\.npz: the .* damaged\. Install aligner again"):
        table(path)


def test_a_table_of_another_kind_is_named() -> None:
    with pytest.raises(SeedError, match=r"sound\.npz"):
        JointTable(SHIPPED)
