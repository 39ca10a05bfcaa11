"""AsciiDoc.

In:   the bytes of an AsciiDoc file in any encoding.
Out:  paragraphs, titles, items, cells, each a piece; code, comments and settings as pieces that are left out.
Not:  the marks inside a paragraph (asciidoc_inline.py), tables (asciidoc_tables.py), what marks look like
      (asciidoc_lines.py); no other file is opened.
Idea: lines of marks that only begin and end a box are passed over, what is in it is read on; so nothing has to be known
      of how deep one is. Only blocks whose content is not to be read are looked for as a whole: code, comments, tables.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from typing import TYPE_CHECKING

from ....errors import ReadError
from ...encodings import decode
from ...pieces import CODE, COMMENT, FRONT_MATTER, HIDDEN, Page
from ...prose import HANGUL, is_running_text
from ..plain_text import read_text
from . import asciidoc_lines as marks
from .asciidoc_inline import ATTRIBUTE, render
from .asciidoc_tables import rows_of_table
from .light_markup import Collector, join_lines, page_of, source_lines

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from ...settings import ReadSettings

__all__ = ["read_asciidoc"]

# How many times as long a text may become by what its attributes stand for, and how many letters longer anyway.
_GROWTH, _GROWTH_AT_LEAST = 10, 100_000


def read_asciidoc(data: bytes, path: Path, settings: ReadSettings) -> Page:
    """The text of an AsciiDoc file.

    Raises:
        ReadError: the file is empty, is no text, its encoding cannot be told, or it is a key or a signature (PGP).
    """
    if settings.segmented:
        return read_text(data, path, settings)
    text = decode(data, path)
    if text.lstrip().startswith("-----BEGIN PGP"):
        raise ReadError(
            "the file is a PGP key, signature or message, not a text",
            remedy="Give the text itself.",
            path=path,
        )
    lines = [line.expandtabs(8).rstrip() for line in source_lines(text)]

    def collect(comments_are_text: bool) -> Collector:
        reader = _Reader(lines, comments_are_text)
        reader.read()
        return reader.collector

    return page_of(collect)


class _Reader:
    """Reads the lines of a file once; ``_at`` is the line that comes next."""

    def __init__(self, lines: Sequence[str], comments_are_text: bool) -> None:
        self.collector = Collector()
        self._lines = lines
        self._comments_are_text = comments_are_text
        self._at = 0
        self._style = ""  # of the block that comes next
        self._inside = ""  # what else its attributes say
        self._attributes: dict[str, str] = {}
        self._uses = Counter(
            name.lower() for line in lines if "{" in line for name in ATTRIBUTE.findall(line)
        )
        self._budget = _GROWTH * sum(map(len, lines)) + _GROWTH_AT_LEAST
        self._counter = 0
        self._block_title = ""  # the last one
        self._explains = False  # what comes next says what a term means, however it is indented
        self._places: dict[str, list[int]] = {}
        for number, line in enumerate(lines):
            if (
                marks.COMMENT_BLOCK.fullmatch(line)
                or marks.VERBATIM.fullmatch(line)
                or marks.BOX.fullmatch(line)
                or marks.TABLE.fullmatch(line)
            ):
                self._places.setdefault(line, []).append(number)
        # Titles are underlined only in files that do not use the newer way at all.
        self._underlined = not any(marks.TITLE.fullmatch(line) for line in lines)

    def read(self) -> None:
        """Collect the pieces."""
        self._header()
        ways = (
            self._comment,
            self._attribute_line,
            self._title,
            self._verbatim,
            self._table,
            self._passed_over,
            self._setting,
            self._macro,
        )
        while self._at < len(self._lines):
            line = self._lines[self._at]
            if not line:
                self._at += 1
            elif not any(way(line) for way in ways):
                self._paragraph(line)

    def _next(self, line: str) -> int | None:
        """Where the same line comes again."""
        places = self._places.get(line, [])
        index = bisect_right(places, self._at)
        return places[index] if index < len(places) else None

    def _show(self, number: int, text: str, *, keeps_lines: bool = False) -> None:
        """Collect a paragraph, and after it its footnotes."""
        found = render(text, self._attributes)
        for part in found.lines:
            lines = part.split("\n")
            for paragraph in lines if keeps_lines else join_lines(lines):
                self.collector.text(number, paragraph)
        for note in found.notes:
            self.collector.text(number, note)
        for term in found.hidden:
            self.collector.left_out(number, term, HIDDEN)

    # --- what is above the text -------------------------------------------------------------------

    def _header(self) -> None:
        """The title of the document, and below it the author and the version, a line each."""
        number = next((number for number, line in enumerate(self._lines) if line), 0)
        match = marks.TITLE.fullmatch(self._lines[number]) if self._lines else None
        if match is None or len(match["level"]) > 1:
            return
        self._at = number
        self._show(number + 1, match["title"])
        self._at += 1
        while self._at < len(self._lines) and self._lines[self._at]:
            line = self._lines[self._at]
            if not self._comment(line) and not self._setting(line):
                self._show(self._at + 1, line)
                self._at += 1

    def _setting(self, line: str) -> bool:
        """``:name: value``: what an attribute stands for."""
        match = marks.ENTRY.fullmatch(line)
        if match is None:
            return False
        start = self._at
        value = match["value"] or ""
        self._at += 1
        while value.endswith(" \\") and self._at < len(self._lines):
            value = f"{value[:-2].removesuffix(' +')} {self._lines[self._at].strip()}"
            self._at += 1
        self._set(match["name"].lower(), render(value, self._attributes).lines[0])
        self.collector.left_out(start + 1, "\n".join(self._lines[start : self._at]), FRONT_MATTER)
        return True

    def _set(self, name: str, value: str) -> None:
        """Remember what an attribute stands for, unless the text would become many times as long by it."""
        self._budget -= self._uses[name] * len(value)
        if self._budget >= 0:
            self._attributes[name] = value

    # --- blocks that are not read on --------------------------------------------------------------

    def _comment(self, line: str) -> bool:
        start = self._at
        if marks.COMMENT_BLOCK.fullmatch(line):
            end = self._next(line)
            if self._comments_are_text or end is None:
                self._at += 1
                return True
            self.collector.left_out(start + 1, "\n".join(self._lines[start + 1 : end]), COMMENT)
            self._at = end + 1
            return True
        if not line.startswith("//") or line.startswith("///"):
            return False
        while self._at < len(self._lines) and re.match(r"//(?!/)", self._lines[self._at]):
            self._at += 1
        words = [comment[2:].strip() for comment in self._lines[start : self._at]]
        if self._comments_are_text:
            self._show(start + 1, "\n".join(words))
        else:
            self.collector.left_out(start + 1, "\n".join(words), COMMENT)
        return True

    def _verbatim(self, line: str) -> bool:
        is_open_block = line == "--" and self._style in marks.CODE_STYLES
        if not (marks.VERBATIM.fullmatch(line) or is_open_block):
            return False
        start = self._at
        end = self._next(re.sub(r"(?<=`)[^`]+$", "", line))
        if end is None:
            self._at += 1
            return True
        lines = self._lines[start + 1 : end]
        announced = next((number for number in range(end - 1, start, -1) if self._lines[number]), start)
        if announced > start and marks.announces_code(self._lines[announced]):
            # What looks like the end of this block begins another: an end is missing, or one is too many.
            if self._style in marks.CODE_STYLES:
                self._chunks(start + 1, announced)
                self._at = announced
            else:
                self._at += 1
            return True
        if self._style in ("stem", "latexmath", "asciimath"):
            self.collector.text(start + 1, " ".join(lines))
        elif self._style == "verse":
            self._show(start + 2, "\n".join(lines), keeps_lines=True)
        else:
            self.collector.left_out(start + 2, "\n".join(lines), CODE)
        self._at = end + 1
        self._style = ""
        return True

    def _chunks(self, start: int, end: int) -> None:
        """Lines of which nothing tells how many are code: what is plainly text is text."""
        for number in range(start, end + 1):
            if number == end or not self._lines[number]:
                if chunk := self._lines[start:number]:
                    if is_running_text(chunk):
                        self._show(start + 1, "\n".join(chunk))
                    else:
                        self.collector.left_out(start + 1, "\n".join(chunk), CODE)
                start = number + 1

    def _table(self, line: str) -> bool:
        match = marks.TABLE.fullmatch(line)
        if match is None:
            return False
        start = self._at
        end = self._next(line)
        if end is None:
            end = start
        separator = {"csv": ",", "dsv": ":"}.get(self._named("format"), self._named("separator") or match[1])
        rows = rows_of_table(self._lines[start + 1 : end], separator, self._named("cols"))
        self.collector.table((start + 1, [self._cell(start + 1, cell) for cell in row]) for row in rows)
        self._at = end + 1
        self._style = self._inside = ""
        return True

    def _named(self, name: str) -> str:
        match = re.search(rf"\b{name}\s*=\s*(?:\"([^\"]*)\"|([^,\]]*))", self._inside)
        return (match[1] or match[2] or "").strip() if match else ""

    def _cell(self, number: int, lines: Sequence[str]) -> list[str]:
        """The paragraphs of a cell."""
        paragraphs: list[list[str]] = [[]]
        code: list[str] | None = None
        for line in lines:
            if marks.VERBATIM.fullmatch(line):
                if code is not None:
                    self.collector.left_out(number, "\n".join(code), CODE)
                code = [] if code is None else None
            elif code is not None:
                code.append(line)
            elif item := marks.ITEM.match(line):
                paragraphs.append([line[item.end() :]])
            elif not line or line == "+" or marks.BOX.fullmatch(line):
                paragraphs.append([])
            else:
                paragraphs[-1].append(line)
        if code:
            paragraphs += [[line] for line in code]
        found = [render("\n".join(paragraph), self._attributes) for paragraph in paragraphs if paragraph]
        for rendered in found:
            for note in rendered.notes:
                self.collector.text(number, note)
            for term in rendered.hidden:
                self.collector.left_out(number, term, HIDDEN)
        return [line for rendered in found for line in rendered.lines]

    # --- lines that are marks ---------------------------------------------------------------------

    def _attribute_line(self, line: str) -> bool:
        """``[source,python]``, ``[[anchor]]``, ``[quote, author]``: only what it says to readers is text."""
        inside = marks.attributes_of(line)
        if inside is None:
            return False
        style = marks.style_of(inside)
        if HANGUL.search(style):
            return False  # a remark in brackets
        self._at += 1
        if inside.startswith("["):
            return True
        self._style, self._inside = style or self._style, inside
        if style in ("quote", "verse"):
            for words in inside.split(",")[1:]:
                if "=" not in words:
                    self._show(self._at, words.strip().strip('"'))
        for named in marks.NAMED.finditer(inside):
            self._show(self._at, named["quoted"] or named["bare"] or "")
        return True

    def _title(self, line: str) -> bool:
        """A title of a section or of a block."""
        following = self._lines[self._at + 1] if self._at + 1 < len(self._lines) else ""
        if match := marks.TITLE.fullmatch(line):
            self._show(self._at + 1, match["title"])
            self._at += 1
        elif match := marks.BLOCK_TITLE.fullmatch(line):
            self._show(self._at + 1, match["title"])
            self._block_title = render(match["title"], self._attributes).lines[0]
            self._at += 1
            return True
        elif (
            self._underlined and marks.UNDERLINE.fullmatch(following) and marks.is_underlined(line, following)
        ):
            self._show(self._at + 1, line)
            self._at += 2
        else:
            return False
        self._style = self._inside = ""
        return True

    def _passed_over(self, line: str) -> bool:
        """Marks that begin or end a box, part sections, or go on with an item."""
        if line == "+" or marks.RULE.fullmatch(line):
            self._at += 1
            return True
        if not marks.BOX.fullmatch(line):
            return False
        start = self._at
        self._at += 1
        end = self._next(line)
        if self._style == "verse" and end is not None:
            self._show(start + 2, "\n".join(self._lines[start + 1 : end]), keeps_lines=True)
            self._at = end + 1
        self._style = self._inside = ""
        return True

    def _macro(self, line: str) -> bool:
        """``image::picture.png[words]``, ``include::file[]``, conditions."""
        if condition := marks.CONDITION.fullmatch(line):
            self._show(self._at + 1, condition["content"])
        elif match := marks.MACRO.fullmatch(line):
            if match["name"] == "include":
                self.collector.left_out(self._at + 1, line, CODE)
            elif match["name"] != "toc":
                # The macro inside a line has one colon less. What is said about a picture is often its title once more.
                words = render(f"image:x[{match['inside']}]", self._attributes).lines[0]
                if words.rstrip(" .") != self._block_title.rstrip(" ."):
                    self._show(self._at + 1, f"image:x[{match['inside']}]")
                for named in marks.NAMED.finditer(match["inside"]):
                    if named["name"] != "alt":
                        self._show(self._at + 1, named["quoted"] or named["bare"] or "")
        else:
            return False
        self._at += 1
        return True

    # --- paragraphs -------------------------------------------------------------------------------

    def _paragraph(self, line: str) -> None:
        """A paragraph, an item, a term with what it means, or a block of code that its indentation marks."""
        start = self._at
        style, self._style = self._style, ""
        explains, self._explains = self._explains, False
        begin = 0
        if item := marks.ITEM.match(line):
            begin = item.end()
        elif (number := marks.NUMBER.match(line)) and int(number["value"]) in (1, self._counter + 1):
            self._counter = int(number["value"])
            begin = number.end()
        elif (label := marks.LABEL.fullmatch(line)) and "://" not in line:
            self._show(start + 1, label["term"])
            if not label["text"]:
                self._at += 1
                self._explains = True
                return
            begin = label.start("text")
        elif style in marks.CODE_STYLES or (line.startswith(" ") and not explains):
            self._indented(style in marks.CODE_STYLES)
            return
        elif admonition := marks.ADMONITION.match(line):
            begin = admonition.end()
        end = start + 1
        while end < len(self._lines) and not self._ends_paragraph(self._lines[end]):
            end += 1
        lines = [
            line[begin:],
            *(re.sub(r"^(?:-- |> )", "", other.strip()) for other in self._lines[start + 1 : end]),
        ]
        if lines[0].startswith(("-- ", "> ")):
            lines[0] = lines[0].partition(" ")[2]
        self._at = end
        keeps_lines = style == "verse" or "hardbreaks" in self._inside
        self._inside = ""
        self._show(start + 1, "\n".join(lines), keeps_lines=keeps_lines)

    def _ends_paragraph(self, line: str) -> bool:
        return (
            not line
            or line == "+"
            or line.startswith("//")
            or bool(
                marks.VERBATIM.fullmatch(line) or marks.BOX.fullmatch(line) or marks.TABLE.fullmatch(line)
            )
            or bool(marks.ITEM.match(line) or marks.NUMBER.match(line))
            or (line[0] == "[" and marks.attributes_of(line) is not None and not HANGUL.search(line))
            or (":" in line and bool(marks.CONDITION.fullmatch(line) or marks.MACRO.fullmatch(line)))
            or ("::" in line and bool(marks.LABEL.fullmatch(line)))
            or line.startswith("-- ")
        )

    def _indented(self, is_code: bool) -> None:
        start = self._at
        end = start
        while end < len(self._lines) and self._lines[end]:
            end += 1
        lines = self._lines[start:end]
        self._at = end
        if not is_code and is_running_text(lines):
            self._show(start + 1, "\n".join(line.strip() for line in lines))
        else:
            self.collector.left_out(start + 1, "\n".join(lines), CODE)
