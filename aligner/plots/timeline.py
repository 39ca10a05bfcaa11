"""How names were spelled, and when.

In:   entries of a glossary, with their evidence.
Out:  an altair chart: a line a printed form, a point a date, as large as the form was frequent.
Not:  finding forms (glossary).
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from ..errors import InputError
from .style import COLOURS, LINE, altair, styled, values

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..model import Entry

__all__ = ["variant_timeline"]

ROW = 38
_PRINTED = {"printed most often": "#0b5c66", "also printed": COLOURS["fair"]}


def variant_timeline(entries: Entry | Iterable[Entry]) -> Any:
    """The printed English forms of one or more names over time.

    Args:
        entries: an entry or several; places without a date are left out, and their number is told.

    Returns:
        An ``altair.LayerChart``.

    Raises:
        InputError: no entry has a dated place.
        MissingExtraError: altair is not installed.
    """
    from ..model import Entry as EntryType

    alt = altair()
    chosen = [entries] if isinstance(entries, EntryType) else list(entries)
    seen: Counter[tuple[str, str, str]] = Counter()
    proof: dict[tuple[str, str, str], str] = {}
    undated = 0
    for entry in chosen:
        for place in entry.evidence:
            if place.date is None:
                undated += 1
                continue
            key = entry.ko, place.en, place.date
            seen[key] += 1
            proof.setdefault(key, place.target_text)
    if not seen:
        raise InputError(
            "none of these names was seen at a known date", remedy="Build the glossary from dated texts."
        )
    usual = {entry.ko: entry.en for entry in chosen}
    points = [
        {
            "label": f"{en}   ({ko})",
            "ko": ko,
            "en": en,
            "date": date,
            "count": count,
            "printed": "printed most often" if en == usual[ko] else "also printed",
            "sentence": proof[ko, en, date],
        }
        for (ko, en, date), count in sorted(seen.items(), key=lambda item: item[0][2])
    ]
    # The forms of a name stand together, the most frequent first, as the entries come.
    order = [
        f"{en}   ({entry.ko})"
        for entry in chosen
        for en, _ in Counter(place.en for place in entry.evidence if place.date).most_common()
    ]
    order = list(dict.fromkeys(order))
    spans = [
        {"label": label, "first": dates[0], "last": dates[-1]}
        for label in order
        if (dates := [point["date"] for point in points if point["label"] == label])
    ]
    y = alt.Y(
        "label:N",
        sort=order,
        axis=alt.Axis(
            title=None,
            labelLimit=420,
            labelFontSize=13,
            grid=True,
            ticks=False,
            domain=False,
            labelPadding=10,
        ),
    )
    dates = sorted({point["date"] for point in points})
    x = alt.X(
        "date:T",
        axis=alt.Axis(
            title="date of the text",
            format="%Y-%m-%d" if len(dates) == 1 else "%Y",
            grid=False,
            tickCount="year",
            labelOverlap=True,
        ),
        scale=alt.Scale(padding=24),
    )
    line = alt.Chart(values(spans)).mark_rule(color=LINE, strokeWidth=3).encode(x="first:T", x2="last:T", y=y)
    dots = (
        alt.Chart(values(points))
        .mark_circle(opacity=1, stroke="white", strokeWidth=1.5)
        .encode(
            x=x,
            y=y,
            size=alt.Size(
                "count:Q", scale=alt.Scale(domain=[1, max(seen.values()) + 1], range=[110, 420]), legend=None
            ),
            color=alt.Color(
                "printed:N",
                scale=alt.Scale(domain=list(_PRINTED), range=list(_PRINTED.values())),
                legend=alt.Legend(title=None, orient="bottom"),
            ),
            tooltip=[
                alt.Tooltip("ko:N", title="Korean"),
                alt.Tooltip("en:N", title="printed"),
                alt.Tooltip("date:N"),
                alt.Tooltip("count:Q", title="times"),
                alt.Tooltip("sentence:N"),
            ],
        )
    )
    numbers = dots.mark_text(dy=-13, align="center", baseline="middle", fontSize=11).encode(
        x=x, y=y, text=alt.Text("count:Q"), size=alt.value(11), color=alt.value("#5a6272")
    )
    told = [f"{sum(seen.values())} places in texts of {dates[0]} to {dates[-1]}; the number is how often."]
    if undated:
        told.append(f"{undated} places in texts without a date are left out.")
    chart = alt.layer(line, dots, numbers).properties(width=460, height=max(ROW * len(order), 60))
    return styled(chart, "How the names were spelled, and when", told)
