"""SpokenMarks: the marks of a figure as a screen reader finds them, a list in the order of the figure."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QListWidget, QWidget

from blotter.ui.language import tr


class SpokenMarks(QListWidget):
    """Lies over the figure, unseen and untouched: a painted widget has no items that could be told."""

    def __init__(self, figure: QWidget) -> None:
        super().__init__(figure)
        self._figure = figure
        self._told: list[str] = []
        self.setAccessibleName(tr("What the figure shows"))
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
        self.hide()

    def tell(self, names: Sequence[str]) -> None:
        """List these; nothing happens if they are listed already."""
        if list(names) != self._told:
            self._told = list(names)
            self.clear()
            self.addItems(self._told)
        self.resize(self._figure.size())
        self.show()
