"""Names found in short lists of sentence pairs, against a reader's: ``python -m benchmarks.lists``.

In:   the lists of ``tests/data/names``: those for development, on which the rules were written, and those that are only
      reported, for whose sake no rule may be changed (the README there says what a reader sets down).
Out:  precision and recall of each kind, over all lists of a split and of each list; one line a split is appended to
      ``benchmarks/results/lists.jsonl``.
Not:  whole reports from text to glossary (benchmarks.mining).
Idea: the development figures tell whether something broke, the reported ones how good it is.

``--list`` prints each name that is missed or made up in the lists for development. Nothing of that kind is printed for
the reported ones: who reads it, tunes on it.
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from aligner.model import Alignment, Bead, Document, Sentence
from aligner.names import match_names
from benchmarks.mining import GROUPS, Counts
from benchmarks.records import keep

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

FOLDER = Path(__file__).parents[1] / "tests" / "data" / "names"
# Split -> the groups of which its lists name everything, so that precision is known.
COMPLETE: Mapping[str, tuple[str, ...]] = {"development": ("person",), "reported": tuple(GROUPS)}

Name = tuple[str, str, str]
"""Kind, Korean form, English form."""


@dataclass(frozen=True, slots=True)
class NameList:
    """Sentence pairs and the names in them.

    Attributes:
        name: of the file.
        split: development or reported.
        beads: Korean and English sentences that translate each other.
        names: what must come out.
        optional: what may come out or not.
    """

    name: str
    split: str
    beads: tuple[tuple[str, str], ...]
    names: frozenset[Name]
    optional: frozenset[Name]


def read_list(path: Path) -> NameList:
    """Read a file of ``tests/data/names``; its folder is the split.

    Raises:
        ValueError: a line has not three fields.
    """
    beads: list[tuple[str, str]] = []
    names: set[Name] = set()
    optional: set[Name] = set()
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        kind, korean, english = line.split("\t")
        if kind == "bead":
            beads.append((korean, english))
        elif kind.endswith("?"):
            optional.add((kind[:-1], korean, english))
        else:
            names.add((kind, korean, english))
    return NameList(path.stem, path.parent.name, tuple(beads), frozenset(names), frozenset(optional))


def read_lists(split: str) -> tuple[NameList, ...]:
    """The lists of a split that have sentences, in order of their names."""
    lists = (read_list(path) for path in sorted((FOLDER / split).glob("*.tsv")))
    return tuple(one for one in lists if one.beads)


def as_sentences(lines: Iterable[str]) -> tuple[Sentence, ...]:
    """One sentence a line, with offsets into the joined text."""
    found, start = [], 0
    for number, line in enumerate(lines):
        found.append(Sentence(line, start, start + len(line), number))
        start += len(line) + 1
    return tuple(found)


def pairs_alignment(
    pairs: Sequence[tuple[str, str]], *, confidence: float = 1.0, name: str = "list"
) -> Alignment:
    """An alignment of Korean and English sentences that stand in pairs.

    Args:
        pairs: the sentences.
        confidence: of every bead, 0..1.
        name: the documents' ids begin with it.
    """
    sides = [(lang, [pair[side] for pair in pairs]) for side, lang in enumerate(("ko", "en"))]
    source, target = (Document(f"{name}-{lang}", lang, "\n".join(texts)) for lang, texts in sides)
    source_sentences, target_sentences = (as_sentences(texts) for _, texts in sides)
    beads = tuple(Bead((number,), (number,), confidence) for number in range(len(pairs)))
    return Alignment(source, target, source_sentences, target_sentences, beads)


def found_in(one: NameList) -> frozenset[Name]:
    """What the program finds in the sentences of a list."""
    pairs = match_names(pairs_alignment(one.beads, name=one.name))
    return frozenset((pair.kind, pair.ko.text, pair.en.text) for pair in pairs)


def count(one: NameList, found: Iterable[Name]) -> dict[str, Counts]:
    """Right, made up and missed of each group of kinds in a list; inside a group of several, the kind makes no odds."""
    result = {}
    for group, kinds in GROUPS.items():
        ours, truth, free = (
            {name if len(kinds) == 1 else name[1:] for name in names if name[0] in kinds}
            for names in (found, one.names, one.optional)
        )
        result[group] = Counts()
        result[group].add(ours - (free - truth), truth)
    return result


def total(counted: Iterable[Mapping[str, Counts]]) -> dict[str, Counts]:
    """The sum of several lists."""
    result = {group: Counts() for group in GROUPS}
    for counts in counted:
        for group, one in counts.items():
            result[group].right += one.right
            result[group].extra += one.extra
            result[group].missed += one.missed
    return result


def table(rows: Mapping[tuple[str, str], Mapping[str, Counts]]) -> str:
    """A line for each group of each row: split, list, group, precision, recall, counts; a dash where unknown."""
    lines = [f"{'split':<12} {'list':<20} {'kind':<13} precision  recall  right  extra  missed"]
    for (split, name), counts in rows.items():
        for group, one in counts.items():
            if one.right + one.extra + one.missed == 0:
                continue
            known = group in COMPLETE[split]
            precision, extra = (f"{one.precision:.3f}", str(one.extra)) if known else ("-", "-")
            lines.append(
                f"{split:<12} {name:<20} {group:<13} {precision:>9} {one.recall:>7.3f} {one.right:>6} {extra:>6} "
                f"{one.missed:>7}"
            )
    return "\n".join(lines)


def figures(counts: Mapping[str, Counts], split: str) -> dict[str, dict[str, float | None]]:
    """Precision and recall of each group as JSON can hold them; null where precision is not known."""
    return {
        group: {
            "precision": round(one.precision, 4) if group in COMPLETE[split] else None,
            "recall": round(one.recall, 4),
            "names": one.right + one.missed,
        }
        for group, one in counts.items()
    }


def main() -> None:
    """Measure, print, append."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--list", action="store_true", help="print what is missed and made up, of the development lists alone"
    )
    arguments = parser.parse_args()
    totals = {}
    for split in COMPLETE:
        rows = {}
        for one in read_lists(split):
            found = found_in(one)
            rows[split, one.name] = count(one, found)
            if arguments.list and split == "development":
                made_up = {name for name in found - one.names - one.optional if name[0] in COMPLETE[split]}
                for sign, names in (("-", one.names - found), ("+", made_up)):
                    for kind, korean, english in sorted(names):
                        print(f"{one.name} {sign} {kind:12} {korean} = {english}")
        print(table(rows), end="\n\n")
        totals[split, "all lists"] = total(rows.values())
        keep("lists", figures(totals[split, "all lists"], split), FOLDER / split, split=split)
    print(table(totals))


if __name__ == "__main__":
    main()
