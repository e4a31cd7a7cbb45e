"""PageControl: what the page of documents and cases asks for, done; and how it was arranged, kept."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from blotter.domain.attribute import Bearer
from blotter.domain.table import Table
from blotter.ui.cells.arrangement import KeptArrangement
from blotter.ui.language import plural, tr
from blotter.ui.metadata.page import MetadataPage
from blotter.ui.metadata.sheet.view import RowAct, SheetView

if TYPE_CHECKING:
    from blotter.ui.workplace import Workplace


class PageControl(QObject):
    """Serves the page of a workplace."""

    def __init__(self, work: "Workplace", page: MetadataPage) -> None:
        super().__init__(page)
        self._work, self._page = work, page
        if work.window.keeps_state:
            kept = KeptArrangement(page, work.desk.project, "metadata", "sheets", page.arrangement)
            page.arrange(kept.read())
            page.arranged.connect(kept.keep_soon)
            work.closing.connect(kept.keep_now)
        page.passage_requested.connect(work.open_passage)
        page.document_requested.connect(work.open_source)
        page.documents.begin_requested.connect(work.exchange.import_files)
        page.cases.begin_requested.connect(self.add_case)
        page.documents.row_acts = self._document_acts
        page.cases.row_acts = self._case_acts
        page.parts.removal_requested.connect(work.metadata.cases.take_out)
        for view in page.views:
            view.export_requested.connect(lambda table, view=view: self._export(view, table))
            view.table.remove_requested.connect(lambda view=view: self._remove(view))

    def _export(self, view: SheetView, table: Table) -> None:
        what = "sheet-documents" if view.of is Bearer.DOCUMENTS else "sheet-cases"
        self._work.exchange.export_sheet(what, table)

    # Documents

    def _document_acts(self) -> Sequence[RowAct]:
        work, ids = self._work, self._page.documents.table.chosen_ids()
        some = bool(ids)
        move = plural("Move {count} document to a group…", "Move {count} documents to a group…", len(ids))
        case = plural("Add {count} document to a case…", "Add {count} documents to a case…", len(ids))
        activate = plural("Activate {count} document", "Activate {count} documents", len(ids))
        return [
            RowAct(tr("Open"), lambda: work.open_source(ids[0]), is_possible=some),
            RowAct(activate, lambda: work.panes.documents.activate(frozenset(ids)), is_possible=some),
            RowAct(_keyed(tr("Rename…"), "Shift+F2"), self._page.documents.rename_current, True, some),
            RowAct(move, lambda: work.metadata.groups.ask_where(ids), True, some),
            RowAct(case, lambda: work.metadata.cases.ask_for_documents(ids), True, some),
            RowAct(
                _keyed(tr("Remove…"), "Shift+Del"), lambda: self._remove(self._page.documents), True, some
            ),
        ]

    # Cases

    def add_case(self) -> None:
        """Ask for a new case, and put the cursor on it."""
        made = self._work.metadata.cases.add()
        if made:
            self._page.cases.choose(made)
            self._page.cases.take_focus()

    def _case_acts(self) -> Sequence[RowAct]:
        view, ids = self._page.cases, self._page.cases.table.chosen_ids()
        some = bool(ids)
        remove = plural("Remove {count} case…", "Remove {count} cases…", len(ids))
        return [
            RowAct(tr("New case…"), self.add_case, True),
            RowAct(_keyed(tr("Rename…"), "Shift+F2"), view.rename_current, True, some),
            RowAct(tr("Its documents and passages"), self._page.parts.table.setFocus, False, some),
            RowAct(_keyed(remove, "Shift+Del"), lambda: self._remove(view), True, some),
        ]

    def _remove(self, view: SheetView) -> None:
        ids = view.table.chosen_ids()
        if view.of is Bearer.CASES:
            self._work.metadata.cases.remove(ids)
        elif ids:
            self._work.documents.remove(view.table.current_id())


def _keyed(words: str, key: str) -> str:
    return f"{words}\t{key}"
