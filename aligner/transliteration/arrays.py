"""The arrays that training wrote: tables of sounds and of joint spellings.

In:   the path of a file in numpy's format for several arrays.
Out:  the arrays by name.
Not:  what they mean (sound/, letter_pairs.py).
"""

from __future__ import annotations

import zipfile
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import numpy as np

from ..errors import SeedError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = ["stored_arrays"]


@contextmanager
def stored_arrays(path: Path, what: str, command: str) -> Iterator[dict[str, Any]]:
    """The arrays of a file, to be taken apart inside the block.

    Args:
        path: the file.
        what: its contents, for the message.
        command: the module that makes it anew.

    Raises:
        SeedError: the file is missing or damaged, or what the block looks for is not in it.
    """
    try:
        # numpy would leave a damaged file open.
        with path.open("rb") as file, np.load(file) as stored:
            arrays = {name: stored[name] for name in stored.files}
        yield arrays
    except (OSError, EOFError, KeyError, ValueError, zipfile.BadZipFile) as error:
        raise SeedError(
            f"{what} is missing or damaged",
            remedy=f"Install aligner again, or make it anew with python -m {command}.",
            path=path,
        ) from error
