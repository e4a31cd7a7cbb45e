"""OneCodeView: a view that is about one code, which is chosen in its bar."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QStackedWidget, QWidget

from blotter.analysis.places import Place
from blotter.project.comparison_result import CodeFigures, Result
from blotter.ui import code_look, theme
from blotter.ui.comparison.figure_view import FigureView, bar_of, hint_label, named, stacked
from blotter.ui.comparison.notice import Empty
from blotter.ui.language import tr
from blotter.ui.views.choice_box import Choice, ChoiceBox
from blotter.ui.wording import read_path


class OneCodeView(FigureView):
    """The codes that somebody gave can be chosen; `figures` is the widget that shows what is asked for."""

    code_chosen = Signal(str)
    """The path of the code that was chosen here."""

    def __init__(self, figures: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.code = ChoiceBox(tr("Code"))
        self.hint = hint_label()
        self.nothing = Empty()
        self.pages = QStackedWidget()
        self.result: Result | None = None
        self.colours: Mapping[str, str] = {}
        self._figures = figures
        self.code.setMinimumContentsLength(28)
        self.pages.addWidget(figures)
        self.pages.addWidget(self.nothing)
        self.setLayout(stacked(bar_of(named(tr("Code"), self.code), hint=self.hint), self.pages))
        self.setFocusProxy(figures)
        self.code.chosen_changed.connect(self._turn_to_code)

    def show_result(self, result: Result, colours: Mapping[str, str]) -> None:
        self.result, self.colours = result, colours
        used = [figures.code for figures in result.figures if figures.is_used]
        self.code.offer(Choice(code, read_path(code), _sign(colours.get(code, ""))) for code in used)
        if not self.code.chosen() and used:
            self.code.choose(used[0])

    def choose_code(self, code: str) -> None:
        """Be about this code, if somebody gave it."""
        if self.code.findData(code) >= 0:
            self.code.choose(code)

    def _turn_to_code(self, code: str) -> None:
        self.code_chosen.emit(code)
        self.due.emit()

    def figures_of_code(self) -> CodeFigures | None:
        """The figures of the code over all documents."""
        chosen = self.code.chosen()
        return (
            next((each for each in self.result.figures if each.code == chosen), None) if self.result else None
        )

    def places(self) -> Sequence[Place]:
        """Where the coders differ on the code."""
        return self.result.places.get(self.code.chosen(), ()) if self.result else ()

    def say_nothing(self, words: str) -> None:
        """Say why there is nothing to show; with "" the figures are shown."""
        self.nothing.note.say(words)
        self.pages.setCurrentWidget(self.nothing if words else self._figures)

    def show_failure(self, words: str) -> None:
        self.say_nothing(words)

    def has_figures(self) -> bool:
        """Whether the figures are in view."""
        return self.pages.currentWidget() is self._figures


def _sign(colour: str) -> QIcon:
    palette = theme.current()
    return QIcon(code_look.swatch(code_look.look(colour, palette.is_dark), palette))
