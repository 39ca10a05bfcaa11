"""A long line costs what its length is: none of the patterns looks back or forth over all of it again and again."""

from __future__ import annotations

import time

import pytest

from aligner.sentences import split

REPEATED = [
    *(
        "Mr. ",
        "J. K. ",
        "U.S. ",
        "5 a.m. ",
        "No. 5 ",
        "a@a@",
        "((((",
        "(a b) ",
        "[1]",
        "1. a ",
        "1) a 2) b. ",
    ),
    *(
        "i. a ii. b ",
        "• a ",
        "“a ",
        '"a ',
        "'a ",
        "`a",
        ". . ",
        "... ",
        "…",
        "-- ",
        "?! a ",
        "*!*",
        "http://",
    ),
    *(
        "www.a.b ",
        "</a>",
        "a.12 ",
        "다.",
        "다. ",
        "하였다.그는",
        "로동자.",
        "전. ",
        "가. ",
        "갔어요 또 ",
        "ㅠ",
        "요~ ",
    ),
    *("^", ":)", "😀 ", "2023. 9. ", "끝. ", "。"),
]


@pytest.mark.parametrize("unit", REPEATED)
def test_a_long_line_costs_linear_time(unit: str) -> None:
    split("A word. 말이다.")  # tables are read before the clock runs
    line = unit * (200_000 // len(unit))
    began = time.process_time()
    sentences = split(line)
    seconds = time.process_time() - began
    assert "".join("".join(s.text for s in sentences).split()) == "".join(line.split())
    # half a second on a slow core; a pattern that looks back over all of it takes minutes
    assert seconds < 8
