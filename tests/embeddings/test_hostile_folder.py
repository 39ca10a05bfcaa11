"""A model's folder brings weights and settings, never code that runs."""

from __future__ import annotations

import json
import pickle
import shutil
from contextlib import suppress
from pathlib import Path

import pytest

from aligner.embeddings import load_encoder
from aligner.errors import EncoderError

pytest.importorskip("sentence_transformers", reason="needs aligner[transformers]")
pytestmark = [
    pytest.mark.transformers,
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
    pytest.mark.filterwarnings("ignore::FutureWarning"),
    pytest.mark.filterwarnings("ignore::UserWarning"),
]


@pytest.fixture
def trace(tmp_path: Path) -> Path:
    """Stands there afterwards if foreign code ran."""
    return tmp_path / "ran"


def payload(trace: Path) -> str:
    return f"""
from pathlib import Path
Path({str(trace)!r}).write_text("ran")
from sentence_transformers.models import Pooling
class Module(Pooling):
    pass
"""


def test_a_module_of_the_folder_is_not_imported(tmp_path: Path, trace: Path, small_bert: Path) -> None:
    folder = tmp_path / "model"
    shutil.copytree(small_bert, folder)
    modules = json.loads((folder / "modules.json").read_text(encoding="utf-8"))
    modules.append({"idx": len(modules), "name": "2", "path": "", "type": "payload.Module"})
    (folder / "modules.json").write_text(json.dumps(modules), encoding="utf-8")
    (folder / "payload.py").write_text(payload(trace), encoding="utf-8")
    with pytest.raises(EncoderError, match="model"):
        load_encoder(str(folder), device="cpu")
    assert not trace.exists()


def test_a_configuration_that_names_code_of_the_folder_runs_none(
    tmp_path: Path, trace: Path, small_bert: Path
) -> None:
    folder = tmp_path / "model"
    shutil.copytree(small_bert, folder)
    for path in folder.rglob("config.json"):
        settings = json.loads(path.read_text(encoding="utf-8"))
        if "model_type" in settings:
            settings |= {"auto_map": {"AutoConfig": "payload.Config", "AutoModel": "payload.Module"}}
            path.write_text(json.dumps(settings), encoding="utf-8")
            (path.parent / "payload.py").write_text(payload(trace), encoding="utf-8")
    with suppress(EncoderError):  # refused is as good as read without the code
        load_encoder(str(folder), device="cpu")
    assert not trace.exists()


class _Runs:
    def __init__(self, trace: Path) -> None:
        self.trace = trace

    def __reduce__(self) -> tuple[object, tuple[object, ...]]:
        return Path.write_text, (self.trace, "ran")


def test_pickled_weights_are_not_unpickled(tmp_path: Path, trace: Path, small_bert: Path) -> None:
    folder = tmp_path / "model"
    shutil.copytree(small_bert, folder)
    for weights in folder.rglob("model.safetensors"):
        weights.unlink()
        (weights.parent / "pytorch_model.bin").write_bytes(pickle.dumps(_Runs(trace)))
    with pytest.raises(EncoderError, match="model"):
        load_encoder(str(folder), device="cpu")
    assert not trace.exists()
    pickle.loads((next(folder.rglob("pytorch_model.bin"))).read_bytes())
    assert trace.exists(), "the payload would have shown itself"
