"""``aligner evaluate``: how good is an alignment?"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from ..evaluate import Scores
    from ..evaluate.scores import Ratio

__all__ = ["evaluate"]


def evaluate(
    gold: Annotated[
        Path,
        typer.Argument(
            help="The truth: alignment JSONL, or a JSON list of [[source], [target]].", show_default=False
        ),
    ],
    prediction: Annotated[
        Path, typer.Argument(help="The alignment to judge, same formats.", show_default=False)
    ],
    json: Annotated[bool, typer.Option("--json", help="Print the scores as JSON.")] = False,
) -> None:
    """Score an alignment: strict and lax precision, recall and F1."""
    from ..evaluate import read_gold, score
    from ..formats import sentence_counts

    predicted = read_gold(prediction)
    source_count, target_count = sentence_counts(prediction)
    scores = score(read_gold(gold, source_count=source_count, target_count=target_count), predicted)
    if json:
        from ..formats import json_line

        typer.echo(json_line(_as_json(scores)))
        return
    from .tables import calibration_table, console, score_table

    console().print(score_table(scores))
    if scores.calibration is not None:
        console().print(calibration_table(scores.calibration))


def _as_json(scores: Scores) -> dict[str, Any]:
    told: dict[str, Any] = {
        "strict": _ratio(scores.strict),
        "lax": _ratio(scores.lax),
        "unpaired": _ratio(scores.unpaired),
        "by_type": {shape: _ratio(ratio) for shape, ratio in scores.by_type.items()},
    }
    if scores.calibration is not None:
        told["calibration_error"] = round(scores.calibration.error, 4)
        told["calibration"] = [
            {
                "from": row.low,
                "to": row.high,
                "pairs": row.count,
                "confidence": round(row.confidence, 4),
                "right": round(row.right, 4),
            }
            for row in scores.calibration.rows
        ]
    return told


def _ratio(ratio: Ratio) -> dict[str, float]:
    return {
        "precision": round(ratio.precision, 4),
        "recall": round(ratio.recall, 4),
        "f1": round(ratio.f1, 4),
        "right": ratio.right,
        "predicted": ratio.predicted,
        "gold": ratio.gold,
    }
