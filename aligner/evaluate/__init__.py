"""Score beads against the truth.

In:   gold and predicted beads of the same two documents.
Out:  strict and lax precision, recall and F1, by bead type too, and how honest the confidences are.
Not:  making gold; judging translations.
Idea: the strict and lax scores of Vecalign (Thompson & Koehn 2019): strict counts a predicted bead as right if gold
      has exactly that bead, lax if it shares a source and a target sentence with a gold bead. Unpaired sentences are
      not counted as beads in either.
"""

from .gold import read_gold
from .scores import Calibration, Scores, calibration, score

__all__ = ["Calibration", "Scores", "calibration", "read_gold", "score"]
