"""FactField: one thing that is known about a document, as a labelled line that can be typed in."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from blotter.domain.attribute import Bearer
from blotter.project.metadata.sheet_columns import SheetColumn
from blotter.project.project import Project
from blotter.ui.cells.editor import CellEditor
from blotter.ui.metadata.sheet.completing import choices, hint
from blotter.ui.metadata.sheet.delegate import problem_of
from blotter.ui.metadata.sheet.words import title, told
from blotter.ui.scale import px
from blotter.ui.style import set_claim, set_role
from blotter.ui.views.elided_label import ElidedLabel

_LABEL = 88


class FactLine(CellEditor):
    """Esc gives up what was typed, where something was."""

    given_up = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.isModified() and not self.is_offering():
            self.given_up.emit()
        else:
            super().keyPressEvent(event)


class FactField(QWidget):
    """`typed` carries the column's key and what was typed; what does not fit stays, and says why."""

    typed = Signal(str, str)

    def __init__(self, project: Project, column: SheetColumn, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._project = project
        self._column = column
        self._bearer = ""
        name = title(column)
        label = ElidedLabel()
        label.setText(name)
        set_role(label, "hint")
        label.setToolTip(told(column))
        offered = choices(project, Bearer.DOCUMENTS, column)
        self.line = FactLine(offered, False, self._problem, self)
        self.line.setFrame(True)
        self.line.setAccessibleName(name)
        self.line.setPlaceholderText(hint(column))
        self.line.setReadOnly(not project.writable)
        label.setBuddy(self.line)
        self._complaint = QLabel()
        self._complaint.setWordWrap(True)
        set_role(self._complaint, "error")
        self._complaint.hide()
        label.setFixedWidth(px(_LABEL))
        row = QHBoxLayout()
        row.setSpacing(px(6))
        row.addWidget(label)
        row.addWidget(self.line, 1)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(px(2))
        lines.addLayout(row)
        lines.addWidget(self._complaint)
        self.line.editingFinished.connect(self.commit)
        self.line.given_up.connect(self._give_up)
        self.setFocusProxy(self.line)

    @property
    def key(self) -> str:
        """The column of the sheet that this is."""
        return self._column.key

    def _problem(self, text: str) -> str:
        return problem_of(self._project, Bearer.DOCUMENTS, self._bearer, self.key)(text)

    def complaint(self) -> str:
        """Why what was typed does not fit, "" if it does."""
        return self._complaint.text()

    def show_value(self, bearer: str, column: SheetColumn) -> None:
        """Show what a document (by id) has, unless something else is being typed there."""
        if bearer == self._bearer and self.line.isModified():
            return
        self._bearer, self._column = bearer, column
        self.line.setText(column.text(bearer))
        self.line.setCursorPosition(0)
        self.line.setModified(False)
        self._say("")

    def commit(self) -> None:
        """Ask that what was typed be taken over."""
        if not self.line.isModified() or not self._bearer:
            return
        problem = self._problem(self.line.text())
        self._say(problem)
        if not problem:
            self.line.setModified(False)
            self.typed.emit(self.key, self.line.text())

    def _give_up(self) -> None:
        self.line.setModified(False)
        self.show_value(self._bearer, self._column)

    def _say(self, problem: str) -> None:
        self._complaint.setText(problem)
        self._complaint.setVisible(bool(problem))
        set_claim(self.line, "wrong", bool(problem))
