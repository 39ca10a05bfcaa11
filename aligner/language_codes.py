"""What a language code says: which language it is, and what that is called in English.

In:   a BCP 47 code (``ko``, ``ko-KP``, ``en-US``).
Out:  the language without country and script; its English name.
Not:  telling the language of a text (documents/languages.py).
"""

from __future__ import annotations

__all__ = ["LANGUAGE_NAMES", "base_language", "language_name"]

#: What languages are called in English, by the first part of their codes.
LANGUAGE_NAMES = {"ko": "Korean", "en": "English", "ru": "Russian", "ja": "Japanese", "zh": "Chinese"}


def base_language(lang: str) -> str:
    """The language of a BCP 47 code, without country and script, in small letters.

    >>> base_language("ko-KP"), base_language("EN")
    ('ko', 'en')
    """
    return lang.split("-")[0].lower()


def language_name(lang: str) -> str:
    """The English name of the language of a BCP 47 code; the code itself if no name is known.

    >>> language_name("ko-KP"), language_name("de")
    ('Korean', 'de')
    """
    return LANGUAGE_NAMES.get(base_language(lang), lang)
