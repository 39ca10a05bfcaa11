"""A glossary in a file that is added to, by one run at a time.

In:   the path of a glossary that keeps every sentence: JSON lines or SQLite.
Out:  what it holds, and a block in which nobody else of us changes it.
Not:  collecting names, writing the file (the other modules of this room).
Idea: from reading to renaming a lock is held, so that of two runs the second adds to what the first has made. Programs
      that know nothing of our locks are noticed: the file must be as it was read when it is replaced.
"""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from ...errors import ReadError
from ...glossary import Glossary, is_database, load_glossary
from ..databases import take_in_journal
from ..file_locks import locked

if TYPE_CHECKING:
    import os
    from collections.abc import Callable, Iterator

__all__ = ["GrowingGlossary"]


class GrowingGlossary:
    """A glossary that is added to; read at once, so that what is wrong with it is said before the work.

    Args:
        path: a file ending in ``.jsonl``, ``.sqlite`` or ``.db``; it need not be there yet.

    Attributes:
        path: the file.
        known: what it holds; empty if there is none.

    Raises:
        ReadError: it cannot be read, or its format does not keep every sentence.
    """

    def __init__(self, path: os.PathLike[str] | str) -> None:
        self.path = Path(path)
        if not is_database(self.path) and self.path.suffix.lower() != ".jsonl":
            raise ReadError(
                "a glossary in this format does not keep every sentence, so it cannot grow",
                remedy="Add to a .jsonl or .sqlite. What you decided in a table comes into the glossary that it was "
                f"made from, say names.jsonl, with: aligner import {self.path.name} names.jsonl -o decided.jsonl",
                path=path,
            )
        if self.path.exists() and not self.path.is_file():
            raise ReadError("this is no file, so it cannot grow", remedy="Add to a file.", path=path)
        self._read()

    def _read(self) -> None:
        self._stamp = self._state()
        self.known = Glossary() if self._stamp is None else load_glossary(self.path)

    def check_all_is_known(self) -> None:
        """What is in the file must be what a glossary holds, or it would be gone when the file is written again.

        Raises:
            ReadError: a line has a field of its own.
        """
        if self.known.left_out:
            first = self.known.left_out[0]
            raise ReadError(
                f"{first.reason} ({first.text}), which would be lost",
                remedy="Take it out of the file, or say with -o where the grown glossary goes.",
                path=self.path,
                line=first.line,
            )

    @property
    def is_new(self) -> bool:
        """True if there was no such file."""
        return self._stamp is None

    @contextmanager
    def held(self, told: Callable[[str], None] | None = None) -> Iterator[Glossary]:
        """A block in which no other run of aligner changes the file; gives what it holds now.

        Args:
            told: gets one sentence if another run has to be waited for.

        Raises:
            ReadError: it cannot be read any more.
            WriteError: another run holds it too long, or its folder cannot be written to.
        """
        with locked(self.path, told):
            if is_database(self.path):
                take_in_journal(self.path)
            if self._state() != self._stamp:
                self._read()
            yield self.known

    def check_unchanged(self) -> None:
        """The file must be as it was when it was read.

        Raises:
            ReadError: another program wrote it in between.
        """
        if self._state() != self._stamp:
            raise ReadError(
                "another program changed the glossary while names were added",
                remedy="Nothing was written; run the command again.",
                path=self.path,
            )

    def _state(self) -> tuple[int, int, int] | None:
        """What changes when the file is written; ``None`` if there is none."""
        try:
            state = self.path.stat()
        except OSError:
            return None
        return state.st_mtime_ns, state.st_size, state.st_ino
