"""Pair the names of two aligned texts.

In:   an Alignment between a Korean and an English text.
Out:  NamePairs: persons, places and other proper names by sound; countries, institutions and titles by the
tables.
Not:  merging pairs into entries (aligner.glossary), computing sound (sound.py).
Idea: inside a bead the English names say what to look for. Word by word, every place where a Korean name
      may start and end is compared by sound with every capitalised word; words that follow each other on
      both sides make longer names; the longest and surest pairs are taken first, none overlapping another,
      in list order where two are equally good. A pair is kept if its probability is high enough; short
      words need more than sound.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from ..hangul import split_syllable
from ..model import Mention, NamePair
from .chinese import agreeing_syllables, pinyin_syllables
from .english import (
    LINKS,
    NOT_NAMES,
    PLACE_HEADS,
    Word,
    is_capital,
    is_title_word,
    korean_name_at,
    words,
)
from .korean import NOT_KOREAN_NAMES, PLACE_WORDS, Cut, Token, cuts, is_post, korean_name_lengths, tokens
from .lexicon import Fact, load_lexicon, word_list, word_set
from .sound import name_path, name_similarity
from .spans import korean_forms, lexicon_spans, opens_with_title

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ..model import Alignment, Kind, Sentence

__all__ = ["MatchSettings", "match_names"]


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchSettings:
    """What is needed before two mentions count as one name.

    Attributes:
        min_score: probability from which a pair is kept, 0..1.
        min_bead_confidence: beads less sure than this prove nothing.
        word_similarity: sound similarity from which two words may belong to one longer name, 0..1.
    """

    min_score: float = 0.5
    min_bead_confidence: float = 0.3
    word_similarity: float = 0.5


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A possible pair inside one bead; spans are (sentence, start, end)."""

    ko: tuple[int, int, int]
    en: tuple[int, int, int]
    score: float
    weight: float
    kind: Kind
    by_sound: bool = True
    person: int = 0
    place: int = 0


def match_names(alignment: Alignment, *, settings: MatchSettings | None = None) -> tuple[NamePair, ...]:
    """Pair the names in the beads of a Korean-English alignment (either side may be the Korean one).

    Args:
        alignment: two documents, one Korean and one English; with other languages there is nothing to pair.
        settings: thresholds.

    Returns:
        Pairs in reading order of the beads, then of the Korean text. ``score`` is the probability that the
        two mentions name the same thing; ``steps`` shows the way from jamo to letters for pairs found by
        sound.
    """
    settings = settings or MatchSettings()
    langs = (alignment.source.lang.split("-")[0], alignment.target.lang.split("-")[0])
    if langs not in (("ko", "en"), ("en", "ko")):
        return ()
    korean_first = langs[0] == "ko"
    ko_sentences = alignment.source_sentences if korean_first else alignment.target_sentences
    en_sentences = alignment.target_sentences if korean_first else alignment.source_sentences
    lower = {word.text for sentence in en_sentences for word in words(sentence.text) if not is_capital(word)}
    pairs: list[tuple[NamePair, _Candidate]] = []
    for index, bead in enumerate(alignment.beads):
        if not bead.is_paired or bead.confidence < settings.min_bead_confidence:
            continue
        ko_side, en_side = (bead.source, bead.target) if korean_first else (bead.target, bead.source)
        candidates = _candidates(
            {i: ko_sentences[i] for i in ko_side}, {i: en_sentences[i] for i in en_side}, lower, settings
        )
        for chosen in _choose(candidates, ko_sentences, en_sentences):
            pairs.append((_pair(chosen, ko_sentences, en_sentences, index), chosen))
    return tuple(pair for pair in _with_kinds(_confirmed(pairs)) if pair.score >= settings.min_score)


# --- Candidates -------------------------------------------------------------------------------------------


