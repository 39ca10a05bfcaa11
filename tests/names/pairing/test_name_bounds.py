"""Where a name begins and ends in its sentence, and what the words around it make of it."""

from __future__ import annotations

import pytest

from aligner.names import match_names
from benchmarks.lists import Name, pairs_alignment


def found(korean: str, english: str) -> set[Name]:
    pairs = match_names(pairs_alignment([(korean, english)]))
    return {(pair.kind, pair.ko.text, pair.en.text) for pair in pairs}


@pytest.mark.parametrize(
    ("korean", "english", "name"),
    [
        ("로베르트 헤이가 말했다.", "Robert Hay said so.", ("person", "로베르트 헤이", "Robert Hay")),
        ("사장 윤신아 대표와 만났다.", "He met President Yoon Shin-a.", ("person", "윤신아", "Yoon Shin-a")),
        (
            "토산군, 평강군, 안변군에 공장이 일떠섰다.",
            "Factories were built in Thosan, Phyonggang and Anbyon counties.",
            ("place", "평강군", "Phyonggang"),
        ),
        (
            "김정숙군과 토산군에 학교를 세웠다.",
            "Schools were built in Kim Jong Suk and Thosan counties.",
            ("place", "김정숙군", "Kim Jong Suk"),
        ),
        (
            "그는 팜 밍 찡수상을 만났다.",
            "He met Prime Minister Pham Minh Chinh.",
            ("person", "팜 밍 찡", "Pham Minh Chinh"),
        ),
        (
            "최명길방사공이 혁신자로 뽑혔다.",
            "Spinner Choe Myong Gil was named innovator.",
            ("person", "최명길", "Choe Myong Gil"),
        ),
        (
            "중국 외교부 대변인 려선이 말하였다.",
            "Chinese Foreign Ministry spokesperson Lu Xian said so.",
            ("person", "려선", "Lu Xian"),
        ),
        (
            "무함마드 알 카씸이 시를 떠났다. 알 카씸은 의사이다.",
            "Muhammad Al-Qasim left the city of al-Raqqa.",
            ("person", "무함마드 알 카씸", "Muhammad Al-Qasim"),
        ),
        (
            "평론가 무싸 자리예와 알리 하싼이 왔다.",
            "Musa Zariyeh and Ali Hassan came.",
            ("person", "무싸 자리예", "Musa Zariyeh"),
        ),
        (
            "아쉬라프 하타미연출가에게 상을 주었다.",
            "The prize went to director Ashraf Hatami.",
            ("person", "아쉬라프 하타미", "Ashraf Hatami"),
        ),
        (
            "하야시 젠재무상이 말하였다.",
            "Finance Minister Hayashi Zen said so.",
            ("person", "하야시 젠", "Hayashi Zen"),
        ),
        (
            "첼로연주가 보리쓰 안드리아노브가 왔다.",
            "Cellist Boris Andrianov came.",
            ("person", "보리쓰 안드리아노브", "Boris Andrianov"),
        ),
        (
            "대표 크리스티안 바우어가 말했다.",
            "Representative Christian Bauer said so.",
            ("person", "크리스티안 바우어", "Christian Bauer"),
        ),
        (
            "외무상 이스라엘 레비는 떠났다.",
            "Foreign Minister Israel Levi left.",
            ("person", "이스라엘 레비", "Israel Levi"),
        ),
        (
            "JK 올센 부통령이 말했다.",
            "Vice President JK Olsen said so.",
            ("person", "JK 올센", "JK Olsen"),
        ),
    ],
    ids=[
        "behind a vowel 이 is no particle",
        "a small word behind a hyphen is a syllable",
        "a list of counties",
        "a county named after somebody",
        "an office of two syllables, not of its last one",
        "an occupation that no table knows",
        "two Chinese syllables beside the word for China",
        "an article of Arabic with a capital",
        "English goes on with and: 와 is a particle",
        "an unknown word behind a foreign name",
        "an office that no table knows behind a foreign name",
        "an occupation before a name",
        "a given name that is a word of parties",
        "a given name that is a country",
        "the same initials in both languages",
    ],
)
def test_where_a_name_ends(korean: str, english: str, name: tuple[str, str, str]):
    assert name in found(korean, english)


def test_somebody_in_the_name_of_a_school_is_not_cut_out_of_it():
    names = found("최명길방직대학을 찾았다.", "He visited Choe Myong Gil University of Textile Engineering.")
    assert not [name for name in names if name[0] == "person"]


@pytest.mark.parametrize(
    ("korean", "english", "title"),
    [
        (
            "서해함대장 강성남이 참가하였다.",
            "Present was Kang Song Nam, commander of the West Sea Fleet.",
            ("서해함대장", "commander of the West Sea Fleet"),
        ),
        (
            "탐사국장 강성남중장이 참가하였다.",
            "Present was Lieut. General Kang Song Nam, director of the Survey Bureau.",
            ("탐사국장", "director of the Survey Bureau"),
        ),
        (
            "노조 위원장 이호진이 말했다.",
            "Lee Ho-jin, president of the union, said so.",
            ("위원장", "president"),
        ),
        ("이호진 전남시장이 왔다.", "Jeonnam Mayor Lee Ho-jin came.", ("전남시장", "Jeonnam Mayor")),
        (
            "강성남동지를 탐사국장으로 임명하였다.",
            "Kang Song Nam was appointed, Kang Song Nam as director of the Survey Bureau.",
            ("탐사국장", "director of the Survey Bureau"),
        ),
    ],
    ids=[
        "before the name, and behind a comma",
        "a rank beside it",
        "a rendering that no table has",
        "a town in it",
        "what somebody is appointed",
    ],
)
def test_what_somebody_is(korean: str, english: str, title: tuple[str, str]):
    assert ("title", *title) in found(korean, english)


def test_a_minister_of_a_ministry_named_apart_is_no_bare_office():
    names = found("외교부 부부장 이호진이 왔다.", "Vice Foreign Minister Lee Ho-jin came.")
    assert ("title", "부부장", "Vice Foreign Minister") not in names


@pytest.mark.parametrize(
    ("korean", "english", "name"),
    [
        (
            "책방들이 나이제리아의 카두나, 가나의 타말레에서 문을 열었다.",
            "Bookshops opened in Tamale, Ghana and Kaduna, Nigeria.",
            ("place", "카두나", "Kaduna"),
        ),
        (
            "집회가 칸 자라프와 라마디에서 진행되였다.",
            "Meetings were held in Khan Zaraf and Ramadi.",
            ("place", "칸 자라프", "Khan Zaraf"),
        ),
        (
            "증시에서 노르덱스가 급등했다.",
            "On the exchange, Nordex soared.",
            ("organization", "노르덱스", "Nordex"),
        ),
    ],
    ids=["a town of a country", "the first of two places with one particle", "what rises on the exchange"],
)
def test_what_a_name_without_title_names(korean: str, english: str, name: tuple[str, str, str]):
    assert name in found(korean, english)
