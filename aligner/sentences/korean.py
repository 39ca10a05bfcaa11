"""Korean sentences of one paragraph, in Northern and Southern habits.

In:   a line of text.
Out:  (start, end) of each sentence, in order, without the white space between them.
Not:  paragraphs, end marks such as "(끝)" (sentences/__init__.py).
Idea: Korean sentences end in a handful of syllables (다, 요, 까 ...), and quotations go on with a particle
      glued to the closing mark (…다.”라고). So: a full stop after Hangul ends a sentence if a space
      follows, or if none follows but the syllable before it is such an ending; a full stop after a digit or
      a Latin letter is judged by what it is part of (6.15공동선언, 2023. 9. 14., U.S.); nothing ends inside
      a quotation that the sentence continues.
"""

from __future__ import annotations

import re
from functools import cache

from ..seeds import Words, alternatives
from .abbreviations import ABBREVIATIONS, BEFORE_A_NUMBER

__all__ = ["ENDINGS", "QUESTION_ENDINGS", "korean_spans"]

Span = tuple[int, int]

_OPENING = "“‘「『《〈（(〔[【≪＜"
_CLOSING = "”’」』》〉）)〕]】≫＞"
_PARTNER = dict(zip(_CLOSING, _OPENING, strict=True))
_BRACKETS = frozenset("（(〔[【")

_CLOSING_BRACKETS = frozenset(")）〕]】")
_QUOTE_OR_BRACKET = re.compile("[" + re.escape(_OPENING + _CLOSING) + "\"'<>]")
_MARK = re.compile(r"[.?!。．？！…‥]+")

#: Syllables that end a statement, question, request or note; before a full stop without a space after it.
ENDINGS = frozenset("다요까죠지오라자니네냐랴음함임됨군걸세")
QUESTION_ENDINGS = frozenset("까가요냐나니지랴고데죠네오")
#: After an ellipsis only these say that the sentence is over: headlines use "…" for a comma.
_PLAIN_ENDINGS = frozenset("다까")
#: What goes on after a quotation, written apart.
_QUOTING = re.compile(
    r"(?:이?라고|이?라며|이?라면서|이?라는|이?란|고|하고|하며|하면서|하는|라던|며|면서|는|등[의을이도]?|등에서|등과)(?:[\s,.]|$)"
    r"|(?:이?라고|이?라며|하고|고) "
)
#: What goes on after a full stop without quotation marks: … 쳐라. 하시고
_REPORTING = re.compile(
    r"(?:이?라고|이?라는|이?라며|이?라면서|는|하시고|하시며|하시면서|하면서|하며)(?:[\s,.]|$)"
)
_DATE_BEFORE = re.compile(r"\d{1,4}\.\s?\d{1,2}$")
_LIST_SYLLABLES = frozenset("가나다라마바사아자차카타파하")
_LIST_MARK = re.compile(
    r"[(（\[]?(?:제?\d{1,3}(?:조|항|장|절|편|호|부)?|[A-Za-z]|[가-하]|[ivxIVX]{1,4}|[①-⑳])"
)
_LONG_QUOTATION = 300  # code points; a speech inside quotation marks is split all the same
_LONG_BRACKET = 200


@cache
def _speaker() -> re.Pattern[str]:
    """Who said it, behind a quotation: “…?” 그가 물었다."""
    said = alternatives(Words("person_words", "after_quote", "ko"))
    return re.compile(rf"[^.?!“\"‘]{{1,30}}(?:{said})(?:습니)?(?:다|어|어요)[.!]")


def korean_spans(line: str) -> list[Span]:
    """Spans of the sentences in one line.

    >>> line = "6.15공동선언이 나왔다.그는 “가자! 어서.”라고 말했다. 끝이 아니다."
    >>> [line[start:end] for start, end in korean_spans(line)]
    ['6.15공동선언이 나왔다.', '그는 “가자! 어서.”라고 말했다.', '끝이 아니다.']
    """
    spans: list[Span] = []
    start = _skip_space(line, 0)
    pairs = _pairs(line)
    opening_of = {closing: opening for opening, closing in pairs.items()}
    opaque = _opaque(line, pairs)
    length = len(line.rstrip())
    position = 0
    for mark in _MARK.finditer(line):
        if mark.start() < position:
            continue
        end = _with_closing(line, mark.end(), pairs, opening_of)
        if end >= length:
            break
        position = end
        if opaque[mark.start()] and opening_of.get(end - 1) != start:
            continue  # "(그랬다.)" as a sentence of its own does end
        if _ends_sentence(line, start, mark, end):
            spans.append((start, end))
            start = _skip_space(line, end)
    if start < length:
        spans.append((start, length))
    return spans


def _skip_space(line: str, position: int) -> int:
    while position < len(line) and line[position].isspace():
        position += 1
    return position


