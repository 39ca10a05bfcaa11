"""How likely two mentions are one name.

In:   likeness by sound of the parts of a name, 0..1, and what the words around say (context.py).
Out:  a probability, 0..1.
Not:  likeness by sound itself (transliteration/sound/), the choice among pairs (choose.py).
"""

from __future__ import annotations

import math

from ...probability import logistic

__all__ = ["WEAKEST", "lowered", "probability"]

# Below this likeness two words do not even count as a weak part of a longer name.
WEAKEST = 0.02


def probability(parts: list[tuple[float, int, int]], *, person: int) -> float:
    """Probability that two mentions are one name.

    Each part (similarity, syllables, letters) adds its log-odds, limited so that one oddly printed given
    name does not sink a surname that fits, and standing side by side on both sides speaks for every part
    but the first.
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


def lowered(probability: float, odds: float) -> float:
    """The probability with its log-odds lowered."""
    if not odds:
        return probability
    return 1.0 / (1.0 + math.exp(odds) * (1.0 - probability) / max(probability, 1e-9))
