"""A pair of texts on its own, as translation memories hold it: streams of units need no documents and little memory."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ...errors import ReadError

if TYPE_CHECKING:
    import os

    from ...model import Status

__all__ = ["Unit", "score_of"]


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


def score_of(text: str, default: float, path: os.PathLike[str] | str, line: int | None) -> float:
    """A confidence or similarity from a property or attribute; another tool may use that for something else.

    Args:
        text: what stands there.
        default: what is taken where that is no number from -1 to 1.
        path: the file, for messages.
        line: line in it.

    Raises:
        ReadError: it is infinite, or says that it is no number.
    """
    try:
        number = float(text)
    except ValueError:
        return default
    if not math.isfinite(number):
        raise ReadError(
            f"a confidence or similarity is {number}, which is no number",
            remedy="Write one, or leave it out.",
            path=path,
            line=line,
        )
    return number if -1.0 <= number <= 1.0 else default
