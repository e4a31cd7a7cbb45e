"""CaretTeller: what is coded where the caret has come to, in words, for those who listen."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

from blotter.ui.language import plural, tr
from blotter.ui.reading.hover_card import HoverCard, spoken
from blotter.ui.reading.marked_page import MarkedPage
from blotter.ui.reading.notes import Notes


class CaretTeller(QObject):
    """Describes the page by what lies at its caret, and announces it when it is another."""

    def __init__(self, page: MarkedPage, notes: Notes, card: HoverCard) -> None:
        super().__init__(page)
        self._page, self._notes, self._card = page, notes, card
        page.cursorPositionChanged.connect(self.tell)

    def tell(self) -> None:
        """Say what lies at the caret. It has to be read from the project: only if somebody listens."""
        if not QAccessible.isActive():
            return
        told = self._told()
        if told != self._page.accessibleDescription():
            self._page.setAccessibleDescription(told)
            if told:
                QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._page, told))

    def _told(self) -> str:
        at = self._page.caret()
        told = [tr("Note: {text}", text=note.text) for note in self._notes.at(at)]
        if segments := self._page.layer.at(at):
            words, count = spoken(self._card.describe(segments)), len(segments)
            told.append(
                plural(
                    "In {count} segment: {segments}", "In {count} segments: {segments}", count, segments=words
                )
            )
        return "; ".join(told)
