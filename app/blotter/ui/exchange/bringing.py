"""Bringing: projects of other programs into the open project, or into a new one that begins with them."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QFileDialog

from blotter.errors import BlotterError
from blotter.interchange.formats import FORMATS
from blotter.progress import Progress
from blotter.project.carrying.reading import ReadProject
from blotter.project.import_report import ImportReport
from blotter.project.transfer import Incoming
from blotter.ui.dialogs.questions import tell_error
from blotter.ui.dialogs.target import ask_target
from blotter.ui.dialogs.waiting import WaitingDialog
from blotter.ui.language import later, tr
from blotter.ui.long_work import LongWork
from blotter.ui.metadata_import.counted import counted
from blotter.ui.tasks import TaskRunner

if TYPE_CHECKING:
    from blotter.ui.main_window import MainWindow

REPORT_FILES = (
    later("Web page (*.html)"),
    later("Markdown (*.md)"),
    later("JSON (*.json)"),
    later("CSV, UTF-8 (*.csv)"),
)


class BringingControl(QObject):
    """Works with or without an open project."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._waiting: list[Path] = []

    def choose(self) -> None:
        """Ask for a file of another program."""
        suffixes = sorted({suffix for row in FORMATS if row.carries_project for suffix in row.suffixes})
        kinds = tr("Projects of other programs ({suffixes})", suffixes=" ".join(f"*{s}" for s in suffixes))
        folder = str(self._window.opening.folder())
        name, _ = QFileDialog.getOpenFileName(self._window, tr("Import a project"), folder, kinds)
        if name:
            self.offer([Path(name)])

    def choose_folder(self) -> None:
        """Ask for a folder that is a project of another program, as QualCoder's are."""
        folder = str(self._window.opening.folder())
        name = QFileDialog.getExistingDirectory(self._window, tr("Import the folder of a project"), folder)
        if name:
            self.offer([Path(name)])

    def offer(self, paths: Sequence[Path]) -> None:
        """Show what each of these files holds, one after the other, and take in what the person wants.

        While something is under way, or told, they wait: its end asks again, without further files.
        """
        self._waiting += paths
        if self._waiting and not self._is_busy():
            self._ask(self._waiting.pop(0))

    def _is_busy(self) -> bool:
        window = self._window
        is_working = window.is_open and bool(window.work.desk.under_way)
        return is_working or QApplication.activeModalWidget() is not None

    def _ask(self, path: Path) -> None:
        # Few begin with a project of another program: the dialog is loaded when it is wanted.
        from blotter.ui.exchange.import_dialog import ProjectImportDialog

        window = self._window
        project = window.work.desk.project if window.is_open else None
        open_one = project if project is not None and project.writable else None
        proposed, more = self._proposed(path), len(self._waiting)
        dialog = ProjectImportDialog(open_one, Incoming(path), proposed, window, more)
        if dialog.exec():
            self.take(dialog.read(), dialog.target())
        else:
            self.offer(())
        dialog.deleteLater()

    def _proposed(self, path: Path) -> Path:
        """A free name for the new project, beside the newest one."""
        folder, stem = self._window.opening.folder(), path.stem or "project"
        if path.name == "data.qda":
            stem = path.parent.stem
        free, number = folder / f"{stem}.blotter", 1
        while free.exists():
            number += 1
            free = folder / f"{stem} ({number}).blotter"
        return free

    def take(self, read: ReadProject, target: Path | None) -> None:
        """Take in what was read: into the open project, or into a new one at `target`."""
        from blotter.project.carrying import bringing

        who = self._window.settings.coder
        if target is None:
            project = self._window.work.desk.project

            def bring(progress: Progress) -> ImportReport:
                return bringing.bring_in(project, read, progress)

            self._run(tr("Importing"), bring, self._tell)
            return
        path = target

        def begin(progress: Progress) -> ImportReport:
            return bringing.begin(path, read, who, progress)

        def opened(report: object) -> None:
            if self._window.open_project(path, who or None):
                self._tell(report)

        self._run(tr("Making the project"), begin, opened)

    def _run(self, words: str, work: Callable[[Progress], object], then: Callable[[object], None]) -> None:
        def failed(error: BlotterError) -> None:
            tell_error(self._window, error)
            self.offer(())

        if self._window.is_open:
            self._window.work.run(LongWork(words, work, then, failed))
            return
        tasks = TaskRunner(self)
        task = tasks.run(work)
        WaitingDialog(task, words, self._window)
        task.finished.connect(then)
        task.failed.connect(failed)
        task.cancelled.connect(lambda: self.offer(()))
        task.ended.connect(tasks.close)
        task.ended.connect(tasks.deleteLater)

    def _tell(self, told: object) -> None:
        assert isinstance(told, ImportReport)
        work = self._window.work
        if any(told.taken.values()):
            work.say(tr("Imported {what} · Ctrl+Z undoes", what=counted(told.taken)))
        else:
            work.note(tr("Everything in the file was there already."))
        work.exchange.keep_report(told)
        self.show(told)
        if work.desk.source is None and work.desk.project.sources:
            work.documents.step(1)

    def show(self, report: ImportReport) -> None:
        """Show the report of an import."""
        from blotter.ui.exchange.report_dialog import ProjectReportDialog

        dialog = ProjectReportDialog(report, self._window)
        dialog.save_requested.connect(self._save)
        dialog.finished.connect(lambda _: self.offer(()))
        dialog.open()

    def _save(self, report: ImportReport) -> None:
        path = self._window.work.desk.project.path
        proposed = str(path.with_name(f"{path.stem}-import"))
        target, _ = ask_target(self._window, tr("Save report"), proposed, [tr(kind) for kind in REPORT_FILES])
        if target is None:
            return
        from blotter.project.carrying import report_file

        try:
            report_file.save(report, target)
        except BlotterError as error:
            tell_error(self._window, error)
        else:
            self._window.work.say(tr("Saved the report as {name}", name=target.name))
