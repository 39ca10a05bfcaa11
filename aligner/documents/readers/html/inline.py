"""One paragraph of a page, from the texts inside its elements.

In:   stretches of text, each with what is known of it.
Out:  the paragraph, and apart from it what stands in it and is no text.
Not:  where a paragraph begins and ends (paragraphs.py).
Idea: a word on a button in a sentence is a word of that sentence; a button by itself is a control.
"""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from ...clutter_rules import WHOLE_SENTENCE
from ...pieces import CONTROL

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["BUTTON", "Part", "assemble", "bare", "is_sentence", "squeeze", "weight"]

#: In place of a reason: text on a button.
BUTTON = "on a button"
_SPACE = re.compile(r"\s+")
_HANGUL = re.compile(r"[가-힣]")
#: A label on a button is no longer than this.
_LABEL = 40
_SHORTEST_SENTENCE = 16


class Part(NamedTuple):
    """A stretch of text.

    Attributes:
        text: as it stands in the page, with all its white space.
        left_out: why it is no text, or that it stands on a button.
        link: number of the link that it is, or is a part of; 0 if it is none.
    """

    text: str
    left_out: str = ""
    link: int = 0


def weight(text: str) -> int:
    """Code points of a text, those of Hangul twice."""
    return len(text) + len(_HANGUL.findall(text))


def is_sentence(text: str) -> bool:
    """True for a whole sentence of more than a few letters; not for one that breaks off."""
    return (
        weight(text) >= _SHORTEST_SENTENCE
        and " " in text
        and not text.endswith("...")
        and bool(WHOLE_SENTENCE.search(text))
    )


def squeeze(text: str) -> str:
    """Text with single spaces, and none at its ends."""
    return _SPACE.sub(" ", text).strip()


def bare(text: str) -> str:
    """Text without any white space, for comparing and counting."""
    return "".join(text.split())


def assemble(parts: list[Part], *, in_heading: bool) -> Iterator[tuple[str, str, int]]:
    """The paragraph, then what is left out of it.

    Args:
        parts: all that stands between two breaks.
        in_heading: the paragraph is one.

    Yields:
        Text, why it is left out, and how many of its code points without white space are links.
    """
    if any(part.left_out for part in parts):
        parts = _without_last_button(parts, in_heading)
    shown = [part for part in parts if part.left_out in ("", BUTTON)]
    # Styles set links apart that follow each other; a word of a text may consist of two links.
    between = " " if all(part.link or not part.text.strip() for part in shown) else ""
    texts = ("".join(part.text for part in group) for _, group in groupby(shown, key=lambda part: part.link))
    text = squeeze(between.join(texts))
    if text:
        is_label = (
            not in_heading
            and any(part.left_out and part.text.strip() for part in shown)
            and not any(char.isalnum() for part in shown if not part.left_out for char in part.text)
            and weight(text) <= _LABEL
            and not is_sentence(text)
        )
        yield text, CONTROL if is_label else "", sum(len(bare(part.text)) for part in shown if part.link)
    for reason, group in groupby(parts, key=lambda part: part.left_out):
        if reason not in ("", BUTTON):
            apart = [part.text for part in group]
            # What can be chosen, and each button, on a line of its own.
            lines = "\n".join(apart).split("\n") if reason == CONTROL else ["".join(apart)]
            yield "\n".join(filter(None, map(squeeze, lines))), reason, 0


def _without_last_button(parts: list[Part], in_heading: bool) -> list[Part]:
    """A button behind a heading or a whole sentence is a control and not its last word."""
    end = len(parts)
    while end and (parts[end - 1].left_out == BUTTON or not parts[end - 1].text.strip()):
        end -= 1
    before = "".join(part.text for part in parts[:end] if not part.left_out).rstrip()
    if not (before and (in_heading or WHOLE_SENTENCE.search(before))):
        return parts
    return [
        part._replace(left_out=CONTROL) if number >= end and part.left_out == BUTTON else part
        for number, part in enumerate(parts)
    ]
