"""What a language code says: which language it is, and what that is called in English.

In:   a BCP 47 code (``ko``, ``ko-KP``, ``en-US``), or what tools write in place of one (``KO_kr``, ``kor``,
      ``Korean``).
Out:  the code as the standard has it; the language without country and script; its English name.
Not:  telling the language of a text (documents/languages.py).
"""

from __future__ import annotations

import re

__all__ = ["LANGUAGE_NAMES", "base_language", "language_name", "standard_code"]

#: What languages are called in English, by the first part of their codes.
LANGUAGE_NAMES = {"ko": "Korean", "en": "English", "ru": "Russian", "ja": "Japanese", "zh": "Chinese"}


#: What tools write for a language in place of its code of two letters: ISO 639-2 and English names.
_TWO_LETTERS = {
    **{name.lower(): code for code, name in LANGUAGE_NAMES.items()},
    **{"kor": "ko", "eng": "en", "rus": "ru", "jpn": "ja", "zho": "zh", "chi": "zh"},
}


def base_language(lang: str) -> str:
    """The language of a code, without country and script, in small letters.

    >>> base_language("ko-KP"), base_language("EN_us"), base_language("kor"), base_language("kok")
    ('ko', 'en', 'ko', 'kok')
    """
    bare = re.split(r"[-_\s(]", lang.strip().lower(), maxsplit=1)[0]
    return _TWO_LETTERS.get(bare, bare)


def standard_code(lang: str) -> str:
    """A language code as BCP 47 writes it, to compare codes whole.

    >>> standard_code("KO_kp"), standard_code("eng-us"), standard_code("Korean"), standard_code("zh-hant")
    ('ko-KP', 'en-US', 'ko', 'zh-Hant')
    """
    _, *rest = re.split(r"[-_\s(]+", lang.strip().rstrip(")"))
    # A country has two letters, a script four; "Korean (South Korea)" names a country in words, which says no more.
    places = {2: str.upper, 4: str.title}
    parts = [places.get(len(part), str.lower)(part) for part in rest if len(part) < 5]
    return "-".join([base_language(lang), *parts])


def language_name(lang: str) -> str:
    """The English name of the language of a BCP 47 code; the code itself if no name is known.

    >>> language_name("ko-KP"), language_name("de")
    ('Korean', 'de')
    """
    return LANGUAGE_NAMES.get(base_language(lang), lang)
