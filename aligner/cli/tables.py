"""Short tables for the terminal: sentence pairs, names, one name in full, scores."""

from __future__ import annotations

import os
import sys
from itertools import groupby
from typing import TYPE_CHECKING

from ..language_codes import language_name
from .talk import harmless

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.box import Box
    from rich.console import Console, RenderableType
    from rich.text import Text

    from ..alignment import Explanation, Part
    from ..evaluate import Calibration, Scores
    from ..glossary.build import UnmatchedName
    from ..glossary.check import Departure
    from ..glossary.suggest import LikelySpelling
    from ..model import Alignment, Bead, Entry, Translations

__all__ = [
    "calibration_table",
    "console",
    "departure_table",
    "entry_panel",
    "explanation_table",
    "guess_table",
    "name_table",
    "omission_table",
    "pair_table",
    "score_table",
    "unmatched_table",
    "translation_table",
]

# Columns of a table where the output is no terminal and COLUMNS is not set.
_WIDTH = 110

# No terminal is wider; lines are filled up to their end, however wide COLUMNS says that it is.
_WIDEST = 1000

# Rows of a table before the rest is only counted.
ROWS = 40

_COLOURS = {"sure": "green", "fair": "yellow", "doubtful": "red", "unpaired": "magenta"}


def console(*, stderr: bool = False) -> Console:
    """Where tables go: the terminal as wide as it is, a file or a pipe in plain text as wide as ``COLUMNS`` says."""
    from rich.console import Console

    stream = sys.stderr if stderr else sys.stdout
    asked = os.environ.get("COLUMNS", "")
    width = None if stream.isatty() else _WIDTH
    if asked.isascii() and asked.isdecimal():
        width = min(int(asked[-18:]), _WIDEST) or width
    return Console(
        file=stream,
        width=width,
        highlight=False,
        soft_wrap=False,
        # Texts and names of files are what they are: [en] is no style, :smile: no picture.
        markup=False,
        emoji=False,
    )


def pair_table(alignment: Alignment, rows: int = ROWS) -> RenderableType:
    """One line a bead; sentences without counterpart in a row are counted, not listed."""
    from rich.console import Group
    from rich.table import Table
    from rich.text import Text

    from ..formats.confidence_level import level, percent

    table = Table(box=_box(), header_style="bold", pad_edge=False, expand=True)
    table.add_column("", justify="right", style="dim", no_wrap=True)
    for document in (alignment.source, alignment.target):
        table.add_column(harmless(language_name(document.lang)), ratio=1, no_wrap=True, overflow="ellipsis")
    table.add_column("", style="dim", no_wrap=True)
    table.add_column("", justify="right", no_wrap=True, min_width=5)
    alone = Text("–", style=_COLOURS["unpaired"])
    lines = list(_lines(alignment))
    for first, beads in lines[:rows]:
        bead = beads[0]
        if len(beads) > 1:
            told = Text(f"{len(beads)} rows without counterpart", style=_COLOURS["unpaired"])
            sides = (told, "") if bead.source else ("", told)
            table.add_row(f"{first}–{first + len(beads) - 1}", *sides, "", "")
            continue
        shape = f"{len(bead.source)}–{len(bead.target)}"
        table.add_row(
            str(first),
            _clean(alignment.source_text(bead)) or alone,
            _clean(alignment.target_text(bead)) or alone,
            shape if bead.is_paired and shape != "1–1" else "",
            Text(percent(bead.confidence), style=_COLOURS[level(bead)]),
        )
    if left := sum(len(beads) for _, beads in lines[rows:]):
        return Group(table, Text(f"… and {left} more rows", style="dim"))
    return table


