"""Whether a file is an alignment or a glossary, told before it is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aligner.formats import is_glossary, write_alignment

if TYPE_CHECKING:
    from pathlib import Path

    from aligner.model import Alignment


def test_an_alignment_is_no_glossary(alignment: Alignment, tmp_path: Path) -> None:
    write_alignment(alignment, tmp_path / "talks.jsonl")
    assert not is_glossary(tmp_path / "talks.jsonl")
