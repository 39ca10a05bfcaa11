"""Learn the subword vocabulary and say which features its pieces share.

In:   text lines in both languages.
Out:  a ``tokenizers.Tokenizer`` (unigram) whose normalizer and splitter hold every rule of preprocessing, so that any
      reader of tokenizer.json sees the same pieces; and for each piece the features that its vector is the sum of.
Not:  vectors (train.py).
Idea: pieces chosen by the unigram model (Kudo 2018) but cut greedily, which gives the same cut for nine words in ten at
      a third of the time; pieces as sums of shared features after fastText (Bojanowski et al. 2017), but
      only while training: the sums are written out as one row a piece, so reading them costs nothing.
"""

from __future__ import annotations

import math
import re
import string
import unicodedata
from collections import Counter
from typing import TYPE_CHECKING

import numpy as np
from tokenizers import Regex, Tokenizer, decoders, models, normalizers, pre_tokenizers, trainers

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["WORDS", "build_tokenizer", "piece_features", "prune"]

_FLATTEN = 0.7  # exponent of the word counts that the vocabulary is chosen by

MARK = "▁"
UNKNOWN = "<unk>"
# A word is a run of one script or of digits; anything else that is not space stands alone. The ranges are written out
# because other readers (aligner.embeddings.static) must split in exactly the same places.
# A month ("9월") is one word, since no sum of 9 and 월 means September.
# Of a run of one mark the first alone counts: rows of dots and doubled quotes would outweigh the words in a sum.
_MARKS = ".,:;!?\"'*-_=~+#/|<>^"
_ONE_OF_A_RUN = "|".join(rf"(?<!{re.escape(mark)}){re.escape(mark)}" for mark in _MARKS)
WORDS = (
    r"[가-힣]+|[a-z\u00df-\u00f6\u00f8-\u024f]+|(?<![0-9])(?:1[0-2]|[1-9])월|[0-9]+|[\u0400-\u052f]+"
    rf"|[^\s\x1c-\x1f가-힣a-z\u00df-\u00f6\u00f8-\u024f\u0400-\u052f0-9{re.escape(_MARKS)}]|{_ONE_OF_A_RUN}"
)


def _shell(model: models.Model) -> Tokenizer:
    """A tokenizer with our normalization and splitting around the given model."""
    tokenizer = Tokenizer(model)
    tokenizer.normalizer = normalizers.Sequence([normalizers.NFKC(), normalizers.Lowercase()])
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [
            pre_tokenizers.Split(Regex(WORDS), behavior="removed", invert=True),
            pre_tokenizers.Metaspace(prepend_scheme="always"),
        ]
    )
    tokenizer.decoder = decoders.Metaspace(prepend_scheme="always")
    return tokenizer


def build_tokenizer(lines: Iterable[str], size: int) -> Tokenizer:
    """Choose about ``size`` pieces and return a tokenizer that cuts words into the longest of them, left to right."""
    find = re.compile(WORDS).findall
    words: Counter[str] = Counter()
    for line in lines:
        words.update(find(unicodedata.normalize("NFKC", line).lower()))
    unigram = _shell(models.Unigram())
    trainer = trainers.UnigramTrainer(
        vocab_size=size, special_tokens=[UNKNOWN], unk_token=UNKNOWN, max_piece_length=14, show_progress=False
    )
    # Counts are flattened: what tells sentences apart is the rarer words, and they deserve pieces of their own.
    flattened = (" ".join([word] * math.ceil(count**_FLATTEN)) for word, count in sorted(words.items()))
    unigram.train_from_iterator(flattened, trainer)
    pieces = [piece for piece, _ in sorted(unigram.get_vocab().items(), key=lambda item: item[1])]
    return _greedy(pieces, words)


def prune(tokenizer: Tokenizer, texts: Sequence[str], least: int) -> Tokenizer:
    """Leave out the longer pieces that occur fewer than ``least`` times in the texts that have translations.

    A piece that is never seen beside its translation would stay meaningless; its parts have been seen.
    """
    counts: Counter[int] = Counter()
    for begin in range(0, len(texts), 20_000):
        for encoding in tokenizer.encode_batch_fast(texts[begin : begin + 20_000], add_special_tokens=False):
            counts.update(encoding.ids)
    vocabulary = sorted(tokenizer.get_vocab().items(), key=lambda item: item[1])
    kept = [
        piece for piece, number in vocabulary if len(piece.removeprefix(MARK)) < 2 or counts[number] >= least
    ]
    return _greedy(kept, Counter())


