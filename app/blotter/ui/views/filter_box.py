"""FilterBox: the field above a tree or list that narrows it while one types."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from blotter.ui import icons
from blotter.ui.language import tr


class FilterBox(QLineEdit):
    """Esc empties it, Down and Enter go on to the list; `placeholder` says what can be found."""

    filter_changed = Signal(str)
    left_downward = Signal()

    def __init__(self, placeholder: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        self.addAction(icons.icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self._empty = self.addAction(icons.icon("x"), QLineEdit.ActionPosition.TrailingPosition)
        self._empty.setToolTip(tr("Show all (Esc)"))
        self._empty.setVisible(False)
        self._empty.triggered.connect(self.clear)
        self.textChanged.connect(self._tell)

    def _tell(self, text: str) -> None:
        self._empty.setVisible(bool(text))
        self.filter_changed.emit(text.strip())

    def event(self, event: QEvent) -> bool:
        """Esc is the window’s, too, unless there is something to empty."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and self.text():
            event.setAccepted(event.key() == Qt.Key.Key_Escape)
            if event.isAccepted():
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left_downward.emit()
        else:
            super().keyPressEvent(event)
