"""Train the token vectors: in-batch contrastive learning on sums of token vectors.

In:   tokenized pairs by source, the tokenizer, settings.
Out:  one float32 row a piece.
Not:  reading files (sources.py), evaluation (evaluate.py), quantizing (export.py).
Idea: a sentence is the sum of its token vectors, and the right translation has to win against every other sentence
      of a batch drawn from one source (softmax over cosines, both ways). Only sparse products and two dense ones are
      needed, so gradients are written out by hand: several times faster on a processor than automatic ones.
"""

from __future__ import annotations

import math
import time
from dataclasses import dataclass, field

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

__all__ = ["Settings", "Side", "Task", "train"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What can be turned; the defaults are what the shipped model was made with."""

    dim: int = 512
    steps: int = 1100
    batch: int = 1536
    rate: float = 0.015
    scale: float = 16.0  # inverse temperature of the softmax over cosines
    margin: float = 0.3  # taken off the right pair's cosine
    dropout: float = 0.05  # share of tokens left out in training
    average: float = 0.25  # share of the last steps whose weights are averaged
    neighbours: int = 1  # rows next to each other in their source that come into a batch together
    seed: int = 1


class Side:
    """Token ids of many texts in CSR form."""

    def __init__(self, token_ids: list[list[int]]) -> None:
        lengths = np.fromiter((len(ids) for ids in token_ids), np.int64, len(token_ids))
        self.indptr = np.concatenate([[0], np.cumsum(lengths)])
        self.ids = np.fromiter((i for ids in token_ids for i in ids), np.int32, int(self.indptr[-1]))

    def take(self, rows: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Tokens of the given texts one after the other, and for each token the position of its text in ``rows``."""
        starts, lengths = self.indptr[rows], self.indptr[rows + 1] - self.indptr[rows]
        text = np.repeat(np.arange(len(rows)), lengths)
        inside = np.arange(lengths.sum()) - np.repeat(np.cumsum(lengths) - lengths, lengths)
        return self.ids[np.repeat(starts, lengths) + inside], text


@dataclass
class Task:
    """One source: pairs whose left text comes in one or more variants (South and North spelling).

    Attributes:
        share: share of the steps that draw from this source.
        same_left: ids of the left texts, equal where the texts are equal: such rows are no negatives of each other.
        same_right: ids of the right texts, equal where the texts are equal: such rows are no negatives either.
        joined: up to so many pairs are put together and taken for one: words learn to stand among others.
    """

    name: str
    share: float
    left: list[Side]
    right: Side
    same_left: np.ndarray
    same_right: np.ndarray
    variant_shares: list[float] = field(default_factory=lambda: [1.0])
    joined: int = 1

    def __len__(self) -> int:
        return len(self.same_right)


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


def train(
    tasks: list[Task],
    features: tuple[np.ndarray, np.ndarray, int],
    settings: Settings,
    *,
    on_step=lambda step, rows: None,
    start: Tensor | None = None,
    device: str = "cpu",
    log=print,
) -> np.ndarray:
    """Learn the piece vectors.

    Args:
        features: features of every piece (see ``vocabulary.piece_features``).
        on_step: called with the step's number and a function that gives the present rows, for evaluation.
        start: vectors (pieces, dim) to begin with instead of random ones.

    Returns:
        (pieces, dim) float32, averaged over the last steps.
    """
    rng = np.random.default_rng(settings.seed)
    generator = torch.Generator().manual_seed(settings.seed)
    indices, indptr, n_features = features
    n_pieces = len(indptr) - 1
    theta = torch.zeros(n_features, settings.dim)
    if start is None:
        theta[:n_pieces].normal_(0, 1 / math.sqrt(settings.dim), generator=generator)
    else:
        theta[:n_pieces] = start
    theta = theta.to(device)
    first, second = torch.zeros_like(theta), torch.zeros_like(theta)
    touched = torch.zeros(n_features, device=device)
    mean: Tensor | None = None
    mean_count = 0
    shares = np.array([task.share for task in tasks])
    shares /= shares.sum()
    orders = [_order(len(task), settings.neighbours, rng) for task in tasks]
    places = [0] * len(tasks)
    averaging_from = int(settings.steps * (1 - settings.average))
    began = time.time()

    def piece_sum(pieces: np.ndarray) -> _Sum:
        lengths = indptr[pieces + 1] - indptr[pieces]
        group = np.repeat(np.arange(len(pieces)), lengths)
        inside = np.arange(lengths.sum()) - np.repeat(np.cumsum(lengths) - lengths, lengths)
        item = indices[np.repeat(indptr[pieces], lengths) + inside]
        return item, group

    def rows_of(parameters: Tensor) -> np.ndarray:
        out = []
        for begin in range(0, n_pieces, 4096):
            item, group = piece_sum(np.arange(begin, min(n_pieces, begin + 4096)))
            part = _Sum(
                torch.from_numpy(item).to(device),
                torch.from_numpy(group).to(device),
                n_features,
                int(group[-1]) + 1,
            )
            out.append(part.forward(parameters).cpu())
        return torch.cat(out).numpy()

    running: dict[str, list[float]] = {}
    for step in range(settings.steps):
        number = int(rng.choice(len(tasks), p=shares))
        task = tasks[number]
        joined = int(rng.integers(1, task.joined + 1))
        size = min(settings.batch, len(task) // joined) * joined
        if places[number] + size > len(task):
            orders[number], places[number] = _order(len(task), settings.neighbours, rng), 0
        rows = orders[number][places[number] : places[number] + size]
        places[number] += size

        left_tokens, left_text = _mixed(task, rows, rng)
        right_tokens, right_text = task.right.take(rows)
        size //= joined
        tokens = np.concatenate([left_tokens, right_tokens])
        text = np.concatenate([left_text // joined, right_text // joined + size])
        if settings.dropout:
            # Never drop a text's first token, so that no text is left empty.
            keep = (rng.random(len(tokens)) >= settings.dropout) | (np.diff(text, prepend=-1) != 0)
            tokens, text = tokens[keep], text[keep]
        pieces, inverse = np.unique(tokens, return_inverse=True)
        item, group = piece_sum(pieces)
        used, used_inverse = np.unique(item, return_inverse=True)
        used_t = torch.from_numpy(used).to(device)
        composition = _Sum(
            torch.from_numpy(used_inverse).to(device),
            torch.from_numpy(group).to(device),
            len(used),
            len(pieces),
        )
        summing = _Sum(
            torch.from_numpy(inverse).to(device), torch.from_numpy(text).to(device), len(pieces), 2 * size
        )
        same_left = torch.from_numpy(task.same_left[rows[::joined]]).to(device)
        same_right = torch.from_numpy(task.same_right[rows[::joined]]).to(device)
        same = same_left[:, None] == same_left[None, :]
        same |= same_right[:, None] == same_right[None, :]
        same.fill_diagonal_(False)

        parameters = theta[used_t]
        vectors = summing.forward(composition.forward(parameters))
        _loss, hits, d_left, d_right = _loss_gradient(vectors[:size], vectors[size:], same, settings)
        gradient = composition.backward(summing.backward(torch.cat([d_left, d_right])))

        # Adam on the rows in use only: a rare piece keeps its moments until it is seen again.
        rate = settings.rate * min(1.0, (step + 1) / 50) * max(0.02, 1 - step / settings.steps)
        touched[used_t] += 1
        times = touched[used_t][:, None]
        m = first[used_t].lerp_(gradient, 0.1)
        v = second[used_t].lerp_(gradient * gradient, 0.01)
        first[used_t], second[used_t] = m, v
        parameters -= rate * (m / (1 - 0.9**times)) / ((v / (1 - 0.99**times)).sqrt_() + 1e-8)
        theta[used_t] = parameters

        if step >= averaging_from and step % 10 == 0:
            mean = theta.clone() if mean is None else mean.add_(theta)
            mean_count += 1
        running.setdefault(task.name, []).append(hits)
        if step % 100 == 99:
            shown = " ".join(f"{name} {np.mean(values):.2f}" for name, values in running.items())
            log(f"step {step + 1} {time.time() - began:.0f} s  in-batch: {shown}", flush=True)
            running.clear()
        on_step(step + 1, lambda: rows_of(theta))
    result = theta if mean is None else mean / mean_count
    # A piece that no pair holds is known by what it shares with others alone: its own part is still random.
    shared = np.add.reduceat((touched.cpu().numpy() > 0)[indices], indptr[:-1])
    unseen = (touched[:n_pieces].cpu().numpy() == 0) & (shared > 0)
    result[torch.from_numpy(np.flatnonzero(unseen)).to(device)] = 0
    return rows_of(result)


def _order(count: int, neighbours: int, rng: np.random.Generator) -> np.ndarray:
    """A random order of the rows in which neighbours stay together."""
    if neighbours == 1:
        return rng.permutation(count)
    shift = int(rng.integers(neighbours))
    blocks = (np.arange(count) + shift) // neighbours
    return np.argsort(rng.permutation(blocks[-1] + 1)[blocks], kind="stable")


def _mixed(task: Task, rows: np.ndarray, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """Left texts of the rows, each in a variant drawn at random."""
    if len(task.left) == 1:
        return task.left[0].take(rows)
    choice = rng.choice(len(task.left), size=len(rows), p=np.array(task.variant_shares))
    parts = []
    for variant, side in enumerate(task.left):
        mine = np.flatnonzero(choice == variant)
        tokens, text = side.take(rows[mine])
        parts.append((tokens, mine[text]))
    tokens, text = (np.concatenate([part[i] for part in parts]) for i in (0, 1))
    order = np.argsort(text, kind="stable")
    return tokens[order], text[order]
