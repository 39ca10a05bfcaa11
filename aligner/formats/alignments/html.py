"""One self-contained HTML page: the two texts side by side, and the names.

In:   an Alignment and, if wanted, a Glossary.
Out:  a page that opens anywhere without a network: style and script are inside, texts are inert.
Not:  editing, the frame of the page (formats/page.py), the table of names (glossaries/html.py).
Idea: every bead is a row of a table; its confidence is a colour and a number; sentences without counterpart
      are rows like the others, because an omission is a finding. The ribbon on top draws where the texts
      meet. Without JavaScript the page is complete but for its filter.
"""

from __future__ import annotations

import os
import re
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from ...language_codes import LANGUAGE_NAMES, language_name
from ..confidence_level import DOUBTFUL, SURE, level, percent
from ..export import Export, Written
from ..glossaries.html import names_section
from ..page import as_text, beginning, counted, end
from ..whole_files import write_whole_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from ...glossary import Glossary
    from ...model import Alignment, Bead, Document, Sentence

__all__ = ["alignment_page", "write_page"]

PathLikeStr = str | os.PathLike[str]

# The ribbon draws so many shapes at most; longer texts get neighbouring beads joined.
_RIBBON_SHAPES = 300

# Kinds of names that are marked in the texts; titles and terms would mark every other word.
_MARKED = ("person", "place", "organization", "country")

_DEFAULTS = Export()

Marker = dict[str, "Callable[[str], str]"]


def write_page(alignment: Alignment, path: PathLikeStr, export: Export = _DEFAULTS) -> Written:
    """Write the page, whole or not at all.

    Args:
        alignment: two texts and the beads between them.
        path: where the file should stand.
        export: ``glossary`` gives the names to show below the texts.

    Raises:
        WriteError: the file cannot be written.
    """
    with write_whole_text(path) as file:
        file.writelines(alignment_page(alignment, export.glossary))
    return Written(Path(path), rows=len(alignment.beads))


def alignment_page(alignment: Alignment, glossary: Glossary | None = None) -> Iterator[str]:
    """The page in pieces, to be written one after the other; names are shown if a glossary is given."""
    source, target = alignment.source, alignment.target
    sides = ((source, alignment.source_sentences), (target, alignment.target_sentences))
    yield from beginning(f"{source.id} · {target.id}")
    yield '<a class="skip" href="#beads">Skip to the texts</a>\n<header class="top">\n'
    yield "<h1>Aligned texts</h1>\n"
    yield '<div class="titles">\n'
    for document, sentences in sides:
        yield _title(document, sentences)
    yield "</div>\n"
    yield _ribbon(alignment)
    yield _counts(alignment, glossary)
    yield "</header>\n"
    yield _filter()
    yield '<main id="beads">\n<table class="beads" role="table" aria-label="Sentence pairs">\n'
    yield '<thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">No.</th>'
    for document, _ in sides:
        yield f'<th role="columnheader" scope="col">{as_text(language_name(document.lang))}</th>'
    yield '<th role="columnheader" scope="col" class="badge">Confidence</th></tr></thead>\n'
    yield '<tbody role="rowgroup">\n'
    markers = _markers(glossary)
    for number, bead in enumerate(alignment.beads, 1):
        yield _row(alignment, bead, number, markers)
    yield "</tbody>\n</table>\n"
    yield '<p class="empty" hidden>No row fits the filter.</p>\n'
    if glossary is not None:
        yield from names_section(glossary)
    yield "</main>\n"
    yield from end(alignment.signature, with_script=True)


def _title(document: Document, sentences: Sequence[Sentence]) -> str:
    """A document's language, headline if it has one, file and date."""
    headline = _clipped(_headline(sentences), document.lang)
    if headline:
        headline = f'<p class="headline" lang="{as_text(document.lang)}">{as_text(headline)}</p>\n'
    facts = [_origin(document), as_text(document.date or ""), f"{counted(len(sentences), 'sentence')}"]
    return (
        f'<section class="title"><h2>{as_text(language_name(document.lang))}</h2>\n{headline}'
        f'<p class="facts">{" · ".join(fact for fact in facts if fact)}</p></section>\n'
    )


def _headline(sentences: Sequence[Sentence]) -> str:
    """The first sentence if it has a paragraph of its own, others follow, and it does not end like one; else ``""``."""
    if len(sentences) < 2 or sentences[0].paragraph == sentences[1].paragraph:
        return ""
    return "" if sentences[0].text.endswith((".", "。")) else sentences[0].text


