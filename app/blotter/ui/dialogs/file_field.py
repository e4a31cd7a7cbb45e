"""FileField: where something is to be written; it is typed or chosen, and nothing is replaced."""

from pathlib import Path

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QPushButton, QWidget

from blotter.ui.language import tr


class FileField(QWidget):
    """A line with a path, and a button that opens the system's dialog; `kinds` is its filter."""

    def __init__(self, kinds: str) -> None:
        super().__init__()
        self._kinds = kinds
        self.line = QLineEdit()
        self.choose = QPushButton(tr("Choose…"))
        self.choose.clicked.connect(self._ask)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.line, 1)
        row.addWidget(self.choose)
        self.setFocusProxy(self.line)

    def setAccessibleName(self, name: str) -> None:
        """The line is called so."""
        super().setAccessibleName(name)
        self.line.setAccessibleName(name)

    def _ask(self) -> None:
        title, here = self.accessibleName(), self.line.text()
        free = QFileDialog.Option.DontConfirmOverwrite
        name, _ = QFileDialog.getSaveFileName(self, title, here, tr(self._kinds), options=free)
        if name:
            self.line.setText(str(Path(name)))

    def read_value(self) -> object:
        return self.line.text()

    def show_value(self, value: object) -> None:
        self.line.setText("" if value is None else str(value))

    def edited(self) -> SignalInstance:
        return self.line.textChanged
