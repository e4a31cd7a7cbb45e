"""Coding in the real window by key and by menu: what a coder does all day."""

import pytest
import small_study
from open_window import CONTROL, DOCUMENT, SHIFT, answering, button, coded, press, press_in, settle
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QMenu

from blotter.domain.segment import Span
from blotter.project import codes
from blotter.ui.control.segment_menu import text_menu
from blotter.ui.main_window import MainWindow
from blotter.ui.status import Tone

ME = "Mira Okonjo"
WORDS = Span(0, 6)
"""“He was” in the interview."""

Key = Qt.Key


def type_code(window: MainWindow, words: str, key: Qt.Key = Key.Key_Return) -> None:
    """Type into the palette, which is open, and end with a key."""
    field = window.work.coding.palette.findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    assert field.isVisible()
    QTest.keyClicks(field, words)
    QTest.keyClick(field, key)
    settle()


def choose_segment(window: MainWindow, words: str) -> str:
    """Choose the segment with these words; its id."""
    project = window.work.desk.project
    segments = project.segments_of(small_study.document(project, DOCUMENT))
    (found,) = [each for each in segments if each.quote == words]
    window.work.page.view.choose(found.id)
    return found.id


def told(window: MainWindow) -> tuple[str, Tone]:
    return window.status.told(), window.status.tone()


@pytest.mark.parametrize(
    ("key", "held"), [(Key.Key_K, CONTROL), (Key.Key_Return, Qt.KeyboardModifier.NoModifier)]
)
def test_the_palette_codes_the_selection_and_the_selection_stays(
    window: MainWindow, key: Qt.Key, held: Qt.KeyboardModifier
) -> None:
    window.work.page.view.select(WORDS)
    press(window, key, held)
    type_code(window, "moti")
    assert ("motive", "He was", ME) in coded(window.work.desk.project)
    assert window.work.page.view.selected_span() == WORDS
    assert window.work.page.view.page.hasFocus()
    assert told(window) == ("Coded as motive · Ctrl+Z undoes", Tone.DONE)


def test_an_unknown_name_becomes_a_code_under_the_parent_that_is_typed(window: MainWindow) -> None:
    window.work.page.view.select(WORDS)
    press(window, Key.Key_K, CONTROL)
    type_code(window, "patrol/night walk")
    project = window.work.desk.project
    assert ("patrol/night walk", "He was", ME) in coded(project)
    press(window, Key.Key_Z, CONTROL)
    assert project.codebook.get("patrol/night walk") is None, "code and segment are one step"


def test_without_a_passage_each_key_says_what_is_missing(window: MainWindow) -> None:
    before = coded(window.work.desk.project)
    window.work.page.view.page.put_caret(0)
    for key, held, words in (
        (Key.Key_K, CONTROL, "Select a passage first."),
        (Key.Key_Return, Qt.KeyboardModifier.NoModifier, "Select a passage first."),
        (Key.Key_L, CONTROL, "Select a passage first."),
        (Key.Key_3, Qt.KeyboardModifier.NoModifier, "Select a passage first."),
        (Key.Key_I, CONTROL, "Select a passage first."),
        (Key.Key_C, Qt.KeyboardModifier.NoModifier, "Nothing is coded at the caret."),
    ):
        window.status.say("")
        press(window, key, held)
        assert told(window) == (words, Tone.HINT)
    for key in (Key.Key_R, Key.Key_B, Key.Key_Delete):
        window.status.say("")
        press(window, key)
        assert told(window)[0].startswith("Choose a segment first")
    assert coded(window.work.desk.project) == before


def test_the_last_code_again_and_recent_ones_by_digit(window: MainWindow) -> None:
    view, desk = window.work.page.view, window.work.desk
    for path in ("motive", "training"):
        view.select(WORDS)
        desk.mark(WORDS, [desk.project.codebook.find(path).id])
    view.select(Span(7, 10))
    press(window, Key.Key_L, CONTROL)
    assert ("training", "put", ME) in coded(desk.project)
    press(window, Key.Key_2)
    assert ("motive", "put", ME) in coded(desk.project)
    press(window, Key.Key_9)
    assert told(window) == ("There are 6 recent codes so far.", Tone.HINT), "four given earlier"


