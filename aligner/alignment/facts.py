"""Numbers, dates and other things that both languages state alike.

In:   sentences and their language.
Out:  for each sentence its facts, as strings that are equal when a Korean and an English sentence state the same:
      75돐 and 75th, 9월 13일 and September 13, 3만 5천 and 35,000, 주체112 and Juche 112, 제3조 and Article 3.
Not:  names (aligner.names.shared_names finds those of both texts); what a shared fact is worth (features).
"""

from __future__ import annotations

import math
import re
from collections import Counter
from typing import TYPE_CHECKING

import numpy as np

from ..language_codes import base_language
from ..months import MONTHS, month_number
from .labels import labels
from .numerals import (
    ENGLISH_MAGNITUDES,
    KOREAN_MAGNITUDES,
    english_numbers,
    korean_numbers,
    roman_numbers,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

__all__ = ["fact_arrays", "facts_of_both", "find_facts"]

# A number written in Arabic figures is worth more than one written as a word, which may mean little ("one", "second").
FIGURE, WORD, LATIN, MARK = 1.0, 0.35, 0.8, 0.25

_FIGURES = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?: \d{3})+(?!\d)|\d+(?:\.\d+)?"
_FIGURE = re.compile(r"\d")
_KOREAN_NUMBER = re.compile(rf"(?:(?:{_FIGURES})\s?[십백천만억조]+\s?)+(?:{_FIGURES})?|{_FIGURES}")
_KOREAN_PART = re.compile(rf"({_FIGURES})\s?([십백천]?)([만억조]?)")
_ENGLISH_NUMBER = re.compile(
    rf"({_FIGURES})(?:\s?-?\s?(hundred|thousand|million|billion|trillion)\b)?", re.IGNORECASE
)
_ENGLISH_WORD = re.compile(r"[A-Za-z]+")
# Only with a capital: "may" and "march" are verbs.
_MONTH = re.compile(
    rf"\b({'|'.join(name for name, *_ in MONTHS)}|"
    rf"(?:{'|'.join(short for _, *abbreviations in MONTHS for short in abbreviations)})(?=\.| \d))\b"
)
_MONTH_BEGINNINGS = tuple(dict.fromkeys(name[:3] for name, *_ in MONTHS))
_KOREAN_MONTH = re.compile(r"(\d{1,2})\s?월")
# A day of the year is a fact of its own: in a list of dated lines, month and day by themselves say little.
_KOREAN_DATE = re.compile(r"(\d{1,2})\s?월\s?(\d{1,2})\s?일")
_ENGLISH_DATE = re.compile(
    rf"{_MONTH.pattern}\.?\s(\d{{1,2}})(?!\d)|(?<!\d)(\d{{1,2}})(?:st|nd|rd|th)?\s(?:of\s)?{_MONTH.pattern}"
)
_LATIN = re.compile(r"[A-Za-z][A-Za-z0-9]+")
# Columns of the dense arrays: distinct facts share a column only in documents with more facts than this.
COLUMNS = 512


def _canonical(value: float, text: str = "") -> str:
    """``35000.0`` as ``35000``, ``3.5`` as ``3.5``; ``text`` stands for what is too large for a number."""
    if value == math.inf:
        return _bare(text)
    return str(int(value)) if value == int(value) else f"{value:g}"


def _bare(figures: str) -> str:
    return figures.replace(",", "").replace(" ", "")


def _plain(figures: str) -> float:
    """The value of figures; infinite where there are more of them than a number can have."""
    return float(_bare(figures))


def _korean_value(text: str) -> float:
    """``3만 5천`` as 35000, ``1억 2천만`` as 120000000, ``75`` as 75.

    Figures add up below each of 만 억 조, which then multiply what stands since the last of them.
    """
    total = group = 0.0
    for figures, small, large in _KOREAN_PART.findall(text):
        group += _plain(figures) * (KOREAN_MAGNITUDES[small] if small else 1)
        if large:
            total += group * KOREAN_MAGNITUDES[large]
            group = 0.0
    return total + group


