"""The journal: every edit whole or not at all, taken back and carried out again to the byte."""

import json
import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from blotter.domain.codebook import Code
from blotter.domain.edit import Edit, Kind, Put, Remove, Step
from blotter.domain.entity import new_id
from blotter.domain.segment import Coder, Segment, Span
from blotter.domain.source import Source
from blotter.errors import OthersWork, Refused
from blotter.message import Message
from blotter.progress import Cancelled
from blotter.project import coders, codes, segments
from blotter.project.project import Project
from blotter.store import journal
from factories import code, coder, edit, import_of, memo, segment, text_source
from states import assert_sound, state


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Project]:
    with Project.create(tmp_path / "empty.blotter") as project:
        yield project


def steps_of(*steps: Step, by: Coder | None = None, label: str = "Steps") -> Edit:
    return Edit(label=Message(label), steps=steps, coder=by.id if by else None)


def round_trip(project: Project, change: Edit) -> None:
    """Apply, undo, redo, undo, redo: two states, each exact."""
    before = state(project.path)
    assert project.apply(change)
    after = state(project.path)
    assert after != before
    for _ in range(2):
        project.undo(any_coder=True)
        assert state(project.path) == before
        project.redo(any_coder=True)
        assert state(project.path) == after


def test_every_noun_is_put_and_taken_back(empty: Project) -> None:
    ada, source = coder(), text_source()
    made = code(short="What “training” means, 警")
    round_trip(empty, edit(ada))
    round_trip(empty, import_of(source))
    round_trip(empty, codes.revised(empty, [Put(made)], "Add"))
    round_trip(empty, edit(segment(source, made, ada)))
    round_trip(empty, edit(memo(source=source.source), memo(of=made), memo()))
    assert empty.check() == []


def test_one_entity_touched_many_times_in_one_edit(empty: Project) -> None:
    ada = coder("Ada")
    names = [replace(ada, name=f"Ada {number}") for number in range(5)]
    round_trip(empty, steps_of(Put(ada), Put(names[0]), Remove(Coder, ada.id), Put(names[1]), Put(names[2])))
    assert list(empty.coders.values()) == [names[2]]
    round_trip(empty, steps_of(Remove(Coder, ada.id), Put(names[3]), Put(coder("Ben")), Put(names[4])))
    round_trip(empty, steps_of(Put(names[1]), Remove(Coder, ada.id)))
    assert [each.name for each in empty.coders.values()] == ["Ben"]


def test_removing_what_is_not_there_is_undone_to_nothing(empty: Project) -> None:
    round_trip(empty, steps_of(Remove(Coder, new_id()), Put(coder())))


@pytest.mark.parametrize("count", [journal.CHUNK - 1, journal.CHUNK, journal.CHUNK + 1, 2500])
def test_edits_about_the_size_of_a_chunk(empty: Project, count: int) -> None:
    ada, source = coder(), text_source("word " * count)
    made = code()
    empty.apply(edit(ada))
    empty.apply(import_of(source))
    empty.apply(codes.revised(empty, [Put(made)], "Add"))
    marks = [segment(source, made, ada, Span(5 * n, 5 * n + 4)) for n in range(count)]
    round_trip(empty, edit(*marks))
    # Parts are changed, taken away, and changed again far from where they were changed first.
    changed = [Put(replace(each, memo=f"memo {n}")) for n, each in enumerate(marks)]
    removed = [Remove(Segment, each.id) for each in marks[::3]]
    again = [Put(replace(each, memo="again")) for each in marks[::7]]
    round_trip(empty, steps_of(*changed, *removed, *again))
    assert empty.count() == count - len(marks[::3]) + len(marks[::21])
    assert empty.check() == []


def test_creating_costs_an_id_and_undoing_keeps_what_redo_needs(empty: Project) -> None:
    ada, source = coder(), text_source("words " * 2000)
    made = code()
    empty.apply(edit(ada))
    empty.apply(import_of(source))
    empty.apply(codes.revised(empty, [Put(made)], "Add"))
    empty.apply(edit(*(segment(source, made, ada, Span(n, n + 600)) for n in range(2000))))

    def kept() -> tuple[int, set[bool]]:
        with closing(sqlite3.connect(empty.path)) as connection:
            last = "SELECT max(number) FROM happening WHERE kind = 'edit'"
            packed = connection.execute(f"SELECT packed FROM image WHERE edit = ({last})").fetchall()
        images = [image for (blob,) in packed for image in json.loads(zlib.decompress(blob))]
        return sum(len(blob) for (blob,) in packed), {image[2] is None for image in images}

    assert kept()[1] == {True}
    assert kept()[0] < 60 * 2000
    empty.undo()
    assert kept()[1] == {False}
    empty.redo()
    assert kept()[1] == {True}


