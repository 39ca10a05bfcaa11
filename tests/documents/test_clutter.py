"""Furniture of pages: what goes, what stays, and why."""

import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aligner.documents import separate_clutter
from aligner.documents.clutter import find_clutter

BODY = ["Talks took place in Pyongyang.", "They went on for two hours."]
KOREAN_BODY = ["평양에서 회담이 진행되였다.", "회담은 두시간동안 계속되였다."]


def reasons(lines: list[str]) -> dict[str, str]:
    return {
        lines[finding.line][finding.start : finding.end].strip(): finding.reason
        for finding in find_clutter(lines)
    }


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("www.kcna.kp (Juche112.9.14.)", "web address"),
        ("http://www.kcna.kp (주체112.9.14.)", "web address"),
        ("http://www.kcna.kp/kp/article/q/12825c.kcmsf", "web address"),
        ("KCNA.kp (Juche113.4.2.)", "web address"),
        ("출처: https://example.com/a?b=c", "web address"),
        ("North Korean Language Text:", "label of a language version"),
        ("Unofficial translation", "label of a language version"),
        ("[영문]", "label of a language version"),
        ("조선어 원문:", "label of a language version"),
        ("<저작권자(c) 가나다통신, 무단 전재-재배포 금지>", "copyright notice"),
        ("ⓒ 가나다신문, 무단전재 및 재배포 금지", "copyright notice"),
        ("Copyright © 2023 Some Press. All rights reserved.", "copyright notice"),
    ],
)
def test_lines_that_go_wherever_they_stand(line: str, reason: str) -> None:
    for lines in ([line, *BODY], [BODY[0], line, BODY[1]], [*KOREAN_BODY, line]):
        assert reasons(lines) == {line: reason}


EDGE = [
    ("2025-09-04", "date"),
    ("2023.09.14 10:30", "date"),
    ("Rodong Sinmun", "name of the publisher"),
    ("KCNA Ministry of Foreign Affairs (EN)", "name of the publisher"),
    ("2023.9.15. 《로동신문》 1면", "name of the publisher"),
    ("조선중앙통신", "name of the publisher"),
    ("Date: 26/04/2019 | Source: Ministry (EN) | Read original version at source", "source and date line"),
    ("Published: April 27, 2023", "source and date line"),
    ("입력 2023.04.27 10:30", "source and date line"),
    ("최종수정 : 2023-04-27", "source and date line"),
    ("Political News Team", "byline"),
    ("Political News TeamApril 16, 2024", "byline"),
    ("본사정치보도반", "byline"),
    ("By Jane Doe", "byline"),
    ("홍길동 기자 hong@example.com", "byline"),
    ("hong@example.com", "byline"),
    ("Home > News > Politics", "navigation"),
    ("홈 > 뉴스 > 정치", "navigation"),
    ("본문 바로가기", "navigation"),
    ("Skip to content", "navigation"),
    ("댓글 3", "navigation"),
    ("Facebook Twitter Email", "share buttons"),
    ("페이스북 트위터 카카오톡", "share buttons"),
    ("글자 크기 가+ 가-", "share buttons"),
]


@pytest.mark.parametrize(("line", "reason"), EDGE)
def test_lines_that_go_before_and_after_the_text(line: str, reason: str) -> None:
    assert reasons([line, "A Headline", *BODY]) == {line: reason}
    assert reasons([*KOREAN_BODY, line]) == {line: reason}


DAYS = ["April 16, 2024", "Nov. 28, 2024 Thursday", "2023년 9월 14일 목요일", "2024. 2. 15."]


@pytest.mark.parametrize("line", DAYS)
def test_a_day_above_the_text_goes(line: str) -> None:
    assert reasons([line, "A Headline", *BODY]) == {line: "date"}


@pytest.mark.parametrize("line", DAYS)
def test_a_day_below_the_text_is_that_of_a_signature(line: str) -> None:
    assert reasons([*BODY, line]) == {}
    assert reasons([*KOREAN_BODY, line, "임대인: 홍길동 (인)"]) == {}


@pytest.mark.parametrize("line", DAYS)
def test_unless_it_is_one_of_the_last_lines_of_a_frame(line: str) -> None:
    assert line in reasons([*BODY, line, "Rodong Sinmun"])
    assert line in reasons([*BODY, "조회수 12", line])


