"""Whether the memory that is there is enough for two texts.

In:   numbers of sentences, or files.
Out:  nothing, or an error that tells the estimate.
Not:  what needs the memory (preparation.py, aligner.alignment).
Idea: a system that runs out of memory ends the program without a word, after minutes of work. What a sentence needs
      was measured; what is free the system tells, and so do limits on the process and on its container.
"""

from __future__ import annotations

import os
import re
import stat
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import InputError
from ..limits import FILE_BYTES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ..errors import PathLikeStr

__all__ = ["available_memory", "check_files", "check_memory"]

#: Bytes a sentence, of both texts together; measured at 100,000 pairs of short ones (1,370 MB), and some more.
A_SENTENCE = 8_000
#: Bytes that the program takes without any.
AT_REST = 170 << 20
#: Files with fewer bytes are not looked through beforehand: reading them takes a moment.
_LARGE = 4 << 20
# What ends a sentence in any encoding with the letters of ASCII in their places.
_END = re.compile(rb"[.?!][\"')\]]?\s")
_PIECE = 1 << 20


def check_memory(sentences: int, *, about: bool = False) -> None:
    """Make sure that so many sentences can be aligned here.

    Args:
        sentences: of both texts together.
        about: the number is an estimate itself.

    Raises:
        InputError: they need more memory than there is; tells both.
    """
    free = available_memory()
    needed = AT_REST + sentences * A_SENTENCE
    if free is None or needed - AT_REST < free:
        return
    raise InputError(
        f"{'about ' if about else ''}{sentences:,} sentences need some {_told(needed)} of memory, "
        f"and {_told(free)} are free",
        remedy="Align the texts in parts, chapter by chapter for instance, or on a machine with more memory.",
    )


def check_files(paths: Sequence[PathLikeStr]) -> None:
    """The same for files before they are read, as far as their bytes tell: ends of sentences in large plain texts.

    Raises:
        InputError: they need more memory than there is.
    """
    count = 0
    for path in map(Path, paths):
        try:
            state = path.stat()
            if not stat.S_ISREG(state.st_mode) or not _LARGE <= state.st_size <= FILE_BYTES.most:
                continue  # what is larger is refused by whoever reads it
            with path.open("rb") as stream:
                while piece := stream.read(_PIECE):
                    count += len(_END.findall(piece))
        except (OSError, ValueError):
            continue  # whoever reads it says what is wrong
    check_memory(count, about=True)


def available_memory() -> int | None:
    """Bytes that this process may still take; ``None`` where the system does not tell."""
    return min(_bounds(), default=None)


def _bounds() -> Iterator[int]:
    """What each of those who may say no still allows."""
    if found := re.search(r"MemAvailable:\s+(\d+) kB", _text("/proc/meminfo")):
        yield int(found[1]) << 10
    for most, used in (
        ("/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/memory.current"),
        ("/sys/fs/cgroup/memory/memory.limit_in_bytes", "/sys/fs/cgroup/memory/memory.usage_in_bytes"),
    ):
        limit, taken = _text(most).strip(), _text(used).strip()
        if limit.isdecimal() and taken.isdecimal():
            yield max(0, int(limit) - int(taken))
    try:
        import resource
    except ImportError:  # Windows
        return
    pages = _text("/proc/self/statm").split()
    soft, _ = resource.getrlimit(resource.RLIMIT_AS)
    if soft != resource.RLIM_INFINITY and pages:
        yield max(0, soft - int(pages[0]) * os.sysconf("SC_PAGE_SIZE"))


def _text(path: str) -> str:
    try:
        return Path(path).read_text(encoding="ascii", errors="replace")
    except OSError:
        return ""


def _told(size: int) -> str:
    return f"{size / 2**30:.1f} GB"
