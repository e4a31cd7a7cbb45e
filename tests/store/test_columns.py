"""Many rows become the entities that they would become one by one."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blotter.domain.entity import new_id
from blotter.domain.record import Counting, Evidence, Involved, Level, Quantity, Record, StatusEntry
from blotter.project.project import Project
from blotter.project.records import making
from blotter.store.columns import FromJson, Recurring, tuples_of, uncollected
from blotter.store.entities import BY_TYPE, MAPPED, select
from factories import edit, study

_WORDS = st.text(st.characters(blacklist_categories=["Cs"]), max_size=6)
_QUANTITIES = st.lists(_WORDS.map(lambda words: Quantity(words, words, best=7)), max_size=2).map(tuple)


@given(st.lists(st.lists(_WORDS, max_size=3), max_size=20))
def test_texts_are_read_together_as_each_alone(lists: list[list[str]]) -> None:
    texts = [json.dumps(each, ensure_ascii=False, separators=(",", ":")) for each in lists]
    one = FromJson()
    assert list(Recurring(one).of(texts)) == [one(text) for text in texts] == [tuple(each) for each in lists]


def test_what_recurs_is_one_value() -> None:
    made = list(Recurring(tuples_of(StatusEntry)).of(['[["ended","2019",""]]'] * 2 + ["[]"]))
    assert made[0] == (StatusEntry("ended", "2019"),)
    assert made[0] is made[1]
    assert made[2] == ()
    assert isinstance(made[0][0], StatusEntry)


def test_a_column_of_more_values_than_are_remembered() -> None:
    way = Recurring(str)
    for first in range(0, 60_000, 2_000):
        column = range(first, first + 2_000)
        assert list(way.of(column)) == [str(each) for each in column]


@given(
    st.lists(
        st.builds(
            Record,
            id=st.builds(new_id),
            number=_WORDS,
            kind=st.sampled_from([new_id(), new_id()]),
            level=st.sampled_from(Level),
            topics=st.lists(_WORDS, max_size=2).map(tuple),
            countries=st.lists(st.builds(Involved, _WORDS, _WORDS, _WORDS), max_size=2).map(tuple),
            quantities=_QUANTITIES,
            own=st.lists(st.tuples(_WORDS, _WORDS), max_size=2).map(tuple),
            parent=st.none() | st.builds(new_id),
            counted=st.sampled_from(Counting),
            examples=st.booleans(),
        ),
        max_size=5,
    )
)  # fmt: skip
def test_rows_become_records_and_the_other_way(records: list[Record]) -> None:
    mapped = BY_TYPE[Record]
    rows = [mapped.to_row(each) for each in records]
    assert list(mapped.from_rows(rows)) == records == [mapped.from_row(row) for row in rows]


@pytest.fixture(scope="module")
def coded(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The small study, with a record."""
    project = study(tmp_path_factory.mktemp("rows") / "study.blotter")
    kind = next(iter(project.record_schema.kinds.values()))
    record, made = making.make(project, kind, list(project.retrieve())[:2], topics=("cyber", "border"))
    project.apply(made)
    project.apply(edit(replace(record, id=new_id(), number="XX.002", parent=record.id)))
    return project


@pytest.mark.parametrize("mapped", MAPPED, ids=lambda mapped: mapped.table)
def test_every_table_is_read_alike(mapped: object, coded: Project) -> None:
    kind = next(each for each in MAPPED if each is mapped).type
    together = list(coded._all(kind))
    with coded.database.snapshot() as connection:
        assert sorted(together, key=lambda e: e.id) == sorted(select(connection, kind), key=lambda e: e.id)
    assert all(type(each) is kind for each in together)
    if kind in (Record, Evidence):
        assert len(together) == 2


def test_the_collector_goes_on_afterwards(tmp_path: Path) -> None:
    import gc

    assert gc.isenabled()
    with uncollected(), uncollected():
        assert not gc.isenabled()
    assert gc.isenabled()
