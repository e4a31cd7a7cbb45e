"""Splitting a code: naming its parts, deciding segment by segment with number keys, one step at the end."""

from collections.abc import Sequence

import pytest
from open_window import answering, button, press_in, settle
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from small_study import mark

from blotter.domain.former_code import Fate
from blotter.project import codes, segments
from blotter.project.project import Project
from blotter.ui.main_window import MainWindow
from blotter.ui.splitting.page import SplittingPage
from blotter.ui.splitting.split_dialog import MOST, SplitDialog

RIVER = "patrol/river patrol"
QUOTES = ["nineteen patrol boats", "boats of both countries moved downstream"]


def project_of(window: MainWindow) -> Project:
    return window.work.desk.project


def named(dialog: SplitDialog, names: Sequence[str]) -> None:
    for line, name in zip(dialog.lines, names, strict=False):
        line.setText(name)
    button(dialog, "Divide the segments…").click()


def split(window: MainWindow, path: str, names: Sequence[str]) -> SplittingPage:
    """Choose *Split…* in the menu of a code and name the parts."""
    pane, code = window.work.panes.codebook, project_of(window).codebook.find(path)
    menu = pane.context_menu(code)
    with answering(lambda box: named(box, names)):  # type: ignore[arg-type]
        next(each for each in menu.actions() if each.text() == "Split…").trigger()
    # Offscreen, no window becomes the active one again when a dialog has gone.
    window.activateWindow()
    settle()
    window.work.splitting.setFocus()
    return window.work.splitting


@pytest.fixture
def page(window: MainWindow) -> SplittingPage:
    """River patrol, of which two codes are to be made; who leaves decisions behind ends the split."""
    found = split(window, RIVER, ["boats given", "boats moved"])
    assert found.isVisible()
    return found


def press(page: SplittingPage, key: Qt.Key) -> None:
    QTest.keyClick(QApplication.focusWidget() or page, key)
    settle()


def shown(page: SplittingPage) -> str:
    """The words that are marked in the passage."""
    (segment,) = list(page.passage.page.layer) or [None]
    return page.passage.page.positions.text(segment.span) if segment else ""


def given(window: MainWindow) -> dict[str, str]:
    book = project_of(window).codebook
    return {
        each.quote: book.path(each.code) for each in project_of(window).retrieve() if each.quote in QUOTES
    }


def test_number_keys_divide_the_segments_in_one_step(page: SplittingPage, window: MainWindow) -> None:
    before = len(project_of(window).history())
    assert shown(page) == QUOTES[0]
    press(page, Qt.Key.Key_1)
    assert shown(page) == QUOTES[1]
    press(page, Qt.Key.Key_2)
    assert "goes" in page._decided.note.sentence()
    page._decided.note.action_requested.emit()
    settle()
    assert window.work.is_text_in_view()
    assert given(window) == {QUOTES[0]: "patrol/boats given", QUOTES[1]: "patrol/boats moved"}
    assert project_of(window).codebook.get(RIVER) is None
    assert {each.fate for each in project_of(window).former_codes} == {Fate.SPLIT}
    assert len(project_of(window).history()) == before + 1
    window.actions_by_id["undo"].trigger()
    settle()
    assert given(window) == dict.fromkeys(QUOTES, RIVER)
    assert project_of(window).codebook.get("patrol/boats given") is None


def test_it_can_be_finished_at_any_time(page: SplittingPage, window: MainWindow) -> None:
    press(page, Qt.Key.Key_1)
    page.finish.click()
    settle()
    assert given(window) == {QUOTES[0]: "patrol/boats given", QUOTES[1]: RIVER}


def test_space_and_nought_leave_it_and_backspace_goes_back(page: SplittingPage, window: MainWindow) -> None:
    press(page, Qt.Key.Key_Space)
    press(page, Qt.Key.Key_0)
    assert page.division is not None
    assert page.division.assigned() == {}
    press(page, Qt.Key.Key_Backspace)
    assert shown(page) == QUOTES[1]
    assert page.parts.buttons[-1].isChecked(), "what was decided is shown"
    press(page, Qt.Key.Key_2)
    page.finish.click()
    settle()
    assert given(window) == {QUOTES[0]: RIVER, QUOTES[1]: "patrol/boats moved"}


def test_a_click_decides_and_the_keys_go_on(page: SplittingPage) -> None:
    page.parts.buttons[1].click()
    settle()
    assert shown(page) == QUOTES[1]
    press(page, Qt.Key.Key_1)
    assert page.division is not None
    assert list(page.division.decided.values()) == [1, 0]
    page.end()


