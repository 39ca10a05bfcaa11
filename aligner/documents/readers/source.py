"""The bytes of a file.

In:   a path, or ``-`` for the standard input.
Out:  its bytes.
Not:  what they mean (readers/__init__.py).
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from ...errors import ReadError
from ...input_files import read_bounded, read_input

__all__ = ["STANDARD_INPUT", "read_bytes"]

STANDARD_INPUT = Path("-")
#: Path() makes one slash of two.
_ADDRESS = re.compile(r"(?i)(?:https?|ftp):/|www\.[\w-]+\.")


def read_bytes(path: Path) -> bytes:
    """All bytes of a file.

    Raises:
        ReadError: the file is missing or unreadable, a folder, a device, a web address, or larger than
            ``limits.FILE_BYTES``.
    """
    if path == STANDARD_INPUT:
        return read_bounded(sys.stdin.buffer, path)
    if _ADDRESS.match(str(path)) and not path.exists():
        raise ReadError(
            "this is a web address, and nothing is fetched from the network",
            remedy="Save the page as a file and give that.",
            path=re.sub(r"^(\w+):/(?!/)", r"\1://", str(path)),
        )
    return read_input(path)
