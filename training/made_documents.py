"""Make documents with a known alignment from sentence pairs in running order.

In:   Korean and English sentences, row by row translations of each other, neighbours from the same text.
Out:  two documents whose sentences were joined, dropped, or lost in one block, and the true beads between them.
Why:  hand-aligned Korean-English documents are few; these have the defects of real ones in known places.
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from aligner.model import Bead

from .encoder.tables import read_table

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

__all__ = ["MadeDocument", "Recipe", "make_document", "make_documents", "read_pairs"]

LARGEST = 8  # rows in one sentence


@dataclass(frozen=True, slots=True)
class Recipe:
    """How a document is spoilt.

    Attributes:
        joins: share of sentences joined to the one before, of source and target.
        gaps: share of sentences dropped, on each side.
        block: share of one side's sentences that is dropped in one piece.
        tail: as many unrelated sentences, as a share of the document, at the end of one side.
        cuts: share of rows of which one side keeps only a part, as free translations do.
        headline: chance that a headline which shortens the first row stands above the text; on one side only or on
            both, equally often.
        dateline: chance that an agency's dateline opens the text; mostly it stands alone in Korean and begins the
            first sentence in English. Sentences of the tail have one of their own as often, as lists of other
            articles do.
        unrelated: the target is another text, and nothing is to be found.
        paragraphs: mean number of rows in a paragraph, 0 for a text without; half of the sources then have every
            sentence in a paragraph of its own, as North Korean reports do.
    """

    joins: tuple[float, float] = (0.10, 0.10)
    gaps: float = 0.05
    block: float = 0.0
    tail: float = 0.0
    cuts: float = 0.0
    headline: float = 0.0
    dateline: float = 0.0
    unrelated: bool = False
    paragraphs: float = 0.0


@dataclass(frozen=True, slots=True)
class MadeDocument:
    """Sentences of both sides, whether a paragraph ends with each, and the true beads."""

    source: tuple[str, ...]
    target: tuple[str, ...]
    beads: tuple[Bead, ...]
    breaks: tuple[tuple[bool, ...], tuple[bool, ...]] | None = None


def read_pairs(path: Path, source: str, target: str) -> list[tuple[str, str]]:
    """Two columns of a tab-separated file with a heading; rows with an empty field are left out."""
    pairs = ((row[source].strip(), row[target].strip()) for row in read_table(path))
    return [pair for pair in pairs if all(pair)]


def _groups(
    kept: Sequence[int], joins: float, breaks: Sequence[bool], forced: set[int], rng: np.random.Generator
) -> list[list[int]]:
    """Kept rows in sentences: a row joins the one before it in the paragraph by chance, or by force."""
    groups: list[list[int]] = []
    for row in kept:
        follows = bool(groups) and groups[-1][-1] == row - 1
        joined = row in forced or (not breaks[row - 1] and rng.random() < joins)
        if follows and joined and len(groups[-1]) < LARGEST:
            groups[-1].append(row)
        else:
            groups.append([row])
    return groups


def make_document(
    pairs: Sequence[tuple[str, str]],
    recipe: Recipe,
    rng: np.random.Generator,
    unrelated: Sequence[tuple[str, str]] = (),
) -> MadeDocument:
    """Spoil a running text."""
    if recipe.unrelated:
        lone = [Bead((i,), ()) for i in range(len(pairs))] + [Bead((), (j,)) for j in range(len(unrelated))]
        return MadeDocument(tuple(ko for ko, _ in pairs), tuple(en for _, en in unrelated), tuple(lone))
    has_headline, has_dateline = rng.random() < recipe.headline, rng.random() < recipe.dateline
    forced: tuple[set[int], set[int]] = (set(), set())
    if has_dateline:
        pairs = [_dateline(rng), *pairs]
        style = rng.random()
        for side in range(2):
            if style < 0.15 or (style < 0.75 and side == 1):
                forced[side].add(1 + has_headline)
    if has_headline:
        lead = pairs[int(has_dateline)]
        pairs = [(_headline(lead[0], rng), _headline(lead[1], rng)), *pairs]
    count = len(pairs)
    kept = [rng.random(count) >= recipe.gaps for _ in range(2)]
    if recipe.block:
        length = round(count * recipe.block)
        first = int(rng.integers(0, count - length + 1))
        kept[int(rng.integers(2))][first : first + length] = False
    first = int(has_headline) + int(has_dateline)
    if first:
        kept[0][: first + 1] = kept[1][: first + 1] = True
    if has_headline:
        case = rng.integers(4)
        kept[0][0], kept[1][0] = case != 0, case != 1
    ends = _paragraph_ends(count, recipe.paragraphs, rng) if recipe.paragraphs else None
    alone = [row < first for row in range(count)]
    if ends:
        for side in range(2):
            ends[side][:first] = [True] * first
    sides = [
        _groups(
            np.flatnonzero(side).tolist(),
            recipe.joins[number],
            ends[number] if ends else alone,
            forced[number],
            rng,
        )
        for number, side in enumerate(kept)
    ]
    pairs = [_shortened(pair, rng) if rng.random() < recipe.cuts else pair for pair in pairs]
    texts = [[" ".join(pairs[row][side] for row in group) for group in sides[side]] for side in range(2)]
    owner = [{row: number for number, group in enumerate(groups) for row in group} for groups in sides]
    beads: list[tuple[set[int], set[int]]] = []
    for row in range(count):
        members = [{owner[side][row]} if row in owner[side] else set() for side in range(2)]
        touching = [bead for bead in beads if bead[0] & members[0] or bead[1] & members[1]]
        for bead in touching:
            beads.remove(bead)
            members[0] |= bead[0]
            members[1] |= bead[1]
        if members[0] or members[1]:
            beads.append((members[0], members[1]))
    if recipe.tail and unrelated:
        side = int(rng.integers(2))
        for number in range(round(count * recipe.tail)):
            new = len(texts[side])
            stray = unrelated[number % len(unrelated)][side]
            texts[side].append(f"{_dateline(rng)[side]} {stray}" if rng.random() < recipe.dateline else stray)
            beads.append(({new}, set()) if side == 0 else (set(), {new}))
    breaks = None
    if ends:
        per_side = [[ends[side][group[-1]] for group in sides[side]] for side in range(2)]
        for side in range(2):
            per_side[side] += [True] * (len(texts[side]) - len(per_side[side]))
        breaks = tuple(per_side[0]), tuple(per_side[1])
    ordered = tuple(Bead(tuple(sorted(s)), tuple(sorted(t))) for s, t in beads)
    return MadeDocument(tuple(texts[0]), tuple(texts[1]), ordered, breaks)


# City, agency and the agency's manner: what stands in brackets and what before the text.
AGENCIES = (
    ("({city} {month}월 {day}일발 조선중앙통신)", "{place}, {name} {day} (KCNA) --", "평양", "Pyongyang"),
    ("({city}=연합뉴스)", "{PLACE}, {name} {day} (Yonhap) --", "서울", "Seoul"),
    ("【{city} {month}월 {day}일발 신화통신】", "{PLACE}, {name} {day} (Xinhua) --", "베이징", "Beijing"),
    ("({city} {month}월 {day}일발 따쓰통신)", "{PLACE}, {name} {day}. /TASS/.", "모스크바", "Moscow"),
)
MONTHS = tuple(calendar.month_name[1:])


def _dateline(rng: np.random.Generator) -> tuple[str, str]:
    """An agency's dateline in both languages."""
    korean, english, city, place = AGENCIES[int(rng.integers(len(AGENCIES)))]
    month, day = int(rng.integers(1, 13)), int(rng.integers(1, 29))
    values = {
        "city": city,
        "place": place,
        "PLACE": place.upper(),
        "month": month,
        "day": day,
        "name": MONTHS[month - 1],
    }
    return korean.format(**values), english.format(**values)


