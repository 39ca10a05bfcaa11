"""Keep vectors of transformer models on disk, so that a second run need not compute them again.

In:   a model's fingerprint, texts, vectors.
Out:  the vectors of those texts that were kept.
Not:  the built-in model, which is faster than any cache.
Idea: one SQLite file in write-ahead mode: its locks make runs at the same time safe, and its journal survives
      a kill in the middle of a write. A text is known by the SHA-256 of fingerprint and text; the oldest rows
      go when the file grows beyond its bound.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
import sys
import time
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from ..errors import EncoderError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

__all__ = ["CacheInfo", "VectorCache", "cache_folder", "cache_info", "clear_cache"]

DEFAULT_LIMIT = 1 << 30  # bytes of vectors
_SHRINK_TO = 0.8  # share of the limit that is left after the oldest rows have gone
_WAIT = 30.0  # seconds to wait for another run's write
_ASK = 500  # keys per query: SQLite takes 999 variables at least

_SCHEMA = """
CREATE TABLE IF NOT EXISTS vectors (
    key BLOB PRIMARY KEY, model TEXT NOT NULL, used REAL NOT NULL, vector BLOB NOT NULL
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS by_use ON vectors (used);
"""


@dataclass(frozen=True, slots=True)
class CacheInfo:
    """What the cache holds.

    Attributes:
        path: the file.
        vectors: number of vectors.
        size: bytes on disk, journal included.
        limit: bytes of vectors beyond which the oldest are dropped.
        models: (model name, number of vectors), most first.
    """

    path: Path
    vectors: int
    size: int
    limit: int
    models: tuple[tuple[str, int], ...]


def cache_folder() -> Path:
    """``$ALIGNER_CACHE``, or the platform's usual place for files that may be deleted."""
    if chosen := os.environ.get("ALIGNER_CACHE"):
        return Path(chosen)
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Caches"
    else:
        base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return base / "aligner"


def _limit() -> int:
    """Bound in bytes: ``$ALIGNER_CACHE_LIMIT`` in megabytes, else one gibibyte."""
    text = os.environ.get("ALIGNER_CACHE_LIMIT", "")
    if not text:
        return DEFAULT_LIMIT
    if not text.isdecimal():
        raise EncoderError(f"ALIGNER_CACHE_LIMIT is {text!r}; set it to a whole number of megabytes.")
    return int(text) << 20


class VectorCache:
    """Vectors by model and text.

    Args:
        folder: where the file lies, by default ``cache_folder()``; made when the first vector is written.
        limit: bytes of vectors to keep at most; by default ``$ALIGNER_CACHE_LIMIT`` in megabytes, else one gibibyte.

    Raises:
        EncoderError: ``ALIGNER_CACHE_LIMIT`` is no number of megabytes; of the methods, the file cannot be used.
    """

    def __init__(self, folder: Path | None = None, *, limit: int | None = None) -> None:
        self.path = (cache_folder() if folder is None else folder) / "vectors.sqlite3"
        self.limit = _limit() if limit is None else limit

    def get(self, fingerprint: str, texts: Sequence[str]) -> dict[str, NDArray[np.float32]]:
        """Those of the texts whose vectors are kept, each with its vector, float32 (dim,); damaged rows count as none.

        Args:
            fingerprint: of the model, as ``TransformerEncoder.fingerprint`` gives it.
            texts: what to look for.
        """
        if not self.path.is_file():
            return {}
        wanted = {_key(fingerprint, text): text for text in texts}
        keys = list(wanted)
        found: dict[str, NDArray[np.float32]] = {}
        with self._open() as connection:
            for begin in range(0, len(keys), _ASK):
                part = keys[begin : begin + _ASK]
                marks = ",".join("?" * len(part))
                rows = connection.execute(f"SELECT key, vector FROM vectors WHERE key IN ({marks})", part)
                for key, blob in rows:
                    # A row that a damaged disk or another program has made something else of is no vector.
                    if isinstance(blob, bytes) and blob and len(blob) % 4 == 0:
                        found[wanted[key]] = np.frombuffer(blob, "<f4").astype(np.float32)
        return found

    def put(self, fingerprint: str, model: str, texts: Sequence[str], vectors: NDArray[np.float32]) -> None:
        """Keep vectors; all of them or, if the run is killed meanwhile, none.

        Args:
            fingerprint: of the model; other vectors under it and a text are replaced.
            model: its name, for ``info``.
            texts: what was encoded.
            vectors: (len(texts), dim), stored as float32.
        """
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise self._unusable(error) from error
        now = time.time()
        blobs = np.ascontiguousarray(vectors, "<f4")
        rows = [
            (_key(fingerprint, text), model, now, vector.tobytes())
            for text, vector in zip(texts, blobs, strict=True)
        ]
        with self._open() as connection:
            connection.executemany("INSERT OR REPLACE INTO vectors VALUES (?, ?, ?, ?)", rows)
            self._drop_oldest(connection)

    def _drop_oldest(self, connection: sqlite3.Connection) -> None:
        count, size = connection.execute(
            "SELECT count(*), coalesce(sum(length(vector)), 0) FROM vectors"
        ).fetchone()
        if size <= self.limit:
            return
        surplus = int(count * (1 - _SHRINK_TO * self.limit / size)) + 1
        connection.execute(
            "DELETE FROM vectors WHERE key IN (SELECT key FROM vectors ORDER BY used LIMIT ?)", (surplus,)
        )

    def info(self) -> CacheInfo:
        """Count, size and models."""
        if not self.path.is_file():
            return CacheInfo(self.path, 0, 0, self.limit, ())
        with self._open() as connection:
            models = connection.execute(
                "SELECT model, count(*) FROM vectors GROUP BY model ORDER BY count(*) DESC, model"
            ).fetchall()
        size = sum(file.stat().st_size for file in self._files() if file.is_file())
        return CacheInfo(
            self.path,
            sum(count for _, count in models),
            size,
            self.limit,
            tuple((str(m), int(c)) for m, c in models),
        )

    def clear(self) -> int:
        """Delete every vector; how many there were. The file stays, so that other runs go on undisturbed."""
        if not self.path.is_file():
            return 0
        with self._open() as connection:
            removed = connection.execute("DELETE FROM vectors").rowcount
        with closing(self._connect()) as connection:
            connection.execute("VACUUM")
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        return int(removed)

    def _files(self) -> tuple[Path, ...]:
        return tuple(self.path.with_name(self.path.name + suffix) for suffix in ("", "-wal", "-shm"))

    def _connect(self) -> sqlite3.Connection:
        return sqlite3.connect(self.path, timeout=_WAIT)

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        """A connection inside one transaction."""
        try:
            with closing(self._connect()) as connection:
                connection.execute("PRAGMA journal_mode=WAL")
                connection.execute("PRAGMA synchronous=NORMAL")
                connection.executescript(_SCHEMA)
                with connection:
                    yield connection
        except sqlite3.Error as error:
            raise self._unusable(error) from error

    def _unusable(self, error: Exception) -> EncoderError:
        return EncoderError(
            f"{self.path}: the cache of vectors cannot be used ({error}). Delete the file, set ALIGNER_CACHE "
            f"to another folder, or work without it (cache=False)."
        )


def _key(fingerprint: str, text: str) -> bytes:
    return hashlib.sha256(f"{fingerprint}\0{text}".encode()).digest()


def cache_info() -> CacheInfo:
    """What the cache of this user holds.

    Raises:
        EncoderError: the file cannot be used, or ``ALIGNER_CACHE_LIMIT`` is no number of megabytes.
    """
    return VectorCache().info()


def clear_cache() -> int:
    """Empty the cache of this user; returns how many vectors there were.

    Raises:
        EncoderError: the file cannot be used, or ``ALIGNER_CACHE_LIMIT`` is no number of megabytes.
    """
    return VectorCache().clear()
