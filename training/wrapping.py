"""Learn what speaks for two lines being one paragraph: ``python -m training.wrapping DATA_FOLDER``.

In:   made texts with broken lines (wrapped_texts.py); of ``dev/archive`` and ``dev/real``, where they are there, the texts
      that hold a paragraph a line.
Out:  ``aligner/data/wrapping.json``; how many gaps of a kind of text are judged wrongly by what the other kinds taught, on
      the screen and in the file's notes.
Not:  the ends of words (training/word_ends.py, to be run before).
Idea: two logistic regressions: for each gap by itself, then with how likely its neighbours are joined. A gap counts less
      where its kind has many. Gaps over blank lines that part paragraphs, which are nearly all, count more, since a wrong
      join there is the worst of errors.
"""

# ruff: noqa: E501

from __future__ import annotations

import argparse
import json
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from aligner.documents.wrapping.evidence import observations
from aligner.documents.wrapping.gaps import Gap, gaps_of, may_join
from aligner.documents.wrapping.lines import PAGE_BREAK, parse
from aligner.documents.wrapping.surroundings import with_neighbours
from aligner.documents.wrapping.weights import PATH, chance
from aligner.documents.wrapping.widths import fits

from .regression import fit
from .wrapped_sources import Sources
from .wrapped_texts import GOES_ON, KINDS, START, make_texts

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from .wrapped_texts import MadeText

__all__ = ["Example", "examples_of", "judge", "learn", "lines_that_stay"]

TEXTS = 250  # of a kind and a language
FOLDS = 5
_PRIOR = 1.0
_RARE = 20
_BLANK = 4.0  # what a blank line counts that parts paragraphs
_EVENNESS = 0.8  # exponent: 1 and each kind counts the same, however many gaps it has

Weights = dict[str, float]


@dataclass(slots=True)
class Example:
    """A text for learning.

    Attributes:
        kind: of text, with its language.
        gaps: between its lines.
        joined: for each gap whether a paragraph goes on there; None if either will do.
        seen: what is seen at each.
    """

    kind: str
    gaps: list[Gap]
    joined: list[bool | None]
    seen: list[dict[str, float]]


def examples_of(texts: Sequence[MadeText]) -> list[Example]:
    """Made texts as examples."""
    found = []
    for text in texts:
        breaks = frozenset(index for index, line in enumerate(text.lines) if line == PAGE_BREAK)
        gaps = gaps_of(parse(text.lines), breaks)
        roles = [text.roles[gap.after.number - 1] for gap in gaps]
        joined = [role == GOES_ON if role in (GOES_ON, START) else None for role in roles]
        found.append(Example(f"{text.kind} {text.lang}", gaps, joined, list(observations(gaps, fits(gaps)))))
    return found


def lines_that_stay(data: Path) -> list[Example]:
    """Real texts that hold a paragraph a line: nothing in them is joined."""
    files = []
    archive = data / "dev" / "archive"
    if archive.is_dir():
        about = json.loads((archive / "about.json").read_text(encoding="utf-8"))
        files += [archive / name for name, entry in about.items() if "manual" not in entry["kind"]]
    for units in sorted((data / "dev" / "real").glob("*.units.json")):
        name = units.name.removesuffix(".units.json")
        count = len(json.loads(units.read_text(encoding="utf-8")))
        for path in sorted(units.parent.glob(f"{name}.*.txt")):
            lines = path.read_text(encoding="utf-8-sig").split("\n")
            if not name.startswith("seg-") and sum(bool(line.strip()) for line in lines) == count:
                files.append(path)
    found = []
    for path in files:
        gaps = gaps_of(parse(path.read_text(encoding="utf-8-sig").split("\n")))
        found.append(
            Example(
                f"real, {path.parent.name}", gaps, [False] * len(gaps), list(observations(gaps, fits(gaps)))
            )
        )
    return found


def learn(examples: Sequence[Example]) -> tuple[Weights, Weights]:
    """Weights for a gap alone, and together with its neighbours."""
    alone = _fit(examples, [example.seen for example in examples])
    return alone, _fit(examples, [_second(example, alone) for example in examples])


