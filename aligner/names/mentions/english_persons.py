"""Persons whom the sentences of one English text name.

In:   sentences.
Out:  where persons stand in them.
Not:  persons whom only a Korean sentence vouches for (pairing/).
Idea: what a run of capitalised words leaves once the words of titles, bodies and countries are taken away; Korean
      names by their surname and syllables. A surname found once is found again where it stands alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..reading.english_words import (
    NOT_NAMES,
    PLACE_HEADS,
    Word,
    is_capital,
    is_headline,
    is_title_word,
    korean_name_at,
    name_runs,
    words,
)
from ..reading.gazetteer import lexicon_spans
from ..reading.span import Span
from .bodies_and_places import proper_phrases

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


__all__ = ["english_persons"]


def english_persons(texts: Sequence[str]) -> dict[int, list[Span]]:
    """Where persons stand, by index of the sentence."""
    split = [words(text) for text in texts]
    lower = {word.text for sentence in split for word in sentence if not is_capital(word)}
    found: dict[int, list[Span]] = {}
    surnames: set[str] = set()
    for index, sentence in enumerate(split):
        blocked = [
            Span(index, start, end)
            for _, start, end, kind in lexicon_spans(texts[index], "en")
            if kind != "title"
        ]
        blocked += [Span(index, start, end) for start, end, _ in proper_phrases(texts[index], "en")]
        spans = []
        headline = is_headline(sentence)
        for run in name_runs(sentence):
            for first, last in _persons_in_run(run, sentence, lower, headline=headline):
                span = Span(index, first.start, last.end)
                if not span.overlaps_any(blocked):
                    spans.append(span)
                    surnames.update((last.text, texts[index][span.start : span.end]))
        found[index] = spans
    for index, sentence in enumerate(split):
        for word in sentence:
            bare = word.text in surnames and is_capital(word) and word.lower not in NOT_NAMES
            span = Span(index, word.start, word.end)
            if bare and not span.overlaps_any(found[index]):
                found[index].append(span)
    return found


def _is_name_word(word: Word, lower: set[str]) -> bool:
    """True if a capitalised word can be part of a person's name."""
    text = word.lower
    if text in NOT_NAMES or is_title_word(word) or text in lower:
        return False
    return not (len(word.text) > 1 and word.text.isupper() and len(word.text) <= 5)


def _persons_in_run(
    run: tuple[Word, ...], sentence: tuple[Word, ...], lower: set[str], *, headline: bool
) -> Iterator[tuple[Word, Word]]:
    """First and last words of the persons in a run of capitalised words."""
    index = 0
    while index < len(run):
        if length := korean_name_at(run, index):
            yield run[index], run[index + length - 1]
            index += length
            continue
        if not _is_name_word(run[index], lower) or not is_capital(run[index]):
            index += 1
            continue
        stop = index
        while stop < len(run) and (not is_capital(run[stop]) or _is_name_word(run[stop], lower)):
            if stop > index and korean_name_at(run, stop):
                break
            stop += 1
        while not is_capital(run[stop - 1]) and run[stop - 1].gap not in ("-", "‑"):
            stop -= 1
        titled = index > 0 and (
            is_title_word(run[index - 1]) or run[index - 1].lower in ("mr", "mrs", "ms", "dr")
        )
        place = stop < len(run) and run[stop].lower in PLACE_HEADS
        position = sentence.index(run[index])
        behind = sentence[position - 1].lower if position else ""
        located = behind in ("in", "at", "from", "near", "to", "into", "around", "the") and not titled
        size = stop - index
        if not place and not located and size <= 5 and (titled or 2 <= size <= (3 if headline else 5)):
            yield run[index], run[stop - 1]
        index = stop
