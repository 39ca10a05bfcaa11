"""Alignments to find names in: the seed report by its gold beads, with and without the table of people."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from aligner.documents import read
from aligner.model import Alignment, Bead
from aligner.seeds import read_table, seeds_folder
from aligner.sentences import split

if TYPE_CHECKING:
    from collections.abc import Iterator

DATA = Path(__file__).parent.parent / "data"


def talks(version: str) -> Alignment:
    """The report of 14 September 2023, Korean with one English version, aligned as its readers did."""
    reports = seeds_folder() / "reports"
    both = {document.lang: document for document in read(reports / "2023-09-14_kcna_ko_unofficial-en.txt")}
    english = both["en"] if version == "unofficial" else read(reports / "2023-09-14_kcna_en.txt")[0]
    gold = json.loads((DATA / "gold" / f"talks-{version}.json").read_text(encoding="utf-8"))
    return Alignment(
        replace(both["ko"], date="2023-09-14"),
        replace(english, date="2023-09-14"),
        split(both["ko"]),
        split(english),
        tuple(Bead(tuple(source), tuple(target)) for source, target in gold),
    )


@pytest.fixture(scope="session")
def official() -> Alignment:
    return talks("official")


@pytest.fixture(scope="session")
def unofficial() -> Alignment:
    return talks("unofficial")


def forget_tables() -> None:
    """Empty what the modules for names remember of the tables."""
    for module in _modules("aligner.names"):
        for value in list(vars(module).values()):
            if hasattr(value, "cache_clear"):
                value.cache_clear()


def _modules(package: str) -> list[object]:
    return [module for name, module in sys.modules.items() if name.startswith(package)]


@pytest.fixture(scope="module")
def nobody_known() -> Iterator[None]:
    """A table of people that knows one person, whom no text names."""

    def read(name: str, columns: tuple[str, ...]) -> list[dict[str, str]]:
        rows = read_table(name, columns)
        if name != "people":
            return rows
        return [rows[0] | {"ko": "곽몽령", "ko_south": "곽몽령", "ru": "", "en": "Kwak Mong Ryong"}]

    with pytest.MonkeyPatch.context() as patch:
        for module in _modules("aligner"):
            if getattr(module, "read_table", None) is read_table:
                patch.setattr(module, "read_table", read)
        forget_tables()
        yield
    forget_tables()
