"""Run any sentence-transformers model as an ``Encoder``.

In:   a model's folder or hub name, and texts.
Out:  unit vectors times the number of tokens, so that joined sentences weigh as much as their parts together.
Not:  the built-in model (static.py), choosing a model for the user.
Idea: importing sentence-transformers takes seconds and hundreds of megabytes, so it happens only when such a
      model is asked for; vectors are kept on disk (cache.py) by a fingerprint of the model's weights.
"""

from __future__ import annotations

import hashlib
import logging
import os
import warnings
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import numpy as np

from ..errors import EncoderError, MissingExtraError, UnknownNameError
from .cache import VectorCache
from .cached import CachedEncoder

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

__all__ = ["LongSentenceWarning", "TransformerEncoder"]

Precision = Literal["float32", "float16", "bfloat16"]
_PRECISIONS: tuple[Precision, ...] = ("float32", "float16", "bfloat16")
# A batch small enough for a laptop's memory, and large enough to keep a graphics card busy.
_BATCH_SIZES = {"cpu": 32, "mps": 64, "cuda": 256}


class LongSentenceWarning(UserWarning):
    """Some sentences are longer than the model reads, and were cut."""


class TransformerEncoder(CachedEncoder):
    """A sentence-transformers model.

    Args:
        name: folder or hub name.
        batch_size: sentences at a time; by default what suits the device.
        device: "cuda", "mps", "cpu" or a torch device string; by default the best there is.
        precision: "float32", "float16" or "bfloat16"; by default float16 on cuda, else float32.
        cache: keep vectors on disk; or a ``VectorCache`` of one's own.

    Warns:
        LongSentenceWarning: in ``encode``, some texts are longer than the model reads; says how many.

    Raises:
        MissingExtraError: sentence-transformers is not installed.
        EncoderError: the model is neither here nor can it be fetched, or cannot be loaded.
    """

    def __init__(
        self,
        name: str,
        *,
        batch_size: int | None = None,
        device: str | None = None,
        precision: Precision | None = None,
        cache: bool | VectorCache = True,
    ) -> None:
        if precision is not None and precision not in _PRECISIONS:
            raise UnknownNameError("precision", precision, _PRECISIONS)
        if batch_size is not None and batch_size < 1:
            raise EncoderError(f"the batch size is {batch_size}; it must be at least 1.")
        torch, sentence_transformers = _import()
        self.device = _best_device(torch) if device is None else device
        kind = self.device.split(":", 1)[0]
        self.precision: Precision = precision or ("float16" if kind == "cuda" else "float32")
        self.batch_size = batch_size or _BATCH_SIZES.get(kind, _BATCH_SIZES["cpu"])
        self._model = _load(sentence_transformers, torch, name, self.device, self.precision)
        self.name = _short_name(name)
        self.dim = _dimension(self._model)
        self._cache = cache if isinstance(cache, VectorCache) else (VectorCache() if cache else None)
        self._fingerprint = ""

    def __repr__(self) -> str:
        return f"TransformerEncoder({self.name}: {self.dim}, {self.device}, {self.precision})"

    @property
    def fingerprint(self) -> str:
        """Changes whenever the model's weights, tokenizer or precision do."""
        if not self._fingerprint:
            digest = hashlib.sha256(f"1 {self.precision} {self._model.max_seq_length}".encode())
            for key, tensor in sorted(self._model.state_dict().items()):
                digest.update(key.encode())
                digest.update(tensor.detach().float().cpu().numpy().tobytes())
            digest.update(repr(self._token_lists(["가나다 abc, 123."])).encode())
            self._fingerprint = digest.hexdigest()[:32]
        return self._fingerprint

    def _weights(self, texts: Sequence[str]) -> NDArray[np.float32]:
        counts = np.array([len(tokens) for tokens in self._token_lists(texts)], np.float32)
        self._warn_of_long(counts)
        return counts

    def _compute(self, texts: list[str]) -> NDArray[np.float32]:
        try:
            raw = self._model.encode(
                texts,
                batch_size=self.batch_size,
                show_progress_bar=False,
                convert_to_numpy=True,
                normalize_embeddings=False,
            )
        except (RuntimeError, MemoryError) as error:
            raise EncoderError(
                f"the model {self.name} failed on {self.device} with batches of {self.batch_size} "
                f"({_first_line(error)}). Try a smaller batch_size or device='cpu'."
            ) from error
        vectors = np.asarray(raw, np.float32)
        if not np.isfinite(vectors).all():
            bad = texts[int(np.flatnonzero(~np.isfinite(vectors).all(axis=1))[0])]
            raise EncoderError(
                f"the model {self.name} gave a vector that is not finite for {bad[:60]!r}. "
                f"Try precision='float32'."
            )
        norms = np.linalg.norm(vectors, axis=1, keepdims=True)
        unit: NDArray[np.float32] = vectors / np.maximum(norms, 1e-12)
        return unit

    def _token_lists(self, texts: Sequence[str]) -> list[list[int]]:
        """Token ids, special ones left out, nothing cut off."""
        tokenizer = self._model.tokenizer
        if not texts:
            return []
        if not callable(tokenizer):  # a bare tokenizers.Tokenizer, as StaticEmbedding has
            return [list(e.ids) for e in tokenizer.encode_batch(list(texts), add_special_tokens=False)]
        logger = logging.getLogger("transformers.tokenization_utils_base")
        level = logger.level
        logger.setLevel(logging.ERROR)  # it would warn of length itself, without saying how many
        try:
            encoded = tokenizer(list(texts), add_special_tokens=False, truncation=False)
        finally:
            logger.setLevel(level)
        ids: list[list[int]] = encoded["input_ids"]
        return ids

    def _warn_of_long(self, counts: NDArray[np.float32]) -> None:
        limit = self._model.max_seq_length
        if limit is None or not np.isfinite(limit):
            return
        tokenizer = self._model.tokenizer
        special = (
            tokenizer.num_special_tokens_to_add() if hasattr(tokenizer, "num_special_tokens_to_add") else 0
        )
        cut = int((counts > limit - special).sum())
        if cut:
            warnings.warn(
                f"{cut} of {len(counts)} sentences are longer than the {int(limit)} tokens that {self.name} "
                f"reads, and only their beginning was used.",
                LongSentenceWarning,
                stacklevel=3,
            )