def _origin(document: Document) -> str:
    """Where a text comes from: a link for an address, the bare name for a file."""
    if urlsplit(document.origin).scheme in ("http", "https"):
        address = as_text(document.origin)
        return f'<a href="{address}" rel="noreferrer noopener">{address}</a>'
    return as_text(re.split(r"[\\/]", document.origin)[-1] or document.id)


def _ribbon(alignment: Alignment) -> str:
    """Where the texts meet: source above, target below, each bead a band between its two places."""
    ends = []
    for sentences in (alignment.source_sentences, alignment.target_sentences):
        lengths = list(accumulate((len(sentence.text) + 1 for sentence in sentences), initial=0))
        ends.append([1000 * length / max(lengths[-1], 1) for length in lengths])
    shapes = []
    beads = alignment.beads
    position = [0, 0]
    step = max(1, -(-len(beads) // _RIBBON_SHAPES))
    for start in range(0, len(beads), step):
        group = beads[start : start + step]
        before = [ends[side][position[side]] for side in (0, 1)]
        for bead in group:
            position = [position[0] + len(bead.source), position[1] + len(bead.target)]
        after = [ends[side][position[side]] for side in (0, 1)]
        if len({level(bead) for bead in group}) == 1 and not group[0].is_paired:
            # No band: a block on the side that has the sentences.
            path = "".join(
                f"M{before[side]:.1f},{top}H{after[side]:.1f}V{top + 22}H{before[side]:.1f}Z"
                for side, top in ((0, 0), (1, 78))
                if after[side] > before[side]
            )
        else:
            (left, left_below), (right, right_below) = before, after
            path = (
                f"M{left:.1f},0H{right:.1f}V22C{right:.1f},50 {right_below:.1f},50 {right_below:.1f},78V100"
                f"H{left_below:.1f}V78C{left_below:.1f},50 {left:.1f},50 {left:.1f},22Z"
            )
        shown = _typical(group)
        shapes.append(
            f'<a href="#b{start + 1}" class="{level(shown)}" tabindex="-1"><path d="{path}">'
            f"<title>{start + 1}: {percent(shown.confidence)}</title></path></a>"
        )
    source, target = (
        as_text(language_name(document.lang)) for document in (alignment.source, alignment.target)
    )
    return (
        f'<div class="map" aria-hidden="true"><span>{source}</span><span>{target}</span>'
        '<svg viewBox="0 0 1000 100" preserveAspectRatio="none" focusable="false">'
        f"{''.join(shapes)}</svg></div>\n"
    )


def _typical(group: Sequence[Bead]) -> Bead:
    """The bead with the middle confidence of the paired ones, else the first."""
    paired = sorted((bead for bead in group if bead.is_paired), key=lambda bead: bead.confidence)
    return paired[len(paired) // 2] if paired else group[0]


def _counts(alignment: Alignment, glossary: Glossary | None) -> str:
    """How many beads of each level, and what the colours mean."""
    count = dict.fromkeys(("sure", "fair", "doubtful"), 0)
    alone = [0, 0]
    for bead in alignment.beads:
        if bead.is_paired:
            count[level(bead)] += 1
        alone[0] += 0 if bead.target else len(bead.source)
        alone[1] += 0 if bead.source else len(bead.target)
    sure, doubtful = percent(SURE), percent(DOUBTFUL)
    items = [
        ("", f"<b>{sum(count.values())}</b> pairs"),
        ("sure", f"<b>{count['sure']}</b> sure ({sure} and above)"),
        ("fair", f"<b>{count['fair']}</b> fair ({doubtful} to {sure})"),
        ("doubtful", f"<b>{count['doubtful']}</b> doubtful (below {doubtful})"),
    ]
    for number, document in zip(alone, (alignment.source, alignment.target), strict=True):
        noun = "sentence" if number == 1 else "sentences"
        items.append(
            (
                "unpaired",
                f"<b>{number}</b> {as_text(language_name(document.lang))} {noun} without counterpart",
            )
        )
    if glossary is not None:
        items.append(("", f'<a href="#names"><b>{len(glossary.entries)}</b> names</a>'))
    listed = "".join(f'<li class="{name}">{text}</li>' for name, text in items)
    return (
        f'<ul class="counts">{listed}</ul>\n'
        '<p class="explain">Confidence is the estimated probability that a row is right: that the two sides '
        "translate each other or, for a sentence alone, that it has no counterpart.</p>\n"
    )


def _filter() -> str:
    return (
        '<div class="filter" hidden><form role="search" aria-label="Filter the rows">\n'
        '<label><span>Find</span> <input type="search" name="words" placeholder="뿌찐, talks …  ( / )"'
        ' autocomplete="off" spellcheck="false"></label>\n'
        '<label><input type="checkbox" name="doubtful"> Only doubtful</label>\n'
        '<label><input type="checkbox" name="unpaired"> Only unpaired</label>\n'
        '<label class="slider">Confidence from <input type="range" name="least" min="0" max="100" value="0">'
        '<output name="bound">0 %</output></label>\n'
        '<output class="shown" aria-live="polite"></output>\n</form></div>\n'
    )


def _row(alignment: Alignment, bead: Bead, number: int, markers: Marker) -> str:
    name = level(bead)
    cells = []
    for document, sentences, indexes, override in (
        (alignment.source, alignment.source_sentences, bead.source, bead.source_override),
        (alignment.target, alignment.target_sentences, bead.target, bead.target_override),
    ):
        if not indexes and override is None:
            cells.append(
                '<td role="cell" class="text none"><span>no counterpart in '
                f"{as_text(language_name(document.lang))}</span></td>"
            )
            continue
        mark = markers.get(document.lang, as_text)
        told = ", ".join(map(str, indexes))
        paragraphs = "".join(f"<p>{mark(sentences[index].text)}</p>" for index in indexes)
        if override is not None:
            paragraphs = f"<p>{mark(override)}</p>" + (
                f"<details><summary>as printed</summary>{paragraphs}</details>" if indexes else ""
            )
        direction = ' dir="auto"' if document.lang not in LANGUAGE_NAMES else ""
        cells.append(
            f'<td role="cell" class="text" lang="{as_text(document.lang)}"{direction}'
            f' title="sentence {told} (the first is 0)">{paragraphs}</td>'
        )
    doubtful = int(bead.confidence < DOUBTFUL)
    return (
        f'<tr role="row" id="b{number}" class="{name}" data-confidence="{bead.confidence:.4f}"'
        f' data-doubtful="{doubtful}"><th role="rowheader" scope="row"><a href="#b{number}">{number}</a></th>'
        f'{"".join(cells)}<td role="cell" class="badge"><b>{percent(bead.confidence)}</b>'
        f'<span class="meter" aria-hidden="true"><i style="width:{bead.confidence:.0%}"></i></span>'
        f"<small>{name if bead.status == 'found' else bead.status}</small>"
        f"{f'<small>{as_text(bead.note)}</small>' if bead.note else ''}</td></tr>\n"
    )


def _markers(glossary: Glossary | None) -> Marker:
    """Language -> function from text to HTML, with the glossary's names underlined."""
    if glossary is None:
        return {}
    named: dict[str, dict[str, str]] = {"ko": {}, "en": {}}
    for entry in glossary.entries:
        if entry.kind in _MARKED:
            named["ko"].setdefault(entry.ko, entry.en)
            for form in (entry.en, *(variant.text for variant in entry.en_variants)):
                named["en"].setdefault(form, entry.ko)
    return {lang: _marker(lang, forms) for lang, forms in named.items() if forms}


def _marker(lang: str, forms: dict[str, str]) -> Callable[[str], str]:
    choices = "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True) if form)
    pattern = re.compile(rf"\b(?:{choices})\b" if lang == "en" else choices)

    def mark(text: str) -> str:
        pieces = []
        last = 0
        for match in pattern.finditer(text):
            pieces.append(as_text(text[last : match.start()]))
            pieces.append(f'<span class="name" title="{as_text(forms[match[0]])}">{as_text(match[0])}</span>')
            last = match.end()
        pieces.append(as_text(text[last:]))
        return "".join(pieces)

    return mark


def _clipped(text: str, lang: str) -> str:
    """The beginning of a long sentence, cut at a word."""
    limit = 60 if lang == "ko" else 110
    if len(text) <= limit:
        return text
    return text[:limit].rsplit(" ", 1)[0].rstrip(" ,;:") + " …"
