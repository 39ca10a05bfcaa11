"""``aligner explain``: why these sentences were paired, and not others."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from .options import (
    LARGEST,
    Anchors,
    ByParagraph,
    EncoderName,
    KeepClutter,
    KeepCode,
    MaxSize,
    OneToOne,
    Prefer,
    Preference,
    Refine,
    Segmented,
    SourceLanguage,
    TargetLanguage,
)
from .progress import Bar

if TYPE_CHECKING:
    from ..alignment import Explanation, Part

__all__ = ["explain"]


def explain(
    texts: Annotated[
        list[Path],
        typer.Argument(metavar="KO EN | BILINGUAL", help="The texts, as for align.", show_default=False),
    ],
    bead: Annotated[
        int,
        typer.Option(
            metavar="N", min=1, help="Row of the table that align prints, from 1.", show_default=False
        ),
    ],
    segmented: Segmented = False,
    encoder: EncoderName = "builtin",
    src: SourceLanguage = "ko",
    tgt: TargetLanguage = "en",
    max_size: MaxSize = LARGEST,
    one_to_one: OneToOne = False,
    by_paragraph: ByParagraph = False,
    anchors: Anchors = None,
    prefer: Prefer = Preference.exact,
    refine: Refine = False,
    keep_clutter: KeepClutter = False,
    keep_code: KeepCode = False,
    json: Annotated[bool, typer.Option("--json", help="Print the parts as JSON.")] = False,
) -> None:
    """Take the score of one row apart, and show the runner-up.

    Give the options that the row was aligned with.
    """
    if len(texts) > 2:
        raise typer.BadParameter(f"{len(texts)} files given; give two, or one that holds both versions.")
    from ..alignment import AlignSettings
    from ..documents import ReadSettings
    from ..pipeline import explain_files

    settings = AlignSettings(
        langs=(src, tgt),
        max_size=1 if one_to_one else max_size,
        by_paragraph=by_paragraph,
        prefer=prefer.value,
        refine=refine,
    )
    reading = ReadSettings(segmented=segmented, keep_clutter=keep_clutter, keep_code=keep_code)
    with Bar() as bar:
        alignment, explanation = explain_files(
            texts,
            bead - 1,
            encoder=encoder,
            settings=settings,
            reading=reading,
            anchors=anchors,
            progress=bar,
        )
    if json:
        from ..formats import json_line

        typer.echo(json_line(_as_json(explanation)))
        return
    from .tables import console, explanation_table

    console().print(explanation_table(alignment, explanation))


def _as_json(explanation: Explanation) -> dict[str, object]:
    """The explanation as plain values."""

    def parts(found: tuple[Part, ...]) -> list[dict[str, object]]:
        return [
            {
                "name": part.name,
                "meaning": part.meaning,
                "value": round(part.value, 4),
                "weight": round(part.weight, 4),
                "contribution": round(part.contribution, 4),
            }
            for part in found
        ]

    rival = explanation.runner_up
    return {
        "source": list(explanation.bead.source),
        "target": list(explanation.bead.target),
        "confidence": round(explanation.bead.confidence, 4),
        "score": round(explanation.score, 4),
        "parts": parts(explanation.parts),
        "runner_up": None
        if rival is None
        else {
            "source": list(rival.source),
            "target": list(rival.target),
            "confidence": round(rival.confidence, 4),
            "score": round(explanation.runner_up_score, 4),
            "parts": parts(explanation.runner_up_parts),
        },
    }