def _import() -> tuple[Any, Any]:
    try:
        import sentence_transformers
        import torch
    except ImportError as error:
        raise MissingExtraError(
            "sentence-transformers", purpose="A model other than the built-in one", extra="transformers"
        ) from error
    return torch, sentence_transformers


def _short_name(name: str) -> str:
    """A hub name as it is; of a folder its last part, or the last two where the last says nothing."""
    folder = Path(name).expanduser()
    if not folder.is_dir():
        return name
    parts = folder.resolve().parts
    return "/".join(parts[-2:]) if parts[-1] in ("model", "models", "final", "checkpoint") else parts[-1]


def _dimension(model: Any) -> int:
    """Length of a vector; the method that tells it was renamed in sentence-transformers 5."""
    tell = getattr(model, "get_embedding_dimension", None) or model.get_sentence_embedding_dimension
    told = tell()
    return len(model.encode("a", show_progress_bar=False)) if told is None else int(told)


@contextmanager
def _without_progress_bars() -> Iterator[None]:
    """Keep transformers from drawing bars on stderr while it loads weights."""
    from transformers.utils import logging as transformers_logging

    was_on = transformers_logging.is_progress_bar_enabled()
    transformers_logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    try:
        yield
    finally:
        if was_on:
            transformers_logging.enable_progress_bar()  # type: ignore[no-untyped-call]


def _best_device(torch: Any) -> str:
    if torch.cuda.is_available():
        return "cuda"
    if torch.backends.mps.is_available():
        return "mps"
    return "cpu"


def _load(sentence_transformers: Any, torch: Any, name: str, device: str, precision: Precision) -> Any:
    """The model, with one sentence instead of the library's stack of errors."""
    if not name.isprintable():
        # The hub's client repeats a name as it is, on the terminal too.
        raise EncoderError(f"{name!r} is no name of a model. Give a folder, or a name as its hub has it.")
    looks_like_path = name.startswith((".", "/", "~", "\\")) or (os.sep in name and name.count("/") != 1)
    folder = Path(name).expanduser()
    if looks_like_path and not folder.is_dir():
        raise EncoderError(f"{name}: there is no such model folder. Give a folder that holds a modules.json.")
    source = str(folder) if folder.is_dir() else name
    try:
        with _without_progress_bars():
            return sentence_transformers.SentenceTransformer(
                source,
                device=device,
                model_kwargs={"dtype": getattr(torch, precision)},
                local_files_only=folder.is_dir() or not _hub_answers(),
            )
    except Exception as error:  # the hub client, transformers and safetensors each have their own errors
        if folder.is_dir():
            raise EncoderError(
                f"{name}: the model in this folder cannot be loaded ({_first_line(error)})."
            ) from error
        hub_name = name if "/" in name else f"sentence-transformers/{name}"
        raise EncoderError(
            f"the model {name!r} is not on this machine and could not be fetched ({_first_line(error)}). "
            f"With a network, fetch it once with: hf download {hub_name}"
        ) from error


def _hub_answers() -> bool:
    """One short try: without a network, the hub's client tries for minutes, even for a model that lies here."""
    from huggingface_hub import constants, get_session

    try:
        get_session().head(constants.ENDPOINT, timeout=5)
    except Exception:  # of requests or httpx, as the client's release has it
        return False
    return True


def _first_line(error: BaseException) -> str:
    text = str(error).strip().splitlines()
    return (text[0] if text else type(error).__name__)[:160].rstrip(" .")
