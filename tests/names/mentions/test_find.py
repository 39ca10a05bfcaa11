"""Names in one text: titles and particles peeled off, lists without spaces, foreign names with inner spaces."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from aligner.errors import UnknownNameError
from aligner.names import find_names
from benchmarks.lists import FOLDER, as_sentences, read_list

if TYPE_CHECKING:
    from aligner.model import Alignment


def found(text: str, lang: str, kind: str = "person") -> list[str]:
    return [mention.text for mention in find_names(as_sentences([text]), lang) if mention.kind == kind]


KOREAN_PERSONS = [
    ("뿌찐대통령은 감사를 표하였다.", ["뿌찐"]),
    ("김정은동지께서와 뿌찐동지는 회담하시였다.", ["김정은", "뿌찐"]),
    ("오수용동지,박태성동지,외무성 부상 임천일동지가 참가하였다.", ["오수용", "박태성", "임천일"]),
    ("공업무역상 제니스 만뚜로브동지,국방상 쎄르게이 쇼이구동지", ["제니스 만뚜로브", "쎄르게이 쇼이구"]),
    ("꼬줴먀꼬장관이 도착하였다.", ["꼬줴먀꼬"]),
    ("임천일부상이 영접하였다.", ["임천일"]),
    ("로씨야련방 대통령 울라지미르 울라지미로비치 뿌찐동지", ["울라지미르 울라지미로비치 뿌찐"]),
    ("로씨야측위원장 알렉싼드르 꼬즐로브동지", ["알렉싼드르 꼬즐로브"]),
    ("윤석열 대통령은 말했다.", ["윤석열"]),
    ("이재명 대표가 참석했다.", ["이재명"]),
    ("블라디미르 푸틴 러시아 대통령이 왔다.", ["블라디미르 푸틴"]),
    ("조 바이든 미국 대통령은 말했다.", ["조 바이든"]),
    ("경애하는 김정은동지께서", ["김정은"]),
    ("최룡해 최고인민회의 상임위원회 위원장이 왔다.", ["최룡해"]),
    ("최태원 SK그룹 회장과 김병환 금융위원장이 왔다.", ["최태원", "김병환"]),
    ("사회안전상 리태섭과 자강도당위원회 책임비서 강봉훈", ["리태섭", "강봉훈"]),
    ("정보국 국장이 왔다.", []),
    # Traps.
    ("새로운 조건을 마련하기로 하였다.", []),
    ("회담은 동지적이고 건설적이였다.", []),
    ("남조선에서 일어난 일이다.", []),
    ("중앙위원회 비서들인", []),
    ("워스또츠느이우주발사장에서 상봉하였다.", []),
    ("조로정부간 위원회가 열리였다.", []),
]


@pytest.mark.parametrize(("text", "expected"), KOREAN_PERSONS, ids=[text for text, _ in KOREAN_PERSONS])
def test_korean_persons(text: str, expected: list[str]):
    assert found(text, "ko") == expected


ENGLISH_PERSONS = [
    (
        "Kim Jong Un , general secretary of the WPK, had talks with Putin, president of Russia.",
        ["Kim Jong Un"],
    ),
    ("Secretaries of WPK Central Committee O Su Yong and Pak Thae Song", ["O Su Yong", "Pak Thae Song"]),
    ("Minister of National Defence Kang Sun Nam", ["Kang Sun Nam"]),
    ("Korean People's Army Marshal Pak Jong Chon", ["Pak Jong Chon"]),
    ("Cooperation in Trade, Economy, Science and Technology Alexandr Kozlov", ["Alexandr Kozlov"]),
    ("Representative to the Far East Federal Region Yuri Trutnev Comrade", ["Yuri Trutnev"]),
    ("Aide to the President of Russia for Foreign Policy Yuri Ushakov", ["Yuri Ushakov"]),
    ("met with Park Jong-chon and Oh Su-yong", ["Park Jong-chon", "Oh Su-yong"]),
    ("President Yoon Suk Yeol said so.", ["Yoon Suk Yeol"]),
    ("President Putin's visit", ["Putin"]),
    (
        "Ursula von der Leyen met Crown Prince Mohammed bin Salman.",
        ["Ursula von der Leyen", "Mohammed bin Salman"],
    ),
    (
        "Respected Comrade Kim Jong Un Meets Russian President Vladimir Vladimirovich Putin",
        ["Kim Jong Un", "Vladimir Vladimirovich Putin"],
    ),
    # Traps.
    ("The Far Eastern Federal University on Russky Island", []),
    ("In March the Supreme People's Assembly met in Pyongyang.", []),
    ("North Korean Language Text:", []),
    ("the World Anti-Fascist War and the War of Resistance against Japanese Aggression", []),
    ("Kim Il Sung University celebrated.", []),
]


@pytest.mark.parametrize(
    ("text", "expected"), ENGLISH_PERSONS, ids=[text[:40] for text, _ in ENGLISH_PERSONS]
)
def test_english_persons(text: str, expected: list[str]):
    assert found(text, "en") == expected


OTHER_KINDS = [
    ("로씨야련방 외무상이 왔다.", "ko", "country", ["로씨야련방"]),
    ("남조선에서 왔다.", "ko", "country", ["남조선"]),
    ("조선로동당 중앙위원회 비서들인", "ko", "organization", ["조선로동당 중앙위원회"]),
    ("평양에서 진행되였다.", "ko", "place", ["평양"]),
    ("외무상 최선희동지", "ko", "title", ["외무상"]),
    ("회담은 동지적이였다.", "ko", "title", []),
    ("the Russian Federation and the DPRK", "en", "country", ["Russian Federation", "DPRK"]),
    ("the Workers’ Party of Korea", "en", "organization", ["Workers’ Party of Korea"]),
    ("Foreign Minister Choe Son Hui", "en", "title", ["Foreign Minister"]),
    # Names that no table has.
    ("은률제강련합기업소에서 증산하였다.", "ko", "organization", ["은률제강련합기업소"]),
    ("제105땅크사단을 시찰하시였다.", "ko", "organization", ["제105땅크사단"]),
    ("우리 부대들과 공장들", "ko", "organization", []),
    ("황해남도 재령군과 안악군의 농장원들", "ko", "place", ["황해남도", "재령군", "안악군"]),
    ("다시 역시 정도", "ko", "place", []),
    ("조선로동당창건 80돐", "ko", "organization", ["조선로동당"]),
    ("로씨야대통령이 왔다.", "ko", "title", ["대통령"]),
    (
        "workers of the Unryul Steel Complex and the Ministry of Coal Industry",
        "en",
        "organization",
        ["Unryul Steel Complex", "Ministry of Coal Industry"],
    ),
    (
        "farmers in Anak County of South Hwanghae Province",
        "en",
        "place",
        ["Anak County", "South Hwanghae Province"],
    ),
    ("the Minister Park and General Ri", "en", "place", []),
]


@pytest.mark.parametrize(
    ("text", "lang", "kind", "expected"), OTHER_KINDS, ids=[case[0][:30] for case in OTHER_KINDS]
)
def test_names_of_the_tables(text: str, lang: str, kind: str, expected: list[str]):
    assert found(text, lang, kind) == expected


def test_persons_of_the_report_in_each_text(official: Alignment):
    """All 18 people, the short form of one of them, and nobody else."""
    names = read_list(FOLDER / "development" / "talks-official.tsv").names
    listed = [name for name in names if name[0] == "person"]
    expected = {"ko": {korean for _, korean, _ in listed}, "en": {english for *_, english in listed}}
    for lang, sentences in (("ko", official.source_sentences), ("en", official.target_sentences)):
        mentions = find_names(sentences, lang)
        assert {mention.text for mention in mentions if mention.kind == "person"} == expected[lang]
        for mention in mentions:
            assert sentences[mention.sentence].text[mention.start : mention.end] == mention.text
        spans = [(mention.sentence, mention.start, mention.end) for mention in mentions]
        assert spans == sorted(spans)
        assert all(first[0] != second[0] or first[2] <= second[1] for first, second in pairwise(spans))


def test_a_name_vouched_for_once_is_found_where_it_stands_bare():
    sentences = as_sentences(
        ["President Yoon Suk Yeol spoke.", "Then Yeol and President Macron left.", "Macron smiled."]
    )
    assert [mention.text for mention in find_names(sentences, "en") if mention.sentence == 2] == ["Macron"]


def test_an_unknown_language_is_an_error():
    with pytest.raises(UnknownNameError, match="Choose one of: en, ko"):
        find_names(as_sentences(["Guten Tag."]), "de")


def test_nothing_in_nothing():
    assert find_names((), "ko") == ()
    assert find_names(as_sentences(["", " ", "...", "123"]), "en") == ()


@pytest.mark.parametrize(
    "text", ["이스라엘당국은", "인디아정부와", "끼예브당국이", "도꾜당국과", "캘리포니아당국"]
)
def test_authorities_of_places_are_no_persons(text: str):
    assert [m.text for m in find_names(as_sentences([text]), "ko") if m.kind == "person"] == []
