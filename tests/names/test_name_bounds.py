"""Where a name begins and ends in its sentence, and what the words around it make of it."""

from __future__ import annotations

import pytest

from aligner.names import match_names

from .conftest import Names, pairs_alignment


def found(korean: str, english: str) -> Names:
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
            "최명길방사공이 혁신자로 뽑혔다.",
            "Spinner Choe Myong Gil was named innovator.",
            ("person", "최명길", "Choe Myong Gil"),
        ),
        (
            "중국 외교부 대변인 려선이 말하였다.",
            "Chinese Foreign Ministry spokesperson Lu Xian said so.",
            ("person", "려선", "Lu Xian"),
        ),
    ],
    ids=[
        "behind a vowel 이 is no particle",
        "a small word behind a hyphen is a syllable",
        "a list of counties",
        "a county named after somebody",
        "an occupation that no table knows",
        "two Chinese syllables beside the word for China",
    ],
)
def test_where_a_name_ends(korean: str, english: str, name: tuple[str, str, str]):
    assert name in found(korean, english)


def test_somebody_in_the_name_of_a_school_is_not_cut_out_of_it():
    names = found("최명길방직대학을 찾았다.", "He visited Choe Myong Gil University of Textile Engineering.")
    assert not [name for name in names if name[0] == "person"]
