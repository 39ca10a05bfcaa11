"""A web page that a browser saved as one file, with its pictures.

In:   the bytes of an MHTML file: a mail message whose parts are the files of a page.
Out:  the Page that its first part is; other pages in it, shown in frames, after it.
Not:  what a page's elements mean (html/), mail.
"""

from __future__ import annotations

import email
import email.policy
from typing import TYPE_CHECKING

from ...errors import ReadError
from ..pieces import BESIDE, Page, Piece
from .html import page_of, page_source

if TYPE_CHECKING:
    from email.message import EmailMessage
    from pathlib import Path

    from ..settings import ReadSettings

__all__ = ["read_mhtml"]


def read_mhtml(data: bytes, path: Path, settings: ReadSettings) -> Page:
    """The text of a saved page; that of its frames if it has none of its own, and otherwise beside it.

    Raises:
        ReadError: there is no page in the file, or it holds no text.
    """
    message: EmailMessage = email.message_from_bytes(data, policy=email.policy.default)
    start = (message.get_param("start") or "") if message.is_multipart() else ""
    pages: list[Page] = []
    parts = [
        part for part in message.walk() if part.get_content_type() in ("text/html", "application/xhtml+xml")
    ]
    parts.sort(key=lambda part: part.get("content-id") != start or not start)
    for part in parts:
        content = part.get_payload(decode=True)
        if isinstance(content, bytes) and content.strip():
            source = page_source(content, path, stated=part.get_content_charset() or "")
            pages.append(page_of(source, path, settings, with_frames=len(parts) > 1))
    holding = [
        page for page in pages if any(piece.text.strip() for piece in page.pieces if not piece.left_out)
    ]
    if not holding:
        raise ReadError(
            "the saved page holds no text",
            remedy="Save the page after it has loaded, as a single file or as text.",
            path=path,
        )
    main = holding[0]
    pieces: list[Piece] = []
    for page in pages:
        for piece in page.pieces:
            left_out = piece.left_out if page is main else piece.left_out or BESIDE
            pieces.append(Piece(piece.text, len(pieces) + 1, left_out))
    return Page(tuple(pieces), main.date, has_cells=True)
