"""The desk: gestures planned, applied and told, whatever widget they come from."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from blotter.domain.segment import Span
from blotter.errors import OthersWork
from blotter.project.project import Project
from blotter.ui.desk import RECENT, Desk


class Asked:
    """Answers the question about others' steps as it is told, and counts how often it was put."""

    def __init__(self) -> None:
        self.times = 0
        self.answer = False

    def __call__(self, _question: OthersWork) -> bool:
        self.times += 1
        return self.answer


@pytest.fixture
def asked() -> Asked:
    return Asked()


@pytest.fixture
def desk(study: Project, asked: Asked, qtbot: QtBot) -> Iterator[Desk]:
    made = Desk(study, asked)
    made.show_source(study.source("Interview 07.md").id)
    yield made
    made.bridge.close()


def code(desk: Desk, path: str) -> str:
    return desk.project.codebook.find(path).id


def here(desk: Desk) -> list[tuple[str, str]]:
    assert desk.source is not None
    book = desk.project.codebook
    return [(book.path(s.code), s.quote) for s in desk.project.segments_of(desk.source)]


def test_white_space_at_the_ends_is_left_out(desk: Desk) -> None:
    assert desk.mark(Span(60, 67), [code(desk, "motive")])
    assert ("motive", "Nobody") in here(desk)


def test_white_space_alone_is_no_passage(desk: Desk, qtbot: QtBot) -> None:
    with qtbot.waitSignal(desk.noted) as noted:
        assert not desk.mark(Span(60, 61), [code(desk, "motive")])
    assert noted.args == ["Select a passage first."]


def test_several_codes_on_one_passage_and_the_same_once_more(desk: Desk, qtbot: QtBot) -> None:
    before = len(here(desk))
    assert desk.mark(Span(0, 6), [code(desk, "motive"), code(desk, "training")])
    assert len(here(desk)) == before + 2
    with qtbot.waitSignal(desk.noted) as noted:
        desk.mark(Span(0, 6), [code(desk, "motive")])
    assert "already" in noted.args[0]
    assert len(here(desk)) == before + 2


def test_a_new_code_and_its_segment_are_one_step(desk: Desk) -> None:
    before = here(desk)
    assert desk.mark_new(Span(0, 6), "night work", code(desk, "patrol"))
    assert ("patrol/night work", "He was") in here(desk)
    desk.undo()
    assert here(desk) == before
    assert desk.project.codebook.get("patrol/night work") is None
    desk.redo()
    assert ("patrol/night work", "He was") in here(desk)


def test_a_name_that_is_taken_is_told_and_changes_nothing(desk: Desk, qtbot: QtBot) -> None:
    with qtbot.waitSignal(desk.failed):
        assert not desk.mark_new(Span(0, 6), "Training", None)
    assert desk.project.codebook.get("training") is not None


def test_recent_codes_come_newest_first_and_are_nine_at_most(desk: Desk) -> None:
    for number in range(12):
        desk.mark_new(Span(0, 6), f"code {number}", None)
    names = [each.name for each in desk.recent_codes()]
    assert names == [f"code {number}" for number in range(11, 11 - RECENT, -1)]
    desk.mark(Span(0, 6), [code(desk, "code 5")])
    assert desk.recent_codes()[0].name == "code 11"
    desk.mark(Span(0, 2), [code(desk, "code 5")])
    assert desk.recent_codes()[0].name == "code 5"


def test_another_coders_step_is_asked_about(desk: Desk, asked: Asked) -> None:
    desk.act_as(desk.project.coder("Jonas Falk"))
    desk.mark(Span(0, 6), [code(desk, "motive")])
    desk.act_as(desk.project.coder("Mira Okonjo"))
    desk.undo()
    assert (asked.times, ("motive", "He was") in here(desk)) == (1, True)
    asked.answer = True
    desk.undo()
    assert (asked.times, ("motive", "He was") in here(desk)) == (2, False)
    desk.redo()
    assert (asked.times, ("motive", "He was") in here(desk)) == (3, True)


def test_bounds_codes_and_memos_change_and_come_back(desk: Desk) -> None:
    assert desk.source is not None
    segment = desk.project.segments_of(desk.source)[0]
    desk.move_bounds(segment.id, Span(segment.start, segment.end - 3))
    desk.recode(segment.id, code(desk, "motive"))
    desk.write_memo(f"segment:{segment.id}", "**why**")
    changed = desk.project.segment(segment.id)
    assert (changed.end, changed.code, changed.memo) == (segment.end - 3, code(desk, "motive"), "**why**")
    for _ in range(3):
        desk.undo()
    assert desk.project.segment(segment.id) == segment


def test_unmark_says_what_it_took(desk: Desk, qtbot: QtBot) -> None:
    assert desk.source is not None
    ids = [each.id for each in desk.project.segments_of(desk.source)]
    with qtbot.waitSignal(desk.said) as said:
        desk.unmark(ids)
    assert said.args == [f"Uncoded {len(ids)} segments · Ctrl+Z undoes"]
    assert here(desk) == []


def test_nothing_to_undo_is_told_not_raised(desk: Desk, asked: Asked, qtbot: QtBot) -> None:
    asked.answer = True
    while desk.project.next_undo():
        desk.undo()
    with qtbot.waitSignal(desk.failed) as failed:
        desk.undo()
    assert "nothing to undo" in str(failed.args[0])
    assert desk.project.check() == []


def test_done_needs_a_coder(desk: Desk, qtbot: QtBot) -> None:
    assert desk.source is not None
    desk.set_done(desk.source.id, True)
    assert desk.project.done_coders() == {desk.source.id: {desk.project.coder("Mira Okonjo").id}}
    desk.act_as(None)
    with qtbot.waitSignal(desk.failed):
        desk.set_done(desk.source.id, False)


def test_who_codes_is_asked_when_it_is_needed(desk: Desk) -> None:
    desk.act_as(None)
    asked: list[None] = []

    def find() -> None:
        asked.append(None)
        desk.act_as(desk.project.coder("Jonas Falk"))

    desk.find_coder = find
    assert desk.mark(Span(0, 6), [code(desk, "motive"), code(desk, "training")])
    assert len(asked) == 1
    assert {"Jonas Falk"} == {
        desk.project.coders[s.coder].name for s in desk.project.retrieve() if s.quote == "He was"
    }


def test_without_an_answer_nothing_is_coded(desk: Desk, qtbot: QtBot) -> None:
    desk.act_as(None)
    before = here(desk)
    desk.find_coder = lambda: None
    with qtbot.waitSignal(desk.failed):
        assert not desk.mark(Span(0, 6), [code(desk, "motive")])
    assert here(desk) == before
