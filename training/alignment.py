"""Learn the weights of the alignment: ``python -m training.alignment DATA_FOLDER``.

In:   ``dev/`` of the data folder: running text that the encoder was not trained on (its similarities of sentences it
      has seen are too good to learn from).
Out:  ``aligner/data/alignment.json``; scores by cross-validation, on the screen and in the file's notes.
Idea: maximum likelihood of the true alignment among all alignments of made documents (a conditional random field),
      with a normal prior on the weights; L-BFGS. Five folds by contiguous parts of each text.
"""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from scipy.optimize import minimize

from aligner.alignment import Clues, SentenceArrays, align_vectors
from aligner.alignment.features import (
    BEAD_FEATURES,
    SKIP_FEATURES,
    bead_features,
    skip_features,
)
from aligner.alignment.lattice import IMPOSSIBLE, Scores, marginals
from aligner.alignment.pairing import Pairing
from aligner.alignment.shapes import BEAD_TYPES, Stretch, shape_name
from aligner.alignment.weights import PATH, Weights
from aligner.embeddings import Encoder, load_encoder
from aligner.evaluate import calibration, score
from aligner.pipeline import sentence_clues, sentence_lengths

from .made_documents import MadeDocument, Recipe, make_documents, read_pairs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from aligner.model import Bead

SHAPES = tuple(dict.fromkeys(shape_name(size) for size in BEAD_TYPES))
RECIPES = (
    Recipe(),
    Recipe(block=0.3),
    Recipe(joins=0.2, gaps=0.03, cuts=0.05, headline=0.8, dateline=0.5, paragraphs=1.5),
    Recipe(joins=0.05, gaps=0.12, cuts=0.05, tail=0.5, headline=0.5, dateline=0.5, paragraphs=2.0),
    Recipe(unrelated=True),
)
# Pairs in a made document, by recipe.
LENGTHS = ((20, 66), (66, 120), (20, 66), (20, 66), (40,))
FOLDS = 5
# Thresholds tried in cross-validation; the report is of the one that is decided on, the default of ``Weights``.
THRESHOLDS = (0.35, 0.4, 0.45, 0.5)
DECIDED = next(field.default for field in fields(Weights) if field.name == "threshold")
PRIOR = 0.02  # precision of the normal prior on each weight, per document


@dataclass(frozen=True)
class Case:
    """A made document as arrays: vectors, lengths, facts, truth."""

    source: NDArray[np.float32]
    target: NDArray[np.float32]
    source_lengths: NDArray[np.float64]
    target_lengths: NDArray[np.float64]
    clues: tuple[Clues, Clues]
    gold: tuple[Bead, ...]


def make_case(document: MadeDocument, encoder: Encoder) -> Case:
    """Encode a made document."""
    return Case(
        encoder.encode(document.source),
        encoder.encode(document.target),
        np.array(sentence_lengths(document.source), dtype=np.float64),
        np.array(sentence_lengths(document.target), dtype=np.float64),
        sentence_clues(document.source, document.target, ("ko", "en"), document.breaks),
        document.beads,
    )


def bare(case: Case) -> Case:
    """Vectors and lengths alone, the vectors in 256 dimensions chosen at random: as a lesser encoder sees the text."""
    turn = np.random.default_rng(0).normal(size=(case.source.shape[1], 256)).astype(np.float32) / 16
    return replace(case, source=case.source @ turn, target=case.target @ turn, clues=(Clues(), Clues()))


@dataclass(frozen=True)
class Batch:
    """All features of K documents of similar length, padded at their start, and which of them the truth uses."""

    beads: list[NDArray[np.float32]]  # by type: (features, K, rows + 1, columns + 1)
    source_skip: NDArray[np.float32]  # (K, rows, features)
    target_skip: NDArray[np.float32]
    starts: NDArray[np.intp]
    observed: NDArray[np.float64]  # summed features of the true alignments, as ``Layout`` orders them


