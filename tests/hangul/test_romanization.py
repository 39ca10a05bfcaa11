"""Korean in Latin letters, case by case with the rule that the case stands for."""

import pytest

from aligner.errors import UnknownNameError
from aligner.hangul import is_korean_name, romanize, split_surname

# name, KCNA, DPRK, Revised, McCune-Reischauer
NAMES = [
    ("김정은", "Kim Jong Un", "Kim Jŏng Ŭn", "Gim Jeong-eun", "Kim Chŏng-ŭn"),
    ("박정천", "Pak Jong Chon", "Pak Jŏng Chŏn", "Bak Jeongcheon", "Pak Chŏng-ch'ŏn"),
    ("최선희", "Choe Son Hui", "Choe Sŏn Hŭi", "Choe Seonhui", "Ch'oe Sŏn-hŭi"),
    ("리병철", "Ri Pyong Chol", "Ri Pyŏng Chŏl", "Ri Byeongcheol", "Ri Pyŏng-ch'ŏl"),
    ("강순남", "Kang Sun Nam", "Kang Sun Nam", "Gang Sunnam", "Kang Sun-nam"),
    ("임천일", "Im Chon Il", "Im Chŏn Il", "Im Cheon-il", "Im Ch'ŏn-il"),
    ("박태성", "Pak Thae Song", "Pak Thae Sŏng", "Bak Taeseong", "Pak T'ae-sŏng"),
    ("김일성", "Kim Il Song", "Kim Il Sŏng", "Gim Ilseong", "Kim Il-sŏng"),
    ("조용원", "Jo Yong Won", "Jo Yong Wŏn", "Jo Yong-won", "Cho Yong-wŏn"),
    ("박종국", "Pak Jong Guk", "Pak Jong Guk", "Bak Jongguk", "Pak Chong-guk"),
    ("이승만", "I Sung Man", "I Sŭng Man", "I Seungman", "Yi Sŭng-man"),
]


@pytest.mark.parametrize(("name", "kcna", "dprk", "revised", "mccune"), NAMES, ids=[row[0] for row in NAMES])
def test_personal_names(name: str, kcna: str, dprk: str, revised: str, mccune: str) -> None:
    # In the North every given syllable stands alone and keeps its voiceless initial (UNGEGN WP 46, 1992).
    assert romanize(name, "kcna") == kcna.replace("Guk", "Kuk")
    assert romanize(name, "dprk") == dprk.replace("Guk", "Kuk")
    assert romanize(name, "rr") == revised
    assert romanize(name, "mr") == mccune


def test_kcna_drops_the_breves_and_so_loses_vowels() -> None:
    # Facts, section 6: Latin is lossy, so Hangul is matched to Latin and never the other way.
    assert romanize("박태성") == romanize("박태송") == "Pak Thae Song"
    assert romanize("김정은") == romanize("김종운")


# Notice 2000-8 of the Ministry of Culture and Tourism, chapters 2 and 3: its own examples.
REVISED = {
    "구미": "gumi", "영동": "yeongdong", "백암": "baegam", "옥천": "okcheon", "합덕": "hapdeok", "호법": "hobeop",
    "월곶": "wolgot", "벚꽃": "beotkkot", "한밭": "hanbat",
    "구리": "guri", "설악": "seorak", "칠곡": "chilgok", "임실": "imsil",
    "울릉": "ulleung", "대관령": "daegwallyeong",
    "백마": "baengma", "신문로": "sinmunno", "종로": "jongno", "왕십리": "wangsimni",
    "별내": "byeollae", "신라": "silla",
    "해돋이": "haedoji", "같이": "gachi", "맞히다": "machida",
    "좋고": "joko", "놓다": "nota", "잡혀": "japhyeo", "낳지": "nachi",
    "압구정": "apgujeong", "낙동강": "nakdonggang", "죽변": "jukbyeon", "낙성대": "nakseongdae", "합정": "hapjeong",
    "팔당": "paldang", "샛별": "saetbyeol", "울산": "ulsan", "묵호": "mukho", "집현전": "jiphyeonjeon",
}  # fmt: skip


@pytest.mark.parametrize(("word", "latin"), REVISED.items())
def test_revised_romanization_examples_of_the_notice(word: str, latin: str) -> None:
    assert romanize(word, "rr", name=False) == latin


@pytest.mark.parametrize(
    ("name", "latin"),
    # Chapter 3, article 4: sound changes between the syllables of a given name are not written.
    [("한복남", "Han Boknam"), ("홍빛나", "Hong Bitna"), ("민용하", "Min Yongha"), ("송나리", "Song Nari")],
)
def test_revised_names_ignore_assimilation(name: str, latin: str) -> None:
    assert romanize(name, "rr", name=True) == latin


MCCUNE = {
    "평양": "p'yŏngyang", "금강산": "kŭmgangsan", "개성": "kaesŏng", "한국": "han'guk", "전기": "chŏn'gi",
    "발전": "palchŏn", "울산": "ulsan", "독립문": "tongnimmun", "신라": "silla", "부산": "pusan", "대구": "taegu",
    "쉬다": "shwida", "갈비": "kalbi", "할당": "haltang", "일본": "ilbon", "종로": "chongno",
}  # fmt: skip


@pytest.mark.parametrize(("word", "latin"), MCCUNE.items())
def test_mccune_reischauer_voicing_and_assimilation(word: str, latin: str) -> None:
    # Table of 1939: k t p ch between voiced sounds g d b j; after l lg, lb but lt, lch; n'g against ng.
    assert romanize(word, "mr", name=False) == latin


@pytest.mark.parametrize(
    ("word", "dprk", "kcna"),
    [
        ("조선", "josŏn", "joson"),
        ("개성", "kaesŏng", "kaesong"),
        ("대동강", "taedonggang", "taedonggang"),
        ("함경북도", "hamgyŏngbukto", "hamgyongbukto"),
        ("량강도", "ryanggangdo", "ryanggangdo"),
        ("칠보산", "chilbosan", "chilbosan"),
        ("태천", "thaechŏn", "thaechon"),
    ],
)
def test_northern_place_names(word: str, dprk: str, kcna: str) -> None:
    # UNGEGN WP 46: kh th ph ch for the aspirates, k t p voiced between voiced sounds.
    assert romanize(word, "dprk", name=False) == dprk
    assert romanize(word, "kcna", name=False) == kcna


def test_other_text_stays() -> None:
    assert romanize("6.15공동선언 (2000)", "kcna") == "6.15kongdongsonon (2000)"
    assert romanize("", "rr") == ""
    assert romanize("Putin") == "Putin"


@pytest.mark.parametrize("text", ["김정은", "리병철", "남궁민수", "김 구", "박 정천"])
def test_shape_of_a_name(text: str) -> None:
    assert is_korean_name(text)


@pytest.mark.parametrize("text", ["뿌찐", "시진핑", "평양시민들", "김", "Kim Jong Un", "조 바이든", "", "리"])
def test_not_the_shape_of_a_name(text: str) -> None:
    assert not is_korean_name(text)


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("김정은", ("김", "정은")),
        ("남궁민", ("남궁", "민")),
        ("황보승희", ("황보", "승희")),
        ("김 구", ("김", "구")),
    ],
)
def test_surname_and_given_name(name: str, parts: tuple[str, str]) -> None:
    assert split_surname(name) == parts


def test_unknown_system_lists_the_known_ones() -> None:
    with pytest.raises(UnknownNameError, match="dprk, kcna, mr, rr"):
        romanize("김", "yale")
