"""Which English words end in a full stop without ending a sentence.

In:   seeds/lexicon: abbreviations.tsv, stop_words.tsv.
Out:  sets of words, lower case, without the last full stop.
Not:  deciding (english.py, korean.py).
Idea: kinds behave differently. A title never ends a sentence that goes on; "No." and the like are abbreviations only
      before a number; "e.g." ends none at all; "U.S." or "a.m." may end a sentence, and then a word follows that
      starts one.
"""

from __future__ import annotations

from ..seeds import Words

__all__ = [
    "ABBREVIATIONS",
    "BEFORE_A_NAME",
    "BEFORE_A_NUMBER",
    "BEFORE_A_ROMAN_NUMBER",
    "COMPANIES",
    "NEVER_ENDS",
    "SENTENCE_STARTERS",
    "STREETS",
]

#: Words after which a full stop is no sentence end if a capital follows: titles, and months whose short form is no
#: other word ("sun", "mar", "may" are).
BEFORE_A_NAME = Words("abbreviations", "before_name")

#: Words after which a full stop is no sentence end if a number follows.
BEFORE_A_NUMBER = Words("abbreviations", "before_number")

#: Words after which it is none if a Roman number follows; not "no", for "No. I did not" is an answer.
BEFORE_A_ROMAN_NUMBER = Words("abbreviations", "before_roman")

#: Words after which it is none, whatever follows.
NEVER_ENDS = Words("abbreviations", "never_ends")

#: Kinds of companies, behind a name that may have an exclamation mark of its own.
COMPANIES = Words("abbreviations", "company")

#: Kinds of streets; a few are titles as well: Main St. The house, St. Petersburg.
STREETS = Words("abbreviations", "street")

#: Words that end in a full stop as a rule: titles, months, and what may end a sentence.
ABBREVIATIONS = Words("abbreviations", "abbreviation")

#: Words that open a new sentence if they follow an abbreviation with a capital.
SENTENCE_STARTERS = Words("stop_words", "sentence_start", "en")
