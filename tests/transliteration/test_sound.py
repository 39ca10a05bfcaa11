"""Likeness by sound: what must be taken for one name, what must be told apart, and how fast."""

import time
from pathlib import Path

import numpy as np
import pytest

from aligner.errors import SeedError
from aligner.transliteration.sound import (
    SoundTable,
    load_table,
    name_path,
    name_similarities,
    name_similarity,
)
from aligner.transliteration.sound.units import is_sino_korean_name, korean_units, latin_letters


def read_pairs(name: str) -> list[tuple[str, str]]:
    """Korean and Latin forms of a file in tests/data/transliteration."""
    path = Path(__file__).parent.parent / "data" / "transliteration" / f"{name}.tsv"
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return [(ko, en) for ko, en, _ in (line.split("\t") for line in lines[1:])]


@pytest.fixture(scope="module")
def persons() -> list[tuple[str, str]]:
    return read_pairs("kcna_persons")


@pytest.fixture(scope="module")
def english() -> list[tuple[str, str]]:
    return read_pairs("north_english")


def top_1(pairs: list[tuple[str, str]]) -> float:
    forms = list(dict.fromkeys(en for _, en in pairs))
    scores = name_similarities([ko for ko, _ in pairs], forms)
    return float(np.mean([forms[row.argmax()] == en for row, (_, en) in zip(scores, pairs, strict=True)]))


def test_every_person_of_kcna_finds_the_printed_form(persons) -> None:
    assert top_1(persons) == 1.0


def test_one_threshold_decides_for_persons(persons) -> None:
    forms = [en for _, en in persons]
    scores = name_similarities([ko for ko, _ in persons], forms)
    assert (scores.diagonal() > 0.5).all()
    # Of all the others only names whose Latin is the same to the ear may pass.
    others = scores - np.diag(scores.diagonal())
    assert (others > 0.5).sum() <= 2


def test_english_words_in_official_northern_spelling(english) -> None:
    assert top_1(english) >= 0.95


SAME = [
    # one person, many systems (facts, section 6)
    ("김정은", "Kim Jong Un"), ("김정은", "Kim Jong-un"), ("김정은", "Kim Jŏng-ŭn"), ("김정은", "Gim Jeong-eun"),
    ("김정은", "KIM JONG UN"), ("김정은", "Jong-un Kim"), ("김 정은", "Kim Jong Un"),
    ("최룡해", "Choe Ryong Hae"), ("최룡해", "Choi Ryong-hae"), ("박태성", "Pak Thae Song"),
    ("박태성", "Bak Taeseong"),
    ("리영길", "Ri Yong Gil"), ("리영길", "Lee Young-gil"), ("이영길", "Yi Yŏng-gil"), ("노무현", "Roh Moo-hyun"),
    ("오진우", "O Jin U"), ("오세훈", "Oh Se-hoon"), ("임동원", "Lim Dong-won"), ("림동원", "Rim Tong Won"),
    ("문재인", "Moon Jae-in"), ("윤석열", "Yoon Suk Yeol"), ("이명박", "Lee Myung-bak"), ("박근혜", "Park Geun-hye"),
    ("노무현", "Rho Moo-hyun"), ("림광일", "Im Kwang-il"), ("정의용", "Chung Eui-yong"), ("엄복동", "Uhm Bok-dong"),
    # Mandarin by its sound, as the South writes it
    ("시진핑", "Xi Jinping"), ("차이치", "Cai Qi"), ("자오러지", "Zhao Leji"), ("딩쉐샹", "Ding Xuexiang"),
    ("덩샤오핑", "Deng Xiaoping"), ("저우언라이", "Zhou Enlai"), ("쑹칭링", "Song Qingling"), ("취위안", "Qu Yuan"),
    # Vietnam, Laos, Mongolia, Indonesia, Arab countries, Africa, Latin America; North and South
    ("팜 민 찐", "Pham Minh Chinh"), ("응우옌 푸 쫑", "Nguyen Phu Trong"), ("통룬 씨쑤릿", "Thongloun Sisoulith"),
    ("우흐나긴 후렐수흐", "Ukhnaagiin Khurelsukh"), ("쁘라보워 쑤비안또", "Prabowo Subianto"),
    ("마흐무드 아빠스", "Mahmoud Abbas"), ("압델마지드 떼분", "Abdelmadjid Tebboune"),
    ("요웨리 무세베니", "Yoweri Museveni"), ("씨릴 라마포싸", "Cyril Ramaphosa"),
    ("미겔 디아스까넬 베르무데스", "Miguel Diaz-Canel Bermudez"),
    ("에마뉘엘 마크롱", "Emmanuel Macron"), ("가즈야", "Kazuya"), ("다카쿠라 겐", "Ken Takakura"),
    # Northern and Southern spelling
    ("뿌찐", "Putin"), ("푸틴", "Putin"), ("쎄르게이", "Sergei"), ("쎄르게이", "Sergey"), ("메드베제브", "Medvedev"),
    ("메드베데프", "Medvedev"), ("워스또츠느이", "Vostochny"), ("울라지보스또크", "Vladivostok"),
    ("꼬줴먀꼬", "Kozhemyako"),
    ("쉬카거우", "Chicago"), ("시카고", "Chicago"), ("케임브리쥐", "Cambridge"), ("잉글리쉬", "English"),
    ("죠 바이든", "Joe Biden"),
    ("조 바이든", "Joe Biden"), ("도널드 트럼프", "Donald Trump"), ("에마뉘엘 마크롱", "Emmanuel Macron"),
    # printed wrong
    ("만뚜로브", "Mantrov"), ("제니스 만뚜로브", "Denis Mantrov"), ("후스눌린", "Husnulin"),
    ("오베르츄크", "Oberchuk"),
    ("제니스", "Zenis"), ("노박", "Nobak"), ("벨로우쏘브", "Beloussov"),
    # places
    ("평양", "Pyongyang"), ("함흥", "Hamhung"), ("모스크바", "Moskva"), ("흐르바쯔까", "Hrvatska"),
    ("뽈스까", "Polska"),
]  # fmt: skip


