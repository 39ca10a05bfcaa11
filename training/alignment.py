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
import multiprocessing
from collections import defaultdict
from dataclasses import asdict, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from aligner.alignment import AlignSettings, Search
from aligner.alignment.gains import PREFERENCES
from aligner.alignment.weights import PATH, Weights
from aligner.embeddings import load_encoder
from aligner.evaluate import calibration

from .alignment_cases import Case, by_beads, by_units, made_cases, real_case, real_pieces
from .alignment_learning import LAYOUT, Batch, fit, in_regimes, make_batches, usual_shares

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

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
            found = by_beads(group, partial(predict, weights=weights, prefer=prefer))
            if not found.gold:
                print(
                    f"{name:14} {recipe:16} {prefer:9} "
                    f"{found.predicted} pairs in {len(group)} unrelated documents"
                )
                continue
            error = calibration(found.outcomes).error
            print(
                f"{name:14} {recipe:16} {prefer:9} strict F1 {found.f1:.4f}  "
                f"P {found.right / found.predicted:.3f}  R {found.right / found.gold:.3f}  ECE {error:.3f}  "
                f"right at >= .9: {np.mean(found.sure):.3f} of {len(found.sure)}",
                flush=True,
            )
            report[f"{name}, {recipe}, {prefer}"] = {
                "strict_f1": round(found.f1, 4),
                "calibration_error": round(error, 4),
            }
    return report


def real_report(
    kind: str, cases: Sequence[tuple[str, Case]], weights: Weights
) -> dict[str, dict[str, float]]:
    """Share of the sentences of two-sided units that are paired inside them, mean of the documents; and printed."""
    report = {}
    for prefer in PREFERENCES:
        shares = []
        for name, case in cases:
            counts = by_units(case, predict(case, weights, prefer=prefer))
            shares.append(counts.covered / counts.sentences)
            inside = counts.inside / max(counts.paired, 1)
            print(f"{name:40} {prefer:9} covered {shares[-1]:.3f}  in one unit {inside:.3f}", flush=True)
        if shares:
            report[f"{kind}, real, {prefer}"] = {"covered": round(float(np.mean(shares)), 4)}
    return report


def _in_processes(
    work: Callable[[str], tuple[str, Weights]], names: Sequence[str], processes: int
) -> Iterator[tuple[str, Weights]]:
    """Results in the order in which they come; the processes share what was read before."""
    global _WORK
    _WORK = work
    with multiprocessing.get_context("fork").Pool(processes) as pool:
        yield from pool.imap(_one, names, chunksize=1)


_WORK: Callable[[str], tuple[str, Weights]]


def _one(name: str) -> tuple[str, Weights]:
    return _WORK(name)


def main() -> None:
    """Cross-validate over kinds, learn from everything, write the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", type=Path, help="folder that holds dev/")
    parser.add_argument("--encoder", default="builtin")
    parser.add_argument("--iterations", type=int, default=40, help="of the optimiser, for the first fit")
    parser.add_argument("--rounds", type=int, default=1, help="how often each text is spoilt anew")
    parser.add_argument("--processes", type=int, default=2)
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
    held_out = list(by_kind) if arguments.kinds is None else arguments.kinds
    whole = slice(None), slice(None)

    def without(held: str) -> tuple[str, Weights]:
        """The weights learned from all kinds but one; from all if it is none of them."""
        others = [kind for kind in by_kind if kind != held]
        learned = learn(
            [batch for kind in others for batch in batches[kind]],
            [case for kind in others for case in by_kind[kind]],
            arguments.iterations,
        )
        return held, learned

    report: dict[str, dict[str, float]] = {}
    for held, weights in _in_processes(without, [*held_out, ""], arguments.processes):
        if not held:
            continue
        print(f"-- {held}, learned from the others", flush=True)
        report |= made_report([(n, r, case) for n, r, _, case in made if _KIND[n] == held], weights)
        cases = [(d.name, real_case(d, encoder, whole)) for d, _ in real if d.kind == held]
        report |= real_report(held, cases, weights)
    if arguments.dry_run:
        return
    table = asdict(replace(weights, notes={"encoder": encoder.name, "cross_validation": report}))
    rounded = json.loads(json.dumps(table), parse_float=lambda text: round(float(text), 4))
    arguments.output.write_text(json.dumps(rounded, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
