"""The frame of a page that opens anywhere without a network, and text that is text in it.

In:   a title, the signature of what is shown; pieces of text.
Out:  how the page begins and ends, with style and script inside; text as HTML, inert.
Not:  what stands on the page (alignments/html.py, glossaries/html.py).
Idea: the content security policy allows our own script only, so that no text can bring one.
"""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["as_text", "beginning", "counted", "end"]

_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def beginning(title: str) -> Iterator[str]:
    """The page up to its body, in pieces."""
    style, script = _asset("page.css"), _asset("page.js")
    policy = (
        f"default-src 'none'; style-src 'unsafe-inline'; script-src '{_digest(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )
    yield '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
    yield f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    yield '<meta name="generator" content="aligner">\n<meta name="referrer" content="no-referrer">\n'
    yield f"<title>{as_text(title)}</title>\n<style>{style}</style>\n</head>\n<body>\n"


def end(signature: str, *, with_script: bool) -> Iterator[str]:
    """The foot of the page and what closes it, in pieces.

    Args:
        signature: how the content was made, ``""`` if that is not known.
        with_script: put the script in that filters the rows of an alignment.
    """
    yield '<footer class="foot">\n'
    if signature:
        yield f"<p>Made with aligner: <code>{as_text(signature)}</code></p>\n"
    yield "</footer>\n"
    if with_script:
        yield f"<script>{_asset('page.js')}</script>\n"
    yield "</body>\n</html>\n"


def as_text(text: str) -> str:
    """Text that is text and nothing else, in a page or an attribute; what HTML forbids becomes U+FFFD."""
    return escape(_CONTROLS.sub("\N{REPLACEMENT CHARACTER}", text))


def counted(count: int, noun: str, plural: str = "") -> str:
    """``1 sentence``, ``2 sentences``; ``plural`` where it takes more than an s (``entry``, ``entries``)."""
    return f"{count} {noun if count == 1 else plural or noun + 's'}"


def _asset(name: str) -> str:
    return Path(__file__).with_name(name).read_text(encoding="utf-8")


def _digest(content: str) -> str:
    """What a content security policy calls a piece of style or script."""
    return f"sha256-{b64encode(sha256(content.encode()).digest()).decode()}"
