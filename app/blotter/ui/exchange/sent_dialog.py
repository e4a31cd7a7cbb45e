"""SentDialog: what of the project went out, and what the format could not hold."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPushButton, QVBoxLayout, QWidget

from blotter.domain.table import Table
from blotter.ui.dialogs.room import open_at
from blotter.ui.exchange.remarks import GOING, RemarksView
from blotter.ui.language import tr, translated

_WIDTH, _HEIGHT = 900, 560


class SentDialog(QDialog):
    """The report of one export; `save_requested` gives the table as it is to be written."""

    save_requested = Signal(object)
    """`Table`"""

    def __init__(self, table: Table, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(translated(table.title))
        notes = QLabel("\n".join(translated(note) for note in table.notes))
        notes.setWordWrap(True)
        self.remarks = RemarksView(GOING)
        self.remarks.show_table(table)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        self.save = QPushButton(tr("Save report…"))
        self.save.clicked.connect(lambda: self.save_requested.emit(table))
        self.copy = QPushButton(tr("Copy"))
        self.copy.clicked.connect(self.remarks.copy)
        for button in (self.save, self.copy):
            buttons.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 12)
        column.setSpacing(12)
        column.addWidget(notes)
        column.addWidget(self.remarks, 1)
        column.addWidget(buttons)
        # Enter presses the button that has the focus, and at first this one.
        leave = buttons.button(QDialogButtonBox.StandardButton.Close)
        leave.setDefault(True)
        leave.setFocus()
        open_at(self, _WIDTH, _HEIGHT)
