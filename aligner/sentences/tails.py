"""Who gets what stands between two sentences: marks that close a report, brackets, laughter, stray signs.

In:   a line, with what ends no sentence hidden (veil.py), and the spans of its sentences.
Out:  the spans, with such pieces given to the sentence before.
Not:  finding the spans (korean.py, english.py).
Idea: (끝), -0- or ㅋㅋㅋ is no sentence, and a remark in brackets without a full stop of its own, (여섯 번 우승),
      belongs to what was said last. "(2) …" begins the next.
"""

from __future__ import annotations

import re

from .endings import syllables

__all__ = ["FACE", "LAUGHTER", "LAUGHTER_BEGINS", "with_tails"]

Span = tuple[int, int]

#: Marks that close a report and belong to its last sentence: (끝), -0-, (End)
_END_MARK = re.compile(
    r"[\s.]*(?:[(\[【<]?\s*(?:끝|계속|END|End|end|Ends|Xinhua|KCNA|YONHAP|Yonhap)\s*[)\]】>]|-+\s?(?:0|끝|30|END|End|end)\s?-+|###|(?:이상\s?)?끝)[\s.]*"
)
_FACES = "ㅋㅎㅠㅜㅡ~∼〜♡♥☆★\U0001f300-\U0001faff\u2600-\u27bf\ufe0f\u200d"
#: What stands for a face or a voice: ㅋㅋ ㅠㅠ ^^ :) ~ and pictures.
LAUGHTER = rf"(?:[{_FACES}]|\^[_.]?\^|[;:]\))+"
#: What may be a part of it.
FACE = re.compile(rf"[{_FACES}^:;]")
#: Behind none of these a run of it begins; so that a long run is looked at once.
LAUGHTER_BEGINS = rf"(?<![{_FACES}^)])"
#: A note by its number, words in brackets, words left out, laughter.
_REMARK = re.compile(
    r"(?:\[\d{1,3}(?:[,–-]\d{1,3})*\]|[(（](?P<words>[^()（）.!?。,]{2,60})[)）]|[(（\[]-+[)）\]]|[ㅋㅎㅠㅜㅡ]+|\^[_.]?\^|[;:]\))(?=\s|$)"
)
_IS_A_SENTENCE = re.compile("[다요까죠오]$")
#: One word, or words that say more of what follows: (선택) 단추를 누른다., (빈 줄을 뺀) 모든 줄이 …
_OF_WHAT_FOLLOWS = re.compile(
    rf"\S+$|.*(?:[의면해서고며에로라때{syllables(final='ㄴ')}{syllables(final='ㄹ')}])$"
)


def with_tails(line: str, spans: list[Span]) -> list[Span]:
    """Give to the sentence before what belongs to it.

    >>> with_tails("이겼다. (두 번 우승) 또 졌다. -끝-", [(0, 4), (5, 19), (20, 23)])
    [(0, 13), (14, 23)]
    """
    joined: list[Span] = []
    for start, end in spans:
        piece = line[start:end]
        if joined and (_END_MARK.fullmatch(piece) or not any(map(str.isalnum, piece))):
            joined[-1] = (joined[-1][0], end)
            continue
        remark = _REMARK.match(line, start, end) if joined else None
        after = _skip_space(line, remark.end(), end) if remark else end
        words = remark["words"] if remark else None
        if remark and words and _IS_A_SENTENCE.search(words):
            joined.append((start, remark.end()))
        elif remark and not (words and after < end and _OF_WHAT_FOLLOWS.match(words)):
            joined[-1] = (joined[-1][0], remark.end())
        else:
            after = start
        if after < end:
            joined.append((after, end))
    return joined


def _skip_space(line: str, position: int, end: int) -> int:
    while position < end and line[position].isspace():
        position += 1
    return position
