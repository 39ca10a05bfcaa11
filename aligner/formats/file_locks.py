"""One writer at a time for each file.

In:   the path of a file that is to be changed.
Out:  a block in which no other run of aligner changes it.
Not:  what is written (whole_files.py); programs that know nothing of our locks.
Idea: the lock is a file of its own beside the one that is changed, held by the system for as long as the process
      lives: it goes with the process however that ends. The one that is changed cannot hold it, because it is replaced.
"""

from __future__ import annotations

import os
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import WriteError, reason_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

__all__ = ["LONGEST_WAIT", "locked"]

#: Seconds to wait for another writer: longer than writing a glossary of a million names takes.
LONGEST_WAIT = 600.0

# What this run holds already; whoever adds to a glossary holds its lock while it is read, and when it is written.
_HELD: ContextVar[frozenset[Path]] = ContextVar("held", default=frozenset())


def _place(target: Path) -> Path:
    """Where the lock of a file stands: a name that is its own and never too long."""
    digest = blake2b(target.name.encode("utf-8", "surrogateescape"), digest_size=6).hexdigest()
    return target.with_name(f".{target.name[:40]}.{digest}.aligner-lock")


@contextmanager
def locked(path: os.PathLike[str] | str, told: Callable[[str], None] | None = None) -> Iterator[None]:
    """Keep other writers away from a file; waits for one that is at work.

    Args:
        path: the file, there or not; a link stands for what it points to.
        told: gets one sentence if somebody has to be waited for.

    Raises:
        WriteError: the folder cannot be written to, or another writer takes more than ``LONGEST_WAIT``.
    """
    target = Path(os.path.realpath(path))
    if target in _HELD.get():
        yield
        return
    from filelock import FileLock, Timeout

    place = _place(target)
    lock = FileLock(place)
    try:
        try:
            lock.acquire(timeout=0)
        except Timeout:
            if told is not None:
                told(f"waiting for another program that writes {path}")
            lock.acquire(timeout=LONGEST_WAIT)
    except Timeout as error:
        raise WriteError(
            f"another program has been writing this file for {LONGEST_WAIT / 60:.0f} minutes",
            remedy="Nothing was written; run the command again when that is done.",
            path=path,
        ) from error
    except OSError as error:
        raise WriteError(
            f"the lock {place.name} beside it cannot be made ({reason_of(error)})",
            remedy="Choose another place, or see what stands there and whether the folder may be written to.",
            path=path,
        ) from error
    token = _HELD.set(_HELD.get() | {target})
    try:
        yield
    finally:
        _HELD.reset(token)
        # Removed while it is held: whoever waits for it looks whether it still stands there.
        with suppress(OSError):
            place.unlink()
        lock.release()
