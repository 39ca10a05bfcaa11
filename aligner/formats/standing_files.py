"""What stands where a file is to be written: whether it may be replaced.

In:   a path, and the finished file that is to stand there.
Out:  nothing, or an error that says what would be lost and what to do.
Not:  what a person's decisions are (decisions.py), writing (whole_files.py).
Idea: one guard for every command and format. A file in a form that aligner writes may be replaced, since the next run
      makes it again; not what a person decided in it, unless the new file holds that too. Anything else is
      somebody's work, and is replaced only if the user insists. A database that somebody has open is neither.
"""

from __future__ import annotations

import re
import zipfile
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import InputError, WriteError, reason_of
from ..glossary import is_database
from ..glossary.lookup.sqlite import StoredGlossary
from .alignments.table import heading, text_columns
from .alignments.workbook import HOW_TO
from .csv_rows import csv_rows, read_text, unguard
from .databases import has_content, take_in_journal
from .decisions import Content, content_of
from .glossaries.columns import COLUMNS
from .glossaries.remarks import parse_remark
from .json_lines import read_json_lines
from .translations import translations_heading
from .whole_files import together
from .workbook_sheets import workbook_sheets

if TYPE_CHECKING:
    import os
    from collections.abc import Sequence
    from contextlib import AbstractContextManager

    from .glossaries.growing import GrowingGlossary

__all__ = ["check_place", "replacing"]

# So many bytes of a file tell what it is.
_BEGINNING = 1 << 14

# So many of its lines do.
_LINES_LOOKED_AT = 200

# Fields that every line of ours has: of pairs, of names, of several translations.
_LINES = (
    {"source", "target", "confidence", "similarity", "source_text", "target_text"},
    {"ko", "en", "kind", "count"},
    {"texts", "sentences", "confidence", "omissions"},
    {"meta"},
)
# Forms that stay readable when a person has moved columns or added some.
_MAY_HAVE_BEEN_OURS = (".csv", ".db", ".jsonl", ".sqlite", ".xlsx")
_SHEETS = (["pairs", "how to review"], ["names"])

#: By suffix, what the first bytes of a file of ours hold.
_MARKS = {
    ".conf": rb"<!-- *aligner",
    ".html": rb'<meta name="generator" content="aligner">',
    ".png": rb"Software\0aligner",
    ".srx": rb"<!-- *aligner",
    ".svg": rb"<!-- *aligner",
    ".tbx": rb"<p>aligner ",
    ".tmx": rb'<header [^>]*creationtool="aligner"',
    ".xlf": rb'category="aligner"',
    ".xliff": rb'category="aligner"',
}


def replacing(
    *, force: bool = False, added_to: GrowingGlossary | None = None
) -> AbstractContextManager[None]:
    """A block whose files appear together at its end, if what stands in their places may be replaced.

    Args:
        force: replace files of other forms too; never what a person decided.
        added_to: a glossary that the user named as one to change: it may be in any form that was read.

    Raises:
        WriteError: at the end of the block; then nothing is written.
    """
    own = None if added_to is None else added_to.path.resolve()

    def check(target: Path, finished: Path) -> None:
        if added_to is not None and target == own:
            added_to.check_unchanged()
        is_ours = _may_be_replaced(target, force=force, any_form=target == own)
        if not has_content(target) or _are_equal(target, finished):
            return
        old = _content(target, target, is_ours=is_ours)
        if not is_ours:
            old.pairs.clear()  # what another program wrote differs without anybody's doing
        if (old.decisions or old.pairs) and (lost := old.lost_in(_content(finished, target))):
            raise _would_be_lost(target, lost)

    return together(check)


def check_place(path: str | os.PathLike[str], *, force: bool = False, is_new: bool = False) -> None:
    """Refuse to write where a file stands that may not be replaced.

    Args:
        path: where a file is to stand.
        force: replace files of other forms too.
        is_new: what is to be written holds no decisions of a person, so that none may stand there.

    Raises:
        WriteError: a file stands there that aligner did not write, that somebody has open, or, for what ``is_new``,
            that holds decisions of a person.
    """
    target = Path(path)
    is_ours = _may_be_replaced(target, force=force)
    if is_new and (decided := _content(target, target, is_ours=is_ours, decisions_only=True).rows):
        raise _would_be_lost(target, decided)


def _may_be_replaced(target: Path, *, force: bool, any_form: bool = False) -> bool:
    """True if what stands there is in a form that we write, or was named as something to change (``any_form``).

    Raises:
        WriteError: it is not, and the user does not insist; or somebody has it open.
    """
    if is_database(target):
        take_in_journal(target)
    is_ours = any_form or not has_content(target) or _is_ours(target)
    if not is_ours and not force:
        raise WriteError(
            "this file was there before, and aligner did not write it in this form",
            remedy="Choose another name, or replace it with --force.",
            path=target,
        )
    return is_ours


