"""The discussion of a code: written, read, decided, by keyboard alone, and never lost half written."""

import pytest
from open_window import CONTROL, answering, choosing, press_in, settle
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QPlainTextEdit

from blotter.domain.code_note import CodeNote, Decision
from blotter.domain.codebook import Code
from blotter.project import code_notes, codes, freezing
from blotter.project.project import Project
from blotter.ui.dialogs.code_notes_dialog import CodeNotesDialog
from blotter.ui.dialogs.form_dialog import FormDialog
from blotter.ui.main_window import MainWindow
from blotter.ui.status import Tone
from blotter.ui.views.code_notes_view import CodeNotesView

PATH = "patrol/river patrol"


@pytest.fixture
def project(window: MainWindow) -> Project:
    return window.work.desk.project


@pytest.fixture
def view(window: MainWindow, project: Project, qtbot) -> CodeNotesView:
    """The notes on river patrol, beside the window."""
    made = CodeNotesView(window.work.desk.bridge, window.work.desk)
    made.setWindowFlag(Qt.WindowType.Window)
    qtbot.addWidget(made)
    made.show_code(project.codebook.find(PATH).id)
    made.resize(300, 500)
    made.show()
    return made


def code(project: Project, path: str = PATH) -> Code:
    return project.codebook.find(path)


def write(project: Project, text: str, part: str = "", words: str = "", path: str = PATH) -> CodeNote:
    note, edit = code_notes.add(project, code(project, path), text, part, words)
    project.apply(edit)
    return note


def told(view: CodeNotesView) -> list[str]:
    return [row.accessibleName() for row in view.rows]


def press_link(view: CodeNotesView, words: str, row: int = 0) -> None:
    next(link for link in view.rows[row].links if link.text() == words).click()


def give_reason(words: str):
    """Type a reason into the dialog and carry the decision out."""

    def act(box: QDialog) -> None:
        assert isinstance(box, FormDialog)
        box.enter(reason=words)
        box.accept()
        if box.isVisible():
            box.reject()

    return answering(act)


def test_a_note_is_written_from_the_keyboard(
    view: CodeNotesView, project: Project, window: MainWindow
) -> None:
    field = view.composer.text
    field.setFocus()
    QTest.keyClicks(field, "Do convoys count?")
    press_in(field, Qt.Key.Key_Return, CONTROL)
    (note,) = project.code_notes()
    assert (note.text, note.part, project.coders[note.coder or ""].name) == (
        "Do convoys count?",
        "",
        "Mira Okonjo",
    )
    assert field.toPlainText() == ""
    assert view.composer.text.hasFocus()
    (row,) = told(view)
    assert "Mira Okonjo" in row
    assert "open" in row
    assert "Do convoys count?" in row
    assert window.status.told() == "Wrote a note on river patrol · Ctrl+Z undoes"
    window.work.desk.undo()
    assert told(view) == []


def test_words_are_proposed_for_a_part_beginning_with_those_it_has(
    view: CodeNotesView, project: Project
) -> None:
    composer = view.composer
    assert not composer.words.isVisible()
    assert not composer.write.isEnabled()
    composer.part.setCurrentIndex(composer.part.findData("short"))
    assert composer.words.toPlainText() == "What reports river patrol."
    assert not composer.write.isEnabled(), "the words are those of the code"
    composer.words.setPlainText("Boats of two states.")
    composer.write.click()
    (note,) = project.code_notes()
    assert (note.part, note.words, note.text) == ("short", "Boats of two states.", "")
    assert "It says now: What reports river patrol." in told(view)[0]
    assert composer.part.currentData() == ""


def test_accepted_words_are_in_the_code_and_the_reason_stands_below_the_note(
    view: CodeNotesView, project: Project
) -> None:
    write(project, "Shorter", "short", "Boats of two states.")
    with give_reason("Agreed in May"):
        press_link(view, "Accept…")
    assert code(project).short == "Boats of two states."
    assert project.revision is not None
    assert project.revision.reason == "Agreed in May"
    (row,) = told(view)
    assert "accepted" in row
    assert "Agreed in May" in row
    with give_reason("No"):
        press_link(view, "Decline after all…")
    assert "declined" in told(view)[0]
    assert code(project).short == "Boats of two states."


