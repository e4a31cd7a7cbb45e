"""Cells that are typed at once are one edit; what does not fit is told, and nothing else is touched."""

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import factories
from blotter.domain.edit import Put
from blotter.domain.entity import new_id
from blotter.domain.record import Counting, Involved, Record
from blotter.errors import Refused
from blotter.project.project import Project
from blotter.project.records import cells, editing, making, schema
from blotter.project.records.editing import Typing, type_cells
from blotter.project.records.rows import RecordNames, by_number

FIELDS = (
    "kind", "level", "topics", "countries", "date", "actors", "quantities", "statuses", "parent", "note",
    "count",
)  # fmt: skip
TEXTS = (
    "", "?", "n/a", "training", "agreement", "aggregate", "event", "cyber", "cyber; border", "MM", "Laos",
    "Laos; MM",
    "2016", "2016-05/2016-06", "no date", "Ministry of Interior", "Ministry (provider)",
    "meetings: 20 persons",
    "planned 2015; confirmed 2016", "XX.001", "MM.001", "MM.002", "no: twice", "yes", "by rule", "\\?", "-",
)  # fmt: skip


@pytest.fixture
def records(project: Project) -> list[Record]:
    """Four records, three of Myanmar, by number."""
    segment = next(iter(project.retrieve()))
    for code in ("MM", "MM", "MM", ""):
        kind = schema.kind(project, "training")
        countries = (Involved(code),) if code else ()
        project.apply(making.make(project, kind, [segment], countries=countries)[1])
    return in_order(project)


def in_order(project: Project) -> list[Record]:
    return sorted(project.records.values(), key=by_number)


def typed(project: Project, cells_of: dict[str, dict[str, str]]) -> Typing:
    """Type, and carry it out."""
    planned = type_cells(project, cells_of)
    project.apply(planned.edit)
    return planned


def test_many_cells_are_one_step(project: Project, records: list[Record]) -> None:
    steps = len(project.history())
    first, second, *_ = records
    planned = typed(
        project,
        {first.id: {"date": "2016", "topics": "cyber"}, second.id: {"date": "2017", "note": "Twice."}},
    )
    assert (planned.changed, planned.refused) == (4, ())
    assert len(project.history()) == steps + 1
    assert [each.earliest for each in in_order(project)[:2]] == ["2016-01-01", "2017-01-01"]
    project.undo()
    assert in_order(project) == records


def test_what_does_not_fit_is_told_and_the_rest_is_taken(project: Project, records: list[Record]) -> None:
    first = records[0]
    planned = typed(project, {first.id: {"date": "the spring", "topics": "cyber", "countries": "Atlantis"}})
    assert planned.changed == 1
    assert [(each.field, each.text) for each in planned.refused] == [
        ("date", "the spring"), ("countries", "Atlantis"),
    ]  # fmt: skip
    assert "the spring" in planned.refused[0].error.sentence
    held = project.records[first.id]
    assert (held.date, held.topics, held.countries) == ("", ("cyber",), first.countries)


def test_nothing_new_is_no_step(project: Project, records: list[Record]) -> None:
    planned = type_cells(project, {records[0].id: {"countries": "Myanmar", "date": ""}})
    assert planned == Typing(None, 0)
    assert type_cells(project, {new_id(): {"date": "2016"}}) == Typing(None, 0)


def test_the_kind_goes_first(project: Project, records: list[Record]) -> None:
    typed(project, {records[0].id: {"subtype": "academy", "kind": "agreement"}})
    held = project.records[records[0].id]
    names = RecordNames(project)
    assert (names.kind(held), cells.shown(held, "subtype", names)) == ("agreement", "academy")


def test_umbrellas_typed_together_close_no_circle(project: Project, records: list[Record]) -> None:
    first, second, third, _ = records
    planned = typed(
        project,
        {
            first.id: {"parent": second.number},
            second.id: {"parent": third.number},
            third.id: {"parent": first.number},
        },
    )
    assert [(each.record, each.field) for each in planned.refused] == [(third.id, "parent")]
    assert project.records[first.id].parent == second.id
    assert project.records[third.id].parent is None


def test_only_actors_that_are_named_come_into_the_register(project: Project, records: list[Record]) -> None:
    first, second, *_ = records
    typed(
        project,
        {
            first.id: {"actors": "River police (provider)"},
            second.id: {"actors": "Border guard; Nobody (no role at all)"},
        },
    )
    assert [each.name for each in project.actors.values()] == ["River police"]
    project.undo()
    assert not project.actors


