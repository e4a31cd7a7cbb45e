"""Records are made from passages, numbered for good, changed and undone; report and view say the same."""

import sqlite3
from pathlib import Path

import pytest

import factories
from blotter.domain.record import Blank, Counting, Involved, Level, Part, Quantity, Record, StatusEntry
from blotter.errors import NotFound, Refused
from blotter.project.project import Project
from blotter.project.records import making, schema
from blotter.project.reports import report


def made(project: Project, kind: str = "training", **values: object) -> Record:
    segments = list(project.retrieve())[:2]
    record, edit = making.make(project, schema.kind(project, kind), segments, **values)
    project.apply(edit)
    return record


def test_the_first_record_sets_up_the_kinds_and_undo_takes_all_back(project: Project) -> None:
    record = made(project, countries=(Involved("MM"),), date="2016-05")
    assert record.number == "MM.001"
    assert project.record_schema.is_kept
    assert [each.name for each in project.record_schema.kinds.values()][:3] == [
        "diplomacy",
        "agreement",
        "training",
    ]
    assert (record.earliest, record.latest) == ("2016-05-01", "2016-05-31")
    assert len(project.evidence_of(record)) == 2
    project.undo()
    assert not project.records
    assert not project.record_schema.is_kept
    project.redo()
    assert project.record("mm.001") == record


def test_a_number_is_never_given_twice(project: Project) -> None:
    first = made(project, countries=(Involved("MM"),))
    project.undo()
    second = made(project, countries=(Involved("MM"),))
    assert (first.number, second.number) == ("MM.001", "MM.002")
    project.apply(making.delete(project, [second]))
    assert made(project, countries=(Involved("MM"),)).number == "MM.003"
    with pytest.raises(NotFound, match=r"MM\.002"):
        project.record("MM.002")


def test_a_record_keeps_its_number_when_its_countries_change(project: Project) -> None:
    record = made(project, countries=(Involved("MM"),))
    project.apply(making.change(project, record, countries=(Involved("LA"), Involved("TH"))))
    assert project.record("MM.001").countries == (Involved("LA"), Involved("TH"))


def test_the_records_at_hand_are_those_of_the_file(project: Project, study_path: Path) -> None:
    record = made(project)
    assert len(project.records) == 1
    other = made(project, note="two")
    project.apply(making.change(project, record, note="one"))
    assert [each.note for each in project.records.values()] == ["one", "two"]
    project.apply(making.delete(project, [record]))
    assert list(project.records) == [other.id]
    project.undo()
    assert list(project.records) == [record.id, other.id]
    with project.whole():
        assert list(project.records) == [record.id, other.id]


def test_a_record_needs_evidence_and_a_date_that_is_one(project: Project) -> None:
    kind = schema.kind(project, "training")
    with pytest.raises(Refused, match="evidence"):
        making.make(project, kind, [])
    with pytest.raises(Refused, match="no date"):
        making.make(project, kind, list(project.retrieve())[:1], date="spring 2016")


def test_a_reason_for_nothing_goes_when_there_is_something(project: Project) -> None:
    record = made(project, blanks=(("date", Blank.NOT_STATED), ("topics", Blank.UNKNOWN)))
    project.apply(making.change(project, record, date="2018~"))
    assert project.record(record.number).blanks == (("topics", "unknown"),)


def test_the_view_and_the_report_say_the_same(project: Project) -> None:
    actor = factories.actor("Ministry of Public Security")
    project.apply(factories.edit(actor))
    umbrella = made(project, kind="agreement", countries=(Involved(name="ASEAN", region="Asia"),))
    project.apply(project.edit("x", []))
    made(
        project,
        countries=(Involved("MM"), Involved("CN", "venue", "Beijing"), Involved("EG", region="Middle East")),
        date="2016/..",
        topics=("cyber", "legal"),
        actors=(Part(actor.id, "provider"),),
        quantities=(Quantity("1" * 32, "participants", low=2700, unit="persons"),),
        statuses=(StatusEntry("planned", "2015"), StatusEntry("confirmed")),
        parent=umbrella.id,
        level=Level.EVENT,
    )
    made(project, level=Level.AGGREGATE)
    made(project, counted=Counting.NO, count_rule="twice", subtype=project.codebook.find("training").id)
    first = next(iter(project.evidence_of(umbrella)))
    project.apply(
        making.change_evidence(project, first, claim_sources=("press", "NGO"), origins=("paper", "data set"))
    )
    table = report(project, "records")
    connection = sqlite3.connect(project.path)
    view = connection.execute("SELECT * FROM v_records")
    keys = tuple(column[0] for column in view.description)
    assert table.keys[: len(keys)] == keys
    told = {row[0]: row[: len(keys)] for row in table.rows}
    seen = {row[0]: row for row in view}
    connection.close()
    assert {key: _unordered(row) for key, row in told.items()} == {
        key: _unordered(row) for key, row in seen.items()
    }
    assert told["MM.001"][8] == "Asia; Middle East"
    assert told["XX.001"][21] == "no"
    assert told["MM.001"][21] == "yes"


def _unordered(row: tuple[object, ...]) -> list[object]:
    return [sorted(each.split("; ")) if isinstance(each, str) else each for each in row]
