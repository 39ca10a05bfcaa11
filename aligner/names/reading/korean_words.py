"""Where names can stand in a Korean sentence.

In:   the text of one sentence.
Out:  tokens, and for each token the places where a name may end: before titles, particles or kind words.
Not:  choosing among the candidates (mentions/ for one text, pairing/ for two).
Idea: DPRK spacing glues titles and particles to a name (띄여쓰기규정, article 3: 리순실동사무장), writes
      lists without a space after the comma, and keeps the inner spaces of foreign names. So a name starts
      where a token starts and ends where the rest of a token is nothing but titles, kind words and particles.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from ...errors import SeedError
from ...hangul import is_korean_name, split_surname, split_syllable
from ...limits import NAME_WORDS, WORD_LETTERS
from ...seeds import Words, alternatives
from .lexicon import load_lexicon

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = [
    "NOT_KOREAN_NAMES",
    "PARTICLES",
    "PLACE_WORDS",
    "Cut",
    "KoreanText",
    "Token",
    "cuts",
    "foreignness",
    "is_common_korean_name",
    "is_post",
    "korean_name_lengths",
    "looks_foreign",
    "read_tail",
    "tokens",
    "town",
]

# Case and topic particles, forms of the copula and of 등, as they follow a name without a space.
PARTICLES = Words("particles", "after_name")
# Particles behind which no second one stands.
_CLOSING = Words("particles", "closing")

# Adverbs, conjunctions, pronouns and numerals that sound like somebody's name.
NOT_KOREAN_NAMES = Words("stop_words", "no_name", "ko")

# What sort of place or body a proper name is bound to; it stays outside the name.
PLACE_WORDS = Words("kinds", "after_name")

_TOKEN = re.compile(r"[가-힣]+")
_RUN = re.compile(r"[가-힣A-Za-z0-9.&-]+")


@dataclass(frozen=True, slots=True)
class Token:
    """A run of Hangul in a sentence.

    Attributes:
        text: as printed.
        start: its first syllable in the sentence.
        end: behind its last.
        gap: what stands between it and the run before, or the beginning of the sentence.
    """

    text: str
    start: int
    end: int
    gap: str

    @property
    def is_joined(self) -> bool:
        """True if only a space, hyphen or middle dot parts it from the token before."""
        return self.gap in (" ", "-", "·", "‧", "・")


class KoreanText:
    """A Korean sentence and its runs of Hangul.

    Attributes:
        text: the sentence; of one with more words than ``limits.NAME_WORDS``, what stands before the first too many.
        tokens: its runs of Hangul.
    """

    def __init__(self, text: str) -> None:
        """Take a sentence apart."""
        found, most = tokens(text), NAME_WORDS.most
        self.text = text if len(found) <= most else text[: found[most].start]
        self.tokens: tuple[Token, ...] = found[:most]

    @cached_property
    def word_starts(self) -> tuple[int, ...]:
        """Where the word begins that each token stands in: digits, Latin letters and hyphens belong to it."""
        runs = [(found.start(), found.end()) for found in _RUN.finditer(self.text)]
        starts, run = [], 0
        for token in self.tokens:
            while runs[run][1] <= token.start:
                run += 1
            starts.append(runs[run][0])
        return tuple(starts)


@dataclass(frozen=True, slots=True)
class Cut:
    """A place where a name may end inside a token.

    Attributes:
        length: syllables of the token that belong to the name.
        tail: how the rest reads: ``"title"``, ``"place"``, ``"particle"`` or ``""`` (nothing follows).
        title: the first title after the name, ``""`` if none.
    """

    length: int
    tail: str
    title: str = ""


def tokens(text: str) -> tuple[Token, ...]:
    """The runs of Hangul in a sentence; what is longer than any word is none.

    >>> [token.text for token in tokens("박태성동지,외무성 부상")]
    ['박태성동지', '외무성', '부상']
    """
    found = []
    before = 0
    longest = WORD_LETTERS.most
    for match in _TOKEN.finditer(text):
        if match.end() - match.start() > longest:
            continue
        found.append(Token(match.group(), match.start(), match.end(), text[before : match.start()]))
        before = match.end()
    return tuple(found)


@cache
def _particle_patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Patterns of what may follow titles, place words, and a name itself."""
    particle = alternatives(PARTICLES)
    # 지하철도를 is no 지하철 with 도 and 를.
    particles = rf"(?:{particle})|(?!(?:{alternatives(_CLOSING)})(?:{particle}))(?:{particle})(?:{particle})"
    return (
        re.compile(rf"(?:들)?(?:{particles})?"),
        re.compile(rf"(?:들)?(?:{particle})?"),
        re.compile(particles),
    )


