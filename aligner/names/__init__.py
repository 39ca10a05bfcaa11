"""Names: where they stand in a text, how alike they sound, and which of two texts' names belong together.

lexicon.py            the tables of seeds/lexicon
korean.py english.py  where names can stand in a sentence
spans.py              the names of one text
sound.py              do a Korean and a Latin form sound alike (units: sound_units.py)
cyrillic.py guess.py  Russian names between scripts; likely spellings of a name never seen
match.py              the pairs of names in an alignment
"""

from __future__ import annotations

from .clues import name_arrays, name_clues
from .cyrillic import cyrillic_to_latin, cyrillic_to_north, cyrillic_to_south
from .guess import Guess, guess_name
from .match import match_names
from .sound import name_path, name_similarities, name_similarity
from .spans import find_names

__all__ = [
    "Guess",
    "cyrillic_to_latin",
    "cyrillic_to_north",
    "cyrillic_to_south",
    "find_names",
    "guess_name",
    "match_names",
    "name_arrays",
    "name_clues",
    "name_path",
    "name_similarities",
    "name_similarity",
]
