"""How long aligning and collecting names take: ``python -m benchmarks.speed DATA [--against CHECKOUT]``.

In:   the data folder that holds ``dev/``; optionally the folder of another checkout of aligner, older or newer.
Out:  a table on the terminal and a line in ``benchmarks/results/speed.jsonl``: medians of processor time on one core.
Not:  quality (benchmarks.lists, .mining, .alignment); the search alone on random vectors (benchmarks.alignment).
Idea: every run is a process of its own (benchmarks.timed); with ``--against`` the two checkouts take turns on the same
      texts, so that a busy machine is busy for both, and the ratio is before and after in one run.

Glossary: ``build_glossary`` on the pairs of ``dev/news_north_south.tsv``, Northern Korean and English, each a bead of
          confidence 1. Milliseconds a pair.
Align:    ``align`` on 5,000 pairs given as sentences, and the share of it that goes to finding shared names. The pairs:
          the news in Northern spelling, ``dev/flores.tsv``, the news in Southern spelling; that is 3,003. Then the
          same again with other digits and, where a name of ``dev/name_tokens.tsv`` stands in both sentences, another
          name; pairs without either get a speaker's name before them (a colon between); until there are enough, and
          hardly a pair is there twice.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import random
import re
import statistics
import subprocess
import sys
import tempfile
from itertools import count, islice
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from rich.console import Console
from rich.table import Table

from benchmarks.records import keep

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

HERE = Path(__file__).resolve().parents[1]
FILES = ("news_north_south.tsv", "flores.tsv", "name_tokens.tsv")
# What the program is held to, per pair and for all 5,000, on one core.
MOST_MS_A_PAIR, MOST_ALIGN_SECONDS = 2.5, 2.5

Pairs = list[tuple[str, str]]


def read_columns(path: Path, *columns: str) -> list[tuple[str, ...]]:
    """Columns of a tab-separated file by their names."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [tuple(row[column] for column in columns) for row in rows]


def varied(pairs: Pairs, names: Mapping[str, str], rng: random.Random) -> Pairs:
    """The pairs with other digits, with other names where a known one stands in both sentences, else with a speaker.

    Args:
        pairs: Korean and English sentences.
        names: English name word in lower case -> its Korean spelling.
        rng: chooses digits and names.
    """
    digits = str.maketrans("123456789", "".join(rng.sample("123456789", 9)))
    others = list(names)
    result = []
    for pair in pairs:
        korean, english = (text.translate(digits) for text in pair)
        for word in re.findall(r"\b[A-Z][a-z]{3,}\b", english):
            hangul = names.get(word.lower())
            if hangul and len(hangul) > 1 and hangul in korean:
                other = rng.choice(others)
                korean = korean.replace(hangul, names[other])
                english = re.sub(rf"\b{word}\b", other.capitalize(), english)
        if (korean, english) == pair:
            speaker = rng.choice(others)
            korean, english = f"{names[speaker]}: {korean}", f"{speaker.capitalize()}: {english}"
        result.append((korean, english))
    return result


def texts(data: Path) -> Iterator[tuple[str, str]]:
    """Pairs of sentences without end, as the head of this module says; the first 1,000 are the Northern news.

    Args:
        data: the folder that holds ``dev/``.

    Raises:
        OSError: one of its files is missing.
    """
    dev = data / "dev"
    news = dev / "news_north_south.tsv"
    first = [
        *read_columns(news, "ko_north", "en"),
        *read_columns(dev / "flores.tsv", "ko", "en"),
        *read_columns(news, "ko_south", "en"),
    ]
    pairs: Pairs = [(korean, english) for korean, english in first]
    names = {
        en.lower(): ko.replace(" ", "")
        for en, ko in read_columns(dev / "name_tokens.tsv", "en", "ko_south_syllables")
    }
    yield from pairs
    for seed in count(1):
        yield from varied(pairs, names, random.Random(seed))