class Layout:
    """Where each weight stands in the vector that is optimised."""

    def __init__(self) -> None:
        f, s = len(BEAD_FEATURES), len(SKIP_FEATURES)
        self.shapes = slice(0, len(SHAPES))
        self.single = slice(self.shapes.stop, self.shapes.stop + f)
        self.merged = slice(self.single.stop, self.single.stop + f)
        self.skip = slice(self.merged.stop, self.merged.stop + s)
        self.opening = self.skip.stop
        self.turning = self.opening + 1
        self.size = self.turning + 1

    def weights(self, vector: NDArray[np.float64]) -> Weights:
        """The vector as a table."""
        return Weights(
            version="logodds-2",
            shapes=dict(zip(SHAPES, vector[self.shapes].tolist(), strict=True)),
            single=dict(zip(BEAD_FEATURES, vector[self.single].tolist(), strict=True)),
            merged=dict(zip(BEAD_FEATURES, vector[self.merged].tolist(), strict=True)),
            skip=dict(zip(SKIP_FEATURES, vector[self.skip].tolist(), strict=True)),
            opening=float(vector[self.opening]),
            turning=float(vector[self.turning]),
        )


LAYOUT = Layout()


def make_batch(cases: Sequence[Case]) -> Batch:
    """Features of every bead of the whole tables, and those of the truth."""
    height, width = max(len(case.source) for case in cases), max(len(case.target) for case in cases)
    beads = [
        np.zeros((len(BEAD_FEATURES), len(cases), height + 1, width + 1), np.float32) for _ in BEAD_TYPES
    ]
    source_skip = np.zeros((len(cases), height, len(SKIP_FEATURES)), np.float32)
    target_skip = np.zeros((len(cases), width, len(SKIP_FEATURES)), np.float32)
    starts = np.array([(height - len(case.source), width - len(case.target)) for case in cases])
    observed = np.zeros(LAYOUT.size)
    for k, (case, (top, left)) in enumerate(zip(cases, starts, strict=True)):
        pairing = Pairing.of(
            SentenceArrays(case.source, case.source_lengths, case.clues[0]),
            SentenceArrays(case.target, case.target_lengths, case.clues[1]),
        )
        stretch = Stretch(np.arange(len(case.source))[None], np.arange(len(case.target))[None])
        for t, features in enumerate(bead_features(pairing, stretch)):
            beads[t][:, k, top:, left:] = features[:, 0]
        (source_skip[k, top:],), (target_skip[k, left:],) = skip_features(pairing, stretch)
        previous = "pair"
        for bead in canonical(case.gold):
            if bead.is_paired:
                size = len(bead.source), len(bead.target)
                observed[SHAPES.index(shape_name(size))] += 1
                part = LAYOUT.single if size == (1, 1) else LAYOUT.merged
                end = top + bead.source[-1] + 1, left + bead.target[-1] + 1
                observed[part] += beads[BEAD_TYPES.index(size)][:, k, end[0], end[1]]
                previous = "pair"
            else:
                now = "source" if bead.source else "target"
                skip = (
                    source_skip[k, top + bead.source[0]]
                    if bead.source
                    else target_skip[k, left + bead.target[0]]
                )
                observed[LAYOUT.skip] += skip
                observed[LAYOUT.turning] += (previous, now) == ("source", "target")
                observed[LAYOUT.opening] += previous == "pair"
                previous = now
    return Batch(beads, source_skip, target_skip, starts, observed)


def make_batches(cases: Sequence[Case], size: int = 12) -> list[Batch]:
    """Documents of similar length together."""
    by_length = sorted(cases, key=lambda case: (len(case.source) + len(case.target), len(case.source)))
    return [make_batch(by_length[first : first + size]) for first in range(0, len(by_length), size)]


def canonical(beads: Sequence[Bead]) -> list[Bead]:
    """In the lattice's order: by position, unpaired source sentences before unpaired target sentences."""
    result: list[Bead] = []
    lone_source = sorted((b for b in beads if not b.target), key=lambda b: b.source)
    lone_target = sorted((b for b in beads if not b.source), key=lambda b: b.target)
    paired = sorted((b for b in beads if b.is_paired), key=lambda b: b.source)
    for bead in paired:
        while lone_source and lone_source[0].source < bead.source:
            result.append(lone_source.pop(0))
        while lone_target and lone_target[0].target < bead.target:
            result.append(lone_target.pop(0))
        result.append(bead)
    return [*result, *lone_source, *lone_target]


