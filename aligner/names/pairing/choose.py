"""The choice among possible pairs of names.

In:   the Candidates of a bead.
Out:  those that are kept.
Not:  where they come from.
Idea: the heaviest (longest and surest) are taken first, none overlapping another, in list order where two are equal.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

from ..reading.span import Taken

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ..reading.sentences import Texts
    from ..reading.span import Span
    from .candidate import Candidate


__all__ = ["apart", "choose", "with_phrases"]


def choose(candidates: list[Candidate], texts: Texts) -> list[Candidate]:
    """Take the weightiest candidates that overlap no other, on either side, in the order of the Korean text.

    Weights count to one decimal. Of equal ones those come first whose two mentions stand at like places in their
    sentences, then the earlier in the Korean and in the English text, then list order.

    Args:
        candidates: of one bead.
        texts: what the candidates' spans are about.
    """

    def distance(candidate: Candidate) -> float:
        """How far apart the two mentions stand, as shares of their sentences."""
        (i, start, _), (j, en_start, _) = candidate.ko, candidate.en
        ko_length, en_length = max(1, len(texts.korean[i].text)), max(1, len(texts.english[j].text))
        return abs(start / ko_length - en_start / en_length)

    ranked = sorted(candidates, key=lambda item: (-round(item.weight, 1), distance(item), item.ko, item.en))
    return sorted(apart(ranked), key=lambda item: item.ko)


class _Pair(Protocol):
    """Two mentions."""

    @property
    def ko(self) -> Span: ...
    @property
    def en(self) -> Span: ...


_P = TypeVar("_P", bound=_Pair)


def apart(ranked: Iterable[_P]) -> Iterator[_P]:
    """Those of some pairs, the best first, that overlap none taken before them, on either side."""
    korean, english = Taken(), Taken()
    for pair in ranked:
        if not (korean.overlaps(pair.ko) or english.overlaps(pair.en)):
            korean.add(pair.ko)
            english.add(pair.en)
            yield pair


def with_phrases(named: list[Candidate], phrases: Iterable[Candidate], texts: Texts) -> list[Candidate]:
    """What was chosen and the phrases that are weightier than what they overlap.

    What the tables know stays beside a name that it is a part of in both languages (라오스인민혁명당 중앙위원회),
    and an office beside the body in it (대통령행정부 부책임자).

    Args:
        named: what ``choose`` took of the names found in other ways.
        phrases: of the bead, from ``Phrases.candidates``.
        texts: what the candidates' spans are about.
    """
    chosen = choose([*named, *phrases], texts)
    already = set(chosen)
    beside = [
        item
        for item in named
        if (item.listed or item.kind == "title") and item not in already and _stands_beside(item, chosen)
    ]
    return sorted([*chosen, *beside], key=lambda item: item.ko)


def _stands_beside(item: Candidate, chosen: list[Candidate]) -> bool:
    """True if a listed name is part of a chosen one, or an office that has each chosen one it overlaps as a part."""
    if item.kind != "title":
        return any(other.ko.contains(item.ko) and other.en.contains(item.en) for other in chosen)
    around = [other for other in chosen if item.ko.overlaps(other.ko) or item.en.overlaps(other.en)]
    if any((other.ko, other.en) == (item.ko, item.en) for other in around):
        return False
    return all(item.ko.contains(other.ko) and item.en.contains(other.en) for other in around)
