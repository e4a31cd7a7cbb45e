"""Sending: the project, or a part of it, out to other programs and readers."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from blotter.domain.table import Cell, Column, Table
from blotter.errors import BlotterError
from blotter.interchange.formats import PROJECT, Format
from blotter.interchange.written import Written
from blotter.progress import Progress
from blotter.project import transfer
from blotter.ui.dialogs.questions import tell_error
from blotter.ui.dialogs.target import ask_target, may_replace
from blotter.ui.language import later, tr, translated
from blotter.ui.long_work import LongWork
from blotter.ui.metadata_import.counted import counted
from blotter.ui.wording import file_kind

if TYPE_CHECKING:
    from blotter.ui.workplace import Workplace

_REPORTS = (
    later("Markdown report (*.md)"),
    later("Web page report (*.html)"),
    later("CSV, UTF-8 (*.csv)"),
    later("Excel workbook (*.xlsx)"),
)


class SendingControl(QObject):
    """Asks as what, how and where to, writes, and tells what went out and what did not."""

    def __init__(self, work: "Workplace") -> None:
        super().__init__(work)
        self._work = work

    def export_project(self) -> None:
        """Ask for a format, its choices and a place, and write the project."""
        # A project goes out seldom: its dialogs are loaded when they are wanted.
        from blotter.ui.exchange.format_dialog import FormatDialog

        dialog = FormatDialog(self._work.window)
        row = dialog.chosen() if dialog.exec() else None
        dialog.deleteLater()
        if row is not None:
            self.export_as(row)

    def export_as(self, row: Format) -> None:
        """Write the project in a format, with the choices that a person makes."""
        from blotter.ui.exchange.export_form import ExportForm

        form = ExportForm(self._work.desk.project, row, self._work.window)
        target = self._target(row) if form.exec() else None
        if target is not None:
            project, options, selection = self._work.desk.project, form.value(), form.selection()

            def write(progress: Progress) -> Written:
                return transfer.export(
                    project, target, PROJECT, selection, format_id=row.id, options=options, progress=progress
                )

            self._work.run(
                LongWork(tr("Exporting"), write, lambda told: self._tell(told, target), self._fail)
            )
        form.deleteLater()

    def _target(self, row: Format) -> Path | None:
        """Where the file, or the new folder, is to lie."""
        path, title = self._work.desk.project.path, tr("Export: {format}", format=tr(row.title))
        if not row.is_folder:
            kinds = [file_kind(row.title, row.suffixes)]
            return ask_target(self._work.window, title, str(path.with_suffix(row.suffixes[0])), kinds)[0]
        proposed = str(path.with_name(tr("{name} {format}", name=path.stem, format=row.id)))
        ask = QFileDialog.Option.DontConfirmOverwrite
        name, _ = QFileDialog.getSaveFileName(self._work.window, title, proposed, options=ask)
        if not name or not may_replace(self._work.window, title, Path(name)):
            return None
        return Path(name)

    def _fail(self, error: BlotterError) -> None:
        tell_error(self._work.window, error)

    def _tell(self, told: object, target: Path) -> None:
        assert isinstance(told, Written)
        self._work.say(tr("Exported {what} to {name}", what=counted(told.counts), name=target.name))
        table = _told(told)
        if not (table.rows or told.remarks):
            return
        from blotter.ui.exchange.sent_dialog import SentDialog

        dialog = SentDialog(table, self._work.window)
        dialog.save_requested.connect(self._save)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _save(self, table: Table) -> None:
        from blotter.project.table_export import export_table

        path = self._work.desk.project.path
        proposed = str(path.with_name(f"{path.stem}-export"))
        target, _ = ask_target(
            self._work.window, tr("Save report"), proposed, [tr(kind) for kind in _REPORTS]
        )
        if target is None:
            return
        try:
            export_table(table, target)
        except BlotterError as error:
            tell_error(self._work.window, error)
        else:
            self._work.say(tr("Saved the report as {name}", name=target.name))


def _told(written: Written) -> Table:
    """What the format could not hold, with how much went out and how positions are counted below it."""
    columns = (
        Column("kind", later("What")),
        Column("where", later("Where")),
        Column("what", later("Which")),
        Column("why", later("Why")),
    )
    rows: list[tuple[Cell, ...]] = [(each.kind, each.where, each.what, each.why) for each in written.lost]
    notes = [tr("Went out: {what}.", what=counted(written.counts))]
    if written.convention:
        notes.append(tr("Positions: {convention}.", convention=translated(written.convention).rstrip(".")))
    notes += [translated(remark) for remark in written.remarks]
    return Table(later("What went out, and what did not"), columns, rows, tuple(notes))