# --- what a person decided


def _content(path: Path, target: Path, *, is_ours: bool = True, decisions_only: bool = False) -> Content:
    """What stands in a file at ``path`` that is called as ``target``.

    Args:
        is_ours: in a form that we write. In others only what may have been one of ours is looked at.
        decisions_only: its pairs are not asked for.

    Raises:
        WriteError: one of ours cannot be read, so that nobody knows.
    """
    if not has_content(path) or not (is_ours or target.suffix.lower() in _MAY_HAVE_BEEN_OURS):
        return Content()
    try:
        return content_of(path, target.name, decisions_only=decisions_only)
    except InputError as error:
        if not is_ours:
            return Content()
        raise WriteError(
            f"this file was there before and is damaged, so what a person decided in it may be lost ({error.problem})",
            remedy="Choose another name, or move it away.",
            path=target,
        ) from error


def _are_equal(one: Path, two: Path) -> bool:
    """True if two files have the same bytes."""
    if one.stat().st_size != two.stat().st_size:
        return False
    with one.open("rb") as first, two.open("rb") as second:
        while piece := first.read(1 << 20):
            if piece != second.read(1 << 20):
                return False
    return True


def _would_be_lost(path: Path, count: int) -> WriteError:
    if path.suffix.lower() in (".csv", ".xlsx") and not path.name.lower().endswith(".memoq.csv"):
        what, home = (
            "this sheet",
            "Bring them home with aligner import first, choose another name, or move it away.",
        )
    else:
        what, home = "this file", "Choose another name, or move it away; a glossary grows with --into."
    return WriteError(
        f"{what} holds {count} reviewed row{'' if count == 1 else 's'} that would be lost",
        remedy=home,
        path=path,
    )


# --- forms that we write


def _is_ours(path: Path) -> bool:
    """True if a file is in a form that aligner writes under this name."""
    name = path.name.lower()
    try:
        if is_database(path):
            with StoredGlossary(path) as stored:
                return stored.is_as_written()
        if name.endswith(".jsonl"):
            lines = islice(read_json_lines(path), _LINES_LOOKED_AT)
            return all(any(fields <= value.keys() for fields in _LINES) for _, value in lines)
        if name.endswith(".txt"):
            return _is_word_list(path)
        if name.endswith(".csv"):
            _, first = next(csv_rows(path), (1, []))
            return _is_our_heading([unguard(cell) for cell in first])
        if name.endswith(".xlsx"):
            return _is_our_workbook(path)
        with path.open("rb") as stream:
            return re.search(_MARKS.get(path.suffix.lower(), rb"(?!)"), stream.read(_BEGINNING)) is not None
    except (InputError, zipfile.BadZipFile):
        return False
    except OSError as error:
        raise WriteError(
            f"this file was there before and cannot be read ({reason_of(error)})",
            remedy="Choose another name, or change its permissions.",
            path=path,
        ) from error


def _is_our_workbook(path: Path) -> bool:
    """True if the sheets of a workbook are those that we write, without notes on cells and formulas."""
    with zipfile.ZipFile(path) as archive:
        names = archive.namelist()
        if any("comment" in name.lower() for name in names):
            return False
    sheets = workbook_sheets(path)
    if [sheet.name for sheet in sheets] not in _SHEETS or not _is_our_heading(sheets[0].rows[0][1]):
        return False
    if len(sheets) > 1 and [tuple(cells) for _, cells in sheets[1].rows] != [
        row for row in HOW_TO if any(row)
    ]:
        return False
    with zipfile.ZipFile(path) as archive:
        sheet = next(name for name in names if name.lower().startswith("xl/worksheets/"))
        return re.search(rb"<(?:\w+:)?f[\s>/]", archive.read(sheet)) is None


def _is_word_list(path: Path) -> bool:
    """True if every line is a term, its translation and a remark as we make it."""
    for line in read_text(path).splitlines():
        cells = line.split("\t")
        if len(cells) != 3 or not parse_remark(cells[2]):
            return False
    return True


def _is_our_heading(names: Sequence[str]) -> bool:
    """True if the first row of a table is one that we write, with nothing added."""
    if list(names) in (list(COLUMNS), ["Korean", "English", "Note"]):
        return True
    columns = text_columns(names)
    if columns is not None and list(names) == heading(names[columns[0]], names[columns[1]]):
        return True
    versions = list(names[: names.index("confidence")]) if "confidence" in names else []
    return len(versions) > 2 and list(names) == translations_heading(versions)
