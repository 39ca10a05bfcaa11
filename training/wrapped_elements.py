"""Elements of made texts: paragraphs, headings, lists, tables, each broken in one way, with its truth.

In:   sentences in running order, headlines, messages; a way of breaking lines.
Out:  MadeText: lines as they would stand in a file, and the paragraphs that they are.
Not:  which kinds of text there are (wrapped_texts.py), how lines break (line_breakers.py).
"""

# ruff: noqa: D103

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

    from .line_breakers import Breaker
    from .wrapped_sources import Sources

__all__ = [
    "EITHER",
    "GOES_ON",
    "MadeText",
    "START",
    "Style",
    "made_heading",
    "made_mixed",
    "made_paragraph",
    "made_shifted",
    "made_style",
    "made_title",
    "made_whole",
]

#: What a line is to the line before it.
START, GOES_ON, EITHER = "start", "goes on", "either"


@dataclass(slots=True)
class MadeText:
    """A text with its truth.

    Attributes:
        kind: a key of ``KINDS``.
        lang: ``ko`` or ``en``.
        lines: as they stand in the file.
        roles: for each line that is not blank, what it is to the one before: START of a paragraph, GOES_ON, or EITHER.
        paragraphs: the paragraphs as they were before they were broken; where lines may be EITHER, each piece.
    """

    kind: str
    lang: str
    lines: list[str] = field(default_factory=list)
    roles: list[str] = field(default_factory=list)
    paragraphs: list[str] = field(default_factory=list)

    def add(self, paragraph: str, lines: Sequence[str], *, first: str = START) -> None:
        """Add a paragraph that was broken into lines; blank lines among them break it too."""
        if first == START or not self.paragraphs:
            self.paragraphs.append(paragraph)
        role = first
        for line in lines:
            self.lines.append(line)
            self.roles.append(role if line.strip("\f ") else "")
            if line.strip("\f "):
                role = GOES_ON

    def blank(self, count: int = 1) -> None:
        """Add blank lines."""
        self.lines += [""] * count
        self.roles += [""] * count


@dataclass(frozen=True, slots=True)
class Style:
    """How one text is laid out."""

    breaker: Breaker
    between: int = 1  # blank lines between paragraphs
    first_indent: int = 0
    indent: int = 0


def made_shifted(breaker: Breaker, text: str, first: str, rest: str) -> list[str]:
    """Broken lines behind an indent or a mark, which takes part of the width."""
    lines = breaker(text, len(first), len(rest))
    return [first + lines[0], *(rest + line for line in lines[1:])]


def made_paragraph(made: MadeText, style: Style, text: str) -> None:
    rest = " " * style.indent
    made.add(text, made_shifted(style.breaker, text, rest + " " * style.first_indent, rest))
    made.blank(style.between)


def made_whole(made: MadeText, lines: Sequence[str], between: int = 1) -> None:
    """Lines that stay lines."""
    for line in lines:
        made.add(line.strip(), [line])
    made.blank(between)


def made_list(made: MadeText, style: Style, items: Sequence[str], rng: Random) -> None:
    sort = rng.choice(["- ", "* ", "• ", "○ ", "1. ", "1) ", "(1) ", "가. ", "(*) ", "① "])
    hang = rng.random() < 0.6
    left = " " * (style.indent + rng.choice([0, 0, 2, 4]))
    apart = rng.random() < 0.4
    for number, item in enumerate(items):
        mark = sort.replace("1", str(number + 1)).replace("가", "가나다라마바사아"[number % 8])
        mark = "①②③④⑤⑥⑦⑧"[number % 8] + " " if "①" in sort else mark
        rest = left + " " * len(mark) if hang else left
        made.add(mark + item, made_shifted(style.breaker, item, left + mark, rest))
        if apart:
            made.blank()
    if not apart:
        made.blank()


def made_title(sources: Sources, lang: str, rng: Random) -> str:
    title = sources.title(lang, rng)
    if lang == "en" and rng.random() < 0.4:
        return " ".join(word[:1].upper() + word[1:] if len(word) > 3 else word for word in title.split())
    return title


def made_numbered_heading(sources: Sources, lang: str, rng: Random) -> str:
    title = made_title(sources, lang, rng)
    return rng.choice(
        [
            title,
            title,
            f"{rng.randint(1, 9)}.{rng.randint(1, 9)}. {title}",
            f"{rng.randint(1, 12)}. {title}",
            f"Chapter {rng.randint(1, 20)}. {title}" if lang == "en" else f"제{rng.randint(1, 20)}장 {title}",
            title.upper(),
            f"== {title}",
        ]
    )


def made_heading(made: MadeText, style: Style, sources: Sources, rng: Random, *, tight: bool = False) -> None:
    title = made_numbered_heading(sources, made.lang, rng)
    made.add(title, [title])
    if rng.random() < 0.15:
        rule = rng.choice("=-~") * (len(title) * (1 if made.lang == "en" else 2))
        made.add(rule, [rule])
    made.blank(0 if tight else max(style.between, rng.choice([0, 1])))


def made_table(made: MadeText, sources: Sources, rng: Random) -> None:
    columns = rng.randint(2, 4)
    width = rng.randint(12, 22)
    parting = rng.choice(["  ", " | ", "\t"])
    rows = []
    for _ in range(rng.randint(2, 6)):
        cells = [made_title(sources, made.lang, rng)[: width - 1] for _ in range(columns)]
        rows.append(parting.join(cell.ljust(width) for cell in cells).rstrip())
    made_whole(made, rows)


def made_mixed(sources: Sources, lang: str, style: Style, rng: Random, kind: str) -> MadeText:
    """Prose beside headings, lists, code and tables."""
    made = MadeText(kind, lang)
    story = sources.story(lang, rng)
    tight = style.between == 0
    if rng.random() < 0.5:
        made_heading(made, style, sources, rng)
    for _ in range(rng.choice([1, 2, 4, 8, 14])):
        sort = rng.random()
        if sort < 0.62 or tight:
            if rng.random() < 0.15:
                made_heading(made, style, sources, rng, tight=tight)
            made_paragraph(made, style, " ".join(next(story) for _ in range(rng.choice([1, 1, 2, 3, 4, 6]))))
        elif sort < 0.76:
            made_list(made, style, [next(story) for _ in range(rng.randint(2, 5))], rng)
        elif sort < 0.84:
            made_whole(made, sources.code(rng))
        elif sort < 0.9:
            made_table(made, sources, rng)
        elif sort < 0.95:
            deeper = Style(style.breaker, style.between, 0, style.indent + 4)
            made_paragraph(made, deeper, " ".join(next(story) for _ in range(2)))
        else:
            quoted = " ".join(next(story) for _ in range(2))
            made.add("> " + quoted, made_shifted(style.breaker, quoted, "> ", "> "))
            made.blank()
    return made


def made_style(breaker: Breaker, rng: Random) -> Style:
    sort = rng.random()
    if sort < 0.55:
        return Style(breaker, 1, 0, rng.choice([0, 0, 0, 2, 4]))
    if sort < 0.65:
        return Style(breaker, 1, rng.choice([1, 2, 4]))
    if sort < 0.88:
        return Style(breaker, 0, rng.choice([1, 2, 3, 4]))
    return Style(breaker, 0)
