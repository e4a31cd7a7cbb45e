"""SpokenStripes: the margin as a screen reader finds it, a list of segments in the order of reading."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QListWidget, QWidget

from blotter.ui.language import tr
from blotter.ui.reading.shown_segment import ShownSegment


class SpokenStripes(QListWidget):
    """Lies over the margin, unseen and untouched: a painted widget has no items that could be told."""

    def __init__(self, margin: QWidget) -> None:
        super().__init__(margin)
        self._margin = margin
        self.setAccessibleName(tr("Segments on screen"))
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        palette = self.palette()
        for role in (QPalette.ColorRole.Base, QPalette.ColorRole.Text):
            palette.setColor(role, Qt.GlobalColor.transparent)
        self.setPalette(palette)
        self.viewport().setAutoFillBackground(False)

    def tell(self, segments: Iterable[ShownSegment]) -> None:
        """List these segments; nothing happens if they are listed already."""
        lines = [", ".join(part for part in (each.full_name, each.coder) if part) for each in segments]
        if lines != [self.item(row).text() for row in range(self.count())]:
            self.clear()
            self.addItems(lines)
        self.resize(self._margin.size())
        self.show()
