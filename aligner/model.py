"""The nouns: what every room hands to the next.

Frozen values compared by content; tuples, not lists; text in Unicode NFC. This module imports nothing else of
aligner, and everything else imports it. Offsets are code points into ``Document.text``, end exclusive.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, get_args

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import pandas as pd

__all__ = [
    "Alignment",
    "Bead",
    "Clutter",
    "Document",
    "Entry",
    "Evidence",
    "KINDS",
    "Kind",
    "Mention",
    "NamePair",
    "Omission",
    "Romanizations",
    "Sentence",
    "Step",
    "TranslationRow",
    "Translations",
    "Variant",
]

Kind = Literal["person", "place", "organization", "country", "title", "term"]

#: The kinds of names, in the order in which they are told.
KINDS: tuple[Kind, ...] = get_args(Kind)


@dataclass(frozen=True, slots=True)
class Clutter:
    """A line of a page that is not part of the text, and why it was taken for that.

    Attributes:
        text: the line as it stood.
        line: its 1-based number in the page's text.
        reason: what it was recognised as, in words ("web address", "list of other articles", ...).
    """

    text: str
    line: int
    reason: str


@dataclass(frozen=True, slots=True, repr=False)
class Document:
    """One text in one language.

    Attributes:
        id: short name, unique among the documents of a run (by default the file's stem and the language).
        lang: BCP 47 code, ``"ko"`` or ``"en"`` as a rule.
        text: NFC, lines separated by ``\\n``; every line is a paragraph, blank lines carry no meaning.
        origin: file or address that it came from, ``""`` if none.
        date: ISO date of publication (``YYYY-MM-DD``) if the text or its page tells, else ``None``.
        clutter: lines that were left out of ``text``.
    """

    id: str
    lang: str
    text: str
    origin: str = ""
    date: str | None = None
    clutter: tuple[Clutter, ...] = ()

    def __repr__(self) -> str:
        day = f", {self.date}" if self.date else ""
        return f"<Document {self.id}: {self.lang}, {len(self.text)} characters{day}>"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A stretch of a document: ``document.text[start:end] == text``.

    Attributes:
        text: the sentence, without white space at its ends.
        start: offset into the document's text, in code points.
        end: end in the document's text, exclusive.
        paragraph: number of its paragraph in the document, from 0.
    """

    text: str
    start: int
    end: int
    paragraph: int = 0


@dataclass(frozen=True, slots=True)
class Bead:
    """Sentences that translate each other; one side may be empty ("no counterpart").

    Attributes:
        source: consecutive sentence indexes of the source document, rising, from 0.
        target: consecutive sentence indexes of the target document, rising.
        confidence: calibrated probability, 0..1, that this bead is right (for an empty side: that the sentence
            really has no counterpart).
        similarity: cosine of the two blocks' vectors, -1..1; 0.0 where a side is empty.
        status: ``"found"`` by the program, ``"confirmed"`` or ``"corrected"`` by a person.
        note: a person's comment.
        source_override: text that a person wrote in place of the source sentences; they stay in the document.
        target_override: text that a person wrote in place of the target sentences; with no target sentences, a
            translation that the document lacks.
    """

    source: tuple[int, ...]
    target: tuple[int, ...]
    confidence: float = 1.0
    similarity: float = 0.0
    status: Literal["found", "confirmed", "corrected"] = "found"
    note: str = ""
    source_override: str | None = None
    target_override: str | None = None

    @property
    def is_paired(self) -> bool:
        """True if both sides hold at least one sentence, of the document or of a person."""
        return bool((self.source or self.source_override) and (self.target or self.target_override))


@dataclass(frozen=True, slots=True, repr=False)
class Alignment:
    """Two documents, their sentences and the beads between them.

    Every sentence is in exactly one bead, and beads are in reading order.

    Attributes:
        source: the text, as a rule Korean.
        target: its translation.
        source_sentences: sentences of the source, in reading order.
        target_sentences: sentences of the target, in reading order.
        beads: their ``source`` and ``target`` are indexes into these two.
        signature: one line that says how the result was made, e.g. ``enc:builtin-1|max:4|v:0.1.0``.
    """

    source: Document
    target: Document
    source_sentences: tuple[Sentence, ...]
    target_sentences: tuple[Sentence, ...]
    beads: tuple[Bead, ...]
    signature: str = ""

    def source_text(self, bead: Bead) -> str:
        """The bead's source sentences, joined by a space, or what a person wrote instead; ``""`` if none."""
        if bead.source_override is not None:
            return bead.source_override
        return " ".join(self.source_sentences[i].text for i in bead.source)

    def target_text(self, bead: Bead) -> str:
        """The bead's target sentences, joined by a space, or what a person wrote instead; ``""`` if none."""
        if bead.target_override is not None:
            return bead.target_override
        return " ".join(self.target_sentences[i].text for i in bead.target)

    def pairs(self) -> Iterator[tuple[str, str, Bead]]:
        """Source text, target text and bead of every bead with both sides."""
        for bead in self.beads:
            if bead.is_paired:
                yield self.source_text(bead), self.target_text(bead), bead

    def to_frame(self) -> pd.DataFrame:
        """One row a bead: the two texts in columns named by language, sentence indexes, confidence, similarity.

        If both documents are in one language the second column is called e.g. ``en_2``.
        """
        import pandas as pd

        first, second = self.column_names()
        return pd.DataFrame(
            {
                first: [self.source_text(bead) for bead in self.beads],
                second: [self.target_text(bead) for bead in self.beads],
                "confidence": [bead.confidence for bead in self.beads],
                "similarity": [bead.similarity for bead in self.beads],
                f"{first}_sentences": [bead.source for bead in self.beads],
                f"{second}_sentences": [bead.target for bead in self.beads],
            }
        )

    def _repr_html_(self) -> str:
        """Both texts side by side for notebooks, rows without counterpart marked."""
        from .notebook import alignment_table

        return alignment_table(self)

    def column_names(self) -> tuple[str, str]:
        """Column headings for the two sides: their languages, ``en`` and ``en_2`` if both are in one."""
        first, second = self.source.lang, self.target.lang
        return (first, second) if first != second else (first, f"{second}_2")

    def __repr__(self) -> str:
        sides = f"{self.source.id} ({len(self.source_sentences)}) and {self.target.id} ({len(self.target_sentences)})"
        return f"<Alignment of {sides}: {sum(bead.is_paired for bead in self.beads)} pairs, {self.signature}>"


@dataclass(frozen=True, slots=True)
class Mention:
    """A name as it stands in one sentence: ``sentence.text[start:end]``, with ``text`` the bare name.

    Attributes:
        text: the name as printed, without titles and particles.
        kind: what sort of name the words around it say it is.
        sentence: index of the sentence in its document.
        start: offset into that sentence's text.
        end: end of the name in that sentence's text, exclusive.
    """

    text: str
    kind: Kind
    sentence: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Step:
    """Which jamo met which letters on the way through a name, and what that cost.

    Attributes:
        ko: jamo of the Korean form, ``""`` where Latin letters stand for nothing in it.
        en: letters of the English form, ``""`` where jamo are not written.
        cost: nats, 0 or more; 0 is as the rules say.
    """

    ko: str
    en: str
    cost: float


@dataclass(frozen=True, slots=True)
class NamePair:
    """A Korean and an English mention that name one thing.

    Attributes:
        ko: the name in the Korean sentence.
        en: the name in the English sentence.
        kind: what sort of name the pair is.
        score: probability that they name one thing, 0..1.
        bead: index into ``Alignment.beads``.
        steps: jamo-to-letter path, so that a reader sees why; empty if the pair was not found by sound.
    """

    ko: Mention
    en: Mention
    kind: Kind
    score: float
    bead: int
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True)
class Evidence:
    """One place where a name was seen in both languages.

    Attributes:
        ko: the Korean form there.
        en: the English form there.
        source_text: the Korean sentences.
        target_text: the English sentences.
        document: ``id`` of the document, ``""`` if not known.
        date: ISO date (``YYYY-MM-DD``) of the document, ``None`` if not known.
    """

    ko: str
    en: str
    source_text: str
    target_text: str
    document: str = ""
    date: str | None = None


