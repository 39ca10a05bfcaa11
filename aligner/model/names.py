"""Names as they stand in texts, and which of two texts' names belong together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

__all__ = ["Kind", "KINDS", "Mention", "Step", "NamePair"]

Kind = Literal["person", "place", "organization", "country", "title", "term"]


#: The kinds of names, in the order in which they are told.
KINDS: tuple[Kind, ...] = get_args(Kind)


@dataclass(frozen=True, slots=True)
class Mention:
    """A name as it stands in one sentence: ``sentence.text[start:end]``, with ``text`` the bare name.

    Attributes:
        text: the name as printed, without titles and particles.
        kind: what sort of name the words around it say it is.
        sentence: index of the sentence in its document.
        start: offset into that sentence's text.
        end: end of the name in that sentence's text, exclusive.
    """

    text: str
    kind: Kind
    sentence: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Step:
    """Which jamo met which letters on the way through a name, and what that cost.

    Attributes:
        ko: jamo of the Korean form, ``""`` where Latin letters stand for nothing in it.
        en: letters of the English form, ``""`` where jamo are not written.
        cost: nats, 0 or more; 0 is as the rules say.
    """

    ko: str
    en: str
    cost: float


@dataclass(frozen=True, slots=True)
class NamePair:
    """A Korean and an English mention that name one thing.

    Attributes:
        ko: the name in the Korean sentence.
        en: the name in the English sentence.
        kind: what sort of name the pair is.
        score: probability that they name one thing, 0..1.
        bead: index into ``Alignment.beads``.
        steps: jamo-to-letter path, so that a reader sees why; empty if the pair was not found by sound.
    """

    ko: Mention
    en: Mention
    kind: Kind
    score: float
    bead: int
    steps: tuple[Step, ...] = ()
