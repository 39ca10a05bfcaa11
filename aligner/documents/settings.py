"""What a person may decide about how files are read.

In:   nothing.
Out:  ReadSettings, each setting with its default and the reason for it.
Not:  how texts are aligned (alignment has AlignSettings), which lines are clutter (clutter_rules).
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import TypedDict

from ..errors import InputError

__all__ = ["ReadKeywords", "ReadSettings"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadSettings:
    """How a file becomes text.

    Attributes:
        segmented: every line is one sentence already: nothing is joined, split or left out.
        keep_clutter: leave source lines, web addresses, lists of other articles and the like in the text.
        keep_code: leave code blocks in the text of formats that mark them (Markdown, HTML); in plain text they are text
            anyway.
        date: day of the text, ISO 8601 (``YYYY-MM-DD``; a ``datetime.date`` is written so), instead of what the file
            tells; ``None`` believes the file.

    Raises:
        InputError: ``date`` is no day.

    >>> import datetime
    >>> ReadSettings(date=datetime.date(2023, 9, 14)).date
    '2023-09-14'
    """

    # Texts rarely come one sentence a line; those that do should stay as they are.
    segmented: bool = False
    # Lists of other articles, addresses and bylines are no part of the text; Document.clutter keeps them.
    keep_clutter: bool = False
    # Code is the same in both versions, and no translation.
    keep_code: bool = False
    # Most pages, or the names of their files, tell their day.
    date: str | None = None

    def __post_init__(self) -> None:
        if self.date is None:
            return
        try:
            day = (
                self.date if isinstance(self.date, datetime.date) else datetime.date.fromisoformat(self.date)
            )
        except (TypeError, ValueError) as error:
            raise InputError(f"{self.date!r} is no day", remedy="Write it like 2025-07-12.") from error
        object.__setattr__(self, "date", day.isoformat()[:10])


class ReadKeywords(TypedDict, total=False):
    """The settings of ``ReadSettings`` by themselves, for functions that take them by name as well."""

    segmented: bool
    keep_clutter: bool
    keep_code: bool
    date: str | None
