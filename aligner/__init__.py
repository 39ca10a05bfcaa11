"""aligner: Korean-English parallel text, from two versions of a text to sentence pairs, TMX and a name glossary.

The names below are the public surface. They are imported on first use, so that ``import aligner`` loads no model,
opens no file and takes a fraction of a second.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ._lazy import importer
from ._version import __version__

if TYPE_CHECKING:
    from .alignment import AlignSettings, align_vectors
    from .documents import ReadSettings, read
    from .embeddings import Encoder, load_encoder
    from .errors import AlignerError
    from .glossary import Glossary, build_glossary, load_glossary
    from .model import Alignment, Bead, Document, Entry, NamePair, Sentence
    from .pipeline import align
    from .sentences import split

_HOME = {
    "AlignSettings": "alignment",
    "align_vectors": "alignment",
    "ReadSettings": "documents",
    "read": "documents",
    "Encoder": "embeddings",
    "load_encoder": "embeddings",
    "AlignerError": "errors",
    "Glossary": "glossary",
    "build_glossary": "glossary",
    "load_glossary": "glossary",
    "Alignment": "model",
    "Bead": "model",
    "Document": "model",
    "Entry": "model",
    "NamePair": "model",
    "Sentence": "model",
    "align": "pipeline",
    "split": "sentences",
}

__all__ = [
    "AlignSettings",
    "AlignerError",
    "Alignment",
    "Bead",
    "Document",
    "Encoder",
    "Entry",
    "Glossary",
    "NamePair",
    "ReadSettings",
    "Sentence",
    "__version__",
    "align",
    "align_vectors",
    "build_glossary",
    "load_encoder",
    "load_glossary",
    "read",
    "split",
]


# Rooms whose own names are used as aligner.formats.write_alignment, aligner.plots.save ...
_ROOMS = ("alignment", "evaluate", "formats", "hangul", "names", "pipeline", "plots", "translations")

__getattr__ = importer(__name__, _HOME, _ROOMS)


def __dir__() -> list[str]:
    return sorted(__all__)
