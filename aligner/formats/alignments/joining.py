"""Neighbouring beads made one: where a person joins them, and where a tool wants paragraphs.

In:   an Alignment and its beads.
Out:  one bead for several.
Not:  choosing beads (aligner.alignment), parting one (review.py).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...model import Bead

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ...model import Alignment, Status

__all__ = ["join_beads", "paragraph_beads"]


def join_beads(alignment: Alignment, group: Sequence[Bead]) -> Bead:
    """Neighbouring beads as one: as sure as the least sure, a person's if all are; corrected texts are kept.

    Its ``similarity`` is their mean.
    """
    statuses = {bead.status for bead in group}
    status: Status = (
        "found" if "found" in statuses else "corrected" if "corrected" in statuses else "confirmed"
    )

    def override(texts: Sequence[str], overrides: Sequence[str | None]) -> str | None:
        return None if set(overrides) == {None} else " ".join(filter(None, texts))

    return Bead(
        tuple(index for bead in group for index in bead.source),
        tuple(index for bead in group for index in bead.target),
        min(bead.confidence for bead in group),
        sum(bead.similarity for bead in group) / len(group),
        status,
        "; ".join(dict.fromkeys(bead.note for bead in group if bead.note)),
        override([alignment.source_text(bead) for bead in group], [bead.source_override for bead in group]),
        override([alignment.target_text(bead) for bead in group], [bead.target_override for bead in group]),
    )


def paragraph_beads(alignment: Alignment) -> tuple[Bead, ...]:
    """The beads joined until both sides have come to the end of a paragraph; as sure as the least sure of them."""
    sides = (alignment.source_sentences, alignment.target_sentences)

    def at_end(side: int, done: int) -> bool:
        sentences = sides[side]
        return done in (0, len(sentences)) or sentences[done].paragraph != sentences[done - 1].paragraph

    joined = []
    group: list[Bead] = []
    done = [0, 0]
    for bead in alignment.beads:
        group.append(bead)
        done = [done[0] + len(bead.source), done[1] + len(bead.target)]
        if at_end(0, done[0]) and at_end(1, done[1]):
            joined.append(join_beads(alignment, group))
            group = []
    return tuple(joined)