def _headline(text: str, rng: np.random.Generator) -> str:
    """About two words of three, at least two."""
    words = text.split()
    kept = [word for word in words if rng.random() < 0.65]
    return " ".join(kept if len(kept) > 1 else words[:2])


def _shortened(pair: tuple[str, str], rng: np.random.Generator) -> tuple[str, str]:
    """One side keeps a run of 30 to 70 % of its words."""
    side = int(rng.integers(2))
    words = pair[side].split()
    kept = max(1, round(len(words) * rng.uniform(0.3, 0.7)))
    first = int(rng.integers(0, len(words) - kept + 1))
    short = " ".join(words[first : first + kept])
    return (short, pair[1]) if side == 0 else (pair[0], short)


def _paragraph_ends(count: int, mean: float, rng: np.random.Generator) -> tuple[list[bool], list[bool]]:
    """Whether a paragraph ends with each row, on each side; translators keep nine of ten paragraph ends."""
    common = rng.random(count) < 1 / mean
    sides = [(common & (rng.random(count) < 0.9)) | (rng.random(count) < 0.03) for _ in range(2)]
    if rng.random() < 0.5:
        sides[0] = np.ones(count, dtype=bool)
    return sides[0].tolist(), sides[1].tolist()


def make_documents(
    pairs: Sequence[tuple[str, str]], recipe: Recipe, *, length: int, seed: int, rounds: int = 1
) -> list[MadeDocument]:
    """Cut a text into documents of ``length`` pairs and spoil each, ``rounds`` times over with other accidents."""
    documents = []
    for turn in range(rounds):
        rng = np.random.default_rng([seed, turn, length, round(1000 * recipe.block)])
        for first in range(0, len(pairs) - length // 2, length):
            part = pairs[first : first + length]
            far = (first + len(pairs) // 2) % max(len(pairs) - length, 1)
            documents.append(make_document(part, recipe, rng, pairs[far : far + length]))
    return documents
