"""GridControl: what the page of records asks for, done; and how it was arranged, kept."""

from typing import TYPE_CHECKING

from pydantic import BaseModel, Field
from PySide6.QtCore import QObject

from blotter.domain.edit import Edit
from blotter.domain.record import Record
from blotter.domain.table import Table
from blotter.project.records import editing, making, uniting
from blotter.ui.cells.arrangement import KeptArrangement
from blotter.ui.dialogs.form_dialog import FormDialog
from blotter.ui.language import later_plural, plural, tr
from blotter.ui.records.grid.page import RecordsPage

if TYPE_CHECKING:
    from blotter.ui.workplace import Workplace


class DuplicateOf(BaseModel):
    """What is asked of a record that tells of the same activity as another."""

    number: str = Field(
        "",
        min_length=1,
        title="The same as",
        description="The record that stays: it gets all evidence, and keeps other values beside its own.",
    )


_DELETED = later_plural("Deleted {count} record", "Deleted {count} records")


class GridControl(QObject):
    """Serves the page of records of a workplace."""

    def __init__(self, work: "Workplace", page: RecordsPage) -> None:
        super().__init__(page)
        self._work, self._page = work, page
        if work.window.keeps_state:
            arrangement = page.layout_of_sheet.arrangement
            kept = KeptArrangement(page, work.desk.project, "records", "records grid", arrangement)
            page.arrange(kept.read())
            page.arranged.connect(kept.keep_soon)
            work.closing.connect(kept.keep_now)
        page.record_requested.connect(self._open_record)
        page.passage_requested.connect(work.open_passage)
        page.text_requested.connect(work.show_text)
        page.delete_requested.connect(self._delete)
        page.new_requested.connect(self._make)
        page.merge_requested.connect(self._merge)
        page.export_requested.connect(self._export)

    def _open_record(self, identity: str) -> None:
        """Open a record in the form, where one goes on to those that the grid shows."""
        self._work.places.leave()
        among = [each.id for each in self._page.grid.records()]
        self._work.records.show_record(identity, among)

    def _delete(self, records: object) -> None:
        assert isinstance(records, list)
        desk = self._work.desk
        done = plural(*_DELETED, len(records))
        desk.apply_sweeping(tr("Deleting"), lambda: making.delete(desk.project, records), done, len(records))

    def _make(self, like: object) -> None:
        """A new record of the same kind from the same passages, which is then under the cursor."""
        assert isinstance(like, Record)
        desk = self._work.desk
        project = desk.project
        made = desk.attempt(lambda: editing.another(project, like))
        if made is None:
            return
        record, edit = made
        if desk.apply(lambda: edit, tr("Made record {number}", number=record.number)):
            self._page.choose(record.id)

    def _merge(self, record: object) -> None:
        """Ask of which record another is a duplicate, and make one of both."""
        assert isinstance(record, Record)
        desk = self._work.desk
        project = desk.project

        def plan(asked: DuplicateOf) -> Edit:
            return uniting.merge(project, project.record(asked.number), record)

        dialog = FormDialog(
            DuplicateOf,
            None,
            tr("{number} is a duplicate", number=record.number),
            tr("Merge records"),
            parent=self._work.window,
            check=plan,
        )
        if dialog.exec():
            keep = project.record(dialog.value().number)
            done = tr("Merged {other} into {number}", other=record.number, number=keep.number)
            if desk.apply(lambda: plan(dialog.value()), done):
                self._page.choose(keep.id)
        dialog.deleteLater()

    def _export(self, table: object) -> None:
        assert isinstance(table, Table)
        self._work.exchange.export_records(table)
