"""Name pairs to learn sounds from: genuine ones, and ones that spelling rules make of them.

In:   the data folder (``train/person_names.tsv``, ``train/loanwords.tsv``).
Out:  Pair(ko, en, domain, weight), one word or one whole Korean name each.
Not:  learning (training/sound.py).
Idea: the lists are Southern. A Latin name whose Cyrillic candidate gives exactly the Southern form of the list by
      rule is a word the Russian rules fit; its Northern form then follows by rule too, with genuine Latin variants.
      English words are turned North sound by sound once a first model has lined them up (see north_english).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from aligner.glossary.lookup.keys import sound_key
from aligner.hangul import compose, cyrillic_to_north, cyrillic_to_south, romanize, split_surname, surnames
from aligner.model import Step
from aligner.transliteration.cyrillic import CYRILLIC_SYSTEMS, cyrillic_candidates, cyrillic_to_latin
from aligner.transliteration.sound.units import is_sino_korean_name

if TYPE_CHECKING:
    import random
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

__all__ = [
    "Pair",
    "genuine_pairs",
    "korean_names",
    "north_english",
    "north_russian",
    "russian_pairs",
    "write_north",
]


@dataclass(frozen=True, slots=True)
class Pair:
    """One example; ``domain`` is ``"korean"`` or ``"foreign"``."""

    ko: str
    en: str
    domain: str = "foreign"
    weight: float = 1.0


def read_rows(path: Path) -> list[list[str]]:
    """Fields of a tab-separated table without its heading."""
    lines = path.read_text(encoding="utf-8").splitlines()[1:]
    return [line.split("\t") for line in lines if line.strip()]


def genuine_pairs(folder: Path) -> Iterator[Pair]:
    """Word pairs of the two lists; Korean personal names whole, in the order of the Korean form."""
    for en, ko in read_rows(folder / "train" / "person_names.tsv"):
        en = re.sub(r"\(.*?\)|,.*", "", en).strip()
        if not re.fullmatch("[가-힣 ·-]+", ko):
            continue
        if is_sino_korean_name(ko) and len(en.split()) in (2, 3):
            words = en.split()
            spelled = surnames().get(split_surname(ko)[0], ())
            known = {word.casefold() for word in spelled}
            if words[0].casefold() not in known and words[-1].casefold() in known:
                words = [words[-1], *words[:-1]]
            if words[0].casefold() in known:  # else a Chinese or Japanese person in Korean readings
                yield Pair(ko, " ".join(words), "korean")
            continue
        korean, latin = ko.split(), en.split()
        if len(korean) == len(latin):
            yield from (Pair(*words) for words in zip(korean, _in_order(korean, latin), strict=True))
        elif len(korean) == 1:
            yield Pair(ko, "".join(latin))  # as Korean writes Vietnamese and Chinese names
    for en, ko, *_ in read_rows(folder / "train" / "loanwords.tsv"):
        if re.fullmatch("[가-힣]+", ko) and re.fullmatch("[^\\W\\d_][^\\d_]*", en):
            yield Pair(ko, en, weight=0.5)


# How much more two words must look alike crosswise before they are taken so.
_CROSSED = 0.3


def _in_order(korean: list[str], latin: list[str]) -> list[str]:
    """Latin words in the order of the Korean ones: the lists have Japanese and Hungarian names the other way round."""

    def likeness(words: list[str]) -> float:
        keys = ((sound_key(left), sound_key(right)) for left, right in zip(korean, words, strict=True))
        return sum(SequenceMatcher(None, *pair).ratio() for pair in keys)

    turned = latin[::-1]
    return turned if len(latin) == 2 and likeness(turned) > likeness(latin) + _CROSSED else latin


def russian_pairs(pairs: Iterable[Pair]) -> dict[tuple[str, str], str]:
    """(Southern form, Latin form) -> Cyrillic, for the words that the Russian rules explain."""
    found: dict[tuple[str, str], str] = {}
    for pair in pairs:
        key = (pair.ko, pair.en)
        if pair.domain == "korean" or pair.weight < 1 or key in found or len(pair.en) < 3:
            continue
        for cyrillic in cyrillic_candidates(pair.en, 60):
            if cyrillic_to_south(cyrillic) == pair.ko:
                found[key] = cyrillic
                break
    return found


def north_russian(found: dict[tuple[str, str], str]) -> Iterator[Pair]:
    """Northern forms of those words with the Latin form as found and in every system."""
    for (_, en), cyrillic in found.items():
        north = cyrillic_to_north(cyrillic)
        yield Pair(north, en)
        if re.search("(?:[оеё]ва?|ина?|ск[иа][йя]|енко|ич|ий)$", cyrillic):
            for system in CYRILLIC_SYSTEMS:
                yield Pair(north, cyrillic_to_latin(cyrillic, system), weight=0.5)


GIVEN_SYLLABLES = tuple(
    "정은일성천철남순선희영길수룡해용원태송명진혁광호상학경옥금봉덕훈주창형준국근강대동민만문미병복석승식"
    "신심연예우욱운웅윤의인자재전종지찬춘충택필하한향현혜홍화환후흥걸권규균기담도두란련렬림립무배백범보빈"
    "사산삼서설세소숙실아애양언여열오완유율이익임장제조중채초탁평표행헌협효휘"
)

# What people make of a syllable in their own passports, beyond the systems: vowel -> spellings with weights.
_PERSONAL = {
    "ㅓ": ("u", "eo", "o", "ou"),
    "ㅕ": ("yu", "yeo", "you", "yo"),
    "ㅜ": ("oo", "u"),
    "ㅡ": ("eu", "eu", "u", "u", "e", "y"),
    "ㅣ": ("i", "ee"),
    "ㅢ": ("ui", "ee", "eui"),
    "ㅐ": ("ae", "ai", "e"),
    "ㅏ": ("a", "ah"),
    "ㅠ": ("yu", "yoo"),
    "ㅗ": ("o",),
    "ㅔ": ("e",),
    "ㅚ": ("oe", "oi"),
    "ㅘ": ("wa",),
    "ㅛ": ("yo",),
    "ㅝ": ("won", "wo"),
    "ㅑ": ("ya",),
    "ㅖ": ("ye",),
    "ㅟ": ("wi", "hwi"),
    "ㅙ": ("wae",),
    "ㅞ": ("we",),
}
_PERSONAL_INITIAL = {
    "ㄱ": ("k", "g"),
    "ㄷ": ("d", "t"),
    "ㅂ": ("b", "p"),
    "ㅈ": ("j", "ch"),
    "ㅅ": ("s", "sh"),
    "ㅋ": ("k",),
    "ㅌ": ("t", "th"),
    "ㅍ": ("p", "ph"),
    "ㅊ": ("ch",),
    "ㄹ": ("r", "l"),
    "ㄴ": ("n",),
    "ㅁ": ("m",),
    "ㅎ": ("h",),
}
_PERSONAL_FINAL = {
    "ㄱ": ("k", "g", "ck"),
    "ㄴ": ("n",),
    "ㄹ": ("l", "ll"),
    "ㅁ": ("m",),
    "ㅂ": ("p", "b"),
    "ㅇ": ("ng",),
}


def _personal(char: str, rng: random.Random) -> str:
    from aligner.hangul import split_syllable

    part = split_syllable(char)
    initial = rng.choice(_PERSONAL_INITIAL.get(part.initial, ("",)))
    if initial == "sh" and part.medial not in "ㅣㅟ":
        initial = "s"
    medial = rng.choice(_PERSONAL[part.medial]).rstrip("n" if part.medial == "ㅝ" else "")
    if part.initial == "ㅇ" and part.medial == "ㅜ" and rng.random() < 0.5:
        initial = "w"
    return initial + medial + (rng.choice(_PERSONAL_FINAL[part.final]) if part.final else "")


def korean_names(count: int, rng: random.Random) -> Iterator[Pair]:
    """Made-up Korean personal names in the systems and in personal spellings, Northern and Southern surnames."""
    common = list("김리이박최정조강윤장림임한오서신권황안송류유전홍고문손양량배백허남심로노하주")
    families = list(surnames())
    for _ in range(count):
        family = rng.choice(common) if rng.random() < 0.7 else rng.choice(families)
        given = "".join(rng.choice(GIVEN_SYLLABLES) for _ in range(2 if rng.random() < 0.9 else 1))
        ko = family + given
        for system in ("kcna", "kcna", "rr", "mr"):
            yield Pair(ko, romanize(ko, system, name=True), "korean", 0.5)
        latin = rng.choice(surnames()[family])
        yield Pair(ko, f"{latin} {' '.join(_personal(char, rng) for char in given)}", "korean", 0.4)
        if rng.random() < 0.3:
            # Places and other Sino-Korean words are lined up by the foreign model.
            yield Pair(given, romanize(given, rng.choice(("kcna", "rr", "mr")), name=False), weight=0.3)


# English sounds in the North (외국말적기법, English part), by (Southern unit, letters it met) -> Northern letters.
_Y = {"ㅏ": "ㅑ", "ㅐ": "ㅙ", "ㅓ": "ㅕ", "ㅔ": "ㅞ", "ㅣ": "ㅟ", "ㅗ": "ㅛ", "ㅜ": "ㅠ"}
_SH = _Y | {"ㅑ": "ㅑ", "ㅕ": "ㅕ", "ㅛ": "ㅛ", "ㅠ": "ㅠ", "ㅖ": "ㅞ", "ㅒ": "ㅙ"}
_F = {"ㅏ": "ㅘ", "ㅐ": "ㅙ", "ㅓ": "ㅝ", "ㅔ": "ㅞ", "ㅣ": "ㅟ", "ㅗ": "ㅝ", "ㅜ": "ㅜ"}


def _north_units(steps: Sequence[Step], rng: random.Random) -> list[str]:
    """Northern letters for a Southern English word that was lined up with its spelling."""
    written: list[str] = []
    at = 0
    while at < len(steps):
        unit, met = steps[at].ko, steps[at].en
        vowel = steps[at + 1] if at + 1 < len(steps) else Step("", "", 0.0)
        last = at + 2 >= len(steps)
        if unit in "ㅅㅊㅈㅍ" and unit and vowel.ko:
            medial = vowel.ko
            if (
                unit == "ㅅ"
                and met == "s"
                and written
                and written[-1] == "ㅅ"
                and steps[at - 1].en.startswith("t")
            ):
                written[-1:] = ["ㅉ", medial]  # Betsy 베찌
            elif unit == "ㅅ" and ("sh" in met or "ch" in met or "ti" in met or "sc" in met):
                if medial == "ㅣ" and vowel.en in ("", "e"):
                    written += ["ㅅ", rng.choice("ㅟㅟㅠ")]
                else:
                    written += ["ㅅ", _SH.get(medial, medial)]
            elif unit == "ㅅ":
                written += ["ㅅ" if medial == "ㅡ" else "ㅆ", medial]
            elif unit == "ㅊ" and met.startswith("t") and "ch" not in met and medial == "ㅡ":
                written += ["ㅊ", "ㅡ"]
            elif unit == "ㅊ" and met in ("ts", "z", "tz"):
                written += ["ㅉ", medial]
            elif unit == "ㅈ" and "s" in met:
                written += ["ㅈ", {"ㅏ": "ㅘ", "ㅓ": "ㅝ"}.get(medial, medial)]  # Measure 메줘
            elif unit in "ㅊㅈ" and met[:1] not in "zs":
                written += [unit, _Y.get(medial, medial)]
            elif unit == "ㅍ" and met in ("f", "ff", "ph", "pph"):
                if medial == "ㅡ":
                    written += rng.choice((["ㅎ", "ㅡ"], ["ㅍ", "ㅡ"]))
                else:
                    written += ["ㅎ", _F.get(medial, medial)]
            else:
                written += [unit, medial]
            at += 2
            continue
        opening = unit.startswith("ㅇ") and not unit.endswith(".")
        bare = unit[1:] if opening else unit
        if bare == "ㅓ" and "u" in met and rng.random() < 0.7:
            bare = "ㅏ"
        elif bare == "ㅓ" and met in ("o", "ou") and rng.random() < 0.25:
            bare = "ㅏ"  # London 란던
        elif bare == "ㅗ" and met in ("o", "oa", "ow", "oe") and rng.random() < 0.6:
            written += ["ㅇ", "ㅓ"] if opening else ["ㅓ"]
            written += ["ㅇ", "ㅜ"]
            at += 1
            continue
        elif bare == "ㅏ" and met == "a" and last and rng.random() < 0.9:
            bare = "ㅓ"  # Anna 애너
        elif bare == "ㅏ" and met == "a" and rng.random() < 0.35:
            bare = rng.choice("ㅐㅓ")
        elif bare == "ㅗ" and met == "o" and rng.random() < 0.4:
            bare = "ㅓ"  # Scotland 스코틀런드
        elif bare == "ㅐ" and met == "a" and rng.random() < 0.3:
            bare = "ㅓ"  # Portland 포틀런드
        elif bare == "ㅣ" and met in ("e", "a") and rng.random() < 0.3:
            bare = rng.choice("ㅓㅣ")
        written += ["ㅇ", bare] if opening else [bare.rstrip(".")]
        at += 1
    return written


def write_north(steps: Sequence[Step], rng: random.Random) -> str:
    """A word in the Northern spelling of English, from the path of its Southern form."""
    return compose("".join(_north_units(steps, rng)))


def north_english(lined_up: Iterable[tuple[Pair, Sequence[Step]]], rng: random.Random) -> Iterator[Pair]:
    """Northern forms of English words, from Southern ones and their paths."""
    for pair, steps in lined_up:
        north = write_north(steps, rng)
        if north != pair.ko:
            yield Pair(north, pair.en, weight=0.4)
