"""Segments that are marked together, notes on passages, bounds that tell themselves, moving by keys."""

import pytest
import small_study
from open_window import CONTROL, DOCUMENT, SHIFT, answering, button, coded, press, settle
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMenu, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from blotter.domain.segment import Span
from blotter.project.project import Project
from blotter.ui.control.segment_menu import list_menu, text_menu
from blotter.ui.main_window import MainWindow

ME, OTHER = "Mira Okonjo", "Jonas Falk"
Key = Qt.Key


def text(window: MainWindow) -> str:
    project = window.work.desk.project
    return project.text(small_study.document(project, DOCUMENT))


def here(window: MainWindow) -> list[str]:
    """The ids of the segments of the open document, in the order of reading."""
    project = window.work.desk.project
    return [each.id for each in project.segments_of(small_study.document(project, DOCUMENT))]


def entry(menu: QMenu, words: str) -> object:
    return next(each for each in menu.actions() if each.text().partition("\t")[0] == words)


def told(window: MainWindow) -> str:
    return window.status.told()


def type_code(window: MainWindow, words: str, key: Qt.Key = Key.Key_Return) -> None:
    field = window.work.coding.palette.findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    assert field.isVisible()
    QTest.keyClicks(field, words)
    QTest.keyClick(field, key)
    settle()


def mark_both(window: MainWindow) -> None:
    """Mark both segments of the interview by keys: N goes on, Q marks."""
    window.work.page.view.page.put_caret(0)
    for _ in range(2):
        press(window, Key.Key_N)
        press(window, Key.Key_Q)


# Several segments


def test_keys_mark_and_one_step_recodes_all(window: MainWindow) -> None:
    project = window.work.desk.project
    before = coded(project)
    mark_both(window)
    assert told(window).startswith("2 segments marked · Q marks more")
    steps = len(project.history())
    press(window, Key.Key_R)
    type_code(window, "moti")
    assert coded(project) == {("motive", "put on the night boat", ME), ("motive", "the night boat", ME)}
    assert len(project.history()) == steps + 1
    assert told(window) == "Recoded 2 segments as motive · Ctrl+Z undoes"
    press(window, Key.Key_Z, CONTROL)
    assert coded(project) == before


def test_recoding_to_a_name_that_is_new_is_one_step(window: MainWindow) -> None:
    project = window.work.desk.project
    mark_both(window)
    press(window, Key.Key_R)
    type_code(window, "night work")
    assert {path for path, _, _ in coded(project)} == {"night work"}
    press(window, Key.Key_Z, CONTROL)
    assert project.codebook.get("night work") is None


def test_delete_takes_all_that_are_marked(window: MainWindow) -> None:
    mark_both(window)
    press(window, Key.Key_Delete)
    assert coded(window.work.desk.project) == set()
    assert window.work.page.view.choice.meant() == []
    press(window, Key.Key_Z, CONTROL)
    assert len(coded(window.work.desk.project)) == 2


def test_one_memo_is_written_on_all(window: MainWindow) -> None:
    desk = window.work.desk
    desk.write_memo(f"segment:{here(window)[0]}", "mine")
    mark_both(window)

    def write(box: QWidget) -> None:
        box.findChild(QPlainTextEdit).setPlainText("compare")
        button(box, "Write on each").click()

    with answering(write):
        press(window, Key.Key_M)
    memos = sorted(each.memo for each in desk.project.segments_by_id(here(window)))
    assert memos == ["compare", "mine\n\ncompare"]


def test_escape_lets_go(window: MainWindow) -> None:
    mark_both(window)
    press(window, Key.Key_Escape)
    assert window.work.page.view.choice.meant() == []
    press(window, Key.Key_Q)
    press(window, Key.Key_Q)
    assert window.work.page.view.choice.marked() == frozenset(), "again takes the mark off"


def test_what_is_marked_is_told_until_it_is_let_go(window: MainWindow) -> None:
    mark_both(window)
    assert told(window).startswith("2 segments marked")
    press(window, Key.Key_N, SHIFT)
    assert told(window).startswith("2 segments marked")
    press(window, Key.Key_Escape)
    assert told(window) == ""


def test_a_hint_goes_with_the_next_action(window: MainWindow) -> None:
    window.work.page.view.page.put_caret(len(text(window)))
    press(window, Key.Key_N)
    assert told(window) == "There is no further segment in this document."
    press(window, Key.Key_N, SHIFT)
    assert told(window) == ""


def test_one_menu_for_all_that_are_marked(window: MainWindow) -> None:
    ids = here(window)
    for menu in (
        text_menu(window.work, ids[:1], None, ids),
        list_menu(window.work, window.work.desk.project.segments_by_id(ids)),
    ):
        words = [each.text() for each in menu.actions() if not each.isSeparator()]
        assert words == [
            "Recode 2 segments…",
            "Memo on 2 segments…",
            "Record from these…",
            "Add to record…",
            "Add to a case…",
            "Uncode 2 segments",
        ]
        menu.deleteLater()
    menu = text_menu(window.work, ids, None, ids)
    entry(menu, "Uncode 2 segments").trigger()
    assert coded(window.work.desk.project) == set()
    menu.deleteLater()


