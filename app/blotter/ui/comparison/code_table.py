"""CodeTable: the figures of each code, sorted by any column."""

from collections.abc import Mapping

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QMenu, QWidget

from blotter.project.comparison_result import CodeFigures, Result
from blotter.ui import theme
from blotter.ui.comparison.code_model import CodeModel, CodeOrder
from blotter.ui.comparison.figure_columns import CODE, INTERVAL, SCALE
from blotter.ui.comparison.rows import Rows
from blotter.ui.comparison.scale_header import ScaleHeader
from blotter.ui.language import later, tr
from blotter.ui.scale import px

_CODE_WIDTH = (180, 460)
_SCALE_WIDTH = (150, 420)
_SORT_BY_WIDTH = later("Sort by the width of the interval")
_AROUND_TITLE, _ARROW, _SPARE = 20, 12, 30


class CodeTable(Rows):
    """One row a code, or a document of one code; what is under the cursor has its disagreements read."""

    code_chosen = Signal(object)
    """The `CodeFigures` of the row, or None."""

    def __init__(self, by_document: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(tr("Agreement by document") if by_document else tr("Agreement by code"), parent)
        self._by_document = by_document
        self.figures = CodeModel(self)
        self.order = CodeOrder(self.figures, self)
        self.setModel(self.order)
        self.setHeader(ScaleHeader(lambda: self.figures.column(SCALE), lambda: self.figures.low, self))
        self.header().setSectionsClickable(True)
        self.setSortingEnabled(True)
        self.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        self.header().sortIndicatorChanged.connect(self._set_widths)
        self.selectionModel().currentRowChanged.connect(self._tell_code)

    def show_result(self, result: Result, colours: Mapping[str, str]) -> None:
        """Show a comparison, sorted as before where that column is still there."""
        header = self.header()
        number = header.sortIndicatorSection()
        columns = self.figures.columns
        key = columns[number].key if 0 <= number < len(columns) else CODE
        self.figures.show_result(result, colours, self._by_document)
        self.sortByColumn(max(0, self.figures.column(key)), header.sortIndicatorOrder())
        self._set_widths()

    def set_filter(self, only_used: bool, rolled_up: bool) -> None:
        """Say which codes are shown."""
        self.order.set_filter(only_used, rolled_up)

    def chosen(self) -> CodeFigures | None:
        """The figures of the row under the cursor."""
        return self.order.figures(self.currentIndex())

    def choose(self, code: str) -> None:
        """Put the cursor on a code, or on the first one if it is not shown."""
        index = self.order.row_of(code)
        self.setCurrentIndex(index if index.isValid() else self.order.index(0, 0))
        if not self.currentIndex().isValid():
            self.code_chosen.emit(None)

    def _tell_code(self, index: QModelIndex) -> None:
        figures = self.order.figures(index)
        if figures is not None:
            self.code_chosen.emit(figures)

    def _set_widths(self) -> None:
        """Names take the room that figures leave, figures and the scale what is over."""
        header = self.header()
        metrics = QFontMetrics(theme.interface_font(12, 500))
        wanted = {
            number: max(px(column.width), metrics.horizontalAdvance(column.title) + px(_AROUND_TITLE))
            + (px(_ARROW) if number == header.sortIndicatorSection() else 0)
            for number, column in enumerate(self.figures.columns)
            if column.key not in (CODE, SCALE)
        }
        room = self.viewport().width() - sum(wanted.values())
        drawn = min(max(px(_SCALE_WIDTH[0]), room // 4), px(_SCALE_WIDTH[1]))
        named = min(max(px(_CODE_WIDTH[0]), room - drawn), px(_CODE_WIDTH[1]))
        over = max(0, room - drawn - named)
        spare = min(over // max(1, len(wanted)), _SPARE)
        drawn += over - spare * len(wanted)
        for number, width in wanted.items():
            header.resizeSection(number, width + spare)
        for key, width in ((CODE, named), (SCALE, drawn)):
            if (number := self.figures.column(key)) >= 0:
                header.resizeSection(number, width)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._set_widths()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Sort by a column, for whoever does not use the mouse."""
        menu = self.sort_menu()
        place = self.visualRect(self.currentIndex()).bottomLeft()
        is_keyboard = event.reason() is QContextMenuEvent.Reason.Keyboard
        menu.exec(self.viewport().mapToGlobal(place) if is_keyboard else event.globalPos())

    def sort_menu(self) -> QMenu:
        """A menu with a row for each column; the one that rules is ticked and turns round."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for number, column in enumerate(self.figures.columns):
            if column.key == SCALE:
                continue
            action = QAction(
                tr(_SORT_BY_WIDTH) if column.key == INTERVAL else tr("Sort by {column}", column=column.title),
                menu,
            )
            action.setCheckable(True)
            action.setChecked(number == self.header().sortIndicatorSection())
            action.triggered.connect(lambda _=False, n=number: self._sort_or_turn(n))
            menu.addAction(action)
        return menu

    def _sort_or_turn(self, number: int) -> None:
        header = self.header()
        is_ascending = header.sortIndicatorOrder() is Qt.SortOrder.AscendingOrder
        turned = header.sortIndicatorSection() == number and is_ascending
        self.sortByColumn(number, Qt.SortOrder.DescendingOrder if turned else Qt.SortOrder.AscendingOrder)
