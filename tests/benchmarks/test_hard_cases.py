"""Near misses and how they are counted."""

from __future__ import annotations

import doctest

import numpy as np
import pytest

import benchmarks.near_misses
from benchmarks.hard_cases import errors
from benchmarks.near_misses import near_misses


def changed(sentence: str, kind: str) -> set[str]:
    return {text for found, text in near_misses(sentence) if found == kind}


def test_examples_in_the_documentation_hold() -> None:
    assert doctest.testmod(benchmarks.near_misses).failed == 0


@pytest.mark.parametrize(
    ("sentence", "kind", "some"),
    [
        ("They will attend.", "negation", "They will not attend."),
        ("They can see it.", "negation", "They cannot see it."),
        ("They did not come.", "negation", "They come."),
        ("It wasn't cold.", "negation", "It was cold."),
        ("Prices rose in May.", "antonym", "Prices fell in May."),
        ("The envoy said Lavrov met Putin.", "roles", "The envoy said Putin met Lavrov."),
    ],
)
def test_one_thing_is_changed(sentence: str, kind: str, some: str) -> None:
    assert some in changed(sentence, kind)


def test_a_number_is_changed_in_one_digit() -> None:
    (text,) = changed("It cost 1,250 won.", "number")
    differing = [(a, b) for a, b in zip("It cost 1,250 won.", text, strict=True) if a != b]
    assert len(differing) == 1
    assert all(a.isdigit() and b.isdigit() for a, b in differing)


def test_a_list_is_no_change_of_roles() -> None:
    assert not changed("He visited Washington and Seoul.", "roles")


def test_the_same_sentence_always_meets_the_same_near_misses() -> None:
    sentence = "In 1950 the old king of Norway was not happy, said Peter Lund of Oslo on Monday."
    assert near_misses(sentence) == near_misses(sentence)
    assert {kind for kind, _ in near_misses(sentence)} == {"number", "name", "negation", "antonym", "roles"}


class Reader:
    """Knows some English words by their number and takes a Korean text for its translation."""

    name = "made"
    dim = 300

    def __init__(self, unseen: set[str]) -> None:
        self._unseen = unseen

    def encode(self, texts):  # type: ignore[no-untyped-def]
        vectors = np.zeros((len(texts), 300), np.float32)
        for row, text in enumerate(texts):
            for word in text.replace("한", "").split():
                if word not in self._unseen:
                    vectors[row, sum(map(ord, word)) % 300] += 1
        return vectors


@pytest.mark.parametrize(("unseen", "error"), [(set(), 0.0), ({"not"}, 1.0)])
def test_what_an_encoder_does_not_see_counts_as_an_error(unseen: set[str], error: float) -> None:
    pairs = [("한They will attend.", "They will attend."), ("한It was cold.", "It was cold.")]
    count, share, _ = errors(Reader(unseen), pairs)["negation"]
    assert (count, share) == (2, error)
