"""Notes: what is noted on passages without a code, seen beside the text and under the words it is about."""

from bisect import bisect_left
from collections.abc import Iterable
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from blotter.domain.segment import Span
from blotter.ui.reading.marked_page import MarkedPage


class ShownNote(NamedTuple):
    """A note as it is shown: `start` and `end` in code points of the document's text."""

    start: int
    end: int
    id: str
    text: str

    @property
    def span(self) -> Span:
        """The passage that it is about."""
        return Span(self.start, self.end)


class Notes(QObject):
    """The notes on the document that is shown; a passage is set off while its note is hovered or chosen."""

    changed = Signal()
    opened = Signal(str)
    """The reader asks for a note."""

    def __init__(self, page: MarkedPage) -> None:
        super().__init__(page)
        self._page = page
        self._notes: list[ShownNote] = []
        self._chosen: str | None = None
        self._hovered: str | None = None

    def show(self, notes: Iterable[ShownNote]) -> None:
        """Show these notes and no others."""
        self._notes = sorted(notes)
        self._hovered = None
        if self._found(self._chosen) is None:
            self._chosen = None
        self._set_off()

    def starting_in(self, span: Span) -> list[ShownNote]:
        """The notes on passages that begin in a span."""
        first, last = (bisect_left(self._notes, (at,)) for at in span)
        return self._notes[first:last]

    def at(self, position: int) -> list[ShownNote]:
        """The notes on the passages around a position, the shortest first."""
        found = [note for note in self._notes if note.start <= position <= note.end]
        return sorted(found, key=lambda note: note.span.length)

    def chosen(self) -> str | None:
        """The id of the note that is chosen."""
        return self._chosen

    def meant(self, position: int) -> str | None:
        """The note that is chosen, else the nearest around a position."""
        return self._chosen or next((note.id for note in self.at(position)), None)

    def choose(self, note_id: str | None) -> None:
        """Single a note out, or none."""
        self._chosen = note_id
        self._set_off()

    def hover(self, note_id: str | None) -> bool:
        """Set a note's passage off while the pointer is over its sign; whether it is another than before."""
        is_other = note_id != self._hovered
        if is_other:
            self._hovered = note_id
            self._set_off()
        return is_other

    def open(self, note_id: str) -> None:
        """The sign of a note was pressed."""
        self.choose(note_id)
        self.opened.emit(note_id)

    def _found(self, note_id: str | None) -> ShownNote | None:
        return next((note for note in self._notes if note.id == note_id), None)

    def _set_off(self) -> None:
        note = self._found(self._hovered) or self._found(self._chosen)
        self._page.emphasis.noted = note.span if note else None
        self._page.draw_anew()
        self.changed.emit()