@pytest.mark.parametrize(
    "line",
    [
        "calendar>>March 4. 2026 Juche 115",
        "과거기사 달력>>2026년 3월 4일기사 목록",
        "Mar. 4,Juche 115 (2026) Wednesday",
        "주체115(2026)년 3월 4일 수요일",
        "Politics 2026.3.4.",
        "정치 2026.3.4.",
        "March 04, 2026Mar 04, 2026",
        "1 / 3",
        "작성자 관리자 작성일26-03-04 11:20 댓글0건관련링크",
        "댓글 0건 조회 12회 작성일 26-03-04 07:42",
        "[북] 소식 > 자유게시판",
        "profile_image",
        "추천 0 비추천 0",
        "[ENG]",
        "[Castellano]",
        "등록된 댓글이 없습니다.",
    ],
)
def test_frames_of_the_commonest_sources(line: str) -> None:
    assert list(reasons([line, "A Headline", *BODY])) == [line]
    assert list(reasons([line, "새 다리를 놓았다", *KOREAN_BODY])) == [line]


@pytest.mark.parametrize("word", ["Print", "검색", "Politics", "본문"])
def test_one_word_of_a_frame_may_be_a_heading(word: str) -> None:
    assert reasons([word, *BODY]) == {}
    assert list(reasons([word, "조회수 12", "A Headline", *BODY])) == [word, "조회수 12"]


@pytest.mark.parametrize("mark", ["|", "-", "·", "◇", "| |"])
def test_marks_without_a_letter_are_no_text(mark: str) -> None:
    assert reasons([BODY[0], mark, BODY[1]]) == {mark: "marks alone"}


@pytest.mark.parametrize("line", ["}", ");", "# {", "})"])
def test_a_line_of_code_is_text(line: str) -> None:
    assert reasons([BODY[0], line, BODY[1]]) == {}


def test_a_lone_full_stop_belongs_to_the_line_before() -> None:
    assert (
        separate_clutter("회담은 어제 열렸다\n.\n두 나라가 왔다.")[0]
        == "회담은 어제 열렸다.\n두 나라가 왔다."
    )


def test_addresses_in_a_list_are_text() -> None:
    references = ["References:", "https://example.org/a", "https://example.org/b"]
    assert reasons([*BODY, *references]) == {}
    assert reasons([BODY[0], "See the page:", "https://example.org/a", BODY[1]]) == {}


def test_see_also_below_an_entry_heads_no_other_articles() -> None:
    entries = [
        line
        for name in ("open", "close")
        for line in (name, "Moves the valve at once.", "Type", "A number", "See also", f"Guide to {name}")
    ]
    assert reasons(entries) == {}


@pytest.mark.parametrize(("line", "reason"), EDGE)
def test_the_same_lines_stay_inside_the_text(line: str, reason: str) -> None:
    assert reasons([BODY[0], line, BODY[1]]) == {}


@pytest.mark.parametrize(
    "line",
    [
        "(Korea Central News Agency from Pyongyang, September 14th, 2023)",
        "(평양 9월 14일발 조선중앙통신)",
        "Pyongyang, September 14 (KCNA) -- Talks were held.",
        "(서울=가나다통신) 홍길동 기자 = 회담이 열렸다.",
        "두 나라 수뇌분들의 회담 진행",
        "기업성장의 비결",
        "기자회견 진행",
        "《로동신문》 창간기념보고회",
        "Search for Peace",
        "Home Again",
        "More From Less",
        "The Source of Victory: Unity",
        "September 14",
        "-0-",
    ],
)
def test_text_that_looks_a_little_like_furniture_stays(line: str) -> None:
    for lines in ([line, *BODY], [*BODY, line], [line, *KOREAN_BODY], [*KOREAN_BODY, line]):
        assert reasons(lines) == {}


def test_a_date_before_the_headline_leaves_the_headline() -> None:
    text, clutter = separate_clutter(
        " date 2025-09-07 Leaders Meet in Beijing\nThey met on September 3.\n2025-09-04"
    )
    assert text == "Leaders Meet in Beijing\nThey met on September 3."
    assert [(piece.text, piece.line, piece.reason) for piece in clutter] == [
        ("date 2025-09-07", 1, "date"),
        ("2025-09-04", 3, "date"),
    ]


# --- lists of other articles

