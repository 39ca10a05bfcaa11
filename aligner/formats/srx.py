"""Our segmentation rules for CAT tools: SRX 2.0, and the file of OmegaT before version 4.

In:   the tables of the sentences room: abbreviations, endings of Korean sentences.
Out:  ``rules.srx``, or ``segmentation.conf``.
Not:  splitting text (sentences/); those rules look further than regular expressions of a break can.
Idea: a tool tries the rules in order, and at each place the first that fits decides; so exceptions stand first.
      A rule is a regular expression for the text before a place and one for the text after it (SRX 2.0, GALA 2008).
      Patterns keep to what ICU and Java both have; look-behind is bounded.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..sentences.abbreviations import (
    ABBREVIATIONS,
    BEFORE_A_NAME,
    BEFORE_A_NUMBER,
    BEFORE_A_ROMAN_NUMBER,
    COMPANIES,
    NEVER_ENDS,
    SENTENCE_STARTERS,
    STREETS,
)
from ..sentences.endings import CLEAR_ENDINGS, QUESTION_ENDINGS
from ..sentences.english import DAY, MONTH
from ..sentences.labels import CIRCLED, LABELS, LIST_SYLLABLES
from .export import Written
from .whole_files import write_whole

if TYPE_CHECKING:
    import os
    from collections.abc import Callable, Iterable

    from lxml import etree

__all__ = ["SEGMENTATION_WRITERS", "BreakRule", "break_rules", "write_segmentation_conf", "write_srx"]

_SRX = "http://www.lisa.org/srx20"


@dataclass(frozen=True, slots=True)
class BreakRule:
    """One rule of SRX.

    Attributes:
        cuts: True to cut the text at a place that fits, False to keep it together there.
        before: regular expression for the text that ends at the place.
        after: regular expression for the text that begins there.
        why: what the rule is about, in words.
    """

    cuts: bool
    before: str
    after: str
    why: str


def _either(words: Iterable[str], *, capital: bool = False) -> str:
    """The words as alternatives, longest first; what never matches for none.

    ``capital``: only written with a capital.
    """
    ordered = sorted(words, key=lambda word: (-len(word), word))
    escaped = (
        re.escape(word[0].upper() + word[1:] if capital else word).replace(r"\-", "-") for word in ordered
    )
    return "|".join(escaped) or "(?!)"


_CLOSING = "[”’»》」』)\\]\"']"
_HANGUL = "[\\uAC00-\\uD7A3]"
#: A note mark that is glued to the end: 줄었다.¹, 1250.[1]
_NOTES = r"(?:\[[^\[\]]{1,20}\]|[¹²³⁰⁴-⁹]{1,4}|[*†‡§]{1,3}|\d{1,3}\))*"
_END_MARK = r"\s*(?:[(\[【<]\s*(?:끝|계속|END|[Ee]nd)\s*[)\]】>]|-\s?(?:0|끝|END|[Ee]nd)\s?-|###|끝\.\s*$)"
_NUMBER = (
    rf"(?:\d{{1,3}}(?:[.\-]\d{{1,3}}){{0,4}}|[A-Za-z]|[{LIST_SYLLABLES}ㄱ-ㅎ]|[ivx]{{1,5}}|[IVXLC]{{1,7}}"
    rf"|[{CIRCLED}])"
)


def _latin_exceptions() -> tuple[BreakRule, ...]:
    may_end = _either(ABBREVIATIONS - BEFORE_A_NAME)
    month = _either(word for word in BEFORE_A_NAME if re.fullmatch(f"(?i:{MONTH})t?", word))
    starter = rf"\s+[“‘\"(]?(?:{_either(SENTENCE_STARTERS, capital=True)})\b"
    return (
        BreakRule(False, r"[.?!．]", _END_MARK, "a mark that closes a report: (끝), -0-"),
        BreakRule(False, rf"^\s*[(\[]?{_NUMBER}[)\]]?\.[)\]]?", r"\s", "number of a list item"),
        BreakRule(
            False,
            rf"^\s*[(\[<]?(?i:{_either(LABELS['en'])})\s{_NUMBER}[)\]>]?\.",
            r"\s",
            "a label: Table 1., Annex B.",
        ),
        BreakRule(
            True,
            rf"(?:\b[A-Z][a-z]{{1,20}}|\d(?:st|nd|rd|th)) (?i:{_either(STREETS)})\.",
            starter,
            "a street ends a sentence if a word follows that starts one: on Main St. The",
        ),
        BreakRule(
            True, rf"\b(?i:{month})\.", starter, "a month ends a sentence if a word follows that starts one"
        ),
        BreakRule(False, rf"\b(?i:{_either(NEVER_ENDS)})\.", r"\s", "never an end: e.g., vs."),
        BreakRule(
            False,
            rf"\b(?:{_either(BEFORE_A_NAME, capital=True)})\.",
            r"\s",
            "a title or a month: Mr. Kim, Sept. 13",
        ),
        BreakRule(False, rf"\b(?i:{_either(BEFORE_A_NUMBER)})\.", r"\s*\d", "before a number: No. 3"),
        BreakRule(
            False,
            rf"\b(?i:{_either(BEFORE_A_ROMAN_NUMBER)})\.",
            r"\s+[IVXLC]+\b",
            "before a Roman number: Vol. II",
        ),
        BreakRule(
            False,
            r"\b(?i:[ap]\.\s?m)\.",
            rf"\s+(?:\(|\d|(?:{MONTH}|{DAY})[a-z]*\b|[A-Za-z]+ [Tt]ime\b|[A-Z]{{2,4}}\b)",
            "time of day and date: 10 a.m. Sept. 13",
        ),
        BreakRule(
            True,
            rf"\b(?:(?i:{may_end})|[A-Z])\.",
            starter,
            "an abbreviation ends a sentence if a word follows that starts one: in the U.S. The",
        ),
        BreakRule(False, rf"\b(?i:{may_end})\.", r"\s", "any other abbreviation"),
        BreakRule(False, r"\b(?:[A-Z]\.){1,3}", r"\s+[A-Z]", "initials: J.K. Rowling"),
        BreakRule(
            False,
            rf"(?:[.?!…]{_CLOSING}+|[!?])",
            r"\s+[a-z]",
            'an exclamation or quotation inside: "Long live!" and',
        ),
        BreakRule(False, r"[!?][\"”’)]*", r"\s*(?:--|[–—])\s*[a-z]", "a dash: there! -- you have it"),
        BreakRule(
            False,
            "!",
            rf"\s(?:{_either(COMPANIES, capital=True)})\b",
            "a name with an exclamation mark: Yahoo! Inc.",
        ),
        BreakRule(False, r"\.", r"\s\.", "words left out: . . ."),
        BreakRule(False, r"(?<=\. )\.", r"\s[a-z]", "words left out: . . . and"),
        BreakRule(
            False,
            r"\b(?:[A-Z][\w.\-]*|\w{1,3}|\.\.)\.",
            r"\s+[a-z]",
            "a short form that no table knows, or a pause",
        ),
    )


def _korean_exceptions() -> tuple[BreakRule, ...]:
    return (
        BreakRule(
            False,
            rf"^\s*(?:제?\s?\d{{1,3}}\s?[조항장절편호부](?:의\s?\d{{1,2}})?|{_NUMBER})(?:-\d{{1,3}})?\.",
            r"\s",
            "number of a list item or an article",
        ),
        BreakRule(
            False,
            rf"^\s*[(\[<【]?(?:{_either(LABELS['ko'])})\s{{0,3}}{_NUMBER}[)\]>】]?\.",
            r"\s",
            "a label: 그림 2., 별표 1.",
        ),
        BreakRule(False, r"\d\.", r"\s*\d", "a date or a number: 2023. 9. 14., 6.15"),
        BreakRule(
            False,
            r"(?<=[“《「『][^”》」』]{0,300})[.?!…]+",
            r"\s+(?=[^“”》」』]{0,300}[”》」』][^\s.?!])",
            "in a quotation that the sentence continues: “가자! 어서.”라고",
        ),
        BreakRule(False, r"(?<=[(（][^)）]{0,200})[.?!]+", r"[^(（]{0,200}[)）]", "in brackets"),
        BreakRule(
            False,
            rf"[.?!…]+{_CLOSING}+",
            r"\s+(?:이?라고|이?라며|이?라면서|이?라는|고|하고|하며|하면서|하는|라던|며|면서)[\s,.]",
            "a quoting particle written apart",
        ),
        BreakRule(
            False,
            r"[.?!]",
            r"\s+(?:이?라고|이?라는|이?라며|이?라면서|하시고|하시며|하시면서|하면서|하며)[\s,.]",
            "a quotation without marks",
        ),
        BreakRule(False, r"…", r"\s", "an ellipsis is a comma in headlines"),
    )


def _korean_breaks() -> tuple[BreakRule, ...]:
    opens = rf"(?:{_HANGUL}|[“‘《「『A-Z]|(?!\d{{1,3}}\))\d)"
    return (
        BreakRule(True, rf"[.?!．？！]+{_CLOSING}*{_NOTES}", r"\s", "the end of a sentence"),
        BreakRule(True, r"^\s*[네예응음][.．]", opens, "an answer, and a lost space: 네．그렇다"),
        BreakRule(True, rf"[。｡]{_CLOSING}*", r"\s*[^\s]", "a full-width full stop needs no space"),
        BreakRule(
            True,
            rf"(?:{_HANGUL}다|{'|'.join(CLEAR_ENDINGS).replace('[가-힣]', _HANGUL)})[.．]",
            opens,
            "a lost space: 하였다.그는, but not 로동자.농민",
        ),
        BreakRule(
            True,
            rf"{_HANGUL}[{''.join(sorted(QUESTION_ENDINGS))}][?？]",
            opens,
            "a lost space after a question",
        ),
        BreakRule(True, rf"{_HANGUL}[!！]", opens, "a lost space after an exclamation"),
    )


def _english_breaks() -> tuple[BreakRule, ...]:
    return (
        BreakRule(True, rf"[.?!…]+{_CLOSING}*{_NOTES}", r"\s", "the end of a sentence"),
        BreakRule(
            True,
            r"[a-z]{2}[.?!][”’)\"]*",
            rf"(?:{_either(SENTENCE_STARTERS, capital=True)})[\s,]",
            "a lost space: occupied.The talks",
        ),
    )


@cache
def break_rules() -> tuple[tuple[str, str, tuple[BreakRule, ...]], ...]:
    """For each language its name, a pattern of its codes, and its rules: at a place the first that fits decides."""
    latin = _latin_exceptions()
    return (
        ("Korean", "[Kk][Oo].*", _korean_exceptions() + latin + _korean_breaks()),
        ("English", "[Ee][Nn].*", latin + _english_breaks()),
    )


def write_srx(path: str | os.PathLike[str]) -> Written:
    """Write the rules as SRX 2.0, for OmegaT 4 and later, Okapi, memoQ and others.

    Raises:
        WriteError: the file cannot be written.
    """
    from lxml import etree

    names: Any = {None: _SRX}
    root = etree.Element(f"{{{_SRX}}}srx", {"version": "2.0"}, names)
    header = etree.SubElement(root, f"{{{_SRX}}}header", segmentsubflows="yes", cascade="no")
    for kind, include in (("start", "no"), ("end", "yes"), ("isolated", "no")):
        etree.SubElement(header, f"{{{_SRX}}}formathandle", type=kind, include=include)
    body = etree.SubElement(root, f"{{{_SRX}}}body")
    rules = etree.SubElement(body, f"{{{_SRX}}}languagerules")
    for name, _, listed in break_rules():
        language = etree.SubElement(rules, f"{{{_SRX}}}languagerule", languagerulename=name)
        for rule in listed:
            language.append(etree.Comment(f" {rule.why.replace('--', '- -')} "))
            each = etree.SubElement(language, f"{{{_SRX}}}rule", {"break": "yes" if rule.cuts else "no"})
            etree.SubElement(each, f"{{{_SRX}}}beforebreak").text = rule.before
            etree.SubElement(each, f"{{{_SRX}}}afterbreak").text = rule.after
    maps = etree.SubElement(body, f"{{{_SRX}}}maprules")
    for name, pattern, _ in break_rules():
        etree.SubElement(maps, f"{{{_SRX}}}languagemap", languagepattern=pattern, languagerulename=name)
    return _write(root, path)


def write_segmentation_conf(path: str | os.PathLike[str]) -> Written:
    """Write the rules as ``segmentation.conf``, the only form that OmegaT takes before version 4.

    It goes into the folder ``omegat`` of a project.

    Raises:
        WriteError: the file cannot be written.
    """
    from lxml import etree

    def bean(parent: etree._Element, kind: str) -> etree._Element:
        adding = etree.SubElement(parent, "void", method="add")
        return etree.SubElement(adding, "object", {"class": f"org.omegat.core.segmentation.{kind}"})

    def new_list(parent: etree._Element, name: str) -> etree._Element:
        place = etree.SubElement(parent, "void", property=name)
        return etree.SubElement(place, "object", {"class": "java.util.ArrayList"})

    def tell(parent: etree._Element, name: str, kind: str, value: str) -> None:
        etree.SubElement(etree.SubElement(parent, "void", property=name), kind).text = value

    root = etree.Element("java", {"version": "1.8.0", "class": "java.beans.XMLDecoder"})
    settings = etree.SubElement(root, "object", {"class": "org.omegat.core.segmentation.SRX"})
    maps = new_list(settings, "mappingRules")
    for name, pattern, listed in break_rules():
        language = bean(maps, "MapRule")
        tell(language, "language", "string", name)
        tell(language, "pattern", "string", pattern)
        rules = new_list(language, "rules")
        for rule in listed:
            each = bean(rules, "Rule")
            tell(each, "beforebreak", "string", rule.before)
            tell(each, "afterbreak", "string", rule.after)
            tell(each, "breakRule", "boolean", "true" if rule.cuts else "false")
    # Without a version OmegaT takes the file for an old one and adds its own rules.
    tell(settings, "version", "string", "0.2.2")
    return _write(root, path)


def _write(root: etree._Element, path: str | os.PathLike[str]) -> Written:
    from lxml import etree

    # By this a file of ours is known, which the next run may replace.
    root.insert(0, etree.Comment(" aligner: rules for Korean and English "))
    with write_whole(path) as stream:
        stream.write(etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True))
    return Written(Path(path), rows=sum(len(listed) for _, _, listed in break_rules()))


SEGMENTATION_WRITERS: dict[str, Callable[[str | os.PathLike[str]], Written]] = {
    ".conf": write_segmentation_conf,
    ".srx": write_srx,
}
