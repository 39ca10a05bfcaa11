"""Files in: the two documents of an alignment, and the pairs of sentences that a person has set.

In:   paths.
Out:  a source and a target document; fixed and forbidden pairs.
Not:  what a file holds (documents).
"""

from __future__ import annotations

from dataclasses import replace
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

from ..documents import check_language, check_pair, read, read_catalogues
from ..errors import ConstraintError, InputError, ReadError
from ..input_files import read_input_text
from ..language_codes import language_name
from ..limits import sentence_number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..documents import ReadSettings
    from ..errors import PathLikeStr
    from ..model import Document

__all__ = ["read_anchors", "read_files"]


def read_files(
    paths: PathLikeStr | Sequence[PathLikeStr],
    *,
    langs: tuple[str, str] = ("ko", "en"),
    settings: ReadSettings | None = None,
) -> tuple[Document, Document]:
    """The source and the target document of one bilingual file or two files.

    Where a file of two holds both languages (a page with a translation above the original), its part in the language
    asked for is taken. A Korean and an English file in the wrong order are put right. Two PO files of one program are
    paired string by string.

    Args:
        paths: one file that holds both versions (alone or in a list), or the source and the target file, in this order.
        langs: languages of source and target.
        settings: by default those of ``ReadSettings``.

    Raises:
        ReadError: a file is missing, empty, binary, or in no known encoding.
        InputError: a single file holds one language only.
        LanguageError: a file is not in the language that it should be in.
    """
    if isinstance(paths, str | PathLike):
        paths = [paths]
    one_of_each = set(langs) == {"ko", "en"}
    if len(paths) == 1:
        documents = read(paths[0], settings=settings)
        if len(documents) < 2:
            raise InputError(
                f"the file holds only one language ({language_name(documents[0].lang)})",
                remedy="Give two files, or one with both versions of the text.",
                path=paths[0],
            )
        both = {document.lang: document for document in documents}
        source, target = (both.get(lang, document) for lang, document in zip(langs, documents, strict=True))
    elif catalogues := read_catalogues(paths, langs=langs, settings=settings):
        source, target = catalogues
    else:
        first, second = (
            read(path, settings=settings, langs=None if one_of_each else (lang,))
            for path, lang in zip(paths, langs, strict=True)
        )
        if one_of_each and len(first) == len(second) == 1 and (second[0].lang, first[0].lang) == langs:
            first, second = second, first
        source, target = _in_language(first, langs[0]), _in_language(second, langs[1])
    if one_of_each:
        check_pair(source, target)
    for document, lang in ((source, langs[0]), (target, langs[1])):
        check_language(document, lang)
    return replace(source, lang=langs[0]), replace(target, lang=langs[1])


def _in_language(documents: tuple[Document, ...], lang: str) -> Document:
    """The document in that language, or the only one there is, taken for what it was said to be."""
    return next((document for document in documents if document.lang == lang), documents[0])


def read_anchors(path: PathLikeStr) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """Fixed and forbidden pairs from a tab-separated file.

    A line holds a source and a target sentence number, as in alignment JSONL (from 0), and the word ``not`` in a
    third column if the two do not belong together. Empty lines and lines that begin with ``#`` are skipped.

    Raises:
        ReadError: the file is missing or is not UTF-8 text.
        ConstraintError: a line is not of that form; names the line.
    """
    path = Path(path)
    try:
        lines = read_input_text(path).splitlines()
    except UnicodeDecodeError as error:
        raise ReadError("the file cannot be read as UTF-8 text", path=path) from error
    fixed: list[tuple[int, int]] = []
    forbidden: list[tuple[int, int]] = []
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#"):
            continue
        match line.split("\t"):
            case [one, other, *rest] if (
                (source := sentence_number(one)) is not None
                and (target := sentence_number(other)) is not None
                and rest in ([], [""], ["not"])
            ):
                (forbidden if rest == ["not"] else fixed).append((source, target))
            case _:
                raise ConstraintError(
                    "this is no pair of sentences",
                    remedy="A line holds two sentence numbers, from 0, and perhaps the word not, separated by tabs.",
                    path=path,
                    line=number,
                )
    return fixed, forbidden
