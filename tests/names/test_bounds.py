"""However long a word, a sentence or a list is, looking for names in it comes to an end."""

from __future__ import annotations

import time

import pytest

from aligner import build_glossary
from aligner.limits import NAME_WORDS, WORD_LETTERS
from aligner.names import find_names, match_names
from aligner.names.reading.korean_words import read_tail
from aligner.names.reading.span import Span, Taken
from benchmarks.lists import as_sentences, pairs_alignment

MUCH = 20_000


def seconds(work) -> float:
    begin = time.process_time()
    work()
    return time.process_time() - begin


@pytest.mark.parametrize("title", ["장군님", "대통령비서실장", "대학교"])
def test_titles_made_of_titles_are_read_once(title):
    # A pattern tries every way to cut them: 2 to the power of 60.
    assert read_tail(title * 60 + "낟") == ("", "")
    assert read_tail(title * 60 + "는")[0] in ("title", "place")


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Mr. " * MUCH, "en"),
        ("President Kim " * MUCH, "en"),
        ("A, " * MUCH, "en"),
        ("Minister of " + "Trade, " * MUCH, "en"),
        ("Port of Nampho " * MUCH, "en"),
        ("U" * 20 * MUCH, "en"),
        ("대통령 " * MUCH, "ko"),
        ("가" * 20 * MUCH, "ko"),
        ("9월가-" * MUCH, "ko"),
        ("9" * 20 * MUCH + "월 가 나", "ko"),
    ],
    ids=lambda value: value[:12],
)
def test_a_long_sentence_costs_little(text, lang):
    assert seconds(lambda: find_names(as_sentences([text]), lang)) < 5


def test_a_name_stands_in_the_first_words_of_a_long_sentence():
    most = NAME_WORDS.most
    assert [name.text for name in find_names(as_sentences(["President Putin " + "came " * most]), "en")][
        1:
    ] == ["Putin"]
    assert not find_names(as_sentences(["came " * most + "President Putin"]), "en")


def test_no_name_is_longer_than_any_word():
    most = WORD_LETTERS.most
    names = match_names(
        pairs_alignment([("가" * (most + 1) + " 뿌찐대통령이 왔다.", "President Putin came.")])
    )
    assert {pair.ko.text for pair in names} == {"뿌찐", "대통령"}


def test_hundreds_of_names_in_one_sentence():
    names = [
        (f"김{one}{two}", f"Kim {first} {second}") for one, first in SYLLABLES for two, second in SYLLABLES
    ]
    korean, english = (", ".join(side) for side in zip(*names, strict=True))
    pairs = match_names(pairs_alignment([(korean + "가 왔다.", english + " came.")]))
    assert len(pairs) > 40


SYLLABLES = [
    ("정", "Jong"), ("철", "Chol"), ("수", "Su"), ("영", "Yong"), ("남", "Nam"), ("호", "Ho"), ("룡", "Ryong"),
    ("성", "Song"), ("일", "Il"),
]  # fmt: skip


def test_a_sentence_said_again_and_again():
    pair = "뿌찐대통령이 왔다.", "President Putin came."
    alignment = pairs_alignment([pair] * 1_500)
    assert seconds(lambda: build_glossary(alignment)) < 15
    assert {entry.ko: entry.count for entry in build_glossary(alignment)}["뿌찐"] == 1_500


def test_taken_characters_are_those_of_any_span():
    taken, spans = Taken(), []
    for start, size in ((5, 3), (20, 4), (1, 2), (8, 2), (6, 15), (40, 1)):
        for at in range(45):
            asked = Span(0, at, at + 2)
            assert taken.overlaps(asked) == any(asked.overlaps(span) for span in spans)
        spans.append(Span(0, start, start + size))
        taken.add(spans[-1])
