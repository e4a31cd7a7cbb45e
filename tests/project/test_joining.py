"""One coder under two names becomes one: nothing coded is lost, and undo brings both back."""

import random
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from blotter.domain.assignment import Status
from blotter.domain.code_note import CodeNote
from blotter.domain.entity import new_id, now
from blotter.domain.freeze import Freeze
from blotter.domain.segment import Coder, Segment, Span
from blotter.errors import Refused
from blotter.project import assignments, coders, codes, joining, memos, queries, reports, segments
from blotter.project.project import Project
from factories import edit, foreign
from random_edits import OPERATIONS, NothingToDo, a_question, done_in_round
from states import assert_sound, state


def place(project: Project, coder: Coder) -> set[tuple[str, str, Span]]:
    return {(each.source, each.code, each.span) for each in project.retrieve() if each.coder == coder.id}


def memos_told(project: Project) -> set[str]:
    return {part for each in project.retrieve() if each.memo for part in each.memo.split("\n\n")}


def coded_twice(project: Project, one: Coder, other: Coder, chance: random.Random) -> list[Segment]:
    """Some passages under one of both names, too, as two copies of one person’s work would have them."""
    known = {each.id: place(project, each) for each in (one, other)}
    made: list[Segment] = []
    for each in list(project.retrieve())[::3]:
        twin = replace(each, id=new_id(), coder=chance.choice([one.id, other.id]), memo="Twice.")
        if (twin.source, twin.code, twin.span) not in known[twin.coder]:
            known[twin.coder].add((twin.source, twin.code, twin.span))
            made.append(twin)
    return made


def mark(
    project: Project, coder: str, code: str, span: Span, memo: str = "", source: str = "notes.txt"
) -> None:
    who, meaning = project.coder(coder), project.codebook.find(code)
    project.apply(segments.mark(project, project.source(source), meaning, [span], who, memo).edit)


@pytest.fixture
def anna(project: Project) -> Coder:
    """Ada once more, under another name, with work of every kind."""
    who, added = coders.add(project, "Anna")
    project.apply(added)
    mark(project, "Anna", "training", Span(0, 8), "Anna’s thought.")
    mark(project, "Anna", "training", Span(0, 9), "Another.")
    mark(project, "Anna", "assistance", Span(0, 8))
    return who


def test_segments_are_handed_over_and_those_alike_are_left_once(project: Project, anna: Coder) -> None:
    ada = project.coder("Ada")
    before = place(project, ada) | place(project, anna)
    (twin,) = project.coded_alike(ada, anna)
    project.apply(segments.write_memo(project, twin, "Ada’s thought."))
    told = joining.outcome(project, anna, ada)
    assert (told.segments, told.same_segments, told.assignments, told.same_assignments) == (3, 1, 1, 1)
    changes = project.apply(joining.join(project, anna, ada))
    assert changes is not None
    assert str(changes.happening.label) == "Join coder Anna with Ada"
    assert anna.id not in project.coders
    assert place(project, ada) == before
    assert project.count() == 4 + 3 - 1
    assert project.segment(twin.id).memo == "Ada’s thought.\n\nAnna’s thought."
    assert project.check() == []


def test_what_is_handed_over_stays_what_it_was(project: Project, anna: Coder) -> None:
    (own,) = [each for each in project.retrieve() if each.coder == anna.id and each.memo == "Another."]
    project.apply(joining.join(project, anna, project.coder("Ada")))
    assert project.segment(own.id) == replace(own, coder=project.coder("Ada").id)


@pytest.mark.parametrize("first", [None, *Status])
@pytest.mark.parametrize("second", [None, *Status])
def test_the_further_status_stays(project: Project, first: Status | None, second: Status | None) -> None:
    ben = project.coder("Ben")
    zoe, added = coders.add(project, "Zoe")
    project.apply(added)
    boats = project.source("boats.txt")
    for coder, status in ((zoe, first), (ben, second)):
        project.apply(assignments.set_status(project, [(boats, coder)], status).edit)
    project.apply(joining.join(project, zoe, ben))
    held = [each.status for each in project.assignments(boats)]
    told = [status for status in (first, second) if status is not None]
    assert held == ([max(told, key=list(Status).index)] if told else [])
    assert project.check() == []


