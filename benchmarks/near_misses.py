"""English sentences with one thing changed, so that they say something else: number, name, negation, antonym, roles.

In:   an English sentence; ``near_misses.toml``, word lists.
Out:  (kind, changed sentence) pairs, up to three a kind; none where no rule applies.
Not:  choosing sentences, encoding (hard_cases.py); good style: a changed sentence may be clumsy, it must not be true.
Idea: each rule changes as little as it can. What is put in is drawn by a digest of the sentence, so that a run can be
      repeated and a sentence always meets the same near misses.
"""

from __future__ import annotations

import random
import re
import tomllib
import zlib
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

__all__ = ["KINDS", "near_misses"]

_MOST = 3

_TOLD = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
_NUMBERS, _ORDINALS, _MONTHS, _DAYS = (
    _TOLD[name].split() for name in ("numbers", "ordinals", "months", "days")
)
# Names that a sentence's own is exchanged for, by kind: persons, then countries and cities.
_PERSONS, _PLACES = _TOLD["persons"].split(), _TOLD["places"].split()
_KNOWN_PLACES = frozenset(_TOLD["known_places"].split())
_ANTONYMS: dict[str, str] = {}
for _pair in _TOLD["antonyms"].split(","):
    _one, _other = _pair.split()
    _ANTONYMS.setdefault(_one, _other)
    _ANTONYMS.setdefault(_other, _one)

_AUXILIARY = re.compile(
    r"\b(is|are|was|were|will|would|can|could|should|must|may|might|has been|have been|had been)\b(?! not\b|n't\b)"
)
_DENIED = (
    (re.compile(r"\b(is|are|was|were|will|would|could|should|must|may|might|has|have|had) not\b"), r"\1"),
    (re.compile(r"\b(is|are|was|were|would|could|should|has|have|had)n[’']t\b"), r"\1"),
    (re.compile(r"\bcannot\b|\bcan[’']t\b"), "can"),
    (re.compile(r"\bwon[’']t\b"), "will"),
    (re.compile(r"\b(?:did|does|do) not (?=[a-z])|\b(?:did|does|do)n[’']t (?=[a-z])"), ""),
)
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-zéüöáíóñ]{2,}(?: [A-Z][a-zéüöáíóñ]+)*(?![A-Za-z'’])")


def _numbers(sentence: str, rng: random.Random) -> Iterator[str]:
    for found in re.finditer(r"\d+(?:[.,]\d+)*", sentence):
        digits = found[0]
        place = rng.choice([i for i, character in enumerate(digits) if character.isdigit()])
        others = [d for d in "123456789" if d != digits[place]]
        yield _put(sentence, found.span(), digits[:place] + rng.choice(others) + digits[place + 1 :])
    for words in (_NUMBERS, _ORDINALS, _MONTHS, _DAYS):
        for found in re.finditer(r"\b(?:" + "|".join(words) + r")\b", sentence):
            if found[0] != "May" and found[0] != "second":
                yield _put(sentence, found.span(), rng.choice([word for word in words if word != found[0]]))


def _names(sentence: str, rng: random.Random) -> Iterator[str]:
    for found in _name_spans(sentence):
        last = found[0].split()[-1]
        choice = _PLACES if last in _KNOWN_PLACES else _PERSONS
        yield _put(sentence, found.span(), rng.choice(choice))


def _name_spans(sentence: str) -> list[re.Match[str]]:
    return [found for found in _NAME.finditer(sentence) if found[0] not in (*_MONTHS, *_DAYS)]


def _negations(sentence: str, rng: random.Random) -> Iterator[str]:
    for pattern, positive in _DENIED:
        for found in pattern.finditer(sentence):
            yield _put(sentence, found.span(), found.expand(positive))
    for found in _AUXILIARY.finditer(sentence):
        first, *rest = found[0].split()
        denied = ["cannot"] if first == "can" else [first, "not"]
        yield _put(sentence, found.span(), " ".join([*denied, *rest]))


def _antonyms(sentence: str, rng: random.Random) -> Iterator[str]:
    for found in re.finditer(r"\b[a-z]+\b", sentence):
        if found[0] in _ANTONYMS:
            yield _put(sentence, found.span(), _ANTONYMS[found[0]])


def _roles(sentence: str, rng: random.Random) -> Iterator[str]:
    """Two names of the sentence change places."""
    spans = _name_spans(sentence)
    for i, one in enumerate(spans):
        for other in spans[i + 1 :]:
            # "Washington and Seoul" says the same the other way round.
            between = sentence[one.end() : other.start()]
            if one[0] != other[0] and not re.fullmatch(r"(?:,| and| or|, and|/|-|\s)*", between):
                yield sentence[: one.start()] + other[0] + between + one[0] + sentence[other.end() :]


def _put(sentence: str, span: tuple[int, int], text: str) -> str:
    return sentence[: span[0]] + text + sentence[span[1] :]


_RULES: dict[str, Callable[[str, random.Random], Iterator[str]]] = {
    "number": _numbers,
    "name": _names,
    "negation": _negations,
    "antonym": _antonyms,
    "roles": _roles,
}
#: The kinds of change, in the order they are given.
KINDS = tuple(_RULES)


def near_misses(sentence: str) -> list[tuple[str, str]]:
    """Kinds and changed sentences, at most three a kind.

    >>> near_misses("In 1950 it began.")
    [('number', 'In 1250 it began.'), ('antonym', 'In 1950 it ended.')]
    """
    rng = random.Random(zlib.crc32(sentence.encode("utf-8")))
    found = []
    for kind, rule in _RULES.items():
        changed = list(dict.fromkeys(text for text in rule(sentence, rng) if text != sentence))
        found += [(kind, text) for text in rng.sample(changed, min(_MOST, len(changed)))]
    return found
