"""Remarks by kind, searched and copied."""

from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from blotter.project.import_report import ImportReport
from blotter.project.import_table import import_table
from blotter.ui.exchange.remarks import RemarksView


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
