"""Quality, speed and memory of the alignment: ``python -m benchmarks.alignment DATA_FOLDER``.

Quality: documents made from ``dev/`` (joins, gaps, a one-sided block), end to end with the chosen encoder, and with
vectors and lengths alone; beside them the length-only method of Gale & Church (1993) as a floor, and the search of
the whole table as the oracle. The weights have seen these texts, though not these accidents; the cross-validated
figures, a little lower, are printed by ``python -m training.alignment``.

Real documents (``dev/real``): share of the sentences that are paired inside their unit, and of the pairs that lie in
one, by kind, beside Gale & Church.

Speed: random vectors with joins, gaps and a missing block, search alone, each size in a fresh process.

Every run is appended to ``benchmarks/results/alignment.jsonl`` with the version and a hash of what it read.
"""

from __future__ import annotations

import argparse
import math
import multiprocessing
import os
import resource
import statistics
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from rich.console import Console
from rich.table import Table

from aligner.alignment import Clues, align_vectors
from aligner.embeddings import load_encoder
from aligner.evaluate import calibration
from aligner.model import Bead
from benchmarks.records import keep
from training.alignment import predict
from training.alignment_cases import Case, UnitCounts, by_beads, by_units, make_case, real_case, texts
from training.encoder.tables import read_table
from training.made_documents import Recipe, make_documents
from training.real_documents import read_real

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

# What the documents are made from.
TEXTS = ("news_north_south.tsv", "flores.tsv")
RECIPES = {"joins and gaps": Recipe(), "and a block": Recipe(block=0.3)}
SIZES = (1_000, 5_000, 20_000, 50_000)
LEXICON = Path(__file__).parents[1] / "training" / "encoder" / "lexicon.tsv"
LINES = (1_000, 10_000, 100_000)
SEED = 4077
# Pairs in a made document: more than are searched whole.
LENGTH = 330


def by_vectors(case: Case) -> tuple[Bead, ...]:
    """Vectors and lengths alone."""
    sides = (replace(side, clues=Clues()) for side in (case.source, case.target))
    return predict(replace(case, **dict(zip(("source", "target"), sides, strict=True))))


def by_whole_table(case: Case) -> tuple[Bead, ...]:
    """Everything, without a corridor."""
    return predict(case, whole=True)


# Gale & Church (1993), table 5: the chance of each shape of bead; variance 6.8 per character.
GALE_CHURCH_SHAPES = {
    (1, 1): 0.89,
    (1, 0): 0.0099,
    (0, 1): 0.0099,
    (2, 1): 0.089,
    (1, 2): 0.089,
    (2, 2): 0.011,
}
GALE_CHURCH_VARIANCE = 6.8


def by_length(case: Case) -> tuple[Bead, ...]:
    """The length-only method of Gale & Church: least total of -log probability by plain dynamic programming."""
    source, target = case.source.lengths, case.target.lengths
    n, m = len(source), len(target)
    ratio = target.sum() / source.sum()
    sums = [np.concatenate([[0.0], np.cumsum(side)]) for side in (source, target)]
    cost = np.full((n + 1, m + 1), np.inf)
    came: dict[tuple[int, int], tuple[int, int]] = {}
    cost[0, 0] = 0.0
    for i in range(n + 1):
        for j in range(m + 1):
            for (a, b), prior in GALE_CHURCH_SHAPES.items():
                if i < a or j < b or not np.isfinite(cost[i - a, j - b]):
                    continue
                left, right = sums[0][i] - sums[0][i - a], sums[1][j] - sums[1][j - b]
                mean = (left + right / ratio) / 2
                delta = (right - left * ratio) / math.sqrt(max(mean, 1.0) * GALE_CHURCH_VARIANCE)
                tail = math.erfc(abs(delta) / math.sqrt(2))
                total = cost[i - a, j - b] - math.log(max(tail, 1e-300)) - math.log(prior)
                if total < cost[i, j]:
                    cost[i, j] = total
                    came[i, j] = (a, b)
    beads = []
    i, j = n, m
    while i or j:
        a, b = came[i, j]
        beads.append(Bead(tuple(range(i - a, i)), tuple(range(j - b, j))))
        i, j = i - a, j - b
    return tuple(beads[::-1])


