"""Gutter: the numbers of paragraphs, left of the text."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from blotter.ui import theme
from blotter.ui.reading.page import TextPage

_BESIDE_TEXT = 10


class Gutter(QWidget):
    """Numbers the paragraphs that begin on screen; headings are counted and go without."""

    def __init__(self, page: TextPage, parent: QWidget) -> None:
        super().__init__(parent)
        self._page = page

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw each number on the baseline of its paragraph's first line."""
        page, measures = self._page, self._page.measures
        painter = QPainter(self)
        painter.fillRect(event.rect(), theme.current().base)
        painter.setPen(theme.current().muted)
        painter.setFont(theme.tabular(theme.interface_font(11)))
        width = self.width() - _BESIDE_TEXT
        for visible in page.visible_blocks():
            number = page.kinds.numbers[visible.number]
            if number and visible.number not in page.headings:
                baseline = visible.top + page.page_layout.above(visible.number) + measures.baseline
                box = QRectF(0, baseline - 14, width, 16)
                painter.drawText(
                    box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, str(number)
                )
