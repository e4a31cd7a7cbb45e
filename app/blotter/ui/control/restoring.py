"""Restoring: which of a project's backups to go back to, and going back to it."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDateTime, QObject, Qt
from PySide6.QtWidgets import QFileDialog, QInputDialog

from blotter.errors import BlotterError
from blotter.project import safekeeping
from blotter.project.safekeeping import Backup
from blotter.ui.dialogs.questions import confirm, tell_error
from blotter.ui.language import date_time, later, locale, tr
from blotter.ui.status import Tone
from blotter.ui.wording import PROJECT_FILES

if TYPE_CHECKING:
    from blotter.ui.main_window import MainWindow

_TITLE = later("Restore a backup")
_BACK = later("“{name}” goes back to this state. The present state is kept as the newest backup.")
_IN_PLACE = later(
    "Put the state of “{backup}” in place of “{name}”? The present state is kept as the newest backup."
)
_RESTORED = later("Restored {name}. The state before it is the newest backup.")
_KINDS = {
    "daily": later("of the day"),
    "before": later("before a large change"),
    "damaged": later("as it was found damaged"),
}


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
        title = tr("Restore which project? Choose it, or one of its backups.")
        name, _ = QFileDialog.getOpenFileName(
            self._window, title, str(self._window.opening.folder()), tr(PROJECT_FILES)
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
            self._window.status.say(tr("There are no backups of “{name}”.", name=path.name), Tone.HINT)
            return
        states = [told(backup) for backup in found]
        dialog = self._dialog(path, states)
        if dialog.exec():
            self.restore(path, found[states.index(dialog.textValue())].path)
        dialog.deleteLater()

    def _dialog(self, path: Path, states: list[str]) -> QInputDialog:
        dialog = QInputDialog(self._window)
        dialog.setWindowTitle(tr(_TITLE))
        dialog.setLabelText(tr(_BACK, name=path.name))
        dialog.setComboBoxItems(states)
        dialog.setOkButtonText(tr("Restore backup"))
        return dialog

    def _offer(self, path: Path, backup: Path) -> None:
        """Ask about a backup that was chosen as a file."""
        question = tr(_IN_PLACE, backup=backup.stem, name=path.name)
        if confirm(self._window, tr(_TITLE), question, tr("Restore backup")):
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
            self._window.work.say(tr(_RESTORED, name=backup.stem))


def told(backup: Backup) -> str:
    """A backup in words: when it was taken, what for, how large it is."""
    moment = QDateTime.fromString(backup.at, Qt.DateFormat.ISODateWithMs).toLocalTime()
    when = date_time(moment)
    size = locale().formattedDataSize(backup.size)
    return f"{when} · {tr(_KINDS.get(backup.kind, backup.kind))} · {size}"
