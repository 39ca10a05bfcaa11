"""Find the names in one text.

In:   the sentences of a document and its language.
Out:  Mentions: persons by the words around them and by their shape; countries, places, organizations and
      titles by the tables of seeds/lexicon, and by their looks.
Not:  pairing mentions across languages (pairing/, which also takes candidates that nothing here vouches for).
Idea: a name found once by its title is found again where it stands bare.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...errors import UnknownNameError
from ...language_codes import base_language
from ...model import Mention
from ..reading.sentences import read_english, read_korean
from ..reading.span import Span, Taken
from .bodies_and_places import proper_phrases
from .english_persons import english_persons
from .korean_persons import korean_persons

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ...model import Sentence

__all__ = ["find_names", "person_spans"]


def find_names(sentences: Sequence[Sentence], lang: str) -> tuple[Mention, ...]:
    """Find names in the sentences of one document, in reading order, none overlapping another.

    Args:
        sentences: as ``aligner.split`` gives them; offsets of mentions count from each sentence's own start.
        lang: ``"ko"`` or ``"en"`` (or a longer BCP 47 code of one of the two).

    Returns:
        Mentions; ``sentence`` is the index in ``sentences``, ``start`` and ``end`` count code points.

    Raises:
        UnknownNameError: another language.

    >>> from aligner.model import Sentence
    >>> text = "로씨야련방 외무상 쎄르게이 라브로브동지가 참가하였다."
    >>> [(mention.text, mention.kind) for mention in find_names([Sentence(text, 0, len(text))], "ko")]
    [('로씨야련방', 'country'), ('외무상', 'title'), ('쎄르게이 라브로브', 'person')]
    """
    base = base_language(lang)
    texts = [sentence.text for sentence in sentences]
    persons = person_spans(texts, lang)
    mentions: list[Mention] = []
    for index, text in enumerate(texts):
        here = persons.get(index, [])
        taken = Taken(here)
        mentions += [Mention(text[span.start : span.end], "person", *span) for span in here]
        known = read_korean(text).listed_with_parts if base == "ko" else read_english(text).listed
        listed = [(item.start, item.end, item.kind) for item in known]
        # The longest first; of equal ones what the tables say.
        for start, end, kind in sorted(
            [*listed, *proper_phrases(text, base)], key=lambda found: found[0] - found[1]
        ):
            span = Span(index, start, end)
            if not taken.overlaps(span):
                taken.add(span)
                mentions.append(Mention(text[start:end], kind, *span))
    return tuple(sorted(mentions, key=lambda mention: (mention.sentence, mention.start)))


def person_spans(texts: Sequence[str], lang: str) -> dict[int, list[Span]]:
    """Where the sentences of one document name persons, by index of the sentence; those that name none are left out.

    Args:
        texts: the sentences.
        lang: ``"ko"`` or ``"en"`` (or a longer BCP 47 code of one of the two).

    Raises:
        UnknownNameError: neither Korean nor English.
    """
    finders = {"ko": korean_persons, "en": english_persons}
    base = base_language(lang)
    if base not in finders:
        raise UnknownNameError("language for names", lang, finders)
    return finders[base](texts)
