"""Two versions of a text in columns of a table.

In:   lines of a file with tabs, or rows of cells.
Out:  which columns hold the versions, and which row names them; the cells of the two, row by row, and the rest.
Not:  other ways of putting two languages into one file (languages.py), what words a heading has (headings.py).
Idea: a row of headings says which columns are meant; without one the letters do. A row is a heading only if it says so:
      in words that fit the columns, by letters of the wrong language, or by a name over numbers. In doubt it is text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ..language_codes import base_language
from .headings import Meaning, meaning
from .languages import amounts, language_of
from .mixed_lines import both_versions
from .sentence_end import SENTENCE_END

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = [
    "HEADING",
    "OTHER_COLUMN",
    "Columns",
    "Layout",
    "columns_of",
    "find_layout",
    "given_columns",
    "two_columns",
]

HEADING = "heading of the columns"
OTHER_COLUMN = "other column"

# Rows at the top of a table among which its heading is looked for: titles may stand above it.
_TOP = 10
# Rows by which a table is judged.
_SAMPLE = 2_000
_SAMPLED_CELLS = 1_000_000
# Share of the rows that a column of text fills; of the cells below a heading that are numbers.
_FILLED = 0.5
_NUMBERS = 0.9
# Share of the letters of a table that two columns have in their own languages, and that each of them has at least.
_PURE = 0.85
_LEAST = 0.2
# Of a column with fewer different cells than this share, each is a class of things and no text.
_DIFFERENT = 0.5
_HANGUL = re.compile(r"[가-힣]")


@dataclass(frozen=True, slots=True)
class Layout:
    """Which columns of a table hold the two versions.

    Attributes:
        columns: their numbers, from 0, in the order of the table.
        languages: of these two; codes in full where the heading has such.
        heading: number of the row, from 0, that names them; ``None`` if none does.
    """

    columns: tuple[int, int]
    languages: tuple[str, str]
    heading: int | None = None


# Share of the letters of a table that two columns have in their own languages, and that each of them has at least.
_PURE = 0.85
_LEAST = 0.2


@dataclass(frozen=True, slots=True)
class Columns:
    """Two versions of a text side by side.

    Attributes:
        cells: for each row its 1-based line number and the two cells, ``""`` where one is missing.
        languages: of the two columns.
        heading: line number of the first row of headings; headings are not among the cells.
        left_out: line number, text and reason of what stands in other columns, and of headings.
    """

    cells: tuple[tuple[int, str, str], ...]
    languages: tuple[str, str]
    heading: int | None = None
    left_out: tuple[tuple[int, str, str], ...] = ()


def two_columns(lines: Sequence[str]) -> Columns | None:
    """Read tab-separated columns, if most of the text stands in such.

    Of more than two columns those that headings name are taken, or the two with the most text, one of them Korean if
    any is. A line without tab, a title above the table, goes to the column of its language, or its halves to both.

    >>> two_columns(["한국어\\tEnglish", "가자.\\tLet us go.", "그만.\\tStop."]).languages
    ('ko', 'en')
    """
    return columns_of([(number, line.split("\t")) for number, line in enumerate(lines, 1) if line.strip()])


def columns_of(rows: Sequence[tuple[int, Sequence[str]]]) -> Columns | None:
    """The two columns of a table, if most of its text stands in rows that have both.

    Args:
        rows: line number, from 1, and cells of each.
    """
    tabbed = [cells for _, cells in rows if len(cells) >= 2]
    size = sum(sum(amounts("".join(cells))) for _, cells in rows)
    if not tabbed or sum(sum(amounts("".join(cells))) for cells in tabbed) < 0.7 * size:
        return None
    layout = find_layout([cells for _, cells in rows])
    if layout is None:
        return None
    first, second = layout.columns
    languages = base_language(layout.languages[0]), base_language(layout.languages[1])
    # A table inside a text has short cells here and there; two versions fill both columns all the way.
    pairs = [(_cell(cells, first), _cell(cells, second)) for cells in tabbed]
    filled = sum(bool(one and other) for one, other in pairs)
    if filled < _FILLED * len(tabbed) and not _are_in_two_languages(pairs, size):
        return None
    heading = None if layout.heading is None else rows[layout.heading][1]
    cells: list[tuple[int, str, str]] = []
    left_out: list[tuple[int, str, str]] = []
    others: dict[int, tuple[int, list[str]]] = {}
    for number, row in rows:
        if heading is not None and list(row) == list(heading):
            # Again at the top of each page of a printed table.
            left_out.append((number, "\t".join(row), HEADING))
            continue
        pair = _cell(row, first), _cell(row, second)
        rest = {
            place: text
            for place in range(len(row))
            if place not in layout.columns and (text := row[place].strip())
        }
        if not any(pair) and any(map(str.isalpha, "".join(rest.values()))):
            # A title over the rows below it, wherever it stands.
            pair = _in_column(" ".join(rest.values()), languages)
            rest = {}
        elif len(row) == 1:
            pair, rest = _in_column(row[0].strip(), languages), {}
        if any(pair):
            cells.append((number, *pair))
        for place, text in rest.items():
            others.setdefault(place, (number, []))[1].append(text)
    left_out += [(number, "\n".join(texts), OTHER_COLUMN) for _, (number, texts) in sorted(others.items())]
    left_out.sort(key=lambda told: told[0])
    named = None if layout.heading is None else rows[layout.heading][0]
    return Columns(tuple(cells), languages, named, tuple(left_out))


def _are_in_two_languages(pairs: Sequence[tuple[str, str]], size: float) -> bool:
    """True if a table is one Korean column and one that is not, both with much of its text.

    Then rows with an empty half are no small table: a merged cell stands beside them, or one of fewer paragraphs.

    Args:
        pairs: the cells of the two columns.
        size: how much text all columns hold.
    """
    one, other = (amounts("\n".join(column)) for column in zip(*pairs, strict=True))
    halves = max((one[0], other[1]), (one[1], other[0]), key=sum)
    return sum(halves) >= _PURE * size and min(halves) >= _LEAST * size


def find_layout(rows: Sequence[Sequence[str]], *, terms: bool = False) -> Layout | None:
    """Which columns of a table hold two versions, and whether a row names them; ``None`` if there are no two with text.

    Args:
        rows: the cells of each row.
        terms: the table is a list of terms: its first columns are meant, not those with most text.

    >>> find_layout([["번호", "원문", "영역"], ["1", "가자.", "Let us go."], ["2", "그만.", "Stop."]])
    Layout(columns=(1, 2), languages=('ko', 'en'), heading=0)
    >>> find_layout([["다리", "bridge"], ["공장", "factory"]]).heading is None
    True
    """
    # Titles above and inside a table fill one cell.
    wide = [number for number, row in enumerate(rows) if sum(map(bool, map(str.strip, row))) > 1]
    table = _Table([rows[number] for number in wide])
    for number in table.top():
        if (headed := table.headed(number)) is not None:
            return replace(headed, heading=wide[number])
    chosen = table.by_letters(terms=terms)
    if chosen is None:
        return None
    for number in table.top():
        if all(_cell(table.rows[number], column) for column in chosen.columns):
            return replace(chosen, heading=wide[number] if table.is_heading(number, chosen) else None)
    return chosen


class _Table:
    """The columns of a table, and what can be said of them."""

    def __init__(self, rows: Sequence[Sequence[str]]) -> None:
        self.rows = rows
        self.width = max(map(len, rows), default=0)
        # Of a table with very many columns fewer rows are enough, and more would be too much.
        sample = max(_TOP + 1, min(_SAMPLE, _SAMPLED_CELLS // max(self.width, 1)))
        self.columns = [[_cell(row, place) for row in rows[:sample]] for place in range(self.width)]

    def top(self) -> range:
        """Numbers of the rows that may be the heading; a table of one row may be nothing else."""
        return range(min(_TOP, max(1, len(self.rows) - 1), len(self.rows)))

    def below(self, column: int, number: int) -> list[str]:
        """The cells of a column below a row, as far as it is looked at, the empty ones left out."""
        return [text for text in self.columns[column][number + 1 :] if text]

    def headed(self, number: int) -> Layout | None:
        """The columns that a row names in words, if these fit what stands below."""
        meanings = [meaning(_cell(self.rows[number], place)) for place in range(self.width)]
        texts = [
            place for place, each in enumerate(meanings) if each.is_text and self._fits(place, each, number)
        ]
        # A column that is called a term is in the language of its letters.
        languages = {
            place: meanings[place].code
            or meanings[place].language
            or language_of(" ".join(self.below(place, number)))
            for place in texts
        }
        pair = _chosen(meanings, languages)
        if pair is None:
            return None
        first, second = sorted(pair)
        return Layout((first, second), (languages[first], languages[second]), number)

    def _fits(self, column: int, says: Meaning, number: int) -> bool:
        """False if a column is in another language than its heading says, or empty; codes are no words of a text."""
        if says.code or len(self.rows) == 1:
            return True
        found = language_of(" ".join(self.below(column, number)))
        return found != "und" and (not says.language or (says.language == "ko") == (found == "ko"))

    def by_letters(self, *, terms: bool) -> Layout | None:
        """The two columns with the most text, or the first two, one of them Korean if any is."""
        letters = [sum(amounts(" ".join(column))) for column in self.columns]
        filled = [sum(map(bool, column)) for column in self.columns]
        most = max(filled, default=0)
        full = [
            place
            for place in range(self.width)
            if letters[place] and filled[place] >= _FILLED * most and not self._is_class(place, filled[place])
        ]
        if len(full) < 2:
            full = [place for place in range(self.width) if letters[place]]
        order = full if terms else sorted(full, key=lambda place: -letters[place])
        languages = {place: language_of(" ".join(self.columns[place])) for place in order}
        korean = [place for place in order if languages[place] == "ko"]
        others = [place for place in order if languages[place] not in ("ko", "und")]
        pair = sorted((korean[0], others[0]) if korean and others else order[:2])
        if len(pair) < 2:
            return None
        return Layout((pair[0], pair[1]), (languages[pair[0]], languages[pair[1]]))

    def _is_class(self, column: int, filled: int) -> bool:
        """True for numbers, and for a few words that come again and again."""
        texts = [text for text in self.columns[column] if text]
        numbered = sum(any(map(str.isdigit, text)) and len(text) < 12 for text in texts)
        return filled > 5 and (len(set(texts)) < _DIFFERENT * filled or numbered > _NUMBERS * filled)

    def is_heading(self, number: int, layout: Layout) -> bool:
        """True if a row names the columns, though not in words that are known."""
        cells = [_cell(self.rows[number], column) for column in layout.columns]
        below = [self.below(column, number) for column in layout.columns]
        if cells[0] == cells[1] or any(map(SENTENCE_END.search, cells)) or min(map(len, below)) < 1:
            return False
        row = self.rows[number]
        others = [place for place in range(self.width) if place not in layout.columns and _cell(row, place)]
        if any(self._names_others(place, number, cells) for place in others):
            return True
        for cell, texts, lang in zip(cells, below, layout.languages, strict=True):
            has_hangul = [bool(_HANGUL.search(text)) for text in texts]
            if lang != "ko" and _HANGUL.search(cell) and len(texts) > 1 and not any(has_hangul):
                return True
            if (
                lang == "ko"
                and not _HANGUL.search(cell)
                and all(has_hangul)
                and meaning(cell).language == "ko"
            ):
                return True
        return False

    def _names_others(self, column: int, number: int, texts: Sequence[str]) -> bool:
        """True if a cell says, beside texts that may be headings, what stands below it, or is a word over figures."""
        cell = _cell(self.rows[number], column)
        below = self.below(column, number)
        if meaning(cell).is_other and cell not in below and any(meaning(text).is_whole for text in texts):
            return True
        numbers = sum(any(map(str.isdigit, text)) and not any(map(str.isalpha, text)) for text in below)
        return len(below) > 1 and numbers > _NUMBERS * len(below) and any(map(str.isalpha, cell))


def _chosen(meanings: Sequence[Meaning], languages: dict[int, str]) -> tuple[int, int] | None:
    """The two columns meant by their headings: Korean and English, Korean and another, a text and its translation.

    Args:
        meanings: what the headings say, of all columns.
        languages: of the columns that are texts.
    """
    # Those whose headings name a language go before those whose letters tell it.
    order = sorted(languages, key=lambda place: not meanings[place].language)
    by_language: dict[str, int] = {}
    for place in order:
        by_language.setdefault(base_language(languages[place]), place)
    if "ko" in by_language and len(by_language) > 1:
        others = [place for language, place in by_language.items() if language != "ko"]
        pair = by_language["ko"], by_language.get("en", others[0])
    elif len({languages[place] for place in order}) > 1:  # ko-KP and ko-KR; French and German
        pair = order[0], next(place for place in order if languages[place] != languages[order[0]])
    else:
        by_role = {meanings[place].role: place for place in reversed(order)}
        if not {"source", "target"} <= by_role.keys():
            return None
        return by_role["source"], by_role["target"]
    roles = [meanings[place].role for place in pair]
    is_named = any(meanings[place].language or meanings[place].role in ("source", "target") for place in pair)
    # "번역" and "translation" are a term and its translation.
    is_same = roles[0] == roles[1] != "text" and not any(meanings[place].language for place in pair)
    return pair if is_named and not is_same else None


def given_columns(lines: Sequence[str], languages: tuple[str, str]) -> Columns:
    """The columns of rows that a reader has put in order: two cells in these languages, with a tab between.

    A line without tab goes to the column of its language.
    """
    cells = []
    for number, line in enumerate(lines, 1):
        one, tab, other = line.partition("\t")
        if line.strip():
            cells.append(
                (number, *((one.strip(), other.strip()) if tab else _in_column(line.strip(), languages)))
            )
    return Columns(tuple(cells), languages)


def _cell(cells: Sequence[str], index: int) -> str:
    return cells[index].strip() if index < len(cells) else ""


def _in_column(line: str, languages: tuple[str, str]) -> tuple[str, str]:
    """A line that spans the table: in the column of its language, or its halves in both."""
    if "ko" in languages and languages[0] != languages[1] and (halves := both_versions(line)):
        return halves if languages[0] == "ko" else (halves[1], halves[0])
    return ("", line) if language_of(line) == languages[1] != languages[0] else (line, "")
