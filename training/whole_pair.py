"""Learn how probable it is that two texts are translations at all: ``python -m training.whole_pair DATA_FOLDER``.

In:   ``dev/archive/`` of the data folder: Korean and English texts, and which belong together.
Out:  ``aligner/data/whole_pair.json``; errors by cross-validation over the Korean texts, on the screen and in the
      file's notes.
Idea: each Korean text is aligned with its translation, with the two texts most like it that are none, and with two
      texts by chance. Logistic regression with a normal prior.
"""

from __future__ import annotations

import argparse
import json
import random
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from aligner import align, load_encoder, read
from aligner.alignment.whole_pair import PATH, whole_pair_features
from aligner.errors import AlignerError

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from aligner.embeddings import Encoder
    from aligner.model import Document

FEATURES = ("covered", "pairs", "one")
FOLDS = 5
PRIOR = 0.01  # precision of the normal prior on each weight
LIKE, CHANCE = 2, 2  # texts that are no translation, for each Korean text


def texts(folder: Path, lang: str) -> dict[str, Document]:
    """The texts of a folder by the names of their files; those that cannot be read are told."""
    found = {}
    for path in sorted(folder.iterdir()):
        try:
            found[path.name] = read(path, langs=lang)[0]
        except AlignerError as error:
            print(f"left out: {error}")
    return found


def centred(documents: dict[str, Document], encoder: Encoder) -> NDArray[np.float32]:
    """A vector of length 1 for each document, without what all of them have in common."""
    rows = np.stack([encoder.encode(document.text.split("\n")).sum(0) for document in documents.values()])
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    rows -= rows.mean(axis=0)
    return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True), dtype=np.float32)


def examples(data: Path, encoder: Encoder) -> list[tuple[str, dict[str, float], bool]]:
    """Pairs of texts: name of the Korean one, features, whether they are translations."""
    archive = data / "dev" / "archive"
    korean, english = texts(archive / "ko", "ko"), texts(archive / "en", "en")
    truth = {
        (ko, en)
        for ko, en in json.loads((archive / "truth.json").read_text())
        if ko in korean and en in english
    }
    names = list(english)
    likeness = centred(korean, encoder) @ centred(english, encoder).T
    choose = random.Random(1)
    pairs = [(ko, en, True) for ko, en in sorted(truth)]
    for ko, row in zip(korean, likeness, strict=True):
        like = [names[j] for j in np.argsort(-row) if (ko, names[j]) not in truth][:LIKE]
        chance = [en for en in choose.sample(names, CHANCE + 1) if (ko, en) not in truth][:CHANCE]
        pairs += [(ko, en, False) for en in (*like, *chance)]
    found = []
    for ko, en, is_translation in pairs:
        alignment = align(korean[ko], english[en], encoder=encoder)
        lengths = [
            [len(sentence.text) for sentence in side]
            for side in (alignment.source_sentences, alignment.target_sentences)
        ]
        found.append((ko, whole_pair_features(alignment.beads, *lengths), is_translation))
    return found


def fit(rows: NDArray[np.float64], truth: NDArray[np.float64]) -> NDArray[np.float64]:
    """Weights of logistic regression, by Newton's method."""
    weights = np.zeros(rows.shape[1])
    for _ in range(100):
        p = predict(rows, weights)
        curvature = rows.T @ (rows * (p * (1 - p) + 1e-6)[:, None]) + PRIOR * np.eye(len(weights))
        weights += np.linalg.solve(curvature, rows.T @ (truth - p) - PRIOR * weights)
    return weights


def predict(rows: NDArray[np.float64], weights: NDArray[np.float64]) -> NDArray[np.float64]:
    """Probabilities of the rows."""
    return np.asarray(1 / (1 + np.exp(-np.clip(rows @ weights, -30, 30))))


def main() -> None:
    """Learn, judge, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    found = examples(parser.parse_args().data, load_encoder())
    rows = np.array([[features[name] for name in FEATURES] for _, features, _ in found])
    truth = np.array([float(is_translation) for *_, is_translation in found])
    names = sorted({ko for ko, *_ in found})
    fold = np.array([names.index(ko) % FOLDS for ko, *_ in found])
    unseen = np.zeros(len(found))
    for part in range(FOLDS):
        unseen[fold == part] = predict(rows[fold == part], fit(rows[fold != part], truth[fold != part]))
    notes = {
        "texts": "dev/archive",
        "translations": int(truth.sum()),
        "no translations": int((1 - truth).sum()),
        "translations below .5, by cross-validation": int(((unseen < 0.5) & (truth == 1)).sum()),
        "no translations above .5, by cross-validation": int(((unseen >= 0.5) & (truth == 0)).sum()),
        "mean squared error, by cross-validation": round(float(np.mean((unseen - truth) ** 2)), 4),
    }
    weights = {name: round(float(w), 4) for name, w in zip(FEATURES, fit(rows, truth), strict=True)}
    PATH.write_text(json.dumps({"weights": weights, "notes": notes}, indent=1) + "\n")
    print(json.dumps(notes, indent=1))


if __name__ == "__main__":
    main()
