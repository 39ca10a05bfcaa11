"""Beads: which sentences of two documents translate each other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, overload

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pandas as pd

    from .status import Status
    from .texts import Document, Sentence

__all__ = ["Bead", "Alignment"]


@dataclass(frozen=True, slots=True)
class Bead:
    """Sentences that translate each other; one side may be empty ("no counterpart").

    Attributes:
        source: consecutive sentence indexes of the source document, rising, from 0.
        target: consecutive sentence indexes of the target document, rising.
        confidence: calibrated probability, 0..1, that this bead is right (for an empty side: that the sentence
            really has no counterpart).
        similarity: cosine of the two blocks' vectors, -1..1; 0.0 where a side is empty.
        status: ``"found"`` by the program, ``"confirmed"`` or ``"corrected"`` by a person.
        note: a person's comment.
        source_override: text that a person wrote in place of the source sentences; they stay in the document.
        target_override: text that a person wrote in place of the target sentences; with no target sentences, a
            translation that the document lacks.
    """

    source: tuple[int, ...]
    target: tuple[int, ...]
    confidence: float = 1.0
    similarity: float = 0.0
    status: Status = "found"
    note: str = ""
    source_override: str | None = None
    target_override: str | None = None

    @property
    def is_paired(self) -> bool:
        """True if both sides hold at least one sentence, of the document or of a person."""
        return bool((self.source or self.source_override) and (self.target or self.target_override))


@dataclass(frozen=True, slots=True, repr=False)
class Alignment:
    """Two documents, their sentences and the beads between them.

    Every sentence is in exactly one bead, and beads are in reading order.

    Attributes:
        source: the text, as a rule Korean.
        target: its translation.
        source_sentences: sentences of the source, in reading order.
        target_sentences: sentences of the target, in reading order.
        beads: their ``source`` and ``target`` are indexes into these two.
        signature: one line that says how the result was made, e.g. ``enc:builtin-2|max:8|v:0.1.0``.
        probability: that the two texts are translations of each other, in whole or in part, 0..1; ``None`` if nobody
            has asked.
    """

    source: Document
    target: Document
    source_sentences: tuple[Sentence, ...]
    target_sentences: tuple[Sentence, ...]
    beads: tuple[Bead, ...]
    signature: str = ""
    probability: float | None = None

    def __len__(self) -> int:
        """Number of beads, those without counterpart included."""
        return len(self.beads)

    def __iter__(self) -> Iterator[Bead]:
        """The beads in reading order."""
        return iter(self.beads)

    @overload
    def __getitem__(self, index: int) -> Bead: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Bead, ...]: ...
    def __getitem__(self, index: int | slice) -> Bead | tuple[Bead, ...]:
        """A bead, or several, by place from 0.

        Raises:
            IndexError: there is no such bead.
        """
        return self.beads[index]

    def source_text(self, bead: Bead) -> str:
        """The bead's source sentences, joined by a space, or what a person wrote instead; ``""`` if none."""
        if bead.source_override is not None:
            return bead.source_override
        return " ".join(self.source_sentences[i].text for i in bead.source)

    def target_text(self, bead: Bead) -> str:
        """The bead's target sentences, joined by a space, or what a person wrote instead; ``""`` if none."""
        if bead.target_override is not None:
            return bead.target_override
        return " ".join(self.target_sentences[i].text for i in bead.target)

    def pairs(self) -> Iterator[tuple[str, str, Bead]]:
        """Source text, target text and bead of every bead with both sides."""
        for bead in self.beads:
            if bead.is_paired:
                yield self.source_text(bead), self.target_text(bead), bead

    def to_frame(self) -> pd.DataFrame:
        """One row a bead: the two texts in columns named by language, sentence indexes, confidence, similarity.

        If both documents are in one language the second column is called e.g. ``en_2``.
        """
        import pandas as pd

        first, second = self.column_names()
        return pd.DataFrame(
            {
                first: [self.source_text(bead) for bead in self.beads],
                second: [self.target_text(bead) for bead in self.beads],
                "confidence": [bead.confidence for bead in self.beads],
                "similarity": [bead.similarity for bead in self.beads],
                f"{first}_sentences": [bead.source for bead in self.beads],
                f"{second}_sentences": [bead.target for bead in self.beads],
            }
        )

    def _repr_html_(self) -> str:
        """Both texts side by side for notebooks, rows without counterpart marked."""
        from ..notebook import texts_table

        rows = (((self.source_text(bead), self.target_text(bead)), bead.confidence) for bead in self.beads)
        return texts_table(self.column_names(), rows, self.signature)

    def column_names(self) -> tuple[str, str]:
        """Column headings for the two sides: their languages, ``en`` and ``en_2`` if both are in one."""
        first, second = self.source.lang, self.target.lang
        return (first, second) if first != second else (first, f"{second}_2")

    def __repr__(self) -> str:
        sides = f"{self.source.id} ({len(self.source_sentences)}) and {self.target.id} ({len(self.target_sentences)})"
        return f"<Alignment of {sides}: {sum(bead.is_paired for bead in self.beads)} pairs, {self.signature}>"
