"""Logistic regression on named observations.

In:   what is seen in each example, name -> amount; whether it is true.
Out:  a weight for each name, in log-odds.
Not:  what is observed.
Idea: maximum likelihood with a normal prior on the weights; L-BFGS on a sparse matrix.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

__all__ = ["fit", "matrix", "sigmoid"]


def matrix(rows: Sequence[Mapping[str, float]], columns: Mapping[str, int]) -> csr_matrix:
    """The amounts of the observations that have a column."""
    amounts, places, ends = [], [], [0]
    for row in rows:
        for name, amount in row.items():
            if name in columns:
                amounts.append(amount)
                places.append(columns[name])
        ends.append(len(places))
    return csr_matrix((amounts, places, ends), shape=(len(rows), len(columns)))


def sigmoid(odds: NDArray[np.float64]) -> NDArray[np.float64]:
    """Chances of log-odds."""
    return 1 / (1 + np.exp(-np.clip(odds, -30, 30)))


def fit(
    rows: Sequence[Mapping[str, float]],
    truth: NDArray[np.float64],
    *,
    prior: float,
    rare: int = 0,
    shares: NDArray[np.float64] | None = None,
) -> dict[str, float]:
    """Weights that make the truth likeliest.

    Args:
        rows: what is seen in each example.
        truth: (n,) 1 or 0.
        prior: precision of the normal prior on each weight.
        rare: a name seen in fewer examples gets no weight.
        shares: (n,) how much each example counts; all the same by default.
    """
    seen = Counter(name for row in rows for name in row)
    names = sorted(name for name, count in seen.items() if count >= rare)
    table = matrix(rows, {name: number for number, name in enumerate(names)})
    counts = np.ones(len(rows)) if shares is None else shares

    def loss(weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        odds = table @ weights
        surprise = np.logaddexp(0, -np.where(truth > 0, odds, -odds))
        slope = table.T @ (counts * (sigmoid(odds) - truth))
        return float((counts * surprise).sum() + prior / 2 * (weights @ weights)), slope + prior * weights

    found = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B", options={"maxiter": 250})
    return dict(zip(names, map(float, found.x), strict=True))
