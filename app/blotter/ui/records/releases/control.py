"""ReleasesControl: makes releases, and writes them to files, as the dialog asks."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from blotter.domain.edit import Edit
from blotter.domain.study import Release
from blotter.errors import BlotterError
from blotter.progress import Progress
from blotter.project.records import releasing
from blotter.ui.dialogs.questions import tell_error
from blotter.ui.dialogs.target import ask_target
from blotter.ui.language import later, tr
from blotter.ui.long_work import LongWork
from blotter.ui.records.releases.dialog import ReleasesDialog

if TYPE_CHECKING:
    from blotter.ui.workplace import Workplace

_ARCHIVE = later("Zip archive (*.zip)")


class ReleasesControl(QObject):
    """Opens the dialog and does what it asks for."""

    def __init__(self, work: "Workplace") -> None:
        super().__init__(work)
        self._work = work
        self.dialog: ReleasesDialog | None = None

    def show(self) -> None:
        """Show the releases."""
        dialog = ReleasesDialog(self._work.desk.bridge, self._work.window)
        dialog.make_requested.connect(self.make)
        dialog.export_requested.connect(self.export)
        dialog.finished.connect(lambda _: self._let_go())
        self.dialog = dialog
        dialog.open()
        dialog.name.setFocus()

    def _let_go(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
        self.dialog = None

    def make(self, name: str) -> None:
        """Freeze the data set under a name."""
        project = self._work.desk.project

        def work(progress: Progress) -> tuple[Release, Edit]:
            made, edit = releasing.make(project, name, progress=progress)
            project.apply(edit, progress)
            return made, edit

        def told(_: object) -> None:
            if self.dialog is not None:
                self.dialog.name.clear()
            self._work.say(tr("Released {name} · Ctrl+Z undoes", name=name.strip()))

        self._work.run(LongWork(tr("Releasing"), work, told, self._tell))

    def export(self, name: str) -> None:
        """Write a release to a file, as it was made."""
        project = self._work.desk.project
        release = releasing.find(project, name)
        proposed = str(project.path.with_name(f"{project.path.stem}-{release.name}.zip"))
        window = self._work.window
        path, _ = ask_target(self.dialog or window, tr("Export the release"), proposed, [tr(_ARCHIVE)])
        if path is None:
            return
        target = path
        self._work.run(
            LongWork(
                tr("Exporting"),
                lambda _: releasing.export(project, release, target),
                lambda _: self._work.say(tr("Exported {name}", name=target.name)),
                self._tell,
            )
        )

    def _tell(self, error: BlotterError) -> None:
        tell_error(self.dialog or self._work.window, error)
