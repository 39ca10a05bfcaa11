"""Learn the weights of the alignment: ``python -m training.alignment DATA_FOLDER``.

In:   ``dev/`` of the data folder: running text that the encoder was not trained on (its similarities of sentences it
      has seen are too good to learn from), and ``dev/real``.
Out:  ``aligner/data/alignment.json``; scores by cross-validation, on the screen and in the file's notes.
Idea: one table for all kinds of text, from news to tales. What a kind of text scores is measured with weights that
      were learned from all other kinds.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from aligner.alignment import AlignSettings, Search
from aligner.alignment.settings import PREFERENCES
from aligner.alignment.weights import PATH, Weights
from aligner.embeddings import load_encoder
from aligner.evaluate import calibration, score

from .alignment_cases import Case, made_cases, real_case, real_pieces
from .alignment_learning import LAYOUT, Batch, fit, in_regimes, make_batches, usual_shares

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from aligner.model import Bead

# What is held out together: both spellings of the news are one kind.
_KIND = {"news, North": "news", "news, South": "news", "professional": "professional"}
ROUNDS = 2  # of learning in the regimes that the weights of the round before see


def predict(
    case: Case, weights: Weights | None = None, *, whole: bool = False, prefer: str = "exact"
) -> tuple[Bead, ...]:
    """Align a case; by default with the shipped weights."""
    settings = AlignSettings(prefer=prefer)
    return Search.run(case.source, case.target, settings, weights=weights, whole=whole).beads()


def learn(batches: Sequence[Batch], cases: Sequence[Case], iterations: int) -> Weights:
    """Weights in ROUNDS: in the usual regime first, then in that of each document."""
    usual = usual_shares(cases)
    vector: NDArray[np.float64] | None = None
    for turn in range(1 + ROUNDS):
        if vector is not None:
            in_regimes(batches, vector, usual)
        vector = fit(batches, len(cases), iterations if turn == 0 else iterations // 2, vector)
    assert vector is not None
    return LAYOUT.weights(vector, usual)


def made_report(cases: Sequence[tuple[str, str, Case]], weights: Weights) -> dict[str, dict[str, float]]:
    """How well made documents are aligned, by text and recipe and preference; printed and returned."""
    groups: dict[tuple[str, str], list[Case]] = defaultdict(list)
    for name, recipe, case in cases:
        groups[name, recipe].append(case)
    report = {}
    for (name, recipe), group in sorted(groups.items()):
        for prefer in PREFERENCES:
            right = predicted = gold = 0
            outcomes = []
            for case in group:
                beads = predict(case, weights, prefer=prefer)
                strict = score(case.gold, beads).strict
                right, predicted, gold = right + strict.right, predicted + strict.predicted, gold + strict.gold
                truth = {(b.source, b.target) for b in case.gold}
                outcomes += [(b.confidence, (b.source, b.target) in truth) for b in beads if b.is_paired]
            if not gold:
                print(f"{name:14} {recipe:16} {prefer:9} {predicted} pairs in {len(group)} unrelated documents")
                continue
            f1 = 2 * right / (predicted + gold)
            error = calibration(outcomes).error
            sure = [ok for confidence, ok in outcomes if confidence >= 0.9]
            print(
                f"{name:14} {recipe:16} {prefer:9} strict F1 {f1:.4f}  P {right / predicted:.3f}  "
                f"R {right / gold:.3f}  ECE {error:.3f}  right at >= .9: {np.mean(sure):.3f} of {len(sure)}",
                flush=True,
            )
            report[f"{name}, {recipe}, {prefer}"] = {
                "strict_f1": round(f1, 4),
                "calibration_error": round(error, 4),
            }
    return report


def real_report(cases: Sequence[tuple[str, Case]], weights: Weights) -> dict[str, dict[str, float]]:
    """Share of the sentences of units with both sides that are paired inside them, and of the pairs that keep to one."""
    report = {}
    for name, case in cases:
        source, target = case.units
        for prefer in PREFERENCES:
            paired = [bead for bead in predict(case, weights, prefer=prefer) if bead.is_paired]
            inside = [
                len({*source[list(bead.source)].tolist(), *target[list(bead.target)].tolist()}) == 1
                for bead in paired
            ]
            both = set(source.tolist()) & set(target.tolist()) - {-1}
            covered = sum(
                len(bead.source) + len(bead.target) for bead, ok in zip(paired, inside, strict=True) if ok
            )
            sentences = sum(int(np.isin(side, list(both)).sum()) for side in (source, target))
            figures = {"covered": covered / sentences, "in_unit": float(np.mean(inside or [0.0]))}
            print(
                f"{name:40} {prefer:9} covered {figures['covered']:.3f}  in one unit {figures['in_unit']:.3f}",
                flush=True,
            )
            report[f"{name}, {prefer}"] = {key: round(value, 4) for key, value in figures.items()}
    return report


def main() -> None:
    """Cross-validate over kinds, learn from everything, write the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", type=Path, help="folder that holds dev/")
    parser.add_argument("--encoder", default="builtin")
    parser.add_argument("--iterations", type=int, default=60, help="of the optimiser, for the first fit")
    parser.add_argument("--rounds", type=int, default=2, help="how often each text is spoilt anew")
    parser.add_argument("--kinds", nargs="*", help="kinds to hold out and score; by default all")
    parser.add_argument("--output", type=Path, default=PATH)
    parser.add_argument("--dry-run", action="store_true", help="cross-validate only")
    arguments = parser.parse_args()
    encoder = load_encoder(arguments.encoder)
    made = made_cases(arguments.data, encoder, arguments.rounds)
    real = real_pieces(arguments.data, encoder)
    by_kind: dict[str, list[Case]] = defaultdict(list)
    for name, _, _, case in made:
        by_kind[_KIND[name]].append(case)
    for document, pieces in real:
        by_kind[document.kind] += pieces
    print({kind: len(cases) for kind, cases in by_kind.items()}, flush=True)
    batches = {kind: make_batches(cases) for kind, cases in by_kind.items()}
    report: dict[str, dict[str, float]] = {}
    for held in by_kind if arguments.kinds is None else arguments.kinds:
        others = [kind for kind in by_kind if kind != held]
        weights = learn(
            [batch for kind in others for batch in batches[kind]],
            [case for kind in others for case in by_kind[kind]],
            arguments.iterations,
        )
        print(f"-- {held}, learned from the others", flush=True)
        report |= made_report([(n, r, case) for n, r, _, case in made if _KIND[n] == held], weights)
        whole = slice(None), slice(None)
        cases = [(d.name, real_case(d, encoder, whole)) for d, _ in real if d.kind == held]
        report |= real_report(cases, weights)
    if arguments.dry_run:
        return
    weights = learn(
        [batch for group in batches.values() for batch in group],
        [case for group in by_kind.values() for case in group],
        arguments.iterations,
    )
    table = asdict(replace(weights, notes={"encoder": encoder.name, "cross_validation": report}))
    rounded = json.loads(json.dumps(table), parse_float=lambda text: round(float(text), 4))
    arguments.output.write_text(json.dumps(rounded, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
