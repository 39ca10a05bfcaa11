"""When a sentence is said: from the times of the cues that it stands in.

In:   sentences of a document, its cues.
Out:  the sentences with their times.
Not:  reading subtitles (documents/readers/subtitles.py).
Idea: inside a cue letters take equal time, so a sentence that begins in the middle of a cue begins in the middle of
      its time.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..model import Cue, Sentence

__all__ = ["with_times"]


def with_times(sentences: Sequence[Sentence], cues: Sequence[Cue]) -> tuple[Sentence, ...]:
    """The sentences with their times, in seconds rounded to a hundredth.

    Args:
        sentences: of one document, in order.
        cues: of the same document, in the order of its text.

    >>> from aligner.model import Cue, Sentence
    >>> cues = [Cue(0, 10, 1.0, 2.0), Cue(11, 21, 2.0, 4.0)]
    >>> with_times([Sentence("It rained and", 0, 16)], cues)[0].time
    (1.0, 3.0)
    """
    timed = []
    first = 0
    for sentence in sentences:
        while first < len(cues) and cues[first].end <= sentence.start:
            first += 1
        last = first
        while last + 1 < len(cues) and cues[last + 1].start < sentence.end:
            last += 1
        if first < len(cues) and cues[first].start < sentence.end:
            time = _moment(cues[first], sentence.start), _moment(cues[last], sentence.end)
            timed.append(replace(sentence, time=time))
        else:
            timed.append(sentence)
    return tuple(timed)


def _moment(cue: Cue, offset: int) -> float:
    """When the letter at an offset is said, in seconds."""
    share = (offset - cue.start) / max(1, cue.end - cue.start)
    return round(cue.begin + min(1.0, max(0.0, share)) * (cue.finish - cue.begin), 2)
