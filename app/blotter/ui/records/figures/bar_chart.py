"""BarChart: lying bars under each other with their names and numbers, plain or made of parts."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QWidget

from blotter.ui import theme
from blotter.ui.records.figures import legend
from blotter.ui.records.figures.chart import Chart, Mark
from blotter.ui.records.figures.fills import fill
from blotter.ui.scale import px

_ROW, _BAR, _MOST_ROW = 26, 0.68, 44
_NAMES = (0.14, 0.34)
_EDGE = 12


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a bar: which series, what it is called with its number, how long it is, what is behind it."""

    series: int
    name: str
    value: float
    ids: tuple[str, ...] = ()
    more: str = ""


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar: its key, the words beside it, the number at its end, and its parts from left to right."""

    key: Hashable
    label: str
    total: str
    pieces: tuple[Piece, ...]

    @property
    def length(self) -> float:
        """All parts together."""
        return sum(each.value for each in self.pieces)


class BarChart(Chart):
    """Bars in one colour, or with `series` in one colour and pattern each, told in a legend."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bars: tuple[Bar, ...] = ()
        self.series: tuple[str, ...] = ()
        self._hues: tuple[int, ...] = ()

    def show_bars(self, bars: Sequence[Bar], series: Sequence[str] = (), hues: Sequence[int] = ()) -> None:
        """Show these; with names of series, their parts have colours, by `hues` in the palette."""
        self.bars, self.series = tuple(bars), tuple(series)
        self._hues = tuple(hues) or tuple(range(len(series)))
        self.lay_out()

    def _natural_height(self) -> int:
        return self._top() + px(_ROW) * len(self.bars) + px(_EDGE)

    def _top(self) -> int:
        return px(_EDGE) + (legend.height(self.series, self.width() - 2 * px(_EDGE)) if self.series else 0)

    def _row(self) -> float:
        free = (self.height() - self._top() - px(_EDGE)) / max(1, len(self.bars))
        return min(max(float(px(_ROW)), free), float(px(_MOST_ROW)))

    def _names(self) -> float:
        """How much room the names have."""
        metrics = QFontMetrics(theme.interface_font(13))
        wanted = max((metrics.horizontalAdvance(bar.label) for bar in self.bars), default=0) + px(4)
        return min(max(float(wanted), self.width() * _NAMES[0]), self.width() * _NAMES[1])

    def _numbers(self) -> float:
        metrics = QFontMetrics(theme.tabular(theme.interface_font(13, 600)))
        return max((metrics.horizontalAdvance(bar.total) for bar in self.bars), default=0) + px(10)

    def _placed(self) -> Sequence[Mark]:
        left = px(_EDGE) + self._names() + px(8)
        room = max(1.0, self.width() - left - self._numbers() - px(_EDGE))
        longest = max((bar.length for bar in self.bars), default=0) or 1
        row, top, marks = self._row(), float(self._top()), list[Mark]()
        for number, bar in enumerate(self.bars):
            x, y = left, top + row * number + row * (1 - _BAR) / 2
            for piece in bar.pieces:
                wide = room * piece.value / longest
                area = QRectF(x, y, wide, row * _BAR)
                marks.append(Mark((bar.key, piece.series), piece.name, area, piece.ids, piece.more))
                x += wide
        return marks

    def _paint(self, painter: QPainter, exposed: QRectF) -> None:
        palette, row = theme.current(), self._row()
        room = self.width() - 2 * px(_EDGE)
        legend.paint(painter, self.series, px(_EDGE), px(_EDGE), room, self._hues)
        left, names = px(_EDGE) + self._names() + px(8), self._names()
        for number, bar in enumerate(self.bars):
            band = QRectF(0, self._top() + row * number, self.width(), row)
            if not band.intersects(exposed):
                continue
            painter.setPen(palette.text)
            painter.setFont(theme.interface_font(13))
            words = painter.fontMetrics().elidedText(bar.label, Qt.TextElideMode.ElideRight, int(names))
            name_box = QRectF(px(_EDGE), band.top(), names, row)
            painter.drawText(name_box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, words)
            end = left
            for piece in bar.pieces:
                mark = self.mark((bar.key, piece.series))
                if mark is not None:
                    self._fill(painter, mark.area, piece.series)
                    end = mark.area.right()
            painter.setPen(palette.text)
            painter.setFont(theme.tabular(theme.interface_font(13, 600)))
            number_box = QRectF(end + px(6), band.top(), self.width() - end, row)
            painter.drawText(
                number_box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, bar.total
            )
        painter.setPen(palette.control)
        axis = round(left) - 0.5
        painter.drawLine(int(axis), self._top(), int(axis), int(self._top() + row * len(self.bars)))

    def _fill(self, painter: QPainter, area: QRectF, series: int) -> None:
        if self.series:
            fill(painter, area.adjusted(0, 0, -1 if area.width() > 3 else 0, 0), self._hues[series])
        else:
            painter.fillRect(area, theme.current().accent)
