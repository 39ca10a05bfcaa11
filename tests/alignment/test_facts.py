"""Numbers and dates that a Korean and an English sentence state alike."""

import numpy as np
import pytest

from aligner.alignment import fact_arrays, find_facts


def stated(text, lang):
    return {fact for fact, weight in find_facts(text, lang).items() if weight == 1.0}


@pytest.mark.parametrize(
    ("korean", "english", "shared"),
    [
        ("창건 75돐", "the 75th anniversary", {"75"}),
        ("9월 13일", "on September 13", {"month 9", "date 9-13", "13"}),
        ("10월10일", "Oct. 10", {"month 10", "date 10-10", "10"}),
        ("5월 1일", "the 1st of May", {"month 5", "date 5-1", "1"}),
        ("3만 5천명", "35,000 people", {"35000"}),
        ("3만5천", "35 thousand", {"35000"}),
        ("1억 2천만 명", "120 million people", {"120000000"}),
        ("1 000 000톤", "one million (1,000,000) tons", {"1000000"}),
        ("주체112(2023)년", "Juche 112 (2023)", {"112", "2023"}),
        ("3.5%", "3.5 percent", {"3.5"}),
        ("1조 5천억원", "1.5 trillion won", {"1500000000000"}),
        ("배 25척", "twenty-five ships", {"25"}),
        ("사람 210명", "two hundred and ten people", {"210"}),
        ("스물다섯 사람", "25 people", {"25"}),
        ("백이십 리", "120 ri", {"120"}),
        ("제3조에 따라", "under Article 3", {"article 3"}),
        ("제 14장 총칙", "Chapter XIV. General", {"chapter 14"}),
        ("별표 2를 보라", "see Annex 2", {"annex 2"}),
        ("그림 3과 표 4", "Figure 3 and Table 4", {"figure 3", "table 4"}),
        ("제1부", "Part I", {"part 1"}),
    ],
)
def test_both_writing_systems_give_one_fact(korean, english, shared):
    assert shared <= stated(korean, "ko")
    assert shared <= stated(english, "en")


@pytest.mark.parametrize("text", ["They may march on.", "Mary is here", "a decorated hall"])
def test_words_that_look_like_months_are_none(text):
    assert not {fact for fact in find_facts(text, "en") if fact.startswith("month")}


@pytest.mark.parametrize(
    ("korean", "english"), [("두 나라", "two countries"), ("세번째", "the third"), ("스무 명", "twenty men")]
)
def test_numbers_in_words_count_less(korean, english):
    shared = find_facts(korean, "ko").keys() & find_facts(english, "en").keys()
    assert shared
    assert all(find_facts(korean, "ko")[fact] < 0.5 for fact in shared)


@pytest.mark.parametrize(
    ("korean", "english"),
    [
        ("나. 리사회", "(b) the Council"),
        ("② 누구나 쓸 수 있다.", "2. It is open to everyone."),
        ("제3조(목적) ① 이 법은", "1. This law"),
        ("(다) 보고", "c) reports"),
        ("제2차 세계대전", "World War II"),
    ],
)
def test_marks_of_lists_and_roman_numerals_meet_across_writing_systems(korean, english):
    assert find_facts(korean, "ko").keys() & find_facts(english, "en").keys()


def test_the_number_of_an_article_is_no_number_of_things():
    assert not find_facts("제1장 총칙", "ko").keys() & find_facts("Article 1", "en").keys()
    assert "3" not in find_facts("제3조에 따라 2명", "ko")
    assert "2" in find_facts("제3조에 따라 2명", "ko")


@pytest.mark.parametrize("text", ["구조와 백조", "이천에서 만사가", "가다. 간다."])
def test_words_that_look_like_numerals_are_none(text):
    assert not [fact for fact in find_facts(text, "ko") if fact.isdigit() and fact != "2000"]


@pytest.mark.parametrize("text", ["I read the book I like.", "CIVIC duty", "one by one", "a part A few know"])
def test_letters_and_common_words_are_no_numbers(text):
    assert not [fact for fact, worth in find_facts(text, "en").items() if fact[-1].isdigit() and worth == 1]


def test_latin_words_in_korean_text_meet_the_same_words_in_english():
    assert "gdp" in find_facts("GDP가 3% 늘었다", "ko").keys() & find_facts("GDP grew by 3%", "en").keys()


def test_questions_meet_questions():
    assert "asks" in find_facts("어디 갑니까?", "ko")
    assert "asks" in find_facts('"Where to?"', "en")
    assert "asks" not in find_facts("Where? There.", "en")


def test_rare_facts_weigh_more_and_single_ones_are_collected():
    source = [{"2023": 1.0}, {"2023": 1.0}, {"2023": 1.0, "75": 1.0}, {"9": 1.0}]
    target = [{"2023": 1.0}, {"2023": 1.0}, {"75": 1.0}, {}]
    first, second = fact_arrays(source, target)
    assert first.shape == second.shape == (4, 4)
    assert first[2].max() > first[0].max() > 0
    np.testing.assert_array_equal(first[:, -2] > 0, [False, False, False, True])
    assert not second[:, -1].any()


def test_more_facts_than_columns_still_fit():
    many = [{str(number): 1.0} for number in range(2000)]
    first, second = fact_arrays(many, many)
    assert first.shape[1] < 600
    assert (first.sum(axis=1) > 0).all()
    np.testing.assert_allclose(first, second)


@pytest.mark.parametrize("digits", [309, 5_000, 200_000])
def test_a_number_without_end_is_a_fact_like_any_other(digits):
    number = "7" * digits
    assert number in stated(f"그 수는 {number}이다.", "ko") & stated(f"The number is {number}.", "en")
