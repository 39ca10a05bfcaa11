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

__all__ = ["STANDARD_INPUT", "read_bytes"]

STANDARD_INPUT = Path("-")
#: Path() makes one slash of two.
_ADDRESS = re.compile(r"(?i)(?:https?|ftp):/|www\.[\w-]+\.")


def read_bytes(path: Path) -> bytes:
    """All bytes of a file.

    Raises:
        ReadError: the file is missing or unreadable, a folder, or a web address.
    """
    if path == STANDARD_INPUT:
        return sys.stdin.buffer.read()
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        if _ADDRESS.match(str(path)):
            raise ReadError(
                "this is a web address, and nothing is fetched from the network",
                remedy="Save the page as a file and give that.",
                path=re.sub(r"^(\w+):/(?!/)", r"\1://", str(path)),
            ) from error
        raise ReadError.missing(path) from error
    except IsADirectoryError as error:
        raise ReadError("this is a folder", remedy="Give a file in it.", path=path) from error
    except OSError as error:
        reason = error.strerror or "the file cannot be read"
        raise ReadError(
            f"the file cannot be read ({reason})", remedy="Check its permissions.", path=path
        ) from error