def _candidates(
    ko: dict[int, Sentence], en: dict[int, Sentence], lower: set[str], settings: MatchSettings
) -> list[_Candidate]:
    found: list[_Candidate] = []
    ko_tokens = {i: tokens(sentence.text) for i, sentence in ko.items()}
    en_words = {j: words(sentence.text) for j, sentence in en.items()}
    for i, korean in ko.items():
        for j, english in en.items():
            found += _lexicon_candidates(i, korean.text, j, english.text)
            found += _people_candidates(i, korean.text, j, english.text)
            found += _korean_persons(i, ko_tokens[i], j, en_words[j], settings)
            found += _chinese_persons(i, ko_tokens[i], j, en_words[j], settings)
            found += _by_words(i, ko_tokens[i], j, en_words[j], lower, settings)
    return found


def _lexicon_candidates(i: int, korean: str, j: int, english: str) -> Iterator[_Candidate]:
    """Countries, places, institutions and titles that the tables know in both languages."""
    ko_spans = list(lexicon_spans(korean, "ko"))
    if not ko_spans:
        return
    by_fact: dict[Fact, list[tuple[int, int]]] = {}
    for facts, start, end, _ in lexicon_spans(english, "en"):
        for fact in facts:
            by_fact.setdefault(fact, []).append((start, end))
    for facts, start, end, kind in ko_spans:
        for fact in facts:
            if fact.role in ("honorific", "group"):
                continue
            for en_start, en_end in by_fact.get(fact, ()):
                size = (end - start) + (en_end - en_start) / 3
                weight = size if kind != "title" else size / 100
                yield _Candidate((i, start, end), (j, en_start, en_end), 0.95, weight, kind, by_sound=False)


@cache
def _people_pattern() -> re.Pattern[str]:
    forms = {form for fact in load_lexicon().people for form in (fact.ko, fact.ko_south)}
    return re.compile(
        rf"(?<![가-힣])(?:{'|'.join(sorted(map(re.escape, forms), key=lambda f: (-len(f), f)))})"
    )


@cache
def _people_by_form() -> dict[str, tuple[Fact, ...]]:
    found: dict[str, list[Fact]] = {}
    for fact in load_lexicon().people:
        for form in dict.fromkeys((fact.ko, fact.ko_south)):
            found.setdefault(form, []).append(fact)
    return {form: tuple(facts) for form, facts in found.items()}


def _people_candidates(i: int, korean: str, j: int, english: str) -> Iterator[_Candidate]:
    """Persons whose spellings the table knows, where the English stands as the table has it."""
    for match in _people_pattern().finditer(korean):
        for fact in _people_by_form()[match.group()]:
            for form in fact.en:
                for found in re.finditer(rf"(?<![\w-]){re.escape(form)}(?!\w)", english):
                    yield _Candidate(
                        (i, match.start(), match.end()),
                        (j, found.start(), found.end()),
                        0.97,
                        len(match.group()) + len(form) / 3 + 0.5,
                        "person",
                        person=3,
                    )


def _korean_persons(
    i: int, sentence: tuple[Token, ...], j: int, english: tuple[Word, ...], settings: MatchSettings
) -> Iterator[_Candidate]:
    """Korean names: a token that opens with a surname against words that open (or end) with its Latin spelling."""
    surnames = load_lexicon().surnames
    spans = list(_latin_korean_names(english))
    if not spans:
        return
    for position, token in enumerate(sentence):
        ends = {cut.length: cut for cut in cuts(token.text)}
        for length in korean_name_lengths(token.text):
            if length not in ends:
                continue
            name = token.text[:length]
            families = [name[:size] for size in (1, 2) if size < length and name[:size] in surnames]
            for first, last, surname, given in spans:
                family = next((family for family in families if surname in surnames[family]), "")
                if not family or (given and given != length - len(family)):
                    continue
                latin = _latin(english, first, last)
                similarity = name_similarity(name, latin)
                person = _person_evidence(sentence, position, position, ends[length])
                person += _english_evidence(english, first, last)[0]
                score = _probability([(similarity, length, len(latin))], person=person + 1)
                score = _lowered(
                    score, 2.0 * _disagreements(name[len(family) :], english[first : last + 1], surname)
                )
                if score >= settings.min_score:
                    yield _Candidate(
                        (i, token.start, token.start + length),
                        (j, english[first].start, english[last].end),
                        score,
                        (length + len(latin) / 3) * score,
                        "person",
                        person=2 + person,
                    )


