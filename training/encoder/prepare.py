"""From the training folder to tokenized tasks.

In:   the training folder.
Out:  a tokenizer and the tasks: pairs by source, Korean sides in South and North spelling; texts with what the
      teachers say of them.
Not:  learning (train.py).
"""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from aligner.hangul import to_south

from .batches import Side, Task
from .dictionaries import north_spellings
from .inflection import inflect_english, inflect_korean
from .monolingual import addresses, definitions, north_english, north_south_pairs, that_teach_most
from .numbers import number_pairs
from .sources import read_pairs
from .spelling import NorthSpeller
from .teachers import teach
from .vocabulary import build_tokenizer, prune

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from tokenizers import Tokenizer

    from .tables import Pair
    from .teachers import Store

__all__ = [
    "SHARES",
    "VOCABULARY",
    "Corpus",
    "encode_with",
    "pair_tasks",
    "read_corpus",
    "sums_of",
    "taught_tasks",
    "vocabulary",
]

VOCABULARY = 38_000  # pieces, before the rarest are left out and single characters are added
LEAST = 5  # times a piece must occur in texts that teach something

# Share of the training steps that draw from each source.
SHARES = {
    "bible": 0.08,
    "nk_bible": 0.02,
    "techdocs": 0.22,
    "korsts": 0.14,
    "tatoeba": 0.06,
    "jhe": 0.03,
    "examples": 0.02,
    "guides": 0.03,
    "games": 0.04,
    "messages": 0.04,
    "questions": 0.01,
    "dictionary": 0.22,
    "north_words": 0.04,
    "lexicon": 0.05,
    "numbers": 0.01,
    "terms": 0.01,
    "places": 0.03,
    "persons": 0.01,
    "loanwords": 0.02,
    "north_south": 0.04,
}
#: Sources of running text: what the teachers say of them counts.
PROSE = (
    "bible",
    "nk_bible",
    "techdocs",
    "korsts",
    "tatoeba",
    "jhe",
    "examples",
    "guides",
    "games",
    "messages",
    "questions",
)
INFLECTED = 2  # inflected copies of every dictionary word
INFLECTED_SOURCES = ("dictionary", "north_words", "lexicon")
_LEXICON = Path(__file__).with_name("lexicon.tsv")
NORTH_SHARE = 0.35  # how often a South sentence is shown in North spelling
_TIMES = 8  # lines of one kind of text that are taken for one word


@dataclass(frozen=True, slots=True)
class Corpus:
    """Everything read.

    Attributes:
        pairs: by source.
        north: the Korean of the pairs in North spelling, by source.
        north_south: North and South versions of the same Korean sentence.
        korean: Korean-only texts: as they stand, in Southern spelling, in Northern spelling.
        english: English-only texts.
        held_out: pairs that are kept back to measure everyday sentences.
    """

    pairs: dict[str, list[Pair]]
    north: dict[str, list[str]]
    north_south: list[tuple[str, str]]
    korean: list[tuple[str, str, str]]
    english: list[str]
    held_out: list[Pair]

    def sentences(self) -> list[str]:
        """Running text of both languages, one in eight of what there is."""
        prose = [pair for name in PROSE for pair in self.pairs[name][::8]]
        return [*(pair.ko for pair in prose), *(pair.en for pair in prose), *self.english[::4]]

    def taught_korean(self) -> list[tuple[str, str, str]]:
        """Korean texts that the teachers are asked about: as they stand, in Southern, in Northern spelling."""
        prose = [
            (pair.ko, to_south(pair.ko) if pair.north else pair.ko, north)
            for name in PROSE
            for pair, north in zip(self.pairs[name], self.north[name], strict=True)
        ]
        return prose + self.korean

    def taught_english(self) -> list[str]:
        """English texts that the teachers are asked about."""
        return [pair.en for name in PROSE for pair in self.pairs[name]] + self.english


def read_corpus(folder: Path, seed: int = 1, *, hold_out: bool = False) -> Corpus:
    """Read and respell everything; the same seed gives the same corpus.

    Args:
        hold_out: keep one in eight of the short sentences back, to measure by them.
    """
    rng = random.Random(seed)
    pairs = read_pairs(folder, rng)
    held_out = []
    if hold_out:
        for name in ("tatoeba", "jhe", "examples"):
            held_out += pairs[name][::8]
            pairs[name] = [pair for i, pair in enumerate(pairs[name]) if i % 8]
    versions = north_south_pairs(folder)
    genuine = addresses(folder)
    speller = NorthSpeller(
        [pair.ko for pair in pairs["dictionary"]],
        [*genuine, *(north for north, _ in versions), *(p.ko for p in pairs["nk_bible"] if p.north)],
        _LEXICON,
        north_spellings(folder / "train"),
    )
    for name in INFLECTED_SOURCES:
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
    korean = [(text, to_south(text), text) for text in genuine]
    korean += [(text, to_south(text), speller.spell(to_south(text), rng)) for text in definitions(folder)]
    korean += [(text, to_south(text), text) for text, _ in versions]
    korean += [(text, text, speller.spell(text, rng)) for _, text in versions]
    english = that_teach_most(north_english(folder), _TIMES, rng)
    return Corpus(pairs, north, versions, korean, english, held_out)


