"""Correcting in the window: a passage typed over, words replaced, a new edition, and what is looked at."""

from itertools import combinations
from pathlib import Path

import pytest
from open_window import press_in, settle
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from blotter.domain.segment import Span
from blotter.domain.shifting import Replacement
from blotter.domain.source import Source
from blotter.project.correcting import correcting, edition, reviewing
from blotter.project.project import Project
from blotter.ui.correcting.edition_dialog import EditionDialog
from blotter.ui.correcting.item_list import BEFORE, DOCUMENT, STATE, WHAT
from blotter.ui.correcting.page import MovedPage
from blotter.ui.correcting.replace_dialog import ReplaceDialog
from blotter.ui.main_window import MainWindow

DOCUMENT_NAME = "Interview 07.md"
DIRECT = Qt.FindChildOption.FindDirectChildrenOnly
CONTROL = Qt.KeyboardModifier.ControlModifier


def project_of(window: MainWindow) -> Project:
    return window.work.desk.project


def source_of(window: MainWindow) -> Source:
    return project_of(window).source(DOCUMENT_NAME)


def text_of(window: MainWindow) -> str:
    return project_of(window).text(source_of(window))


def quotes(window: MainWindow) -> set[str]:
    return {each.quote for each in project_of(window).segments_of(source_of(window))}


def test_a_paragraph_is_typed_over_and_segments_go_along(window: MainWindow) -> None:
    view, editor = window.work.page.view, window.work.correcting.editor
    view.page.put_caret(5)
    window.actions_by_id["correct-text"].trigger()
    settle()
    assert editor.isVisible()
    first = text_of(window).split("\n")[0]
    assert editor.words() == first
    assert editor.told.text() == "Nothing is changed yet"
    assert first[:9] not in editor.difference.toPlainText()
    editor.edit.setPlainText(first.replace("night boat", "old ferry"))
    settle()
    assert "Segments with other words then: 2" in editor.told.text()
    assert "old ferry" in editor.difference.toPlainText()
    QTest.keyClick(editor.edit, Qt.Key.Key_Return, CONTROL)
    settle()
    assert not editor.isVisible()
    assert text_of(window).startswith("He was put on the old ferry with two men")
    assert quotes(window) == {"put on the old ferry", "the old ferry"}
    assert "old ferry" in view.page.toPlainText()
    window.actions_by_id["undo"].trigger()
    settle()
    assert quotes(window) == {"put on the night boat", "the night boat"}
    assert "night boat" in view.page.toPlainText()


@pytest.mark.parametrize("words", ["Short.", "He was put on the night boat with two men. " * 40])
@pytest.mark.parametrize("width", [420, 1280])
def test_the_editor_is_as_high_as_its_words_and_nothing_in_it_overlaps(
    window: MainWindow, words: str, width: int
) -> None:
    window.resize(width, 800)
    window.work.page.view.page.put_caret(5)
    window.actions_by_id["correct-text"].trigger()
    settle()
    editor = window.work.correcting.editor
    editor.edit.setPlainText(words)
    editor.tell("Segments with other words then: 1,000; without a place: 1,000")
    settle()
    inside = [each for each in editor.findChildren(QWidget, options=DIRECT) if each.isVisible()]
    boxes = [each.geometry() for each in inside]
    assert len(boxes) == 4
    assert all(editor.rect().adjusted(1, 1, -1, -1).contains(box) for box in boxes)
    assert not any(one.intersects(other) for one, other in combinations(boxes, 2))
    assert window.work.area.rect().contains(editor.geometry())
    assert editor.edit.height() < 80 if len(words) < 10 else editor.edit.height() > 120
    editor.leave()


def test_what_was_selected_is_typed_over_and_the_caret_stays_where_it_was(window: MainWindow) -> None:
    editor, view = window.work.correcting.editor, window.work.page.view
    view.select(Span(0, 6))
    window.actions_by_id["correct-text"].trigger()
    settle()
    QTest.keyClicks(editor.edit, "She was")
    assert editor.words() == "She was"
    editor.leave()
    view.page.put_caret(3)
    window.actions_by_id["correct-text"].trigger()
    settle()
    QTest.keyClicks(editor.edit, "x")
    assert editor.words().startswith("He xwas")
    editor.leave()


def test_esc_leaves_the_text_as_it_is(window: MainWindow) -> None:
    before = text_of(window)
    window.work.page.view.select(Span(0, 6))
    window.actions_by_id["correct-text"].trigger()
    settle()
    editor = window.work.correcting.editor
    assert editor.words() == before[:6]
    editor.edit.setPlainText("She was")
    QTest.keyClick(editor.edit, Qt.Key.Key_Escape)
    settle()
    assert not editor.isVisible()
    assert text_of(window) == before


