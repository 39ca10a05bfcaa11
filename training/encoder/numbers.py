"""Make up pairs of numbers and dates as Korean and English texts write them.

In:   a random generator.
Out:  pairs such as ("3만 5천명", "35,000 people"), ("9월 13일", "September 13"), ("75돐", "75th anniversary").
Not:  reading numbers; the encoder only has to place both writings near each other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from aligner.months import MONTHS

from .tables import Pair

if TYPE_CHECKING:
    import random

__all__ = ["number_pairs"]

# Korean counter, English noun for one, for many.
_COUNTED = (
    ("명", "person", "people"),
    ("명", "", "people"),
    ("달러", "dollar", "dollars"),
    ("년", "year", "years"),
    ("개월", "month", "months"),
    ("주", "week", "weeks"),
    ("일", "day", "days"),
    ("시간", "hour", "hours"),
    ("분", "minute", "minutes"),
    ("개", "", ""),
    ("개국", "country", "countries"),
    ("가구", "household", "households"),
    ("세대", "family", "families"),
    ("톤", "ton", "tons"),
    ("km", "kilometer", "kilometers"),
    ("킬로미터", "kilometer", "kilometers"),
    ("m", "meter", "meters"),
    ("미터", "meter", "meters"),
    ("정보", "hectare", "hectares"),
    ("헥타르", "hectare", "hectares"),
    ("발", "round", "rounds"),
    ("대", "", "vehicles"),
    ("원", "won", "won"),
    ("엔", "yen", "yen"),
    ("유로", "euro", "euros"),
    ("번", "time", "times"),
    ("회", "time", "times"),
    ("배", "", "times"),
    ("살", "year old", "years old"),
    ("세", "", "years old"),
    ("%", "percent", "percent"),
    ("퍼센트", "percent", "percent"),
    ("프로", "percent", "percent"),
)


def _ordinal(number: int) -> str:
    if number % 100 in (11, 12, 13):
        return f"{number}th"
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th') }"


def _korean(number: int, rng: random.Random) -> str:
    """Digits with 만, 억, 조, and at times 천 and 백."""
    if number < 10_000:
        style = rng.random()
        if number >= 1000 and number % 1000 == 0 and style < 0.6:
            return f"{number // 1000}천"
        return f"{number:,}" if style < 0.3 else str(number)
    parts = []
    for unit, size in (("조", 10**12), ("억", 10**8), ("만", 10**4)):
        if number >= size:
            parts.append(f"{_korean(number // size, rng)}{unit}")
            number %= size
    if number:
        parts.append(_korean(number, rng))
    return rng.choice(("", " ")).join(parts)


def _english(number: int, rng: random.Random) -> str:
    for name, size in (("trillion", 10**12), ("billion", 10**9), ("million", 10**6)):
        if number >= size and number % (size // 100) == 0:
            return f"{number / size:.2f}".rstrip("0").rstrip(".") + f" {name}"
    return f"{number:,}" if rng.random() < 0.9 else str(number)


def _magnitude(rng: random.Random) -> int:
    number = int(10 ** rng.uniform(0, 11))
    digits = rng.randint(1, 3)
    step = 10 ** max(0, len(str(number)) - digits)
    return max(1, number // step * step)


def _one(rng: random.Random) -> tuple[str, str]:
    kind = rng.random()
    if kind < 0.3:
        month, day, year = rng.randint(1, 12), rng.randint(1, 31), rng.randint(1900, 2030)
        name = MONTHS[month - 1][0]
        shown = f"{name[:3]}." if rng.random() < 0.25 and len(name) > 4 else name
        form = rng.randrange(4)
        if form == 0:
            return f"{month}월 {day}일", rng.choice((f"{shown} {day}", f"{day} {name}"))
        if form == 1:
            return f"{year}년 {month}월 {day}일", rng.choice(
                (f"{shown} {day}, {year}", f"{day} {name} {year}")
            )
        if form == 2:
            return f"{year}년 {month}월", f"{name} {year}"
        return f"{month}월", name
    if kind < 0.36:
        year = rng.randint(1946, 2030)
        return f"주체{year - 1911}({year})년", rng.choice((f"Juche {year - 1911} ({year})", f"{year}"))
    if kind < 0.44:
        number = rng.randint(1, 120)
        noun = rng.choice((("돐", "anniversary"), ("돌", "anniversary"), ("주년", "anniversary"), ("차", "")))
        lead = "제" if noun[0] == "차" else ""
        return f"{lead}{number}{noun[0]}", f"{_ordinal(number)} {noun[1]}".strip()
    if kind < 0.5:
        century = rng.randint(1, 21)
        return f"{century}세기", f"{_ordinal(century)} century"
    if kind < 0.56:
        decade = rng.randint(150, 202) * 10
        return f"{decade}년대", f"{decade}s"
    if kind < 0.6:
        hour, minute = rng.randint(1, 12), rng.choice((0, 0, 15, 30, rng.randint(1, 59)))
        half = rng.choice((("오전", "a.m."), ("오후", "p.m.")))
        korean = f"{half[0]} {hour}시" + (f" {minute}분" if minute else "")
        return korean, (f"{hour}:{minute:02d}" if minute else f"{hour}") + f" {half[1]}"
    if kind < 0.66:
        tenths = rng.randint(1, 999)
        return f"{tenths / 10:.1f}%", rng.choice((f"{tenths / 10:.1f}%", f"{tenths / 10:.1f} percent"))
    number = _magnitude(rng)
    counter, single, many = rng.choice(_COUNTED)
    korean = _korean(number, rng) + rng.choice(("", " ", "여")) + counter
    english = f"{_english(number, rng)} {single if number == 1 and single else many}".strip()
    if counter == "달러" and rng.random() < 0.5:
        english = f"${_english(number, rng)}"
    return korean, english


def number_pairs(count: int, rng: random.Random) -> list[Pair]:
    """``count`` made-up pairs."""
    return [Pair(*_one(rng)) for _ in range(count)]
