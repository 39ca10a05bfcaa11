"""What the directives of reStructuredText and Sphinx hold.

In:   a directive: its name, what stands behind it, the lines below it.
Out:  whether it is text, code, navigation; the words in its options; the rows of its tables.
Not:  reading the text in it (restructured_text.py).
Idea: only the directives that hold no text have to be known; those of any extension are boxes with text in them.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ...pieces import CODE, FRONT_MATTER, HIDDEN, NAVIGATION
from .light_markup import CODE_DIRECTIVES, word_set

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["Directive", "Fate", "fate_of", "list_table", "table_of_commas", "words_of_options"]

_OPTION = re.compile(r"\s*:(?P<name>[A-Za-z][\w-]*):(?:\s+(?P<value>.*))?", re.A)
#: Options with words that are seen.
_SEEN = frozenset({"alt", "attribution", "caption", "description", "header", "subtitle", "title"})
_ROW = re.compile(r"(?P<row>\*\s+)-(?:\s+|$)")
#: Directives that say something to the program only, and those that stand for what is in another file.
_SETTINGS = word_set("""
    class container cssclass currentmodule default-domain default-role default-literal-role highlight ifconfig
    only role rst-class sectnum section-numbering tabularcolumns unicode date
""")
_OTHER_FILES = frozenset({"include", "literalinclude", "embed", "mdinclude", "raw"})
_LISTS = frozenset({"toctree", "autosummary", "tableofcontents"})


@dataclass(frozen=True, slots=True)
class Directive:
    """A directive as it is written.

    Attributes:
        name: in small letters, without the domain that may stand before it.
        argument: what stands behind the colons.
        lines: what is indented below, without the indentation.
    """

    name: str
    argument: str
    lines: list[str]

    @property
    def options_end(self) -> int:
        """How many of the lines, from the first, are options."""
        number = 0
        while number < len(self.lines) and (
            _OPTION.fullmatch(self.lines[number]) or (number and self.lines[number][:1] == " ")
        ):
            number += 1
        return number


@dataclass(frozen=True, slots=True)
class Fate:
    """What becomes of a directive.

    Attributes:
        left_out: why its lines are no text; ``""`` if they are.
        argument_is_text: what stands behind the colons is seen.
        with_argument: what stands behind the colons is told with what is left out.
        is_name: what stands behind the colons is left out, but the lines are text.
        rows: its lines are a table.
    """

    left_out: str = ""
    argument_is_text: bool = False
    with_argument: bool = False
    is_name: bool = False
    rows: bool = False


def fate_of(directive: Directive, *, is_definition: bool = False) -> Fate:
    """What becomes of a directive; a definition of a substitution is seen where it is used, not where it stands."""
    name = directive.name.rpartition(":")[2]
    if is_definition or name in _SETTINGS:
        return Fate()
    if name in _OTHER_FILES:
        return Fate(CODE, with_argument=True)
    if name in CODE_DIRECTIVES:
        return Fate(CODE)
    if name in _LISTS:
        return Fate(NAVIGATION, with_argument=True)
    if name.startswith("auto"):
        return Fate(is_name=True)
    if name == "index":
        return Fate(HIDDEN, with_argument=True)
    if name == "meta":
        return Fate(FRONT_MATTER, with_argument=True)
    if name in ("image", "figure", "thumbnail", "video"):
        return Fate()
    return Fate(argument_is_text=True, rows=name in ("list-table", "csv-table"))


def words_of_options(lines: Sequence[str]) -> list[str]:
    """The words in options that are seen: what is said about a picture, a title.

    >>> words_of_options([":width: 200", ":alt: 마을의", "   봄"])
    ['마을의 봄']
    """
    found: list[list[str]] = []
    seen = False
    for line in lines:
        if option := _OPTION.fullmatch(line):
            seen = option["name"] in _SEEN - {"header"}
            if seen:
                found.append([option["value"] or ""])
        elif seen and line.startswith(" "):
            found[-1].append(line.strip())
        elif not line.strip():
            break
    return [" ".join(words).strip() for words in found]


def list_table(lines: Sequence[str], start: int) -> Iterator[tuple[int, list[list[str]]]]:
    """The rows of a table that is written as a list of lists: number of the first line, lines of the cells."""
    row: list[list[str]] = []
    first = start
    column = -1
    for number, line in enumerate(lines[start:], start):
        bare = line.lstrip()
        if match := _ROW.match(bare):
            if row:
                yield first, row
            first = number
            column = len(line) - len(bare) + match.end("row")
            row = [[line[column + 1 :].strip()]]
        elif row and bare.startswith("-") and len(line) - len(bare) == column and bare[1:2] in ("", " "):
            row.append([bare[1:].strip()])
        elif row:
            row[-1].append(bare)
        elif bare:
            yield number, [[bare]]
    if row:
        yield first, row


def table_of_commas(lines: Sequence[str], start: int) -> Iterator[tuple[int, list[list[str]]]]:
    """The rows of a table with commas, its heading first."""
    for line in lines[:start]:
        if (option := _OPTION.fullmatch(line)) and option["name"] == "header" and option["value"]:
            yield 0, _cells([option["value"]])[0]
    for row in _cells([line for line in lines[start:] if line.strip()]):
        yield start, row


def _cells(lines: Sequence[str]) -> list[list[list[str]]]:
    try:
        return [[cell.split("\n") for cell in row] for row in csv.reader(lines, skipinitialspace=True)]
    except csv.Error:
        return [[[line]] for line in lines]
