"""What is known of a bead or an entry: found by the program, confirmed or corrected by a person."""

from __future__ import annotations

from typing import Literal, get_args

__all__ = ["STATUSES", "Status"]

Status = Literal["found", "confirmed", "corrected"]

#: In the order in which a row goes through them.
STATUSES: tuple[Status, ...] = get_args(Status)
