"""Korean whose word spaces are lost is warned about, whatever kind of file it stands in."""

import warnings
from pathlib import Path

import pytest

from aligner.documents import read
from aligner.errors import AlignerWarning

RUN = "강을따라걷는길을새로내고길가에긴의자를서른개놓기로하였으니모두나와"
PLAIN = "강을 따라 걷는 길을 새로 내고 길가에 긴 의자를 서른 개 놓기로 하였다."


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            f"{PLAIN}\n{RUN} 일하였다.",
            "at one place Korean runs on .* \\(강을따라걷는길을새로내고… in paragraph 2\\)",
        ),
        (f"{RUN}\n{RUN}.{RUN}", "at 3 places"),
    ],
)
def test_hangul_that_runs_on_is_told(tmp_path: Path, text: str, told: str) -> None:
    assert len(RUN) > 30
    path = tmp_path / "road.txt"
    path.write_text(text, encoding="utf-8")
    with pytest.warns(AlignerWarning, match=rf"road\.txt: {told}"):
        read(path)


@pytest.mark.parametrize(
    "text", [PLAIN, "조선민주주의인민공화국창건일흔다섯돐경축행사가 있었다.", "가/나/" * 40]
)
def test_long_words_are_no_loss(tmp_path: Path, text: str) -> None:
    path = tmp_path / "road.txt"
    path.write_text(text, encoding="utf-8")
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        read(path, langs="ko")
