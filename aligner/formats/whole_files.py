"""Write a file whole or not at all, and several all or none.

In:   a path.
Out:  after writing, either the finished file stands at the path, or what stood there before.
Not:  what goes into the file (the other modules of this room), what may be written over (standing_files.py).
Idea: write to a hidden temporary file beside the one that is wanted, flush it to the disk, then rename: a rename
      within one folder is atomic, so no reader and no crash ever meets half a file. A temporary file is locked while
      its writer lives; one that nobody holds was left by a run that was killed, and the next run removes it. What is
      no plain file (a pipe, a device) cannot be replaced: the finished content is written through to it.
"""

from __future__ import annotations

import errno
import io
import os
import re
import shutil
import stat
import tempfile
import time
import warnings
from contextlib import ExitStack, contextmanager, suppress
from contextvars import ContextVar
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, BinaryIO, TextIO, cast

from ..errors import AlignerWarning, WriteError, reason_of
from .file_locks import locked

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

__all__ = [
    "check_folder",
    "no_room",
    "together",
    "write_whole",
    "write_whole_text",
]

PathLikeStr = str | os.PathLike[str]

# Seconds to wait for somebody who reads from a pipe.
_LONGEST_WAIT = 20.0
# What the system puts between the beginning and the end of a temporary name.
_PART = re.compile(r"[a-z0-9_]{8}\.part")
# So many letters of a name, which may have up to 255 bytes, are in the names of its temporary files.
_LETTERS = 40


def check_folder(path: PathLikeStr) -> None:
    """Make sure that a file can be made at ``path``, before the work for it is done.

    Raises:
        WriteError: the folder is missing or cannot be written to, or the path is a folder or a disk itself.
    """
    target = Path(path)
    if target.is_dir():
        raise WriteError("this is a folder", remedy="Give the name of a file in it.", path=target)
    if _is_special(target):
        return
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


@dataclass(slots=True)
class _Part:
    """A finished file that waits for its place.

    Attributes:
        content: the temporary file.
        target: where it is to stand, links followed.
        path: how the user called that.
        stream: keeps the lock on the temporary file; of a pipe or device its content.
        is_special: the target is a pipe or a device.
    """

    content: Path
    target: Path
    path: Path
    stream: IO[bytes]
    is_special: bool = False

    def discard(self) -> None:
        # On a full disk what was not written yet fails once more.
        with suppress(OSError):
            self.stream.close()
        if not self.is_special:
            self.content.unlink(missing_ok=True)


#: What is to appear together, where ``together`` is open.
_WAITING: ContextVar[list[_Part] | None] = ContextVar("waiting", default=None)


@contextmanager
def together(check: Callable[[Path, Path], None] | None = None) -> Iterator[None]:
    """Files that are written inside appear when the block ends: all of them, or none if anything fails.

    Inside another such block it does nothing: the outer one decides.

    Args:
        check: asked about each place and its finished content right before the first file appears, while no other run
            can change what stands there; raises what is to stop the writing.

    Raises:
        WriteError: a file cannot be written; what stood there is untouched.
    """
    if _WAITING.get() is not None:
        yield
        return
    parts: list[_Part] = []
    token = _WAITING.set(parts)
    try:
        yield
        _put(parts, check)
    finally:
        _WAITING.reset(token)
        for part in parts:
            part.discard()


@contextmanager
def write_whole(path: PathLikeStr) -> Iterator[BinaryIO]:
    """A binary file that appears at ``path`` when the block ends, and not at all if the block fails.

    A link is followed; permissions of a file that is replaced are kept. Content for a pipe or a device is written
    through to it.

    Raises:
        WriteError: the folder cannot be written to, or the disk is full; the file that stood there is
            untouched.
    """
    given = Path(path)
    is_special = _is_special(given)
    target = given if is_special else Path(os.path.realpath(path))
    check_folder(target)
    try:
        part = _waiting_for_pipe(given) if is_special else _new_part(given, target)
    except OSError as error:
        raise _write_error(given, error) from error
    is_finished = False
    try:
        yield cast("BinaryIO", part.stream)
        part.stream.flush()
        if not is_special:
            os.fsync(part.stream.fileno())
        is_finished = True
    except OSError as error:
        raise _write_error(given, error) from error
    finally:
        if not is_finished:
            part.discard()
    waiting = _WAITING.get()
    if waiting is not None:
        waiting.append(part)
        return
    try:
        _put([part], None)
    finally:
        part.discard()


