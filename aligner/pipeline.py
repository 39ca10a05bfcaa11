"""The whole story on one screen: files, documents, sentences, vectors, beads.

In:   two texts, as files, documents, strings or ready sentences.
Out:  an Alignment.
Not:  writing files (formats), printing (cli).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING
from unicodedata import normalize

from ._version import __version__
from .alignment import Clues, Explanation, align_vectors, explain_bead, fact_arrays, find_facts, load_weights
from .documents import check_language, check_pair, language_name, read
from .embeddings import Encoder, load_encoder
from .errors import ConstraintError, InputError, PathLikeStr, ReadError
from .model import Alignment, Bead, Document, Sentence
from .names import name_arrays, name_clues
from .sentences import split, split_lines

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = [
    "align",
    "align_files",
    "explain",
    "read_anchors",
    "read_files",
    "sentence_clues",
    "sentence_lengths",
]

# Called with the name of a stage, what is done and what there is to do.
Progress = Callable[[str, int, int], None]
# Sentences encoded between two reports of progress.
STEP = 2_000


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
        LanguageError: a document has no text in its language.
        EncoderError: the model cannot be loaded.
        ConstraintError: fixed and forbidden pairs cannot be kept.

    >>> pairs = align(["안녕하십니까?", "회담은 평양에서 진행되였다."], ["The talks took place in Pyongyang."])
    >>> [(bead.source, bead.target) for bead in pairs.beads]
    [((0,), ()), ((1,), (0,))]
    """
    report = progress or _silent
    ready = _prepare(source, target, encoder, langs, segmented, report)
    report("searching", 0, 1)
    regions = _paragraph_regions(ready) if by_paragraph else None

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

    beads = search(ready.clues)
    joined = 0
    if refine:
        report("refining", 0, 1)
        blocks = _joined_blocks(ready, beads)
        joined = sum(map(len, blocks))
        beads = search((replace(ready.clues[0], blocks=blocks[0]), replace(ready.clues[1], blocks=blocks[1])))
    report("searching", 1, 1)
    settings = [f"enc:{ready.encoder.name}", f"score:{load_weights().version}", f"max:{max_size}"]
    settings += ["clues:numbers,names,paragraphs"]
    settings += ["by:paragraph"] if by_paragraph else []
    settings += [f"refined:{joined}"] if refine else []
    settings += [f"set:{len(fixed)}+{len(forbidden)}"] if fixed or forbidden else []
    signature = "|".join([*settings, f"v:{__version__}"])
    return Alignment(*ready.documents, *ready.sentences, beads, signature)


def explain(
    source: Document | str | Sequence[str],
    target: Document | str | Sequence[str],
    bead: int,
    *,
    encoder: str | Encoder = "builtin",
    langs: tuple[str, str] = ("ko", "en"),
    segmented: bool = False,
) -> tuple[Alignment, Explanation]:
    """Align two texts and take the score of one bead apart.

    Args:
        source: as for ``align``.
        target: as for ``align``.
        bead: number of the bead in the alignment, from 0.

    Raises:
        InputError: there is no such bead.
    """
    ready = _prepare(source, target, encoder, langs, segmented, _silent)
    alignment = align(source, target, encoder=encoder, langs=langs, segmented=segmented)
    if not 0 <= bead < len(alignment.beads):
        raise InputError(
            f"there is no bead {bead}", remedy=f"This alignment has beads 0 to {len(alignment.beads) - 1}."
        )
    before = alignment.beads[:bead]
    near = sum(len(other.source) for other in before), sum(len(other.target) for other in before)
    explanation = explain_bead(
        alignment.beads[bead],
        *ready.vectors,
        *ready.lengths,
        near=near,
        source_clues=ready.clues[0],
        target_clues=ready.clues[1],
    )
    return alignment, explanation


@dataclass(frozen=True, slots=True)
class _Ready:
    """Two texts split and encoded, source and target side by side."""

    documents: tuple[Document, Document]
    sentences: tuple[tuple[Sentence, ...], tuple[Sentence, ...]]
    vectors: tuple[NDArray[np.float32], NDArray[np.float32]]
    lengths: tuple[NDArray[np.float64], NDArray[np.float64]]
    clues: tuple[Clues, Clues]
    encoder: Encoder


