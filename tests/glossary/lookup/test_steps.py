"""Look-up: any spelling in any script, best answer first, nothing for nothing."""

from __future__ import annotations

import subprocess
import sys
import unicodedata

import pytest

from aligner.glossary import Glossary, load_glossary
from aligner.model import Entry, Variant

GLOSSARY = Glossary(
    (
        Entry("김정은", "Kim Jong Un", count=30, romanizations={"rr": "Gim Jeong-eun", "mr": "Kim Chŏng-ŭn"}),
        Entry(
            "뿌찐", "Putin", ko_south="푸틴", ru="Путин", count=20, full_form="울라지미르 울라지미로비치 뿌찐"
        ),
        Entry(
            "울라지미르 울라지미로비치 뿌찐",
            "Vladimir Vladimirovich Putin",
            ko_south="블라디미르 블라디미로비치 푸틴",
            ru="Владимир Владимирович Путин",
            count=10,
        ),
        Entry(
            "쎄르게이 라브로브",
            "Sergei Lavrov",
            en_variants=(Variant("Sergey Lavrov", 2),),
            ko_south="세르게이 라브로프",
            ru="Сергей Лавров",
            count=4,
        ),
        Entry("쎄르게이 쇼이구", "Sergei Shoigu", ko_south="세르게이 쇼이구", ru="Сергей Шойгу", count=2),
        Entry("제니스 만뚜로브", "Denis Mantrov", en_standard="Denis Manturov", count=2),
        Entry("박정천", "Pak Jong Chon", en_variants=(Variant("Park Jong-chon", 1),), count=2),
        Entry("로씨야련방", "Russian Federation", kind="country", ko_south="러시아연방", count=5),
        Entry("로씨야", "Russia", kind="country", ko_south="러시아", count=4),
        Entry("국방상", "Minister of Defence", kind="title", count=3),
    )
)

FIRST = [
    # The form itself.
    ("뿌찐", "뿌찐"),
    ("Putin", "뿌찐"),
    ("Путин", "뿌찐"),
    ("푸틴", "뿌찐"),
    ("쎄르게이 라브로브", "쎄르게이 라브로브"),
    # Case, spaces, hyphens, accents.
    ("PUTIN", "뿌찐"),
    ("путин", "뿌찐"),
    (" kim  jong-un ", "김정은"),
    ("Kim Chong-un", "김정은"),
    ("park jong chon", "박정천"),
    # Variants and the standard form.
    ("Sergey Lavrov", "쎄르게이 라브로브"),
    ("Manturov", "제니스 만뚜로브"),
    ("Mantrov", "제니스 만뚜로브"),
    # Parts of a name.
    ("Lavrov", "쎄르게이 라브로브"),
    ("라브로브", "쎄르게이 라브로브"),
    ("Лавров", "쎄르게이 라브로브"),
    ("Vladimirovich", "울라지미르 울라지미로비치 뿌찐"),
    # South spelling by rule.
    ("러시아연방", "로씨야련방"),
    # Titles and particles in the query.
    ("뿌찐동지", "뿌찐"),
    ("뿌찐대통령은", "뿌찐"),
    ("로씨야련방 대통령 뿌찐동지", "뿌찐"),
    ("President Putin", "뿌찐"),
    ("Comrade Sergei Lavrov", "쎄르게이 라브로브"),
    ("김정은동지께서", "김정은"),
    ("푸틴 대통령의", "뿌찐"),
    ("푸틴 씨", "뿌찐"),
    ("박정천부위원장동지께서는", "박정천"),
    ("President Putin's", "뿌찐"),
    ("Putin's", "뿌찐"),
    ("Putin가", "뿌찐"),
    ("President Kim Jong-un", "김정은"),
    ("세르게이 라브로프 러시아연방 외무상", "쎄르게이 라브로브"),
    # Stress marks, decomposed Hangul, small capitals of any script.
    ("Пу́тин", "뿌찐"),
    ("ПУТИН", "뿌찐"),
    (unicodedata.normalize("NFD", "뿌찐"), "뿌찐"),
    (unicodedata.normalize("NFD", "Kim Chŏng-ŭn"), "김정은"),
    # Any romanization of a Korean name.
    ("Kim Jung Eun", "김정은"),
    ("Jong Un Kim", "김정은"),
    ("Bak Jeong-cheon", "박정천"),
    ("Pak Chŏng-ch'ŏn", "박정천"),
    ("Park Jungcheon", "박정천"),
    ("김 정은", "김정은"),
    # Russian where the entry has none.
    ("Россия", "로씨야"),
    ("Мантуров", "제니스 만뚜로브"),
    ("министр Лавров", "쎄르게이 라브로브"),
    # Half-typed syllables.
    ("뿌찌ㄴ", "뿌찐"),
    ("라브로ㅂ", "쎄르게이 라브로브"),
    # Slips of the finger.
    ("Lavrof", "쎄르게이 라브로브"),
    ("라브로부", "쎄르게이 라브로브"),
    # By sound alone.
    ("Pootin", "뿌찐"),
    ("세르게이 라브로프", "쎄르게이 라브로브"),
]

SLIPS = [
    ("뿌친", "뿌찐"),
    ("Segei Lavrov", "쎄르게이 라브로브"),
    ("Kim Jong Umn", "김정은"),
    ("Лаврав", "쎄르게이 라브로브"),
    ("kimjongun", "김정은"),
    ("Kim Yong Un", "김정은"),
    ("Bak Jung-chun", "박정천"),
    ("푸딘", "뿌찐"),
    ("라브르브", "쎄르게이 라브로브"),
    ("Lavorv", "쎄르게이 라브로브"),
    ("Sergei Lavrovv", "쎄르게이 라브로브"),
    ("Segrei Lavrow", "쎄르게이 라브로브"),
    ("바정천", "박정천"),
]

