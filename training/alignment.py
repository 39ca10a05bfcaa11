"""Learn the weights of the alignment: ``python -m training.alignment DATA_FOLDER``.

In:   ``dev/`` of the data folder: running text that the encoder was not trained on (its similarities of sentences it
      has seen are too good to learn from).
Out:  ``aligner/data/alignment.json``; on the screen, scores by cross-validation.
Idea: maximum likelihood of the true alignment among all alignments of made documents (a conditional random field),
      with a normal prior on the weights; L-BFGS. Five folds by contiguous parts of each text.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from aligner.alignment import fact_arrays, find_facts
from aligner.alignment.features import BEAD_FEATURES, SKIP_FEATURES, Stretch, bead_features, prepare, skip_features
from aligner.alignment.lattice import BEAD_TYPES, IMPOSSIBLE, Scores, marginals
from aligner.alignment.search import align_vectors
from aligner.alignment.weights import PATH, Weights, shape_name
from aligner.embeddings import Encoder, load_encoder
from aligner.evaluate import calibration, score
from aligner.model import Bead

from .made_documents import MadeDocument, Recipe, make_documents, read_pairs

SHAPES = tuple(dict.fromkeys(shape_name(size) for size in BEAD_TYPES))
RECIPES = (Recipe(), Recipe(block=0.3), Recipe(gaps=0.15, joins=0.05), Recipe(tail=0.5))
FOLDS = 5
PRIOR = 0.02  # precision of the normal prior on each weight, per document


@dataclass(frozen=True)
class Case:
    """A made document as arrays: vectors, lengths, facts, truth."""

    source: NDArray[np.float32]
    target: NDArray[np.float32]
    source_lengths: NDArray[np.float64]
    target_lengths: NDArray[np.float64]
    facts: tuple[NDArray[np.float32], NDArray[np.float32]] | tuple[None, None]
    gold: tuple[Bead, ...]


def lengths(texts: Iterable[str]) -> NDArray[np.float64]:
    """Non-space characters + 1."""
    return np.array([len("".join(text.split())) + 1 for text in texts], dtype=np.float64)


def make_case(document: MadeDocument, encoder: Encoder, *, facts: bool) -> Case:
    """Encode a made document."""
    arrays = fact_arrays(
        [find_facts(text, "ko") for text in document.source], [find_facts(text, "en") for text in document.target]
    )
    return Case(
        encoder.encode(document.source),
        encoder.encode(document.target),
        lengths(document.source),
        lengths(document.target),
        arrays if facts else (None, None),
        document.beads,
    )


@dataclass(frozen=True)
class Example:
    """All features of one document and which of them the truth uses."""

    beads: list[NDArray[np.float32]]  # by type: (features, rows + 1, columns + 1)
    source_skip: NDArray[np.float32]
    target_skip: NDArray[np.float32]
    observed: NDArray[np.float64]  # summed features of the true alignment, as ``Layout`` orders them


class Layout:
    """Where each weight stands in the vector that is optimised."""

    def __init__(self) -> None:
        f, s = len(BEAD_FEATURES), len(SKIP_FEATURES)
        self.shapes = slice(0, len(SHAPES))
        self.single = slice(self.shapes.stop, self.shapes.stop + f)
        self.merged = slice(self.single.stop, self.single.stop + f)
        self.skip = slice(self.merged.stop, self.merged.stop + s)
        self.open = self.skip.stop
        self.size = self.open + 1

    def weights(self, vector: NDArray[np.float64]) -> Weights:
        """The vector as a table."""
        return Weights(
            version="logodds-1",
            shapes=dict(zip(SHAPES, vector[self.shapes].tolist(), strict=True)),
            single=dict(zip(BEAD_FEATURES, vector[self.single].tolist(), strict=True)),
            merged=dict(zip(BEAD_FEATURES, vector[self.merged].tolist(), strict=True)),
            skip=dict(zip(SKIP_FEATURES, vector[self.skip].tolist(), strict=True)),
            open=float(vector[self.open]),
        )


LAYOUT = Layout()


def make_example(case: Case) -> Example:
    """Features of every bead of the whole table, and those of the truth."""
    pairing = prepare(case.source, case.target, case.source_lengths, case.target_lengths, *case.facts)
    stretch = Stretch(np.arange(len(case.source))[None], np.arange(len(case.target))[None])
    beads = [features[:, 0] for features in bead_features(pairing, stretch)]
    source_skip, target_skip = (skip[0] for skip in skip_features(pairing, stretch))
    observed = np.zeros(LAYOUT.size)
    previous = "pair"
    for bead in canonical(case.gold):
        if bead.is_paired:
            size = len(bead.source), len(bead.target)
            t = BEAD_TYPES.index(size)
            observed[SHAPES.index(shape_name(size))] += 1
            part = LAYOUT.single if size == (1, 1) else LAYOUT.merged
            observed[part] += beads[t][:, bead.source[-1] + 1, bead.target[-1] + 1]
            previous = "pair"
        else:
            now = "source" if bead.source else "target"
            observed[LAYOUT.skip] += source_skip[bead.source[0]] if bead.source else target_skip[bead.target[0]]
            observed[LAYOUT.open] += now != previous
            previous = now
    return Example(beads, source_skip, target_skip, observed)


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


def likelihood(vector: NDArray[np.float64], example: Example) -> tuple[float, NDArray[np.float64]]:
    """Negative log-likelihood of the true alignment and its gradient."""
    height, width = example.beads[0].shape[1:]
    beads = np.full((1, len(BEAD_TYPES), height, width), IMPOSSIBLE)
    for t, size in enumerate(BEAD_TYPES):
        part = LAYOUT.single if size == (1, 1) else LAYOUT.merged
        a, b = size
        weighed = np.tensordot(vector[part], example.beads[t], axes=1) + vector[SHAPES.index(shape_name(size))]
        beads[0, t, a:, b:] = weighed[a:, b:]
    skips = [(skip @ vector[LAYOUT.skip])[None] for skip in (example.source_skip, example.target_skip)]
    opening = float(vector[LAYOUT.open])
    scores = Scores(beads, skips[0], skips[1], opening, opening, np.zeros((1, 2), dtype=np.intp))
    probability = marginals(scores)
    expected = np.zeros(LAYOUT.size)
    for t, size in enumerate(BEAD_TYPES):
        part = LAYOUT.single if size == (1, 1) else LAYOUT.merged
        expected[SHAPES.index(shape_name(size))] += probability.beads[0, t].sum()
        expected[part] += np.tensordot(example.beads[t], probability.beads[0, t], axes=2)
    expected[LAYOUT.skip] += probability.source_skip[0] @ example.source_skip
    expected[LAYOUT.skip] += probability.target_skip[0] @ example.target_skip
    expected[LAYOUT.open] += probability.source_open.sum() + probability.target_open.sum()
    value = float(probability.log_partition[0]) - float(vector @ example.observed)
    return value, expected - example.observed


def fit(examples: Sequence[Example], iterations: int) -> NDArray[np.float64]:
    """Weights of greatest penalised likelihood."""
    start = np.zeros(LAYOUT.size)
    start[LAYOUT.single] = start[LAYOUT.merged] = [0.5 if name == "margin" else 0.0 for name in BEAD_FEATURES]

    def loss(vector: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        value, gradient = 0.0, np.zeros(LAYOUT.size)
        for example in examples:
            one, slope = likelihood(vector, example)
            value += one
            gradient += slope
        count = len(examples)
        return value / count + PRIOR / 2 * float(vector @ vector), gradient / count + PRIOR * vector

    return np.asarray(minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": iterations}).x)


def predict(case: Case, weights: Weights) -> tuple[Bead, ...]:
    """Align a made document."""
    return align_vectors(case.source, case.target, case.source_lengths, case.target_lengths,
                         source_facts=case.facts[0], target_facts=case.facts[1], weights=weights)


def texts(data: Path) -> dict[str, list[tuple[str, str]]]:
    """The running texts of ``dev/``."""
    news = data / "dev" / "news_north_south.tsv"
    columns = news.open(encoding="utf-8").readline().rstrip("\n").split("\t")
    flores = data / "dev" / "flores.tsv"
    flores_columns = flores.open(encoding="utf-8").readline().rstrip("\n").split("\t")
    return {
        "news, North": read_pairs(news, next(c for c in columns if "north" in c), next(c for c in columns if "en" in c)),
        "news, South": read_pairs(news, next(c for c in columns if "south" in c), next(c for c in columns if "en" in c)),
        "professional": read_pairs(flores, next(c for c in flores_columns if "ko" in c),
                                   next(c for c in flores_columns if "en" in c)),
    }


def main() -> None:
    """Cross-validate, learn from everything, write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--encoder", default="builtin")
    parser.add_argument("--iterations", type=int, default=60)
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--no-facts", action="store_true")
    parser.add_argument("--folds", type=int, default=FOLDS)
    parser.add_argument("--dry-run", action="store_true", help="cross-validate only")
    arguments = parser.parse_args()
    encoder = load_encoder(arguments.encoder)
    cases: dict[str, list[tuple[str, int, Case]]] = {}
    for name, pairs in texts(arguments.data).items():
        per_fold = -(-len(pairs) // FOLDS)
        for recipe_number, recipe in enumerate(RECIPES):
            for fold in range(FOLDS):
                part = pairs[fold * per_fold : (fold + 1) * per_fold]
                for length in (20, 66) if recipe_number != 1 else (66, 200):
                    for made in make_documents(part, recipe, length=length, seed=fold, rounds=arguments.rounds):
                        case = make_case(made, encoder, facts=not arguments.no_facts)
                        cases.setdefault(name, []).append((f"recipe {recipe_number}", fold, case))
    everything = [(name, kind, fold, case) for name, group in cases.items() for kind, fold, case in group]
    print(f"{len(everything)} documents")
    examples = [make_example(case) for *_, case in everything]
    results: dict[tuple[str, str], list[tuple[Case, tuple[Bead, ...]]]] = {}
    for fold in range(arguments.folds):
        inside = [e for e, (_, _, f, _) in zip(examples, everything, strict=True) if f != fold]
        weights = LAYOUT.weights(fit(inside, arguments.iterations))
        for name, kind, f, case in everything:
            if f == fold:
                results.setdefault((name, kind), []).append((case, predict(case, weights)))
    report = {}
    for (name, kind), group in sorted(results.items()):
        right = predicted = gold = 0
        outcomes = []
        for case, beads in group:
            scores = score(case.gold, beads)
            right += scores.strict.right
            predicted += scores.strict.predicted
            gold += scores.strict.gold
            truth = {(b.source, b.target) for b in case.gold}
            outcomes += [(b.confidence, (b.source, b.target) in truth) for b in beads if b.is_paired]
        f1 = 2 * right / (predicted + gold)
        sure = [ok for confidence, ok in outcomes if confidence >= 0.9]
        error = calibration(outcomes).error
        print(f"{name:14} {kind}  strict F1 {f1:.3f}  P {right / predicted:.3f}  R {right / gold:.3f}  "
              f"ECE {error:.3f}  right at >= .9: {np.mean(sure):.3f} of {len(sure)}")
        report[f"{name}, {kind}"] = {"strict_f1": round(f1, 4), "calibration_error": round(error, 4)}
    if not arguments.dry_run:
        weights = LAYOUT.weights(fit(examples, arguments.iterations))
        table = asdict(replace(weights, notes={"encoder": encoder.name, "cross_validation": report}))
        rounded = json.loads(json.dumps(table), parse_float=lambda text: round(float(text), 4))
        PATH.write_text(json.dumps(rounded, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
