"""PrivacyControl: copies and exports that are masked, and documents that are erased for good."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QCheckBox

from blotter.errors import BlotterError
from blotter.progress import Progress
from blotter.project.privacy import copying, erasing
from blotter.project.privacy.copying import Masked
from blotter.project.privacy.masking_plan import MaskingPlan
from blotter.ui.dialogs.questions import confirmation, tell_error
from blotter.ui.language import later, later_plural, plural, tr
from blotter.ui.long_work import LongWork
from blotter.ui.privacy.masking_dialog import MaskingDialog, Purpose

if TYPE_CHECKING:
    from blotter.ui.workplace import Workplace

_WRITTEN = later_plural("Wrote {name}, masked at {count} place", "Wrote {name}, masked at {count} places")
_ERASE = later(
    "Erase “{name}” for good? With it go {segments}, its notes and evidence, and all that the history"
    " remembers of it. This cannot be undone, not even with Ctrl+Z. Copies that were given away are not"
    " reached."
)
_BACKUPS = later_plural(
    "Delete the {count} backup, too: it may hold the document",
    "Delete the {count} backups, too: they may hold the document",
)
_RELEASES = later("Releases of the data set stay as they are and may quote it.")
_LOG = later("Another program reads the project: what was erased stays in its log until that one closes.")


class PrivacyControl(QObject):
    """Answers the entries of the menus that protect people."""

    def __init__(self, work: "Workplace") -> None:
        super().__init__(work)
        self._work = work

    def pseudonymise(self) -> None:
        """Ask for names and their replacements, and write a copy with these."""
        self._copy(Purpose.PSEUDONYMS)

    def redact(self) -> None:
        """Ask for codes and names, and write a copy in which they are masked."""
        self._copy(Purpose.REDACTED)

    def export_masked(self) -> None:
        """Ask what is masked, and write coded segments to a file."""
        dialog = self._dialog(Purpose.EXPORT)
        if dialog.exec():
            self._work.exchange.export_masked(dialog.plan())
        dialog.deleteLater()

    def _dialog(self, purpose: Purpose) -> MaskingDialog:
        self._work.commit()
        return MaskingDialog(self._work.desk.project, purpose, self._work.tasks, self._work.window)

    def _copy(self, purpose: Purpose) -> None:
        dialog = self._dialog(purpose)
        if dialog.exec():
            self._write(dialog.plan(), dialog.path(), dialog.key_path(), dialog.passphrase.text())
        dialog.deleteLater()

    def _write(self, plan: MaskingPlan, path: Path, key: Path | None, passphrase: str) -> None:
        project = self._work.desk.project

        def work(progress: Progress) -> Masked:
            if key is None:
                return copying.write(project, plan, path, progress)
            return copying.write_with_key(project, plan, path, key, passphrase, progress)

        def told(found: object) -> None:
            assert isinstance(found, Masked)
            self._work.say(plural(*_WRITTEN, found.places, name=path.name))

        self._run(tr("Writing the copy"), work, told)

    def erase_open(self) -> None:
        """Erase the open document."""
        source = self._work.desk.source
        if source is not None:
            self.erase(source.id)

    def erase(self, identity: str) -> None:
        """Ask whether a document is to be erased for good, and erase it."""
        self._work.commit()
        project = self._work.desk.project
        source = project.sources[identity]
        seen = erasing.foreseen(project, source)
        segments = plural("{count} segment", "{count} segments", seen.segments)
        question = tr(_ERASE, name=source.name, segments=segments)
        if seen.releases:
            question = f"{question}\n\n{tr(_RELEASES)}"
        box = confirmation(self._work.window, tr("Erase for good"), question, tr("Erase for good"))
        with_backups = QCheckBox(plural(*_BACKUPS, seen.backups))
        with_backups.setChecked(True)
        if seen.backups:
            box.setCheckBox(with_backups)
        box.exec()
        if box.buttonRole(box.clickedButton()) is not box.ButtonRole.AcceptRole:
            return
        wants = bool(seen.backups) and with_backups.isChecked()
        name = source.name

        def told(is_clean: object) -> None:
            self._work.say(tr("Erased {name} for good", name=name))
            if not is_clean:
                self._work.note(tr(_LOG))

        self._run(tr("Erasing"), lambda _: erasing.erase(project, source, wants), told)

    def _run(self, words: str, work: Callable[[Progress], object], told: Callable[[object], None]) -> None:
        def failed(error: BlotterError) -> None:
            tell_error(self._work.window, error)

        self._work.run(LongWork(words, work, told, failed))
