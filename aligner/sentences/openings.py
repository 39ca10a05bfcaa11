"""Whether an English sentence may begin at a word, and whether one has been said before it.

In:   what follows an abbreviation; the beginning of the sentence that stands before.
Out:  yes or no.
Not:  which abbreviation it is (english.py).
Idea: behind "the U.S." a capital opens a sentence (The, Nobody, Thousands came) or belongs to a name (President, Army,
      Security Council). Words of closed classes open sentences; so do plain plurals that a verb in small letters
      follows and no body bears in its name. "At 5 a.m." or "In the U.S." alone has said nothing yet.
"""

from __future__ import annotations

import re
from functools import cache

from ..months import MONTHS
from ..seeds import Words, read_table
from .abbreviations import SENTENCE_STARTERS

__all__ = ["opens_sentence", "says_something"]

# No. 5 and I. Newton open none
_FIRST_WORD = re.compile(r"[\"“‘'(\[]*(\w+?)(?:n['’]t)?\b(?!\.\s?[A-Z\d])")
_PLURAL_AND_VERB = re.compile(r"[\"“‘'(\[]*([A-Z][a-z]+[^\Wsuij]s)(?: [a-z]|[.!?]$)")
_WORD = re.compile(r"[^\W\d_][\w'’]*(?![\w.]*\.)")
_ENOUGH = 90  # code points: what is longer than this has said something
_DAYS = frozenset(("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"))
_SMALL = (Words("stop_words", "headline", "en"), Words("sentence_words", "when", "en"))
_PERSONS = re.compile(r"(?:[eo]r|ist|ial|ian|[ea]nt)s$")


@cache
def _of_bodies() -> frozenset[str]:
    """Words that names of bodies are made of, in lower case, but for persons; and who bears a country's name."""
    names = " ".join(row["en"] for table in ("institutions", "kinds") for row in read_table(table, ("en",)))
    words = (word for word in re.findall(r"[a-z]+", names.lower()) if not _PERSONS.search(word))
    return frozenset(words) | Words("sentence_words", "of_a_country", "en").all


@cache
def _dates() -> frozenset[str]:
    return _DAYS | {name.lower() for names in MONTHS for name in names}


def opens_sentence(rest: str, *, plural: bool = True) -> bool:
    """True if a new sentence is likelier than a name at the beginning of ``rest``.

    ``plural``: a plain plural counts too.

    >>> opens_sentence("The talks began."), opens_sentence("Thousands came."), opens_sentence("Security Council")
    (True, True, False)
    """
    word = _FIRST_WORD.match(rest)
    if word and word[1].lower() in SENTENCE_STARTERS:
        return True
    noun = _PLURAL_AND_VERB.match(rest) if plural else None
    return noun is not None and noun[1].lower() not in _of_bodies() | _dates()


def says_something(text: str) -> bool:
    """True if the beginning of a sentence has more than small words, dates and the abbreviation at its end.

    >>> says_something("At about 5 a.m."), says_something("In the U.S."), says_something("He left at 5 a.m.")
    (False, False, True)
    """
    if len(text) > _ENOUGH:
        return True
    words = (found[0].lower() for found in _WORD.finditer(text))
    return any(word not in _dates() and all(word not in small for small in _SMALL) for word in words)
