"""Hits: every order, reversed, limited, and told to stop while it still sorts."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain, combinations, product
from pathlib import Path

import pytest

from blotter.domain.codebook import Code
from blotter.domain.edit import Edit, Put
from blotter.domain.entity import new_id
from blotter.domain.query import Hits, SegmentOrder, SegmentQuery
from blotter.domain.segment import Coder, Segment
from blotter.domain.source import Source, original, stored_text
from blotter.message import Message
from blotter.progress import Cancelled
from blotter.project.project import Project
from blotter.store import connection, retrieval

ROWS = (
    # document, start, end, code, coder, quote
    ("b.txt", 4, 9, "norms", "Zoe", "pear"),
    ("a.txt", 7, 9, "motive/gain", "Abel", "Apple"),
    ("a.txt", 2, 9, "norms", "Zoe", "banana"),
    ("a.txt", 2, 5, "motive", "Zoe", "cherry"),
)


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    from blotter.domain.codebook import Codebook
    from blotter.domain.revision import Revision

    text, data = stored_text("0123456789"), original(b"0123456789")
    sources = {
        name: Source(
            id=new_id(), name=name, kind="text", text=text.digest, original=data.digest, characters=10
        )
        for name in ("b.txt", "a.txt")
    }
    coders = {name: Coder(id=new_id(), name=name) for name in ("Zoe", "Abel")}
    motive, norms = Code(id=new_id(), name="motive"), Code(id=new_id(), name="norms", position=1)
    codes = {
        "norms": norms,
        "motive": motive,
        "motive/gain": Code(id=new_id(), name="gain", parent=motive.id),
    }
    revision = Revision(id=new_id(), number=1, digest=Codebook(codes.values()).digest())
    segments = [
        Segment(
            id=new_id(),
            source=sources[source].id,
            code=codes[code].id,
            coder=coders[coder].id,
            start=start,
            end=end,
            quote=quote,
            modified=f"2024-01-0{day}",
        )
        for day, (source, start, end, code, coder, quote) in enumerate(ROWS, start=1)
    ]
    steps = [*sources.values(), *coders.values(), *codes.values(), revision, *segments]
    made = Project.create(tmp_path / "hits.blotter")
    made.apply(
        Edit(label=Message("All"), steps=[Put(each) for each in steps], texts=[text], originals=[data])
    )
    yield made
    made.close()


def quotes(project: Project, hits: Hits) -> list[str]:
    return [project.segment(identity).quote for identity in hits.ids()]


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        (SegmentOrder.PLACE, ["banana", "cherry", "Apple", "pear"]),
        (SegmentOrder.CODE, ["cherry", "Apple", "banana", "pear"]),
        (SegmentOrder.CODER, ["Apple", "banana", "cherry", "pear"]),
        (SegmentOrder.QUOTE, ["Apple", "banana", "cherry", "pear"]),
        (SegmentOrder.NEWEST, ["cherry", "banana", "Apple", "pear"]),
    ],
)
def test_every_order(project: Project, order: SegmentOrder, expected: list[str]) -> None:
    hits = project.hits(SegmentQuery(order=order))
    assert quotes(project, hits) == expected
    assert hits.sources == 2
    assert [segment.quote for segment in project.retrieve(SegmentQuery(order=order))] == expected


def test_a_reversed_order_keeps_the_reading_order_within_a_document(project: Project) -> None:
    assert quotes(project, project.hits(SegmentQuery(reverse=True))) == ["pear", "banana", "cherry", "Apple"]


@pytest.mark.parametrize("order", list(SegmentOrder))
def test_a_limit_takes_the_first(project: Project, order: SegmentOrder) -> None:
    query = SegmentQuery(order=order, sources=frozenset([project.source("a.txt").id]))
    limited = SegmentQuery(order=order, sources=query.sources, limit=2)
    assert project.hits(limited).ids() == project.hits(query).ids()[:2]
    assert project.hits(limited).sources == 1


def test_rows_and_ids_are_each_others_inverse(project: Project) -> None:
    hits = project.hits(SegmentQuery(words="a"))
    assert len(hits) == 3
    assert [hits.row(identity) for identity in hits.ids()] == [0, 1, 2]
    assert hits.ids(1, 2) == [hits.ids()[1]]
    assert hits.row(new_id()) is None


@pytest.mark.parametrize("many", [0, 100], ids=["many documents", "few documents"])
def test_every_way_to_the_segments_finds_the_same_ones(
    project: Project, monkeypatch: pytest.MonkeyPatch, many: int
) -> None:
    monkeypatch.setattr(retrieval, "_MANY", many)
    every = list(project.retrieve())
    codes, coders, sources = project.codebook.by_id, project.coders, project.sources
    for query in map(SegmentQuery, *zip(*product(some(codes), some(coders), some(sources)), strict=True)):
        wanted = [each.id for each in every if meets(each, query)]
        assert project.hits(query).ids() == wanted
        assert project.hits(replace(query, limit=2)).ids() == wanted[:2]
        assert [each.id for each in project.retrieve(query)] == wanted
        assert project.count(query) == len(wanted)
        assert [number for number in range(6) if project.exceeds(number, query)] == [*range(len(wanted))]


def some(ids: Iterable[str]) -> list[frozenset[str] | None]:
    """Any, and all sets of these ids."""
    known = list(ids)
    sets = chain.from_iterable(combinations(known, size) for size in range(len(known) + 1))
    return [None, *map(frozenset, sets)]


def meets(segment: Segment, query: SegmentQuery) -> bool:
    asked = ((segment.code, query.codes), (segment.coder, query.coders), (segment.source, query.sources))
    return all(ids is None or identity in ids for identity, ids in asked)


def test_an_id_is_found_at_rows_only() -> None:
    rows = bytes(range(16)) + bytes(range(8, 24))
    straddling = (bytes(range(8, 16)) + bytes(range(8, 16))).hex()
    assert Hits(rows, 1).row(straddling) is None
    assert Hits(rows, 1).row(bytes(range(8, 24)).hex()) == 1


def test_a_search_that_is_no_longer_wanted_stops_while_it_sorts(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(done: int, total: int) -> None:
        raise Cancelled

    monkeypatch.setattr(connection, "_STEPS_BETWEEN_QUESTIONS", 1)
    with pytest.raises(Cancelled):
        project.hits(SegmentQuery(order=SegmentOrder.QUOTE), refuse)
    assert len(project.hits()) == 4