def find_facts(text: str, lang: str) -> dict[str, float]:
    """The facts a sentence states and what each is worth; English words count as Latin words do in Korean text.

    Args:
        text: one sentence.
        lang: BCP 47 code. Korean has rules of its own; every other language is read by those of English.

    Returns:
        Fact (a number, ``month 9``, ``date 9-13``, ``article 3``, a Latin word in small letters, ``asks``) to its
        worth: 1 for what stands in figures, for months and labels, less for number words, marks and Latin words.

    >>> find_facts("창건 75돐, 인구 3만 5천명", "ko")
    {'75': 1.0, '35000': 1.0}
    >>> english = find_facts("the 75th anniversary, a population of 35,000", "en")
    >>> sorted(fact for fact, worth in english.items() if worth == 1)
    ['35000', '75']
    """
    is_korean = base_language(lang) == "ko"
    found, text = labels(text, korean=is_korean)
    facts = {label: MARK if label.startswith("mark ") else FIGURE for label in found}
    has_figures = _FIGURE.search(text) is not None
    if is_korean:
        if has_figures:
            for month in _KOREAN_MONTH.findall(text):
                if 1 <= int(month) <= 12:
                    facts[f"month {int(month)}"] = FIGURE
            for month, day in _KOREAN_DATE.findall(text):
                facts[f"date {int(month)}-{int(day)}"] = FIGURE
            for number in _KOREAN_NUMBER.findall(_KOREAN_MONTH.sub(" ", text)):
                facts[_canonical(_korean_value(number), number)] = FIGURE
        for value, is_sum in korean_numbers(text):
            facts.setdefault(_canonical(value), FIGURE if is_sum else WORD)
        for word in _LATIN.findall(text):
            facts[word.lower()] = LATIN
    else:
        may_name_a_month = any(beginning in text for beginning in _MONTH_BEGINNINGS)
        for month in _MONTH.findall(text) if may_name_a_month else ():
            facts[f"month {month_number(month)}"] = FIGURE
        if has_figures and may_name_a_month:
            for month_before, day_after, day_before, month_after in _ENGLISH_DATE.findall(text):
                number = month_number(month_before or month_after)
                facts[f"date {number}-{int(day_after or day_before)}"] = FIGURE
        if has_figures:
            for figures, magnitude in _ENGLISH_NUMBER.findall(text):
                factor = ENGLISH_MAGNITUDES.get(magnitude.lower(), 1)
                facts[_canonical(_plain(figures) * factor, f"{figures}{magnitude}")] = FIGURE
        for value, is_sum in english_numbers(text):
            facts.setdefault(_canonical(value), FIGURE if is_sum else WORD)
        for word in map(str.lower, _ENGLISH_WORD.findall(text)):
            if len(word) > 1:
                facts.setdefault(word, LATIN)
    for value in roman_numbers(text):
        facts.setdefault(_canonical(value), WORD)
    stripped = text.rstrip(" \"'”’»』」》)")
    if stripped.endswith(("?", "？")):
        facts["asks"] = MARK
    return facts


def facts_of_both(
    source: Sequence[str], target: Sequence[str], langs: tuple[str, str]
) -> tuple[list[dict[str, float]], list[dict[str, float]]]:
    """The facts of two texts, a dictionary a sentence, without Latin words that only one text has.

    English consists of such words: those of a long text would take more memory than everything else of it.
    """
    first = [find_facts(text, langs[0]) for text in source]
    words = _latin_words(first)
    second = [_without_others(find_facts(text, langs[1]), words) for text in target]
    words = _latin_words(second)
    return [_without_others(facts, words) for facts in first], second


def _latin_words(sentences: Sequence[Mapping[str, float]]) -> set[str]:
    return {fact for facts in sentences for fact, worth in facts.items() if worth == LATIN}


def _without_others(facts: Mapping[str, float], words: set[str]) -> dict[str, float]:
    return {fact: worth for fact, worth in facts.items() if worth != LATIN or fact in words}


def fact_arrays(
    source: Sequence[Mapping[str, float]], target: Sequence[Mapping[str, float]]
) -> tuple[NDArray[np.float16], NDArray[np.float16]]:
    """Facts of all sentences as two arrays over the same columns.

    Rare facts weigh more (inverse document frequency, Sparck Jones 1972). A word in Latin letters is a fact only if
    the other side has it too: English consists of such words.

    Args:
        source: what ``find_facts`` says of each of n source sentences.
        target: what it says of each of m target sentences.

    Returns:
        (n, columns) and (m, columns) float16 weights, 0 or more; the last two columns collect what only one side
        states.
    """
    frequency = Counter(fact for sentence in (*source, *target) for fact in sentence)
    both = set().union(*source) & set().union(*target)
    total = len(source) + len(target)
    order = {fact: column % COLUMNS for column, fact in enumerate(sorted(both))}
    width = min(len(order), COLUMNS) + 2
    rarities = {count: np.log(total / count) / np.log(max(total, 2)) for count in set(frequency.values())}

    def fill(sentences: Sequence[Mapping[str, float]], own: int) -> NDArray[np.float16]:
        array = np.zeros((len(sentences), width), dtype=np.float16)
        for row, sentence in enumerate(sentences):
            for fact, weight in sentence.items():
                column = order.get(fact, own)
                if column != own or weight != LATIN:
                    array[row, column] += weight * rarities[frequency[fact]]
        return array

    return fill(source, width - 2), fill(target, width - 1)
