"""Open a file that somebody named, whatever it turns out to be.

In:   a path.
Out:  an open file or its bytes; or an error that says what is wrong.
Not:  what is in it (documents/, formats/, glossary/), writing (formats/).
Idea: a plain file is opened as it is. What comes through a pipe can be read once only, so it is read whole, with a
      bound, and kept while ``pipes_once`` is open, for commands that look at a file before they read it. Devices that
      never end are refused.
"""

from __future__ import annotations

import io
import os
import stat
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, cast

from .errors import ReadError, reason_of
from .limits import FILE_BYTES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .errors import PathLikeStr

__all__ = ["open_input", "pipes_once", "read_bounded", "read_input", "read_input_text"]

#: What came through each pipe, by device and inode.
_PIPES: ContextVar[dict[tuple[int, int], bytes] | None] = ContextVar("pipes", default=None)


@contextmanager
def pipes_once() -> Iterator[None]:
    """Keep what is read from pipes until the block ends, so that it can be read again."""
    token = _PIPES.set({})
    try:
        yield
    finally:
        _PIPES.reset(token)


@contextmanager
def open_input(path: PathLikeStr) -> Iterator[BinaryIO]:
    """A binary file to read, which is not empty.

    Raises:
        ReadError: it does not exist, is a folder or a device, is empty, or may not be read; or a pipe brings more than
            ``limits.FILE_BYTES``.
    """
    with _opened(path) as stream:
        try:
            if not stream.peek(1):
                raise ReadError("the file is empty", remedy="Give a file with text in it.", path=path)
            yield cast("BinaryIO", stream)
        except OSError as error:
            raise _unreadable(path, error) from error


def read_input(path: PathLikeStr) -> bytes:
    """All bytes of a file, which may be empty.

    Raises:
        ReadError: it does not exist, is a folder or a device, may not be read, or has more than ``limits.FILE_BYTES``.
    """
    with _opened(path) as stream:
        try:
            return read_bounded(stream, path)
        except OSError as error:
            raise _unreadable(path, error) from error


def read_input_text(path: PathLikeStr) -> str:
    """The text of a file in UTF-8, with or without a byte-order mark; may be empty.

    Raises:
        ReadError: as ``read_input``.
        UnicodeDecodeError: it is not UTF-8.
    """
    return read_input(path).decode("utf-8-sig")


def read_bounded(stream: BinaryIO | io.BufferedReader, path: PathLikeStr) -> bytes:
    """All that a stream brings.

    Raises:
        ReadError: it brings more than ``limits.FILE_BYTES``.
    """
    if _is_larger(stream) or len(data := stream.read(FILE_BYTES.most + 1)) > FILE_BYTES.most:
        raise FILE_BYTES.exceeded("the file has", path=path, remedy="Cut it into several files.")
    return data


def _is_larger(stream: BinaryIO | io.BufferedReader) -> bool:
    """True if the system tells at once that a file is larger than what is read."""
    try:
        return os.fstat(stream.fileno()).st_size > FILE_BYTES.most
    except OSError:  # no file of the system
        return False


@contextmanager
def _opened(path: PathLikeStr) -> Iterator[io.BufferedReader]:
    if (kept := _kept(path)) is not None:
        yield _buffered(kept)
        return
    try:
        # A pipe whose other end is not open yet is waited for.
        stream = Path(path).open("rb")  # noqa: SIM115 - closed below; the errors of opening are not those of reading
    except FileNotFoundError as error:
        raise ReadError.missing(path) from error
    except IsADirectoryError as error:
        raise ReadError("this is a folder", remedy="Give the name of a file in it.", path=path) from error
    except PermissionError as error:
        raise ReadError(
            "the file may not be read", remedy="Change its permissions, or copy it.", path=path
        ) from error
    except (OSError, ValueError) as error:
        raise ReadError(f"the file cannot be opened ({reason_of(error)})", path=path) from error
    with stream:
        state = os.fstat(stream.fileno())
        if stat.S_ISREG(state.st_mode):
            yield stream
            return
        if stat.S_ISBLK(state.st_mode) or (stat.S_ISCHR(state.st_mode) and not _ends(stream)):
            raise ReadError("this is a device, not a file", remedy="Give a file.", path=path)
        try:
            data = _from_pipe(stream, path, (state.st_dev, state.st_ino))
        except OSError as error:
            raise _unreadable(path, error) from error
        yield _buffered(data)


def _buffered(data: bytes) -> io.BufferedReader:
    return io.BufferedReader(cast("io.RawIOBase", io.BytesIO(data)))


def _kept(path: PathLikeStr) -> bytes | None:
    """What a pipe brought before; asked before it is opened, which would wait for somebody to write into it."""
    if not (pipes := _PIPES.get()):
        return None
    try:
        state = os.stat(path)
    except (OSError, ValueError):
        return None
    return pipes.get((state.st_dev, state.st_ino))


def _ends(stream: BinaryIO | io.BufferedReader) -> bool:
    """True for a device that can come to an end: a person's keyboard, and the one that is always empty."""
    return stream.isatty() or os.fstat(stream.fileno()).st_rdev == os.stat(os.devnull).st_rdev


def _from_pipe(stream: io.BufferedReader, path: PathLikeStr, key: tuple[int, int]) -> bytes:
    data = read_bounded(stream, path)
    if (pipes := _PIPES.get()) is not None:
        pipes[key] = data
    return data


def _unreadable(path: PathLikeStr, error: OSError) -> ReadError:
    return ReadError(f"the file cannot be read ({reason_of(error)})", path=path)
