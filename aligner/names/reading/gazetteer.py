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
from typing import TYPE_CHECKING, NamedTuple

from .forms import FormFinder, begins_hangul, stands_alone
from .generic_words import is_body
from .korean_words import cuts, is_post, korean_name_lengths, looks_foreign, read_tail
from .lexicon import Fact, load_lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from ...model import Kind
    from .korean_words import Token

__all__ = ["Listed", "korean_forms", "listed_in_english", "listed_in_korean", "table_forms_in"]


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
def _finder(lang: str) -> FormFinder:
    """Looks for every form of the tables; the words for mountains also without their full stop."""
    forms = _forms(lang)
    return FormFinder((*forms, *(form.replace("Mt.", "Mt") for form in forms if "Mt." in form)))


class Listed(NamedTuple):
    """A stretch of a sentence that stands in the tables.

    Attributes:
        facts: what may be meant, in the order of the tables.
        start: its first character in the sentence.
        end: behind its last.
        kind: what the first fact names.
    """

    facts: tuple[Fact, ...]
    start: int
    end: int
    kind: Kind


def listed_in_english(text: str) -> Iterator[Listed]:
    """The stretches of an English sentence that stand in the tables, in reading order, the longest at each place."""
    forms = _forms("en")
    plain = text.replace("’", "'")
    position = 0
    for start, found in _finder("en").by_start(plain).items():
        if start < position:
            continue
        form = next((form for form in found if stands_alone(plain, start, start + len(form))), None)
        if form is not None:
            position = start + len(form)
            facts = forms[form if form in forms else form.replace("Mt ", "Mt. ")]
            yield Listed(facts, start, position, facts[0].kind)


def table_forms_in(text: str) -> dict[int, list[str]]:
    """The Korean forms of the tables that begin at each place of a sentence, the longest first, wherever they stand."""
    return _finder("ko").by_start(text)


def listed_in_korean(
    text: str, tokens: Sequence[Token], found: Mapping[int, Sequence[str]], *, compounds: bool = False
) -> Iterator[Listed]:
    """The stretches of a Korean sentence that stand in the tables, the longest at each place; then glued titles.

    A form counts only where the rest of its token is titles, kind words and particles: 조선 is not found in 남조선, nor
    동지 in 동지적.

    Args:
        text: a sentence.
        tokens: the runs of Hangul in it.
        found: of :func:`table_forms_in`.
        compounds: take longer names also as the first part of another word (조선로동당창건).
    """
    forms = _forms("ko")
    position = 0
    for start, beginning in found.items():
        if start < position or not begins_hangul(text, start):
            continue
        end = _end_of_longest(text, start, beginning, compounds=compounds)
        if end is None:
            continue
        facts = forms[text[start:end]]
        yield Listed(facts, start, end, facts[0].kind)
        position = end
        if facts[0].kind in ("country", "organization") and (office := _office_at(text, end)):
            yield Listed(forms[office], end, end + len(office), "title")
            position = end + len(office)
    yield from _glued_titles(tokens)


def _glued_titles(tokens: Sequence[Token]) -> Iterator[Listed]:
    """Offices written together with the name before them (뿌찐대통령)."""
    forms = _forms("ko")
    for token in tokens:
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
                yield Listed(facts, start, start + len(cut.title), "title")
            break


def korean_forms() -> dict[str, tuple[Fact, ...]]:
    """Korean forms of countries, places, institutions and titles, with their facts."""
    return _forms("ko")


def _office_at(text: str, start: int) -> str:
    """The office that stands behind a country in one word (로씨야대통령); empty if none does."""
    forms = _forms("ko")
    tail = _hangul_from(text, start)
    for length in range(len(tail), 1, -1):
        office = tail[:length]
        if office in forms and any(fact.role == "post" for fact in forms[office]):
            rest = tail[length:]
            return office if not rest or read_tail(rest)[0] else ""
    return ""


_HANGUL = re.compile(r"[가-힣]*")


def _hangul_from(text: str, start: int) -> str:
    """The run of Hangul that begins at a place of a text; empty if none does."""
    found = _HANGUL.match(text, start)
    return found.group() if found else ""


# Syllables from which a name is not the beginning of another word by chance.
_LONG_NAME = 3


def _end_of_longest(text: str, start: int, found: Sequence[str], *, compounds: bool) -> int | None:
    """Where the longest form ends, of those that begin at a place, after which the token may end; ``None``: nowhere."""
    first_part: int | None = None
    for form in found:
        length = len(form)
        fact = _forms("ko")[form][0]
        tail = _hangul_from(text, start + length)
        one_syllable = length == 1 or fact.role == "honorific"
        if not tail or (not one_syllable and read_tail(tail)[0]):
            return start + length
        if first_part is None and compounds and length >= _LONG_NAME and fact.kind != "title":
            # 프랑스전력공사 is a name of its own.
            ends = (cut.length for cut in cuts(form + tail) if cut.tail in ("", "particle"))
            if tail.startswith("장") or any(is_body((form + tail)[:end]) for end in ends if end > length):
                return None
            first_part = start + length
    return first_part
