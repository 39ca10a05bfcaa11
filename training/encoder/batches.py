"""Tokenized texts by source, and the batches that are drawn from them.

In:   token ids, teachers' vectors.
Out:  batches: tokens of the left texts, tokens or vectors of what belongs to them.
Not:  learning (train.py).
Idea: a batch comes from one source, since texts of one kind are harder to tell apart.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

__all__ = ["Batch", "Draw", "Side", "Task", "taken"]


def taken(values: np.ndarray, indptr: np.ndarray, rows: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Rows of a table in CSR form.

    Returns:
        The values of the rows one after the other, and for each value the position of its row in ``rows``.
    """
    starts, lengths = indptr[rows], indptr[rows + 1] - indptr[rows]
    row = np.repeat(np.arange(len(rows)), lengths)
    inside = np.arange(lengths.sum()) - np.repeat(np.cumsum(lengths) - lengths, lengths)
    return values[np.repeat(starts, lengths) + inside], row


class Side:
    """Token ids of many texts in CSR form."""

    def __init__(self, token_ids: list[list[int]]) -> None:
        lengths = np.fromiter((len(ids) for ids in token_ids), np.int64, len(token_ids))
        self.indptr = np.concatenate([[0], np.cumsum(lengths)])
        self.ids = np.fromiter((i for ids in token_ids for i in ids), np.int32, int(self.indptr[-1]))

    def __len__(self) -> int:
        return len(self.indptr) - 1

    def take(self, rows: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Tokens of the given texts one after the other, and for each token the position of its text in ``rows``."""
        return taken(self.ids, self.indptr, rows)


@dataclass
class Task:
    """One source: texts, and what belongs to each: its translation, or the teachers' vector of it.

    Attributes:
        share: share of the steps that draw from this source.
        left: the texts in one or more variants (South and North spelling).
        right: translations, or teachers' vectors (texts, dim).
        same_left: ids of the left texts, equal where the texts are equal: such rows are no negatives of each other.
        same_right: ids of the right texts, equal where the texts are equal: such rows are no negatives either.
        variant_shares: how often each variant is drawn.
        until: where in training, 0 to 1, the share has fallen to nothing in a straight line; none: it never falls.
    """

    name: str
    share: float
    left: list[Side]
    right: Side | np.ndarray
    same_left: np.ndarray
    same_right: np.ndarray
    variant_shares: list[float] = field(default_factory=lambda: [1.0])
    until: float | None = None

    def now(self, progress: float) -> float:
        """The share at a point of training, 0 to 1."""
        return self.share if self.until is None else self.share * max(0.0, 1 - progress / self.until)

    def __len__(self) -> int:
        return len(self.same_right)


@dataclass(frozen=True, slots=True)
class Batch:
    """Rows of one task.

    Attributes:
        tokens: of all texts, the left ones first.
        text: for each token the number of its text; right texts follow the left ones.
        taught: the teachers' vectors of the rows (rows, dim), if there are no right texts.
        same_left, same_right: see ``Task``, of these rows.
    """

    task: str
    size: int
    tokens: np.ndarray
    text: np.ndarray
    taught: np.ndarray | None
    same_left: np.ndarray
    same_right: np.ndarray


class Draw:
    """Endless batches, each from one task: every row of a task comes once before any comes twice.

    Args:
        tasks: what to draw from, by their shares.
        size: rows of a batch, fewer where a task has fewer.
        dropout: share of tokens left out; never a text's first, so that no text is left empty.
    """

    def __init__(self, tasks: list[Task], size: int, dropout: float, rng: np.random.Generator) -> None:
        self._tasks, self._size, self._dropout, self._rng = tasks, size, dropout, rng
        self._orders = [rng.permutation(len(task)) for task in tasks]
        self._places = [0] * len(tasks)

    def next(self, progress: float) -> Batch:
        """The next batch, ``progress`` of 1 into training."""
        shares = np.array([task.now(progress) for task in self._tasks])
        number = int(self._rng.choice(len(self._tasks), p=shares / shares.sum()))
        task = self._tasks[number]
        size = min(self._size, len(task))
        if self._places[number] + size > len(task):
            self._orders[number], self._places[number] = self._rng.permutation(len(task)), 0
        rows = self._orders[number][self._places[number] : self._places[number] + size]
        self._places[number] += size
        tokens, text = self._mixed(task, rows)
        taught = None
        if isinstance(task.right, Side):
            more, right = task.right.take(rows)
            tokens, text = np.concatenate([tokens, more]), np.concatenate([text, right + size])
        else:
            taught = task.right[rows]
        if self._dropout:
            keep = (self._rng.random(len(tokens)) >= self._dropout) | (np.diff(text, prepend=-1) != 0)
            tokens, text = tokens[keep], text[keep]
        return Batch(task.name, size, tokens, text, taught, task.same_left[rows], task.same_right[rows])

    def _mixed(self, task: Task, rows: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Left texts of the rows, each in a variant drawn at random."""
        if len(task.left) == 1:
            return task.left[0].take(rows)
        choice = self._rng.choice(len(task.left), size=len(rows), p=np.array(task.variant_shares))
        parts = []
        for variant, side in enumerate(task.left):
            mine = np.flatnonzero(choice == variant)
            tokens, text = side.take(rows[mine])
            parts.append((tokens, mine[text]))
        tokens, text = (np.concatenate([part[i] for part in parts]) for i in (0, 1))
        order = np.argsort(text, kind="stable")
        return tokens[order], text[order]
