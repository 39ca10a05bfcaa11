"""The tables of the terminal: short, and never wrong about what they leave out."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from rich.console import Console

from aligner.cli.tables import console, entry_panel, name_table, pair_table
from aligner.model import Alignment, Bead, Document, Entry, Evidence, Sentence, Variant

if TYPE_CHECKING:
    from rich.console import RenderableType


def printed(content: RenderableType) -> str:
    file = io.StringIO()
    Console(file=file, width=100).print(content)
    return file.getvalue()


def shown(table: RenderableType) -> list[str]:
    """The lines below the heading, spaces squeezed."""
    return [" ".join(line.split()) for line in printed(table).splitlines() if line.strip()][2:]


def aligned(*beads: Bead) -> Alignment:
    counts = [
        max((max(side, default=-1) for side in sides), default=-1) + 1
        for sides in zip(*((b.source, b.target) for b in beads), strict=True)
    ]
    source = tuple(Sentence(f"문장 {i}.", 0, 1) for i in range(counts[0]))
    target = tuple(Sentence(f"Sentence {i}.", 0, 1) for i in range(counts[1]))
    return Alignment(Document("a", "ko", ""), Document("b", "en", ""), source, target, beads)


@pytest.mark.parametrize(
    ("beads", "lines"),
    [
        ([Bead((0,), (0,), 0.97)], ["1 문장 0. Sentence 0. 97 %"]),
        ([Bead((0,), (0, 1), 0.5)], ["1 문장 0. Sentence 0. Sentence 1. 1–2 50 %"]),
        ([Bead((0,), (), 0.9), Bead((), (0,), 0.8)], ["1 문장 0. – 90 %", "2 – Sentence 0. 80 %"]),
        (
            [Bead((0,), (0,), 1.0), *(Bead((), (i,), 0.9) for i in range(1, 67))],
            ["1 문장 0. Sentence 0. 100 %", "2–67 66 rows without counterpart"],
        ),
    ],
)
def test_pairs(beads: list[Bead], lines: list[str]) -> None:
    assert shown(pair_table(aligned(*beads))) == lines


def test_a_long_alignment_is_cut_and_the_rest_counted() -> None:
    beads = [Bead((i,), (i,), 0.9) for i in range(5)] + [Bead((), (5 + i,), 0.9) for i in range(4)]
    lines = shown(pair_table(aligned(*beads), rows=3))
    assert len(lines) == 4
    assert lines[-1] == "… and 6 more rows"


def test_names() -> None:
    entry = Entry("뿌찐", "Putin", en_variants=(Variant("Poutine"),), ko_south="푸틴", ru="Путин", count=3)
    same = Entry("김정은", "Kim Jong Un", ko_south="김정은", count=2)
    country = Entry("로씨야", "Russia", "country", ko_south="러시아", count=4)
    assert shown(name_table([entry, same, country])) == [
        "person",
        "뿌찐 Putin (Poutine) 푸틴 Путин 3",
        "김정은 Kim Jong Un 2",
        "country",
        "로씨야 Russia 러시아 4",
    ]
    assert shown(name_table([entry] * 5, rows=2))[-1] == "… and 3 more names"


@pytest.mark.parametrize(("columns", "width"), [("70", 70), ("150", 150), ("", 110), ("wide", 110)])
def test_a_pipe_is_as_wide_as_columns_says(monkeypatch: pytest.MonkeyPatch, columns: str, width: int) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    assert console().width == width


def test_text_cannot_drive_the_terminal() -> None:
    hostile = Evidence("뿌찐", "Putin", "[bold]뿌찐[/bold] \x1b[2J", "Putin", "talks")
    panel = printed(
        entry_panel(Entry("\x1b[2J뿌찐", "\x1b]0;x\x07Putin", full_form="\x1bx", evidence=(hostile,)))
    )
    panel += printed(name_table([Entry("\x1b[2J뿌찐", "\x1b]0;x\x07Putin", ko_south="\x1bx")]))
    assert "\x1b" not in panel
    assert "[bold]뿌찐[/bold]" in panel
