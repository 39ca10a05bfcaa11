"""What a sentence is called in its document: Article 3, 제1장, ②, (b), Table 4.

In:   a sentence and its language.
Out:  labels that are equal when a Korean and an English sentence carry the same: ``article 3``, ``item 2``.
Not:  numbers as such (facts, numerals); which sections answer to each other.
Idea: laws, contracts and manuals are numbered alike in every language, by signs of their own: 제3조 is Article 3,
      가. is (a), ① is (1).
"""

from __future__ import annotations

import re

from .numerals import roman_value

__all__ = ["labels"]

# Korean counters with a number between 제 and them; the English words, which the number follows.
_COUNTED = {
    "article": ("조", "article articles art arts"),
    "chapter": ("장", "chapter chapters chap"),
    "section": ("절", "section sections sect"),
    "part": ("편 부", "part parts"),
    "paragraph": ("항", "paragraph paragraphs para"),
    "item": ("호 목", "item items subparagraph subparagraphs"),
    "volume": ("권", "volume volumes vol book"),
    "act": ("막", "act"),
    "lesson": ("과", "lesson"),
}
# The number follows in Korean too.
_FOLLOWED = {
    "table": ("표", "table tables"),
    "figure": ("그림", "figure figures fig figs"),
    "annex": ("별표 부록 부속서", "annex appendix"),
}
_COUNTERS = {word: kind for kind, (words, _) in _COUNTED.items() for word in words.split()}
_KOREAN_WORDS = {word: kind for kind, (words, _) in _FOLLOWED.items() for word in words.split()}
_ENGLISH_WORDS = {word: kind for kind, (_, words) in (_COUNTED | _FOLLOWED).items() for word in words.split()}
_NUMBER = r"(\d{1,4}|[IVXLC]{2,6})(?![A-Za-z0-9])"
_COUNTED_LABEL = re.compile(rf"제\s?(\d{{1,4}})\s?({'|'.join(_COUNTERS)})")
_FOLLOWED_LABEL = re.compile(
    rf"(?<![가-힣])({'|'.join(_KOREAN_WORDS)})\s?(?:{_NUMBER}|([A-Z])(?![A-Za-z0-9]))"
)
# A letter alone is a number only behind a word with a capital: Part I, Annex A; not "the book I read".
_ENGLISH_LABEL = re.compile(rf"([A-Za-z-]{{3,13}})\.? (?:No\. ?)?(?:{_NUMBER}|([A-Z])(?![A-Za-z0-9]))")
# The mark of an item of a list, at the beginning or behind the number of an article: a circled number, a number or a
# letter with a dot or in brackets.
_MARK = re.compile(
    r"\s*(?:제\s?\d+\s?조(?:의\s?\d+)?\s*(?:\([^()]{1,40}\))?\s*)?"
    r"(?:([①-⑳])|\(?(\d{1,3})[.):](?!\d)|\(([가-하a-z])\)|([가-하a-z])[.)]\s)"
)
_SYLLABLES = "가나다라마바사아자차카타파하"


def labels(text: str, *, korean: bool) -> tuple[list[str], str]:
    """The labels in a sentence, and the sentence without them: the number of an article is no number of things.

    >>> labels("제3조 ① 별표 2에 따른다.", korean=True)
    (['mark 1', 'article 3', 'annex 2'], '  ①  에 따른다.')
    >>> labels("Article III. As in Annex 2.", korean=False)[0], labels("(b) the Council", korean=False)[0]
    (['article 3', 'annex 2'], ['mark 2'])
    """
    found = []
    if (mark := _MARK.match(text)) and (place := _place(mark)):
        found.append(f"mark {place}")

    def counted(label: re.Match[str]) -> str:
        found.append(f"{_COUNTERS[label[2]]} {int(label[1])}")
        return " "

    def followed(label: re.Match[str]) -> str:
        kind = (_KOREAN_WORDS if korean else _ENGLISH_WORDS).get(label[1].lower())
        if not kind or not (label[2] or korean or label[1][0].isupper()):
            return label[0]
        found.append(f"{kind} {_numbered(label[2] or label[3])}")
        return " "

    if not korean:
        return found, _ENGLISH_LABEL.sub(followed, text)
    if "제" in text:
        text = _COUNTED_LABEL.sub(counted, text)
    return found, _FOLLOWED_LABEL.sub(followed, text)


def _place(mark: re.Match[str]) -> int:
    """Which item of its list a mark stands for, from 1; 0 if it is no mark."""
    circled, number, *letters = mark.groups()
    if circled:
        return ord(circled) - ord("①") + 1
    if number:
        return int(number)
    letter = next(letter for letter in letters if letter)
    return ord(letter) - ord("a") + 1 if letter.isascii() else _SYLLABLES.find(letter) + 1


def _numbered(number: str) -> str:
    """Figures as they are; a Roman numeral as figures, but a letter alone that is none stays a letter."""
    if number.isdigit():
        return str(int(number))
    upper = number.upper()
    return str(roman_value(upper)) if set(upper) <= set("IVXLC") else upper
