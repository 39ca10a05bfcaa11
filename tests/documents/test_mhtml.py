"""Pages that a browser saved as one file."""

from email.message import EmailMessage
from pathlib import Path

import pytest

from aligner.documents import read
from aligner.errors import ReadError

from .texts import KOREAN

TEXT = "".join(f"<p>{line}</p>" for line in KOREAN)


@pytest.fixture
def saved(tmp_path: Path):
    def _saved(*pages: tuple[str, str], suffix: str = ".mhtml") -> Path:
        message = EmailMessage()
        message["From"] = "<Saved by a browser>"
        message["Subject"] = "회담"
        message.make_related()
        for source, charset in pages:
            message.add_related(source, subtype="html", charset=charset)
        message.add_related(b"\x89PNG\r\n\x1a\n\xff", maintype="image", subtype="png")
        path = tmp_path / f"page{suffix}"
        path.write_bytes(message.as_bytes())
        return path

    return _saved


@pytest.mark.parametrize("suffix", [".mht", ".mhtml"])
@pytest.mark.parametrize("charset", ["utf-8", "euc-kr"])
def test_the_page_is_read(saved, charset: str, suffix: str) -> None:
    (document,) = read(saved((f"<nav>차림표</nav>{TEXT}", charset), suffix=suffix))
    assert document.text.split("\n") == KOREAN
    assert [(piece.text, piece.reason) for piece in document.clutter] == [("차림표", "navigation")]


def test_a_frame_is_beside_the_text_or_is_the_text(saved) -> None:
    (document,) = read(saved((TEXT, "utf-8"), ("<p>광고</p>", "utf-8")))
    assert [(piece.text, piece.reason) for piece in document.clutter] == [("광고", "beside the text")]
    frames = "<frameset cols='*,*'><frame src='cid:menu'><frame src='cid:text'></frameset>"
    assert read(saved((frames, "utf-8"), (TEXT, "utf-8")))[0].text.split("\n") == KOREAN


@pytest.mark.parametrize(
    "data", [b"", b"no page", b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\n"]
)
def test_what_holds_no_page(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "page.mht"
    path.write_bytes(data)
    with pytest.raises(ReadError, match="no text"):
        read(path)
