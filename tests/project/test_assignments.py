"""Who is to code what, and how far they are: given out, begun, done, taken back."""

import json
from pathlib import Path

import pytest

import factories
from blotter.analysis.agreement import AgreementOptions
from blotter.domain.assignment import Status, further
from blotter.domain.segment import Coder, Span
from blotter.domain.source import Source
from blotter.errors import Refused
from blotter.project import assigning, assignments, coders, comparison, found, reports, segments, transfer
from blotter.project.found import Place
from blotter.project.project import Project

NOTES, BOATS = "notes.txt", "boats.txt"


def status(project: Project, coder: str, source: str) -> Status | None:
    return project.statuses(project.coder(coder)).get(project.source(source).id)


def pair(project: Project, coder: str, source: str) -> tuple[Source, Coder]:
    return project.source(source), project.coder(coder)


def give(project: Project, coder: str, source: str) -> None:
    assert project.apply(assignments.assign(project, [pair(project, coder, source)]))


def newest(project: Project) -> str:
    return str(project.history()[-1].label)


def test_the_further_status_is_the_one_nearer_to_done() -> None:
    assert further(Status.ASSIGNED, Status.IN_PROGRESS) is Status.IN_PROGRESS
    assert further(Status.DONE, Status.IN_PROGRESS) is Status.DONE
    assert further(Status.ASSIGNED, Status.ASSIGNED) is Status.ASSIGNED


def test_what_is_given_out_is_neither_begun_nor_done(project: Project) -> None:
    give(project, "Ada", BOATS)
    assert status(project, "Ada", BOATS) is Status.ASSIGNED
    assert newest(project) == "Assign boats.txt to Ada"
    ada, _ = reports.report(project, "coders").records()
    assert (ada["begun"], ada["done"]) == (1, 0), "notes.txt is begun, boats.txt is not"
    assert project.source(BOATS).id not in project.done_coders()


def test_giving_out_again_changes_nothing_whatever_came_of_it(project: Project) -> None:
    everything = [pair(project, coder, source) for coder in ("Ada", "Ben") for source in (NOTES, BOATS)]
    project.apply(assignments.mark_done(project, project.coder("Ben"), [project.source(NOTES)]))
    assert project.apply(assignments.assign(project, [*everything, *everything]))
    assert newest(project) == "Assign documents to coders, 2 assignments"
    assert assignments.assign(project, everything) is None
    assert status(project, "Ada", NOTES) is Status.IN_PROGRESS
    assert status(project, "Ben", NOTES) is Status.DONE
    assert status(project, "Ben", BOATS) is Status.ASSIGNED
    assert project.check() == []


def test_the_first_coding_begins_what_was_given_out(project: Project) -> None:
    give(project, "Ada", BOATS)
    (before,) = project.assignments(project.source(BOATS))
    marking = segments.mark(
        project, project.source(BOATS), project.codebook.find("training"), [Span(4, 9)], project.coder("Ada")
    )
    project.apply(marking.edit)
    (after,) = project.assignments(project.source(BOATS))
    assert (after.id, after.status) == (before.id, Status.IN_PROGRESS)
    project.undo()
    assert status(project, "Ada", BOATS) is Status.ASSIGNED


def test_so_does_coding_what_a_search_has_found(project: Project) -> None:
    give(project, "Ada", BOATS)
    place = Place(project.source(BOATS), Span(4, 9))
    marking = found.mark_found(project, [place], project.codebook.find("training"), "boats")
    project.apply(marking.edit)
    assert status(project, "Ada", BOATS) is Status.IN_PROGRESS


@pytest.mark.parametrize("has_mark", [False, True])
def test_so_does_importing_work(project: Project, tmp_path: Path, has_mark: bool) -> None:
    give(project, "Ben", BOATS)
    mark = {"done": [{"source": BOATS, "coder": "Ben"}]}
    row = {"source": BOATS, "start": 4, "end": 9, "code": "training", "coder": "Ben"}
    file = tmp_path / "ben.jsonl"
    file.write_text("\n".join(map(json.dumps, [mark, row] if has_mark else [row])), encoding="utf-8")
    files, _ = transfer.incoming([file])
    report = transfer.import_files(project, files)
    assert status(project, "Ben", BOATS) is (Status.DONE if has_mark else Status.IN_PROGRESS)
    assert report.taken == {"segments": 1, **({"done": 1} if has_mark else {})}
    assert len(project.assignments(project.source(BOATS))) == 1
    again = transfer.import_files(project, files)
    assert again.skipped == 1 + has_mark
    assert status(project, "Ben", BOATS) is (Status.DONE if has_mark else Status.IN_PROGRESS)


def test_not_done_any_more_is_begun_only_where_there_are_segments(project: Project) -> None:
    ada, both = project.coder("Ada"), [project.source(NOTES), project.source(BOATS)]
    project.apply(assignments.mark_done(project, ada, both))
    assert newest(project) == "Mark 2 documents done"
    project.apply(assignments.mark_done(project, ada, both, done=False))
    assert newest(project) == "Mark 2 documents not done"
    assert status(project, "Ada", NOTES) is Status.IN_PROGRESS
    assert status(project, "Ada", BOATS) is Status.ASSIGNED
    assert assignments.mark_done(project, ada, both, done=False) is None


def test_what_was_never_done_cannot_be_undone(project: Project) -> None:
    boats, ben = project.source(BOATS), project.coder("Ben")
    assert assignments.mark_done(project, ben, [boats], done=False) is None
    give(project, "Ben", BOATS)
    assert assignments.mark_done(project, ben, [boats], done=False) is None
    assert status(project, "Ben", BOATS) is Status.ASSIGNED


