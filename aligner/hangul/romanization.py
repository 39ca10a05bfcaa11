"""Write Korean in Latin letters by four systems.

In:   Korean text or a personal name; the name of a system.
Out:  the text or the name in Latin letters; whatever is not Hangul stays.
Not:  foreign names (a Russian in Hangul is not meant to be romanized: transliteration/ finds his own spelling).
Idea: pronounce first (standard pronunciation: linking, nasals, ll, aspirates, palatals), then spell the sounds.
      rr    Revised Romanization, Ministry of Culture and Tourism notice 2000-8
      mr    McCune-Reischauer (1939), with breves and apostrophes
      dprk  the North's own system, UNGEGN working paper 46 (1992), E/CONF.101/CRP15 (2012), with breves
      kcna  what its news agency prints: dprk without breves, names syllable by syllable (Pak Jong Chon)
"""

from __future__ import annotations

from dataclasses import dataclass

from ..errors import UnknownNameError
from .jamo import INITIALS, MEDIALS, Syllable, split_syllables
from .korean_names import is_korean_name, split_surname

__all__ = ["SYSTEMS", "romanize"]

__all__ = ["SYSTEMS", "romanize"]

_BREVELESS = str.maketrans("ŏŭŎŬ", "ouOU")


@dataclass(frozen=True, slots=True)
class _System:
    """Letters of one system; consonants that change between voiced sounds have a second column."""

    initials: dict[str, str]
    voiced: dict[str, str]
    finals: dict[str, str]
    vowels: dict[str, str]


def _pairs(keys: str, values: str) -> dict[str, str]:
    """Jamo to letters; ``-`` stands for no letter."""
    return {key: "" if value == "-" else value for key, value in zip(keys, values.split(), strict=True)}


_MR_VOWELS = _pairs(MEDIALS, "a ae ya yae ŏ e yŏ ye o wa wae oe yo u wŏ we wi yu ŭ ŭi i")
# After pronunciation only seven finals are left.
_FINALS = _pairs("ㄱㄴㄷㄹㅁㅂㅇ", "k n t l m p ng")

SYSTEMS: dict[str, _System] = {
    "rr": _System(
        initials=_pairs(INITIALS, "g kk n d tt r m b pp s ss - j jj ch k t p h"),
        voiced={},
        finals=_FINALS,
        vowels=_pairs(MEDIALS, "a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i"),
    ),
    "mr": _System(
        initials=_pairs(INITIALS, "k kk n t tt r m p pp s ss - ch tch ch' k' t' p' h"),
        voiced={"ㄱ": "g", "ㄷ": "d", "ㅂ": "b", "ㅈ": "j"},
        finals=_FINALS,
        vowels=_MR_VOWELS,
    ),
    "dprk": _System(
        initials=_pairs(INITIALS, "k kk n t tt r m p pp s ss - j jj ch kh th ph h"),
        voiced={"ㄱ": "g", "ㄷ": "d", "ㅂ": "b"},
        finals=_FINALS,
        vowels=_MR_VOWELS,
    ),
}
SYSTEMS["kcna"] = SYSTEMS["dprk"]

# What a written final sounds like before a consonant or at the end (standard pronunciation, articles 8-11).
_PLAIN_FINAL = dict(
    zip(
        "ㄱㄲㅋㄳㄺㄴㄵㄶㄷㅌㅅㅆㅈㅊㅎㄹㄼㄽㄾㅀㅁㄻㅂㅍㅄㄿㅇ",
        "ㄱㄱㄱㄱㄱㄴㄴㄴㄷㄷㄷㄷㄷㄷㄷㄹㄹㄹㄹㄹㅁㅁㅂㅂㅂㅂㅇ",
        strict=True,
    )
)
# What stays and what moves over when a vowel follows (articles 13, 14).
_LINKED = {
    "ㄳ": ("ㄱ", "ㅅ"),
    "ㄵ": ("ㄴ", "ㅈ"),
    "ㄺ": ("ㄹ", "ㄱ"),
    "ㄻ": ("ㄹ", "ㅁ"),
    "ㄼ": ("ㄹ", "ㅂ"),
    "ㄽ": ("ㄹ", "ㅅ"),
    "ㄾ": ("ㄹ", "ㅌ"),
    "ㄿ": ("ㄹ", "ㅍ"),
    "ㅄ": ("ㅂ", "ㅅ"),
    "ㄶ": ("", "ㄴ"),
    "ㅀ": ("", "ㄹ"),
    "ㅎ": ("", "ㅇ"),
}
_ASPIRATE = {"ㄱ": "ㅋ", "ㄷ": "ㅌ", "ㅂ": "ㅍ", "ㅈ": "ㅊ"}
_NASAL = {"ㄱ": "ㅇ", "ㄷ": "ㄴ", "ㅂ": "ㅁ"}
_SILENT_H = {"ㅎ": "", "ㄶ": "ㄴ", "ㅀ": "ㄹ"}


