"""Exchange: files into the project and out of it, and reports to look at."""

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from blotter.analysis.agreement import AgreementOptions
from blotter.domain.query import SegmentQuery
from blotter.domain.table import Column, Table
from blotter.errors import BlotterError
from blotter.interchange.options import CsvOptions
from blotter.interchange.written import Written
from blotter.progress import Progress
from blotter.project import transfer
from blotter.project.import_report import ImportReport
from blotter.project.reports import Selection, report, selection_of
from blotter.shipped import shipped_codebooks
from blotter.ui.dialogs.import_dialog import ImportDialog
from blotter.ui.dialogs.questions import confirm, tell_error
from blotter.ui.dialogs.table_dialog import TableDialog
from blotter.ui.long_work import LongWork

if TYPE_CHECKING:
    from blotter.ui.workplace import Workplace

_TABLES = (
    "CSV, UTF-8 (*.csv);;CSV for Excel, with byte order mark (*.csv);;Excel workbook (*.xlsx);;"
    "JSON Lines (*.jsonl);;Markdown report (*.md);;Web page report (*.html);;Word report (*.docx)"
)
_WITH_MARK = "byte order mark"


class ExchangeControl(QObject):
    """Answers the import, export and report entries of the menus."""

    def __init__(self, work: "Workplace") -> None:
        super().__init__(work)
        self._work = work

    # In

    def import_files(self) -> None:
        """Ask for files and bring them in."""
        title = "Import documents, codebooks or segment tables"
        names, _ = QFileDialog.getOpenFileNames(self._work.window, title)
        if names:
            self.import_paths([Path(name) for name in names])

    def import_folder(self) -> None:
        """Ask for a folder and bring in what is in it."""
        name = QFileDialog.getExistingDirectory(self._work.window, "Import a folder of documents")
        if name:
            self.import_paths([Path(name)])

    def import_codebook(self) -> None:
        """Ask for a codebook file, beginning where those that come with Blotter lie."""
        folder = next(iter(shipped_codebooks().values())).parent
        name, _ = QFileDialog.getOpenFileName(
            self._work.window, "Add a codebook", str(folder), "Codebooks (*.md *.markdown)"
        )
        if name:
            self._import([transfer.Incoming(Path(name), "codebook-markdown")], create=False)

    def import_paths(self, paths: Sequence[Path]) -> None:
        """Show what the files look like, ask how to read them, and bring them in as one step."""
        desk = self._work.desk
        found = desk.attempt(lambda: transfer.incoming(paths))
        if found is None:
            return
        files, left_out = found
        dialog = ImportDialog(desk.project, files, left_out, self._work.tasks, self._work.window)
        if dialog.exec():
            self._import(dialog.chosen(), create=dialog.creates())
        dialog.deleteLater()

    def _import(self, files: Sequence[transfer.Incoming], create: bool) -> None:
        project = self._work.desk.project

        def work(progress: Progress) -> ImportReport:
            return transfer.import_files(project, files, create=create, progress=progress)

        self._wait("Importing", work, self._tell_import)

    def _tell_import(self, told: object) -> None:
        assert isinstance(told, ImportReport)
        taken = ", ".join(f"{count} {_words(kind, count)}" for kind, count in told.taken.items()) or "nothing"
        refused = f", refused {told.refused}" if told.refused else ""
        self._work.say(f"Imported {taken}{refused} · Ctrl+Z undoes")
        if told.lines:
            columns = (
                Column("kind", "What"),
                Column("where", "Where"),
                Column("what", "Which"),
                Column("why", "Why"),
            )
            rows = [(line.kind, line.where, line.what, line.why) for line in told.lines]
            TableDialog(Table("What to know about the import", columns, rows), self._work.window).open()
        if self._work.desk.source is None and self._work.desk.project.sources:
            self._work.open_source(next(iter(self._work.desk.project.sources)))

    # Out

    def export(self) -> None:
        """Write all coded segments to a file."""
        self._export("segments", Selection())

    def export_query(self, query: SegmentQuery) -> None:
        """Write the segments that the pane shows to a file."""
        self._export("segments", selection_of(self._work.desk.project, query))

    def export_agreement(self, options: AgreementOptions) -> None:
        """Write the agreement table, as the page shows it, to a file."""
        self._export("agreement", Selection(coders=options.coders, agreement=options))

    def export_codebook(self) -> None:
        """Write the codebook as the Markdown file that can be read again, or as a table."""
        self._export("codes", Selection(), "Codebook (*.md);;CSV, UTF-8 (*.csv);;Excel workbook (*.xlsx)")

    def _export(self, what: str, selection: Selection, kinds: str = _TABLES) -> None:
        project = self._work.desk.project
        proposed = str(project.path.with_name(f"{project.path.stem}-{what}"))
        path, kind = self._target(f"Export {what}", proposed, kinds)
        if path is None:
            return
        options = CsvOptions(bom=True) if _WITH_MARK in kind else None

        def work(progress: Progress) -> Written:
            return transfer.export(project, path, what, selection, options=options, progress=progress)

        def told(written: object) -> None:
            assert isinstance(written, Written)
            self._work.say(f"Exported {written.rows} {what} to {path.name}")
            if written.remarks:
                rows = [(str(remark),) for remark in written.remarks]
                TableDialog(
                    Table("What to know about the export", (Column("what", "What"),), rows), self._work.window
                ).open()

        self._wait("Exporting", work, told)

    def save_copy(self) -> None:
        """Write a portable copy of the project."""
        project = self._work.desk.project
        proposed = str(project.path.with_name(f"{project.path.stem} copy.blotter"))
        path, _ = self._target("Save a copy", proposed, "Blotter projects (*.blotter)")
        if path is not None:
            self._wait(
                "Copying",
                lambda progress: project.save_copy(path, progress),
                lambda _: self._work.say(f"Saved a copy as {path.name}"),
            )

    def _target(self, title: str, proposed: str, kinds: str) -> tuple[Path | None, str]:
        """Where to write and as which kind; None if the person thought better of it."""
        name, kind = QFileDialog.getSaveFileName(self._work.window, title, proposed, kinds)
        path = Path(name)
        if not name:
            return None, kind
        if path.suffix.lower() in re.findall(r"\*(\.\w+)", kinds):
            return path, kind
        path = path.with_name(path.name + kind[kind.rindex("*") + 1 : -1].split()[0])
        # The file dialog has asked about the name as it was typed, not about this one.
        question = f"“{path.name}” exists already. Replace it?"
        is_free = not path.exists() or confirm(self._work.window, title, question, "Replace file")
        return path if is_free else None, kind

    # To look at

    def show_report(self, name: str) -> None:
        """Show a report of the project as a table."""
        table = self._work.desk.attempt(lambda: report(self._work.desk.project, name))
        if table is not None:
            TableDialog(table, self._work.window).open()

    def check(self) -> None:
        """Check the whole file and say what was found."""
        project = self._work.desk.project

        def told(findings: object) -> None:
            assert isinstance(findings, list)
            columns = (Column("kind", "What"), Column("what", "Which"), Column("problem", "Problem"))
            rows = [(each.kind, each.what, each.problem) for each in findings]
            if rows:
                TableDialog(Table("Problems found", columns, rows), self._work.window).open()
            else:
                self._work.say("Checked the project: every text, quote and reference is as it should be.")

        self._wait("Checking", project.check, told)

    def _wait(self, words: str, work: Callable[[Progress], object], then: Callable[[object], None]) -> None:
        def failed(error: BlotterError) -> None:
            tell_error(self._work.window, error)

        self._work.run(LongWork(words, work, then, failed))


def _words(kind: str, count: int) -> str:
    plain = {"sources": "documents", "done": "done marks"}.get(kind, kind)
    return plain[:-1] if count == 1 else plain
