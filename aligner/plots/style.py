"""Colours, fonts and texts that all pictures share, and altair itself, imported when first wanted."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from ..errors import MissingExtraError

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = [
    "COLOURS",
    "FONTS",
    "INK",
    "LINE",
    "PAPER",
    "SOFT",
    "altair",
    "shortened",
    "styled",
    "values",
]

# Colours of the page of aligned texts.
INK, SOFT, LINE, PAPER = "#1b2230", "#5a6272", "#d6d2c6", "#ffffff"
COLOURS = {"sure": "#2f8f5b", "fair": "#d0982a", "doubtful": "#cf4436", "unpaired": "#7a6fc0"}

# Families with Korean letters first, so that a line that mixes scripts is set in one; the last is always there.
FONTS = (
    "Noto Sans CJK KR, Noto Sans KR, Source Han Sans K, Apple SD Gothic Neo, Malgun Gothic, Pretendard, NanumGothic, "
    "UnDotum, Baekmuk Dotum, sans-serif"
)


def altair() -> Any:
    """The altair package.

    Raises:
        MissingExtraError: it is not installed.
    """
    try:
        import_module("vl_convert")
        return import_module("altair")
    except ImportError as error:
        raise MissingExtraError("altair", purpose="Drawing pictures", extra="plots") from error


def values(rows: Sequence[dict[str, Any]]) -> Any:
    """Rows as data of a chart; every row is kept, however many there are."""
    return altair().Data(values=list(rows))


def shortened(text: str, length: int) -> str:
    """At most ``length`` characters of a text, the mark of the cut (…) among them.

    >>> shortened("회담은 9월 13일에 진행되였다.", 7)
    '회담은 9월…'
    """
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"


def styled(chart: Any, title: str, subtitle: Sequence[str] = ()) -> Any:
    """The chart with its heading (a line of title, lines of subtitle), and the fonts and colours of all pictures."""
    alt = altair()
    heading = alt.TitleParams(
        title,
        subtitle=list(subtitle),
        anchor="start",
        frame="bounds",
        fontSize=17,
        subtitleFontSize=12,
        subtitleColor=SOFT,
        subtitleLineHeight=17,
        color=INK,
        offset=14,
    )
    return (
        chart.properties(title=heading, background=PAPER, padding=18)
        .configure(font=FONTS)
        .configure_view(stroke=None)
        .configure_axis(
            labelColor=INK,
            titleColor=SOFT,
            labelFontSize=11,
            titleFontSize=12,
            titleFontWeight="normal",
            domainColor=LINE,
            tickColor=LINE,
            gridColor="#eceae3",
        )
        .configure_legend(
            labelColor=INK,
            titleColor=SOFT,
            labelFontSize=11,
            titleFontSize=12,
            titleFontWeight="normal",
            titleLimit=260,
            labelLimit=260,
        )
        .configure_header(labelColor=INK, labelFontSize=13, titleColor=SOFT)
    )