def test_a_segment_in_another_document_is_recoded_from_the_list(window: MainWindow) -> None:
    project = window.work.desk.project
    patrol = project.codebook.find("patrol/river patrol").id
    others = [each for each in project.retrieve() if each.code == patrol]
    menu = list_menu(window.work, others)
    entry(menu, "Recode 2 segments…").trigger()
    settle()
    type_code(window, "moti")
    assert {each.code for each in project.segments_by_id([o.id for o in others])} == {
        project.codebook.find("motive").id
    }
    menu.deleteLater()


def test_others_segments_are_asked_about_in_a_dialog(window: MainWindow) -> None:
    desk = window.work.desk
    desk.act_as(desk.project.coder(OTHER))
    window.work.page.view.choose(here(window)[0])
    with answering(lambda box: button(box, "Cancel").click()):
        press(window, Key.Key_Delete)
    assert len(coded(desk.project)) == 2
    with answering(lambda box: button(box, "Cancel").click()):
        desk.write_memo(f"segment:{here(window)[0]}", "mine")
    assert told(window) == "The memo is not written; your words are kept as a draft."
    window.activateWindow()
    settle()
    with answering(lambda box: button(box, "Change it all the same").click()):
        press(window, Key.Key_Delete)
    assert len(coded(desk.project)) == 1
    window.activateWindow()
    settle()
    window.work.page.view.choose(here(window)[0])
    press(window, Key.Key_Delete)
    assert coded(desk.project) == set(), "asked once"


# Notes on passages


def write_note(window: MainWindow, span: Span, words: str) -> str:
    """A note by keys: select, M, type, Esc; its id."""
    window.work.page.view.select(span)
    press(window, Key.Key_M)
    editor = window.work.panes.memo.edit
    QTest.keyClicks(editor, words)
    QTest.keyClick(editor, Key.Key_Escape)
    settle()
    project = window.work.desk.project
    return next(n.id for n in project.notes_of(small_study.document(project, DOCUMENT)) if n.span == span)


def test_a_note_on_a_passage_by_keys(screen_reader: None, window: MainWindow) -> None:
    project, view = window.work.desk.project, window.work.page.view
    note = write_note(window, Span(0, 6), "who is he?")
    assert [(each.id, each.text) for each in view.notes.at(3)] == [(note, "who is he?")]
    assert view.page.hasFocus()
    view.page.put_caret(3)
    assert "Note: who is he?" in view.page.accessibleDescription()
    press(window, Key.Key_M)
    assert window.work.panes.memo.subject() == f"note:{note}"
    assert view.page.emphasis.noted == Span(0, 6)
    press(window, Key.Key_Delete)
    assert project.notes_of(small_study.document(project, DOCUMENT)) == []
    assert (view.notes.at(3), view.page.emphasis.noted) == ([], None)
    press(window, Key.Key_Z, CONTROL)
    assert [each.id for each in view.notes.at(3)] == [note]


def test_a_note_is_told_and_opened_by_its_sign(window: MainWindow) -> None:
    view = window.work.page.view
    note = write_note(window, Span(0, 6), "who is he?")
    window.work.open_memo("project")
    view.grab()
    spot = view.gutter.sign_of(note)
    assert spot is not None
    QTest.mouseMove(view.gutter, spot + QPoint(1, 0))
    QTest.mouseMove(view.gutter, spot)
    QApplication.processEvents()
    card = view.gestures.card
    assert card.isVisible()
    assert [each.text() for each in card.findChildren(QLabel)] == ["who is he?"]
    assert card.height() > 20
    assert view.page.emphasis.noted == Span(0, 6)
    QTest.mouseClick(view.gutter, Qt.MouseButton.LeftButton, pos=spot)
    assert window.work.panes.memo.subject() == f"note:{note}"
    assert not view.gestures.card.isVisible()


def test_a_chosen_segment_comes_before_the_selection(window: MainWindow) -> None:
    window.work.page.view.choose(here(window)[0])
    window.work.page.view.page.select(Span(0, 6))
    press(window, Key.Key_M)
    assert window.work.panes.memo.subject() == f"segment:{here(window)[0]}"


# Bounds


def test_bounds_say_what_they_would_be(window: MainWindow) -> None:
    project, view = window.work.desk.project, window.work.page.view
    at = text(window).index("put on")
    view.page.put_caret(at)
    press(window, Key.Key_B)
    assert told(window).startswith("End of repression › rendition or kidnapping: “put on the night boat”")
    press(window, Key.Key_Right)
    assert "“put on the night boat with” · 26 characters (+5)" in told(window)
    press(window, Key.Key_B)
    press(window, Key.Key_Right)
    assert told(window).startswith(
        "Beginning of repression › rendition or kidnapping: “on the night boat with”"
    )
    press(window, Key.Key_Return)
    assert told(window) == "Moved the ends of 1 segment · Ctrl+Z undoes"
    assert ("repression/rendition or kidnapping", "on the night boat with", ME) in coded(project)


