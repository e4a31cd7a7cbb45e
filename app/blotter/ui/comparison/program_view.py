"""ProgramView: what other programs would compute from the same segments, and what to make of it."""

from collections.abc import Mapping
from functools import partial
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDoubleSpinBox,
    QHeaderView,
    QSplitter,
    QStackedWidget,
    QTableView,
    QWidget,
)

from blotter.analysis.presets import PRESETS, QUALCODER, Level, PresetOptions, preset_by_id
from blotter.domain.table import Table
from blotter.progress import Progress
from blotter.project.comparison_result import Result
from blotter.project.kept_comparison import Kept
from blotter.project.presets import compared_as
from blotter.project.project import Project
from blotter.ui import style
from blotter.ui.comparison.figure_view import FigureView, Work, bar_of, named, stacked
from blotter.ui.comparison.notice import Empty
from blotter.ui.dialogs.table_dialog import TableModel
from blotter.ui.language import later, tr, translated
from blotter.ui.scale import px, row_height
from blotter.ui.views.local_browser import LocalBrowser

_ROW = 25
_LEVELS: Mapping[Level, str] = {
    Level.SEGMENTS: later("each segment"),
    Level.EXISTENCE: later("whether a document has the code"),
    Level.FREQUENCY: later("how often a document has the code"),
}
_NO_PRESET = "qualcoder"


class ProgramView(FigureView):
    """The table that another program would show at the left, its explanation at the right."""

    leads_on = False

    def __init__(self, project: Project, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._project = project
        self._result: Result | None = None
        self._table: Table | None = None
        self.program = QComboBox()
        self.level = QComboBox()
        self.overlap = QDoubleSpinBox()
        self.view = QTableView()
        self.words = LocalBrowser(tr("What the figures mean"))
        self.nothing = Empty()
        self._pages = QStackedWidget()
        self._lay_out()
        self.program.currentIndexChanged.connect(self._choose)
        self.level.currentIndexChanged.connect(self._choose)
        self.overlap.editingFinished.connect(self.due)
        self._choose()

    def _lay_out(self) -> None:
        for each in PRESETS:
            self.program.addItem(tr(each.title), each.id)
        self.program.addItem(tr("Why QualCoder differs"), _NO_PRESET)
        for level, title in _LEVELS.items():
            self.level.addItem(tr(title), level)
        self.overlap.setRange(0, 100)
        self.overlap.setDecimals(0)
        self.overlap.setValue(90)
        self.overlap.setSuffix(tr("{percent} %", percent=""))
        for field, name in (
            (self.program, tr("Compare")),
            (self.level, tr("Agreement is of")),
            (self.overlap, tr("Overlap from")),
        ):
            field.setAccessibleName(name)
        self._level = named(self.level.accessibleName(), self.level)
        self._overlap = named(self.overlap.accessibleName(), self.overlap)
        self.view.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.view.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        style.set_role(self.view, "roomy")
        self.view.setShowGrid(False)
        self.view.setTabKeyNavigation(False)
        self.view.verticalHeader().hide()
        self.view.verticalHeader().setDefaultSectionSize(row_height(_ROW))
        self.view.horizontalHeader().setHighlightSections(False)
        self._pages.addWidget(self.view)
        self._pages.addWidget(self.nothing)
        halves = QSplitter(Qt.Orientation.Horizontal)
        halves.addWidget(self._pages)
        halves.addWidget(self.words)
        halves.setHandleWidth(1)
        halves.setStretchFactor(0, 3)
        halves.setStretchFactor(1, 2)
        halves.setChildrenCollapsible(False)
        halves.setSizes([px(720), px(480)])
        bar = bar_of(named(self.program.accessibleName(), self.program), self._level, self._overlap)
        self.setLayout(stacked(bar, halves))
        self.setFocusProxy(self.program)

    def _choose(self) -> None:
        """Show the fields that the program has use for, explain it, and ask for its figures."""
        is_maxqda = self.program.currentData() == "maxqda"
        by_overlap = is_maxqda and Level(self.level.currentData()) is Level.SEGMENTS
        self._level.setVisible(is_maxqda)
        self._overlap.setVisible(by_overlap)
        self._explain(None)
        self.due.emit()

    def show_result(self, result: Result, colours: Mapping[str, str]) -> None:
        self._result = result

    def work(self) -> Work | None:
        program = self.program.currentData()
        if program == _NO_PRESET:
            self._table = None
            self.show_failure(tr("There is nothing to compute: why, is told beside."))
            return None
        if self._result is None:
            return None
        options = PresetOptions(level=Level(self.level.currentData()), overlap=self.overlap.value() / 100)
        return partial(_asked, self._project, self._result, program, options)

    def show_answer(self, answer: object) -> None:
        assert isinstance(answer, Table)
        self._table = answer
        self.view.setModel(TableModel(answer, self.view))
        self.view.setAccessibleName(translated(answer.title))
        self.view.resizeColumnsToContents()
        header = self.view.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        for column in range(len(answer.columns)):
            self.view.setColumnWidth(column, min(px(300), self.view.columnWidth(column) + px(16)))
        header.setStretchLastSection(True)
        self.nothing.note.say("")
        self._pages.setCurrentWidget(self.view)
        self._explain(answer)

    def show_failure(self, words: str) -> None:
        self.nothing.note.say(words)
        self._pages.setCurrentWidget(self.nothing)

    def table_of(self) -> Table | None:
        return self._table

    def _explain(self, table: Table | None) -> None:
        """What the program does, how to read it, and when not to; what its table notes besides."""
        program = self.program.currentData()
        if program == _NO_PRESET:
            self.words.show_html(_paragraph("", tr(QUALCODER)))
            return
        row = preset_by_id(program)
        told = [
            (tr("What it does"), tr(row.explanation)),
            (tr("How to read it"), tr(row.meaning)),
            (tr("When it misleads"), tr(row.misleading)),
        ]
        own = {row.explanation, row.meaning, row.misleading}
        notes = [translated(note) for note in (table.notes if table is not None else ()) if note not in own]
        html = "".join(_paragraph(title, words) for title, words in told)
        self.words.show_html(html + "".join(_paragraph("", note) for note in notes))


def _paragraph(title: str, words: str) -> str:
    head = f"<h3>{escape(title)}</h3>" if title else ""
    return f"{head}<p>{escape(words)}</p>"


def _asked(
    project: Project, result: Result, program: str, options: PresetOptions, kept: Kept, progress: Progress
) -> Table:
    return compared_as(project, program, result.asked, options, progress)