def test_taking_back_leaves_work_where_it_is(project: Project) -> None:
    ada, ben = project.coder("Ada"), project.coder("Ben")
    both = [project.source(NOTES), project.source(BOATS)]
    give(project, "Ada", BOATS)
    project.apply(assignments.mark_done(project, ben, [project.source(BOATS)]))
    taken = assignments.unassign(project, ada, both)
    assert [source.name for source, _ in taken.kept] == [NOTES]
    project.apply(taken.edit)
    assert newest(project) == "Take boats.txt from Ada"
    assert status(project, "Ada", BOATS) is None
    assert status(project, "Ada", NOTES) is Status.IN_PROGRESS
    kept = assignments.unassign(project, ben, both)
    assert kept.edit is None
    assert {source.name for source, _ in kept.kept} == {NOTES, BOATS}


@pytest.mark.parametrize("wanted", [None, *Status])
def test_any_status_can_be_set_unless_segments_speak_against_it(
    project: Project, wanted: Status | None
) -> None:
    cells = [pair(project, coder, source) for coder in ("Ada", "Ben") for source in (NOTES, BOATS)]
    for cell in cells:
        setting = assignments.set_status(project, [cell], wanted)
        project.apply(setting.edit)
        is_begun = cell[0].name == NOTES
        stays = is_begun and wanted in (None, Status.ASSIGNED)
        assert setting.kept == ((cell,) if stays else ())
        assert status(project, cell[1].name, cell[0].name) is (Status.IN_PROGRESS if stays else wanted)
        assert assignments.set_status(project, [cell], wanted).edit is None
    assert project.check() == []


def test_several_are_set_in_one_step(project: Project) -> None:
    cells = [pair(project, coder, source) for coder in ("Ada", "Ben") for source in (NOTES, BOATS)]
    for wanted, label in (
        (Status.DONE, "Mark 4 assignments done"),
        (Status.IN_PROGRESS, "Mark 4 assignments in progress"),
        (Status.ASSIGNED, "Assign documents to coders, 2 assignments"),
        (None, "Take documents from coders, 2 assignments"),
    ):
        project.apply(assignments.set_status(project, cells, wanted).edit)
        assert newest(project) == label
    for _ in range(4):
        project.undo()
    assert {each.status for each in project.assignments()} == {Status.IN_PROGRESS}


def test_who_has_segments_in_many_documents_is_found_at_once(project: Project) -> None:
    made = [factories.text_source(f"Words of interview {n}.", f"{n:03}.txt") for n in range(130)]
    project.apply(factories.import_of(*made))
    ada, training = project.coder("Ada"), project.codebook.find("training")
    first = project.sources[made[0].source.id]
    project.apply(segments.mark(project, first, training, [Span(0, 5)], ada).edit)
    setting = assignments.set_status(project, [(s, ada) for s in project.sources.values()], Status.ASSIGNED)
    assert {source.name for source, _ in setting.kept} == {NOTES, "000.txt"}
    project.apply(setting.edit)
    assert len(project.statuses(ada)) == 132


def test_agreement_looks_only_at_what_is_done(project: Project) -> None:
    def compared() -> list[str]:
        return [
            text.source for text in comparison.coded_texts(project, AgreementOptions()) if len(text.done) > 1
        ]

    for coder in ("Ada", "Ben"):
        give(project, coder, BOATS)
    assert compared() == []
    for coder in ("Ada", "Ben"):
        project.apply(assignments.mark_done(project, project.coder(coder), [project.source(BOATS)]))
    assert compared() == [BOATS]


def test_a_plan_is_one_step_that_names_its_seed(project: Project) -> None:
    both = [project.coder("Ada"), project.coder("Ben")]
    planned = assigning.plan(project, both, 1.0, seed=4)
    assert {(source.name, coder.name) for source, coder in planned.given} == {(BOATS, "Ada"), (BOATS, "Ben")}
    assert (planned.wanted, planned.outlook.double, planned.outlook.single) == (2, 2, 0)
    project.apply(planned.edit(project))
    assert newest(project) == "Assign documents by plan, seed 4, 2 assignments"
    assert assigning.plan(project, both, 1.0, seed=5).edit(project) is None
    project.undo()
    assert status(project, "Ben", BOATS) is None


def test_a_plan_for_some_documents_counts_what_lies_beside_them(project: Project) -> None:
    for number in range(3):
        text = factories.text_source("x" * (300 if number else 700), f"extra {number}.txt")
        project.apply(factories.import_of(text))
    ada, ben = project.coder("Ada"), project.coder("Ben")
    project.apply(assignments.assign(project, [(project.source("extra 0.txt"), ada)]))
    some = [project.source("extra 1.txt"), project.source("extra 2.txt")]
    planned = assigning.plan(project, [ada, ben], 0, seed=1, sources=some)
    assert [coder.name for _, coder in planned.given] == ["Ben", "Ben"], "Ada has as much already"
    assert (planned.outlook.single, dict(planned.outlook.documents)) == (2, {"Ada": 0, "Ben": 2})


def test_one_coder_double_codes_nothing(project: Project) -> None:
    zoe, added = coders.add(project, "Zoe")
    project.apply(added)
    planned = assigning.plan(project, [zoe], 1.0, seed=1, sources=[project.source(BOATS)])
    assert (planned.wanted, planned.outlook.double) == (1, 0)
    assert [(source.name, coder.name) for source, coder in planned.given] == [(BOATS, "Zoe")]


def test_a_plan_needs_coders_and_documents(project: Project, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="at least one coder"):
        assigning.plan(project, [], 0.2, seed=1)
    with Project.create(tmp_path / "empty.blotter") as empty:
        ada, added = coders.add(empty, "Ada")
        empty.apply(added)
        with pytest.raises(Refused, match="Import some first"):
            assigning.plan(empty, [ada], 0.2, seed=1)
