"""How much of anything is taken: bounds that keep a hostile or mistaken file from using up the machine.

In:   a number of bytes, rows, letters.
Out:  nothing, or an error that names the bound, what it is for and how to raise it.
Not:  what is measured (whoever reads the file).
Idea: a bound is far above what any real text needs, so that whoever meets it has something else than a text, and
      somebody who knows better raises it by an environment variable without touching the program.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from .errors import ReadError, UnknownNameError

if TYPE_CHECKING:
    from .errors import PathLikeStr

__all__ = [
    "ALL_LIMITS",
    "ARCHIVE_BYTES",
    "ARCHIVE_PARTS",
    "CELLS",
    "COLUMNS",
    "FILE_BYTES",
    "Limit",
    "NAME_WORDS",
    "PART_BYTES",
    "ROWS",
    "SENTENCE_NUMBER",
    "WORD_LETTERS",
    "XML_TAGS",
    "sentence_number",
]


@dataclass(frozen=True, slots=True)
class Limit:
    """One bound.

    Attributes:
        name: lower case; the variable that raises it is ``ALIGNER_LIMIT_`` and this name in capitals.
        value: the most that is taken, unless the variable says otherwise.
        unit: what is counted, for messages: ``"bytes"``, ``"columns"``.
        reason: why it is what it is.
    """

    name: str
    value: int
    unit: str
    reason: str
    #: The environment variable that sets this bound.
    variable: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "variable", f"ALIGNER_LIMIT_{self.name.upper()}")

    @property
    def most(self) -> int:
        """The bound in force, 1 or more.

        Raises:
            UnknownNameError: the environment variable is no whole number from 1 up.
        """
        # Asked for each row and word: nearly always there is none.
        if self.variable not in os.environ or not (text := os.environ[self.variable]):
            return self.value
        if not (text.isascii() and text.isdecimal() and len(text) < 19 and int(text)):
            raise UnknownNameError(f"value of {self.variable}", text, [f"a number of {self.unit}"])
        return int(text)

    def exceeded(
        self, what: str, *, path: PathLikeStr | None = None, line: int | None = None, remedy: str = ""
    ) -> ReadError:
        """The error for something larger than the bound.

        Args:
            what: what is too large, with its verb: ``"the table has"``.
            path: the file at fault.
            line: line in it, from 1.
            remedy: what to do beside raising the bound, one sentence.

        >>> print(COLUMNS.exceeded("the table has", path="a.csv"))
        a.csv: the table has more than 16,384 columns. If that is meant, set ALIGNER_LIMIT_COLUMNS higher.
        """
        raise_it = f"If that is meant, set {self.variable} higher."
        return ReadError(
            f"{what} more than {_told(self.most, self.unit)}",
            remedy=f"{remedy} {raise_it}".strip(),
            path=path,
            line=line,
        )


def _told(count: int, unit: str) -> str:
    """A number with its unit, bytes as megabytes.

    >>> _told(1 << 30, "bytes"), _told(300, "letters")
    ('1,024 MB', '300 letters')
    """
    return f"{count >> 20:,} MB" if unit == "bytes" and count >= 1 << 20 else f"{count:,} {unit}".rstrip()


FILE_BYTES = Limit(
    "file_bytes",
    1 << 30,
    "bytes",
    "A thousand long novels have less; what is larger is no text that is aligned in one piece.",
)
PART_BYTES = Limit(
    "part_bytes", 256 << 20, "bytes", "The largest part of a real document seen has some 50 MB unpacked."
)
ARCHIVE_BYTES = Limit(
    "archive_bytes",
    1 << 30,
    "bytes",
    "All parts of an archive that are read, unpacked; a trap unpacks for ever.",
)
ARCHIVE_PARTS = Limit(
    "archive_parts", 100_000, "parts", "A presentation of a thousand slides with pictures has some 10,000."
)
XML_TAGS = Limit(
    "xml_tags", 8_000_000, "tags", "Each takes a hundred bytes and more; a part of 50 MB has some 3 million."
)
ROWS = Limit("rows", 1_048_576, "rows", "What Excel holds in a sheet.")
COLUMNS = Limit("columns", 16_384, "columns", "What Excel holds in a sheet.")
CELLS = Limit(
    "cells",
    50_000_000,
    "cells",
    "Of all sheets, the empty ones up to the last column counted: twice a full sheet of twenty columns.",
)
SENTENCE_NUMBER = Limit(
    "sentence_number", 100_000_000, "", "No file that fits in memory has so many sentences."
)
WORD_LETTERS = Limit(
    "word_letters", 200, "letters", "Longer words are compared as a whole only, not letter by letter."
)
NAME_WORDS = Limit(
    "name_words",
    500,
    "words",
    "Names are looked for in so many words of a sentence, from its beginning; the longest of reports have 200.",
)

#: Every bound there is, for the documentation.
ALL_LIMITS = (
    FILE_BYTES,
    PART_BYTES,
    ARCHIVE_BYTES,
    ARCHIVE_PARTS,
    XML_TAGS,
    ROWS,
    COLUMNS,
    CELLS,
    SENTENCE_NUMBER,
    WORD_LETTERS,
    NAME_WORDS,
)

# No bound on the numbers of sentences is set so low.
_FEW = 100_000


def sentence_number(text: str) -> int | None:
    """The number of a sentence, from decimal digits; ``None`` if they are none, or more than ``SENTENCE_NUMBER``.

    >>> sentence_number("12"), sentence_number("-1"), sentence_number("9" * 5000)
    (12, None, None)
    """
    # Longer than any number that is allowed, and too long for Python at 4,300.
    if not text.isdecimal() or len(text) > 20:
        return None
    number = int(text)
    # Few files have so many sentences that the bound has to be asked.
    return number if number < _FEW or number <= SENTENCE_NUMBER.most else None