def _pairs(line: str) -> dict[int, int]:
    """Offset of the closing mark for each opening one; marks without a partner are left out."""
    pairs: dict[int, int] = {}
    waiting: list[tuple[str, int]] = []
    for found in _QUOTE_OR_BRACKET.finditer(line):
        char, position = found[0], found.start()
        if char in _OPENING or (char == "<" and not line[position + 1 : position + 2].isspace()):
            waiting.append((char, position))
            continue
        if char in "\"'":
            before = line[position - 1] if position else " "
            after = line[position + 1] if position + 1 < len(line) else " "
            partners = char + ("“" if char == '"' else "‘")
            if (before.isspace() or before in _OPENING) and not after.isspace():
                # What still waits was never closed.
                waiting = [entry for entry in waiting if entry[0] != char]
                waiting.append((char, position))
                continue
        else:
            # Pages mix straight and curly marks: “ closed by "; and write <…> for 《…》.
            partners = _PARTNER.get(char, "") + {"”": '"', "’": "'", ">": "<"}.get(char, "")
        for depth in range(len(waiting) - 1, -1, -1):
            if waiting[depth][0] in partners:
                pairs[waiting[depth][1]] = position
                del waiting[depth:]
                break
    return pairs


def _opaque(line: str, pairs: dict[int, int]) -> bytearray:
    """1 at every offset where no sentence ends: in brackets and in quotations that the sentence continues."""
    opaque = bytearray(len(line))
    for opening, closing in pairs.items():
        size = closing - opening
        if line[opening] in _BRACKETS:
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
    return rest[0] not in _CLOSING + "\"'>"


def _with_closing(line: str, position: int, pairs: dict[int, int], opening_of: dict[int, int]) -> int:
    """Past closing marks, and past a bracket glued to the full stop: 하였다.(끝)"""
    while position < len(line):
        if position in opening_of or line[position] in _PARTNER:
            position += 1
        elif line[position] in _BRACKETS and position < pairs.get(position, 0) <= position + 60:
            position = pairs[position] + 1
            if position < len(line) and line[position] in ".。":
                position += 1
        else:
            break
    return position


def _ends_sentence(line: str, start: int, mark: re.Match[str], end: int) -> bool:
    """Judge one place: a mark of the end, closing marks behind it, and what stands on both sides."""
    text = mark[0]
    before = line[mark.start() - 1] if mark.start() > start else ""
    words = line[max(start, mark.start() - 80) : mark.start()].split()
    word = words[-1] if words else ""
    closed = end > mark.end()
    is_ellipsis = not text.strip(".…‥") and text != "."
    if not line[end].isspace():
        return _ends_without_space(text, before, word, is_ellipsis, line[mark.end() : end], line[end])
    rest = line[end : end + 50].lstrip()
    if closed and line[end - 1] not in _CLOSING_BRACKETS:
        if _QUOTING.match(rest) or _speaker().match(rest):
            return False
    elif _REPORTING.match(rest):
        return False
    if is_ellipsis:
        return closed or before in _PLAIN_ENDINGS
    if text[-1] in "?？" and before.isspace():
        return word[-1:] in QUESTION_ENDINGS  # else a broken dash: 조선 ? 우리
    if text[-1] in "!?！？":
        return not ("a" <= rest[:1] <= "z")
    return closed or _full_stop_ends(line, start, mark.start(), word, rest)


def _ends_without_space(
    text: str, before: str, word: str, is_ellipsis: bool, closing: str, after: str
) -> bool:
    """Judge a mark that text follows at once: 하였다.그는 ends a sentence, 6.15 and …다.”고 do not."""
    if closing and closing[-1] not in _CLOSING_BRACKETS:
        return False  # a particle follows the quotation
    if is_ellipsis or not _is_hangul(before) or len(word) < 2:
        return False
    if not (_is_hangul(after) or after in _OPENING or after in "\"'" or after.isdigit() or after.isupper()):
        return False
    if "!" in text or "！" in text:
        return True
    return before in (QUESTION_ENDINGS if text[-1] in "?？" else ENDINGS)


def _full_stop_ends(line: str, start: int, position: int, word: str, rest: str) -> bool:
    """Judge a full stop with a space behind it by the word before it."""
    if not word:
        return False
    last = word[-1]
    if line[start:position] == word and _LIST_MARK.fullmatch(word):
        return len(word) == 1 and _is_hangul(last) and last not in _LIST_SYLLABLES  # 나. item, but: 네. Yes.
    if last.isdigit():
        if rest[:1].isdigit() or _DATE_BEFORE.search(line[max(start, position - 12) : position]):
            return False
        return word != "제" and _is_hangul(line[start])
    if last.isascii() and last.isalpha():
        bare = word.lstrip("“‘\"'(（《").lower()
        if rest[:1].isdigit() and bare in BEFORE_A_NUMBER:
            return False
        if len(bare) == 1 or "." in bare or bare in ABBREVIATIONS:
            return "." in bare and len(bare) > 5 and not rest[:1].islower()
        return not rest[:1].islower()
    return True


def _is_hangul(char: str) -> bool:
    return "가" <= char <= "힣"
