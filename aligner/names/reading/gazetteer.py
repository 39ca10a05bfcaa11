"""What the tables know in a sentence: countries, places, organizations and titles.

In:   a sentence, and seeds/lexicon.
Out:  where the forms of the tables stand, with their facts.
Not:  names that no table has (mentions/ for one text, pairing/ for two).
Idea: the longest form counts, and in Korean only where what follows in its word are titles, kind words and
      particles: 조선 is not found in 남조선, nor 동지 in 동지적.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from ...seeds import alternatives
from .generic_words import is_body
from .korean_words import cuts, is_post, korean_name_lengths, looks_foreign, read_tail, tokens
from .lexicon import Fact, load_lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ...model import Kind

__all__ = ["korean_forms", "lexicon_spans"]


@cache
def _forms(lang: str) -> dict[str, tuple[Fact, ...]]:
    """Form -> facts that may be printed so; English forms with straight apostrophes."""
    lexicon = load_lexicon()
    found: dict[str, list[Fact]] = {}
    for fact in (*lexicon.named, *lexicon.titles):
        forms = (fact.ko, fact.ko_south) if lang == "ko" else fact.en
        for form in forms:
            facts = found.setdefault(form, [])
            if fact not in facts:
                facts.append(fact)
    return {form: tuple(facts) for form, facts in found.items()}


@cache
def _form_pattern(lang: str) -> re.Pattern[str]:
    """Every form of the tables, longest first, at word starts."""
    pattern = alternatives(tuple(_forms(lang)))
    if lang == "ko":
        return re.compile(rf"(?<![가-힣])(?:{pattern})")
    # Mt Taesong, Mt. Taesong
    pattern = pattern.replace(r"Mt\.", r"Mt\.?")
    return re.compile(rf"(?<![\w-])(?:{pattern})(?!\w)")


def lexicon_spans(
    text: str, lang: str, *, compounds: bool = False
) -> Iterator[tuple[tuple[Fact, ...], int, int, Kind]]:
    """The stretches of a sentence that stand in the tables, the longest at each place.

    A Korean form counts only where the rest of its token is titles, kind words and particles: 조선 is not
    found in 남조선, nor 동지 in 동지적.

    Args:
        text: a sentence.
        lang: ``"ko"`` or ``"en"``.
        compounds: take longer Korean names also as the first part of another word (조선로동당창건).
    """
    pattern, forms = _form_pattern(lang), _forms(lang)
    plain = text.replace("’", "'") if lang == "en" else text
    position = 0
    while match := pattern.search(plain, position):
        start, end = match.span()
        form = match.group() if match.group() in forms else match.group().replace("Mt ", "Mt. ")
        if lang == "ko":
            found = _longest_korean(plain, start, forms, compounds=compounds)
            if found is None:
                position = start + 1
                continue
            form, end = found
        facts = forms[form]
        yield facts, start, end, facts[0].kind
        position = end
        if (
            lang == "ko"
            and facts[0].kind in ("country", "organization")
            and (office := _office_at(plain, end, forms))
        ):
            yield forms[office], end, end + len(office), "title"
            position = end + len(office)
    if lang == "ko":
        yield from _glued_titles(text, forms)


def _glued_titles(
    text: str, forms: dict[str, tuple[Fact, ...]]
) -> Iterator[tuple[tuple[Fact, ...], int, int, Kind]]:
    """Offices written together with the name before them (뿌찐대통령)."""
    for token in tokens(text):
        if is_post(token.text):
            continue
        for cut in reversed(cuts(token.text)):
            stem = token.text[: cut.length]
            if cut.tail != "title" or cut.length < 2:
                continue
            if len(cut.title) == 1:
                break
            named = looks_foreign(stem) or cut.length in korean_name_lengths(stem)
            facts = forms.get(cut.title, ())
            if named and stem not in forms and any(fact.role == "post" for fact in facts):
                start = token.start + cut.length
                yield facts, start, start + len(cut.title), "title"
            break


def korean_forms() -> dict[str, tuple[Fact, ...]]:
    """Korean forms of countries, places, institutions and titles, with their facts."""
    return _forms("ko")


def _office_at(text: str, start: int, forms: dict[str, tuple[Fact, ...]]) -> str:
    """The office that stands behind a country in one word (로씨야대통령); empty if none does."""
    tail = re.match(r"[가-힣]*", text[start:])
    for length in range(len(tail.group()) if tail else 0, 1, -1):
        office = text[start : start + length]
        if office in forms and any(fact.role == "post" for fact in forms[office]):
            rest = (tail.group() if tail else "")[length:]
            return office if not rest or read_tail(rest)[0] else ""
    return ""


@cache
def _longest_form() -> int:
    """Length of the longest Korean form."""
    return max(map(len, _forms("ko")), default=0)


# Syllables from which a name is not the beginning of another word by chance.
_LONG_NAME = 3


def _longest_korean(
    text: str, start: int, forms: dict[str, tuple[Fact, ...]], *, compounds: bool
) -> tuple[str, int] | None:
    """The longest form at ``start`` after which the token may end."""
    first_part: tuple[str, int] | None = None
    for length in range(min(_longest_form(), len(text) - start), 0, -1):
        form = text[start : start + length]
        if form not in forms:
            continue
        rest = re.match(r"[가-힣]*", text[start + length :])
        tail = rest.group() if rest else ""
        one_syllable = len(form) == 1 or forms[form][0].role == "honorific"
        if not tail or (not one_syllable and read_tail(tail)[0]):
            return form, start + length
        if first_part is None and compounds and length >= _LONG_NAME and forms[form][0].kind != "title":
            # 프랑스전력공사 is a name of its own.
            ends = (cut.length for cut in cuts(form + tail) if cut.tail in ("", "particle"))
            if tail.startswith("장") or any(is_body((form + tail)[:end]) for end in ends if end > length):
                return None
            first_part = form, start + length
    return first_part
