"""Fields are filled and left blank one by one."""

import factories
from blotter.domain.edit import Put
from blotter.domain.record import Blank, Part, Record
from blotter.project.project import Project
from blotter.project.records import filling, making, schema


def made(project: Project, **values: object) -> Record:
    segments = list(project.retrieve())[:1]
    record, edit = making.make(project, schema.kind(project, "training"), segments, **values)
    project.apply(edit)
    return record


def last_label(project: Project) -> str:
    return str(project.history()[-1].label)


def test_a_blank_takes_the_value_and_a_value_takes_the_blank(project: Project) -> None:
    record = made(project, date="2018")
    project.apply(filling.leave_blank(project, record, "date", Blank.NOT_STATED))
    blank = project.record(record.number)
    assert (blank.date, blank.earliest) == ("", "")
    assert filling.blank_of(blank, "date") is Blank.NOT_STATED
    assert last_label(project) == f"Change Date of {record.number}"
    project.apply(filling.fill(project, blank, "date", {"date": "2019"}))
    filled = project.record(record.number)
    assert filling.blank_of(filled, "date") is None
    assert filling.fill(project, filled, "date", {"date": "2019"}) is None
    project.undo()
    project.undo()
    assert project.record(record.number) == record


def test_fields_of_the_project_are_filled_by_name(project: Project) -> None:
    record = made(project)
    values = filling.values_for(record, "weather", ("rain", "wind"))
    project.apply(filling.fill(project, record, "weather", values))
    filled = project.record(record.number)
    assert filled.values("weather") == ("rain", "wind")
    project.apply(filling.leave_blank(project, filled, "weather", Blank.UNKNOWN))
    blank = project.record(record.number)
    assert (blank.own, blank.blanks) == ((), (("weather", "unknown"),))


def test_an_actor_who_is_new_comes_with_the_field(project: Project) -> None:
    record, academy = made(project), factories.actor("Academy")
    values = {"actors": (Part(academy.id, "venue"),)}
    project.apply(filling.fill(project, record, "actors", values, also=[Put(academy)]))
    assert project.actor_named("academy") == academy
    project.undo()
    assert project.actor_named("academy") is None


def test_what_is_no_date_is_told(project: Project) -> None:
    assert filling.date_problem("2018~") is None
    assert filling.date_problem("") is None
    problem = filling.date_problem("last spring")
    assert problem is not None
    assert "last spring" in str(problem)
