"""Tell a page's furniture from its text.

In:   the lines of a page.
Out:  for each line what is to be left out of it, and why.
Not:  HTML navigation (html.py); dates as values (dates.py).
Idea: text that stays in by mistake costs an unpaired sentence; text that is left out by mistake is lost. So
      a line goes only if the whole of it is furniture of a known sort, most sorts only before the first and
      after the last real sentence, and a page that would lose everything keeps everything. A list of other
      articles is known by its heading and by what follows: headlines twice over, dates, and teasers that
      break off.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from ..seeds import read_table
from .clutter_rules import WHOLE_SENTENCE, list_foot, list_heading, rules, unsure_list_heading
from .dates import is_date_line, without_dates
from .languages import line_languages

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Finding", "find_clutter"]


@dataclass(frozen=True, slots=True)
class Finding:
    """A stretch of a line that is not text.

    Attributes:
        line: index of the line, from 0.
        start: offset of the stretch in the line, in code points.
        end: end of the stretch in the line, exclusive.
        reason: what it is, in words.
    """

    line: int  # index from 0
    start: int
    end: int
    reason: str


_DATE_PREFIX = re.compile(r"\s*date\s+\d{4}-\d{2}-\d{2}\s+(?=\S)")


@lru_cache(maxsize=1)
def _publishers() -> tuple[str, ...]:
    """Names that stand as a line of their own above or below a text, long ones first."""
    rows = read_table("publishers", ("name", "lang", "source"))
    return tuple(sorted({row["name"].casefold() for row in rows}, key=len, reverse=True))


def find_clutter(lines: Sequence[str]) -> tuple[Finding, ...]:
    """Which lines, or stretches of lines, of a page are not its text.

    Args:
        lines: the page, top to bottom; blank lines may be among them.

    Returns:
        Findings in order, at most one a line; none at all if nothing but clutter would be found.

    >>> page = ["Talks were held in Moscow. -0-", "www.kcna.kp (Juche112.9.14.)", "More Articles"]
    >>> [(finding.line, finding.reason) for finding in find_clutter(page)]
    [(1, 'web address'), (2, 'list of other articles')]
    """
    stripped = [line.strip() for line in lines]
    findings: dict[int, Finding] = {}

    def leave_out(index: int, reason: str) -> None:
        findings[index] = Finding(index, 0, len(lines[index]), reason)

    for index in _lists(stripped):
        leave_out(index, "list of other articles")
    for index, line in enumerate(stripped):
        if line and index not in findings and (reason := _sort_of(line, "anywhere")):
            leave_out(index, reason)
    first, last = _body(stripped, findings)
    for index, line in enumerate(stripped):
        if not line or index in findings or first <= index <= last:
            continue
        if reason := _sort_of(line, "edge"):
            leave_out(index, reason)
        elif is_date_line(line):
            leave_out(index, "date")
        elif _is_source(line):
            leave_out(index, "name of the publisher")
    for index, line in enumerate(lines[: first + 1]):
        if index not in findings and (match := _DATE_PREFIX.match(line)):
            findings[index] = Finding(index, 0, match.end(), "date")
    kept = [
        line
        for index, line in enumerate(stripped)
        if any(char.isalpha() for char in line)
        and (index not in findings or findings[index].end < len(lines[index]))
    ]
    if not kept:
        return ()
    return tuple(findings[index] for index in sorted(findings))


def _sort_of(line: str, where: str) -> str | None:
    if len(line) > 300:
        return None
    for rule in rules():
        if rule.where == where and rule.pattern.fullmatch(line):
            return rule.reason
    return None


_LANGUAGE_OR_PAGE = re.compile(r"\((?:en|ko|kr)\)|\d+\s?면")


def _is_source(line: str) -> bool:
    """Publishers' names and nothing else but a date or a page: "2023.9.15. 《로동신문》 1면"."""
    if len(line) > 80:
        return False
    rest = without_dates(line).casefold()
    found = False
    for name in _publishers():
        if name in rest:
            rest, count = re.subn(rf"(?<!\w){re.escape(name)}(?!\w)", " ", rest)
            found = found or count > 0
    return found and not any(map(str.isalnum, _LANGUAGE_OR_PAGE.sub(" ", rest)))


def _body(lines: Sequence[str], findings: dict[int, Finding]) -> tuple[int, int]:
    """Indexes of the first and the last sentence; the whole page if no line looks like one."""
    sentences = [index for index, line in enumerate(lines) if index not in findings and _is_sentence(line)]
    if not sentences:
        whole = [index for index, line in enumerate(lines) if line]
        return (whole[0], whole[-1]) if whole else (0, -1)
    return sentences[0], sentences[-1]


def _is_sentence(line: str) -> bool:
    """A line that ends like a sentence and is no furniture of the edge."""
    if not WHOLE_SENTENCE.search(line) or len(line.split()) < 2:
        return False
    return _sort_of(line, "edge") is None and not is_date_line(line)


def _lists(lines: Sequence[str]) -> list[int]:
    """Indexes of the lines of lists of other articles, headings included."""
    found: list[int] = []
    languages = line_languages(lines)
    seen = Counter(line for line in lines if line)
    index = 0
    while index < len(lines):
        line = lines[index]
        end = index
        if line and len(line) < 90:
            if list_heading().fullmatch(line):
                end = _list_end(lines, languages, seen, index, sure=True)
            elif unsure_list_heading().fullmatch(line):
                end = _list_end(lines, languages, seen, index, sure=False)
            if list_foot().fullmatch(line) and not any(lines[index + 1 :]):
                end = index + 1
        found.extend(position for position in range(index, end) if lines[position])
        index = max(end, index + 1)
    return found


def _list_end(
    lines: Sequence[str], languages: Sequence[str], seen: Counter[str], heading: int, *, sure: bool
) -> int:
    """One past the list under a heading; the heading itself if no list follows."""
    language = next((code for code in reversed(languages[:heading]) if code), "")
    items: list[int] = []
    doubled = prose = 0
    resumes = False
    for index in range(heading + 1, len(lines)):
        line = lines[index]
        if not line:
            continue
        is_doubled = seen[line] > 1 or is_date_line(line)
        if not is_doubled and languages[index] and language and languages[index] != language:
            break  # the other language's version begins
        if is_doubled or _is_headline(line):
            items.append(index)
            doubled += is_doubled
            prose = 0
            continue
        if _sort_of(line, "anywhere") or _sort_of(line, "edge"):
            continue  # judged by itself
        # A teaser that is a whole sentence stands between others; two in a row are text.
        prose += 1
        if prose >= 2 or doubled < 2:
            resumes = True
            break
    if resumes:
        # The text goes on: the line before may be its headline.
        while items and not (seen[lines[items[-1]]] > 1 or is_date_line(lines[items[-1]])):
            items.pop()
    if not items or (not sure and doubled < 2):
        return heading + 1 if sure and heading + 1 >= len(lines) else heading
    return items[-1] + 1


def _is_headline(line: str) -> bool:
    """A headline or a teaser that breaks off, or the heading of another list."""
    if list_foot().fullmatch(line) or list_heading().fullmatch(line) or unsure_list_heading().fullmatch(line):
        return True
    return len(line) < 160 and not WHOLE_SENTENCE.search(line)
