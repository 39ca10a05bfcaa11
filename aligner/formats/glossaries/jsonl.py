"""Glossaries as JSON lines: one entry a line, with everything it holds.

In:   a Glossary.
Out:  a file, or its lines.
Not:  reading one (aligner.glossary.load_glossary), what a line of JSON is (json_lines.py).
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from ..export import Written
from ..json_lines import json_line
from ..whole_files import write_whole_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ...glossary import Glossary

__all__ = ["glossary_lines", "write_glossary_jsonl"]

PathLikeStr = str | os.PathLike[str]


def glossary_lines(glossary: Glossary) -> Iterator[str]:
    """The lines of the JSONL file, without line ends."""
    from ...glossary import entry_to_dict

    for entry in glossary.entries:
        yield json_line(entry_to_dict(entry))


def write_glossary_jsonl(glossary: Glossary, path: PathLikeStr) -> Written:
    """Write one JSON object an entry, as ``aligner.glossary.load_glossary`` reads it.

    Raises:
        WriteError: the file cannot be written.
    """
    with write_whole_text(path) as file:
        for line in glossary_lines(glossary):
            file.write(line + "\n")
    return Written(Path(path), rows=len(glossary.entries))
