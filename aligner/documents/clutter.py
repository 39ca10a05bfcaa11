"""Tell a page's furniture from its text.

In:   the lines of a page.
Out:  for each line what is to be left out of it, and why.
Not:  HTML navigation (containers.py); dates as values (dates.py).
Idea: text that stays in by mistake costs an unpaired sentence; text that is left out by mistake is lost. So a line goes
      only if the whole of it is furniture of a known sort, most sorts only before the first and after the last real
      sentence, and a page that would lose everything keeps everything. A list of other articles is known by its
      heading and by what follows: headlines twice over, dates, and teasers that break off.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from ..seeds import read_table
from .dates import DATE, is_date_line
from .languages import line_languages

__all__ = ["Finding", "find_clutter"]


@dataclass(frozen=True, slots=True)
class Finding:
    """A stretch of a line that is not text: ``line[start:end]``, and in words what it is."""

    line: int  # index from 0
    start: int
    end: int
    reason: str


@dataclass(frozen=True, slots=True)
class _Rule:
    """A sort of line. ``where``: "anywhere", or only at the "edge", before the first or after the last sentence."""

    reason: str
    where: Literal["anywhere", "edge"]
    pattern: re.Pattern[str]


def _rule(reason: str, where: Literal["anywhere", "edge"], *patterns: str) -> _Rule:
    return _Rule(reason, where, re.compile("(?:" + "|".join(patterns) + ")"))


_URL = r"(?:https?://|www\.)\S+"
_JUCHE = (
    r"[(（]?\s*(?i:juche|주체)\s?\d{2,3}\s?(?:[(（]\d{4}[)）])?\.?\s?\d{0,2}\s?\.?\s?\d{0,2}\s?\.?\s*[)）]?"
)
_NAME = r"[A-Z][\w.'’-]+"
_DATE_TEXT = DATE.pattern

#: Each pattern must match the whole line, spaces at its ends aside.
_RULES: tuple[_Rule, ...] = (
    _rule(
        "web address",
        "anywhere",
        rf"(?:\W*(?:Source|URL|Link|Original|출처|원문|링크|주소|기사 ?원문)\s*[:：]?\s*)?[<(\[]?{_URL}[>)\]]?(?:\s*{_JUCHE})?",
        rf"(?:[\w-]+\.)+(?:kp|com|net|org|kr)(?:/\S*)?\s*{_JUCHE}",
    ),
    _rule("Juche date", "edge", _JUCHE),
    _rule(
        "label of a language version",
        "anywhere",
        r"\W*(?:Original\s)?(?:(?:North|South)\s)?(?:Korean|English)(?:\s(?:Language|language))?"
        r"\s(?:[Tt]ext|[Vv]ersion|[Oo]riginal|[Tt]ranslation)\s*[:：]?\W*",
        r"\W*(?:Unofficial|Official|Machine)\s(?:English\s)?[Tt]ranslation\s*[:：]?\W*",
        r"[\[(<【]?\s*(?:한국어|조선어|조선말|국문|한글|영어|영문|원문|번역문?|영어 번역문?)(?:\s?(?:원문|본문|번역|번역본|기사|판))?\s*"
        r"(?:[:：]\s*|[\])>】]\s*[:：]?)",
    ),
    _rule(
        "source and date line",
        "edge",
        r"(?i:date|source|published|posted|updated|last (?:updated|modified))\s*(?: on| at| by)?\s*[:：].{0,160}",
        r"(?:출처|작성(?:일|자)?|등록(?:일|일시|시간)?|게시(?:일|자)?|(?:기사)?\s?입력|(?:최종)?\s?수정|송고(?:시간)?|발행일?|승인|업데이트)"
        r"\s*[:：]?\s*\d.{0,80}",
        r"(?:출처|작성자|게시자|글쓴이|기자명?)\s*[:：].{1,60}",
        r".{0,120}(?:\||·)?\s*Read (?:the )?original (?:version|article)(?: at source)?\.?",
    ),
    _rule(
        "byline",
        "edge",
        rf"(?i:by)\s{_NAME}(?:\s{_NAME}){{1,3}}(?:,?\s(?:and\s)?{_NAME}(?:\s{_NAME}){{1,3}})?(?:,\s?[\w\s]{{3,40}})?",
        rf"(?:(?:Political|Economic|Cultural|International|Social|Foreign|Science|Sports|Local)\s)?News\s(?:Team|Desk)\s*(?:{_DATE_TEXT})?",
        r"(?:본사)?\s?(?:정치|경제|문화|국제|사회|특별|과학|체육)?\s?(?:보도반|취재반)",
        r"[(\[]?(?:\S{1,10}=\S{1,10}[)\]]\s*)?(?:본사\s?)?(?:특파|선임|인턴|전문|객원)?기자?\s?[가-힣]{2,4}",
        r"[가-힣]{2,4}\s?(?:선임|전문|인턴|객원|수습)?\s?(?:기자|특파원|논설위원|에디터)(?:\s*[·,/]?\s*[가-힣]{2,4}\s?(?:기자|특파원))*\s*=?\s*(?:[(<\[]?\S+@\S+[)>\]]?)?",
        r"(?:[가-힣]{2,4}\s*)?[(<\[]?[\w.+-]+@[\w-]+(?:\.[\w-]+)+[)>\]]?",
    ),
    _rule(
        "copyright notice",
        "anywhere",
        r"\W*(?:(?i:copyrights?)|저작권자?|ⓒ|©|\([cC]\)\s*(?:\d{4}|[A-Z가-힣]))[^.?!]{0,120}"
        r"(?:(?i:all rights reserved)|(?i:copyright)|무단|배포|금지|ⓒ|©|\([cC]\)|\d{4}).{0,120}",
        r"[<\[(]?\s*(?:무단\s?전재|무단\s?복제|저작권자).{0,80}(?:금지|불허).{0,20}",
        r"(?i:(?:.{0,60}\W)?all rights reserved\W{0,3}.{0,60})",
    ),
    _rule(
        "navigation",
        "edge",
        r"(?i:home|main|홈|메인|처음)\s*[>›»▶/|].{0,100}",
        r"(?:[^>›»|.?!]{1,30}\s*[>›»|]\s*){2,}[^>›»|.?!]{1,40}",
        r"(?i:skip to (?:main )?content|(?:back to )?top|(?:main )?menu|search|log ?in|sign ?(?:in|up)|subscribe(?: now)?|"
        r"previous(?: article| post| page)?|next(?: article| post| page)?|back to list|list|home|contact us|about us|"
        r"privacy policy|terms of (?:use|service)|sitemap|loading\W*|advertisement|ad)",
        r"(?:본문\s?(?:바로가기|듣기)|전체\s?메뉴|메뉴(?:\s?열기|\s?닫기)?|검색(?:어 입력)?|로그인|로그아웃|회원가입|구독(?:하기|신청)?|이전\s?(?:글|기사|페이지)?|"
        r"다음\s?(?:글|기사|페이지)?|목록(?:으로|보기)?|처음으로|맨\s?위로|위로|홈(?:으로)?|개인정보\s?처리방침|이용약관|사이트맵|광고|닫기|더\s?보기)",
        r"(?:조회(?:수)?|댓글|추천|공감|좋아요|Views?|Hits?|Comments?|Likes?|Shares?)\s*[:：(]?\s*[\d,]+\s*\)?(?:개|회|건)?",
        r"(?:댓글\s?(?:달기|쓰기|보기|등록)?|의견\s?쓰기|Leave a (?:comment|reply)|No comments(?: yet)?)",
    ),
    _rule(
        "share buttons",
        "edge",
        r"(?:\s*[|·,/]?\s*(?i:share(?: this)?(?: (?:on|via|article|story))?|tweet|print(?: this)?(?: page| article)?|e-?mail(?: this)?|"
        r"facebook|twitter|linkedin|whatsapp|telegram|reddit|instagram|youtube|pinterest|copy link|save|font size|"
        r"like this:?|페이스북|트위터|카카오톡|카카오스토리|네이버(?:\s?(?:밴드|블로그))?|밴드|텔레그램|라인|메일|이메일|공유(?:하기)?|"
        r"기사\s?공유(?:하기)?|URL\s?복사|주소\s?복사|링크\s?복사|인쇄(?:하기)?|프린트|스크랩(?:하기)?|글자\s?(?:크기|크게|작게)|(?:크게|작게)|"
        r"글씨\s?크기(?:\s?조절)?|번역|음성으로\s?듣기|기사\s?듣기|가[+-]?))+\s*",
        r"(?:이|본)\s?기사를\s?(?:공유|추천)(?:하기|합니다)?",
    ),
)

#: Headings of lists of other articles.
_LIST_HEADING = re.compile(
    r"\W*(?:More (?:From|from|Articles|articles|news|News|stories|Stories|on this|like this|in)\b.{0,60}|"
    r"(?i:related (?:articles?|news|stories|posts?|content|links?|topics?)|you (?:may|might) also (?:like|be interested in)|"
    r"read (?:more|next|also)|see also|recommended(?: for you| articles?| stories)?|most (?:read|popular|viewed)(?: .{0,20})?|"
    r"latest (?:news|articles?|stories|posts?)|top (?:news|stories)|trending(?: now)?|other (?:news|articles?)|also read)|"
    r"(?:관련\s?(?:기사|뉴스|글|자료|키워드|태그)|이\s?시각\s?(?:주요|인기)?\s?(?:뉴스|기사)|(?:많이|가장 많이)\s?본\s?(?:기사|뉴스)|인기\s?(?:기사|뉴스|글)|"
    r"주요\s?(?:뉴스|기사)|최신\s?(?:기사|뉴스|글)|추천\s?(?:기사|뉴스)|다른\s?기사(?:\s?보기)?|(?:이|해당)\s?기자의\s?다른\s?기사.{0,10}|"
    r"함께\s?(?:보면|볼)\s?(?:좋은|만한)?\s?(?:기사|뉴스|글)?|헤드라인|실시간\s?(?:뉴스|기사|검색어)|.{0,12}의\s?다른\s?(?:기사|글).{0,8}))"
    r"\s*[:：»>›▶]?\W*"
)
_LIST_FOOT = re.compile(
    r"\W*(?:More Articles|Load [Mm]ore|Show [Mm]ore|View [Aa]ll|See [Aa]ll|더\s?보기|전체\s?보기)\W*"
)
_SENTENCE_END = re.compile(
    r"[.?!。．？！][\"'”’»》」』)\]]*(?:\s*(?:[(\[<]?(?:끝|End|END)[)\]>]?|-0-|-끝-))?\s*$"
)
_DATE_PREFIX = re.compile(r"\s*date\s+\d{4}-\d{2}-\d{2}\s+(?=\S)")


@lru_cache(maxsize=1)
def _publishers() -> frozenset[str]:
    """Names that stand as a line of their own above or below a text."""
    return frozenset(row["name"].casefold() for row in read_table("publishers", ("name", "lang", "source")))


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
        elif _is_publisher(line):
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
    for rule in _RULES:
        if rule.where == where and rule.pattern.fullmatch(line):
            return rule.reason
    return None


def _is_publisher(line: str) -> bool:
    """A publisher's name, or several ("KCNA Ministry of Foreign Affairs (EN)")."""
    if len(line) > 80:
        return False
    rest = re.sub(r"\W*\((?:EN|En|KO|Ko|KR|Kr)\)\W*$", "", line).strip(" -–—|:·").casefold()
    for name in sorted(_publishers(), key=len, reverse=True):
        rest = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", " ", rest)
    return not rest.strip(" -–—|:·()/,")


