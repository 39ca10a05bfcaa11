"""A valid small file of every kind that aligner reads, the same bytes at every run.

In:   nothing.
Out:  ``Sample``s by the name of their kind: bytes, suffix, and what sort of input they are.
Not:  what is done with them (commands.py), damaging them (mutations.py).
Idea: what people give is made here; what only aligner writes (its tables, memories, term bases, databases) is written
      by it from one alignment and one glossary.
"""

from __future__ import annotations

import io
import json
import re
import tempfile
import zipfile
from dataclasses import dataclass
from email.message import EmailMessage
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.made.hwp import hwp_file, paragraph
from benchmarks.made.pdf import make_pdf
from benchmarks.readers import docx, rtf, subtitles

if TYPE_CHECKING:
    from collections.abc import Iterator

KOREAN = (
    "회담이 평양에서 진행되였다.",
    "김정은동지께서 뿌찐대통령과 인사를 나누시였다.",
    "쌍방은 경제협조문제를 토의하였다.",
    "회담은 9월 13일 오후 3시에 끝났다.",
)
ENGLISH = (
    "The talks took place in Pyongyang.",
    "Kim Jong Un exchanged greetings with President Putin.",
    "Both sides discussed the issue of economic cooperation.",
    "The talks ended at 3 p.m. on September 13.",
)
OTHER_ENGLISH = (
    "Talks were held in Pyongyang.",
    "Kim Jong Un greeted President Putin.",
    "The two sides talked about economic cooperation.",
    "They ended at 3 p.m. on September 13.",
)
PAIRS = tuple(zip(KOREAN, ENGLISH, strict=True))

DOCUMENT, BILINGUAL, ALIGNMENT, GLOSSARY, GOLD, ANCHORS, REVIEW = (
    "document",
    "bilingual",
    "alignment",
    "glossary",
    "gold",
    "anchors",
    "review",
)


@dataclass(frozen=True, slots=True)
class Sample:
    """A valid file.

    Attributes:
        content: its bytes.
        suffix: with which it is written, ``".memoq.csv"``.
        sort: one of DOCUMENT, BILINGUAL, ALIGNMENT, GLOSSARY, GOLD, ANCHORS, REVIEW: what commands do with it.
    """

    content: bytes
    suffix: str
    sort: str


def alignment_lines() -> str:
    """The alignment of the two texts in JSON lines."""
    return "".join(
        json.dumps(
            {
                "source": [number],
                "target": [number],
                "confidence": 0.9,
                "similarity": 0.8,
                "source_text": ko,
                "target_text": en,
            },
            ensure_ascii=False,
        )
        + "\n"
        for number, (ko, en) in enumerate(PAIRS)
    )


def glossary_lines() -> str:
    """Some names in JSON lines, one with all that an entry may hold."""
    rich = {
        "ko": "뿌찐",
        "en": "Putin",
        "kind": "person",
        "en_variants": [{"text": "Poutine", "count": 1, "first_date": "2023-09-14", "last_date": None}],
        "ko_south": "푸틴",
        "ru": "Путин",
        "romanizations": {"kcna": "Ppuccin", "rr": "Ppujjin"},
        "count": 2,
        "status": "confirmed",
        "full_form": "울라지미르 울라지미로비치 뿌찐",
        "first_date": "2023-09-14",
        "last_date": "2024-06-19",
        "evidence": [
            {
                "ko": "뿌찐",
                "en": "Putin",
                "source_text": KOREAN[1],
                "target_text": ENGLISH[1],
                "document": "talks",
                "date": "2023-09-14",
            }
        ],
    }
    plain = [{"ko": ko, "en": en} for ko, en in (("평양", "Pyongyang"), ("김정은", "Kim Jong Un"))]
    return "".join(json.dumps(entry, ensure_ascii=False) + "\n" for entry in (rich, *plain))


def zipped(members: dict[str, str | bytes]) -> bytes:
    """A ZIP archive in which no file has a date."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def members(content: bytes) -> dict[str, bytes]:
    """The files of a ZIP archive by name."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def samples() -> dict[str, Sample]:
    """All kinds by name, in an order that stays. Runs aligner, in this process, for the kinds that only it writes."""
    found = {name: Sample(_bytes(content), suffix, DOCUMENT) for name, suffix, content in _documents()}
    found |= {name: Sample(_bytes(content), suffix, BILINGUAL) for name, suffix, content in _bilingual()}
    found["alignment.jsonl"] = Sample(alignment_lines().encode(), ".jsonl", ALIGNMENT)
    found["glossary.jsonl"] = Sample(glossary_lines().encode(), ".jsonl", GLOSSARY)
    found["gold.json"] = Sample(b"[[[0], [0]], [[1], [1]], [[2, 3], [2, 3]]]\n", ".json", GOLD)
    found["anchors.tsv"] = Sample(b"0\t0\n2\t2\n1\t3\tnot\n", ".tsv", ANCHORS)
    return found | _by_aligner()