DOUBLED = [
    "More From Some Agency (En)",
    "Reception given",
    "Reception given",
    "A reception was given at the embassy yesterday. Present there were officials and",
    "April 15, 2024",
    "A reception was given at the embassy yesterday. Present there were officials and",
    "Visit paid",
    "Visit paid",
    "The ambassador paid a visit to the president.",
    "April 13, 2024",
    "The ambassador paid a visit to the president.",
    "More Articles",
]


def test_a_list_of_doubled_headlines_goes_to_its_end() -> None:
    lines = [*BODY, *DOUBLED]
    assert [finding.line for finding in find_clutter(lines)] == list(range(2, len(lines)))
    assert {finding.reason for finding in find_clutter(lines)} == {"list of other articles"}


def test_the_other_language_after_the_list_stays() -> None:
    korean = ["두 나라 대표단사이의 회담 진행", *KOREAN_BODY]
    text, _ = separate_clutter("\n".join([*BODY, *DOUBLED, *korean]))
    assert text.split("\n") == BODY + korean


def test_a_korean_list_without_doubles() -> None:
    tail = ["관련기사", "회담 이모저모", "대통령, 의회 연설", "많이 본 뉴스", "1 첫째 기사 제목", "댓글 3"]
    text, clutter = separate_clutter("\n".join(KOREAN_BODY + tail))
    assert text.split("\n") == KOREAN_BODY
    assert [piece.text for piece in clutter] == tail


def test_text_goes_on_after_a_list() -> None:
    lines = ["They met.", "Related Articles", "Reception given", "Reception given", "A New Chapter", *BODY]
    assert [lines[finding.line] for finding in find_clutter(lines)] == lines[1:4]


def test_a_heading_that_only_sounds_like_a_list() -> None:
    lines = [BODY[0], "More from the kitchen", "Take two eggs", "Beat them", BODY[1]]
    assert find_clutter(lines) == ()


def test_a_list_above_the_article_does_not_take_its_headline() -> None:
    lines = ["Latest news", "First thing", "Second thing", "Headline of the Article", *BODY]
    kept = [line for index, line in enumerate(lines) if index not in {f.line for f in find_clutter(lines)}]
    assert kept[-3:] == ["Headline of the Article", *BODY]


@pytest.mark.parametrize(
    "lines",
    [
        ["http://example.com/a", "http://example.com/b"],
        ["Home", "Menu", "Search", "Log in"],
        ["2023-09-14"],
        ["Rodong Sinmun", "April 16, 2024"],
        [],
        ["", "  "],
    ],
)
def test_a_page_of_nothing_but_furniture_keeps_it(lines: list[str]) -> None:
    assert find_clutter(lines) == ()


def test_short_lines_without_full_stops_are_text() -> None:
    strings = ["Save", "Print", "Search", "Share", "Log in", "Settings", "File name"]
    assert find_clutter(strings) == ()


def test_a_page_from_seoul() -> None:
    page = """본문 바로가기
홈 > 뉴스 > 정치
두 나라 정상, 수도서 회담…"협력 강화"
입력 2023.04.27 10:30
홍길동 기자 hong@example.com
페이스북 트위터 카카오톡
(서울=가나다통신) 홍길동 기자 = 두 나라 정상은 26일 회담했다.
두 정상은 “협력은 굳건하다”고 말했다.
hong@example.com
<저작권자(c) 가나다통신, 무단 전재-재배포 금지>
관련기사
회담 이모저모
"역사적 방문"…외신 반응"""
    text, clutter = separate_clutter(page)
    assert text.split("\n") == [page.split("\n")[2], *page.split("\n")[6:8]]
    assert [piece.line for piece in clutter] == [1, 2, 4, 5, 6, 9, 10, 11, 12, 13]


POOL = (
    [line for line, _ in EDGE]
    + BODY
    + KOREAN_BODY
    + DOUBLED
    + ["", "(끝)", "http://a.b/c", " date 2025-09-07 X y", "x\ty"]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(POOL) | st.text(max_size=30), max_size=25))
def test_nothing_is_lost_on_the_way(lines: list[str]) -> None:
    page = "\n".join(lines)
    text, clutter = separate_clutter(page)
    whole = re.sub(
        "[\x00-\x08\x0e-\x1f\x7f\xad\u200b-\u200f\u2060\ufeff]", "", unicodedata.normalize("NFC", page)
    )
    kept = sorted("".join(text.split()) + "".join("".join(piece.text.split()) for piece in clutter))
    assert kept == sorted("".join(whole.split()))
    if any(char.isalpha() for char in page):
        assert any(char.isalpha() for char in text)