def _latin_korean_names(english: tuple[Word, ...]) -> Iterator[tuple[int, int, str, int]]:
    """First word, last word, surname and number of given syllables (0 if written as one word) of Korean names."""
    latin = load_lexicon().latin_surnames
    for index, word in enumerate(english):
        if not is_capital(word):
            continue
        if word.lower in latin and (length := korean_name_at(english, index)):
            yield index, index + length - 1, word.lower, 2 if length == 3 else 0
            if length == 3 and english[index + 2].gap == " ":
                yield index, index + 1, word.lower, 0
        # Western order: Sung Kim, Ban-lee Jung.
        before = index - 1
        if word.lower in latin and before >= 0 and is_capital(english[before]) and word.gap == " ":
            yield before, index, word.lower, 0
        if (
            word.lower in latin
            and before >= 1
            and english[before].gap == "-"
            and is_capital(english[before - 1])
        ):
            yield before - 1, index, word.lower, 2


# How the Latin spelling of a syllable may end, by its final consonant; every system and personal habit
# included.
_FINALS = {
    "": ("a", "e", "i", "o", "u", "y", "h", "w", "r"), "ㄴ": ("n",), "ㅇ": ("ng", "n"), "ㄹ": ("l", "r"), "ㅁ": ("m",),
    "ㄱ": ("k", "g", "c", "ck"), "ㅂ": ("p", "b"), "ㅅ": ("t", "s"), "ㄷ": ("t", "d"),
}  # fmt: skip


def _disagreements(given: str, spelled: tuple[Word, ...], surname: str) -> int:
    """How many given syllables end otherwise than their Latin word: 정은 is not Jong Il, however alike the
    rest.

    Zero if the syllables are not written apart.
    """
    parts = [word.lower for word in spelled]
    parts = parts[1:] if parts[0] == surname else parts[:-1]
    if len(parts) != len(given):
        return 0
    finals = (_FINALS.get(split_syllable(syllable).final, ()) for syllable in given)
    return sum(bool(ends) and not part.endswith(ends) for part, ends in zip(parts, finals, strict=True))


def _lowered(probability: float, odds: float) -> float:
    """The probability with its log-odds lowered."""
    if not odds:
        return probability
    return 1.0 / (1.0 + math.exp(odds) * (1.0 - probability) / max(probability, 1e-9))


def _latin(english: tuple[Word, ...], first: int, last: int) -> str:
    return " ".join(word.text for word in english[first : last + 1])


# --- Word by word -----------------------------------------------------------------------------------------

# First consonant of a Hangul syllable -> letters with which a Latin spelling of it can start. Wide on
# purpose: it only saves comparisons. ㅇ stands before a vowel or a glide, and for v in 울라지미르.
_OPENINGS = {
    "ㄱ": "gkcqjx", "ㄲ": "kcqgx", "ㄴ": "nlrkmg", "ㄷ": "dtzj", "ㄸ": "tdz", "ㄹ": "lrnyh", "ㅁ": "mn", "ㅂ": "bvpwf",
    "ㅃ": "pbv", "ㅅ": "scztxph", "ㅆ": "sczthxp", "ㅇ": "aeiouyvwhjéáóíúöüåøāīūəŏŭgxoc", "ㅈ": "zjgdcxy", "ㅉ": "tzcjd",
    "ㅊ": "ctqsjzx", "ㅋ": "kcqxghw", "ㅌ": "tdz", "ㅍ": "pfvb", "ㅎ": "hkfjwxgcp",
}  # fmt: skip
_INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"