@contextmanager
def write_whole_text(path: PathLikeStr, *, encoding: str = "utf-8", newline: str = "\n") -> Iterator[TextIO]:
    r"""A text file that appears at ``path`` when the block ends, and not at all if the block fails.

    Args:
        newline: what ``\n`` becomes; ``""`` leaves line ends as they are.

    Raises:
        WriteError: the folder cannot be written to, or the disk is full; the file that stood there is
            untouched.
    """
    with write_whole(path) as stream:
        text = io.TextIOWrapper(stream, encoding=encoding, newline=newline, errors="strict")
        try:
            yield text
            text.flush()
        finally:
            # The binary file is closed by its own block, after it has been put on the disk.
            if not text.closed:
                text.detach()


# --- temporary files


def _new_part(path: Path, target: Path) -> _Part:
    """A temporary file beside the target, held by a lock; those that nobody holds any more are removed."""
    _remove_stale(target)
    while True:
        handle, name = tempfile.mkstemp(prefix=_prefix(target), suffix=".part", dir=target.parent)
        _hold(handle)
        # Between the two steps another run may have taken it for one that was left.
        if os.fstat(handle).st_nlink:
            break
        os.close(handle)
    stream = cast("IO[bytes]", os.fdopen(handle, "wb"))
    part = _Part(Path(name), target, path, stream)
    try:
        os.chmod(name, _mode(target))
    except OSError:
        part.discard()
        raise
    return part


def _prefix(target: Path) -> str:
    return f".{target.name[:_LETTERS]}.aligner-"


def _remove_stale(target: Path) -> None:
    """Remove what runs that were killed have left of this file."""
    with suppress(OSError), os.scandir(target.parent) as found:
        names = [
            item.path
            for item in found
            if item.name.startswith(_prefix(target))
            and _PART.fullmatch(item.name, len(_prefix(target)))
            and item.is_file(follow_symlinks=False)
        ]
        for name in names:
            # Where it is held, or may not be opened, it stays.
            with suppress(OSError), open(name, "rb") as stream:
                _hold(stream.fileno())
                os.unlink(name)


def _hold(handle: int) -> None:
    """Lock an open file for as long as it is open.

    Raises:
        BlockingIOError: another process holds it.
    """
    try:
        import fcntl
    except ImportError:  # Windows, where a file that is open cannot be removed anyway
        return
    fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


# --- putting files in their places


def _put(parts: Sequence[_Part], check: Callable[[Path, Path], None] | None) -> None:
    """Let finished files appear: all of them, or none."""
    plain = [part for part in parts if not part.is_special]
    with ExitStack() as held:
        # In one order everywhere, so that two runs never wait for each other.
        for target in sorted({part.target for part in plain}):
            held.enter_context(locked(target))
        if check is not None:
            for part in plain:
                check(part.target, part.content)
        # These cannot be undone, and may fail; a renaming hardly does.
        for part in parts:
            if part.is_special:
                _write_through(part)
        if len(plain) == 1:
            _rename(plain[0])
        else:
            _rename_all(plain)


def _rename(part: _Part) -> None:
    try:
        os.replace(part.content, part.target)
        _sync_folder(part.target.parent)
    except OSError as error:
        raise _write_error(part.path, error) from error