def name_table(entries: Sequence[Entry], rows: int = ROWS) -> RenderableType:
    """One line a name, the kind above where it changes; the South Korean spelling only where it differs."""
    from rich.console import Group
    from rich.table import Table
    from rich.text import Text

    table = Table(box=_box(), header_style="bold", pad_edge=False, expand=True)
    table.add_column("Korean", ratio=6, no_wrap=True, overflow="ellipsis")
    table.add_column("English", ratio=8, no_wrap=True, overflow="ellipsis")
    table.add_column("South Korean", ratio=6, no_wrap=True, overflow="ellipsis")
    table.add_column("Russian", ratio=6, no_wrap=True, overflow="ellipsis")
    table.add_column("Seen", justify="right", no_wrap=True)
    kind = ""
    for entry in entries[:rows]:
        if entry.kind != kind:
            kind = entry.kind
            table.add_row(Text(kind, style="dim italic"))
        also = [variant.text for variant in entry.en_variants]
        if entry.en_standard and entry.en_standard not in (entry.en, *also):
            also.append(f"usually {entry.en_standard}")
        more = f" ({harmless(', '.join(also))})" if also else ""
        table.add_row(
            Text(harmless(entry.ko), style="bold"),
            Text.assemble(_clean(entry.en), (more, "dim")),
            _clean(entry.ko_south if entry.ko_south and entry.ko_south != entry.ko else ""),
            _clean(entry.ru or ""),
            str(entry.count),
        )
    if len(entries) > rows:
        return Group(table, Text(f"… and {len(entries) - rows} more names", style="dim"))
    return table


def entry_panel(entry: Entry, proofs: int = 2) -> RenderableType:
    """Everything that is known about one name, with the first sentences that prove it."""
    from rich.console import Group
    from rich.padding import Padding
    from rich.table import Table
    from rich.text import Text

    names = (harmless(entry.ko), "bold"), "  →  ", (harmless(entry.en), "bold cyan")
    title = Text.assemble(*names, (f"  {entry.kind}", "dim"))
    facts = Table.grid(padding=(0, 2))
    facts.add_column(style="dim", no_wrap=True)
    facts.add_column(overflow="fold")
    variants = ", ".join(
        f"{variant.text} ({variant.count})" if variant.count else variant.text
        for variant in entry.en_variants
    )
    dates = " – ".join(sorted({date for date in (entry.first_date, entry.last_date) if date}))
    for name, value in (
        ("also printed", variants),
        ("usual English", entry.en_standard or ""),
        ("short for", entry.full_form or ""),
        ("South Korean", entry.ko_south or ""),
        ("Russian", entry.ru or ""),
        *((f"romanized ({harmless(system)})", text) for system, text in entry.romanizations.items()),
        ("seen", f"{entry.count}" + (f" ({dates})" if dates else "") if entry.count else ""),
        ("status", "" if entry.status == "found" else entry.status),
    ):
        if value:
            facts.add_row(name, _clean(value))
    parts: list[RenderableType] = [title, Padding(facts, (0, 0, 0, 2), expand=False)]
    for proof in entry.evidence[:proofs]:
        lines = [Text(harmless(proof.date or proof.document), style="dim")]
        for text, name in ((proof.source_text, proof.ko), (proof.target_text, proof.en)):
            line = _clean(text)
            line.highlight_words([name], style="bold underline")
            lines.append(line)
        quote = Text("\n").join(line for line in lines if line)
        parts.append(Padding(quote, (1, 0, 0, 4), expand=False))
    parts.append(Text(""))
    return Group(*parts)


def unmatched_table(unmatched: Sequence[UnmatchedName]) -> RenderableType:
    """Persons that only one text names, each with the first sentence that has them."""
    from rich.table import Table

    table = Table(
        box=_box(), header_style="bold", pad_edge=False, title="Named in one text only", title_justify="left"
    )
    table.add_column("Only in", style="dim", no_wrap=True)
    table.add_column("Name", no_wrap=True)
    table.add_column("Seen", justify="right", no_wrap=True)
    table.add_column("Text", no_wrap=True, overflow="ellipsis", max_width=24)
    table.add_column("First sentence", no_wrap=True, overflow="ellipsis")
    for name in unmatched:
        row = (_clean(name.text), str(name.count), _clean(name.document), _clean(name.sentence))
        table.add_row(_clean(language_name(name.lang)), *row)
    return table