def test_actors_are_known_by_any_name_and_new_ones_come_once(project: Project, records: list[Record]) -> None:
    ministry = factories.actor("Ministry of Public Security", aliases=("公安部",))
    project.apply(project.edit("Add an actor", [Put(ministry)]))
    typed(project, {records[0].id: {"actors": "公安部 (organiser); Royal Police; royal police (venue)"}})
    first, second, third = project.records[records[0].id].actors
    assert first.actor == ministry.id
    assert project.actors[second.actor].name == "Royal Police"
    assert third.actor == second.actor


def test_all_cells_or_none_where_that_is_asked(project: Project, records: list[Record]) -> None:
    fits = type_cells(project, {records[0].id: {"date": "2017", "count": "no: a rehearsal"}})
    project.apply(fits.whole())
    held = project.records[records[0].id]
    assert (held.earliest, held.counted, held.count_rule) == ("2017-01-01", Counting.NO, "a rehearsal")
    some = type_cells(project, {held.id: {"note": "Twice.", "date": "the spring"}})
    assert some.edit is not None
    with pytest.raises(Refused, match="the spring"):
        some.whole()


def test_a_block_is_laid_over_cells(project: Project, records: list[Record]) -> None:
    names = RecordNames(project)
    fields = ["date", "", "note"]
    block = [["2016", "x", "one"], ["2017", "x"]]
    assert editing.pasted(names, records[:2], fields, block) == {
        records[0].id: {"date": "2016", "note": "one"},
        records[1].id: {"date": "2017"},
    }


def test_a_block_is_repeated_as_often_as_it_fits(project: Project, records: list[Record]) -> None:
    names = RecordNames(project)
    found = editing.pasted(names, records[:3], ["date", "note"], [["2016"], ["2017"]])
    assert found == {
        records[0].id: {"date": "2016", "note": "2016"},
        records[1].id: {"date": "2017", "note": "2017"},
    }
    assert len(editing.pasted(names, records, ["date"], [["2016"]])) == 4


def test_what_is_there_already_is_not_typed(project: Project, records: list[Record]) -> None:
    names = RecordNames(project)
    assert editing.pasted(names, records, ["countries"], [["MM"]]) == {records[3].id: {"countries": "MM"}}
    assert editing.pasted(names, [], ["countries"], [["MM"]]) == {}


def test_fill_down_repeats_the_first(project: Project, records: list[Record]) -> None:
    typed(project, {records[0].id: {"date": "2016~", "topics": "cyber; border"}})
    now = in_order(project)
    filled = editing.filled_down(RecordNames(project), now, ["date", "", "topics"])
    typed(project, filled)
    assert {each.date for each in in_order(project)} == {"2016~"}
    assert {each.topics for each in in_order(project)} == {("cyber", "border")}
    assert editing.filled_down(RecordNames(project), now[:1], ["date"]) == {}


def test_another_record_from_the_same_passages(project: Project, records: list[Record]) -> None:
    record, edit = editing.another(project, records[0])
    project.apply(edit)
    assert (record.number, record.kind, record.countries) == ("MM.004", records[0].kind, records[0].countries)
    assert [e.segment for e in project.evidence_of(record)] == [
        e.segment for e in project.evidence_of(records[0])
    ]


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    """A study with four records, to be left as it was."""
    with factories.study(tmp_path_factory.mktemp("editing") / "study.blotter") as opened:
        segment = next(iter(opened.retrieve()))
        for code in ("MM", "MM", "LA", ""):
            kind = schema.kind(opened, "training")
            countries = (Involved(code),) if code else ()
            opened.apply(making.make(opened, kind, [segment], countries=countries)[1])
        yield opened


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    block=st.lists(st.lists(st.sampled_from(TEXTS), min_size=1, max_size=4), min_size=1, max_size=4),
    fields=st.lists(st.sampled_from(("", *FIELDS)), min_size=1, max_size=4, unique=True),
    first=st.integers(0, 3),
)
def test_undo_takes_a_pasted_block_back(
    kept: Project, block: list[list[str]], fields: list[str], first: int
) -> None:
    before = in_order(kept)
    block_typed = editing.pasted(RecordNames(kept), before[first:], fields, block)
    planned = type_cells(kept, block_typed)
    asked = {(record, field) for record, texts in block_typed.items() for field in texts}
    refused = {(each.record, each.field) for each in planned.refused}
    assert refused <= asked
    if planned.edit is None:
        return
    kept.apply(planned.edit)
    after, names = in_order(kept), RecordNames(kept)
    for old, new in zip(before, after, strict=True):
        for field in FIELDS:
            if (old.id, field) not in asked or (old.id, field) in refused:
                held, now_is = cells.shown(old, field, names), cells.shown(new, field, names)
                # What follows from the others may change with them.
                assert held == now_is or field in ("count",)
    kept.undo()
    assert in_order(kept) == before
    kept.redo()
    assert in_order(kept) == after
    kept.undo()
