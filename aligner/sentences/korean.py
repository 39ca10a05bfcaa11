"""Korean sentences of one paragraph, in Northern and Southern habits.

In:   a line of text, with what ends no sentence hidden (veil.py).
Out:  (start, end) of each sentence, in order, without the white space between them.
Not:  paragraphs, several items of a list in one line (lists.py), end marks such as "(끝)" (tails.py).
Idea: Korean sentences end in a handful of syllables (다, 요, 까 ...), and quotations go on with a particle
      glued to the closing mark (…다.”라고). So: a full stop after Hangul ends a sentence if a space
      follows, or if none follows but the word before can only be a predicate (하였다.그는, but 로동자.농민); a full
      stop after a digit or a Latin letter is judged by what it is part of (6.15공동선언, 2023. 9. 14., U.S.);
      nothing ends inside a quotation that the sentence continues. Where a line has no full stops at all, polite
      endings take their place if every part of the line has one.
"""

from __future__ import annotations

import re
from functools import cache

from ..seeds import Words, alternatives, read_table
from .abbreviations import ABBREVIATIONS, BEFORE_A_NUMBER
from .endings import CLEAR_ENDINGS, ENDINGS, QUESTION_ENDINGS, UNMARKED_ENDINGS, is_hangul
from .labels import LIST_SYLLABLES, LONGEST_LABEL, is_label
from .pairs import BRACKETS, CLOSING, CLOSING_BRACKETS, OPENING, closing_marks
from .tails import FACE, LAUGHTER, LAUGHTER_BEGINS

__all__ = ["korean_spans"]

Span = tuple[int, int]

_STOP = frozenset(".?!。．｡？！…‥")
_STOPS = re.compile("[.?!。．｡？！…‥]+")
_STOPS_AND_FACES = re.compile(rf"{_STOPS.pattern}|{LAUGHTER_BEGINS}\s?{LAUGHTER}(?=\s)")
_LAUGHTER = re.compile(LAUGHTER)
_FULL_WIDTH = frozenset("。｡")

#: After an ellipsis only these, and what ends a sentence without any mark, are an end: headlines use "…" for a comma.
_PLAIN_ENDINGS = frozenset("다까")
_CLEAR = re.compile(f"(?:{'|'.join(CLEAR_ENDINGS)})$")
#: With laughter behind it these end a sentence too: 먹어ㅋㅋ
_SPOKEN_ENDINGS = ENDINGS | frozenset("어아야여해워와줘봐돼게데지")
#: Before -다 of a sentence of one word, with a final ㄴ or ㅆ, what makes a predicate: 옳다.우리는, not 바다.하늘
_STEMS = frozenset("이니하되크렇옳좋싫맞않많없")
#: Said by themselves: 네. 알겠습니다.
_ANSWERS = frozenset("네예응음")
_INTERJECTIONS = _ANSWERS | frozenset("어오와아자하야왜뭐참흥흠헉헐저")
#: The end of a line that speaks to somebody: 아. 그렇군요., where 아. 그 밖의 사항 is an item of a list.
_SPOKEN_TO_SOMEBODY = re.compile(r"(?:[요죠네군나까니냐자야어아지구걸게데다]|시다|세)[.!?~…]*$")
#: What goes on after a quotation, written apart.
_QUOTING = re.compile(
    r"(?:이?라고|이?라며|이?라면서|이?라는|이?라던|이?라니|이?란|고|하고|하며|하면서|하는|하던|하자|하니|하기에|했다|하였다|라던|며|면서|는|등[의을이도]?|등에서|등과)"
    r"(?:[\s,.]|$)|(?:이?라고|이?라며|하고|고) "
)
_UNMARKED = re.compile(f"(?:{'|'.join(UNMARKED_ENDINGS)})$")
# from the space back, the last syllable first: for speed
_UNMARKED_INSIDE = re.compile(
    r"\s(?<=[다까오요죠어음네아나]\s)(?:" + "|".join(rf"(?<={ending}\s)" for ending in UNMARKED_ENDINGS) + ")"
)
#: Behind such an ending: a quotation, a remark, or the other half of a question.
_GOES_ON_UNMARKED = re.compile(rf"{_QUOTING.pattern}|아니면|혹은|또는|[^\w가-힣]")
_QUOTED = re.compile('["“”‘’《》「」『』<>]')
#: What goes on after a full stop without quotation marks: … 쳐라. 하시고
_REPORTING = re.compile(
    r"(?:이?라고|이?라는|이?라며|이?라면서|는|하시고|하시며|하시면서|하면서|하며)(?:[\s,.]|$)"
)
_DATE_BEFORE = re.compile(r"\d{1,4}\.\s?\d{1,2}$")
_SHORT_FORM = re.compile(r"(?:[a-z]\.)+[a-z]{1,2}")
_LONG_QUOTATION = 300  # code points; a speech inside quotation marks is split all the same
_LONG_BRACKET = 200
_WINDOW = 80