def _prepare(
    source: Document | str | Sequence[str],
    target: Document | str | Sequence[str],
    encoder: str | Encoder,
    langs: tuple[str, str],
    segmented: bool,
    report: Progress,
) -> _Ready:
    """Split and encode both texts."""
    import numpy as np

    first, first_sentences = _sentences(source, langs[0], "source", segmented)
    second, second_sentences = _sentences(target, langs[1], "target", segmented)
    model = load_encoder(encoder) if isinstance(encoder, str) else encoder
    texts = [sentence.text for sentence in first_sentences], [sentence.text for sentence in second_sentences]
    vectors = _encode(model, texts, report)
    breaks = _paragraph_ends(first_sentences), _paragraph_ends(second_sentences)
    return _Ready(
        (first, second),
        (first_sentences, second_sentences),
        (vectors[0], vectors[1]),
        (np.array(sentence_lengths(texts[0]), float), np.array(sentence_lengths(texts[1]), float)),
        sentence_clues(*texts, (first.lang, second.lang), breaks),
        model,
    )


# Refinement looks again at beads less sure than this, and at so many sentences on either side of them.
DOUBTFUL, AROUND = 0.9, 2


def _joined_blocks(ready: _Ready, beads: Sequence[Bead]) -> list[dict[tuple[int, int], NDArray[np.float32]]]:
    """Vectors of all blocks of two to four joined sentences near doubtful beads, of both sides."""
    doubtful = [number for number, bead in enumerate(beads) if bead.confidence < DOUBTFUL]
    near = {
        other for number in doubtful for other in (number - 1, number, number + 1) if 0 <= other < len(beads)
    }
    result = []
    for side, sentences in enumerate(ready.sentences):
        touched = {index for number in near for index in (beads[number].source, beads[number].target)[side]}
        wanted = {index + shift for index in touched for shift in range(-AROUND, AROUND + 1)}
        keys = [
            (first, size)
            for first in sorted(wanted)
            for size in (2, 3, 4)
            if first >= 0 and first + size <= len(sentences)
        ]
        texts = [
            " ".join(sentence.text for sentence in sentences[first : first + size]) for first, size in keys
        ]
        vectors = ready.encoder.encode(texts)
        result.append(dict(zip(keys, vectors, strict=True)))
    return result


def _paragraph_regions(ready: _Ready) -> list[tuple[int, int, int, int]]:
    """First and last boundary of the source and of the target sentences of each bead of paragraphs."""
    import numpy as np

    starts = [
        np.flatnonzero(np.concatenate([[len(found) > 0], np.array(_paragraph_ends(found)[:-1], dtype=bool)]))
        for found in ready.sentences
    ]
    if not all(len(side) for side in starts):
        return []
    beads = align_vectors(
        *(np.add.reduceat(rows, start, axis=0) for rows, start in zip(ready.vectors, starts, strict=True)),
        *(np.add.reduceat(sizes, start) for sizes, start in zip(ready.lengths, starts, strict=True)),
        source_clues=_paragraph_clues(ready.clues[0], starts[0]),
        target_clues=_paragraph_clues(ready.clues[1], starts[1]),
    )
    ends = [
        np.append(start, len(found)).tolist() for start, found in zip(starts, ready.sentences, strict=True)
    ]
    regions = []
    i = j = 0
    for bead in beads:
        last_i, last_j = i + len(bead.source), j + len(bead.target)
        regions.append((ends[0][i], ends[0][last_i], ends[1][j], ends[1][last_j]))
        i, j = last_i, last_j
    return regions


