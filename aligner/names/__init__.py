"""Names: where they stand in a text, how alike they sound, and which of two texts' names belong together.

lexicon.py            the tables of seeds/lexicon
korean.py english.py  where names can stand in a sentence
spans.py              the names of one text
sound.py              do a Korean and a Latin form sound alike
match.py              the pairs of names in an alignment
"""

from __future__ import annotations

from .clues import name_arrays, name_clues
from .match import match_names
from .sound import name_path, name_similarity
from .spans import find_names

__all__ = ["find_names", "name_arrays", "name_clues", "match_names", "name_path", "name_similarity"]
