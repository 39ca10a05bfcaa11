"""A query has one answer: whether the entries are in memory, in lines of JSON or in a database."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from aligner.formats import read_glossary, write_glossary
from aligner.glossary import Glossary, load_glossary
from aligner.glossary.lookup.sqlite import StoredGlossary
from aligner.model import Entry, Variant

from .test_steps import FIRST, GLOSSARY, NOTHING, PARTY, SLIPS, WHOLE_TEXTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aligner.glossary.lookup.steps import Search

# Of each kind of query: Northern, Southern, English, Russian; parts, particles, titles; slips; by sound; nothing.
QUERIES = [
    *(query for query, _ in (*FIRST, *SLIPS)),
    *NOTHING,
    *WHOLE_TEXTS,
    *("김", "리", "이", "박", "최", "당", "정", "은", "정은", "정천", "로동당", "노동당", "중앙위원회"),
    *("S", "Ser", "Serg", "sergei", "Vlad", "vladimirv", "Mini", "minister o", "ministerof", "Workers Party"),
    *(
        "Rusia",
        "Koera",
        "Sergi",
        "Sergei Lavroof Ivanovich",
        "뿌찐이",
        "울라지미르 뿌찐",
        "라브로브 쎄르게이",
    ),
    *("Kim", "유엔", "수", "위리", "만투로프", "Shoygu", "쇼이쿠", "Ministry of Foreign Affairs", "외교부가"),
]

# Shared forms, surnames and beginnings, and more names of one spelling than a query gets answers.
MANY = Glossary(
    (
        *GLOSSARY,
        *(entry for entry in PARTY if entry.ko != "김정은"),
        *(Entry(f"김{chr(0xAC00 + 28 * n)}", f"Kim {n:03}", count=n % 7) for n in range(130)),
        *(Entry(f"쎄르게이 {chr(0xB098 + n)}브", "Sergei", count=n % 5) for n in range(120)),
        Entry(
            "외교부",
            "Foreign Ministry",
            "organization",
            (Variant("Ministry of Foreign Affairs", 9),),
            count=9,
        ),
        Entry("외무성", "Ministry of Foreign Affairs", "organization", count=1),
        Entry("유리 뜨루뜨네브", "Yuri Trutnev", ko_south="유리 트루트네프", ru="Юрий Трутнев", count=2),
        Entry("서울", "Seoul", kind="place"),
    )
)


@pytest.fixture(scope="module")
def ways(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Glossary | Search]]:
    """One glossary, kept in each way that keeps everything."""
    folder = tmp_path_factory.mktemp("names")
    for name in ("names.jsonl", "names.sqlite"):
        write_glossary(MANY, folder / name)
    with StoredGlossary(folder / "names.sqlite") as stored:
        yield {
            "lines of JSON": load_glossary(folder / "names.jsonl"),
            "database, read whole": read_glossary(folder / "names.sqlite"),
            "database": stored,
        }


@pytest.mark.parametrize("query", list(dict.fromkeys(QUERIES)), ids=lambda query: query[:40])
def test_every_way_of_keeping_a_glossary_gives_one_answer(ways: dict[str, StoredGlossary], query: str):
    expected = MANY.lookup(query)
    for way, names in ways.items():
        assert names.lookup(query) == expected, way


def test_most_of_these_queries_have_an_answer():
    assert sum(bool(MANY.lookup(query)) for query in QUERIES) > len(QUERIES) / 2
    assert {len(MANY.lookup(query)) for query in ("Kim", "Sergei")} == {100}
