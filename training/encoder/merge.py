"""Several tables over the same pieces made one.

In:   rows of each, (pieces, dim) float32; sentences.
Out:  rows of one table of the length that is asked for.
Not:  training the tables (train.py).
Idea: two tables that were taught differently err about different sentences. Side by side they give the mean of their
      cosines; turned so that the sentences' main directions come first, most of the length can be left out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from aligner.alignment.nearest import unit_rows

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

__all__ = ["merge"]


def merge(tables: Sequence[np.ndarray], sums: Callable[[np.ndarray], np.ndarray], dim: int) -> np.ndarray:
    """One table out of several.

    Args:
        tables: rows of each, (pieces, dim of its own).
        sums: from rows to the vectors of many sentences, (sentences, dim of the rows).
        dim: length of the result's rows, at most that of all tables together.

    Returns:
        (pieces, dim) float32; the sentences' median length is the first table's.
    """
    lengths = [float(np.median(np.linalg.norm(sums(rows), axis=1))) for rows in tables]
    rows = np.concatenate([table / length for table, length in zip(tables, lengths, strict=True)], axis=1)
    vectors = unit_rows(sums(rows))
    _, directions = np.linalg.eigh(vectors.T @ vectors)  # from the least to the most
    turned = rows @ directions[:, ::-1][:, :dim]
    result: np.ndarray = turned * (lengths[0] / float(np.median(np.linalg.norm(sums(turned), axis=1))))
    return result.astype(np.float32)
