"""Charts: one small chart a code, all on one scale, and what their signs mean."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QComboBox, QFrame, QLabel, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from blotter.analysis.measures import measure
from blotter.project.project import Project
from blotter.ui import theme
from blotter.ui.comparison.flow import FlowLayout
from blotter.ui.comparison.notice import Empty
from blotter.ui.language import tr
from blotter.ui.rounds.chart import CodeChart, diamond, lowest
from blotter.ui.rounds.course import Course, course
from blotter.ui.scale import px
from blotter.ui.style import set_role

_MOST = 200
"""How many charts are made; a codebook with more codes is asked for by round."""


class Charts(QWidget):
    """Agreement over the rounds, code by code; the measure is chosen above."""

    def __init__(self, project: Project, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._project = project
        self.course: Course | None = None
        self.charts: list[CodeChart] = []
        self.measure = QComboBox()
        self.nothing = Empty()
        self._legend = _Legend()
        self._scroll = QScrollArea()
        self._pages = QStackedWidget()
        self._lay_out()
        self.measure.activated.connect(lambda _: self.show_course(self.measure.currentData()))

    def _lay_out(self) -> None:
        title = QLabel(tr("Agreement when each round was opened"))
        set_role(title, "title")
        self.measure.setAccessibleName(tr("Measure"))
        head = QWidget()
        line = FlowLayout(head, gap=12)
        line.setContentsMargins(12, 4, 12, 4)
        for widget in (title, self.measure, self._legend):
            line.addWidget(widget)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._pages.addWidget(self.nothing)
        self._pages.addWidget(self._scroll)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self._pages, 1)

    def show_course(self, measure_id: str = "") -> None:
        """Draw what is kept now, by this measure or the one that is chosen."""
        found = self.course = course(self._project, measure_id or self.measure.currentData() or "")
        self.measure.clear()
        for each in found.measures:
            self.measure.addItem(tr(measure(each).title), each)
        self.measure.setCurrentIndex(self.measure.findData(found.measure))
        self.measure.setVisible(bool(found.measures))
        self._legend.setVisible(bool(found.codes))
        self._draw(found)
        if found.codes:
            self._pages.setCurrentWidget(self._scroll)
        else:
            self.nothing.note.say(
                tr("Agreement is kept when a round opens; none has opened yet in which something was coded.")
            )
            self._pages.setCurrentWidget(self.nothing)

    def _draw(self, found: Course) -> None:
        book = self._project.codebook
        colours = {book.path(code.id): book.colour(code.id) for code in book}
        sheet = QWidget()
        sheet.setAutoFillBackground(True)
        sheet.setBackgroundRole(QPalette.ColorRole.Base)
        flow = FlowLayout(sheet, gap=8)
        flow.setContentsMargins(8, 8, 8, 8)
        low = lowest(point for points in found.codes.values() for point in points)
        self.charts = [
            CodeChart(code, colours.get(code, ""), points, found.rounds, low)
            for code, points in list(found.codes.items())[:_MOST]
        ]
        for chart in self.charts:
            flow.addWidget(chart)
        self._scroll.setWidget(sheet)


class _Legend(QWidget):
    """What a dot and a diamond stand for."""

    def __init__(self) -> None:
        super().__init__()
        self._words = (tr("coders with each other"), tr("the same coder again"))
        self.setAccessibleName(tr("Dot: coders with each other; diamond: the same coder again"))
        theme.notifier().changed.connect(self.update)

    def _font_width(self) -> list[int]:
        metrics = self.fontMetrics()
        return [metrics.horizontalAdvance(words) for words in self._words]

    def sizeHint(self) -> QSize:
        return QSize(sum(self._font_width()) + px(60), px(22))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, palette = QPainter(self), theme.current()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.interface_font(12))
        x, middle = float(px(8)), self.height() / 2
        for number, (words, width) in enumerate(zip(self._words, self._font_width(), strict=True)):
            at = QPointF(x, middle)
            if number:
                painter.setPen(QPen(palette.label, 1.6))
                painter.setBrush(palette.base)
                painter.drawPolygon(diamond(at, px(5)))
            else:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(palette.accent)
                painter.drawEllipse(at, px(4), px(4))
            painter.setPen(palette.muted)
            box = QRectF(x + px(10), 0, width + px(4), self.height())
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
            x += width + px(28)