def _can_open(token: str, word: str) -> bool:
    """True if a Hangul token and a Latin word can start alike."""
    letter = word[0].lower()
    return not letter.isascii() or letter in _OPENINGS[_INITIALS[(ord(token[0]) - 0xAC00) // 588]]


@cache
def _similarity(ko: str, en: str) -> float:
    return name_similarity(ko, en)


@dataclass(frozen=True, slots=True)
class _Cell:
    """Best way to read one token as one word (or as several words written together)."""

    cut: Cut
    similarity: float
    last: int


def _chinese_persons(
    i: int, sentence: tuple[Token, ...], j: int, english: tuple[Word, ...], settings: MatchSettings
) -> Iterator[_Candidate]:
    """Chinese names that Korean writes by the Korean reading of their characters, surname first in both languages."""
    for index in range(len(english) - 1):
        spelled = english[index : index + 2]
        if spelled[1].gap != " " or not all(map(is_capital, spelled)):
            continue
        if not all(pinyin_syllables(word.text) for word in spelled) or any(map(is_title_word, spelled)):
            continue
        for position, token in enumerate(sentence):
            for cut in cuts(token.text):
                if not 2 <= cut.length <= 4:
                    continue
                agreeing = agreeing_syllables(token.text[: cut.length], tuple(word.text for word in spelled))
                if agreeing < cut.length:
                    continue
                person = _person_evidence(sentence, position, position, cut)
                person += _english_evidence(english, index, index + 1)[0]
                score = 1.0 / (1.0 + math.exp(-(1.8 * agreeing - 5.0 + 0.8 * min(person, 2))))
                if score >= settings.min_score:
                    yield _Candidate(
                        (i, token.start, token.start + cut.length),
                        (j, spelled[0].start, spelled[1].end),
                        score,
                        (cut.length + (spelled[1].end - spelled[0].start) / 3) * score + 0.5,
                        "person",
                        person=2 + person,
                    )


class _Cells(NamedTuple):
    """How one token and one word may meet, as a name's last word and as an inner one."""

    best: _Cell | None
    whole: _Cell | None


def _by_words(
    i: int,
    sentence: tuple[Token, ...],
    j: int,
    english: tuple[Word, ...],
    lower: set[str],
    settings: MatchSettings,
) -> Iterator[_Candidate]:
    """Names word by word, and rows of words that follow each other on both sides."""
    usable = [_is_usable(english, index, lower) for index in range(len(english))]
    cells: dict[tuple[int, int], _Cells] = {}
    for position, token in enumerate(sentence):
        if token.text in NOT_KOREAN_NAMES:
            continue
        for index, word in enumerate(english):
            if usable[index] and _can_open(token.text, word.text):
                cells[position, index] = _cells(token, english, index)
    cells.update(_given_names(sentence, english, usable, cells, settings))
    for (position, index), (best, whole) in cells.items():
        if best is not None and best.similarity >= settings.word_similarity:
            yield from _row_candidate(i, sentence, j, english, [(position, index, best)], settings)
        rows: list[tuple[int, int, _Cell]] = []
        if whole is not None:
            rows.append((position, index, whole))
        while 0 < len(rows) < 5:
            place, _, current = rows[-1]
            start = _next_word(english, current.last)
            if (place + 1, start) not in cells or not _joined(sentence[place + 1]):
                break
            if any(_never_in_name(sentence[row].text) for row in (place, place + 1)):
                break
            last, inner = cells[place + 1, start]
            if last is not None:
                longer = [*rows, (place + 1, start, last)]
                if any(cell.similarity >= settings.word_similarity for *_, cell in longer):
                    yield from _row_candidate(i, sentence, j, english, longer, settings)
            if inner is None:
                break
            rows.append((place + 1, start, inner))
        yield from _swapped(i, sentence, j, english, (position, index), cells, settings)


def _swapped(
    i: int,
    sentence: tuple[Token, ...],
    j: int,
    english: tuple[Word, ...],
    place: tuple[int, int],
    cells: dict[tuple[int, int], _Cells],
    settings: MatchSettings,
) -> Iterator[_Candidate]:
    """Surname first in Korean and last in English (기시다 후미오, Fumio Kishida)."""
    position, index = place
    if index < 1 or (position + 1, index - 1) not in cells or not _joined(sentence[position + 1]):
        return
    family, (given, _) = cells[place][1], cells[position + 1, index - 1]
    if family is None or given is None or english[index].gap != " " or min(family.similarity, given.similarity) < 0.7:
        return
    # The row is told in English order, so that its first and last word are the name's.
    rows = [(position, index - 1, _Cell(family.cut, family.similarity, index - 1))]
    rows.append((position + 1, index, _Cell(given.cut, given.similarity, index)))
    yield from _row_candidate(i, sentence, j, english, rows, settings)


def _given_names(
    sentence: tuple[Token, ...],
    english: tuple[Word, ...],
    usable: list[bool],
    cells: dict[tuple[int, int], _Cells],
    settings: MatchSettings,
) -> dict[tuple[int, int], _Cells]:
    """Cells for given names that are printed too oddly to be known by sound (위딸리, "Tali").

    The surname has to sound alike, and titles or punctuation have to say that the name has just these two
    words.
    """
    found = {}
    for (position, index), (best, _) in cells.items():
        before = (position - 1, index - 1)
        if best is None or best.similarity < settings.word_similarity or min(before) < 0 or before in cells:
            continue
        if not usable[index - 1] or not is_capital(english[index - 1]) or english[index].gap != " ":
            continue
        korean_bounded = position < 2 or sentence[position - 1].gap != " " or is_post(sentence[position - 2].text)
        english_bounded = index < 2 or english[index - 1].gap != " " or not usable[index - 2]
        token = sentence[position - 1].text
        if korean_bounded and english_bounded and 2 <= len(token) <= 6 and not _never_in_name(token):
            whole = _Cell(Cut(len(token), ""), _WEAKEST, index - 1)
            found[before] = _Cells(None, whole)
    return found


@cache
def _never_in_name(token: str) -> bool:
    """True if a token is an office, a country or an institution, so that no longer name runs through it."""
    return is_post(token) or token in korean_forms()


def _is_usable(english: tuple[Word, ...], index: int, lower: set[str]) -> bool:
    """True if a word may be part of a name that is found by sound."""
    word = english[index]
    if not is_capital(word):
        linked = word.lower in LINKS or (word.gap == "-" and is_capital(english[index - 1]))
        return bool(index) and word.gap in (" ", "-") and linked
    if len(word.text) < 2 or (len(word.text) <= 4 and word.text.isupper()):
        return False
    if word.lower in NOT_NAMES:
        # To Lam, An Nguyen: a small word with a capital that another capital follows may be a name after all.
        following = english[index + 1] if index + 1 < len(english) else None
        return (
            len(word.text) <= 3
            and following is not None
            and following.gap == " "
            and is_capital(following)
            and following.lower not in NOT_NAMES
            and not is_title_word(following)
        )
    return word.lower not in lower and not is_title_word(word)


def _joined(token: Token) -> bool:
    """True if the token goes on with the name before it, an initial in Latin letters between them allowed."""
    return token.is_joined or bool(re.fullmatch(r" (?:[A-Z]\.? ?)+", token.gap))


def _joined_words(english: tuple[Word, ...], index: int) -> bool:
    return index < len(english) and (
        english[index].gap in (" ", "-", "‑", "\u00a0")
        or (english[index].gap in (". ", ".") and len(english[index - 1].text) <= 2)
    )


def _next_word(english: tuple[Word, ...], last: int) -> int:
    """Index of the word that can go on with a name after the word ``last``, initials skipped; -1 if none can."""
    index = last + 1
    while index < len(english) and len(english[index].text) == 1 and english[index].gap == " ":
        index += 1
    return index if _joined_words(english, index) else -1


def _spellings(english: tuple[Word, ...], index: int) -> Iterator[tuple[int, str]]:
    """The word, and the word together with what is linked to it (von der Leyen, Diaz-Canel), with its last index."""
    spelling, last = english[index].text, index
    yield last, spelling
    while last + 1 < len(english) and last < index + 2 and _joined_words(english, last + 1):
        if english[last + 1].gap != "-" and english[last].lower not in LINKS:
            return
        last += 1
        spelling += english[last].text
        yield last, spelling


_NO_NAME_ENDINGS = word_list(
    """
    은 는 을 를 의 에 에서 와 과 하고 했고 된 한 인
    """
)


def _cells(token: Token, english: tuple[Word, ...], index: int) -> _Cells:
    """The readings of a token that sound most like the word: one that may end inside it, one that takes all of it."""
    best: _Cell | None = None
    best_value = _WEAKEST
    whole: _Cell | None = None
    # Initials that agree are enough for the inner word of a name, unless the words stand where no name does.
    if not token.text.endswith(_NO_NAME_ENDINGS) and english[index].lower not in NOT_NAMES:
        whole = _Cell(Cut(len(token.text), ""), _WEAKEST, index)
    for last, spelling in _spellings(english, index):
        letters = len(spelling)
        for cut in cuts(token.text):
            if not 0.2 * letters - 1 <= cut.length <= 0.9 * letters + 1:
                continue
            similarity = _similarity(token.text[: cut.length], spelling)
            joined = 0.03 if last > index else 0.0
            # A title behind the cut says that the name really ends there; so does a plain particle, though
            # less surely: 하노이 ends in one by chance.
            ended = 0.05 if cut.tail == "title" else 0.0
            if cut.tail == "particle" and token.text[cut.length :] in _CASES:
                ended = 0.04
            if (value := similarity + joined + ended) > best_value:
                best, best_value = _Cell(cut, similarity, last), value
            if cut.length == len(token.text) and similarity + joined > (whole.similarity if whole else 0.5):
                whole = _Cell(cut, similarity, last)
    return _Cells(best, whole)


def _row_candidate(
    i: int,
    sentence: tuple[Token, ...],
    j: int,
    english: tuple[Word, ...],
    rows: list[tuple[int, int, _Cell]],
    settings: MatchSettings,
) -> Iterator[_Candidate]:
    """The candidate that a row of words makes, if it is good enough."""
    first_token, first_word, _ = rows[0]
    last_token, _, last_cell = rows[-1]
    spelled = english[first_word : last_cell.last + 1]
    if not is_capital(spelled[0]) and (spelled[0].lower not in LINKS or len(rows) == 1 == len(spelled)):
        return
    if not any(is_capital(word) and len(word.text) > 2 for word in spelled) and len(rows) > 1:
        return
    letters = [len(_latin(english, start, cell.last).replace(" ", "")) for _, start, cell in rows]
    syllables = sum(cell.cut.length for _, _, cell in rows)
    ko_person = _person_evidence(sentence, first_token, last_token, last_cell.cut)
    en_person, en_place = _english_evidence(english, first_word, last_cell.last)
    place = en_place + _place_evidence(sentence, last_token, last_cell.cut)
    if len(rows) > 1:
        # Names of several words are people's as a rule; both languages must speak for a place.
        en_person += 1
    elif not place and _is_subject(sentence[last_token], last_cell.cut, english, last_cell.last):
        en_person += 1
    score = _probability(
        [(cell.similarity, cell.cut.length, size) for (_, _, cell), size in zip(rows, letters, strict=True)],
        person=ko_person + min(en_person, 1) if len(rows) == 1 else ko_person + en_person - 1,
    )
    if score < settings.min_score - _REPEATED:
        return
    yield _Candidate(
        (i, sentence[first_token].start, sentence[last_token].start + last_cell.cut.length),
        (j, english[first_word].start, english[last_cell.last].end),
        score,
        (syllables + sum(letters) / 3) * score,
        "person" if len(rows) > 1 else "term",
        person=ko_person + en_person,
        place=place,
    )


# --- Evidence ---------------------------------------------------------------------------------------------


# How far below the threshold a pair may stay in one bead if others repeat it.
_REPEATED = 0.2

# Below this likeness two words do not even count as a weak part of a longer name.
_WEAKEST = 0.02


def _probability(parts: list[tuple[float, int, int]], *, person: int) -> float:
    """Probability that two mentions are one name.

    Each part (similarity, syllables, letters) adds its log-odds, limited so that one oddly printed given
    name does not sink a surname that fits, and standing side by side on both sides speaks for every part
    but the first.
    """
    logit = -2.2 + 0.8 * min(person, 2)
    for number, (similarity, _, _) in enumerate(parts):
        odds = math.log((similarity + 1e-4) / (1 - similarity + 1e-4))
        logit += max(-2.5, min(4.5, odds)) + (1.5 if number else 0.0)
    # Few letters are soon alike by chance, one syllable above all.
    syllables = sum(part[1] for part in parts)
    letters = sum(part[2] for part in parts)
    logit += 0.5 * min(0, syllables - 3) + 0.4 * min(0, letters - 5) - (2.5 if syllables == 1 else 0.0)
    return 1.0 / (1.0 + math.exp(-logit))


def _person_evidence(sentence: tuple[Token, ...], first: int, last: int, cut: Cut) -> int:
    """1 or 2 if titles before or after say that the tokens are a person."""
    evidence = 0
    if cut.tail == "title":
        evidence += 1
    elif cut.length == len(sentence[last].text):
        # 조 바이든 미국 대통령, 박진 전 장관: countries, bodies and 전 may stand before the title.
        for following in sentence[last + 1 : last + 4]:
            if following.gap != " ":
                break
            if opens_with_title(following):
                evidence += 1
                break
            if following.text not in korean_forms() and following.text not in _BEFORE_TITLES:
                break
    if first and sentence[first].gap == " " and is_post(sentence[first - 1].text):
        evidence += 1
    return evidence


_CASES = word_set("은 는 이 가 을 를 의 에 에서 에게 와 과 도 로 으로 께서 께서는")
_PLACE_PARTICLES = word_set(
    """
    에 에서 로 으로 에로 에는 에서는 에서의 에도 까지 주재
    """
)


def _place_evidence(sentence: tuple[Token, ...], last: int, cut: Cut) -> int:
    """1 if a kind word or a particle of place follows."""
    rest = sentence[last].text[cut.length :]
    if cut.tail == "place" or rest in _PLACE_PARTICLES:
        return 1
    following = sentence[last + 1] if not rest and last + 1 < len(sentence) else None
    return int(following is not None and following.gap == " " and _is_place_word(following.text))


@cache
def _is_place_word(token: str) -> bool:
    return any(
        token[: cut.length] in PLACE_WORDS for cut in cuts(token) if cut.length > 1 and cut.tail != "title"
    )


_COURTESIES = word_set(
    """
    mr mrs ms dr sir madam madame lord lady comrade prof professor president
    """
)
_SPEECH = word_set(
    """
    said says told asked added stressed noted explained argued wrote stated claimed
    """
)


def _english_evidence(english: tuple[Word, ...], first: int, last: int) -> tuple[int, int]:
    """Evidence for a person and for a place from the English words around."""
    person = place = 0
    before = english[first - 1] if first else None
    after = english[last + 1] if last + 1 < len(english) else None
    if before is not None and english[first].gap in (" ", ". "):
        # "the Orlando Pirates" are no person.
        place += before.lower == "the"
        person += before.lower in _COURTESIES or (is_title_word(before) and is_capital(before))
        place += before.lower in ("in", "at", "near", "from", "to")
    if after is not None:
        person += after.lower in _SPEECH or after.lower in ("comrade", "who")
        person += after.gap in (", ", " , ") and is_title_word(after) and not is_capital(after)
        place += after.gap == " " and after.lower in PLACE_HEADS
        # "Nevada Governor", "Apple CEO": what stands before a title belongs to the office, not to the person.
        place += not person and after.gap == " " and is_title_word(after) and after.lower not in _COURTESIES
    return min(person, 1), min(place, 1)


_BEFORE_TITLES = word_set("전 현 신임 미 한 중 일")
_SUBJECT_CASES = word_set("은 는 이 가 도 께서 께서는")
_AUXILIARIES = word_set("was is has had will would can could did does may might also")


def _is_subject(token: Token, cut: Cut, english: tuple[Word, ...], last: int) -> bool:
    """True if the name does something in both languages (Vidal played, 비달은)."""
    after = english[last + 1] if last + 1 < len(english) else None
    if after is None or after.gap != " " or token.text[cut.length :] not in _SUBJECT_CASES:
        return False
    return after.lower in _AUXILIARIES or (
        len(after.text) > 4 and after.text.endswith("ed") and not is_capital(after)
    )


# --- Choice -----------------------------------------------------------------------------------------------


def _choose(
    candidates: list[_Candidate], ko_sentences: tuple[Sentence, ...], en_sentences: tuple[Sentence, ...]
) -> list[_Candidate]:
    """Take the weightiest candidates that overlap no other, on either side; ties go to list order."""

    def distance(candidate: _Candidate) -> float:
        """How far apart the two mentions stand, as shares of their sentences."""
        (i, start, _), (j, en_start, _) = candidate.ko, candidate.en
        ko_length = max(1, len(ko_sentences[i].text))
        return abs(start / ko_length - en_start / max(1, len(en_sentences[j].text)))

    ranked = sorted(candidates, key=lambda item: (-round(item.weight, 1), distance(item), item.ko, item.en))
    chosen: list[_Candidate] = []
    for candidate in ranked:
        if not any(_overlap(candidate.ko, other.ko) or _overlap(candidate.en, other.en) for other in chosen):
            chosen.append(candidate)
    return sorted(chosen, key=lambda item: item.ko)


def _overlap(first: tuple[int, int, int], second: tuple[int, int, int]) -> bool:
    return first[0] == second[0] and first[1] < second[2] and second[1] < first[2]


def _pair(
    chosen: _Candidate, ko_sentences: tuple[Sentence, ...], en_sentences: tuple[Sentence, ...], bead: int
) -> NamePair:
    (i, start, end), (j, en_start, en_end) = chosen.ko, chosen.en
    korean = ko_sentences[i].text[start:end]
    english = en_sentences[j].text[en_start:en_end]
    steps = name_path(korean, english)[1] if chosen.by_sound else ()
    return NamePair(
        ko=Mention(korean, chosen.kind, i, start, end),
        en=Mention(english, chosen.kind, j, en_start, en_end),
        kind=chosen.kind,
        score=round(chosen.score, 4),
        bead=bead,
        steps=steps,
    )


def _confirmed(found: list[tuple[NamePair, _Candidate]]) -> list[tuple[NamePair, _Candidate]]:
    """Raise the scores of pairs that several beads show: chance seldom repeats itself."""
    seen: dict[tuple[str, str], list[NamePair]] = {}
    for pair, _ in found:
        seen.setdefault((pair.ko.text, pair.en.text), []).append(pair)
    raised = []
    for pair, candidate in found:
        beads = {same.bead for same in seen[pair.ko.text, pair.en.text]}
        best = max(same.score for same in seen[pair.ko.text, pair.en.text])
        score = pair.score if len(beads) == 1 else _lowered(best, -0.8 * math.log2(len(beads)))
        raised.append((replace(pair, score=round(max(pair.score, score), 4)), candidate))
    return raised


def _with_kinds(found: Iterable[tuple[NamePair, _Candidate]]) -> Iterator[NamePair]:
    """Settle what the names found by sound name, looking at all places together."""
    found = list(found)
    person: dict[str, int] = {}
    place: dict[str, int] = {}
    members: set[str] = set()
    for pair, candidate in found:
        person[pair.ko.text] = person.get(pair.ko.text, 0) + candidate.person
        place[pair.ko.text] = place.get(pair.ko.text, 0) + candidate.place
        if candidate.kind == "person" and candidate.by_sound and candidate.person and " " in pair.ko.text:
            members.update(pair.ko.text.split())
    for pair, candidate in found:
        if not candidate.by_sound:
            yield pair
            continue
        name = pair.ko.text
        kind: Kind = candidate.kind
        if person[name] > place[name] or (person[name] and name in members):
            kind = "person"
        elif place[name] > person[name]:
            kind = "place"
        elif name in members:
            kind = "person"
        yield replace(pair, kind=kind, ko=replace(pair.ko, kind=kind), en=replace(pair.en, kind=kind))
