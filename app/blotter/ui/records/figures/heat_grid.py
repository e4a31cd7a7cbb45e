"""HeatGrid: rows by columns, one hue from light to dark, with the number in each cell."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QWidget

from blotter.ui import theme
from blotter.ui.asking.matrix_table import ink
from blotter.ui.records.figures.chart import Chart, Mark
from blotter.ui.scale import px

_EDGE, _ROW, _MOST_ROW, _LEAST_COLUMN, _MOST_COLUMN = 12, 26, 44, 34, 120
_NAMES, _LONGEST_HEAD = 0.28, 150
_NOTHING = "·"
_HEAD = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom | Qt.TextFlag.TextWordWrap


@dataclass(frozen=True, slots=True)
class Cell:
    """What is where a row and a column meet; `level` from 1 on, 0 where there is nothing."""

    name: str
    value: str
    level: int = 0
    ids: tuple[str, ...] = ()


class HeatGrid(Chart):
    """Names of rows at the left, of columns above, upright where they are too wide for their column."""

    def __init__(self, shade: Callable[[int], QColor], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shade = shade
        self.rows: tuple[str, ...] = ()
        self.columns: tuple[str, ...] = ()
        self.cells: Mapping[tuple[int, int], Cell] = {}

    def show_cells(
        self, rows: Sequence[str], columns: Sequence[str], cells: Mapping[tuple[int, int], Cell]
    ) -> None:
        """Show these, by the numbers of row and column."""
        self.rows, self.columns, self.cells = tuple(rows), tuple(columns), dict(cells)
        self.lay_out()

    def _natural_height(self) -> int:
        return int(self._top()) + px(_ROW) * len(self.rows) + px(_EDGE)

    def lay_out(self) -> None:
        self.setMinimumWidth(int(self._left()) + px(_LEAST_COLUMN) * len(self.columns) + px(_EDGE))
        super().lay_out()

    def _metrics(self) -> QFontMetrics:
        return QFontMetrics(theme.interface_font(12))

    def _left(self) -> float:
        wanted = max((self._metrics().horizontalAdvance(each) for each in self.rows), default=0)
        return px(_EDGE) + min(float(wanted + 2), max(px(120), self.width() * _NAMES)) + px(8)

    def _column(self) -> float:
        free = (self.width() - self._left() - px(_EDGE)) / max(1, len(self.columns))
        return min(max(float(px(_LEAST_COLUMN)), free), float(px(_MOST_COLUMN)))

    def _is_upright(self) -> bool:
        """Whether a word of a column's name is wider than the column."""
        words = (word for each in self.columns for word in each.split())
        widest = max((self._metrics().horizontalAdvance(word) for word in words), default=0)
        return widest > self._column() - px(4)

    def _top(self) -> float:
        metrics = self._metrics()
        if not self._is_upright():
            box = QRect(0, 0, int(self._column()) - px(4), px(_LONGEST_HEAD))
            heads = (metrics.boundingRect(box, _HEAD, each).height() for each in self.columns)
            return float(px(_EDGE) + max(heads, default=0) + px(6))
        widest = max(metrics.horizontalAdvance(each) for each in self.columns)
        return float(px(_EDGE) + min(widest, px(_LONGEST_HEAD)) + px(8))

    def _row(self) -> float:
        free = (self.height() - self._top() - px(_EDGE)) / max(1, len(self.rows))
        return min(max(float(px(_ROW)), free), float(px(_MOST_ROW)))

    def _placed(self) -> Sequence[Mark]:
        left, top, wide, high = self._left(), self._top(), self._column(), self._row()
        return [
            Mark(place, cell.name, self._cell(place, left, top, wide, high), cell.ids)
            for place, cell in sorted(self.cells.items())
        ]

    @staticmethod
    def _cell(place: tuple[int, int], left: float, top: float, wide: float, high: float) -> QRectF:
        row, column = place
        return QRectF(left + wide * column, top + high * row, wide - 2, high - 2)

    def _paint(self, painter: QPainter, exposed: QRectF) -> None:
        self._paint_names(painter)
        painter.setFont(theme.tabular(theme.interface_font(12)))
        palette = theme.current()
        for place, cell in self.cells.items():
            mark = self.mark(place)
            if mark is None or not mark.area.intersects(exposed):
                continue
            ground = self._shade(cell.level) if cell.level else palette.alt
            painter.setPen(Qt.PenStyle.NoPen if cell.level else QPen(palette.border, 1))
            painter.setBrush(ground)
            painter.drawRoundedRect(mark.area, 2, 2)
            painter.setPen(ink(ground) if cell.level else palette.faint)
            painter.drawText(mark.area, Qt.AlignmentFlag.AlignCenter, cell.value if cell.level else _NOTHING)

    def _paint_names(self, painter: QPainter) -> None:
        left, top, wide, high = self._left(), self._top(), self._column(), self._row()
        painter.setFont(theme.interface_font(12))
        metrics, elide = painter.fontMetrics(), Qt.TextElideMode.ElideRight
        painter.setPen(theme.current().text)
        for number, name in enumerate(self.rows):
            box = QRectF(px(_EDGE), top + high * number, left - px(_EDGE) - px(8), high - 2)
            words = metrics.elidedText(name, elide, int(box.width()))
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, words)
        for number, name in enumerate(self.columns):
            x = left + wide * number
            if not self._is_upright():
                box = QRectF(x + px(1), px(_EDGE), wide - px(4), top - px(_EDGE) - px(6))
                painter.drawText(box, _HEAD, name)
                continue
            painter.save()
            painter.translate(QPointF(x + wide / 2 - 1, top - px(6)))
            painter.rotate(-90)
            words = metrics.elidedText(name, elide, px(_LONGEST_HEAD))
            box = QRectF(0, -wide / 2, px(_LONGEST_HEAD) + px(8), wide)
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
            painter.restore()