def test_digits_go_by_their_place_on_the_keyboard(page: SplittingPage) -> None:
    french = QKeyEvent(
        QKeyEvent.Type.KeyPress, Qt.Key.Key_Eacute, Qt.KeyboardModifier.NoModifier, 11, 0, 0, "é"
    )
    QApplication.sendEvent(page.passage.page, french)
    assert page.division is not None
    assert list(page.division.decided.values()) == [1]
    page.end()


def test_a_key_beyond_the_parts_does_nothing(page: SplittingPage) -> None:
    press(page, Qt.Key.Key_7)
    assert shown(page) == QUOTES[0]


def test_existing_codes_can_be_parts(window: MainWindow) -> None:
    page = split(window, RIVER, ["patrol › exercise", ""])
    press(page, Qt.Key.Key_1)
    page.finish.click()
    settle()
    assert given(window) == {QUOTES[0]: "patrol/exercise", QUOTES[1]: RIVER}


def test_it_waits_while_one_looks_elsewhere(page: SplittingPage, window: MainWindow) -> None:
    press(page, Qt.Key.Key_1)
    press(page, Qt.Key.Key_Escape)
    assert window.work.is_text_in_view()
    (gone,) = [each for each in project_of(window).retrieve() if each.quote == QUOTES[1]]
    project_of(window).apply(segments.unmark(project_of(window), [gone]))
    mark(project_of(window), "Loan", RIVER, "repayable")
    window.actions_by_id["split-code"].trigger()
    settle()
    assert page.isVisible()
    assert shown(page) == "repayable"
    assert page.decided() == 1
    page.end()


def test_giving_up_asks_where_something_was_decided(page: SplittingPage, window: MainWindow) -> None:
    press(page, Qt.Key.Key_1)
    with answering(lambda box: button(box, "Cancel").click()):
        page.give_up.click()
    assert page.division is not None
    with answering(lambda box: button(box, "Give up").click()):
        page.give_up.click()
    assert page.division is None
    assert given(window) == dict.fromkeys(QUOTES, RIVER)


def test_closing_the_project_asks_about_what_was_decided(page: SplittingPage, window: MainWindow) -> None:
    press(page, Qt.Key.Key_1)
    told = []
    with answering(lambda box: (told.append(box.text()), button(box, "Cancel").click())):
        assert not window.close_project()
    assert "being split" in told[0]
    page.end()


def test_another_split_asks_first(page: SplittingPage, window: MainWindow) -> None:
    motive = project_of(window).codebook.find("motive").id
    with answering(lambda box: button(box, "Cancel").click()):
        window.work.dividing.split(motive)
    assert page.division is not None
    assert page.division.code != motive


def test_a_code_that_is_deleted_meanwhile_ends_the_split(page: SplittingPage, window: MainWindow) -> None:
    project = project_of(window)
    project.apply(codes.delete(project, project.codebook.find(RIVER)))
    settle()
    assert page.division is None
    assert "No code is being split" in page.nothing.note.sentence()


def test_a_change_of_the_scale_keeps_the_split(page: SplittingPage, window: MainWindow) -> None:
    press(page, Qt.Key.Key_1)
    window.rebuild()
    settle()
    assert window.work.splitting is not page
    assert window.work.splitting.decided() == 1
    assert window.work.splitting.isVisible()
    window.work.splitting.end()


# Naming the parts


@pytest.fixture
def dialog(window: MainWindow) -> SplitDialog:
    project = project_of(window)
    made = SplitDialog(project, project.codebook.find(RIVER), window)
    made.show()
    return made


def complaint(dialog: SplitDialog, *names: str) -> str:
    named(dialog, names)
    return dialog.complaint.text()


def test_lines_can_be_added_up_to_nine(dialog: SplitDialog) -> None:
    assert len(dialog.lines) == 2
    more = button(dialog, "One more code")
    while more.isVisible():
        more.click()
    assert len(dialog.lines) == MOST


def test_what_cannot_be_is_said(dialog: SplitDialog) -> None:
    assert complaint(dialog) == "Name at least one code."
    assert "exercise" in complaint(dialog, "exercise"), "there is one beside it"
    assert complaint(dialog, "patrol › exercise", "PATROL › exercise") == "Two of these are the same code."
    assert "a" in complaint(dialog, "a", "A")
    assert dialog.isVisible()


def test_parts_are_what_the_lines_name(dialog: SplitDialog) -> None:
    named(dialog, ["night", "motive"])
    assert [(part.code.name, part.new) for part in dialog.parts()] == [("night", True), ("motive", False)]
    assert not dialog.isVisible()


def test_enter_in_a_line_accepts(dialog: SplitDialog) -> None:
    dialog.lines[0].setText("night")
    press_in(dialog.lines[0], Qt.Key.Key_Return)
    assert [part.code.name for part in dialog.parts()] == ["night"]
