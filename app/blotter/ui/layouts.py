"""Layouts: for coding, for reading, the text alone, and a page that wants the room of the panes."""

from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from blotter.ui.docks import Docks
from blotter.ui.keys import native
from blotter.ui.language import tr

if TYPE_CHECKING:
    from blotter.ui.workplace import Workplace


class Layout(StrEnum):
    """What the window is arranged for."""

    CODING = "coding"
    READING = "reading"
    """The text and the status bar, and the panes that the reader has shown in this layout."""
    ALONE = "alone"
    """The text on the whole screen and nothing else."""
    AWAY = "away"
    """Another page in place of the text."""


_NAMED = (Layout.CODING, Layout.READING)


class Layouts(QObject):
    """Coding and reading each remember which panes they show; the others lead back to where they began."""

    changed = Signal()

    current: Layout

    def __init__(self, work: "Workplace", docks: Docks) -> None:
        super().__init__(work)
        self._work, self._window, self._docks = work, work.window, docks
        self._shown: dict[Layout, frozenset[str]] = {}
        self._below = self.current = Layout.CODING
        self._state_before = Qt.WindowState.WindowNoState
        work.area.escaped.connect(self.leave_alone)
        work.area.reading_toggled.connect(self.toggle_reading)

    def toggle_reading(self) -> None:
        """Text and stripes, or everything that coding needs."""
        self.leave_alone()
        if self.current is Layout.READING:
            self._turn_to(Layout.CODING)
        else:
            self._turn_to(Layout.READING)
            key = self._window.actions_by_id["reading"].shortcut()
            if not key.isEmpty():
                self._work.note(tr("{key} brings the panes back.", key=native(key)))
        self._work.page.view.page.setFocus()

    def toggle_alone(self) -> None:
        """Nothing but the text, or what was there before."""
        if self.current is Layout.ALONE:
            self.leave_alone()
        else:
            self._turn_to(Layout.ALONE)
            self._work.page.view.page.setFocus()

    def leave_alone(self) -> None:
        """Bring back what was there before the text stood alone."""
        if self.current is Layout.ALONE:
            self._turn_to(self._below)
            self._work.page.view.page.setFocus()

    def set_aside(self) -> None:
        """Make room for another page than the text."""
        self.leave_alone()
        self._turn_to(Layout.AWAY)

    def bring_back(self) -> None:
        """Back from another page."""
        if self.current is Layout.AWAY:
            self._turn_to(self._below)

    def leave(self) -> None:
        """Put everything where it is for coding, before the arrangement is remembered."""
        self.leave_alone()
        self.bring_back()
        self._note_shown()
        self._turn_to(Layout.CODING)

    def reading_panes(self) -> str:
        """Which panes are shown for reading, as it is remembered for the next time."""
        return " ".join(sorted(self._shown.get(Layout.READING, frozenset())))

    def remember_reading(self, panes: str) -> None:
        """Take over which panes are shown for reading."""
        self._shown[Layout.READING] = self._docks.named(panes.split())

    def fit(self) -> None:
        """In a window that is too low for all of them, panes give way."""
        if self.current is Layout.CODING:
            self._docks.fit()

    def _note_shown(self) -> None:
        if self.current in _NAMED:
            self._shown[self.current] = self._docks.wanted()
            self._below = self.current

    def _turn_to(self, layout: Layout) -> None:
        if layout is self.current:
            return
        self._note_shown()
        was_alone = self.current is Layout.ALONE
        self.current = layout
        window, is_alone = self._window, layout is Layout.ALONE
        self._docks.show_only(self._shown.get(layout, frozenset()))
        window.tools.setVisible(layout in (Layout.CODING, Layout.AWAY))
        window.menuBar().setVisible(not is_alone)
        window.statusBar().setVisible(not is_alone)
        self._work.area.float_headers(is_alone)
        self._work.area.show_reading(layout is Layout.READING)
        if is_alone:
            self._state_before = window.windowState()
            window.setWindowState(self._state_before | Qt.WindowState.WindowFullScreen)
        elif was_alone:
            window.setWindowState(self._state_before)
        self.fit()
        self.changed.emit()
