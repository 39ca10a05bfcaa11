"""What furniture looks like: the table behind clutter.py.

In:   nothing.
Out:  rules for single lines, headings of lists of other articles, how a sentence ends.
Not:  deciding; a rule only says what sort of line it could be.
Idea: words that stand on buttons are told apart from patterns, so that adding one is adding a word. Korean
      words are given without spaces and found with them too.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from .dates import DATE
from .sentence_end import CLOSING, STOPS

__all__ = ["LIST_FOOT", "LIST_HEADING", "RULES", "UNSURE_LIST_HEADING", "WHOLE_SENTENCE", "Rule"]

Where = Literal["anywhere", "edge"]


@dataclass(frozen=True, slots=True)
class Rule:
    """A sort of line.

    Attributes:
        reason: what it is, in words.
        where: "anywhere" in a page, or only at its "edge": before the first or after the last sentence.
        pattern: matches the whole line without the spaces at its ends.
    """

    reason: str
    where: Where
    pattern: re.Pattern[str]


def _words(*lines: str) -> str:
    """A pattern for any of the words, parted by "|"; Hangul with or without spaces, any case."""
    words = [word.strip() for line in lines for word in line.split("|") if word.strip()]
    spaced = (
        r"\s?".join(re.escape(part) for part in re.findall(r"[가-힣]|[^가-힣\s]+|\s+", word))
        for word in words
    )
    patterns = (re.sub(r"(?:\\s\?)?\\ (?:\\s\?)?", r"\\s", word) for word in spaced)
    return "(?i:" + "|".join(sorted(patterns, key=len, reverse=True)) + ")"


def _rule(reason: str, where: Where, *patterns: str) -> Rule:
    return Rule(reason, where, re.compile("(?:" + "|".join(patterns) + ")"))


_URL = r"(?:https?://|www\.)\S+"
_MAIL = r"[(<\[]?[\w.+-]+@[\w-]+(?:\.[\w-]+)+[)>\]]?"
_JUCHE = r"[(（]?\s*(?i:juche|주체)\s?\d{2,3}\s?(?:[(（]\d{4}[)）])?\s?\.?(?:\s?\d{1,2}\s?\.){0,2}\s*[)）]?"
_NAME = r"[A-Z][\w.'’-]+"
_FULL_NAME = rf"{_NAME}(?:\s{_NAME}){{1,3}}"
_REPORTER = r"(?:기자|특파원|논설위원|에디터|통신원)"
_LANGUAGE_KO = "한국어|조선어|조선말|국문|한글|영어|영문"

_LABELS_OF_SOURCE = _words(
    "date | source | published | published on | published at | posted | posted on | updated | last updated",
    "last modified | author | category | tags | filed under",
    "출처 | 작성자 | 게시자 | 글쓴이 | 기자 | 기자명 | 분류",
)
_LABELS_OF_ADDRESS = _words("source | url | link | original | 출처 | 원문 | 링크 | 주소 | 기사원문")
_LABELS_OF_DAY = _words(
    "작성 | 작성일 | 작성일자 | 등록 | 등록일 | 등록일시 | 등록시간 | 게시 | 게시일 | 입력 | 기사입력",
    "최초입력 | 수정",
    "기사수정 | 최종수정 | 송고 | 송고시간 | 발행 | 발행일 | 승인 | 업데이트 | 날짜",
)
_BUTTONS = _words(
    "share | share this | share this article | share this story | share on | tweet | print",
    "print this page | save",
    "print this article | email | e-mail | email this | facebook | twitter | x | linkedin | whatsapp",
    "telegram",
    "reddit | instagram | youtube | pinterest | copy link | font size | like this | line | kakaotalk",
    "kakaostory",
    "페이스북 | 트위터 | 엑스 | 카카오톡 | 카카오스토리 | 네이버 | 네이버밴드 | 네이버블로그 | 밴드",
    "텔레그램 | 라인",
    "메일 | 이메일 | 공유 | 공유하기 | 기사공유 | 기사공유하기 | url복사 | 주소복사 | 링크복사 | 인쇄",
    "인쇄하기 | 프린트",
    "스크랩 | 스크랩하기 | 글자크기 | 글자크게 | 글자작게 | 크게 | 작게 | 글씨크기 | 글씨크기조절 | 번역",
    "기사듣기",
    "음성으로듣기 | 가+ | 가- | 가 | 이기사를공유하기 | 이기사를공유합니다 | 이기사를추천합니다",
)
_NAVIGATION = _words(
    "skip to content | skip to main content | top | back to top | menu | main menu | search | log in",
    "login | sign in",
    "sign up | subscribe | subscribe now | previous | previous article | previous post | previous page",
    "next",
    "next article | next post | next page | back to list | list | home | contact us | about us",
    "privacy policy",
    "terms of use | terms of service | sitemap | site map | loading | loading... | advertisement | ad",
    "newsletter",
    "leave a comment | leave a reply | no comments | no comments yet",
    "본문바로가기 | 본문듣기 | 전체메뉴 | 메뉴 | 메뉴열기 | 메뉴닫기 | 검색 | 검색어입력 | 로그인",
    "로그아웃 | 회원가입 | 구독",
    "구독하기 | 구독신청 | 이전글 | 이전기사 | 이전페이지 | 다음글 | 다음기사 | 다음페이지 | 목록",
    "목록으로 | 목록보기",
    "처음으로 | 맨위로 | 위로 | 홈 | 홈으로 | 개인정보처리방침 | 이용약관 | 사이트맵 | 광고 | 닫기 | 더보기",
    "댓글 | 댓글달기 | 댓글쓰기 | 댓글보기 | 의견쓰기",
)

RULES: tuple[Rule, ...] = (
    _rule(
        "web address",
        "anywhere",
        rf"(?:\W*{_LABELS_OF_ADDRESS}\s*[:：]?\s*)?"
        rf"[<(\[]?{_URL}[>)\]]?(?:\s*{_JUCHE})?",
        rf"(?:[\w-]+\.)+(?:kp|com|net|org|kr)(?:/\S*)?\s*{_JUCHE}",
    ),
    _rule("Juche date", "edge", _JUCHE),
    _rule("line between parts", "anywhere", r"(?:[-=_*~#+─━═―–—◇◆□■☆★○●•※]\s*){3,}"),
    _rule(
        "label of a language version",
        "anywhere",
        r"\W*(?i:(?:original |unofficial |official |machine )?(?:(?:north |south )?(?:korean|english) )"
        r"(?:language )?(?:text|version|original|translation))\s*[:：]?\W*",
        r"\W*(?i:unofficial|official|machine) (?i:translation)\s*[:：]?\W*",
        rf"[\[(<【]\s*(?:{_LANGUAGE_KO}|원문|번역|번역문)\s?(?:원문|본문|번역|번역본|번역문|기사|판)?\s*[\])>】]\s*[:：]?",
        rf"(?:{_LANGUAGE_KO}|원문|번역문)\s?(?:원문|본문|번역|번역본|번역문|기사|판)?\s*[:：]",
    ),
    _rule(
        "source and date line",
        "edge",
        rf"{_LABELS_OF_SOURCE}\s*[:：].{{0,160}}",
        rf"{_LABELS_OF_DAY}\s*[:：]?\s*\d.{{0,80}}",
        r".{0,120}(?i:read (?:the )?original (?:version|article)(?: at source)?)\.?",
    ),
    _rule(
        "byline",
        "edge",
        rf"(?:By|BY|by)\s{_FULL_NAME}(?:,?\s(?:and\s)?{_FULL_NAME})?(?:,\s?[\w\s]{{3,40}})?",
        rf"(?:{_NAME}\s){{0,2}}News\s(?:Team|Desk)\s*(?:{DATE.pattern})?",
        r"(?:본사)?\s?(?:정치|경제|문화|국제|사회|특별|과학|체육)?\s?(?:보도반|취재반)",
        rf"(?:본사|특파|선임|인턴|전문|객원)?\s?기자\s[가-힣]{{2,4}}(?:\s*{_MAIL})?",
        rf"[가-힣]{{2,4}}\s?(?:선임|전문|인턴|객원|수습)?\s?{_REPORTER}"
        rf"(?:\s*[·,/]?\s*[가-힣]{{2,4}}\s?{_REPORTER})*\s*=?\s*(?:{_MAIL})?",
        rf"(?:[가-힣]{{2,4}}\s*)?{_MAIL}",
    ),
    _rule(
        "copyright notice",
        "anywhere",
        r"\W*(?:(?i:copyrights?)|저작권자?|ⓒ|©|\([cC]\)\s*(?:\d{4}|[A-Z가-힣]))[^.?!]{0,120}"
        r"(?:(?i:all rights reserved|copyright)|무단|배포|금지|ⓒ|©|\([cC]\)|\d{4}).{0,120}",
        r"[<\[(]?\s*(?:무단\s?전재|무단\s?복제|저작권자).{0,80}(?:금지|불허).{0,20}",
        r"(?:.{0,60}\W)?(?i:all rights reserved)\W{0,3}.{0,60}",
    ),
    _rule(
        "navigation",
        "edge",
        rf"{_words('home | main | 홈 | 메인 | 처음')}\s*[>›»▶/|].{{0,100}}",
        r"(?:[^<>›»|.?!,，《》]{1,30}\s[>›»|]\s){2,}[^<>›»|.?!,，《》]{1,40}",
        rf"(?:{_NAVIGATION}\s*[|·/]?\s*){{1,8}}",
        rf"{_words('조회 | 조회수 | 댓글 | 추천 | 공감 | 좋아요 | views | hits | comments | likes | shares')}"
        r"\s*[:：(]?\s*[\d,]+\s*\)?(?:개|회|건)?",
    ),
    _rule("share buttons", "edge", rf"(?:{_BUTTONS}\s*[|·,/:]?\s*){{1,12}}"),
)

#: Headings of lists of other articles.
LIST_HEADING = re.compile(
    r"\W*"
    + _words(
        "related | related article | related articles | related news | related stories | related story",
        "related posts",
        "related content | related links | you may also like | you might also like",
        "you may be interested in",
        "recommended for you | recommended articles | recommended stories | most read | most popular",
        "most viewed",
        "more articles | more stories | trending now | also read | read also | other articles",
        "관련기사 | 관련뉴스 | 관련글 | 이시각주요뉴스 | 이시각뉴스 | 이시각인기기사 | 많이본기사",
        "많이본뉴스 | 가장많이본기사",
        "가장많이본뉴스 | 인기기사 | 인기뉴스 | 추천기사 | 추천뉴스 | 다른기사 | 다른기사보기",
        "이기자의다른기사",
        "해당기자의다른기사 | 이기자의다른기사보기 | 실시간뉴스 | 실시간검색어 | 최신기사 | 최신뉴스",
        "인기글 | 추천글",
    )
    + r"\s*(?:TOP\s?\d+|\d+)?\s*[:：»>›▶+]?\W*"
)
#: Headings that may be words of the text; only what follows tells.
UNSURE_LIST_HEADING = re.compile(
    r"\W*(?:More\s(?:From|from|News|news|on|in|like)\b.{0,60}|"
    + _words(
        "see also | read more | read next | latest news | latest articles | latest stories | top news",
        "top stories",
        "other news | recommended | trending | 주요뉴스 | 주요기사 | 헤드라인 | 함께보면좋은기사",
        "함께볼만한기사",
    )
    + r"|.{1,12}의\s?다른\s?(?:기사|글)(?:\s?보기)?)\s*[:：»>›▶]?\W*"
)
#: The last line of such a list.
LIST_FOOT = re.compile(
    r"\W*" + _words("more articles | load more | show more | view all | see all | 전체보기") + r"\W*"
)

#: A line that is a whole sentence, a mark that closes a report after it or not; a teaser that breaks off is none.
WHOLE_SENTENCE = re.compile(
    rf"[{STOPS}][{CLOSING}]*(?:\s*(?:[(\[<]?(?:끝|End|END)[)\]>]?|-\s?(?:0|끝)\s?-))?\s*$"
)
