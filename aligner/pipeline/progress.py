"""How far a long piece of work is: a function that is called on the way."""

from __future__ import annotations

from collections.abc import Callable

__all__ = ["Progress", "silent"]

# Called with the name of a stage, what is done and what there is to do.
Progress = Callable[[str, int, int], None]


def silent(stage: str, done: int, total: int) -> None:
    """No progress is wanted."""
