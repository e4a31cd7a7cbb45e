"""Docks: the frames of the panes: where they stand, which are shown, what gives way in a low window."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDockWidget, QMainWindow, QWidget

from blotter.ui.scale import px
from blotter.ui.views.pane_title import PaneTitle

Area = Qt.DockWidgetArea
LEFT, RIGHT, BOTTOM = Area.LeftDockWidgetArea, Area.RightDockWidgetArea, Area.BottomDockWidgetArea

LOW = 620
"""In a window lower than this, the segments give way to the text."""

LOW_FOR_BOTH = 640
"""In a window lower than this, the definition becomes a tab of the codebook."""

NARROW = 900
"""In a window narrower than this, the panes at the sides become tabs of one place."""

_WIDE = 1600
_CROWDED = 224
_WIDE_SIDES, _NARROW_SIDES = (272, 372), (224, 280)
_SEARCH = 264
_AT_RIGHT = ("codebook", "definition", "memo")
_MEMO_SHARES = (0.4, 0.28, 0.32)


class Docks(QObject):
    """One dock for each pane, by name."""

    changed = Signal()
    """A dock is shown or hidden now."""
    left = Signal()
    """Esc was pressed in a pane, which had no use for it."""

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._docks: dict[str, QDockWidget] = {}
        self._gave_way = False
        self._heights: list[int] = []
        self._is_crowded = False
        self._standing = ""
        self._aside: list[str] = []

    def add(self, name: str, pane: QWidget, title: PaneTitle, area: Qt.DockWidgetArea) -> None:
        """Put a pane into a dock of its own; the name is under what its place is remembered."""
        dock = QDockWidget(self._window)
        dock.setObjectName(name)
        dock.setWidget(pane)
        title.attach(dock)
        dock.installEventFilter(self)
        dock.visibilityChanged.connect(lambda _: self.changed.emit())
        self._window.addDockWidget(area, dock)
        self._docks[name] = dock

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take Esc, once it has come from a pane to its dock."""
        if event.type() == QEvent.Type.Close and watched.objectName() == self._standing:
            self.end_stand_in()
        is_esc = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if is_esc and event.type() == QEvent.Type.KeyPress:
            self._window.activateWindow()
            self.left.emit()
            return True
        return False

    def arrange(self) -> None:
        """Documents left, codebook over definition right, segments below; memo and search wait."""
        window = self._window
        documents, codebook, definition, segments, memo, search = self._docks.values()
        for corner in (Qt.Corner.TopLeftCorner, Qt.Corner.BottomLeftCorner):
            window.setCorner(corner, LEFT)
        for corner in (Qt.Corner.TopRightCorner, Qt.Corner.BottomRightCorner):
            window.setCorner(corner, RIGHT)
        window.splitDockWidget(codebook, definition, Qt.Orientation.Vertical)
        window.splitDockWidget(definition, memo, Qt.Orientation.Vertical)
        window.tabifyDockWidget(segments, search)
        # Qt shows a new dock when it comes to it, even one that a restored state has hidden meanwhile.
        for dock in (documents, codebook, definition, segments):
            dock.show()
        memo.hide()
        search.hide()
        is_wide = window.width() >= px(_WIDE)
        widths = [px(width) for width in (_WIDE_SIDES if is_wide else _NARROW_SIDES)]
        window.resizeDocks([documents, codebook], widths, Qt.Orientation.Horizontal)
        heights = [px(460), px(300)] if is_wide else [px(380), px(284)]
        window.resizeDocks([codebook, definition], heights, Qt.Orientation.Vertical)
        window.resizeDocks([segments], [px(214 if is_wide else 156)], Qt.Orientation.Vertical)

    def remove(self) -> None:
        """Take the docks away with their panes."""
        for dock in self._docks.values():
            self._window.removeDockWidget(dock)
            # By its name it would be taken for its successor when the arrangement is restored.
            dock.setObjectName("")
            dock.deleteLater()
        self.deleteLater()

    def leave(self) -> None:
        """Let what gave way come back, so that the arrangement is remembered as it was wanted."""
        self._make_room(is_low=False)
        self._fold(is_low=False)

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
        self.show_in_column("memo", _MEMO_SHARES)

    def show_in_column(self, name: str, shares: Sequence[float]) -> None:
        """Show a dock; where it opens in the column of codebook and definition, all get their shares."""
        column = [self._docks[each] for each in ("codebook", "definition", name)]
        is_new = column[-1].isHidden() and not column[-1].isFloating()
        self.show(name)
        if is_new:
            height = sum(dock.height() for dock in column if not dock.isHidden())
            heights = [round(height * share) for share in shares]
            self._window.resizeDocks(column, heights, Qt.Orientation.Vertical)

    def stand_in(self, name: str, width: int, is_wide: bool) -> None:
        """Show a dock at the right in place of what stands there; in a narrow window it has all the room
        beside the text.
        """
        others = _AT_RIGHT if is_wide else (*_AT_RIGHT, "documents", "segments")
        aside = [other for other in others if self.is_shown(other) and not self._docks[other].isFloating()]
        self._standing, self._aside = name, [*self._aside, *aside]
        for other in aside:
            self.hide(other)
        self.show(name)
        self._window.resizeDocks([self._docks[name]], [width], Qt.Orientation.Horizontal)

    def end_stand_in(self) -> None:
        """Put that dock away, and show again what it stood in for."""
        name, aside = self._standing, self._aside
        self._standing, self._aside = "", []
        if name:
            self.hide(name)
        for other in aside:
            self._docks[other].show()

    def show_search(self) -> None:
        """Show the search; where it comes up, there is room for some hits."""
        is_new = self._docks["search"].isHidden()
        self.show("search")
        if is_new and not self._docks["search"].isFloating():
            wanted = min(px(_SEARCH), self._window.height() * 2 // 5)
            height = max(wanted, self._docks["segments"].height())
            self._window.resizeDocks([self._docks["search"]], [height], Qt.Orientation.Vertical)

    def wanted(self) -> frozenset[str]:
        """The names of the docks that are shown, or would be if there were room."""
        shown = {name for name in self._docks if self.is_shown(name)}
        return frozenset({*shown, "segments"} if self._gave_way else shown)

    def named(self, names: Iterable[str]) -> frozenset[str]:
        """Those of the names that docks have."""
        return frozenset(names) & frozenset(self._docks)

    def show_only(self, names: frozenset[str]) -> None:
        """Show these docks and put the others away."""
        self._gave_way = False
        for name, dock in self._docks.items():
            dock.setVisible(name in names)

    # Room

    def fit(self) -> None:
        """Put away what has no room in a low or narrow window, and bring it back when there is."""
        width, height = self._window.width(), self._window.height()
        self._make_room(is_low=height < px(LOW))
        if width < px(NARROW):
            self._fold(is_low=False)
            self._crowd(is_narrow=True)
        else:
            self._crowd(is_narrow=False)
            self._fold(is_low=height < px(LOW_FOR_BOTH))

    def _crowd(self, is_narrow: bool) -> None:
        """Lay what stands at the sides behind each other, or at its own side again."""
        if is_narrow is self._is_crowded:
            return
        self._is_crowded = is_narrow
        documents, *right = (self._docks[name] for name in ("documents", "codebook", "definition", "memo"))
        docked = [dock for dock in right if not dock.isFloating()]
        shown = {dock: not dock.isHidden() for dock in (documents, *docked)}
        # Qt leaves a bar of tabs behind for docks that are laid together in sight.
        for dock in shown:
            dock.hide()
        for dock in docked:
            if is_narrow:
                self._window.tabifyDockWidget(documents, dock)
            else:
                self._window.removeDockWidget(dock)
                self._window.addDockWidget(RIGHT, dock)
        for dock, was_shown in shown.items():
            dock.setVisible(was_shown)
        if is_narrow:
            documents.raise_()
            self._window.resizeDocks([documents], [px(_CROWDED)], Qt.Orientation.Horizontal)
        else:
            sides = [documents, self._docks["codebook"]]
            self._window.resizeDocks(sides, [px(width) for width in _NARROW_SIDES], Qt.Orientation.Horizontal)

    def _make_room(self, is_low: bool) -> None:
        if is_low and not self._gave_way and self.is_shown("segments"):
            self._gave_way = not self._docks["segments"].isFloating()
            self._docks["segments"].setVisible(not self._gave_way)
        elif not is_low and self._gave_way:
            self._gave_way = False
            self._docks["segments"].show()

    def _fold(self, is_low: bool) -> None:
        """Lay the definition behind the codebook, or below it again."""
        window, codebook, definition = self._window, self._docks["codebook"], self._docks["definition"]
        if is_low and not self._heights and self._are_stacked():
            self._heights = [codebook.height(), definition.height()]
            window.tabifyDockWidget(codebook, definition)
            codebook.raise_()
        elif not is_low and self._heights:
            heights, self._heights = self._heights, []
            if definition in window.tabifiedDockWidgets(codebook):
                # Qt parts two tabs only if one of them is taken out.
                is_shown = not definition.isHidden()
                window.removeDockWidget(definition)
                window.addDockWidget(window.dockWidgetArea(codebook), definition)
                window.splitDockWidget(codebook, definition, Qt.Orientation.Vertical)
                definition.setVisible(is_shown)
                window.resizeDocks([codebook, definition], heights, Qt.Orientation.Vertical)

    def _are_stacked(self) -> bool:
        """Whether codebook and definition are shown one above the other in one place of the window."""
        docks = [self._docks["codebook"], self._docks["definition"]]
        areas = {self._window.dockWidgetArea(dock) for dock in docks}
        are_tabs = docks[1] in self._window.tabifiedDockWidgets(docks[0])
        return len(areas) == 1 and not are_tabs and not any(d.isFloating() or d.isHidden() for d in docks)
