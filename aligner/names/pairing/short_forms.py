"""Persons whom the Korean text names in full where the English one gives the surname alone.

In:   the pairs of an alignment's beads.
Out:  those pairs; where only a part of a Korean name was found, the whole of it.
Not:  which entry is short for which (aligner.glossary.full_forms).
Idea: 옌스 스똘뗀베르그 is printed as "Stoltenberg", and 스똘뗀베르그 is nothing that the Korean text prints. Only a
      part that stands by itself elsewhere (뿌찐대통령) is a form of its own. A Korean name has no such part: where
      한덕수 is known to be Han Duck-soo, a "Han" in its bead is his.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from ...model import Mention, NamePair
from ..mentions.find import person_spans
from ..reading.english_words import Word, is_capital
from ..reading.forms import FormFinder
from ..reading.korean_words import cuts, korean_name_lengths
from ..reading.span import Span
from .score import SURNAME_ALONE

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

    from ..reading.sentences import KoreanSentence, Texts

__all__ = ["surnames_alone", "whole_names", "with_initials"]


def whole_names(texts: Texts, pairs: Sequence[NamePair]) -> Iterator[NamePair]:
    """The pairs, those of a part of a Korean name with the whole of it.

    A part that stands by itself somewhere in the text (뿌찐대통령) is a form of its own, and stays.

    Args:
        texts: the two texts.
        pairs: of all their beads.
    """
    whole = _whole(texts, pairs)
    alone = {
        texts.ko_text(span)
        for text in texts.korean
        for span in _readings_of_words(text)
        if not any(around.contains(span) for around in whole.get(text.index, ()))
    }
    for pair in pairs:
        part = Span(pair.ko.sentence, pair.ko.start, pair.ko.end)
        around = [span for span in whole.get(part.sentence, ()) if span.contains(part)]
        is_name = pair.kind in ("person", "term") and pair.steps
        if not around or not is_name or pair.ko.text in alone:
            yield pair
            continue
        longest = max(around, key=lambda span: span.end - span.start)
        ko = Mention(texts.ko_text(longest), "person", *longest)
        yield replace(pair, ko=ko, en=replace(pair.en, kind="person"), kind="person")


def _readings_of_words(text: KoreanSentence) -> Iterator[Span]:
    """Every stretch of a sentence that can be a name of one word."""
    for token in text.tokens:
        for cut in cuts(token.text):
            yield Span(text.index, token.start, token.start + cut.length)


_INITIALS = re.compile(r"(?<![\w.])(?:(?:[A-Z]\. ?)+|[A-Z]{1,2} )$")
# Characters that initials take up.
_MOST_INITIALS = 60


def with_initials(texts: Texts, pair: NamePair) -> NamePair:
    """The pair of a person with the initials that stand before the name, if the Korean form has more than a surname.

    울라지미르 뿌찐 is printed as "V. Putin"; 뿌찐 alone is still "Putin".
    """
    ko = _led_by_initials(pair.ko, texts.korean[pair.ko.sentence].text)
    en = _led_by_initials(pair.en, texts.english[pair.en.sentence].text)
    # JD 밴스, JD Vance: the same letters in both languages belong to the name.
    same = _initials(ko, pair.ko) and _initials(ko, pair.ko) == _initials(en, pair.en)
    if pair.kind != "person" or not (same or (" " in ko.text and "." in en.text)):
        return pair
    return replace(pair, ko=ko, en=en)


def _initials(led: Mention, bare: Mention) -> str:
    """What stands before a name, its letters alone."""
    return re.sub(r"[^A-Z]", "", led.text[: bare.start - led.start])


def _led_by_initials(mention: Mention, text: str) -> Mention:
    found = _INITIALS.search(text, max(0, mention.start - _MOST_INITIALS), mention.start)
    if found is None or found.group().strip() in ("U.S.", "U.K.", "U.N."):
        return mention
    return replace(mention, text=text[found.start() : mention.end], start=found.start())


def _whole(texts: Texts, pairs: Sequence[NamePair]) -> dict[int, list[Span]]:
    """Where the Korean text has names of several words, by sentence: paired somewhere, or with a title before them."""
    spans = person_spans([side.text for side in texts.korean], "ko")
    paired = FormFinder({pair.ko.text for pair in pairs if pair.kind == "person" and " " in pair.ko.text})
    ends = {(pair.ko.sentence, pair.ko.end) for pair in pairs}
    found: dict[int, list[Span]] = {}
    for side in texts.korean:
        found[side.index] = [
            span
            for span in spans.get(side.index, ())
            if (side.index, span.end) in ends and " " in texts.ko_text(span)
        ]
        for start, names in paired.by_start(side.text).items():
            found[side.index] += [Span(side.index, start, start + len(name)) for name in names]
    return found


def surnames_alone(texts: Texts, pairs: Sequence[NamePair], beads: Sequence[int]) -> Iterator[NamePair]:
    """Further pairs: a Korean's full name, known from elsewhere in the text, and his surname alone.

    Args:
        texts: the two texts.
        pairs: of all their beads.
        beads: numbers of the beads to look in.
    """
    latin: dict[str, set[str]] = {}
    for pair in pairs:
        if (
            pair.kind == "person"
            and " " not in pair.ko.text
            and len(pair.ko.text) in korean_name_lengths(pair.ko.text)
        ):
            latin.setdefault(pair.ko.text, set()).add(pair.en.text.split()[0])
    taken = {(pair.en.sentence, pair.en.start) for pair in pairs}
    named = {(pair.bead, pair.ko.text) for pair in pairs}
    order = {ko: place for place, ko in enumerate(latin)}
    for bead in beads:
        where = _korean_mentions(texts, bead, latin)
        for ko in sorted(where, key=order.__getitem__):
            word = _surname(texts, bead, latin[ko], taken) if (bead, ko) not in named else None
            if word is None:
                continue
            i, start = where[ko]
            j, found = word
            yield NamePair(
                Mention(ko, "person", i, start, start + len(ko)),
                Mention(found.text, "person", j, found.start, found.end),
                "person",
                SURNAME_ALONE,
                bead,
            )


def _korean_mentions(texts: Texts, bead: int, names: Container[str]) -> dict[str, tuple[int, int]]:
    """Sentence and place where a bead has each of some names of persons for the first time."""
    found: dict[str, tuple[int, int]] = {}
    for i in texts.beads[bead][0]:
        for token in texts.korean[i].tokens:
            for length in korean_name_lengths(token.text):
                if token.text[:length] in names:
                    found.setdefault(token.text[:length], (i, token.start))
    return found


def _surname(
    texts: Texts, bead: int, surnames: set[str], taken: set[tuple[int, int]]
) -> tuple[int, Word] | None:
    """Sentence and word where a bead has one of the surnames with no given name."""
    for j in texts.beads[bead][1]:
        words = texts.english[j].words
        headline = texts.english[j].reading.is_headline
        for index, word in enumerate(words):
            if word.text not in surnames or (j, word.start) in taken:
                continue
            following = words[index + 1] if index + 1 < len(words) else None
            if following is None or following.gap != " " or not is_capital(following) or headline:
                return j, word
    return None
