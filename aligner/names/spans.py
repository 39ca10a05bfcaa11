"""Find the names in one text.

In:   the sentences of a document and its language.
Out:  Mentions: persons by the words around them and by their shape; countries, places, organizations and
      titles by the tables of seeds/lexicon.
Not:  pairing mentions across languages (match.py, which also takes candidates that nothing here vouches for).
Idea: see korean.py and english.py. A name found once by its title is found again where it stands bare.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from ..errors import UnknownNameError
from ..model import Mention
from .bodies import proper_phrases
from .english import (
    NOT_NAMES,
    PLACE_HEADS,
    Word,
    is_capital,
    is_headline,
    is_title_word,
    korean_name_at,
    name_runs,
    words,
)
from .heads import is_body
from .korean import (
    NOT_KOREAN_NAMES,
    PLACE_WORDS,
    Token,
    cuts,
    foreignness,
    is_post,
    korean_name_lengths,
    looks_foreign,
    tokens,
)
from .lexicon import load_lexicon, word_list, word_set
from .listed import korean_forms, lexicon_spans

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ..model import Sentence

__all__ = [
    "find_names",
    "opens_with_title",
    "person_spans",
    "stands_before_title",
]


def find_names(sentences: Sequence[Sentence], lang: str) -> tuple[Mention, ...]:
    """Find names in the sentences of one document, in reading order, none overlapping another.

    Args:
        sentences: as ``aligner.split`` gives them; offsets of mentions count from each sentence's own start.
        lang: ``"ko"`` or ``"en"`` (or a longer BCP 47 code of one of the two).

    Raises:
        UnknownNameError: another language.

    >>> from aligner.model import Sentence
    >>> text = "로씨야련방 외무상 쎄르게이 라브로브동지가 참가하였다."
    >>> [(mention.text, mention.kind) for mention in find_names([Sentence(text, 0, len(text))], "ko")]
    [('로씨야련방', 'country'), ('외무상', 'title'), ('쎄르게이 라브로브', 'person')]
    """
    base = lang.split("-")[0].lower()
    texts = [sentence.text for sentence in sentences]
    persons = person_spans(texts, lang)
    mentions: list[Mention] = []
    for index, text in enumerate(texts):
        taken = [(start, end) for start, end in persons.get(index, ())]
        mentions += [Mention(text[start:end], "person", index, start, end) for start, end in taken]
        listed = [(start, end, kind) for _, start, end, kind in lexicon_spans(text, base, compounds=True)]
        # The longest first; of equal ones what the tables say.
        for start, end, kind in sorted(
            [*listed, *proper_phrases(text, base)], key=lambda span: span[0] - span[1]
        ):
            if all(end <= a or start >= b for a, b in taken):
                taken.append((start, end))
                mentions.append(Mention(text[start:end], kind, index, start, end))
    return tuple(sorted(mentions, key=lambda mention: (mention.sentence, mention.start)))


def person_spans(texts: Sequence[str], lang: str) -> dict[int, list[tuple[int, int]]]:
    """Where the sentences of one document name persons: start and end, by sentence.

    Raises:
        UnknownNameError: neither Korean nor English.
    """
    finders = {"ko": _korean_persons, "en": _english_persons}
    base = lang.split("-")[0].lower()
    if base not in finders:
        raise UnknownNameError("language for names", lang, finders)
    return finders[base](texts)


# --- Korean persons ---------------------------------------------------------------------------------------


def _korean_persons(texts: Sequence[str]) -> dict[int, list[tuple[int, int]]]:
    """Spans of persons, by sentence."""
    split = [tokens(text) for text in texts]
    found: dict[int, list[tuple[int, int]]] = {}
    known: set[str] = set()
    for index, sentence in enumerate(split):
        spans = list(_titled_korean(sentence))
        found[index] = spans
        known.update(texts[index][start:end] for start, end in spans)
    # A name that some title vouched for is found where it stands bare.
    for index, sentence in enumerate(split):
        for position, token in enumerate(sentence):
            for cut in cuts(token.text):
                start = token.start
                end = token.start + cut.length
                name = token.text[: cut.length]
                if name in known and all(end <= a or start >= b for a, b in found[index]):
                    found[index].append((start, end))
                    break
            del position
    return found


def _titled_korean(sentence: tuple[Token, ...]) -> Iterator[tuple[int, int]]:
    """Names that a title stands next to; of overlapping ones the longest."""
    found: list[tuple[int, int]] = []
    table = korean_forms()
    for position, token in enumerate(sentence):
        options = cuts(token.text)
        place = min((cut.length for cut in options if cut.tail == "place"), default=99)
        attached = [
            cut.length
            for cut in options
            if cut.tail == "title"
            and cut.length <= place
            and token.text[: cut.length] not in table
            and _vouches(cut.title, token.text[: cut.length])
        ]
        if (
            token.text in table
            or _is_office(token.text)
            or any(is_post(token.text[:length]) for length in attached)
        ):
            continue
        if token.text in NOT_KOREAN_NAMES or token.text in PLACE_WORDS:
            continue
        if not attached and token.text.endswith(_ATTRIBUTE_ENDINGS):
            continue
        after = stands_before_title(sentence, position) and not _has_case(token.text)
        start = _foreign_start(sentence, position)
        before = start > 0 and sentence[start].gap == " " and is_post(sentence[start - 1].text)
        length = _name_length(token, attached, stands_free=after)
        if not (attached or after or before) or length < 2:
            continue
        name = token.text[:length]
        shaped = length in korean_name_lengths(name)
        if name in NOT_KOREAN_NAMES:
            continue
        words_before = [part.text for part in sentence[start:position]]
        following = sentence[position + 1].text if position + 1 < len(sentence) else ""
        if not attached and not _may_stand_free([*words_before, name], following, shaped=shaped):
            continue
        if looks_foreign(name) or start < position:
            found.append((sentence[start].start, token.start + length))
        elif shaped and (length >= 3 or before or "동" in token.text[length:]):
            found.append((token.start, token.start + length))
    found.sort(key=lambda span: (span[0] - span[1], span))
    for number, (start, end) in enumerate(found):
        if all(end <= a or start >= b for a, b in found[:number]):
            yield start, end


def _has_case(token: str) -> bool:
    """True if a name with a case particle: it does something, and no title is meant to follow."""
    stems = [token[: cut.length] for cut in cuts(token) if token[cut.length :] in _CASES]
    surnames = load_lexicon().common_surnames
    return any(looks_foreign(stem) or (len(stem) == 3 and stem[0] in surnames) for stem in stems)


_CASES = word_set("는 를 을 와 과 의 에게 께서 가 은")


def _may_stand_free(parts: list[str], following: str, *, shaped: bool) -> bool:
    """True if a word that only stands beside a title, not glued to one, can be a name.

    Most words before 대통령 or 대표 are none (유명한 감독, 지난해 후보): Korean names have three syllables and a
    common surname there, foreign ones clearly foreign syllables.
    """
    name = parts[-1]
    if name.endswith(_WORD_ENDINGS):
        return False
    if shaped and len(parts) == 1 and len(name) in (2, 3) and name[0] in load_lexicon().common_surnames:
        # 최태원 회장, 한룡국 상, but 정보국 국장
        is_given = len(name) == 3 and name.endswith(_GIVEN_ENDINGS) and not following.startswith(name[-1])
        return (is_given or not name.endswith(_BODY_ENDINGS)) and (not name.endswith("은") or len(name) == 3)
    if name.endswith(_BODY_ENDINGS):
        return False
    return sum(map(foreignness, parts)) >= _CLEARLY_FOREIGN


# Log-odds of the syllables from which a word is taken for foreign although no title is glued to it.
_CLEARLY_FOREIGN = 2.0

# Endings of words that are no names.
_WORD_ENDINGS = word_list(
    "는 을 를 에 적 의 와 과 며 면 고 한 된 던 할 게 써 니 까 들 들이 들은 에는 에서 으로 이며 하여 되여"
)


def _vouches(title: str, stem: str) -> bool:
    """True if the title, glued to this stem, says that the stem is a person."""
    if title in _WEAK_TITLES:
        return False
    return looks_foreign(stem) or all(fact.role != "group" for fact in korean_forms().get(title, ()))


# Endings of verbs before a noun; such a word is no name.
_ATTRIBUTE_ENDINGS = word_list(
    """
    하는 되는 하신 있는 없는 였던 시는 의 에서 에서의
    """
)

# What bodies, not people, end in.
_BODY_ENDINGS = word_list(
    """
    회 부 당 성 국 원 소 측 단 군 처 사 관 실 시 도 구
    """
)


# Those that end given names as well.
_GIVEN_ENDINGS = word_list("성 국 원 관 시 도 구")

# Titles that are as often part of a word, or that places have too; they vouch for nothing by themselves.
_WEAK_TITLES = word_set(
    """
    상 왕 양 군 님 옹 경 부 검사 감독 선수 신부 부인 대표 위원 당국
    """
)


# What may stand between a name and its title: former, present, newly appointed, and countries in one syllable.
_BEFORE_TITLES = word_set("전 현 신임 미 한 중 일")


def stands_before_title(sentence: tuple[Token, ...], position: int) -> bool:
    """True if a title follows the token, countries and bodies between them allowed (조 바이든 미국 대통령)."""
    for following in sentence[position + 1 : position + 5]:
        if not re.fullmatch(r" [A-Z]*", following.gap):
            return False
        if opens_with_title(following) or _is_office(following.text):
            return True
        known = (
            following.text in korean_forms() or following.text in _BEFORE_TITLES or is_body(following.text)
        )
        if not known:
            return False
    return False


@cache
def _is_office(token: str) -> bool:
    """True if the token is an office that no table has, bare or with a particle (금융위원장과)."""
    return any(is_post(token[: cut.length]) for cut in cuts(token) if cut.tail in ("", "particle"))


@cache
def opens_with_title(token: Token) -> bool:
    """True if the token is a title, bare or with particles."""
    titles = {form for fact in load_lexicon().titles for form in (fact.ko, fact.ko_south)} - {
        "상",
        "군",
        "양",
        "왕",
    }
    return any(token.text[: cut.length] in titles for cut in cuts(token.text) if cut.tail != "place")


def _name_length(token: Token, attached: list[int], *, stands_free: bool) -> int:
    """Syllables of the token that are the name; 0 if none fits.

    The Korean shape decides where there is one (박태성동지); a foreign name takes all up to the titles, or,
    where none is attached, up to a particle.
    """
    korean = korean_name_lengths(token.text)
    if attached:
        return next((length for length in korean if length in attached), min(attached))
    if stands_free:
        return len(token.text)
    lengths = [cut.length for cut in cuts(token.text) if cut.tail in ("", "particle")]
    if shaped := next((length for length in korean if length in lengths), 0):
        return shaped
    return max((length for length in lengths if length < len(token.text)), default=len(token.text))


def _foreign_start(sentence: tuple[Token, ...], position: int) -> int:
    """Index of the token where a name with inner spaces that ends at ``position`` begins."""
    start = position
    if korean_name_lengths(sentence[position].text) and any(
        cut.tail == "title" and cut.length == 3 and not looks_foreign(sentence[position].text[:3])
        for cut in cuts(sentence[position].text)
    ):
        return start
    while start > 0 and sentence[start].is_joined and position - start < 4:
        previous = sentence[start - 1].text
        # Right behind an office a given name stands, foreign-looking or not.
        behind_office = start > 1 and sentence[start - 1].gap == " " and is_post(sentence[start - 2].text)
        if is_post(previous) or previous in korean_forms():
            break
        if not looks_foreign(previous) and not (behind_office and 2 <= len(previous) <= 5):
            break
        if previous in NOT_KOREAN_NAMES or previous in PLACE_WORDS:
            break
        if previous.endswith((*_ATTRIBUTE_ENDINGS, *_WORD_ENDINGS, "은")) or (
            previous.endswith("가") and not previous.endswith("올가")
        ):
            break
        if any(cut.tail == "title" and cut.title not in _WEAK_TITLES for cut in cuts(previous)):
            break
        start -= 1
    return start


# --- English persons --------------------------------------------------------------------------------------


def _english_persons(texts: Sequence[str]) -> dict[int, list[tuple[int, int]]]:
    """Spans of persons, by sentence."""
    split = [words(text) for text in texts]
    lower = {word.text for sentence in split for word in sentence if not is_capital(word)}
    found: dict[int, list[tuple[int, int]]] = {}
    surnames: set[str] = set()
    for index, sentence in enumerate(split):
        blocked = [
            (start, end) for _, start, end, kind in lexicon_spans(texts[index], "en") if kind != "title"
        ]
        blocked += [(start, end) for start, end, _ in proper_phrases(texts[index], "en")]
        spans = []
        headline = is_headline(sentence)
        for run in name_runs(sentence):
            for first, last in _persons_in_run(run, sentence, lower, headline=headline):
                start, end = first.start, last.end
                if all(end <= a or start >= b for a, b in blocked):
                    spans.append((start, end))
                    surnames.add(last.text)
                    surnames.add(texts[index][start:end])
        found[index] = spans
    for index, sentence in enumerate(split):
        for word in sentence:
            bare = word.text in surnames and is_capital(word) and word.lower not in NOT_NAMES
            if bare and all(word.end <= a or word.start >= b for a, b in found[index]):
                found[index].append((word.start, word.end))
    return found


def _is_name_word(word: Word, lower: set[str]) -> bool:
    """True if a capitalised word can be part of a person's name."""
    text = word.lower
    if text in NOT_NAMES or is_title_word(word) or text in lower:
        return False
    return not (len(word.text) > 1 and word.text.isupper() and len(word.text) <= 5)


