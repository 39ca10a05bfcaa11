"""Pictures as files that need no network, and pictures in a notebook.

In:   a chart.
Out:  a page with its scripts inside, a drawing (SVG) or an image (PNG), whole or not at all.
Not:  drawing (the other modules).
"""

from __future__ import annotations

import json
import re
import struct
import zlib
from functools import cache
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..errors import FontError, UnknownNameError
from ..formats import Written, write_whole
from ..formats.forbidden_characters import replace_forbidden
from .drawing import drawn
from .style import FONTS, altair

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..embeddings import Encoder
    from ..errors import PathLikeStr
    from ..model import Alignment

__all__ = ["SUFFIXES", "check_picture", "is_map", "save", "use_in_notebook", "write_map"]

SUFFIXES = (".html", ".svg", ".png")
# Pixels of an image per pixel of the drawing: sharp in print and on dense screens.
SCALE = 2
# Pixels of an image stored in a notebook, which should stay small, per pixel of the drawing.
NOTEBOOK_SCALE = 1.25

# Line ends that are none in a page: they end a script.
_LINE_ENDS = re.compile("[\x85\u2028\u2029]")

# A page whose name ends in the word map is the map; every other one is the page to read.
_MAP_NAME = re.compile(r"(?:^|[-_. ])map$", re.IGNORECASE)

# Files that hold Korean letters, as systems and their packages name them, and where they lie.
_KOREAN_FONT_FILES = re.compile(
    r"(?:NotoSans(?:Mono)?(?:CJK|KR)|NotoSerif(?:CJK|KR)|SourceHan(?:Sans|Serif)|AppleSDGothicNeo|AppleGothic|malgun|"
    r"Pretendard|Nanum|gulim|batang|UnDotum|UnBatang|Baekmuk|D2Coding|WenQuanYi|wqy-)",
    re.IGNORECASE,
)
_FONT_FOLDERS = (
    "/usr/share/fonts",
    "/usr/local/share/fonts",
    "~/.fonts",
    "~/.local/share/fonts",
    "/System/Library/Fonts",
    "/Library/Fonts",
    "~/Library/Fonts",
    "C:/Windows/Fonts",
    "~/AppData/Local/Microsoft/Windows/Fonts",
)
_HANGUL = re.compile(r"[\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3]")

_PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="aligner">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'unsafe-inline' 'unsafe-eval'; \
style-src 'unsafe-inline'; img-src data: blob:">
<title>@title@</title>
<style>
body { margin: 0; padding: 1rem; background: #fff; color: #1b2230; font: 15px/1.5 @fonts@; }
#picture svg text { pointer-events: auto !important; user-select: text; -webkit-user-select: text; cursor: text; }
#picture details { display: none; }
#vg-tooltip-element { max-width: min(36rem, 92vw); font: 14px/1.5 @fonts@; padding: .6rem .8rem; }
#vg-tooltip-element table tr td { vertical-align: top; padding: .15rem .3rem; }
#vg-tooltip-element table tr td.key { max-width: 9rem; white-space: nowrap; overflow: visible; }
#vg-tooltip-element table tr td.value { max-width: 26rem; max-height: none; overflow: visible; white-space: normal; }
</style>
</head>
<body>
<div id="picture" role="figure" aria-label="@title@"></div>
<script type="module">
@library@
</script>
<script type="module">
window.vegaEmbed("#picture", @spec@, {mode: "vega-lite", renderer: "svg", actions: false});
</script>
</body>
</html>
"""


def save(chart: Any, path: PathLikeStr) -> Written:
    """Write a picture in the format that the suffix names, whole or not at all.

    A page (``.html``) holds its scripts and data and asks no server for anything; its text can be selected.

    Args:
        chart: any altair chart.
        path: ends in ``.html``, ``.svg`` or ``.png`` (twice as many pixels as the chart has units).

    Raises:
        UnknownNameError: no such suffix; lists those there are.
        FontError: an image has Korean text and no font on this machine has Korean letters.
        WriteError: the file cannot be written; what stood there is untouched.
        MissingExtraError: altair or vl-convert is not installed.
    """
    path = Path(path)
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        raise UnknownNameError("picture suffix", suffix, SUFFIXES, path=path)
    if suffix == ".png":
        content = _image(_clean(chart.to_dict()), SCALE)
    elif suffix == ".svg":
        content = _drawing(_clean(chart.to_dict()))
    else:
        content = _page(_clean(chart.to_dict())).encode()
    with write_whole(path) as stream:
        stream.write(content)
    return Written(path, 1)


def check_picture(path: PathLikeStr) -> None:
    """Make sure that a picture can be drawn here, before the work for it is done.

    Args:
        path: where it should stand; only its suffix counts.

    Raises:
        MissingExtraError: altair or vl-convert is not installed.
        FontError: the picture is an image, and no font on this machine has Korean letters.
    """
    altair()
    if Path(path).suffix.lower() == ".png":
        _check_font(_FONT_FOLDERS)


def write_map(alignment: Alignment, path: PathLikeStr, *, encoder: str | Encoder = "builtin") -> Written:
    """Write the similarity map of an alignment: ``save(similarity_map(alignment), path)``.

    Args:
        alignment: of any length and languages.
        path: ends in ``.html``, ``.svg`` or ``.png``.
        encoder: by name or as such; take the one that the alignment was made with.

    Raises:
        UnknownNameError: no such suffix; lists those there are.
        EncoderError: the encoder cannot be loaded.
        FontError: an image has Korean text and no font on this machine has Korean letters.
        WriteError: the file cannot be written; what stood there is untouched.
        MissingExtraError: altair or vl-convert is not installed.
    """
    from .similarity import similarity_map

    return save(similarity_map(alignment, encoder=encoder), path)


def is_map(path: PathLikeStr) -> bool:
    """True if an output of this name is the similarity map: an SVG, a PNG, or a page whose name ends in "map".

    >>> [is_map(name) for name in ("map.html", "talks.map.html", "talks-map.html", "talks.svg", "roadmap.html")]
    [True, True, True, True, False]
    """
    path = Path(path)
    suffix = path.suffix.lower()
    return suffix in (".svg", ".png") or (suffix == ".html" and bool(_MAP_NAME.search(path.stem)))


def use_in_notebook() -> None:
    """Show pictures in this notebook without the network: interactive where the notebook can draw them, else as PNG.

    The image is stored beside the interactive form, so that a notebook that is only looked at shows it too.

    Raises:
        MissingExtraError: altair is not installed.
    """
    alt = altair()
    alt.renderers.register("aligner", _in_notebook)
    alt.renderers.enable("aligner")


def _in_notebook(spec: dict[str, Any], **_: Any) -> dict[str, Any]:
    """A picture in the forms that a notebook may know, none of which loads anything."""
    import base64

    spec = _clean(spec)
    major = altair().SCHEMA_VERSION.split(".")[0]
    forms: dict[str, Any] = {f"application/vnd.vegalite.{major}+json": spec, "text/plain": "<picture>"}
    try:
        forms["image/png"] = base64.b64encode(_image(spec, NOTEBOOK_SCALE)).decode("ascii")
    except FontError as error:
        # The interactive form is drawn with the browser's fonts; who has only the text learns why.
        forms["text/plain"] = f"<picture: {error}>"
    return forms


def _clean(part: Any) -> Any:
    """A description, or a part of one, whose texts can be drawn: what XML forbids ends the drawing program."""
    if isinstance(part, str):
        return _LINE_ENDS.sub(" ", replace_forbidden(part)[0])
    if isinstance(part, dict):
        return {_clean(key): _clean(value) for key, value in part.items()}
    if isinstance(part, list):
        return [_clean(value) for value in part]
    return part


def _version() -> str:
    """Version of the plotting language that charts are written in, as the converter wants it: ``v6.4``."""
    return ".".join(altair().SCHEMA_VERSION.split(".")[:2])


def _image(spec: dict[str, Any], scale: float) -> bytes:
    """PNG; straight from the description, since altair would check it once more, which takes longer than drawing."""
    if _HANGUL.search(json.dumps(spec, ensure_ascii=False)):
        _check_font(_FONT_FOLDERS)
    return _packed(drawn("vegalite_to_png", spec, vl_version=_version(), scale=scale))


def _drawing(spec: dict[str, Any]) -> bytes:
    """SVG."""
    # By this a file of ours is known, which the next run may replace.
    return drawn("vegalite_to_svg", spec, vl_version=_version()).replace(b">", b"><!-- aligner -->", 1)


def _packed(image: bytes) -> bytes:
    """A PNG with its data packed anew, in a quarter of the space: whoever wrote it was after speed."""
    parts = [image[:8]]
    data = b""
    at = 8
    while at < len(image):
        (size,) = struct.unpack_from(">I", image, at)
        name, content = image[at + 4 : at + 8], image[at + 8 : at + 8 + size]
        if name == b"IDAT":
            data += content
        else:
            if name == b"IEND":
                parts.append(_png_part(b"IDAT", zlib.compress(zlib.decompress(data), 9)))
            parts.append(_png_part(name, content))
            if name == b"IHDR":
                # By this a file of ours is known, which the next run may replace.
                parts.append(_png_part(b"tEXt", b"Software\0aligner"))
        at += 12 + size
    return b"".join(parts)


def _png_part(name: bytes, content: bytes) -> bytes:
    """A part of a PNG file: length, name, content, checksum."""
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))


def _page(spec: dict[str, Any]) -> str:
    """A page with everything inside."""
    title = spec.get("title", "")
    title = title.get("text", "") if isinstance(title, dict) else title
    library = _library(_version())
    parts = {
        "title": escape(str(title)),
        "fonts": FONTS,
        # Nothing inside a script may look like the end of it.
        "library": library.replace("</script", "<\\/script"),
        "spec": json.dumps(spec, ensure_ascii=False).replace("<", "\\u003c"),
    }
    return re.sub(r"@(\w+)@", lambda match: parts.get(match[1], match[0]), _PAGE)


@cache
def _library(version: str) -> str:
    """The scripts that draw, in one; it takes a second or two to put them together."""
    return drawn("javascript_bundle", "window.vegaEmbed = vegaEmbed;", vl_version=version).decode()


def _check_font(folders: Iterable[str]) -> None:
    """Make sure that Korean letters can be drawn.

    Raises:
        FontError: no file in the folders is a font known to have them.
    """
    for folder in folders:
        place = Path(folder).expanduser()
        if place.is_dir() and any(_KOREAN_FONT_FILES.search(file.name) for file in place.rglob("*.*")):
            return
    raise FontError("Korean letters")
