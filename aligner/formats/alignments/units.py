"""A pair of texts on its own, as translation memories hold it: streams of units need no documents and little memory."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..statuses import Status

__all__ = ["Unit"]


@dataclass(frozen=True, slots=True)
class Unit:
    """One translation unit; either text may be ``""`` if the file has that side only.

    Attributes:
        properties: type and text of further ``prop`` elements; types start with ``x-``.
        line: where it stands in the file, for messages.
    """

    source: str
    target: str
    confidence: float = 1.0
    similarity: float = 0.0
    properties: tuple[tuple[str, str], ...] = ()
    line: int | None = None
    status: Status = "found"
    note: str = ""
