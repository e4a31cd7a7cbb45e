"""Arrangement: where the parts of the window stand, kept for each size of screen."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSettings

from blotter.ui import scale

if TYPE_CHECKING:
    from blotter.ui.main_window import MainWindow

OF_A_PROJECT = ("docks", "split", "reading", "pages")


class Arrangement:
    """The window's own place ("geometry"), and those of docks, of documents beside each other, of the
    panes for reading, of the pages beside a text.
    """

    def __init__(self, window: "MainWindow") -> None:
        self._window = window
        self._carried: dict[str, QByteArray | str] = {}
        self._percent = scale.px(100)

    def keep(self, *names: str) -> None:
        """Write down where something stands."""
        if self._window.keeps_state:
            for what in names:
                QSettings().setValue(self._key(what), self._state(what))

    def carry(self) -> None:
        """Keep where the parts of the open project stand until they are made anew, in whatever size."""
        self.keep(*OF_A_PROJECT)
        self._carried = {what: self._state(what) for what in OF_A_PROJECT}
        if self._percent != scale.px(100):
            del self._carried["docks"]
            self._percent = scale.px(100)

    def restore(self, what: str) -> None:
        """Put something where it stood."""
        state = self._carried.pop(what, None)
        if state is None and self._window.keeps_state:
            state = QSettings().value(self._key(what))
        if what == "split":
            self._window.work.area.arrange(str(state or ""))
        elif what == "pages":
            self._window.work.area.arrange_pages(str(state or ""))
        elif what == "reading":
            self._window.work.panes.layouts.remember_reading(str(state or ""))
        elif isinstance(state, QByteArray):
            if what == "geometry":
                self._window.restoreGeometry(state)
            else:
                self._window.restoreState(state)

    def _state(self, what: str) -> QByteArray | str:
        if what == "split":
            return self._window.work.area.arrangement()
        if what == "pages":
            return self._window.work.area.pages_arrangement()
        if what == "reading":
            return self._window.work.panes.layouts.reading_panes()
        return self._window.saveGeometry() if what == "geometry" else self._window.saveState()

    def _key(self, what: str) -> str:
        """Each size of screen has its own arrangement, and docks have one for each size of the interface."""
        size = self._window.screen().size()
        own = f"@{self._percent}" if what == "docks" and self._percent != 100 else ""
        return f"window/{size.width()}x{size.height()}{own}/{what}"
