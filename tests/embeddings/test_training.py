"""The parts of the encoder's training that can go wrong unseen: respelling, inflecting, numbers, gradients."""

from __future__ import annotations

import random
from itertools import pairwise

import numpy as np
import pytest

from training.encoder.inflection import inflect_english, inflect_korean
from training.encoder.numbers import number_pairs
from training.encoder.sources import lexicon_pairs, senses
from training.encoder.spelling import NorthSpeller
from training.encoder.vocabulary import build_tokenizer, piece_features

GENUINE_NORTH = ["로동계급은 력사를 창조한다.", "로동과 력사", "녀성들은 로동에 참가한다. 녀성"]


@pytest.mark.parametrize(
    ("south", "north"),
    [
        ("노동", "로동"),  # article 25: initial r and n stay
        ("역사적인 노동", "력사적인 로동"),
        ("여성의 노동", "녀성의 로동"),
        ("영화", "영화"),  # no genuine North text writes 령화
        ("강한 나라가 되어", "강한 나라가 되여"),  # article 11
        ("힘이었다", "힘이였다"),
        ("할 수 있는 것", "할수 있는것"),  # dependent nouns join the word before
        ("“평화”", "《평화》"),
        ("푸틴", "뿌찐"),
        ("러시아", "로씨야"),
    ],
)
def test_south_spelling_turns_north_by_rule(south: str, north: str) -> None:
    import training.encoder.prepare as prepare

    speller = NorthSpeller(["노동", "역사", "여성", "영화"], GENUINE_NORTH, prepare._LEXICON)
    assert speller.spell(south, random.Random(3)) == north


@pytest.mark.parametrize(
    ("definition", "expected"),
    [
        ("to abate, to soothe", ["to abate", "to soothe"]),
        ("sloth (mammal)", ["sloth"]),
        ("bound, edge; margin", ["bound", "edge", "margin"]),
        ("Indicates the subject of a sentence.", []),
        ("", []),
    ],
)
def test_a_definition_is_cut_into_senses(definition: str, expected: list[str]) -> None:
    assert senses(definition) == expected


@pytest.mark.parametrize(
    ("word", "kind", "some"),
    [
        ("강화하다", "v", {"강화하여", "강화한", "강화하고", "강화하였다"}),
        ("가다", "v", {"간", "갈", "가며", "갔다", "가"}),
        ("먹다", "v", {"먹은", "먹어", "먹었다", "먹는"}),
        ("아름답다", "a", {"아름다운", "아름다워"}),
        ("나라", "n", {"나라가", "나라를", "나라의"}),
        ("인민", "n", {"인민이", "인민을", "인민의"}),
    ],
)
def test_a_headword_takes_the_forms_of_running_text(word: str, kind: str, some: set[str]) -> None:
    rng = random.Random(1)
    assert some <= {inflect_korean(word, kind, rng) for _ in range(300)}


def test_english_senses_lose_their_dictionary_dress() -> None:
    rng = random.Random(1)
    assert {"abate", "abates", "abating", "abated"} == {inflect_english("to abate", rng) for _ in range(60)}
    assert {"mountain", "mountains"} == {inflect_english("a mountain", rng) for _ in range(60)}


def test_numbers_agree_on_both_sides() -> None:
    pairs = number_pairs(2000, random.Random(4))
    assert {"9월"} <= {pair.ko for pair in pairs}
    for pair in pairs:
        if pair.ko.endswith("돐"):
            assert pair.en.startswith(pair.ko[:-1])
        if "만" in pair.ko and "억" not in pair.ko and "조" not in pair.ko and " million" not in pair.en:
            thousands = pair.en.lstrip("$").split()[0].replace(",", "")
            assert int(thousands) >= 10_000


def test_every_word_of_the_lexicon_has_both_languages() -> None:
    pairs = lexicon_pairs()
    assert len(pairs) > 3000
    assert all(pair.ko.strip() and pair.en.strip() for pair in pairs)
    assert ("뿌찐", "Putin") in {(pair.ko, pair.en) for pair in pairs}


def test_pieces_of_one_spelling_share_features_with_the_other() -> None:
    indices, indptr, _ = piece_features(["▁로동", "▁노동", "노동", "▁party", "▁parties"])
    feature_sets = [set(indices[a:b].tolist()) for a, b in pairwise(indptr)]
    assert feature_sets[0] & feature_sets[1], "North and South"
    assert feature_sets[1] & feature_sets[2], "with and without the word mark"
    assert feature_sets[3] & feature_sets[4], "one English stem"


def test_a_tokenizer_knows_every_usual_syllable() -> None:
    tokenizer = build_tokenizer(["조선로동당 Workers' Party"] * 50, 60)
    assert "<unk>" not in tokenizer.encode("뉴뷔 궈렬 zq 07!").tokens


def test_eight_bits_keep_the_direction_of_every_row() -> None:
    from training.encoder.export import dequantize, quantize

    rows = (
        np.random.default_rng(2).normal(size=(200, 64)).astype(np.float32) * np.logspace(-4, 3, 200)[:, None]
    )
    back = dequantize(*quantize(rows))
    cosine = (rows * back).sum(1) / np.linalg.norm(rows, axis=1) / np.linalg.norm(back, axis=1)
    assert cosine.min() > 0.999


@pytest.mark.transformers
def test_gradients_written_by_hand_are_those_of_the_loss() -> None:
    torch = pytest.importorskip("torch")
    from training.encoder.train import Settings, _loss_gradient

    torch.manual_seed(0)
    settings = Settings(scale=7.0, margin=0.2)
    left, right = (torch.randn(6, 5, dtype=torch.float64, requires_grad=True) for _ in range(2))
    same = torch.zeros(6, 6, dtype=torch.bool)
    same[0, 3] = same[3, 0] = True
    a, b = (torch.nn.functional.normalize(side, dim=1) for side in (left, right))
    scores = settings.scale * (a @ b.T - settings.margin * torch.eye(6, dtype=torch.float64))
    scores = scores.masked_fill(same, -1e4)
    target = torch.arange(6)
    cross_entropy = torch.nn.functional.cross_entropy
    expected = (cross_entropy(scores, target) + cross_entropy(scores.T, target)) / 2
    expected.backward()
    loss, _, d_left, d_right = _loss_gradient(left.detach(), right.detach(), same, settings)
    assert loss == pytest.approx(expected.item())
    torch.testing.assert_close(d_left, left.grad)
    torch.testing.assert_close(d_right, right.grad)


@pytest.mark.transformers
def test_training_learns_which_words_translate_each_other() -> None:
    pytest.importorskip("torch")
    from training.encoder.train import Settings, Side, Task, train

    rng = np.random.default_rng(5)
    korean = [rng.choice(40, 6, replace=False).tolist() for _ in range(400)]
    english = [[40 + word for word in words] for words in korean]
    numbers = np.arange(400)
    task = Task("made", 1.0, [Side(korean)], Side(english), numbers, numbers)
    own = (np.arange(80), np.arange(81), 80)
    rows = train([task], own, Settings(dim=16, steps=120, batch=64, seed=2), log=lambda *_, **__: None)
    unit = rows / np.linalg.norm(rows, axis=1, keepdims=True)
    nearest = (unit[:40] @ unit[40:].T).argmax(1)
    assert (nearest == np.arange(40)).mean() > 0.9
