"""``aligner align``: two texts in, sentence pairs out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ..errors import InputError
from ..language_codes import base_language, language_name
from .options import (
    LARGEST,
    AlignmentOutputs,
    Anchors,
    ByParagraph,
    Day,
    EncoderName,
    Force,
    KeepClutter,
    KeepCode,
    Level,
    MaxSize,
    MinConfidence,
    OneToOne,
    Prefer,
    Preference,
    Refine,
    Segmented,
    SourceCode,
    SourceLanguage,
    Table,
    TargetCode,
    TargetLanguage,
    UnitLevel,
)
from .outputs import STDOUT, check_outputs, write_outputs
from .pictures import is_picture, with_pictures, write_output
from .progress import Bar
from .talk import say

if TYPE_CHECKING:
    from ..glossary import Glossary
    from ..model import Alignment

__all__ = ["align"]


def align(
    texts: Annotated[
        list[Path],
        typer.Argument(
            metavar="KO EN | BILINGUAL",
            help="Two files, or one that holds both versions: text, HTML, DOCX, HWP, PDF, tables, subtitles ...; "
            "- is the standard input. Three files or more are taken as by aligner compare.",
            show_default=False,
        ),
    ],
    output: AlignmentOutputs = None,
    segmented: Segmented = False,
    encoder: EncoderName = "builtin",
    src: SourceLanguage = "ko",
    tgt: TargetLanguage = "en",
    max_size: MaxSize = LARGEST,
    one_to_one: OneToOne = False,
    by_paragraph: ByParagraph = False,
    anchors: Anchors = None,
    prefer: Prefer = Preference.exact,
    refine: Refine = False,
    keep_clutter: KeepClutter = False,
    keep_code: KeepCode = False,
    date: Day = None,
    show_clutter: Annotated[
        bool, typer.Option("--show-clutter", help="List what was left out of the texts, and why.")
    ] = False,
    strict: Annotated[
        bool,
        typer.Option(
            "--strict", help="Stop with exit code 1 if the texts do not look like translations of each other."
        ),
    ] = False,
    with_names: Annotated[
        bool, typer.Option("--with-names/--no-names", help="Names on the HTML page.")
    ] = True,
    table: Table = None,
    level: UnitLevel = Level.sentence,
    min_confidence: MinConfidence = 0.0,
    src_code: SourceCode = None,
    tgt_code: TargetCode = None,
    force: Force = False,
) -> None:
    """Align the sentences of two versions of a text."""
    outputs = output or []
    if len(texts) > 2:
        # As aligner compare, which offers only what works with several translations.
        for name, used in (
            ("--segmented", segmented),
            ("--by-paragraph", by_paragraph),
            ("--anchors", anchors),
            ("--max-size", max_size != LARGEST),
            ("--one-to-one", one_to_one),
            ("--prefer", prefer is not Preference.exact),
            ("--refine", refine),
            ("--date", date),
            ("--show-clutter", show_clutter),
            ("--strict", strict),
            ("--level", level is not Level.sentence),
            ("--min-confidence", min_confidence),
            ("--src-code", src_code),
            ("--tgt-code", tgt_code),
        ):
            if used:
                raise typer.BadParameter(f"{name} works with one translation only.")
        from .compare import show_translations

        show_translations(
            texts,
            outputs,
            encoder=encoder,
            langs=(src, tgt),
            keep_clutter=keep_clutter,
            keep_code=keep_code,
            table=table,
            force=force,
        )
        return
    from ..formats import ALIGNMENT_WRITERS, alignment_lines

    check_outputs(outputs, with_pictures(ALIGNMENT_WRITERS, outputs), texts, force=force, is_new=True)
    from ..alignment import AlignSettings
    from ..documents import ReadSettings
    from ..pipeline import align_files

    settings = AlignSettings(
        langs=(src, tgt),
        max_size=1 if one_to_one else max_size,
        by_paragraph=by_paragraph,
        prefer=prefer.value,
        refine=refine,
    )
    reading = ReadSettings(segmented=segmented, keep_clutter=keep_clutter, keep_code=keep_code, date=date)
    with Bar() as bar:
        alignment = align_files(
            texts, encoder=encoder, settings=settings, reading=reading, anchors=anchors, progress=bar
        )
    if show_clutter:
        _tell_clutter(alignment)
    _check_pair(alignment, strict)
    # A glossary tells when a name was seen; JSONL is what it is made of.
    if not (alignment.source.date or alignment.target.date) and any(
        path == STDOUT or path.lower().endswith(".jsonl") for path in outputs
    ):
        say("no date found; give one with --date")
    names = _names(alignment) if with_names and any(_is_page(path) for path in outputs) else None
    write_outputs(
        outputs,
        lambda path: write_output(
            alignment,
            path,
            encoder=encoder,
            glossary=names,
            level=level.value,
            min_confidence=min_confidence,
            source_code=src_code,
            target_code=tgt_code,
        ),
        lambda: alignment_lines(alignment),
        force=force,
    )
    if table or (table is None and not outputs):
        from .tables import console, pair_table

        console().print(pair_table(alignment))
    say(_summary(alignment))


# Below this probability a person should look whether the right two files were given.
_UNLIKELY = 0.5


def _check_pair(alignment: Alignment, strict: bool) -> None:
    """Say if the texts are probably no translations of each other.

    Raises:
        InputError: that would be an error, and they are not.
    """
    probability = alignment.probability
    if probability is None or probability >= _UNLIKELY:
        return
    problem = f"the two texts do not look like translations of each other (probability {probability:.0%})"
    if strict:
        raise InputError(
            problem, remedy="Check that they belong together; without --strict they are aligned."
        )
    say(f"warning: {problem}")


def _is_page(path: str) -> bool:
    return Path(path).suffix.lower() == ".html" and not is_picture(path)


def _names(alignment: Alignment) -> Glossary | None:
    """The names of a Korean-English alignment; other languages have none yet."""
    if {base_language(document.lang) for document in (alignment.source, alignment.target)} != {"ko", "en"}:
        return None
    from ..glossary import build_glossary

    names: Glossary = build_glossary([alignment])
    return names


def _summary(alignment: Alignment) -> str:
    """One line: how many pairs, how sure, and what stays alone."""
    from ..formats.confidence_level import level

    pairs = [bead for _, _, bead in alignment.pairs()]
    doubtful = sum(level(bead) == "doubtful" for bead in pairs)
    paired = sum(len(bead.source) for bead in pairs), sum(len(bead.target) for bead in pairs)
    alone = [
        f"{total - done} {language_name(document.lang)}"
        for document, total, done in zip(
            (alignment.source, alignment.target),
            (len(alignment.source_sentences), len(alignment.target_sentences)),
            paired,
            strict=True,
        )
    ]
    noun = "pair" if len(pairs) == 1 else "pairs"
    clutter = len(alignment.source.clutter) + len(alignment.target.clutter)
    lines = "1 line" if clutter == 1 else f"{clutter} lines"
    left_out = f"; {lines} left out as clutter (--show-clutter lists them)" if clutter else ""
    return (
        f"{len(pairs)} sentence {noun}, {doubtful} of them doubtful; "
        f"without counterpart: {' and '.join(alone)} sentences{left_out}"
    )


def _tell_clutter(alignment: Alignment) -> None:
    """What was left out, one line each."""
    if not alignment.source.clutter and not alignment.target.clutter:
        say("nothing was left out of the texts")
    for document in (alignment.source, alignment.target):
        for item in document.clutter:
            first, *more = item.text.split("\n")
            rest = f" ... and {len(more)} lines more" if more else ""
            say(f"left out of {document.id}, line {item.line} ({item.reason}): {first}{rest}")
