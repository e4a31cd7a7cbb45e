"""Copies that made the same groups, cases and attributes come together with one of each."""

import shutil
from pathlib import Path

import pytest
from merging_histories import copied, merge

import factories
from blotter.domain.attribute import AttributeType
from blotter.domain.segment import Span
from blotter.project import merging
from blotter.project.merging import Decisions, MergePlan, Question, Take
from blotter.project.metadata import attributes, cases, groups, values
from blotter.project.metadata.cases import Place
from blotter.project.project import Project

TEXT, COUNTRY, CHOICE = AttributeType.TEXT, AttributeType.COUNTRY, AttributeType.CHOICE


class TheirsStands(Decisions):
    """Whatever is asked, the copy's side stands."""

    def about(self, question: Question) -> Take | None:
        return Take.FROM


@pytest.fixture
def two(tmp_path: Path) -> tuple[Path, Path]:
    """Two copies of the small study."""
    study = tmp_path / "study.blotter"
    factories.study(study).close()
    ada, ben = copied(study, ["ada", "ben"])
    return ada, ben


def add_attribute(path: Path, name: str, kind: AttributeType = TEXT, **more: object) -> None:
    with Project(path) as project:
        project.apply(attributes.add(project, name, kind, **more)[1])  # type: ignore[arg-type]


def give(path: Path, name: str, **words: str) -> None:
    with Project(path) as project:
        told = {project.source(f"{each}.txt").id: value for each, value in words.items()}
        project.apply(values.set_values(project, project.attribute(name), told))


def told(path: Path) -> dict[str, dict[str, str]]:
    """The values of each attribute by document; the file is sound."""
    with Project(path, writable=False) as project:
        assert project.check() == []
        return {
            each.name: {
                project.sources[bearer].name.partition(".")[0]: value
                for bearer, value in project.values_of(each).items()
            }
            for each in project.attributes.values()
        }


def ways(
    two: tuple[Path, Path], tmp_path: Path, decisions: Decisions | None = None
) -> list[tuple[Path, MergePlan]]:
    """Both orders, each merged twice, of which the second time does nothing."""
    found = []
    for into, other in (two, two[::-1]):
        target = Path(shutil.copyfile(into, tmp_path / f"into-{into.name}"))
        made = merge(target, [other], decisions)
        assert merge(target, [other], decisions).edit is None
        found.append((target, made))
    return found


def test_an_attribute_of_one_name_and_type_is_one(two: tuple[Path, Path], tmp_path: Path) -> None:
    ada, ben = two
    for path, name in ((ada, "Country"), (ben, "Country ")):
        add_attribute(path, name, COUNTRY)
    give(ada, "Country", notes="Kenya")
    give(ben, "Country", boats="Chad")
    for target, made in ways(two, tmp_path):
        assert made.questions == []
        assert list(told(target).values()) == [{"notes": "KE", "boats": "TD"}]
        with Project(target) as project:
            (attribute,) = project.attributes.values()
            # What came from the other side is changed in place, not doubled.
            ids = [project.source(f"{name}.txt").id for name in ("notes", "boats")]
            project.apply(values.set_values(project, attribute, dict.fromkeys(ids, "TR")))
            assert set(project.values_of(attribute).values()) == {"TR"}
            assert project.check() == []


def test_two_values_of_one_document_are_asked_about(two: tuple[Path, Path], tmp_path: Path) -> None:
    for path, words in zip(two, ("Kenya", "Chad"), strict=True):
        add_attribute(path, "Country", COUNTRY)
        give(path, "Country", notes=words)
    (_, made), (_, other) = ways(two, tmp_path, TheirsStands())
    (question,) = made.questions
    assert question.what == "Country, notes.txt"
    assert (question.into, question.other) == ("KE", "TD")
    assert len(other.questions) == 1
    assert told(tmp_path / "into-ada.blotter") == {"Country": {"notes": "TD"}}
    assert told(tmp_path / "into-ben.blotter") == {"Country": {"notes": "KE"}}


def test_attributes_of_other_types_stay_two(two: tuple[Path, Path], tmp_path: Path) -> None:
    add_attribute(two[0], "Country", COUNTRY)
    add_attribute(two[1], "Country", TEXT)
    give(two[1], "Country", notes="Kenya or so")
    for target, _ in ways(two, tmp_path):
        assert sorted(told(target)) == ["Country", "Country (2)"]