def _meet(left: Syllable, right: Syllable) -> tuple[Syllable, Syllable]:
    """How two neighbouring syllables of a word are spoken; articles are those of the standard pronunciation."""
    final, initial, medial = left.final, right.initial, right.medial
    if not final:
        return left, right
    if initial == "ㅇ":
        if final in "ㄷㅌㄾ" and medial == "ㅣ":  # article 17: haedoji, gachi
            final, initial = ("ㄹ" if final == "ㄾ" else ""), ("ㅈ" if final == "ㄷ" else "ㅊ")
        elif final in _LINKED:
            final, initial = _LINKED[final]
        elif final != "ㅇ":
            final, initial = "", final
        return Syllable(left.initial, left.medial, final), Syllable(initial, medial, right.final)
    if final in _SILENT_H and initial in _ASPIRATE:  # article 12.1: joko, nota
        return (
            Syllable(left.initial, left.medial, _SILENT_H[final]),
            Syllable(_ASPIRATE[initial], medial, right.final),
        )
    if initial == "ㅎ" and final in "ㄷㅈㄵㅅ" and medial == "ㅣ":  # article 17: machida
        return (
            Syllable(left.initial, left.medial, "ㄴ" if final == "ㄵ" else ""),
            Syllable("ㅊ", medial, right.final),
        )
    final = _PLAIN_FINAL[final]
    if initial == "ㄹ":  # articles 19, 20: Jongno, Wangsimni, Silla
        if final in "ㄹㄴ":
            final, initial = "ㄹ", "ㄹ"
        elif final in "ㅁㅇ":
            initial = "ㄴ"
        else:
            final, initial = _NASAL[final], "ㄴ"
    elif initial in "ㄴㅁ" and final in _NASAL:  # article 18: Baengma
        final = _NASAL[final]
    elif initial == "ㄴ" and final == "ㄹ":  # article 20: Byeollae
        initial = "ㄹ"
    return Syllable(left.initial, left.medial, final), Syllable(initial, medial, right.final)


# Suffixes before which ㄴ stays and ㄹ gives way (article 20, proviso: 생산량, 신문로), after two syllables or more.
_N_SUFFIXES = "란량력론료로류례"


def _pronounce(syllables: list[Syllable]) -> list[Syllable]:
    """A word as it sounds, written in Hangul letters."""
    spoken = list(syllables)
    for index in range(len(spoken) - 1):
        left, right = spoken[index], spoken[index + 1]
        if index and left.final == "ㄴ" and str(right) in _N_SUFFIXES and index == len(spoken) - 2:
            spoken[index + 1] = Syllable("ㄴ", right.medial, right.final)
            continue
        spoken[index], spoken[index + 1] = _meet(spoken[index], spoken[index + 1])
    if spoken and spoken[-1].final:
        last = spoken[-1]
        spoken[-1] = Syllable(last.initial, last.medial, _PLAIN_FINAL[last.final])
    return spoken


def _initial(left: Syllable | None, syllable: Syllable, system: str) -> str:
    """Letters for the initial consonant, given the syllable before it in the word."""
    table = SYSTEMS[system]
    initial = syllable.initial
    if initial == "ㄹ":
        return "l" if left and left.final == "ㄹ" else "r"
    if initial == "ㅅ" and system == "mr" and syllable.medial == "ㅟ":
        return "sh"
    voiced = left is not None and left.final in ("", *"ㄴㅁㅇㄹ")
    if system == "mr" and left and left.final == "ㄹ" and initial in "ㄷㅈ":
        voiced = False  # McCune-Reischauer: lg, lb, but lt, lch
    if voiced and initial in table.voiced:
        return table.voiced[initial]
    return table.initials[initial]


