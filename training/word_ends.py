"""Count how words end and begin inside sentences and at their ends: ``python -m training.word_ends DATA_FOLDER``.

In:   ``train/`` and ``dev/`` of the data folder: running text of North and South, titles, messages, dictionaries.
Out:  ``aligner/data/word_ends.json``: log-odds of word ends and beginnings, weights of the seams of Korean words; how often
      seams of a kind of text are judged rightly by what the other kinds taught, in its notes.
Not:  the weights of line joining (training/wrapping.py).
Idea: counts for single words, shrunk towards what their last syllable says; a logistic regression for seams, whose every
      letter boundary in running text is an example.
"""

# ruff: noqa: E501

from __future__ import annotations

import argparse
import json
import math
import re
from collections import Counter
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import numpy as np

from aligner.documents.wrapping.korean import KoreanWords, own_observations, syllable_observations
from aligner.documents.wrapping.word_ends import PATH

from .regression import fit
from .wrapped_sources import Sources, read_rows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

_MOST = 4000  # sentences of a source
_RARE = 40  # a word or syllable seen less often says nothing by itself
_SEAM_RARE = 120
_STOP = re.compile(r"[.?!…]+[\"”’')]*$")
_ENGLISH = re.compile(r"[A-Za-z][A-Za-z'’]*$")
_CAPITAL = re.compile(r"[A-Z][a-z]*(?:['’][a-z]+)?")
#: What the text itself says of a seam, with the syllables' sum before and the constant behind.
_OWN = ("syllables", "two", "four", "whole", "both", "right", "left", "always")

Table = dict[str, float]


