"""How sure the rows of an alignment are: a histogram of their confidence."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from ..formats.confidence_level import level
from .style import COLOURS, altair, styled, values

if TYPE_CHECKING:
    from ..model import Alignment

__all__ = ["confidence_histogram"]

# Bars of a twentieth: fine enough to see the sure end, coarse enough for a report of a dozen sentences.
BARS = 20
_MEANING = {
    "sure": "pair, sure: 90 % and more",
    "fair": "pair, fair: 70 to 90 %",
    "doubtful": "pair, doubtful: below 70 %",
    "unpaired": "no counterpart",
}


def confidence_histogram(*alignments: Alignment) -> Any:
    """How many rows of one or more alignments are how sure, 0 to 100 %, pairs coloured by level.

    Args:
        alignments: one or more; their rows are counted together.

    Returns:
        An ``altair.Chart``.

    Raises:
        MissingExtraError: altair is not installed.
    """
    alt = altair()
    beads = [bead for alignment in alignments for bead in alignment.beads]
    counted = Counter((min(int(bead.confidence * BARS), BARS - 1), _MEANING[level(bead)]) for bead in beads)
    rows = [
        {
            "from": bar / BARS,
            "to": (bar + 1) / BARS,
            "kind": kind,
            "rows": count,
            "share": f"{bar * 100 // BARS} to {(bar + 1) * 100 // BARS} %",
        }
        for (bar, kind), count in sorted(counted.items())
    ]
    expected = sum(1 - bead.confidence for bead in beads)
    chart = (
        alt.Chart(values(rows))
        .mark_bar(stroke="white", strokeWidth=1)
        .encode(
            x=alt.X(
                "from:Q",
                bin="binned",
                scale=alt.Scale(domain=[0, 1]),
                axis=alt.Axis(format="%", title="confidence", grid=False),
            ),
            x2="to:Q",
            y=alt.Y(
                "rows:Q",
                stack="zero",
                axis=alt.Axis(title="rows of the alignment", tickMinStep=1, format="d"),
            ),
            color=alt.Color(
                "kind:N",
                scale=alt.Scale(domain=list(_MEANING.values()), range=list(COLOURS.values())),
                legend=alt.Legend(title=None, orient="bottom", columns=2),
            ),
            tooltip=[
                alt.Tooltip("share:N", title="confidence"),
                alt.Tooltip("kind:N", title="row"),
                "rows:Q",
            ],
        )
        .properties(width=460, height=220)
    )
    noun = "row" if len(beads) == 1 else "rows"
    return styled(
        chart,
        "How sure the alignment is",
        [f"{len(beads)} {noun}; if the probabilities hold, about {expected:.1f} of them are wrong."],
    )
