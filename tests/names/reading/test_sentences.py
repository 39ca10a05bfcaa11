"""A sentence is taken apart once, whoever asks for its names."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest

import aligner
from aligner.glossary import glossary_and_unmatched
from aligner.names.reading import english_words, forms, korean_words
from aligner.names.reading.sentences import read_english, read_korean

if TYPE_CHECKING:
    from collections.abc import Callable

KOREAN = [
    "외무상 쎄르게이 라브로브동지가 평양에 도착하였다.",
    "로씨야대통령 뿌찐이 평양시당위원회 비서와 담화하였다.",
]
ENGLISH = [
    "Foreign Minister Sergei Lavrov arrived in Pyongyang.",
    "Russian President Putin talked with a secretary of the Pyongyang City Party Committee.",
]


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> Counter[tuple[str, str]]:
    """How often each text was tokenised, and looked through for forms of the tables."""
    counts: Counter[tuple[str, str]] = Counter()

    def counting(what: str, function: Callable[..., Any], place: int) -> Callable[..., Any]:
        def count(*arguments: Any) -> Any:
            counts[what, arguments[place]] += 1
            return function(*arguments)

        return count

    monkeypatch.setattr(korean_words, "tokens", counting("words", korean_words.tokens, 0))
    monkeypatch.setattr(english_words, "words", counting("words", english_words.words, 0))
    by_start = counting("forms", forms.FormFinder.by_start, 1)
    monkeypatch.setattr(forms.FormFinder, "by_start", by_start)
    read_korean.cache_clear()
    read_english.cache_clear()
    return counts


def test_alignment_glossary_and_unmatched_names_read_each_sentence_once(counted: Counter[tuple[str, str]]):
    alignment = aligner.align(KOREAN, ENGLISH)
    glossary, _ = glossary_and_unmatched([alignment])
    assert glossary.lookup("뿌찐")
    assert {text: counted["words", text] for text in (*KOREAN, *ENGLISH)} == dict.fromkeys(
        (*KOREAN, *ENGLISH), 1
    )


def test_each_table_is_looked_for_once_in_a_sentence(counted: Counter[tuple[str, str]]):
    reading = read_korean(KOREAN[1])
    assert reading.listed
    assert reading.listed_with_parts
    assert counted["forms", KOREAN[1]] == 1
