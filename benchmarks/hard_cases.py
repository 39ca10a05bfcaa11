"""Near misses: does an encoder prefer the true translation to the same sentence with one thing changed?

    python -m benchmarks.hard_cases DATA [--encoder NAME ...]

In:   the data folder that holds ``dev/`` (see training/README.md); names of encoders.
Out:  a table by kind of change: sentences that hold one, share of them for which a changed sentence is as near as the
      true one or nearer, and the median difference of the cosines; a line for each encoder in
      benchmarks/results/hard_cases.jsonl.
Not:  making the changes (near_misses.py).
Idea: after xSIM++ (Chen et al. 2023), with rules and word lists of our own. Chance is one half where a sentence has one
      changed form, and more where it has several.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from pathlib import Path

import numpy as np

from aligner.alignment.nearest import unit_rows
from aligner.embeddings import Encoder, load_encoder
from benchmarks.near_misses import KINDS, near_misses
from benchmarks.records import keep
from training.encoder.tables import read_table

TEXTS = (("flores.tsv", "ko"), ("news_north_south.tsv", "ko_south"))


def read_pairs(data: Path) -> list[tuple[str, str]]:
    """Korean and English sentences."""
    pairs = []
    for name, korean in TEXTS:
        pairs += [(row[korean], row["en"]) for row in read_table(data / "dev" / name)]
    return pairs


def errors(encoder: Encoder, pairs: list[tuple[str, str]]) -> dict[str, tuple[int, float, float]]:
    """For each kind: sentences, share of errors, median of true minus best changed cosine."""
    korean = unit_rows(encoder.encode([ko for ko, _ in pairs]))
    english = unit_rows(encoder.encode([en for _, en in pairs]))
    true = (korean * english).sum(1)
    owners: dict[str, list[int]] = defaultdict(list)
    texts: dict[str, list[str]] = defaultdict(list)
    for number, (_, sentence) in enumerate(pairs):
        for kind, changed in near_misses(sentence):
            owners[kind].append(number)
            texts[kind].append(changed)
    found = {}
    for kind in KINDS:
        if not texts[kind]:
            continue
        owner = np.array(owners[kind])
        cosine = (unit_rows(encoder.encode(texts[kind])) * korean[owner]).sum(1)
        best = np.full(len(pairs), -np.inf)
        np.maximum.at(best, owner, cosine)
        with_one = np.unique(owner)
        ahead = (true - best)[with_one]
        # What an encoder cannot tell apart differs by rounding only.
        found[kind] = len(with_one), float((ahead < 1e-6).mean()), float(np.median(ahead))
    return found


def main() -> int:
    """Measure, print, append."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("data", type=Path, help="folder that holds dev/")
    parser.add_argument("--encoder", action="append", help="may be given several times; default: builtin")
    parser.add_argument("--note", default="", help="kept with the results")
    arguments = parser.parse_args()
    pairs = read_pairs(arguments.data)
    for name in arguments.encoder or ["builtin"]:
        encoder = load_encoder(name)
        found = errors(encoder, pairs)
        print(f"{encoder.name}: {len(pairs):,} sentences")
        for kind, (count, share, ahead) in found.items():
            print(f"  {kind:<10} {count:6,} sentences   error {share:.3f}   ahead by {ahead:+.4f}")
        record = {"encoder": encoder.name, "note": arguments.note}
        figures = {
            kind: {"sentences": n, "error": round(e, 4), "ahead": round(a, 5)}
            for kind, (n, e, a) in found.items()
        }
        keep(
            "hard_cases",
            record | figures,
            *(arguments.data / "dev" / text for text, _ in TEXTS),
            split="development",
        )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