def vocabulary(corpus: Corpus, size: int) -> Tokenizer:
    """The subword vocabulary of both languages and both spellings."""

    def lines() -> Iterator[str]:
        for name, members in corpus.pairs.items():
            # Of a dictionary word the plain form only: else rare words crowd out those of running text.
            count = len(members) // (1 + INFLECTED) if name in INFLECTED_SOURCES else len(members)
            for pair in members[:count]:
                yield pair.ko
                yield pair.en
            if name in corpus.north and name not in ("techdocs", "dictionary"):
                yield from corpus.north[name][:count]
        yield from (text for text, _, _ in corpus.korean)
        yield from corpus.english

    korean = [pair.ko for members in corpus.pairs.values() for pair in members]
    english = [pair.en for members in corpus.pairs.values() for pair in members]
    north = [text for members in corpus.north.values() for text in members]
    return prune(build_tokenizer(lines(), size), korean + english + north, LEAST)


def _side(tokenizer: Tokenizer, texts: list[str]) -> Side:
    found = tokenizer.encode_batch_fast(texts, add_special_tokens=False)
    return Side([encoding.ids or [0] for encoding in found])


def _numbers(texts: list[str]) -> np.ndarray:
    known: dict[str, int] = {}
    return np.array([known.setdefault(text.casefold().strip(" .!?"), len(known)) for text in texts])


def pair_tasks(corpus: Corpus, tokenizer: Tokenizer) -> list[Task]:
    """One task a source of pairs."""
    result = []
    for name, members in corpus.pairs.items():
        korean, english = [pair.ko for pair in members], [pair.en for pair in members]
        left, weights = [_side(tokenizer, korean)], [1.0]
        if name in corpus.north:
            left.append(_side(tokenizer, corpus.north[name]))
            weights = [1 - NORTH_SHARE, NORTH_SHARE]
        right = _side(tokenizer, english)
        result.append(Task(name, SHARES[name], left, right, _numbers(korean), _numbers(english), weights))
    name = "north_south"
    north, south = map(list, zip(*corpus.north_south, strict=True))
    left, right = [_side(tokenizer, north)], _side(tokenizer, south)
    result.append(Task(name, SHARES[name], left, right, _numbers(north), _numbers(south)))
    return result


def taught_tasks(
    corpus: Corpus, tokenizer: Tokenizer, stores: Sequence[Store], share: float, until: float | None
) -> list[Task]:
    """Texts of one language and what the teachers say of each.

    A text in North spelling is given the vector of its Southern spelling.

    Args:
        share: share of the steps in all, beside the pairs' that add up to about 1.
        until: see ``Task``.
    """
    korean, english = corpus.taught_korean(), corpus.taught_english()
    both = teach(stores, [south for _, south, _ in korean] + english)
    plain = [text for text, _, _ in korean]
    north = [text for _, _, text in korean]
    return [
        Task(
            "taught Korean",
            share / 2,
            [_side(tokenizer, plain), _side(tokenizer, north)],
            both[: len(korean)],
            _numbers(plain),
            np.arange(len(korean)),
            [1 - NORTH_SHARE, NORTH_SHARE],
            until,
        ),
        Task(
            "taught English",
            share / 2,
            [_side(tokenizer, english)],
            both[len(korean) :],
            _numbers(english),
            np.arange(len(english)),
            until=until,
        ),
    ]


def encode_with(tokenizer: Tokenizer, rows: np.ndarray) -> Callable[[Sequence[str]], np.ndarray]:
    """A function from texts to the sums of their rows."""
    return lambda texts: sums_of(tokenizer, texts)(rows)


def sums_of(tokenizer: Tokenizer, texts: Sequence[str]) -> Callable[[np.ndarray], np.ndarray]:
    """A function from rows to the sums of them that are the texts' vectors."""
    side = _side(tokenizer, list(texts))

    def sums(rows: np.ndarray) -> np.ndarray:
        # A part at a time: the rows of all tokens at once are many times the result.
        parts = []
        for begin in range(0, len(side), 2048):
            bounds = side.indptr[begin : begin + 2049]
            ids = side.ids[bounds[0] : bounds[-1]]
            parts.append(np.add.reduceat(rows[ids], bounds[:-1] - bounds[0], axis=0))
        return np.concatenate(parts)

    return sums
