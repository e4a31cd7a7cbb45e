"""ComparingControl: what the page on which coders are compared leads to."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from blotter.ui.comparison.page import ComparisonPage

if TYPE_CHECKING:
    from blotter.ui.workplace import Workplace


class ComparingControl(QObject):
    """Answers the page of the comparison."""

    def __init__(self, work: "Workplace") -> None:
        super().__init__(work)
        self._work = work

    def serve(self, page: ComparisonPage) -> None:
        """Answer what the page asks for."""
        work = self._work
        page.passage_requested.connect(work.open_passage)
        page.settling_requested.connect(work.settling.show_at)
        page.settling_all_requested.connect(work.settling.show_round)
        page.report_requested.connect(work.reporting.write)
        page.sets_requested.connect(work.rules.show)
        page.export_requested.connect(work.exchange.export_agreement)
        page.table_export_requested.connect(work.exchange.export_comparison)
        page.documents_requested.connect(lambda: work.panes.focus_pane("documents"))
