"""The register of actors: names in several scripts, each one actor's; merged with all records."""

import pytest

from blotter.domain.record import Actor, Part
from blotter.errors import NotFound, Refused
from blotter.project.project import Project
from blotter.project.records import actors, making, schema


def added(project: Project, name: str, *aliases: str, **values: object) -> Actor:
    made, edit = actors.add(project, name, aliases, **values)
    project.apply(edit)
    return made


def record_with(project: Project, *parts: Part) -> str:
    kind = schema.kind(project, "training")
    record, edit = making.make(project, kind, list(project.retrieve())[:1], actors=parts)
    project.apply(edit)
    return record.id


def test_an_actor_is_found_by_every_name(project: Project) -> None:
    ministry = added(project, "Ministry of Public Security", "公安部", "MPS", " mps ", country="China")
    assert ministry.aliases == ("公安部", "MPS")
    assert ministry.country == "CN"
    for name in ("ministry of public security", "公安部", "mps"):
        assert actors.find(project, name) == ministry
    with pytest.raises(NotFound, match=r"no actor “MPSS”.*“MPS”"):
        actors.find(project, "MPSS")


def test_a_name_is_one_actors(project: Project) -> None:
    added(project, "Ministry", "MPS")
    office = added(project, "Office")
    with pytest.raises(Refused, match="alias of the actor “Ministry”"):
        actors.add(project, "mps")
    with pytest.raises(Refused, match="alias of the actor “Ministry”"):
        actors.change(project, office, aliases=("ministry",))
    with pytest.raises(Refused, match="is no country"):
        actors.change(project, office, country="Atlantis")


def test_an_actor_is_renamed_and_changed(project: Project) -> None:
    office = added(project, "Office", "Bureau")
    project.apply(actors.change(project, office, name="Bureau", side="Chinese side"))
    assert str(project.history()[-1].label) == "Rename actor “Office” to “Bureau”"
    now = project.actors[office.id]
    assert (now.name, now.aliases, now.side) == ("Bureau", (), "Chinese side")
    assert actors.change(project, now, side="Chinese side") is None


def test_nothing_belongs_to_itself(project: Project) -> None:
    ministry = added(project, "Ministry")
    office = added(project, "Office", parent=ministry.id)
    desk = added(project, "Desk", parent=office.id)
    for parent in (ministry, desk):
        with pytest.raises(Refused, match="cannot belong to itself"):
            actors.change(project, ministry, parent=parent.id)


def test_merging_two_actors_redirects_every_record(project: Project) -> None:
    ministry = added(project, "Ministry", "MPS", note="One.")
    double = added(project, "Min. of Public Security", "公安部", side="Chinese side", note="Two.")
    office = added(project, "Office", parent=double.id)
    one = record_with(project, Part(double.id, "provider"), Part(office.id))
    both = record_with(project, Part(ministry.id, "provider"), Part(double.id, "provider"), Part(double.id))
    assert actors.used(project) == {double.id: 2, office.id: 1, ministry.id: 1}
    project.apply(actors.merge(project, double, ministry))
    assert project.records[one].actors == (Part(ministry.id, "provider"), Part(office.id))
    assert project.records[both].actors == (Part(ministry.id, "provider"), Part(ministry.id))
    now = actors.find(project, "公安部")
    assert now.id == ministry.id
    assert now.aliases == ("MPS", "Min. of Public Security", "公安部")
    assert (now.side, now.note) == ("Chinese side", "One.\n\nTwo.")
    assert project.actors[office.id].parent == ministry.id
    assert project.check() == []
    project.undo()
    assert project.records[one].actors == (Part(double.id, "provider"), Part(office.id))
    with pytest.raises(Refused, match="into itself"):
        actors.merge(project, ministry, ministry)


def test_an_actor_merged_into_what_belongs_to_it_leaves_its_place(project: Project) -> None:
    top = added(project, "State")
    ministry = added(project, "Ministry", parent=top.id)
    office = added(project, "Office", parent=ministry.id)
    project.apply(actors.merge(project, ministry, office))
    assert project.actors[office.id].parent == top.id
    project.apply(actors.merge(project, project.actors[office.id], top))
    assert project.actors[top.id].parent is None
    assert project.check() == []


def test_an_actor_without_a_part_goes_and_one_with_a_part_stays(project: Project) -> None:
    ministry = added(project, "Ministry")
    office = added(project, "Office", parent=ministry.id)
    desk = added(project, "Desk", parent=office.id)
    record_with(project, Part(desk.id))
    project.apply(actors.remove(project, office))
    assert project.actors[desk.id].parent == ministry.id
    with pytest.raises(Refused, match="plays a part in records"):
        actors.remove(project, project.actors[desk.id])
