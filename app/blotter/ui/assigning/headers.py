"""The headers of the board: coders with a bar of what is done, and the names of documents."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QHeaderView, QStyle, QStyleOptionHeader, QWidget

from blotter.ui import theme
from blotter.ui.assigning.bars import Done, paint_bar
from blotter.ui.assigning.board import BoardRole, done_words
from blotter.ui.language import tr
from blotter.ui.scale import px

_HEIGHT, _PADDING = 56, 8
_LINE = 18


class CoderHeader(QHeaderView):
    """A coder's name, how many documents are done, and a bar; whoever codes now stands there in bold."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionsMovable(False)
        self.setHighlightSections(False)
        self.setSectionsClickable(True)
        self.setAccessibleName(tr("Coders"))

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), px(_HEIGHT))

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803
        _paint_ground(self, painter, rect, logicalIndex)
        model = self.model()
        if model is None:
            return
        words = str(model.headerData(logicalIndex, self.orientation()) or "")
        share = model.headerData(logicalIndex, self.orientation(), BoardRole.BAR)
        is_acting = bool(model.headerData(logicalIndex, self.orientation(), BoardRole.ACTING))
        inner = rect.adjusted(px(_PADDING), px(4), -px(_PADDING), -px(5))
        line = px(_LINE)
        name = QRect(inner.left(), inner.top(), inner.width(), line)
        painter.save()
        if isinstance(share, Done):
            told = QRect(inner.left(), name.bottom(), inner.width(), line - px(1))
            _paint_words(painter, name, words, 600 if is_acting else 500, is_muted=not is_acting)
            _paint_words(painter, told, done_words(share), 400, is_muted=True)
            bar = QRectF(inner.left(), inner.bottom() - px(8), inner.width(), px(8))
            paint_bar(painter, bar, share)
        else:
            _paint_words(painter, name, words, 500, is_muted=True)
        painter.restore()


class NameHeader(QHeaderView):
    """Names of documents; long ones lose letters in their middle, and the tool tip has the whole.

    Qt would look at a thousand names to find its own width; this one is told. With `of_totals` it stands
    before a row of totals.
    """

    def __init__(self, parent: QWidget, of_totals: bool = False) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._current = -1
        self._of_totals = of_totals
        self.setHighlightSections(False)
        self.setSectionsClickable(True)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setAccessibleName(tr("Documents"))

    def show_current(self, row: int) -> None:
        """Mark the row in which the cursor stands."""
        self._current = row
        self.viewport().update()

    def sizeHint(self) -> QSize:
        return QSize(self.minimumWidth(), 0)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803
        palette, model = theme.current(), self.model()
        words = str(model.headerData(logicalIndex, self.orientation()) or "") if model is not None else ""
        painter.save()
        ground = palette.alt if self._of_totals else palette.base
        painter.fillRect(rect, palette.row_hover if logicalIndex == self._current else ground)
        painter.setPen(palette.border)
        line = rect.top() if self._of_totals else rect.bottom()
        painter.drawLine(rect.left(), line, rect.right(), line)
        painter.setPen(palette.text)
        painter.setFont(theme.interface_font(13))
        inner = rect.adjusted(px(12), 0, -px(_PADDING), 0)
        name = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideMiddle, inner.width())
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, name)
        painter.restore()


def _paint_ground(header: QHeaderView, painter: QPainter, rect: QRect, section: int) -> None:
    option = QStyleOptionHeader()
    option.initFrom(header)
    option.rect = rect
    option.section = section
    header.style().drawControl(QStyle.ControlElement.CE_HeaderSection, option, painter, header)


def _paint_words(painter: QPainter, rect: QRect, words: str, weight: int, is_muted: bool) -> None:
    font = theme.tabular(theme.interface_font(12, weight))
    painter.setFont(font)
    painter.setPen(theme.current().muted if is_muted else theme.current().text)
    fitted = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignHCenter, fitted)