def _rename_all(parts: Sequence[_Part]) -> None:
    """Rename one after the other; if one fails, put back what stood in the places of the others."""
    kept: dict[Path, Path] = {}
    done: list[_Part] = []
    try:
        try:
            for part in parts:
                if part.target.exists():
                    kept[part.target] = _second_name(part.target)
        except OSError as error:
            raise _write_error(part.path, error) from error
        for part in parts:
            _rename(part)
            done.append(part)
    except BaseException:
        for part in reversed(done):
            if part.target in kept:
                os.replace(kept[part.target], part.target)
            else:
                part.target.unlink(missing_ok=True)
        raise
    finally:
        for name in kept.values():
            name.unlink(missing_ok=True)


def _second_name(target: Path) -> Path:
    """Another name for the file that stands there now; a copy where the disk has no second names."""
    handle, name = tempfile.mkstemp(prefix=_prefix(target), suffix=".part", dir=target.parent)
    os.close(handle)
    os.unlink(name)
    try:
        os.link(target, name)
    except OSError:
        shutil.copy2(target, name)
    return Path(name)


def _sync_folder(folder: Path) -> None:
    """Put the new name on the disk too; some systems have no such thing."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


# --- pipes and devices


def _is_special(path: Path) -> bool:
    """True for a pipe or a device that takes what is written to it, also behind a link.

    Raises:
        WriteError: it is a disk, a socket or another thing that no file can be written to.
    """
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError):
        return False
    if stat.S_ISREG(mode) or stat.S_ISDIR(mode):
        return False
    if not (stat.S_ISFIFO(mode) or stat.S_ISCHR(mode)):
        raise WriteError(
            "this is no file but a disk or a socket", remedy="Give the name of a file.", path=path
        )
    return True


def _waiting_for_pipe(path: Path) -> _Part:
    """Holds the content in memory, and on the disk if it is large, until it is finished."""
    stream: Any = tempfile.SpooledTemporaryFile(max_size=16 << 20)  # noqa: SIM115 - lives as long as its part
    return _Part(path, path, path, stream, is_special=True)


def _write_through(part: _Part) -> None:
    try:
        with os.fdopen(_opened(part.target), "wb") as out:
            part.stream.seek(0)
            shutil.copyfileobj(part.stream, out)
    except BrokenPipeError as error:
        raise WriteError("whoever reads from this pipe has closed it", path=part.path) from error
    except OSError as error:
        raise _write_error(part.path, error) from error


def _opened(path: Path) -> int:
    """Open a pipe or device for writing, in bounded time."""
    end = time.monotonic() + _LONGEST_WAIT
    told = False
    while True:
        try:
            handle = os.open(path, os.O_WRONLY | getattr(os, "O_NONBLOCK", 0))
        except OSError as error:
            if error.errno != errno.ENXIO:
                raise
            if time.monotonic() > end:
                raise WriteError(
                    "nobody reads from this pipe", remedy="Start the program that reads it.", path=path
                ) from error
            if not told and time.monotonic() > end - _LONGEST_WAIT + 1:
                warnings.warn(
                    AlignerWarning(f"{path}: waiting for a program that reads this pipe"), stacklevel=2
                )
                told = True
            time.sleep(0.05)
            continue
        os.set_blocking(handle, True)
        return handle


# --- what went wrong


def _mode(target: Path) -> int:
    """Permissions of the file that is replaced, or those that a new file would get."""
    try:
        return stat.S_IMODE(target.stat().st_mode)
    except OSError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask


def no_room(path: PathLikeStr, reason: str) -> WriteError:
    """What to raise where the disk is full; ``reason`` is what the system said."""
    return WriteError(
        f"there is no room for this file ({reason})", remedy="Make room, or choose another disk.", path=path
    )


def _write_error(path: Path, error: OSError) -> WriteError:
    """The system's refusal with the folder's name and a way out."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return no_room(path, reason_of(error))
    return WriteError(
        f"the folder {path.parent} cannot be written to ({reason_of(error)})",
        remedy="Choose another place, or change the folder's permissions.",
        path=path,
    )
