"""ProgressStrip: long work under a pane's title or in a dialog: nothing at first, then a bar, then words."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from blotter.ui.style import set_role
from blotter.ui.tasks import Task

BAR_AFTER = 300
"""Milliseconds until the 2 px bar is shown."""

WORDS_AFTER = 1000
"""Milliseconds until words, count and Cancel are shown."""


class ProgressStrip(QWidget):
    """Watches one task at a time and is hidden while there is nothing to wait for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._task: Task | None = None
        self._words = ""
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(2)
        self._told = QLabel()
        set_role(self._told, "hint")
        self._cancel = QPushButton("Cancel")
        set_role(self._cancel, "link")
        self._cancel.clicked.connect(self._stop)
        self._line = QWidget()
        self._lay_out()
        self._bar_timer = QTimer(self, singleShot=True, interval=BAR_AFTER)
        self._bar_timer.timeout.connect(self.show)
        self._words_timer = QTimer(self, singleShot=True, interval=WORDS_AFTER)
        self._words_timer.timeout.connect(self._line.show)
        self.hide()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self._line)
        row.setContentsMargins(10, 2, 10, 2)
        row.addWidget(self._told)
        row.addStretch()
        row.addWidget(self._cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bar)
        column.addWidget(self._line)
        self._line.hide()

    def watch(self, task: Task, words: str) -> None:
        """Follow a task; `words` say what it does: “Sorting segments”."""
        self._task, self._words = task, words
        self._bar.setRange(0, 0)
        self._told.setText(words)
        task.progressed.connect(lambda done, total: self._tell(task, done, total))
        task.ended.connect(lambda: self._leave(task))
        self._bar_timer.start()
        self._words_timer.start()

    def _tell(self, task: Task, done: int, total: int) -> None:
        if task is not self._task:
            return
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        of = f" of {total:,}" if total else ""
        self._told.setText(f"{self._words}: {done:,}{of}" if done else self._words)

    def _leave(self, task: Task) -> None:
        if task is self._task:
            self._task = None
            self._bar_timer.stop()
            self._words_timer.stop()
            self._line.hide()
            self.hide()

    def _stop(self) -> None:
        if self._task is not None:
            self._task.cancel()
