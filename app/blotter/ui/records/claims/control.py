"""ClaimsControl: what the page of conflicting claims asks for, done."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from blotter.project.reports import Selection, report
from blotter.ui.records.claims.page import ClaimsPage

if TYPE_CHECKING:
    from blotter.ui.workplace import Workplace


class ClaimsControl(QObject):
    """Serves the page of conflicting claims of a workplace."""

    def __init__(self, work: "Workplace", page: ClaimsPage) -> None:
        super().__init__(page)
        self._work, self._page = work, page
        page.passage_requested.connect(work.open_passage)
        page.record_requested.connect(lambda identity: work.records.show_record(identity))
        page.export_requested.connect(self._export)

    def _export(self) -> None:
        kind = self._page.kind.chosen()
        self._work.exchange.export_records(
            report(self._work.desk.project, "claims", Selection(kinds=(kind,) if kind else ()))
        )
