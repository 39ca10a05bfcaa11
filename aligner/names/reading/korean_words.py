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
from functools import cache
from pathlib import Path

from ...errors import SeedError
from ...hangul import is_korean_name, split_surname, split_syllable
from .lexicon import load_lexicon, word_list, word_set

__all__ = [
    "NOT_KOREAN_NAMES",
    "PARTICLES",
    "PLACE_WORDS",
    "Cut",
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

# Case and topic particles, forms of the copula and of 등, as they follow a name without a space. Closed set.
PARTICLES = word_list(
    """
    은 는 이 가 을 를 의 에 에게 에게서 에게는 에게도 께 께서 께서는 께서도 께서와 께서의 께서만 께로 와 과
    와의 과의 와는 과는 와도 과도 도 만 만이 만은 로 으로 로서 으로서 로써 으로써 로부터 으로부터 로의
    으로의 에서 에서는 에서도 에서의 에는 에도 에로 에만 에의 까지 까지의 까지는 부터 부터는 마저 조차 처럼
    같이 보다 보다도 이나 나 이나마 라도 이라도 이라고 라고 라며 이라며 이며 며 이고 고 이다 다 인 인데
    이였다 였다 이었다 이신 이시며 이시다 이시고 이시였다 입니다 이었습니다 였습니다 이였습니다 하고 하고의
    야말로 이야말로 에게로 이라든가 라든가 이든 든 에게서는
    랑 이랑 란 이란 라는 이라는 라 이라 이여 여 아 야 사이 사이의 사이에 사이에서 사이에는 측 측은 측이 측의
    측에 측에서 측에서는 등 등은 등이 등을 등의 등과 등에 등에게 들 들은 들이 들을 들의 들과 들도 들인
    들에게 들께 뿐 뿐만 대로 마다 밖에 에대한 에대하여 를비롯한 을비롯한
    일가 식 발 행 산 내 안 간 간의 상 속 조 앞 앞에 앞으로 뒤 때 옆 쯤 앞에서 때문에 이래 이후 이전 전 후
    """
)

# Adverbs, conjunctions, pronouns and numerals that sound like somebody's name; closed set.
NOT_KOREAN_NAMES = word_set(
    """
    위대한 경애하는 친애하는 존경하는 따라 어버이 지도자 강조 후보 시설물 겸 및 나라 나라들 주재 그러나
    그러면 그러므로 그리고 그리하여 그래서 그런데 그래도 그는 그가 그의 그를 그들 그들은 그녀 그녀는 그것
    그것은 이는 이것 이것은 이러한 이런 이렇게 그러한 그런 그렇게 저는 제가 나는 내가 나의 우리 우리는
    우리의 너는 당신 당신은 누가 누구 무엇 어디 언제 또는 또한 더욱 더우기 더구나 하지만 따라서 만약 만일
    만약에 비록 아직 이미 이제 지금 오늘 어제 내일 모두 모든 매우 아주 가장 너무 다시 다만 단지 오직 바로
    마치 마침내 먼저 서로 스스로 자주 점차 특히 특히나 현재 하나 다섯 여섯 일곱 여덟 아홉 하는 하고 하여
    해서 했다 하였다 한다 했던 하던 되는 되여 되어 됐다 된다 있는 있다 있던 없는 없다 이번 다음 지난 여러
    사람 사람들 사람은 것은 것이 것을 대로 때문에 위해 위하여 대해 대한 대하여 관한 통해 통하여 따르면
    의하면 같은 다른 새로운
    """
)

# What sort of place or body a proper name is bound to; it stays outside the name.
PLACE_WORDS = word_list(
    """
    시 주 도 구 군 읍 리 동 현 성 강 산 호 만 섬 항 역 해 해협 반도 광장 공항 비행장 우주발사장 발사장 대학
    대학교 종합대학 거리 지방 지역 지구 지대 변강 공화국 련방 연방 왕국 제국 정부 당국 행정부 인민 사람 인
    군대 대사관 령사관 영사관 회의 회담 선언 성명 협정 조약 공장 기업소 농장 협동농장 호텔 극장 경기장 궁전
    영빈관 려관 박물관 병원 신문 통신 방송 방송국 텔레비죤방송 은행 회사 그룹 협회 재단 연구소 위원회 전쟁
    사태 문제 위기 전선 주재 방문 주둔 출신 국제공항 국제비행장 어 말 제 식 계 파 당 함 호 급 기 교 론 주의
    상 시내 시장 역사 국경 남부 북부 동부 서부 중부 전역 일대 교외 주변 근처 본부 본사 측 의
    """
)

_TOKEN = re.compile(r"[가-힣]+")


@dataclass(frozen=True, slots=True)
class Token:
    """A run of Hangul: ``text[start:end]``, and what stands between it and the run before."""

    text: str
    start: int
    end: int
    gap: str

    @property
    def is_joined(self) -> bool:
        """True if only a space, hyphen or middle dot parts it from the token before."""
        return self.gap in (" ", "-", "·", "‧", "・")


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
    """The runs of Hangul in a sentence.

    >>> [token.text for token in tokens("박태성동지,외무성 부상")]
    ['박태성동지', '외무성', '부상']
    """
    found = []
    before = 0
    for match in _TOKEN.finditer(text):
        found.append(Token(match.group(), match.start(), match.end(), text[before : match.start()]))
        before = match.end()
    return tuple(found)


def _alternatives(words: list[str] | tuple[str, ...]) -> str:
    return "|".join(sorted(map(re.escape, set(words)), key=lambda word: (-len(word), word)))


@cache
def _tail_patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Patterns of what may follow a name in its token: titles, place words, bare particles."""
    titles = [form for fact in load_lexicon().titles for form in (fact.ko, fact.ko_south) if " " not in form]
    title = _alternatives(titles)
    particle = _alternatives(PARTICLES)
    return (
        re.compile(rf"({title})(?:{title})*(?:들)?(?:{particle})?(?:{particle})?"),
        re.compile(rf"(?:{_alternatives(PLACE_WORDS)})+(?:들)?(?:{particle})?"),
        re.compile(rf"(?:{particle})(?:{particle})?"),
    )


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
    title, place, particle = _tail_patterns()
    if match := title.fullmatch(rest):
        return "title", match.group(1)
    if particle.fullmatch(rest):
        return "particle", ""
    return ("place", "") if place.fullmatch(rest) else ("", "")


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
_COUNTRY_SYLLABLES = word_set("미 한 중 일 로 영 프 독")


def _without_country(stem: str) -> str:
    """The stem without the name of a country in front of it (로씨야측위원장 is no name with 위원장, nor 미국무장관)."""
    if stem in _COUNTRY_SYLLABLES:
        return ""
    forms = [
        form for fact in load_lexicon().named for form in (fact.ko, fact.ko_south) if stem.startswith(form)
    ]
    return stem[max(map(len, forms)) :] if forms else stem


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
    """Log-odds of a word's syllables standing in a foreign name, all together; 0 says nothing either way."""
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


_TOWNS = ("구역", "시", "군", "구", "읍", "성", "주", "리")


@cache
def town(tail: str) -> str:
    """The word for a town or province that a name ends with where English has the name alone (만포시, Manpho)."""
    for ending in _TOWNS:
        rest = tail.removeprefix(ending)
        if tail.startswith(ending) and (not rest or read_tail(rest)[0] == "particle"):
            return ending
    return ""
