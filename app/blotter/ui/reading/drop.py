"""CodeDrop: codes that are dragged onto the text."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from blotter.domain.segment import Span
from blotter.ui.reading.marked_page import MarkedPage
from blotter.ui.reading.transfer import dragged_codes

Target = Callable[[], Span | None]


class CodeDrop(QObject):
    """Takes codes where there is something to code, and shows it before they are dropped.

    They may come `over` another widget that shows the same text.
    """

    dropped = Signal(list, object)

    def __init__(self, page: MarkedPage, target: Target, over: QWidget | None = None) -> None:
        super().__init__(page)
        self._page = page
        self._target = target
        (over or page.viewport()).installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep every drag from the text, which is not to be written in."""
        if event.type() == QEvent.Type.Drop and isinstance(event, QDropEvent):
            self._drop(event)
            return True
        if isinstance(event, (QDragEnterEvent, QDragMoveEvent)):
            target = self._target() if dragged_codes(event.mimeData()) else None
            self._show(target)
            if target is None:
                event.ignore()
            else:
                event.acceptProposedAction()
            return True
        if event.type() == QEvent.Type.DragLeave:
            self._show(None)
            return True
        return False

    def _drop(self, event: QDropEvent) -> None:
        codes, target = dragged_codes(event.mimeData()), self._target()
        self._show(None)
        if codes and target is not None:
            event.acceptProposedAction()
            self.dropped.emit(codes, target)

    def _show(self, target: Span | None) -> None:
        self._page.emphasis.target = target
        self._page.draw_anew()