def test_a_digit_codes_the_chosen_segments_passage(window: MainWindow) -> None:
    desk = window.work.desk
    desk.mark(WORDS, [desk.project.codebook.find("motive").id])
    window.work.page.view.page.put_caret(0)
    choose_segment(window, "the night boat")
    press(window, Key.Key_1)
    assert ("motive", "the night boat", ME) in coded(desk.project)


def test_in_vivo_makes_a_code_of_the_words_once(window: MainWindow) -> None:
    desk, view = window.work.desk, window.work.page.view
    view.select(Span(14, 24))
    press(window, Key.Key_I, CONTROL)
    words = desk.project.text(small_study.document(desk.project, DOCUMENT))[14:24].strip()
    assert (words, words, ME) in coded(desk.project)
    before = len(desk.project.codebook)
    press(window, Key.Key_I, CONTROL)
    assert len(desk.project.codebook) == before
    assert told(window)[1] is Tone.HINT, "the passage has it already"


def test_a_new_code_for_the_passage_is_asked_for_and_one_step(window: MainWindow) -> None:
    project = window.work.desk.project

    def fill(dialog: QDialog) -> None:
        field = dialog.findChild(QLineEdit)
        assert isinstance(field, QLineEdit)
        field.setText("lone word")
        button(dialog, "Add code").click()

    window.work.page.view.select(WORDS)
    with answering(fill):
        press(window, Key.Key_N, CONTROL | SHIFT)
    assert ("lone word", "He was", ME) in coded(project)
    window.work.desk.undo()
    assert project.codebook.get("lone word") is None


def test_delete_takes_the_chosen_code_off_and_undo_brings_it_back(window: MainWindow) -> None:
    project = window.work.desk.project
    before = coded(project)
    choose_segment(window, "the night boat")
    press(window, Key.Key_Delete)
    assert coded(project) == before - {("patrol", "the night boat", ME)}
    assert told(window) == ("Uncoded patrol · Ctrl+Z undoes", Tone.DONE)
    press(window, Key.Key_Z, CONTROL)
    assert coded(project) == before
    assert told(window) == ("Undone: uncode patrol", Tone.DONE)
    press(window, Key.Key_Z, CONTROL | SHIFT)
    assert coded(project) == before - {("patrol", "the night boat", ME)}


def test_keys_of_the_text_do_nothing_elsewhere(window: MainWindow) -> None:
    before = coded(window.work.desk.project)
    choose_segment(window, "the night boat")
    for key in (Key.Key_Delete, Key.Key_R, Key.Key_M, Key.Key_1):
        press_in(window.work.panes.codebook.filter, key)
    assert coded(window.work.desk.project) == before
    assert window.work.panes.codebook.filter.text() == "rm1"
    assert not window.work.coding.palette.isVisible()


def test_recode_gives_the_segment_another_code_in_its_place(window: MainWindow) -> None:
    project = window.work.desk.project
    identity = choose_segment(window, "the night boat")
    press(window, Key.Key_R)
    type_code(window, "moti")
    segment = project.segment(identity)
    assert project.codebook.path(segment.code) == "motive"
    assert window.work.desk.recent_codes()[0].name == "motive"


def test_bounds_are_moved_by_key_and_left_by_escape(window: MainWindow) -> None:
    project = window.work.desk.project
    identity = choose_segment(window, "the night boat")
    press(window, Key.Key_B)
    QTest.keyClick(window.work.page.view.page, Key.Key_Left)
    QTest.keyClick(window.work.page.view.page, Key.Key_Return)
    assert project.segment(identity).quote == "the night"
    press(window, Key.Key_B)
    QTest.keyClick(window.work.page.view.page, Key.Key_Tab)
    QTest.keyClick(window.work.page.view.page, Key.Key_Right)
    QTest.keyClick(window.work.page.view.page, Key.Key_Escape)
    assert project.segment(identity).quote == "the night"
    window.work.desk.undo()
    assert project.segment(identity).quote == "the night boat"


