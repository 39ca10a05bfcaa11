"""Speech cut into cues: whether a sentence goes on in the next one, who speaks, what is only a sound.

In:   the texts of cues that follow each other.
Out:  yes or no.
Not:  reading cues (readers/subtitles.py), lines that were broken at a width (wrapping.py).
Idea: where a film writes full stops, a cue without one is not over; where it writes none, only a word that cannot be
      the last of a sentence, a particle or a connective ending, says that it goes on.
"""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from .languages import line_languages
from .sentence_end import CLOSING, ELLIPSIS, STOPS

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["goes_on", "has_full_stops", "is_sound", "speakers"]

_TURN = re.compile(r"[-–—‐]\s*(?=\S)")
_SOUND = re.compile(r"[\[(（♪♫#*].*[\])）♪♫#*]")
_HANGUL_END = re.compile(rf"[가-힣][{CLOSING}]*$")
#: How Korean sentences end that lack their full stop.
_FINAL = re.compile(
    rf"(?:니다|니까|[는은었았였했겠한인이된운]다|[아어여해에예세네군지데래게]요|까요|죠|십시오|시오|자구나|구나|냐|거든|잖아)[{CLOSING}]*$"
)
#: Words that no sentence ends in: particles and connective endings.
_OPEN = re.compile(
    r"(?:[가-힣](?:은|을|를|의|에|에서|에게|으로|와|과|고|며|면서|면|지만|는데|은데|니까|려고|도록|처럼|보다|부터|까지|위해|위한|"
    r"통해|대한|하는|있는|없는|같은)|그리고|그러나|그런데|그래서|그러면|하지만|및|또는|또|매우|아주|바로)$"
)
#: A mark that ends a sentence, in a cue or at its end.
_STOP = re.compile(rf"[{STOPS}{ELLIPSIS}][{CLOSING}]*(?:\s|$)")
_SHARE_WITH_STOPS = 0.3
#: A pause this long, in seconds, parts what is said.
_PAUSE = 5.0


def has_full_stops(cues: Sequence[str]) -> bool:
    """True if the writer of these cues ends sentences with a mark."""
    return sum(bool(_STOP.search(cue)) for cue in cues) >= _SHARE_WITH_STOPS * len(cues)


def is_sound(text: str) -> bool:
    """True for what is heard but not said: ``[음악]``, ``(Laughs)``, and for songs."""
    return _SOUND.fullmatch(text) is not None


def speakers(lines: Sequence[str]) -> list[str]:
    """The lines of a cue put together, but for those of other speakers, in another language, or that are sounds."""
    groups: list[tuple[str, list[str]]] = []
    for line, language in zip(lines, line_languages(lines), strict=True):
        if groups and not _TURN.match(line) and not is_sound(line) and not is_sound(_edges(groups[-1][1])):
            known, before = groups[-1]
            if known == language or not (known and language):
                before.append(line)
                groups[-1] = (known or language, before)
                continue
        groups.append((language, [line]))
    return [text for text, _ in groupby(" ".join(lines) for _, lines in groups)]


def _edges(lines: Sequence[str]) -> str:
    """The first and the last of lines that are put together, which tell what they are."""
    return lines[0] if len(lines) == 1 else f"{lines[0]} {lines[-1]}"


def goes_on(cue: str, following: str, stopped: bool, pause: float) -> bool:
    """True if the last sentence of a cue goes on in the one that follows.

    Args:
        cue: what is said first.
        following: what is said then.
        stopped: the writer ends sentences with a mark.
        pause: seconds between the two.
    """
    if pause > _PAUSE or _TURN.match(following) or len(set(line_languages([cue, following])) - {""}) > 1:
        return False
    bare = cue.rstrip(CLOSING)
    if bare.endswith((ELLIPSIS, "..")):
        return following[:1].islower() or following.startswith((ELLIPSIS, ".."))
    if bare.endswith(tuple(STOPS)):
        return False
    if bare.endswith((",", "、", "，", ";", ":", "-", "–", "—")) or following[:1].islower():
        return True
    if _HANGUL_END.search(cue):
        if stopped:
            return _FINAL.search(cue) is None
        return _OPEN.search(cue) is not None
    return stopped
