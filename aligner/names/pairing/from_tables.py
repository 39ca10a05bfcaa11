"""Possible pairs of names that the tables know in both languages.

In:   a Korean and an English sentence, taken apart.
Out:  Candidates: countries, places, institutions, titles, and persons whose spellings a table has.
Not:  anything that stands in no table.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from ..reading.forms import FormFinder, begins_hangul, stands_alone
from ..reading.lexicon import Fact, load_lexicon
from ..reading.span import Span
from .candidate import Candidate, weight
from .score import LISTED, LISTED_PERSON

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
    ko_spans = korean.reading.listed_with_parts
    if not ko_spans:
        return
    by_fact: dict[Fact, list[tuple[int, int]]] = {}
    for facts, start, end, _ in english.reading.listed:
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
                    LISTED,
                    size,
                    kind,
                    by_sound=False,
                    listed=True,
                )


@cache
def _people_by_form() -> dict[str, tuple[Fact, ...]]:
    """Korean form -> the persons of the table who are written so."""
    found: dict[str, list[Fact]] = {}
    for fact in load_lexicon().people:
        for form in dict.fromkeys((fact.ko, fact.ko_south)):
            found.setdefault(form, []).append(fact)
    return {form: tuple(facts) for form, facts in found.items()}


@cache
def _finders() -> tuple[FormFinder, FormFinder]:
    """Look for the Korean and for the English forms of the table of people."""
    english = {form for fact in load_lexicon().people for form in fact.en}
    return FormFinder(_people_by_form()), FormFinder(english)


def _people(korean: KoreanSentence, english: EnglishSentence) -> Iterator[Candidate]:
    """Persons whose spellings the table knows, where the English stands as the table has it."""
    printed: dict[str, list[int]] | None = None
    finders = _finders()
    position = 0
    for start, forms in finders[0].by_start(korean.text).items():
        if start < position or not begins_hangul(korean.text, start):
            continue
        position = start + len(forms[0])
        printed = _printed(finders[1], english.text) if printed is None else printed
        for fact in _people_by_form()[forms[0]]:
            for form in fact.en:
                for en_start in printed.get(form, ()):
                    yield Candidate(
                        Span(korean.index, start, position),
                        Span(english.index, en_start, en_start + len(form)),
                        LISTED_PERSON,
                        weight(len(forms[0]), len(form)) + 0.5,
                        "person",
                        person=3,
                    )


def _printed(finder: FormFinder, text: str) -> dict[str, list[int]]:
    """Where an English sentence has each form of the table of people as words of its own."""
    found: dict[str, list[int]] = {}
    for start, forms in finder.by_start(text).items():
        for form in forms:
            if stands_alone(text, start, start + len(form)):
                found.setdefault(form, []).append(start)
    return found
