"""One name followed from Korean letters to Latin ones.

In:   a Korean and an English spelling.
Out:  an altair chart: syllables, the letters they are made of, and the Latin letters that each became.
Not:  judging whether two spellings belong together (names).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..errors import InputError
from ..hangul import split_syllable
from ..names import name_path as find_path
from .style import COLOURS, INK, LINE, SOFT, altair, styled, values

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ..model import Step

__all__ = ["name_path"]

# Pixels: width of a step, height of a band, gap between words and between lines.
STEP, LINE_HEIGHT = 44, 178
# What a step may cost to count as usual, and as rare, in nats: one in three and one in thirty.
USUAL, RARE = 1.2, 3.0
_MEANING = {
    "usual": COLOURS["sure"],
    "less usual": COLOURS["fair"],
    "rare": COLOURS["doubtful"],
    "usually not written": "#9aa1ad",
}


def name_path(ko: str, en: str) -> Any:
    """Which Korean letters met which Latin ones, a column a step, coloured by how usual that is.

    Args:
        ko: Korean form, of one or more words; each word gets a line of its own.
        en: English form.

    Returns:
        An ``altair.LayerChart``.

    Raises:
        InputError: one of the forms has no letters of its script.
        MissingExtraError: altair is not installed.
    """
    alt = altair()
    score, steps = find_path(ko, en)
    if not steps:
        raise InputError(
            f"there is no way from {ko!r} to {en!r}",
            remedy="Give a form in Korean letters and one in Latin letters.",
        )
    boxes, units, letters, links = _place(ko, steps)
    columns = max(box["x2"] for box in boxes)
    lines = max(box["line"] for box in boxes) + 1

    def across(field: str) -> Any:
        return alt.X(field, scale=alt.Scale(domain=[0, columns], nice=False), axis=None)

    def down(field: str) -> Any:
        return alt.Y(field, scale=alt.Scale(domain=[lines, 0], nice=False), axis=None)

    x, y = across("x:Q"), down("y:Q")
    colour = alt.Color(
        "kind:N",
        scale=alt.Scale(domain=list(_MEANING), range=list(_MEANING.values())),
        legend=alt.Legend(title="spelling of this letter", orient="bottom", symbolType="square"),
    )
    tip = [
        alt.Tooltip("unit:N", title="Korean letter"),
        alt.Tooltip("letters:N", title="written"),
        alt.Tooltip("kind:N", title="that is"),
        alt.Tooltip("cost:Q", title="surprise", format=".2f"),
    ]
    link = alt.Chart(values(links))
    layers = [
        alt.Chart(values(boxes))
        .mark_rect(fill="#f1efe8", stroke=LINE, cornerRadius=4)
        .encode(x=x, x2="x2:Q", y=y, y2="y2:Q"),
        alt.Chart(values(boxes))
        .mark_text(fontSize=24, color=INK)
        .encode(x=across("middle:Q"), y=down("centre:Q"), text="text:N"),
        link.mark_rule(strokeWidth=3, opacity=0.9).encode(x=x, y=y, y2="y2:Q", color=colour, tooltip=tip),
        alt.Chart(values(units)).mark_text(fontSize=17, color=SOFT).encode(x=x, y=y, text="text:N"),
        alt.Chart(values(letters))
        .mark_text(fontSize=20, fontWeight="bold")
        .encode(x=x, y=y, text="text:N", color=colour, tooltip=tip),
    ]
    chart = alt.layer(*layers).properties(width=max(columns * STEP, 330), height=lines * LINE_HEIGHT)
    return styled(
        chart,
        f"{ko} → {en}",
        [
            f"Probability that both spell one name, by sound alone: {score:.0%}",
            "Syllables, the Korean letters in them, and the Latin letters that each became.",
        ],
    )


def _place(ko: str, steps: Sequence[Step]) -> tuple[list[dict[str, Any]], ...]:
    """Syllables, Korean letters, Latin letters and links between those, with their places."""
    boxes: list[dict[str, Any]] = []
    units: list[dict[str, Any]] = []
    letters: list[dict[str, Any]] = []
    links: list[dict[str, Any]] = []
    syllables = _syllables(ko)
    syllable, line, left = next(syllables)
    column, begin = 0, 0
    for step in steps:
        if step.ko and left == 0:
            boxes.append(_box(syllable, line, begin, column))
            syllable, following, left = next(syllables)
            column = 0 if following != line else column
            line, begin = following, column
        middle = column + 0.5
        kind = _kind(step)
        facts = {
            "unit": _letter(step.ko) or "none",
            "letters": step.en or "not written",
            "kind": kind,
            "cost": step.cost,
        }
        if step.ko:
            units.append({"x": middle, "y": line + 0.40, "text": _letter(step.ko)})
            left -= 1
        letters.append({"x": middle, "y": line + 0.80, "text": step.en or "–", **facts})
        links.append({"x": middle, "y": line + 0.48, "y2": line + 0.71, **facts})
        column += 1
    boxes.append(_box(syllable, line, begin, column))
    return boxes, units, letters, links


def _box(syllable: str, line: int, begin: int, end: int) -> dict[str, Any]:
    """A syllable over the columns of its letters."""
    return {
        "x": begin + 0.06,
        "x2": end - 0.06,
        "y": line + 0.05,
        "y2": line + 0.29,
        "middle": (begin + end) / 2,
        "centre": line + 0.17,
        "line": line,
        "text": syllable,
    }


def _syllables(ko: str) -> Iterator[tuple[str, int, int]]:
    """Each syllable, the word it is in, and how many letters it has on the way; a silent initial is none."""
    for line, word in enumerate(ko.split()):
        for char in word:
            parts = split_syllable(char)
            yield char, line, 1 + (parts.initial != "ㅇ") + bool(parts.final)


def _letter(unit: str) -> str:
    """A unit as a reader knows it: without the marks that tell its place in the syllable.

    >>> _letter("ㄴ."), _letter("ㅇㅣ"), _letter("ㅃ")
    ('ㄴ', 'ㅣ', 'ㅃ')
    """
    return unit.removesuffix(".") if len(unit) == 1 or unit[0] != "ㅇ" or unit.endswith(".") else unit[1:]


def _kind(step: Step) -> str:
    """How usual a step is."""
    if step.cost > RARE:
        return "rare"
    if step.cost > USUAL:
        return "less usual"
    return "usual" if step.en else "usually not written"
