"""Which names two texts share, sentence by sentence, before anything is aligned.

In:   the sentences of two texts and their languages.
Out:  for each sentence the names it mentions, under labels that are equal on both sides for one name.
Not:  name pairs for the glossary (pairing/ works inside beads, and is stricter): these are hints for alignment.
Idea: names of persons are compared by sound, word by word, since one text says Putin where the other gives him in
      full; names and titles of the tables are the same if they stand in the same line of a table.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import numpy as np

from ..language_codes import base_language
from ..model import Sentence
from ..transliteration.sound import name_similarities
from .mentions.find import find_names
from .reading.sentences import read_english, read_korean

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

__all__ = ["name_arrays", "name_clues"]

# From this likeness on, two words that are each other's best match are taken for one name.
SAME = 0.6
# Comparisons by sound take longer than anything else here; in long texts only the commonest names are compared.
MOST_COMPARISONS = 20_000
PERSON, NAMED, TITLE = 1.0, 0.6, 0.4
COLUMNS = 256


def name_clues(
    source: Sequence[str], target: Sequence[str], langs: tuple[str, str]
) -> tuple[list[dict[str, float]], list[dict[str, float]]]:
    """Labels and weights of the names in each sentence; nothing for languages other than Korean and English.

    Args:
        source: the sentences of one text.
        target: the sentences of the other.
        langs: BCP 47 codes of the two.

    Returns:
        For each sentence label to weight, 0..1: 1 for a person whom both texts name, less for what the tables know,
        least for titles. A label is a Korean form, or a word that two texts in one language share.

    >>> source, target = name_clues(["뿌찐대통령"], ["President Putin"], ("ko", "en"))
    >>> sorted(set(source[0]) & set(target[0]))
    ['대통령', '뿌찐']
    """
    bases = [base_language(lang) for lang in langs]
    sides = list(zip((source, target), bases, strict=True))
    if not set(bases) <= {"ko", "en"}:
        return [{} for _ in source], [{} for _ in target]
    labels = [_listed(texts, lang) for texts, lang in sides]
    persons = [_persons(texts, lang) for texts, lang in sides]
    same = _same_words(persons[0], persons[1], bases)
    for side, found in enumerate(persons):
        for index, word in found:
            if word in same[side]:
                labels[side][index][same[side][word]] = PERSON
    return labels[0], labels[1]


def _listed(texts: Sequence[str], lang: str) -> list[dict[str, float]]:
    """Names and titles of the tables, labelled with their Korean form."""
    labels = []
    for text in texts:
        here: dict[str, float] = {}
        reading = read_korean(text) if lang == "ko" else read_english(text)
        for listed in reading.listed:
            here.update((fact.ko, TITLE if listed.kind == "title" else NAMED) for fact in listed.facts)
        labels.append(here)
    return labels


def _persons(texts: Sequence[str], lang: str) -> list[tuple[int, str]]:
    """Sentence and word of every person's name; Korean names in Latin letters also whole."""
    sentences = [Sentence(text, 0, len(text)) for text in texts]
    words = []
    for mention in find_names(sentences, lang):
        if mention.kind == "person":
            parts = mention.text.split()
            whole = [mention.text] if len(parts) > 1 and lang == "en" else []
            words += [(mention.sentence, part) for part in (*parts, *whole)]
    return words


def _same_words(
    source: Sequence[tuple[int, str]], target: Sequence[tuple[int, str]], langs: Sequence[str]
) -> tuple[dict[str, str], dict[str, str]]:
    """For the words of each side the label of the name, where the other side has it too."""
    counts = Counter(word for _, word in source), Counter(word for _, word in target)
    if langs[0] == langs[1]:
        both = {word: word for word in counts[0].keys() & counts[1].keys()}
        return both, both
    most = int(MOST_COMPARISONS**0.5)
    common = [[word for word, _ in count.most_common(most)] for count in counts]
    if not common[0] or not common[1]:
        return {}, {}
    korean, english = common if langs[0] == "ko" else (common[1], common[0])
    likeness = name_similarities(korean, english)
    best, best_back = likeness.argmax(axis=1), likeness.argmax(axis=0)
    korean_labels, english_labels = {}, {}
    for row, column in enumerate(best):
        if likeness[row, column] >= SAME and best_back[column] == row:
            korean_labels[korean[row]] = korean[row]
            english_labels[english[column]] = korean[row]
    # A second spelling of the same name (Sergei, Sergey) gets the label of the first.
    for column, row in enumerate(best_back):
        if likeness[row, column] >= SAME and korean[row] in korean_labels:
            english_labels.setdefault(english[column], korean[row])
    return (korean_labels, english_labels) if langs[0] == "ko" else (english_labels, korean_labels)


def name_arrays(
    source: Sequence[Mapping[str, float]], target: Sequence[Mapping[str, float]]
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Names that both texts mention, as arrays over the same columns; the rarer a name, the heavier.

    The weight of a name is that of its label times its inverse document frequency (Sparck Jones 1972), 0..1.

    Args:
        source: labels and weights of each of n sentences, from ``name_clues``.
        target: labels and weights of each of m sentences.

    Returns:
        (n, columns) and (m, columns) float32 weights, 0 or more. With more than 256 names some share a column.
    """
    both = sorted(set().union(*source) & set().union(*target))
    frequency = Counter(label for sentence in (*source, *target) for label in sentence)
    total = max(len(source) + len(target), 2)
    arrays = []
    for side in (source, target):
        array = np.zeros((len(side), min(max(len(both), 1), COLUMNS)), dtype=np.float32)
        column_of = {label: column % COLUMNS for column, label in enumerate(both)}
        for row, sentence in enumerate(side):
            for label, weight in sentence.items():
                if label in column_of:
                    rarity = np.log(total / frequency[label]) / np.log(total)
                    array[row, column_of[label]] += weight * rarity
        arrays.append(array)
    return arrays[0], arrays[1]
