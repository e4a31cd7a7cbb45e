"""Attributes and their values: names, types, conversion, many values at once."""

import pytest

from blotter.domain.attribute import Attribute, AttributeType, Bearer
from blotter.errors import NotFound, Refused
from blotter.project import sources
from blotter.project.metadata import attributes, cases, values
from blotter.project.project import Project

NUMBER, TEXT, CHOICE, COUNTRY = (
    AttributeType.NUMBER, AttributeType.TEXT, AttributeType.CHOICE, AttributeType.COUNTRY,
)  # fmt: skip


def made(project: Project, name: str, kind: AttributeType = TEXT, **more: object) -> Attribute:
    attribute, edit = attributes.add(project, name, kind, **more)  # type: ignore[arg-type]
    project.apply(edit)
    return attribute


def given(project: Project, attribute: Attribute, **words: str) -> None:
    """Set values by the names of documents without their suffix."""
    told = {project.source(f"{name}.txt").id: each for name, each in words.items()}
    project.apply(values.set_values(project, attribute, told))


def told(project: Project, name: str) -> dict[str, str]:
    held = project.values_of(project.attribute(name))
    return {project.sources[each].name.partition(".")[0]: value for each, value in held.items()}


def test_many_values_are_one_step(project: Project) -> None:
    country = made(project, "Country", COUNTRY)
    given(project, country, notes="Türkiye", boats="肯尼亚")
    assert told(project, "country") == {"notes": "TR", "boats": "KE"}
    project.undo()
    assert told(project, "country") == {}
    project.redo()
    given(project, country, notes="")
    assert told(project, "country") == {"boats": "KE"}
    same = values.set_values(project, country, {project.source("boats.txt").id: "ke"})
    assert same is None
    assert project.check() == []


def test_cells_of_several_attributes_are_one_step_or_none(project: Project) -> None:
    year, country = made(project, "Year", AttributeType.DATE), made(project, "Country", COUNTRY)
    notes, boats = project.source("notes.txt").id, project.source("boats.txt").id
    before = len(project.history())
    cells = {(year.id, notes): "12 March 2021", (country.id, boats): "Kenya"}
    project.apply(values.set_cells(project, cells))
    assert len(project.history()) == before + 1
    assert project.attribute_values == {(year.id, notes): "2021-03-12", (country.id, boats): "KE"}
    with pytest.raises(Refused, match=r"“Year” of “boats\.txt”: “soon” is no date"):
        values.set_cells(project, {(country.id, notes): "Chad", (year.id, boats): "soon"})
    with pytest.raises(NotFound):
        values.set_values(project, year, {"0" * 32: "2021"})


def test_values_that_are_held_by_some_are_read_alone(project: Project) -> None:
    year = made(project, "Year", AttributeType.DATE)
    given(project, year, notes="2020", boats="2021")
    notes = project.source("notes.txt").id
    assert project.values_held_by(Bearer.DOCUMENTS, [notes]) == {(year.id, notes): "2020"}


def test_unknown_options_are_refused_or_come_behind(project: Project) -> None:
    size = made(project, "Size", CHOICE, options=["small", "large"])
    notes = project.source("notes.txt").id
    with pytest.raises(Refused, match="“small”, “large”"):
        values.set_values(project, size, {notes: "medium"})
    project.apply(values.set_values(project, size, {notes: "medium"}, add_options=True))
    assert project.attribute("size").options == ("small", "large", "medium")
    project.undo()
    assert project.attribute("size").options == ("small", "large")
    assert told(project, "Size") == {}


def test_a_new_type_converts_what_fits(project: Project) -> None:
    attribute = made(project, "Amount")
    given(project, attribute, notes="1.234,5", boats="1.234")
    project.apply(attributes.change(project, attribute, kind=NUMBER))
    assert told(project, "Amount") == {"notes": "1234.5", "boats": "1234"}
    project.apply(attributes.change(project, project.attribute("Amount"), kind=CHOICE))
    assert project.attribute("Amount").options == ("1234", "1234.5")
    project.apply(attributes.change(project, project.attribute("Amount"), kind=TEXT))
    assert project.attribute("Amount").options == ()
    assert project.check() == []


