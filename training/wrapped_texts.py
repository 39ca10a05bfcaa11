"""Texts with broken lines, made from running prose, of which every paragraph is known.

In:   ``dev/`` and ``train/`` of the data folder: sentences in running order, headlines, messages.
Out:  MadeText: lines as they would stand in a file, and the paragraphs that they are.
Not:  learning (training/wrapping.py), the elements of a text (wrapped_elements.py).
Idea: a text of one kind is a row of elements (paragraphs, headings, lists, code ...), each broken by the kind's way
      of breaking lines. Half of the kinds have no broken line at all: what must stay is as much asked as what must be
      joined.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random
from typing import TYPE_CHECKING

from .line_breakers import (
    Breaker,
    at_names,
    by_columns,
    by_letters,
    by_phrases,
    by_words,
    fitted,
    hyphenated,
    ragged,
    uneven,
)
from .wrapped_elements import (
    EITHER,
    GOES_ON,
    START,
    MadeText,
    Style,
    made_heading,
    made_mixed,
    made_paragraph,
    made_shifted,
    made_style,
    made_title,
    made_whole,
)

if TYPE_CHECKING:
    from .wrapped_sources import Sources

__all__ = ["EITHER", "GOES_ON", "KINDS", "START", "MadeText", "make_texts"]

Maker = Callable[["Sources", str, Random, str], MadeText]


def _wrapped(breaker: Callable[[Random], Breaker]) -> Maker:
    def make(sources: Sources, lang: str, rng: Random, kind: str) -> MadeText:
        return made_mixed(sources, lang, made_style(breaker(rng), rng), rng, kind)

    return make


def _blocks(breaker: Callable[[Random], Breaker]) -> Maker:
    """Blocks of lines without a common width, a paragraph each."""

    def make(sources: Sources, lang: str, rng: Random, kind: str) -> MadeText:
        made = MadeText(kind, lang)
        story = sources.story(lang, rng)
        style = Style(breaker(rng))
        for _ in range(rng.choice([1, 1, 2, 5])):
            if rng.random() < 0.2:
                made_heading(made, style, sources, rng)
            made_paragraph(made, style, " ".join(next(story) for _ in range(rng.randint(2, 6))))
        return made

    return make


def _clauses(sources: Sources, lang: str, rng: Random, kind: str) -> MadeText:
    """A list of clauses, each a sentence broken off, with marks or without."""
    made = MadeText(kind, lang)
    story = sources.story(lang, rng)
    breaker = rng.choice([by_words(rng.randint(40, 80)), uneven(rng, 30, 70), by_words(1000)])
    marked = lang == "ko" or rng.random() < 0.6
    mark = rng.choice(["- ", "1. ", "(1) ", "• "]) if marked else ""
    hang = " " * len(mark) if rng.random() < 0.5 else ""
    end = rng.choice([",", ";", ""]) if marked else rng.choice([",", ";"])
    apart = rng.random() < 0.3
    for number in range(rng.randint(3, 7)):
        text = re.sub(r"[.?!]+[\"'”’]*$", "", next(story)) + end
        first = mark.replace("1", str(number + 1))
        made.add(first + text, made_shifted(breaker, text, first, hang))
        if apart:
            made.blank()
    return made


def _cues(sources: Sources, lang: str, rng: Random, kind: str) -> MadeText:
    """Subtitles, a cue a line: a sentence over one to four lines, no blank line."""
    made = MadeText(kind, lang)
    story = sources.story(lang, rng)
    breaker = by_phrases(rng, rng.randint(24, 70))
    between = rng.choice([0, 0, 0, 1])
    for _ in range(rng.randint(10, 60)):
        sentence = next(story)
        made.add(sentence, breaker(sentence, 0, 0))
        if between and rng.random() < 0.3:
            made.blank()
    return made


def _clause_lines(sources: Sources, lang: str, rng: Random, kind: str) -> MadeText:
    """Paragraphs in which every sentence, and some clauses, begin a line."""
    made = MadeText(kind, lang)
    story = sources.story(lang, rng)
    breaker = by_phrases(rng, rng.randint(50, 110))
    for _ in range(rng.randint(2, 8)):
        for number in range(rng.randint(1, 4)):
            sentence = next(story)
            made.add(sentence, breaker(sentence, 0, 0), first=EITHER if number else START)
        made.blank()
    return made


def _sentences(sources: Sources, lang: str, rng: Random, kind: str) -> MadeText:
    made = MadeText(kind, lang)
    story = sources.story(lang, rng)
    bare = rng.random() < 0.3
    for _ in range(rng.choice([2, 3, 5, 8, 25])):
        sentence = next(story)
        made_whole(made, [re.sub(r"[.]+$", "", sentence) if bare else sentence], rng.choice([0, 0, 0, 1]))
    return made


def _verses(sources: Sources, lang: str, rng: Random, kind: str) -> MadeText:
    """Scripture, a verse a line, with or without full stops."""
    made = MadeText(kind, lang)
    made_whole(made, sources.verses(lang, rng, rng.choice([4, 12, 30])))
    return made


def _paragraph_lines(sources: Sources, lang: str, rng: Random, kind: str) -> MadeText:
    made = MadeText(kind, lang)
    story = sources.story(lang, rng)
    between = rng.choice([0, 1])
    for _ in range(rng.choice([2, 2, 3, 5, 10])):
        if rng.random() < 0.3:
            made_whole(made, [made_title(sources, lang, rng)], between)
        made_whole(made, [" ".join(next(story) for _ in range(rng.randint(1, 5)))], between)
    return made


def _page(sources: Sources, lang: str, rng: Random, kind: str) -> MadeText:
    """A page of the web, a paragraph a line: menus, headline, date, report, other headlines and teasers."""
    made = MadeText(kind, lang)
    between = rng.choice([0, 0, 1, 1, 2])
    story = sources.story(lang, rng)

    def titles(most: int) -> list[str]:
        return [
            made_title(sources, lang, rng)[: rng.choice([12, 30, 90])].strip()
            for _ in range(rng.randint(0, most))
        ]

    if rng.random() < 0.4:
        made_whole(made, titles(8), 0)
        made.blank(between)
    made.add(title := made_title(sources, lang, rng), [title])
    made.blank(between)
    if rng.random() < 0.5:
        day = rng.choice(
            [
                "2019-04-25",
                "April 25, 2019",
                "주체108(2019)년 4월 25일",
                "2019.04.25 14:02",
                "www.kcna.kp (Juche108.4.25.)",
            ]
        )
        made.add(day, [day])
        made.blank(between)
    for _ in range(rng.choice([1, 2, 3, 6, 12])):
        text = " ".join(next(story) for _ in range(rng.choice([1, 1, 2, 3])))
        if rng.random() < 0.15:
            made.add(title := made_title(sources, lang, rng), [title])
            made.blank(between)
        made.add(text, [text])
        made.blank(between)
        if rng.random() < 0.1:
            mark = rng.choice(["* ", "- ", "• ", "1. ", "○ "])
            for number in range(rng.randint(2, 5)):
                item = mark.replace("1", str(number + 1)) + rng.choice(
                    [next(story), made_title(sources, lang, rng)]
                )
                made.add(item, [item])
                made.blank(0 if between < 2 else 1)
    for title in titles(10) if rng.random() < 0.5 else ():
        made.add(title, [title])
        made.blank(between)
        if rng.random() < 0.4:
            teaser = next(story)[: rng.randint(40, 90)].strip() + rng.choice(["", "...", "…"])
            made.add(teaser, [teaser])
            made.blank(between)
    return made


def _titles(sources: Sources, lang: str, rng: Random, kind: str) -> MadeText:
    made = MadeText(kind, lang)
    take = rng.choice([sources.title, sources.message])
    titles = [take(lang, rng) for _ in range(rng.choice([3, 6, 20, 60]))]
    if rng.random() < 0.3:
        titles = [title[0].lower() + title[1:] for title in titles]
    if rng.random() < 0.3:
        titles.sort()
    made_whole(made, titles)
    return made


def _poem(sources: Sources, lang: str, rng: Random, kind: str) -> MadeText:
    """Stanzas of short lines, a phrase each; English ones begin with capitals."""
    made = MadeText(kind, lang)
    story = sources.story(lang, rng)
    marks = rng.random() < 0.4
    size = rng.randint(2, 5)
    phrases: list[str] = []
    count = size * rng.randint(1, 5)
    while len(phrases) < count:
        for phrase in re.split(
            r"[.,;:?!]+\s*|(?<=[고며면서])\s(?!있)|\s(?=(?:and|but|which|that|when|where)\s)", next(story)
        ):
            words = re.sub(r"[\"“”'’()]", "", phrase).split()[: 8 if lang == "en" else 5]
            if len(words) > (3 if lang == "en" else 1):
                line = " ".join(words)
                phrases.append(line[:1].upper() + line[1:])
    for start in range(0, count, size):
        lines = [
            phrase + (rng.choice(["", ",", ",", ";"]) if marks else "")
            for phrase in phrases[start : start + size]
        ]
        if marks:
            lines[-1] = lines[-1].rstrip(",;") + "."
        made_whole(made, lines)
    return made


def _talk(sources: Sources, lang: str, rng: Random, kind: str) -> MadeText:
    """Who says what, a line each."""
    made = MadeText(kind, lang)
    names = ["Anna", "Peter", "Mr. Song"] if lang == "en" else ["영희", "철수", "박동무"]
    form = rng.choice(["{0}: {1}", "“{1}”", "- {1}", '"{1}"', "{0}. {1}"])
    for _ in range(rng.randint(4, 15)):
        made_whole(made, [form.format(rng.choice(names), sources.spoken(lang, rng))], rng.choice([0, 0, 1]))
    return made


def _turns(sources: Sources, lang: str, rng: Random, kind: str) -> MadeText:
    """Korean and English in turns, by line or by wrapped paragraph."""
    made = MadeText(kind, lang)
    wrapped = rng.random() < 0.5
    breakers = {"ko": by_columns(rng.randint(50, 80)), "en": by_words(rng.randint(50, 80))}
    between = rng.choice([0, 1])
    bare = rng.random() < 0.3
    order = rng.choice([("ko", "en"), ("en", "ko")])
    for pair in sources.pairs(rng, rng.randint(3, 12)):
        for side in order:
            text = pair[side]
            text = text.rstrip(".") if bare and not wrapped else text
            made.add(text, breakers[side](text, 0, 0) if wrapped else [text])
            made.blank(between)
    return made


def _pages(sources: Sources, lang: str, rng: Random, kind: str) -> MadeText:
    """Wrapped text with a page break or a blank line inside sentences."""
    made = MadeText(kind, lang)
    story = sources.story(lang, rng)
    width = rng.randint(50, 80)
    breaker = by_columns(width) if lang == "ko" else by_words(width)
    gap = rng.choice([[""], ["\f"], ["", "\f", ""], ["", ""]])
    loose = rng.random() < 0.5  # each paragraph may be broken, or one in four
    for _ in range(rng.randint(2, 9)):
        text = " ".join(next(story) for _ in range(rng.randint(1, 4)))
        lines = made_shifted(breaker, text, "", "")
        inside = [n for n in range(1, len(lines)) if not re.search(r"[.?!”\"]$", lines[n - 1])]
        if inside and (loose or rng.random() < 0.25):
            at = rng.choice(inside)
            lines[at:at] = gap
        made.add(text, lines)
        made.blank()
    return made


def _cut_paragraphs(sources: Sources, lang: str, rng: Random, kind: str) -> MadeText:
    """A paragraph a line, some of them cut by a blank line or a page break inside a sentence."""
    made = MadeText(kind, lang)
    story = sources.story(lang, rng)
    gap = rng.choice([[""], [""], ["\f"], ["", "\f", ""]])
    for _ in range(rng.randint(2, 8)):
        words = " ".join(next(story) for _ in range(rng.choice([1, 1, 2, 4]))).split()
        places = [n for n in range(2, len(words) - 1) if _breaks_off(words[n - 1], words[n])]
        lines = [" ".join(words)]
        if places and rng.random() < 0.5:
            at = rng.choice(places)
            lines = [" ".join(words[:at]), *gap, " ".join(words[at:])]
        made.add(" ".join(words), lines)
        made.blank()
    return made


def _breaks_off(before: str, after: str) -> bool:
    """Whether a reader sees that a sentence goes on between two words."""
    if before[-1] in ".?!:;”\"'’)":
        return False
    return bool(after[0].islower() or re.search(r"[을를은는의에와과며고면지한된할]$", before))


def _double_spaced(sources: Sources, lang: str, rng: Random, kind: str) -> MadeText:
    """A blank line after every line; more than one between paragraphs."""
    made = MadeText(kind, lang)
    story = sources.story(lang, rng)
    width = rng.randint(45, 80)
    breaker = by_columns(width) if lang == "ko" else by_words(width)
    for _ in range(rng.randint(2, 8)):
        text = " ".join(next(story) for _ in range(rng.randint(2, 5)))
        made.add(text, "\n\n".join(breaker(text, 0, 0)).split("\n"))
        made.blank(rng.choice([2, 3]))
    return made


def _letters(rng: Random) -> Breaker:
    kept = rng.random() < 0.3
    if rng.random() < 0.5:
        return by_letters(
            rng.randint(20, 60), columns=False, whole_latin=rng.random() < 0.3, keep_spaces=kept
        )
    return by_letters(rng.randint(40, 90), columns=True, whole_latin=rng.random() < 0.8, keep_spaces=kept)


#: Kind -> its maker, and the languages in which it is made.
KINDS: dict[str, tuple[Maker, tuple[str, ...]]] = {
    "words": (_wrapped(lambda rng: by_words(rng.randint(28, 90))), ("ko", "en")),
    "columns": (_wrapped(lambda rng: by_columns(rng.randint(40, 90))), ("ko",)),
    "letters": (_wrapped(_letters), ("ko",)),
    "hyphenated": (_wrapped(lambda rng: hyphenated(rng.randint(34, 72))), ("en",)),
    "fitted": (_wrapped(lambda rng: fitted(rng.randint(50, 80))), ("en", "ko")),
    "ragged": (_wrapped(lambda rng: ragged(rng, rng.randint(40, 80))), ("ko", "en")),
    "names": (_blocks(at_names), ("en",)),
    "uneven": (_blocks(lambda rng: uneven(rng, 12, rng.randint(30, 60))), ("ko", "en")),
    "phrases": (_blocks(lambda rng: by_phrases(rng, rng.randint(25, 60))), ("ko", "en")),
    "clauses": (_clauses, ("ko", "en")),
    "cues": (_cues, ("ko", "en")),
    "clause lines": (_clause_lines, ("ko", "en")),
    "sentences": (_sentences, ("ko", "en")),
    "verses": (_verses, ("ko", "en")),
    "paragraph lines": (_paragraph_lines, ("ko", "en")),
    "page": (_page, ("ko", "en")),
    "titles": (_titles, ("ko", "en")),
    "poem": (_poem, ("ko", "en")),
    "talk": (_talk, ("ko", "en")),
    "turns": (_turns, ("ko",)),
    "pages": (_pages, ("ko", "en")),
    "cut paragraphs": (_cut_paragraphs, ("ko", "en")),
    "double spaced": (_double_spaced, ("ko", "en")),
}


def make_texts(sources: Sources, count: int, seed: int = 0) -> list[MadeText]:
    """Texts of every kind and language.

    Args:
        sources: the prose to break.
        count: texts of a kind and a language.
        seed: another one gives other texts.
    """
    made = []
    for kind, (maker, languages) in KINDS.items():
        for lang in languages:
            for number in range(count):
                rng = Random(f"{seed} {kind} {lang} {number}")
                made.append(maker(sources, lang, rng, kind))
    return made