def departure_table(departures: Sequence[Departure]) -> RenderableType:
    """Every place where a translation departs from a glossary: the form, what was expected, what stands there."""
    from rich.table import Table
    from rich.text import Text

    from ..glossary.check import english_forms

    table = Table(box=_box(), header_style="bold", pad_edge=False, expand=True)
    table.add_column("Row", justify="right", style="dim", no_wrap=True)
    table.add_column("Korean", ratio=2, overflow="fold")
    table.add_column("Glossary", ratio=3, overflow="fold")
    table.add_column("Translation", ratio=6, overflow="fold")
    for one in departures:
        expected = _clean(" / ".join(english_forms(one.entry)))
        row = (Text(harmless(one.ko), style="bold"), expected, _clean(one.target_text))
        table.add_row(str(one.bead + 1), *row)
    return table


def guess_table(guesses: Sequence[LikelySpelling]) -> RenderableType:
    """Likely spellings of a name, best first."""
    from rich.table import Table

    table = Table(
        box=_box(), header_style="bold", pad_edge=False, title="Guesses, best first", title_justify="left"
    )
    for heading in ("English", "Russian", "North Korean", "South Korean"):
        table.add_column(heading)
    table.add_column("preferred", justify="right", style="dim")
    for guess in guesses:
        spellings = (guess.en, guess.ru or "–", guess.ko or "–", guess.ko_south)
        table.add_row(*(_clean(spelling) for spelling in spellings), f"{guess.score:.0%}")
    return table


def score_table(scores: Scores) -> RenderableType:
    """Strict and lax precision, recall and F1; strict ones by shape of bead."""
    from rich.table import Table

    table = Table(box=_box(), header_style="bold", pad_edge=False)
    table.add_column("")
    for heading in ("precision", "recall", "F1", "right", "predicted", "gold"):
        table.add_column(heading, justify="right")
    rows = [("strict", scores.strict), ("lax", scores.lax), ("unpaired", scores.unpaired)]
    rows += [(f"strict, {shape}", ratio) for shape, ratio in scores.by_type.items()]
    for name, ratio in rows:
        numbers = (ratio.precision, ratio.recall, ratio.f1)
        counts = (ratio.right, ratio.predicted, ratio.gold)
        table.add_row(name, *(f"{number:.3f}" for number in numbers), *map(str, counts))
    return table


def calibration_table(calibration: Calibration) -> RenderableType:
    """Beads of similar confidence: how sure the aligner was, and how often it was right."""
    from rich.table import Table

    table = Table(box=_box(), header_style="bold", pad_edge=False, show_footer=True)
    table.add_column("confidence", footer="expected calibration error")
    table.add_column("pairs", justify="right")
    table.add_column("mean confidence", justify="right")
    table.add_column("right", justify="right", footer=f"{calibration.error:.3f}")
    for row in calibration.rows:
        interval = f"{row.low:.1f} to {row.high:.1f}"
        table.add_row(interval, str(row.count), f"{row.confidence:.3f}", f"{row.right:.3f}")
    return table


def _box() -> Box:
    from rich import box

    return box.SIMPLE_HEAD


def _clean(text: str) -> Text:
    """Text as text: no markup, nothing that would drive the terminal."""
    from rich.text import Text

    return Text(harmless(text))


def _lines(alignment: Alignment) -> Iterator[tuple[int, list[Bead]]]:
    """The number of a line's first bead and its beads: one, or a run of more than two that all lack one side."""
    numbered = enumerate(alignment.beads, 1)
    for missing, group in groupby(numbered, key=lambda item: _missing_side(item[1])):
        items = list(group)
        if missing and len(items) > 2:
            yield items[0][0], [bead for _, bead in items]
        else:
            yield from ((number, [bead]) for number, bead in items)


def _missing_side(bead: Bead) -> str:
    """``"source"`` or ``"target"`` if that side is empty, else ``""``."""
    return "" if bead.is_paired else "target" if bead.source else "source"


