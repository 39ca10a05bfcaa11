"""Where titles and offices stand beside a word of a Korean sentence.

In:   the tokens of a sentence.
Out:  whether a token is a title, or has one behind it.
Not:  whose title it is (mentions/korean_persons.py, pairing/offices.py).
"""

from __future__ import annotations

import re
from functools import cache

from ...seeds import Words
from .gazetteer import korean_forms
from .generic_words import is_body
from .korean_words import (
    Token,
    cuts,
    is_post,
)
from .lexicon import load_lexicon

__all__ = ["is_office", "opens_with_title", "stands_before_title"]

# What may stand between a name and its title: former, present, newly appointed, and countries in one syllable.
_BEFORE_TITLES = Words("person_words", "before_title", "ko")


def stands_before_title(sentence: tuple[Token, ...], position: int) -> bool:
    """True if a title follows the token, countries and bodies between them allowed (조 바이든 미국 대통령)."""
    for following in sentence[position + 1 : position + 5]:
        if not re.fullmatch(r" [A-Z]*", following.gap):
            return False
        if opens_with_title(following) or is_office(following.text):
            return True
        known = (
            following.text in korean_forms() or following.text in _BEFORE_TITLES or is_body(following.text)
        )
        if not known:
            return False
    return False


@cache
def is_office(token: str) -> bool:
    """True if the token is an office that no table has, bare or with a particle (금융위원장과)."""
    return any(is_post(token[: cut.length]) for cut in cuts(token) if cut.tail in ("", "particle"))


def opens_with_title(token: Token) -> bool:
    """True if the token is a title, bare or with particles."""
    titles = _titles()
    return any(token.text[: cut.length] in titles for cut in cuts(token.text) if cut.tail != "place")


@cache
def _titles() -> frozenset[str]:
    """Titles of the tables, but for those of one syllable that end too many other words."""
    forms = frozenset(form for fact in load_lexicon().titles for form in (fact.ko, fact.ko_south))
    return forms - {"상", "군", "양", "왕"}
