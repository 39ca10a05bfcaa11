"""One small alignment and the pictures of it, made once."""

import shutil
from pathlib import Path

import pytest

import aligner
from aligner import plots
from aligner.errors import FontError
from aligner.model import Alignment, Document, Entry, Evidence


def has_korean_font() -> bool:
    try:
        plots.check_picture("picture.png")
    except FontError:
        return False
    return True


KOREAN_FONT = has_korean_font()
KOREAN = [
    "경애하는 김정은동지께서 뿌찐동지와 회담하시였다",
    "회담은 9월 13일에 진행되였다.",
    "로씨야측에서는 외무상 쎄르게이 라브로브동지가 참가하였다.",
    "만찬회에서는 축하공연이 있었다.",
]
ENGLISH = [
    "Talks took place on September 13.",
    "Present from the Russian side was Foreign Minister Sergei Lavrov.",
    "The weather was fine.",
    "An art performance was given at the banquet.",
]


@pytest.fixture(scope="session")
def talks() -> Alignment:
    return aligner.align(
        Document("talks", "ko", "\n".join(KOREAN)), Document("page", "en", "\n".join(ENGLISH)), segmented=True
    )


@pytest.fixture(scope="session")
def lavrov() -> Entry:
    def place(en: str, date: str | None) -> Evidence:
        return Evidence("쎄르게이 라브로브", en, KOREAN[2], ENGLISH[1], "page", date)

    places = (
        place("Sergei Lavrov", "2023-09-14"),
        place("Sergey Lavrov", "2023-09-14"),
        place("Sergei Lavrov", "2024-06-20"),
        place("Sergey Lavrov", "2025-09-04"),
        place("Lavrov", None),
    )
    return Entry("쎄르게이 라브로브", "Sergei Lavrov", count=5, evidence=places)


@pytest.fixture(scope="session")
def pictures(talks, lavrov):
    """Every kind of picture, by name."""
    return {
        "map": plots.similarity_map(talks),
        "confidence": plots.confidence_histogram(talks),
        "name": plots.name_path("울라지미르 뿌찐", "Vladimir Putin"),
        "timeline": plots.variant_timeline(lavrov),
    }


@pytest.fixture(scope="session")
def saved(pictures, tmp_path_factory) -> Path:
    """A folder with every picture in every form."""
    folder = tmp_path_factory.mktemp("pictures")
    for name, chart in pictures.items():
        for suffix in plots.SUFFIXES if KOREAN_FONT else (".html", ".svg"):
            plots.save(chart, folder / f"{name}{suffix}")
    return folder


CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
