"""Names mined from pairs of texts, against what a reader finds in them: ``python -m benchmarks.mining FOLDER``.

The folder holds reports ``NN.ko.txt`` and ``NN.en.txt`` and what a reader found, ``NN.gold.tsv``: Korean form,
English form, kind, with or without a head line. Each report goes the whole way, from two texts to a glossary.

Pairs: (Korean, printed English) in glossary and gold, by kind; places, countries and organizations also together.
       A pair of another kind than the gold's counts as wrong twice, and is listed as a confusion of kinds.
Spans: Korean and English names found in each text by itself, against the forms of the gold.

``--list`` prints every pair that is missed or made up. Every run is appended to ``benchmarks/results/mining.jsonl``
with a hash of the folder and what ``--split`` says of it: reports that the rules were written on, or kept from them.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table

from aligner import align, build_glossary, split
from aligner.model import Document
from aligner.names import find_names
from benchmarks.records import SPLITS, keep

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

GROUPS: Mapping[str, tuple[str, ...]] = {
    "person": ("person",),
    "place": ("place",),
    "country": ("country",),
    "organization": ("organization",),
    "named": ("place", "country", "organization"),
    "title": ("title",),
}

Pair = tuple[str, str, str]


@dataclass(slots=True)
class Counts:
    """Right, made up and missed, of one kind over all reports."""

    right: int = 0
    extra: int = 0
    missed: int = 0

    def add(self, found: Iterable[object], gold: Iterable[object]) -> None:
        """Count one report."""
        ours, truth = set(found), set(gold)
        self.right += len(ours & truth)
        self.extra += len(ours - truth)
        self.missed += len(truth - ours)

    @property
    def precision(self) -> float:
        """Share of what was found that is right; 1 if nothing was found."""
        return self.right / (self.right + self.extra) if self.right + self.extra else 1.0

    @property
    def recall(self) -> float:
        """Share of what there is that was found; 1 if there is nothing."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0


def plain(form: str) -> str:
    """A printed form without what makes no difference: article, capitals, shape of apostrophes, extra spaces."""
    return " ".join(form.replace("’", "'").split()).casefold().removeprefix("the ")


def read_gold(path: Path) -> set[Pair]:
    """Kind, Korean form and English form of each line."""
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    return {
        (row[2].strip(), plain(row[0]), plain(row[1])) for row in rows if row[0] != "ko" and row[0][0] != "#"
    }


def mined(korean: str, english: str) -> set[Pair]:
    """Kind, Korean form and each printed English form of the glossary of two texts."""
    found = set()
    for entry in build_glossary(align(korean, english)):
        for form in (entry.en, *(variant.text for variant in entry.en_variants)):
            found.add((entry.kind, plain(entry.ko), plain(form)))
    return found


def spans(text: str, lang: str) -> set[tuple[str, str]]:
    """Kind and form of the names of one text."""
    return {(name.kind, plain(name.text)) for name in find_names(split(Document("text", lang, text)), lang)}


def measure(folder: Path, *, listing: bool, console: Console) -> dict[str, dict[str, float]]:
    """Precision and recall of every kind, over all reports of a folder."""
    pairs = {group: Counts() for group in GROUPS}
    alone = {(lang, group): Counts() for lang in ("ko", "en") for group in GROUPS}
    confused: Counter[tuple[str, str]] = Counter()
    seconds = 0.0
    for gold_path in sorted(folder.glob("*.gold.tsv")):
        number = gold_path.name.removesuffix(".gold.tsv")
        korean, english = (
            (folder / f"{number}.{lang}.txt").read_text(encoding="utf-8") for lang in ("ko", "en")
        )
        gold = read_gold(gold_path)
        start = time.perf_counter()
        found = mined(korean, english)
        seconds += time.perf_counter() - start
        kind_of = {(ko, en): kind for kind, ko, en in gold}
        for kind, ko, en in sorted(found - gold):
            if (ko, en) in kind_of:
                confused[kind_of[ko, en], kind] += 1
        for group, kinds in GROUPS.items():
            truth = {pair for pair in gold if pair[0] in kinds}
            pairs[group].add(
                ((*_group(pair[0], kinds), *pair[1:]) for pair in found if pair[0] in kinds),
                ((*_group(pair[0], kinds), *pair[1:]) for pair in truth),
            )
            for column, lang, text in ((1, "ko", korean), (2, "en", english)):
                alone[lang, group].add(
                    {form for kind, form in spans(text, lang) if kind in kinds},
                    {pair[column] for pair in truth},
                )
        if listing:
            for sign, left in (("-", gold - found), ("+", found - gold)):
                for kind, ko, en in sorted(left):
                    console.print(f"{number} {sign} {kind:12} {ko} = {en}", markup=False, highlight=False)
    results = {group: _row(pairs[group]) for group in GROUPS}
    results |= {f"{lang} {group}": _row(counts) for (lang, group), counts in alone.items()}
    show(results, confused, seconds, console)
    return results


def _group(kind: str, kinds: tuple[str, ...]) -> tuple[str, ...]:
    """What must agree besides the forms: the kind, unless several are counted as one."""
    return () if len(kinds) > 1 else (kind,)


def _row(counts: Counts) -> dict[str, float]:
    return {
        "precision": round(counts.precision, 3),
        "recall": round(counts.recall, 3),
        "right": counts.right,
        "extra": counts.extra,
        "missed": counts.missed,
    }


def show(
    results: dict[str, dict[str, float]],
    confused: Counter[tuple[str, str]],
    seconds: float,
    console: Console,
) -> None:
    """Print the table, and the kinds that are taken for others."""
    table = Table("kind", "precision", "recall", "right", "extra", "missed", title="Names mined")
    for name, row in results.items():
        table.add_row(
            name, *(f"{value:.3f}" if isinstance(value, float) else str(value) for value in row.values())
        )
    console.print(table)
    for (truth, kind), count in confused.most_common():
        console.print(f"{truth} taken for {kind}: {count}")
    console.print(f"{seconds:.1f} s")


def main() -> None:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--list", action="store_true", help="print what is missed and made up")
    parser.add_argument(
        "--split", choices=SPLITS, default="not told", help="what the reports were used for so far"
    )
    arguments = parser.parse_args()
    if not any(arguments.folder.glob("*.gold.tsv")):
        parser.error(
            f"no report in {arguments.folder}: give a folder with NN.ko.txt, NN.en.txt and NN.gold.tsv"
        )
    results = measure(arguments.folder, listing=arguments.list, console=Console(width=110))
    keep("mining", {"results": results}, arguments.folder, split=arguments.split)


if __name__ == "__main__":
    main()
