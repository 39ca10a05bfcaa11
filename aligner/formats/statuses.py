"""What is known of a row: found by the program, confirmed or corrected by a person."""

from __future__ import annotations

from typing import Literal, cast

__all__ = ["STATUSES", "STATUS_WORDS", "Status", "as_status"]

Status = Literal["found", "confirmed", "corrected"]
STATUSES = ("found", "confirmed", "corrected")

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
    return cast("Status", text) if text in STATUSES else "found"
