"""MatrixTable: a matrix as a heat map, one hue from light to dark, with the figure in each cell."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QRect, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from blotter.domain.codebook import Code
from blotter.project.project import Project
from blotter.ui import code_look, theme
from blotter.ui.asking.answers import MatrixColumn, MatrixShown
from blotter.ui.asking.matrix_header import MatrixHeader
from blotter.ui.asking.words import COUNTS
from blotter.ui.comparison.rows import FADED, Index
from blotter.ui.language import number, tr
from blotter.ui.scale import px, row_height

_LIGHT = ("#CFE0F4", "#A9C8EA", "#76A8DA", "#3F82C2", "#1B4F8F")
_DARK = ("#233247", "#2B4C74", "#3B6FA8", "#6BA0DA", "#B5D6FA")
_ROW, _COLUMN, _NAMES = 25, (74, 128), (160, 300)
_TOP = QModelIndex()
_ROLE = Qt.ItemDataRole
LEVEL = int(_ROLE.UserRole) + 171
"""From 1 to 5, how large a figure is beside the largest; 0 for none, and None in the column of sums."""


class MatrixModel(QAbstractTableModel):
    """A row a code; the first column has the sums."""

    def __init__(self, project: Project, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._project = project
        self.shown: MatrixShown | None = None
        self.rows: list[Code] = []
        self.columns: list[MatrixColumn] = []
        self._sums: dict[str, int] = {}
        self._largest = 0

    def show_matrix(self, shown: MatrixShown | None, by_sum: bool) -> None:
        """Show a matrix in the order of codebook and names, or the largest first."""
        self.beginResetModel()
        self.shown = shown
        self.rows = list(shown.matrix.rows) if shown else []
        self.columns = list(shown.matrix.columns) if shown else []
        self._sums, self._largest = self._summed()
        if by_sum:
            down = self._down()
            self.rows.sort(key=lambda each: -self._sums[each.id])
            self.columns.sort(key=lambda each: -down[each.id])
        self.endResetModel()

    def _summed(self) -> tuple[dict[str, int], int]:
        if self.shown is None:
            return {}, 0
        sums, largest = dict.fromkeys((row.id for row in self.rows), 0), 0
        places = {column.id for column in self.columns}
        for (row, column), cell in self.shown.matrix.cells.cells.items():
            if row in sums and column in places:
                value = cell.value(self.shown.options.count)
                sums[row] += value
                largest = max(largest, value)
        return sums, largest

    def _down(self) -> dict[str, int]:
        down = dict.fromkeys((column.id for column in self.columns), 0)
        assert self.shown is not None or not down
        for (_, column), cell in (self.shown.matrix.cells.cells if self.shown else {}).items():
            if column in down and self.shown:
                down[column] += cell.value(self.shown.options.count)
        return down

    def at(self, index: Index) -> tuple[Code, MatrixColumn] | None:
        """The row's code and the column's thing; None in the column of sums."""
        if not index.isValid() or index.column() == 0:
            return None
        return self.rows[index.row()], self.columns[index.column() - 1]

    def value(self, index: Index) -> int:
        """The figure that stands there."""
        place = self.at(index)
        if place is None:
            return self._sums[self.rows[index.row()].id]
        return self.shown.value(*place) if self.shown else 0

    def rowCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() or not self.rows else len(self.columns) + 1

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole) -> object:
        if orientation is Qt.Orientation.Vertical:
            code = self.rows[section]
            if role == _ROLE.DecorationRole:
                return self._sign(code)
            return self._words(code, role, is_row=True)
        if section == 0:
            return tr("Sum") if role in (_ROLE.DisplayRole, _ROLE.ToolTipRole) else None
        return self._words(self.columns[section - 1], role, is_row=False)

    def _sign(self, code: Code) -> object:
        book = self._project.codebook
        # An answer stays until it is asked for anew, though a code of it was deleted.
        palette, colour = theme.current(), book.colour(code.id) if code.id in book.by_id else code.colour
        return code_look.swatch(code_look.look(colour, palette.is_dark), palette)

    def _words(self, thing: MatrixColumn, role: int, is_row: bool) -> object:
        if role not in (_ROLE.DisplayRole, _ROLE.ToolTipRole, _ROLE.AccessibleTextRole):
            return None
        if role == _ROLE.DisplayRole and isinstance(thing, Code) and not is_row:
            return thing.name
        return self.called(thing)

    def called(self, thing: MatrixColumn) -> str:
        """A code's path, a document's name, a label."""
        if not isinstance(thing, Code) or thing.id not in self._project.codebook.by_id:
            return thing.name
        return " › ".join(self._project.codebook.name_path(thing.id))

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> object:
        if not index.isValid() or self.shown is None:
            return None
        value = self.value(index)
        if role == _ROLE.DisplayRole:
            return number(value) if value else "·"
        if role in (_ROLE.AccessibleTextRole, _ROLE.ToolTipRole):
            return self._told(index, value)
        if role == LEVEL and index.column():
            return -(-5 * value // self._largest) if value else 0
        return None

    def _told(self, index: Index, value: int) -> str:
        assert self.shown is not None
        what = tr(COUNTS[self.shown.options.count])
        row, place = self.called(self.rows[index.row()]), self.at(index)
        if place is None:
            return tr("{code}: {value} {what} in all", code=row, value=value, what=what)
        return tr(
            "{code}, {column}: {value} {what}", code=row, column=self.called(place[1]), value=value, what=what
        )


class MatrixTable(QTableView):
    """Arrow keys move; a click or Enter on a cell asks for its passages."""

    cell_chosen = Signal(object, object)
    """The row's `Code`, the column's `Code`, `Source` or `Label`."""

    def __init__(self, project: Project, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.is_faded = False
        self.matrix = MatrixModel(project, self)
        self.setAccessibleName(name)
        self.setModel(self.matrix)
        self.setItemDelegate(HeatDelegate(self))
        self.setHorizontalHeader(MatrixHeader(self))
        self.setShowGrid(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setHorizontalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        rows, columns = self.verticalHeader(), self.horizontalHeader()
        rows.setDefaultSectionSize(row_height(_ROW))
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        rows.setTextElideMode(Qt.TextElideMode.ElideLeft)
        rows.setHighlightSections(False)
        rows.setAccessibleName(tr("Codes"))
        columns.setAccessibleName(tr("Columns"))
        self.clicked.connect(self._choose)

    def show_matrix(self, shown: MatrixShown | None, by_sum: bool) -> None:
        """Show a matrix; the cursor stands in its first cell."""
        self.matrix.show_matrix(shown, by_sum)
        self._set_widths()
        if self.matrix.columnCount() > 1:
            self.setCurrentIndex(self.matrix.index(0, 1))

    def _set_widths(self) -> None:
        """Names have what they need, up to a third; few columns share what is left."""
        metrics = QFontMetrics(theme.interface_font(13))
        names = (metrics.horizontalAdvance(self.matrix.called(each)) for each in self.matrix.rows)
        most = max(px(_NAMES[0]), min(px(_NAMES[1]), self.width() // 3))
        self.verticalHeader().setFixedWidth(min(max(px(_NAMES[0]), max(names, default=0) + px(40)), most))
        count = max(1, self.matrix.columnCount())
        wanted = self.viewport().width() // count
        self.horizontalHeader().setDefaultSectionSize(min(max(px(_COLUMN[0]), wanted), px(_COLUMN[1])))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._set_widths()

    def set_faded(self, faded: bool) -> None:
        """Show the figures at 60 %, or in full again."""
        self.is_faded = faded
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter asks for the passages of the cell."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _choose(self, index: QModelIndex) -> None:
        place = self.matrix.at(index)
        if place is not None:
            self.cell_chosen.emit(*place)


class HeatDelegate(QStyledItemDelegate):
    """Paints a cell on the ground of its level."""

    def __init__(self, view: MatrixTable) -> None:
        super().__init__(view)
        self._view = view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        palette, rect = theme.current(), option.rect
        level = index.data(LEVEL)
        ground = heat(level or 0)
        painter.save()
        painter.setOpacity(FADED if self._view.is_faded else 1)
        cell = rect.adjusted(0, 0, -1, -1)
        painter.fillRect(cell, ground or (palette.alt if level is None else palette.base))
        painter.setPen(ink(ground) if ground else palette.faint if level == 0 else palette.text)
        painter.setFont(theme.tabular(theme.interface_font(12, 600 if level is None else 400)))
        painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, str(index.data()))
        if option.state & QStyle.StateFlag.State_Selected and index == self._view.currentIndex():
            _paint_ring(painter, rect, self._view.hasFocus())
        painter.restore()


def _paint_ring(painter: QPainter, rect: QRect, has_focus: bool) -> None:
    palette = theme.current()
    inner = rect.adjusted(1, 1, -2, -2)
    painter.setPen(QPen(palette.base, 4, j=Qt.PenJoinStyle.MiterJoin))
    painter.drawRect(inner.adjusted(1, 1, -1, -1))
    painter.setPen(QPen(palette.focus if has_focus else palette.muted, 2, j=Qt.PenJoinStyle.MiterJoin))
    painter.drawRect(inner)


def heat(level: int) -> QColor | None:
    """The ground of a level from 1 to 5; None for nothing."""
    shades: Sequence[str] = _DARK if theme.current().is_dark else _LIGHT
    return QColor(shades[level - 1]) if level else None


def ink(ground: QColor) -> QColor:
    """Dark or white, whichever reads better."""
    dark, light = QColor("#1F2328"), QColor("#FFFFFF")
    return dark if code_look.contrast(dark, ground) >= code_look.contrast(light, ground) else light
