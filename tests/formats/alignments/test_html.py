"""The HTML page: complete, self-contained, inert."""

from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from lxml import html

from aligner.formats import write_alignment, write_glossary
from aligner.formats.confidence_level import level
from aligner.glossary import Glossary
from aligner.model import Alignment, Bead, Document, Entry, Evidence, Sentence, Variant

if TYPE_CHECKING:
    from pathlib import Path

    from lxml.html import HtmlElement


PUTIN = Entry(
    "뿌찐",
    "Putin",
    en_variants=(Variant("Poutine", 2),),
    en_standard="Vladimir Putin",
    ko_south="푸틴",
    ru="Путин",
    count=3,
    first_date="2023-09-14",
    last_date="2024-06-20",
    full_form="울라지미르 뿌찐",
    evidence=(
        Evidence(
            "뿌찐", "Putin", "뿌찐대통령과 회담하시였다.", "had talks with Putin.", "talks", "2023-09-14"
        ),
    ),
)
GLOSSARY = Glossary(
    (PUTIN, Entry("울라지미르 뿌찐", "Vladimir Putin"), Entry("대통령", "president", "title")), "names:1"
)


def find(element: HtmlElement, selector: str) -> list[HtmlElement]:
    """Elements by the simplest of CSS: ``tag.class`` and ``#id``, one inside the other."""
    path = ""
    for step in selector.split():
        tag, *rest = (
            re.split(r"(?=[.#])", step) if step[0] not in ".#" else ["*", *re.split(r"(?=[.#])", step)]
        )
        path += f"//{tag}"
        for part in filter(None, rest):
            name = part[1:]
            path += (
                f"[@id='{name}']" if part[0] == "#" else f"[contains(concat(' ', @class, ' '), ' {name} ')]"
            )
    return element.xpath("." + path)


def page_of(alignment: Alignment, tmp_path: Path, **options: object) -> HtmlElement:
    path = tmp_path / "talks.html"
    write_alignment(alignment, path, **options)
    return html.fromstring(path.read_bytes().decode("utf-8"))


def test_every_bead_is_a_row_with_both_texts_in_their_language(alignment: Alignment, tmp_path: Path) -> None:
    rows = find(page_of(alignment, tmp_path), ".beads tbody tr")
    assert len(rows) == len(alignment.beads)
    cells = find(rows[1], "td.text")
    assert [cell.get("lang") for cell in cells] == ["ko", "en"]
    assert [p.text_content() for p in find(cells[0], "p")] == [
        "회담은 13일에 진행되였다.",
        "《우의》가 깊어졌다!",
    ]
    assert (
        cells[1].text_content() == "The talks took place on September 13 and deepened <friendship> & trust."
    )


def test_confidence_is_a_colour_and_a_number(alignment: Alignment, tmp_path: Path) -> None:
    rows = find(page_of(alignment, tmp_path), ".beads tbody tr")
    assert [row.get("class") for row in rows] == ["sure", "fair", "unpaired", "doubtful", "unpaired"]
    assert [find(row, ".badge b")[0].text for row in rows] == ["99 %", "73 %", "90 %", "44 %", "95 %"]


@pytest.mark.parametrize(
    ("bead", "name"),
    [
        (Bead((0,), (0,), 0.9), "sure"),
        (Bead((0,), (0,), 0.8999), "fair"),
        (Bead((0,), (0,), 0.7), "fair"),
        (Bead((0,), (0,), 0.6999), "doubtful"),
        (Bead((0,), (), 1.0), "unpaired"),
    ],
)
def test_levels(bead: Bead, name: str) -> None:
    assert level(bead) == name


def test_sentences_without_counterpart_say_so(alignment: Alignment, tmp_path: Path) -> None:
    rows = find(page_of(alignment, tmp_path), ".beads tbody tr.unpaired")
    assert [find(row, ".none")[0].text_content() for row in rows] == [
        "no counterpart in English",
        "no counterpart in Korean",
    ]


def test_it_tells_titles_dates_counts_and_how_it_was_made(alignment: Alignment, tmp_path: Path) -> None:
    page = page_of(alignment, tmp_path)
    text = page.text_content()
    for part in ("talks.ko.txt", "2023-09-14", "5 sentences", "3 pairs", "1 doubtful", alignment.signature):
        assert part in text
    assert "1 Korean sentence without counterpart" in text


def test_it_needs_nothing_from_outside(alignment: Alignment, tmp_path: Path) -> None:
    write_alignment(alignment, tmp_path / "talks.html", glossary=GLOSSARY)
    content = (tmp_path / "talks.html").read_text(encoding="utf-8")
    assert not re.search(r"(src|href)\s*=\s*[\"']?(https?:|//)|url\(|@import", content)
    assert "default-src &#x27;none&#x27;" in content or "default-src 'none'" in content


def test_an_address_of_origin_is_a_link(alignment: Alignment, tmp_path: Path) -> None:
    there = replace(alignment, source=replace(alignment.source, origin="https://example.org/a?b=1&c"))
    assert find(page_of(there, tmp_path), ".title a")[0].get("href") == "https://example.org/a?b=1&c"
    odd = replace(alignment, source=replace(alignment.source, origin="javascript:alert(1)"))
    assert find(page_of(odd, tmp_path), ".title a") == []


