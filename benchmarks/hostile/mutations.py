"""Valid files damaged in the ways in which files are damaged, and in some in which only people damage them.

In:   all samples, the name of one, a random generator.
Out:  the bytes of a damaged file.
Not:  files made up from nothing (grammar.py).
Idea: what lies in an archive or in a compressed stream is damaged inside and packed again, since damage outside hits
      the packing alone; texts get numbers and letters that no valid file has.
"""

from __future__ import annotations

import re
import zlib
from typing import TYPE_CHECKING

from .grammar import csv_text, json_lines, xml_text
from .samples import Sample, members, zipped

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from random import Random

#: Numbers that no reader expects.
NUMBERS = (
    b"-1",
    b"0",
    b"99999999999",
    b"9" * 400,
    b"9" * 5000,
    b"1e999",
    b"NaN",
    b"-Infinity",
    b"0.5",
    "٣".encode(),
    "²".encode(),
)
#: Letters that steer a terminal, a spreadsheet or a browser, and some that are none.
LETTERS = (
    b"\x1b]0;x\x07",
    b"\x1b[31m",
    "\x9b31m".encode(),
    "\u202e\u2066".encode(),
    "\u2028\u2029".encode(),
    "\u200b\ufeff".encode(),
    b"\0",
    b"\r",
    b"\xff\xfe",
    b"\xed\xa0\x80",
    b"[bold]",
    b"=1+cmd|' /C calc'!A0",
    b"<!--",
    b"]]>",
    b"&#0;",
    b"&x;",
    "\u0301".encode() * 500,
)
#: What is repeated until it is long: patterns that look for it must not take its square.
WORDS = (
    b"a@",
    b"Mr. ",
    b"<!--",
    b"(",
    b'"',
    b"1.",
    b"\\u0000",
    b"<b>",
    b"[",
    b"- ",
    b"| ",
    "가".encode(),
    b"http://",
    b"A",
    b"\n",
    b"\t",
    b"{",
    b"&lt;",
)
_LONG = 40_000
#: A letter of a word, behind which letters are added: Latin, or a syllable in UTF-8.
_BEHIND = re.compile(rb"[a-z ](?=[a-z])|[\xea-\xed][\x80-\xbf]{2}")


def flips(data: bytes, rng: Random) -> bytes:
    """Some bytes changed."""
    changed = bytearray(data)
    for _ in range(rng.choice((1, 3, 20))):
        if changed:
            changed[rng.randrange(len(changed))] = rng.randrange(256)
    return bytes(changed)


def cut(data: bytes, rng: Random) -> bytes:
    """The end is missing."""
    return data[: rng.randrange(len(data) + 1)]


def without(data: bytes, rng: Random) -> bytes:
    """A piece is missing."""
    start = rng.randrange(len(data) + 1)
    return data[:start] + data[start + rng.choice((1, 8, 100)) :]


def repeated(data: bytes, rng: Random) -> bytes:
    """A piece stands there many times."""
    start = rng.randrange(len(data) + 1)
    piece = data[start : start + rng.choice((1, 8, 100))]
    return data[:start] + piece * rng.choice((2, 50, 500)) + data[start:]


def numbers(data: bytes, rng: Random) -> bytes:
    """A number has become another."""
    places = list(re.finditer(rb"-?\d+(?:\.\d+)?", data))
    if not places:
        return letters(data, rng)
    for place in sorted(
        rng.sample(places, min(len(places), rng.choice((1, 1, 4)))), key=lambda at: -at.start()
    ):
        data = data[: place.start()] + rng.choice(NUMBERS) + data[place.end() :]
    return data


def letters(data: bytes, rng: Random) -> bytes:
    """Letters are added that steer something; between letters if there are any."""
    for _ in range(rng.choice((1, 3))):
        places = [at.end() for at in _BEHIND.finditer(data)] or [0]
        start = rng.choice(places)
        data = data[:start] + rng.choice(LETTERS) + data[start:]
    return data


def long(data: bytes, rng: Random) -> bytes:
    """A very long word is added."""
    word = rng.choice(WORDS)
    start = rng.choice([at.start() for at in re.finditer(rb"[\n >,\"]", data)] or [0])
    return data[: start + 1] + word * (_LONG // len(word)) + data[start + 1 :]


_DAMAGES: tuple[Callable[[bytes, Random], bytes], ...] = (
    flips,
    cut,
    without,
    repeated,
    numbers,
    letters,
    long,
)


def damaged(data: bytes, other: bytes, rng: Random) -> bytes:
    """One or two damages, or a splice with another file."""
    if rng.random() < 0.1:
        return data[: rng.randrange(len(data) + 1)] + other[rng.randrange(len(other) + 1) :]
    for _ in range(rng.choice((1, 1, 2))):
        data = rng.choice(_DAMAGES)(data, rng)
    return data


def mutant(samples: Mapping[str, Sample], kind: str, rng: Random) -> bytes:
    """A damaged file of a kind, or one of its grammar."""
    data = samples[kind].content
    other = samples[rng.choice(list(samples))].content
    if data.startswith(b"PK"):
        if rng.random() < 0.2:
            return damaged(data, other, rng)
        parts = members(data)
        # Relations and types only tell where the text is: damage to the text itself comes first.
        name = rng.choice([each for each in parts for _ in range(1 if "rels" in each or "[" in each else 3)])
        parts[name] = _inside(parts[name], other, rng)
        return zipped(dict(parts))
    if kind == "hwp" and rng.random() < 0.7:
        return _compressed(data, other, rng)
    return _inside(data, other, rng)


def _inside(data: bytes, other: bytes, rng: Random) -> bytes:
    """A text, or a member of an archive, damaged or made up."""
    start = data.lstrip()[:1]
    if rng.random() < 0.35:
        if start == b"<":
            return xml_text(data, rng)
        if start in (b"{", b"["):
            return json_lines(data, rng)
        if b"," in data[:200] or b"\t" in data[:200]:
            return csv_text(data, rng)
    return damaged(data, other, rng)


def _compressed(data: bytes, other: bytes, rng: Random) -> bytes:
    """The text of a Hangul document, damaged before it is compressed; it must fit where it stood."""
    header = 512
    stream = zlib.decompressobj(wbits=-15)
    for start in range(header, len(data), header):
        try:
            text = stream.decompress(data[start:])
        except zlib.error:
            stream = zlib.decompressobj(wbits=-15)
            continue
        if len(text) < 200 or not stream.eof:
            stream = zlib.decompressobj(wbits=-15)
            continue
        packer = zlib.compressobj(9, wbits=-15)
        packed = packer.compress(damaged(text, other, rng)) + packer.flush()
        return data[:start] + packed[:4096] + data[start + len(packed[:4096]) :]
    return damaged(data, other, rng)
