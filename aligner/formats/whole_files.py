"""Write a file whole or not at all.

In:   a path.
Out:  an open file; after writing, either the finished file stands at the path, or what stood there before.
Not:  what goes into the file (the other modules of this room).
Idea: write to a hidden temporary file beside the one that is wanted, flush it to the disk, then rename: a rename
      within one folder is atomic, so no reader and no crash ever meets half a file.
"""

from __future__ import annotations

import errno
import os
import stat
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING, BinaryIO, TextIO, cast

from ..errors import WriteError

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = [
    "check_folder",
    "no_room",
    "write_whole",
    "write_whole_text",
]

PathLikeStr = str | os.PathLike[str]


def check_folder(path: PathLikeStr) -> None:
    """Make sure that a file can be made at ``path``, before the work for it is done.

    Raises:
        WriteError: the folder is missing or cannot be written to, or the path is a folder itself.
    """
    target = Path(path)
    if target.is_dir():
        raise WriteError("this is a folder", remedy="Give the name of a file in it.", path=target)
    folder = target.parent
    if not folder.exists():
        raise WriteError(
            f"the folder {folder} does not exist",
            remedy="Make it first, or choose another place.",
            path=target,
        )
    if not folder.is_dir():
        raise WriteError(f"{folder} is a file, not a folder", remedy="Choose another place.", path=target)
    try:
        # Asking the system for a file is the only answer that holds for read-only disks and for root alike.
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        raise _write_error(target, error) from error


@contextmanager
def write_whole(path: PathLikeStr) -> Iterator[BinaryIO]:
    """A binary file that appears at ``path`` when the block ends, and not at all if the block fails.

    A link is followed; permissions of a file that is replaced are kept.

    Raises:
        WriteError: the folder cannot be written to, or the disk is full; the file that stood there is
            untouched.
    """
    target = Path(os.path.realpath(path))
    check_folder(target)
    try:
        handle, name = tempfile.mkstemp(prefix=f".{target.name[:40]}.", suffix=".part", dir=target.parent)
    except OSError as error:
        raise _write_error(Path(path), error) from error
    finished = False
    try:
        with cast("IO[bytes]", os.fdopen(handle, "wb")) as stream:
            os.chmod(name, _mode(target))
            yield cast("BinaryIO", stream)
            stream.flush()
            os.fsync(stream.fileno())
        os.replace(name, target)
        finished = True
    except OSError as error:
        raise _write_error(Path(path), error) from error
    finally:
        if not finished:
            Path(name).unlink(missing_ok=True)


@contextmanager
def write_whole_text(path: PathLikeStr, *, encoding: str = "utf-8", newline: str = "\n") -> Iterator[TextIO]:
    r"""A text file that appears at ``path`` when the block ends, and not at all if the block fails.

    Args:
        newline: what ``\n`` becomes; ``""`` leaves line ends as they are.

    Raises:
        WriteError: the folder cannot be written to, or the disk is full; the file that stood there is
            untouched.
    """
    import io

    with write_whole(path) as stream:
        text = io.TextIOWrapper(stream, encoding=encoding, newline=newline, errors="strict")
        try:
            yield text
            text.flush()
        finally:
            # The binary file is closed by its own block, after it has been put on the disk.
            if not text.closed:
                text.detach()


def _mode(target: Path) -> int:
    """Permissions of the file that is replaced, or those that a new file would get."""
    try:
        return stat.S_IMODE(target.stat().st_mode)
    except OSError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask


def _reason(error: Exception) -> str:
    """What the system said, in its words."""
    return getattr(error, "strerror", None) or str(error)


def no_room(path: PathLikeStr, reason: str) -> WriteError:
    """What to raise where the disk is full; ``reason`` is what the system said."""
    return WriteError(
        f"there is no room for this file ({reason})", remedy="Make room, or choose another disk.", path=path
    )


def _write_error(path: Path, error: OSError) -> WriteError:
    """The system's refusal with the folder's name and a way out."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return no_room(path, _reason(error))
    return WriteError(
        f"the folder {path.parent} cannot be written to ({_reason(error)})",
        remedy="Choose another place, or change the folder's permissions.",
        path=path,
    )
