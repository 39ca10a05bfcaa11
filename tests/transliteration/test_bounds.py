"""What is longer than any name sounds like nothing, and is spelt by nobody."""

from aligner.hangul.russian_from_hangul import cyrillic_guesses
from aligner.transliteration import (
    guess_hangul,
    guess_name,
    korean_readings,
    name_similarities,
    name_similarity,
)
from aligner.transliteration.chinese import pinyin_syllables
from aligner.transliteration.cyrillic import cyrillic_candidates

MUCH = 100_000


def test_no_table_of_all_letters_of_two_long_words():
    assert name_similarity("가" * MUCH, "ka" * MUCH) == 0
    assert name_similarities(["가" * MUCH, "뿌찐"], ["ka" * MUCH, "Putin"]).round().tolist() == [
        [0, 0],
        [0, 1],
    ]


def test_long_words_have_no_guesses():
    assert (
        guess_name("가" * MUCH) == guess_hangul("ka" * MUCH) == korean_readings("Kim " + "jong" * MUCH) == ()
    )
    assert cyrillic_guesses("뿌" * MUCH) == pinyin_syllables("jin" * MUCH) == ()
    assert not list(cyrillic_candidates("pu" * MUCH))


def test_a_long_name_is_still_a_name():
    assert name_similarity("울라지미르 울라지미로비츠 뿌찐", "Vladimir Vladimirovich Putin") > 0.5
