"""Alignments to find names in: the seed report by its gold beads, and short lists of sentence pairs."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from aligner.documents import read
from aligner.model import Alignment, Bead, Document, Sentence
from aligner.seeds import seeds_folder
from aligner.sentences import split

DATA = Path(__file__).parent.parent / "data"

Names = set[tuple[str, str, str]]


def as_sentences(lines: list[str]) -> tuple[Sentence, ...]:
    """One sentence a line, with offsets into the joined text."""
    found, start = [], 0
    for number, line in enumerate(lines):
        found.append(Sentence(line, start, start + len(line), number))
        start += len(line) + 1
    return tuple(found)


def pairs_alignment(
    pairs: list[tuple[str, str]], *, confidence: float = 1.0, name: str = "list"
) -> Alignment:
    """An alignment of sentences that stand in pairs."""
    korean, english = [ko for ko, _ in pairs], [en for _, en in pairs]
    return Alignment(
        Document(f"{name}-ko", "ko", "\n".join(korean)),
        Document(f"{name}-en", "en", "\n".join(english)),
        as_sentences(korean),
        as_sentences(english),
        tuple(Bead((number,), (number,), confidence) for number in range(len(pairs))),
    )


def read_list(name: str) -> tuple[list[tuple[str, str]], Names]:
    """Sentence pairs and expected names of a file in tests/data/names/development."""
    beads: list[tuple[str, str]] = []
    names: Names = set()
    for line in (DATA / "names" / "development" / f"{name}.tsv").read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        kind, korean, english = line.split("\t")
        if kind == "bead":
            beads.append((korean, english))
        else:
            names.add((kind, korean, english))
    return beads, names


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
