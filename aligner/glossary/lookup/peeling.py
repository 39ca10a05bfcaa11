"""A query without what stands around the name in it, and as other rules spell it.

In:   a query, tidied.
Out:  what is left without titles, countries and particles, nearest to the query first; the query in Hangul
      where it is Russian, in Southern spelling where it is Korean.
Not:  comparing (folding.py), the order in which all this is tried (steps.py).
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from ...hangul import cyrillic_to_north, cyrillic_to_south, to_south
from ...seeds import Words
from .folding import fold, is_korean

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["SMALL_WORDS", "peelings", "respelt"]

#: English words that stand around names and titles, and say nothing by themselves.
SMALL_WORDS = frozenset(("mr", "mrs", "ms", "dr", "of", "the", "for", "and"))

# Russian titles.
_RUSSIAN_TITLES = Words("person_words", "title", "ru")
# Putin's, Sergeis'
_OWNER = re.compile(r"(?<=\w)['’]s?$")
_CYRILLIC = re.compile("[Ѐ-ӿ]")


@cache
def _title_words() -> frozenset[str]:
    """English and Russian words that may stand around a name in a query."""
    from ...names.reading.lexicon import load_lexicon

    titles = (word for fact in load_lexicon().titles for form in fact.en for word in fold(form).split())
    return frozenset(titles) | SMALL_WORDS | _RUSSIAN_TITLES


def _is_title(word: str) -> bool:
    """True for a post or a form of address that stands alone, with or without a particle (대통령의, 동지는)."""
    from ...names.reading.korean_words import cuts, is_post

    bare = [word[: cut.length] for cut in cuts(word) if cut.tail in ("", "particle")]
    return any(is_post(text) or text in _korean_titles() for text in bare)


@cache
def _korean_titles() -> frozenset[str]:
    from ...names.reading.lexicon import load_lexicon

    return frozenset(fact.ko for fact in load_lexicon().titles)


def peelings(query: str, tails: tuple[str, ...] = ("title", "particle")) -> Iterator[str]:
    """The query without titles and particles, nearest to the original first; nothing if it has none.

    Args:
        query: tidied.
        tails: what may be taken from the end of its last Korean word, in this order: ``"title"``, ``"particle"``,
            ``"place"``.
    """
    if is_korean(query):
        from ...names.reading.gazetteer import korean_forms
        from ...names.reading.korean_words import cuts

        parts = query.split()
        while len(parts) > 1 and (_is_title(parts[0]) or parts[0] in korean_forms()):
            parts = parts[1:]
            yield " ".join(parts)
        titled = len(parts)
        # A country stands before its office: 라브로프 러시아연방 외무상.
        while len(parts) > 1 and (
            _is_title(parts[-1]) or (len(parts) < titled and parts[-1] in korean_forms())
        ):
            parts = parts[:-1]
            yield " ".join(parts)
        for tail in tails:
            for cut in cuts(parts[-1]):
                if cut.tail == tail:
                    yield " ".join((*parts[:-1], parts[-1][: cut.length]))
    else:
        words = [_OWNER.sub("", word) for word in query.split()]
        kept = [word for word in words if fold(word) not in _title_words()]
        for left in (words, kept):
            if left and left != query.split():
                yield " ".join(left)


def respelt(query: str) -> tuple[str, ...]:
    """The query as other rules spell it: Korean in the Southern way, Russian in Hangul."""
    if is_korean(query):
        return (to_south(query),)
    if _CYRILLIC.search(query):
        return cyrillic_to_north(query), cyrillic_to_south(query)
    return ()
