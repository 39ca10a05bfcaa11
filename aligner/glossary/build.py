"""Turn name pairs into glossary entries.

In:   alignments; English texts without a Korean side, if there are any.
Out:  a Glossary: one entry a Korean form, with every printed English form, counts, dates and sentences.
Not:  pairing names (aligner.names.pairing.match), look-up (lookup/).
Idea: what a bead shows is evidence, and an entry is nothing but its evidence counted. Spellings that no
      bead shows (Southern, Russian, romanized, standard English) come from rules and from
      seeds/lexicon/people.tsv, in fields of their own, so that what was printed stays as it was printed.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from .._version import __version__
from ..language_codes import base_language
from ..model import Alignment, Document, Entry, Evidence, Kind
from ..names.mentions.find import find_names
from ..names.pairing.candidate import MatchSettings
from ..names.pairing.match import match_many, unmatched_names
from ..signature import Signature
from .entries import order, printed_forms
from .full_forms import link_full_forms, spellings
from .glossary import Glossary
from .other_spellings import described, standard_english

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ..model import NamePair
    from ..transliteration.sound import SoundTable

__all__ = ["UnmatchedName", "build_glossary", "glossary_and_unmatched"]

# A second English form of a name must be this well supported next to the best one before it is listed, 0..1.
_DOUBTFUL = 0.6


@dataclass(frozen=True, slots=True)
class UnmatchedName:
    """A person whom one of two aligned texts names and the other seems not to.

    Attributes:
        text: the name as printed.
        lang: language of the text that has it.
        document: that text's id.
        date: its ISO date, if known.
        sentence: the first sentence that has the name.
        count: how often the text has it.
    """

    text: str
    lang: str
    document: str
    date: str | None
    sentence: str
    count: int


def build_glossary(
    alignments: Alignment | Iterable[Alignment],
    *,
    monolingual: Iterable[Document] = (),
    settings: MatchSettings | None = None,
) -> Glossary:
    """Collect the names of aligned texts.

    Args:
        alignments: Korean-English alignments, one or many.
        monolingual: English texts without a Korean side; a name in them that is spelled like one already
            found, or sounds like it word by word, adds a variant whose evidence has no source text.
        settings: thresholds of the name matching.

    Returns:
        One entry a Korean form, persons first; empty if the texts share no name.
    """
    return _build(alignments, monolingual, settings, None)


def glossary_and_unmatched(
    alignments: Alignment | Iterable[Alignment],
    *,
    monolingual: Iterable[Document] = (),
    settings: MatchSettings | None = None,
) -> tuple[Glossary, tuple[UnmatchedName, ...]]:
    """Collect the names of aligned texts as ``build_glossary`` does, and the persons that only one of two texts names.

    Args:
        alignments: Korean-English alignments, one or many.
        monolingual: English texts without a Korean side, which add variants.
        settings: thresholds of the name matching.

    Returns:
        The glossary, and the names without a partner in the order of the alignments, Korean before English.
    """
    unmatched: list[UnmatchedName] = []
    return _build(alignments, monolingual, settings, unmatched), tuple(unmatched)


def _build(
    alignments: Alignment | Iterable[Alignment],
    monolingual: Iterable[Document],
    settings: MatchSettings | None,
    unmatched: list[UnmatchedName] | None,
) -> Glossary:
    settings = settings or MatchSettings()
    many = (alignments,) if isinstance(alignments, Alignment) else tuple(alignments)
    seen: dict[str, list[tuple[Evidence, Kind, float]]] = {}
    counted: Counter[Evidence] = Counter()
    for alignment, pairs in zip(many, match_many(many, settings=settings), strict=True):
        if unmatched is not None:
            unmatched += _unmatched(alignment, pairs)
        here: Counter[Evidence] = Counter()
        for pair in pairs:
            korean = _normal(pair.ko.text)
            evidence = _evidence(alignment, pair, korean)
            here[evidence] += 1
            # What an earlier alignment of the same document has shown proves nothing new.
            if here[evidence] > counted[evidence]:
                seen.setdefault(korean, []).append((evidence, pair.kind, pair.score))
        counted |= here
    entries = {korean: _entry(korean, found, settings.sound) for korean, found in seen.items()}
    _add_monolingual(entries, monolingual, settings.sound)
    link_full_forms(entries)
    names = settings.sound.name if settings.sound else "sound"
    signature = Signature.of(names=names, alignments=len(many), entries=len(entries), v=__version__)
    return Glossary(order(entries.values()), str(signature))


def _unmatched(alignment: Alignment, pairs: tuple[NamePair, ...]) -> Iterator[UnmatchedName]:
    """Names without a partner of one alignment, each form once, Korean ones first."""
    sides = list(
        zip(
            unmatched_names(alignment, pairs=pairs),
            (alignment.source, alignment.target),
            (alignment.source_sentences, alignment.target_sentences),
            strict=True,
        )
    )
    for mentions, document, sentences in sorted(sides, key=lambda side: side[1].lang != "ko"):
        counts = Counter(_normal(mention.text) for mention in mentions)
        first = {_normal(mention.text): mention.sentence for mention in reversed(mentions)}
        for form, count in counts.items():
            yield UnmatchedName(
                form, document.lang, document.id, document.date, sentences[first[form]].text, count
            )


def _normal(form: str) -> str:
    return " ".join(unicodedata.normalize("NFC", form).split())


def _evidence(alignment: Alignment, pair: NamePair, korean: str) -> Evidence:
    korean_first = base_language(alignment.source.lang) == "ko"
    source = alignment.source_sentences[(pair.ko if korean_first else pair.en).sentence]
    target = alignment.target_sentences[(pair.en if korean_first else pair.ko).sentence]
    ko_sentence, en_sentence = (source, target) if korean_first else (target, source)
    return Evidence(
        ko=korean,
        en=_normal(pair.en.text),
        source_text=ko_sentence.text,
        target_text=en_sentence.text,
        document=alignment.source.id if korean_first else alignment.target.id,
        date=alignment.source.date or alignment.target.date,
    )


def _entry(korean: str, found: Sequence[tuple[Evidence, Kind, float]], sound: SoundTable | None) -> Entry:
    kinds = Counter(kind for _, kind, _ in found)
    kind = kinds.most_common(1)[0][0]
    support: dict[str, float] = {}
    for evidence, _, score in found:
        support[evidence.en.casefold()] = max(support.get(evidence.en.casefold(), 0.0), score)
    enough = min(_DOUBTFUL, max(support.values()))
    kept = tuple(evidence for evidence, _, _ in found if support[evidence.en.casefold()] >= enough)
    return _counted(described(Entry(korean, "", kind), kept, sound), kept)


def _counted(entry: Entry, evidence: tuple[Evidence, ...]) -> Entry:
    """The entry with forms, count and dates as the evidence has them."""
    forms = printed_forms(evidence)
    dates = sorted(item.date for item in evidence if item.date)
    return replace(
        entry,
        en=forms[0].text,
        en_variants=forms[1:],
        en_standard=standard_english(entry, forms[0].text),
        count=len(evidence),
        first_date=dates[0] if dates else None,
        last_date=dates[-1] if dates else None,
        evidence=evidence,
    )


# --- English texts alone ----------------------------------------------------------------------------------


def _add_monolingual(
    entries: dict[str, Entry], documents: Iterable[Document], sound: SoundTable | None
) -> None:
    """Count the names of English texts where they are surely those of an entry."""
    from ..sentences import split

    persons = _Persons([entry for entry in entries.values() if entry.kind == "person"])
    found: dict[str, list[Evidence]] = {}
    for document in documents:
        if base_language(document.lang) != "en":
            continue
        sentences = split(document)
        for mention in find_names(sentences, "en"):
            owner = persons.owner(mention.text, sound) if mention.kind == "person" else None
            if owner is not None:
                text = sentences[mention.sentence].text
                found.setdefault(owner, []).append(
                    Evidence(owner, _normal(mention.text), "", text, document.id, document.date)
                )
    for korean, evidence in found.items():
        entries[korean] = _counted(entries[korean], (*entries[korean].evidence, *evidence))


class _Persons:
    """Persons of a glossary, by their English spellings and the words of these."""

    def __init__(self, persons: Sequence[Entry]) -> None:
        self._persons = persons
        self._spelled: dict[str, list[int]] = {}
        self._with_word: dict[str, dict[int, None]] = {}
        for number, entry in enumerate(persons):
            for form in spellings(entry):
                self._spelled.setdefault(form, []).append(number)
                for word in form.split():
                    self._with_word.setdefault(word, {})[number] = None

    def owner(self, name: str, sound: SoundTable | None) -> str | None:
        """Korean form of the only entry that an English name surely belongs to."""
        from ..transliteration.sound import name_similarity

        plain = _normal(name).casefold()
        if owners := self._spelled.get(plain, ()):
            return self._persons[owners[0]].ko if len(owners) == 1 else None
        words = plain.split()
        if len(words) < 2:
            return None
        # Another spelling of a full name: one word as printed before, every word alike by sound.
        near = []
        for number in sorted({number for word in words for number in self._with_word.get(word, ())}):
            korean = self._persons[number].ko.split()
            if len(korean) == len(words) and all(
                name_similarity(ko, en, sound) >= 0.7 for ko, en in zip(korean, words, strict=True)
            ):
                near.append(self._persons[number].ko)
        return near[0] if len(near) == 1 else None
