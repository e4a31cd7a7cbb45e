"""Restoring: which of a project's backups to go back to, and going back to it."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDateTime, QLocale, QObject, Qt
from PySide6.QtWidgets import QFileDialog, QInputDialog

from blotter.errors import BlotterError
from blotter.project import safekeeping
from blotter.project.safekeeping import Backup
from blotter.ui.dialogs.questions import confirm, tell_error
from blotter.ui.status import Tone

if TYPE_CHECKING:
    from blotter.ui.main_window import MainWindow

_TITLE = "Restore a backup"
_KEPT = "The present state is kept as the newest backup."
_KINDS = {"daily": "of the day", "before": "before a large change", "damaged": "as it was found damaged"}


class RestoringControl(QObject):
    """Answers *Restore a backup*, for the open project and for one that cannot be opened any more."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window

    def choose(self) -> None:
        """Ask to which state the open project is to go back."""
        self._choose_state(self._window.work.desk.project.path)

    def choose_project(self) -> None:
        """Ask for a project, or for a backup of one that is gone, and to which state it is to go back."""
        title = "Restore which project? Choose it, or one of its backups."
        name, _ = QFileDialog.getOpenFileName(
            self._window, title, str(self._window.opening.folder()), "Blotter projects (*.blotter)"
        )
        if not name:
            return
        path = Path(name)
        project = safekeeping.project_of(path)
        if project is None:
            self._choose_state(path)
        else:
            self._offer(project, path)

    def _choose_state(self, path: Path) -> None:
        found = safekeeping.backups_of(path)
        if not found:
            self._window.status.say(f"There are no backups of “{path.name}”.", Tone.HINT)
            return
        states = [told(backup) for backup in found]
        dialog = self._dialog(path, states)
        if dialog.exec():
            self.restore(path, found[states.index(dialog.textValue())].path)
        dialog.deleteLater()

    def _dialog(self, path: Path, states: list[str]) -> QInputDialog:
        dialog = QInputDialog(self._window)
        dialog.setWindowTitle(_TITLE)
        dialog.setLabelText(f"“{path.name}” goes back to this state. {_KEPT}")
        dialog.setComboBoxItems(states)
        dialog.setOkButtonText("Restore backup")
        return dialog

    def _offer(self, path: Path, backup: Path) -> None:
        """Ask about a backup that was chosen as a file."""
        question = f"Put the state of “{backup.stem}” in place of “{path.name}”? {_KEPT}"
        if confirm(self._window, _TITLE, question, "Restore backup"):
            self.restore(path, backup)

    def restore(self, path: Path, backup: Path) -> None:
        """Close the project, put a backup in its place and open it again."""
        if not self._window.close_project():
            return
        try:
            safekeeping.restore(path, backup)
        except BlotterError as error:
            tell_error(self._window, error)
            return
        if self._window.open_project(path):
            self._window.work.say(f"Restored {backup.stem}. The state before it is the newest backup.")


def told(backup: Backup) -> str:
    """A backup in words: when it was taken, what for, how large it is."""
    moment = QDateTime.fromString(backup.at, Qt.DateFormat.ISODateWithMs).toLocalTime()
    when = QLocale().toString(moment, "d MMM yyyy, HH:mm:ss")
    size = QLocale().formattedDataSize(backup.size)
    return f"{when} · {_KINDS.get(backup.kind, backup.kind)} · {size}"