def _paragraph_clues(clues: Clues, starts: NDArray[np.intp]) -> Clues:
    """What a paragraph states and mentions: the most that one of its sentences does."""
    import numpy as np

    facts, names = (
        None if side is None else np.maximum.reduceat(side, starts, axis=0)
        for side in (clues.facts, clues.names)
    )
    return Clues(facts, names)


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
    progress: Progress | None = None,
) -> Alignment:
    """Read one bilingual file or two files, and align them.

    Args:
        paths: one file that holds both versions, or the source and the target file, in this order.
        keep_clutter: align everything on the page, not the text alone.
        anchors: a file of fixed and forbidden pairs (``read_anchors``).

    Raises:
        ReadError: a file is missing, empty, binary, or in no known encoding; or one file holds one language only.
        LanguageError: a file is not in the language that it should be in.
    """
    source, target = read_files(paths, langs=langs, keep_clutter=keep_clutter, segmented=segmented)
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
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except FileNotFoundError as error:
        raise ReadError(
            "there is no such file", remedy="Check the name and the folder.", path=path
        ) from error
    except (OSError, UnicodeDecodeError) as error:
        raise ReadError("the file cannot be read as UTF-8 text", path=path) from error
    fixed: list[tuple[int, int]] = []
    forbidden: list[tuple[int, int]] = []
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#"):
            continue
        match line.split("\t"):
            case [source, target, *rest] if (
                source.isdecimal() and target.isdecimal() and rest in ([], [""], ["not"])
            ):
                (forbidden if rest == ["not"] else fixed).append((int(source), int(target)))
            case _:
                raise ConstraintError(
                    "this is no pair of sentences",
                    remedy="A line holds two sentence numbers, from 0, and perhaps the word not, separated by tabs.",
                    path=path,
                    line=number,
                )
    return fixed, forbidden


def read_files(
    paths: Sequence[PathLikeStr],
    *,
    langs: tuple[str, str] = ("ko", "en"),
    keep_clutter: bool = False,
    segmented: bool = False,
) -> tuple[Document, Document]:
    """The source and the target document of one bilingual file or two files.

    Where a file of two holds both languages (a page with a translation above the original), its part in the language
    asked for is taken. A Korean and an English file in the wrong order are put right.
    """
    one_of_each = set(langs) == {"ko", "en"}
    if len(paths) == 1:
        documents = read(paths[0], keep_clutter=keep_clutter, keep_lines=segmented)
        if len(documents) < 2:
            raise InputError(
                f"the file holds only one language ({language_name(documents[0].lang)})",
                remedy="Give two files, or one with both versions of the text.",
                path=paths[0],
            )
        both = {document.lang: document for document in documents}
        source, target = (both.get(lang, document) for lang, document in zip(langs, documents, strict=True))
    else:
        first, second = (
            read(
                path, keep_clutter=keep_clutter, keep_lines=segmented, langs=None if one_of_each else (lang,)
            )
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


def _sentences(
    side: Document | str | Sequence[str], lang: str, name: str, segmented: bool
) -> tuple[Document, tuple[Sentence, ...]]:
    """A side as a document and its sentences."""
    if isinstance(side, str):
        side = Document(name, lang, normalize("NFC", side))
    if isinstance(side, Document):
        check_language(side)
        return side, split_lines(side) if segmented else split(side)
    texts = [" ".join(normalize("NFC", text).split()) for text in side]
    sentences = []
    start = 0
    for number, text in enumerate(texts):
        sentences.append(Sentence(text, start, start + len(text), number))
        start += len(text) + 1
    return Document(name, lang, "\n".join(texts)), tuple(sentences)


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
    """Non-space characters + 1."""
    return [len("".join(text.split())) + 1 for text in texts]


def sentence_clues(
    source: Sequence[str],
    target: Sequence[str],
    langs: tuple[str, str],
    breaks: tuple[Sequence[bool], Sequence[bool]] | None = None,
) -> tuple[Clues, Clues]:
    """What speaks for a pair of sentences besides vectors and lengths: numbers, names, paragraphs.

    Args:
        breaks: whether a paragraph ends with each sentence, of both sides; ``None`` if that is not known.
    """
    import numpy as np

    sides: list[list[Mapping[str, float]]] = [
        [find_facts(text, lang) for text in texts]
        for texts, lang in zip((source, target), langs, strict=True)
    ]
    source_facts, target_facts = fact_arrays(sides[0], sides[1])
    source_names, target_names = name_arrays(*name_clues(source, target, langs))
    ends = (None, None) if breaks is None else tuple(np.array(side, dtype=bool) for side in breaks)
    return Clues(source_facts, source_names, ends[0]), Clues(target_facts, target_names, ends[1])


def _paragraph_ends(sentences: Sequence[Sentence]) -> list[bool]:
    """Whether a paragraph ends with each sentence."""
    following = [sentence.paragraph for sentence in sentences[1:]]
    return [
        sentence.paragraph != after for sentence, after in zip(sentences, [*following, None], strict=False)
    ]


def _silent(stage: str, done: int, total: int) -> None:
    """No progress is wanted."""