def run(task: str, pairs_file: Path, checkout: Path) -> dict[str, float]:
    """Time a task once with the aligner of a checkout.

    Raises:
        SystemExit: the checkout has no aligner, or its run failed.
    """
    done = subprocess.run(
        [sys.executable, "-P", str(HERE / "benchmarks" / "timed.py"), task, str(pairs_file)],
        env={**os.environ, "PYTHONPATH": str(checkout), "PYTHONHASHSEED": "0"},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise SystemExit(f"{task} in {checkout} failed:\n{done.stderr[-2000:]}")
    result: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    if Path(str(result["folder"])) != checkout:
        raise SystemExit(f"there is no aligner in {checkout}")
    return result


def commit(checkout: Path) -> str:
    """The commit of a checkout, with a plus if something in it is changed; empty if git does not know it."""
    done = subprocess.run(
        ["git", "-C", str(checkout), "describe", "--always", "--dirty=+"],
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout.strip()


def medians(runs: Sequence[Mapping[str, Mapping[str, float]]], pairs: Mapping[str, int]) -> dict[str, object]:
    """What is kept of the runs of one checkout.

    Args:
        runs: what each run gave for each task.
        pairs: how many pairs each task had.
    """

    def median(task: str, field: str) -> float:
        return statistics.median(one[task][field] for one in runs)

    names = None if runs[0]["align"]["names_seconds"] is None else median("align", "names_seconds")
    return {
        "version": runs[0]["align"]["version"],
        "glossary_ms_a_pair": round(1000 * median("glossary", "seconds") / pairs["glossary"], 3),
        "align_seconds": round(median("align", "seconds"), 3),
        "align_names_seconds": None if names is None else round(names, 3),
        "loading_seconds": round(median("glossary", "loading_seconds"), 3),
        "entries": runs[0]["glossary"]["result"],
        "beads": runs[0]["align"]["result"],
    }


def show(figures: Mapping[str, dict[str, object]]) -> None:
    """Print a column a checkout, and the ratio of the last to the first if there are two."""
    table = Table(title="Processor time on one core, median")
    for head in ("", *figures, *(["ratio"] if len(figures) > 1 else []), "bar"):
        table.add_column(head, justify="left" if not head else "right")
    rows = {
        "glossary, ms a pair": ("glossary_ms_a_pair", MOST_MS_A_PAIR),
        "align, s": ("align_seconds", MOST_ALIGN_SECONDS),
        "  of it names, s": ("align_names_seconds", None),
        "loading, s": ("loading_seconds", None),
        "entries": ("entries", None),
        "beads": ("beads", None),
    }
    for head, (field, bar) in rows.items():
        values = [one[field] for one in figures.values()]
        cells = ["-" if value is None else f"{value:,}" for value in values]
        first, last = values[0], values[-1]
        if len(values) > 1:
            both = isinstance(first, float) and isinstance(last, float) and first > 0
            cells.append(f"{last / first:.2f}" if both else "")
        verdict = "" if bar is None else f"{bar} {'reached' if last <= bar else 'MISSED'}"
        table.add_row(head, *cells, verdict)
    Console(width=110).print(table)


def main() -> None:
    """Measure, print, append."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", type=Path, help="folder that holds dev/")
    parser.add_argument(
        "--against", type=Path, metavar="CHECKOUT", help="folder of another aligner to compare"
    )
    parser.add_argument("--runs", type=int, default=5, help="of each task and checkout")
    parser.add_argument("--glossary-pairs", type=int, default=1_000)
    parser.add_argument("--align-pairs", type=int, default=5_000)
    arguments = parser.parse_args()
    checkouts = {"before": arguments.against.resolve(), "now": HERE} if arguments.against else {"now": HERE}
    counts = {"glossary": arguments.glossary_pairs, "align": arguments.align_pairs}
    runs: dict[str, list[dict[str, dict[str, float]]]] = {name: [] for name in checkouts}
    with tempfile.TemporaryDirectory() as folder:
        files = {}
        for task, most in counts.items():
            pairs = list(islice(texts(arguments.data), most))
            files[task] = Path(folder) / f"{task}.json"
            files[task].write_text(json.dumps([*zip(*pairs, strict=True)]), encoding="utf-8")
        for _ in range(arguments.runs):
            for name, checkout in checkouts.items():
                runs[name].append({task: run(task, path, checkout) for task, path in files.items()})
    figures = {name: medians(found, counts) for name, found in runs.items()}
    show(figures)
    for name, checkout in checkouts.items():
        figures[name]["commit"] = commit(checkout)
    record = {
        "python": sys.version.split()[0],
        "numpy": np.__version__,
        "runs": arguments.runs,
        "pairs": counts,
        **figures,
    }
    keep("speed", record, *(arguments.data / "dev" / name for name in FILES), split="development")


if __name__ == "__main__":
    main()
