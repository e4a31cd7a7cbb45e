"""FigureFrame: what the page of figures is made of: list, figure, records, table and options."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from blotter.project.project import Project
from blotter.ui.comparison.notice import Empty, Notice
from blotter.ui.language import tr
from blotter.ui.records.figures.clicked_records import ClickedRecords
from blotter.ui.records.figures.figure_list import FigureList
from blotter.ui.records.figures.figure_view import FigureView
from blotter.ui.records.figures.filter_bar import FilterBar
from blotter.ui.records.figures.group_table import GroupTable
from blotter.ui.records.figures.head import FigureHead
from blotter.ui.records.figures.options import FigureOptions
from blotter.ui.scale import px
from blotter.ui.views.pane_title import PaneTitle
from blotter.ui.views.progress_strip import ProgressStrip

_LEFT, _LEFT_MOST, _RIGHT, _BELOW = 190, 0.17, 252, 158
_BESIDE, _BELOW_LOW = 20, 112
_NARROW, _LOW = 1060, 560


class FigureFrame(QWidget):
    """Where there is little room, the list becomes a box in the head, and the side waits to be asked for."""

    def __init__(self, project: Project, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.head = FigureHead()
        self.filters = FilterBar(project)
        self.list = FigureList()
        self.view = FigureView()
        self.clicked = ClickedRecords()
        self.groups = GroupTable()
        self.options = FigureOptions()
        self.notice, self.strip, self.nothing = Notice(), ProgressStrip(), Empty()
        self.pages = QStackedWidget()
        self.by = PaneTitle("")
        self._side = QWidget()
        self._across, self._down = QSplitter(Qt.Orientation.Horizontal), QSplitter(Qt.Orientation.Vertical)
        self._lay_out()
        self.head.more.toggled.connect(self.filters.setVisible)
        self.head.side.toggled.connect(lambda _: self._fit())

    def _lay_out(self) -> None:
        self.filters.hide()
        self._lay_out_side()
        self.pages.addWidget(self.view)
        self.pages.addWidget(self.nothing)
        centre = QWidget()
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.strip)
        column.addWidget(self.notice)
        column.addWidget(self.pages, 1)
        self._down.addWidget(centre)
        self._down.addWidget(self.clicked)
        self._down.setStretchFactor(0, 1)
        self._down.setSizes([px(600), px(_BELOW)])
        for part in (self.list, self._down, self._side):
            self._across.addWidget(part)
        self._across.setStretchFactor(1, 1)
        self._across.setSizes([px(_LEFT), px(900), px(_RIGHT)])
        for splitter in (self._across, self._down):
            splitter.setHandleWidth(1)
            splitter.setChildrenCollapsible(False)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.head)
        whole.addWidget(self.filters)
        whole.addWidget(self._across, 1)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def _lay_out_side(self) -> None:
        scroll = QScrollArea()
        scroll.setWidget(self.options)
        scroll.setWidgetResizable(True)
        for each in (self.options, scroll.viewport()):
            each.setAutoFillBackground(True)
            each.setBackgroundRole(QPalette.ColorRole.Base)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self._side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.by)
        column.addWidget(self.groups, 1)
        column.addWidget(PaneTitle(tr("Options")))
        column.addWidget(scroll, 1)
        self._side.setMinimumWidth(px(180))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Show what there is room for."""
        is_narrow = self.width() < px(_NARROW)
        self.list.setVisible(not is_narrow)
        self.head.fit(is_narrow)
        self._side.setVisible(not is_narrow or self.head.side.isChecked())
        self._fit_below()

    def _fit_below(self) -> None:
        """Where the window is low, records are listed once something was clicked."""
        has_room = self.height() >= px(_LOW)
        is_wanted = self.pages.currentWidget() is self.view and (has_room or self.clicked.is_filled)
        if is_wanted and self.clicked.isHidden():
            below = px(_BELOW if has_room else _BELOW_LOW)
            self._down.setSizes([max(1, self._down.height() - below), below])
        self.clicked.setVisible(is_wanted)

    def widen_list(self) -> None:
        """Give the list the width that its titles need, within reason."""
        wanted = self.list.tree.sizeHintForColumn(0) + px(_BESIDE)
        left = min(max(wanted, px(_LEFT)), max(px(_LEFT), int(self.width() * _LEFT_MOST)))
        self._across.setSizes([left, max(1, self.width() - left - px(_RIGHT)), px(_RIGHT)])
