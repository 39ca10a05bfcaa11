"""The similarity map: every source sentence against every target sentence, and the alignment drawn through it.

In:   an alignment, and the encoder to compare its sentences with.
Out:  an altair chart.
Not:  deciding anything: the similarities are those that the alignment was made from, no more.
Idea: the alignment is a path from the upper left corner to the lower right one. A pair is a step across a block; a
      sentence without counterpart is a step straight down or straight to the right, through a band of its own.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

from ..formats.confidence_level import level
from ..language_codes import language_name
from .style import COLOURS, INK, altair, shortened, styled, values

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..embeddings import Encoder
    from ..model import Alignment, Bead, Sentence

__all__ = ["similarity_map"]

# Squares in a picture: more would make it slow to open. Longer texts are drawn several sentences a square.
MOST_SQUARES = 10_000
# Pixels: sides of the field, a sentence's share of them, and the least share that leaves room for its beginning.
LARGEST_FIELD, LARGEST_STEP, LABELLED = 620, 30, 14
# Characters of a sentence beside the field, and in the text that appears under the pointer.
LABEL, HOVER = 30, 400


def similarity_map(alignment: Alignment, *, encoder: str | Encoder = "builtin") -> Any:
    """Every source sentence against every target sentence, with the chosen path.

    Squares are the darker the more alike two sentences are. Outlined blocks are the pairs, coloured by confidence;
    bands are sentences without counterpart. The sentences appear under the pointer. In long texts a square stands
    for several sentences and shows the most alike two of them.

    Args:
        alignment: of any length and languages.
        encoder: by name or as such; take the one that the alignment was made with.

    Returns:
        An ``altair.LayerChart``.

    Raises:
        MissingExtraError: altair is not installed.
        EncoderError: the encoder cannot be loaded.
    """
    alt = altair()
    n, m = len(alignment.source_sentences), len(alignment.target_sentences)
    height, width = _step(n), _step(m)
    names = _sides(alignment)
    scale = (
        alt.X(
            "x:Q",
            scale=alt.Scale(domain=[0, m], nice=False),
            axis=_axis(alignment.target_sentences, width, "x", names[1]),
        ),
        alt.Y(
            "y:Q",
            scale=alt.Scale(domain=[n, 0], nice=False),
            axis=_axis(alignment.source_sentences, height, "y", names[0]),
        ),
    )
    layers = [
        _squares(alignment, encoder, scale),
        *_bands(alignment, scale),
        _blocks(alignment, scale),
        _path(alignment, scale),
    ]
    paired = [bead for bead in alignment.beads if bead.source and bead.target]
    alone = n - sum(len(bead.source) for bead in paired), m - sum(len(bead.target) for bead in paired)
    told = [
        f"{alignment.source.id} and {alignment.target.id}: {len(paired)} pairs; without counterpart: "
        f"{alone[0]} {names[0]}, {alone[1]} {names[1]}.",
        "The line is the alignment. It crosses a block for each pair and a band for sentences without counterpart.",
    ]
    chart = alt.layer(*layers).properties(width=max(m * width, 40), height=max(n * height, 40))
    return styled(chart, f"{names[0]} sentences against {names[1]} sentences", told)


def _sides(alignment: Alignment) -> tuple[str, str]:
    """What the two sides are called: their languages, numbered if both are in one."""
    first, second = language_name(alignment.source.lang), language_name(alignment.target.lang)
    return (first, second) if first != second else (f"{first} 1", f"{second} 2")


def _step(count: int) -> float:
    """Pixels for one sentence."""
    return min(LARGEST_FIELD / max(count, 1), LARGEST_STEP)


def _axis(sentences: Sequence[Sentence], step: float, side: str, name: str) -> Any:
    """Numbers of sentences, with their beginnings where there is room."""
    alt = altair()
    place: dict[str, Any] = {"orient": "top", "titleAnchor": "start"}
    if side == "y":
        # The title lies above the labels: beside them it would have to stand on end.
        place = {"orient": "left", "titleAngle": 0, "titleAlign": "right", "titleX": -8, "titleY": -12}
    title = f"{name} sentence, numbered from 0"
    if step < LABELLED:
        return alt.Axis(title=title, grid=False, tickCount=8, format="d", **place)
    texts = [f"{shortened(sentence.text, LABEL)}  {i}" for i, sentence in enumerate(sentences)]
    if side == "x":
        texts = [f"{i}  {shortened(sentence.text, LABEL)}" for i, sentence in enumerate(sentences)]
        place |= {"labelAngle": -55, "labelAlign": "left", "labelBaseline": "middle"}
    return alt.Axis(
        title=title,
        grid=False,
        ticks=False,
        domain=False,
        values=[i + 0.5 for i in range(len(sentences))],
        labelExpr=_chosen(texts),
        # Shortened already: to measure each again takes a second.
        labelLimit=0,
        labelPadding=6,
        labelOverlap=False,
        maxExtent=400,
        **place,
    )


def _chosen(texts: Sequence[str]) -> str:
    """An expression of the plotting language: the text of the tick at hand."""
    import json

    return f"{json.dumps(list(texts), ensure_ascii=False)}[floor(datum.value)]"


def _squares(alignment: Alignment, encoder: str | Encoder, scale: tuple[Any, Any]) -> Any:
    """The similarity of all pairs, several sentences a square where there are many."""
    import numpy as np

    from ..embeddings import load_encoder

    alt = altair()
    model = load_encoder(encoder) if isinstance(encoder, str) else encoder
    sides = [
        model.encode([sentence.text for sentence in sentences])
        for sentences in (alignment.source_sentences, alignment.target_sentences)
    ]
    rows, columns = (side / np.maximum(np.linalg.norm(side, axis=1, keepdims=True), 1e-9) for side in sides)
    n, m = len(rows), len(columns)
    step = 1
    while -(-n // step) * -(-m // step) > MOST_SQUARES:
        step += 1
    squares = []
    for top in range(0, n, step):
        # A strip at a time: the whole table of two books would not fit into memory.
        strip = rows[top : top + step] @ columns.T
        for left in range(0, m, step):
            right = min(left + step, m)
            likeness = float(strip[:, left:right].max())
            squares.append(
                {"x": left, "x2": right, "y": top, "y2": min(top + step, n), "similarity": round(likeness, 3)}
            )
    several = "" if step == 1 else f" (most alike of {step} × {step})"
    chart = alt.Chart(values(squares))
    tooltip = [alt.Tooltip("similarity:Q", format=".2f", title=f"similarity{several}")]
    for axis, side in (("y", alignment.source_sentences), ("x", alignment.target_sentences)):
        name = f"{axis}_text"
        texts = values([{"at": i, name: shortened(side[i].text, HOVER)} for i in range(0, len(side), step)])
        chart = chart.transform_lookup(lookup=axis, from_=alt.LookupData(texts, "at", [name]))
        first = "" if step == 1 else ", first sentence"
        tooltip.insert(
            0 if axis == "y" else 1, alt.Tooltip(f"{name}:N", title=_sides(alignment)[axis == "x"] + first)
        )
    x, y = scale
    return chart.mark_rect(stroke="#ffffff", strokeWidth=0.4 if step == 1 and max(n, m) <= 120 else 0).encode(
        x=x,
        x2="x2:Q",
        y=y,
        y2="y2:Q",
        color=alt.Color(
            "similarity:Q",
            scale=alt.Scale(
                domain=[0, 0.8],
                range=["#f4f3ee", "#c9d6de", "#6f93ad", "#17415e"],
                clamp=True,
                interpolate="rgb",
            ),
            legend=alt.Legend(title="similarity", orient="right", gradientLength=120),
        ),
        tooltip=tooltip,
    )


def _blocks(alignment: Alignment, scale: tuple[Any, Any]) -> Any:
    """The pairs, outlined in the colour of their confidence."""
    alt = altair()
    languages = _sides(alignment)
    rows = [
        {
            "x": bead.target[0],
            "x2": bead.target[-1] + 1,
            "y": bead.source[0],
            "y2": bead.source[-1] + 1,
            "source": shortened(alignment.source_text(bead), HOVER),
            "target": shortened(alignment.target_text(bead), HOVER),
            "confidence": round(bead.confidence, 4),
            "level": level(bead),
        }
        for bead in alignment.beads
        if bead.source and bead.target
    ]
    x, y = scale
    return (
        alt.Chart(values(rows))
        # Filled with nothing, so that the pointer finds the inside too.
        .mark_rect(fill="white", fillOpacity=0.001, strokeWidth=2.5)
        .encode(
            x=x,
            x2="x2:Q",
            y=y,
            y2="y2:Q",
            stroke=_levels(),
            tooltip=[
                alt.Tooltip("source:N", title=languages[0]),
                alt.Tooltip("target:N", title=languages[1]),
                alt.Tooltip("confidence:Q", format=".0%"),
            ],
        )
    )


def _levels() -> Any:
    """Colours by confidence, with what they mean."""
    alt = altair()
    return alt.Stroke(
        "level:N",
        scale=alt.Scale(domain=list(COLOURS), range=list(COLOURS.values())),
        legend=alt.Legend(
            title="confidence",
            orient="right",
            symbolType="square",
            symbolStrokeWidth=2.5,
            symbolFillColor="white",
            labelExpr="{sure: 'sure: 90 % and more', fair: 'fair: 70 to 90 %', doubtful: 'doubtful: below 70 %', "
            "unpaired: 'no counterpart'}[datum.label]",
        ),
    )


def _bands(alignment: Alignment, scale: tuple[Any, Any]) -> list[Any]:
    """Sentences without counterpart, a run of them in one band right across the field."""
    alt = altair()
    n, m = len(alignment.source_sentences), len(alignment.target_sentences)
    rows = []
    for missing, run in groupby(alignment.beads, key=_missing):
        beads = list(run)
        if not missing:
            continue
        own = missing == "target"
        indexes = [index for bead in beads for index in (bead.source if own else bead.target)]
        sentences = alignment.source_sentences if own else alignment.target_sentences
        lang = _sides(alignment)[not own]
        first, last = indexes[0], indexes[-1] + 1
        text = shortened(sentences[first].text, HOVER)
        if len(indexes) > 1:
            text = f"{len(indexes)} sentences: {shortened(text, 120)} … {shortened(sentences[last - 1].text, 120)}"
        rows.append(
            {"x": 0, "x2": m, "y": first, "y2": last, "text": text, "lang": lang}
            if own
            else {"x": first, "x2": last, "y": 0, "y2": n, "text": text, "lang": lang}
        )
    x, y = scale
    if not rows:
        return []
    return [
        alt.Chart(values(rows))
        .mark_rect(fill=COLOURS["unpaired"], fillOpacity=0.28)
        .encode(
            x=x,
            x2="x2:Q",
            y=y,
            y2="y2:Q",
            tooltip=[
                alt.Tooltip("text:N", title="without counterpart"),
                alt.Tooltip("lang:N", title="language"),
            ],
        )
    ]


def _missing(bead: Bead) -> str:
    """The side that is empty, or ``""``."""
    return "" if bead.source and bead.target else "target" if bead.source else "source"


def _path(alignment: Alignment, scale: tuple[Any, Any]) -> Any:
    """The alignment as a line from corner to corner."""
    alt = altair()
    points = [{"x": 0, "y": 0, "order": 0}]
    i = j = 0
    for bead in alignment.beads:
        i, j = i + len(bead.source), j + len(bead.target)
        points.append({"x": j, "y": i, "order": len(points)})
    x, y = scale
    return (
        alt.Chart(values(points))
        .mark_line(color=INK, strokeWidth=1.6, opacity=0.85, strokeJoin="round", tooltip=None)
        .encode(x=x, y=y, order="order:Q")
    )