NOTHING = ["", " ", "-", "coffee", "커피", "кофе", "ㅋㅋ", "-가", "123", "김정일", "Biden", "바이든", "東京", "the",
           "of the", "조로", "%", "'", "_"]  # fmt: skip

WHOLE_TEXTS = ["a" * 5000, "가" * 3000, "뿌찐 " * 100, " ".join(map(str, range(80)))]


@pytest.mark.parametrize(("query", "korean"), FIRST, ids=[query for query, _ in FIRST])
def test_first_answer(query: str, korean: str):
    assert GLOSSARY.lookup(query)[0].ko == korean


@pytest.mark.parametrize("query", ["뿌찐", "푸틴", "Putin", "Путин"])
def test_short_form_first_then_the_full_one(query: str):
    assert [entry.ko for entry in GLOSSARY.lookup(query)] == ["뿌찐", "울라지미르 울라지미로비치 뿌찐"]


def test_a_shared_given_name_finds_both_the_commoner_first():
    assert [entry.ko for entry in GLOSSARY.lookup("Sergei")] == ["쎄르게이 라브로브", "쎄르게이 쇼이구"]


def test_exact_before_longer():
    assert [entry.ko for entry in GLOSSARY.lookup("로씨야")] == ["로씨야", "로씨야련방"]


@pytest.mark.parametrize(("query", "korean"), SLIPS, ids=[query for query, _ in SLIPS])
def test_slips_and_names_of_two_syllables(query: str, korean: str):
    assert korean in [entry.ko for entry in GLOSSARY.lookup(query)]


@pytest.mark.parametrize("query", NOTHING)
def test_nothing_like_it(query: str):
    assert GLOSSARY.lookup(query) == []


@pytest.mark.parametrize("query", WHOLE_TEXTS)
def test_a_whole_text_is_no_query(query: str):
    assert GLOSSARY.lookup(query) == []


def test_an_empty_glossary_answers_nothing():
    assert Glossary().lookup("뿌찐") == []


@pytest.mark.parametrize("query", ["뿌찐", "푸틴", "Putin", "Путин"])
def test_the_shipped_glossary_knows_putin(query: str):
    assert [entry.ko for entry in load_glossary().lookup(query)][:2] == [
        "뿌찐",
        "울라지미르 울라지미로비치 뿌찐",
    ]


def test_lookup_loads_nothing_heavy():
    """The command must answer in a fraction of a second: no pandas, nltk or model on the way."""
    code = (
        "import sys; from aligner import load_glossary;"
        "load_glossary().lookup('푸틴'); load_glossary().lookup('Lavrof');"
        "print([name for name in ('pandas', 'nltk', 'torch', 'trafilatura', 'docx', 'scipy') if name in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


def test_a_syllable_of_a_korean_name_is_no_name_that_sounds_like_it():
    """유엔 sounds like Un, but a word of Kim Jong Un's name is a syllable; one of Lavrov's is a name."""
    assert GLOSSARY.lookup("유엔") == []
    assert [entry.ko for entry in GLOSSARY.lookup("만투로프")] == ["제니스 만뚜로브"]


def test_a_name_of_somebody_else_is_not_answered_by_sound():
    assert Glossary((Entry("김정은", "Kim Jong Un"),)).lookup("김정훈") == []


def test_many_answers_are_the_commonest_hundred():
    names = Glossary(tuple(Entry(f"김{chr(0xAC00 + n)}", f"Kim {n:03}", count=n) for n in range(150)))
    assert [entry.count for entry in names.lookup("Kim")] == list(range(149, 49, -1))


PARTY = Glossary(
    (
        Entry("조선로동당", "Workers' Party of Korea", "organization", count=9),
        Entry("조선로동당 중앙위원회", "WPK Central Committee", "organization", count=2),
        Entry("리설주", "Ri Sol Ju"),
        Entry("리스본", "Lisbon", "place"),
        Entry("김정은", "Kim Jong Un", count=3),
        Entry("김치", "kimchi", "term"),
    )
)


@pytest.mark.parametrize(
    ("query", "korean"),
    [
        ("노동당", ["조선로동당", "조선로동당 중앙위원회"]),
        ("로동당", ["조선로동당", "조선로동당 중앙위원회"]),
        ("정은", ["김정은"]),
        ("김", ["김정은"]),
        ("리", ["리설주"]),
        ("이", ["리설주"]),
        ("최", []),
        ("당", []),
    ],
)
def test_korean_parts_and_surnames(query: str, korean: list[str]):
    assert [entry.ko for entry in PARTY.lookup(query)] == korean


@pytest.mark.parametrize("query", ["ministry of foreign affairs", "Ministry of Foreign Affairs"])
def test_an_own_form_comes_before_a_variant(query: str):
    variant = Entry(
        "외교부", "Foreign Ministry", "organization", (Variant("Ministry of Foreign Affairs", 9),), count=9
    )
    own = Entry("외무성", "Ministry of Foreign Affairs", "organization", count=1)
    assert Glossary((variant, own)).lookup(query) == [own, variant]


def test_what_is_no_text_is_told():
    with pytest.raises(TypeError, match="must be a text, not NoneType"):
        GLOSSARY.lookup(None)  # type: ignore[arg-type]
