"""Cyrillic in the Hangul of either Korea, and back."""

import pytest

from aligner.hangul import cyrillic_to_north, cyrillic_to_south
from aligner.hangul.russian_from_hangul import cyrillic_guesses

# Names of the KCNA report of 14 September 2023 (facts, section 4): Cyrillic, North, South by notice 2005-32.
OBSERVED = [
    ("Владимир Владимирович Путин", "울라지미르 울라지미로비치 뿌찐", "블라디미르 블라디미로비치 푸틴"),
    ("Сергей Лавров", "쎄르게이 라브로브", "세르게이 라브로프"),
    ("Денис Мантуров", "제니스 만뚜로브", "데니스 만투로프"),
    ("Сергей Шойгу", "쎄르게이 쇼이구", "세르게이 쇼이구"),
    ("Алексей Оверчук", "알렉쎄이 오베르츄크", "알렉세이 오베르추크"),
    ("Юрий Трутнев", "유리 뜨루뜨네브", "유리 트루트네프"),
    ("Марат Хуснуллин", "마라뜨 후스눌린", "마라트 후스눌린"),
    ("Дмитрий Песков", "드미뜨리 뻬스꼬브", "드미트리 페스코프"),
    ("Александр Козлов", "알렉싼드르 꼬즐로브", "알렉산드르 코즐로프"),
    ("Виталий Савельев", "위딸리 싸벨리예브", "비탈리 사벨리예프"),
    ("Александр Мацегора", "알렉싼드르 마쩨고라", "알렉산드르 마체고라"),
    ("Восточный", "워스또츠느이", "보스토치니"),
    # facts, section 3: Чайковский [OL], Сибирь [PR], Россия; section 8
    ("Чайковский", "챠이꼽스끼", "차이콥스키"),
    ("Владивосток", "울라지보스또크", "블라디보스토크"),
]


@pytest.mark.parametrize(("cyrillic", "north", "south"), OBSERVED, ids=[row[0] for row in OBSERVED])
def test_observed_names(cyrillic: str, north: str, south: str) -> None:
    assert cyrillic_to_north(cyrillic) == north
    assert cyrillic_to_south(cyrillic) == south


@pytest.mark.parametrize(
    ("cyrillic", "north"),
    [
        ("Сибирь", "씨비리"),  # ь after р: ㅣ
        ("Россия", "로씨야"),  # doubled consonants once
        ("Медведев", "메드베제브"),  # д before е: ㅈ; no devoicing at the end
        ("Кожемяко", "꼬줴먀꼬"),  # же: 줴
        ("Володин", "월로진"),  # opening во: 워
        ("Жуков", "쥬꼬브"),
        ("Хрущёв", "흐루쑈브"),  # щё: 쑈
        ("Горбачёв", "고르바쵸브"),
        ("Терешкова", "쩨레슈꼬바"),  # т before е: ㅉ; ш alone: 슈
        ("Вячеслав", "뱌체슬라브"),
        ("Ульянов", "울리야노브"),  # ль and vowel: ㄹㄹ and ㅣ
        ("Афанасьев", "아파나씨예브"),
        ("Казань", "까잔"),  # ь after н: silent
        ("Донецк", "도네쯔크"),
        ("Млечин", "믈레친"),  # м before л: 므
    ],
)
def test_northern_rules(cyrillic: str, north: str) -> None:
    # Facts, section 3: one row of the table each.
    assert cyrillic_to_north(cyrillic) == north


@pytest.mark.parametrize(
    ("cyrillic", "south"),
    [
        ("Болотов", "볼로토프"), ("Бобров", "보브로프"), ("Курбский", "쿠릅스키"), ("Глеб", "글레프"),  # rule 1
        ("Садко", "삿코"), ("Акмеизм", "아크메이즘"), ("Рубцовск", "룹촙스크"), ("Достоевский", "도스토옙스키"),
        ("Назрань", "나즈란"), ("Лужков", "루시코프"),  # rule 2
        ("Волгоград", "볼고그라드"), ("Славгород", "슬라브고로드"),  # rule 3
        ("Петрозаводск", "페트로자보츠크"), ("Вернадский", "베르나츠키"),  # rule 4
        ("Цимлянск", "치믈랸스크"), ("Игорь", "이고리"), ("Илья", "일리야"), ("Ольга", "올가"), ("Рязань", "랴잔"),
        ("Анна", "안나"), ("Одесса", "오데사"), ("Таджикистан", "타지키스탄"), ("Дзержинский", "제르진스키"),
    ],
)  # fmt: skip
def test_southern_rules(cyrillic: str, south: str) -> None:
    # Notice 2005-32, its rules in order.
    assert cyrillic_to_south(cyrillic) == south


def test_text_around_stays_and_stress_marks_vanish() -> None:
    assert cyrillic_to_north("(Пу́тин, 2023)") == "(뿌찐, 2023)"
    assert cyrillic_to_south("Putin 푸틴") == "Putin 푸틴"
    assert cyrillic_to_north("") == ""


@pytest.mark.parametrize(
    ("korean", "cyrillic"),
    [
        ("뿌찐", "путин"), ("푸틴", "путин"),
        ("메드베제브", "медведев"), ("메드베데프", "медведев"), ("워스또츠느이", "восточный"),
        ("꼬줴먀꼬", "кожемяко"), ("오베르츄크", "оверчук"),
        ("울라지미르", "владимир"), ("싸벨리예브", "савельев"), ("나리쉬낀", "нарышкин"),
        # not in the table of names
        ("그루슈꼬", "грушко"), ("모르굴로브", "моргулов"), ("빠블루첸꼬", "павлученко"),
    ],
)  # fmt: skip
def test_back_to_cyrillic(korean: str, cyrillic: str) -> None:
    assert cyrillic_guesses(korean)[0].cyrillic == cyrillic


def test_what_is_not_one_word_of_hangul_has_no_original() -> None:
    assert cyrillic_guesses("Putin") == ()
    assert cyrillic_guesses("") == ()
