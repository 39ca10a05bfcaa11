"""Names of two texts belong together by sound, by the tables, and by what stands around them."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from typing import TYPE_CHECKING

import pytest

from aligner.model import Alignment, Bead, Document
from aligner.names import match_names, unmatched_names
from benchmarks.lists import FOLDER, Name, as_sentences, pairs_alignment, read_list, read_lists

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aligner.model import Mention, NamePair

VERSIONS = ["official", "unofficial"]
REPORT = {version: read_list(FOLDER / "development" / f"talks-{version}.tsv").names for version in VERSIONS}


def names(pairs: tuple[NamePair, ...]) -> set[Name]:
    return {(pair.kind, pair.ko.text, pair.en.text) for pair in pairs}


def persons(found: Iterable[Name]) -> set[Name]:
    return {name for name in found if name[0] == "person"}


@pytest.mark.parametrize("version", VERSIONS)
def test_all_nineteen_persons_of_the_report(version: str, request: pytest.FixtureRequest):
    assert persons(names(match_names(request.getfixturevalue(version)))) == persons(REPORT[version])
    assert len(persons(REPORT[version])) == 19


@pytest.mark.parametrize("version", VERSIONS)
def test_places_countries_and_institutions_of_the_report(version: str, request: pytest.FixtureRequest):
    """Held to: precision .85, recall .60."""
    kinds = ("place", "country", "organization")
    expected = {name for name in REPORT[version] if name[0] in kinds}
    found = {name for name in names(match_names(request.getfixturevalue(version))) if name[0] in kinds}
    assert len(found & expected) / len(found) >= 0.85
    assert len(found & expected) / len(expected) >= 0.60


def test_titles_of_the_report(official: Alignment):
    found = names(match_names(official))
    for korean, english in [
        ("외무상", "Foreign Minister"),
        ("국방상", "Minister of National Defence"),
        ("국방상", "Minister of Defence"),
        ("총비서", "general secretary"),
        ("국무위원장", "president of the State Affairs"),
        ("외무성 부상", "Vice-Minister of Foreign Affairs"),
        ("특명전권대사", "Ambassador"),
    ]:
        assert ("title", korean, english) in found


CASES = [
    # Korean, English, expected person (Korean, English), why
    (
        "뿌찐대통령동지께서는 감사를 표하였다.",
        "President Putin expressed thanks.",
        ("뿌찐", "Putin"),
        "two titles",
    ),
    ("푸틴은 모스크바로 돌아갔다.", "Putin returned to Moscow.", ("푸틴", "Putin"), "bare, Southern"),
    ("김정은 위원장이 말했다.", "KIM JONG UN SAID", ("김정은", "KIM JONG UN"), "all capitals"),
    ("리설주녀사께서 오시였다.", "Ri Sol Ju came.", ("리설주", "Ri Sol Ju"), "courtesy title"),
    ("이설주 여사가 왔다.", "Lee Sol-ju came.", ("이설주", "Lee Sol-ju"), "Southern spelling"),
    ("로무현대통령이 왔다.", "President Roh Moo-hyun came.", ("로무현", "Roh Moo-hyun"), "personal spelling"),
    ("성 김 대표가 말했다.", "Envoy Sung Kim said so.", ("성 김", "Sung Kim"), "given name first"),
    ("바이든행정부가 떠들었다.", "The Biden administration said so.", ("바이든", "Biden"), "his people"),
    ("젤렌스끼패당이 날뛴다.", "The Zelensky gang is reckless.", ("젤렌스끼", "Zelensky"), "his gang"),
    ("윤석열역도가 떠들었다.", "Traitor Yoon Suk Yeol said so.", ("윤석열", "Yoon Suk Yeol"), "abuse"),
    (
        "빅토르 오르반 총리가 말했다.",
        "Prime Minister Viktor Orban said.",
        ("빅토르 오르반", "Viktor Orban"),
        "",
    ),
    (
        "오르반 빅토르 총리가 말했다.",
        "Prime Minister Viktor Orban said.",
        ("오르반 빅토르", "Viktor Orban"),
        "turned",
    ),
    (
        "무함마드 빈 살만 왕세자",
        "Crown Prince Mohammed bin Salman",
        ("무함마드 빈 살만", "Mohammed bin Salman"),
        "bin",
    ),
    ("존 F. 케네디 대통령", "President John F. Kennedy", ("존 F. 케네디", "John F. Kennedy"), "initial"),
    (
        "왕의외교부장이 도착하였다.",
        "Foreign Minister Wang Yi arrived.",
        ("왕의", "Wang Yi"),
        "Korean reading",
    ),
    ("왕이 외교부장이 도착했다.", "Foreign Minister Wang Yi arrived.", ("왕이", "Wang Yi"), "Mandarin sound"),
]


@pytest.mark.parametrize(("korean", "english", "expected", "why"), CASES, ids=[case[2][0] for case in CASES])
def test_one_person(korean: str, english: str, expected: tuple[str, str], why: str):
    del why
    assert persons(names(match_names(pairs_alignment([(korean, english)])))) == {("person", *expected)}


@pytest.mark.parametrize(
    ("korean", "english"),
    [
        ("김정은동지께서 오시였다.", "Kim Jong Il came."),
        ("김정일동지께서 오시였다.", "Kim Jong Un came."),
        ("박정천동지가 왔다.", "Pak Thae Song came."),
        ("쎄르게이 라브로브동지가 왔다.", "Dmitry Peskov came."),
        ("뿌찐대통령이 왔다.", "President Biden came."),
    ],
)
def test_different_persons_are_not_paired(korean: str, english: str):
    assert persons(names(match_names(pairs_alignment([(korean, english)])))) == set()


def test_swapped_languages_give_the_same_names(official: Alignment):
    swapped = Alignment(
        official.target,
        official.source,
        official.target_sentences,
        official.source_sentences,
        tuple(replace(bead, source=bead.target, target=bead.source) for bead in official.beads),
    )
    assert names(match_names(swapped)) == names(match_names(official))


def test_two_texts_of_one_language_have_no_pairs(official: Alignment):
    same = replace(official, target=replace(official.target, lang="ko"))
    assert match_names(same) == ()


def test_mentions_point_at_what_they_quote(official: Alignment):
    for pair in match_names(official):
        korean = official.source_sentences[pair.ko.sentence].text
        english = official.target_sentences[pair.en.sentence].text
        assert korean[pair.ko.start : pair.ko.end] == pair.ko.text
        assert english[pair.en.start : pair.en.end] == pair.en.text
        bead = official.beads[pair.bead]
        assert pair.ko.sentence in bead.source
        assert pair.en.sentence in bead.target
        assert 0.5 <= pair.score <= 1


def test_pairs_that_share_text_are_one_inside_the_other_in_both_languages(official: Alignment):
    """조선로동당 중앙위원회 has 조선로동당 in it; but no two names cross."""

    def within(inner: Mention, outer: Mention) -> bool:
        return inner.sentence == outer.sentence and outer.start <= inner.start and inner.end <= outer.end

    def apart(first: Mention, second: Mention) -> bool:
        return first.sentence != second.sentence or first.end <= second.start or second.end <= first.start

    for first, second in combinations(match_names(official), 2):
        nested = any(
            within(inner.ko, outer.ko) and within(inner.en, outer.en)
            for inner, outer in ((first, second), (second, first))
        )
        assert nested or (apart(first.ko, second.ko) and apart(first.en, second.en))


def test_pairs_by_sound_show_their_steps(official: Alignment):
    pair = next(pair for pair in match_names(official) if pair.ko.text == "드미뜨리 뻬스꼬브")
    assert "".join(step.en for step in pair.steps).replace(" ", "").startswith("dmitr")


def test_wrong_beads_give_next_to_no_names():
    """Sentences shifted against each other: what is found then is chance."""
    beads = [bead for one in read_lists("development") for bead in one.beads]
    korean, english = [ko for ko, _ in beads], [en for _, en in beads]
    shifted = list(zip(korean, [*english[17:], *english[:17]], strict=True))
    wrong = persons(names(match_names(pairs_alignment(shifted))))
    right = persons(names(match_names(pairs_alignment(beads))))
    assert len(wrong - right) <= 0.02 * len(right)


def test_unrelated_texts_have_no_names_in_common():
    """All beads doubtful and few: even a country that both texts mention proves nothing."""
    korean = ["로씨야에 갔다.", *["아무 일도 없었다."] * 20]
    english = ["They like Russia.", *["Nothing happened."] * 20]
    unrelated = Alignment(
        Document("a", "ko", "\n".join(korean)),
        Document("b", "en", "\n".join(english)),
        as_sentences(korean),
        as_sentences(english),
        (
            Bead((0,), (0,), 0.55),
            *(Bead((number,), ()) for number in range(1, 21)),
            *(Bead((), (number,)) for number in range(1, 21)),
        ),
    )
    assert match_names(unrelated) == ()
    trusted = replace(unrelated, beads=(Bead((0,), (0,), 0.95), *unrelated.beads[1:]))
    assert names(match_names(trusted)) == {("country", "로씨야", "Russia")}


def test_a_doubtful_bead_proves_nothing():
    beads = read_list(FOLDER / "development" / "kcna_russia.tsv").beads
    assert match_names(pairs_alignment(beads, confidence=0.2)) == ()


def test_an_empty_alignment_has_no_names():
    assert match_names(pairs_alignment([])) == ()


def test_a_name_whose_partner_slipped_into_the_next_bead_is_found():
    """One wrong bead: the Korean sentence is left alone, its English stands unpaired beside it."""
    plenary = read_list(FOLDER / "development" / "kcna_plenary.tsv")
    whole = pairs_alignment(plenary.beads)
    torn = replace(
        whole,
        beads=(
            *whole.beads[:3],
            Bead((3,), ()),
            Bead((), (3,)),
            *whole.beads[4:],
        ),
    )
    assert persons(names(match_names(torn))) == persons(plenary.names)


def test_what_a_person_parted_proves_no_name():
    plenary = read_list(FOLDER / "development" / "kcna_plenary.tsv")
    whole = pairs_alignment(plenary.beads)
    parted = Bead((3,), (), status="corrected"), Bead((), (3,), status="corrected")
    torn = replace(whole, beads=(*whole.beads[:3], *parted, *whole.beads[4:]))
    assert all(pair.bead not in (3, 4) for pair in match_names(torn))


def test_names_without_partner_are_reported():
    korean = "외무상 쎄르게이 라브로브동지와 국방상 쎄르게이 쇼이구동지가 참가하였다."
    english = "Foreign Minister Sergei Lavrov and spokeswoman Maria Zakharova took part."
    source, target = unmatched_names(pairs_alignment([(korean, english)]))
    assert [mention.text for mention in source] == ["쎄르게이 쇼이구"]
    assert [mention.text for mention in target] == ["Maria Zakharova"]


KINDS = [
    ("스타벅스 직원들이 파업했다.", "Starbucks employees went on strike.", "스타벅스", "organization"),
    ("화웨이와 샤오미가 출시했다.", "Huawei and Xiaomi launched it.", "샤오미", "organization"),
    ("서울과 무안에서 열렸다.", "It was held in Seoul and Muan.", "무안", "place"),
    ("모임이 무산군에서 열리였다.", "A meeting was held in Musan.", "무산군", "place"),
    ("헤브론에서 충돌이 있었다.", "Clashes broke out in Hebron.", "헤브론", "place"),
    ("펠로시가 대만을 방문했다.", "Pelosi visited Taiwan.", "펠로시", "person"),
    ("까쮸샤를 불렀다.", "They sang Katyusha.", "까쮸샤", "term"),
    ("코스피가 올랐다.", "The KOSPI rose, Kim said.", "코스피", "term"),
    ("제트스타는 노선을 늘린다고 밝혔다.", "Jetstar said it would add routes.", "제트스타", "term"),
    ("젤렌스끼정권을 비호하였다.", "They backed the Zelensky regime.", "젤렌스끼", "person"),
]


@pytest.mark.parametrize(("korean", "english", "name", "kind"), KINDS, ids=[case[2] for case in KINDS])
def test_what_a_single_name_names(korean: str, english: str, name: str, kind: str):
    pairs = match_names(pairs_alignment([(korean, english)]))
    assert [pair.kind for pair in pairs if pair.ko.text == name] == [kind]


SHORT = [
    (
        [("전 사무총장 옌스 스똘뗀마르크가 말하였다.", "Stoltenmark, former secretary general, said so.")],
        ("옌스 스똘뗀마르크", "Stoltenmark"),
        "in full in Korean alone",
    ),
    (
        [
            ("올레그 꼬르제므낀 장관이 왔다.", "Governor Oleg Korzhemkin came."),
            ("올레그 꼬르제므낀 장관이 갔다.", "Governor Korzhemkin left."),
        ],
        ("올레그 꼬르제므낀", "Korzhemkin"),
        "never short in Korean",
    ),
    (
        [
            ("올레그 꼬르제므낀 장관이 왔다.", "Governor Oleg Korzhemkin came."),
            ("꼬르제므낀장관이 갔다.", "Governor Korzhemkin left."),
        ],
        ("꼬르제므낀", "Korzhemkin"),
        "short in both",
    ),
    (
        [
            ("한덕수 총리가 왔다.", "Prime Minister Han Duck-soo came."),
            ("한덕수 총리는 대책을 말했다.", "Han spoke of measures."),
        ],
        ("한덕수", "Han"),
        "a Korean surname alone",
    ),
    (
        [("울라지미르 까르뽀브대통령이 왔다.", "President V. Karpov came.")],
        ("울라지미르 까르뽀브", "V. Karpov"),
        "initials",
    ),
]


@pytest.mark.parametrize(("beads", "expected", "why"), SHORT, ids=[case[2] for case in SHORT])
def test_the_whole_korean_name_stands_beside_an_english_surname(
    beads: list[tuple[str, str]], expected: tuple[str, str], why: str
):
    assert ("person", *expected) in names(match_names(pairs_alignment(beads))), why


def test_no_surname_is_taken_for_one_of_two_men():
    beads = [
        (
            "한덕수 총리와 한동훈 대표가 왔다.",
            "Prime Minister Han Duck-soo and party leader Han Dong-hoon came.",
        ),
        ("서울에서 한동훈 대표가 말했다.", "Han Dong-hoon spoke in Seoul."),
    ]
    assert {("한덕수", "Han"), ("한동훈", "Han")}.isdisjoint(
        (pair.ko.text, pair.en.text) for pair in match_names(pairs_alignment(beads))
    )


LATIN = [
    (
        "한국교통연구원(KTI)은 발표했다.",
        "The Korea Transport Institute (KTI) announced it.",
        {("organization", "한국교통연구원", "Korea Transport Institute"), ("organization", "KTI", "KTI")},
    ),
    ("SK하이닉스가 투자했다.", "SK hynix invested.", {("organization", "SK하이닉스", "SK hynix")}),
    ("제작사는 AI를 썼다.", "The maker used AI.", set()),
]


@pytest.mark.parametrize(("korean", "english", "expected"), LATIN, ids=[case[0] for case in LATIN])
def test_latin_letters_in_korean_text(korean: str, english: str, expected: set[Name]):
    found = {name for name in names(match_names(pairs_alignment([(korean, english)]))) if name[0] != "term"}
    assert found == expected
