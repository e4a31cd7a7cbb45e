"""ProgressStrip: long work under a pane's title or in a dialog: nothing at first, then a bar, then words."""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from blotter.ui.language import tr
from blotter.ui.style import set_role
from blotter.ui.tasks import Task

BAR_AFTER = 300
"""Milliseconds until the 2 px bar is shown."""

WORDS_AFTER = 1000
"""Milliseconds until words, count and Cancel are shown."""


def progress_words(work: str, done: int, total: int) -> str:
    """How far some work is: “Importing: 12 of 300”."""
    if total:
        return tr("{work}: {done} of {total}", work=work, done=done, total=total)
    return tr("{work}: {done}", work=work, done=done)


class ProgressStrip(QWidget):
    """Watches one task at a time and is hidden while there is nothing to wait for."""

    waiting = Signal(bool)
    """The person waits now, or does not wait any more."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._task: Task | None = None
        self._pane: QWidget | None = None
        self._words = ""
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._told = QLabel()
        set_role(self._told, "hint")
        self._cancel = QPushButton(tr("Cancel"))
        set_role(self._cancel, "link")
        self._cancel.clicked.connect(self._stop)
        self._line = QWidget()
        self._lay_out()
        self._bar_timer = QTimer(self, singleShot=True, interval=BAR_AFTER)
        self._bar_timer.timeout.connect(self._show_waiting)
        self._words_timer = QTimer(self, singleShot=True, interval=WORDS_AFTER)
        self._words_timer.timeout.connect(self._show_words)
        self.hide()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self._line)
        row.setContentsMargins(10, 2, 10, 2)
        row.addWidget(self._told)
        row.addStretch()
        row.addWidget(self._cancel)
        thin = QWidget()
        thin.setFixedHeight(2)
        inside = QVBoxLayout(thin)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self._bar)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(thin)
        column.addWidget(self._line)
        self._line.hide()

    def lie_over(self, pane: QWidget) -> None:
        """Stand at the top of a pane, over what is there, so that nothing moves."""
        self._pane = pane
        self.setParent(pane)
        self.setBackgroundRole(QPalette.ColorRole.AlternateBase)
        self.setAutoFillBackground(True)
        pane.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._place()
        return False

    def _place(self) -> None:
        if self._pane is not None:
            self.setGeometry(0, 0, self._pane.width(), self.sizeHint().height())
            self.raise_()

    def watch(self, task: Task, words: str) -> None:
        """Follow a task; `words` say what it does: “Sorting segments”."""
        self._task, self._words = task, words
        self._bar.setRange(0, 0)
        self._told.setText(words)
        # Slots of its own, so that Qt lets go of them with the strip; a task may end later than its pane.
        task.progressed.connect(self._tell)
        task.ended.connect(self._leave)
        self._bar_timer.start()
        self._words_timer.start()

    def _tell(self, done: int, total: int) -> None:
        if self.sender() is not self._task:
            return
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self._told.setText(progress_words(self._words, done, total) if done else self._words)

    def _leave(self) -> None:
        if self.sender() is self._task:
            self._task = None
            self._bar_timer.stop()
            self._words_timer.stop()
            self._line.hide()
            self._place()
            self.hide()
            self.waiting.emit(False)

    def _show_waiting(self) -> None:
        self._place()
        self.show()
        self.waiting.emit(True)

    def _show_words(self) -> None:
        self._line.show()
        self._place()

    def _stop(self) -> None:
        if self._task is not None:
            self._task.cancel()
