"""The account of every word: what a file shows is in the texts, or listed with a reason."""

import random
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from aligner.documents import read
from aligner.model import Document


def words(texts: Iterable[str]) -> Counter[str]:
    """Words of letters and digits; marks, which readers may take off, do not count."""
    return Counter(word for text in texts for word in re.findall(r"\w+", text))


def unaccounted(visible: str | Iterable[str], documents: Iterable[Document] | Path) -> Counter[str]:
    """Words of what a file shows that are neither in the text nor in the clutter of what was read from it.

    Args:
        visible: all that a person sees who opens the file.
        documents: what was read from it, or the file itself.
    """
    if isinstance(documents, Path):
        documents = read(documents)
    found = words(
        text
        for document in documents
        for text in (document.text, *(piece.text for piece in document.clutter))
    )
    return words([visible] if isinstance(visible, str) else visible) - found


def left_out(found: Document) -> list[tuple[str, str]]:
    """Reason and text of each piece that is no text."""
    return [(piece.reason, piece.text) for piece in found.clutter]


def put_together(fragments: Sequence[str], seed: int) -> tuple[list[str], list[str]]:
    """Twelve lines by chance, and the words in them, each its own, that stand for the W of the fragments."""
    rng = random.Random(seed)
    words: list[str] = []

    def word(_: re.Match[str]) -> str:
        words.append(f"낱말{len(words)}끝")
        return words[-1]

    return [re.sub("W", word, rng.choice(fragments)) for _ in range(12)], words
