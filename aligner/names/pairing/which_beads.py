"""Which beads of an alignment can prove something about names.

In:   an Alignment, and the thresholds of MatchSettings.
Out:  the numbers of its beads that are sure enough; none of texts in other languages, or that say different things.
Not:  what stands in them (reading/sentences.py).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...language_codes import base_language

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ...model import Alignment
    from .candidate import MatchSettings

__all__ = ["can_be_mined", "sure_beads"]


def sure_beads(alignment: Alignment, settings: MatchSettings) -> Iterator[int]:
    """Numbers, from 0, of the paired beads that are at least ``settings.min_bead_confidence`` sure."""
    for number, bead in enumerate(alignment.beads):
        if bead.is_paired and bead.confidence >= settings.min_bead_confidence:
            yield number


def can_be_mined(alignment: Alignment, settings: MatchSettings) -> bool:
    """True if the texts are a Korean and an English one, and translate each other.

    They do not if less than ``settings.min_share`` of the shorter one is surely paired and its pairs are less than
    ``settings.min_mean_confidence`` sure.
    """
    langs = {base_language(alignment.source.lang), base_language(alignment.target.lang)}
    return langs == {"ko", "en"} and not _are_unrelated(alignment, settings)


def _are_unrelated(alignment: Alignment, settings: MatchSettings) -> bool:
    """True if hardly a sentence of the shorter text is surely paired: what sounds alike then is chance."""
    sure = [bead.confidence for bead in alignment.beads if bead.is_paired]
    shorter = min(len(alignment.source_sentences), len(alignment.target_sentences))
    if not sure:
        return True
    return sum(sure) < settings.min_share * shorter and sum(sure) < settings.min_mean_confidence * len(sure)
