"""Sound: do a Korean and a Latin form of a name sound alike, and which letters met on the way?

likeness.py  the way through both forms, the probability
many.py      the probabilities of many pairs at once
table.py     the costs that training wrote
units.py     a Korean form as units, a Latin one as letters
counts.py    which letters units write in given pairs
adapt.py     the costs re-estimated on a user's own pairs
"""

from __future__ import annotations

from .likeness import name_path, name_similarity
from .many import name_similarities, pair_similarities
from .table import SoundTable, load_table

__all__ = [
    "SoundTable",
    "load_table",
    "name_path",
    "name_similarities",
    "name_similarity",
    "pair_similarities",
]
