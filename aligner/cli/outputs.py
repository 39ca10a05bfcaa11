"""The ``-o`` option of every command: checked before the work, written after it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import WriteError
from .talk import say

if TYPE_CHECKING:
    from ..formats import Written

__all__ = ["STDOUT", "check_no_review_is_lost", "check_outputs", "write_outputs"]

# The name that stands for the standard output.
STDOUT = "-"


def check_outputs(
    outputs: Sequence[str], writers: Mapping[str, object], inputs: Iterable[str | Path] = ()
) -> None:
    """Refuse outputs that cannot be written, while nothing is lost yet.

    Args:
        outputs: names of files; ``-`` is the standard output.
        writers: what can be written, by suffix.
        inputs: files that must not be written over.

    Raises:
        UnknownNameError: a suffix that has no writer.
        WriteError: a folder that cannot be written to, a name given twice, or one of the inputs.
    """
    from ..formats import check_output

    read = {Path(path).resolve() for path in inputs}
    seen = set()
    for output in outputs:
        if output == STDOUT:
            continue
        check_output(output, writers)
        place = Path(output).resolve()
        if place in read:
            raise WriteError("this is one of the inputs", remedy="Choose another name.", path=output)
        if place in seen:
            raise WriteError("this output is named twice", remedy="Give each file once.", path=output)
        seen.add(place)


def check_no_review_is_lost(outputs: Sequence[str], names: tuple[str, str]) -> None:
    """Refuse to write over a sheet that somebody has reviewed: hours of work would go with a repeated command.

    Args:
        names: headings of the two columns of text.

    Raises:
        WriteError: a sheet of that name holds corrections, confirmations or comments.
    """
    from ..errors import InputError
    from ..formats import read_review

    for output in outputs:
        path = Path(output)
        if path.suffix.lower() not in (".csv", ".xlsx") or not path.is_file():
            continue
        try:
            rows = read_review(path, names)
        except InputError:
            continue  # no review of ours
        if written := sum(bool(row.review.strip() or row.comment.strip()) for row in rows):
            raise WriteError(
                f"this sheet holds {written} reviewed row{'' if written == 1 else 's'}",
                remedy="Bring them home with aligner import first, choose another name, or move the sheet away.",
                path=path,
            )


def write_outputs(
    outputs: Sequence[str], write: Callable[[str], Written], lines: Callable[[], Iterable[str]]
) -> None:
    """Write every output; what a format had to leave out is told on stderr.

    Args:
        write: writes one file.
        lines: what goes to the standard output.
    """
    for output in outputs:
        if output == STDOUT:
            for line in lines():
                sys.stdout.write(line + "\n")
            continue
        written = write(output)
        notes = "".join(f"; {note}" for note in written.notes())
        units = f" with {written.rows} unit{'' if written.rows == 1 else 's'}" if written.left_out else ""
        say(f"wrote {output}{units}{notes}")