METHODS: dict[str, Callable[[Case], tuple[Bead, ...]]] = {
    "lengths (Gale & Church)": by_length,
    "vectors and lengths": by_vectors,
    "everything": predict,
    "everything, whole table": by_whole_table,
}


REAL_METHODS = ("lengths (Gale & Church)", "everything")
# Cells of the table up to which the plain method, which looks at all of them one by one, is run.
LARGEST_PLAIN = 400_000


def quality(data: Path, encoder_name: str) -> list[dict[str, object]]:
    """Strict F1 and honesty of each method on each kind of text."""
    encoder = load_encoder(encoder_name)
    rows = []
    for text, pairs in texts(data).items():
        for kind, recipe in RECIPES.items():
            cases = [
                make_case(made, encoder)
                for made in make_documents(pairs, recipe, length=LENGTH, seed=SEED, rounds=3)
            ]
            for method, align in METHODS.items():
                found = by_beads(cases, align)
                has_confidence = align is not by_length
                rows.append(
                    {
                        "text": text,
                        "kind": kind,
                        "method": method,
                        "strict_f1": round(found.f1, 4),
                        "precision": round(found.right / found.predicted, 4),
                        "recall": round(found.right / found.gold, 4),
                        "calibration_error": round(calibration(found.outcomes).error, 4)
                        if has_confidence
                        else None,
                        "right_at_90": round(statistics.mean(found.sure), 4)
                        if found.sure and has_confidence
                        else None,
                    }
                )
    return rows


def real(data: Path, encoder_name: str) -> list[dict[str, object]]:
    """How far alignments of real documents keep to their units, by kind of document."""
    encoder = load_encoder(encoder_name)
    everything = slice(None), slice(None)
    found: dict[tuple[str, str], UnitCounts] = {}
    for document in read_real(data / "dev" / "real"):
        case = real_case(document, encoder, everything)
        for method in REAL_METHODS:
            if method == "lengths (Gale & Church)" and len(case.source) * len(case.target) > LARGEST_PLAIN:
                continue
            key = document.kind, method
            counts = by_units(case, METHODS[method](case))
            found[key] = found.get(key, UnitCounts(0, 0, 0, 0)) + counts
    return [
        {
            "kind": kind,
            "method": method,
            "sentences": counts.sentences,
            "covered": round(counts.covered / counts.sentences, 4),
            "in_one_unit": round(counts.inside / max(counts.paired, 1), 4),
        }
        for (kind, method), counts in sorted(found.items())
    ]


