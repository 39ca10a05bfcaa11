"""Where a name may end in a Korean word, which words are offices, and which look foreign."""

from __future__ import annotations

import pytest

from aligner.names.reading.korean_words import cuts, is_post, looks_foreign


@pytest.mark.parametrize(
    ("token", "cut"),
    [
        ("뿌찐대통령", (2, "title")),
        ("박태성동지", (3, "title")),
        ("꼬줴먀꼬장관이", (4, "title")),
        ("임천일부상", (3, "title")),
        ("김정은동지께서와", (3, "title")),
        ("뿌찐동지사이의", (2, "title")),
        ("라브로브는", (4, "particle")),
        ("워스또츠느이우주발사장에서", (6, "place")),
    ],
)
def test_where_a_name_may_end(token: str, cut: tuple[int, str]):
    assert cut in {(found.length, found.tail) for found in cuts(token)}


@pytest.mark.parametrize(
    "token", ["외무상", "공업무역상", "대통령공보관", "비서들인", "로씨야측위원장", "국무위원장이신"]
)
def test_offices(token: str):
    assert is_post(token)


@pytest.mark.parametrize(
    "token", ["뿌찐대통령", "김덕훈총리", "꼬줴먀꼬장관", "박태성동지", "마련", "동지적"]
)
def test_names_with_offices_and_other_words_are_no_offices(token: str):
    assert not is_post(token)


def test_foreign_and_korean_words():
    assert all(map(looks_foreign, ["울라지미르", "쎄르게이", "푸틴", "트럼프", "꼬줴먀꼬"]))
    assert not any(map(looks_foreign, ["중앙위원회", "대통령", "경애하는", "전략적", "과학기술"]))