def test_a_chosen_segment_shows_its_code_and_definition(window: MainWindow) -> None:
    view, project = window.work.page.view, window.work.desk.project
    view.page.put_caret(project.text(small_study.document(project, DOCUMENT)).index("boat"))
    press(window, Key.Key_C)
    code = window.work.panes.codebook.current_code()
    assert code is not None
    assert code.name == "patrol"
    assert "What reports patrol." in window.work.panes.definition.browser.toPlainText()
    press(window, Key.Key_C)
    code = window.work.panes.codebook.current_code()
    assert code is not None
    assert code.name == "rendition or kidnapping", "again for the next one there"


def test_next_and_previous_segment_and_the_ends_of_the_document(window: MainWindow) -> None:
    view = window.work.page.view
    view.page.put_caret(0)
    press(window, Key.Key_N)
    first = view.chosen()
    press(window, Key.Key_N)
    assert view.chosen() != first
    press(window, Key.Key_N)
    assert told(window) == ("There is no further segment in this document.", Tone.HINT)
    press(window, Key.Key_N, SHIFT)
    assert view.chosen() == first
    press(window, Key.Key_U)
    text = window.work.desk.project.text(small_study.document(window.work.desk.project, DOCUMENT))
    assert view.caret() == text.index("Nobody")


def test_memo_is_on_the_segment_else_on_the_document(window: MainWindow) -> None:
    identity = choose_segment(window, "the night boat")
    press(window, Key.Key_M)
    assert window.work.panes.memo.subject() == f"segment:{identity}"
    window.work.page.view.choose(None)
    press(window, Key.Key_M)
    assert window.work.panes.memo.subject() == f"source:{DOCUMENT}"


def test_the_passage_is_copied_with_its_place(window: MainWindow) -> None:
    window.work.page.view.select(WORDS)
    press(window, Key.Key_C, CONTROL | SHIFT)
    assert QGuiApplication.clipboard().text() == f"“He was” ({DOCUMENT}, ¶ 1, 0–6)"
    press(window, Key.Key_C, CONTROL)
    assert QGuiApplication.clipboard().text() == "He was"


def test_a_code_is_given_where_something_is_selected_else_its_segments_are_shown(window: MainWindow) -> None:
    project = window.work.desk.project
    motive, patrol = project.codebook.find("motive").id, project.codebook.find("patrol").id
    window.work.page.view.select(WORDS)
    window.work.panes.codebook.code_activated.emit(motive)
    assert ("motive", "He was", ME) in coded(project)
    window.work.page.view.page.put_caret(0)
    window.work.panes.codebook.code_activated.emit(patrol)
    assert window.work.panes.segments.filter.code == patrol


def test_nobody_is_asked_twice_about_the_same_passage(window: MainWindow) -> None:
    desk = window.work.desk
    code = desk.project.codebook.find("motive").id
    assert desk.mark(WORDS, [code])
    before = desk.project.history()
    assert desk.mark(WORDS, [code])
    assert desk.project.history() == before
    assert told(window) == ("The passage has motive already.", Tone.HINT)


# The context menu


def entries(menu: QMenu) -> list[str]:
    return [action.text().partition("\t")[0] for action in menu.actions() if not action.isSeparator()]


def entry(menu: QMenu, words: str) -> QAction:
    return next(action for action in menu.actions() if action.text().partition("\t")[0] == words)


def at(window: MainWindow, words: str) -> list[str]:
    """The segments under the pointer where these words stand."""
    project = window.work.desk.project
    text = project.text(small_study.document(project, DOCUMENT))
    return window.work.page.view.segments_at(text.index(words))


