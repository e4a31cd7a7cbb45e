"""Which segments are to re-check once definitions have changed, and how they are worked off."""

import random
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

import factories
from blotter.domain.codebook import Code
from blotter.domain.edit import Put
from blotter.domain.revision import Revision, joined
from blotter.domain.segment import Segment, Span
from blotter.errors import Refused
from blotter.project import codes, rechecking, segments
from blotter.project.project import Project
from random_edits import (
    NothingToDo,
    define_code,
    mark_segments,
    mark_with_a_new_code,
    merge_codes,
    recode_segment,
    rename_code,
    say_still_right,
    split_code,
)

OPERATIONS = (
    define_code, define_code, mark_segments, mark_segments, mark_with_a_new_code, merge_codes, recode_segment,
    rename_code, say_still_right, split_code,
)  # fmt: skip


def named(project: Project, path: str) -> Code:
    return project.codebook.find(path)


def define(project: Project, path: str, short: str) -> Revision:
    project.apply(codes.define(project, named(project, path), short=short))
    assert project.revision is not None
    return project.revision


def counts(project: Project) -> dict[str, int]:
    return {project.codebook.path(code): n for code, n in rechecking.outdated_counts(project).items()}


def of(project: Project, path: str, by: str = "Ada") -> Segment:
    return project.coded(project.source("notes.txt"), named(project, path), project.coder(by))[0]


def plainly(project: Project) -> list[Segment]:
    """The same by looking at every segment: ENGINE's sentence, word by word."""
    found = []
    for segment in project.retrieve():
        if segment.revision is None:
            continue
        then = project.revisions.codebook(segment.revision).by_id.get(segment.code)
        if then is not None and then.definition != project.codebook.by_id[segment.code].definition:
            found.append(segment)
    return found


def test_only_the_codes_that_mean_something_else_are_concerned(project: Project) -> None:
    assert counts(project) == {}
    define(project, "training", "Somebody is taught.")
    assert counts(project) == {"training": 2}
    project.apply(codes.rename(project, named(project, "training/academy"), "school"))
    assert counts(project) == {"training": 2, "training/school": 1}
    # Looks, places and what hangs on a code leave its meaning alone.
    project.apply(codes.move(project, named(project, "assistance"), named(project, "training")))
    project.apply(codes.set_aliases(project, named(project, "training/assistance"), ["aid"]))
    project.apply(codes.define(project, named(project, "training/assistance"), origin="inductive"))
    project.apply(codes.archive(project, named(project, "training/assistance")))
    assert counts(project) == {"training": 2, "training/school": 1}


def test_what_is_defined_as_before_need_not_be_looked_at(project: Project) -> None:
    define(project, "training", "Somebody is taught.")
    define(project, "training", "")
    assert counts(project) == {}
    define(project, "training", "Somebody is taught.")
    project.undo()
    assert counts(project) == {}


def test_a_segment_coded_since_is_right(project: Project) -> None:
    define(project, "training", "Somebody is taught.")
    source, training = project.source("boats.txt"), named(project, "training")
    project.apply(segments.mark(project, source, training, [Span(0, 3)]).edit)
    assert counts(project) == {"training": 2}
    assert [project.sources[each.source].name for each in rechecking.to_recheck(project)] == ["notes.txt"] * 2


def test_they_are_listed_by_document_and_place_and_narrowed(project: Project) -> None:
    source, training = project.source("boats.txt"), named(project, "training")
    project.apply(segments.mark(project, source, training, [Span(4, 9), Span(0, 3), Span(0, 9)]).edit)
    for path in ("training", "training/academy", "assistance"):
        define(project, path, "Otherwise.")
    found = rechecking.to_recheck(project)
    names = {source.id: source.name for source in project.sources.values()}
    assert [(names[each.source], *each.span) for each in found] == [
        ("boats.txt", 0, 9),
        ("boats.txt", 0, 3),
        ("boats.txt", 4, 9),
        ("notes.txt", 0, 8),
        ("notes.txt", 0, 8),
        ("notes.txt", 4, 20),
        ("notes.txt", 12, 60),
    ]
    ada, ben = project.coder("Ada").id, project.coder("Ben").id
    assistance = named(project, "assistance").id
    assert {each.coder for each in rechecking.to_recheck(project, coders=[ben])} == {ben}
    assert [each.coder for each in rechecking.to_recheck(project, codes=[assistance])] == [ben]
    assert rechecking.to_recheck(project, [assistance], [ada]) == []
    assert rechecking.to_recheck(project, codes=[]) == []


def test_what_it_meant_then_and_means_now_and_since_when(project: Project) -> None:
    segment, before = of(project, "training"), named(project, "training").definition
    assert rechecking.recheck(project, segment) is None
    first = define(project, "training", "Somebody is taught.")
    define(project, "assistance", "Goods are given.")
    define(project, "training", "Somebody is taught abroad.")
    found = rechecking.recheck(project, segment)
    assert found is not None
    assert (found.segment, found.then, found.since) == (segment, before, first)
    assert found.now == ("training", "Somebody is taught abroad.", "", "", "", "", "")
    back = define(project, "training", "")
    assert rechecking.recheck(project, segment) is None
    again = define(project, "training", "Somebody learns.")
    assert again.number == back.number + 1
    assert rechecking.recheck(project, segment) == replace(
        found, now=("training", "Somebody learns.", "", "", "", "", ""), since=again
    )


