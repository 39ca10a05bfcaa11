"""Choose which sentences translate each other.

In:   two tables of vectors, a row a sentence, and the sentences' lengths; optionally the facts they state.
Out:  beads in reading order that cover both documents exactly once, each with the probability that it is right.
Not:  splitting text (sentences), computing vectors (embeddings), judging quality (evaluate).
Idea: anchors and a corridor without a fixed diagonal (corridor), learned scores of beads from single-sentence vectors
      (pairing, blocks, edges, features, weights), and probabilities over all alignments of a stretch (lattice).
"""

from .explain import Explanation, Part
from .facts import fact_arrays, facts_of_both, find_facts
from .search import Search, align_vectors
from .sentence_arrays import Clues, SentenceArrays
from .settings import AlignKeywords, AlignSettings
from .times import time_facts
from .weights import load_weights
from .whole_pair import translation_probability

__all__ = [
    "AlignKeywords",
    "AlignSettings",
    "Clues",
    "Explanation",
    "Part",
    "Search",
    "SentenceArrays",
    "align_vectors",
    "fact_arrays",
    "facts_of_both",
    "find_facts",
    "load_weights",
    "time_facts",
    "translation_probability",
]
