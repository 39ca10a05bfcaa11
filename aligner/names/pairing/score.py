"""How likely two mentions are one name.

In:   what a way to possible pairs has found (likeness by sound, readings, nearness of meaning), and what the words
      around say (context.py).
Out:  a probability, 0..1.
Not:  likeness by sound itself (transliteration/sound/), the choice among pairs (choose.py).
Idea: every piece of evidence adds its log-odds. All numbers that a probability is made from stand here, whichever way
      found the pair; they were set by hand on the reports and lists that the tests call development.
"""

from __future__ import annotations

import math

from ...probability import logistic

__all__ = [
    "GENERIC_WORD",
    "LATIN_LETTERS",
    "LISTED",
    "LISTED_PERSON",
    "MOST_COMPANY",
    "OFFICE",
    "PER_COSINE",
    "STATE",
    "SURNAME_ALONE",
    "WEAKEST",
    "by_meaning",
    "by_readings",
    "by_sound",
    "lead",
    "lowered",
]

# Probabilities of pairs that are found in a way without degrees: what a table has in both languages, a person of the
# table of people, the official name of a state, a generic word with a name that sounds alike, Latin letters in the
# Korean text, the only office beside a person in either language, a surname where the full name is known.
LISTED = 0.95
LISTED_PERSON = 0.97
STATE = 0.95
GENERIC_WORD = 0.85
LATIN_LETTERS = 0.9
OFFICE = 0.85
SURNAME_ALONE = 0.9

# Below this likeness two words do not even count as a weak part of a longer name.
WEAKEST = 0.02

# Log-odds of a pair of phrases: of 984 institutions of the tables nine in ten have a cosine above .60 with their
# English name, of a thousand wrong pairs of them one has more than .54.
_PHRASES = -7.3
PER_COSINE = 13.0
_PER_MARGIN = 5.0
_MOST_MARGIN = 0.3
_SAME_HEAD = 2.0
# What is left of two phrases without their words for the thing is taken for different below this cosine. Of the
# institutions one in seventy has less.
_LEAST_STEM = 0.22
_OTHER_STEM = -4.0
_PER_COMPANY = 0.6
MOST_COMPANY = 5.0


def by_sound(parts: list[tuple[float, int, int]], *, person: int) -> float:
    """Probability, 0..1, that two mentions are one name, by sound and by what speaks for a person.

    Each part adds its log-odds, limited so that one oddly printed given name does not sink a surname that fits, and
    standing side by side on both sides speaks for every part but the first.

    Args:
        parts: likeness by sound (0..1), syllables and letters of each word of the name.
        person: how much speaks for a person, 0 or more; 2 is the most that counts.
    """
    logit = -2.2 + 0.8 * min(person, 2)
    for number, (similarity, _, _) in enumerate(parts):
        odds = math.log((similarity + 1e-4) / (1 - similarity + 1e-4))
        logit += max(-2.5, min(4.5, odds)) + (1.5 if number else 0.0)
    # Few letters are soon alike by chance, one syllable above all.
    syllables = sum(part[1] for part in parts)
    letters = sum(part[2] for part in parts)
    logit += 0.5 * min(0, syllables - 3) + 0.4 * min(0, letters - 5) - (2.5 if syllables == 1 else 0.0)
    return logistic(logit)


def by_readings(agreeing: int, *, person: int, chinese: int) -> float:
    """Probability, 0..1, that a Korean form and pinyin words are one Chinese name.

    Two syllables (왕의, Wang Yi) need a title or the word for China, three do not.

    Args:
        agreeing: syllables that some character reads both ways.
        person: how much speaks for a person, 0 or more; 2 is the most that counts.
        chinese: in how many of the two sentences a word for China stands.
    """
    return logistic(1.8 * agreeing - 5.0 + 0.8 * min(person, 2) + 0.8 * chinese)


def lead(margin: float) -> float:
    """Log-odds for two phrases that are nearer to each other than to any other of the bead by a margin of cosine.

    Five for each unit of cosine, up to a margin of 0.3; less than 0 if another phrase is nearer.
    """
    return _PER_MARGIN * min(margin, _MOST_MARGIN)


def by_meaning(
    cosine: float, margin: float, *, same_head: bool, company: float = 0.0, stems: float | None = None
) -> float:
    """Log-odds of two phrases being one name: 0 says as likely as not.

    Args:
        cosine: of their vectors, -1..1.
        margin: by how much that is more than the cosine of either with any other phrase of the bead.
        same_head: they end in words for the same thing.
        company: what the beads that have both say, 0..MOST_COMPANY: the decimal exponent, without its sign, of the
            probability that they share so many by chance.
        stems: cosine of what is left of them without these words, if both have something left and must agree in it:
            phrases alike in their last words alone (체육성, Foreign Ministry) are no pair.
    """
    odds = _PHRASES + PER_COSINE * cosine + lead(margin) + _SAME_HEAD * same_head + _PER_COMPANY * company
    return odds + (_OTHER_STEM if stems is not None and stems < _LEAST_STEM else 0.0)


def lowered(probability: float, odds: float) -> float:
    """A probability, 0..1, with its log-odds lowered by ``odds``; 0 leaves it as it is."""
    if not odds:
        return probability
    return 1.0 / (1.0 + math.exp(odds) * (1.0 - probability) / max(probability, 1e-9))