def _spell(syllables: list[Syllable], system: str) -> str:
    """One word in lower case."""
    table = SYSTEMS[system]
    letters = ""
    left = None
    for syllable in _pronounce(syllables):
        initial = _initial(left, syllable, system)
        if system == "mr" and left and left.final == "ㄴ" and initial == "g":
            initial = "'g"  # n'g against ng
        medial = table.vowels[syllable.medial]
        if system == "mr" and syllable.medial == "ㅔ" and left and not left.final and not initial:
            medial = "ë" if letters[-1:] in "ao" else "e"  # aë, oë against ae, oe
        if system == "mr" and left and left.final == "ㄴ" and syllable.initial == "ㄹ":
            initial = "l"
        letters += initial + medial + table.finals.get(syllable.final, "")
        left = syllable
    return letters


def _spell_alone(syllable: Syllable, system: str) -> str:
    return _spell([syllable], system)


def _romanize_name(name: str, system: str) -> str:
    surname, given = split_surname(name)
    first = [part for part in split_syllables(surname) if isinstance(part, Syllable)]
    rest = [part for part in split_syllables(given) if isinstance(part, Syllable)]
    # McCune-Reischauer users write the surname 이 with its y (Yi Sŭng-man).
    family = "Yi" if (surname, system) == ("이", "mr") else _spell(first, system).capitalize()
    if not rest:
        return family
    if system in ("kcna", "dprk"):
        return " ".join([family, *(_spell_alone(part, system).capitalize() for part in rest)])
    if system == "rr":
        # Notice 2000-8, chapter 3, article 4: joined up, a hyphen allowed; sound changes inside are not written.
        written = _spell_alone(rest[0], system)
        for right in rest[1:]:
            # Joined up, a reader could cut before a vowel elsewhere (Jeong-eun, Hae-un).
            written += ("-" if right.initial == "ㅇ" else "") + _spell_alone(right, system)
        return f"{family} {written.capitalize()}"
    spoken, written, done = _pronounce_name(rest), "", None
    for syllable in spoken:
        start = _initial(done, syllable, system)
        table = SYSTEMS[system]
        written += (
            ("-" if done else "")
            + start
            + table.vowels[syllable.medial]
            + table.finals.get(syllable.final, "")
        )
        done = syllable
    return f"{family} {written.capitalize()}"


def _pronounce_name(given: list[Syllable]) -> list[Syllable]:
    """Assimilation across the hyphen of a McCune-Reischauer name, but no linking: Il-u, not I-ru."""
    spoken = list(given)
    for index in range(len(spoken) - 1):
        if spoken[index + 1].initial != "ㅇ":
            spoken[index], spoken[index + 1] = _meet(spoken[index], spoken[index + 1])
    return [Syllable(part.initial, part.medial, _PLAIN_FINAL.get(part.final, "")) for part in spoken]


def romanize(text: str, system: str = "kcna", *, name: bool | None = None) -> str:
    """Korean text or a Korean personal name in Latin letters.

    Args:
        text: Korean; other characters stay as they are.
        system: ``"kcna"``, ``"dprk"``, ``"rr"`` or ``"mr"``.
        name: is it a personal name, surname first? ``None``: judge by the shape (see :func:`is_korean_name`).

    Returns:
        A name with its parts capitalised; any other text in lower case.

    Raises:
        UnknownNameError: no such system.

    >>> [romanize("박정천", system) for system in ("kcna", "dprk", "rr", "mr")]
    ['Pak Jong Chon', 'Pak Jŏng Chŏn', 'Bak Jeongcheon', "Pak Chŏng-ch'ŏn"]
    >>> romanize("종로 왕십리", "rr")
    'jongno wangsimni'
    """
    if system not in SYSTEMS:
        raise UnknownNameError("romanization", system, SYSTEMS)
    if name is None:
        name = is_korean_name(text.strip())
    if name:
        written = _romanize_name(text.strip(), system)
    else:
        written = ""
        word: list[Syllable] = []
        for part in [*split_syllables(text), ""]:
            if isinstance(part, Syllable):
                word.append(part)
            else:
                written += _spell(word, system) + part
                word = []
    return written.translate(_BREVELESS) if system == "kcna" else written
