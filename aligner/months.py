"""English names of the months, for all who read or write dates.

In:   nothing.
Out:  the twelve names with their abbreviations, and the number of a name.
Not:  dates as a whole: of a page (documents/dates.py), as something that two sentences state (alignment/facts.py).
"""

from __future__ import annotations

__all__ = ["MONTHS", "month_number"]

#: January first; each by its name, then its abbreviations without full stop, the longest first.
MONTHS: tuple[tuple[str, ...], ...] = (
    ("January", "Jan"),
    ("February", "Feb"),
    ("March", "Mar"),
    ("April", "Apr"),
    ("May",),
    ("June", "Jun"),
    ("July", "Jul"),
    ("August", "Aug"),
    ("September", "Sept", "Sep"),
    ("October", "Oct"),
    ("November", "Nov"),
    ("December", "Dec"),
)

_NUMBERS = {name.lower(): number for number, names in enumerate(MONTHS, 1) for name in names}


def month_number(name: str) -> int:
    """The number, 1..12, of a month by its name or abbreviation, in capitals or small letters.

    Raises:
        KeyError: it is no English month.

    >>> month_number("September"), month_number("SEPT"), month_number("may")
    (9, 9, 5)
    """
    return _NUMBERS[name.lower()]
