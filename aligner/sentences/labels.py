"""What stands before a sentence and ends none, though a full stop follows: numbers of items, and labels.

In:   the beginning of a sentence up to a full stop, and what follows.
Out:  whether that is a label: "3.", "가.", "제1조의2.", "Table 1.", "그림 2.", "Annex B."
Not:  several items in one line (lists.py).
Idea: a number, a letter or a sign in circles is a label wherever a sentence begins. A word with a number is one if the
      word names numbered parts or pictures; another word is if only a heading follows.
"""

from __future__ import annotations

import re
from functools import cache

from ..months import MONTHS
from ..seeds import Words
from .abbreviations import BEFORE_A_NUMBER, SENTENCE_STARTERS

__all__ = ["BULLETS", "CIRCLED", "LABELS", "LIST_SYLLABLES", "LONGEST_LABEL", "is_label"]

#: Numbers, letters and syllables in circles or brackets, numbers with a full stop of their own, Roman numbers.
CIRCLED = "①-⓿❶-➓㈀-㈞㉠-㉾㊀-㊿Ⅰ-ⅿ"
BULLETS = "•⁃‣◦▪▫■□●○◆◇▶▷►※☞"
#: Syllables that count items: 가. 나. 다.
LIST_SYLLABLES = "가나다라마바사아자차카타파하"

#: Words that name numbered parts and pictures.
LABELS = {lang: Words("sentence_words", "label", lang) for lang in ("ko", "en")}

_ROMAN = r"[ivx]{1,5}|(?=[IVXLC])C{0,3}(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})"
_NUMBER = (
    rf"(?:(?:\d{{1,3}}(?:[.\-]\d{{1,3}}){{0,4}}|[A-Za-z]\d{{0,3}}|[{LIST_SYLLABLES}ㄱ-ㅎ]|{_ROMAN})"
    rf"(?:-\d{{1,3}}){{0,2}}|[{CIRCLED}])"
)
_ARTICLE = (
    r"(?:제\s?\d{1,4}\s?[조항장절편호부목관과강](?:의\s?\d{1,2})?\s?){1,3}"
    r"|\d{1,3}[조항장절편호부](?:의\s?\d{1,2})?"
)
# 문 and 답 are Q. and A.
_ITEM = re.compile(rf"\W{{0,3}}(?:{_NUMBER}|[문답]|{_ARTICLE})\W{{0,3}}")
_WORD_AND_NUMBER = re.compile(rf"\W{{0,3}}([^\W\d_]{{1,20}}?)(\.?)(\s{{0,3}})({_NUMBER}|{_ARTICLE})\W{{0,3}}")
#: In code points.
LONGEST_LABEL = 40


@cache
def _months() -> frozenset[str]:
    return frozenset(name.lower() for names in MONTHS for name in names)


def is_label(text: str, rest: str) -> bool:
    """True if a sentence that begins so goes on behind the full stop.

    Args:
        text: from the beginning of the sentence to a full stop and what closes it.
        rest: what follows in the line; only its end matters.

    >>> is_label("Table 1.", "Population by year"), is_label("제1조의2.", "적용한다."), is_label("It is 5.", "We left.")
    (True, True, False)
    """
    if len(text) > LONGEST_LABEL:
        return False
    if _ITEM.fullmatch(text):
        return True
    found = _WORD_AND_NUMBER.fullmatch(text)
    if not found:
        return False
    word, full_stop, space, number = found.groups()
    if "가" <= word[0] <= "힣":
        return word in LABELS["ko"]
    if not space:
        return False
    lower = word.lower()
    if lower in LABELS["en"] or (full_stop and lower in BEFORE_A_NUMBER):
        return True
    # Any word with a number, if only a heading follows; September 2. The talks is a date
    return (
        word[0].isupper()
        and number[0].isdigit()
        and lower not in SENTENCE_STARTERS
        and lower not in _months()
        and rest.rstrip()[-1:] not in tuple('.!?”"')
    )