def explanation_table(alignment: Alignment, explanation: Explanation) -> RenderableType:
    """The row in full and the runner-up, each with the parts of its score in words and numbers."""
    from rich.console import Group
    from rich.padding import Padding
    from rich.text import Text

    from ..formats.confidence_level import percent

    bead, rival = explanation.bead, explanation.runner_up
    shown: list[RenderableType] = [
        Text(f"{percent(bead.confidence).strip()} sure", style="bold"),
        Padding(_both_texts(alignment, bead), (0, 0, 1, 2)),
        _parts_table(explanation.parts, explanation.score),
    ]
    if rival is not None:
        shown += [
            Text(f"\nRunner-up, {percent(rival.confidence).strip()}", style="bold"),
            Padding(_both_texts(alignment, rival), (0, 0, 1, 2)),
            _parts_table(explanation.runner_up_parts, explanation.runner_up_score),
        ]
    shown.append(
        Text(
            "\nConfidence weighs the whole alignment: a row also depends on what its neighbours need.",
            style="dim",
        )
    )
    return Group(*shown)


def _both_texts(alignment: Alignment, bead: Bead) -> Text:
    """Source and target of a bead under each other."""
    from rich.text import Text

    nothing = "– no counterpart –"
    source, target = (
        _clean(side) or nothing for side in (alignment.source_text(bead), alignment.target_text(bead))
    )
    return Text(f"{source}\n{target}")


def _parts_table(parts: Sequence[Part], score: float) -> RenderableType:
    """One line a part: meaning, value, weight, product; their sum below."""
    from rich.table import Table

    table = Table(box=_box(), header_style="bold", pad_edge=False, show_footer=True)
    table.add_column(
        "What speaks for it (+) and against it (-)", footer="log-odds before the neighbours have their say"
    )
    table.add_column("value", justify="right")
    table.add_column("weight", justify="right")
    table.add_column("adds", justify="right", footer=f"{score:+.2f}")
    for part in parts:
        table.add_row(part.meaning, f"{part.value:.2f}", f"{part.weight:+.2f}", f"{part.contribution:+.2f}")
    return table


def translation_table(translations: Translations, rows: int = ROWS) -> RenderableType:
    """One line a row, one column a translation."""
    from rich.console import Group
    from rich.table import Table
    from rich.text import Text

    from ..formats.confidence_level import percent

    table = Table(box=_box(), header_style="bold", pad_edge=False, expand=True)
    table.add_column("", justify="right", style="dim", no_wrap=True)
    for document in (translations.source, *translations.targets):
        table.add_column(harmless(document.id), ratio=1, no_wrap=True, overflow="ellipsis")
    table.add_column("", justify="right", no_wrap=True, min_width=5)
    alone = Text("–", style=_COLOURS["unpaired"])
    for number, row in enumerate(translations.rows[:rows], 1):
        sides = [_clean(text) if text else alone for text in translations.texts(row)]
        table.add_row(str(number), *sides, Text(percent(row.confidence)))
    if len(translations.rows) > rows:
        return Group(table, Text(f"… and {len(translations.rows) - rows} more rows", style="dim"))
    return table


def omission_table(translations: Translations, rows: int = ROWS) -> RenderableType:
    """What one translation leaves out that the source and another translation have."""
    from rich.console import Group
    from rich.table import Table
    from rich.text import Text

    table = Table(box=_box(), header_style="bold", pad_edge=False)
    table.add_column("Row", justify="right", style="dim")
    table.add_column("Left out of")
    table.add_column("What", overflow="ellipsis")
    grouped: dict[tuple[int, int], list[str]] = {}
    for omission in translations.omissions:
        what = f"the sentence: {omission.what}" if omission.kind == "sentence" else omission.what
        grouped.setdefault((omission.row, omission.translation), []).append(what)
    for (row, translation), found in list(grouped.items())[:rows]:
        table.add_row(str(row + 1), harmless(translations.targets[translation].id), _clean(", ".join(found)))
    if not grouped:
        return Text("No translation leaves out a sentence, name or number that another one has.")
    if len(grouped) > rows:
        return Group(table, Text(f"… and {len(grouped) - rows} more", style="dim"))
    return table
