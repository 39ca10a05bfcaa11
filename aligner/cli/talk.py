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


# Joiners of emoji and of Indic and Arabic letters, and the place where a word may be divided.
_UNSEEN = "\u200c\u200d\u00ad"


def harmless(text: str) -> str:
    r"""Text on one line; what would drive the terminal, or turn the order of letters, is shown by its number.

    >>> harmless("a\n b\x1b[2J \u202edcba")
    'a b\\x1b[2J \\u202edcba'
    """
    return _joined(text) if text.isprintable() else _joined("".join(map(_shown, text)))


def _joined(text: str) -> str:
    return " ".join(text.split())


def _shown(char: str) -> str:
    """A character as it may stand on a terminal."""
    if char.isprintable() or char in _UNSEEN:
        return char
    # White space of every kind, but not the separators of C0, which terminals know.
    if char.isspace() and char not in "\x1c\x1d\x1e\x1f\x85":
        return " "
    number = ord(char)
    return (
        f"\\x{number:02x}" if number < 256 else f"\\u{number:04x}" if number < 65536 else f"\\U{number:08x}"
    )


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
