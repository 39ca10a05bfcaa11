"""Which English words end in a full stop without ending a sentence.

In:   seeds/lexicon: abbreviations.tsv, stop_words.tsv.
Out:  sets of words, lower case, without the last full stop.
Not:  deciding (english.py, korean.py).
Idea: three kinds behave differently. A title or a month never ends a sentence that goes on; "No." and the
      like are abbreviations only before a number; "U.S." or "a.m." may end a sentence, and then a word
      follows that starts one.
"""

from __future__ import annotations

from ..seeds import Words

__all__ = ["ABBREVIATIONS", "BEFORE_A_NAME", "BEFORE_A_NUMBER", "BEFORE_A_ROMAN_NUMBER", "SENTENCE_STARTERS"]

#: Words after which a full stop is no sentence end if a capital follows: titles, and months whose short form is no
#: other word ("sun", "mar", "may" are).
BEFORE_A_NAME = Words("abbreviations", "before_name")

#: Words after which a full stop is no sentence end if a number follows.
BEFORE_A_NUMBER = Words("abbreviations", "before_number")

#: Words after which it is none if a Roman number follows; not "no", for "No. I did not" is an answer.
BEFORE_A_ROMAN_NUMBER = Words("abbreviations", "before_roman")

#: All that Punkt is to take for abbreviations: titles, months, and what may end a sentence.
ABBREVIATIONS = Words("abbreviations", "abbreviation")

#: Words that open a new sentence if they follow an abbreviation with a capital.
SENTENCE_STARTERS = Words("stop_words", "sentence_start", "en")
