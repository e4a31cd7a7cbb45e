"""Remarks by kind, searched and copied."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QPushButton, QVBoxLayout
from pytestqt.qtbot import QtBot

from blotter.project.import_report import ImportReport
from blotter.project.import_table import import_table
from blotter.ui.exchange.remarks import COMING, RemarksView


def view_of(qtbot: QtBot) -> RemarksView:
    report = ImportReport()
    report.refuse("a.qdpx", "one", "has no words")
    report.remark("guess", "a.qdpx", "two", "positions are counted as in Windows")
    report.remark("noted", "a.qdpx", "three", "a memo was joined")
    view = RemarksView()
    qtbot.addWidget(view)
    view.show_table(import_table(report))
    return view


def which(view: RemarksView) -> list[str]:
    model = view.view.model()
    return [str(model.index(row, 2).data()) for row in range(model.rowCount())]


def test_a_kind_shows_its_remarks_alone(qtbot: QtBot) -> None:
    view = view_of(qtbot)
    assert set(which(view)) == {"one", "two", "three"}
    shown = {view.shown.itemText(place): place for place in range(view.shown.count())}
    view.shown.setCurrentIndex(shown["What was guessed (1)"])
    assert which(view) == ["two"]
    view.shown.setCurrentIndex(shown["What was left out (1)"])
    assert which(view) == ["one"]
    view.shown.setCurrentIndex(0)
    assert len(which(view)) == 3


def test_words_are_looked_for_everywhere(qtbot: QtBot) -> None:
    view = view_of(qtbot)
    view.words.setText("WINDOWS")
    assert which(view) == ["two"]
    view.words.clear()
    assert len(which(view)) == 3


def test_what_is_shown_is_copied(qtbot: QtBot) -> None:
    view = view_of(qtbot)
    view.words.setText("joined")
    view.copy()
    text = QGuiApplication.clipboard().text()
    assert "three" in text
    assert "one" not in text


def test_before_an_import_documents_are_not_told_as_imported(qtbot: QtBot) -> None:
    report = ImportReport()
    report.take("a.qdpx", "one.txt", "text, 12 characters")
    view = RemarksView(COMING)
    qtbot.addWidget(view)
    view.show_table(import_table(report))
    assert view.view.model().index(0, 0).data() == "document"
    assert "Documents of the file (1)" in {view.shown.itemText(at) for at in range(view.shown.count())}


def test_enter_in_the_search_presses_no_button(qtbot: QtBot) -> None:
    dialog = QDialog()
    qtbot.addWidget(dialog)
    view, button = view_of(qtbot), QPushButton("Import")
    column = QVBoxLayout(dialog)
    column.addWidget(view)
    column.addWidget(button)
    button.setDefault(True)
    button.clicked.connect(dialog.accept)
    dialog.show()
    qtbot.keyClick(view.words, Qt.Key.Key_Return)
    assert dialog.isVisible()


def test_long_words_have_the_lines_that_they_need(qtbot: QtBot) -> None:
    report = ImportReport()
    report.remark("noted", "a.qdpx", "short", "short")
    report.remark("noted", "a.qdpx", "long", "words and words " * 40)
    view = RemarksView()
    qtbot.addWidget(view)
    view.resize(600, 400)
    view.show_table(import_table(report))
    view.show()
    qtbot.waitUntil(lambda: view.view.rowHeight(1) > 2 * view.view.rowHeight(0))
    assert view.view.isColumnHidden(1)
