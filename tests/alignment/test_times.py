"""Times of subtitles speak for pairs that are said together."""

import numpy as np
import pytest

from aligner import align
from aligner.alignment import time_facts
from aligner.model import Cue, Document

MOMENTS = np.cumsum([2.1, 3.7, 1.2, 4.9, 2.6, 3.3, 1.9, 5.4, 2.2, 6.1, 1.3, 2.8])


def said(shift: float = 0.0) -> list[tuple[float, float] | None]:
    return [(float(moment) + shift, float(moment) + shift + 1.1) for moment in MOMENTS]


def common(facts: tuple[list[dict[str, float]], list[dict[str, float]]]) -> list[float]:
    """Weight that each source sentence shares with its counterpart."""
    return [
        sum(min(weight, two.get(second, 0.0)) for second, weight in one.items())
        for one, two in zip(*facts, strict=True)
    ]


@pytest.mark.parametrize("shift", [0.0, 0.3, 12.4, -33.0])
def test_two_versions_may_be_shifted(shift: float) -> None:
    facts = time_facts(said(), said(shift))
    assert facts is not None
    assert min(common(facts)) > 0.8 * max(sum(fact.values()) for fact in facts[0])


def test_times_of_other_films_say_nothing() -> None:
    random = np.random.default_rng(5)
    source, target = (np.sort(random.uniform(0, 900, 150)) for _ in range(2))
    assert time_facts([(a, a + 2) for a in source], [(a, a + 2) for a in target]) is None


def test_few_or_no_times_say_nothing() -> None:
    assert time_facts([None] * 12, said()) is None
    assert time_facts(said()[:2], said()[:2]) is None


def film(lang: str, texts: list[str]) -> Document:
    """A film in which each text is said at its moment."""
    cues, offset = [], 0
    for text, moment in zip(texts, MOMENTS, strict=True):
        cues.append(Cue(offset, offset + len(text), float(moment), float(moment) + 1.0))
        offset += len(text) + 1
    return Document(lang, lang, "\n".join(texts), cues=tuple(cues))


def test_what_is_said_together_is_paired_however_unlike_it_is() -> None:
    korean = [
        "그래.",
        "아니.",
        "왜?",
        "가자.",
        "그만.",
        "아직.",
        "됐어.",
        "여기.",
        "저기.",
        "빨리.",
        "천천히.",
        "끝.",
    ]
    english = ["Fine", "Never", "Hm", "Up", "Oh", "Wait", "Ah", "Look", "Well", "Now", "Easy", "Bye"]
    alignment = align(film("ko", korean), film("en", english))
    untimed = align(film("ko", korean).text, film("en", english).text)
    straight = {((number,), (number,)) for number in range(len(korean))}
    kept, alone = (
        len({(bead.source, bead.target) for bead in found} & straight) for found in (alignment, untimed)
    )
    assert kept > alone
    assert kept >= 10
