"""reStructuredText, with the directives and roles of Sphinx.

In:   the bytes of a reStructuredText file in any encoding.
Out:  paragraphs, titles, items, cells, each a piece; code, comments and lists of files as pieces that are left out.
Not:  the marks inside a paragraph (rst_inline.py), what a directive means (rst_directives.py); no other file is opened.
Idea: what belongs to what shows by indentation, so the lines are read once, top to bottom: each mark at the beginning
      of a line is replaced by spaces, and the rest is read as if it had always stood there. docutils is not used: it
      takes three times as long for twice the text, keeps its directives in tables of the whole process, and makes error
      messages of a part of a manual, with directives of Sphinx and sections that begin in the middle.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from ...encodings import decode
from ...pieces import CODE, COMMENT, FRONT_MATTER, Page
from ...prose import HANGUL
from ..plain_text import read_text
from .light_markup import Collector, join_lines, page_of, source_lines
from .rst_directives import Directive, fate_of, list_table, table_of_commas, words_of_options
from .rst_inline import without_marks
from .text_tables import GRID_RULE, SIMPLE_RULE, grid_rows, simple_rows

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from ...settings import ReadSettings

__all__ = ["read_restructured_text"]

_ADORNMENT = re.compile(r"\s*([!-/:-@\[-`{-~])\1{2,}\s*")
_EXPLICIT = re.compile(r"\.\.(?:\s+|$)")
_FURTHER = re.compile(r"(?:\.\.\s+)*(?=\.\.\s)")
_DIRECTIVE = re.compile(
    r"(?:\|(?P<name>[^|]+)\|\s+)?(?P<kind>[A-Za-z](?:[A-Za-z0-9+._:-]*[A-Za-z0-9])?)\s?::(?:\s+(?P<argument>.*))?"
)
_NAME = re.compile(r"\|([^|\s](?:[^|]*[^|\s])?)\|")
_NOTE = re.compile(r"\[(?:\d+|#[\w.-]*|\*|[^\W\d_][\w.-]*)\]\s+(?=\S)")
_TARGET = re.compile(r"_(?:`(?P<quoted>[^`]+)`|(?P<plain>(?:[^:\\]|\\.|:(?!\s|$))+)):(?:\s|$)|__(?::\s|\s|$)")
_BULLETS = re.compile(r"(?:[-*+•‣⁃]\s+)+(?=\S)")
_NUMBER = re.compile(r"\(?(?P<value>\d{1,4}|#)[.)]\s+(?=\S)")
_FIELD = re.compile(r":(?P<name>(?![\s:])(?:[^:\\]|\\.|:(?!\s|`))+(?<!\s)):(?:\s+|$)(?P<value>.*)")
_ONE_OPTION = r"(?:--?|/|\+)[\w?][\w-]*(?:[ =](?:<[^>]+>|[A-Z][\w-]*))?"
_OPTION = re.compile(rf"(?P<option>{_ONE_OPTION}(?:,\s{_ONE_OPTION})*)(?:\s{{2,}}(?P<text>\S.*)|$)")
_LINE_BLOCK = re.compile(r"\|(?:\s+|$)")
# How many times as long a text may become by what its names stand for, and how many letters longer anyway.
_GROWTH, _GROWTH_AT_LEAST = 10, 100_000
_ATTRIBUTION = re.compile(r"(?:---?|—)\s?(?=\S)")


def read_restructured_text(data: bytes, path: Path, settings: ReadSettings) -> Page:
    """The text of a reStructuredText file.

    Raises:
        ReadError: the file is empty, is no text, or its encoding cannot be told.
    """
    if settings.segmented:
        return read_text(data, path, settings)
    lines = [line.expandtabs(8).rstrip() for line in source_lines(decode(data, path))]

    def collect(comments_are_text: bool) -> Collector:
        reader = _Reader(lines, comments_are_text)
        reader.read()
        return reader.collector

    return page_of(collect)


def _name(text: str) -> str:
    return " ".join(text.lower().split())


def _is_address(line: str) -> bool:
    return not HANGUL.search(line) and len(line.split()) == 1


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


class _Reader:
    """Reads the lines of a file once; ``at`` is the line that comes next."""

    def __init__(self, lines: Sequence[str], comments_are_text: bool) -> None:
        self.collector = Collector()
        self._lines = list(lines)
        self._comments_are_text = comments_are_text
        self._at = 0
        self._counters: dict[int, int] = {}
        self._targets = set[str]()
        self._substitutions: dict[str, str] = {}
        self._find_names()

    def read(self) -> None:
        """Collect the pieces."""
        self._field_list_at_the_top()
        while self._at < len(self._lines):
            line = self._lines[self._at]
            if not line.strip():
                self._at += 1
            elif not (self._explicit(line) or self._title(line) or self._table(line)):
                self._paragraph(line)

    # --- where blocks end -------------------------------------------------------------------------

    def _end_of_indented(self, start: int, indent: int) -> int:
        """One past the last line from ``start`` on that is indented deeper than ``indent``, over empty ones too."""
        last = number = start
        while number < len(self._lines):
            line = self._lines[number]
            if line.strip():
                if _indent(line) <= indent:
                    break
                last = number + 1
            number += 1
        return last

    def _dedented(self, start: int, end: int) -> list[str]:
        lines = self._lines[start:end]
        depth = min((_indent(line) for line in lines if line.strip()), default=0)
        return [line[depth:] for line in lines]

    # --- what names stand for ---------------------------------------------------------------------

    def _find_names(self) -> None:
        """What names stand for in this file; a name that is only used in another one is text where it stands."""
        places: dict[str, int] = {}
        again = Counter[str]()
        for number, line in enumerate(self._lines):
            mark = _EXPLICIT.match(line.lstrip())
            if mark is None:
                continue
            rest = line.lstrip()[mark.end() :]
            if target := _TARGET.match(rest):
                self._targets.add((target["quoted"] or target["plain"] or "").lower())
            elif (directive := _DIRECTIVE.fullmatch(rest)) and directive["name"]:
                more = self._lines[number + 1 : self._end_of_indented(number + 1, _indent(line))]
                name = _name(directive["name"])
                if name in places:
                    again[name] += 1
                    self.collector.text(
                        number + 1, self._seen(" ".join([directive["argument"] or "", *more]))
                    )
                elif directive["kind"] == "replace":
                    self._substitutions[name] = " ".join([directive["argument"] or "", *more])
                    places[name] = number + 1
                elif directive["kind"] == "image":
                    self._substitutions[name] = " ".join(words_of_options(more)) or directive["name"]
        if not places:
            return
        times = Counter(_name(name) for line in self._lines if "|" in line for name in _NAME.findall(line))
        budget = _GROWTH * sum(map(len, self._lines)) + _GROWTH_AT_LEAST
        for name, place in places.items():
            words = self._substitutions[name]
            if "|" not in words:
                words = self._substitutions[name] = self._seen(words)
            budget -= times[name] * len(words)
            if times[name] < 2 + again[name] or budget < 0:
                self.collector.text(place, self._seen(words))
            if budget < 0:
                del self._substitutions[name]

    def _seen(self, text: str) -> str:
        return without_marks(text, substitutions=self._substitutions, targets=self._targets)

    # --- explicit markup --------------------------------------------------------------------------

    def _explicit(self, line: str) -> bool:
        """A line that begins with two dots."""
        indent = _indent(line)
        mark = _EXPLICIT.match(line, indent)
        if mark is None:
            if not line.startswith("__ ", indent):
                return False
            self._at += 1  # the target of a link without a name
            return True
        rest = line[mark.end() :]
        if directive := _DIRECTIVE.fullmatch(rest):
            self._directive(directive, indent)
        elif note := _NOTE.match(rest):
            column = mark.end() + note.end()
            self._lines[self._at] = " " * column + line[column:]
            self._collect(self._at, self._end_of_lines(self._at + 1, indent, column), column)
        elif _TARGET.match(rest):
            self._at += 1
            while self._deeper(self._at, indent) and _is_address(self._lines[self._at]):
                self._at += 1  # a long one goes on
        else:
            self._comment(rest, mark.end(), indent)
        return True

    def _comment(self, rest: str, start: int, indent: int) -> None:
        number = self._at
        if not rest and not (number + 1 < len(self._lines) and self._lines[number + 1].strip()):
            self._at += 1  # it only ends what is above
            return
        if self._comments_are_text:
            # Further marks are comments of which each holds the next; the last may begin something else.
            further = _FURTHER.match(rest)
            skipped = further.end() if further else 0
            self._lines[number] = " " * (start + skipped) + rest[skipped:]
            return
        self._at = self._end_of_indented(number + 1, indent)
        self.collector.left_out(number + 1, "\n".join([rest, *self._dedented(number + 1, self._at)]), COMMENT)

    def _directive(self, match: re.Match[str], indent: int) -> None:
        """A directive: its content is read on as text, unless its name says otherwise."""
        start = self._at
        end = self._end_of_indented(start + 1, indent)
        argument = (match["argument"] or "").strip()
        directive = Directive(match["kind"].lower(), argument, self._dedented(start + 1, end))
        fate = fate_of(directive, is_definition=bool(match["name"]))
        options = directive.options_end
        self._at = end if match["name"] else start + 1 + options
        if fate.argument_is_text and argument:
            # Lines right below go on with what stands behind the colons.
            last = (
                start + 1
                if options or not self._deeper(start + 1, indent)
                else self._end_of_paragraph(start + 1)
            )
            self._lines[start] = " " * (indent + 1) + argument
            self._collect(start, last, indent)
            self._at = max(last, start + 1 + options)
        if fate.is_name:
            self.collector.left_out(start + 1, argument, CODE)
        if not match["name"]:
            for words in words_of_options(directive.lines[:options]):
                self.collector.text(start + 2, self._seen(words))
        if fate.rows:
            rows = list_table if directive.name == "list-table" else table_of_commas
            self.collector.table(
                (start + 2 + place, [self._paragraphs(cell) for cell in cells])
                for place, cells in rows(directive.lines, options)
            )
            self._at = end
        elif fate.left_out:
            told = [argument] if fate.with_argument and argument else []
            self.collector.left_out(start + 1, "\n".join([*told, *directive.lines[options:]]), fate.left_out)
            self._at = end

    # --- titles and tables ------------------------------------------------------------------------

    def _title(self, line: str) -> bool:
        """A title with a line of marks below, or above and below; a line of marks by itself."""
        following = self._lines[self._at + 1] if self._at + 1 < len(self._lines) else ""
        if _ADORNMENT.fullmatch(line):
            under = self._lines[self._at + 2] if self._at + 2 < len(self._lines) else ""
            if following.strip() and under.strip() == line.strip():
                self.collector.text(self._at + 2, self._seen(following.strip()))
                self._at += 3
                return True
            if not following.strip() and len(line.strip()) >= 4:
                self._at += 1
                return True
            return False
        if line[0] == " " or following[:1] == " " or not _ADORNMENT.fullmatch(following):
            return False
        if len(following) < min(4, len(line)) or SIMPLE_RULE.fullmatch(line):
            return False
        self.collector.text(self._at + 1, self._seen(line))
        self._at += 2
        return True

    def _table(self, line: str) -> bool:
        start = self._at
        end = start + 1
        if GRID_RULE.fullmatch(line):
            while end < len(self._lines) and self._lines[end].lstrip()[:1] in ("|", "+"):
                end += 1
            rows = grid_rows(self._lines[start:end])
        elif SIMPLE_RULE.fullmatch(line):
            rules = 1
            indent = _indent(line)
            while end < len(self._lines) and (not self._lines[end] or _indent(self._lines[end]) >= indent):
                is_rule = bool(SIMPLE_RULE.fullmatch(self._lines[end]))
                rules += is_rule
                end += 1
                if is_rule and rules >= 2 and not (end < len(self._lines) and self._lines[end].strip()):
                    break
            rows = simple_rows([one[indent:] for one in self._lines[start:end]])
        else:
            return False
        self.collector.table((start + 1, [self._paragraphs(cell) for cell in row]) for row in rows)
        self._at = end
        return True

    def _paragraphs(self, lines: Sequence[str]) -> list[str]:
        """The paragraphs of a cell."""
        paragraphs: list[list[str]] = [[]]
        for line in lines:
            bare = line.strip()
            if mark := _BULLETS.match(bare):
                paragraphs.append([bare[mark.end() :]])
            elif line_block := _LINE_BLOCK.match(bare):
                paragraphs.append([bare[line_block.end() :]])
            elif bare:
                paragraphs[-1].append(bare)
            else:
                paragraphs.append([])
        return [self._seen(" ".join(paragraph)) for paragraph in paragraphs if paragraph]

    # --- paragraphs -------------------------------------------------------------------------------

    def _paragraph(self, line: str) -> None:
        """A paragraph, the first of an item, or another thing that begins without two dots."""
        start = self._at
        indent = _indent(line)
        text = line.strip()
        if text.startswith(">>> "):
            end = self._end_of_paragraph(start)
            self.collector.left_out(start + 1, "\n".join(self._dedented(start, end)), CODE)
            self._at = end
            return
        if _LINE_BLOCK.match(text):
            self._line_block()
            return
        if option := _OPTION.fullmatch(text):
            self._at = (
                self._end_of_indented(start + 1, indent) if self._deeper(start + 1, indent) else start + 1
            )
            words = self._paragraphs([option["text"] or "", *self._dedented(start + 1, self._at)])
            self.collector.text(start + 1, " ".join([option["option"], *words[:1]]))
            for paragraph in words[1:]:
                self.collector.text(start + 1, paragraph)
            return
        column = indent
        if mark := _BULLETS.match(text):
            column += mark.end()
        elif (number := _NUMBER.match(text)) and self._counts(number["value"], indent):
            column += number.end()
        elif field := _FIELD.fullmatch(text):
            self._field(field, indent)
            return
        elif attribution := _ATTRIBUTION.match(text):
            column += attribution.end()
        if column > indent:
            self._lines[start] = " " * column + line[column:]
            if _EXPLICIT.match(line, column) or GRID_RULE.fullmatch(line[column:]):
                return
        self._collect(start, self._end_of_lines(start + 1, indent, column), column)

    def _deeper(self, number: int, indent: int) -> bool:
        return number < len(self._lines) and _indent(self._lines[number]) > indent

    def _counts(self, value: str, indent: int) -> bool:
        """True for the number of an item that only counts; a year or a day at the beginning of a line is text."""
        if value == "#":
            return True
        counts = int(value) in (1, self._counters.get(indent, 0) + 1)
        if counts:
            self._counters[indent] = int(value)
        return counts

    def _end_of_paragraph(self, number: int) -> int:
        while number < len(self._lines) and self._lines[number].strip():
            number += 1
        return number

    def _end_of_lines(self, number: int, indent: int, column: int) -> int:
        """One past the lines of a paragraph whose first line stands at ``column``, its mark at ``indent``."""
        while number < len(self._lines):
            line = self._lines[number]
            depth = _indent(line)
            if not line.strip() or depth > column or (depth <= indent and depth != column):
                break
            if depth == indent and self._begins_block(line):
                break
            number += 1
        return number

    def _begins_block(self, line: str) -> bool:
        """True for a line that authors put below a paragraph without an empty line between."""
        text = line.strip()
        return bool(_EXPLICIT.match(text) and _DIRECTIVE.fullmatch(text[3:])) or bool(_BULLETS.match(text))

    def _collect(self, start: int, end: int, column: int) -> None:
        """Collect a paragraph, and the block of code that two colons at its end announce."""
        lines = [line.strip() for line in self._lines[start:end]]
        self._at = end
        announces = lines[-1].endswith("::")
        if announces:
            lines[-1] = re.sub(r"(?:^|(?<!\s)\s+)::$|:$", "", lines[-1])
        for paragraph in join_lines(self._seen("\n".join(lines)).split("\n")):
            self.collector.text(start + 1, paragraph)
        if announces:
            self._literal_block(column)

    def _literal_block(self, indent: int) -> None:
        number = self._at
        while number < len(self._lines) and not self._lines[number].strip():
            number += 1
        if self._deeper(number, indent):
            end = self._end_of_indented(number, indent)
        elif number < len(self._lines) and _ADORNMENT.match(self._lines[number].lstrip()[:1] * 3):
            mark = self._lines[number].lstrip()[0]
            end = number
            while end < len(self._lines) and self._lines[end].lstrip()[:1] == mark:
                end += 1
        else:
            return
        self.collector.left_out(number + 1, "\n".join(self._dedented(number, end)), CODE)
        self._at = end

    def _line_block(self) -> None:
        while self._at < len(self._lines) and (mark := _LINE_BLOCK.match(self._lines[self._at].strip())):
            start = self._at
            self._at += 1
            words = [self._lines[start].strip()[mark.end() :]]
            while self._deeper(self._at, _indent(self._lines[start])):
                words.append(self._lines[self._at].strip())
                self._at += 1
            self.collector.text(start + 1, self._seen(" ".join(words)))

    # --- fields -----------------------------------------------------------------------------------

    def _field(self, field: re.Match[str], indent: int) -> None:
        """``:name: value``; lines below that are indented go on with it."""
        start = self._at
        end = start + 1
        while end < len(self._lines) and self._lines[end].strip() and _indent(self._lines[end]) > indent:
            if _BULLETS.match(self._lines[end].strip()):
                break
            end += 1
        value = [field["value"], *(line.strip() for line in self._lines[start + 1 : end])]
        self._at = end
        self.collector.text(start + 1, self._seen(" ".join([f"{field['name']}:", *value])))

    def _field_list_at_the_top(self) -> None:
        """Fields before all text are facts about the file."""
        number = next((number for number, line in enumerate(self._lines) if line.strip()), 0)
        start = number
        while number < len(self._lines) and (
            _FIELD.fullmatch(self._lines[number]) or (number > start and self._lines[number][:1] == " ")
        ):
            number += 1
        if number > start:
            self.collector.left_out(start + 1, "\n".join(self._lines[start:number]), FRONT_MATTER)
            self._at = number