def _bytes(content: str | bytes) -> bytes:
    return content if isinstance(content, bytes) else content.encode()


def _documents() -> Iterator[tuple[str, str, str | bytes]]:
    """Name of the kind, suffix and content of the kinds that hold one text."""
    text = "\n".join(KOREAN) + "\n"
    markup = "".join(f"<p>{line}</p>" for line in KOREAN)
    page = f"<!DOCTYPE html><html lang='ko'><head><title>회담</title></head><body><h1>회담</h1>{markup}</body></html>"
    yield "txt", ".txt", text
    yield "txt UTF-16", ".txt", text.encode("utf-16")
    yield "txt CP949", ".txt", text.encode("cp949")
    yield "html", ".html", page
    yield "mhtml", ".mhtml", _saved_page(page)
    yield (
        "md",
        ".md",
        "# 회담\n\n"
        + "\n\n".join(KOREAN)
        + "\n\n* 하나\n* 둘\n\n| 가 | 나 |\n|---|---|\n| 다 | 라 |\n\n```\nx = 1\n```\n",
    )
    yield (
        "rst",
        ".rst",
        "회담\n====\n\n"
        + "\n\n".join(KOREAN)
        + "\n\n.. note:: 알림이다.\n\n=== ===\n가  나\n=== ===\n다  라\n=== ===\n",
    )
    yield "adoc", ".adoc", "= 회담\n\n" + "\n\n".join(KOREAN) + "\n\n|===\n|가 |나\n|다 |라\n|===\n"
    yield "rtf", ".rtf", rtf(KOREAN)
    yield "srt", ".srt", subtitles(KOREAN)
    yield (
        "vtt",
        ".vtt",
        "WEBVTT\n\n" + "\n".join(f"00:0{n}.000 --> 00:0{n}.900\n{line}\n" for n, line in enumerate(KOREAN)),
    )
    yield (
        "ass",
        ".ass",
        (
            "[Script Info]\nScriptType: v4.00+\n\n[V4+ Styles]\nFormat: Name, Fontname\n"
            "Style: Default,Arial\n\n[Events]\n"
            "Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text\n"
        )
        + "".join(
            f"Dialogue: 0,0:00:0{n}.00,0:00:0{n}.90,Default,,0,0,0,,{{\\i1}}{line}\n"
            for n, line in enumerate(KOREAN)
        ),
    )
    yield (
        "smi",
        ".smi",
        "<SAMI><BODY>"
        + "".join(f"<SYNC Start={n}000><P Class=KRCC>{line}" for n, line in enumerate(KOREAN))
        + "</BODY></SAMI>",
    )
    yield (
        "ttml",
        ".ttml",
        '<tt xmlns="http://www.w3.org/ns/ttml" xml:lang="ko"><body><div>'
        + "".join(
            f'<p begin="00:00:0{n}.000" end="00:00:0{n}.900">{line}</p>' for n, line in enumerate(KOREAN)
        )
        + "</div></body></tt>",
    )
    yield "docx", ".docx", zipped(members(docx(KOREAN)))
    yield "pptx", ".pptx", _presentation()
    yield "odt", ".odt", _open_document()
    yield (
        "epub",
        ".epub",
        zipped(
            {
                "mimetype": "application/epub+zip",
                "META-INF/container.xml": '<container><rootfile full-path="book.opf"/></container>',
                "book.opf": '<package><manifest><item id="one" href="one.xhtml" media-type="application/xhtml+xml"/>'
                '</manifest><spine><itemref idref="one"/></spine></package>',
                "one.xhtml": f"<html><body>{markup}</body></html>",
            }
        ),
    )
    yield "hwpx", ".hwpx", _hwpx()
    yield "hwp", ".hwp", _hwp()
    yield "pdf", ".pdf", make_pdf([KOREAN[:2], KOREAN[2:]])


def _saved_page(page: str) -> bytes:
    message = EmailMessage()
    message["Subject"] = "회담"
    message.make_related()
    message.add_related(page, subtype="html", charset="utf-8")
    message.set_boundary("=====")
    return message.as_bytes()


