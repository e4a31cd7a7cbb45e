"""CaseMarks: shows beside the text what of it belongs to cases, for as long as somebody wants to see it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from blotter.domain.case import Case, CasePart
from blotter.domain.edit import Changes
from blotter.domain.segment import Span
from blotter.ui.reading.case_lines import CaseLine
from blotter.ui.views.document_page import DocumentPage

if TYPE_CHECKING:
    from blotter.ui.workplace import Workplace


class CaseMarks(QObject):
    """Serves every page of the text."""

    def __init__(self, work: "Workplace") -> None:
        super().__init__(work)
        self._work, self._project = work, work.desk.project
        self.is_on = False
        work.area.attach(self._attach)
        work.desk.bridge.changed.connect(self._follow)

    def _attach(self, page: DocumentPage) -> None:
        page.source_changed.connect(lambda: self._show(page))
        self._show(page)

    def _follow(self, changes: Changes) -> None:
        if changes.touches(Case, CasePart):
            self._show_all()

    def toggle(self) -> None:
        """Show them, or do not any more."""
        self.is_on = not self.is_on
        self._show_all()

    def _show_all(self) -> None:
        for page in self._work.area.pages:
            self._show(page)

    def _show(self, page: DocumentPage) -> None:
        page.view.gutter.show_cases(self._lines(page) if self.is_on else ())

    def _lines(self, page: DocumentPage) -> list[CaseLine]:
        source, cases = page.source, self._project.cases
        if source is None:
            return []
        whole = Span(0, source.characters)
        return [
            CaseLine(part.span or whole, cases[part.case].name)
            for part in self._project.case_parts.values()
            if part.source == source.id
        ]
