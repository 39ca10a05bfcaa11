"""Names: where they stand in a text, and which of two texts' names belong together.

reading/         one sentence, taken apart: words, phrases, what the tables know in it
mentions/        the names of one text
pairing/         possible pairs of names in two texts, and the choice among them
shared_names.py  names that two texts share before they are aligned, for the alignment

How a name is written in another script is a room of its own, aligner.transliteration; its functions can be had from
here as well. What is named here is imported on first use: look-up needs the tables, not the arrays behind the sound.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._lazy import importer

if TYPE_CHECKING:
    from ..transliteration import (
        Adaptation,
        Guess,
        HangulGuess,
        adapt_sound,
        cyrillic_to_latin,
        cyrillic_to_north,
        cyrillic_to_south,
        guess_hangul,
        guess_name,
        korean_readings,
        name_path,
        name_similarities,
        name_similarity,
    )
    from .mentions.find import find_names
    from .pairing.candidate import MatchSettings
    from .pairing.match import match_many, match_names, unmatched_names
    from .shared_names import name_arrays, name_clues

_HOME = {
    "Adaptation": ".transliteration",
    "Guess": ".transliteration",
    "HangulGuess": ".transliteration",
    "MatchSettings": "pairing.candidate",
    "adapt_sound": ".transliteration",
    "cyrillic_to_latin": ".transliteration",
    "cyrillic_to_north": ".transliteration",
    "cyrillic_to_south": ".transliteration",
    "find_names": "mentions.find",
    "guess_hangul": ".transliteration",
    "guess_name": ".transliteration",
    "korean_readings": ".transliteration",
    "match_many": "pairing.match",
    "match_names": "pairing.match",
    "name_arrays": "shared_names",
    "name_clues": "shared_names",
    "name_path": ".transliteration",
    "name_similarities": ".transliteration",
    "name_similarity": ".transliteration",
    "unmatched_names": "pairing.match",
}

__all__ = [
    "Adaptation",
    "Guess",
    "HangulGuess",
    "MatchSettings",
    "adapt_sound",
    "cyrillic_to_latin",
    "cyrillic_to_north",
    "cyrillic_to_south",
    "find_names",
    "guess_hangul",
    "guess_name",
    "korean_readings",
    "match_many",
    "match_names",
    "name_arrays",
    "name_clues",
    "name_path",
    "name_similarities",
    "name_similarity",
    "unmatched_names",
]


__getattr__ = importer(__name__, _HOME)