def _presentation() -> bytes:
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    names = (
        f'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" xmlns:r="{office}" '
        'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    )
    kind = "application/vnd.openxmlformats-officedocument.presentationml"
    body = "".join(f"<a:p><a:r><a:t>{line}</a:t></a:r></a:p>" for line in KOREAN)
    named = "<p:nvSpPr><p:cNvPr id='2' name='a'/><p:cNvSpPr/><p:nvPr/></p:nvSpPr>"
    shape = f"<p:sp>{named}<p:txBody>{body}</p:txBody></p:sp>"
    return zipped(
        {
            "[Content_Types].xml": f'<Types xmlns="{package}/content-types">'
            f'<Override PartName="/ppt/presentation.xml" ContentType="{kind}.presentation.main+xml"/>'
            f'<Override PartName="/ppt/slides/slide1.xml" ContentType="{kind}.slide+xml"/></Types>',
            "_rels/.rels": f'<Relationships xmlns="{package}/relationships">'
            f'<Relationship Id="r" Type="{office}/officeDocument" Target="ppt/presentation.xml"/></Relationships>',
            "ppt/presentation.xml": f"<p:presentation {names}><p:sldIdLst><p:sldId id='256' r:id='r1'/></p:sldIdLst>"
            "</p:presentation>",
            "ppt/_rels/presentation.xml.rels": f'<Relationships xmlns="{package}/relationships">'
            f'<Relationship Id="r1" Type="{office}/slide" Target="slides/slide1.xml"/></Relationships>',
            "ppt/slides/slide1.xml": f"<p:sld {names}><p:cSld><p:spTree>{shape}</p:spTree></p:cSld></p:sld>",
        }
    )


def _open_document() -> bytes:
    urn = "urn:oasis:names:tc:opendocument:xmlns"
    body = "".join(f"<text:p>{line}</text:p>" for line in KOREAN)
    cell = "<table:table-cell><text:p>가</text:p></table:table-cell>"
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": f'<office:document-content xmlns:office="{urn}:office:1.0" xmlns:text="{urn}:text:1.0" '
            f'xmlns:table="{urn}:table:1.0"><office:body><office:text>{body}<table:table><table:table-row '
            f'table:number-rows-repeated="2">{cell}</table:table-row></table:table></office:text></office:body>'
            "</office:document-content>",
        }
    )


def _hwpx() -> bytes:
    body = "".join(f"<hp:p><hp:run><hp:t>{line}</hp:t></hp:run></hp:p>" for line in KOREAN)
    names = 'xmlns:hp="http://www.hancom.co.kr/hwpml/2011/paragraph" xmlns:hs="http://www.hancom.co.kr/hwpml/2011/section"'
    return zipped(
        {
            "mimetype": "application/hwp+zip",
            "Contents/content.hpf": '<opf:package xmlns:opf="o"><opf:item id="s0" href="Contents/section0.xml"/>'
            '<opf:itemref idref="s0"/></opf:package>',
            "Contents/section0.xml": f"<hs:sec {names}>{body}</hs:sec>",
        }
    )


def _hwp() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        records = [record for line in KOREAN for record in paragraph(line)]
        return hwp_file(Path(folder) / "a.hwp", records).read_bytes()


