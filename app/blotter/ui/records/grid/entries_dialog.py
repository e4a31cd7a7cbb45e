"""EntriesDialog: a cell of several entries, such as quantities or statuses, a line for each."""

from collections.abc import Callable

from PySide6.QtCore import QSize
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from blotter.project.records.cell_syntax import split
from blotter.ui import style
from blotter.ui.language import tr
from blotter.ui.scale import px


class EntriesDialog(QDialog):
    """`problem` says why a text does not fit, "" if it does; `hint` shows how an entry is written."""

    def __init__(
        self, title: str, text: str, hint: str, problem: Callable[[str], str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self._problem = problem
        self.lines = QPlainTextEdit("\n".join(split(text, ";")))
        style.set_role(self.lines, "edged")
        self.lines.setAccessibleName(title)
        self.lines.setTabChangesFocus(True)
        self.complaint = QLabel()
        self.complaint.setWordWrap(True)
        style.set_role(self.complaint, "error")
        told = QLabel(hint)
        told.setWordWrap(True)
        style.set_role(told, "hint")
        buttons = QDialogButtonBox()
        self.keep = QPushButton(tr("Keep"))
        cancel = QPushButton(tr("Cancel"))
        cancel.setAutoDefault(False)
        self.keep.setDefault(True)
        buttons.addButton(self.keep, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(cancel, QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 12)
        column.setSpacing(8)
        for widget in (self.lines, told, self.complaint, buttons):
            column.addWidget(widget)
        self.lines.textChanged.connect(self._check)
        self._check()

    def sizeHint(self) -> QSize:
        return QSize(px(560), px(320))

    def text(self) -> str:
        """The cell's text."""
        lines = (line.strip() for line in self.lines.toPlainText().splitlines())
        return "; ".join(line for line in lines if line)

    def _check(self) -> None:
        why = self._problem(self.text())
        self.complaint.setText(why)
        style.set_claim(self.lines, "wrong", bool(why))
        self.keep.setEnabled(not why)
