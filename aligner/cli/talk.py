"""What the program says about its work: one line each, on stderr, results stay alone on stdout."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from ..model import Clutter

__all__ = ["harmless", "say", "say_left_out", "say_reasons"]


def harmless(text: str) -> str:
    """Text on one line, without characters that would drive the terminal.

    >>> harmless("a\\n b\\x1b[2J")
    'a b [2J'
    """
    return " ".join("".join(char if char.isprintable() else " " for char in text).split())


def say(message: str) -> None:
    """Tell the user."""
    typer.echo(harmless(message), err=True)


def say_left_out(source: Path, pieces: Iterable[Clutter]) -> None:
    """Tell how much of a file became no pair and no term, by reason."""
    say_reasons(source, Counter(piece.reason for piece in pieces))


def say_reasons(source: Path, reasons: Mapping[str, int]) -> None:
    """Tell how much of a file became no pair and no term; headings of columns are expected to."""
    from ..documents.columns import HEADING

    told = ", ".join(f"{count} ({reason})" for reason, count in sorted(reasons.items()) if reason != HEADING)
    if told:
        say(f"left out of {source}: {told}")
