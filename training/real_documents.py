"""Real documents whose units (paragraphs, verses, sections) are known to answer to each other, as sentences.

In:   ``dev/real`` of the data folder: two files or one bilingual file a document, and its units.
Out:  the sentences that the program reads from them, and the unit of each.
Not:  features, learning.
Why:  made documents know their beads, but are joined and cut as a recipe says; these are as translators leave them.
      What is known of them is less: every bead lies inside one unit.
"""

from __future__ import annotations

import json
import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from aligner.documents import ReadSettings
from aligner.pipeline import read_files
from aligner.sentences import split, split_lines

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from aligner.model import Sentence

__all__ = ["NOWHERE", "RealDocument", "read_real"]

NOWHERE = -1  # the unit of a sentence that is in none: page frame, or not found again
_LETTERS = re.compile(r"[^0-9a-z가-힣]")


@dataclass(frozen=True, slots=True)
class RealDocument:
    """A document and what is known of it.

    Attributes:
        name: of its files.
        kind: family of documents that are never learned from and scored at once.
        sentences: of source and target.
        units: the unit of each sentence, or NOWHERE.
    """

    name: str
    kind: str
    sentences: tuple[tuple[Sentence, ...], tuple[Sentence, ...]]
    units: tuple[tuple[int, ...], tuple[int, ...]]


def read_real(folder: Path) -> list[RealDocument]:
    """All documents of the folder that the program can read with the options that their notes name."""
    documents = []
    for path in sorted(folder.glob("*.units.json")):
        name = path.name.removesuffix(".units.json")
        about = json.loads((folder / f"{name}.source.txt").read_text(encoding="utf-8"))
        files = [folder / f"{name}.{side}.{about['ext']}" for side in ("ko", "en")]
        if not files[0].exists():
            files = [folder / f"{name}.bilingual.{about['ext']}"]
        segmented = "--segmented" in about.get("args", [])
        read = read_files(files, langs=("ko", "en"), settings=ReadSettings(segmented=segmented))
        sentences = tuple((split_lines if segmented else split)(document) for document in read)
        units = json.loads(path.read_text(encoding="utf-8"))
        found = tuple(
            _units_of(side, [unit[1 + number] for unit in units]) for number, side in enumerate(sentences)
        )
        documents.append(RealDocument(name, family(name), (sentences[0], sentences[1]), (found[0], found[1])))
    return documents


# Documents of one work are of one family, in whatever format, and all of software are: what is learned of one tells of
# the other.
_FAMILIES = {
    "tales": "grimm",
    "scripture": "quran",
    "manuals": "progit|deb|po|vue|rust|osguide|jsinfo|djangogirls|linux",
    "others": "covenant|srt",
}


def family(name: str) -> str:
    """The family of a document by its name."""
    bare = name.removeprefix("seg-")
    return next(kind for kind, names in _FAMILIES.items() if re.match(names, bare) or re.match(names, name))


def _letters(text: str) -> str:
    return _LETTERS.sub("", unicodedata.normalize("NFKC", text).lower())


def _units_of(sentences: Sequence[Sentence], texts: Sequence[str]) -> tuple[int, ...]:
    """The unit in which the letters of each sentence are found, looked for from the last one found on."""
    parts = [_letters(text) for text in texts]
    whole = "".join(parts)
    owner = [number for number, part in enumerate(parts) for _ in part]
    found = []
    at = 0
    for sentence in sentences:
        letters = _letters(sentence.text)
        place = whole.find(letters, at, at + 4000 + len(letters)) if letters else -1
        if place < 0:
            found.append(NOWHERE)
            continue
        at = place + len(letters)
        inside = set(owner[place:at])
        found.append(inside.pop() if len(inside) == 1 else NOWHERE)
    return tuple(found)
