"""Several translations of one text in one table.

In:   a source text and two or more translations of it.
Out:  Translations: a row a stretch of the source, a column a translation, made consistent; and what each translation
      leaves out that the source and another translation have.
Not:  aligning two texts (pipeline).
Idea: each translation is aligned with the source, and the translations with each other. A sentence that the source
      alignment left unpaired joins the row of the sentence that it is paired with in the other translation, where the
      order of both texts allows it.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from typing import TYPE_CHECKING

from .alignment import AlignSettings, find_facts
from .documents import ReadSettings
from .embeddings import load_encoder
from .errors import InputError
from .model import Omission, TranslationRow, Translations
from .names import name_clues
from .pipeline import align, read_files
from .signature import Signature

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from .embeddings import Encoder
    from .errors import PathLikeStr
    from .model import Alignment, Document

__all__ = ["align_translation_files", "align_translations"]

# A pair of translations says that two sentences belong together if it is at least this sure.
SURE = 0.5

# Number of the translation (-1 for the source) and sentence index.
Node = tuple[int, int]


def align_translations(
    source: Document | str | Sequence[str],
    targets: Sequence[Document | str | Sequence[str]],
    *,
    encoder: str | Encoder = "builtin",
    langs: Sequence[str] = ("ko", "en", "en"),
) -> Translations:
    """Set two or more translations of a text side by side.

    Args:
        source: a document, a text, or its sentences.
        targets: the translations, each a document, a text, or its sentences.
        encoder: gives the vectors; the name of one, or one that is loaded.
        langs: BCP 47 codes of the source and of each translation; a document's own code goes before them.

    Returns:
        Rows in reading order, every sentence of every text in exactly one of them; a row is as sure as the least
        sure bead that it was made from, 0..1.

    Raises:
        InputError: fewer than two translations; or one of the texts is something else than those three, or the name
            of a file.
        LanguageError: a text is not in its language.
    """
    if len(targets) < 2:
        raise InputError(
            "a table of translations needs two of them", remedy="Use align for a single translation."
        )
    encoder = _EncodedOnce(load_encoder(encoder) if isinstance(encoder, str) else encoder)
    with_source = [
        align(source, target, encoder=encoder, settings=AlignSettings(langs=(langs[0], lang)))
        for target, lang in zip(targets, langs[1:], strict=True)
    ]
    sentences = [[sentence.text for sentence in alignment.target_sentences] for alignment in with_source]
    between = {
        (one, other): align(
            sentences[one],
            sentences[other],
            encoder=encoder,
            settings=AlignSettings(langs=(langs[one + 1], langs[other + 1])),
        )
        for one, other in combinations(range(len(targets)), 2)
    }
    rows = _rows(with_source, between)
    first = with_source[0]
    translations = Translations(
        first.source,
        tuple(alignment.target for alignment in with_source),
        first.source_sentences,
        tuple(alignment.target_sentences for alignment in with_source),
        rows,
        (),
        str(Signature.read(first.signature).also(versions=len(targets))),
    )
    return replace(translations, omissions=_omissions(translations))


def align_translation_files(
    paths: Sequence[PathLikeStr],
    *,
    encoder: str | Encoder = "builtin",
    langs: tuple[str, str] = ("ko", "en"),
    keep_clutter: bool = False,
    keep_code: bool = False,
) -> Translations:
    """Read a source file and two or more files with translations of it, and set them side by side.

    Args:
        paths: the source, then the translations.
        encoder: gives the vectors; the name of one, or one that is loaded.
        langs: BCP 47 codes of the source, and of all translations.
        keep_clutter: everything on a page, not the text alone.
        keep_code: code blocks too.

    Returns:
        Rows in reading order, every sentence of every text in exactly one of them.

    Raises:
        ReadError: a file is missing, empty, binary, or in no known encoding.
        LanguageError: a file is not in the language that it should be in.
        InputError: fewer than two translations.
    """
    reading = ReadSettings(keep_clutter=keep_clutter, keep_code=keep_code)
    pairs = [read_files([paths[0], path], langs=langs, settings=reading) for path in paths[1:]]
    return align_translations(
        pairs[0][0],
        [target for _, target in pairs],
        encoder=encoder,
        langs=(langs[0], *[langs[1]] * len(pairs)),
    )


class _EncodedOnce:
    """An encoder that keeps what it has encoded: every translation is aligned with each of the others."""

    def __init__(self, encoder: Encoder) -> None:
        self.name, self.dim = encoder.name, encoder.dim
        self._encoder = encoder
        self._rows: dict[str, NDArray[np.float32]] = {}

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        import numpy as np

        if new := [text for text in dict.fromkeys(texts) if text not in self._rows]:
            self._rows.update(zip(new, self._encoder.encode(new), strict=True))
        return np.array([self._rows[text] for text in texts], dtype=np.float32).reshape(-1, self.dim)


class _Groups:
    """Sentences that belong to one row, by union of pairs."""

    def __init__(self) -> None:
        self.parent: dict[Node, Node] = {}
        self._first: dict[
            Node, int
        ] = {}  # of the node that stands for a group, its first sentence of the source

    def find(self, node: Node) -> Node:
        if node not in self.parent:
            self.parent[node] = node
            if node[0] == -1:
                self._first[node] = node[1]
        while self.parent[node] != node:
            self.parent[node] = node = self.parent[self.parent[node]]
        return node

    def join(self, one: Node, other: Node) -> bool:
        """Make one group of two; true if both had sentences of the source."""
        kept, given = self.find(one), self.find(other)
        if kept == given:
            return False
        self.parent[given] = kept
        first = self._first.pop(given, None)
        both = first is not None and kept in self._first
        if first is not None:
            self._first[kept] = min(first, self._first.get(kept, first))
        return both

    def place(self, node: Node) -> int | None:
        """The first sentence of the source in the row of a node; ``None`` if there is none."""
        return self._first.get(self.find(node))


class _Places:
    """Where in the source the sentences of each translation stand that have a counterpart there."""

    def __init__(self, groups: _Groups, placed: set[Node], counts: Sequence[int]) -> None:
        import numpy as np

        self._groups, self._placed = groups, placed
        self._rows = [np.full(count, -1, np.int64) for count in counts]
        self.read_again()

    def read_again(self) -> None:
        """After rows of the source became one."""
        for node in self._placed:
            self.add(node)

    def add(self, node: Node) -> None:
        """Take in a sentence that has a counterpart."""
        place = self._groups.place(node)
        self._rows[node[0]][node[1]] = -1 if place is None else place

    def fit(self, stray: Node, anchor: Node) -> bool:
        """True if the row of the anchor stands, in the source, between the rows of the stray's neighbours."""
        here = self._groups.place(anchor) if anchor in self._placed else None
        if here is None:
            return True
        translation, index = stray
        row = self._rows[translation]
        after = row[index + 1 :]
        return bool(row[:index].max(initial=-1) <= here <= after[after >= 0].min(initial=here))


