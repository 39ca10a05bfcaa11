"""Texts in one language: genuine North Korean prose, North Korean English, definitions.

In:   the training folder.
Out:  lines, a sentence or a definition each; North and South versions of the same Korean sentence.
Not:  what they mean: that the teachers say (teachers.py).
"""

from __future__ import annotations

import csv
import gzip
import json
import re
import unicodedata
from collections import Counter
from typing import TYPE_CHECKING

from aligner.sentences import split

from .tables import read_table, tidy

if TYPE_CHECKING:
    import random
    from collections.abc import Iterable, Iterator
    from pathlib import Path

__all__ = ["addresses", "definitions", "north_english", "north_south_pairs", "that_teach_most"]


def _sentences(text: str) -> list[str]:
    return [sentence.text for sentence in split(text)]


def north_south_pairs(folder: Path) -> list[tuple[str, str]]:
    """(North, South) versions of the same Korean sentence."""
    return [
        (tidy(row["ko_north"]), tidy(row["ko_south"]))
        for row in read_table(folder / "train" / "north_south.tsv")
    ]


def addresses(folder: Path) -> list[str]:
    """Sentences of the New Year addresses: genuine North Korean text without English."""
    lines = []
    for path in sorted((folder / "train" / "north_mono").glob("*.txt")):
        text = unicodedata.normalize("NFC", path.read_text(encoding="utf-8", errors="replace"))
        lines += map(tidy, _sentences(text))
    return [line for line in lines if len(line) > 8]


def definitions(folder: Path) -> list[str]:
    """Definitions of the North Korean dictionary, in Korean."""
    rows = read_table(folder / "train" / "nk_dictionary.tsv")
    return [tidy(row["definition_ko"]) for row in rows if len(row["definition_ko"]) > 12]


def _articles(folder: Path) -> Iterator[str]:
    for path in sorted((folder / "train" / "mono_en").glob("*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as stream:
            for line in stream:
                yield from map(tidy, _sentences(json.loads(line)["text"]))


def _headlines(folder: Path) -> Iterator[str]:
    for path in sorted((folder / "train" / "mono_en").glob("*.tsv.gz")):
        with gzip.open(path, "rt", encoding="utf-8", newline="") as stream:
            for row in csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE):
                yield tidy(row["title"])


def north_english(folder: Path) -> list[str]:
    """Sentences and headlines of the English pages of the Korean Central News Agency, each once."""
    found = [line for line in _articles(folder) if 40 <= len(line) <= 400]
    found += [line for line in _headlines(folder) if 25 <= len(line) <= 200]
    return list(dict.fromkeys(found))


def that_teach_most(lines: Iterable[str], times: int, rng: random.Random) -> list[str]:
    """Lines that hold a word which fewer than ``times`` lines chosen before hold, looked through in random order.

    What is said a thousand times over ("the great leader Kim Jong Il") is taken ``times`` times.
    """
    shuffled = list(lines)
    rng.shuffle(shuffled)
    seen: Counter[str] = Counter()
    chosen = []
    for line in shuffled:
        words = set(re.findall(r"\w+", line.lower()))
        if any(seen[word] < times for word in words):
            seen.update(words)
            chosen.append(line)
    return chosen
