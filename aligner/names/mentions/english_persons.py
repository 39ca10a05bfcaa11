"""Persons whom the sentences of one English text name.

In:   sentences.
Out:  where persons stand in them.
Not:  persons whom only a Korean sentence vouches for (pairing/).
Idea: what a run of capitalised words leaves once the words of titles, bodies and countries are taken away; Korean
      names by their surname and syllables. A surname found once is found again where it stands alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..reading.english_person_rules import can_be_name_word, is_definite, is_titled
from ..reading.english_words import (
    NOT_NAMES,
    PLACE_HEADS,
    Word,
    is_capital,
    is_headline,
    korean_name_at,
    name_runs,
)
from ..reading.sentences import read_english
from ..reading.span import Span, Taken
from .bodies_and_places import proper_phrases

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


__all__ = ["english_persons"]


def english_persons(texts: Sequence[str]) -> dict[int, list[Span]]:
    """Where persons stand, by index of the sentence."""
    split = [read_english(text).words for text in texts]
    lower = {word.text for sentence in split for word in sentence if not is_capital(word)}
    found: dict[int, list[Span]] = {}
    surnames: set[str] = set()
    for index, sentence in enumerate(split):
        blocked = [
            Span(index, item.start, item.end)
            for item in read_english(texts[index]).listed
            if item.kind != "title"
        ]
        blocked += [Span(index, start, end) for start, end, _ in proper_phrases(texts[index], "en")]
        taken = Taken(blocked)
        at = {word.start: place for place, word in enumerate(sentence)}
        spans = []
        headline = is_headline(sentence)
        for run in name_runs(sentence):
            for first, last in _persons_in_run(run, at[run[0].start], sentence, lower, headline=headline):
                span = Span(index, first.start, last.end)
                if not taken.overlaps(span):
                    spans.append(span)
                    surnames.update((last.text, texts[index][span.start : span.end]))
        found[index] = spans
    for index, sentence in enumerate(split):
        taken = Taken(found[index])
        for word in sentence:
            bare = word.text in surnames and is_capital(word) and word.lower not in NOT_NAMES
            span = Span(index, word.start, word.end)
            if bare and not taken.overlaps(span):
                found[index].append(span)
                taken.add(span)
    return found


def _persons_in_run(
    run: tuple[Word, ...], offset: int, sentence: tuple[Word, ...], lower: set[str], *, headline: bool
) -> Iterator[tuple[Word, Word]]:
    """First and last words of the persons in a run of capitalised words, which begins at a word of the sentence."""
    index = offset
    end = offset + len(run)
    while index < end:
        if length := korean_name_at(run, index - offset):
            yield sentence[index], sentence[index + length - 1]
            index += length
            continue
        if not is_capital(sentence[index]) or not can_be_name_word(sentence, index, lower):
            index += 1
            continue
        stop = index
        while stop < end and (not is_capital(sentence[stop]) or can_be_name_word(sentence, stop, lower)):
            if stop > index and korean_name_at(run, stop - offset):
                break
            stop += 1
        while not is_capital(sentence[stop - 1]) and sentence[stop - 1].gap not in ("-", "‑"):
            stop -= 1
        titled = is_titled(sentence, index)
        place = stop < end and sentence[stop].lower in PLACE_HEADS
        behind = sentence[index - 1].lower if index else ""
        located = not titled and (behind in _BEFORE_PLACES or is_definite(sentence, index))
        size = stop - index
        most = _MOST_IN_HEADLINES if headline else _MOST_WORDS
        if not place and not located and size <= _MOST_WORDS and (titled or 2 <= size <= most):
            yield sentence[index], sentence[stop - 1]
        index = stop


# Words of the longest names that are found without a translation; in headlines, where all words have capitals, fewer.
_MOST_WORDS = 5


_MOST_IN_HEADLINES = 3


# What stands before places rather than people.
_BEFORE_PLACES = frozenset(("in", "at", "from", "near", "to", "into", "around"))