def test_since_when_is_told_on_the_side_on_which_it_was_coded(project: Project) -> None:
    """Two laptops went on from one revision, and their codebooks became one."""
    base = project.revision
    assert base is not None
    ours = define(project, "training", "Ours.")
    before = project.revisions.state(base.id)
    training = before[named(project, "training").id]
    theirs = replace(
        ours,
        id="f" * 32,
        digest="0" * 64,
        changes=(training._replace(definition=("training", "Theirs.", "", "", "", "", "")),),
    )
    project.apply(project.edit("Bring a copy's revision", [Put(theirs)]))
    made = joined(project.codebook, [ours, theirs], project.revisions)
    segment = replace(of(project, "training"), revision=theirs.id)
    project.apply(project.edit("Join", [Put(made), Put(segment)]))
    assert project.revision == made
    found = rechecking.recheck(project, segment)
    assert found is not None
    assert (found.then[1], found.now[1], found.since) == ("Theirs.", "Ours.", made)
    # What was coded before both is out of date since either of them.
    older = rechecking.recheck(project, replace(segment, revision=base.id))
    assert older is not None
    assert (older.then, older.now, older.since.number) == (training.definition, found.now, ours.number)


def test_what_nobody_knows_is_not_to_recheck(project: Project) -> None:
    segment = of(project, "training")
    project.apply(project.edit("Forget", [Put(replace(segment, revision=None))]))
    define(project, "training", "Somebody is taught.")
    assert counts(project) == {"training": 1}
    assert rechecking.recheck(project, project.segment(segment.id)) is None
    # A code that came later than the revision was given under another name then.
    late = codes.add(project, "late")[1]
    project.apply(late)
    early = replace(segment, code=named(project, "late").id)
    project.apply(project.edit("Give", [Put(early)]))
    assert rechecking.recheck(project, early) is None


def test_still_right_gives_the_present_revision_and_nothing_else(project: Project) -> None:
    define(project, "training", "Somebody is taught.")
    before = {each.id: each for each in project.retrieve()}
    chosen = rechecking.to_recheck(project)
    project.apply(rechecking.still_right(project, chosen[:1]))
    assert str(project.history()[-1].label) == "Still right: training"
    assert counts(project) == {"training": 1}
    project.apply(rechecking.still_right(project, rechecking.to_recheck(project)))
    assert counts(project) == {}
    assert project.revision is not None
    for each in project.retrieve():
        old = before[each.id]
        if old in chosen:
            assert each.modified > old.modified
            old = replace(old, revision=project.revision.id, modified=each.modified)
        assert each == old
    project.apply(rechecking.still_right(project, list(project.retrieve())))
    assert str(project.history()[-1].label) == "Still right: 2 segments"
    told = len(project.history())
    assert project.apply(rechecking.still_right(project, list(project.retrieve()))) is None
    assert len(project.history()) == told
    project.undo()
    project.undo()
    project.undo()
    assert counts(project) == {"training": 2}


def test_recoding_and_uncoding_work_it_off(project: Project) -> None:
    define(project, "training", "Somebody is taught.")
    define(project, "assistance", "Goods are given.")
    assert counts(project) == {"training": 2, "assistance": 1}
    project.apply(segments.recode(project, of(project, "training"), named(project, "assistance")))
    assert counts(project) == {"training": 1, "assistance": 1}
    assert project.revision is not None
    assert of(project, "assistance").revision == project.revision.id
    project.apply(segments.unmark(project, [of(project, "training", "Ben")]))
    assert counts(project) == {"assistance": 1}


def test_merging_asks_again_only_where_the_other_code_meant_something_else(project: Project) -> None:
    project.apply(codes.merge(project, named(project, "assistance"), named(project, "training")))
    assert counts(project) == {}
    define(project, "training", "Somebody is taught, or given goods.")
    assert counts(project) == {"training": 3}


@pytest.mark.parametrize("seed", range(4))
def test_it_is_what_looking_at_every_segment_finds(template: Path, tmp_path: Path, seed: int) -> None:
    path = Path(shutil.copyfile(template, tmp_path / "study.blotter"))
    chance = random.Random(seed)
    met = 0
    with Project(path) as project:
        project.act_as("Ada")
        for _ in range(120):
            operation = chance.choice(OPERATIONS)
            try:
                project.apply(operation(project, chance.randrange))
            except (NothingToDo, Refused):
                continue
            expected = plainly(project)
            met += bool(expected)
            assert {each.id for each in rechecking.to_recheck(project)} == {each.id for each in expected}
            assert sum(rechecking.outdated_counts(project).values()) == len(expected)
            for each in expected:
                assert rechecking.recheck(project, each) is not None
    assert met > 5


def test_a_project_of_one_code_and_many_revisions(tmp_path: Path) -> None:
    """More revisions than a statement names at once."""
    with factories.study(tmp_path / "many.blotter") as project:
        project.act_as("Ada")
        source = project.source("boats.txt")
        for number in range(510):
            code = named(project, "assistance")
            marked = segments.mark(project, source, code, [Span(number % 4, 5 + number // 30)])
            project.apply(marked.edit)
            define(project, "assistance", f"{number}")
        found = rechecking.to_recheck(project, codes=[named(project, "assistance").id])
        assert len(found) == counts(project)["assistance"] > 50