def test_an_edit_that_fails_leaves_no_trace(project: Project) -> None:
    project.apply(codes.add(project, "undone")[1])
    project.undo()
    before, told = state(project.path), project.history()

    def failing(error: BaseException) -> Iterator[Step]:
        yield Put(coder("Zoe"))
        for number in range(1500):
            yield Put(coder(f"Coder {number}"))
        raise error

    for error in (Cancelled(), ValueError("a bug"), KeyboardInterrupt()):
        with pytest.raises(type(error)):
            project.apply(Edit(label=Message("Fails"), steps=failing(error)))
        assert state(project.path) == before
        assert project.history() == told

    def stop(done: int, total: int) -> None:
        if done >= 1000:
            raise Cancelled

    with pytest.raises(Cancelled):
        project.apply(edit(*(coder(f"Coder {number}") for number in range(1500))), stop)
    assert state(project.path) == before
    # Not even the redo branch is closed by an edit that never was.
    project.redo()
    assert project.codebook.get("undone") is not None
    for stopped in (project.undo, project.redo):
        there = state(project.path)
        with pytest.raises((Cancelled, Refused)):
            stopped(progress=lambda *_: (_ for _ in ()).throw(Cancelled()))
        assert state(project.path) == there


def test_what_would_be_left_pointing_at_nothing_is_refused(project: Project) -> None:
    before = state(project.path)
    source = project.source("notes.txt")
    ada = project.coder("Ada")
    for broken in (
        Remove(Source, source.id),
        Remove(Coder, ada.id),
        Put(replace(project.segments_of(source)[0], code=new_id())),
        Put(replace(source, text="0" * 64)),
    ):
        with pytest.raises(Refused, match="pointing at something that is gone"):
            project.apply(steps_of(broken))
        assert state(project.path) == before


def test_order_within_an_edit_is_free(empty: Project) -> None:
    ada, source, above = coder(), text_source(), code("above")
    below = code("below", above)
    marked = segment(source, below, ada)
    change = codes.revised(empty, [Put(marked), Put(below), Put(above)], "Backwards")
    change = replace(
        change,
        steps=[*change.steps, Put(source.source), Put(ada)],
        texts=[source.text],
        originals=[source.original],
    )
    round_trip(empty, change)
    assert empty.check() == []


def test_a_rule_of_the_codebook_holds_after_every_edit(project: Project) -> None:
    before = state(project.path)
    training, assistance = project.codebook.find("training"), project.codebook.find("assistance")
    twin = codes.revised(project, [Put(replace(assistance, name="Training"))], "Twin")
    circle = codes.revised(project, [Put(replace(training, parent=training.id))], "Circle")
    for wrong in (twin, circle):
        with pytest.raises(Refused):
            project.apply(wrong)
    with pytest.raises(AssertionError, match="revision"):
        project.apply(edit(replace(training, name="unrevised")))
    assert state(project.path) == before
    swap = [Put(replace(assistance, name="training")), Put(replace(training, name="assistance"))]
    round_trip(project, codes.revised(project, swap, "Swap"))


def test_a_new_edit_closes_the_redo_branch_which_stays_readable(project: Project) -> None:
    project.apply(codes.add(project, "lost")[1])
    project.undo()
    assert str(project.next_redo().label) == "Add code lost"  # type: ignore[union-attr]
    project.apply(codes.add(project, "kept")[1])
    assert project.next_redo() is None
    with pytest.raises(Refused, match="nothing to redo"):
        project.redo()
    lines = [(str(each.label), each.kind, each.undone) for each in project.history()[-3:]]
    assert lines == [
        ("Add code lost", Kind.EDIT, True),
        ("Undo: Add code lost", Kind.UNDO, False),
        ("Add code kept", Kind.EDIT, False),
    ]
    project.undo()
    assert project.codebook.get("kept") is None
    project.redo()
    assert project.codebook.get("kept") is not None


def test_undo_goes_back_to_the_very_beginning(study_path: Path) -> None:
    states = []
    with Project(study_path) as project:
        while project.next_undo() is not None:
            states.append(state(study_path))
            project.undo(any_coder=True)
        assert all(not rows for rows in state(study_path).values())
        assert project.check() == []
        with pytest.raises(Refused, match="nothing to undo"):
            project.undo()
    for expected in reversed(states):
        with Project(study_path) as project:
            project.redo(any_coder=True)
            assert state(study_path) == expected
    assert_sound(study_path)


def test_another_coders_step_is_not_taken_back_silently(project: Project) -> None:
    before = state(project.path)
    project.act_as("Ben")
    marking = segments.mark(
        project, project.source("notes.txt"), project.codebook.find("training"), [Span(20, 30)]
    )
    project.apply(marking.edit)
    after = state(project.path)
    project.act_as("Ada")
    with pytest.raises(OthersWork, match=r"“Code training”, is Ben's. It can be undone"):
        project.undo()
    assert state(project.path) == after
    project.undo(any_coder=True)
    assert state(project.path) == before
    with pytest.raises(OthersWork, match=r"is Ben's. It can be redone"):
        project.redo()
    project.act_as("Ben")
    project.redo()
    assert state(project.path) == after
    project.actor = None
    with pytest.raises(OthersWork):
        project.undo()


