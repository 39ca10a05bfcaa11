"""What the program says about its work: one line each, on stderr, results stay alone on stdout."""

from __future__ import annotations

import typer

__all__ = ["harmless", "say"]


def harmless(text: str) -> str:
    """Text on one line, without characters that would drive the terminal.

    >>> harmless("a\\n b\\x1b[2J")
    'a b [2J'
    """
    return " ".join("".join(char if char.isprintable() else " " for char in text).split())


def say(message: str) -> None:
    """Tell the user."""
    typer.echo(harmless(message), err=True)
