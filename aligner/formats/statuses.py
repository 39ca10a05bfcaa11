"""What files say of a row: found by the program, confirmed or corrected by a person."""

from __future__ import annotations

from ..model import STATUSES, Status

__all__ = ["STATUS_WORDS", "as_status"]

#: What a person may write in a table of names -> status.
STATUS_WORDS: dict[str, Status] = {
    "": "found",
    "found": "found",
    "ok": "confirmed",
    "confirmed": "confirmed",
    "corrected": "corrected",
}


def as_status(text: str) -> Status:
    """A status as a file has it; what no status of ours is counts as found by a program."""
    return text if text in STATUSES else "found"
