"""Cut a text into sentences.

In:   a Document: one paragraph a line.
Out:  Sentences in order, each with its offsets into the document's text.
Not:  taking clutter out, joining wrapped lines (documents/).
Idea: no sentence crosses a line, so headlines and datelines stand alone. In each line what only looks like an end is
      hidden (veil.py), items of a list are parted (lists.py), and each is split by the rules of the script that the
      line is written in, whatever the document's language: reports quote each other. What stands between two
      sentences goes to the one before (tails.py).
"""

from __future__ import annotations

import re
from itertools import pairwise

from ..errors import InputError
from ..model import Document, Sentence
from .english import english_spans
from .korean import korean_spans
from .lists import list_items
from .tails import with_tails
from .times import with_times
from .veil import HIDDEN, veil

__all__ = ["split", "split_lines"]

_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_HANGUL = re.compile(r"[\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3]+")
_MARK = re.compile("[.!?…。．｡！？]")
_AT_THE_END = ".!?… \"'”’)]"
_LATIN = re.compile(rf"(?:(?!{HIDDEN})[A-Za-z])+")


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

    >>> report = Document("r", "en", "Talks Held\\nThey met in the U.S. Congress at 10 a.m. Sept. 13. They parted. -0-")
    >>> [(s.text, s.paragraph) for s in split(report)]
    [('Talks Held', 0), ('They met in the U.S. Congress at 10 a.m. Sept. 13.', 1), ('They parted. -0-', 1)]
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
        for start, end in _spans(line):
            piece = line[start:end].strip()
            begin = match.start() + start + line[start:end].index(piece)
            sentences.append(Sentence(piece, begin, begin + len(piece), paragraph))
        paragraph += 1
    return with_times(sentences, () if isinstance(document, str) else document.cues)


def _spans(line: str) -> list[tuple[int, int]]:
    """Start and end of each sentence of a line; white space may stand at either."""
    # Most lines are one sentence, and nothing in them needs hiding.
    ends_inside = _MARK.search(line.rstrip(_AT_THE_END))
    veiled, cuts = list_items(veil(line) if ends_inside else line)
    # What a line quotes as code or address says nothing about its script.
    is_korean = _is_korean(veiled)
    if not ends_inside and not is_korean and not cuts:
        return [(0, len(line))]
    spans_of = korean_spans if is_korean else english_spans
    spans: list[tuple[int, int]] = []
    for start, end in pairwise([0, *cuts, len(line)]):
        found = spans_of(veiled[start:end])
        spans += with_tails(veiled, [(start + first, start + last) for first, last in found])
    return spans


def _is_korean(line: str) -> bool:
    """True if a line has a Hangul syllable for two Latin letters; one without either counts as Korean."""
    missing = sum(map(len, _LATIN.findall(line)))
    for found in _HANGUL.finditer(line):
        if missing <= 0:
            break
        missing -= 2 * (found.end() - found.start())
    return missing <= 0


def split_lines(document: Document) -> tuple[Sentence, ...]:
    """Take every line that is not blank for one sentence: for text that is split already."""
    sentences: list[Sentence] = []
    for match in _LINE.finditer(document.text):
        if text := match[0].strip():
            start = match.start() + match[0].index(text)
            sentences.append(Sentence(text, start, start + len(text), len(sentences)))
    return with_times(sentences, document.cues)
