"""Styles that are based on styles: which of them hide what is written in them.

In:   what each style says itself, and on which it is based.
Out:  names of those that hide.
Not:  where styles stand in a file (word_properties.py, opendocument_styles.py).
Idea: a style that says nothing does as the one on which it is based; a circle of styles hides nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping
    from typing import TypeVar

    Name = TypeVar("Name", bound=Hashable)

__all__ = ["that_hide"]


def that_hide(own: Mapping[Name, bool], based: Mapping[Name, Name]) -> frozenset[Name]:
    """Names of the styles that hide.

    Args:
        own: for those that say so themselves, whether they hide.
        based: for others, on which they are based.

    >>> sorted(that_hide({"secret": True, "shown": False}, {"note": "secret", "a": "b", "b": "a"}))
    ['note', 'secret']
    """
    settled = dict(own)
    for name in based:
        chain = []
        while name in based and name not in settled:
            settled[name] = False
            chain.append(name)
            name = based[name]
        settled.update(dict.fromkeys(chain, settled.get(name, False)))
    return frozenset(name for name, hides in settled.items() if hides)
