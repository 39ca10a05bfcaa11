"""The account of every word: what a file shows is in the texts, or listed with a reason."""

import re
from collections import Counter
from collections.abc import Iterable
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