def main() -> None:
    """Count, learn, write the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", type=Path, help="the data folder")
    data = parser.parse_args().data
    sources = Sources(data)
    ends, starts = korean_table(sources, data)
    english_ends, english_starts = english_table(sources)
    seams, own, notes = seam_tables(sources)
    table = {
        "ends": ends, "starts": starts, "english_ends": english_ends, "english_starts": english_starts,
        "seams": seams, "own": own, "notes": notes,
    }  # fmt: skip
    PATH.write_text(json.dumps(table, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
    print({name: len(part) for name, part in table.items()}, notes)


def korean_table(sources: Sources, data: Path) -> tuple[Table, Table]:
    """Log-odds of Korean word ends and beginnings, see ``WordEnds``."""
    inside, last, titles, nouns, middle, first = (Counter[str]() for _ in range(6))
    for story in sources.stories["ko"]:
        for words in (sentence.split() for sentence in story[:_MOST]):
            for place, word in enumerate(words):
                if place + 1 < len(words):
                    inside.update(_tails(word))
                else:
                    last.update(_tails(_STOP.sub("", word)))
                (middle if place else first).update(_heads(word))
    for title in sources.titles["ko"]:
        titles.update(_tails(title))
    for name in ("nk_dictionary", "dictionary_krdict"):
        for row in read_rows(data / "train" / f"{name}.tsv"):
            nouns.update(_tails(next(iter(row.values()))))
    return (
        _odds(inside, [last, titles, nouns], lambda key: key[-1]),
        _odds(middle, [first], lambda key: key[0]),
    )


def _tails(word: str) -> tuple[str, ...]:
    match = re.search("[가-힣]+$", word)
    return (match[0][-1], match[0][-2:] if len(match[0]) > 1 else "^" + match[0]) if match else ()


def _heads(word: str) -> tuple[str, ...]:
    match = re.match("[가-힣]+", word)
    return (match[0][0], match[0][:2] if len(match[0]) > 1 else match[0] + "$") if match else ()


def _odds(going: Counter[str], others: Sequence[Counter[str]], short: Callable[[str], str]) -> Table:
    """Log-odds of syllables, and of pairs where they say something else than one syllable."""
    everywhere = sum(count for key, count in going.items() if len(key) == 1)
    totals = [sum(count for key, count in other.items() if len(key) == 1) for other in others]

    def odds(key: str, prior: float) -> float:
        share = going[key] / everywhere
        rest = sum(other[key] / total for other, total in zip(others, totals, strict=True)) / len(others)
        weight = 20 / everywhere
        return math.log((share + weight * math.exp(prior / 2)) / (rest + weight * math.exp(-prior / 2)))

    keys = set(going).union(*others)
    table = {key: odds(key, 0.0) for key in keys if len(key) == 1}
    for key in sorted(keys):
        if len(key) == 2 and going[key] + sum(other[key] for other in others) >= _RARE:
            prior = table.get(short(key.strip("^$")), 0.0)
            if abs(odds(key, prior) - prior) > 0.5:
                table[key] = odds(key, prior)
    return {key: round(value, 1) for key, value in sorted(table.items()) if abs(value) > 0.3}


def english_table(sources: Sources) -> tuple[Table, Table]:
    """Log-odds of English last words and of first words with a capital; ``""`` is any word without its own."""
    inside, last, titles, middle, first = (Counter[str]() for _ in range(5))
    known: Counter[str] = Counter()
    for story in sources.stories["en"]:
        seen = set()
        for words in (sentence.split() for sentence in story[:_MOST]):
            for place, word in enumerate(words):
                bare = word.strip('("“‘') if place + 1 < len(words) else _STOP.sub("", word)
                if _ENGLISH.match(bare):
                    (inside if place + 1 < len(words) else last)[bare.lower()] += 1
                if match := _CAPITAL.match(word):
                    (middle if place else first)[match[0]] += 1
                seen |= {bare.lower(), word}
        known.update(seen)
    bare_messages = [text for text in sources.messages["en"] if not re.search("[.?!:…]$", text)]
    for title in [*sources.titles["en"], *bare_messages]:
        if match := _ENGLISH.search(title):
            titles[match[0].lower()] += 1
    return _word_odds(inside, [last, titles], known), _word_odds(middle, [first], known)


def _word_odds(going: Counter[str], others: Sequence[Counter[str]], known: Counter[str]) -> Table:
    """Words of one kind of text only get no odds of their own."""
    everywhere = sum(going.values())

    def odds(keys: Iterable[str], extra: float) -> float:
        keys = list(keys)
        share = sum(going[key] for key in keys) / everywhere
        rest = sum(sum(other[key] for key in keys) / sum(other.values()) for other in others) / len(others)
        return math.log((share + extra / everywhere) / (rest + extra / everywhere))

    words = set(going).union(*others)
    common = {
        word
        for word in words
        if known[word] >= 3 and going[word] + sum(other[word] for other in others) >= _RARE
    }
    default = odds(words - common, 0.0)
    table = {word: odds([word], 10.0) for word in sorted(common)}
    kept = {word: round(value, 1) for word, value in table.items() if abs(value - default) > 0.7}
    return {"": round(default, 1), **kept}


def seam_tables(sources: Sources) -> tuple[Table, Table, dict[str, object]]:
    """Weights of the syllables at seams, of what the text itself says, and how right they were on kinds kept out."""
    stories = [story[:_MOST] for story in sources.stories["ko"]]
    rng = Random(5)
    examples = [[example for sentence in story for example in _seams(sentence, rng, 30)] for story in stories]
    right: list[float] = []
    for kept_out in range(len(stories)):
        others = [number for number in range(len(stories)) if number != kept_out]
        seams = _learn_seams([example for number in others for example in examples[number]])
        own = _learn_own([stories[number] for number in others], seams, rng)
        rows, truth = _own_examples(stories[kept_out], seams, rng, 120)
        right.append(float(np.mean((rows @ np.array([own[name] for name in _OWN]) > 0) == truth)))
    seams = _learn_seams([example for some in examples for example in some])
    notes = {"seams right on a kind of text kept out": [round(share, 3) for share in right]}
    return seams, _learn_own(stories, seams, rng), notes


def _seams(sentence: str, rng: Random, count: int) -> Iterator[tuple[str, str, bool]]:
    """Places in a sentence where it may be cut: the text before, the text behind, whether a space was between."""
    if len(sentence) < 6:
        return
    for _ in range(count):
        place = rng.randrange(2, len(sentence) - 2)
        if sentence[place - 1] == " ":
            continue
        space = sentence[place] == " "
        before, after = sentence[:place], sentence[place + space :]
        if re.search("[가-힣]$", before) and re.match("[가-힣]", after):
            yield before, after, space


def _learn_seams(examples: Sequence[tuple[str, str, bool]]) -> Table:
    rows = [
        dict.fromkeys(["always", *syllable_observations(before, after)], 1.0) for before, after, _ in examples
    ]
    truth = np.array([space for _, _, space in examples], dtype=float)
    weights = fit(rows, truth, prior=1.0, rare=_SEAM_RARE)
    return {name: round(weight, 2) for name, weight in weights.items() if abs(weight) >= 0.25}


def _own_examples(
    story: Sequence[str], seams: Table, rng: Random, count: int
) -> tuple[np.ndarray, np.ndarray]:
    """Seams of made texts whose lines are cut anywhere, with what the text says of each."""
    rows, truth = [], []
    for _ in range(count):
        size = rng.choice([5, 20, 60, 150])
        start = rng.randrange(max(1, len(story) - size))
        pieces, found = [], []
        for sentence in story[start : start + size]:
            cut = 0
            for place in range(rng.randrange(20, 45), len(sentence) - 3, 40):
                space = sentence[place] == " "
                if sentence[place - 1] == " ":
                    continue
                pieces.append(" ".join(sentence[cut:place].split()[1:-1]))
                cut = place + space
                found.append((sentence[:place], sentence[cut:], space))
            pieces.append(" ".join(sentence[cut:].split()[1:]))
        words = KoreanWords(pieces)
        for before, after, space in found:
            if re.search("[가-힣]$", before) and re.match("[가-힣]", after):
                names = ["always", *syllable_observations(before, after)]
                own = own_observations(before, after, words)
                rows.append(
                    [sum(seams.get(name, 0.0) for name in names), *(own[name] for name in _OWN[1:-1]), 1.0]
                )
                truth.append(space)
    return np.array(rows), np.array(truth, dtype=float)


def _learn_own(stories: Sequence[Sequence[str]], seams: Table, rng: Random) -> Table:
    parts = [_own_examples(story, seams, rng, 60) for story in stories]
    rows = [dict(zip(_OWN, row, strict=True)) for part, _ in parts for row in part]
    weights = fit(rows, np.concatenate([truth for _, truth in parts]), prior=1.0)
    return {name: round(weights[name], 2) for name in _OWN}


if __name__ == "__main__":
    main()
