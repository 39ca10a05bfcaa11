"""Train the token vectors: contrastive learning on sums of token vectors, with translations and with teachers.

In:   tasks, the features that pieces share, settings.
Out:  one float32 row a piece.
Not:  reading files (sources.py), batches (batches.py), evaluation (evaluate.py), quantizing (export.py).
Idea: a sentence is the sum of its token vectors. What belongs to it, its translation or the teachers' vector of it
      (times a learned matrix), has to win against everything else of the batch (softmax over cosines, both ways).
      Only sparse products and a few dense ones are needed, so gradients are written out by hand: several times
      faster on a processor than automatic ones.
"""

from __future__ import annotations

import math
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from .batches import Draw, Side, Task, taken

if TYPE_CHECKING:
    from .batches import Batch

__all__ = ["Settings", "train"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What can be turned; the defaults are what the shipped model was made with."""

    dim: int = 512
    steps: int = 1300
    batch: int = 1536
    rate: float = 0.015
    scale: float = 16.0  # inverse temperature of the softmax over cosines
    margin: float = 0.3  # taken off the right pair's cosine
    dropout: float = 0.05  # share of tokens left out in training
    average: float = 0.25  # share of the last steps whose weights are averaged
    tables: int = 2  # learned from pairs alone, each from a seed of its own
    taught_tables: int = 2  # that begin with the teachers; all tables are made one in the end
    taught_share: float = (
        4.0  # of the teachers' batches, against 1 of pairs, at the beginning of such a table
    )
    taught_until: float = 0.6  # where in its training none is left
    taught_steps: float = 1.25  # times the steps of a table that has no teacher
    seed: int = 1  # of the first table, counted up


class _Sum:
    """A sparse 0/1 matrix, groups by items, as two embedding-bag calls: rows summed, and the transpose."""

    def __init__(self, items: Tensor, groups: Tensor, n_items: int, n_groups: int) -> None:
        self.items, self.groups = items, groups
        self.n_items, self.n_groups = n_items, n_groups
        counts = torch.bincount(groups, minlength=n_groups)
        self.offsets = torch.cumsum(counts, 0) - counts
        self._back: tuple[Tensor, Tensor] | None = None

    def forward(self, rows: Tensor) -> Tensor:
        return functional.embedding_bag(self.items, rows, self.offsets, mode="sum")

    def backward(self, gradient: Tensor) -> Tensor:
        if self._back is None:
            order = torch.argsort(self.items, stable=True)
            counts = torch.bincount(self.items, minlength=self.n_items)
            self._back = self.groups[order], torch.cumsum(counts, 0) - counts
        return functional.embedding_bag(self._back[0], gradient, self._back[1], mode="sum")


def _loss_gradient(
    left: Tensor, right: Tensor, same: Tensor, settings: Settings
) -> tuple[float, float, Tensor, Tensor]:
    """Loss, share of right answers and gradients of the summed vectors of both sides."""
    count = len(left)
    left_norm = left.norm(dim=1, keepdim=True).clamp_min(1e-6)
    right_norm = right.norm(dim=1, keepdim=True).clamp_min(1e-6)
    a, b = left / left_norm, right / right_norm
    scores = a @ b.T
    scores -= settings.margin * torch.eye(count, device=scores.device)
    scores *= settings.scale
    scores.masked_fill_(same, -1e4)
    target = scores.diagonal()
    rows, columns = torch.logsumexp(scores, 1), torch.logsumexp(scores, 0)
    loss = float((rows + columns - 2 * target).mean() / 2)
    hits = float((scores.argmax(1) == torch.arange(count, device=scores.device)).float().mean())
    gradient = torch.exp(scores - rows[:, None])
    gradient += torch.exp(scores.sub_(columns[None, :]))
    gradient.diagonal().sub_(2.0)
    gradient *= settings.scale / (2 * count)
    da, db = gradient @ b, gradient.T @ a
    da = (da - (da * a).sum(1, keepdim=True) * a) / left_norm
    db = (db - (db * b).sum(1, keepdim=True) * b) / right_norm
    return loss, hits, da, db


class _Rows:
    """Parameters and Adam on the rows in use: a rare row keeps its moments until it is seen again."""

    def __init__(self, values: Tensor) -> None:
        self.values = values
        self.first, self.second = torch.zeros_like(values), torch.zeros_like(values)
        self.times = torch.zeros(len(values), device=values.device)

    def step(self, rows: Tensor, values: Tensor, gradient: Tensor, rate: float) -> None:
        """``values`` are the present ones of ``rows``."""
        self.times[rows] += 1
        times = self.times[rows][:, None]
        m = self.first[rows].lerp_(gradient, 0.1)
        v = self.second[rows].lerp_(gradient * gradient, 0.01)
        self.first[rows], self.second[rows] = m, v
        scale = (v / (1 - 0.99**times)).sqrt_().add_(1e-8)
        self.values[rows] = values - (rate * m / (1 - 0.9**times)).div_(scale)


class _Features:
    """Pieces as sums of the features they share with others (see ``vocabulary.piece_features``)."""

    def __init__(self, indices: np.ndarray, indptr: np.ndarray, count: int, device: str) -> None:
        self.indices, self.indptr, self.count = indices, indptr, count
        self.pieces = len(indptr) - 1
        self.device = device

    def of(self, pieces: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Features of the pieces one after the other, and for each the position of its piece."""
        return taken(self.indices, self.indptr, pieces)

    def rows(self, parameters: Tensor) -> np.ndarray:
        """The vectors of all pieces, float32."""
        out = []
        for begin in range(0, self.pieces, 4096):
            item, group = self.of(np.arange(begin, min(self.pieces, begin + 4096)))
            part = _Sum(
                torch.from_numpy(item).to(self.device),
                torch.from_numpy(group).to(self.device),
                self.count,
                int(group[-1]) + 1,
            )
            out.append(part.forward(parameters).cpu())
        return torch.cat(out).numpy()


def train(
    tasks: list[Task],
    features: tuple[np.ndarray, np.ndarray, int],
    settings: Settings,
    *,
    device: str = "cpu",
    log=print,
) -> np.ndarray:
    """Learn the piece vectors.

    Args:
        features: features of every piece (see ``vocabulary.piece_features``).

    Returns:
        (pieces, dim) float32, averaged over the last steps.
    """
    rng = np.random.default_rng(settings.seed)
    generator = torch.Generator().manual_seed(settings.seed)
    shared = _Features(*features, device)
    start = torch.zeros(shared.count, settings.dim)
    start[: shared.pieces].normal_(0, 1 / math.sqrt(settings.dim), generator=generator)
    table = _Rows(start.to(device))
    # From the teachers' vectors to ours; without a teacher it has no rows.
    width = next((task.right.shape[1] for task in tasks if not isinstance(task.right, Side)), 0)
    start = torch.empty(width, settings.dim)
    bridge = _Rows(start.normal_(0, 1 / math.sqrt(max(width, 1)), generator=generator).to(device))
    every = torch.arange(width, device=device)
    mean: Tensor | None = None
    mean_count = 0
    draw = Draw(tasks, settings.batch, settings.dropout, rng)
    averaging_from = int(settings.steps * (1 - settings.average))
    began = time.time()
    running: dict[str, list[float]] = {}
    for step in range(settings.steps):
        batch = draw.next(step / settings.steps)
        size = batch.size
        pieces, inverse = np.unique(batch.tokens, return_inverse=True)
        item, group = shared.of(pieces)
        used, used_inverse = np.unique(item, return_inverse=True)
        rows = torch.from_numpy(used).to(device)
        composition = _Sum(
            torch.from_numpy(used_inverse).to(device),
            torch.from_numpy(group).to(device),
            len(used),
            len(pieces),
        )
        summing = _Sum(
            torch.from_numpy(inverse).to(device),
            torch.from_numpy(batch.text).to(device),
            len(pieces),
            size if batch.taught is not None else 2 * size,
        )
        parameters = table.values[rows]
        vectors = summing.forward(composition.forward(parameters))
        # The rate warms up, then falls in a straight line.
        rate = settings.rate * min(1.0, (step + 1) / 50) * max(0.02, 1 - step / settings.steps)
        same = _same(batch, device)
        if batch.taught is None:
            _loss, hits, d_left, d_right = _loss_gradient(vectors[:size], vectors[size:], same, settings)
            d_vectors = torch.cat([d_left, d_right])
        else:
            taught = torch.from_numpy(batch.taught.astype(np.float32)).to(device)
            _loss, hits, d_vectors, d_right = _loss_gradient(vectors, taught @ bridge.values, same, settings)
            bridge.step(every, bridge.values, taught.T @ d_right, rate)
        table.step(rows, parameters, composition.backward(summing.backward(d_vectors)), rate)

        if step >= averaging_from and step % 10 == 0:
            mean = table.values.clone() if mean is None else mean.add_(table.values)
            mean_count += 1
        running.setdefault(batch.task, []).append(hits)
        if step % 100 == 99:
            shown = " ".join(f"{name} {np.mean(values):.2f}" for name, values in running.items())
            log(f"step {step + 1} {time.time() - began:.0f} s  in-batch: {shown}")
            running.clear()
    result = table.values if mean is None else mean / mean_count
    # A piece that no text holds is known by what it shares with others alone: its own part is still random.
    times = table.times.cpu().numpy()
    known = np.add.reduceat((times > 0)[shared.indices], shared.indptr[:-1])
    unseen = (times[: shared.pieces] == 0) & (known > 0)
    result[torch.from_numpy(np.flatnonzero(unseen)).to(device)] = 0
    return shared.rows(result)


def _same(batch: Batch, device: str) -> Tensor:
    """Which rows are no negatives of which: (size, size), false where a row meets itself."""
    left, right = (torch.from_numpy(ids).to(device) for ids in (batch.same_left, batch.same_right))
    same = left[:, None] == left[None, :]
    same |= right[:, None] == right[None, :]
    same.fill_diagonal_(False)
    return same
