"""Write small Hangul documents (HWP 5), record by record, in a compound file."""

import struct
import zlib
from collections.abc import Iterable, Sequence
from pathlib import Path

Record = tuple[int, int, bytes]  # tag, level, data

_SECTOR = 512
_LEAST = 4096  # smaller streams would lie in a stream of their own
_FREE, _END = 0xFFFFFFFF, 0xFFFFFFFE


def compound_file(streams: dict[str, bytes]) -> bytes:
    """A compound file of streams, ``Folder/Name`` or ``Name``."""
    folders = sorted({name.split("/")[0] for name in streams if "/" in name})
    names = [*folders, *streams]
    entries: list[
        tuple[str, int, int, int, int, int]
    ] = []  # name, type, next beside, first inside, start, size
    body, chains = b"", list[int]()
    inside = {folder: [name for name in streams if name.startswith(f"{folder}/")] for folder in folders}
    tops = [name for name in names if "/" not in name]

    def beside(name: str) -> int:
        among = inside[name.split("/")[0]] if "/" in name else tops
        place = among.index(name) + 1
        return 1 + names.index(among[place]) if place < len(among) else _FREE

    for name in names:
        if name in folders:
            entries.append((name, 1, beside(name), 1 + names.index(inside[name][0]), 0, 0))
            continue
        data = streams[name].ljust(_LEAST, b"\0")
        sectors = -(-len(data) // _SECTOR)
        start = len(body) // _SECTOR
        body += data.ljust(sectors * _SECTOR, b"\0")
        chains += [*range(start + 1, start + sectors), _END]
        entries.append((name.split("/")[-1], 2, beside(name), _FREE, start, len(data)))
    entries.insert(0, ("Root Entry", 5, _FREE, 1 if names else _FREE, _END, 0))
    directory = b"".join(_entry(*entry) for entry in entries)
    directory = directory.ljust(-(-len(directory) // _SECTOR) * _SECTOR, b"\0")
    first = len(chains)
    sectors = len(directory) // _SECTOR
    chains += [*range(first + 1, first + sectors), _END]
    table_size = 1
    while len(chains) + table_size > table_size * _SECTOR // 4:
        table_size += 1
    tables = [len(chains) + index for index in range(table_size)]
    chains += [0xFFFFFFFD] * table_size
    table = struct.pack(f"<{len(chains)}I", *chains).ljust(table_size * _SECTOR, b"\xff")
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(24, b"\0")
    head += struct.pack(
        "<HHHHH6xIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, table_size, first, 0, _LEAST, _END, 0, _END, 0
    )
    head += struct.pack("<109I", *tables, *[_FREE] * (109 - table_size))
    return head + body + directory + table


def _entry(name: str, kind: int, beside: int, inside: int, start: int, size: int) -> bytes:
    encoded = name.encode("utf-16-le")
    return (
        encoded.ljust(64, b"\0")
        + struct.pack("<HBBIII", len(encoded) + 2, kind, 1, _FREE, beside, inside)
        + bytes(36)
        + struct.pack("<IQ", start, size)
    )


def hwp_file(
    path: Path,
    *sections: Iterable[Record],
    properties: int = 1,
    version: int = 5,
    more: dict[str, bytes] | None = None,
) -> Path:
    """A document of sections."""
    header = b"HWP Document File".ljust(32, b"\0") + bytes([0, 0, 0, version]) + struct.pack("<I", properties)
    streams = {"FileHeader": header.ljust(256, b"\0")}
    for number, records in enumerate(sections):
        data = b"".join(record(*each) for each in records)
        if properties & 1:
            packer = zlib.compressobj(wbits=-15)
            data = packer.compress(data) + packer.flush()
        streams[f"BodyText/Section{number}"] = data
    path.write_bytes(compound_file(streams | (more or {})))
    return path


def record(tag: int, level: int, data: bytes) -> bytes:
    """A record as it stands in the stream."""
    size = min(len(data), 0xFFF)
    long = struct.pack("<I", len(data)) if size == 0xFFF else b""
    return struct.pack("<I", tag | level << 10 | size << 20) + long + data


def mark(code: int, name: str = "") -> str:
    """A mark of eight places, with the name of its control."""
    first, second = struct.unpack("<HH", name.encode()[::-1].ljust(4, b"\0"))
    return chr(code) + chr(first) + chr(second) + "\0" * 4 + chr(code)


def string(text: str) -> bytes:
    """A string with its length before it."""
    return struct.pack("<H", len(text.encode("utf-16-le")) // 2) + text.encode("utf-16-le")


def paragraph(
    text: str, *controls: Sequence[Record], level: int = 0, deleted: tuple[int, int] | None = None
) -> list[Record]:
    """A paragraph with the records of the controls in it, which are written for level 1."""
    records: list[Record] = [(66, level, bytes(24))]
    if text:
        records.append((67, level + 1, f"{text}\r".encode("utf-16-le", "surrogatepass")))
    if deleted:
        records.append((70, level + 1, struct.pack("<III", *deleted, 17 << 24)))
    return records + [(tag, level + deep, data) for control in controls for tag, deep, data in control]


def control(name: str, *inside: Sequence[Record], data: bytes = b"") -> list[Record]:
    """A control at level 1 with what lies in it, written for level 2."""
    records: list[Record] = [(71, 1, name.encode()[::-1] + data)]
    return records + [each for part in inside for each in part]


def paragraphs(*texts: str | list[Record], level: int = 2, head: bytes = b"") -> list[Record]:
    """A list of paragraphs: its head and, at the same level, the paragraphs."""
    records: list[Record] = [(72, level, struct.pack("<II", len(texts), 0) + head)]
    for text in texts:
        records += (
            paragraph(text, level=level)
            if isinstance(text, str)
            else [(tag, level + deep, data) for tag, deep, data in text]
        )
    return records


def cell(row: int, column: int, *texts: str | list[Record]) -> list[Record]:
    """A cell of a table."""
    return paragraphs(*texts, head=struct.pack("<HHHH", column, row, 1, 1))


def table(*inside: Sequence[Record], inline: bool = True) -> list[Record]:
    """A table with its cells."""
    return control("tbl ", [(77, 2, bytes(22))], *inside, data=struct.pack("<I", int(inline)))
