"""A small alignment that has everything: joins, a gap on either side, paragraphs, dates."""

from __future__ import annotations

import pytest

from aligner.model import Alignment, Bead, Document, Sentence


def make_document(name: str, lang: str, paragraphs: list[list[str]]) -> tuple[Document, tuple[Sentence, ...]]:
    text = "\n".join(" ".join(paragraph) for paragraph in paragraphs)
    sentences = []
    position = 0
    for number, paragraph in enumerate(paragraphs):
        for sentence in paragraph:
            sentences.append(Sentence(sentence, position, position + len(sentence), number))
            position += len(sentence) + 1
    return Document(name, lang, text, f"{name}.txt", "2023-09-14"), tuple(sentences)


@pytest.fixture
def alignment() -> Alignment:
    source, source_sentences = make_document(
        "talks.ko",
        "ko",
        [
            ["김정은동지께서 뿌찐대통령과 회담하시였다."],
            ["회담은 13일에 진행되였다.", "《우의》가 깊어졌다!", "두 나라 국기가 게양되였다."],
            ["(끝)"],
        ],
    )
    target, target_sentences = make_document(
        "talks.en",
        "en",
        [
            ["Kim Jong Un had talks with President Putin."],
            ["The talks took place on September 13 and deepened <friendship> & trust."],
            ["-0-", "More From The News"],
        ],
    )
    beads = (
        Bead((0,), (0,), 0.9876, 0.8123),
        Bead((1, 2), (1,), 0.7321, 0.6543),
        Bead((3,), (), 0.9, 0.0),
        Bead((4,), (2,), 0.4444, 0.3),
        Bead((), (3,), 0.95, 0.0),
    )
    return Alignment(
        source,
        target,
        source_sentences,
        target_sentences,
        beads,
        "enc:builtin-1|max:4|score:logodds-2|v:0.1.0",
    )
