"""The columns of the grid say what records have; sorting and grouping are what plain Python does."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import factories
from blotter.domain.edit import Put
from blotter.domain.entity import new_id
from blotter.domain.record import Involved, Level, Record
from blotter.domain.record_filter import RecordFilter
from blotter.domain.record_schema import FieldType, RecordField
from blotter.domain.study import CountryTable
from blotter.project.project import Project
from blotter.project.records import making, schema
from blotter.project.records.columns import (
    GridColumn,
    grid_columns,
    groups,
    in_order,
    year_words,
)
from blotter.project.records.editing import type_cells
from blotter.project.records.filtering import filtered
from blotter.project.records.rows import KEYS, RecordNames, by_number, row
from blotter.project.sorting import SortBy


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    """Records of several kinds, with evidence of two documents, a field of one's own and a country table."""
    with factories.study(tmp_path_factory.mktemp("columns") / "study.blotter") as opened:
        segments = list(opened.retrieve())
        for number, (name, code) in enumerate(
            (("training", "MM"), ("agreement", "LA"), ("training", ""), ("patrol", "MM"))
        ):
            countries = (Involved(code), Involved("DE", "venue")) if code else ()
            kind = schema.kind(opened, name)
            made = making.make(opened, kind, segments[number : number + 2], countries=countries)
            opened.apply(made[1])
        hours = RecordField(id=new_id(), name="hours", label="Hours", type=FieldType.NUMBER)
        kinds = [
            Put(replace(each, fields=(*each.fields, "hours"))) for each in opened.record_schema.kinds.values()
        ]
        table = CountryTable(
            id=new_id(), name="Freedom", rows=(("MM", 2016, "not free"), ("MM", 0, "?"), ("LA", 0, "free"))
        )
        opened.apply(opened.edit("Set up", [Put(hours), *kinds, Put(table)]))
        numbers = {each.number: each.id for each in opened.records.values()}
        planned = type_cells(
            opened,
            {
                numbers["MM.001"]: {"date": "2016-05", "hours": "20", "level": "event"},
                numbers["LA.001"]: {"date": "2015/..", "hours": "3"},
                numbers["MM.002"]: {"date": "2016", "level": "aggregate", "topics": "cyber"},
            },
        )
        assert not planned.refused
        opened.apply(planned.edit)
        yield opened


def columns_of(project: Project) -> dict[str, GridColumn]:
    return dict(grid_columns(RecordNames(project)))


def told(project: Project, key: str) -> list[str]:
    records = sorted(project.records.values(), key=by_number)
    return [columns_of(project)[key].text(each) for each in records]


def test_every_key_of_the_contract_has_a_column(project: Project) -> None:
    assert set(KEYS) - {"id"} <= set(columns_of(project))


def test_columns_say_what_reports_say(project: Project) -> None:
    names, columns = RecordNames(project), columns_of(project)
    for record in project.records.values():
        told_there = dict(zip(KEYS, row(record, names), strict=True))
        for key in (
            "kind",
            "level",
            "subtype",
            "topics",
            "region",
            "date",
            "claim_source",
            "evidence",
            "coder",
        ):
            assert columns[key].text(record) == str(told_there[key])


def test_own_fields_and_country_tables_are_columns(project: Project) -> None:
    assert told(project, "own:hours") == ["3", "20", "", ""]
    assert told(project, "table:Freedom") == ["free", "not free", "not free", ""]
    assert columns_of(project)["own:hours"].field == "hours"
    assert columns_of(project)["table:Freedom"].field == ""


def test_quality_follows_from_the_evidence(project: Project) -> None:
    assert told(project, "evidence") == ["2", "2", "1", "2"]
    assert told(project, "sources") == ["1", "1", "1", "1"]
    assert told(project, "recheck") == ["", "", "", ""]
    assert told(project, "review") == ["", "", "", ""]


def test_figures_are_sorted_as_figures_and_nothing_comes_last(project: Project) -> None:
    columns, records = columns_of(project), list(project.records.values())
    by_hours = in_order(records, [SortBy("own:hours")], columns)
    assert [each.number for each in by_hours] == ["LA.001", "MM.001", "MM.002", "XX.001"]
    falling = in_order(records, [SortBy("own:hours", falls=True)], columns)
    assert [each.number for each in falling] == ["MM.001", "LA.001", "MM.002", "XX.001"]


def test_groups_by_year(project: Project) -> None:
    records = in_order(list(project.records.values()), [], columns_of(project))
    found = groups(records, year_words)
    assert [(words, [each.number for each in held]) for words, held in found] == [
        ("2015–…", ["LA.001"]),
        ("2016", ["MM.001", "MM.002"]),
        ("", ["XX.001"]),
    ]


RECORDS = st.lists(
    st.builds(
        Record,
        id=st.builds(new_id),
        number=st.builds(lambda n: f"MM.{n:03d}", st.integers(1, 30)),
        kind=st.just(""),
        level=st.sampled_from(Level),
        topics=st.lists(st.sampled_from(["cyber", "Border", "legal"]), max_size=2).map(tuple),
        engagement=st.sampled_from(["", "bilateral", "Unilateral"]),
        countries=st.lists(st.sampled_from([Involved("MM"), Involved("LA")]), max_size=2).map(tuple),
        confidence=st.sampled_from(["", "high", "low"]),
        note=st.sampled_from(["", "a", "B"]),
    ),
    max_size=12,
)
SORTED = ("level", "topics", "engagement", "confidence", "note", "countries")


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    records=RECORDS,
    by=st.lists(
        st.builds(SortBy, st.sampled_from(SORTED), st.booleans()), max_size=3, unique_by=lambda b: b.key
    ),
    levels=st.lists(st.sampled_from(["event", "aggregate"]), max_size=1),
    country=st.sampled_from(["", "MM", "LA"]),
)
def test_filter_and_sort_are_plain_python(
    project: Project, records: list[Record], by: list[SortBy], levels: list[str], country: str
) -> None:
    names, columns = RecordNames(project), columns_of(project)
    asked = RecordFilter(levels=tuple(levels), countries=(country,) if country else ())
    found = filtered(in_order(records, by, columns), asked, names)
    expected = [
        each
        for each in records
        if (not levels or each.level in levels)
        and (not country or country in [place.code for place in each.countries])
    ]
    expected.sort(key=by_number)
    for each in reversed(by):
        expected.sort(key=lambda record: columns[each.key].text(record).casefold(), reverse=each.falls)
        expected.sort(key=lambda record: not columns[each.key].text(record))
    assert found == expected
