"""The cache of vectors: right vectors for right texts, whatever else runs or dies meanwhile."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest

from aligner.embeddings import cache_info, clear_cache
from aligner.embeddings.cache import VectorCache, cache_folder
from aligner.errors import EncoderError


def vectors(count: int, dim: int = 4) -> np.ndarray:
    return np.arange(count * dim, dtype=np.float32).reshape(count, dim)


def test_vectors_come_back_for_their_model_and_text_only(tmp_path: Path) -> None:
    cache = VectorCache(tmp_path)
    cache.put("model a", "a", ["가", "나"], vectors(2))
    found = cache.get("model a", ["나", "다"])
    assert list(found) == ["나"]
    np.testing.assert_array_equal(found["나"], vectors(2)[1])
    assert cache.get("model b", ["가"]) == {}


def test_a_cache_never_written_is_empty_and_leaves_no_file(tmp_path: Path) -> None:
    cache = VectorCache(tmp_path / "new")
    assert cache.get("m", ["가"]) == {}
    assert cache.info().vectors == 0
    assert cache.clear() == 0
    assert not (tmp_path / "new").exists()


def test_more_texts_than_one_query_takes(tmp_path: Path) -> None:
    cache = VectorCache(tmp_path)
    texts = [str(i) for i in range(1300)]
    cache.put("m", "m", texts, vectors(1300))
    assert len(cache.get("m", texts)) == 1300


def test_info_and_clear_of_the_users_cache() -> None:
    VectorCache().put("f", "LaBSE", ["가", "나"], vectors(2))
    info = cache_info()
    assert (info.vectors, info.models) == (2, (("LaBSE", 2),))
    assert info.path.parent == cache_folder()
    assert info.size > 0
    assert clear_cache() == 2
    assert cache_info().vectors == 0


def test_size_is_bounded_and_the_oldest_go_first(tmp_path: Path) -> None:
    cache = VectorCache(tmp_path, limit=100 * 16)
    for part in range(5):
        cache.put("m", "m", [f"{part} {i}" for i in range(40)], vectors(40))
        time.sleep(0.002)
    assert cache.info().vectors <= 100
    assert len(cache.get("m", [f"4 {i}" for i in range(40)])) == 40
    assert cache.get("m", [f"0 {i}" for i in range(40)]) == {}


def _write(folder: str, number: int) -> None:
    cache = VectorCache(Path(folder))
    for part in range(5):
        cache.put("m", "m", [f"{number} {part} {i}" for i in range(20)], vectors(20))


def test_runs_at_the_same_time_lose_nothing(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    runs = [context.Process(target=_write, args=(str(tmp_path), number)) for number in range(3)]
    for run in runs:
        run.start()
    for run in runs:
        run.join(60)
        assert run.exitcode == 0
    assert VectorCache(tmp_path).info().vectors == 3 * 5 * 20


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs a kill that cannot be caught")
def test_a_kill_in_the_middle_of_a_write_leaves_a_sound_cache(tmp_path: Path) -> None:
    VectorCache(tmp_path).put("m", "m", ["before"], vectors(1))
    program = (
        "import sys, numpy as np\n"
        "from pathlib import Path\n"
        "from aligner.embeddings.cache import VectorCache\n"
        "cache, part, rows = VectorCache(Path(sys.argv[1])), 0, np.ones((500, 64), np.float32)\n"
        "while True:\n"
        "    cache.put('m', 'm', [f'{part} {i}' for i in range(500)], rows)\n"
        "    part += 1\n"
        "    print(part, flush=True)\n"
    )
    run = subprocess.Popen([sys.executable, "-c", program, str(tmp_path)], stdout=subprocess.PIPE, text=True)
    assert run.stdout is not None
    run.stdout.readline()
    time.sleep(0.05)
    os.kill(run.pid, signal.SIGKILL)
    run.wait()
    run.stdout.close()
    cache = VectorCache(tmp_path)
    assert "before" in cache.get("m", ["before"])
    assert cache.info().vectors % 500 == 1  # every write is there whole or not at all
    cache.put("m", "m", ["after"], vectors(1))


def test_a_file_that_is_no_cache_is_named(tmp_path: Path) -> None:
    (tmp_path / "vectors.sqlite3").write_bytes(b"no database at all, but long enough" * 40)
    with pytest.raises(EncoderError, match=r"vectors\.sqlite3.*Delete the file"):
        VectorCache(tmp_path).get("m", ["가"])


def test_a_limit_that_is_no_number_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALIGNER_CACHE_LIMIT", "lots")
    with pytest.raises(EncoderError, match="ALIGNER_CACHE_LIMIT"):
        VectorCache()
