"""English sentences of one paragraph.

In:   a line of text, with what ends no sentence hidden (veil.py).
Out:  (start, end) of each sentence, in order, without the white space between them.
Not:  paragraphs, several items of a list in one line (lists.py), end marks such as "-0-" (tails.py).
Idea: Punkt (Kiss and Strunk 2006) with our own abbreviations and no trained model says where sentences may end, and
      marks that it does not look at may be ends besides; each is judged by what stands before and behind it.
      A full stop ends a sentence unless its word is an abbreviation (tables), a number that goes on, or a label; an
      abbreviation ends one if a word follows that opens sentences; "10 a.m. | Sept. 13" and '"Long live!" | and' stay
      whole.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from ..months import MONTHS
from ..seeds import Words, alternatives
from .abbreviations import (
    ABBREVIATIONS,
    BEFORE_A_NAME,
    BEFORE_A_NUMBER,
    BEFORE_A_ROMAN_NUMBER,
    COMPANIES,
    NEVER_ENDS,
    SENTENCE_STARTERS,
    STREETS,
)
from .labels import LABELS, LONGEST_LABEL, is_label
from .openings import opens_sentence, says_something
from .pairs import BRACKETS, closing_marks
from .punkt import load_punkt

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["DAY", "MONTH", "english_spans"]

Span = tuple[int, int]

# Punkt knows the straight quotation marks best; every replacement is one character long, so offsets stay.
_PLAIN = str.maketrans(
    {**dict.fromkeys("“”„‟«»《》「」『』", '"'), **dict.fromkeys("‘’‚‛〈〉", "'"), "…": "."}
)
_CLOSING = "\"'”’»》」』)]"
_QUOTES = re.escape(_CLOSING)
_WORD_BEFORE_STOP = re.compile(r"([^\W\d_][\w.\-]*)\.$")
#: How every month begins, abbreviated or not.
MONTH = "|".join(name[:3] for name, *_ in MONTHS)
DAY = "Mon|Tue|Wed|Thu|Fri|Sat|Sun"
_MONTH = re.compile(rf"(?:{MONTH})[a-z]?$")
#: What belongs to a time of day: 10 a.m. Sept. 13, 5 p.m. (0800 GMT), 9 a.m. Eastern time
_DATE_OR_ZONE = re.compile(rf"\(|\d|(?:{MONTH}|{DAY})[a-z]*\b|[A-Za-z]+ [Tt]ime\b|[A-Z]{{2,4}}\b")
_LONGEST = 20_000  # code points; on longer lines Punkt takes seconds, and gives up
_LEFT, _RIGHT = 60, 80  # code points that are looked at on either side
_LONG_QUOTATION, _LONG_BRACKET = 300, 200


@cache
def _joins() -> tuple[tuple[re.Pattern[str], re.Pattern[str], str], ...]:
    """End of the left piece, start of the right piece, why the two are one sentence."""
    speech = alternatives(Words("person_words", "after_quote", "en"))
    company = alternatives({word.capitalize() for word in COMPANIES})
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
            (r"(?:\.\.|…)$", r"[a-z]", "a pause"),
            (r"\d\.$", r"[a-z]", "a number that goes on: Nos. 2, 3 and 4. on Friday"),
            (r"\S", r"[\"'”’)]+[\s,;]*[a-z,;]", 'a closing mark first: "Hello!", and'),
            (r"\S", r"[\"'”’)]*\s*(?:--|[–—])\s*[a-z]", "a dash: there! -- you have it"),
            (r"!$", rf"(?:{company})\b", "a name with an exclamation mark: Yahoo! Inc."),
            (r"\b[Nn][°º]\.$", r"\d", "a number: N°. 12"),
            (r"\s[?]+$", r"\S", "a question mark that stands for a broken dash"),
        )
    )


#: Where a sentence may end.
_PLACE = re.compile(
    # a closing mark may have lost its place: … with foreigners. " Locals are told
    rf"[.!?…。．｡！？](?:[{_QUOTES}]*(?:\s[\"”](?=\s))?(?=\s)"
    # a lost space: occupied.The talks, 1,000.That; "System.Out" is no end
    r"|(?:(?<=[a-z]{2}[.!?])|(?<=\d\.))[\"”’)]*(?=(?P<starter>[A-Z][a-z]*)[\s,.])"
    # a full-width mark needs no space
    r"|(?<=[。｡！？])[\"”’)]*(?=[^\s。｡！？\"”’)]))"
)
#: What no sentence begins with.
_GOES_ON = re.compile(r"[,)\]}]|[;:](?!\))")
_SPEECH_ENDS = frozenset('"”')
_PAUSE = re.compile(r"(?:^|[^.…])(?:\.\.\.?|…)$")
_SHORT_FORM = re.compile(r"(?<![\w.%$\\/@#&])(?:[A-Z]\.|(?:[A-Za-z]\.){2,6})$")
_LETTERED = re.compile(r"(?:^|\s)([a-z]+) [\"“]?[A-Z]\.$")
_FIRST_CHARACTER = re.compile(r"[\"“‘'(\[]*[^\W_]")
_UNIT = re.compile(r"\d ?[a-z]{1,5}\.$")  # 75 mph. Kim drove on
#: Washington, D.C. stands behind a place and before nothing.
_STATE = re.compile(r"[A-Z][a-z]+, (?!U)(?:[A-Z]\.){2}$")
_SUBJECT = re.compile(r"[\"“]?[A-Z][a-z]+ [a-z]")
_NAME_BEFORE = re.compile(r"(?:\b[A-Z][a-z]+|\d(?:st|nd|rd|th)) \w{1,5}\.$")
_ROMAN_NUMBER = re.compile(r"[IVXLC]+\b")
_LOWER_CASE = re.compile(r"[\"“‘'(\[]*[a-z]")


def english_spans(line: str) -> list[Span]:
    """Spans of the sentences in one line.

    >>> line = 'He came at 10 a.m. Sept. 13. "Long live!" and other cries rang out.'
    >>> [line[start:end] for start, end in english_spans(line)]
    ['He came at 10 a.m. Sept. 13.', '"Long live!" and other cries rang out.']
    """
    spans: list[Span] = []
    begin = start = len(line) - len(line.lstrip())
    length = len(line.rstrip())
    whole = _whole(line)
    # Writers who use no capitals at all cannot be judged by them.
    capitals = not _LOWER_CASE.match(line, begin)
    for end, after in _places(line):
        if end < length and not whole[end - 1] and _ends(line, start, end, after, capitals):
            spans.append((start, end))
            start = after
    if start < length:
        spans.append((start, length))
    return spans


@lru_cache(maxsize=1)
def _tokenizer() -> Any:
    punkt = load_punkt()
    parameters = punkt.PunktParameters()
    parameters.abbrev_types = set(ABBREVIATIONS)
    parameters.sent_starters = set(SENTENCE_STARTERS)
    return punkt.PunktSentenceTokenizer(parameters)


def _places(line: str) -> Iterator[tuple[int, int]]:
    """Where a sentence may end, and where the next would begin."""
    ends: set[int] = set()
    if len(line) <= _LONGEST:
        ends.update(end for _, end in _tokenizer().span_tokenize(line.translate(_PLAIN)))
    for found in _PLACE.finditer(line):
        word = (found["starter"] or "").lower()
        if not word or word in SENTENCE_STARTERS or word in BEFORE_A_NAME:
            ends.add(found.end())
    for end in sorted(ends):
        yield end, _skip_space(line, end)


def _skip_space(line: str, position: int) -> int:
    while position < len(line) and line[position].isspace():
        position += 1
    return position


def _whole(line: str) -> bytearray:
    """1 at every offset where no sentence ends: in brackets and quotations inside a sentence that goes on."""
    whole = bytearray(len(line))
    for opening, closing in closing_marks(line).items():
        before = line[max(0, opening - 3) : opening].rstrip()[-1:] or " "
        rest = line[closing + 1 : closing + 4].lstrip()
        if line[opening] in BRACKETS:
            inside = closing - opening <= _LONG_BRACKET and before not in tuple(' .!?…:;"”’)')
        else:
            # Called it "Wow! Great!" and left; but after a comma somebody speaks, and may do so in many sentences.
            inside = line[opening] in '"“«《' and closing - opening <= _LONG_QUOTATION and before.isalnum()
            inside = inside and ("a" <= rest[:1] <= "z" or rest[:1] in tuple(",;"))
        if inside:
            whole[opening:closing] = b"\1" * (closing - opening)
    return whole


def _ends(line: str, start: int, end: int, after: int, capitals: bool) -> bool:
    """Judge one place: a sentence began at ``start``, may end at ``end``, and the next would begin at ``after``."""
    left, rest = line[start : min(end, start + 2 * _LEFT)], line[after : after + _RIGHT]
    if end - start <= LONGEST_LABEL and is_label(left, line[-3:]):
        return False
    if _GOES_ON.match(rest):
        return False
    tail = line[max(start, end - _LEFT) : end]
    bare = tail.rstrip(_CLOSING)
    word = _WORD_BEFORE_STOP.search(bare)
    if word and (judged := _word_ends(word[1], bare, left, rest, capitals, bare != tail)) is not None:
        return judged
    if any(behind.match(rest) and before.search(tail) for before, behind, _ in _joins()):
        return False
    # “I see...” He left, but: I see... Kim
    return not _PAUSE.search(bare) or tail[-1] in _SPEECH_ENDS or opens_sentence(rest, plural=False)


def _word_ends(word: str, tail: str, left: str, rest: str, capitals: bool, closed: bool) -> bool | None:
    """Judge a full stop by the word before it; None if it is no abbreviation.

    Args:
        word: without its full stop.
        tail: the last characters up to the full stop.
        left: the sentence that may end, or its beginning.
        rest: what follows.
        capitals: False if the writer begins no sentence with one.
        closed: True if a closing mark stands behind the full stop.
    """
    bare = word.lower()
    if bare not in ABBREVIATIONS:
        bare = bare.rpartition("-")[2]  # the Yanji-Mt. Kumgang tour
    goes_on = bool(_LOWER_CASE.match(rest))
    if bare in ("a.m", "p.m"):
        return not goes_on and not _DATE_OR_ZONE.match(rest) and says_something(left)
    if bare in NEVER_ENDS:
        return False
    if bare in BEFORE_A_NAME and word[0].isupper():
        may_end = _MONTH.match(bare.capitalize()) or (bare in STREETS and _NAME_BEFORE.search(tail))
        return bool(may_end) and opens_sentence(rest, plural=False) and says_something(left)
    if bare in BEFORE_A_NUMBER and rest[:1].isdigit():
        return False
    if bare in BEFORE_A_ROMAN_NUMBER and _ROMAN_NUMBER.match(rest):
        return False
    if (not closed or len(bare) > 1) and _SHORT_FORM.search(tail) and (first := _FIRST_CHARACTER.match(rest)):
        if first[0][-1].isdigit():
            return False
        if len(bare) > 1:
            stands_alone = bool(_STATE.search(tail) and _SUBJECT.match(rest))
            return not goes_on and (stands_alone or opens_sentence(rest)) and says_something(left)
        # J. K. Rowling; you and I. Did; size S. Fits
        which = _LETTERED.search(tail)
        is_lettered = which is not None and which[1] in LABELS["en"]
        return not goes_on and (is_lettered or opens_sentence(rest, plural=False))
    if bare in ABBREVIATIONS:
        if _UNIT.search(tail):
            return not goes_on
        is_street = bool(bare in STREETS and _NAME_BEFORE.search(tail) and _SUBJECT.match(rest))
        return not goes_on and (is_street or opens_sentence(rest)) and says_something(left)
    if goes_on and not closed and (capitals or len(bare) == 1):
        # An abbreviation that no table knows; a longer word in small letters ended its sentence.
        return not (word[0].isupper() or len(word) <= 3 or "." in word)
    return None
