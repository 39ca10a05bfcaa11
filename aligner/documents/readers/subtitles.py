"""Subtitles: SRT, WebVTT, ASS, SSA, SAMI, TTML and MicroDVD.

In:   the bytes of a subtitle file.
Out:  its cues; a sentence over several cues is one paragraph that knows the times of its parts.
Not:  where sentences end inside a cue (sentences).
Idea: pysubs2 reads the formats of players and editors. SRT and WebVTT are cut here line by line, for there it takes a
      last line of digits for the number of the next cue, and notes for text.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from ...errors import ReadError
from ...model import Cue
from ..encodings import decode
from ..pieces import COMMENT, FRONT_MATTER, Page, Piece
from ..spoken import goes_on, has_full_stops, is_sound, speakers

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from ..settings import ReadSettings

__all__ = ["read_subtitles"]

_MOMENT = r"(?:(\d{1,3}):)?(\d{1,2}):(\d{1,2})[,.:](\d{1,3})"
_TIMES = re.compile(rf"\s*{_MOMENT}\s*-{{1,2}}>\s*{_MOMENT}(?:\s.*)?")
_NUMBER = re.compile(r"\s*\d{1,7}\s*")
#: Blocks of WebVTT that show nothing.
_UNSEEN = re.compile(r"(?:NOTE|STYLE|REGION)(?:\s|$)")
#: Tags of WebVTT and those that players of SRT know; other words in pointed brackets are text.
_TAG = re.compile(
    r"</?(?i:i|b|u|s|em|strong|font|span|p|c|v|lang|ruby|rp)(?:[.\s/][^<>]*)?>|<\d[\d:.]*>|\{\\[^{}]*\}|\{[a-zA-Z]:[^{}]*\}"
)
_READING = re.compile(r"<rt>(.*?)(?:</rt>|$)", re.I)
_BREAK = re.compile(r"<br\s*/?>|\\[Nn]", re.I)
#: Ways of drawing in ASS, which hold figures instead of letters.
_DRAWING = re.compile(r"\{(?=[^{}]*\})[^{}]*?\\p[1-9][^{}]*\}")
#: A paragraph holds no more than this: some files have no full stops at all.
_MOST_CUES = 12


@dataclass(frozen=True, slots=True)
class _Shown:
    """Text with the time in which it is shown; several lines perhaps."""

    line: int
    begin: float
    finish: float
    text: str


def read_subtitles(data: bytes, path: Path, settings: ReadSettings) -> Page:
    """The text of a subtitle file, with times.

    Raises:
        ReadError: the file holds no cue, is no text, or its encoding cannot be told.
    """
    text = decode(data, path)
    unseen: list[Piece] = []
    lines = text.split("\n")
    if any(_TIMES.fullmatch(line) for line in lines):
        shown = list(_cues(lines, unseen))
    else:
        shown = list(_by_pysubs2(text, path, unseen))
    pieces = [piece for cue in shown for piece in _pieces(cue)]
    if not pieces:
        raise ReadError(
            "the file holds no subtitles", remedy="Check that it is the right file, and whole.", path=path
        )
    if not settings.segmented:
        pieces = _whole_sentences(pieces)
    # Signs and speech are shown at once: order is that of the file where it does not rise.
    return Page(tuple(sorted([*pieces, *unseen], key=lambda piece: piece.line)))


def _cues(lines: Sequence[str], unseen: list[Piece]) -> Iterator[_Shown]:
    """The cues of an SRT or WebVTT file; what shows nothing is noted apart."""
    starts = [number for number, line in enumerate(lines) if _TIMES.fullmatch(line)]
    is_web = lines[0].startswith("WEBVTT")
    head = _without_name(lines, 0, starts[0] if starts else len(lines), is_web)
    if head_text := "\n".join(lines[:head]).strip():
        unseen.append(Piece(head_text, 1, FRONT_MATTER))
    for start, end in pairwise([*starts, len(lines)]):
        time = _TIMES.fullmatch(lines[start])
        if time is None:
            continue
        end = _without_name(lines, start + 1, end, is_web) if end < len(lines) else end
        block = list(lines[start + 1 : end])
        if is_web:
            # A blank line ends a cue; what follows before the next one is a note.
            blank = next((index for index, line in enumerate(block) if not line.strip()), len(block))
            if note := "\n".join(block[blank:]).strip():
                is_text = not _UNSEEN.match(note)
                unseen.append(Piece(note, start + blank + 2, "" if is_text else COMMENT))
            block = block[:blank]
        yield _Shown(start + 1, *_seconds(time), "\n".join(block))


def _without_name(lines: Sequence[str], start: int, end: int, is_web: bool) -> int:
    """One past the text before a time line: its number or name goes with the time."""
    if end <= start or end >= len(lines) or not lines[end - 1].strip():
        return end
    stands_alone = end - 1 == start or not lines[end - 2].strip()
    if _NUMBER.fullmatch(lines[end - 1]) or (is_web and stands_alone):
        return end - 1
    return end


def _seconds(time: re.Match[str]) -> tuple[float, float]:
    hour, minute, second, part, *others = time.groups()
    return _moment(hour, minute, second, part), _moment(*others)


def _moment(hour: str | None, minute: str, second: str, part: str) -> float:
    return int(hour or 0) * 3600 + int(minute) * 60 + int(second) + float(f"0.{part}")


def _by_pysubs2(text: str, path: Path, unseen: list[Piece]) -> Iterator[_Shown]:
    """The cues of a file in another format, in the order of their times."""
    import pysubs2

    try:
        subtitles = pysubs2.SSAFile.from_string(text, fps=25 if path.suffix.lower() == ".sub" else None)
    except Exception as error:  # pysubs2 lets through what its parsers of times, XML and tables raise
        raise ReadError(
            "the subtitles are in no known format, or damaged",
            remedy="Save them as SRT or VTT.",
            path=path,
        ) from error
    events = sorted(subtitles, key=lambda event: event.start)
    lasts = subtitles.format == "sami"  # a cue lasts until the next one
    for number, event in enumerate(events, 1):
        plain = re.sub(r"\{[^{}]*\}", "", event.text)
        if event.is_comment:
            unseen.append(Piece(_BREAK.sub("\n", plain), number, COMMENT))
            continue
        if _DRAWING.search(event.text):
            continue
        finish = events[number].start if lasts and number < len(events) else event.end
        yield _Shown(number, event.start / 1000, finish / 1000, plain.replace("\\h", " "))


def _pieces(cue: _Shown) -> Iterator[Piece]:
    """A piece for each speaker and each language in a cue."""
    text = _BREAK.sub("\n", _READING.sub(r"(\1)", cue.text))
    text = html.unescape(_TAG.sub("", text)).replace("\xa0", " ")
    lines = [" ".join(line.split()) for line in text.split("\n")]
    parts = speakers([line for line in lines if line])
    size = sum(map(len, parts))
    done = 0
    for part in parts:
        begin, finish = (
            cue.begin + (cue.finish - cue.begin) * letters / size for letters in (done, done + len(part))
        )
        done += len(part)
        yield Piece(part, cue.line, cues=(Cue(0, len(part), round(begin, 3), round(finish, 3)),))


def _whole_sentences(pieces: Sequence[Piece]) -> list[Piece]:
    """Pieces joined where a sentence goes on in the next cue."""
    stopped = has_full_stops([piece.text for piece in pieces])
    joined: list[Piece] = []
    for piece in pieces:
        before = joined[-1] if joined else None
        if (
            before is not None
            and len(before.cues) < _MOST_CUES
            and not is_sound(before.text)
            and not is_sound(piece.text)
            and goes_on(before.text, piece.text, stopped, piece.cues[0].begin - before.cues[-1].finish)
        ):
            offset = len(before.text) + 1
            (cue,) = piece.cues
            moved = Cue(offset + cue.start, offset + cue.end, cue.begin, cue.finish)
            joined[-1] = Piece(f"{before.text} {piece.text}", before.line, cues=(*before.cues, moved))
        else:
            joined.append(piece)
    return joined
