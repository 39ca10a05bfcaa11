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
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from ..seeds import read_table
from .clutter_rules import (
    BARE_ADDRESS,
    WHOLE_SENTENCE,
    list_foot,
    list_heading,
    rules,
    unsure_list_heading,
)
from .dates import is_date_line, is_stamp, without_dates
from .frames import frame_line
from .languages import line_languages

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence, Set

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
    for index in _listed_addresses(stripped, findings):
        del findings[index]
    first, last = _body(stripped, findings)
    for index, reason in _edges(stripped, first, last, findings):
        leave_out(index, reason)
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


def _edges(
    lines: Sequence[str], first: int, last: int, findings: Mapping[int, Finding]
) -> Iterator[tuple[int, str]]:
    """Furniture above the first and below the last sentence, with what it is.

    A single word that is also on buttons may be a heading: it goes only beside other furniture. A day in words below
    the text may be that of a signature: it goes only if nothing but furniture follows it, and something does.
    """
    for edge in (range(first), range(last + 1, len(lines))):
        filled = [index for index in edge if lines[index]]
        judged = {
            index: (findings[index].reason, True) if index in findings else _sort_at_edge(lines[index])
            for index in filled
        }
        beside = {
            near
            for one, other in pairwise(filled)
            if judged[one][0] and judged[other][0]
            for near in (one, other)
        }
        # From here on all is furniture, to the end of the page.
        tail = next(
            (place for place, index in enumerate(reversed(filled)) if not judged[index][0]), len(filled)
        )
        closing = filled[len(filled) - tail :]
        others = {judged[index][0] for index in closing} - {"date"}
        for index in filled:
            reason, is_sure = judged[index]
            if index in findings or not reason or not (is_sure or index in beside):
                continue
            if (
                index > last
                and reason == "date"
                and not (is_stamp(lines[index]) or (index in closing and others))
            ):
                continue
            yield index, reason


def _sort_at_edge(line: str) -> tuple[str, bool]:
    """What a line at the edge of a page is, ``""`` if it is text; and whether it is that for certain."""
    if is_date_line(line):
        return "date", True
    framed = frame_line(line)
    if reason := _sort_of(line, "edge"):
        return reason, framed is None or framed.is_sure or _is_phrase(line)
    if framed is not None:
        return framed.reason, framed.is_sure or _is_phrase(line)
    if _is_source(line):
        return "name of the publisher", True
    return "", False


def _is_phrase(line: str) -> bool:
    """True if a line is of more than one word."""
    return sum(any(map(str.isalpha, word)) for word in line.split()) > 1


def _listed_addresses(lines: Sequence[str], findings: Mapping[int, Finding]) -> list[int]:
    """Indexes of web addresses that are text: items of a list, of references or of links."""
    filled = [index for index, line in enumerate(lines) if line]
    bare = {index for index in filled if index in findings and BARE_ADDRESS.fullmatch(lines[index])}
    listed = []
    for before, index, after in zip([None, *filled], filled, [*filled[1:], None], strict=False):
        introduced = before is not None and before not in findings and lines[before].endswith((":", "："))
        if index in bare and (before in bare or after in bare or introduced):
            listed.append(index)
    return listed


def _sort_of(line: str, where: str) -> str | None:
    if len(line) > 300:
        return None
    for rule in rules():
        if rule.where == where and rule.pattern.fullmatch(line):
            return rule.reason
    return None


# How often all lines of a page are looked at, on an average, for lists below headings.
_LOOKED_AT = 20
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

    def first(indexes: Iterable[int]) -> int | None:
        return next((i for i in indexes if i not in findings and _is_sentence(lines[i])), None)

    top, bottom = first(range(len(lines))), first(reversed(range(len(lines))))
    if top is None or bottom is None:
        whole = [index for index, line in enumerate(lines) if line]
        return (whole[0], whole[-1]) if whole else (0, -1)
    return top, bottom


def _is_sentence(line: str) -> bool:
    """A line that ends like a sentence and is no furniture of the edge."""
    return WHOLE_SENTENCE.search(line) is not None and len(line.split()) > 1 and not _sort_at_edge(line)[0]


def _lists(lines: Sequence[str]) -> list[int]:
    """Indexes of the lines of lists of other articles, headings included."""
    found: list[int] = []
    languages = line_languages(lines)
    doubled = _doubled(lines)
    last = max((index for index, line in enumerate(lines) if line), default=-1)
    # What looks for a list and finds none goes on to the next heading, which looks at the same lines again.
    to_look_at = _LOOKED_AT * (len(lines) + 100)
    index = 0
    while index < len(lines) and to_look_at > 0:
        line = lines[index]
        end = index
        if line and len(line) < 90:
            if list_heading().fullmatch(line):
                end, seen = _list_end(lines, languages, doubled, index, sure=True)
                to_look_at -= seen
            elif unsure_list_heading().fullmatch(line):
                end, seen = _list_end(lines, languages, doubled, index, sure=False)
                to_look_at -= seen
            if list_foot().fullmatch(line) and index >= last:
                end = index + 1
        found.extend(position for position in range(index, end) if lines[position])
        index = max(end, index + 1)
    return found


def _doubled(lines: Sequence[str]) -> set[int]:
    """Indexes of lines that stand twice within a few lines, as archives print headlines and teasers."""
    filled = [index for index, line in enumerate(lines) if line]
    found = set()
    for shift in (1, 2, 3):
        for one, other in zip(filled, filled[shift:], strict=False):
            if lines[one] == lines[other]:
                found |= {one, other}
    return found


def _list_end(
    lines: Sequence[str], languages: Sequence[str], twice: Set[int], heading: int, *, sure: bool
) -> tuple[int, int]:
    """One past the list under a heading, the heading itself if no list follows; and how many lines were looked at."""
    language = next((code for code in reversed(languages[:heading]) if code), "")
    items: list[int] = []
    doubled = prose = 0
    resumes = False
    index = heading
    for index in range(heading + 1, len(lines)):
        line = lines[index]
        if not line:
            continue
        is_doubled = index in twice or is_date_line(line)
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
        while items and not (items[-1] in twice or is_date_line(lines[items[-1]])):
            items.pop()
    if not items or (not sure and doubled < 2):
        return (heading + 1 if sure and heading + 1 >= len(lines) else heading), index - heading
    return items[-1] + 1, index - heading


def _is_headline(line: str) -> bool:
    """A headline or a teaser that breaks off, or the heading of another list."""
    if len(line) >= 160:
        return False
    if list_foot().fullmatch(line) or list_heading().fullmatch(line) or unsure_list_heading().fullmatch(line):
        return True
    return not WHOLE_SENTENCE.search(line)
