"""Files of other programs that came into one copy come along with what they brought."""

import json
import shutil
from pathlib import Path

import pytest
from merging_histories import copied, merge

import factories
from blotter.domain.entity import derived_id, now
from blotter.domain.round import Round
from blotter.project import coders, codes, sources
from blotter.project.project import Project


@pytest.fixture
def two(tmp_path: Path) -> tuple[Path, Path]:
    """Two copies of the small study."""
    study = tmp_path / "study.blotter"
    factories.study(study).close()
    ada, ben = copied(study, ["ada", "ben"])
    return ada, ben


def bring(project: Project, code: str = "training", by: str = "Ada", program: str = "Another one") -> None:
    """A file came in, with what it tells of a code."""
    told = json.dumps({"colours": {project.codebook.find(code).id: "#1F77B4"}})
    who = project.coder(by).id
    project.apply(factories.foreign(project, program=program, told=told, coder=who))


def in_both(one: Path, other: Path, tmp_path: Path) -> list[Project]:
    """One merged into the other and the other way round, open, each sound and merged once and for all."""
    found = []
    for into, copy in ((one, other), (other, one)):
        target = Path(shutil.copyfile(into, tmp_path / f"into-{into.name}"))
        merge(target, [copy])
        assert merge(target, [copy]).edit is None
        found.append(Project(target))
        assert found[-1].check() == []
    return found


def test_a_file_comes_along_with_its_parts_and_their_contents(two: tuple[Path, Path], tmp_path: Path) -> None:
    ada, ben = two
    with Project(ada) as project:
        bring(project)
        held = project.foreign_imports(), project.foreign_elements()
    for project in in_both(ada, ben, tmp_path):
        assert (project.foreign_imports(), project.foreign_elements()) == held
        assert project.kept(factories.PICTURE.digest) == b"a picture"
        (place,) = json.loads(project.layer(held[0][0].positions or "")).values()
        assert place == [0, 7]
        project.close()


def test_the_report_tells_that_it_came(two: tuple[Path, Path]) -> None:
    ada, ben = two
    with Project(ben) as project:
        bring(project, by="Ben")
    made = merge(ada, [ben])
    told = {(each.what, each.coder): each.added for each in made.report.came}
    assert told["ForeignImport", "Ben"] == 1
    assert told["ForeignElement", ""] == 2


def test_a_file_that_both_brought_in_is_one(two: tuple[Path, Path], tmp_path: Path) -> None:
    for path, by, program in zip(two, ("Ada", "Ben"), ("", "Another one"), strict=True):
        with Project(path) as project:
            bring(project, by=by, program=program)
    one, other = in_both(*two, tmp_path)
    for project in (one, other):
        (brought,) = project.foreign_imports()
        assert (brought.program, len(project.foreign_elements())) == ("Another one", 2)
    assert one.foreign_imports() == other.foreign_imports()
    one.close()
    other.close()


def test_what_it_tells_of_a_code_is_told_of_the_code_here(two: tuple[Path, Path]) -> None:
    """Both made a code of one name: the colour that it had in the file goes over to the one that is left."""
    ada, ben = two
    for path in two:
        with Project(path) as project:
            project.apply(codes.add(project, "kept by both")[1])
            if path == ben:
                bring(project, "kept by both")
    merge(ada, [ben])
    with Project(ada) as project:
        (brought,) = project.foreign_imports()
        assert json.loads(brought.told) == {"colours": {project.codebook.find("kept by both").id: "#1F77B4"}}


def test_what_hangs_on_a_document_goes_and_comes_back_with_it(tmp_path: Path) -> None:
    study = tmp_path / "study.blotter"
    with factories.study(study) as project:
        bring(project)
    ada, ben = copied(study, ["ada", "ben"])
    with Project(ada) as project:
        project.apply(sources.remove(project, project.source("notes.txt")))
        assert [each.kind for each in project.foreign_elements()] == ["Graph"]
    for project in in_both(ada, ben, tmp_path):
        assert [each.kind for each in project.foreign_elements()] == ["Graph"]
        while project.next_undo():
            project.undo(any_coder=True)
            if [each.kind for each in project.foreign_elements()] == ["PictureSource", "Graph"]:
                break
        assert project.foreign_elements()[0].source == project.source("notes.txt").id
        project.close()


def test_a_coder_that_brought_a_file_can_be_removed(two: tuple[Path, Path], tmp_path: Path) -> None:
    ada, ben = two
    for path in two:
        with Project(path) as project:
            if path == ada:
                project.apply(coders.add(project, "Zoe")[1])
    merge(ben, [ada])
    with Project(ada) as project:
        bring(project, by="Zoe")
    with Project(ben) as project:
        project.apply(coders.remove(project, project.coder("Zoe")))
    for project in in_both(ada, ben, tmp_path):
        (brought,) = project.foreign_imports()
        assert project.coders[brought.coder or ""].name == "Zoe"
        project.apply(coders.remove(project, project.coder("Zoe")))
        assert project.foreign_imports()[0].coder is None
        assert project.check() == []
        project.close()


def test_nothing_of_it_is_told_while_a_round_is_blind(two: tuple[Path, Path]) -> None:
    """What the other coder brought in since comes along, and is seen once the round is opened."""
    ada, ben = two
    with Project(ada) as project:
        people = tuple(project.coders)
    blind = Round(id=derived_id("pilot"), name="Pilot", coders=people, started=now())
    for path in two:
        with Project(path) as project:
            project.apply(factories.edit(blind))
    with Project(ben) as project:
        bring(project, by="Ben")
    with Project(ada) as project:
        project.act_as("Ada")
        from merging_histories import Fair

        from blotter.project import merging

        with merging.opened(project, [ben]) as found:
            made = merging.plan(project, found, Fair())
            assert {each.what for each in made.report.came} <= {"Round", "FormerCode"}
            merging.carry_out(project, made)
        assert (project.foreign_imports(), project.foreign_elements()) == ([], [])
        project.act_as("Ben")
        assert len(project.foreign_imports()) == 1
        assert len(project.foreign_elements()) == 2
        assert project.check() == []
