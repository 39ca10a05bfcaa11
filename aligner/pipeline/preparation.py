"""What a search needs: the sentences of two texts, and arrays of what is known of them.

In:   two documents, texts or lists of sentences.
Out:  Ready: everything side by side.
Not:  the search (alignment).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from unicodedata import normalize

from ..alignment import Clues, SentenceArrays, fact_arrays, facts_of_both, time_facts
from ..documents import SUFFIXES, check_language, language_of
from ..embeddings import Encoder, load_encoder
from ..errors import InputError, LanguageError
from ..model import Bead, Document, Sentence
from ..names import name_arrays, name_clues
from ..sentences import split, split_lines
from .memory import check_memory

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from ..documents import ReadSettings
    from .progress import Progress

    Times = Sequence[tuple[float, float] | None]

__all__ = [
    "Ready",
    "prepare",
    "sentence_clues",
    "sentence_lengths",
    "with_joined_blocks",
    "with_names_near",
]

# A file's name where a text should be: easily given by mistake.
_FILE_NAME = re.compile(rf"[^\n]{{0,199}}\S(?:{'|'.join(map(re.escape, sorted(SUFFIXES)))})", re.IGNORECASE)
_HOW_TO_READ = "Give a document (aligner.read gives one for a file), a text, or a list of sentences."
# Sentences encoded between two reports of progress.
STEP = 2_000
# With more sentences than this in both texts, names are looked for only where the alignment is in doubt without them:
# finding them takes ten times as long as all the rest.
LONG = 3_000
# Beads less sure than this are in doubt; what is looked at again reaches so many sentences on either side of them.
DOUBTFUL, AROUND = 0.9, 2


@dataclass(frozen=True, slots=True)
class Ready:
    """Two texts split and encoded, source and target side by side.

    Attributes:
        documents: source and target.
        sentences: of each.
        arrays: what is known of the sentences of each, a row a sentence.
        encoder: what gave the vectors.
    """

    documents: tuple[Document, Document]
    sentences: tuple[tuple[Sentence, ...], tuple[Sentence, ...]]
    arrays: tuple[SentenceArrays, SentenceArrays]
    encoder: Encoder

    @property
    def is_long(self) -> bool:
        """True if names are not looked for everywhere."""
        return sum(map(len, self.sentences)) > LONG


def prepare(
    source: Document | str | Sequence[str],
    target: Document | str | Sequence[str],
    encoder: str | Encoder,
    langs: tuple[str, str],
    reading: ReadSettings,
    report: Progress,
) -> Ready:
    """Split and encode both texts.

    Args:
        source: a document; or a text, a paragraph a line; or a list of sentences, which are taken as they are.
        target: a document, a text or a list of sentences.
        encoder: by name, or one that is loaded.
        langs: BCP 47 codes for texts that are no documents.
        reading: whether each line is one sentence, and the day of both texts.
        report: told how many of the sentences are encoded.

    Raises:
        InputError: a side is something else, or the name of a file; or there is not enough memory.
        LanguageError: a document has no text in its language.
        EncoderError: the model cannot be loaded, or gave unusable vectors.
    """
    first, first_sentences = _sentences(source, langs[0], "source", reading)
    second, second_sentences = _sentences(target, langs[1], "target", reading)
    known = isinstance(source, Document) or isinstance(target, Document)
    if (
        not known
        and langs == ("ko", "en")
        and language_of(first.text) == "en"
        and language_of(second.text) == "ko"
    ):
        raise LanguageError(
            "source is in English and target is in Korean",
            remedy="Give the Korean sentences first, or say langs=('en', 'ko').",
        )
    check_memory(len(first_sentences) + len(second_sentences))
    model = load_encoder(encoder) if isinstance(encoder, str) else encoder
    texts = [sentence.text for sentence in first_sentences], [sentence.text for sentence in second_sentences]
    vectors = _encode(model, texts, report)
    breaks = _paragraph_ends(first_sentences), _paragraph_ends(second_sentences)
    times = (
        [sentence.time for sentence in first_sentences],
        [sentence.time for sentence in second_sentences],
    )
    clues = sentence_clues(
        *texts, (first.lang, second.lang), breaks, times, names=sum(map(len, texts)) <= LONG
    )
    arrays = [
        SentenceArrays.checked(side, rows, sentence_lengths(found), known)
        for side, rows, found, known in zip(("source", "target"), vectors, texts, clues, strict=True)
    ]
    return Ready((first, second), (first_sentences, second_sentences), (arrays[0], arrays[1]), model)


def _near_doubt(beads: Sequence[Bead]) -> tuple[set[int], set[int]]:
    """Source and target sentences of beads in doubt, and those around them; some may lie outside the texts."""
    doubtful = [number for number, bead in enumerate(beads) if bead.confidence < DOUBTFUL]
    around = {n for number in doubtful for n in (number - 1, number, number + 1) if 0 <= n < len(beads)}
    touched = [{index for n in around for index in members(beads[n])} for members in (_source, _target)]
    shifts = range(-AROUND, AROUND + 1)
    near = [{index + shift for index in side for shift in shifts} for side in touched]
    return near[0], near[1]


def _source(bead: Bead) -> tuple[int, ...]:
    return bead.source


def _target(bead: Bead) -> tuple[int, ...]:
    return bead.target


def with_names_near(ready: Ready, beads: Sequence[Bead]) -> Ready:
    """A long text with the names of the sentences that are in doubt without them.

    Args:
        ready: two texts whose names are not known.
        beads: of a search without names; those less sure than DOUBTFUL are in doubt, and what is around them.
    """
    texts = [
        [sentence.text if number in near else "" for number, sentence in enumerate(sentences)]
        for sentences, near in zip(ready.sentences, _near_doubt(beads), strict=True)
    ]
    langs = (ready.documents[0].lang, ready.documents[1].lang)
    source, target = (
        replace(arrays, clues=replace(arrays.clues, names=names))
        for arrays, names in zip(
            ready.arrays, name_arrays(*name_clues(texts[0], texts[1], langs)), strict=True
        )
    )
    return replace(ready, arrays=(source, target))


def with_joined_blocks(ready: Ready, beads: Sequence[Bead]) -> tuple[Ready, int]:
    """The texts with the vectors of all blocks of two to four joined sentences near doubtful beads, and how many.

    Args:
        ready: two texts, with their encoder.
        beads: of a search by single sentences; those less sure than DOUBTFUL are in doubt.
    """
    source, target = (
        replace(arrays, clues=replace(arrays.clues, blocks=_joined(ready.encoder, sentences, near)))
        for arrays, sentences, near in zip(ready.arrays, ready.sentences, _near_doubt(beads), strict=True)
    )
    count = sum(len(side.clues.blocks or ()) for side in (source, target))
    return replace(ready, arrays=(source, target)), count


def _joined(
    encoder: Encoder, sentences: Sequence[Sentence], near: set[int]
) -> dict[tuple[int, int], NDArray[np.float32]]:
    """Vectors of joined sentences, by the first of them and their number."""
    keys = [
        (first, size)
        for first in sorted(near)
        for size in (2, 3, 4)
        if first >= 0 and first + size <= len(sentences)
    ]
    texts = [" ".join(sentence.text for sentence in sentences[first : first + size]) for first, size in keys]
    return dict(zip(keys, encoder.encode(texts), strict=True))


def _sentences(
    side: Document | str | Sequence[str], lang: str, name: str, reading: ReadSettings
) -> tuple[Document, tuple[Sentence, ...]]:
    """A side as a document and its sentences.

    Raises:
        InputError: it is something else than a document, a text or sentences; or the name of a file.
        LanguageError: it is not in the language it is said to be in.
    """
    if not isinstance(side, str | Document):
        parts = list(side) if isinstance(side, Iterable) else [side]
        if len(parts) == 1 and isinstance(parts[0], Document):
            side = parts[0]  # what read() gives for a file in one language
        elif not all(isinstance(part, str) for part in parts):
            raise _not_a_text(name, parts)
    if isinstance(side, str):
        if _FILE_NAME.fullmatch(side):
            raise InputError(f"{name} is the name of a file, not a text", remedy=_HOW_TO_READ)
        side = Document(name, lang, normalize("NFC", side))
    if isinstance(side, Document):
        check_language(side)
        side = side if reading.date is None else replace(side, date=reading.date)
        return side, split_lines(side) if reading.segmented else split(side)
    texts = [" ".join(normalize("NFC", str(part)).split()) for part in parts]
    sentences = []
    start = 0
    for number, text in enumerate(texts):
        sentences.append(Sentence(text, start, start + len(text), number))
        start += len(text) + 1
    return Document(name, lang, "\n".join(texts), date=reading.date), tuple(sentences)


def _not_a_text(name: str, parts: Sequence[object]) -> InputError:
    """What to raise for a side that is neither a document nor a text nor a list of sentences."""
    if all(isinstance(part, Document) for part in parts):
        return InputError(f"{name} is {len(parts)} documents", remedy="Give one of them.")
    kind = next(type(part).__name__ for part in parts if not isinstance(part, str))
    return InputError(f"{name} is, or holds, something of the type {kind}", remedy=_HOW_TO_READ)


def _encode(model: Encoder, texts: Sequence[Sequence[str]], report: Progress) -> list[NDArray[np.float32]]:
    """Vectors of both sides, in steps so that progress can be told."""
    import numpy as np

    total = sum(map(len, texts))
    done = 0
    sides = []
    for side in texts:
        parts = [np.zeros((0, model.dim), dtype=np.float32)]
        for first in range(0, len(side), STEP):
            report("encoding", done, total)
            parts.append(model.encode(side[first : first + STEP]))
            done += len(parts[-1])
        sides.append(np.concatenate(parts))
    report("encoding", total, total)
    return sides


def sentence_lengths(texts: Sequence[str]) -> list[int]:
    """Of each sentence the number of characters that are not white space, plus 1: none is 0."""
    return [len("".join(text.split())) + 1 for text in texts]


def sentence_clues(
    source: Sequence[str],
    target: Sequence[str],
    langs: tuple[str, str],
    breaks: tuple[Sequence[bool], Sequence[bool]] | None = None,
    times: tuple[Times, Times] | None = None,
    *,
    names: bool = True,
) -> tuple[Clues, Clues]:
    """What speaks for a pair of sentences besides vectors and lengths: numbers, names, paragraphs.

    Args:
        breaks: whether a paragraph ends with each sentence, of both sides; ``None`` if that is not known.
        times: when each sentence is said, of both sides, in seconds; ``None`` if that is not known.
        names: look for names.
    """
    import numpy as np

    sides = facts_of_both(source, target, langs)
    if times is not None and (said := time_facts(*times)) is not None:
        sides = (
            [{**facts, **when} for facts, when in zip(sides[0], said[0], strict=True)],
            [{**facts, **when} for facts, when in zip(sides[1], said[1], strict=True)],
        )
    source_facts, target_facts = fact_arrays(sides[0], sides[1])
    source_names, target_names = name_arrays(*name_clues(source, target, langs)) if names else (None, None)
    ends = (None, None) if breaks is None else tuple(np.array(side, dtype=bool) for side in breaks)
    return Clues(source_facts, source_names, ends[0]), Clues(target_facts, target_names, ends[1])


def _paragraph_ends(sentences: Sequence[Sentence]) -> list[bool]:
    """Whether a paragraph ends with each sentence."""
    following = [sentence.paragraph for sentence in sentences[1:]]
    return [
        sentence.paragraph != after for sentence, after in zip(sentences, [*following, None], strict=False)
    ]
