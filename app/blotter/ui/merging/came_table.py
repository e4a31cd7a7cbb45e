"""CameTable: what came from which copy and whose work it is, in numbers with bars."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QResizeEvent
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QWidget

from blotter.project.merging import Came
from blotter.ui import theme
from blotter.ui.comparison.rows import ROW_HEIGHT, CellDelegate, CellRole, Index, Rows
from blotter.ui.language import later, number, tr
from blotter.ui.merging.words import TYPE_ICONS, figure, told, types_words
from blotter.ui.models.titled_rows import TitledRows
from blotter.ui.scale import px, row_height
from blotter.ui.views.row_delegate import Role, paint_ground

COPY, CODER, WHAT, ADDED, CHANGED, REMOVED = range(6)
_TITLES = (
    later("Which copy"), later("Whose work"), later("What"), later("Added"), later("Changed"),
    later("Removed"),
)  # fmt: skip
_WIDTHS = {COPY: (90, 0.26, 340), CODER: (90, 0.18, 220), WHAT: (100, 0.16, 200)}
_NUMBERS = (62, 0.14, 190)
_FIGURE, _LEAST_BAR = 44, 16
_BAR = 6
_MOST_ROWS, _FEWEST_ROWS = 6, 2
_ROLE = Qt.ItemDataRole


class CameModel(TitledRows):
    """A row for each copy, coder and type; a copy's name stands in its first row."""

    TITLES = _TITLES

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[Came] = []

    def show_came(self, came: Sequence[Came]) -> None:
        """Show these."""
        self.beginResetModel()
        self.rows = told(list(came))
        self.endResetModel()

    def most(self) -> int:
        """The largest number, on which the bars go by."""
        return max((max(each.added, each.changed, each.removed) for each in self.rows), default=0)

    def size(self) -> int:
        return len(self.rows)

    def count(self, row: int, column: int) -> int:
        """The number of a cell."""
        came = self.rows[row]
        return (came.added, came.changed, came.removed)[column - ADDED]

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> object:
        if not index.isValid():
            return None
        row, column = index.row(), index.column()
        if role == _ROLE.DisplayRole:
            return self._words(row, column)
        if role in (_ROLE.AccessibleTextRole, _ROLE.ToolTipRole):
            return self._in_full(row, column)
        if role == Role.STATUS and column == WHAT:
            return TYPE_ICONS[self.rows[row].what]
        if role == Role.STRONG:
            return column == COPY
        if role == Role.MUTED:
            return column == CODER and not self.rows[row].coder
        return column == COPY if role == CellRole.MIDDLE else None

    def _words(self, row: int, column: int) -> str:
        came = self.rows[row]
        if column == COPY:
            is_first = row == 0 or self.rows[row - 1].copy != came.copy
            return came.copy if is_first else ""
        if column == CODER:
            return came.coder or tr("the project")
        return types_words(came.what) if column == WHAT else figure(self.count(row, column))

    def _in_full(self, row: int, column: int) -> str:
        if column == COPY:
            return self.rows[row].copy
        return number(self.count(row, column)) if column >= ADDED else self._words(row, column)


class CameTable(Rows):
    """As high as its rows, up to seven; more are scrolled to."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("What came from whom"), parent)
        self.came = CameModel(self)
        self.setModel(self.came)
        self.setItemDelegate(_BarDelegate(self))
        self.header().setStretchLastSection(True)
        self.header().setMinimumSectionSize(px(24))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_came(self, came: Sequence[Came]) -> None:
        """Show what came."""
        self.came.show_came(came)
        self._set_widths()
        self.setMaximumHeight(self._height(min(_MOST_ROWS, max(1, self.came.rowCount()))))
        self.setMinimumHeight(self._height(min(_FEWEST_ROWS, max(1, self.came.rowCount()))))
        self.updateGeometry()

    def _height(self, rows: int) -> int:
        return self.header().sizeHint().height() + rows * row_height(ROW_HEIGHT)

    def sizeHint(self) -> QSize:
        return QSize(px(400), self.maximumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._set_widths()

    def _set_widths(self) -> None:
        header, width = self.header(), self.viewport().width()
        for column, (least, share, most) in {
            **_WIDTHS,
            **dict.fromkeys((ADDED, CHANGED, REMOVED), _NUMBERS),
        }.items():
            wanted = min(max(px(least), int(width * share)), px(most))
            header.resizeSection(column, max(header.sectionSizeHint(column), wanted))


class _BarDelegate(CellDelegate):
    """Numbers stand in one column, each with a bar as long as it is large."""

    def __init__(self, view: CameTable) -> None:
        super().__init__(view)
        self._table = view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        if index.column() < ADDED:
            super().paint(painter, option, index)
            return
        count, most = self._table.came.count(index.row(), index.column()), self._table.came.most()
        rect, palette = option.rect, theme.current()
        painter.save()
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        paint_ground(painter, rect, is_selected, bool(option.state & QStyle.StateFlag.State_MouseOver))
        if count:
            font = theme.tabular(theme.interface_font(13))
            figures = max(px(_FIGURE), QFontMetrics(font).horizontalAdvance(number(most)) + px(8))
            painter.setFont(font)
            painter.setPen(palette.text)
            place = rect.adjusted(0, 0, figures - rect.width(), 0)
            painter.drawText(
                place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, number(count)
            )
            room = self._table.header().sectionSize(ADDED) - figures - px(16)
            bar = max(2.0, room * count / most) if room >= px(_LEAST_BAR) else 0
            top = rect.top() + (rect.height() - px(_BAR)) / 2
            painter.fillRect(QRectF(rect.left() + figures + px(6), top, bar, px(_BAR)), palette.accent)
        painter.restore()
