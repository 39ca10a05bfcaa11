"""What it costs a Korean unit to write some letters: the table that training wrote, read.

In:   the file of training/sound.py.
Out:  SoundTable: costs in nats of every gram of letters, given a unit and the units beside it.
Not:  the way through two forms (likeness.py).
"""

from __future__ import annotations

import json
import math
from copy import copy
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from ...probability import logistic
from ..arrays import stored_arrays
from .units import BOUNDARY, LETTERS, contexts

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = ["Judge", "SoundTable", "load_table"]

LONGEST = 4  # letters that one unit may write
# Nor is Volkova Volkov: letters that a vowel at the end of a word hardly writes, and what they cost besides.
LAST_LETTERS = dict.fromkeys("ㅏㅐㅑㅔㅕㅖㅗㅘㅚㅛㅠㅢ", ("",)) | {"ㅡ": ("a", "o")}
UNUSUAL_LAST = 5.0
_BYTES_PER_NAT = 20.0
FloatArray = NDArray[np.float32]
Numbers = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Judge:
    """Logistic model from the evidence of a way to a probability.

    Attributes:
        weights: of 1, total gain, gain a letter, worst stretch, log of the letters; then, for Korean personal names
            alone, of 1, gain a letter and worst stretch once more (their spelling is stricter).
    """

    weights: tuple[float, ...]

    def probability(self, found: Sequence[float]) -> float:
        """Probability, 0..1, from the evidence of a way, in the order of ``weights``."""
        return logistic(sum(weight * value for weight, value in zip(self.weights, found, strict=True)))


class SoundTable:
    """Costs of letters given a unit and its neighbours; one row a context, rows unpacked when first used.

    Args:
        path: the file that training/sound.py writes.

    Attributes:
        name: for the signature of what is made with the table.
        grams: the strings of letters that a unit may write, the empty one among them.
        gram_ids: gram -> its place in ``grams``.
        background: cost in nats of a letter after another by chance, a row and a column a letter and one for the ends.
        judge: makes a probability of the evidence.

    Raises:
        SeedError: it is missing or not such a file.
    """

    def __init__(self, path: Path) -> None:
        self.name = "sound"
        with stored_arrays(path, "the sound table", "training.sound") as arrays:
            self.grams = str(arrays["grams"]).split("\t")
            keys = str(arrays["keys"]).split("\n")
            self._starts = arrays["starts"]
            self._ids = arrays["ids"]
            self._costs = arrays["costs"]
            self._floor: dict[str, FloatArray] = {
                domain: arrays[f"floor_{domain}"] for domain in ("foreign", "korean")
            }
            self.background: FloatArray = arrays["background"]
            self.judge = Judge(tuple(json.loads(str(arrays["judge"]))))
        self.gram_ids = {gram: number for number, gram in enumerate(self.grams)}
        self._rows = {key: number for number, key in enumerate(keys)}
        self._unpacked: dict[tuple[str, str, str, str], FloatArray | None] = {}
        self._factors: Mapping[tuple[str, str], NDArray[np.float64]] = {}
        self._chance = {
            (before, after): float(self.background[i, j])
            for i, before in enumerate([*LETTERS, ""])
            for j, after in enumerate([*LETTERS, ""])
        }

    def _row(self, key: str) -> FloatArray | None:
        number = self._rows.get(key)
        if number is None:
            return None
        row = self._floor[key.split("\t", 1)[0]].copy()
        part = slice(int(self._starts[number]), int(self._starts[number + 1]))
        row[self._ids[part]] = self._costs[part] / _BYTES_PER_NAT
        return row

    def costs(self, domain: str, before: str, unit: str, after: str) -> FloatArray | None:
        """What it costs a unit to write each gram of letters; ``None`` for a unit never met.

        Args:
            domain: ``"korean"`` or ``"foreign"``.
            before: the unit before it, or the boundary.
            unit: the unit.
            after: the unit after it, or the boundary.

        Returns:
            Nats, float32 (grams,), in the order of ``grams``.
        """
        key = (domain, before, unit, after)
        if key not in self._unpacked:
            row = self._stored_costs(*key)
            if row is not None and after == BOUNDARY:
                for letters in LAST_LETTERS.get(unit[-1], ()):
                    row[self.gram_ids[letters]] += UNUSUAL_LAST
            if row is not None and (domain, unit) in self._factors:
                leaning = np.exp(-row) * self._factors[domain, unit]
                row = -np.log(leaning / leaning.sum()).astype(np.float32)
            self._unpacked[key] = row
        return self._unpacked[key]

    def _stored_costs(self, domain: str, before: str, unit: str, after: str) -> FloatArray | None:
        row = self._row(f"{domain}\t{before}\t{unit}\t{after}")
        if row is not None:
            return row
        sides = (self._row(f"{domain}\t{before}\t{unit}\t*"), self._row(f"{domain}\t*\t{unit}\t{after}"))
        known = [side for side in sides if side is not None]
        if len(known) == 2:
            return (np.float32(math.log(2)) - np.logaddexp(-known[0], -known[1])).astype(np.float32)
        return known[0] if known else self._row(f"{domain}\t*\t{unit}\t*")

    def leaning(self, factors: Mapping[tuple[str, str], NDArray[np.float64]]) -> SoundTable:
        """A table in which units write grams by so much more or less often, in every context; this one stays.

        Args:
            factors: for a domain and a unit the factors, above 0, of the probabilities of its grams: (grams,).
        """
        table = copy(self)
        table._unpacked = {}
        table._factors = factors
        return table

    def rows(self, domain: str, units: tuple[str, ...]) -> list[tuple[str, FloatArray]] | None:
        """Unit and costs (nats, a gram each) for each unit between the boundaries; ``None`` if one is unknown.

        Args:
            domain: ``"korean"`` or ``"foreign"``.
            units: of ``korean_units``, with the boundaries.
        """
        found = []
        for context in contexts(domain, units):
            row = self.costs(*context)
            if row is None:
                return None
            found.append((context[2], row))
        return found

    def chance(self, letters: str) -> list[float]:
        """Nats, 0 or more, of each letter by chance, given the one before; the last item is the end."""
        return [
            self._chance[before, after] for before, after in zip(["", *letters], [*letters, ""], strict=True)
        ]


@lru_cache(maxsize=1)
def load_table() -> SoundTable:
    """The table that ships with the package, read on first use.

    Raises:
        SeedError: it is missing or damaged.
    """
    return SoundTable(Path(__file__).parents[2] / "data" / "sound.npz")