def test_words_are_replaced_where_they_are_ticked(window: MainWindow, qtbot: QtBot) -> None:
    project = project_of(window)
    dialog = ReplaceDialog(project, window.work.tasks, source_of(window), "", window)
    qtbot.addWidget(dialog)
    assert not dialog.replace_button.isEnabled()
    dialog.old.setText("boat")
    dialog.new.setText("ship")
    dialog.look()
    assert dialog.list.count() == 1
    dialog.everywhere.setChecked(True)
    assert dialog.list.count() == 3
    names = {each.name for each in project.sources.values()}
    assert all(dialog.list.item(row).text().split(": ")[0] in names for row in range(3))
    assert "3 places" in dialog.told.text()
    dialog.list.item(0).setCheckState(Qt.CheckState.Unchecked)
    assert len(dialog.chosen()) == 2
    window.work.correcting.replace_all(dialog.chosen())
    settle()
    assert sum(project.text(each).count("ship") for each in project.sources.values()) == 2
    dialog.regex.setChecked(True)
    dialog.old.setText("(")
    dialog.look()
    assert "not a regular expression" in dialog.told.text()
    assert not dialog.replace_button.isEnabled()


def test_a_new_edition_shows_its_plan_first(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "second.txt"
    words = text_of(window).replace("the night boat", "the last night boat")
    file.write_text("Preface.\n" + words, encoding="utf-8")
    project = project_of(window)
    plan = edition.plan(project, source_of(window), edition.read(file))
    dialog = EditionDialog(project, plan, window)
    qtbot.addWidget(dialog)
    titles = [dialog.tabs.tabText(at) for at in range(3)]
    assert titles == ["In place (0)", "To look at (2)", "No place (0)"]
    dialog.lists[1].setCurrentRow(0)
    assert "last" in dialog.difference.toPlainText()
    assert not text_of(window).startswith("Preface")
    window.work.correcting.take_over(plan)
    settle()
    assert text_of(window).startswith("Preface")
    assert quotes(window) == {"put on the last night boat", "the last night boat"}
    assert window.work.page.view.page.toPlainText().startswith("Preface")


@pytest.fixture
def page(window: MainWindow) -> MovedPage:
    """The page, after one passage lost its words and another has others."""
    project, source = project_of(window), source_of(window)
    text = project.text(source)
    start = text.index("the night boat")
    project.apply(correcting.correct(project, source, [Replacement(start, start + 15, "")]))
    settle()
    window.actions_by_id["moved"].trigger()
    settle()
    assert window.work.moved_page.isVisible()
    return window.work.moved_page


def rows(page: MovedPage) -> list[tuple[str, str]]:
    model = page.list.rows
    return [
        (str(model.index(row, STATE).data(Qt.ItemDataRole.ToolTipRole)), str(model.index(row, BEFORE).data()))
        for row in range(model.rowCount())
    ]


def press(page: MovedPage, key: Qt.Key) -> None:
    press_in(page.list, key)
    settle()


def test_the_page_lists_what_changed_and_what_has_no_place(window: MainWindow, page: MovedPage) -> None:
    assert sorted(rows(page)) == [("no place", "the night boat"), ("words changed", "put on the night boat")]
    assert page.list.rows.index(0, DOCUMENT).data() == DOCUMENT_NAME
    assert page.list.rows.index(0, WHAT).data() in ("patrol", "rendition or kidnapping")
    assert "night boat" in page.difference.toPlainText()


def test_accepting_removing_and_undo(window: MainWindow, page: MovedPage) -> None:
    changed = [state for state, _ in rows(page)].index("words changed")
    page.list.choose(changed)
    press(page, Qt.Key.Key_A)
    assert rows(page) == [("no place", "the night boat")]
    assert not page.acts.buttons[0].isEnabled()
    press(page, Qt.Key.Key_Delete)
    assert rows(page) == []
    assert "Nothing to look at" in page.nothing.note.sentence()
    window.actions_by_id["undo"].trigger()
    settle()
    assert rows(page) == [("no place", "the night boat")]


def test_a_lost_passage_is_placed_where_one_selects(window: MainWindow, page: MovedPage) -> None:
    lost = [state for state, _ in rows(page)].index("no place")
    page.list.choose(lost)
    press(page, Qt.Key.Key_P)
    assert window.work.is_text_in_view()
    text = text_of(window)
    start = text.index("two men")
    window.work.page.view.select(Span(start, start + 7))
    window.actions_by_id["place-here"].trigger()
    settle()
    assert "two men" in quotes(window)
    assert page.isVisible()
    assert rows(page) == [("words changed", "put on the night boat")]
    assert [each.is_lost for each in reviewing.moved(project_of(window))] == [False]
