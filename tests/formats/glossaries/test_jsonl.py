"""Glossary JSON lines: everything comes back."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from aligner.formats import is_glossary, write_glossary
from aligner.glossary import load_glossary

if TYPE_CHECKING:
    from pathlib import Path

    from aligner.glossary import Glossary


def test_json_lines_come_back(glossary: Glossary, tmp_path: Path) -> None:
    path = tmp_path / "names.jsonl"
    write_glossary(glossary, path)
    assert load_glossary(path).entries == glossary.entries
    assert is_glossary(path)
    assert json.loads(path.read_text(encoding="utf-8").split("\n")[0])["ru"] == "Денис Мантуров"
