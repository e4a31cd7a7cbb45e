"""Gestures: what a reader does with mouse and keys over the text and its margin, as signals."""

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent

from blotter.domain.segment import Span, paragraph_at
from blotter.ui.reading.bounds import BoundsEditor
from blotter.ui.reading.drop import CodeDrop
from blotter.ui.reading.hover_card import HoverCard
from blotter.ui.reading.margin import Margin
from blotter.ui.reading.marked_page import MarkedPage
from blotter.ui.reading.pointer import Pointer


class Gestures(QObject):
    """Watches page and margin; ids come innermost first."""

    clicked = Signal(list)
    added = Signal(list)
    opened = Signal(str)
    menu_requested = Signal(QPoint, list, object)

    def __init__(self, page: MarkedPage, margin: Margin) -> None:
        super().__init__(page)
        self._page = page
        self._margin = margin
        self.card = HoverCard(page)
        over_text = Pointer(page.viewport(), self._ids_in_text)
        over_margin = Pointer(margin, self._ids_in_margin)
        for pointer in (over_text, over_margin):
            pointer.rested.connect(self.hover)
            pointer.lingered.connect(self.show_card)
            pointer.moved.connect(self.card.hide)
            pointer.added.connect(self.added, Qt.ConnectionType.QueuedConnection)
        over_text.clicked.connect(self._click_text, Qt.ConnectionType.QueuedConnection)
        over_margin.clicked.connect(self.clicked)
        over_margin.doubled.connect(self._open)
        self._pointers = (over_text, over_margin)
        page.installEventFilter(self)
        self.bounds = BoundsEditor(page, lambda position: paragraph_at(page.positions.stored, position))
        self.drop = CodeDrop(page, self.drop_target)
        page.menu_requested.connect(self._ask_for_menu)
        margin.menu_requested.connect(lambda place, id_: self.menu_requested.emit(place, [id_], None))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Alt shows the card of what the pointer rests on at once, and does not go to the menus then."""
        if not isinstance(event, QKeyEvent) or event.key() != Qt.Key.Key_Alt:
            return False
        over = [pointer for pointer in self._pointers if pointer.is_over()]
        if over and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if event.type() == QEvent.Type.KeyPress:
            for pointer in over:
                pointer.linger_now()
        return False

    def _ids_in_text(self, point: QPointF) -> list[str]:
        position = self._page.character_at(point)
        return [] if position is None else self._ids_at(position)

    def _ids_in_margin(self, point: QPointF) -> list[str]:
        segment = self._margin.segment_at(point)
        return [segment.id] if segment else []

    def _ids_at(self, position: int) -> list[str]:
        return [segment.id for segment in self._page.layer.at(position)]

    def hover(self, ids: list[str]) -> None:
        """Single out what the pointer rests on."""
        hovered = ids[0] if ids else None
        if hovered != self._page.emphasis.hovered:
            self._page.emphasis.hovered = hovered
            self._page.draw_anew()
            self._margin.update()

    def show_card(self, ids: list[str], pointer: QPoint) -> None:
        """Tell of segments beside the pointer."""
        segments = [segment for segment in map(self._page.layer.get, ids) if segment is not None]
        if segments:
            self.card.show_segments(segments, pointer)

    def _click_text(self, ids: list[str]) -> None:
        """A click that has selected a letter was a short drag."""
        if self._page.selected_span() is None:
            self.clicked.emit(ids)

    def _open(self, ids: list[str]) -> None:
        if ids:
            self.opened.emit(ids[0])

    def drop_target(self) -> Span | None:
        """What a dragged code would code: the selection, else what is chosen."""
        return self._page.selected_span() or self._page.chosen_span

    def _ask_for_menu(self, place: QPoint, point: QPointF | None) -> None:
        """The selection is meant if a key asks, or if the pointer is over it."""
        selected = self._page.selected_span()
        position = self._page.caret() if point is None else self._page.character_at(point)
        ids = [] if position is None else self._ids_at(position)
        if selected is not None and point is not None:
            is_over = position is not None and selected.start <= position < selected.end
            selected = selected if is_over else None
        self.menu_requested.emit(place, ids, selected)