@dataclass(frozen=True, slots=True)
class Variant:
    """One printed English form of a name.

    Attributes:
        text: the form.
        count: number of places where it was seen.
        first_date: ISO date of the earliest dated place, ``None`` if no place is dated.
        last_date: ISO date of the latest dated place, ``None`` if no place is dated.
    """

    text: str
    count: int = 1
    first_date: str | None = None
    last_date: str | None = None


class Romanizations(Mapping[str, str]):
    """Romanization system -> Latin spelling; read like a dict, equal to one with these items, and fixed.

    A dict cannot be hashed, and an entry that holds one could be in no set.

    >>> spelt = Romanizations({"kcna": "Kim Jong Un", "rr": "Gim Jeong-eun"})
    >>> spelt["rr"], spelt.get("mr"), spelt == {"rr": "Gim Jeong-eun", "kcna": "Kim Jong Un"}
    ('Gim Jeong-eun', None, True)
    """

    __slots__ = ("_spellings",)

    def __init__(self, spellings: Mapping[str, str] | Iterable[tuple[str, str]] = ()) -> None:
        self._spellings = dict(spellings)

    def __getitem__(self, system: str) -> str:
        return self._spellings[system]

    def __iter__(self) -> Iterator[str]:
        return iter(self._spellings)

    def __len__(self) -> int:
        return len(self._spellings)

    def __hash__(self) -> int:
        return hash(frozenset(self._spellings.items()))

    def __repr__(self) -> str:
        return repr(self._spellings)


@dataclass(frozen=True, slots=True)
class Entry:
    """One Korean form and how it is written in English.

    Attributes:
        ko: the Korean form as printed.
        en: the English form printed most often.
        kind: person, place, organization, country, title or term.
        en_variants: the other printed English forms, most frequent first.
        en_standard: the usual English spelling where it differs from the printed one (Mantrov -> Manturov).
        ko_south: South Korean spelling, ``None`` if not known.
        ru: Russian spelling, ``None`` if not known or not a Russian name.
        romanizations: system name -> Latin spelling, for Korean names; a dict that is given is copied.
        count: number of places seen.
        first_date: ISO date of the earliest dated place.
        last_date: ISO date of the latest dated place.
        full_form: the longer Korean form that this one is short for, if it has an entry of its own.
        status: ``"found"`` by the program, ``"confirmed"`` or ``"corrected"`` by a person.
        evidence: the sentences that prove it.
    """

    ko: str
    en: str
    kind: Kind = "person"
    en_variants: tuple[Variant, ...] = ()
    en_standard: str | None = None
    ko_south: str | None = None
    ru: str | None = None
    romanizations: Mapping[str, str] = field(default_factory=Romanizations)
    count: int = 0
    first_date: str | None = None
    last_date: str | None = None
    full_form: str | None = None
    status: Literal["found", "confirmed", "corrected"] = "found"
    evidence: tuple[Evidence, ...] = ()

    def __post_init__(self) -> None:
        if not isinstance(self.romanizations, Romanizations):
            object.__setattr__(self, "romanizations", Romanizations(self.romanizations))

    def _repr_html_(self) -> str:
        """A card for notebooks: what is known, and the first sentences that prove it."""
        from .notebook import entry_card

        return entry_card(self)


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
        from .notebook import translations_table

        return translations_table(self)

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
