"""The ``-o`` option of every command: checked before the work, written after it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import WriteError
from .talk import say

if TYPE_CHECKING:
    from ..formats import GrowingGlossary, Written

__all__ = ["STDOUT", "check_outputs", "write_outputs"]

# The name that stands for the standard output.
STDOUT = "-"


def check_outputs(
    outputs: Sequence[str],
    writers: Mapping[str, object],
    inputs: Iterable[str | Path] = (),
    *,
    force: bool = False,
    is_new: bool = False,
) -> None:
    """Refuse outputs that cannot be written, while nothing is lost yet.

    Args:
        outputs: names of files; ``-`` is the standard output.
        writers: what can be written, by suffix.
        inputs: files that must not be written over.
        force: files that aligner did not write may be replaced.
        is_new: what is to be written is made anew, in long work and without anything that a person decided, so that
            what stands there can be judged before; of other outputs it is judged when they are written.

    Raises:
        UnknownNameError: a suffix that has no writer.
        WriteError: a folder that cannot be written to, a name given twice, one of the inputs, or a file that may not be
            replaced.
    """
    from ..formats import check_output, check_place

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
        if is_new:
            check_place(output, force=force, is_new=True)


def write_outputs(
    outputs: Sequence[str],
    write: Callable[[str], Written],
    lines: Callable[[], Iterable[str]],
    *,
    force: bool = False,
    added_to: GrowingGlossary | None = None,
) -> None:
    """Write every output, all or none; what a format had to leave out is told on stderr.

    Args:
        write: writes one file.
        lines: what goes to the standard output.
        force: files that aligner did not write may be replaced.
        added_to: a glossary whose content one of the outputs holds already.

    Raises:
        WriteError: a file cannot be written, or would replace what a person decided; then none is.
    """
    from ..formats import replacing

    with replacing(force=force, added_to=added_to):
        written = [(output, write(output)) for output in outputs if output != STDOUT]
    for output, told in written:
        notes = "".join(f"; {note}" for note in told.notes())
        units = f" with {told.rows} unit{'' if told.rows == 1 else 's'}" if told.left_out else ""
        say(f"wrote {output}{units}{notes}")
    if STDOUT in outputs:
        for line in lines():
            sys.stdout.write(line + "\n")
