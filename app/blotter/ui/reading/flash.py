"""Flash: a passage lights up for a moment after a jump to it."""

from PySide6.QtCore import QObject, QTimer

from blotter.domain.segment import Span
from blotter.ui.reading.marked_page import MarkedPage

_MILLISECONDS = 600


class Flash(QObject):
    """One passage at a time."""

    def __init__(self, page: MarkedPage) -> None:
        super().__init__(page)
        self._page = page
        self._ending = QTimer(self, interval=_MILLISECONDS, singleShot=True)
        self._ending.timeout.connect(self.end)

    def begin(self, span: Span) -> None:
        """Light a passage up."""
        self._page.emphasis.flash = span
        self._ending.start()

    def end(self) -> None:
        """Let it be as before."""
        self._page.emphasis.flash = None
        self._page.draw_anew()
