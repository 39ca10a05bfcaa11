"""Everything that can go wrong on purpose, as a tree.

    AlignerError                 base; ``str(error)`` is one sentence a person can act on
      InputError                 the data at hand is at fault
        ReadError                a file cannot be read or parsed: path, line, column
        LanguageError            a text is not in the language it was said to be in
        GoldError                a gold or prediction file does not fit its documents
        ReviewError              rows of a reviewed sheet that do not fit the alignment: conflicts
        ConstraintError          fixed or forbidden pairs that cannot be kept
      UnknownNameError           a name chosen from a closed set: name, known
      ShapeError                 arrays that do not fit together: expected, got
      MissingExtraError          an optional package is not installed: package, pip line
      FontError                  letters that no font on this machine can draw
      EncoderError               a model cannot be loaded or gave unusable vectors
      SeedError                  a shipped or edited table is malformed: path, line
      WriteError                 a file cannot be written: path

    AlignerWarning               what was done all the same, and what the user should look at; a ``UserWarning``

Library code raises these, and warns through ``warnings.warn``; only ``aligner.cli`` prints them and picks the exit
code.
"""

from __future__ import annotations

from os import PathLike
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = [
    "AlignerError",
    "AlignerWarning",
    "ConstraintError",
    "EncoderError",
    "FontError",
    "GoldError",
    "InputError",
    "LanguageError",
    "MissingExtraError",
    "ReadError",
    "ReviewError",
    "SeedError",
    "ShapeError",
    "UnknownNameError",
    "WriteError",
    "reason_of",
]

PathLikeStr = str | PathLike[str]


def _place(path: PathLikeStr | None, line: int | None, column: int | None) -> str:
    """``report.txt``, ``report.txt, line 3`` or ``report.txt, line 3, column 5``."""
    parts = [] if path is None else [str(path)]
    if line is not None:
        parts.append(f"line {line}")
        if column is not None:
            parts.append(f"column {column}")
    return ", ".join(parts)


def reason_of(error: Exception) -> str:
    """What the system said, in its words."""
    return getattr(error, "strerror", None) or str(error)


class AlignerError(Exception):
    """Base of every error that aligner raises on purpose."""


class AlignerWarning(UserWarning):
    """Something about the data that the user should know, though the work was done; one sentence, path first."""


class InputError(AlignerError):
    """The data given is at fault; carries where.

    Args:
        problem: what is wrong, without the place, no final full stop.
        remedy: what the user can do about it, one sentence.
        path: the file at fault.
        line: 1-based line in the file.
        column: 1-based column in code points.
    """

    def __init__(
        self,
        problem: str,
        *,
        remedy: str = "",
        path: PathLikeStr | None = None,
        line: int | None = None,
        column: int | None = None,
    ) -> None:
        self.problem = problem
        self.remedy = remedy
        self.path = None if path is None else str(path)
        self.line = line
        self.column = column
        place = _place(path, line, column)
        message = f"{place}: {problem}" if place else problem
        super().__init__(f"{message}. {remedy}" if remedy else f"{message}.")


class ReadError(InputError):
    """A file is missing, empty, unreadable or malformed."""

    @classmethod
    def missing(cls, path: PathLikeStr, what: str = "file") -> ReadError:
        """What to raise where there is no file at ``path``.

        Args:
            what: what the file should have been, for the message.

        >>> print(ReadError.missing("talks.txt"))
        talks.txt: there is no such file. Check the name and the folder.
        """
        return cls(f"there is no such {what}", remedy="Check the name and the folder.", path=path)


class LanguageError(InputError):
    """A text is not in the language that it was said, or assumed, to be in."""


class GoldError(InputError):
    """Gold or predicted beads that cannot belong to the documents they are used with."""


class ReviewError(InputError):
    """Rows of a reviewed sheet that do not fit the alignment; nothing was applied.

    Args:
        conflicts: number of the row (``None``: the sheet as a whole) and what is wrong with it.
    """

    #: So many are told in the message; ``conflicts`` has all.
    SHOWN = 8

    def __init__(
        self, conflicts: Iterable[tuple[int | None, str]], *, path: PathLikeStr | None = None
    ) -> None:
        self.conflicts = tuple(conflicts)
        told = [problem if row is None else f"row {row}: {problem}" for row, problem in self.conflicts]
        more = len(told) - self.SHOWN
        super().__init__(
            "; ".join(told[: self.SHOWN]) + (f"; and {more} more" if more > 0 else ""),
            remedy="Nothing was applied; mend these rows, or apply the others with --skip-conflicts.",
            path=path,
        )


class ConstraintError(InputError):
    """Fixed or forbidden pairs that are out of range or contradict each other."""


class SeedError(InputError):
    """A table under ``seeds/`` or ``aligner/data/`` is malformed."""


class WriteError(InputError):
    """A file cannot be written; what stood there before is untouched."""


class UnknownNameError(AlignerError):
    """A choice by name that does not exist; lists the ones that do.

    Args:
        what: what sort of thing was to be chosen, for the message ("output suffix").
        name: the name that was given.
        known: the names there are.
        path: the file at fault, if any.
    """

    def __init__(self, what: str, name: str, known: Iterable[str], *, path: PathLikeStr | None = None):
        self.what = what
        self.name = name
        self.known = tuple(sorted(known))
        place = "" if path is None else f"{path}: "
        choices = ", ".join(self.known)
        super().__init__(f"{place}unknown {what} {name!r}. Choose one of: {choices}.")


class ShapeError(AlignerError):
    """Arrays whose shapes or values do not fit together.

    Args:
        what: which array or setting.
        expected: what it should be, put into the message as it is.
        got: what it is.
    """

    def __init__(self, what: str, *, expected: object, got: object) -> None:
        self.expected = expected
        self.got = got
        super().__init__(f"{what}: expected {expected}, got {got}.")


class MissingExtraError(AlignerError):
    """An optional package is needed and not installed; says the exact command.

    Args:
        package: its name on the package index.
        purpose: what needs it, the beginning of the message.
        extra: which of aligner's extras installs it.
    """

    def __init__(self, package: str, *, purpose: str, extra: str) -> None:
        self.package = package
        # Not "aligner[...]": the name belongs to another project on the package index.
        self.pip_line = f"pip install -e '.[{extra}]'"
        super().__init__(
            f"{purpose} needs the package {package}. In the project's folder, with the pip that installed aligner: "
            f"{self.pip_line}"
        )


class FontError(AlignerError):
    """A picture needs letters that no font on this machine has."""

    def __init__(self, letters: str) -> None:
        super().__init__(
            f"no font on this machine has {letters}, so the picture would show empty boxes. Install one "
            "(Debian and Ubuntu: apt-get install fonts-noto-cjk), or write .html or .svg, drawn by the reader's fonts."
        )


class EncoderError(AlignerError):
    """An embedding model cannot be loaded, or its vectors cannot be used."""