def _persons_in_run(
    run: tuple[Word, ...], sentence: tuple[Word, ...], lower: set[str], *, headline: bool
) -> Iterator[tuple[Word, Word]]:
    """First and last words of the persons in a run of capitalised words."""
    index = 0
    while index < len(run):
        if length := korean_name_at(run, index):
            yield run[index], run[index + length - 1]
            index += length
            continue
        if not _is_name_word(run[index], lower) or not is_capital(run[index]):
            index += 1
            continue
        stop = index
        while stop < len(run) and (not is_capital(run[stop]) or _is_name_word(run[stop], lower)):
            if stop > index and korean_name_at(run, stop):
                break
            stop += 1
        while not is_capital(run[stop - 1]) and run[stop - 1].gap not in ("-", "‑"):
            stop -= 1
        titled = index > 0 and (
            is_title_word(run[index - 1]) or run[index - 1].lower in ("mr", "mrs", "ms", "dr")
        )
        place = stop < len(run) and run[stop].lower in PLACE_HEADS
        position = sentence.index(run[index])
        behind = sentence[position - 1].lower if position else ""
        located = behind in ("in", "at", "from", "near", "to", "into", "around", "the") and not titled
        size = stop - index
        if not place and not located and size <= 5 and (titled or 2 <= size <= (3 if headline else 5)):
            yield run[index], run[stop - 1]
        index = stop