def test_memos_notes_queries_revisions_and_freezes_go_along(project: Project, anna: Coder) -> None:
    ada, ben = project.coder("Ada"), project.coder("Ben")
    project.act_as("Anna")
    project.apply(memos.write(project, memos.subject(project, "source:notes.txt"), "By Anna."))
    project.apply(codes.add(project, "by Anna")[1])
    project.apply(queries.save(project, "Anna asks", a_question(project, random.Random(1).randrange)))
    training = project.codebook.find("training").id
    notes = [
        CodeNote(id=new_id(), code=training, text="mine", coder=anna.id, at=now(), decided_by=ben.id),
        CodeNote(id=new_id(), code=training, text="Ben’s", coder=ben.id, at=now(), decided_by=anna.id),
    ]
    assert project.revision is not None
    frozen = Freeze(id=new_id(), revision=project.revision.id, coder=anna.id, at=now())
    project.apply(edit(*notes, frozen))
    project.apply(foreign(project))
    assert joining.outcome(project, anna, ada).notes == 7
    project.apply(joining.join(project, anna, ada))
    assert project.actor is None
    memo = next(each for each in project.memos() if each.text == "By Anna.")
    assert memo.coder == ada.id
    assert project.revision.coder == ada.id
    assert project.freezes[0].coder == ada.id
    assert [each.coder for each in project.saved_queries()] == [ada.id]
    assert [each.coder for each in project.foreign_imports()] == [ada.id]
    assert [(each.coder, each.decided_by) for each in project.code_notes()] == [
        (ada.id, ben.id), (ben.id, ada.id)
    ]  # fmt: skip
    assert project.check() == []
    who = [row["coder"] for row in reports.report(project, "history").records()]
    assert "Anna" in who, "the history tells what happened under which name"


def test_a_coder_is_not_joined_with_itself(project: Project) -> None:
    ada = project.coder("Ada")
    with pytest.raises(Refused, match="“Ada” cannot be joined with itself"):
        joining.join(project, ada, ada)
    with pytest.raises(Refused):
        joining.outcome(project, ada, ada)


def test_a_backup_is_made_before(project: Project, anna: Coder) -> None:
    folder = project.path.with_name(f"{project.path.name}.backups")
    before = len(list(folder.glob("*"))) if folder.exists() else 0
    project.apply(joining.join(project, anna, project.coder("Ada")))
    assert len(list(folder.glob("*"))) > before


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(seed=st.integers(0, 100_000))
def test_after_any_history_nothing_is_lost_and_undo_is_exact(
    template: Path, tmp_path_factory: pytest.TempPathFactory, seed: int
) -> None:
    path = Path(shutil.copyfile(template, tmp_path_factory.mktemp("joined") / "study.blotter"))
    chance = random.Random(seed)
    with Project(path) as project:
        # Where one of two is done with a round, it would open by itself once they are one: no step to undo.
        for operation in chance.choices([each for each in OPERATIONS if each is not done_in_round], k=25):
            try:
                project.apply(operation(project, chance.randrange))
            except (NothingToDo, Refused):
                continue
        people = list(project.people.values())
        if len(people) < 2:
            return
        gone, kept = chance.sample(people, 2)
        project.apply(edit(*coded_twice(project, gone, kept, chance)))
        before = state(path)
        coded = place(project, gone) | place(project, kept)
        told = memos_told(project)
        others = {each.id: each for each in project.retrieve() if each.coder not in (gone.id, kept.id)}
        outcome = joining.outcome(project, gone, kept)
        count = project.count()
        project.apply(joining.join(project, gone, kept))
        assert place(project, kept) == coded
        assert project.count() == count - outcome.same_segments
        assert memos_told(project) == told
        assert {each.id: each for each in project.retrieve() if each.coder != kept.id} == others
        assert gone.id not in project.coders
        assert project.check() == []
        after = state(path)
        project.undo(any_coder=True)
        assert state(path) == before
        project.redo(any_coder=True)
        assert state(path) == after
    assert_sound(path)
