"""Static models: sums of token vectors, read without torch."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from aligner.embeddings import BUILTIN_FOLDER, Encoder, StaticEncoder, load_encoder
from aligner.embeddings.static import _segment_sums, is_static_folder
from aligner.errors import EncoderError

WriteModel = Callable[[Path, dict[str, np.ndarray]], Path]

SENTENCES = [
    "김정은동지께서 로씨야련방 대통령 울라지미르 뿌찐동지와 회담하시였다.",
    "Kim Jong Un had talks with Vladimir Putin, president of the Russian Federation.",
    "《자주, 평화, 친선》 75돐 (끝)",
    "naïve café — Ⅻ ﬁ ½ \u3000 \t 뷁 русский 日本 1,234.5",
    "İ ẞ ǅ ªº 각",
    "▁ _ ▁▁a",
]


def unit(vectors: np.ndarray) -> np.ndarray:
    return vectors / np.linalg.norm(vectors, axis=-1, keepdims=True)


def test_a_sentence_is_the_sum_of_its_tokens(static_folder: Path, rows: np.ndarray) -> None:
    vectors = load_encoder(str(static_folder)).encode(["Kim comrade .", "김 동지"])
    np.testing.assert_allclose(vectors, [rows[5] + rows[4] + rows[7], rows[1] + rows[3]], rtol=1e-5)


def test_joined_sentences_are_the_sum_of_their_vectors() -> None:
    first, second = SENTENCES[:2]
    encoder = load_encoder()
    joined, a, b = encoder.encode([f"{first} {second}", first, second])
    np.testing.assert_allclose(joined, a + b, rtol=1e-4, atol=1e-4)


@pytest.mark.parametrize("text", ["", "   ", "\n\t"])
def test_a_text_without_tokens_gives_zeros(text: str) -> None:
    assert not load_encoder().encode([text]).any()


def test_no_texts_give_no_rows() -> None:
    encoder = load_encoder()
    assert encoder.encode([]).shape == (0, encoder.dim)


def test_one_string_is_refused_because_its_letters_would_be_taken_for_texts() -> None:
    with pytest.raises(TypeError, match="wrap it in a list"):
        load_encoder().encode("김정은")


def test_the_batch_a_sentence_comes_in_does_not_change_its_vector() -> None:
    encoder = load_encoder()
    together = encoder.encode(SENTENCES)
    alone = np.concatenate([encoder.encode([sentence]) for sentence in SENTENCES])
    np.testing.assert_allclose(together, alone, rtol=1e-5, atol=1e-5)


def test_words_remembered_or_new_give_the_same_pieces_as_the_tokenizer() -> None:
    encoder = StaticEncoder(BUILTIN_FOLDER)
    for _ in range(2):
        ids, lengths = encoder._tokens_by_word(SENTENCES)
        expected_ids, expected_lengths = encoder._tokens(SENTENCES)
        assert ids.tolist() == expected_ids.tolist()
        assert lengths.tolist() == expected_lengths.tolist()


def test_remembering_starts_afresh_when_it_grows_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("aligner.embeddings.static._REMEMBERED_WORDS", 3)
    encoder = StaticEncoder(BUILTIN_FOLDER)
    first = encoder.encode(SENTENCES)
    np.testing.assert_allclose(encoder.encode(SENTENCES[::-1])[::-1], first, rtol=1e-5, atol=1e-5)
    assert len(encoder._numbers) < 200


def test_segment_sums_agree_with_the_plain_way() -> None:
    rng = np.random.default_rng(3)
    table = rng.normal(size=(50, 8)).astype(np.float32)
    lengths = rng.integers(0, 9, 300)
    ids = rng.integers(0, 50, lengths.sum())
    plain = [table[part].sum(0) for part in np.split(ids, np.cumsum(lengths)[:-1])]
    np.testing.assert_allclose(_segment_sums(table, ids, lengths), plain, rtol=1e-4, atol=1e-5)


@pytest.mark.parametrize("stored", ["float16", "int8 with scales", "mapped"])
def test_rows_may_be_stored_in_fewer_bits(
    tmp_path: Path, rows: np.ndarray, stored: str, write_static_model: WriteModel
) -> None:
    scales = (np.abs(rows).max(1) / 127).astype(np.float32)
    tensors = {
        "float16": {"embedding.weight": rows.astype(np.float16)},
        "int8 with scales": {
            "embeddings": np.rint(rows / scales[:, None]).astype(np.int8),
            "weights": scales,
        },
        "mapped": {"embeddings": rows[::-1].copy(), "mapping": np.arange(len(rows))[::-1].copy()},
    }[stored]
    encoder = StaticEncoder(write_static_model(tmp_path / "model", tensors))
    cosine = (unit(encoder.encode(["kim comrade"])[0]) * unit(rows[5] + rows[4])).sum()
    assert cosine > 0.999


def test_built_in_model_is_an_encoder_with_a_name_for_signatures() -> None:
    encoder = load_encoder()
    assert isinstance(encoder, Encoder)
    assert encoder.name.startswith("builtin-")
    assert encoder is load_encoder("builtin")


def test_options_of_transformers_are_refused_not_ignored(static_folder: Path) -> None:
    for name in ("builtin", str(static_folder)):
        with pytest.raises(EncoderError, match="batch_size only make sense for transformer models"):
            load_encoder(name, batch_size=8)


def test_built_in_model_fits_in_the_wheel() -> None:
    assert sum(file.stat().st_size for file in BUILTIN_FOLDER.iterdir()) <= 20_000_000


@pytest.mark.parametrize(
    ("korean", "right", "wrong"),
    [
        (
            "뿌찐 대통령이 평양에 도착하였다.",
            "President Putin arrived in Pyongyang.",
            "The cat sleeps on the sofa.",
        ),
        ("경제가 작년보다 성장했다.", "The economy grew from last year.", "He opened the door of the house."),
        ("고양이가 의자 밑에서 잔다.", "The cat is sleeping under the chair.", "Oil prices rose on Monday."),
    ],
)
def test_a_translation_is_nearer_than_another_sentence(korean: str, right: str, wrong: str) -> None:
    source, near, far = unit(load_encoder().encode([korean, right, wrong]))
    assert source @ near > 0.35 > 0.2 > source @ far


NORTH_AND_SOUTH = [
    ("로동자들이 련합대회에 참가하였다.", "노동자들이 연합대회에 참가했다."),
    ("로씨야와 미국의 대표단이 회담하였다.", "러시아와 미국의 대표단이 회담했다."),
    ("력사적인 사변으로 될것이다.", "역사적인 사변이 될 것이다."),
    ("우리는 할수 있는 모든것을 다할것이다.", "우리는 할 수 있는 모든 것을 다할 것이다."),
]


@pytest.mark.parametrize(("north", "south"), NORTH_AND_SOUTH)
def test_north_and_south_spelling_lie_together(north: str, south: str) -> None:
    a, b = unit(load_encoder().encode([north, south]))
    assert a @ b > 0.75


def test_reading_the_built_in_model_imports_neither_torch_nor_scipy() -> None:
    program = (
        "import sys; from aligner import load_encoder; load_encoder().encode(['가']); "
        "print([name for name in ('torch', 'scipy', 'pandas') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


class TestDamagedFolders:
    def test_missing_folder(self, tmp_path: Path) -> None:
        with pytest.raises(EncoderError, match="no such model folder"):
            StaticEncoder(tmp_path / "nowhere")

    def test_weights_cut_short(self, static_folder: Path) -> None:
        path = static_folder / "model.safetensors"
        path.write_bytes(path.read_bytes()[:100])
        with pytest.raises(EncoderError, match=r"model\.safetensors cannot be read"):
            StaticEncoder(static_folder)

    def test_tokenizer_missing(self, static_folder: Path) -> None:
        (static_folder / "tokenizer.json").unlink()
        with pytest.raises(EncoderError, match=r"tokenizer\.json cannot be read"):
            StaticEncoder(static_folder)

    def test_table_of_another_tokenizer(
        self, tmp_path: Path, rows: np.ndarray, write_static_model: WriteModel
    ) -> None:
        folder = write_static_model(tmp_path / "model", {"embedding.weight": rows[:3].copy()})
        with pytest.raises(EncoderError, match="do not belong together"):
            StaticEncoder(folder)

    def test_values_that_are_not_finite(
        self, tmp_path: Path, rows: np.ndarray, write_static_model: WriteModel
    ) -> None:
        rows[2, 3] = np.nan
        with pytest.raises(EncoderError, match="not finite"):
            StaticEncoder(write_static_model(tmp_path / "model", {"embedding.weight": rows}))

    def test_no_table(self, tmp_path: Path, rows: np.ndarray, write_static_model: WriteModel) -> None:
        with pytest.raises(EncoderError, match="no embedding table"):
            StaticEncoder(write_static_model(tmp_path / "model", {"other": rows}))

    @pytest.mark.parametrize("text", ["not json", json.dumps({"a": 1})])
    def test_modules_that_are_no_list(self, static_folder: Path, text: str) -> None:
        (static_folder / "modules.json").write_text(text, encoding="utf-8")
        with pytest.raises(EncoderError, match=r"modules\.json"):
            load_encoder(str(static_folder))


def test_only_folders_of_static_models_are_taken_for_such(static_folder: Path, tmp_path: Path) -> None:
    assert is_static_folder(static_folder)
    assert not is_static_folder(tmp_path)
    assert not is_static_folder("sentence-transformers/LaBSE")


def test_a_text_of_very_many_tokens_is_the_sum_of_them(static_folder: Path, rows: np.ndarray) -> None:
    vector = load_encoder(str(static_folder)).encode(["김 동지 " * 30_000])[0]
    np.testing.assert_allclose(vector, 30_000 * (rows[1] + rows[3]), rtol=1e-3)