def test_values_that_do_not_fit_are_told_and_can_be_kept_beside(project: Project) -> None:
    attribute = made(project, "Country")
    given(project, attribute, notes="Kenia?", boats="Kenya")
    with pytest.raises(Refused, match=r"\(1\): “Kenia\?” of notes.txt"):
        attributes.change(project, attribute, kind=COUNTRY)
    conversion = attributes.converted(project, attribute, COUNTRY)
    assert list(conversion.misfits) == [project.source("notes.txt").id]
    project.apply(attributes.change(project, attribute, kind=COUNTRY, keep_misfits=True))
    assert (told(project, "Country"), told(project, "Country (text)")) == (
        {"boats": "KE"},
        {"notes": "Kenia?"},
    )
    project.undo()
    assert told(project, "Country") == {"notes": "Kenia?", "boats": "Kenya"}


def test_an_option_that_is_in_use_does_not_just_go(project: Project) -> None:
    size = made(project, "Size", CHOICE, options=["small", "large"])
    given(project, size, notes="small")
    with pytest.raises(Refused, match=r"“small” of notes\.txt"):
        attributes.change(project, size, options=["large"])
    project.apply(attributes.change(project, size, options=["large", "small"]))
    assert project.attribute("Size").options == ("large", "small")


@pytest.mark.parametrize("name", ["country", " COUNTRY ", "Country\u200b", "", "language", "Group"])
def test_a_name_that_is_taken_or_none_is_refused(project: Project, name: str) -> None:
    made(project, "Country")
    with pytest.raises(Refused):
        attributes.add(project, name)
    other = made(project, "Other")
    with pytest.raises(Refused):
        attributes.change(project, other, name=name)


def test_cases_have_attributes_of_their_own(project: Project) -> None:
    made(project, "Country")
    of_cases = made(project, "Country", COUNTRY, of=Bearer.CASES)
    case, edit = cases.add(project, "River Guard")
    project.apply(edit)
    project.apply(values.set_values(project, of_cases, {case.id: "Laos"}))
    assert project.attribute("country", Bearer.CASES).type is COUNTRY
    assert project.values_of(of_cases) == {case.id: "LA"}
    with pytest.raises(NotFound):
        values.set_values(project, of_cases, {project.source("notes.txt").id: "Laos"})


def test_a_role_is_one_attributes(project: Project) -> None:
    made(project, "Writer", role="author")
    with pytest.raises(Refused, match="“Writer”"):
        attributes.add(project, "Author", role="author")
    with pytest.raises(Refused, match="“author”"):
        attributes.add(project, "Author", role="autor")
    with pytest.raises(Refused):
        attributes.add(project, "Age", of=Bearer.CASES, role="title")


def test_order_and_removal(project: Project) -> None:
    one, two, three = (made(project, name) for name in ("One", "Two", "Three"))
    project.apply(attributes.move(project, three, one))
    assert [each.name for each in project.attributes.values()] == ["Three", "One", "Two"]
    assert attributes.move(project, project.attributes[two.id]) is None
    given(project, two, notes="x", boats="y")
    project.apply(attributes.remove(project, two))
    assert [each.name for each in project.attributes.values()] == ["Three", "One"]
    project.undo()
    assert told(project, "Two") == {"notes": "x", "boats": "y"}


def test_what_changes_nothing_is_no_edit(project: Project) -> None:
    size = made(project, "Size", CHOICE, options=["small"])
    assert attributes.change(project, size) is None
    assert attributes.change(project, size, name="Size ", kind=CHOICE, options=["small"]) is None


def test_a_document_takes_its_values_along(project: Project) -> None:
    year = made(project, "Year", AttributeType.DATE)
    given(project, year, notes="2020", boats="2021")
    project.apply(sources.remove(project, project.source("boats.txt")))
    assert told(project, "Year") == {"notes": "2020"}
    project.undo()
    assert told(project, "Year") == {"notes": "2020", "boats": "2021"}
    assert project.check() == []


def test_languages_are_set_at_once(project: Project) -> None:
    project.apply(sources.set_languages(project, project.sources.values(), "zh-Hans"))
    assert {each.language for each in project.sources.values()} == {"zh-Hans"}
    assert sources.set_languages(project, project.sources.values(), "zh-Hans") is None
    with pytest.raises(Refused, match="“Chinese!”"):
        sources.set_languages(project, project.sources.values(), "Chinese!")
