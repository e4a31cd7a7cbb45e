"""Hands to fill in the form of a record with."""

import small_study
from open_window import NONE, settle
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QWidget

from blotter.domain.record import Record
from blotter.domain.segment import Segment
from blotter.project.project import Project
from blotter.ui.main_window import MainWindow
from blotter.ui.records.form.chips import ChipField
from blotter.ui.records.form.control import FormControl
from blotter.ui.records.form.editor import Editor
from blotter.ui.records.form.table_editors import TableEditor

Key = Qt.Key
NOTES = "Notes on the joint patrols, spring and summer.txt"
CREWS, BOATS = "Crews flew in groups of twenty", "nineteen patrol boats"
CONVOY, HANDED = "boats of both countries moved downstream", "handed over six passengers"


class Hands:
    """The window on the notes, with a record made from one of their segments."""

    def __init__(self, window: MainWindow, words: str = CREWS) -> None:
        self.window = window
        window.work.open_source(small_study.document(self.project, NOTES).id)
        settle()
        window.work.records.make_from([self.segment(words)])
        settle()

    @property
    def project(self) -> Project:
        return self.window.work.desk.project

    @property
    def control(self) -> FormControl:
        return self.window.work.records.form

    @property
    def record(self) -> Record:
        record = self.control.form.record()
        assert record is not None
        return record

    def segment(self, words: str) -> Segment:
        found = self.project.segments_of(small_study.document(self.project, NOTES))
        return next(each for each in found if each.quote == words)

    def editor(self, field: str) -> Editor:
        return self.control.form.grid.rows[field].editor

    def wrong(self, field: str) -> str:
        row = self.control.form.grid.rows[field]
        return "" if row.is_ready() else row.wrong.text()

    def go(self, field: str) -> QWidget:
        """Turn to a field; the widget that has the focus then."""
        self.control.form.go_to_field(field)
        settle()
        self.activate()
        focus = QApplication.focusWidget()
        assert focus is not None, field
        return focus

    def activate(self) -> None:
        """A list of completions has taken the screen’s focus, which no window manager gives back here."""
        self.window.activateWindow()
        settle()

    def type(self, field: str, words: str, key: Qt.Key | None = Key.Key_Return) -> None:
        """Replace what stands in a field by typing."""
        widget = self.go(field)
        if isinstance(widget, QComboBox) and widget.lineEdit() is not None:
            widget = widget.lineEdit()
        if isinstance(widget, QLineEdit):
            widget.selectAll()
        QTest.keyClicks(widget, words)
        if not words:
            QTest.keyClick(widget, Key.Key_Delete)
        if key is not None:
            QTest.keyClick(widget, key)
        settle()

    def chips(self, field: str) -> ChipField:
        return self.editor(field).chips  # type: ignore[attr-defined,no-any-return]

    def chip_words(self, field: str) -> list[str]:
        return [chip.words.accessibleName() for chip in self.chips(field).chips]

    def pick(self, field: str, words: str) -> None:
        """Choose an entry of a box by keys."""
        box = self.editor(field).findChild(QComboBox)
        assert box is not None
        place = box.findText(words)
        assert place >= 0, [box.itemText(n) for n in range(box.count())]
        box.setFocus()
        box.setCurrentIndex(place)
        box.activated.emit(place)
        settle()

    def write(self, field: str, row: int, column: int, words: str) -> None:
        """Type into a cell of a field's table."""
        editor = self.editor(field)
        assert isinstance(editor, TableEditor)
        table = editor.table
        self.activate()
        table.setFocus()
        table.setCurrentCell(row, column)
        QTest.keyClick(table, Key.Key_F2)
        line = table.findChild(QLineEdit)
        assert line is not None
        line.setText("")
        QTest.keyClicks(line, words)
        QTest.keyClick(line, Key.Key_Return)
        settle()

    def cells(self, field: str) -> list[list[str]]:
        """What stands in a table, without the row that adds."""
        editor = self.editor(field)
        assert isinstance(editor, TableEditor)
        table = editor.table
        rows = range(table.rowCount() - 1)
        return [[item.text() for c in range(table.columnCount()) if (item := table.item(r, c))] for r in rows]

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
        """Press a key where the focus is."""
        self.activate()
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, key, modifiers)
        settle()

    def told(self) -> str:
        return self.window.status.told()