@cache
def _speaker() -> re.Pattern[str]:
    """Who said it, behind a quotation: “…?” 그가 물었다."""
    said = alternatives(Words("person_words", "after_quote", "ko"))
    return re.compile(rf"[^.?!“\"‘]{{0,30}}(?:{said})(?:습니)?(?:다|어|어요)[.!]")


@cache
def _nouns() -> frozenset[str]:
    """Nouns that end like a predicate: 캐나다, 바다."""
    countries = {
        row[column] for row in read_table("countries", ("ko", "ko_south")) for column in ("ko", "ko_south")
    }
    return Words("sentence_words", "like_an_ending", "ko").all | countries


def korean_spans(line: str) -> list[Span]:
    """Spans of the sentences in one line.

    >>> line = "6.15공동선언이 나왔다.그는 “가자! 어서.”라고 말했다. 끝이 아니다."
    >>> [line[start:end] for start, end in korean_spans(line)]
    ['6.15공동선언이 나왔다.', '그는 “가자! 어서.”라고 말했다.', '끝이 아니다.']
    """
    spans: list[Span] = []
    start = _skip_space(line, 0)
    pairs = closing_marks(line)
    opening_of = {closing: opening for opening, closing in pairs.items()}
    opaque = _opaque(line, pairs)
    length = len(line.rstrip())
    unmarked = bool(_UNMARKED_INSIDE.search(line))
    position = 0
    marks = _STOPS_AND_FACES if FACE.search(line) else _STOPS
    for mark in marks.finditer(line):
        if mark.start() < position:
            continue
        end = _with_closing(line, mark.end(), pairs, opening_of)
        if end >= length:
            break
        position = end
        if opaque[mark.start()] and opening_of.get(end - 1) != start:
            continue  # "(그랬다.)" as a sentence of its own does end
        if _ends_sentence(line, start, mark, end):
            spans += _unmarked(line, start, end) if unmarked else [(start, end)]
            start = _skip_space(line, end)
    if start < length:
        spans += _unmarked(line, start, length) if unmarked else [(start, length)]
    return spans


def _skip_space(line: str, position: int) -> int:
    while position < len(line) and line[position].isspace():
        position += 1
    return position


def _opaque(line: str, pairs: dict[int, int]) -> bytearray:
    """1 at every offset where no sentence ends: in brackets and in quotations that the sentence continues."""
    opaque = bytearray(len(line))
    for opening, closing in pairs.items():
        size = closing - opening
        if line[opening] in BRACKETS:
            inside = size <= _LONG_BRACKET
        else:
            inside = size <= _LONG_QUOTATION and _goes_on(line, closing + 1)
        if inside:
            opaque[opening : closing + 1] = b"\1" * (size + 1)
    return opaque


def _goes_on(line: str, position: int) -> bool:
    """True if the sentence continues behind a closing quotation mark."""
    rest = line[position : position + 12]
    if not rest or rest[0] in ".?!。":
        # “간다. 온다”. ends with the quotation
        return False
    if rest[0].isspace():
        return bool(_QUOTING.match(rest.lstrip()))
    return rest[0] not in CLOSING + "\"'>"


def _with_closing(line: str, position: int, pairs: dict[int, int], opening_of: dict[int, int]) -> int:
    """Past closing marks, laughter, and a bracket glued to the full stop: 하였다.(끝)"""
    while position < len(line) and not line[position].isspace():
        if position in opening_of or line[position] in CLOSING:
            position += 1
        elif line[position] in BRACKETS and position < pairs.get(position, 0) <= position + 60:
            position = pairs[position] + 1
            if position < len(line) and line[position] in ".。":
                position += 1
        elif laughter := _LAUGHTER.match(line, position):
            position = laughter.end()
        else:
            break
    return position


def _ends_sentence(line: str, start: int, mark: re.Match[str], end: int) -> bool:
    """Judge one place: a mark of the end, closing marks behind it, and what stands on both sides."""
    text = mark[0]
    before = line[mark.start() - 1] if mark.start() > start else ""
    words = line[max(start, mark.start() - _WINDOW) : mark.start()].split()
    word = words[-1] if words else ""
    closed = end > mark.end() and not _LAUGHTER.fullmatch(line[end - 1])
    is_ellipsis = not text.strip(".…‥") and text != "."
    if not line[end].isspace():
        return _ends_without_space(line, start, mark, end, word)
    if text[0] not in _STOP:
        # a face may stand apart: 잘 먹었습니다 😀
        return bool(_UNMARKED.search(word)) if text[0].isspace() else before in _SPOKEN_ENDINGS
    rest = line[end : end + 50].lstrip()
    if closed and line[end - 1] not in CLOSING_BRACKETS:
        if _QUOTING.match(rest) or _speaker().match(rest):
            return False
    elif _REPORTING.match(rest):
        return False
    if is_ellipsis:
        # "글쎄요…" is no more than a pause
        polite = len(words) + len(word) > 4 and bool(_UNMARKED.search(word))
        return end > mark.end() or before in _PLAIN_ENDINGS or polite
    if text[-1] in "?？" and before.isspace():
        return word[-1:] in QUESTION_ENDINGS  # else a broken dash: 조선 ? 우리
    if text[-1] in "!?！？":
        return not ("a" <= rest[:1] <= "z")
    # 15.(월) is a day, …다.” an end
    quoted = closed and line[mark.end()] not in BRACKETS
    return quoted or _full_stop_ends(line, start, mark.start(), end, word)


