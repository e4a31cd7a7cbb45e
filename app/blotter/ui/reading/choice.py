"""Choice: the segment that is singled out, and those that are marked to be worked on together."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from blotter.ui.reading.bounds import BoundsEditor
from blotter.ui.reading.marked_page import MarkedPage


class Choice(QObject):
    """One segment is chosen, or none; any number are marked besides, and while some are, these are meant."""

    told = Signal(str)
    """The segment that the reader has chosen, "" for none; `choose` does not tell."""
    changed = Signal()
    marks_changed = Signal()

    def __init__(self, page: MarkedPage, bounds: BoundsEditor) -> None:
        super().__init__(page)
        self._page, self._bounds = page, bounds
        self._emphasis = page.emphasis

    def one(self) -> str | None:
        """The id of the segment that is singled out."""
        return self._emphasis.chosen

    def meant(self) -> list[str]:
        """The ids of the segments to work on, in the order of reading: those marked, else the one chosen."""
        layer = self._page.layer
        marked = [
            each
            for each in map(layer.get, self._emphasis.marked)
            if each is not None and layer.is_shown(each.id)
        ]
        if marked:
            return [each.id for each in sorted(marked, key=lambda segment: segment.order)]
        return [self._emphasis.chosen] if self._emphasis.chosen else []

    def marked(self) -> frozenset[str]:
        """The ids of the segments that are marked."""
        return frozenset(self._emphasis.marked)

    def choose(self, segment_id: str | None) -> None:
        """Single a segment out, or none; marks stay."""
        self._bounds.cancel()
        self._emphasis.chosen = segment_id
        self.changed.emit()

    def choose_among(self, ids: Sequence[str], step: int = 1) -> None:
        """Choose the first, or the one after the chosen one if this is among them."""
        chosen = self._emphasis.chosen
        following: str | None = ids[0] if ids else None
        if chosen in ids:
            following = ids[(ids.index(chosen) + step) % len(ids)]
        self.choose(following)
        if following != chosen:
            self.told.emit(following or "")

    def click(self, ids: Sequence[str]) -> None:
        """A plain click: choose, and let go of what is marked."""
        self.choose_among(ids)
        self.mark(())

    def add(self, ids: Sequence[str]) -> None:
        """A click with Ctrl: mark the innermost as well, and the chosen one with it; or unmark it again."""
        if not ids:
            return
        chosen, clicked = self._emphasis.chosen, ids[0]
        if chosen is not None and not self._emphasis.marked and chosen != clicked:
            self._emphasis.marked.add(chosen)
        if self.toggle(clicked):
            self.choose(clicked)
            self.told.emit(clicked)
        elif chosen == clicked:
            self.choose(None)

    def toggle(self, segment_id: str) -> bool:
        """Mark a segment, or let go of it; whether it is marked now."""
        marked = self._emphasis.marked
        if segment_id in marked:
            self.mark(marked - {segment_id})
        else:
            self.mark(marked | {segment_id})
        return segment_id in self._emphasis.marked

    def mark(self, ids: Sequence[str] | set[str]) -> None:
        """Mark these segments and no others."""
        wanted = {each for each in ids if self._page.layer.get(each) is not None}
        if wanted != self._emphasis.marked:
            self._emphasis.marked = wanted
            self.changed.emit()
            self.marks_changed.emit()

    def forget_gone(self) -> None:
        """Let go of segments that are not there any more."""
        if self._page.layer.get(self._emphasis.chosen) is None:
            self._emphasis.chosen = None
        self.mark(self._emphasis.marked)

    def here(self, position: int, step: int = 1) -> None:
        """Choose the innermost segment at a position, or the next one there (-1: the one before)."""
        layer = self._page.layer
        found = layer.at(position) or layer.at(position - 1)
        self.choose_among([segment.id for segment in found], step)

    def neighbour(self, step: int) -> bool:
        """Choose the next segment in the order of reading (1) or the one before (-1), and go there."""
        page = self._page
        chosen = page.layer.get(self._emphasis.chosen)
        # Without a choice, what begins at the caret is next, and before it what began earlier.
        at = page.caret()
        order = chosen.order if chosen else (at, -len(page.positions.stored) - 1, "")
        found = page.layer.following(order) if step > 0 else page.layer.preceding(order)
        if found is None:
            return False
        page.put_caret(found.start)
        page.reveal(found.span)
        self.choose_among([found.id], step)
        return True