def synthetic(count: int) -> tuple[np.ndarray, np.ndarray]:
    """Two documents of random vectors: noisy copies, one in twenty joined, one in twenty lost, a fifth missing."""
    rng = np.random.default_rng(SEED)
    source = rng.normal(size=(count, 256)).astype(np.float32)
    target = source + 1.2 * rng.normal(size=source.shape).astype(np.float32)
    starts = np.flatnonzero(rng.random(count) >= 0.05)
    starts = starts if starts[0] == 0 else np.concatenate([[0], starts])
    target = np.add.reduceat(target, starts, axis=0)
    lost = rng.random(len(target)) < 0.05
    lost[len(target) // 4 : len(target) // 4 + len(target) // 5] = True
    return source, target[~lost]


def measure(count: int, runs: int, queue: multiprocessing.Queue[dict[str, float]]) -> None:
    """Time the search in a process of its own; the first call on a short text is timed apart."""
    source, target = synthetic(count)
    short, short_target = synthetic(20)
    start = time.perf_counter()
    align_vectors(short, short_target, np.full(len(short), 40), np.full(len(short_target), 90))
    first_call = time.perf_counter() - start
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        align_vectors(source, target, np.full(len(source), 40), np.full(len(target), 90))
        times.append(time.perf_counter() - start)
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    queue.put({"seconds": statistics.median(times), "megabytes": grown / 1024, "first_call": first_call})


def speed(sizes: Sequence[int], runs: int) -> list[dict[str, object]]:
    """Median time and growth of memory at each size."""
    context = multiprocessing.get_context("spawn")
    rows = []
    for size in sizes:
        queue = context.Queue()
        process = context.Process(target=measure, args=(size, runs, queue))
        process.start()
        found = queue.get()
        process.join()
        rows.append({"sentences": size, **{key: round(value, 3) for key, value in found.items()}})
    return rows


def made_up_text(count: int, folder: Path) -> tuple[Path, Path]:
    """Two files of so many lines: words of our own lexicon drawn at random, in Korean and in English, and a number."""
    lexicon = [(row["ko_south"], row["en"].split(" | ")[0]) for row in read_table(LEXICON)]
    rng = np.random.default_rng(SEED)
    lines = [
        ([lexicon[word] for word in row], 1 + number % 997)
        for number, row in enumerate(rng.integers(0, len(lexicon), size=(count, 9)).tolist())
    ]
    paths = folder / f"{count}.ko.txt", folder / f"{count}.en.txt"
    for side, path in enumerate(paths):
        text = "".join(f"{' '.join(pair[side] for pair in pairs)} {number}.\n" for pairs, number in lines)
        path.write_text(text, encoding="utf-8")
    return paths


def end_to_end(sizes: Sequence[int]) -> list[dict[str, object]]:
    """CPU seconds and greatest memory of ``aligner align`` of two files of so many lines each."""
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        for size in sizes:
            paths = made_up_text(size, Path(folder))
            output = Path(folder) / f"{size}.jsonl"
            command = [sys.executable, "-m", "aligner", "align", *map(str, paths), "-o", str(output)]
            pid = os.posix_spawn(sys.executable, command, os.environ)
            _, status, usage = os.wait4(pid, 0)
            if status:
                raise SystemExit(f"aligner align failed at {size:,} lines")
            rows.append(
                {
                    "lines": size,
                    "cpu_seconds": round(usage.ru_utime + usage.ru_stime, 1),
                    "megabytes": usage.ru_maxrss // 1024,
                }
            )
    return rows


def show(title: str, rows: Sequence[dict[str, object]]) -> None:
    """Print rows as a table."""
    table = Table(title=title)
    for column in rows[0]:
        table.add_column(column.replace("_", " "))
    for row in rows:
        table.add_row(*("" if value is None else str(value) for value in row.values()))
    Console(width=140).print(table)


def main() -> None:
    """Measure, print, append."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", type=Path, nargs="?", help="the data folder; without it, speed alone")
    parser.add_argument("--encoder", default="builtin")
    parser.add_argument("--sizes", type=int, nargs="*", default=SIZES)
    parser.add_argument("--lines", type=int, nargs="*", default=LINES, help="for aligner align as a whole")
    parser.add_argument("--runs", type=int, default=3)
    arguments = parser.parse_args()
    record: dict[str, object] = {
        "python": sys.version.split()[0],
        "encoder": load_encoder(arguments.encoder).name,
    }
    if arguments.data:
        record["quality"] = rows = quality(arguments.data, arguments.encoder)
        show("Quality, strict F1", rows)
        record["real"] = rows = real(arguments.data, arguments.encoder)
        show("Real documents, by kind", rows)
    if arguments.sizes:
        record["speed"] = rows = speed(arguments.sizes, arguments.runs)
        show("Search alone, random vectors of 256 dimensions", rows)
    if arguments.lines:
        record["end_to_end"] = rows = end_to_end(arguments.lines)
        show("aligner align, made-up lines", rows)
    if arguments.data:
        files = (arguments.data / "dev" / name for name in TEXTS)
        keep("alignment", record, *files, split="development")
    else:
        keep("alignment", record, f"random vectors, seed {SEED}", split="made up")


if __name__ == "__main__":
    main()
