"""Which letters do Korean units write in pairs of names, and how often?

In:   examples: the units of a Korean form and the letters of its Latin one; how probable letters are in each context.
Out:  expected counts of letters in each context, and how far each example is believed.
Not:  probabilities from those counts (training/sound.py for the table that ships, adapt.py for a user's own pairs).
Idea: the expectation step of expectation maximisation, over all ways to cut the letters (forward-backward). A pair
      that the probabilities explain worse than chance letters would counts for nothing: it is no transliteration.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from ...probability import logistics
from .table import LONGEST
from .units import contexts

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from numpy.typing import NDArray

    from .units import Context

__all__ = ["Example", "Expected", "Group", "expect", "group_examples"]

# Letters of the longest name that is learned from; more are a sentence.
_MOST_LETTERS = 40
# Share of a count that is too small to keep.
_LEAST = 1e-6
# Examples that are worked on at once, to bound memory.
_CHUNK = 4000


@dataclass(frozen=True, slots=True)
class Example:
    """A pair of forms as the sound model reads it.

    Attributes:
        domain: ``"korean"`` or ``"foreign"``.
        units: of the Korean form, between boundaries.
        letters: of the Latin form, without gaps.
        weight: what it counts, 0..1.
    """

    domain: str
    units: tuple[str, ...]
    letters: str
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Group:
    """Examples with equally many units, as arrays.

    Attributes:
        contexts: rows of their contexts (examples, units).
        grams: the gram that starts at a letter, by its width (examples, letters + 1, LONGEST + 1), -1 = none.
        lengths: letters of each example.
        weights: of each example.
        chance: nats of its letters by chance.
        index: places of the examples in the sequence that they come from.
    """

    contexts: NDArray[np.int32]
    grams: NDArray[np.int32]
    lengths: NDArray[np.int32]
    weights: NDArray[np.float64]
    chance: NDArray[np.float64]
    index: NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Expected:
    """What an expectation step found.

    Attributes:
        counts: of grams in each context (contexts, grams).
        beliefs: of each example, 0 .. its weight; 0 for one that could not be read.
        log_likelihood: of the letters, as far as the examples are believed.
    """

    counts: NDArray[np.float64]
    beliefs: NDArray[np.float64]
    log_likelihood: float


def group_examples(
    examples: Sequence[Example], gram_ids: Mapping[str, int], chance: Callable[[str], float]
) -> tuple[list[Group], list[Context]]:
    """Examples as arrays, grouped by number of units; and the contexts that the rows of ``contexts`` stand for.

    Args:
        examples: what to learn from; those that cannot be read (no units, too many letters) are in no group.
        gram_ids: the grams that a unit may write.
        chance: nats of letters by chance.
    """
    rows: dict[Context, int] = {}
    grouped: dict[int, list[tuple[int, list[int]]]] = defaultdict(list)
    for number, example in enumerate(examples):
        found = contexts(example.domain, example.units)
        if found and 0 < len(example.letters) <= min(LONGEST * len(found), _MOST_LETTERS):
            ids = [rows.setdefault(context, len(rows)) for context in found]
            grouped[len(found)].append((number, ids))
    groups = []
    for members in grouped.values():
        chosen = [examples[number] for number, _ in members]
        longest = max(len(example.letters) for example in chosen)
        grams = np.full((len(members), longest + 1, LONGEST + 1), -1, np.int32)
        for at, example in enumerate(chosen):
            letters = example.letters
            for start in range(len(letters) + 1):
                for width in range(min(LONGEST, len(letters) - start) + 1):
                    grams[at, start, width] = gram_ids.get(letters[start : start + width], -1)
        groups.append(
            Group(
                contexts=np.array([ids for _, ids in members], np.int32),
                grams=grams,
                lengths=np.array([len(example.letters) for example in chosen], np.int32),
                weights=np.array([example.weight for example in chosen]),
                chance=np.array([chance(example.letters) for example in chosen]),
                index=np.array([number for number, _ in members], np.int32),
            )
        )
    return groups, list(rows)


def expect(groups: Sequence[Group], probabilities: NDArray[np.float64], examples: int) -> Expected:
    """One expectation step.

    Args:
        groups: of :func:`group_examples`.
        probabilities: of grams in each context (contexts, grams).
        examples: how many there are, in all groups and outside them.
    """
    table = np.pad(probabilities, ((0, 0), (0, 1)))  # the last column: no such gram
    counts = np.zeros_like(table)
    beliefs = np.zeros(examples)
    total = 0.0
    for group in groups:
        for start in range(0, len(group.lengths), _CHUNK):
            part = slice(start, start + _CHUNK)
            likelihood, belief = _expect(group, part, table, counts)
            beliefs[group.index[part]] = belief
            total += float((belief * np.log(np.maximum(likelihood, 1e-300))).sum())
    return Expected(counts[:, :-1], beliefs, total)


def _expect(
    group: Group, part: slice, table: NDArray[np.float64], counts: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Likelihood and belief of some examples of a group; adds what their units wrote to the counts."""
    ids, grams, lengths = group.contexts[part], group.grams[part], group.lengths[part]
    size, letters = len(ids), grams.shape[1]
    widths = range(min(LONGEST + 1, letters))
    forward = [np.zeros((size, letters))]
    forward[0][:, 0] = 1.0
    gathered = []
    for unit in range(ids.shape[1]):
        probability = table[ids[:, unit, None, None], grams]
        new = np.zeros((size, letters))
        for width in widths:
            stop = letters - width
            new[:, width:] += forward[-1][:, :stop] * probability[:, :stop, width]
        gathered.append(probability)
        forward.append(new)
    everyone = np.arange(size)
    likelihood = np.maximum(forward[-1][everyone, lengths], 1e-300)
    gain = np.log(likelihood) + group.chance[part]
    belief = group.weights[part] * logistics(gain)
    backward = np.zeros((size, letters))
    backward[everyone, lengths] = belief / likelihood
    for unit in range(ids.shape[1] - 1, -1, -1):
        before = np.zeros((size, letters))
        for width in widths:
            stop = letters - width
            through = gathered[unit][:, :stop, width] * backward[:, width:]
            before[:, :stop] += through
            share = forward[unit][:, :stop] * through
            chosen = share > _LEAST
            rows = np.broadcast_to(ids[:, unit, None], chosen.shape)[chosen]
            np.add.at(counts, (rows, grams[:, :stop, width][chosen]), share[chosen])
        backward = before
    return likelihood, belief
