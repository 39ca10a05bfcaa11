"""How much of what stands inside an element of a page.

In:   paragraphs.
Out:  sums over those that are text so far, for any element, without descending into it.
Not:  what follows from them (furniture.py, main_text.py).
"""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from .paragraphs import Paragraph
    from .tree import Node

__all__ = ["Sums"]


class Sums:
    """Sums over the paragraphs of a page that are not left out; those in asides count only if asked for."""

    def __init__(self, paragraphs: Sequence[Paragraph], *, with_asides: bool = True) -> None:
        counted = [
            paragraph if not paragraph.left_out and (with_asides or not paragraph.is_aside) else None
            for paragraph in paragraphs
        ]
        self._count = _running(1 if one else 0 for one in counted)
        self._size = _running(one.size if one else 0 for one in counted)
        self._link_size = _running(one.link_size if one else 0 for one in counted)
        self._links = _running(one.links if one else 0 for one in counted)
        self._prose = _running(one.prose if one else 0 for one in counted)
        self._sentences = _running(1 if one and one.is_sentence else 0 for one in counted)
        self._headings = _running(1 if one and one.heading is not None else 0 for one in counted)
        self._linked_headings = _running(
            1 if one and one.heading is not None and one.link_size else 0 for one in counted
        )
        self._told = _running(
            1 if one and 2 * one.link_size < one.size and one.is_sentence else 0 for one in counted
        )

    def count(self, node: Node) -> int:
        """Paragraphs."""
        return self._count[node.end] - self._count[node.start]

    def size(self, node: Node) -> int:
        """Code points without white space."""
        return self._size[node.end] - self._size[node.start]

    def link_size(self, node: Node) -> int:
        """Those inside links."""
        return self._link_size[node.end] - self._link_size[node.start]

    def links(self, node: Node) -> int:
        """Links."""
        return self._links[node.end] - self._links[node.start]

    def prose(self, node: Node) -> int:
        """Weight of its prose."""
        return self._prose[node.end] - self._prose[node.start]

    def sentences(self, node: Node) -> int:
        """Paragraphs that end like a sentence."""
        return self._sentences[node.end] - self._sentences[node.start]

    def told(self, node: Node) -> int:
        """Paragraphs that end like a sentence and are no links."""
        return self._told[node.end] - self._told[node.start]

    def headings(self, node: Node, *, linked: bool) -> int:
        """Paragraphs that are headings; with ``linked`` those that hold links too."""
        found = self._headings[node.end] - self._headings[node.start]
        return (
            found if linked else found - self._linked_headings[node.end] + self._linked_headings[node.start]
        )


def _running(values: Iterable[int]) -> list[int]:
    return list(accumulate(values, initial=0))
