"""Sentences in, vectors out: the built-in Korean-English model, or any sentence-transformers model.

In:   sentences in any language.
Out:  one float32 row a sentence, not normalised: the direction is the meaning, the length is the sentence's
      weight, so that the vector of two joined sentences is about the sum of their vectors.
Not:  splitting sentences (sentences/), comparing vectors (alignment/).
Idea: token vectors that simply add up (StaticEmbedding, as in Model2Vec) are exact for joined sentences and
      need no torch; see training/README.md for how ours were made.

    encoder.py      what an encoder is          static.py       sums of rows of a table, the built-in one
    transformer.py  sentence-transformers       packaged.py     USE and E5, from their packages
    sums.py         several as one              cached.py       what those have in common that keep vectors
    cache.py        vectors on disk
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..errors import EncoderError
from .cache import CacheInfo, cache_info, clear_cache
from .encoder import Encoder
from .static import StaticEncoder, is_static_folder

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = [
    "BUILTIN_FOLDER",
    "CacheInfo",
    "Encoder",
    "StaticEncoder",
    "adds_rows",
    "cache_info",
    "clear_cache",
    "load_encoder",
]

BUILTIN_FOLDER = Path(__file__).resolve().parent.parent / "data" / "encoder"


_loaded: dict[str, StaticEncoder] = {}


def adds_rows(name: str) -> bool:
    """True if an encoder of this name adds up the rows of a table: it takes no options and keeps nothing."""
    return name == "builtin" or is_static_folder(name)


def load_encoder(name: str = "builtin", **options: Any) -> Encoder:
    """Load an embedding model.

    Args:
        name: ``"builtin"``; or the folder of a sentence-transformers model; or a model's name on the Hugging
            Face hub; or ``"use"`` or ``"e5"``, whose weights come with a package. A folder that holds nothing but a
            static embedding is read without torch. Names joined with ``+`` are one encoder, the mean of theirs:
            ``"builtin+use"``.
        options: for transformer models only: ``batch_size``, ``device`` ("cuda", "mps", "cpu"), ``precision``
            ("float32", "float16", "bfloat16"), ``cache`` (False: do not keep vectors on disk; also of the packages).

    Raises:
        EncoderError: there is no such model here and it cannot be fetched, its folder is damaged, or options are
            given for a static model, which has none.
        MissingExtraError: the package that an encoder needs is not installed; names it.

    >>> encoder = load_encoder()
    >>> vectors = encoder.encode(["조선로동당", "Workers' Party of Korea"])
    >>> vectors.shape == (2, encoder.dim)
    True
    """
    parts = name.split("+")
    if len(parts) > 1 and not Path(name).expanduser().is_dir():
        return _sum(parts, options)
    if options and adds_rows(name):
        raise EncoderError(
            f"the model {name!r} adds up table rows and takes no options; {', '.join(sorted(options))} "
            f"only make sense for transformer models."
        )
    if name == "builtin":
        if "builtin" not in _loaded:
            _loaded["builtin"] = StaticEncoder(BUILTIN_FOLDER)
        return _loaded["builtin"]
    if is_static_folder(name):
        return StaticEncoder(name)
    from .packaged import PACKAGED, PackagedEncoder

    if name in PACKAGED:
        if others := sorted(options.keys() - {"cache"}):
            raise EncoderError(f"the encoder {name!r} takes no option {', '.join(others)}, only cache.")
        return PackagedEncoder(name, **options)
    from .transformer import TransformerEncoder

    return TransformerEncoder(name, **options)


def _sum(parts: Sequence[str], options: dict[str, Any]) -> Encoder:
    """Several encoders as one; options are for those that take some.

    Raises:
        EncoderError: a name is missing.
    """
    from .packaged import PACKAGED
    from .sums import SumEncoder

    if not all(parts):
        raise EncoderError(f"{'+'.join(parts)!r} names no encoder beside a +. An example is 'builtin+use'.")
    encoders = []
    for part in parts:
        if adds_rows(part):
            taken = {}
        elif part in PACKAGED:
            taken = {name: value for name, value in options.items() if name == "cache"}
        else:
            taken = options
        encoders.append(load_encoder(part, **taken))
    return SumEncoder(encoders)
