"""ColumnChart: columns beside each other, for years; plain, or made of parts that stand on each other."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QWidget

from blotter.ui import theme
from blotter.ui.language import number
from blotter.ui.records.figures import axes, legend
from blotter.ui.records.figures.bar_chart import Bar
from blotter.ui.records.figures.chart import Chart, Mark
from blotter.ui.records.figures.fills import fill
from blotter.ui.scale import px

_EDGE, _LEFT, _BOTTOM, _OVER = 12, 44, 28, 20
_LEAST, _MOST, _SHARE = 8, 72, 0.74


class ColumnChart(Chart):
    """The same bars as in a `BarChart`, upright; their labels stand below where there is room for them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bars: tuple[Bar, ...] = ()
        self.series: tuple[str, ...] = ()
        self._hues: tuple[int, ...] = ()

    def show_bars(self, bars: Sequence[Bar], series: Sequence[str] = (), hues: Sequence[int] = ()) -> None:
        """Show these from left to right; with names of series, their parts have colours."""
        self.bars, self.series = tuple(bars), tuple(series)
        self._hues = tuple(hues) or tuple(range(len(series)))
        self.lay_out()

    def _natural_height(self) -> int:
        return self._top() + px(180) + px(_BOTTOM)

    def lay_out(self) -> None:
        self.setMinimumWidth(px(_LEFT) + px(_LEAST) * len(self.bars) + px(_EDGE))
        super().lay_out()

    def _top(self) -> int:
        room = self.width() - 2 * px(_EDGE)
        return px(_OVER) + (legend.height(self.series, room) if self.series else 0)

    def _plot(self) -> QRectF:
        return QRectF(self.rect()).adjusted(px(_LEFT), self._top(), -px(_EDGE), -px(_BOTTOM))

    def _step(self) -> float:
        return min(self._plot().width() / max(1, len(self.bars)), float(px(_MOST)))

    def _ticks(self) -> list[int]:
        most = max((bar.length for bar in self.bars), default=0)
        return axes.counts(most, max(2, int(self._plot().height() / px(52))))

    def _placed(self) -> Sequence[Mark]:
        plot, step = self._plot(), self._step()
        highest, marks = float(self._ticks()[-1] or 1), list[Mark]()
        for at, bar in enumerate(self.bars):
            x, y = plot.left() + step * at + step * (1 - _SHARE) / 2, plot.bottom()
            for piece in bar.pieces:
                high = plot.height() * piece.value / highest
                area = QRectF(x, y - high, step * _SHARE, high)
                marks.append(Mark((bar.key, piece.series), piece.name, area, piece.ids, piece.more))
                y -= high
        return marks

    def _paint(self, painter: QPainter, exposed: QRectF) -> None:
        room = self.width() - 2 * px(_EDGE)
        legend.paint(painter, self.series, px(_EDGE), px(4), room, self._hues)
        self._paint_scale(painter)
        for bar in self.bars:
            for piece in bar.pieces:
                mark = self.mark((bar.key, piece.series))
                if mark is None or not piece.value:
                    continue
                if self.series:
                    inner = mark.area.adjusted(0, 1 if mark.area.height() > 3 else 0, 0, 0)
                    fill(painter, inner, self._hues[piece.series])
                else:
                    painter.fillRect(mark.area, theme.current().accent)
        self._paint_words(painter)

    def _paint_scale(self, painter: QPainter) -> None:
        palette, plot, ticks = theme.current(), self._plot(), self._ticks()
        painter.setFont(theme.tabular(theme.interface_font(12)))
        for value in ticks:
            y = round(plot.bottom() - plot.height() * value / (ticks[-1] or 1)) + 0.5
            painter.setPen(QPen(palette.control if value == 0 else palette.border, 1))
            painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
            painter.setPen(palette.muted)
            box = QRectF(0, y - px(8), px(_LEFT) - px(8), px(16))
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, number(value))

    def _paint_words(self, painter: QPainter) -> None:
        """Labels below and totals above, as many as do not run into each other."""
        palette, plot, step = theme.current(), self._plot(), self._step()
        label_font, total_font = theme.interface_font(12), theme.tabular(theme.interface_font(12, 600))
        every = axes.every([bar.label for bar in self.bars], QFontMetrics(label_font), step)
        totals_fit = axes.every([bar.total for bar in self.bars], QFontMetrics(total_font), step) == 1
        highest = self._ticks()[-1] or 1
        for at, bar in enumerate(self.bars):
            middle = plot.left() + step * (at + 0.5)
            if at % every == 0:
                painter.setFont(label_font)
                painter.setPen(palette.muted)
                box = QRectF(middle - px(60), plot.bottom() + px(4), px(120), px(18))
                painter.drawText(box, Qt.AlignmentFlag.AlignCenter, bar.label)
            if totals_fit and bar.length:
                painter.setFont(total_font)
                painter.setPen(palette.text)
                top = plot.bottom() - plot.height() * bar.length / highest
                box = QRectF(middle - px(60), top - px(17), px(120), px(16))
                painter.drawText(box, Qt.AlignmentFlag.AlignCenter, bar.total)
