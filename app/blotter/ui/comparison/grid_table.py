"""GridTable: a matrix as a heat map, one hue from light to dark, with the figure in each cell."""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionHeader,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from blotter.ui import code_look, icons, theme
from blotter.ui.asking.matrix_header import fitted
from blotter.ui.asking.matrix_table import heat
from blotter.ui.comparison.grid import Cell, Grid, Head
from blotter.ui.comparison.rows import FADED, Index
from blotter.ui.language import tr
from blotter.ui.scale import px, row_height

_ROW, _LINE = 25, 16
_COLUMN, _NAMES = (78, 128), (130, 320)
_HEADER, _SIGN, _PADDING = (40, 54), 14, 4
_TOP = QModelIndex()
_ROLE = Qt.ItemDataRole
_EMPTY = Cell(words="", leads=False)


class GridModel(QAbstractTableModel):
    """A `Grid` as Qt asks for it."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.grid = Grid()

    def show_grid(self, grid: Grid) -> None:
        """Show another matrix."""
        self.beginResetModel()
        self.grid = grid
        self.endResetModel()

    def cell(self, index: Index) -> Cell:
        """What stands there."""
        return self.grid.cells.get((index.row(), index.column()), _EMPTY)

    def head(self, section: int, orientation: Qt.Orientation) -> Head:
        """The name of a row or column."""
        heads = self.grid.columns if orientation is Qt.Orientation.Horizontal else self.grid.rows
        return heads[section]

    def rowCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self.grid.rows)

    def columnCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self.grid.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole) -> object:
        head = self.head(section, orientation)
        if role == _ROLE.DisplayRole:
            return head.words
        if role in (_ROLE.ToolTipRole, _ROLE.AccessibleTextRole):
            return head.told or head.words
        if role == _ROLE.DecorationRole and orientation is Qt.Orientation.Vertical:
            return _sign(head)
        return None

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> object:
        if not index.isValid():
            return None
        cell = self.cell(index)
        if role == _ROLE.DisplayRole:
            return cell.words
        if role in (_ROLE.ToolTipRole, _ROLE.AccessibleTextRole):
            return cell.told or cell.words or None
        return None


def _sign(head: Head) -> object:
    if head.colour is not None:
        palette = theme.current()
        return code_look.swatch(code_look.look(head.colour, palette.is_dark), palette)
    if head.sign:
        name, _, token = head.sign.partition(":")
        return icons.icon(name, token or None)
    return None


class GridTable(QTableView):
    """Arrow keys move and what they come to is told; Enter goes on to what a cell leads to."""

    cell_reached = Signal(int, int)
    """Row and column of the cell under the cursor."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.is_faded = False
        self.grid = GridModel(self)
        self.setAccessibleName(name)
        self.setModel(self.grid)
        self.setItemDelegate(GridDelegate(self))
        self.setHorizontalHeader(GridHeader(self.grid, self))
        self.setShowGrid(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setHorizontalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        rows, columns = self.verticalHeader(), self.horizontalHeader()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        rows.setTextElideMode(Qt.TextElideMode.ElideLeft)
        rows.setHighlightSections(False)
        rows.setAccessibleName(tr("Rows"))
        columns.setAccessibleName(tr("Columns"))
        self.selectionModel().currentChanged.connect(self._tell)

    def show_grid(self, grid: Grid) -> None:
        """Show another matrix with the cursor where it was, or else in the first cell that leads on."""
        former = self.currentIndex()
        place = (former.row(), former.column())
        names = self.name_of(*place) if former.isValid() else None
        self.blockSignals(True)
        self.grid.show_grid(grid)
        self.verticalHeader().setDefaultSectionSize(row_height(_ROW + _LINE * (grid.lines - 1)))
        self._set_widths()
        self.blockSignals(False)
        if names is None or not self._leads(place) or self.name_of(*place) != names:
            place = next((each for each in sorted(grid.cells) if grid.cells[each].leads), (0, 0))
        self.setCurrentIndex(self.grid.index(*place))

    def name_of(self, row: int, column: int) -> tuple[str, str]:
        """What the row and the column of a cell are called."""
        return self.grid.grid.rows[row].words, self.grid.grid.columns[column].words

    def _leads(self, place: tuple[int, int]) -> bool:
        cell = self.grid.grid.cells.get(place)
        return cell is not None and cell.leads

    def _set_widths(self) -> None:
        """Names have what they need, up to a third; few columns share what is left."""
        metrics = QFontMetrics(theme.interface_font(13))
        names = (metrics.horizontalAdvance(each.words) for each in self.grid.grid.rows)
        most = max(px(_NAMES[0]), min(px(_NAMES[1]), self.width() // 3))
        self.verticalHeader().setFixedWidth(min(max(px(_NAMES[0]), max(names, default=0) + px(40)), most))
        count = max(1, self.grid.columnCount())
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
        """Enter goes on to what the cell leads to."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.currentIndex().isValid():
                self.activated.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _tell(self, index: QModelIndex) -> None:
        if index.isValid():
            self.cell_reached.emit(index.row(), index.column())


class GridDelegate(QStyledItemDelegate):
    """Paints a cell on the ground of its level."""

    def __init__(self, view: GridTable) -> None:
        super().__init__(view)
        self._view = view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        palette, rect = theme.current(), option.rect
        cell = self._view.grid.cell(index)
        ground = heat(cell.level or 0)
        painter.save()
        painter.setOpacity(FADED if self._view.is_faded else 1)
        inner = rect.adjusted(0, 0, -1, -1)
        painter.fillRect(inner, ground or (palette.alt if cell.level is None else palette.base))
        ink = _ink(ground) if ground else palette.muted if cell.level == 0 else palette.text
        _paint_lines(painter, inner, cell, ink)
        if option.state & QStyle.StateFlag.State_Selected and index == self._view.currentIndex():
            _paint_ring(painter, rect, self._view.hasFocus())
        painter.restore()


def _paint_lines(painter: QPainter, rect: QRect, cell: Cell, ink: QColor) -> None:
    """The first line in the size of figures, a second one smaller below it."""
    first, _, second = cell.words.partition("\n")
    painter.setPen(ink)
    painter.setFont(
        theme.tabular(theme.interface_font(13 if second else 12, 600 if cell.level is None else 400))
    )
    if not second:
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, first)
        return
    middle = rect.top() + rect.height() // 2 + px(2)
    upper = QRect(rect.left(), rect.top() + px(2), rect.width(), middle - rect.top() - px(2))
    lower = QRect(rect.left(), middle, rect.width(), rect.bottom() - middle - px(2))
    painter.drawText(upper, Qt.AlignmentFlag.AlignCenter, first)
    painter.setFont(theme.tabular(theme.interface_font(11)))
    painter.drawText(lower, Qt.AlignmentFlag.AlignCenter, second)


def _paint_ring(painter: QPainter, rect: QRect, has_focus: bool) -> None:
    palette = theme.current()
    inner = rect.adjusted(1, 1, -2, -2)
    painter.setPen(QPen(palette.base, 4, j=Qt.PenJoinStyle.MiterJoin))
    painter.drawRect(inner.adjusted(1, 1, -1, -1))
    painter.setPen(QPen(palette.focus if has_focus else palette.muted, 2, j=Qt.PenJoinStyle.MiterJoin))
    painter.drawRect(inner)


def _ink(ground: QColor) -> QColor:
    """Dark or white, whichever reads better."""
    dark, light = QColor("#1F2328"), QColor("#FFFFFF")
    return dark if code_look.contrast(dark, ground) >= code_look.contrast(light, ground) else light


class GridHeader(QHeaderView):
    """The names over the columns, in two lines where they need them, each with its sign before it."""

    def __init__(self, model: GridModel, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._heads = model
        self.setSectionsMovable(False)
        self.setHighlightSections(False)

    def sizeHint(self) -> QSize:
        has_signs = any(head.sign or head.colour is not None for head in self._heads.grid.columns)
        return QSize(super().sizeHint().width(), px(_HEADER[has_signs]))

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803
        option = QStyleOptionHeader()
        option.initFrom(self)
        option.rect = rect
        option.section = logicalIndex
        self.style().drawControl(QStyle.ControlElement.CE_HeaderSection, option, painter, self)
        head = self._heads.head(logicalIndex, Qt.Orientation.Horizontal)
        inner = rect.adjusted(_PADDING, 2, -_PADDING, -2)
        painter.save()
        font = theme.interface_font(12)
        painter.setFont(font)
        painter.setPen(theme.current().muted)
        metrics = QFontMetrics(font)
        if sign := _sign_pixmap(head, self.devicePixelRatioF()):
            width = px(_SIGN)
            painter.drawPixmap(inner.center().x() - width // 2, inner.top(), width, width, sign)
            inner.setTop(inner.top() + width)
        lines = fitted(head.words, metrics, inner.width())
        painter.drawText(inner, int(Qt.AlignmentFlag.AlignCenter), "\n".join(lines))
        painter.restore()


def _sign_pixmap(head: Head, ratio: float) -> QPixmap | None:
    if head.colour is not None:
        palette = theme.current()
        return code_look.swatch(code_look.look(head.colour, palette.is_dark), palette)
    if head.sign:
        name, _, token = head.sign.partition(":")
        return icons.pixmap(name, px(_SIGN), token or None, ratio)
    return None
