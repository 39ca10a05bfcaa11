"""Pairs of words: dictionaries, our own lexicon, names and places.

In:   the training folder; ``lexicon.tsv`` beside this file, ``seeds/lexicon``.
Out:  ``Pair`` values.
Not:  inflection (inflection.py), sentences (sources.py).
Idea: the North writes a good third of its words otherwise. A table of North words beside Southern ones carries the
      dictionary's English over to them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

from aligner import seeds

from .tables import Pair, read_table, tidy

__all__ = [
    "dictionary_pairs",
    "lexicon_pairs",
    "north_words",
    "north_spellings",
    "place_pairs",
    "senses",
    "term_pairs",
]


_NOTE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_SEPARATOR = re.compile(r"\s*[;,]\s*|\s*/\s+|\s+\d\)\s*")
# Definitions that talk about the word instead of translating it.
_ABOUT = re.compile(
    r"^(indicates|used (to|in|as|with|for|when)|alternative|formal form|informal|honorific|plural|passive|"
    r"causative|suffix|prefix|the name of|name of|abbreviation|short for|synonym|see |compare|north korean)",
    re.I,
)


def senses(definition: str) -> list[str]:
    """The single senses of a dictionary definition.

    >>> senses("to abate, to soothe")
    ['to abate', 'to soothe']
    >>> senses("sloth (mammal)")
    ['sloth']
    """
    text = _NOTE.sub(" ", definition).replace("(", " ").replace(")", " ")
    # A full sentence ("A step or steps.") is one sense; a list is many.
    found = []
    for part in _SEPARATOR.split(text):
        part = tidy(part).strip(" .:'\"")
        if 1 < len(part) <= 80 and not _ABOUT.match(part):
            found.append(part)
    return list(dict.fromkeys(found))


def _split(words: str, most: int) -> list[str]:
    """Single senses of a list that is separated by `` ; ``."""
    return [sense for part in words.split(" ; ")[:most] for sense in senses(part)]


def dictionary_pairs(train: Path) -> list[Pair]:
    """Korean words and their single English senses, out of all dictionaries and lists of country names."""
    pairs = []
    for row in read_table(train / "dictionary_cc_kedict.tsv"):
        if row["pos"] in ("part", "suf", "pref"):
            continue
        pairs += [Pair(tidy(row["ko"]), sense, kind=row["pos"]) for sense in senses(row["definition"])[:6]]

    def kind(word: str) -> str:
        return "v" if word.endswith("다") else "n"

    for row in read_table(train / "dictionary_kengdic6000.tsv"):
        pairs += [Pair(tidy(row["ko"]), sense, kind=kind(row["ko"])) for sense in senses(row["en"])[:4]]
    for row in read_table(train / "dictionary_krdict.tsv"):
        # Of a word with a dozen senses most are its homographs', in no order of use: they would only blur it.
        if len(row["ko"]) > 1 or row["senses"] in ("1", "2", "3"):
            pairs += [Pair(tidy(row["ko"]), sense, kind=kind(row["ko"])) for sense in _split(row["en"], 12)]
    for row in read_table(train / "dictionary_wiktionary_wordnet.tsv"):
        pairs += [Pair(tidy(row["ko"]), sense) for sense in _split(row["en"], 3)]
    for row in read_table(train / "countries.tsv"):
        pairs.append(Pair(tidy(row["ko"]), tidy(row["en"])))
        pairs.append(Pair(tidy(row["ko_official"]), tidy(row["en_official"])))
    return pairs


def north_words(train: Path, dictionary: list[Pair]) -> list[Pair]:
    """Words that the North writes or says otherwise, with the English of the Southern word."""
    english: dict[str, list[Pair]] = defaultdict(list)
    for pair in dictionary:
        english[pair.ko].append(pair)
    pairs = []
    for row in read_table(train / "nk_south_words.tsv"):
        for pair in english[tidy(row["ko_south"])][:6]:
            pairs.append(Pair(tidy(row["ko_north"]), pair.en, north=True, kind=pair.kind))
    return pairs


def north_spellings(train: Path) -> dict[str, str]:
    """Southern word or stem -> North spelling of it, where there is but one."""
    table = [row for row in read_table(train / "nk_south_words.tsv") if row["kind"] == "spelling"]
    found: dict[str, set[str]] = defaultdict(set)
    for row in table:
        north, south = tidy(row["ko_north"]), tidy(row["ko_south"])
        # A verb's stem is what stands in text.
        if north.endswith("다") and south.endswith("다"):
            north, south = north[:-1], south[:-1]
        if len(south) > 1 and north != south:
            found[south].add(north)
    return {south: next(iter(north)) for south, north in found.items() if len(north) == 1}


def lexicon_pairs() -> list[Pair]:
    """Words and names of the press, North and South: our own list and the tables under ``seeds/lexicon``."""
    pairs = []
    for row in read_table(Path(__file__).with_name("lexicon.tsv")):
        for sense in row["en"].split(" | "):
            if row["ko_north"]:
                pairs.append(Pair(row["ko_north"], sense, north=True, kind="n"))
            if row["ko_south"] and row["ko_south"] != row["ko_north"]:
                pairs.append(Pair(row["ko_south"], sense, kind="n"))
    for name in ("countries", "institutions", "titles"):
        for row in seeds.read_table(name, ("ko", "ko_south", "en")):
            for sense in row["en"].split(" | "):
                pairs.append(Pair(row["ko"], sense, north=True, kind="n"))
                if row["ko_south"] and row["ko_south"] != row["ko"]:
                    pairs.append(Pair(row["ko_south"], sense, kind="n"))
    return pairs


def term_pairs(train: Path) -> list[Pair]:
    """Terms of programs and of medicine."""
    return [
        Pair(tidy(row["ko"]), tidy(row["en"]))
        for name in ("terms", "covid_terms")
        for row in read_table(train / f"{name}.tsv")
    ]


def place_pairs(train: Path) -> list[Pair]:
    """Places of the world, languages, currencies; of several Korean forms the first."""
    pairs = [Pair(tidy(row["ko"]), tidy(row["en"])) for row in read_table(train / "place_terms.tsv")]
    pairs += [Pair(tidy(row["ko"]), tidy(row["en"])) for row in read_table(train / "cldr_names.tsv")]
    pairs += [
        Pair(tidy(row["ko"].split("|")[0]), tidy(row["name"]))
        for row in read_table(train / "geonames_cities.tsv")
    ]
    # Chinese places stand there in pinyin with tone marks, as nobody writes them.
    pairs += [
        Pair(tidy(row["ko"]), tidy(row["latin"]))
        for row in read_table(train / "places_latin.tsv")
        if not row["lang"]
    ]
    return pairs