def likelihood(vector: NDArray[np.float64], batch: Batch) -> tuple[float, NDArray[np.float64]]:
    """Negative log-likelihood of the true alignments and its gradient."""
    count, height, width = batch.beads[0].shape[1:]
    beads = np.full((count, len(BEAD_TYPES), height, width), IMPOSSIBLE)
    rows = np.arange(height)[None, :] - batch.starts[:, :1]
    columns = np.arange(width)[None, :] - batch.starts[:, 1:]
    for t, (a, b) in enumerate(BEAD_TYPES):
        part = LAYOUT.single if (a, b) == (1, 1) else LAYOUT.merged
        score = np.tensordot(vector[part].astype(np.float32), batch.beads[t], axes=1)
        fits = (rows >= a)[:, :, None] & (columns >= b)[:, None, :]
        np.copyto(beads[:, t], score + vector[SHAPES.index(shape_name((a, b)))], where=fits)
    source_skip, target_skip = (skip @ vector[LAYOUT.skip] for skip in (batch.source_skip, batch.target_skip))
    opening, turning = float(vector[LAYOUT.opening]), float(vector[LAYOUT.turning])
    probability = marginals(Scores(beads, source_skip, target_skip, opening, turning, batch.starts))
    expected = np.zeros(LAYOUT.size)
    for t, size in enumerate(BEAD_TYPES):
        part = LAYOUT.single if size == (1, 1) else LAYOUT.merged
        chance = probability.beads[:, t].astype(np.float32)
        expected[SHAPES.index(shape_name(size))] += chance.sum()
        expected[part] += np.tensordot(batch.beads[t], chance, axes=3)
    expected[LAYOUT.skip] += np.tensordot(probability.source_skip, batch.source_skip, axes=2)
    expected[LAYOUT.skip] += np.tensordot(probability.target_skip, batch.target_skip, axes=2)
    expected[LAYOUT.opening] += probability.opening.sum()
    expected[LAYOUT.turning] += probability.turning.sum()
    value = float(probability.log_partition.sum()) - float(vector @ batch.observed)
    return value, expected - batch.observed


