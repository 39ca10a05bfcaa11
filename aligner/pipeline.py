"""The whole story on one screen: files, documents, sentences, vectors, beads.

In:   two texts, as files, documents, strings or ready sentences.
Out:  an Alignment.
Not:  writing files (formats), printing (cli).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING
from unicodedata import normalize

from ._version import __version__
from .alignment import Clues, align_vectors, fact_arrays, find_facts, load_weights
from .documents import check_language, check_pair, language_name, read
from .embeddings import Encoder, load_encoder
from .errors import InputError, PathLikeStr
from .model import Alignment, Document, Sentence
from .names import name_arrays, name_clues
from .sentences import split, split_lines

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["align", "align_files", "read_files", "sentence_clues", "sentence_lengths"]

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
    progress: Progress | None = None,
) -> Alignment:
    """Find which sentences of two texts translate each other.

    Args:
        source: a document; or a text, a paragraph a line; or a list of sentences, which are taken as they are.
        target: the same.
        encoder: ``"builtin"``, any sentence-transformers model by name or folder, or an encoder.
        langs: languages of source and target where they are not documents.
        segmented: take each line of a document or text for one sentence.
        max_size: most sentences on one side of a bead, 1..4.
        progress: called with stage, done, total.

    Returns:
        Every sentence of both texts in exactly one bead, in order; those without counterpart in beads with an
        empty side.

    Raises:
        LanguageError: a document has no text in its language.
        EncoderError: the model cannot be loaded.

    >>> pairs = align(["안녕하십니까?", "회담은 평양에서 진행되였다."], ["The talks took place in Pyongyang."])
    >>> [(bead.source, bead.target) for bead in pairs.beads]
    [((0,), ()), ((1,), (0,))]
    """
    report = progress or _silent
    documents, sentences = [], []
    for side, lang, name in ((source, langs[0], "source"), (target, langs[1], "target")):
        document, found = _sentences(side, lang, name, segmented)
        documents.append(document)
        sentences.append(found)
    model = load_encoder(encoder) if isinstance(encoder, str) else encoder
    texts = [[sentence.text for sentence in found] for found in sentences]
    vectors = _encode(model, texts, report)
    langs = (documents[0].lang, documents[1].lang)
    breaks = (_paragraph_ends(sentences[0]), _paragraph_ends(sentences[1]))
    clues = sentence_clues(texts[0], texts[1], langs, breaks)
    report("searching", 0, 1)
    beads = align_vectors(
        vectors[0],
        vectors[1],
        sentence_lengths(texts[0]),
        sentence_lengths(texts[1]),
        source_clues=clues[0],
        target_clues=clues[1],
        max_size=max_size,
    )
    report("searching", 1, 1)
    score = load_weights().version
    signature = f"enc:{model.name}|score:{score}|max:{max_size}|clues:numbers,names,paragraphs|v:{__version__}"
    return Alignment(documents[0], documents[1], sentences[0], sentences[1], beads, signature)


def align_files(
    paths: Sequence[PathLikeStr],
    *,
    encoder: str | Encoder = "builtin",
    langs: tuple[str, str] = ("ko", "en"),
    segmented: bool = False,
    keep_clutter: bool = False,
    max_size: int = 4,
    progress: Progress | None = None,
) -> Alignment:
    """Read one bilingual file or two files, and align them.

    Args:
        paths: one file that holds both versions, or the source and the target file, in this order.
        keep_clutter: align everything on the page, not the text alone.

    Raises:
        ReadError: a file is missing, empty, binary, or in no known encoding; or one file holds one language only.
        LanguageError: a file is not in the language that it should be in.
    """
    source, target = read_files(paths, langs=langs, keep_clutter=keep_clutter, segmented=segmented)
    return align(
        source,
        target,
        encoder=encoder,
        langs=langs,
        segmented=segmented,
        max_size=max_size,
        progress=progress,
    )


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
