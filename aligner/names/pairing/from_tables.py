"""Possible pairs of names that the tables know in both languages.

In:   a Korean and an English sentence, taken apart.
Out:  Candidates: countries, places, institutions, titles, and persons whose spellings a table has.
Not:  anything that stands in no table.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from ..reading.gazetteer import lexicon_spans
from ..reading.lexicon import Fact, load_lexicon
from ..reading.span import Span
from .candidate import Candidate, weight

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..reading.sentences import EnglishSentence, KoreanSentence
    from .candidate import MatchSettings

__all__ = ["table_candidates"]


def table_candidates(
    korean: KoreanSentence, english: EnglishSentence, settings: MatchSettings
) -> Iterator[Candidate]:
    """What the tables know in both languages: countries, places, institutions and titles, then persons.

    Args:
        korean: a Korean sentence.
        english: an English one.
        settings: no threshold applies to what a table says.
    """
    yield from _named(korean, english)
    yield from _people(korean, english)


def _named(korean: KoreanSentence, english: EnglishSentence) -> Iterator[Candidate]:
    """Countries, places, institutions and titles."""
    ko_spans = list(lexicon_spans(korean.text, "ko", compounds=True))
    if not ko_spans:
        return
    by_fact: dict[Fact, list[tuple[int, int]]] = {}
    for facts, start, end, _ in lexicon_spans(english.text, "en"):
        for fact in facts:
            by_fact.setdefault(fact, []).append((start, end))
    for facts, start, end, kind in ko_spans:
        for fact in facts:
            if fact.role in ("honorific", "group"):
                continue
            for en_start, en_end in by_fact.get(fact, ()):
                size = weight(end - start, en_end - en_start)
                # A title gives way to any name that overlaps it.
                size /= 1 if kind != "title" else 100
                yield Candidate(
                    Span(korean.index, start, end),
                    Span(english.index, en_start, en_end),
                    0.95,
                    size,
                    kind,
                    by_sound=False,
                    listed=True,
                )


@cache
def _people_pattern() -> re.Pattern[str]:
    forms = {form for fact in load_lexicon().people for form in (fact.ko, fact.ko_south)}
    return re.compile(
        rf"(?<![가-힣])(?:{'|'.join(sorted(map(re.escape, forms), key=lambda f: (-len(f), f)))})"
    )


@cache
def _people_by_form() -> dict[str, tuple[Fact, ...]]:
    found: dict[str, list[Fact]] = {}
    for fact in load_lexicon().people:
        for form in dict.fromkeys((fact.ko, fact.ko_south)):
            found.setdefault(form, []).append(fact)
    return {form: tuple(facts) for form, facts in found.items()}


def _people(korean: KoreanSentence, english: EnglishSentence) -> Iterator[Candidate]:
    """Persons whose spellings the table knows, where the English stands as the table has it."""
    for match in _people_pattern().finditer(korean.text):
        for fact in _people_by_form()[match.group()]:
            for form in fact.en:
                for found in re.finditer(rf"(?<![\w-]){re.escape(form)}(?!\w)", english.text):
                    yield Candidate(
                        Span(korean.index, match.start(), match.end()),
                        Span(english.index, found.start(), found.end()),
                        0.97,
                        weight(len(match.group()), len(form)) + 0.5,
                        "person",
                        person=3,
                    )
