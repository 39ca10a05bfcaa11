"""Names that no glossary holds: both Korean spellings, English and Russian, guessed from any script."""

from __future__ import annotations

import pytest

from aligner.glossary.suggest import likely_spellings

# Query; North, South, English, Russian of the first guess.
FIRST = [
    ("메드베제브", "메드베제브", "메드베데프", "Medvedev", "Медведев"),
    ("메드베데프", "메드베제브", "메드베데프", "Medvedev", "Медведев"),
    ("메드베제브부위원장", "메드베제브", "메드베데프", "Medvedev", "Медведев"),
    ("Медведев", "메드베제브", "메드베데프", "Medvedev", "Медведев"),
    ("Медве́дев", "메드베제브", "메드베데프", "Medvedev", "Медведев"),
    ("Medvedev", "메드베제브", "메드베데프", "Medvedev", "Медведев"),
    ("President Zelensky's", "젤렌스끼", "젤렌스키", "Zelensky", "Зеленский"),
    ("zelensky", "젤렌스끼", "젤렌스키", "Zelensky", "Зеленский"),
    ("Sergei Sobyanin", "쎄르게이 쏘뱌닌", "세르게이 소뱌닌", "Sergei Sobyanin", "Сергей Собянин"),
    ("슈나이더", None, "슈나이더", "Schneider", None),
    ("뜨람쁘", "뜨람쁘", "트럼프", "Trump", None),
    ("슈나이더 총리의", None, "슈나이더", "Schneider", None),
    ("Schneider", None, "슈나이더", "Schneider", None),
    ("Kim Tok Hun", "김덕훈", "김덕훈", "Kim Tok Hun", None),
    ("Lee Jae-myung", "리재명", "이재명", "Lee Jae-myung", None),
    ("Pak Song Un's", "박성은", "박성은", "Pak Song Un", None),
    ("《메드베제브》", "메드베제브", "메드베데프", "Medvedev", "Медведев"),
    ("Медведев,", "메드베제브", "메드베데프", "Medvedev", "Медведев"),
    ("김덕훈내각총리동지께서는", "김덕훈", "김덕훈", "Kim Tok Hun", None),
    ("리병철", "리병철", "이병철", "Ri Pyong Chol", None),
]


@pytest.mark.parametrize(
    ("query", "north", "south", "english", "russian"), FIRST, ids=[row[0] for row in FIRST]
)
def test_first_guess(query: str, north: str | None, south: str, english: str, russian: str | None) -> None:
    best = likely_spellings(query)[0]
    assert (best.ko, best.ko_south, best.en, best.ru) == (north, south, english, russian)


@pytest.mark.parametrize("query", ["메드베제브", "Medvedev", "Kim Tok Hun", "슈나이더"])
def test_scores_fall_and_add_up_to_one_at_most(query: str) -> None:
    scores = [guess.score for guess in likely_spellings(query, 5)]
    assert scores == sorted(scores, reverse=True)
    assert 0 < sum(scores) <= 1.001


def test_a_title_of_one_syllable_may_be_the_end_of_a_name() -> None:
    assert "Grossi" in [guess.en for guess in likely_spellings("그로씨")]


@pytest.mark.parametrize(
    "query", ["", " ", "123", "東京", "Putin 푸틴", "one two three four five", "R2D2", "A", "a" * 5000]
)
def test_nothing_is_guessed_of_what_is_no_name(query: str) -> None:
    assert likely_spellings(query) == ()