@pytest.mark.parametrize(("ko", "en"), SAME)
def test_one_name(ko: str, en: str) -> None:
    assert name_similarity(ko, en) > 0.5


DIFFERENT = [
    ("김정일", "Kim Jong Un"), ("김정은", "Kim Jong Il"), ("김정은", "Kim Yo Jong"), ("박태성", "Pak Jong Chon"),
    ("박태성", "Pak Thae Son"), ("리병철", "Ri Yong Chol"), ("최룡해", "Choe Son Hui"), ("조용원", "Jo Yong Nam"),
    ("김덕훈", "Kim Tok Hui"), ("김여정", "Kim Tae Jung"), ("김영남", "Kim Young-sam"), ("리영길", "Ri Yong Chol"),
    # the last vowel counts on either side
    ("볼코바", "Volkov"), ("카요", "Cai"), ("마리나", "Marin"),
    # Japanese given names and surnames, which lists have in either order
    ("가즈야", "Takakura"), ("에이지", "Takagi"), ("히로시", "Takeda"), ("유토", "Kajii"),
    ("뿌찐", "Lavrov"), ("뿌찐", "Peskov"), ("라브로브", "Lavrova"), ("볼코프", "Volkova"),
    ("마르티노비치", "Martynov"),
    ("쎄르게이", "Alexei"), ("알렉쎄이", "Alexandr"), ("울라지미르", "Vladivostok"), ("푸틴", "Rasputin"),
    ("로씨야", "Russian Federation"), ("중국", "China"), ("런던", "Paris"), ("동지", "Comrade"),
    ("대통령", "President"),
]  # fmt: skip


@pytest.mark.parametrize(("ko", "en"), DIFFERENT)
def test_two_names(ko: str, en: str) -> None:
    assert name_similarity(ko, en) < 0.5


def test_latin_is_lossy_so_both_hangul_forms_match_it() -> None:
    # Facts, section 6: Song is 성 or 송 once the breves are gone.
    assert name_similarity("박태성", "Pak Thae Song") > 0.5
    assert name_similarity("박태송", "Pak Thae Song") > 0.5