def _rows(
    with_source: Sequence[Alignment], between: dict[tuple[int, int], Alignment]
) -> tuple[TranslationRow, ...]:
    """Rows in reading order."""
    groups = _Groups()
    confidence: dict[Node, float] = {}
    placed: set[Node] = set()
    for translation, alignment in enumerate(with_source):
        for bead in alignment.beads:
            nodes = [(-1, i) for i in bead.source] + [(translation, j) for j in bead.target]
            for node in nodes:
                groups.find(node)
                confidence[node] = min(confidence.get(node, 1.0), bead.confidence)
            if bead.is_paired:
                placed.update((translation, j) for j in bead.target)
                for node in nodes[1:]:
                    groups.join(nodes[0], node)
    _join_strays(groups, confidence, placed, with_source, between)
    members: dict[Node, list[Node]] = {}
    for node in sorted(groups.parent):
        members.setdefault(groups.find(node), []).append(node)
    rows = [
        TranslationRow(
            tuple(index for translation, index in nodes if translation == -1),
            tuple(
                tuple(index for of, index in nodes if of == translation)
                for translation in range(len(with_source))
            ),
            min(confidence[node] for node in nodes),
        )
        for nodes in members.values()
    ]
    return tuple(_in_order(rows))


def _join_strays(
    groups: _Groups,
    confidence: dict[Node, float],
    placed: set[Node],
    with_source: Sequence[Alignment],
    between: dict[tuple[int, int], Alignment],
) -> None:
    """Sentences without counterpart in the source go to the row of their counterpart in another translation."""
    places = _Places(groups, placed, [len(alignment.target_sentences) for alignment in with_source])
    for (one, other), alignment in between.items():
        for bead in alignment.beads:
            if not bead.is_paired or bead.confidence < SURE:
                continue
            nodes = [(one, i) for i in bead.source] + [(other, j) for j in bead.target]
            strays = [node for node in nodes if node not in placed]
            homes = {groups.find(node) for node in nodes if node in placed}
            if not strays or len(homes) > 1:
                continue
            anchor = next((node for node in nodes if node in placed), strays[0])
            for stray in strays:
                if stray != anchor and places.fit(stray, anchor):
                    if groups.join(anchor, stray):
                        places.read_again()
                    confidence[stray] = min(confidence[stray], bead.confidence)
                    if anchor in placed:
                        placed.add(stray)
                        places.add(stray)


