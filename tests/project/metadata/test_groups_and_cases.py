"""Groups of documents as a tree without circles; cases with documents and passages."""

import pytest

from blotter.domain.bundle import Document
from blotter.domain.document_group import DocumentGroup
from blotter.domain.segment import Span
from blotter.errors import NotFound, Refused
from blotter.message import Message
from blotter.project import sources
from blotter.project.import_report import ImportReport
from blotter.project.intake import Intake
from blotter.project.metadata import cases, groups
from blotter.project.metadata.cases import Place
from blotter.project.project import Project


def group(project: Project, path: str) -> DocumentGroup:
    made, edit = groups.add_path(project, path.split("/"))
    project.apply(edit)
    return made


def tree(project: Project) -> list[str]:
    return [project.groups.path(each.id) for each in project.groups.walk()]


def test_groups_are_made_renamed_and_moved(project: Project) -> None:
    group(project, "Press/2019")
    group(project, "Press/2020")
    assert groups.add_path(project, ["press", "2019"])[1] is None
    assert tree(project) == ["Press", "Press/2019", "Press/2020"]
    project.apply(groups.move(project, groups.find(project, "Press/2020"), groups.find(project, "press"),
                              groups.find(project, "Press/2019")))  # fmt: skip
    assert tree(project) == ["Press", "Press/2020", "Press/2019"]
    project.apply(groups.move(project, groups.find(project, "Press/2020"), None))
    assert tree(project) == ["Press", "Press/2019", "2020"]
    project.apply(groups.rename(project, groups.find(project, "2020"), "Talks"))
    assert tree(project) == ["Press", "Press/2019", "Talks"]
    assert groups.move(project, groups.find(project, "Talks"), None) is None
    assert groups.rename(project, groups.find(project, "Talks"), "Talks") is None
    for _ in range(3):
        project.undo()
    assert tree(project) == ["Press", "Press/2019", "Press/2020"]


def test_a_group_lies_in_no_circle(project: Project) -> None:
    inner = group(project, "a/b/c")
    outer = groups.find(project, "a")
    for into in (inner, outer, groups.find(project, "a/b")):
        with pytest.raises(Refused, match="cannot be moved into itself"):
            groups.move(project, outer, into)


def test_names_beside_each_other_differ(project: Project) -> None:
    group(project, "Press/2019")
    other = group(project, "2019")
    with pytest.raises(Refused, match="“2019”"):
        groups.add(project, " 2019 ")
    with pytest.raises(Refused, match="“Press/2019”"):
        groups.move(project, other, groups.find(project, "Press"))
    with pytest.raises(NotFound, match="“Press”"):
        groups.find(project, "Pres")


def test_what_is_in_a_group_that_goes_moves_up(project: Project) -> None:
    inner = group(project, "Press/2019/talks")
    group(project, "Press/talks")
    notes, boats = project.source("notes.txt"), project.source("boats.txt")
    project.apply(groups.put_into(project, [notes], inner))
    project.apply(groups.put_into(project, [boats], groups.find(project, "Press/2019")))
    project.apply(groups.remove(project, groups.find(project, "Press/2019")))
    assert tree(project) == ["Press", "Press/talks", "Press/talks (2)"]
    assert project.groups.path(project.sources[boats.id].group) == "Press"
    assert project.groups.path(project.sources[notes.id].group) == "Press/talks (2)"
    for path in ("Press/talks (2)", "Press"):
        project.apply(groups.remove(project, groups.find(project, path)))
    assert project.sources[boats.id].group is None
    assert project.check() == []
    for _ in range(3):
        project.undo()
    assert project.groups.path(project.sources[notes.id].group) == "Press/2019/talks"


def test_a_document_is_in_one_group_at_most(project: Project) -> None:
    notes = project.source("notes.txt")
    for path in ("one", "two"):
        project.apply(groups.put_into(project, [project.sources[notes.id]], group(project, path)))
    assert project.groups.path(project.sources[notes.id].group) == "two"
    assert groups.put_into(project, [project.sources[notes.id]], groups.find(project, "two")) is None
    project.apply(groups.put_into(project, project.sources.values(), None))
    assert {each.group for each in project.sources.values()} == {None}


def test_cases_hold_documents_and_passages(project: Project) -> None:
    notes, boats = project.source("notes.txt"), project.source("boats.txt")
    case, edit = cases.add(project, "River Guard", "organisation")
    project.apply(edit)
    project.apply(cases.add_parts(project, case, [Place(notes, Span(0, 8)), Place(boats)]))
    parts = cases.parts_of(project, case)
    assert [(each.source, each.span, each.quote) for each in parts] == [
        (boats.id, None, ""),
        (notes.id, Span(0, 8), "Officers"),
    ]
    assert cases.add_parts(project, case, [Place(notes, Span(0, 8))]) is None
    assert [each.name for each in cases.cases_of(project)[notes.id]] == ["River Guard"]
    with pytest.raises(Refused, match=r"is no passage of “boats\.txt”"):
        cases.add_parts(project, case, [Place(boats, Span(0, 999))])
    project.apply(cases.remove_parts(project, parts[:1]))
    assert len(project.case_parts) == 1
    project.apply(cases.remove(project, case))
    assert (project.cases, project.case_parts) == ({}, {})
    project.undo()
    assert len(project.case_parts) == 1


def test_cases_are_changed_and_their_names_differ(project: Project) -> None:
    case, edit = cases.add(project, " River Guard ")
    project.apply(edit)
    for wrong in ("river guard", ""):
        with pytest.raises(Refused):
            cases.add(project, wrong)
    project.apply(cases.change(project, case, kind="service", note="since 1998"))
    assert cases.change(project, project.case("River Guard"), kind="service") is None
    project.apply(cases.change(project, project.case("river guard"), name="River guard"))
    assert (project.case("RIVER GUARD").name, project.case("River guard").note) == (
        "River guard",
        "since 1998",
    )


def imported(project: Project, content: bytes, encoding: str) -> None:
    document = Document(
        name="old.txt", kind="text", text=content.decode(encoding), original=content, encoding=encoding
    )
    intake = Intake(project, create=False)
    intake.add_document(document, "old.txt")
    assert isinstance(intake.report, ImportReport)
    project.apply(intake.edit(Message("Import")))


def test_a_passage_of_a_case_goes_along_when_a_document_is_read_again(project: Project) -> None:
    imported(project, "é boats, boats".encode(), "cp1252")
    source = project.source("old.txt")
    case, edit = cases.add(project, "Boats")
    project.apply(edit)
    start = project.text(source).rindex("boats")
    project.apply(cases.add_parts(project, case, [Place(source, Span(start, start + 5)), Place(source)]))
    project.apply(sources.reread(project, source, "utf-8"))
    (passage,) = (each for each in project.case_parts.values() if each.span)
    assert (passage.start, passage.quote) == (start - 1, "boats")
    assert project.check() == []
    # The same place is there already, though its id was given at another.
    assert cases.add_parts(project, case, [Place(project.sources[source.id], passage.span)]) is None
    project.apply(sources.remove(project, project.sources[source.id]))
    assert project.case_parts == {}
    project.undo()
    assert len(project.case_parts) == 2