def _greedy(pieces: list[str], words: Counter[str]) -> Tokenizer:
    """A longest-match tokenizer over the pieces and every usual character.

    A word with one character that is no piece would be lost as a whole.
    """
    characters: Counter[str] = Counter()
    for word, count in words.items():
        for character in word:
            characters[character] += count
    usual = {character for character, count in characters.items() if count >= 2}
    usual |= set(string.ascii_lowercase + string.digits + string.punctuation) | _common_syllables()
    pieces = [UNKNOWN, *(piece for piece in pieces if piece != UNKNOWN)]
    pieces += sorted((usual | {MARK}) - set(pieces))
    vocabulary = {piece: number for number, piece in enumerate(pieces)}
    model = models.WordPiece(
        vocab=vocabulary, unk_token=UNKNOWN, continuing_subword_prefix="", max_input_chars_per_word=64
    )
    return _shell(model)


def _common_syllables() -> set[str]:
    """The 2,350 syllables of the Korean standard KS X 1001, which hold all but the rarest."""
    syllables = map(chr, range(0xAC00, 0xD7A4))
    return {syllable for syllable in syllables if len(syllable.encode("euc-kr", "ignore")) == 2}


_ENDINGS = (
    "ically",
    "ations",
    "ation",
    "ments",
    "ment",
    "ness",
    "ings",
    "ing",
    "ies",
    "ied",
    "ers",
    "ed",
    "er",
    "es",
    "ly",
    "al",
    "s",
    "e",
    "y",
)


def _stem(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word


_SOFT = {1: 15, 4: 16, 8: 17, 10: 9, 13: 14}  # ㄲ ㄸ ㅃ ㅆ ㅉ -> ㅋ ㅌ ㅍ ㅅ ㅊ


def _fold(word: str) -> str:
    """Spelling that North and South share: no initial r or n, no tense consonants, 어 for 여."""
    out = []
    for position, character in enumerate(word):
        if not "가" <= character <= "힣":
            return word
        code = ord(character) - 0xAC00
        initial, medial, final = code // 588, code % 588 // 28, code % 28
        if position == 0 and initial in (2, 5):
            initial = 11 if medial in (2, 3, 6, 7, 12, 17, 20) else 2
        initial = _SOFT.get(initial, initial)
        out.append(chr(0xAC00 + initial * 588 + medial * 28 + final))
    return "".join(out)


def _features(piece: str) -> list[str]:
    text = piece.removeprefix(MARK)
    if not text:
        return []
    if re.fullmatch("[가-힣]+", text):
        names = [f"form {text}", f"fold {_fold(text)}"]
        names += [f"one {character}" for character in text]
        names += [f"two {text[i : i + 2]}" for i in range(len(text) - 1)] if len(text) > 2 else []
        names += [f"three {text[i : i + 3]}" for i in range(len(text) - 2)] if len(text) > 3 else []
        return names
    if text.isascii() and text.isalpha():
        names = [f"form {text}", f"stem {_stem(text)}"] if len(text) > 2 else [f"form {text}"]
        edged = ("<" if piece.startswith(MARK) else "") + text
        for size in (3, 4, 5):
            names += (
                [f"gram {edged[i : i + size]}" for i in range(len(edged) - size + 1)]
                if len(text) > size
                else []
            )
        return names
    return []


def piece_features(pieces: list[str], *, least: int = 2) -> tuple[np.ndarray, np.ndarray, int]:
    """Features of every piece, in CSR form.

    Returns:
        ``indices`` and ``indptr`` (len(pieces) + 1): piece i is the sum of features indices[indptr[i]:indptr[i+1]];
        feature i is the piece's own for i < len(pieces); and the number of features.
    """
    named = [list(dict.fromkeys(_features(piece))) for piece in pieces]
    counts = Counter(name for names in named for name in names)
    number = {
        name: len(pieces) + i
        for i, name in enumerate(name for name, count in counts.items() if count >= least)
    }
    indices: list[int] = []
    indptr = [0]
    for i, names in enumerate(named):
        indices.append(i)
        indices += [number[name] for name in names if name in number]
        indptr.append(len(indices))
    return np.array(indices, np.int64), np.array(indptr, np.int64), len(pieces) + len(number)
