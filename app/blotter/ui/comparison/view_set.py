"""Views: every way to look at a comparison, of which one is in view."""

from collections.abc import Mapping

from PySide6.QtWidgets import QStackedWidget, QWidget

from blotter.project.comparison_result import Result
from blotter.project.project import Project
from blotter.ui.comparison.code_view import CodeView
from blotter.ui.comparison.confusion_view import ConfusionView
from blotter.ui.comparison.document_view import DocumentView
from blotter.ui.comparison.domain_view import DomainView
from blotter.ui.comparison.figure_view import FigureView, View
from blotter.ui.comparison.kinds_view import KindsView
from blotter.ui.comparison.one_code import OneCodeView
from blotter.ui.comparison.pair_view import PairView
from blotter.ui.comparison.program_view import ProgramView


class Views(QStackedWidget):
    """The code that is chosen in one view is the code of the others that are about one."""

    def __init__(self, project: Project, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.codes = CodeView()
        self.kinds = KindsView()
        self.pairs = PairView()
        self.documents = DocumentView()
        self.confusion = ConfusionView()
        self.domains = DomainView(project)
        self.programs = ProgramView(project)
        self.all: dict[View, FigureView] = {
            View.CODES: self.codes,
            View.KINDS: self.kinds,
            View.PAIRS: self.pairs,
            View.DOCUMENTS: self.documents,
            View.CONFUSION: self.confusion,
            View.DOMAINS: self.domains,
            View.PROGRAMS: self.programs,
        }
        for view in self.all.values():
            self.addWidget(view)
        for one in (self.pairs, self.documents):
            one.code_chosen.connect(self.codes.table.choose)

    def turn_to(self, view: View) -> None:
        """Bring one into view."""
        self.setCurrentWidget(self.all[view])

    def show_result(self, result: Result, colours: Mapping[str, str], view: View) -> None:
        """Show a comparison in the table of codes, and in the view that is looked at."""
        shown = self.all[view]
        if result is not self.codes.result:
            self.codes.show_result(result, colours)
        if shown is self.codes:
            return
        shown.show_result(result, colours)
        chosen = self.codes.table.chosen()
        if isinstance(shown, OneCodeView) and chosen is not None:
            shown.choose_code(chosen.code)

    def set_faded(self, faded: bool) -> None:
        """Show in all of them that the figures are out of date, or that they are right again."""
        for view in self.all.values():
            view.set_faded(faded)
