"""Lines that hold a text in Korean and its version in another language: ``회담. / Talks.``, ``회담. (Talks.)``.

In:   lines of a page.
Out:  lines of one language each; labels such as ``KO:`` are taken off.
Not:  columns with tabs between (columns.py), lines or paragraphs in turns (languages.py).
Idea: such a line has one place where Korean ends and the other language begins, or the other way round, and a mark
      stands there. A word of the other language inside a sentence makes no such place. Nothing is cut unless most of
      the text is in such lines.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .languages import LETTERS_A_SYLLABLE, amounts, is_bilingual, line_languages
from .sentence_end import CLOSING, ELLIPSIS, STOPS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["both_versions", "part_lines"]

_RUN = re.compile(
    r"(?P<korean>[\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3]+)|[A-Za-z\u00c0-\u024f\u0370-\u052f]+"
)

_SEPARATOR = re.compile(r"\s*\|+\s*|\s*[‖→⇒=;；]+\s*|\s+/{1,2}\s*|(?<=[.?!。…\"'”’])/{1,2}|\s+[-–—:：]+\s+")
_OPENING = re.compile(r"\s*[(\[（［【〔<][\s\"'“‘《«\d.,]*$")
_SENTENCE_END = re.compile(rf"(?<=[{STOPS}{ELLIPSIS}])[{CLOSING}]*\s*")
#: What may stand between the versions, and how much it speaks for a cut there, in shares of the line's letters that
#: may be on the wrong side of it for its sake.
_MARKS = ((_SEPARATOR, 0.25), (_OPENING, 0.2), (_SENTENCE_END, 0.15), (re.compile(r"\s+"), 0.0))
_BRACKETS = {"(": ")", "[": "]", "（": "）", "［": "］", "【": "】", "〔": "〕", "<": ">"}
_LABEL = re.compile(
    r"[\[(<【]?\s*(?i:ko|kor|korean|한국어|조선어|조선말|국문|한글|원문|en|eng|english|영어|영문|번역|번역문)\s*"
    r"(?:[\])>】]\s*[:：]?|[:：])\s*(?=\S)"
)
# Stands for the end of a sentence with no other mark after it.
_FULL_STOP = "."
# Share of the letters of a line, Korean ones weighed, that must stand on the side of their language.
_PURE = 0.8
# The shorter version has at least this share of the line.
_LEAST = 0.15
# What it is worth, in the same shares, that a mark is the one of most lines.
_USUAL = 0.3
# Share of the text that stands in such lines, and of these those that agree about order, or have a mark.
_MOST = 0.7


@dataclass(frozen=True, slots=True)
class _PartedLine:
    """A line in two: where the first version ends and the second begins, and the mark between, one character."""

    first: str
    second: str
    korean_first: bool
    mark: str


def part_lines(lines: Sequence[str]) -> list[tuple[int, str]]:
    """Lines cut in two where most of the text is in lines that hold both versions; else the lines as they are.

    Returns:
        Index of the line and its text, or one of its two texts.

    >>> part_lines(["안녕하십니까? / How do you do?", "고맙습니다. / Thank you."])
    [(0, '안녕하십니까?'), (0, 'How do you do?'), (1, '고맙습니다.'), (1, 'Thank you.')]
    >>> part_lines(["그는 《Financial Times》와 회견하였다."])
    [(0, '그는 《Financial Times》와 회견하였다.')]
    """
    lines = _without_labels(lines)
    cuts = _parted_lines(lines)
    if not cuts or not _are_versions(cuts.values(), sum(map(_size, lines))):
        return list(enumerate(lines))
    usual = Counter(cut.mark for cut in cuts.values()).most_common(1)[0][0]
    if usual != _FULL_STOP:
        cuts = _parted_lines(lines, usual)
    parted: list[tuple[int, str]] = []
    for index, line in enumerate(lines):
        cut = cuts.get(index)
        halves = (line,) if cut is None else (cut.first, cut.second)
        parted.extend((index, text) for text in halves)
    texts = [text for _, text in parted]
    return parted if is_bilingual(texts, line_languages(texts)) else list(enumerate(lines))


def both_versions(line: str) -> tuple[str, str] | None:
    """The Korean and the other half of a line that holds both with a mark between.

    >>> both_versions("My Village / 나의 마을")
    ('나의 마을', 'My Village')
    """
    cut = _parted_line(line, "")
    if cut is None or not cut.mark:
        return None
    return (cut.first, cut.second) if cut.korean_first else (cut.second, cut.first)


def _parted_lines(lines: Sequence[str], usual: str = "") -> dict[int, _PartedLine]:
    """Those lines that can be cut, by their index; ``usual`` is the mark that most have."""
    return {
        index: cut
        for index, line in enumerate(lines)
        if "\t" not in line and (cut := _parted_line(line, usual))
    }


def _without_labels(lines: Sequence[str]) -> Sequence[str]:
    """Lines without labels of their language in front, if most have one and there are both kinds."""
    found = [match[0] for line in lines if (match := _LABEL.match(line))]
    if len(set(found)) < 2 or len(found) < _MOST * sum(bool(line.strip()) for line in lines):
        return lines
    return [_LABEL.sub("", line, count=1) if _LABEL.match(line) else line for line in lines]


def _size(text: str) -> float:
    return sum(amounts(text))


def _are_versions(cuts: Iterable[_PartedLine], size: float) -> bool:
    """True if the cut lines are most of the text, agree about which language comes first, and have marks."""
    cuts = list(cuts)
    most = _MOST * len(cuts)
    korean_first = sum(cut.korean_first for cut in cuts)
    return (
        sum(_size(cut.first) + _size(cut.second) for cut in cuts) >= _MOST * size
        and max(korean_first, len(cuts) - korean_first) >= most
        and sum(bool(cut.mark) for cut in cuts) >= most
    )


def _parted_line(line: str, usual: str) -> _PartedLine | None:
    """The line in two at the place that speaks most for it, or ``None`` if it is no line of two versions."""
    runs = list(_RUN.finditer(line))
    weights = [LETTERS_A_SYLLABLE * len(run[0]) if run["korean"] else len(run[0]) for run in runs]
    korean = [weight if run["korean"] else 0.0 for run, weight in zip(runs, weights, strict=True)]
    total, korean_total = sum(weights), sum(korean)
    if not _LEAST * total <= korean_total <= (1 - _LEAST) * total:
        return None
    before = korean_before = 0.0
    best = 0.0
    found: tuple[re.Match[str], bool, str] | None = None
    for run, following, weight, of_korean in zip(runs, runs[1:], weights, korean, strict=False):
        before += weight
        korean_before += of_korean
        if not _LEAST * total <= before <= (1 - _LEAST) * total:
            continue
        in_place = 2 * korean_before - before + total - korean_total
        pure = max(in_place, total - in_place) / total
        for pattern, worth in _MARKS:
            if mark := pattern.search(line, run.end(), following.start()):
                bare = _FULL_STOP if pattern is _SENTENCE_END else mark[0].strip()[:1]
                trust = _USUAL if bare and bare == usual else 0.0
                if pure + trust >= _PURE and pure + trust + worth > best:
                    best = pure + trust + worth
                    found = mark, 2 * in_place >= total, bare
    return None if found is None else _PartedLine(*_halves(line, found[0]), *found[1:])


def _halves(line: str, mark: re.Match[str]) -> tuple[str, str]:
    """What stands before and after a mark; a bracket loses its other half too, a full stop stays."""
    if bracket := next((char for char in mark[0] if char in _BRACKETS), ""):
        first, second = line[: mark.start()], line[mark.start() :].strip()[1:]
        closing = second.rfind(_BRACKETS[bracket])
        if closing >= 0 and not any(map(str.isalnum, second[closing:])):
            return first.strip(), second[:closing].strip()
        return first.strip(), second.strip()
    kept = mark[0].rstrip() if mark.re is _SENTENCE_END else ""
    return (line[: mark.start()] + kept).strip(), line[mark.end() :].strip()
