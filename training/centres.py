"""Measure the mean vectors of the encoders that come with packages: ``python -m training.centres DATA_FOLDER``.

In:   ``dev/flores.tsv`` of the data folder: sentences in Korean and English.
Out:  ``aligner/data/encoder_centres.json``; what taking them off does to the cosine of unrelated sentences, on the
      screen.
Idea: the mean of all unit vectors, both languages alike.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np

from aligner.alignment.nearest import unit_rows
from aligner.embeddings.packaged import CENTRES, PACKAGED, packaged_model

from .encoder.tables import read_table

BATCH = 64


def sentences(data: Path) -> list[str]:
    """Korean, then English ones."""
    rows = read_table(data / "dev" / "flores.tsv")
    return [row[lang] for lang in ("ko", "en") for row in rows]


def unrelated(vectors: np.ndarray) -> float:
    """Mean cosine of sentences that have nothing to do with each other: each with the one after the next."""
    unit = unit_rows(vectors)
    return float((unit[:-2] * unit[2:]).sum(axis=1).mean())


def main() -> None:
    """Measure and write."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("data", type=Path, help="the folder that holds dev/")
    texts = sentences(parser.parse_args().data)
    found = {}
    for name in sorted(PACKAGED):
        encode = packaged_model(name).encode
        vectors = np.concatenate([encode(texts[i : i + BATCH]) for i in range(0, len(texts), BATCH)])
        centre = vectors.mean(axis=0)
        print(
            f"{name}: cosine of unrelated sentences {unrelated(vectors):.3f}, centred {unrelated(vectors - centre):.3f}"
        )
        found[name] = [round(float(value), 5) for value in centre]
    CENTRES.write_text(json.dumps(found) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
