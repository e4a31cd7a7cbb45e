"""ElidedLabel: one line of words that gives way where there is no room."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QWidget

from blotter.ui.style import set_role


class ElidedLabel(QLabel):
    """Loses letters at its end or in its middle; the tool tip then has the whole."""

    def __init__(
        self, mode: Qt.TextElideMode = Qt.TextElideMode.ElideRight, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._mode = mode
        self.setTextFormat(Qt.TextFormat.PlainText)

    def minimumSizeHint(self) -> QSize:
        return QSize(30, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        place = self.contentsRect()
        elided = self.fontMetrics().elidedText(self.text(), self._mode, place.width())
        self.setToolTip(self.text() if elided != self.text() else "")
        painter = QPainter(self)
        painter.setPen(self.palette().text().color())
        painter.drawText(place, int(self.alignment()), elided)


def title_label() -> ElidedLabel:
    """A title that loses letters in its middle."""
    label = ElidedLabel(Qt.TextElideMode.ElideMiddle)
    set_role(label, "title")
    return label