def _in_order(rows: Sequence[TranslationRow]) -> list[TranslationRow]:
    """Reading order in every column: rows are taken one by one, the next being the one that waits for no other."""
    columns = len(rows[0].targets) + 1 if rows else 0
    waiting = sorted(rows, key=lambda row: (bool(row.source), row.source, row.targets))
    sides = [(row.source, *row.targets) for row in waiting]
    # Every sentence stands in one row, so that of each column one row alone can be the next.
    begins = [{side[c][0]: k for k, side in enumerate(sides) if side[c]} for c in range(columns)]
    position = [0] * columns
    ordered: list[TranslationRow] = []
    done = [False] * len(waiting)
    first = 0
    while len(ordered) < len(waiting):
        next_of_each = (begins[c].get(position[c]) for c in range(columns))
        ready = [
            k
            for k in next_of_each
            if k is not None
            and not done[k]
            and all(not sides[k][c] or sides[k][c][0] == position[c] for c in range(columns))
        ]
        while done[first]:
            first += 1
        # A row that no order can bring in place (crossing translations) is put where the source has it.
        chosen = min(ready, default=first)
        done[chosen] = True
        ordered.append(waiting[chosen])
        for c in range(columns):
            if sides[chosen][c]:
                position[c] = sides[chosen][c][-1] + 1
    return ordered


def _omissions(translations: Translations) -> tuple[Omission, ...]:
    """What the source and at least one translation say and another translation does not."""
    found: list[Omission] = []
    texts = [translations.texts(row) for row in translations.rows]
    named = [
        name_clues(
            [row[0] for row in texts],
            [row[place + 1] for row in texts],
            (translations.source.lang, target.lang),
        )
        for place, target in enumerate(translations.targets)
    ]
    for number, row in enumerate(texts):
        source, *sides = row
        if not source or not any(sides):
            continue
        numbers = {
            fact for fact, weight in find_facts(source, translations.source.lang).items() if weight == 1.0
        }
        stated = [
            numbers & find_facts(side, target.lang).keys()
            for side, target in zip(sides, translations.targets, strict=True)
        ]
        mentioned = [side[0][number].keys() & side[1][number].keys() for side in named]
        for translation, side in enumerate(sides):
            others = [other for other in range(len(sides)) if other != translation]
            if not side:
                found.append(Omission(number, translation, "sentence", source))
                continue
            lost_names = set().union(*(mentioned[other] for other in others)) - mentioned[translation]
            found += [
                Omission(number, translation, "name", name) for name in sorted(lost_names) if name in source
            ]
            lost_numbers = set().union(*(stated[other] for other in others)) - stated[translation]
            found += [Omission(number, translation, "number", fact) for fact in sorted(lost_numbers)]
    return tuple(found)
