"""English sentences of one paragraph.

In:   a line of text.
Out:  (start, end) of each sentence, in order, without the white space between them.
Not:  paragraphs, end marks such as "-0-" (sentences/__init__.py).
Idea: Punkt (Kiss and Strunk 2006) with our own abbreviations and no trained model finds the candidates;
      rules join what it cuts too often, "10 a.m. | Sept. 13", '"Long live!" | and', and cut where a page
      lost the space.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Any

from ..months import MONTHS
from ..seeds import Words, alternatives
from .abbreviations import (
    ABBREVIATIONS,
    BEFORE_A_NAME,
    BEFORE_A_NUMBER,
    BEFORE_A_ROMAN_NUMBER,
    SENTENCE_STARTERS,
)
from .punkt import load_punkt

__all__ = ["DAY", "MONTH", "english_spans"]

Span = tuple[int, int]

# Punkt knows the straight quotation marks best; every replacement is one character long, so offsets stay.
_PLAIN = str.maketrans(
    {**dict.fromkeys("“”„‟«»《》「」『』", '"'), **dict.fromkeys("‘’‚‛〈〉", "'"), "…": "."}
)

_QUOTES = "\"'”’»》」』)\\]"
_WORD_BEFORE_STOP = re.compile(r"([^\W\d_][\w.\-]*)\.$")
_LIST_NUMBER = re.compile(
    r"(?:(?:Article|Chapter|Section|Part|Clause|Item|Paragraph) )?[(\[]?(?:\d{1,3}|[A-Za-z]|[ivx]{1,4}|[IVX]{1,4})\."
)
#: How every month begins, abbreviated or not.
MONTH = "|".join(name[:3] for name, *_ in MONTHS)
DAY = "Mon|Tue|Wed|Thu|Fri|Sat|Sun"


@cache
def _joins() -> tuple[tuple[re.Pattern[str], re.Pattern[str], str], ...]:
    """End of the left piece, start of the right piece, why the two are one sentence."""
    speech = alternatives(Words("person_words", "after_quote", "en"))
    return tuple(
        (re.compile(left), re.compile(right), why)
        for left, right, why in (
            (rf"[!?][{_QUOTES}]*$", r"[\"“‘'(\[]*[a-z]", 'an exclamation inside: "Long live!" and'),
            (r"\.[\"'”’»》」』)\]]+$", r"[a-z]", 'a quotation inside: "We will." said he'),
            (
                rf"[.!?…][{_QUOTES}]+$",
                rf"[A-Z][\w'’-]*(?: [A-Z][\w'’-]*){{0,3}} (?:{speech})\b(?! that)",
                'who said it: "Stop!" Kim cried',
            ),
            (
                r"(?i:\b[ap]\.\s?m)\.$",
                rf"\(|\d|(?:{MONTH}|{DAY})[a-z]*\b|[A-Za-z]+ (?:time|Time)\b|[A-Z]{{2,4}}\b",
                "time of day and date: 10 a.m. Sept. 13",
            ),
            (r"(?:\.\.|…)$", r"[a-z]", "a pause"),
            (r"\S", r"[\"'”’)]+[\s,;]*[a-z,;]", 'a closing mark first: "Hello!", and'),
            (r"\s[?]$", r"\S", "a question mark that stands for a broken dash"),
        )
    )


_INITIALS = re.compile(r"(?<![\w.])(?:[A-Z]\.){1,3}$")
_FIRST_WORD = re.compile(r"[\"“‘'(\[]*([\w]+)")
_ROMAN_NUMBER = re.compile(r"[IVXLC]+\b")
_LOWER_CASE = re.compile(r"[\"“‘'(\[]*[a-z]")
#: Ends that Punkt does not see: (the end, with group 1 the word that follows; whether that has to be a word
#: that opens sentences; what it is)
_MORE_ENDS: tuple[tuple[re.Pattern[str], bool, str], ...] = tuple(
    (re.compile(pattern), needs_starter, why)
    for pattern, needs_starter, why in (
        # "System.Out" is no end
        (r"(?<=[a-z]{2})[.!?][\"”’)]*(?=([A-Z][a-z]*)[\s,])", True, "a lost space: occupied.The talks"),
        (
            r"(?<=[a-z] )(?:[\w-]+-)?[A-Z]\.[\"”’)]*(?=\s+([A-Z]\w*))",
            True,
            "a letter as a name: from A to B. In",
        ),
        (
            rf"(?i:\b[ap]\.m\.)[\"”’)]*(?=\s+((?!{MONTH}|{DAY})[A-Z][a-z]+)(?! [Tt]ime))",
            False,
            "a time of day: before 7 a.m. Sometimes",
        ),
        (r"(?:\.\.\.|…)[\"”’]+(?=\s+([A-Z]))", False, "a pause that ends a quotation"),
    )
)


@lru_cache(maxsize=1)
def _tokenizer() -> Any:
    punkt = load_punkt()
    parameters = punkt.PunktParameters()
    parameters.abbrev_types = set(ABBREVIATIONS)
    parameters.sent_starters = set(SENTENCE_STARTERS)
    return punkt.PunktSentenceTokenizer(parameters)


def english_spans(line: str) -> list[Span]:
    """Spans of the sentences in one line.

    >>> line = 'He came at 10 a.m. Sept. 13. "Long live!" and other cries rang out.'
    >>> [line[start:end] for start, end in english_spans(line)]
    ['He came at 10 a.m. Sept. 13.', '"Long live!" and other cries rang out.']
    """
    spans: list[Span] = []
    # Writers who use no capitals at all cannot be judged by them.
    capitals = not _LOWER_CASE.match(line)
    for start, end in _pieces(line):
        if spans and _is_one_sentence(line[spans[-1][0] : spans[-1][1]], line[start : start + 80], capitals):
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
    return spans


def _pieces(line: str) -> list[Span]:
    """What Punkt takes for sentences, cut again where the space after the full stop was lost."""
    pieces: list[Span] = []
    for start, end in _tokenizer().span_tokenize(line.translate(_PLAIN)):
        cuts = {
            match.end()
            for pattern, needs_starter, _ in _MORE_ENDS
            for match in pattern.finditer(line, start, end)
            if not needs_starter or match[1].lower() in SENTENCE_STARTERS
        }
        for cut in sorted(cuts):
            pieces.append((start, cut))
            start = cut + len(line[cut:end]) - len(line[cut:end].lstrip())
        if start < end:
            pieces.append((start, end))
    return pieces


def _is_one_sentence(left: str, right: str, capitals: bool) -> bool:
    if _LIST_NUMBER.fullmatch(left):
        return True
    tail = left[-60:]
    if word := _WORD_BEFORE_STOP.search(tail):
        abbreviation = word[1].lower()
        if abbreviation in BEFORE_A_NAME and word[1][0].isupper():
            return True
        if abbreviation in BEFORE_A_NUMBER and right[:1].isdigit():
            return True
        if abbreviation in BEFORE_A_ROMAN_NUMBER and _ROMAN_NUMBER.match(right):
            return True
        if _INITIALS.search(tail) and (next_word := _FIRST_WORD.match(right)):
            return next_word[1].lower() not in SENTENCE_STARTERS  # J.K. | Rowling
        if capitals and _LOWER_CASE.match(right):
            # An abbreviation that no table knows; a longer word in small letters ended its sentence.
            return word[1][0].isupper() or len(word[1]) <= 3 or "." in word[1]
    return any(after.match(right) and before.search(tail) for before, after, _ in _joins())
