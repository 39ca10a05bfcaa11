"""Several translations of a text beside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    import pandas as pd

    from .texts import Document, Sentence

__all__ = ["TranslationRow", "Omission", "Translations"]


@dataclass(frozen=True, slots=True)
class TranslationRow:
    """What one stretch of the source became in each translation.

    Attributes:
        source: sentence indexes of the source; empty if the source does not have it.
        targets: for each translation its sentence indexes; empty where it leaves the stretch out.
        confidence: of the least sure bead that the row was made from, 0..1.
    """

    source: tuple[int, ...]
    targets: tuple[tuple[int, ...], ...]
    confidence: float


@dataclass(frozen=True, slots=True)
class Omission:
    """Something that the source and another translation say, and one translation does not.

    Attributes:
        row: index into ``Translations.rows``.
        translation: index into ``Translations.targets`` of the one that leaves it out.
        kind: ``"sentence"``, ``"name"`` or ``"number"``.
        what: the sentence, name or number, as the source has it.
    """

    row: int
    translation: int
    kind: Literal["sentence", "name", "number"]
    what: str


@dataclass(frozen=True, slots=True, repr=False)
class Translations:
    """A text and several translations of it, side by side; every sentence of each is in exactly one row.

    Attributes:
        source: the text that was translated.
        targets: its translations, two or more.
        source_sentences: the sentences of the source.
        target_sentences: for each translation its sentences.
        rows: in reading order.
        omissions: what one translation leaves out and another has, by row.
        signature: one line that says how the result was made.
    """

    source: Document
    targets: tuple[Document, ...]
    source_sentences: tuple[Sentence, ...]
    target_sentences: tuple[tuple[Sentence, ...], ...]
    rows: tuple[TranslationRow, ...]
    omissions: tuple[Omission, ...]
    signature: str = ""

    def __repr__(self) -> str:
        names = ", ".join(document.id for document in self.targets)
        return f"<Translations of {self.source.id}: {names}; {len(self.rows)} rows, {self.signature}>"

    def texts(self, row: TranslationRow) -> tuple[str, ...]:
        """Source text and the text of each translation, ``""`` where there is none."""
        source = " ".join(self.source_sentences[i].text for i in row.source)
        sides = zip(self.target_sentences, row.targets, strict=True)
        return source, *(" ".join(sentences[j].text for j in members) for sentences, members in sides)

    def column_names(self) -> tuple[str, ...]:
        """Headings: the languages, numbered where one comes more than once (``ko``, ``en_1``, ``en_2``)."""
        langs = [self.source.lang, *(document.lang for document in self.targets)]
        names = []
        for place, lang in enumerate(langs):
            alone = langs.count(lang) == 1
            names.append(lang if alone else f"{lang}_{langs[: place + 1].count(lang)}")
        return tuple(names)

    def _repr_html_(self) -> str:
        """The source and all translations side by side for notebooks, what a translation leaves out marked."""
        from ..notebook import texts_table

        rows = ((self.texts(row), row.confidence) for row in self.rows)
        return texts_table(self.column_names(), rows, self.signature)

    def to_frame(self) -> pd.DataFrame:
        """One row a row: a column for the source and each translation, the confidence, the sentence indexes of each."""
        import pandas as pd

        columns = self.column_names()
        table: dict[str, object] = {
            name: [self.texts(row)[place] for row in self.rows] for place, name in enumerate(columns)
        }
        table["confidence"] = [row.confidence for row in self.rows]
        for place, name in enumerate(columns):
            table[f"{name}_sentences"] = [(row.source, *row.targets)[place] for row in self.rows]
        return pd.DataFrame(table)
