"""A pair of texts on its own, as translation memories hold it: streams of units need no documents and little memory."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ...model import Status

__all__ = ["Unit"]


@dataclass(frozen=True, slots=True)
class Unit:
    """One translation unit; either text may be ``""`` if the file has that side only.

    Attributes:
        source: the text, as a rule Korean.
        target: its translation.
        confidence: probability that the two translate each other, 0..1; 1 where a file says nothing.
        similarity: cosine of the two, -1..1; 0 where a file says nothing.
        properties: type and text of further ``prop`` elements; types start with ``x-``.
        line: where it stands in the file, for messages.
        status: ``"found"`` by a program, ``"confirmed"`` or ``"corrected"`` by a person.
        note: a person's comment.
    """

    source: str
    target: str
    confidence: float = 1.0
    similarity: float = 0.0
    properties: tuple[tuple[str, str], ...] = ()
    line: int | None = None
    status: Status = "found"
    note: str = ""
