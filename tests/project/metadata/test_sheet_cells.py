"""Cells of the sheets of documents and cases: read, sorted, typed as one edit, refused with a sentence."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from blotter.domain.attribute import Attribute, AttributeType, Bearer
from blotter.domain.segment import Span
from blotter.project.metadata import attributes, cases, grouping, groups
from blotter.project.metadata.cases import Place
from blotter.project.metadata.sheet_cells import problem, type_cells
from blotter.project.metadata.sheet_columns import SheetFacts, by_columns
from blotter.project.project import Project
from blotter.project.sorting import SortBy
from factories import import_of, text_source

DOCUMENTS, CASES = Bearer.DOCUMENTS, Bearer.CASES


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    """Three documents: a.txt, b.txt, c.txt."""
    made = Project.create(tmp_path / "study.blotter")
    made.apply(import_of(*(text_source(f"Words of {name}.", f"{name}.txt") for name in "abc")))
    yield made
    made.close()


def ids(project: Project) -> dict[str, str]:
    return {each.name.removesuffix(".txt"): each.id for each in project.sources.values()}


def attribute(project: Project, name: str, kind: AttributeType, of: Bearer = DOCUMENTS) -> Attribute:
    made, edit = attributes.add(project, name, kind, of, ("red", "green") if kind == "choice" else ())
    project.apply(edit)
    return made


def typed(project: Project, texts: dict[str, dict[str, str]], of: Bearer = DOCUMENTS) -> list[str]:
    """Type by names of documents; what was refused, in words."""
    named = ids(project)
    planned = type_cells(project, of, {named.get(name, name): row for name, row in texts.items()})
    if planned.edit is not None:
        project.apply(planned.edit)
    return [str(each.error) for each in planned.refused]


def text(project: Project, name: str, column: str) -> str:
    return SheetFacts(project, DOCUMENTS).columns[column].text(ids(project)[name])


def in_order(project: Project, column: str, falls: bool = False) -> str:
    facts, named = SheetFacts(project, DOCUMENTS), ids(project)
    found = by_columns(list(named.values()), [SortBy(column, falls)], facts.columns)
    return "".join(name for each in found for name, identity in named.items() if identity == each)


def test_many_cells_are_one_step_that_is_undone_whole(project: Project) -> None:
    country, age = (
        attribute(project, "Country", AttributeType.COUNTRY),
        attribute(project, "Age", AttributeType.NUMBER),
    )
    steps = len(project.history())
    assert (
        typed(
            project,
            {
                "a": {country.id: "Myanmar", age.id: "1200", "language": "Burmese", "group": "Field/Spring"},
                "b": {country.id: "KZ", "group": "Field/Spring"},
            },
        )
        == []
    )
    assert (text(project, "a", country.id), text(project, "b", country.id)) == ("Myanmar", "Kazakhstan")
    assert project.source("a.txt").language == "my"
    assert text(project, "a", age.id).replace(",", "") == "1200"
    assert text(project, "b", "group") == "Field/Spring"
    assert len(project.groups) == 2
    assert len(project.history()) == steps + 1
    project.undo()
    assert (text(project, "a", country.id), text(project, "a", "group"), len(project.groups)) == ("", "", 0)


def test_what_does_not_fit_is_refused_and_the_rest_taken(project: Project) -> None:
    age = attribute(project, "Age", AttributeType.NUMBER)
    colour = attribute(project, "Colour", AttributeType.CHOICE)
    refused = typed(
        project, {"a": {age.id: "old", colour.id: "Green"}, "b": {age.id: "7", colour.id: "blue"}}
    )
    assert len(refused) == 2
    assert any("old" in each for each in refused)
    assert (text(project, "a", age.id), text(project, "b", age.id)) == ("", "7")
    assert (text(project, "a", colour.id), text(project, "b", colour.id)) == ("green", "")
    assert problem(project, DOCUMENTS, ids(project)["a"], age.id, "old") is not None
    assert problem(project, DOCUMENTS, ids(project)["a"], age.id, "8") is None


def test_names_may_be_swapped_but_not_taken_twice(project: Project) -> None:
    before = ids(project)
    assert typed(project, {"a": {"name": "b.txt"}, "b": {"name": "a.txt"}}) == []
    assert ids(project) == {"a": before["b"], "b": before["a"], "c": before["c"]}
    assert len(typed(project, {"a": {"name": "c.txt"}})) == 1
    assert len(typed(project, {"a": {"language": "a b c"}, "b": {"characters": "7"}})) == 2


def test_columns_sort_by_what_they_are_and_put_nothing_last(project: Project) -> None:
    age, when = (
        attribute(project, "Age", AttributeType.NUMBER),
        attribute(project, "Date", AttributeType.DATE),
    )
    colour = attribute(project, "Colour", AttributeType.CHOICE)
    typed(project, {"a": {age.id: "100"}, "b": {age.id: "9"}})
    assert (in_order(project, age.id), in_order(project, age.id, falls=True)) == ("bac", "abc")
    typed(project, {"a": {when.id: "2015-06"}, "b": {when.id: "2015"}, "c": {when.id: "2014/2016"}})
    assert in_order(project, when.id) == "cba"
    typed(project, {"a": {colour.id: "green"}, "b": {colour.id: "red"}})
    assert in_order(project, colour.id) == "bac"


def test_cells_of_cases(project: Project) -> None:
    made, edit = cases.add(project, "Captain", "person")
    project.apply(edit)
    boats = attribute(project, "Boats", AttributeType.NUMBER, CASES)
    assert typed(project, {made.id: {"kind": "officer", "note": "At the river.", boats.id: "3"}}, CASES) == []
    source = project.sources[ids(project)["a"]]
    project.apply(
        cases.add_parts(project, project.cases[made.id], [Place(source), Place(source, Span(0, 5))])
    )
    columns = SheetFacts(project, CASES).columns
    assert [columns[key].text(made.id) for key in ("name", "kind", "note", "documents", "passages")] == [
        "Captain", "officer", "At the river.", "1", "1",
    ]  # fmt: skip
    assert columns[boats.id].text(made.id) == "3"
    assert text(project, "a", "cases") == "Captain"
    assert len(typed(project, {made.id: {"documents": "7"}}, CASES)) == 1


def test_documents_and_groups_move_together(project: Project) -> None:
    outer, edit = groups.add(project, "Field")
    project.apply(edit)
    inner, edit = groups.add(project, "Spring")
    project.apply(edit)
    held = [ids(project)["a"], inner.id]
    project.apply(grouping.move_all(project, held, project.groups.by_id[outer.id]))
    assert project.groups.path(inner.id) == "Field/Spring"
    assert project.sources[ids(project)["a"]].group == outer.id
    assert grouping.move_all(project, held, project.groups.by_id[outer.id]) is None
    project.apply(grouping.move_to_path(project, [ids(project)["b"], inner.id], ["Year", "2016"]))
    assert project.groups.path(inner.id) == "Year/2016/Spring"
    made, edit = grouping.new_group(project, "Both", None, [ids(project)["a"], ids(project)["b"]])
    project.apply(edit)
    assert {project.sources[ids(project)[name]].group for name in "ab"} == {made.id}
    for _ in range(5):
        project.undo()
    assert len(project.groups) == 0


def test_a_group_does_not_go_into_itself_nor_beside_its_like(project: Project) -> None:
    from blotter.errors import Refused

    outer, edit = groups.add(project, "Field")
    project.apply(edit)
    inner, edit = groups.add(project, "Field", project.groups.by_id[outer.id])
    project.apply(edit)
    with pytest.raises(Refused):
        grouping.move_all(project, [outer.id, ids(project)["a"]], project.groups.by_id[inner.id])
    with pytest.raises(Refused):
        grouping.move_all(project, [inner.id, ids(project)["a"]], None)


def test_a_case_is_made_with_its_parts_and_cases_are_forgotten_together(project: Project) -> None:
    source = project.sources[ids(project)["a"]]
    project.apply(cases.add_with_parts(project, "Captain", [Place(source, Span(0, 5))]))
    project.apply(cases.add(project, "Trader")[1])
    (part,) = project.case_parts.values()
    assert part.quote == "Words"
    project.apply(cases.remove_all(project, list(project.cases.values())))
    assert (project.cases, project.case_parts) == ({}, {})
    project.undo()
    assert len(project.cases) == 2
