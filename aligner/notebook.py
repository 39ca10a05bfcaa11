"""How the nouns look in a notebook.

In:   what an alignment, a table of translations, an entry or a glossary has to show, as texts and numbers.
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

__all__ = ["name_card", "names_table", "texts_table"]

# Notebooks centre or right-align cells and stripe rows by themselves; texts want neither.
_CELL = "text-align:left;vertical-align:top;padding:.4em .7em;"
# Rows of a table before the rest is only counted.
_ROWS = 100

# Red, green and blue, as on the page.
_SURE, _FAIR, _DOUBTFUL, _UNPAIRED = "47,143,91", "208,152,42", "207,68,54", "122,111,192"


def texts_table(columns: Sequence[str], rows: Iterable[tuple[Sequence[str], float]], signature: str) -> str:
    """Texts side by side, those without counterpart marked; the first 100 rows, the signature below.

    Args:
        columns: headings, one for each text of a row.
        rows: the texts, ``""`` where there is none, and the confidence, 0..1.
        signature: how the texts were brought together.
    """
    lines = [_row(texts, confidence) for texts, confidence in rows]
    head = "".join(f'<th style="{_CELL}">{escape(name)}</th>' for name in (*columns, "confidence"))
    more = f"… and {len(lines) - _ROWS} more rows. " if len(lines) > _ROWS else ""
    body = "".join(lines[:_ROWS])
    return f"<table><tr>{head}</tr>{body}</table><p><small>{more}{escape(signature)}</small></p>"


def name_card(ko: str, en: str, facts: Iterable[tuple[str, str | None]]) -> str:
    """A name in both languages, and what is known about it: name of a fact and the fact, left out where it is empty."""
    cells = "".join(
        f'<tr><td style="{_CELL}opacity:.7;white-space:nowrap">{escape(name)}</td>'
        f'<td style="{_CELL}white-space:pre-line">{escape(value)}</td></tr>'
        for name, value in facts
        if value
    )
    return f"<p><b>{escape(ko)}</b> → <b>{escape(en)}</b></p><table>{cells}</table>"


def names_table(columns: Sequence[str], rows: Sequence[Sequence[str]], signature: str) -> str:
    """Names, a row each; the first 100, the signature below.

    Args:
        columns: headings.
        rows: as many cells each, as text.
        signature: how the names were found.
    """
    body = "".join(
        f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in rows[:_ROWS]
    ).replace("<td>", '<td style="text-align:left;vertical-align:top">')
    head = "".join(f'<th style="text-align:left">{escape(name)}</th>' for name in columns)
    more = f"… and {len(rows) - _ROWS} more names. " if len(rows) > _ROWS else ""
    note = f"<p><small>{more}{escape(signature)}</small></p>"
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{note}"


def _row(texts: Sequence[str], confidence: float) -> str:
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