HOSTILE = [
    "</script><b>bold</b>",
    "<img src=x onerror=alert(1)>",
    "\" onclick='x' &amp; \x00\x1b",
    "]]> --> <!--",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_text_is_text_and_nothing_else(text: str, alignment: Alignment, tmp_path: Path) -> None:
    first = alignment.source_sentences[0]
    hostile = replace(
        alignment,
        source=replace(alignment.source, id=text, origin=text, date=text),
        source_sentences=(replace(first, text=text), *alignment.source_sentences[1:]),
        signature=text,
    )
    evil = Glossary((replace(PUTIN, ko=text, en=text, ru=text, full_form=text),), text)
    page = page_of(hostile, tmp_path, glossary=evil)
    plain = page_of(alignment, tmp_path)
    assert len(find(page, "script")) == len(find(plain, "script")) == 1
    assert find(page, "img") == []
    assert not [element for element in page.iter() if any(name.startswith("on") for name in element.attrib)]
    shown = re.sub("[\x00\x1b]", "\ufffd", text)
    assert find(page, ".beads td.text p")[0].text_content() == shown


def test_the_names_are_a_table_and_marked_in_the_texts(alignment: Alignment, tmp_path: Path) -> None:
    page = page_of(alignment, tmp_path, glossary=GLOSSARY)
    row = find(page, "#names tbody tr")[0]
    text = " ".join(row.text_content().split())
    for part in (
        "뿌찐",
        "Putin",
        "also Poutine (2)",
        "usually Vladimir Putin",
        "푸틴",
        "Путин",
        "2023-09-14 – 2024-06-20",
    ):
        assert part in text
    assert find(row, "th a")[0].get("href") == "#n2"
    assert [mark.text for mark in find(row, "blockquote mark")] == ["뿌찐", "Putin"]
    marked = [(name.text, name.get("title")) for name in find(page, ".beads .name")]
    assert marked == [("뿌찐", "Putin"), ("Putin", "뿌찐")]


def test_a_glossary_has_a_page_of_its_own(tmp_path: Path) -> None:
    assert write_glossary(GLOSSARY, tmp_path / "names.html").rows == 3
    page = html.fromstring((tmp_path / "names.html").read_text(encoding="utf-8"))
    assert len(find(page, "#names tbody tr")) == 3


def test_a_long_text_gives_a_short_ribbon(alignment: Alignment, tmp_path: Path) -> None:
    one = alignment.source_sentences[0]
    many = replace(
        alignment,
        source_sentences=(one,) * 5000,
        target_sentences=(one,) * 5000,
        beads=tuple(Bead((i,), (i,), 0.9, 0.5) for i in range(5000)),
    )
    page = page_of(many, tmp_path)
    assert len(find(page, ".beads tbody tr")) == 5000
    assert len(find(page, ".map path")) <= 300


CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


@pytest.mark.browser
@pytest.mark.skipif(CHROMIUM is None, reason="needs headless Chromium (apt-get install chromium)")
def test_the_filter_works_under_its_own_security_policy(alignment: Alignment, tmp_path: Path) -> None:
    assert CHROMIUM is not None
    write_alignment(alignment, tmp_path / "talks.html")
    quiet = [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--no-first-run",
        "--disable-background-networking",
    ]
    quiet += ["--disable-component-update", "--disable-sync", f"--user-data-dir={tmp_path / 'profile'}"]
    run = subprocess.run(
        [CHROMIUM, *quiet, "--dump-dom", (tmp_path / "talks.html").as_uri()],
        capture_output=True,
        timeout=60,
        check=True,
    )
    page = html.fromstring(run.stdout.decode("utf-8"))
    assert find(page, ".filter")[0].get("hidden") is None
    assert find(page, ".shown")[0].text_content() == "5 rows"


@pytest.mark.parametrize(
    ("sentences", "headline"),
    [
        ([("Talks Held", 0), ("They took place in Pyongyang.", 1)], "Talks Held"),
        ([("What Next?", 0), ("They took place in Pyongyang.", 1)], "What Next?"),
        ([("They met.", 0), ("They took place in Pyongyang.", 1)], None),
        ([("Pyongyang, September 13", 0), ("They met.", 0)], None),
        ([("Talks Held", 0)], None),
    ],
)
def test_only_a_headline_stands_above_a_text(
    sentences: list[tuple[str, int]], headline: str | None, tmp_path: Path
) -> None:
    text = "\n".join(text for text, _ in sentences)
    starts = [text.index(part) for part, _ in sentences]
    side = tuple(
        Sentence(part, start, start + len(part), paragraph)
        for (part, paragraph), start in zip(sentences, starts, strict=True)
    )
    document = Document("talks", "en", text)
    beads = tuple(Bead((i,), (i,)) for i in range(len(side)))
    found = find(page_of(Alignment(document, document, side, side, beads), tmp_path), "p.headline")
    assert [p.text for p in found] == [headline] * 2 if headline else not found
