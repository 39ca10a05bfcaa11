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

__all__ = ["STDOUT", "check_outputs", "write_outputs"]

# The name that stands for the standard output.
STDOUT = "-"


def check_outputs(
    outputs: Sequence[str], writers: Mapping[str, object], inputs: Iterable[str | Path] = ()
) -> None:
    """Refuse outputs that cannot be written, while nothing is lost yet.

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
        say(f"wrote {output}{notes}")