def test_bounds_go_by_sentence(window: MainWindow) -> None:
    window.work.page.view.page.put_caret(text(window).index("put on"))
    press(window, Key.Key_B)
    press(window, Key.Key_Right, CONTROL)
    press(window, Key.Key_Return)
    words = text(window)[text(window).index("put on") : text(window).index("\n")]
    assert ("repression/rendition or kidnapping", words, ME) in coded(window.work.desk.project)


# Moving and selecting


def test_selecting_by_letters(window: MainWindow) -> None:
    view = window.work.page.view
    view.page.put_caret(text(window).index("papers"))
    seen = []
    for key, held in (
        (Key.Key_E, None), (Key.Key_E, None), (Key.Key_E, None), (Key.Key_E, SHIFT), (Key.Key_E, SHIFT),
    ):  # fmt: skip
        press(window, key, held or Qt.KeyboardModifier.NoModifier)
        seen.append(text(window)[slice(*(view.selected_span() or Span(0, 0)))])
    whole = text(window)
    assert seen == ["papers", "Nobody asked for papers.", whole, "Nobody asked for papers.", "papers"]
    press(window, Key.Key_S)
    assert view.selected_span() == Span(whole.index("Nobody"), len(whole))


def test_going_by_sentence_and_paragraph(window: MainWindow) -> None:
    view, nobody = window.work.page.view, text(window).index("Nobody")
    view.page.put_caret(0)
    press(window, Key.Key_J)
    assert view.caret() == nobody
    press(window, Key.Key_F)
    assert view.caret() == 0
    press(window, Key.Key_J, SHIFT)
    assert view.selected_span() == Span(0, nobody - 1)
    press(window, Key.Key_Down, CONTROL)
    assert (view.caret(), view.selected_span()) == (nobody, None)
    press(window, Key.Key_Up, CONTROL | SHIFT)
    assert view.selected_span() == Span(0, nobody)
    press(window, Key.Key_P)
    assert view.selected_span() == Span(0, nobody), "whole already"


def test_the_sentences_of_a_document_are_kept(window: MainWindow, qtbot: QtBot) -> None:
    desk = window.work.desk
    assert desk.source is not None
    press(window, Key.Key_S)
    qtbot.waitUntil(lambda: desk.sentences(desk.source).are_fixed)
    assert window.work.page.view.selected_span() is not None


# Disagreements


@pytest.fixture
def compared(window: MainWindow) -> MainWindow:
    """Both coders are done with the interview, and differ in it."""
    desk = window.work.desk
    project = desk.project
    source = small_study.document(project, DOCUMENT)
    desk.set_done(source.id, True)
    desk.act_as(project.coder(OTHER))
    desk.mark(Span(text(window).index("Nobody"), len(text(window))), [project.codebook.find("motive").id])
    desk.set_done(source.id, True)
    return window


def differing(project: Project) -> list[int]:
    source = small_study.document(project, DOCUMENT)
    return sorted({each.start for each in project.segments_of(source)})


def test_going_from_one_disagreement_to_the_next(compared: MainWindow, qtbot: QtBot) -> None:
    view, places = compared.work.page.view, differing(compared.work.desk.project)
    view.page.put_caret(0)
    press(compared, Key.Key_D)
    qtbot.waitUntil(lambda: view.caret() == places[0])
    assert told(compared).startswith("Missed · Mira Okonjo: ")
    chosen = compared.work.desk.project.segments_by_id([view.chosen() or ""])[0]
    shown = compared.work.panes.codebook.current_code()
    assert shown is not None
    assert shown.id == chosen.code, "its definition stands beside it"
    for place in places[1:]:
        press(compared, Key.Key_D)
        assert view.caret() == place
    press(compared, Key.Key_D)
    assert told(compared) == "There is no further place where the coders differ."
    press(compared, Key.Key_D, SHIFT)
    assert view.caret() == places[-2]


def test_an_edit_forgets_what_was_compared(compared: MainWindow, qtbot: QtBot) -> None:
    view, desk = compared.work.page.view, compared.work.desk
    view.page.put_caret(0)
    press(compared, Key.Key_D)
    qtbot.waitUntil(lambda: view.caret() > 0)
    desk.undo()
    desk.undo()
    view.page.put_caret(0)
    press(compared, Key.Key_D)
    assert told(compared).startswith("Coders are compared on documents that both have done.")


def test_a_hidden_coder_is_not_compared(compared: MainWindow) -> None:
    desk = compared.work.desk
    desk.show_coders(frozenset([desk.project.coder(OTHER).id]))
    press(compared, Key.Key_D)
    assert told(compared).startswith("Coders are compared on documents that both have done.")