def test_a_decision_needs_a_reason_and_says_beforehand_what_it_does(
    view: CodeNotesView, project: Project
) -> None:
    note = write(project, "", "not_when", "Not for convoys.")
    dialog = view.decision_dialog(note, Decision.ACCEPTED)
    assert dialog._told.text() == "“Do not use when” will be: Not for convoys."
    dialog.accept()
    assert "Say why" in dialog.complaints()[""]
    dialog.deleteLater()
    with choosing("Cancel"):
        press_link(view, "Decline…")
    assert project.code_notes() == [note]


def test_a_frozen_codebook_is_told_in_the_dialog(view: CodeNotesView, project: Project) -> None:
    note = write(project, "", "short", "Boats.")
    project.apply(freezing.freeze(project))
    dialog = view.decision_dialog(note, Decision.ACCEPTED)
    dialog.enter(reason="Now")
    dialog.accept()
    assert "frozen at revision" in dialog.complaints()[""]
    dialog.deleteLater()
    dialog = view.decision_dialog(note, Decision.DECLINED)
    dialog.enter(reason="Now")
    dialog.accept()
    assert dialog.complaints() == {}
    dialog.deleteLater()


def test_what_the_project_refuses_while_it_writes_is_told_in_the_status_bar(
    view: CodeNotesView, project: Project, window: MainWindow
) -> None:
    project.apply(freezing.freeze(project))
    desk = window.work.desk
    desk.change_code(code(project).id, lambda known: codes.rename(project, known, "boats"), "Renamed")
    assert window.status.tone() is Tone.WRONG
    assert "frozen" in window.status.told()
    assert code(project).name == "river patrol"


def test_what_is_half_written_stays_with_its_code(view: CodeNotesView, project: Project) -> None:
    view.composer.text.setPlainText("half a thought")
    view.composer.part.setCurrentIndex(view.composer.part.findData("full"))
    view.composer.words.setPlainText("half the words")
    view.show_code(code(project, "motive").id)
    assert view.composer.draft() == ("", "", "")
    write(project, "Another note", path="motive")
    view.show_code(code(project).id)
    assert view.composer.draft() == ("half a thought", "full", "half the words")
    assert told(view) == []
    view.show_code("")
    assert not view.composer.isVisible()


def test_only_the_notes_of_the_code_are_shown_and_they_follow_the_project(
    view: CodeNotesView, project: Project
) -> None:
    write(project, "Elsewhere", path="motive")
    note = write(project, "Here")
    assert len(told(view)) == 1
    press_link(view, "Remove")
    assert told(view) == []
    project.undo()
    assert [row.note for row in view.rows] == [note]
    project.apply(codes.merge(project, code(project, "motive"), code(project)))
    assert len(told(view)) == 2
    project.apply(codes.delete(project, code(project)))
    assert told(view) == []
    assert not view.composer.isVisible()


def test_the_focus_stays_on_the_note_that_was_decided(view: CodeNotesView, project: Project, qtbot) -> None:
    write(project, "One")
    write(project, "Two")
    view.activateWindow()
    qtbot.waitUntil(view.isActiveWindow)
    view.rows[1].links[0].setFocus()
    project.apply(code_notes.decide(project, view.rows[1].note, Decision.ACCEPTED, "Yes"))
    assert view.rows[1].isAncestorOf(view.focusWidget())


def test_while_editing_rests_nothing_can_be_written(view: CodeNotesView, window: MainWindow) -> None:
    write(window.work.desk.project, "One")
    window.work.desk.rest("Importing")
    assert not view.composer.isEnabled()
    assert not any(link.isEnabled() for link in view.rows[0].links)
    window.work.desk.rest("")
    assert view.composer.isEnabled()


def test_the_menu_of_a_code_opens_its_notes_in_a_window(window: MainWindow, project: Project) -> None:
    chosen = code(project)
    window.work.panes.codebook.notes_requested.emit(chosen.id)
    (dialog,) = window.findChildren(CodeNotesDialog)
    assert dialog.windowTitle() == "Notes on “patrol › river patrol”"
    settle()
    assert isinstance(dialog.focusWidget(), QPlainTextEdit)
    dialog.view.composer.text.setPlainText("Hm.")
    dialog.view.composer.write.click()
    assert len(project.code_notes()) == 1
    press_in(dialog.view.composer.part, Qt.Key.Key_Return)
    assert dialog.isVisible(), "Enter closes nothing over what is being written"
    project.apply(codes.delete(project, chosen))
    settle()
    assert window.findChildren(CodeNotesDialog) == []


def test_a_note_of_somebody_who_is_gone_is_nobodys(view: CodeNotesView, project: Project) -> None:
    project.actor = None
    write(project, "Whose?")
    assert "nobody" in told(view)[0]