def _ends_without_space(line: str, start: int, mark: re.Match[str], end: int, word: str) -> bool:
    """Judge a mark that text follows at once: 하였다.그는 ends a sentence, 6.15, 로동자.농민 and …다.”고 do not."""
    text, after = mark[0], line[end]
    closing = line[mark.end() : end]
    if closing and closing[-1] not in CLOSING_BRACKETS and not _LAUGHTER.fullmatch(closing[-1]):
        return False  # a particle follows the quotation
    if line[mark.start() - 1 : mark.start()].isspace():
        return False
    if text[-1] in _FULL_WIDTH:
        return True
    if not text.strip(".…‥") and text != ".":
        return False
    # 절.대.안.돼
    word = re.split(r"[.．]", word)[-1]
    if not word or not is_hangul(word[-1]):
        return False
    if not (is_hangul(after) or after in OPENING or after in "\"'" or after.isdigit() or after.isupper()):
        return False
    if len(word) < 2:
        # 네.알겠습니다, but 오.탈자
        return mark.start() - start == 1 and word in _ANSWERS and "?" not in text
    if "!" in text or "！" in text:
        return True
    if text[-1] in "?？":
        return word[-1] in QUESTION_ENDINGS
    if word[-1] == "다":
        return _is_predicate(word, whole=mark.start() - start == len(word))
    if word[-1] in "함임":
        # 보고서를 제출함.회의를 마침, but 잠수함.구축함
        first = mark.start() - len(word)
        return line[max(start, first - 2) : first].rstrip().endswith(("을", "를"))
    return bool(_CLEAR.search(word))


def _is_predicate(word: str, *, whole: bool) -> bool:
    """True if a word in -다 is a verb and no noun; ``whole``: it is all that the sentence has."""
    if word.lstrip(OPENING) in _nouns():
        return False
    return not whole or word[-2] in _STEMS or (ord(word[-2]) - 0xAC00) % 28 in (4, 20)


def _full_stop_ends(line: str, start: int, position: int, end: int, word: str) -> bool:
    """Judge a full stop with a space behind it by the word before it."""
    if not word:
        return False
    last, rest = word[-1], line[end : end + 50].lstrip()
    if len(word) == 1 and is_hangul(last):
        if position - start == 1 and last in _INTERJECTIONS:
            # 아. 그렇군요., but: 아. 그 밖의 사항
            return last not in LIST_SYLLABLES or bool(_SPOKEN_TO_SOMEBODY.search(line[-10:].rstrip()))
        if _is_spelled_out(line, start, position, end):
            return False
    if end - start <= LONGEST_LABEL and is_label(line[start:end], line[-2:]):
        return False
    if last.isdigit():
        if rest[:1].isdigit() or _DATE_BEFORE.search(line[max(start, position - 12) : position]):
            return False
        return word != "제" and is_hangul(line[start])
    if last.isascii() and last.isalpha():
        bare = word.lstrip("“‘\"'(（《").lower()
        if rest[:1].isdigit() and bare in BEFORE_A_NUMBER:
            return False
        if len(bare) == 1 or bare in ABBREVIATIONS or _SHORT_FORM.fullmatch(bare):
            return len(bare) > 5 and not rest[:1].islower()
        return not rest[:1].islower()
    return True


def _is_spelled_out(line: str, start: int, position: int, end: int) -> bool:
    """True for a syllable among others with full stops of their own, said one by one: 전. 부. 다."""
    around = line[max(start, position - 4) : position - 1].split() + line[end : end + 3].split()
    return any(len(part) == 2 and part[1] == "." and part[0] not in _INTERJECTIONS for part in around)


def _unmarked(line: str, start: int, end: int) -> list[Span]:
    """Cut a sentence where polite endings stand for full stops, if all of its parts have one: 좋아요 또 올게요"""
    if end - start > _LONG_QUOTATION or not _UNMARKED.search(line[max(start, end - 9) : end].rstrip(".!?~…")):
        return [(start, end)]
    spans: list[Span] = []
    first = start
    for found in _UNMARKED_INSIDE.finditer(line, start, end):
        part = line[first : found.start()]
        after = _skip_space(line, found.start())
        # one short word: 좋아요 단추를 누르세요
        if (len(part) < 4 and " " not in part) or _GOES_ON_UNMARKED.match(line, after):
            continue
        spans.append((first, found.start()))
        first = after
    if not spans or _QUOTED.search(line, start, end):
        return [(start, end)]
    return [*spans, (first, end)]