class _Forms:
    """Words that follow one another without a space.

    Some are made of others (비서실장, 비서 and 실장): a pattern would try every way to cut a long run of them.
    """

    def __init__(self, forms: Iterable[str]) -> None:
        self.forms = frozenset(forms)
        self.lengths = sorted({len(form) for form in self.forms if form}, reverse=True)

    def at(self, text: str, start: int) -> Iterator[int]:
        """Where those end that stand at a place, the longest first."""
        for length in self.lengths:
            if text[start : start + length] in self.forms and start + length <= len(text):
                yield start + length

    def ends(self, text: str, start: int) -> Iterator[int]:
        """Where a row of them may end that begins at a place, the place itself among them."""
        waiting, seen = [start], {start}
        while waiting:
            here = waiting.pop()
            yield here
            for end in self.at(text, here):
                if end not in seen:
                    seen.add(end)
                    waiting.append(end)


@cache
def _titles() -> _Forms:
    facts = load_lexicon().titles
    return _Forms(form for fact in facts for form in (fact.ko, fact.ko_south) if " " not in form)


@cache
def _places() -> _Forms:
    return _Forms(PLACE_WORDS)


# Particles with one shape behind a consonant and another behind a vowel.
_BEHIND_CONSONANT = re.compile(r"이|(?:은|을|과|으로)\S*")
_BEHIND_VOWEL = re.compile(r"(?:는|를|와|가)(?!운데)\S*")


def _follows(last: str, particle: str) -> bool:
    """False for a particle that has another shape behind a syllable (그레이 is no 그레 with 이: that is 그레가)."""
    if not "가" <= last <= "힣":
        return True  # nothing tells how G7 is read
    if _BEHIND_CONSONANT.fullmatch(particle):
        return bool(split_syllable(last).final)
    return not (_BEHIND_VOWEL.fullmatch(particle) and split_syllable(last).final)


@cache
def cuts(token: str) -> tuple[Cut, ...]:
    """Every place where a name that starts the token may end, longest name first.

    >>> [(cut.length, cut.tail) for cut in cuts("뿌찐동지는")][-1]
    (2, 'title')
    """
    found = [Cut(len(token), "")]
    for length in range(len(token) - 1, 0, -1):
        rest = token[length:]
        sort, title = read_tail(rest)
        if sort and (sort != "particle" or _follows(token[length - 1], rest)):
            found.append(Cut(length, sort, title))
    return tuple(found)


@cache
def read_tail(rest: str) -> tuple[str, str]:
    """How what follows a name in its token reads (see ``Cut``), and the first title in it; empty if it is unknown.

    >>> read_tail("동지는"), read_tail("에서"), read_tail("문지기")
    (('title', '동지'), ('particle', ''), ('', ''))
    """
    behind_title, behind_place, particle = _particle_patterns()
    for end in _titles().at(rest, 0):
        if any(behind_title.fullmatch(rest, at) for at in _titles().ends(rest, end)):
            return "title", rest[:end]
    if particle.fullmatch(rest):
        return "particle", ""
    is_place = any(at and behind_place.fullmatch(rest, at) for at in _places().ends(rest, 0))
    return ("place", "") if is_place else ("", "")


@cache
def is_post(token: str) -> bool:
    """True if the token reads as a title or an office (``국방상``, ``대통령공보관``, ``비서들인``), not as
    a name with one.

    >>> is_post("공업무역상"), is_post("대통령공보관"), is_post("비서들인")
    (True, True, True)
    >>> is_post("만뚜로브"), is_post("꼬줴먀꼬장관"), is_post("김덕훈총리")
    (False, False, False)
    """
    bare = re.sub(r"(?:들인|들|이며|이고|인|이신|이시며|이자|이던)$", "", token) or token
    posts = _posts()
    if bare in posts or (bare.startswith("전") and bare[1:] in posts):
        return True
    # One-syllable offices (왕, 양, 군) end too many other words; only 상, "minister", makes compounds freely.
    if bare.endswith("상") and len(bare) >= 3 and not looks_foreign(bare[:-1]):
        return True
    for length in range(1, len(bare) - 1):
        if bare[length:] in posts:
            stem = _without_country(bare[:length])
            if stem in posts:
                return True
            return not looks_foreign(stem) and not is_korean_name(stem)
    return False