def _body(lines: Sequence[str], findings: dict[int, Finding]) -> tuple[int, int]:
    """Indexes of the first and the last sentence; the whole page if no line looks like one."""
    sentences = [index for index, line in enumerate(lines) if index not in findings and _is_sentence(line)]
    if not sentences:
        whole = [index for index, line in enumerate(lines) if line]
        return (whole[0], whole[-1]) if whole else (0, -1)
    return sentences[0], sentences[-1]


def _is_sentence(line: str) -> bool:
    """A line that ends like a sentence and is no furniture of the edge."""
    if not _SENTENCE_END.search(line) or len(line.split()) < 2:
        return False
    return _sort_of(line, "edge") is None and not is_date_line(line)


def _lists(lines: Sequence[str]) -> list[int]:
    """Indexes of the lines of lists of other articles, headings included."""
    found: list[int] = []
    languages = line_languages(lines)
    seen = Counter(line for line in lines if line)
    index = 0
    while index < len(lines):
        if lines[index] and len(lines[index]) < 90 and _LIST_HEADING.fullmatch(lines[index]):
            end = _list_end(lines, languages, seen, index)
            if end > index + 1 or _LIST_FOOT.fullmatch(lines[index]):
                found.extend(position for position in range(index, end) if lines[position])
                index = end
                continue
        elif lines[index] and _LIST_FOOT.fullmatch(lines[index]) and not any(lines[index + 1 :]):
            found.append(index)
        index += 1
    return found


def _list_end(lines: Sequence[str], languages: Sequence[str], seen: Counter[str], heading: int) -> int:
    """One past the list under a heading; just past the heading if no list follows."""
    end = heading + 1
    surrounding = next((language for language in reversed(languages[:heading]) if language), "")
    since = 0  # lines in a row that look like text
    for index in range(heading + 1, len(lines)):
        line = lines[index]
        if not line:
            continue
        if _is_item(line, seen):
            end, since = index + 1, 0
            continue
        if languages[index] and surrounding and languages[index] != surrounding:
            break  # the other language's version begins
        since += 1
        if since >= 2:
            break
    return end


def _is_item(line: str, seen: Counter[str]) -> bool:
    """Part of a list of articles: said twice, a date, or a headline or teaser that ends without a full stop."""
    if seen[line] > 1 or is_date_line(line) or _LIST_FOOT.fullmatch(line) or _LIST_HEADING.fullmatch(line):
        return True
    return len(line) < 160 and not _SENTENCE_END.search(line)
