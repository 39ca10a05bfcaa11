"""What reading a file costs, kind by kind: ``python -m benchmarks.readers [--megabytes 10]``.

Each kind is written with so many megabytes of made-up text, and with a quarter of that; both are read, in one process
each, once. The cost of four times the text should be four times that of the quarter: "growth" is 1 if it is, and 4
where the cost grows with the square. A PDF of 300 pages is read besides. Every run is appended to
``benchmarks/results/readers.jsonl``.
"""

from __future__ import annotations

import argparse
import io
import multiprocessing
import tempfile
import time
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.table import Table

from benchmarks.records import keep

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

PARAGRAPH = (
    "제{}차 회담에서는 호상 관심사로 되는 중요문제들에 대한 의견교환이 진행되였다. "
    "쌍방은 협조를 더욱 발전시키기로 하였다. 회담은 따뜻한 분위기속에서 진행되였다."
)
SHARE = 4
MOST_GROWTH = 1.6
MOST_SECONDS_OF_PDF = 15.0


def paragraphs(megabytes: float) -> list[str]:
    """So many megabytes of paragraphs, in UTF-8."""
    size = len(PARAGRAPH.encode())
    return [PARAGRAPH.format(number) for number in range(int(megabytes * 1e6 / size))]


def wrapped(lines: Sequence[str], width: int = 40) -> str:
    """Each paragraph in lines of one width, a blank line after it."""
    found = []
    for line in lines:
        row = ""
        for word in line.split():
            if len(row) + len(word) >= width:
                found.append(row)
                row = ""
            row = f"{row} {word}".strip()
        found += [row, ""]
    return "\n".join(found)


def zipped(members: dict[str, str]) -> bytes:
    """A ZIP archive."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in members.items():
            archive.writestr(name, text)
    return stream.getvalue()


def docx(lines: Sequence[str]) -> bytes:
    """A Word document."""
    word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    body = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in lines)
    package = "http://schemas.openxmlformats.org/package/2006"
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    start = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    return zipped(
        {
            "[Content_Types].xml": f'<Types xmlns="{package}/content-types">'
            f'<Override PartName="/word/document.xml" ContentType="{main}"/></Types>',
            "_rels/.rels": f'<Relationships xmlns="{package}/relationships">'
            f'<Relationship Id="r" Type="{start}" Target="word/document.xml"/></Relationships>',
            "word/document.xml": f'<w:document xmlns:w="{word}"><w:body>{body}</w:body></w:document>',
        }
    )


def xlsx(lines: Sequence[str]) -> bytes:
    """A workbook of two columns."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    for number, line in enumerate(lines):
        sheet.append([line, f"Talks No. {number} were held, and views were exchanged."])
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def subtitles(lines: Sequence[str]) -> str:
    """An SRT file, a paragraph a cue."""
    return "\n".join(
        f"{number}\n{number // 3600:02}:{number // 60 % 60:02}:{number % 60:02},000 --> "
        f"{number // 3600:02}:{number // 60 % 60:02}:{number % 60:02},900\n{line}\n"
        for number, line in enumerate(lines, 1)
    )


def rtf(lines: Sequence[str]) -> str:
    """An RTF document, every syllable as its number."""
    body = "\\par\n".join(
        "".join(
            char if char.isascii() else f"\\u{ord(char) - (65536 if ord(char) > 32767 else 0)}?"
            for char in line
        )
        for line in lines
    )
    return "{\\rtf1\\ansi\\uc1 " + body + "\\par}"


MAKERS: dict[str, Callable[[list[str]], str | bytes]] = {
    ".txt": "\n".join,
    "wrapped.txt": wrapped,
    ".html": lambda lines: "<html><body>" + "".join(f"<p>{line}</p>" for line in lines) + "</body></html>",
    ".md": "\n\n".join,
    ".rst": "\n\n".join,
    ".adoc": "\n\n".join,
    ".srt": subtitles,
    ".csv": lambda lines: "\n".join(f'"{line}","Talks No. {n} were held."' for n, line in enumerate(lines)),
    ".xlsx": xlsx,
    ".docx": docx,
    ".rtf": rtf,
    ".po": lambda lines: "\n".join(
        f'msgid "Talks No. {n} were held, and views were exchanged."\nmsgstr "{line}"\n'
        for n, line in enumerate(lines)
    ),
}


def pdf(pages: int) -> bytes:
    """A PDF of so many pages of Korean text."""
    from benchmarks.made.pdf import make_pdf

    lines = wrapped(paragraphs(pages * 0.0045)).split("\n")
    per_page = len(lines) // pages
    return make_pdf([lines[page * per_page : (page + 1) * per_page] for page in range(pages)])


def _read(path: Path, answer: Any) -> None:
    from aligner.documents import read

    start = time.perf_counter()
    documents = read(path)
    answer.send((time.perf_counter() - start, sum(len(document.text) for document in documents)))


def seconds(path: Path) -> float:
    """How long it takes to read a file, in a process of its own."""
    context = multiprocessing.get_context("spawn")
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=_read, args=(path, sender))
    process.start()
    sender.close()  # else nothing ends the wait for a process that failed
    taken, letters = receiver.recv()
    process.join()
    if not letters:
        raise SystemExit(f"{path.name}: nothing was read")
    return float(taken)


def main() -> None:
    """Measure, print, and keep the result."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--megabytes", type=float, default=10.0, help="text in each file")
    parser.add_argument("--pages", type=int, default=300, help="pages of the PDF")
    parser.add_argument("--only", nargs="*", default=list(MAKERS), help="kinds to read")
    options = parser.parse_args()
    figures: dict[str, Any] = {"megabytes": options.megabytes, "pages": options.pages}
    table = Table("", "seconds", "growth")
    with tempfile.TemporaryDirectory() as folder:
        for kind in options.only:
            taken = []
            for share in (1 / SHARE, 1.0):
                content = MAKERS[kind](paragraphs(options.megabytes * share))
                path = Path(folder) / f"text{share}{kind if kind.startswith('.') else '.' + kind}"
                path.write_bytes(content if isinstance(content, bytes) else content.encode())
                taken.append(seconds(path))
            growth = taken[1] / taken[0] / SHARE
            figures[kind] = {"seconds": round(taken[1], 2), "growth": round(growth, 2)}
            table.add_row(kind, f"{taken[1]:.2f}", f"{growth:.2f}")
        path = Path(folder) / "text.pdf"
        path.write_bytes(pdf(options.pages))
        figures["pdf"] = {"seconds": round(seconds(path), 2)}
        table.add_row(f".pdf of {options.pages} pages", f"{figures['pdf']['seconds']:.2f}", "")
    Console().print(table)
    keep("readers", figures, PARAGRAPH, split="made up")
    slow = [kind for kind in options.only if figures[kind]["growth"] > MOST_GROWTH]
    if slow or figures["pdf"]["seconds"] > MOST_SECONDS_OF_PDF:
        raise SystemExit(f"more than linear: {slow}; PDF {figures['pdf']['seconds']} s")


if __name__ == "__main__":
    main()