@pytest.mark.parametrize(
    ("ko", "en"),
    [
        ("", "Putin"),
        ("뿌찐", ""),
        ("", ""),
        ("Putin", "Putin"),
        ("뿌찐", "Путин"),
        ("!", "!"),
        ("뿌찐", "123"),
    ],
)
def test_a_form_in_the_wrong_script_is_like_nothing(ko: str, en: str) -> None:
    assert name_similarity(ko, en) == 0.0
    assert name_path(ko, en) == (0.0, ())


def test_capitals_hyphens_spaces_and_diacritics_do_not_count() -> None:
    scores = {
        name_similarity("김정은", en) for en in ("Kim Jong Un", "kim jong-un", "KIM JONGUN", "Kim Jŏng Ŭn")
    }
    assert len(scores) == 1


def test_the_path_covers_both_forms() -> None:
    for ko, en in SAME:
        score, steps = name_path(ko, en)
        assert 0.5 < score <= 1.0
        units = [unit for unit in korean_units(ko) if unit != "#"]
        assert [step.ko for step in steps if step.ko] == units
        met = "".join(step.en for step in steps)
        assert sorted(met) == sorted(latin_letters(en).replace("#", ""))
        assert all(step.cost >= 0 for step in steps)


def test_the_path_shows_a_lost_letter() -> None:
    _, steps = name_path("만뚜로브", "Mantrov")
    assert [(step.ko, step.en) for step in steps][3:6] == [("ㄸ", "t"), ("ㅜ", ""), ("ㄹ", "r")]


def test_all_at_once_is_the_same_as_one_by_one() -> None:
    kos = [ko for ko, _ in SAME[::3]] + ["", "대통령"]
    ens = [en for _, en in SAME[::4]] + ["", "President"]
    together = name_similarities(kos, ens)
    assert together.dtype == np.float32
    assert together.shape == (len(kos), len(ens))
    alone = [[name_similarity(ko, en) for en in ens] for ko in kos]
    np.testing.assert_allclose(together, alone, atol=1e-3)


def test_nothing_to_compare() -> None:
    assert name_similarities([], ["Putin"]).shape == (0, 1)
    assert name_similarities(["뿌찐"], []).shape == (1, 0)


def test_speed(english) -> None:
    load_table()
    kos, ens = [ko for ko, _ in english], [en for _, en in english]
    began = time.process_time()
    name_similarities(kos, ens)
    # 20,000 pairs a second on one core; the bound leaves room for a busy machine.
    assert len(kos) * len(ens) / (time.process_time() - began) > 20_000


def test_the_table_is_small() -> None:
    table = load_table()
    assert len(table.grams) < 3000
    began = time.process_time()
    load_table.__wrapped__()
    assert time.process_time() - began < 0.2


def test_a_missing_or_damaged_table_says_what_to_do(tmp_path) -> None:
    with pytest.raises(SeedError, match=r"Install aligner again"):
        SoundTable(tmp_path / "sound.npz")
    (tmp_path / "sound.npz").write_bytes(b"nonsense")
    with pytest.raises(SeedError, match=r"sound\.npz"):
        SoundTable(tmp_path / "sound.npz")


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("이반", ("#", "ㅇㅣ", "ㅂ", "ㅏ", "ㄴ.", "#")),
        ("김 구", ("#", "ㄱ", "ㅣ", "ㅁ.", "#", "ㄱ", "ㅜ", "#")),
        ("돐", ("#", "ㄷ", "ㅗ", "ㄹ.", "ㅅ.", "#")),
        ("Kim", ("#",)),
        ("", ("#",)),
    ],
)
def test_korean_units(text: str, units: tuple[str, ...]) -> None:
    assert korean_units(text) == units


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("Kim Chŏng-ŭn", "kim#chongun"), ("Ch'oe", "choe"), ("Vladimir  V. Putin", "vladimir#v#putin"),
        ("Łódź", "lodz"),
        ("Müller", "muller"), ("Straße", "strasse"), ("Путин", ""), ("", ""),
    ],
)  # fmt: skip
def test_latin_letters(text: str, letters: str) -> None:
    assert latin_letters(text) == letters


def test_sino_korean_shape() -> None:
    assert is_sino_korean_name("박훈")
    assert not is_sino_korean_name("쎄르게이 쇼이구")
