"""What a writer is asked for, and what it says it did: nothing is left out silently."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from ..errors import InputError

if TYPE_CHECKING:
    from pathlib import Path

    from ..glossary import Glossary

__all__ = ["Export", "Written"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """Choices for writing an alignment; a format takes those that concern it.

    Attributes:
        min_confidence: TMX, XLIFF: leave out pairs below it, 0..1.
        only_confirmed: TMX, XLIFF: leave out pairs that no person has confirmed or corrected.
        duplicates: TMX: ``"keep"`` writes every pair; ``"pairs"`` writes equal pairs once; ``"sources"``
            keeps, of several translations of one source text, the most confident (OmegaT uses the last one
            only).
        level: TMX: a unit a bead (``"sentence"``), or a unit a paragraph, for tools that do not split sentences.
        source_code: TMX, XLIFF: BCP 47 code to write instead of the document's language, e.g. ``ko-KP``.
        target_code: TMX, XLIFF: BCP 47 code to write instead of the translation's language, e.g. ``en-GB``.
        glossary: HTML: names to show below the texts.
    """

    min_confidence: float = 0.0
    only_confirmed: bool = False
    duplicates: Literal["keep", "pairs", "sources"] = "keep"
    level: Literal["sentence", "paragraph"] = "sentence"
    source_code: str | None = None
    target_code: str | None = None
    glossary: Glossary | None = None

    def __post_init__(self) -> None:
        if not 0 <= self.min_confidence <= 1:
            raise InputError(
                f"min_confidence is {self.min_confidence}, not between 0 and 1", remedy="For 90 %, give 0.9."
            )


@dataclass(frozen=True, slots=True)
class Written:
    """A finished file.

    Attributes:
        path: where it stands.
        rows: beads, units or entries in it.
        unpaired: beads left out because one side is empty and the format keeps pairs only.
        doubtful: pairs left out because their confidence is below the asked minimum.
        unconfirmed: pairs left out because no person has confirmed them.
        duplicates: pairs left out because an equal pair (or, on request, an equal source text) is there already.
        replaced: characters that the format forbids, written as U+FFFD.
        long_segments: segments over 2,000 characters, more than some tools (Trados Cloud) take.
    """

    path: Path
    rows: int
    unpaired: int = 0
    doubtful: int = 0
    unconfirmed: int = 0
    duplicates: int = 0
    replaced: int = 0
    long_segments: int = 0

    @property
    def left_out(self) -> int:
        """How many beads are not in the file."""
        return self.unpaired + self.doubtful + self.unconfirmed + self.duplicates

    def notes(self) -> list[str]:
        """What a user should know, one short sentence each; empty if the file holds everything as it was.

        >>> from pathlib import Path
        >>> Written(Path("a.tmx"), 5, unpaired=1).notes()
        ['1 group of sentences without counterpart left out']
        """
        told = (
            (self.unpaired, "group{} of sentences without counterpart left out"),
            (self.doubtful, "pair{} below the minimum confidence left out"),
            (self.unconfirmed, "pair{} that nobody confirmed left out"),
            (self.duplicates, "repeated pair{} left out"),
            (self.replaced, "character{} that XML forbids replaced by U+FFFD"),
            (self.long_segments, "segment{} over 2,000 characters, which some tools refuse"),
        )
        return [f"{count} {text.format('' if count == 1 else 's')}" for count, text in told if count]
