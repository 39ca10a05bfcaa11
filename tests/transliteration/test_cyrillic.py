"""Russian names in Latin letters by three systems, back to Cyrillic, and guesses from Hangul."""

import pytest

from aligner.errors import UnknownNameError
from aligner.names import guess_name
from aligner.transliteration.cyrillic import cyrillic_candidates, cyrillic_to_latin, cyrillic_to_south

# Cyrillic, KCNA and press, BGN/PCGN 1947, passport (ICAO 9303)
NAMES = [
    ("Владимирович", "Vladimirovich", "Vladimirovich", "Vladimirovich"),
    ("Путин", "Putin", "Putin", "Putin"),
    ("Сергей Лавров", "Sergei Lavrov", "Sergey Lavrov", "Sergei Lavrov"),
    ("Сергей Шойгу", "Sergei Shoigu", "Sergey Shoygu", "Sergei Shoigu"),
    ("Юрий Трутнев", "Yuri Trutnev", "Yuriy Trutnev", "Iurii Trutnev"),
    ("Марат Хуснуллин", "Marat Khusnullin", "Marat Khusnullin", "Marat Khusnullin"),
    ("Дмитрий Песков", "Dmitri Peskov", "Dmitriy Peskov", "Dmitrii Peskov"),
    ("Виталий Савельев", "Vitaly Saveliev", "Vitaliy Savel’yev", "Vitalii Savelev"),
    ("Александр Мацегора", "Alexandr Matsegora", "Aleksandr Matsegora", "Aleksandr Matsegora"),
    ("Восточный", "Vostochny", "Vostochnyy", "Vostochnyi"),
    ("Хрущёв", "Khrushchev", "Khrushchëv", "Khrushchev"),
    ("Ельцин", "Yeltsin", "Yel’tsin", "Eltsin"),
    ("Мария Захарова", "Maria Zakharova", "Mariya Zakharova", "Mariia Zakharova"),
    ("Подъячев", "Podyachev", "Pod”yachev", "Podieiachev"),
]  # fmt: skip


@pytest.mark.parametrize(("cyrillic", "kcna", "bgn", "passport"), NAMES, ids=[row[0] for row in NAMES])
def test_three_systems(cyrillic: str, kcna: str, bgn: str, passport: str) -> None:
    assert cyrillic_to_latin(cyrillic) == kcna
    assert cyrillic_to_latin(cyrillic, "bgn") == bgn
    assert cyrillic_to_latin(cyrillic, "passport") == passport


def test_what_is_not_cyrillic_stays() -> None:
    assert cyrillic_to_latin("(Putin, 2023) 뿌찐") == "(Putin, 2023) 뿌찐"
    assert cyrillic_to_latin("") == ""


def test_unknown_system_lists_the_known_ones() -> None:
    with pytest.raises(UnknownNameError, match="bgn, kcna, passport"):
        cyrillic_to_latin("Путин", "iso9")


@pytest.mark.parametrize(
    ("latin", "cyrillic"),
    [
        ("Putin", "путин"), ("Sergei", "сергей"), ("Sergey", "сергей"), ("Khrushchev", "хрущев"), ("Zhukov", "жуков"),
        ("Saveliev", "савельев"), ("Matsegora", "мацегора"), ("Dmitry", "дмитрий"), ("Yuri", "юрий"),
        ("Alexei", "алексей"),
    ],
)  # fmt: skip
def test_the_cyrillic_word_is_among_the_candidates(latin: str, cyrillic: str) -> None:
    assert cyrillic in set(cyrillic_candidates(latin))


def test_candidates_end() -> None:
    assert len(list(cyrillic_candidates("Yekaterinoslavskaya", 50))) <= 50
    assert list(cyrillic_candidates("김")) == []


def test_the_southern_form_chooses_among_the_candidates() -> None:
    assert "лавров" in {
        word for word in cyrillic_candidates("Lavrov") if cyrillic_to_south(word) == "라브로프"
    }


@pytest.mark.parametrize(
    ("korean", "latin", "cyrillic"),
    [
        ("메드베제브", "Medvedev", "Медведев"),
        ("메드베데프", "Medvedev", "Медведев"),
        ("뿌찐", "Putin", "Путин"),
        ("쎄르게이 라브로브", "Sergei Lavrov", "Сергей Лавров"),
        ("꼬줴먀꼬", "Kozhemyako", "Кожемяко"),
        ("모르굴로브", "Morgulov", "Моргулов"),
        ("마리야 자하로바", "Maria Zakharova", "Мария Захарова"),
    ],
)
def test_guesses_of_russian_names(korean: str, latin: str, cyrillic: str) -> None:
    best = guess_name(korean)[0]
    assert (best.latin, best.cyrillic) == (latin, cyrillic)
    assert best.score > 0.5


def test_guesses_of_korean_names_are_romanizations() -> None:
    assert [guess.latin for guess in guess_name("리병철")][:2] == ["Ri Pyong Chol", "Ri Byeongcheol"]
    assert all(guess.cyrillic is None for guess in guess_name("리병철"))


def test_guesses_of_other_names_are_by_sound() -> None:
    best = guess_name("조 바이든")[0]
    assert best.latin.endswith("Biden")
    assert best.cyrillic is None


def test_scores_fall_and_add_up_to_one_at_most() -> None:
    for korean in ("메드베제브", "쉬카거우", "도널드 트럼프", "리병철"):
        scores = [guess.score for guess in guess_name(korean)]
        assert scores == sorted(scores, reverse=True)
        assert 0 < sum(scores) <= 1.001
        assert len(guess_name(korean, 2)) <= 2


@pytest.mark.parametrize("text", ["", " ", "Putin", "Путин", "뿌찐!"])
def test_no_guess_without_a_name_in_hangul(text: str) -> None:
    assert guess_name(text) == ()
