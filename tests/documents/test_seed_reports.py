"""The five reports that ship with the package, and their manifest."""

import tomllib

import pytest

from aligner.documents import read
from aligner.seeds import seeds_folder
from aligner.sentences import split

FOLDER = seeds_folder() / "reports"
MANIFEST = tomllib.loads((FOLDER / "manifest.toml").read_text(encoding="utf-8"))["report"]


def test_the_manifest_lists_every_report() -> None:
    assert sorted(report["file"] for report in MANIFEST) == sorted(path.name for path in FOLDER.glob("*.txt"))


@pytest.mark.parametrize("report", MANIFEST, ids=lambda report: report["file"])
def test_the_manifest_says_what_is_read(report: dict) -> None:
    documents = read(FOLDER / report["file"])
    assert sorted(document.lang for document in documents) == sorted(report["languages"])
    lines = [line for document in documents for line in document.text.split("\n")]
    if not report["title"].startswith("["):
        assert report["title"] in lines
    # Where the page does not say, the name of the file does.
    assert {document.date for document in documents} == {report["date"].isoformat()}


@pytest.mark.parametrize(
    ("file", "lang", "sentences", "clutter", "first", "last"),
    [
        (
            "2019-04-26_mfa_en.txt",
            "en",
            16,
            60,
            "Supreme Leader Kim Jong Un Meets",
            "and friendly atmosphere.",
        ),
        ("2023-09-14_kcna_en.txt", "en", 16, 63, "Pyongyang, September 14 (KCNA) --", "atmosphere. -0-"),
        ("2023-09-14_kcna_ko_unofficial-en.txt", "ko", 17, 1, "경애하는 김정은동지께서", "진행되였다.(끝)"),
        (
            "2023-09-14_kcna_ko_unofficial-en.txt",
            "en",
            21,
            3,
            "(Korea Central News Agency",
            "beginning to end. (End)",
        ),
        (
            "2024-06-20_rodong-sinmun_en.txt",
            "en",
            23,
            3,
            "Respected Comrade Kim Jong Un",
            "of strategic cooperation.",
        ),
        (
            "2025-09-04_kcna_en.txt",
            "en",
            13,
            2,
            "Respected Comrade Kim Jong Un",
            "warm farewells with Putin.",
        ),
    ],
)
def test_text_and_clutter(file: str, lang: str, sentences: int, clutter: int, first: str, last: str) -> None:
    (document,) = (document for document in read(FOLDER / file) if document.lang == lang)
    found = split(document)
    assert (len(found), len(document.clutter)) == (sentences, clutter)
    assert found[0].text.startswith(first)
    assert found[-1].text.endswith(last)