def test_values_that_one_gave_while_the_other_changed_the_type(tmp_path: Path) -> None:
    study = tmp_path / "study.blotter"
    factories.study(study).close()
    add_attribute(study, "Country")
    ada, ben = copied(study, ["ada", "ben"])
    with Project(ada) as project:
        project.apply(attributes.change(project, project.attribute("Country"), kind=COUNTRY))
    give(ben, "Country", notes="Kenya", boats="somewhere")
    for target, _ in ways((ada, ben), tmp_path):
        assert told(target) == {"Country": {"notes": "KE"}, "Country (text)": {"boats": "somewhere"}}


def test_options_of_both_sides_are_there(two: tuple[Path, Path], tmp_path: Path) -> None:
    for path, options in zip(two, (["small", "large"], ["small", "huge"]), strict=True):
        add_attribute(path, "Size", CHOICE, options=options)
        give(path, "Size", **{"notes" if path == two[0] else "boats": options[1]})
    for target, _ in ways(two, tmp_path):
        assert told(target) == {"Size": {"notes": "large", "boats": "huge"}}
        with Project(target, writable=False) as project:
            assert set(project.attribute("Size").options) == {"small", "large", "huge"}


def test_one_attribute_has_a_role(two: tuple[Path, Path], tmp_path: Path) -> None:
    for path, name in zip(two, ("Author", "Writer"), strict=True):
        add_attribute(path, name, role="author")
    for target, _ in ways(two, tmp_path):
        with Project(target, writable=False) as project:
            assert sorted(each.role for each in project.attributes.values()) == ["", "author"]


def test_groups_of_one_path_are_one(two: tuple[Path, Path], tmp_path: Path) -> None:
    for path, year, name in zip(two, ("2019", "2020"), ("notes", "boats"), strict=True):
        with Project(path) as project:
            group, edit = groups.add_path(project, ["Press", year])
            project.apply(edit)
            project.apply(groups.put_into(project, [project.source(f"{name}.txt")], group))
    for target, made in ways(two, tmp_path):
        assert made.questions == []
        with Project(target, writable=False) as project:
            tree = project.groups
            assert sorted(tree.path(each.id) for each in tree.walk()) == ["Press", "Press/2019", "Press/2020"]
            held = {each.name: tree.path(each.group) for each in project.sources.values()}
            assert held == {"notes.txt": "Press/2019", "boats.txt": "Press/2020"}
            assert project.check() == []


def test_groups_that_went_into_each_other_lie_in_no_circle(tmp_path: Path) -> None:
    study = tmp_path / "study.blotter"
    with factories.study(study) as project:
        for name in ("one", "two"):
            project.apply(groups.add(project, name)[1])
    ada, ben = copied(study, ["ada", "ben"])
    for path, inner, outer in ((ada, "one", "two"), (ben, "two", "one")):
        with Project(path) as project:
            project.apply(groups.move(project, groups.find(project, inner), groups.find(project, outer)))
    for target, made in ways((ada, ben), tmp_path):
        with Project(target, writable=False) as project:
            assert [project.groups.path(each.id) for each in project.groups.walk()] == ["one", "one/two"]
            assert project.check() == []
        assert any(line.why.template == merging.messages.GROUP_TO_THE_TOP for line in made.report.remarks)


def test_a_group_that_is_used_on_the_other_side_stays(tmp_path: Path) -> None:
    study = tmp_path / "study.blotter"
    with factories.study(study) as project:
        project.apply(groups.add(project, "Press")[1])
    ada, ben = copied(study, ["ada", "ben"])
    with Project(ada) as project:
        project.apply(groups.remove(project, groups.find(project, "Press")))
    with Project(ben) as project:
        project.apply(groups.put_into(project, [project.source("notes.txt")], groups.find(project, "Press")))
    for target, _ in ways((ada, ben), tmp_path):
        with Project(target, writable=False) as project:
            assert project.groups.path(project.source("notes.txt").group) == "Press"
            assert project.check() == []


def test_a_case_of_one_name_has_the_parts_of_both(two: tuple[Path, Path], tmp_path: Path) -> None:
    for path, kind, span in zip(two, ("", "person"), (Span(0, 8), Span(12, 20)), strict=True):
        with Project(path) as project:
            case, edit = cases.add(project, "Guard", kind)
            project.apply(edit)
            notes = project.source("notes.txt")
            project.apply(cases.add_parts(project, case, [Place(notes, span), Place(notes, Span(30, 34))]))
    for target, made in ways(two, tmp_path):
        assert made.questions == []
        with Project(target, writable=False) as project:
            (case,) = project.cases.values()
            assert case.kind == "person"
            spans = [each.span for each in cases.parts_of(project, case)]
            assert spans == [Span(0, 8), Span(12, 20), Span(30, 34)]
            assert project.check() == []