def test_what_nobody_did_anyone_may_take_back(project: Project) -> None:
    project.actor = None
    project.apply(coders.add(project, "Zoe")[1])
    project.act_as("Ben")
    project.undo()
    project.act_as("Ada")
    project.redo()


def test_whose_a_step_is_is_told_by_the_name_of_today(project: Project) -> None:
    zoe = coder("Zoe")
    project.apply(edit(zoe, by=zoe, label="Come in"))
    assert project.history()[-1].coder == zoe.id
    with pytest.raises(OthersWork, match="is Zoe's"):
        project.undo()
    project.act_as("Zoe")
    project.apply(coders.rename(project, zoe, "Zoë"))
    project.act_as("Ada")
    with pytest.raises(OthersWork, match="is Zoë's"):
        project.undo()
    with closing(sqlite3.connect(project.path)) as connection:
        told = connection.execute("SELECT coder, label FROM v_history").fetchall()
    assert told[-2:] == [("Zoë", "Come in"), ("Zoë", "Rename coder Zoe to Zoë")]


def test_a_coder_who_has_left_is_still_named(project: Project) -> None:
    zoe = coder("Zoe")
    project.apply(edit(zoe, by=zoe, label="Come in"))
    project.apply(coders.remove(project, zoe))
    with closing(sqlite3.connect(project.path)) as connection:
        assert connection.execute("SELECT coder FROM v_history WHERE label = 'Come in'").fetchone() == (
            "Zoe",
        )


def test_events_are_passed_over(project: Project) -> None:
    project.apply(codes.add(project, "one")[1])
    project.database.write(lambda write: journal.append_event(write, Message("Something happened"), None))
    project.undo()
    assert project.codebook.get("one") is None
    project.redo()
    kinds = [each.kind for each in project.history()[-4:]]
    assert kinds == [Kind.EDIT, Kind.EVENT, Kind.UNDO, Kind.REDO]


def test_texts_stay_when_their_source_is_taken_back(project: Project) -> None:
    source = text_source("Only here.", "only.txt")
    project.apply(import_of(source))
    project.undo()
    project.redo()
    assert project.text(project.source("only.txt")) == "Only here."
    assert project.original(project.source("only.txt")) == b"Only here."


def test_changes_tell_what_was_touched(project: Project) -> None:
    zoe = coder("Zoe")
    changes = project.apply(edit(zoe, memo()))
    assert changes is not None
    assert changes.touches(Coder)
    assert not changes.touches(Code, Segment)
    assert changes.count == 2
    assert changes.ids is not None
    assert changes.ids[Coder] == {zoe.id}
    undone = project.undo()
    assert (undone.types, undone.ids, undone.count) == (changes.types, changes.ids, 2)
    assert (undone.happening.kind, str(undone.happening.label)) == (Kind.UNDO, "Put")
    many = project.apply(edit(*(coder(f"c{n}") for n in range(journal.NAMED + 1))))
    assert many is not None
    assert (many.ids, many.count, many.types) == (None, journal.NAMED + 1, {Coder})


def test_progress_is_told_with_the_size(project: Project) -> None:
    told: list[tuple[int, int]] = []
    change = replace(edit(*(coder(f"c{n}") for n in range(2500))), size=2500)
    project.apply(change, lambda done, total: told.append((done, total)))
    # Of the backup before it nobody knows how long it takes.
    assert [each for each in told if each != (0, 0)] == [(1000, 2500), (2000, 2500), (2500, 2500)]
    told.clear()
    project.undo(progress=lambda done, total: told.append((done, total)))
    assert told == [(1, 3), (2, 3), (3, 3)]


def test_an_edit_is_told_to_everybody_once(project: Project) -> None:
    heard = []
    stop = project.subscribe(heard.append)
    changes = project.apply(codes.add(project, "one")[1])
    assert project.apply(None) is None
    project.undo()
    stop()
    project.redo()
    assert [each.happening.kind for each in heard] == [Kind.EDIT, Kind.UNDO]
    assert heard[0] is changes


def test_an_edit_with_no_step_is_no_line_of_the_history(project: Project) -> None:
    told = project.history()
    assert project.apply(steps_of()) is None
    assert project.history() == told


def test_the_label_within_a_label_keeps_its_template(project: Project) -> None:
    project.apply(codes.add(project, "lost")[1])
    project.undo()
    told = project.history()[-1].label
    assert str(told) == "Undo: Add code lost"
    assert told.values == {"label": Message("Add code {path}", {"path": "lost"})}
