"""RenewedPage: a page that finds anew what it shows: at once where it is looked at, else once it is shown."""

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from blotter.ui.desk import Desk


class RenewedPage(QWidget):
    """`_find` asks for what is to be shown; changes that belong together lead to one finding.

    A page says in `_follow_soon` that something it shows has changed. Another coder may see other things.
    """

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._project = desk, desk.project
        self._is_stale = True
        self._following = QTimer(self, interval=0, singleShot=True)
        self._following.timeout.connect(self._begin)
        desk.coder_changed.connect(self._begin_if_shown)

    def _find(self) -> None:
        raise NotImplementedError

    def _begin(self) -> None:
        self._is_stale = False
        self._following.stop()
        self._find()

    def _begin_if_shown(self) -> None:
        if self.isVisible():
            self._begin()
        else:
            self._is_stale = True

    def _follow_soon(self) -> None:
        if self.isVisible():
            self._following.start()
        else:
            self._is_stale = True

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self._begin()

    def hideEvent(self, event: QHideEvent) -> None:
        if self._following.isActive():
            self._following.stop()
            self._is_stale = True
        super().hideEvent(event)
