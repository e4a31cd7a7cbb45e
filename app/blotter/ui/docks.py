"""Docks: the frames of the panes: where they stand, which are shown, what gives way in a low window."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QDockWidget, QMainWindow, QWidget

from blotter.ui.views.pane_title import PaneTitle

Area = Qt.DockWidgetArea
LEFT, RIGHT, BOTTOM = Area.LeftDockWidgetArea, Area.RightDockWidgetArea, Area.BottomDockWidgetArea

LOW = 620
"""In a window lower than this, the segments give way to the text."""

_WIDE = 1600
_MEMO_SHARES = (0.4, 0.28, 0.32)


class Docks(QObject):
    """One dock for each pane, by name."""

    changed = Signal()
    """A dock is shown or hidden now."""

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._docks: dict[str, QDockWidget] = {}
        self._aside: list[QDockWidget] | None = None
        self._is_low = self._gave_way = False

    def add(self, name: str, pane: QWidget, title: PaneTitle, area: Qt.DockWidgetArea) -> None:
        """Put a pane into a dock of its own; the name is under what its place is remembered."""
        dock = QDockWidget(self._window)
        dock.setObjectName(name)
        dock.setWidget(pane)
        title.attach(dock)
        dock.visibilityChanged.connect(lambda _: self.changed.emit())
        self._window.addDockWidget(area, dock)
        self._docks[name] = dock

    def arrange(self) -> None:
        """Documents left, codebook over definition right, segments below; the memo waits."""
        window = self._window
        documents, codebook, definition, segments, memo = self._docks.values()
        for corner in (Qt.Corner.TopLeftCorner, Qt.Corner.BottomLeftCorner):
            window.setCorner(corner, LEFT)
        for corner in (Qt.Corner.TopRightCorner, Qt.Corner.BottomRightCorner):
            window.setCorner(corner, RIGHT)
        window.splitDockWidget(codebook, definition, Qt.Orientation.Vertical)
        window.splitDockWidget(definition, memo, Qt.Orientation.Vertical)
        # Qt shows a new dock when it comes to it, even one that a restored state has hidden meanwhile.
        for dock in (documents, codebook, definition, segments):
            dock.show()
        memo.hide()
        is_wide = window.width() >= _WIDE
        widths = [272, 372] if is_wide else [224, 280]
        window.resizeDocks([documents, codebook], widths, Qt.Orientation.Horizontal)
        heights = [460, 300] if is_wide else [380, 284]
        window.resizeDocks([codebook, definition], heights, Qt.Orientation.Vertical)
        window.resizeDocks([segments], [214 if is_wide else 156], Qt.Orientation.Vertical)

    def remove(self) -> None:
        """Take the docks away with their panes."""
        for dock in self._docks.values():
            self._window.removeDockWidget(dock)
            dock.deleteLater()
        self.deleteLater()

    def leave(self) -> None:
        """Let what gave way come back, so that the arrangement is remembered as it was wanted."""
        if self._gave_way:
            self._docks["segments"].show()

    # Showing

    def is_shown(self, name: str) -> bool:
        """Whether a dock is shown, be it in a window of its own or behind another's tab."""
        return not self._docks[name].isHidden()

    def show(self, name: str) -> None:
        """Show a dock, in front if others share its place."""
        self._docks[name].show()
        self._docks[name].raise_()

    def hide(self, name: str) -> None:
        """Put a dock away."""
        self._docks[name].hide()

    def show_memo(self) -> None:
        """Show the memo; where it opens in the column of codebook and definition, it gets its share."""
        column = [self._docks[name] for name in ("codebook", "definition", "memo")]
        is_new = column[-1].isHidden() and not column[-1].isFloating()
        self.show("memo")
        if is_new:
            height = sum(dock.height() for dock in column if not dock.isHidden())
            shares = [round(height * share) for share in _MEMO_SHARES]
            self._window.resizeDocks(column, shares, Qt.Orientation.Vertical)

    def fit(self) -> None:
        """Put the segments away where the window gets too low for them, and back where it gets higher."""
        is_low = self._window.height() < LOW
        if is_low == self._is_low or self._aside is not None:
            return
        self._is_low = is_low
        if is_low:
            self._gave_way = self.is_shown("segments")
            self.hide("segments")
        elif self._gave_way:
            self._gave_way = False
            self._docks["segments"].show()

    def are_aside(self) -> bool:
        """Whether the docks make room for a page that wants all of it."""
        return self._aside is not None

    def set_aside(self) -> None:
        """Hide the docks, to be brought back as they were."""
        if self._aside is None:
            self._aside = [dock for dock in self._docks.values() if not dock.isHidden()]
            for dock in self._docks.values():
                dock.hide()

    def bring_back(self) -> None:
        """Show the docks again that were set aside."""
        for dock in self._aside or ():
            dock.show()
        self._aside = None
        self.fit()
