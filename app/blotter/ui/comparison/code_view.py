"""CodeView: the table of figures, a row a code."""

from collections.abc import Mapping

from PySide6.QtWidgets import QVBoxLayout, QWidget

from blotter.project.comparison_result import CodeFigures, Result
from blotter.ui.comparison.asked import of_code
from blotter.ui.comparison.code_table import CodeTable
from blotter.ui.comparison.figure_view import FigureView


class CodeView(FigureView):
    """The code under the cursor has its disagreements below."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = CodeTable()
        self.result: Result | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.table)
        self.setFocusProxy(self.table)
        self.table.code_chosen.connect(self._tell)
        self.table.activated.connect(self.went_on)

    def show_result(self, result: Result, colours: Mapping[str, str]) -> None:
        self.result = result
        former = self.table.chosen()
        self.table.show_result(result, colours)
        self.table.choose(former.code if former else "")

    def show_codes(self, only_used: bool, rolled_up: bool) -> None:
        """Say which codes are shown; the cursor stays on its code."""
        chosen = self.table.chosen()
        self.table.set_filter(only_used, rolled_up)
        self.table.choose(chosen.code if chosen else "")

    def tell(self) -> None:
        self._tell(self.table.chosen())

    def set_faded(self, faded: bool) -> None:
        self.table.set_faded(faded)

    def _tell(self, figures: CodeFigures | None) -> None:
        if self.result is None or figures is None:
            self.asked.emit(None)
            return
        found = self.result.places.get(figures.code, ())
        self.asked.emit(of_code(figures.code, figures.is_used, figures.f1.coders, found))
