"""TabOrder: Tab goes through the form as one reads it, whatever was made anew in between."""

import itertools
from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid


class TabOrder(QObject):
    """Widgets that are made late come last for Qt; this puts them where they stand."""

    def __init__(self, stops: Callable[[], Sequence[QWidget]], parent: QObject) -> None:
        super().__init__(parent)
        self._stops = stops
        self._ordered: list[QWidget] = []
        self._waiting = QTimer(self, singleShot=True, interval=0)
        self._waiting.timeout.connect(self._arrange)

    def renew(self) -> None:
        """Something may have been made anew."""
        self._waiting.start()

    def _arrange(self) -> None:
        stops = [each for each in self._stops() if isValid(each)]
        if stops == self._ordered:
            return
        self._ordered = stops
        for before, after in itertools.pairwise(stops):
            QWidget.setTabOrder(before, after)
