"""Files that commands read in one way: a glossary that has entries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..errors import ReadError
from .talk import say_left_out

if TYPE_CHECKING:
    from pathlib import Path

    from ..glossary import Glossary

__all__ = ["read_entries"]


def read_entries(path: Path) -> Glossary:
    """A glossary of any format that holds one.

    Raises:
        ReadError: it cannot be read, or has no entries.
        UnknownNameError: a suffix that no glossary has.
    """
    from ..formats import read_glossary

    glossary: Glossary = read_glossary(path)
    if not glossary.entries:
        raise ReadError("the glossary has no entries", remedy="Choose another one.", path=path)
    say_left_out(path, glossary.left_out)
    return glossary