def fit(batches: Sequence[Batch], count: int, iterations: int) -> NDArray[np.float64]:
    """Weights of greatest penalised likelihood for ``count`` documents."""
    start = np.zeros(LAYOUT.size)
    start[LAYOUT.single] = start[LAYOUT.merged] = [0.5 if name == "margin" else 0.0 for name in BEAD_FEATURES]

    def loss(vector: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        value, gradient = 0.0, np.zeros(LAYOUT.size)
        for batch in batches:
            one, slope = likelihood(vector, batch)
            value += one
            gradient += slope
        return value / count + PRIOR / 2 * float(vector @ vector), gradient / count + PRIOR * vector

    return np.asarray(minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": iterations}).x)


def predict(case: Case, weights: Weights | None = None, *, whole: bool = False) -> tuple[Bead, ...]:
    """Align a made document; by default with the shipped weights."""
    return align_vectors(
        case.source,
        case.target,
        case.source_lengths,
        case.target_lengths,
        source_clues=case.clues[0],
        target_clues=case.clues[1],
        weights=weights,
        whole=whole,
    )


def texts(data: Path) -> dict[str, list[tuple[str, str]]]:
    """The running texts of ``dev/``."""
    news = data / "dev" / "news_north_south.tsv"
    columns = news.open(encoding="utf-8").readline().rstrip("\n").split("\t")
    flores = data / "dev" / "flores.tsv"
    flores_columns = flores.open(encoding="utf-8").readline().rstrip("\n").split("\t")
    return {
        "news, North": read_pairs(
            news, next(c for c in columns if "north" in c), next(c for c in columns if "en" in c)
        ),
        "news, South": read_pairs(
            news, next(c for c in columns if "south" in c), next(c for c in columns if "en" in c)
        ),
        "professional": read_pairs(
            flores, next(c for c in flores_columns if "ko" in c), next(c for c in flores_columns if "en" in c)
        ),
    }


# A case, the kind of text, how it was spoilt, and the part of the text that it is from.
Labelled = tuple[str, str, int, Case]


def make_cases(data: Path, encoder: Encoder, rounds: int) -> list[Labelled]:
    """Every text spoilt by every recipe; joins, gaps and blocks also as bare vectors."""
    cases: list[Labelled] = []
    for name, pairs in texts(data).items():
        per_fold = -(-len(pairs) // FOLDS)
        for number, recipe in enumerate(RECIPES):
            if name == "news, South" and number in (1, 3, 4):
                continue  # the same text as the Northern one
            for fold in range(FOLDS):
                part = pairs[fold * per_fold : (fold + 1) * per_fold]
                for length in LENGTHS[number]:
                    for made in make_documents(part, recipe, length=length, seed=fold, rounds=rounds):
                        case = make_case(made, encoder)
                        cases.append((name, f"recipe {number}", fold, case))
                        if number < 2 and length > 20:
                            cases.append((name, f"recipe {number}, bare", fold, bare(case)))
    return cases


def cross_validate(
    cases: Sequence[Labelled], batches: dict[int, list[Batch]], folds: int, iterations: int
) -> dict[str, dict[str, float]]:
    """Learn from all parts of the texts but one, align that one; print and return how well it went."""
    results: dict[tuple[str, str, float], list[tuple[Case, tuple[Bead, ...]]]] = {}
    for fold in range(folds):
        inside = [batch for f, group in batches.items() if f != fold for batch in group]
        weights = LAYOUT.weights(fit(inside, sum(f != fold for *_, f, _ in cases), iterations))
        print(f"fold {fold + 1} of {folds} learned", flush=True)
        for name, kind, f, case in cases:
            if f == fold:
                for threshold in THRESHOLDS:
                    beads = predict(case, replace(weights, threshold=threshold))
                    results.setdefault((name, kind, threshold), []).append((case, beads))
    report: dict[str, dict[str, float]] = {}
    means: dict[float, list[float]] = {}
    for (name, kind, threshold), group in sorted(results.items()):
        right = predicted = gold = 0
        outcomes = []
        for case, beads in group:
            strict = score(case.gold, beads).strict
            right, predicted, gold = right + strict.right, predicted + strict.predicted, gold + strict.gold
            truth = {(b.source, b.target) for b in case.gold}
            outcomes += [(b.confidence, (b.source, b.target) in truth) for b in beads if b.is_paired]
        if not gold:
            print(
                f"{name:14} {kind:16} {threshold}  {predicted} pairs found in {len(group)} unrelated documents"
            )
            continue
        f1 = 2 * right / (predicted + gold)
        sure = [ok for confidence, ok in outcomes if confidence >= 0.9]
        error = calibration(outcomes).error
        print(
            f"{name:14} {kind:16} {threshold}  strict F1 {f1:.4f}  P {right / predicted:.3f}  R {right / gold:.3f}  "
            f"ECE {error:.3f}  right at >= .9: {np.mean(sure):.3f} of {len(sure)}"
        )
        means.setdefault(threshold, []).append(f1)
        if threshold == DECIDED:
            report[f"{name}, {kind}"] = {"strict_f1": round(f1, 4), "calibration_error": round(error, 4)}
    for threshold, scores_of_all in sorted(means.items()):
        print(f"{threshold}: mean strict F1 {np.mean(scores_of_all):.4f}")
    return report


def main() -> None:
    """Cross-validate, learn from everything, write the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", type=Path, help="folder that holds dev/")
    parser.add_argument("--encoder", default="builtin")
    parser.add_argument("--iterations", type=int, default=60, help="of the optimiser, for each fit")
    parser.add_argument("--rounds", type=int, default=4, help="how often each text is spoilt anew")
    parser.add_argument(
        "--folds", type=int, default=FOLDS, help="how many of the five folds to cross-validate"
    )
    parser.add_argument("--dry-run", action="store_true", help="cross-validate only")
    arguments = parser.parse_args()
    encoder = load_encoder(arguments.encoder)
    cases = make_cases(arguments.data, encoder, arguments.rounds)
    print(f"{len(cases)} documents", flush=True)
    batches = {fold: make_batches([case for *_, f, case in cases if f == fold]) for fold in range(FOLDS)}
    report = cross_validate(cases, batches, arguments.folds, arguments.iterations)
    if arguments.dry_run:
        return
    weights = LAYOUT.weights(
        fit([b for group in batches.values() for b in group], len(cases), arguments.iterations)
    )
    table = asdict(replace(weights, notes={"encoder": encoder.name, "cross_validation": report}))
    rounded = json.loads(json.dumps(table), parse_float=lambda text: round(float(text), 4))
    PATH.write_text(json.dumps(rounded, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
