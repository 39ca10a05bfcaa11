"""Read the training folder into sentence and word pairs.

In:   the folder that holds ``train/`` and ``dev/`` (see training/README.md for what is in it and where it is from).
Out:  ``Pair`` values grouped by source, Korean-only lines for the vocabulary, and the dev sets.
Not:  tokenizing, spelling augmentation (spelling.py), sampling (train.py).
Idea: a batch drawn from one source has harder negatives than a mixed one, so sources stay apart until training.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import random

__all__ = [
    "Pair",
    "lexicon_pairs",
    "monolingual_lines",
    "north_south_pairs",
    "read_dev",
    "read_pairs",
    "senses",
]


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


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE))


def _tidy(text: str | None) -> str:
    return " ".join(unicodedata.normalize("NFC", text or "").split())


_NOTE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_SEPARATOR = re.compile(r"\s*[;,]\s*|\s*/\s+|\s+\d\)\s*")
# Definitions that talk about the word instead of translating it.
_ABOUT = re.compile(
    r"^(indicates|used (to|in|as|with|for|when)|alternative|formal form|informal|honorific|plural|passive|"
    r"causative|suffix|prefix|the name of|name of|abbreviation|short for|synonym|see |compare|north korean)",
    re.I,
)


def senses(definition: str) -> list[str]:
    """The single senses of a dictionary definition.

    >>> senses("to abate, to soothe")
    ['to abate', 'to soothe']
    >>> senses("sloth (mammal)")
    ['sloth']
    """
    text = _NOTE.sub(" ", definition).replace("(", " ").replace(")", " ")
    # A full sentence ("A step or steps.") is one sense; a list is many.
    found = []
    for part in _SEPARATOR.split(text):
        part = _tidy(part).strip(" .:'\"")
        if 1 < len(part) <= 80 and not _ABOUT.match(part):
            found.append(part)
    return list(dict.fromkeys(found))


def _sample(rows: list[dict[str, str]], count: int, rng: random.Random) -> list[dict[str, str]]:
    """At most ``count`` of the rows, in their own order: neighbours make hard negatives."""
    return [rows[i] for i in sorted(rng.sample(range(len(rows)), min(count, len(rows))))]


def _bible(folder: Path, rng: random.Random, cap: int) -> list[Pair]:
    rows = _rows(folder / "bible.tsv")
    pairs = []
    for row in _sample(rows, cap, rng):
        korean = [row["ko_krv1961"], row["ko_children"]]
        if row["ko_modern"] != row["ko_krv1961"]:
            korean += [row["ko_modern"], row["ko_modern"]]
        english = row["en_web"] if rng.random() < 0.8 else row["en_kjv"]
        pairs.append(Pair(_tidy(rng.choice([text for text in korean if text])), _tidy(english)))
    return pairs


def _techdocs(folder: Path, rng: random.Random, cap: int) -> list[Pair]:
    rows = [row for row in _rows(folder / "techdocs.tsv") if not row["cost"] or float(row["cost"]) <= 1]
    rows = [row for row in rows if len(row["ko"]) <= 600]
    return [Pair(_tidy(row["ko"]), _tidy(row["en"])) for row in _sample(rows, cap, rng)]


def _dictionary(folder: Path) -> list[Pair]:
    pairs = []
    for row in _rows(folder / "dictionary_cc_kedict.tsv"):
        if row["pos"] in ("part", "suf", "pref"):
            continue
        pairs += [Pair(_tidy(row["ko"]), sense, kind=row["pos"]) for sense in senses(row["definition"])[:6]]
    for row in _rows(folder / "dictionary_kengdic6000.tsv"):
        kind = "v" if row["ko"].endswith("다") else "n"
        pairs += [Pair(_tidy(row["ko"]), sense, kind=kind) for sense in senses(row["en"])[:4]]
    return pairs


def lexicon_pairs(seeds: Path | None = None) -> list[Pair]:
    """Words and names of the press, North and South: our own list and the tables under ``seeds/lexicon``."""
    pairs = []
    for row in _rows(Path(__file__).with_name("lexicon.tsv")):
        for sense in row["en"].split(" | "):
            if row["ko_north"]:
                pairs.append(Pair(row["ko_north"], sense, north=True, kind="n"))
            if row["ko_south"] and row["ko_south"] != row["ko_north"]:
                pairs.append(Pair(row["ko_south"], sense, kind="n"))
    folder = Path(__file__).parents[2] / "seeds" / "lexicon" if seeds is None else seeds
    for name in ("countries", "institutions", "titles"):
        lines = (folder / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
        for row in csv.DictReader((line for line in lines if line and line[0] != "#"), delimiter="\t"):
            for sense in row["en"].split(" | "):
                pairs.append(Pair(row["ko"], sense, north=True, kind="n"))
                if row["ko_south"] and row["ko_south"] != row["ko"]:
                    pairs.append(Pair(row["ko_south"], sense, kind="n"))
    return pairs


def read_pairs(
    folder: Path, rng: random.Random, *, bible_cap: int = 30_000, techdocs_cap: int = 40_000
) -> dict[str, list[Pair]]:
    """Pairs by source, capped so that scripture and software pages do not dominate."""
    train = folder / "train"

    def plain(name: str, ko: str = "ko", en: str = "en") -> list[Pair]:
        return [Pair(_tidy(row[ko]), _tidy(row[en])) for row in _rows(train / name)]

    nk_bible = [
        pair
        for row in _rows(train / "nk_bible.tsv")
        for pair in (
            Pair(_tidy(row["ko_north"]), _tidy(row["en"]), north=True),
            Pair(_tidy(row["ko_south"]), _tidy(row["en"])),
        )
    ]
    countries = [
        pair
        for row in _rows(train / "countries.tsv")
        for pair in (
            Pair(_tidy(row["ko"]), _tidy(row["en"])),
            Pair(_tidy(row["ko_official"]), _tidy(row["en_official"])),
        )
    ]
    sources = {
        "bible": _bible(train, rng, bible_cap),
        "nk_bible": nk_bible,
        "techdocs": _techdocs(train, rng, techdocs_cap),
        "korsts": plain("korsts.tsv"),
        "tatoeba": plain("tatoeba.tsv"),
        "jhe": plain("jhe.tsv"),
        "examples": plain("dictionary_examples.tsv"),
        "dictionary": _dictionary(train) + countries,
        "lexicon": lexicon_pairs(),
        "persons": plain("person_names.tsv", "ko_south"),
        "loanwords": plain("loanwords.tsv", "ko_south"),
    }
    return {
        name: [pair for pair in dict.fromkeys(pairs) if pair.ko and pair.en]
        for name, pairs in sources.items()
    }


def north_south_pairs(folder: Path) -> list[tuple[str, str]]:
    """(North, South) versions of the same Korean sentence."""
    return [
        (_tidy(row["ko_north"]), _tidy(row["ko_south"]))
        for row in _rows(folder / "train" / "north_south.tsv")
    ]


def monolingual_lines(folder: Path) -> list[str]:
    """Sentences of the New Year addresses: genuine North Korean text without English."""
    lines = []
    for path in sorted((folder / "train" / "north_mono").glob("*.txt")):
        text = unicodedata.normalize("NFC", path.read_text(encoding="utf-8", errors="replace"))
        lines += [_tidy(part) for line in text.splitlines() for part in re.split(r"(?<=[.!?])\s*", line)]
    return [line for line in lines if len(line) > 8]


def read_dev(folder: Path) -> dict[str, tuple[list[str], list[str]]]:
    """Dev sets by name: Korean and English sentences, row by row."""
    flores = _rows(folder / "dev" / "flores.tsv")
    news = _rows(folder / "dev" / "news_north_south.tsv")
    english = [_tidy(row["en"]) for row in news]
    return {
        "flores": ([_tidy(row["ko"]) for row in flores], [_tidy(row["en"]) for row in flores]),
        "news_north": ([_tidy(row["ko_north"]) for row in news], english),
        "news_south": ([_tidy(row["ko_south"]) for row in news], english),
    }