def test_the_menu_of_a_selection(window: MainWindow) -> None:
    window.work.page.view.select(WORDS)
    window.work.desk.recents = []
    menu = text_menu(window.work, [], WORDS)
    assert entries(menu) == [
        "Code…", "Recent", "Code in vivo", "New code…", "Memo…", "Record from this…", "Add to record…",
        "Add to a case…", "Copy", "Copy with source", "Search for the selection", "Correct text…",
        "Place here",
    ]  # fmt: skip
    assert not entry(menu, "Recent").isEnabled()
    menu.deleteLater()
    window.work.desk.mark(WORDS, [window.work.desk.project.codebook.find("motive").id])
    window.work.page.view.select(Span(7, 10))
    menu = text_menu(window.work, [], Span(7, 10))
    entry(menu, "Recent").menu().actions()[0].trigger()
    assert ("motive", "put", ME) in coded(window.work.desk.project)
    menu.deleteLater()


def test_the_menu_of_one_segment_and_of_several(window: MainWindow) -> None:
    one = at(window, "put on")
    menu = text_menu(window.work, one, None)
    assert entries(menu) == [
        "Go to code", "Recode…", "Change bounds", "Memo…", "Show all of this code", "Only this coder",
        "Use as example", "Copy with source", "Record from this…", "Add to record…", "Add to a case…",
        "Uncode",
    ]  # fmt: skip
    entry(menu, "Copy with source").trigger()
    assert QGuiApplication.clipboard().text().startswith("“put on the night boat” (Interview 07.md, ¶ 1, ")
    entry(menu, "Memo…").trigger()
    assert window.work.panes.memo.subject() == f"segment:{one[0]}"
    menu.deleteLater()
    menu = text_menu(window.work, at(window, "night boat"), None)
    assert entries(menu) == [f"patrol — {ME}", f"repression › rendition or kidnapping — {ME}"]
    entry(entry(menu, f"patrol — {ME}").menu(), "Uncode").trigger()
    assert ("patrol", "the night boat", ME) not in coded(window.work.desk.project)
    menu.deleteLater()


def test_the_menu_in_the_text_opens_and_frees_itself(window: MainWindow) -> None:
    page = window.work.page
    page.menu_requested.emit(page.mapToGlobal(page.rect().center()), at(window, "put on"), None)
    settle()
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    menu.close()
    settle()
    assert QApplication.activePopupWidget() is None
    assert not any(isinstance(each, QMenu) and each.isVisible() for each in QApplication.topLevelWidgets())


def test_what_is_archived_is_offered_for_coding_nowhere(window: MainWindow) -> None:
    desk = window.work.desk
    project = desk.project
    for path in ("motive", "training"):
        desk.mark(Span(40, 46), [project.codebook.find(path).id])
    motive = project.codebook.find("motive")
    project.apply(codes.set_key(project, motive, "x"))
    window.work.codebook.archive(motive.id, True)
    assert told(window) == ("Archived motive · Ctrl+Z undoes", Tone.DONE)
    assert motive.id not in {code.id for code in desk.recent_codes()}
    assert motive.id not in window.work.code_keys.caps()
    before = coded(project)
    window.work.page.view.select(WORDS)
    press(window, Key.Key_X)
    press(window, Key.Key_K, CONTROL)
    type_code(window, "motive", Key.Key_Escape)
    rows = window.work.coding.palette._rows.rows
    assert [row.match for row in rows] == [None], "nothing but the offer of a new one"
    window.work.coding.apply_code(motive.id)
    assert told(window)[1] is Tone.WRONG
    assert "archived" in told(window)[0]
    assert coded(project) == before
    window.work.codebook.archive(motive.id, False)
    assert told(window)[0] == "Brought motive back from the archive · Ctrl+Z undoes"
    press(window, Key.Key_X)
    assert ("motive", "He was", ME) in coded(project)


def test_choosing_a_segment_of_an_archived_code_shows_its_definition_only(window: MainWindow) -> None:
    project, panes = window.work.desk.project, window.work.panes
    patrol = project.codebook.find("patrol")
    for code in (*project.codebook.descendants(patrol.id), patrol):
        project.apply(codes.archive(project, code))
    panes.follow_segment(choose_segment(window, "the night boat"))
    assert panes.definition.shown_code() == patrol.id
    assert not panes.codebook.archived.isChecked()
    window.work.show_code(patrol.id)
    assert panes.codebook.current_code() == project.codebook.find("patrol")
