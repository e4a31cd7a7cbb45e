"""Exchange: files into the project and out of it, and reports to look at."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from blotter.analysis.agreement import AgreementOptions
from blotter.domain.document_filter import DocumentFilter
from blotter.domain.query import SegmentQuery
from blotter.domain.table import Column, Table
from blotter.errors import BlotterError
from blotter.interchange.formats import FORMATS
from blotter.interchange.options import CsvOptions, Options
from blotter.interchange.written import Written
from blotter.progress import Progress
from blotter.project import merging, transfer
from blotter.project.carrying.reading import holds_project
from blotter.project.import_report import ImportReport
from blotter.project.privacy.masking_plan import MaskingPlan
from blotter.project.records import validating
from blotter.project.reports import Selection, report, report_by_name, selection_of
from blotter.project.searching import Hit, export_hits
from blotter.project.table_export import export_table
from blotter.ui.dialogs.import_dialog import ImportDialog
from blotter.ui.dialogs.questions import tell_error
from blotter.ui.dialogs.table_dialog import TableDialog, arranged
from blotter.ui.dialogs.target import ask_target
from blotter.ui.language import later, later_plural, plural, tr, translated
from blotter.ui.long_work import LongWork
from blotter.ui.metadata_import.counted import counted
from blotter.ui.metadata_import.report_dialog import ImportReportDialog
from blotter.ui.printing import html_to_pdf
from blotter.ui.views.dropped_files import projects_among
from blotter.ui.wording import PROJECT_FILES, file_kind

if TYPE_CHECKING:
    from blotter.ui.workplace import Workplace

_CSV_WITH_MARK = later("CSV for Excel, with byte order mark (*.csv)")
_TABLES = (
    later("CSV, UTF-8 (*.csv)"),
    _CSV_WITH_MARK,
    later("Excel workbook (*.xlsx)"),
    later("JSON Lines (*.jsonl)"),
    later("Markdown report (*.md)"),
    later("Web page report (*.html)"),
    later("Word report (*.docx)"),
)
_CODEBOOKS = tuple(
    row for row in FORMATS if "codes" in row.writes and row.id.startswith(("codebook-", "refi-codebook"))
)
_PLAIN_TABLES = _TABLES[:4]
_HISTORY = ("at", "coder", "copy", "label", "kind", "undone", "id")
"""What people look for first."""

_DATA_SETS = (
    later("Linked tables, zip archive (*.zip)"),
    later("Linked tables, Excel workbook (*.xlsx)"),
    later("JSON Lines (*.jsonl)"),
    later("One table, CSV (*.csv)"),
)
_REPORTS = (later("Markdown report (*.md)"), *_PLAIN_TABLES)
_TITLES = {
    "segments": later("Export segments"),
    "hits": later("Export hits"),
    "merge": later("Save report"),
    "import": later("Save report"),
    "agreement": later("Export agreement"),
    "codes": later("Export codes"),
    "assignments": later("Export assignments"),
    "passages": later("Export passages"),
    "code-by-source": later("Export code × document"),
    "code-by-case": later("Export code × case"),
    "code-by-group": later("Export code × group"),
    "code-by-attribute": later("Export code × attribute"),
    "code-by-code": later("Export code × code"),
    "code-line": later("Export code line"),
    "sheet-documents": later("Export documents"),
    "sheet-cases": later("Export cases"),
    "rules": later("Export what breaks the rules"),
    "crosswalk": later("Export crosswalk"),
    "records": later("Export records"),
}
_WRITTEN = {
    "segments": later_plural("Exported {count} segment to {name}", "Exported {count} segments to {name}"),
    "passages": later_plural("Exported {count} passage to {name}", "Exported {count} passages to {name}"),
    "hits": later_plural("Exported {count} hit to {name}", "Exported {count} hits to {name}"),
    "codes": later_plural("Exported {count} code to {name}", "Exported {count} codes to {name}"),
    "records": later_plural("Exported {count} record to {name}", "Exported {count} records to {name}"),
}
_ROWS_WRITTEN = later_plural("Exported {count} row to {name}", "Exported {count} rows to {name}")
_IMPORTED = later("Imported {what} · Ctrl+Z undoes")
_IMPORTED_SOME = later("Imported {what}, refused {refused} · Ctrl+Z undoes")

Write = Callable[[Path, str, Options | None, Progress], Written]
"""Writes to a path as one of the kinds that were offered."""


class ExchangeControl(QObject):
    """Answers the import, export and report entries of the menus."""

    def __init__(self, work: "Workplace") -> None:
        super().__init__(work)
        self._work = work
        self._last_import: ImportReport | None = None

    # In

    def import_files(self) -> None:
        """Ask for files and bring them in."""
        title = tr("Import documents, codebooks, segments or records")
        names, _ = QFileDialog.getOpenFileNames(self._work.window, title)
        if names:
            self.import_paths([Path(name) for name in names])

    def import_folder(self) -> None:
        """Ask for a folder and bring in what is in it."""
        name = QFileDialog.getExistingDirectory(self._work.window, tr("Import a folder of documents"))
        if name:
            self.import_paths([Path(name)])

    def import_paths(self, paths: Sequence[Path]) -> None:
        """Bring files in; of project files it is asked whether to open or to merge them."""
        projects, rest = projects_among(paths)
        foreign = [path for path in rest if holds_project(path)]
        others = [path for path in rest if path not in foreign]
        if others or not (projects or foreign):
            self._import_paths(others)
        if foreign:
            self._work.window.bringing.offer(foreign)
        if projects:
            self._work.merging.offer(projects)

    def may_bring(self, paths: Sequence[Path]) -> bool:
        """Whether projects of other programs are among these; they may be dropped anywhere."""
        return self._work.desk.can_change and any(map(holds_project, paths))

    def keep_report(self, report: ImportReport) -> None:
        """Remember what an import told, to be shown again."""
        self._last_import = report

    def _import_paths(self, paths: Sequence[Path]) -> None:
        """Show what the files look like, ask how to read them, and bring them in as one step."""
        desk = self._work.desk
        found = desk.attempt(lambda: transfer.incoming(paths, known=transfer.known_documents(desk.project)))
        if found is None:
            return
        files, left_out = found
        dialog = ImportDialog(desk.project, files, left_out, self._work.tasks, self._work.window)
        if dialog.exec():
            self._import(dialog.chosen(), left_out, create=dialog.creates())
        dialog.deleteLater()

    def _import(
        self, files: Sequence[transfer.Incoming], left_out: Sequence[tuple[Path, str]], create: bool
    ) -> None:
        project = self._work.desk.project

        def work(progress: Progress) -> ImportReport:
            return transfer.import_files(project, files, create=create, left_out=left_out, progress=progress)

        self._wait(tr("Importing"), work, self._tell_import)

    def _tell_import(self, told: object) -> None:
        assert isinstance(told, ImportReport)
        taken = counted(told.taken)
        template = _IMPORTED_SOME if told.refused else _IMPORTED
        self._work.say(tr(template, what=taken, refused=told.refused))
        self._last_import = told
        # Of a file alone whose language was guessed there is nothing more to say.
        if len(told.came_in) > 1 or any(line.kind != "guess" for line in told.lines):
            self.show_import_report()
        if self._work.desk.source is None and self._work.desk.project.sources:
            self._work.documents.step(1)

    def show_import_report(self) -> None:
        """Show what the last import told, as long as the project is open."""
        if self._last_import is None:
            self._work.say(tr("Nothing was imported since the project was opened."))
            return
        if self._last_import.samples or self._last_import.there:
            self._work.window.bringing.show(self._last_import)
            return
        dialog = ImportReportDialog(self._last_import, self._work.window)
        dialog.finished.connect(lambda _: self._work.window.bringing.offer(()))
        dialog.save_requested.connect(self._save_import_report)
        dialog.open()

    def _save_import_report(self, table: Table) -> None:
        shown = [tr(kind) for kind in _REPORTS]
        self._write("import", shown, lambda path, _, *rest: export_table(table, path, *rest))

    # Out

    def export(self) -> None:
        """Write all coded segments to a file."""
        self._export("segments", Selection())

    def export_table(self) -> None:
        """Ask for one of the project's tables, and write it to a file."""
        # Most exports are of segments: the choice of others is loaded when it is wanted.
        from blotter.ui.exchange.table_choice import TableChoice

        dialog = TableChoice(self._work.window)
        what = dialog.what() if dialog.exec() else ""
        dialog.deleteLater()
        if what:
            self._export(what, Selection(), _PLAIN_TABLES)

    def export_of_documents(self, asked: DocumentFilter) -> None:
        """Write the coded segments of the documents that a filter means to a file."""
        self._export("segments", Selection(documents=asked))

    def export_masked(self, plan: MaskingPlan) -> None:
        """Write all coded segments to a file, masked."""
        self._export("segments", Selection(), masking=plan)

    def export_query(self, query: SegmentQuery) -> None:
        """Write the segments that the pane shows to a file."""
        self._export("segments", selection_of(self._work.desk.project, query))

    def export_agreement(self, options: AgreementOptions) -> None:
        """Write the agreement table, as the page shows it, to a file."""
        self._export("agreement", Selection(coders=options.coders, agreement=options))

    def export_comparison(self, table: Table) -> None:
        """Write figures that the page of comparison shows beside its table of codes to a file."""
        shown = [tr(kind) for kind in _PLAIN_TABLES]
        self._write("agreement", shown, lambda path, _, *rest: export_table(table, path, *rest))

    def export_answer(self, what: str, selection: Selection) -> None:
        """Write what a question to the material is answered with to a file."""
        self._export(what, selection, _PLAIN_TABLES)

    def export_codebook(self) -> None:
        """Write the codebook to a file: to be read again, or to be printed."""
        project = self._work.desk.project
        kinds = {file_kind(row.title, row.suffixes): row for row in _CODEBOOKS}

        def write(path: Path, kind: str, options: Options | None, progress: Progress) -> Written:
            row = kinds.get(kind, _CODEBOOKS[0])
            if path.suffix.lower() not in row.suffixes:
                row = next(each for each in _CODEBOOKS if path.suffix.lower() in each.suffixes)
            return transfer.export(
                project, path, "codes", Selection(), format_id=row.id, options=options, progress=progress,
                printer=html_to_pdf,
            )  # fmt: skip

        self._write("codes", list(kinds), write)

    def export_hits(self, hits: Sequence[Hit]) -> None:
        """Write what a search has found to a file."""
        kept = list(hits)
        shown = [tr(kind) for kind in _PLAIN_TABLES]
        self._write("hits", shown, lambda path, _, *rest: export_hits(kept, path, *rest))

    def export_records(self, table: Table) -> None:
        """Write the records that the grid shows, as it shows them, to a file."""
        shown = [tr(kind) for kind in _PLAIN_TABLES]
        self._write("records", shown, lambda path, _, *rest: export_table(table, path, *rest))

    def export_sheet(self, what: str, table: Table) -> None:
        """Write the documents or cases that a sheet shows, as it shows them, to a file."""
        shown = [tr(kind) for kind in _PLAIN_TABLES]
        self._write(what, shown, lambda path, _, *rest: export_table(table, path, *rest))

    def export_data_set(self) -> None:
        """Write all records as linked tables, or as one, to a file."""
        self._export("records", Selection(), _DATA_SETS)

    def export_merge(self, table: Table) -> None:
        """Write the report of a merge to a file."""
        shown = [tr(kind) for kind in _REPORTS]
        self._write("merge", shown, lambda path, _, *rest: merging.export_report(table, path, *rest))

    def _export(
        self,
        what: str,
        selection: Selection,
        kinds: Sequence[str] = _TABLES,
        masking: MaskingPlan | None = None,
    ) -> None:
        project = self._work.desk.project

        def write(path: Path, _: str, options: Options | None, progress: Progress) -> Written:
            return transfer.export(
                project, path, what, selection, options=options, progress=progress, masking=masking
            )

        self._write(what, [tr(kind) for kind in kinds], write)

    def _write(self, what: str, kinds: Sequence[str], write: Write) -> None:
        """Ask where to write to, and say what was written."""
        project = self._work.desk.project
        proposed = str(project.path.with_name(f"{project.path.stem}-{what}"))
        title = tr(_TITLES[what]) if what in _TITLES else tr("Export: {format}", format=_table_title(what))
        path, kind = self._target(title, proposed, kinds)
        if path is None:
            return
        options = CsvOptions(bom=True) if kind == tr(_CSV_WITH_MARK) else None

        def work(progress: Progress) -> Written:
            return write(path, kind, options, progress)

        def told(written: object) -> None:
            assert isinstance(written, Written)
            templates = _WRITTEN.get(what, _ROWS_WRITTEN)
            self._work.say(plural(*templates, written.rows, name=path.name))
            if written.remarks:
                rows = [(translated(remark),) for remark in written.remarks]
                TableDialog(
                    Table(later("What to know about the export"), (Column("what", later("What")),), rows),
                    self._work.window,
                ).open()

        self._wait(tr("Exporting"), work, told)

    def save_copy(self) -> None:
        """Write a portable copy of the project."""
        project = self._work.desk.project
        proposed = str(project.path.with_name(tr("{name} copy.blotter", name=project.path.stem)))
        path, _ = self._target(tr("Save a copy"), proposed, [tr(PROJECT_FILES)])
        if path is not None:
            self._wait(
                tr("Copying"),
                lambda progress: project.save_copy(path, progress),
                lambda _: self._work.say(tr("Saved a copy as {name}", name=path.name)),
            )

    def _target(self, title: str, proposed: str, kinds: Sequence[str]) -> tuple[Path | None, str]:
        """Where to write and as which of the kinds; None if the person thought better of it."""
        return ask_target(self._work.window, title, proposed, kinds)

    # To look at

    def show_report(self, name: str) -> None:
        """Show a report of the project as a table."""
        table = self._work.desk.attempt(lambda: report(self._work.desk.project, name))
        if table is not None:
            shown = arranged(table, _HISTORY) if name == "history" else table
            TableDialog(shown, self._work.window).open()

    def check(self) -> None:
        """Check the whole file and every record, and say what was found."""
        project = self._work.desk.project

        def told(findings: object) -> None:
            assert isinstance(findings, list)
            columns = (
                Column("kind", later("What")),
                Column("what", later("Which")),
                Column("problem", later("Problem")),
            )
            rows = [(each.kind, each.what, each.problem) for each in findings]
            if rows:
                TableDialog(Table(later("Problems found"), columns, rows), self._work.window).open()
            else:
                self._work.say(tr("Checked the project: every text, quote and reference is as it should be."))

        self._wait(tr("Checking"), lambda progress: validating.check_all(project, progress), told)

    def _wait(self, words: str, work: Callable[[Progress], object], then: Callable[[object], None]) -> None:
        def failed(error: BlotterError) -> None:
            tell_error(self._work.window, error)

        self._work.run(LongWork(words, work, then, failed))


def _table_title(what: str) -> str:
    return tr(report_by_name(what).title)
