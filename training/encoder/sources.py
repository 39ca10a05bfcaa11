"""Read the training folder into sentence and word pairs, grouped by source.

In:   the folder that holds ``train/`` and ``dev/`` (see training/README.md for what is in it and where it is from).
Out:  ``Pair`` values by source, and the dev sets.
Not:  words (dictionaries.py), texts in one language (monolingual.py), respelling (spelling.py), sampling (batches.py).
Idea: a batch drawn from one source has harder negatives than a mixed one, so sources stay apart until training.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .dictionaries import dictionary_pairs, lexicon_pairs, north_words, place_pairs, term_pairs
from .tables import Pair, read_table, sample, tidy

if TYPE_CHECKING:
    import random
    from pathlib import Path

__all__ = ["read_dev", "read_pairs"]


def _bible(folder: Path, rng: random.Random, cap: int) -> list[Pair]:
    """Each verse in every Korean version: what one of them says otherwise teaches other words for the same."""
    pairs = []
    for row in sample(read_table(folder / "bible.tsv"), cap, rng):
        for korean in dict.fromkeys(tidy(row[name]) for name in ("ko_krv1961", "ko_children", "ko_modern")):
            pairs.append(Pair(korean, tidy(row["en_web"] if rng.random() < 0.8 else row["en_kjv"])))
    return pairs


def _techdocs(folder: Path, rng: random.Random, cap: int) -> list[Pair]:
    rows = [row for row in read_table(folder / "techdocs.tsv") if not row["cost"] or float(row["cost"]) <= 1]
    rows = [row for row in rows if len(row["ko"]) <= 600]
    return [Pair(tidy(row["ko"]), tidy(row["en"])) for row in sample(rows, cap, rng)]


def read_pairs(
    folder: Path, rng: random.Random, *, bible_cap: int = 30_000, techdocs_cap: int = 40_000
) -> dict[str, list[Pair]]:
    """Pairs by source, capped so that scripture and software pages do not dominate."""
    train = folder / "train"

    def plain(name: str, ko: str = "ko", en: str = "en") -> list[Pair]:
        return [Pair(tidy(row[ko]), tidy(row[en])) for row in read_table(train / name)]

    nk_bible = [
        pair
        for row in read_table(train / "nk_bible.tsv")
        for pair in (
            Pair(tidy(row["ko_north"]), tidy(row["en"]), north=True),
            Pair(tidy(row["ko_south"]), tidy(row["en"])),
        )
    ]
    dictionary = dictionary_pairs(train)
    sources = {
        "bible": _bible(train, rng, bible_cap),
        "nk_bible": nk_bible,
        "techdocs": _techdocs(train, rng, techdocs_cap),
        "korsts": plain("korsts.tsv"),
        "tatoeba": plain("tatoeba.tsv"),
        "jhe": plain("jhe.tsv"),
        "examples": plain("dictionary_examples.tsv"),
        "guides": plain("guides_legal.tsv") + plain("help_pages.tsv"),
        "games": plain("game_prose.tsv"),
        "messages": plain("software_messages.tsv"),
        "questions": plain("entity_questions.tsv"),
        "dictionary": dictionary,
        "north_words": north_words(train, dictionary),
        "lexicon": lexicon_pairs(),
        "terms": term_pairs(train),
        "places": place_pairs(train),
        "persons": plain("person_names.tsv", "ko_south"),
        "loanwords": plain("loanwords.tsv", "ko_south"),
    }
    return {
        name: [pair for pair in dict.fromkeys(pairs) if pair.ko and pair.en]
        for name, pairs in sources.items()
    }


def read_dev(folder: Path) -> dict[str, tuple[list[str], list[str]]]:
    """Dev sets by name: Korean and English sentences, row by row."""
    flores = read_table(folder / "dev" / "flores.tsv")
    news = read_table(folder / "dev" / "news_north_south.tsv")
    english = [tidy(row["en"]) for row in news]
    return {
        "flores": ([tidy(row["ko"]) for row in flores], [tidy(row["en"]) for row in flores]),
        "news_north": ([tidy(row["ko_north"]) for row in news], english),
        "news_south": ([tidy(row["ko_south"]) for row in news], english),
    }
