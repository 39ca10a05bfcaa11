"""How the nouns look in a notebook.

In:   an alignment, a table of translations, one entry of a glossary or all of them.
Out:  HTML, a table or a card, with every text escaped.
Not:  the page that is written to a file (formats), pictures (plots).
Idea: the nouns themselves do not paint: their ``_repr_html_`` calls this module, which is imported only when a
      notebook asks. Notebooks bring their own style sheet, so each cell carries its style.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from .model import Alignment, Entry, Translations

__all__ = ["alignment_table", "entries_table", "entry_card", "translations_table"]

# Notebooks centre or right-align cells and stripe rows by themselves; texts want neither.
_CELL = "text-align:left;vertical-align:top;padding:.4em .7em;"
# Rows of a table before the rest is only counted.
_ROWS = 100
# Sentences that a card shows as proof.
_PROOFS = 3

# Red, green and blue, as on the page.
_SURE, _FAIR, _DOUBTFUL, _UNPAIRED = "47,143,91", "208,152,42", "207,68,54", "122,111,192"


def alignment_table(alignment: Alignment) -> str:
    """Both texts side by side, a row a bead, rows without counterpart marked; the first 100 rows."""
    rows = [
        _row((alignment.source_text(bead), alignment.target_text(bead)), bead.confidence)
        for bead in alignment.beads
    ]
    return _table(alignment.column_names(), rows, alignment.signature)


def translations_table(translations: Translations) -> str:
    """The source and all translations side by side, what a translation leaves out marked; the first 100 rows."""
    rows = [_row(translations.texts(row), row.confidence) for row in translations.rows]
    return _table(translations.column_names(), rows, translations.signature)


def entry_card(entry: Entry) -> str:
    """What is known about a name, and the first three sentences that prove it."""
    dates = " to ".join(sorted({date for date in (entry.first_date, entry.last_date) if date}))
    facts: Iterable[tuple[str, str | None]] = (
        ("kind", entry.kind),
        ("also printed", ", ".join(f"{variant.text} ({variant.count})" for variant in entry.en_variants)),
        ("usual English", entry.en_standard),
        ("short for", entry.full_form),
        ("South Korean", entry.ko_south),
        ("Russian", entry.ru),
        *((f"romanized, {system}", text) for system, text in entry.romanizations.items()),
        ("seen", f"{entry.count} times" + (f", {dates}" if dates else "")),
        *(
            (place.date or place.document, f"{place.source_text}\n{place.target_text}".strip())
            for place in entry.evidence[:_PROOFS]
        ),
    )
    cells = "".join(
        f'<tr><td style="{_CELL}opacity:.7;white-space:nowrap">{escape(name)}</td>'
        f'<td style="{_CELL}white-space:pre-line">{escape(value)}</td></tr>'
        for name, value in facts
        if value
    )
    return f"<p><b>{escape(entry.ko)}</b> → <b>{escape(entry.en)}</b></p><table>{cells}</table>"


def entries_table(entries: Sequence[Entry], signature: str) -> str:
    """A glossary as a table, a row a name; the first 100 names, and the signature below."""
    rows = "".join(
        f"<tr><td>{escape(entry.ko)}</td><td>{escape(entry.en)}</td><td>{escape(entry.kind)}</td>"
        f"<td>{escape(', '.join(variant.text for variant in entry.en_variants))}</td>"
        f"<td>{escape(entry.ko_south or '')}</td><td>{escape(entry.ru or '')}</td><td>{entry.count}</td></tr>"
        for entry in entries[:_ROWS]
    ).replace("<td>", '<td style="text-align:left;vertical-align:top">')
    head = "".join(
        f'<th style="text-align:left">{name}</th>'
        for name in ("ko", "en", "kind", "also", "South", "Russian", "seen")
    )
    more = f"… and {len(entries) - _ROWS} more names. " if len(entries) > _ROWS else ""
    note = f"<p><small>{more}{escape(signature)}</small></p>"
    return f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>{note}"


def _row(texts: tuple[str, ...], confidence: float) -> str:
    """Texts and confidence, 0..1, as a row; its colour says sure, fair, doubtful or without counterpart."""
    if not all(texts):
        colour = _UNPAIRED
    elif confidence >= 0.9:
        colour = _SURE
    else:
        colour = _FAIR if confidence >= 0.7 else _DOUBTFUL
    cells = "".join(f'<td style="{_CELL}">{escape(text) or "<i>no counterpart</i>"}</td>' for text in texts)
    # 100 % is said only of what is certain.
    percent = min(int(confidence * 100 + 0.5), 99) if confidence < 1 else 100
    tint = "" if all(texts) else f"background:rgba({colour},.12)"
    bar = f"{_CELL}white-space:nowrap;border-left:.4em solid rgb({colour})"
    return f'<tr style="{tint}">{cells}<td style="{bar}">{percent} %</td></tr>'


def _table(columns: tuple[str, ...], rows: list[str], signature: str) -> str:
    """Rows under headings, the signature below."""
    head = "".join(f'<th style="{_CELL}">{escape(name)}</th>' for name in (*columns, "confidence"))
    more = f"… and {len(rows) - _ROWS} more rows. " if len(rows) > _ROWS else ""
    body = "".join(rows[:_ROWS])
    return f"<table><tr>{head}</tr>{body}</table><p><small>{more}{escape(signature)}</small></p>"
