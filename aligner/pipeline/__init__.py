"""The whole story on one screen: files, documents, sentences, vectors, beads.

In:   two texts, as files, documents, strings or ready sentences.
Out:  an Alignment, or why one of its beads is as it is.
Not:  writing files (formats), printing (cli).

    inputs.py       files -> two documents; pairs that a person has set
    memory.py       whether there is enough memory
    preparation.py  documents -> sentences, vectors, clues
    settings.py     settings as objects, by name, or both
    progress.py     how far it is
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from os import PathLike
from typing import TYPE_CHECKING

from .._version import __version__
from ..alignment import AlignSettings, Search, load_weights, translation_probability
from ..errors import ConstraintError
from ..model import Alignment
from ..signature import Signature
from .inputs import read_anchors, read_files
from .memory import check_files
from .preparation import prepare, sentence_clues, sentence_lengths, with_joined_blocks, with_names_near
from .progress import silent
from .settings import both_settings

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Unpack

    from ..alignment import Explanation
    from ..documents import ReadSettings
    from ..embeddings import Encoder
    from ..errors import PathLikeStr
    from ..model import Document
    from .preparation import Ready
    from .progress import Progress
    from .settings import Keywords

__all__ = [
    "align",
    "align_files",
    "explain",
    "explain_files",
    "read_anchors",
    "read_files",
    "sentence_clues",
    "sentence_lengths",
]


def align(
    source: Document | str | Sequence[str],
    target: Document | str | Sequence[str],
    *,
    encoder: str | Encoder = "builtin",
    settings: AlignSettings | None = None,
    reading: ReadSettings | None = None,
    progress: Progress | None = None,
    **keywords: Unpack[Keywords],
) -> Alignment:
    """Find which sentences of two texts translate each other.

    Args:
        source: a document; or a text, a paragraph a line; or a list of sentences, which are taken as they are.
        target: a document, a text or a list of sentences.
        encoder: ``"builtin"``, any sentence-transformers model by name or folder, or an encoder.
        settings: how to align; by default those of ``AlignSettings``.
        reading: whether each line of a document or text is one sentence, and the day of both texts; by default those
            of ``ReadSettings``. Nothing is left out of texts that are given, so ``keep_clutter`` changes nothing.
        progress: called with the name of a stage, what is done of it and what there is to do.
        keywords: single settings by name: ``align(source, target, max_size=1)``. Each goes before the one of the
            object, so ``settings=mine, max_size=1`` is ``mine`` but for the size.

    Returns:
        Every sentence of both texts in exactly one bead, in order; those without counterpart in beads with an
        empty side. ``confidence`` is the probability, 0..1, that a bead is right.

    Raises:
        InputError: a side is something else, or the name of a file; or there is not enough memory for them.
        LanguageError: a document has no text in its language.
        EncoderError: the model cannot be loaded.
        ConstraintError: fixed and forbidden pairs cannot be kept.
        ShapeError: ``max_size`` is not within 1..8.

    >>> pairs = align(["안녕하십니까?", "회담은 평양에서 진행되였다."], ["The talks took place in Pyongyang."])
    >>> [(bead.source, bead.target) for bead in pairs.beads]
    [((0,), ()), ((1,), (0,))]
    """
    return _aligned(source, target, encoder, *both_settings(settings, reading, keywords), progress)[0]


def explain(
    source: Document | str | Sequence[str],
    target: Document | str | Sequence[str],
    bead: int,
    *,
    encoder: str | Encoder = "builtin",
    settings: AlignSettings | None = None,
    reading: ReadSettings | None = None,
    progress: Progress | None = None,
    **keywords: Unpack[Keywords],
) -> tuple[Alignment, Explanation]:
    """Align two texts and take the score of one bead apart.

    Args:
        source: a document; or a text, a paragraph a line; or a list of sentences, which are taken as they are.
        target: a document, a text or a list of sentences.
        bead: number of the bead in the alignment, from 0.
        encoder: ``"builtin"``, any sentence-transformers model by name or folder, or an encoder.
        settings: how to align; those that an alignment was made with give its beads again.
        reading: whether each line of a document or text is one sentence, and the day of both texts.
        progress: called with the name of a stage, what is done of it and what there is to do.
        keywords: single settings by name; they go before those of the objects.

    Returns:
        The alignment, and the explanation; its probabilities are those of this alignment, under its settings.

    Raises:
        InputError: there is no such bead, or a side is neither document, text nor sentences, or the name of a file.
        LanguageError: a document has no text in its language.
        EncoderError: the model cannot be loaded.
        ConstraintError: fixed and forbidden pairs cannot be kept.
        ShapeError: ``max_size`` is not within 1..8.
    """
    alignment, search = _aligned(
        source, target, encoder, *both_settings(settings, reading, keywords), progress
    )
    return alignment, search.explain(bead)


def align_files(
    paths: PathLikeStr | Sequence[PathLikeStr],
    *,
    encoder: str | Encoder = "builtin",
    settings: AlignSettings | None = None,
    reading: ReadSettings | None = None,
    anchors: PathLikeStr | None = None,
    progress: Progress | None = None,
    **keywords: Unpack[Keywords],
) -> Alignment:
    """Read one bilingual file or two files, and align them.

    Args:
        paths: one file that holds both versions, or the source and the target file, in this order.
        encoder: ``"builtin"``, any sentence-transformers model by name or folder, or an encoder.
        settings: how to align; by default those of ``AlignSettings``.
        reading: how to read the files; by default those of ``ReadSettings``.
        anchors: a file of fixed and forbidden pairs (``read_anchors``), besides those of the settings.
        progress: called with the name of a stage, what is done of it and what there is to do.
        keywords: single settings by name; they go before those of the objects.

    Returns:
        Every sentence of both texts in exactly one bead, in order.

    Raises:
        ReadError: a file is missing, empty, binary, or in no known encoding.
        InputError: a single file holds one language only, or there is not enough memory for the texts.
        LanguageError: a file is not in the language that it should be in.
        EncoderError: the model cannot be loaded.
        ConstraintError: the anchors cannot be kept; names their file.
        ShapeError: ``max_size`` is not within 1..8.
    """
    return _files_aligned(paths, encoder, *both_settings(settings, reading, keywords), anchors, progress)[0]


def explain_files(
    paths: PathLikeStr | Sequence[PathLikeStr],
    bead: int,
    *,
    encoder: str | Encoder = "builtin",
    settings: AlignSettings | None = None,
    reading: ReadSettings | None = None,
    anchors: PathLikeStr | None = None,
    progress: Progress | None = None,
    **keywords: Unpack[Keywords],
) -> tuple[Alignment, Explanation]:
    """Read and align files, and take the score of one bead apart.

    Args:
        paths: one file that holds both versions, or the source and the target file, in this order.
        bead: number of the bead in the alignment, from 0.
        encoder: ``"builtin"``, any sentence-transformers model by name or folder, or an encoder.
        settings: how to align; those that an alignment was made with give its beads again.
        reading: how to read the files; by default those of ``ReadSettings``.
        anchors: a file of fixed and forbidden pairs (``read_anchors``), besides those of the settings.
        progress: called with the name of a stage, what is done of it and what there is to do.
        keywords: single settings by name; they go before those of the objects.

    Returns:
        The alignment, and the explanation; its probabilities are those of this alignment, under its settings.

    Raises:
        ReadError: a file is missing, empty, binary, or in no known encoding.
        InputError: there is no such bead, or a single file holds one language only.
        LanguageError: a file is not in the language that it should be in.
        EncoderError: the model cannot be loaded.
        ConstraintError: the anchors cannot be kept; names their file.
        ShapeError: ``max_size`` is not within 1..8.
    """
    alignment, search = _files_aligned(
        paths, encoder, *both_settings(settings, reading, keywords), anchors, progress
    )
    return alignment, search.explain(bead)


def _files_aligned(
    paths: PathLikeStr | Sequence[PathLikeStr],
    encoder: str | Encoder,
    settings: AlignSettings,
    reading: ReadSettings,
    anchors: PathLikeStr | None,
    progress: Progress | None,
) -> tuple[Alignment, Search]:
    """Two files aligned, and the finished search."""
    report = progress or silent
    check_files([paths] if isinstance(paths, str | PathLike) else paths)
    report("reading", 0, 1)
    source, target = read_files(paths, langs=settings.langs, settings=reading)
    report("reading", 1, 1)
    if anchors is None:
        return _aligned(source, target, encoder, settings, reading, progress)
    fixed, forbidden = read_anchors(anchors)
    settings = replace(settings, fixed=(*settings.fixed, *fixed), forbidden=(*settings.forbidden, *forbidden))
    with _naming(anchors):
        return _aligned(source, target, encoder, settings, reading, progress)


@contextmanager
def _naming(anchors: PathLikeStr) -> Iterator[None]:
    """Pairs that cannot be kept are told with the file that they are from."""
    try:
        yield
    except ConstraintError as error:
        raise ConstraintError(error.problem, remedy=error.remedy, path=anchors) from error


def _aligned(
    source: Document | str | Sequence[str],
    target: Document | str | Sequence[str],
    encoder: str | Encoder,
    settings: AlignSettings,
    reading: ReadSettings,
    progress: Progress | None,
) -> tuple[Alignment, Search]:
    """Two texts aligned, and the finished search."""
    report = progress or silent
    ready = prepare(source, target, encoder, settings.langs, reading, report)
    search, joined = _searched(ready, settings, report)
    signature = Signature.of(
        enc=ready.encoder.name,
        score=load_weights().version,
        max=settings.max_size,
        clues="numbers,names,paragraphs",
        by="paragraph" if settings.by_paragraph else None,
        regime="loose" if search.rules.regime.is_loose else None,
        prefer=None if settings.prefer == "exact" else settings.prefer,
        refined=joined if settings.refine else None,
        set=f"{len(settings.fixed)}+{len(settings.forbidden)}"
        if settings.fixed or settings.forbidden
        else None,
        v=__version__,
    )
    beads = search.beads()
    source_lengths, target_lengths = (arrays.lengths.tolist() for arrays in ready.arrays)
    probability = round(translation_probability(beads, source_lengths, target_lengths), 4)
    return Alignment(*ready.documents, *ready.sentences, beads, str(signature), probability), search


def _searched(ready: Ready, settings: AlignSettings, report: Progress) -> tuple[Search, int]:
    """The last of up to three searches, each knowing more than the one before; and how many blocks were joined."""
    report("searching", 0, 1)
    search = Search.run(*ready.arrays, settings, then_names=ready.is_long)
    if ready.is_long:
        ready = with_names_near(ready, search.beads())
        search = Search.run(*ready.arrays, settings, after=search)
    joined = 0
    if settings.refine:
        report("refining", 0, 1)
        ready, joined = with_joined_blocks(ready, search.beads())
        search = Search.run(*ready.arrays, settings, after=search)
    report("searching", 1, 1)
    return search, joined