def _bilingual() -> Iterator[tuple[str, str, str | bytes]]:
    """Name of the kind, suffix and content of the kinds that hold both texts."""
    yield "csv", ".csv", "Korean,English\n" + "".join(f'"{ko}","{en}"\n' for ko, en in PAIRS)
    yield "tsv", ".tsv", "ko\ten\n" + "".join(f"{ko}\t{en}\n" for ko, en in PAIRS)
    yield "xlsx", ".xlsx", _workbook()
    yield (
        "po",
        ".po",
        'msgid ""\nmsgstr ""\n"Language: ko\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
        + "".join(f'msgid "{en}"\nmsgstr "{ko}"\n\n' for ko, en in PAIRS),
    )
    units = "".join(
        f'<trans-unit id="{n}"><source>{en}</source><target>{ko}</target></trans-unit>'
        for n, (ko, en) in enumerate(PAIRS)
    )
    yield (
        "xliff 1.2",
        ".xlf",
        (
            '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file source-language="en" '
            f'target-language="ko" datatype="plaintext" original="a"><body>{units}</body></file></xliff>'
        ),
    )
    segments = "".join(
        f'<unit id="{n}"><segment><source>{en}</source><target>{ko}</target></segment></unit>'
        for n, (ko, en) in enumerate(PAIRS)
    )
    yield (
        "xliff 2",
        ".xliff",
        (
            '<xliff version="2.0" xmlns="urn:oasis:names:tc:xliff:document:2.0" srcLang="en" trgLang="ko">'
            f'<file id="f">{segments}</file></xliff>'
        ),
    )
    studio = "".join(
        f'<trans-unit id="{n}"><source>{en}</source><seg-source><mrk mtype="seg" mid="{n}">{en}</mrk></seg-source>'
        f'<target><mrk mtype="seg" mid="{n}">{ko}</mrk></target></trans-unit>'
        for n, (ko, en) in enumerate(PAIRS)
    )
    yield (
        "sdlxliff",
        ".sdlxliff",
        (
            '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2" '
            'xmlns:sdl="http://sdl.com/FileTypes/SdlXliff/1.0"><file source-language="en-US" target-language="ko-KR" '
            f'original="a"><body>{studio}</body></file></xliff>'
        ),
    )
    yield (
        "mqxliff",
        ".mqxliff",
        (
            '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2" xmlns:mq="MQXliff"><file '
            f'source-language="en" target-language="ko" original="a"><body>{units}</body></file></xliff>'
        ),
    )


def _workbook() -> bytes:
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    rows = "".join(
        f'<row r="{n}">'
        + "".join(
            f'<c r="{column}{n}" t="inlineStr"><is><t>{text}</t></is></c>'
            for column, text in zip("AB", pair, strict=True)
        )
        + "</row>"
        for n, pair in enumerate((("Korean", "English"), *PAIRS), 1)
    )
    return zipped(
        {
            "[Content_Types].xml": f'<Types xmlns="{package}/content-types"><Default Extension="rels" '
            f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/xl/workbook.xml" ContentType="{kind}.sheet.main+xml"/>'
            f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{kind}.worksheet+xml"/></Types>',
            "_rels/.rels": f'<Relationships xmlns="{package}/relationships">'
            f'<Relationship Id="r" Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
            "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets>'
            '<sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}/relationships">'
            f'<Relationship Id="r1" Type="{office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
            "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{main}"><dimension ref="A1:B5"/><sheetData>{rows}'
            "</sheetData></worksheet>",
        }
    )


def _by_aligner() -> dict[str, Sample]:
    """The kinds that aligner writes."""
    from aligner.formats import read_alignment, read_glossary, write_alignment, write_glossary

    found = {}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "a.jsonl").write_text(alignment_lines(), encoding="utf-8")
        (folder / "g.jsonl").write_text(glossary_lines(), encoding="utf-8")
        alignment, names = read_alignment(folder / "a.jsonl"), read_glossary(folder / "g.jsonl")
        for suffix, sort in ((".tmx", ALIGNMENT), (".xlf", ALIGNMENT), (".csv", REVIEW), (".xlsx", REVIEW)):
            path = folder / f"a{suffix}"
            write_alignment(alignment, path)
            found[f"{sort}{suffix}"] = Sample(_reviewed(path), suffix, sort)
        for suffix in (".sqlite", ".csv", ".xlsx", ".txt", ".memoq.csv", ".tbx", ".v2.tbx"):
            path = folder / f"g{suffix}"
            write_glossary(names, path)
            found[f"glossary{suffix}"] = Sample(_dateless(path), suffix, GLOSSARY)
    return found


def _reviewed(path: Path) -> bytes:
    """A sheet with the first row confirmed, and all other files as they are."""
    if path.suffix == ".csv":
        import csv

        rows = list(csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline="")))
        rows[1][rows[0].index("review")] = "ok"
        stream = io.StringIO(newline="")
        csv.writer(stream).writerows(rows)
        return stream.getvalue().encode("utf-8-sig")
    if path.suffix == ".xlsx":
        import openpyxl

        book = openpyxl.load_workbook(path)
        sheet = book["pairs"]
        column = [cell.value for cell in sheet[1]].index("review")
        sheet[2][column].value = "ok"
        book.save(path)
    return _dateless(path)


def _dateless(path: Path) -> bytes:
    """A file whose bytes do not depend on when it was made: of an archive, its members without dates."""
    content = re.sub(rb"\b20\d{6}T\d{6}Z", b"20230914T120000Z", path.read_bytes())
    if content[:2] != b"PK":
        return content
    return zipped({name: part for name, part in members(content).items() if not name.startswith("docProps/")})