def _second(example: Example, alone: Mapping[str, float]) -> list[dict[str, float]]:
    chances = [
        chance(alone, seen) if may_join(gap) else 0.0
        for gap, seen in zip(example.gaps, example.seen, strict=True)
    ]
    return list(with_neighbours(example.gaps, example.seen, chances))


def _fit(examples: Sequence[Example], seen: Sequence[Sequence[dict[str, float]]]) -> Weights:
    rows, truth, kinds = [], [], []
    for example, observed in zip(examples, seen, strict=True):
        for gap, joined, row in zip(example.gaps, example.joined, observed, strict=True):
            if joined is not None and may_join(gap):
                rows.append(row)
                truth.append(joined)
                kinds.append(example.kind)
    sizes = Counter(kinds)
    shares = np.array([(len(rows) / len(sizes) / sizes[kind]) ** _EVENNESS for kind in kinds])
    blank = np.array(
        [
            not true and any(name.startswith("blank: ") for name in row)
            for true, row in zip(truth, rows, strict=True)
        ]
    )
    shares *= np.where(blank, _BLANK, 1.0)
    return fit(
        rows, np.array(truth, dtype=float), prior=_PRIOR, rare=_RARE, shares=shares * len(rows) / shares.sum()
    )


def judge(examples: Sequence[Example], weights: tuple[Weights, Weights]) -> dict[str, dict[str, int]]:
    """By kind: how many gaps go on, and are torn; how many part paragraphs, and are glued."""
    counts: dict[str, Counter[str]] = {}
    alone, together = weights
    for example in examples:
        count = counts.setdefault(example.kind, Counter(go_on=0, torn=0, part=0, glued=0))
        for gap, joined, seen in zip(example.gaps, example.joined, _second(example, alone), strict=True):
            if joined is None:
                continue
            found = may_join(gap) and chance(together, seen) > 0.5
            count["go_on" if joined else "part"] += 1
            count["torn"] += joined and not found
            count["glued"] += found and not joined
    return {kind: dict(count) for kind, count in sorted(counts.items())}


def cross_validate(examples: Sequence[Example]) -> dict[str, dict[str, int]]:
    """Each kind judged by what kinds of other folds taught; real texts are in each."""
    report: dict[str, dict[str, int]] = {}
    names = list(KINDS)
    for fold in range(FOLDS):
        out = tuple(f"{name} " for name in names[fold::FOLDS])
        inside = [example for example in examples if not example.kind.startswith(out)]
        report |= judge([example for example in examples if example.kind.startswith(out)], learn(inside))
        print(f"fold {fold + 1} of {FOLDS}", flush=True)
    return report


def show(report: Mapping[str, Mapping[str, int]]) -> None:
    """Print a report by kind."""
    for kind, count in report.items():
        torn, glued = count["torn"] / max(count["go_on"], 1), count["glued"] / max(count["part"], 1)
        print(f"{kind:24} torn {torn:.3f} of {count['go_on']:6}   glued {glued:.3f} of {count['part']:6}")


def main() -> None:
    """Cross-validate over kinds, learn from everything, write the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", type=Path, help="the data folder")
    parser.add_argument("--texts", type=int, default=TEXTS, help="of a kind and a language")
    parser.add_argument("--quick", action="store_true", help="no cross-validation")
    arguments = parser.parse_args()
    sources = Sources(arguments.data)
    examples = examples_of(make_texts(sources, arguments.texts, seed=1)) + lines_that_stay(arguments.data)
    print(sum(len(example.gaps) for example in examples), "gaps", flush=True)
    notes: dict[str, object] = {}
    if not arguments.quick:
        notes["kinds kept out"] = cross_validate(examples)
        show(notes["kinds kept out"])  # type: ignore[arg-type]
    alone, together = learn(examples)
    fresh = judge(examples_of(make_texts(sources, max(arguments.texts // 8, 10), seed=2)), (alone, together))
    print("new texts of the same kinds")
    show(fresh)
    table = {
        "alone": _rounded(alone),
        "together": _rounded(together),
        "notes": {**notes, "new texts": fresh},
    }
    PATH.write_text(json.dumps(table, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def _rounded(weights: Weights) -> Weights:
    return {name: round(weight, 2) for name, weight in weights.items() if abs(weight) >= 0.02}


if __name__ == "__main__":
    main()
