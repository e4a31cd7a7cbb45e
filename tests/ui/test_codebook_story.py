"""A story by keyboard alone: define, see the revision, freeze, propose, thaw, compare, re-check, undo all."""

from contextlib import AbstractContextManager

from open_window import CONTROL, SHIFT, answering, settle
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from small_study import mark

from blotter.project import rechecking
from blotter.ui.main_window import MainWindow

RIVER = "patrol/river patrol"
TAB, ENTER, SPACE = Qt.Key.Key_Tab, Qt.Key.Key_Return, Qt.Key.Key_Space


def focus() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None, "the keyboard is nowhere"
    return widget


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(focus(), key, modifiers)
    settle()


def write(words: str) -> None:
    QTest.keyClicks(focus(), words)


def come_back(window: MainWindow) -> None:
    """The window is the active one again: offscreen, nobody sees to that when a dialog has gone."""
    window.activateWindow()
    settle()


def tab_to(name: str, most: int = 60) -> None:
    """Go on with Tab until the keyboard is at what is called so."""
    for _ in range(most):
        if focus().accessibleName() == name or getattr(focus(), "text", lambda: "")() == name:
            return
        press(TAB)
    raise AssertionError(f"Tab does not lead to {name}")


def command(window: MainWindow, words: str) -> None:
    """Do an action by its name."""
    press(Qt.Key.Key_P, CONTROL | SHIFT)
    write(words)
    press(ENTER)


def typing(*steps: str | Qt.Key) -> AbstractContextManager[None]:
    """Type words and keys into the dialog that the block opens."""

    def type_into(box: QDialog) -> None:
        box.activateWindow()
        if box.focusWidget() is None:
            QTest.keyClick(box, TAB)
        for each in steps:
            field = box.focusWidget() or box
            if isinstance(each, str):
                QTest.keyClick(field, Qt.Key.Key_A, CONTROL)
                QTest.keyClicks(field, each)
            else:
                QTest.keyClick(field, each)

    return answering(type_into)


def test_a_codebook_is_worked_on_without_a_mouse(window: MainWindow) -> None:
    project, work = window.work.desk.project, window.work
    mark(project, "Loan", RIVER, "repayable")
    beginning = (project.codebook.digest(), sorted(each.id for each in project.retrieve()))
    steps = len(project.history())
    settle()

    # Choose the code in the tree and write its definition.
    press(Qt.Key.Key_K, CONTROL | SHIFT)
    assert work.editor.isVisible()
    press(Qt.Key.Key_Home)
    for _ in range(list(project.codebook).index(project.codebook.find(RIVER))):
        press(Qt.Key.Key_PageDown, CONTROL)
    assert project.codebook.path(work.editor.current_code()) == RIVER
    press(ENTER)
    assert focus() is work.editor.form.fields["full"]
    write("Boats of two countries sail together.")
    press(ENTER, CONTROL)
    write("two coders differed")
    press(ENTER)
    assert project.codebook.find(RIVER).full == "Boats of two countries sail together."

    # The revision is there, with its reason.
    revision = project.revision
    assert revision is not None
    assert revision.reason == "two coders differed"
    assert work.editor.aside.revisions.rows()[0].link.text() == f"Revision {revision.number}"

    # Freeze, and propose other words for a part.
    with typing("round 2", ENTER):
        command(window, "freeze")
    assert [each.reason for each in project.freezes] == ["round 2"]
    come_back(window)
    while focus() is not work.editor.form.fields["use_when"]:
        press(TAB)
    write("x")
    assert project.codebook.find(RIVER).use_when == "", "frozen"
    tab_to("Propose other words for Use when")
    with typing("Only on the water.", TAB, "clearer", TAB, SPACE):
        press(SPACE)
    come_back(window)
    (note,) = project.code_notes()
    assert (note.part, note.words, note.text) == ("use_when", "Only on the water.", "clearer")

    # Thaw and compare.
    command(window, "freeze")
    assert project.freezes == []
    command(window, "compare revisions")
    assert work.revisions.isVisible()
    assert [each.after for each in work.revisions.compared()] == [RIVER]
    assert "Boats of two countries sail together." in work.revisions.parts.toPlainText()

    # Re-check: all three segments are still right.
    assert sum(rechecking.outdated_counts(project).values()) == 3
    tab_to("Check them…")
    press(SPACE)
    assert work.rechecking.isVisible()
    while any(each.isEnabled() for each in work.rechecking.acts.buttons):
        press(Qt.Key.Key_S)
    assert rechecking.outdated_counts(project) == {}

    # Undo all.
    while len([each for each in project.history() if each.kind == "edit" and not each.undone]) > steps:
        press(Qt.Key.Key_Z, CONTROL)
    assert (project.codebook.digest(), sorted(each.id for each in project.retrieve())) == beginning
    assert project.code_notes() == []
    press(Qt.Key.Key_Escape)
    assert work.is_text_in_view()