# Countries in one syllable, as they stand before an office.
_COUNTRY_SYLLABLES = Words("person_words", "country", "ko")


def _without_country(stem: str) -> str:
    """The stem without the name of a country in front of it (로씨야측위원장 is no name with 위원장, nor 미국무장관)."""
    if stem in _COUNTRY_SYLLABLES:
        return ""
    forms = _named_forms()
    longest = next((length for length in range(len(stem), 0, -1) if stem[:length] in forms), 0)
    return stem[longest:]


@cache
def _named_forms() -> frozenset[str]:
    """Korean forms of countries, places and bodies."""
    return frozenset(form for fact in load_lexicon().named for form in (fact.ko, fact.ko_south))


@cache
def _posts() -> frozenset[str]:
    """Offices of more than one syllable, and 상; courtesy titles (동지, 각하) are none."""
    facts = (fact for fact in load_lexicon().titles if fact.role == "post")
    forms = {form for fact in facts for form in (fact.ko, fact.ko_south)}
    return frozenset(form for form in forms if " " not in form and (len(form) > 1 or form == "상"))


# Log-odds from which a word counts as part of a foreign name.
_FOREIGN = 0.7


@cache
def looks_foreign(text: str) -> bool:
    """True if the syllables of a word are rather those of foreign names than of Korean words.

    >>> [word for word in ("뿌찐", "라브로브", "중앙위원회", "조", "대통령") if looks_foreign(word)]
    ['뿌찐', '라브로브', '조']
    """
    return bool(text) and foreignness(text) >= _FOREIGN


@cache
def foreignness(text: str) -> float:
    """Log-odds (natural logarithm) of a word's syllables standing in a foreign name, all together; 0 says nothing.

    Learned by training/foreign_syllables.py from names in Southern spelling and running text.
    """
    table = _foreign_syllables()
    return sum(table.get(part, 0.0) for part in (*text[:-1], f"{text[-1]}$"))


@cache
def _foreign_syllables() -> dict[str, float]:
    """Log-odds of syllables, learned by ``training/foreign_syllables.py``; ``$`` marks the end of a word."""
    path = Path(__file__).resolve().parents[2] / "data" / "foreign_syllables.tsv"
    try:
        lines = path.read_text(encoding="utf-8").splitlines()[1:]
        return {syllable: float(value) for syllable, value in (line.split("\t") for line in lines)}
    except (OSError, ValueError) as error:
        raise SeedError(
            "the table of syllables is missing or damaged",
            remedy="Install the package again: pip install --force-reinstall aligner.",
            path=path,
        ) from error


def is_common_korean_name(text: str) -> bool:
    """True if a word has the shape of a Korean person's name and a surname that most Koreans bear.

    In running text the other surnames (위, 지, 인 ...) are more often the start of another word: where nothing but the
    shape speaks for a name, or against an office, this is asked and not :func:`aligner.hangul.is_korean_name`.

    >>> is_common_korean_name("임천일"), is_common_korean_name("위원장"), is_common_korean_name("뿌찐")
    (True, False, False)
    """
    return is_korean_name(text) and split_surname(text)[0] in load_lexicon().common_surnames


def korean_name_lengths(token: str) -> tuple[int, ...]:
    """How many syllables of the token can be a Korean person's surname and given name.

    One-syllable surnames take one to three given syllables, two-syllable surnames one or two.

    >>> korean_name_lengths("박태성동지")
    (3, 2, 4)
    """
    surnames = load_lexicon().surnames
    lengths: list[int] = []
    if token[:2] in surnames and len(token[:2]) == 2:
        lengths += [4, 3]
    if token[:1] in surnames:
        lengths += [3, 2, 4]
    return tuple(dict.fromkeys(length for length in lengths if length <= len(token)))


_TOWNS = Words("kinds", "town")


@cache
def town(tail: str) -> str:
    """The word for a town or province that a name ends with where English has the name alone (만포시, Manpho)."""
    for ending in _TOWNS:
        rest = tail.removeprefix(ending)
        if tail.startswith(ending) and (not rest or read_tail(rest)[0] == "particle"):
            return ending
    return ""
