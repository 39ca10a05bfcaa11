"""Sentence ends found again, and speed: ``python -m benchmarks.sentences DATA_FOLDER``.

Ends:   rows of the development news and encyclopedia, each taken for one sentence, are joined five to a paragraph and
        split again. Precision: ends found that are ends of rows; recall: ends of rows that are found. A few rows hold
        two sentences, so that precision does not reach 1; figures are to be compared with those of another version.
        With spaces between the rows, and, for Northern news, without, as old pages print them.
Speed:  sentences a second on one core, on the same paragraphs.

Every run is appended to ``benchmarks/results/sentences.jsonl`` with the version and a hash of the files.
"""

from __future__ import annotations

import argparse
import csv
import time
from pathlib import Path

from rich.console import Console
from rich.table import Table

from aligner.sentences import split
from benchmarks.records import keep

# Name of the set -> file, column, what stands between two rows.
SETS = {
    "news, Northern": ("dev/news_north_south.tsv", "ko_north", " "),
    "news, Northern, no spaces": ("dev/news_north_south.tsv", "ko_north", ""),
    "news, Southern": ("dev/news_north_south.tsv", "ko_south", " "),
    "news, English": ("dev/news_north_south.tsv", "en", " "),
    "encyclopedia, Southern": ("dev/flores.tsv", "ko", " "),
    "encyclopedia, English": ("dev/flores.tsv", "en", " "),
}
ROWS = 5


def read_column(path: Path, column: str) -> list[str]:
    """A column of a table, tab separated, without quoting."""
    with path.open(encoding="utf-8", newline="") as file:
        return [row[column].strip() for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)]


def ends(pieces: list[str]) -> set[int]:
    """Where the pieces end but the last, counted in characters that are not white space."""
    found, position = set(), 0
    for piece in pieces[:-1]:
        position += len("".join(piece.split()))
        found.add(position)
    return found


def measure(rows: list[str], between: str) -> dict[str, float]:
    """Precision and recall of the ends of rows, and sentences a second."""
    right = found = wanted = sentences = 0
    seconds = 0.0
    for first in range(0, len(rows), ROWS):
        paragraph = rows[first : first + ROWS]
        text = between.join(paragraph)
        began = time.process_time()
        pieces = [sentence.text for sentence in split(text)]
        seconds += time.process_time() - began
        ours, truth = ends(pieces), ends(paragraph)
        right, found, wanted = right + len(ours & truth), found + len(ours), wanted + len(truth)
        sentences += len(pieces)
    return {
        "precision": round(right / found, 4),
        "recall": round(right / wanted, 4),
        "ends": wanted,
        "sentences_per_second": round(sentences / seconds),
    }


def main() -> None:
    """Measure, print, append."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", type=Path, help="folder that holds dev/")
    arguments = parser.parse_args()
    for warm_up in ("It ends. It goes on.", "끝났다. 이어진다."):
        split(warm_up)
    table = Table("set", "precision", "recall", "ends", "sentences a second", title="Ends of sentences")
    results: dict[str, object] = {}
    for name, (file, column, between) in SETS.items():
        results[name] = figures = measure(read_column(arguments.data / file, column), between)
        table.add_row(
            name,
            f"{figures['precision']:.3f}",
            f"{figures['recall']:.3f}",
            *map(str, list(figures.values())[2:]),
        )
    Console().print(table)
    files = sorted({file for file, *_ in SETS.values()})
    keep("sentences", results, *(arguments.data / file for file in files), split="development")


if __name__ == "__main__":
    main()
