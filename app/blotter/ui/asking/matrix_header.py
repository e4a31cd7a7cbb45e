"""MatrixHeader: the names over the columns of a matrix, in two lines where they need them."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QHeaderView, QStyle, QStyleOptionHeader, QWidget

from blotter.ui import theme
from blotter.ui.scale import px

_HEIGHT, _PADDING = 40, 4


class MatrixHeader(QHeaderView):
    """Names that do not fit into two lines lose letters in their middle; the tooltip has the whole."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionsMovable(False)
        self.setHighlightSections(False)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), px(_HEIGHT))

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803
        option = QStyleOptionHeader()
        option.initFrom(self)
        option.rect = rect
        option.section = logicalIndex
        self.style().drawControl(QStyle.ControlElement.CE_HeaderSection, option, painter, self)
        model = self.model()
        words = str(model.headerData(logicalIndex, Qt.Orientation.Horizontal) or "") if model else ""
        painter.save()
        font = theme.interface_font(12)
        painter.setFont(font)
        painter.setPen(theme.current().muted)
        inner = rect.adjusted(_PADDING, 2, -_PADDING, -2)
        lines = fitted(words, QFontMetrics(font), inner.width())
        painter.drawText(inner, int(Qt.AlignmentFlag.AlignCenter), "\n".join(lines))
        painter.restore()


def fitted(words: str, metrics: QFontMetrics, width: int) -> list[str]:
    """The words in one line or two, parted between words where that fits, and shortened in the middle."""
    if metrics.horizontalAdvance(words) <= width:
        return [words]
    parts = words.split()
    for number in range(len(parts) - 1, 0, -1):
        first, second = " ".join(parts[:number]), " ".join(parts[number:])
        if metrics.horizontalAdvance(first) <= width:
            return [first, metrics.elidedText(second, Qt.TextElideMode.ElideMiddle, width)]
    return [metrics.elidedText(words, Qt.TextElideMode.ElideMiddle, width)]
