"""What persons' names are made of: the rules that one text and two texts share."""

from __future__ import annotations

import pytest

from aligner.names import find_names, match_names
from aligner.names.reading.korean_words import is_common_korean_name
from aligner.names.reading.span import Span, Taken
from benchmarks.lists import as_sentences, pairs_alignment


def persons_of_one(text: str, lang: str = "ko") -> list[str]:
    return [mention.text for mention in find_names(as_sentences([text]), lang) if mention.kind == "person"]


def persons_of_two(korean: str, english: str) -> set[tuple[str, str]]:
    pairs = match_names(pairs_alignment([(korean, english)]))
    return {(pair.ko.text, pair.en.text) for pair in pairs if pair.kind == "person"}


@pytest.mark.parametrize(
    ("korean", "english", "ko", "en"),
    [
        ("안토니 블링컨 국무장관이 왔다.", "Secretary Antony Blinken came.", "안토니 블링컨", "Antony Blinken"),
        ("실비오 갈리아니 부회장이 왔다.", "Vice Chairman Silvio Galliani came.", "실비오 갈리아니", "Silvio Galliani"),
        ("도널드 J. 트럼프 대통령이 왔다.", "President Donald J. Trump came.", "도널드 J. 트럼프", "Donald J. Trump"),
        ("퍼거슨감독은 말했다.", "Coach Ferguson said so.", "퍼거슨", "Ferguson"),
    ],
    ids=[
        "a given name that ends like a word",
        "a surname that ends like a word",
        "an initial between the words",
        "a trainer with a foreign name",
    ],
)  # fmt: skip
def test_one_text_and_two_texts_agree(korean: str, english: str, ko: str, en: str):
    assert persons_of_one(korean) == [ko]
    assert (ko, en) in persons_of_two(korean, english)


@pytest.mark.parametrize(
    ("korean", "english"),
    [
        ("그는 오스카상을 받았다.", "He won an Oscar."),
        ("그는 산부인과 의사이다.", "He is a doctor of gynaecology."),
        ("축구선수는 말했다.", "The football player said so."),
    ],
    ids=["a prize", "a part of a hospital", "a player with no name"],
)
def test_what_ends_like_a_title_is_no_person(korean: str, english: str):
    assert persons_of_one(korean) == []
    assert persons_of_two(korean, english) == set()


def test_a_title_with_a_particle_is_no_part_of_a_name():
    pairs = persons_of_two("이스탄불 주지사는 말했다.", "Istanbul Gov. Muammer Guler said so.")
    assert not [pair for pair in pairs if "주" in pair[0]]


def test_two_texts_hear_a_small_word_that_one_text_takes_for_a_sentence_opening():
    assert persons_of_one("And Pham left.", "en") == []
    assert ("또 럼", "To Lam") in persons_of_two("또 럼 주석이 왔다.", "President To Lam came.")


def test_an_abbreviation_with_points_is_nobody():
    assert persons_of_one("The U.S. Secretary met the delegation.", "en") == []


def test_rare_surnames_need_more_than_their_shape():
    assert is_common_korean_name("임천일")
    assert not is_common_korean_name("위원장")
    assert not is_common_korean_name("뿌찐")


def test_spans_of_different_sentences_have_nothing_in_common():
    span = Span(1, 3, 6)
    assert span.overlaps(Span(1, 5, 9))
    assert span.contains(Span(1, 3, 6))
    assert not span.overlaps(Span(1, 6, 9))
    assert not span.overlaps(Span(2, 3, 6))
    assert not span.contains(Span(2, 4, 5))
    assert not span.contains(Span(1, 2, 5))
    assert Taken([Span(0, 3, 6), Span(1, 0, 4)]).overlaps(span)
