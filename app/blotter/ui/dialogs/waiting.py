"""Waiting: a small dialog over the window while long work runs; nothing is shown below 300 ms."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QProgressBar, QVBoxLayout, QWidget

from blotter.ui.language import tr
from blotter.ui.scale import px
from blotter.ui.tasks import Task
from blotter.ui.views.progress_strip import progress_words

SHOWN_AFTER = 300
_WIDTH = 360


class WaitingDialog(QDialog):
    """Keeps the window from being used until the task has ended, and offers to cancel it."""

    def __init__(self, task: Task, words: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._task, self._words = task, words
        self.setWindowTitle(words)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.told = QLabel(tr("{work}…", work=words))
        self.bar = QProgressBar()
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self._buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 12)
        column.setSpacing(12)
        for part in (self.told, self.bar, self._buttons):
            column.addWidget(part)
        self.setFixedWidth(px(_WIDTH))
        self._late = QTimer(self, singleShot=True, interval=SHOWN_AFTER)
        self._late.timeout.connect(self.open)
        self._late.start()
        task.progressed.connect(self._tell)
        task.ended.connect(self._end)

    def _tell(self, done: int, total: int) -> None:
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        self.told.setText(progress_words(self._words, done, total))

    def reject(self) -> None:
        """Ask the work to stop; the dialog goes when it has stopped."""
        self._task.cancel()
        self.told.setText(tr("Cancelling…"))
        self._buttons.setEnabled(False)

    def _end(self) -> None:
        """Go, and give the keyboard back to the window, which not every desktop does by itself."""
        self._late.stop()
        was_active, around = self.isActiveWindow(), self.parentWidget()
        self.hide()
        self.deleteLater()
        if was_active and around is not None:
            around.activateWindow()
