"""Transliteration: how a name is written in another script; by rule, by sound, by learned letter pairs.

cyrillic.py            Russian names from Cyrillic to Latin letters and Hangul, by rule
sound/                 do a Korean and a Latin form sound alike; costs re-estimated on a user's own pairs
letter_pairs.py        foreign names between Hangul and Latin letters, by a joint n-gram model
guesses.py             likely spellings of a name never seen: Russian by rule, foreign ones by letter_pairs.py
korean_from_latin.py   the Hangul of a Korean person's name in Latin letters
chinese.py             Chinese names, written by the Korean reading of their characters
russian_agreement.py   the Russian form that a Korean and an English form of a name both lead to
arrays.py              the arrays of the shipped tables, read

Nothing here knows a text: where names stand in one is the business of aligner.names. What is named here is imported on
first use: rules need no arrays.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._lazy import importer

if TYPE_CHECKING:
    from .cyrillic import cyrillic_to_latin, cyrillic_to_north, cyrillic_to_south
    from .guesses import Guess, HangulGuess, guess_hangul, guess_name
    from .korean_from_latin import korean_readings
    from .sound import SoundTable, name_path, name_similarities, name_similarity
    from .sound.adapt import Adaptation, adapt_sound

_HOME = {
    "Adaptation": "sound.adapt",
    "Guess": "guesses",
    "HangulGuess": "guesses",
    "SoundTable": "sound",
    "adapt_sound": "sound.adapt",
    "cyrillic_to_latin": "cyrillic",
    "cyrillic_to_north": "cyrillic",
    "cyrillic_to_south": "cyrillic",
    "guess_hangul": "guesses",
    "guess_name": "guesses",
    "korean_readings": "korean_from_latin",
    "name_path": "sound",
    "name_similarities": "sound",
    "name_similarity": "sound",
}

__all__ = [
    "Adaptation",
    "Guess",
    "HangulGuess",
    "SoundTable",
    "adapt_sound",
    "cyrillic_to_latin",
    "cyrillic_to_north",
    "cyrillic_to_south",
    "guess_hangul",
    "guess_name",
    "korean_readings",
    "name_path",
    "name_similarities",
    "name_similarity",
]


__getattr__ = importer(__name__, _HOME)
