"""The whole story on one screen: files, documents, sentences, vectors, beads.

In:   two texts, as files, documents, strings or ready sentences.
Out:  an Alignment, or why one of its beads is as it is.
Not:  writing files (formats), printing (cli).

    inputs.py       files -> two documents; pairs that a person has set
    preparation.py  documents -> sentences, vectors, clues
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from .._version import __version__
from ..alignment import Clues, Explanation, align_vectors, explain_bead, load_weights
from ..errors import ConstraintError, InputError
from ..model import Alignment
from .inputs import read_anchors, read_files
from .preparation import (
    joined_blocks,
    paragraph_regions,
    prepare,
    sentence_clues,
    sentence_lengths,
    silent,
    with_names_near,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..embeddings import Encoder
    from ..errors import PathLikeStr
    from ..model import Bead, Document
    from .preparation import Progress, Ready

__all__ = [
    "align",
    "align_files",
    "explain",
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
    langs: tuple[str, str] = ("ko", "en"),
    segmented: bool = False,
    max_size: int = 4,
    by_paragraph: bool = False,
    fixed: Sequence[tuple[int, int]] = (),
    forbidden: Sequence[tuple[int, int]] = (),
    refine: bool = False,
    progress: Progress | None = None,
) -> Alignment:
    """Find which sentences of two texts translate each other.

    Args:
        source: a document; or a text, a paragraph a line; or a list of sentences, which are taken as they are.
        target: the same.
        encoder: ``"builtin"``, any sentence-transformers model by name or folder, or an encoder.
        langs: languages of source and target where they are not documents.
        segmented: take each line of a document or text for one sentence.
        max_size: most sentences on one side of a bead, 1..4; 1 gives pairs of single sentences only.
        by_paragraph: align paragraphs first, then sentences inside them: for texts whose paragraphs are known to
            match, where no bead should reach over the end of a paragraph.
        fixed: pairs of sentence indexes that a person says belong to one bead.
        forbidden: pairs that a person says do not.
        refine: look at doubtful places a second time with the vectors of sentences really joined. The built-in
            model's vectors are exact sums, so for it this changes nothing; a transformer's are not.
        progress: called with stage, done, total.

    Returns:
        Every sentence of both texts in exactly one bead, in order; those without counterpart in beads with an
        empty side.

    Raises:
        InputError: a side is something else, or the name of a file.
        LanguageError: a document has no text in its language.
        EncoderError: the model cannot be loaded.
        ConstraintError: fixed and forbidden pairs cannot be kept.

    >>> pairs = align(["안녕하십니까?", "회담은 평양에서 진행되였다."], ["The talks took place in Pyongyang."])
    >>> [(bead.source, bead.target) for bead in pairs.beads]
    [((0,), ()), ((1,), (0,))]
    """
    report = progress or silent
    ready = prepare(source, target, encoder, langs, segmented, report)
    alignment, _ = _align(ready, report, max_size, by_paragraph, fixed, forbidden, refine)
    return alignment


def _align(
    ready: Ready,
    report: Progress,
    max_size: int = 4,
    by_paragraph: bool = False,
    fixed: Sequence[tuple[int, int]] = (),
    forbidden: Sequence[tuple[int, int]] = (),
    refine: bool = False,
) -> tuple[Alignment, tuple[Clues, Clues]]:
    """Search two texts made ready; the clues that the search went by come back too."""
    report("searching", 0, 1)
    regions = paragraph_regions(ready) if by_paragraph else None

    def search(clues: tuple[Clues, Clues]) -> tuple[Bead, ...]:
        return align_vectors(
            *ready.vectors,
            *ready.lengths,
            source_clues=clues[0],
            target_clues=clues[1],
            max_size=max_size,
            fixed=fixed,
            forbidden=forbidden,
            regions=regions,
        )

    clues = ready.clues
    beads = search(clues)
    if ready.is_long:
        clues = with_names_near(ready, beads)
        beads = search(clues)
    joined = 0
    if refine:
        report("refining", 0, 1)
        blocks = joined_blocks(ready, beads)
        joined = sum(map(len, blocks))
        beads = search((replace(clues[0], blocks=blocks[0]), replace(clues[1], blocks=blocks[1])))
    report("searching", 1, 1)
    settings = [f"enc:{ready.encoder.name}", f"score:{load_weights().version}", f"max:{max_size}"]
    settings += ["clues:numbers,names,paragraphs"]
    settings += ["by:paragraph"] if by_paragraph else []
    settings += [f"refined:{joined}"] if refine else []
    settings += [f"set:{len(fixed)}+{len(forbidden)}"] if fixed or forbidden else []
    signature = "|".join([*settings, f"v:{__version__}"])
    return Alignment(*ready.documents, *ready.sentences, beads, signature), clues


def explain(
    source: Document | str | Sequence[str],
    target: Document | str | Sequence[str],
    bead: int,
    *,
    encoder: str | Encoder = "builtin",
    langs: tuple[str, str] = ("ko", "en"),
    segmented: bool = False,
    max_size: int = 4,
    by_paragraph: bool = False,
    fixed: Sequence[tuple[int, int]] = (),
    forbidden: Sequence[tuple[int, int]] = (),
) -> tuple[Alignment, Explanation]:
    """Align two texts and take the score of one bead apart.

    Args:
        source: this and the settings as for ``align``; give the same ones to get the same beads.
        target: as for ``align``.
        bead: number of the bead in the alignment, from 0.

    Returns:
        The alignment, and the explanation; its probabilities are those without ``max_size``, ``by_paragraph`` and
        the pairs that a person set.

    Raises:
        InputError: there is no such bead.
    """
    ready = prepare(source, target, encoder, langs, segmented, silent)
    alignment, clues = _align(ready, silent, max_size, by_paragraph, fixed, forbidden)
    if not 0 <= bead < len(alignment.beads):
        raise InputError("there is no such bead", remedy=f"This alignment has {len(alignment.beads)} beads.")
    before = alignment.beads[:bead]
    near = sum(len(other.source) for other in before), sum(len(other.target) for other in before)
    explanation = explain_bead(
        alignment.beads[bead],
        *ready.vectors,
        *ready.lengths,
        near=near,
        source_clues=clues[0],
        target_clues=clues[1],
    )
    return alignment, explanation


def align_files(
    paths: Sequence[PathLikeStr],
    *,
    encoder: str | Encoder = "builtin",
    langs: tuple[str, str] = ("ko", "en"),
    segmented: bool = False,
    keep_clutter: bool = False,
    max_size: int = 4,
    by_paragraph: bool = False,
    anchors: PathLikeStr | None = None,
    refine: bool = False,
    date: str | None = None,
    progress: Progress | None = None,
) -> Alignment:
    """Read one bilingual file or two files, and align them.

    Args:
        paths: one file that holds both versions, or the source and the target file, in this order.
        keep_clutter: align everything on the page, not the text alone.
        anchors: a file of fixed and forbidden pairs (``read_anchors``).
        date: day of both texts, ISO, instead of what the files tell.

    Raises:
        ReadError: a file is missing, empty, binary, or in no known encoding; or one file holds one language only.
        LanguageError: a file is not in the language that it should be in.
    """
    source, target = read_files(paths, langs=langs, keep_clutter=keep_clutter, segmented=segmented)
    if date is not None:
        source, target = replace(source, date=date), replace(target, date=date)
    fixed, forbidden = read_anchors(anchors) if anchors is not None else ([], [])
    try:
        return align(
            source,
            target,
            encoder=encoder,
            langs=langs,
            segmented=segmented,
            max_size=max_size,
            by_paragraph=by_paragraph,
            fixed=fixed,
            forbidden=forbidden,
            refine=refine,
            progress=progress,
        )
    except ConstraintError as error:
        raise ConstraintError(error.problem, remedy=error.remedy, path=anchors) from error
