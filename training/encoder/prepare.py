"""From the training folder to tokenized tasks.

In:   the training folder.
Out:  a tokenizer and one task a source, Korean sides in South and North spelling.
Not:  learning (train.py).
"""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from .inflection import inflect_english, inflect_korean
from .numbers import number_pairs
from .sources import Pair, monolingual_lines, north_south_pairs, read_pairs
from .spelling import NorthSpeller
from .train import Side, Task
from .vocabulary import build_tokenizer, prune

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from tokenizers import Tokenizer

__all__ = ["SHARES", "VOCABULARY", "Corpus", "encode_with", "read_corpus", "tasks", "vocabulary"]

VOCABULARY = 36_000  # pieces, before the rarest are left out and single characters are added
LEAST = 5  # times a piece must occur in texts that have translations

# Share of the training steps that draw from each source.
SHARES = {
    "bible": 0.09,
    "nk_bible": 0.03,
    "techdocs": 0.26,
    "korsts": 0.15,
    "tatoeba": 0.06,
    "jhe": 0.03,
    "examples": 0.02,
    "dictionary": 0.20,
    "lexicon": 0.05,
    "numbers": 0.02,
    "persons": 0.04,
    "loanwords": 0.05,
    "north_south": 0.04,
}
INFLECTED = 2  # inflected copies of every dictionary word
_LEXICON = Path(__file__).with_name("lexicon.tsv")
NORTH_SHARE = 0.35  # how often a South sentence is shown in North spelling


@dataclass(frozen=True, slots=True)
class Corpus:
    """Everything read: pairs by source, their North spelling, Korean-only texts."""

    pairs: dict[str, list[Pair]]
    north: dict[str, list[str]]
    north_south: list[tuple[str, str]]
    monolingual: list[str]


def read_corpus(folder: Path, seed: int = 1) -> Corpus:
    """Read and respell everything; the same seed gives the same corpus."""
    rng = random.Random(seed)
    pairs = read_pairs(folder, rng)
    versions = north_south_pairs(folder)
    monolingual = monolingual_lines(folder)
    genuine = [*monolingual, *(north for north, _ in versions), *(p.ko for p in pairs["nk_bible"] if p.north)]
    speller = NorthSpeller([pair.ko for pair in pairs["dictionary"]], genuine, _LEXICON)
    for name in ("dictionary", "lexicon"):
        pairs[name] += [
            replace(pair, ko=inflect_korean(pair.ko, pair.kind, rng), en=inflect_english(pair.en, rng))
            for _ in range(INFLECTED)
            for pair in pairs[name]
        ]
    pairs["numbers"] = number_pairs(12_000, rng)
    north = {
        name: [pair.ko if pair.north else speller.spell(pair.ko, rng) for pair in members]
        for name, members in pairs.items()
        if name not in ("persons", "loanwords", "numbers")
    }
    return Corpus(pairs, north, versions, monolingual)


def vocabulary(corpus: Corpus, size: int) -> Tokenizer:
    """The subword vocabulary of both languages and both spellings."""

    def lines() -> Iterator[str]:
        for name, members in corpus.pairs.items():
            for pair in members:
                yield pair.ko
                yield pair.en
            if name == "dictionary":  # headwords should be pieces where they can
                for pair in members:
                    yield pair.ko
                    yield pair.en
        for name, members in corpus.north.items():
            if name not in ("techdocs", "dictionary"):
                yield from members
        for north, south in corpus.north_south:
            yield north
            yield south
        yield from corpus.monolingual

    korean = [pair.ko for members in corpus.pairs.values() for pair in members]
    english = [pair.en for members in corpus.pairs.values() for pair in members]
    north = [text for members in corpus.north.values() for text in members]
    return prune(build_tokenizer(lines(), size), korean + english + north, LEAST)


def _ids(tokenizer: Tokenizer, texts: list[str]) -> list[list[int]]:
    return [encoding.ids or [0] for encoding in tokenizer.encode_batch_fast(texts, add_special_tokens=False)]


def _numbers(texts: list[str]) -> np.ndarray:
    known: dict[str, int] = {}
    return np.array([known.setdefault(text.casefold().strip(" .!?"), len(known)) for text in texts])


def tasks(corpus: Corpus, tokenizer: Tokenizer, shares: dict[str, float] | None = None) -> list[Task]:
    """One task a source."""
    shares = SHARES if shares is None else shares
    result = []
    for name, members in corpus.pairs.items():
        if not shares.get(name):
            continue
        korean, english = [pair.ko for pair in members], [pair.en for pair in members]
        left = [Side(_ids(tokenizer, korean))]
        weights = [1.0]
        if name in corpus.north:
            left.append(Side(_ids(tokenizer, corpus.north[name])))
            weights = [1 - NORTH_SHARE, NORTH_SHARE]
        result.append(
            Task(
                name,
                shares[name],
                left,
                Side(_ids(tokenizer, english)),
                _numbers(korean),
                _numbers(english),
                weights,
            )
        )
    if shares.get("north_south"):
        north, south = map(list, zip(*corpus.north_south, strict=True))
        result.append(
            Task(
                "north_south",
                shares["north_south"],
                [Side(_ids(tokenizer, north))],
                Side(_ids(tokenizer, south)),
                _numbers(north),
                _numbers(south),
            )
        )
    return result


def encode_with(tokenizer: Tokenizer, rows: np.ndarray) -> Callable[[Sequence[str]], np.ndarray]:
    """A function from texts to the sums of their rows."""

    def encode(texts: Sequence[str]) -> np.ndarray:
        side = Side(_ids(tokenizer, list(texts)))
        return np.add.reduceat(rows[side.ids], side.indptr[:-1], axis=0)

    return encode
