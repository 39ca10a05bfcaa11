"""Measure an encoder: retrieval, speed, load time, memory.

In:   the data folder that holds ``dev/`` (see training/README.md); an encoder's name.
Out:  a table on the terminal, and a line in benchmarks/results/encoder.jsonl, with the version and a hash of the texts
      (encoder.tsv beside it holds the runs before there was a hash).
Not:  alignment quality (benchmarks.alignment), training.
Idea: each measurement that depends on a fresh process (load time, memory) gets one; speed is taken on one core, with
      words that were never seen (cold) and seen before (warm).

    python -m benchmarks.encoder DATA [--encoder builtin] [--note TEXT]
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from pathlib import Path

# One core: set before numpy and tokenizers start their threads.
for _name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "RAYON_NUM_THREADS"):
    os.environ.setdefault(_name, "1")
os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")

import numpy as np  # noqa: E402

import aligner  # noqa: E402
from aligner.alignment.nearest import unit_rows  # noqa: E402
from aligner.embeddings import Encoder, adds_rows, load_encoder  # noqa: E402
from benchmarks.records import keep  # noqa: E402
from training.encoder.tables import read_table  # noqa: E402

TEXTS = ("flores.tsv", "news_north_south.tsv")
# What the encoder is held to, where a bar was set.
BARS = {
    "flores ko-en P@1": 0.992,
    "news_north ko-en P@1": 0.90,
    "news_south ko-en P@1": 0.90,
    "north-south cosine, median": 0.95,
    "sentences/s warm": 30_000,
    "load s": 0.15,
    "memory MB": 200,
}
_AT_MOST = {"load s", "memory MB"}


def _read(path: Path, *columns: str) -> list[list[str]]:
    rows = read_table(path)
    return [[row[column] for row in rows] for column in columns]


def retrieval(encoder: Encoder, data: Path) -> dict[str, float]:
    """Share of sentences whose nearest sentence on the other side is their own, both ways."""
    flores_ko, flores_en = _read(data / "dev" / "flores.tsv", "ko", "en")
    north, south, english = _read(data / "dev" / "news_north_south.tsv", "ko_north", "ko_south", "en")
    result = {}
    for name, korean, other in (
        ("flores", flores_ko, flores_en),
        ("news_north", north, english),
        ("news_south", south, english),
    ):
        scores = unit_rows(encoder.encode(korean)) @ unit_rows(encoder.encode(other)).T
        own = np.arange(len(scores))
        result[f"{name} ko-en P@1"] = float((scores.argmax(1) == own).mean())
        result[f"{name} en-ko P@1"] = float((scores.argmax(0) == own).mean())
    cosine = (unit_rows(encoder.encode(north)) * unit_rows(encoder.encode(south))).sum(1)
    result["north-south cosine, median"] = float(np.median(cosine))
    return result


def _without_cache(name: str) -> dict[str, bool]:
    """Options that make an encoder compute; those that only add up rows keep nothing."""
    return {} if adds_rows(name) else {"cache": False}


def speed(name: str, data: Path) -> dict[str, float]:
    """Sentences a second of processor time on one core, over the news sentences of both languages."""
    south, english = _read(data / "dev" / "news_north_south.tsv", "ko_south", "en")
    sentences = south + english
    encoder = load_encoder(name, **_without_cache(name))
    encoder.encode(["가", "a"])
    began = time.process_time()
    encoder.encode(sentences)
    cold = len(sentences) / (time.process_time() - began)
    repeats = 20 if cold > 2000 else 1
    began = time.process_time()
    for _ in range(repeats):
        encoder.encode(sentences)
    return {
        "sentences/s cold": cold,
        "sentences/s warm": repeats * len(sentences) / (time.process_time() - began),
    }


_PROBE = """
import resource, sys, time
began = time.perf_counter()
from aligner.embeddings import load_encoder
import numpy, tokenizers, safetensors.numpy
imported = time.perf_counter()
encoder = load_encoder(sys.argv[1])
loaded = time.perf_counter()
encoder.encode(["조선로동당", "party"] * 500)
scale = 1 << 20 if sys.platform == "darwin" else 1 << 10
print(loaded - imported, imported - began, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / scale)
"""


def fresh_process(name: str) -> dict[str, float]:
    """Load time, time of the imports before it, and peak memory of a process that encodes a thousand words.

    Best of three, because the first run reads the files from disk.
    """
    runs = []
    for _ in range(3):
        done = subprocess.run(
            [sys.executable, "-c", _PROBE, name], capture_output=True, text=True, check=True
        )
        runs.append(tuple(map(float, done.stdout.split())))
    load, imports, memory = min(runs)
    return {"load s": load, "imports before s": imports, "memory MB": memory}


def main() -> int:
    """Measure, print, append."""
    parser = argparse.ArgumentParser(description="Measure an encoder: retrieval, speed, load time, memory.")
    parser.add_argument("data", type=Path, help="folder that holds dev/")
    parser.add_argument("--encoder", default="builtin")
    parser.add_argument("--note", default="", help="kept with the results")
    arguments = parser.parse_args()
    encoder = load_encoder(arguments.encoder)
    results = retrieval(encoder, arguments.data) | speed(arguments.encoder, arguments.data)
    results |= fresh_process(arguments.encoder)
    width = max(map(len, results))
    print(f"{encoder.name}, {encoder.dim} dimensions, aligner {aligner.__version__}")
    for measure, value in results.items():
        shown = f"{value:12,.0f}" if value >= 1000 else f"{value:12.3f}"
        bar = BARS.get(measure)
        verdict = ""
        if bar is not None:
            reached = value <= bar if measure in _AT_MOST else value >= bar
            verdict = f"   bar {bar:>7,}  {'reached' if reached else 'MISSED'}"
        print(f"  {measure:<{width}} {shown}{verdict}")
    figures = {measure: round(value, 4) for measure, value in results.items()}
    record = {"encoder": encoder.name, "dim": encoder.dim, "note": arguments.note, **figures}
    keep("encoder", record, *(arguments.data / "dev" / name for name in TEXTS), split="development")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
