"""Find the day on which a text was published.

In:   the lines of a page, clutter included; the name of its file.
Out:  an ISO date, or None if the page does not tell.
Not:  dates inside sentences as things to align (alignment/).
Idea: a page carries several dates, most of them of something else: of the visit that saved the page, of
      other articles, of the event. So each way of writing a date has a weight. Weak ones (a line that is
      just a date) count only if the text speaks of a day at most two weeks before. The name of the file is
      asked last. An unsure date is no date.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

from ..months import MONTHS, month_number

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = [
    "DATE",
    "date_of_name",
    "date_pieces",
    "find_date",
    "first_day",
    "is_date_line",
    "is_stamp",
    "without_dates",
]

_MONTH = (
    r"(?P<month>(?i:"
    + "|".join(sorted((name for names in MONTHS for name in names), key=len, reverse=True))
    + r"))\.?"
)
_DAY_OF_WEEK = (
    r"(?:(?i:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?|"
    r"[(（]?[월화수목금토일](?:요일)?[)）]?)"
)
_TIME = (
    r"(?:,?\s*(?:at\s)?(?:오전|오후)?\s*\d{1,2}:\d{2}(?::\d{2})?"
    r"\s*(?:[ap]\.?m\.?)?(?:\s*\(?(?:KST|GMT|UTC)\)?)?)"
)

#: Ways to write a whole date; all name year, month and day.
_FORMS: tuple[str, ...] = (
    r"(?P<year>\d{4})\s?[-./]\s?(?P<number>\d{1,2})\s?[-./]\s?(?P<day>\d{1,2})\.?",
    r"(?:주체\s?(?P<juche>\d{2,3})\s?[(（]\s?)?(?P<year>\d{4})\s?[)）]?\s?년\s?(?P<number>\d{1,2})월\s?(?P<day>\d{1,2})일",
    _MONTH + r"\s(?P<day>\d{1,2})(?:st|nd|rd|th)?[.,]?\s(?P<year>\d{4})",
    _MONTH + r"\s(?P<day>\d{1,2})\s?,?\s?(?i:juche)\s?\d{2,3}\s?[(（](?P<year>\d{4})[)）]",
    r"(?P<day>\d{1,2})(?:st|nd|rd|th)?\s" + _MONTH + r",?\s(?P<year>\d{4})",
    r"(?P<day>\d{1,2})/(?P<number>\d{1,2})/(?P<year>\d{4})",
)
# A name of a month may follow the year of the date before: "March 04, 2026Mar 04, 2026".
_WHOLE = tuple(
    re.compile((r"(?<![A-Za-z])" if form.startswith(_MONTH) else r"(?<!\d)") + form + r"(?!\d)")
    for form in _FORMS
)
#: A line that is a date and nothing else, weekday and time of day allowed.
DATE = re.compile(
    rf"\W*(?:{_DAY_OF_WEEK}\s*)?(?:"
    + "|".join(re.sub(r"\?P<\w+>", "?:", form) for form in _FORMS)
    + rf")\s*,?\s*(?:{_DAY_OF_WEEK})?{_TIME}?\W*"
)
_JUCHE = re.compile(
    r"(?i)(?:주체|juche)\s?(?P<juche>\d{2,3})\s?\.\s?(?P<number>\d{1,2})\s?\.\s?(?P<day>\d{1,2})"
)
_LABEL = re.compile(
    r"(?i)^\W*(?:date|published(?: on| at)?|posted(?: on)?|publication date|release date|issued|updated|"
    r"(?:기사)?\s?입력|등록(?:일|일시|시간)?|게시일?|작성일?|발행일?|송고(?:시간)?|승인)\b\W{0,4}(?=[\dA-Z])"
)
_KCNA_WATCH = re.compile(r"Date:\s*(?P<day>\d{1,2})/(?P<number>\d{1,2})/(?P<year>\d{4})\s*\|\s*Source:")
_DATELINE = re.compile(
    r"\((?:Korean? Central News Agency|KCNA|Yonhap|Xinhua|AP|Reuters)\b|조선중앙통신\)|발\s?조선중앙통신"
)
_SPOKEN = re.compile(
    _MONTH + r"\s(?P<day>\d{1,2})\b(?!,?\s\d{4})|(?P<number>\d{1,2})월\s?(?P<korean_day>\d{1,2})일"
)
_WINDOW = timedelta(days=14)


#: What a stamp on a page has besides the day.
_BESIDE = re.compile(rf"(?:\s*{_DAY_OF_WEEK})?\s*{_TIME}?(?:\s*[(（]?(?i:juche|주체)\s?\d{{2,3}}[)）]?)?")
_SHORT = re.compile(
    r"(?<!\d)(?P<year>\d{2})(?P<mark>[-./])(?P<number>\d{1,2})(?P=mark)(?P<day>\d{1,2})(?!\d)\.?"
)


def date_pieces(line: str, *, short_years: bool = False) -> tuple[str, int]:
    """The line without its whole dates, their weekdays, times of day and Juche years; and how many those are.

    Args:
        short_years: 26-03-04 is a date too.

    >>> date_pieces("March 04, 2026Mar 04, 2026 Wednesday 10:30")
    ('  ', 2)
    """
    count = 0
    for pattern in (*_WHOLE, *([_SHORT] if short_years else [])):
        pieces = []
        last = 0
        for match in pattern.finditer(line):
            pieces.append(line[last : match.start()])
            beside = _BESIDE.match(line, match.end())
            last = beside.end() if beside else match.end()
            count += 1
        line = " ".join([*pieces, line[last:]])
    return line, count


def first_day(line: str, *, short_years: bool = False) -> date | None:
    """The first whole date in a line; with ``short_years`` also one of the form 26-03-04.

    >>> first_day("작성일 26-03-04", short_years=True)
    datetime.date(2026, 3, 4)
    """
    if found := next(_dates(line), None):
        return found
    if short_years and (match := _SHORT.search(line)):
        return _date(2000 + int(match["year"]), int(match["number"]), int(match["day"]))
    return None


def is_date_line(line: str) -> bool:
    """True if the line is a date, with weekday and time if any, and nothing else.

    >>> is_date_line("Nov. 28, 2024 Thursday"), is_date_line("2023년 9월 14일 목요일"), is_date_line("2024")
    (True, True, False)
    """
    return len(line) < 60 and DATE.fullmatch(line.strip()) is not None


_STAMP = re.compile(
    rf"\W*(?:\d{{4}}[-./]\d{{1,2}}[-./]\d{{1,2}}\.?|\d{{1,2}}/\d{{1,2}}/\d{{4}}|.*\d:\d\d){_TIME}?\W*"
)


def is_stamp(line: str) -> bool:
    """True if a line that is a date is written by a machine: in figures without spaces, or with a time of day.

    >>> is_stamp("2024-02-15"), is_stamp("February 15, 2024"), is_stamp("2024. 2. 15.")
    (True, False, False)
    """
    return _STAMP.fullmatch(line) is not None


def without_dates(line: str) -> str:
    """The line without the whole dates in it."""
    for pattern in _WHOLE:
        line = pattern.sub(" ", line)
    return line


def find_date(lines: Sequence[str], text: Sequence[str] = (), framed: Sequence[date] = ()) -> str | None:
    """The ISO date of publication.

    Args:
        lines: the page, clutter included, lists of other articles and stamps of uploads left out.
        text: the lines of the page without clutter; their days ("on September 13") confirm dates that stand alone.
        framed: days that lines of the page's frame name beside its section or its calendar.

    >>> find_date(["Talks were held on September 13.", "www.kcna.kp (Juche112.9.14.)"])
    '2023-09-14'
    """
    strong: list[date] = []
    labelled: list[date] = []
    weak: list[date] = []
    for line in lines:
        line = line[:400]
        if match := _JUCHE.search(line):
            if (len(line) < 120 or _DATELINE.search(line)) and (found := _day(match)):
                strong.append(found)
            continue
        if match := _KCNA_WATCH.search(line):
            if found := _day(match):
                labelled.append(found)
            continue
        dates = list(_dates(line))
        if not dates:
            continue
        if _DATELINE.search(line[:160]):
            strong.append(dates[0])
        elif re.match(r"\s*date \d{4}-", line):
            weak.append(dates[0])
        elif _LABEL.search(line) and len(line) < 160:
            labelled.append(dates[0])
        elif is_date_line(line) or (len(line) < 40 and not line.rstrip().endswith((".", "다"))):
            weak.append(dates[0])
    for candidates in (strong, labelled, framed):
        if candidates:
            return candidates[0].isoformat()
    years = sorted({day.year for day in weak} | {day.year - 1 for day in weak})
    dateline = next((found for line in lines[:40] if (found := _dateline_day(line, years, weak))), None)
    if dateline:
        return dateline.isoformat()
    return _confirmed(weak, text or lines)


# 2025-07-12, 2025_07_12 or 20250712 in the name of a file.
_IN_NAME = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d{2})(?P<mark>[-_.]?)(?P<number>\d{2})(?P=mark)(?P<day>\d{2})(?!\d)"
)


def date_of_name(name: str, text: Sequence[str] = ()) -> str | None:
    """The ISO date in the name of a file; ``None`` if there is none, or a dateline of the text names another day.

    Args:
        name: without its folder.
        text: the lines of the page.

    >>> date_of_name("2025-07-12.ko.txt", ["(평양 7월 12일발 조선중앙통신)"]), date_of_name("kcna_20250712.txt")
    ('2025-07-12', '2025-07-12')
    >>> date_of_name("2025-07-12.ko.txt", ["(평양 3월 1일발 조선중앙통신)"])
    """
    found = next(filter(None, map(_day, _IN_NAME.finditer(name))), None)
    datelines = [line[:80] for line in text[:40] if _DATELINE.search(line[:80])]
    days = set(_spoken(datelines))
    if found is None or (days and (found.month, found.day) not in days):
        return None
    return found.isoformat()


def _dates(line: str) -> Iterator[date]:
    """Whole dates in a line; a day and month that could be told either way are passed over."""
    for pattern in _WHOLE:
        for match in pattern.finditer(line):
            if found := _day(match):
                yield found


def _day(match: re.Match[str]) -> date | None:
    parts = match.groupdict()
    # Juche 1 is 1912.
    year = int(parts["year"]) if parts.get("year") else int(parts["juche"]) + 1911
    month = month_number(parts["month"]) if parts.get("month") else int(parts["number"])
    day = int(parts["day"])
    if match.re is _WHOLE[-1]:
        if month <= 12 and day <= 12 and month != day:
            return None
        if month > 12:
            day, month = month, day
    return _date(year, month, day)


def _date(year: int, month: int, day: int) -> date | None:
    if not 1900 <= year <= 2100:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _spoken(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """(month, day) of days without a year that the lines speak of."""
    for line in lines:
        for match in _SPOKEN.finditer(line):
            if match["month"]:
                yield month_number(match["month"]), int(match["day"])
            elif match["number"]:
                yield int(match["number"]), int(match["korean_day"])


def _dateline_day(line: str, years: Sequence[int], weak: Sequence[date]) -> date | None:
    """The day of "Pyongyang, September 14 (KCNA) --", with the latest year not after the page's dates."""
    if not years or not _DATELINE.search(line[:80]):
        return None
    for month, day in _spoken([line[:80]]):
        days = [found for year in years if (found := _date(year, month, day))]
        before = [found for found in days if found <= max(weak) and max(weak) - found < timedelta(days=366)]
        # A page saved months later leaves the year open.
        near = [found for found in before if min(abs(other - found) for other in weak) <= _WINDOW]
        if near:
            return max(near)
    return None


def _confirmed(weak: Sequence[date], text: Sequence[str]) -> str | None:
    """The earliest date that stands alone and follows a day of the text by at most two weeks."""
    if not weak:
        return None
    spoken = list(_spoken(text[:60]))
    whole = [found for line in text[:60] for found in _dates(line[:400]) if found not in weak]
    if not spoken and not whole:
        return min(weak).isoformat()
    for candidate in sorted(set(weak)):
        events = [found for month, day in spoken if (found := _date(candidate.year, month, day))] + whole
        if any(timedelta(0) <= candidate - event <= _WINDOW for event in events):
            return candidate.isoformat()
    return None
