"""Waiting: a small dialog over the window while long work runs; nothing is shown below 300 ms."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QProgressDialog, QWidget

from blotter.ui.tasks import Task

_SHOWN_AFTER = 300


def wait_for(task: Task, words: str, parent: QWidget) -> QProgressDialog:
    """Keep the window from being edited until the task has ended, and offer to cancel it."""
    dialog = QProgressDialog(f"{words}…", "Cancel", 0, 0, parent)
    dialog.setWindowTitle(words)
    dialog.setWindowModality(Qt.WindowModality.WindowModal)
    dialog.setMinimumDuration(_SHOWN_AFTER)
    dialog.setAutoReset(False)
    dialog.setAutoClose(False)
    dialog.canceled.connect(task.cancel)

    def show(done: int, total: int) -> None:
        dialog.setMaximum(total)
        dialog.setValue(done)
        dialog.setLabelText(f"{words}: {done} of {total}" if total else f"{words}: {done}")

    def end() -> None:
        dialog.canceled.disconnect(task.cancel)
        dialog.close()
        dialog.deleteLater()

    task.progressed.connect(show)
    task.ended.connect(end)
    dialog.setValue(0)
    return dialog
