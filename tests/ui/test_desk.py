"""The desk: gestures planned, applied and told, whatever widget they come from."""

from collections.abc import Iterator, Sequence

import pytest
from pytestqt.qtbot import QtBot

from blotter.domain.segment import Span
from blotter.errors import OthersWork
from blotter.project.project import Project
from blotter.ui import steps
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
    desk.undo()
    assert len(here(desk)) == before, "both were one step"
    desk.redo()
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


def test_the_codes_that_a_coder_gave_last_are_recent_after_opening_again(desk: Desk) -> None:
    desk.mark(Span(0, 6), [code(desk, "motive")])
    desk.mark(Span(0, 6), [code(desk, "training")])
    mine = [each.name for each in desk.recent_codes()]
    assert mine[:2] == ["training", "motive"]
    actor = desk.project.actor
    desk.act_as(None)
    assert desk.recent_codes() == []
    desk.act_as(actor)
    assert [each.name for each in desk.recent_codes()] == mine


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
    desk.recode([segment.id], code(desk, "motive"))
    desk.write_memo(f"segment:{segment.id}", "**why**")
    changed = desk.project.segment(segment.id)
    assert (changed.end, changed.code, changed.memo) == (segment.end - 3, code(desk, "motive"), "**why**")
    for _ in range(3):
        desk.undo()
    assert desk.project.segment(segment.id) == segment


@pytest.mark.parametrize("large", [0, 5000], ids=["as long work", "at once"])
def test_unmark_says_what_it_took(
    desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, large: int
) -> None:
    monkeypatch.setattr(steps, "LARGE", large)
    assert desk.source is not None
    ids = [each.id for each in desk.project.segments_of(desk.source)]
    with qtbot.waitSignal(desk.said) as said:
        desk.unmark(ids)
    assert said.args == [f"Uncoded {len(ids)} segments · Ctrl+Z undoes"]
    assert here(desk) == []


def test_others_segments_are_asked_about_once_for_each_coder(desk: Desk) -> None:
    assert desk.source is not None
    put: list[tuple[list[str], int]] = []
    answers = [False, True]

    def ask(names: Sequence[str], count: int) -> bool:
        put.append((list(names), count))
        return answers.pop(0)

    desk.ask_about = ask
    ids = [each.id for each in desk.project.segments_of(desk.source)]
    desk.unmark(ids[:1])
    assert (put, len(here(desk))) == ([], 1), "one's own need no question"
    desk.act_as(desk.project.coder("Jonas Falk"))
    desk.recode(ids[1:], code(desk, "motive"))
    assert put == [(["Mira Okonjo"], 1)]
    assert ("motive", "the night boat") not in here(desk)
    desk.recode(ids[1:], code(desk, "motive"))
    desk.move_bounds(ids[1], Span(0, 6))
    assert desk.write_memo(f"segment:{ids[1]}", "mine")
    assert put == [(["Mira Okonjo"], 1)] * 2
    assert here(desk) == [("motive", "He was")]


@pytest.mark.parametrize(
    ("snap", "words"), [("off", "night bo"), ("words", "night boat"), ("sentences", "He was put")]
)
def test_a_passage_grows_to_what_is_wanted(desk: Desk, qtbot: QtBot, snap: str, words: str) -> None:
    assert desk.source is not None
    desk.snap = lambda: snap
    start = desk.project.text(desk.source).index("night bo")
    with qtbot.waitSignal(desk.said) as said:
        desk.mark(Span(start, start + len("night bo")), [code(desk, "motive")])
    (quote,) = [quote for path, quote in here(desk) if path == "motive"]
    assert quote.startswith(words)
    assert ("grown" in said.args[0]) == (snap != "off")


def test_another_code_on_a_segments_bounds_keeps_them(desk: Desk) -> None:
    assert desk.source is not None
    desk.mark(Span(0, 4), [code(desk, "motive")])
    desk.snap = lambda: "sentences"
    desk.mark(Span(0, 4), [code(desk, "training")])
    assert ("training", "He w") in here(desk)


def test_one_note_on_several_segments_is_one_step(desk: Desk) -> None:
    assert desk.source is not None
    before = desk.project.segments_of(desk.source)
    desk.append_memo([each.id for each in before], "compare")
    assert {each.memo for each in desk.project.segments_of(desk.source)} == {"compare"}
    desk.undo()
    assert desk.project.segments_of(desk.source) == before


def test_a_note_on_a_passage_is_written_and_removed(desk: Desk) -> None:
    assert desk.source is not None
    assert desk.write_memo(f"passage:0:6:{desk.source.id}", "who?")
    (note,) = desk.project.notes_of(desk.source)
    assert (note.quote, note.text) == ("He was", "who?")
    desk.remove_note(note.id)
    assert desk.project.notes_of(desk.source) == []
    desk.undo()
    assert desk.project.notes_of(desk.source) == [note]


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


def test_who_is_joined_with_another_goes_on_as_the_other(desk: Desk, qtbot: QtBot) -> None:
    mira, jonas = (desk.project.coder(name) for name in ("Mira Okonjo", "Jonas Falk"))
    held = desk.project.count()
    with qtbot.waitSignal(desk.coder_changed):
        desk.join_coders(mira.id, jonas.id)
    assert desk.project.actor == jonas
    assert list(desk.project.coders) == [jonas.id]
    assert {each.coder for each in desk.project.retrieve()} == {jonas.id}
    assert desk.project.count() == held
    desk.undo()
    assert desk.project.coders[mira.id] == mira


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
