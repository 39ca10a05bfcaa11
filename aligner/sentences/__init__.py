"""Cut a text into sentences.

In:   a Document: one paragraph a line.
Out:  Sentences in order, each with its offsets into the document's text.
Not:  taking clutter out, joining wrapped lines (documents/).
Idea: no sentence crosses a line, so headlines and datelines stand alone. Each line is split by the rules of
      the script that it is written in, whatever the document's language: reports quote each other.
"""

from __future__ import annotations

import re

from ..errors import InputError
from ..model import Document, Sentence
from .english import english_spans
from .korean import korean_spans
from .times import with_times

__all__ = ["split", "split_lines"]

_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_HANGUL = re.compile(r"[\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3]")
_LATIN = re.compile(r"[A-Za-z]")
# Marks that close a report and belong to its last sentence: (끝), -0-, (End)
_END_MARK = re.compile(
    r"[\s.]*(?:[(\[【<]?\s*(?:끝|계속|END|End|end|Ends|Xinhua|KCNA|YONHAP|Yonhap)\s*[)\]】>]|-+\s?(?:0|끝|30|END|End|end)\s?-+|###)[\s.]*"
)


def split(document: Document | str) -> tuple[Sentence, ...]:
    """Cut a document into sentences.

    Args:
        document: text with one paragraph a line, also as a string; every line is split by its own script.

    Returns:
        Sentences in order. ``document.text[s.start:s.end] == s.text``; they do not overlap, hold
        no line break, and cover every character that is not white space. ``paragraph`` counts the lines that
        are not blank, from 0. ``time`` is set if the document has cues.

    Raises:
        InputError: something else was given.

    >>> report = Document("r", "en", "Talks Held\\nThey met in the U.S. Talks began at 10 a.m. Sept. 13. -0-")
    >>> [(s.text, s.paragraph) for s in split(report)]
    [('Talks Held', 0), ('They met in the U.S. Talks began at 10 a.m. Sept. 13. -0-', 1)]
    """
    if not isinstance(document, Document | str):
        raise InputError(
            f"a {type(document).__name__} cannot be split",
            remedy="Give a text, or a document: aligner.read gives one or two for a file.",
        )
    text = document if isinstance(document, str) else document.text
    sentences: list[Sentence] = []
    paragraph = 0
    for match in _LINE.finditer(text):
        line = match[0]
        if not line.strip():
            continue
        is_korean = 2 * len(_HANGUL.findall(line)) >= len(_LATIN.findall(line))
        spans = korean_spans(line) if is_korean else english_spans(line)
        for start, end in _with_end_marks(line, spans):
            piece = line[start:end].strip()
            begin = match.start() + start + line[start:end].index(piece)
            sentences.append(Sentence(piece, begin, begin + len(piece), paragraph))
        paragraph += 1
    return with_times(sentences, () if isinstance(document, str) else document.cues)


def split_lines(document: Document) -> tuple[Sentence, ...]:
    """Take every line that is not blank for one sentence: for text that is split already."""
    sentences: list[Sentence] = []
    for match in _LINE.finditer(document.text):
        if text := match[0].strip():
            start = match.start() + match[0].index(text)
            sentences.append(Sentence(text, start, start + len(text), len(sentences)))
    return with_times(sentences, document.cues)


def _with_end_marks(line: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Give a closing mark, or stray marks without a letter, to the sentence before."""
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        piece = line[start:end]
        if joined and (_END_MARK.fullmatch(piece) or not any(map(str.isalnum, piece))):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined
