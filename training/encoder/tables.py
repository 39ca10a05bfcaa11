"""Reading the tables of the training folder, and what a pair is."""

from __future__ import annotations

import csv
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import random
    from pathlib import Path

__all__ = ["Pair", "read_table", "sample", "tidy"]


@dataclass(frozen=True, slots=True)
class Pair:
    """A Korean text and an English one that mean the same.

    Attributes:
        north: the Korean is already in North spelling.
        kind: part of speech of a dictionary word, as the dictionary abbreviates it.
    """

    ko: str
    en: str
    north: bool = False
    kind: str = ""


def read_table(path: Path) -> list[dict[str, str]]:
    """Rows of a tab-separated file by the names in its first line."""
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE))


def tidy(text: str | None) -> str:
    """Composed characters, single spaces."""
    return " ".join(unicodedata.normalize("NFC", text or "").split())


def sample(rows: list[dict[str, str]], count: int, rng: random.Random) -> list[dict[str, str]]:
    """At most ``count`` of the rows, in their own order: neighbours make hard negatives."""
    return [rows[i] for i in sorted(rng.sample(range(len(rows)), min(count, len(rows))))]
