"""Names: where they stand in a text, how alike they sound, and which of two texts' names belong together.

lexicon.py            the tables of seeds/lexicon
korean.py english.py  where names can stand in a sentence
listed.py             what the tables know in a sentence
heads.py phrases.py   words for bodies, places and offices; stretches of a sentence around them
bodies.py spans.py    bodies and places by their looks; all names of one text
sound/                do a Korean and a Latin form sound alike; costs re-estimated on a user's own pairs
spelling/             Russian names between scripts; likely spellings of a name never seen
texts.py              the texts of an alignment, taken apart
candidates.py         possible pairs: the tables, Korean persons, Chinese ones (chinese.py)
by_words.py           possible pairs: other names, word by word (cells.py: where two words meet)
compounds.py          possible pairs: places and bodies with a kind word
latin_names.py        possible pairs: what Korean texts print in Latin letters
offices.py            possible pairs: what a person that both texts name is
together.py           possible pairs: phrases by their vectors, and by the beads that they share
evidence.py           what the words around say; kind_evidence.py: what a name names
match.py              the choice among them: the pairs of names in an alignment (short_forms.py: surnames alone)
stored.py             the arrays of the shipped tables, read
clues.py              names that two texts share before they are aligned

What is named here is imported on first use: look-up needs the tables, not the arrays behind the sound.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._lazy import importer

if TYPE_CHECKING:
    from .clues import name_arrays, name_clues
    from .match import match_many, match_names, unmatched_names
    from .sound import name_path, name_similarities, name_similarity
    from .sound.adapt import Adaptation, adapt_sound
    from .spans import find_names
    from .spelling.cyrillic import cyrillic_to_latin, cyrillic_to_north, cyrillic_to_south
    from .spelling.guess import Guess, HangulGuess, guess_hangul, guess_name
    from .spelling.readings import korean_readings

_HOME = {
    "Adaptation": "sound.adapt",
    "Guess": "spelling.guess",
    "HangulGuess": "spelling.guess",
    "adapt_sound": "sound.adapt",
    "cyrillic_to_latin": "spelling.cyrillic",
    "cyrillic_to_north": "spelling.cyrillic",
    "cyrillic_to_south": "spelling.cyrillic",
    "find_names": "spans",
    "guess_hangul": "spelling.guess",
    "guess_name": "spelling.guess",
    "korean_readings": "spelling.readings",
    "match_many": "match",
    "match_names": "match",
    "name_arrays": "clues",
    "name_clues": "clues",
    "name_path": "sound",
    "name_similarities": "sound",
    "name_similarity": "sound",
    "unmatched_names": "match",
}

__all__ = [
    "Adaptation",
    "Guess",
    "HangulGuess",
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
